#!/usr/bin/env python3
"""Each example of schemas/examples.yaml gives its code with the wrong lines and not with the right ones; explain shows both."""
import json
import os
import re
import shutil
import subprocess
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
work = tempfile.mkdtemp()
environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
number = 0


def ok(passed, name, *notes):
    global number
    number += 1
    print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    for note in [] if passed else notes:
        print("#", str(note)[:300].replace("\n", " "))


def run(*arguments):
    return subprocess.run([program, *arguments], cwd=work, capture_output=True, text=True, env=environment).stdout


def codes_of(project):
    output = run("check", project, "--as-of", "2026-09-30", "--format", "json")
    return {json.loads(line)["code"] for line in output.splitlines()}


with open(os.path.join(root, "schemas/examples.yaml"), encoding="utf-8") as stream:
    records = stream.read().split("\n  - code: ")[1:]
clean = {}
shown = []
for record in records:
    code, *lines = record.strip("\n").split("\n")
    values = dict(line.strip().split(": ", 1) for line in lines)
    good, bad = json.loads(values["good"]), json.loads(values["bad"])
    project = os.path.join(work, values["base"])
    shutil.copytree(os.path.join(root, "projects", values["base"]), project)
    if values["base"] not in clean:
        clean[values["base"]] = codes_of(project)
    path = os.path.join(project, values["file"])
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text.replace(good, bad, 1))
    found = codes_of(project)
    shutil.rmtree(project)
    ok(good in text and code in found and code not in clean[values["base"]], f"{code}: wrong is caught, right passes", found)
    page = run("explain", code)
    ok(all("  | " + line in page for line in (good + "\n" + bad).split("\n")), f"{code}: explain shows both", page)
    shown.append(code)

every = re.findall(r"^([A-Z]\d{4}) ", run("explain"), re.M)
ok(len(every) > 200 and set(shown) <= set(every) and shown == sorted(set(shown)), "one example a code, of codes that exist")
print(f"# {len(shown)} of {len(every)} codes have an example; without one:", *[c for c in every if c not in shown])
shutil.rmtree(work)
print(f"1..{number}")
