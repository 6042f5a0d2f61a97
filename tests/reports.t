#!/usr/bin/env python3
"""The samples' reports as PDF: sound files, the text that was put in, the figures of the day, a true table of contents."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
work = tempfile.mkdtemp()
A, B, C = "HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"


def run(*command, check=True):
    return subprocess.run(command, check=check, capture_output=True, text=True)


def compile_report(name, *arguments, folder=root):
    path = os.path.join(work, name + ".pdf")
    done = subprocess.run([program, "report", *arguments, "-o", path, "-q"], cwd=folder, capture_output=True, text=True)
    ok(done.returncode == 0 and os.path.exists(path), f"{name} is made", done.stderr)
    return path if os.path.exists(path) else None


def bare(text):
    """Blanks aside: a gap between Chinese and Latin is no character."""
    return re.sub(r"\s", "", text)


def pages_of(path):
    return run("pdftotext", "-layout", path, "-").stdout.split("\f")[:-1]


def check_file(name, path):
    done = run("qpdf", "--check", path, check=False)
    ok(done.returncode == 0, f"{name}: qpdf finds nothing wrong", done.stdout + done.stderr)
    done = run("pdftotext", path, "-", check=False)
    ok(done.returncode == 0 and not done.stderr, f"{name}: poppler reads it without a warning", done.stderr)
    fonts = run("pdffonts", path).stdout.splitlines()[2:]
    states = [re.search(r"(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", line).groups() for line in fonts]
    ok(states and all(state == ("yes", "yes", "yes") for state in states),
       f"{name}: every font is embedded, subset and has its Unicode", fonts)


def objects_of(path):
    document = json.loads(run("qpdf", "--json=2", path).stdout)
    return document["qpdf"][1]


def resolve(objects, value):
    while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
        entry = objects[f"obj:{value}"]
        value = entry.get("value", entry.get("stream"))
    return value


def outline_titles(path):
    objects = objects_of(path)
    catalog = resolve(objects, resolve(objects, objects["trailer"]["value"])["/Root"])
    titles, queue = [], [resolve(objects, catalog.get("/Outlines"))]
    while queue:
        entry = queue.pop(0)
        child = resolve(objects, entry.get("/First")) if entry else None
        while child:
            titles.append(child["/Title"].removeprefix("u:"))
            queue.append(child)
            child = resolve(objects, child.get("/Next"))
    return titles


def check_contents(name, path):
    """Each line of the contents names the page on which its heading stands."""
    pages = pages_of(path)
    # The lines of the contents: a heading, leader dots, a number.
    line = re.compile(r"^\s*(\S.*?)\s*(?:[.·…]\s*){4,}(\d+)\s*$", re.M)
    contents = [i for i, page in enumerate(pages) if len(line.findall(page)) >= 3]
    ok(len(contents) >= 1, f"{name}: there is a table of contents")
    printed = {}
    for i, page in enumerate(pages):
        found = re.findall(r"—\s*(\d+)\s*—", page)
        if found:
            printed[int(found[-1])] = bare(page)
    wrong = []
    for i in contents:
        for heading, page in line.findall(pages[i]):
            if bare(heading) not in printed.get(int(page), ""):
                wrong.append(f"{heading} is not on page {page}")
    ok(not wrong, f"{name}: the contents' page numbers are right", *wrong)
    links = 0
    objects = objects_of(path)
    for entry in objects.values():
        value = entry.get("value")
        links += isinstance(value, dict) and value.get("/Subtype") == "/Link"
    entries = sum(len(line.findall(pages[i])) for i in contents)
    ok(links >= entries > 0, f"{name}: each line of the contents is a link", f"{links} links, {entries} entries")
    titles = outline_titles(path)
    ok(len(titles) >= entries and any("一、" in t for t in titles), f"{name}: the outline has the headings in Chinese", titles[:3])


def descriptions(project, visit):
    text = open(os.path.join(root, "projects", project, "visits", visit + ".yaml"), encoding="utf-8").read()
    return re.findall(r"^    description: (.*)$", text, re.M)


def check_findings(name, path, project, visit):
    whole = bare(run("pdftotext", "-raw", path, "-").stdout)
    lost = [d for d in descriptions(project, visit) if bare(d) not in whole]
    ok(not lost, f"{name}: every finding's text comes back exactly", *lost)


os.chdir(root)
day = ["--as-of", "2026-09-30"]
for project, visits in ((A, ["V01", "V02"]), (B, ["V01", "V02", "V03", "V04"]), (C, ["V01"])):
    for visit in visits:
        name = f"{project}-{visit}"
        path = compile_report(name, "stage", "projects/" + project, "--visit", visit, *day)
        if path:
            check_file(name, path)
            check_findings(name, path, project, visit)
            check_contents(name, path)

path = compile_report("A-all", "stage", "projects/" + A, "--visit", "all", *day)
if path:
    whole = bare(run("pdftotext", path, "-").stdout)
    for figure, label in (("20", "问题总数"), ("14", "已销项"), ("70.0%", "闭环率"), ("4", "逾期")):
        ok(re.search(re.escape(figure) + r"[^。]{0,40}" + label, whole) is not None, f"A has {figure} {label}")
for when, terminated in (("2026-01-20", True), ("2026-01-19", False)):
    path = compile_report("C-" + when, "stage", "projects/" + C, "--visit", "V01", "--as-of", when)
    whole = bare(run("pdftotext", path, "-").stdout) if path else ""
    told = ["2026年1月20日终止" in whole, "弄虚作假，未按要求履行合同" in whole, "专家组不再复查" in whole]
    ok(path and told == [terminated] * 3, f"C's report as of {when} {'tells' if terminated else 'knows nothing'} of the termination", told)
path = compile_report("A-实体", "special", "projects/" + A, "--kind", "实体", *day)
if path:
    check_file("A-实体", path)
    whole = bare(run("pdftotext", path, "-").stdout)
    ok("84.0" in whole and "合格" in whole, "A's 实体 is 84.0 合格")
for kind, score in (("管理", "88.8"), ("实体", "90.6"), ("经济性", "83.9")):
    path = compile_report("B-" + kind, "special", "projects/" + B, "--kind", kind, *day)
    if path:
        check_file("B-" + kind, path)
        ok(score in run("pdftotext", path, "-").stdout, f"B's {kind} is {score}")
path = compile_report("B-综合", "comprehensive", "projects/" + B, *day)
if path:
    check_file("B-综合", path)
    check_contents("B-综合", path)
    whole = bare(run("pdftotext", path, "-").stdout)
    ok("89.0" in whole and "优良" in whole, "B's comprehensive score is 89.0 优良")

# The same bytes twice.
again = compile_report("B-综合-again", "comprehensive", "projects/" + B, *day)
ok(path and again and open(path, "rb").read() == open(again, "rb").read(), "the same input gives the same bytes")

# Text that means something to YAML's, Mustache's or Markdown's eyes stays text.
hostile = os.path.join(work, "hostile", "projects", A)
shutil.copytree(os.path.join("projects", A), hostile)
with open(os.path.join(hostile, "visits", "V02.yaml"), encoding="utf-8") as file:
    text = file.read()
strange = "吉𠮷䶮㎡——“引号”| # {{x}} <b>粗</b> \\ ``` ~~~ *星* _底_ [链](http://x) &amp; $1 1. 2) - +"
first = descriptions(A, "V02")[0]
text = text.replace("    description: " + first, "    description: |-\n      " + strange + "\n        # 前有空格 |a|b|\n\n      ```\n      末行", 1)
text = re.sub(r"^conclusion: .*$", lambda m: "conclusion: '" + strange + "'", text, count=1, flags=re.M)
part = re.search(r"^    part: (.*)$", text, re.M).group(1)
text = text.replace("    part: " + part, "    part: '" + strange + "'", 1)
with open(os.path.join(hostile, "visits", "V02.yaml"), "w", encoding="utf-8") as file:
    file.write(text)
path = compile_report("hostile", "stage", "projects/" + A, "--visit", "V02", *day, folder=os.path.join(work, "hostile"))
if path:
    check_file("hostile", path)
    whole = bare(run("pdftotext", "-raw", path, "-").stdout)
    ok(whole.count(bare(strange)) >= 3, "strange text comes out as it is in prose, cell and card", whole.count(bare(strange)))
    ok(bare("# 前有空格 |a|b|") in whole and bare("```末行") in whole, "and so do its further lines")
    check_contents("hostile", path)

# Markdown names its photos from the folder where it lies.
path = os.path.join(work, "notes", "A.md")
subprocess.run([program, "report", "stage", "projects/" + A, "--visit", "V02", *day, "-q", "-o", path], check=True)
with open(path, encoding="utf-8") as file:
    targets = re.findall(r"!\[[^\]]*\]\(<([^>]*)>\)", file.read())
ok(targets and all(os.path.isfile(os.path.join(work, "notes", target)) for target in targets),
   "the photos of a report in Markdown are found from where it lies", *targets)

# A photo shown at several places is in the file once.
def images_in(path):
    dictionaries = [entry["stream"]["dict"] for entry in objects_of(path).values() if "stream" in entry]
    return sum(d.get("/Subtype") == "/Image" for d in dictionaries)


path = os.path.join(work, "hostile", "projects", A, "visits", "V02.yaml")
names = sorted(set(re.findall(r"photos/\S+\.jpg", text)))
with open(path, "w", encoding="utf-8") as file:
    file.write(text.replace(names[0], names[1]))
once = compile_report("once", "stage", "projects/" + A, "--visit", "V02", *day, folder=os.path.join(work, "hostile"))
if once:
    before, after = images_in(os.path.join(work, "hostile.pdf")), images_in(once)
    ok(len(names) > 1 and after == before - 1, "a photo shown at several places is in the file once", before, after)

# A character that no font has stops the report, with its place.
with open(os.path.join(hostile, "visits", "V02.yaml"), "w", encoding="utf-8") as file:
    file.write(text.replace("吉𠮷", "\U000F1234", 1))
missing = os.path.join(work, "missing.pdf")
done = subprocess.run([program, "report", "stage", "projects/" + A, "--visit", "V02", *day, "-o", missing],
                      cwd=os.path.join(work, "hostile"), capture_output=True, text=True)
ok(done.returncode == 1 and "visits/V02.yaml:" in done.stderr and "F0" in done.stderr and not os.path.exists(missing),
   "a character without a glyph is an error at its place, and nothing is written", done.stderr)

shutil.rmtree(work)
finish()
