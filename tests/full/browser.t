#!/usr/bin/env python3
"""Reports as HTML in headless Chromium: on a phone, on a desk, on paper."""
import html
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(root, "tests"))
from tap import finish, ok  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
os.chdir(root)
work = tempfile.mkdtemp()
A, B = "HGZX-2026-001", "HGZX-2024-003"


def browse(*arguments):
    profile = tempfile.mkdtemp(dir=work)
    return subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                           "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                           "--allow-file-access-from-files", "--virtual-time-budget=5000", "--user-data-dir=" + profile, *arguments],
                          capture_output=True, text=True, timeout=120).stdout


# A window is never as narrow as a phone, a frame in it is. The frame's document is measured from outside: the page has no script.
MEASURE = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe id="f" src="%s" style="border:0;width:%dpx;height:%dpx"></iframe><pre id="measured" hidden></pre><script>
onload = () => {
  const frame = document.getElementById("f"), page = frame.contentDocument, view = frame.contentWindow;
  const shown = e => e.getClientRects().length > 0;
  const beyond = [], small = [], narrowLinks = [];
  for (const e of page.body.querySelectorAll("*")) {
    if (!shown(e) || e.closest("thead") && view.getComputedStyle(e.closest("thead")).position === "absolute") continue;
    const box = e.getBoundingClientRect(), scroller = e.closest(".frame");
    if ((box.right > view.innerWidth + 1 || box.left < -1) && (!scroller || e === scroller)) beyond.push(e.tagName + "." + e.className);
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (own && (e.ownerSVGElement ? e.getBoundingClientRect().height / 1.5 : parseFloat(view.getComputedStyle(e).fontSize)) < 9)
      small.push(e.tagName + " " + e.textContent.slice(0, 20));
    if (e.matches(".contents a") && box.height < 24) narrowLinks.push(e.textContent);
  }
  document.getElementById("measured").textContent = JSON.stringify({
    width: page.documentElement.scrollWidth, beyond, small, narrowLinks,
    wide: [...page.querySelectorAll("svg.wide")].filter(shown).length, narrow: [...page.querySelectorAll("svg.narrow")].filter(shown).length,
    broken: [...page.images].filter(i => !i.complete || !i.naturalWidth || i.naturalWidth !== +i.getAttribute("width")).length,
    stacked: [...page.querySelectorAll(".stacks td")].filter(e => view.getComputedStyle(e).display !== "table-cell").length,
    stretched: [...page.querySelectorAll("th,td,caption,figcaption,.terms dd,.card>p")].filter(
      e => view.getComputedStyle(e).textAlign === "justify" && e.clientWidth < 400).length,
    mark: view.getComputedStyle(page.body, "::before").content});
};
</script>"""


def wrapper(path, width, height):
    name = os.path.join(work, f"{os.path.basename(path)}-{width}.html")
    with open(name, "w", encoding="utf-8") as file:
        file.write(MEASURE % ("file://" + path, width, height))
    return "file://" + name


def measure(path, width):
    for _ in range(3):  # on a busy machine the tree may be written out before the frame is there
        dom = browse("--window-size=1400,900", "--dump-dom", wrapper(path, width, 844))
        found = re.search(r'<pre id="measured"[^>]*>(.+?)</pre>', dom, re.S)
        if found:
            return json.loads(html.unescape(found.group(1)))
    return None


def colours(path):
    """How many pixels of each colour a PNG of 8 bits a channel has."""
    with open(path, "rb") as file:
        data = file.read()
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert depth == 8 and kind in (2, 6)
    at, packed = 8, b""
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + length] if name == b"IDAT" else b""
        at += 12 + length
    raw, size = zlib.decompress(packed), 4 if kind == 6 else 3
    stride, above, count = width * size, bytearray(width * size), {}
    for y in range(height):
        method, row = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            left, up, corner = (row[i - size], above[i], above[i - size]) if i >= size else (0, above[i], 0)
            if method == 1:
                row[i] = row[i] + left & 255
            elif method == 2:
                row[i] = row[i] + up & 255
            elif method == 3:
                row[i] = row[i] + (left + up >> 1) & 255
            elif method == 4:
                a, b, c = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
                row[i] = row[i] + (left if a <= b and a <= c else up if b <= c else corner) & 255
        for x in range(0, stride, size):
            colour = bytes(row[x:x + 3])
            count[colour] = count.get(colour, 0) + 1
        above = row
    return (width, height), count


def check_screen(name, path, draft):
    for width in (360, 390, 768, 1280):
        seen = measure(path, width)
        if not seen:
            ok(False, f"{name} at {width} px can be measured")
            continue
        ok(seen["width"] <= width and not seen["beyond"], f"{name} at {width} px: nothing sticks out but tables in their frames",
           seen["width"], seen["beyond"][:5])
        ok(not seen["small"], f"{name} at {width} px: no text is too small to read", seen["small"][:5])
        ok(not seen["broken"], f"{name} at {width} px: every photo is shown", seen["broken"])
        ok(not seen["stretched"], f"{name} at {width} px: nothing narrow is stretched to both edges", seen["stretched"])
        phone = width < 640
        ok(seen["narrow" if phone else "wide"] > 0 and not seen["wide" if phone else "narrow"] and (seen["stacked"] > 0) == phone,
           f"{name} at {width} px: charts and tables are those of a {'phone' if phone else 'desk'}", seen)
        if phone:
            ok(not seen["narrowLinks"], f"{name} at {width} px: lines of the contents are high enough for a thumb", *seen["narrowLinks"][:3])
        ok(("草稿" in seen["mark"]) == draft, f"{name} at {width} px: the watermark of a draft is {'there' if draft else 'not there'}", seen["mark"])


def check_picture(name, path):
    for width, height in ((390, 844), (1280, 900)):
        picture = os.path.join(work, "picture.png")
        browse(f"--window-size={width},{height}", "--screenshot=" + picture, wrapper(path, width, height))
        size, count = colours(picture)
        ink = 1 - count.get(b"\xFF\xFF\xFF", 0) / (size[0] * size[1])
        ok(size == (width, height) and 0.01 < ink < 0.5 and b"\x1F\x3A\x5F" in count,
           f"{name} at {width} px: the cover is drawn, in the style's colour", size, ink)


def check_paper(name, path, texts):
    paper = os.path.join(work, name + ".pdf")
    browse("--no-pdf-header-footer", "--print-to-pdf=" + paper, "file://" + path)
    info = subprocess.run(["pdfinfo", paper], capture_output=True, text=True).stdout
    ok("A4" in info and int(re.search(r"Pages: +(\d+)", info).group(1)) >= 8, f"{name} prints on A4", info)
    pages = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True).stdout.split("\f")[:-1]
    whole = re.sub(r"\s", "", subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True).stdout)
    lost = [t for t in texts if re.sub(r"\s", "", t) not in whole]
    ok(not lost, f"{name} on paper holds every finding", *lost)
    printed = [re.findall(r"—\s*(\d+)\s*—\s*$", page.rstrip()) for page in pages]
    ok(printed == [[]] + [[str(i)] for i in range(1, len(pages))], f"{name} on paper: numbered from the page behind the cover", printed)
    # An opening mark at a line's start sheds its front half, which reaches into the margin.
    boxes = subprocess.run(["pdftotext", "-bbox", paper, "-"], capture_output=True, text=True).stdout
    beyond = [w for w in re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>([^<]*)<', boxes)
              if "草" not in w[2] and "稿" not in w[2] and (float(w[0]) < 28 / 25.4 * 72 - 6.5 or float(w[1]) > (210 - 26) / 25.4 * 72 + 6)]
    ok(not beyond, f"{name} on paper: nothing beyond the margins", *beyond[:5])


def descriptions(project, visit):
    with open(os.path.join("projects", project, "visits", visit + ".yaml"), encoding="utf-8") as file:
        return re.findall(r"^    description: (.*)$", file.read(), re.M)


for name, draft, texts, arguments in (
        ("stage", False, descriptions(A, "V02"), ["stage", "projects/" + A, "--visit", "V02"]),
        ("special", True, descriptions(A, "V01"), ["special", "projects/" + A, "--kind", "实体"]),
        ("comprehensive", False, descriptions(B, "V03"), ["comprehensive", "projects/" + B])):
    path = os.path.join(work, name + ".html")
    subprocess.run([program, "report", *arguments, "--as-of", "2026-09-30", "-q", "-o", path], check=True)
    check_screen(name, path, draft)
    check_picture(name, path)
    check_paper(name, path, texts)

shutil.rmtree(work, ignore_errors=True)
finish()
