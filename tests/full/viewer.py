"""Chromium's PDF viewer without a window, spoken to over its debugging pipe: what it copies, where it finds a word."""
import json
import os
import select
import subprocess
import time
import urllib.parse

FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--remote-debugging-pipe"]


class Viewer:
    def __init__(self, profile):
        orders, self.orders = os.pipe()
        self.answers, answers = os.pipe()
        # It reads from 3 and writes to 4.
        shell = f'exec 3<&{orders} 4>&{answers}; exec chromium "$@"'
        self.process = subprocess.Popen(["sh", "-c", shell, "sh", *FLAGS, "--user-data-dir=" + profile, "about:blank"],
                                        pass_fds=(orders, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(orders)
        os.close(answers)
        self.buffer, self.number = b"", 0

    def close(self):
        self.process.terminate()
        self.process.wait()

    def _answer(self, deadline):
        while b"\0" not in self.buffer:
            if not select.select([self.answers], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError("Chromium does not answer")
            part = os.read(self.answers, 1 << 20)
            if not part:
                raise EOFError("Chromium has ended")
            self.buffer += part
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        order = {"id": self.number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        os.write(self.orders, json.dumps(order).encode() + b"\0")
        deadline = time.monotonic() + 60
        while (answer := self._answer(deadline)).get("id") != self.number:
            pass
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def _opened(self, url):
        """The page, and a session with its viewer once the document is loaded."""
        before = {target["targetId"] for target in self.call("Target.getTargets")["targetInfos"]}
        page = self.call("Target.createTarget", url=url)["targetId"]
        for _ in range(300):
            time.sleep(0.1)
            for target in self.call("Target.getTargets")["targetInfos"]:
                if target["targetId"] in before or not target["url"].startswith("chrome-extension://"):
                    continue
                session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
                if self._run(session, "document.querySelector('pdf-viewer')?.loadState_") == "success":
                    return page, session
        raise TimeoutError(f"{url} is not shown")

    def _run(self, session, script):
        result = self.call("Runtime.evaluate", session, expression=script, awaitPromise=True, returnByValue=True)
        return result["result"].get("value")

    def copied(self, path):
        """All text, as it is selected and copied."""
        page, session = self._opened("file://" + urllib.parse.quote(path))
        text = self._run(session, """(async () => {
            const controller = document.querySelector('pdf-viewer').currentController;
            controller.selectAll();
            return (await controller.getSelectedText()).selectedText;
        })()""")
        self.call("Target.closeTarget", targetId=page)
        return text

    def found(self, path, word):
        """The page that is shown when the word is searched for, from 0; 0 also where it is not found."""
        page, session = self._opened("file://" + urllib.parse.quote(path) + "#:~:text=" + urllib.parse.quote(word))
        for _ in range(30):
            time.sleep(0.1)
            if shown := self._run(session, "document.querySelector('pdf-viewer').viewport.getMostVisiblePage()"):
                break
        self.call("Target.closeTarget", targetId=page)
        return shown
