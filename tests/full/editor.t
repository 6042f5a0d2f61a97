#!/usr/bin/env python3
"""The schemas in an editor: a YAML language server is spoken to as an editor speaks to it. Samples and skeletons have no messages;
of a faulty file it marks the lines that check marks; keys and words are completed, and explained in Chinese on hover."""
import json
import os
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, os.path.join(root, "tests"))
from tap import finish, ok  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", root / "build/release/zhiping"))
server = root / "build/editor/node_modules/.bin/yaml-language-server"
if not server.exists():
    print("1..0 # SKIP there is no YAML language server: npm could not install it")
    raise SystemExit
work = pathlib.Path(tempfile.mkdtemp()).resolve()

# What check says at a line of a file when these words are put in place of those; formats are no business of a schema's.
visit, team, money = "visits/V02.yaml", "experts.yaml", "finance.yaml"
faults = [
    ("application.yaml", "  location: 示例省", "  loction: 示例省"),
    ("application.yaml", "voluntary: true", "volontary: true"),
    ("application.yaml", "  location: 示例省示例市化工园区\n", ""),
    ("application.yaml", "  stage: 在建", "  stage: 在健"),
    ("application.yaml", "  investment: 1280000000.00", "  investment: 约十三亿"),
    ("application.yaml", "  investment: 1280000000.00", '  investment: "1280000000.00"'),
    ("application.yaml", "  investment: 1280000000.00", "  investment: 1,280,000,000.00"),
    ("application.yaml", "  investment: 1280000000.00", "  investment: -1"),
    ("application.yaml", '    phone: "13800000001"', "    phone: 13800000001"),
    ("application.yaml", "  independent_capacity: true", "  independent_capacity: 是"),
    ("application.yaml", "id: HGZX-2026-001", "id: HGZX-26-1"),
    ("application.yaml", "  location: 示例省示例市化工园区", "  location:"),
    ("application.yaml", 'services: ["1.1.2",', 'services: [1.1.2, "1.9",'),
    ("agreement.yaml", "    percent: 40", "    percent: 140"),
    ("agreement.yaml", "signed_on: 2026-03-12", "signed_on: 2026.3.12"),
    ("agreement.yaml", "  authors: [E01, E02, E03]", "  authors: [E01, 甲, E03]"),
    ("agreement.yaml", "      mode: 评审", "      mode: 评 审"),
    (team, "    title: 正高级\n", "    title: 教授\n"),
    (team, "    disciplines: [土建, 钢结构]", "    disciplines: 土建"),
    (team, "    leader: true", "    leader: 1"),
    (visit, "id: V02", "id: 第二批"),
    (visit, "modes: [检查, 指导, 评价]", "modes: [检查, 检查]"),
    (visit, "modes: [检查, 指导, 评价]", "modes: []"),
    (visit, "    severity: 较重", "    severity: 很重"),
    (visit, "    part: ", "    place: "),
    ("assessments/physical.yaml", "kind: 实体", "kind: 实物"),
    ("assessments/physical.yaml", "        score: ", "        score: 1"),
    (money, "    kind: 专票", "    kind: 发票"),
    (money, "    rate: 0.06", "    rate: 6"),
    (money, '  - number: "26990000000000000001"', '  - number: "2699"'),
    ("reports.yaml", "    kind: 阶段性", "    kind: 阶段"),
    ("reports.yaml", "      by: 示例秘书甲\n", ""),
    ("reports.yaml", "    visits: [V01]", "    visits: []"),
    ("../HGZX-2025-007/termination.yaml", "notice_number: ", "notice: "),
    ("../HGZX-2025-007/termination.yaml", "  - 质量管理失控，且不积极整改\n", "  - 管理不善\n"),
    ("../HGZX-2024-003/publication.yaml", "  - kind: 管理\n", "  - kind: 管理\n    grade: 优\n"),
    ("../HGZX-2024-003/publication.yaml", "url: https://", "url: www."),
    ("../HGZX-2024-003/assessments/comprehensive.yaml", "kind: 综合\n", "sections: []\nkind: 综合\n"),
]


class Editor:
    """The client's side of the language server protocol, over the server's stdin and stdout."""

    settings = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}

    def __init__(self):
        self.process = subprocess.Popen([server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.messages, self.asked, self.diagnostics = queue.Queue(), 0, {}
        threading.Thread(target=self.listen, daemon=True).start()
        self.ask("initialize", {"processId": os.getpid(), "rootUri": work.as_uri(), "capabilities": {
            "workspace": {"configuration": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {}}}})
        self.send({"method": "initialized", "params": {}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def listen(self):
        while header := self.process.stdout.readline():
            length = int(header.split(b":")[1])
            while self.process.stdout.readline().strip():
                pass
            self.messages.put(json.loads(self.process.stdout.read(length)))
        self.messages.put(None)

    def next_message(self):
        """The next answer or report; what the server asks of its editor is answered."""
        while True:
            message = self.messages.get(timeout=30)
            if message is None:
                raise SystemExit("Bail out! the language server has ended")
            if "method" not in message or "id" not in message:
                return message
            items = message.get("params", {}).get("items", [])
            self.send({"id": message["id"], "result": [self.settings if item["section"] == "yaml" else {} for item in items]})

    def ask(self, method, parameters):
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": parameters})
        while True:
            message = self.next_message()
            if message.get("id") == self.asked:
                return message.get("result")

    def open_all(self, texts):
        """Opens the files, path to text, and gives the messages of each."""
        for path, text in texts.items():
            self.send({"method": "textDocument/didOpen", "params": {
                "textDocument": {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}}})
        found = {}
        while len(found) < len(texts):
            message = self.next_message()
            if message.get("method") == "textDocument/publishDiagnostics":
                found[message["params"]["uri"]] = message["params"]["diagnostics"]
        return {path: found[path.as_uri()] for path in texts}

    def ask_at(self, method, path, text, offset):
        before = text[:offset]
        column = len(before[before.rfind("\n") + 1:].encode("utf-16-le")) // 2
        return self.ask(method, {"textDocument": {"uri": path.as_uri()},
                                 "position": {"line": before.count("\n"), "character": column}})


def zhiping(*arguments):
    return subprocess.run([program, *arguments], cwd=work, capture_output=True, text=True).stdout


def told(items):
    return sorted((item["range"]["start"]["line"] + 1, item["message"]) for item in items)


def lines_by_check(path, text):
    """Where check finds errors that a schema can tell: S-codes but for those of the formats."""
    path.write_text(text, encoding="utf-8")
    kind = re.search(r"/([a-z]+)\.schema\.json", text)[1]
    output = zhiping("check", "--schema", f"schemas/{kind}.schema.json", str(path), "--format", "json")
    messages = [json.loads(line) for line in output.splitlines()]
    return {message["line"] for message in messages if message["severity"] == "error" and message["code"][0] == "S"
            and message["code"] not in ("S0112", "S0114", "S0115", "S0116", "S0117")}


for folder in ("projects", "schemas"):
    shutil.copytree(root / folder, work / folder)
project = work / "projects/HGZX-2026-001"
fresh = work / "projects/HGZX-2026-009"
kinds = ["application", "agreement", "experts", "finance", "reports", "termination", "publication", "visits/V01",
         *(f"assessments/{name}" for name in ("management", "physical", "economy", "comprehensive"))]
zhiping("new", str(fresh))
for kind in kinds[1:]:
    zhiping("new", str(fresh / f"{kind}.yaml"))
editor = Editor()

# --- nothing is said of what is right ---
files = {path: path.read_text(encoding="utf-8") for path in sorted((work / "projects").glob("HGZX-*/**/*.yaml"))}
for path, text in list(files.items()):
    if fresh in path.parents:  # and with the keys that may be left out
        files[path.with_suffix(".all.yaml")] = re.sub(r"^( *)# ( *(?:- )?[a-z_]+:)", r"\1\2", text, flags=re.M)
for path, items in editor.open_all(files).items():
    if path.name != "comprehensive.all.yaml":  # its sections are for the other kinds
        ok(not items, f"{path.relative_to(work)}: no message", told(items))

# --- of faults it marks the lines that check marks ---
cases = {}
for index, (name, old, new) in enumerate(faults):
    path = (project / name).resolve()
    text = path.read_text(encoding="utf-8")
    assert old in text, (name, old)
    cases[path.with_name(f"fault-{index}.yaml")] = text.replace(old, new, 1)
for (path, items), (name, old, new) in zip(editor.open_all(cases).items(), faults):
    lines = lines_by_check(path, cases[path])
    marked = {line for line, _ in told(items)}
    # Of a key misspelt an editor says that it is missing as well, which check leaves unsaid.
    misspelt = any("is not allowed" in message for _, message in told(items))
    unsaid = {line for line, message in told(items) if misspelt and message.startswith("Missing property")}
    ok(lines and marked - unsaid <= lines <= marked, f"{name}: {(new or 'no ' + old).split(chr(10))[0].strip()}", f"check: {sorted(lines)}",
       f"editor: {told(items)}")

# --- completion ---
text = (project / visit).read_text(encoding="utf-8")
words = {name: schema["enum"] for name, schema in
         json.loads((root / "schemas/common.schema.json").read_text(encoding="utf-8"))["$defs"].items() if "enum" in schema}


def offered(path, text, offset):
    editor.open_all({path: text})
    answer = editor.ask_at("textDocument/completion", path, text, offset) or []
    return [item["label"] for item in (answer["items"] if isinstance(answer, dict) else answer)]


for key in ("severity", "category", "discipline"):
    start = text.index(f"    {key}: ", text.index("findings:")) + len(f"    {key}: ")
    got = offered(project / f"visits/word-{key}.yaml", text[:start] + text[text.index("\n", start):], start)
    ok(set(words[key]) <= set(got), f"the words of {key} are offered", got)
record = json.loads((root / "schemas/visit.schema.json").read_text(encoding="utf-8"))["$defs"]["finding"]["properties"]
first = text.index("  - id: V02-001")
got = offered(project / "visits/key-item.yaml", text[:first] + "  - id: V02-001\n    ", first + len("  - id: V02-001\n    "))
ok(set(record) - {"id"} <= set(got), "the keys of a finding are offered", sorted(set(record) - set(got)))
plain = files[fresh / "application.yaml"]
got = offered(fresh / "key-root.yaml", plain.split("\n")[0] + "\n", len(plain.split("\n")[0]) + 1)
ok({"id", "project", "units", "services", "voluntary"} <= set(got), "the keys of a file are offered", got)
got = offered(fresh / "key-project.yaml", plain.split("\n")[0] + "\nproject:\n  ", len(plain.split("\n")[0]) + 12)
ok({"name", "location", "investment", "approval"} <= set(got), "the keys of a group are offered", got)
start = plain.index("  use_function: ") + len("  use_function: ")
got = offered(fresh / "word-flag.yaml", plain[:start] + plain[plain.index("\n", start):], start)
ok({"true", "false"} <= set(got), "true and false are offered", got)

# --- hover ---
described = {name: json.loads((root / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))
             for name in ("application", "visit", "agreement", "experts", "finance")}


def hover_shows(name, path, key, schema):
    text = files[path]
    found = re.compile(rf"^[ -]*({key}):", re.M).search(text, max(text.find("findings:"), 0))
    answer = editor.ask_at("textDocument/hover", path, text, found.start(1) + 1)
    shown = re.sub(r"\\(.)", r"\1", (answer or {"contents": {"value": ""}})["contents"]["value"])
    ok(shown.startswith(f"#### {schema['title']}\n") and schema["description"] in shown, f"hover on {name}.{key}", shown)


for key, schema in described["application"]["properties"].items():
    if key not in ("accepted", "recommendation"):
        hover_shows("application", project / "application.yaml", key, schema)
for key in ("location", "stage", "investment", "independent_capacity", "start_on"):
    hover_shows("application", project / "application.yaml", key, described["application"]["$defs"]["project"]["properties"][key])
for key in ("severity", "basis", "received_on", "rectifications", "unit"):
    hover_shows("visit", project / visit, key, described["visit"]["$defs"]["finding"]["properties"][key])
for key in ("gross", "rate", "milestone"):
    hover_shows("finance", project / money, key, described["finance"]["$defs"]["invoice"]["properties"][key])
for key in ("signed_on", "fee_total", "publish_clause", "milestones"):
    hover_shows("agreement", project / "agreement.yaml", key, described["agreement"]["properties"][key])
for key in ("library_grade", "disciplines", "leader"):
    hover_shows("experts", project / team, key, described["experts"]["$defs"]["expert"]["properties"][key])

editor.process.kill()
shutil.rmtree(work)
finish()
