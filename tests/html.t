#!/usr/bin/env python3
"""The samples' reports as HTML: sound markup, the text that was put in, nothing loaded from elsewhere, links that lead somewhere."""
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(root, "tests"))
from page import Page  # noqa: E402
from tap import finish, ok  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
os.chdir(root)
work = tempfile.mkdtemp()
A, B, C = "HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"
day = ["--as-of", "2026-09-30"]


def write(name, *arguments, folder=root):
    path = os.path.join(work, name + ".html")
    done = subprocess.run([program, "report", *arguments, *day, "-o", path, "-q"], cwd=folder, capture_output=True, text=True)
    return path, done


def compile_page(name, *arguments, folder=root):
    path, done = write(name, *arguments, folder=folder)
    if not ok(done.returncode == 0 and os.path.exists(path), f"{name} is made", done.stderr):
        return None
    with open(path, encoding="utf-8") as file:
        return Page(file.read())


def check_markup(name, page):
    ok(page.doctype == "DOCTYPE html" and not page.wrong, f"{name}: elements nest, nothing is left open", *page.wrong[:5])
    html = next(page.all("html"))
    metas = [m.attributes for m in page.all("meta")]
    ok(html.attributes.get("lang") == "zh-CN" and {"charset": "utf-8"} in metas and
       any(m.get("name") == "viewport" for m in metas) and next(page.all("title")).text(), f"{name}: language, charset, viewport, title")


def check_links(name, page):
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    ok(len(ids) == len(set(ids)), f"{name}: no id twice", *(i for i in ids if ids.count(i) > 1))
    targets = [a.attributes["href"] for a in page.all("a")]
    lost = [t for t in targets if not t.startswith("#") or t[1:] not in ids]
    ok(targets and not lost, f"{name}: every link leads to a place of the page", *lost)
    headings = {h.attributes["id"]: h.text() for h in page.all("h1", "h2", "h3", "h4")}
    entries = [a for nav in page.all("nav") for a in nav.all("a")]
    wrong = [a.text() for a in entries if headings.get(a.attributes["href"][1:]) != a.text()]
    ok(len(entries) >= 5 and not wrong, f"{name}: the contents' {len(entries)} lines name the headings they lead to", *wrong)


def check_alone(name, page):
    """Nothing that a browser would fetch or run."""
    kinds = {e.tag for e in page.all()} & {"script", "link", "iframe", "object", "embed", "base", "form", "video", "audio"}
    ok(not kinds, f"{name}: no script, no link, no frame", *kinds)
    loads = [f"{e.tag} {k}={v[:60]}" for e in page.all() for k, v in e.attributes.items()
             if k in ("src", "srcset", "poster", "data", "background", "xlink:href") and not v.startswith("data:image/")
             or k.startswith("on") or (k == "href" and e.tag != "a")]
    css = "".join(s.text() for s in page.all("style"))
    ok(not loads and "url(" not in css and "@import" not in css, f"{name}: nothing is loaded", *loads)
    policy = "".join(m.attributes["content"] for m in page.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy")
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode()
    ok(policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
       and not any("style" in e.attributes for e in page.all()), f"{name}: the policy allows its own stylesheet and nothing else", policy)


def check_tables(name, page):
    wrong = []
    for table in page.all("table"):
        width = {len(list(row.all("td", "th"))) for row in table.all("tr")}
        if len(width) != 1:
            wrong.append(f"rows of {width} cells")
        wrong += ["a header cell without scope" for th in table.all("th") if th.attributes.get("scope") not in ("col", "row")]
        if table.has_class("data") and len(list(table.all("thead"))) != 1:
            wrong.append("a table without a head")
    ok(not wrong and list(page.all("table")), f"{name}: tables have even rows and header cells that say of what", *wrong)


def check_figures(name, page):
    charts = list(page.all("svg"))
    ok(charts and all(c.attributes.get("role") == "img" and re.search(r"\d", c.attributes.get("aria-label", "")) for c in charts),
       f"{name}: {len(charts)} charts say their numbers to who does not see them")


def jpeg_size(data):
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if 0xC0 <= data[at + 1] <= 0xC2:
            return int.from_bytes(data[at + 7:at + 9], "big"), int.from_bytes(data[at + 5:at + 7], "big")
        at += 2 + int.from_bytes(data[at + 2:at + 4], "big")
    return None


def png_size(data):
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def check_photos(name, page, least):
    """JPEG files, or PNG for a drawing that JPEG would smear."""
    kinds = {"data:image/jpeg;base64": (b"\xFF\xD8\xFF", b"\xFF\xD9", jpeg_size),
             "data:image/png;base64": (b"\x89PNG\r\n\x1A\n", b"IEND\xAEB`\x82", png_size)}
    images = list(page.all("img"))
    wrong = []
    for image in images:
        head, _, text = image.attributes["src"].partition(",")
        data = base64.b64decode(text, validate=True)
        size = (int(image.attributes["width"]), int(image.attributes["height"]))
        first, last, size_of = kinds[head]
        if not data.startswith(first) or not data.endswith(last):
            wrong.append(f"{head} is none")
        elif size_of(data) != size or max(size) > 1200:
            wrong.append(f"{size_of(data)} where the page says {size}")
        if b"Exif" in data or b"eXIf" in data or not image.attributes.get("alt"):
            wrong.append("metadata, or no alternative text")
    ok(len(images) >= least and not wrong, f"{name}: {len(images)} photos are whole, of the size told, without metadata", *wrong)


def descriptions(project, visit):
    with open(os.path.join(root, "projects", project, "visits", visit + ".yaml"), encoding="utf-8") as file:
        return re.findall(r"^    description: (.*)$", file.read(), re.M)


def check_page(name, page):
    check_markup(name, page)
    check_links(name, page)
    check_alone(name, page)
    check_tables(name, page)


for project, visit, photos in ((A, "V01", 1), (A, "V02", 5), (B, "V01", 0), (C, "V01", 0)):
    name = f"{project}-{visit}"
    page = compile_page(name, "stage", "projects/" + project, "--visit", visit)
    if page:
        check_page(name, page)
        check_figures(name, page)
        check_photos(name, page, photos)
        cells = {line for e in page.all("td", "p") for line in e.text().split("\n")}
        lost = [d for d in descriptions(project, visit) if d not in cells]
        ok(not lost, f"{name}: every finding's text stands on lines of its own, exactly", *lost)

page = compile_page("A-all", "stage", "projects/" + A, "--visit", "all")
if page:
    shown = {f.text().split("\n")[0] for f in page.by_class("figure")}
    ok({"问题总数20", "已销项14", "闭环率70.0%", "逾期4"} <= shown, "A's figures are 20, 14, 70.0%, 4", shown)
    chips = [c.text() for c in page.by_class("chip")]
    ok({"严重", "较重", "一般", "已销项"} <= set(chips), "the words of the style stand in chips of its colours")
for kind, score in (("实体", "90.6"), ("管理", "88.8")):
    page = compile_page("B-" + kind, "special", "projects/" + B, "--kind", kind)
    if page:
        check_page("B-" + kind, page)
        ok(kind + "得分" + score in [f.text() for f in page.by_class("figure")], f"B's {kind} is {score}")
page = compile_page("B-综合", "comprehensive", "projects/" + B)
if page:
    check_page("B-综合", page)
    check_figures("B-综合", page)
    text = page.root.text()
    ok("89.0" in text and "优良" in text, "B's comprehensive score is 89.0 优良")
again, _ = write("again", "comprehensive", "projects/" + B)
ok(page and open(again, encoding="utf-8").read() == page.source, "the same input gives the same bytes")

# Text that means something to YAML's, Markdown's, HTML's or CSS's eyes stays text.
hostile = os.path.join(work, "hostile", "projects", A)
shutil.copytree(os.path.join("projects", A), hostile)
visit = os.path.join(hostile, "visits", "V02.yaml")
application = os.path.join(hostile, "application.yaml")
with open(visit, encoding="utf-8") as file:
    text = file.read()
strange = "吉𠮷䶮㎡——“引号”| # {{x}} <b>粗</b> </td></style> \\ ``` ~~~ *星* _底_ [链](http://x) &amp; &#65; \" $1 1. 2) - +"
text = text.replace("    description: " + descriptions(A, "V02")[0],
                    "    description: |-\n      " + strange + "\n        # 前有空格 |a|b|\n\n      ```\n      末行", 1)
text = re.sub(r"^conclusion: .*$", lambda m: "conclusion: '" + strange + "'", text, count=1, flags=re.M)
text = text.replace("    part: " + re.search(r"^    part: (.*)$", text, re.M).group(1), "    part: '" + strange + "'", 1)
with open(visit, "w", encoding="utf-8") as file:
    file.write(text)
with open(application, encoding="utf-8") as file:
    whole = file.read()
title = "甲</style><script>alert(1)</script>\"}*{display:none}\\乙 & 丙"
whole, replaced = re.subn(r"^( +|)name: .*$", lambda m: m.group(1) + "name: '" + title + "'", whole, count=1, flags=re.M)
with open(application, "w", encoding="utf-8") as file:
    file.write(whole)
page = compile_page("hostile", "stage", "projects/" + A, "--visit", "V02", folder=os.path.join(work, "hostile"))
if page:
    check_page("hostile", page)
    text = page.root.text()
    ok(text.count(strange) >= 3, "strange text comes out as it is in prose, cell and card", text.count(strange))
    ok("# 前有空格 |a|b|" in text and "```\n末行" in text, "and so do its further lines")
    ok(title in [p.text() for p in page.by_class("subtitle")] and title in next(page.all("title")).text(),
       "a project's name that would end the stylesheet is but a name")
    ok(not list(page.all("b")) and len(list(page.all("style"))) == 1, "no element is made by data")

# A photo that is none stops the page, with its place; what was there stays.
path = os.path.join(work, "hostile.html")
before = open(path, "rb").read()
for folder, _, files in os.walk(os.path.join(hostile, "photos")):
    for file in files:
        with open(os.path.join(folder, file), "r+b") as image:
            image.truncate(400)
_, done = write("hostile", "stage", "projects/" + A, "--visit", "V02", folder=os.path.join(work, "hostile"))
ok(done.returncode == 1 and "F01" in done.stderr and "visits/V02.yaml:" in done.stderr, "a broken photo is an error at its place", done.stderr)
markdown = subprocess.run([program, "report", "stage", "projects/" + A, "--visit", "V02", "--as-of", "2026-09-30", "-q", "-o", path + ".md"],
                          capture_output=True, text=True, cwd=os.path.join(work, "hostile"))
ok(markdown.returncode == 1 and "F01" in markdown.stderr and not os.path.exists(path + ".md"), "in Markdown, too", markdown.stderr)
ok(open(path, "rb").read() == before and not [f for f in os.listdir(work) if f.startswith(".")], "and the former page stays as it was")

_, done = write("no/such/folder", "stage", "projects/" + C, "--visit", "V01")
ok(done.returncode == 0, "folders on the way are made", done.stderr)
os.mkdir(os.path.join(work, "folder.html"))
_, done = write("folder", "stage", "projects/" + C, "--visit", "V01")
ok(done.returncode == 3 and "X0005" in done.stderr, "where the page cannot be written, the system has failed", done.returncode, done.stderr)

shutil.rmtree(work)
finish()
