#!/usr/bin/env python3
"""check's formats say the same: json, SARIF and GitHub's commands at the places of the text; one file of a project."""
import json
import os
import re
import shutil
import subprocess
import tempfile
import urllib.parse

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
work = tempfile.mkdtemp()


def check(*arguments):
    done = subprocess.run([program, "check", "--as-of", "2026-09-30", *arguments], cwd=work, capture_output=True,
                          text=True, env={**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
    return done.returncode, done.stdout


def sample(name, *edits):
    """A sample with edits (file, what stands there, what is put there)."""
    folder = os.path.join(work, "projects", name)
    shutil.copytree(os.path.join(root, "projects", name), folder)
    for file, find, put in edits:
        path = os.path.join(folder, file)
        with open(path, encoding="utf-8") as stream:
            text = stream.read()
        assert text.count(find) >= 1, (file, find)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text.replace(find, put, 1))


A = "HGZX-2026-001"
odd = os.path.join("assessments", "百分 %,号.yaml")
sample(A, ("application.yaml", "investment: 1280000000.00", "investment: 499999999.99\n  contract_amount: 49999999.99"),
       ("application.yaml", "quality_goal:", "quality_gaol:"), ("visits/V01.yaml", "severity: 严重", "severity: 严種"),
       ("agreement.yaml", "signed_on: 2026-03-12", "signed_on: 2026-02-30"))
shutil.copy(os.path.join(work, "projects", A, "visits", "V02.yaml"), os.path.join(work, "projects", A, odd))
status, text = check()
places = re.findall(r"^(错误|警告|提示)\[(\w+)\] (.+?):(?:(\d+):(\d+):)? (.*)$", text, re.M)
ok(status == 1 and len(places) > 5, "the faults are found", text)
words = {"错误": 0, "警告": 1, "提示": 2}

# JSON: one object a line with design's keys and no other.
status, output = check("--format", "json")
objects = [json.loads(line) for line in output.splitlines()]
ok(status == 1, "json: the exit status is the text's")
keys = ["file", "line", "column", "end_line", "end_column", "severity", "code", "message", "help", "path", "related"]
ok(all(list(o) == keys for o in objects), "json: the keys", *[list(o) for o in objects[:1]])
ok(all(list(r) == ["file", "line", "column", "message"] for o in objects for r in o["related"]), "json: the keys of related")
found = [(["error", "warning", "info"].index(o["severity"]), o["code"], o["file"], o["line"], o["column"], o["message"]) for o in objects]
expected = [(words[w], code, file, int(line or 1), int(column or 1), message) for w, code, file, line, column, message in places]
ok(found == expected, "json: the text's places", found, expected)

# SARIF
status, output = check("--format", "sarif")
log = json.loads(output)
run = log["runs"][0]
driver, results = run["tool"]["driver"], run["results"]
ok(status == 1 and log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json"), "sarif: version and schema")
ok(driver["name"] == "zhiping" and run["columnKind"] == "unicodeCodePoints", "sarif: the tool and its columns")
ok([r["id"] for r in driver["rules"]] == sorted({o["code"] for o in objects}), "sarif: the rules are the codes that occur")
ok(all(r["shortDescription"]["text"] and r["help"]["text"] for r in driver["rules"]), "sarif: each rule is described")
ok(all(driver["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in results), "sarif: the indices of rules")


def region_of(place):
    return place["physicalLocation"]["region"]


def uri_of(place):
    return place["physicalLocation"]["artifactLocation"]["uri"]


found = [(["error", "warning", "note"].index(r["level"]), r["ruleId"], urllib.parse.unquote(uri_of(r["locations"][0])),
          region_of(r["locations"][0])["startLine"], region_of(r["locations"][0])["startColumn"],
          r["message"]["text"].split("\n")[0]) for r in results]
ok(found == expected, "sarif: the text's places", found)
ok([(region_of(r["locations"][0])["endLine"], region_of(r["locations"][0])["endColumn"]) for r in results] ==
   [(o["end_line"], o["end_column"]) for o in objects], "sarif: the ends are json's")
uris = [uri_of(r["locations"][0]) for r in results]
ok(all(re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) for uri in uris), "sarif: URIs are percent-encoded", uris)
ok(any("%25%2C" in uri for uri in uris), "sarif: a name with a percent sign and a comma", uris)
ok([[region_of(p)["startLine"] for p in r.get("relatedLocations", [])] for r in results] ==
   [[p["line"] for p in o["related"]] for o in objects], "sarif: the second places")


def mended(result):
    change = result["fixes"][0]["artifactChanges"][0]
    region = change["replacements"][0]["deletedRegion"]
    with open(os.path.join(work, urllib.parse.unquote(change["artifactLocation"]["uri"])), encoding="utf-8") as stream:
        line = stream.read().split("\n")[region["startLine"] - 1]
    return (line[:region["startColumn"] - 1] + change["replacements"][0]["insertedContent"]["text"] +
            line[region["endColumn"] - 1:])


fixed = {r["ruleId"]: mended(r) for r in results if "fixes" in r}
ok(fixed.get("S0106", "").strip() == "severity: 严重" and fixed.get("S0105", "").startswith("quality_goal:"),
   "sarif: a fix put in place mends the line", fixed)

# GitHub
status, output = check("--format", "github")
lines = output.splitlines()
ok(status == 1 and len(lines) == len(objects), "github: one line a message")


def unescape(value):
    return re.sub(r"%(25|0A|0D|3A|2C)", lambda m: chr(int(m[1], 16)), value)


found = []
for line in lines:
    command, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
    values = dict(p.split("=", 1) for p in properties.split(","))
    found.append((["error", "warning", "notice"].index(command), values["title"], unescape(values["file"]), int(values["line"]),
                  int(values["col"]), unescape(message).split("\n")[0]))
ok(found == expected, "github: the text's places", found)

# One file of a project, and mixtures.
status, output = check("--format", "json", f"projects/{A}/visits/V01.yaml")
own = [o for o in objects if o["file"].endswith("V01.yaml")]
ok(status == 1 and [json.loads(line) for line in output.splitlines()] == own, "a file gives its own messages", output)
status, output = check(f"projects/{A}/visits/V02.yaml")
ok(status == 0 and "错误" not in output.split("\n")[0], "a file without errors is clean though the project is not", output)
status, output = check("--format", "json", f"projects/{A}/visits/V01.yaml", f"projects/{A}", f"./projects/{A}/application.yaml")
ok([json.loads(line) for line in output.splitlines()] == objects, "a project named beside its files is told whole, once")
status, output = check("--format", "json", f"projects/{A}/visits/V01.yaml", f"projects/{A}/agreement.yaml")
ok({json.loads(line)["file"].split("/")[-1] for line in output.splitlines()} == {"V01.yaml", "agreement.yaml"}, "two files")
ok(check("/dev/null")[0] == 2 and check("projects")[0] == 2 and check("nothing.yaml")[0] == 2, "what is of no project is refused")

shutil.rmtree(work)
finish()
