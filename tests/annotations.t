#!/usr/bin/env python3
"""New keys, written into a copy of a schema and of a template alone, behave as their annotations say: what is dated is there from its day on,
a reference shows what it leads to and must lead somewhere, and a secret is masked in all that leaves the program."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(root, "tests"))
from tap import finish, ok  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
work = tempfile.mkdtemp()
os.chdir(work)
for folder in ("schemas", "templates"):
    shutil.copytree(os.path.join(root, folder), folder)
own = ["--schemas", "schemas", "--templates", "templates"]
A = "projects/HGZX-2026-001"

DATE, TEXT = {"$ref": "common.schema.json#/$defs/date"}, {"$ref": "common.schema.json#/$defs/text"}
SAMPLE = {
    "id": {"title": "样品编号", **TEXT},
    "taken_on": {"title": "取样日", "x-event": "record", **DATE},
    "reported_on": {"title": "报告日", "x-event": "value", **DATE},
    "kept_until": {"title": "留样期限", "x-fact": True, **DATE},
    "lab": {"title": "检测单位", "x-refers": "units", **TEXT},
    "tester": {"title": "检测人", "x-refers": ["experts", "units"], **TEXT},
    "watchers": {"title": "见证专家", "type": "array", "items": {"x-refers": "experts", **TEXT}},
    "repeats": {"title": "复检的样品", "x-refers": "samples", **TEXT},
    "covers": {"title": "对应服务", "type": "array", "items": {"type": "string", "x-refers": "services"}},
    "tester_id": {"title": "检测人身份证", "type": "string", "format": "id-number", "x-secret": "id-number"},
    "tester_phone": {"title": "检测人电话", "type": "string", "format": "phone", "x-secret": "phone"},
}
with open("schemas/visit.schema.json", encoding="utf-8") as file:
    schema = json.load(file)
schema["properties"]["samples"] = {"title": "见证取样", "type": "array", "items": {"$ref": "#/$defs/sample"}}
schema["$defs"]["sample"] = {"title": "样品", "type": "object", "properties": SAMPLE, "additionalProperties": False}
with open("schemas/visit.schema.json", "w", encoding="utf-8") as file:
    json.dump(schema, file, ensure_ascii=False)
with open("templates/stage.md", "a", encoding="utf-8") as file:
    file.write("""
{{#all_visits}}
{{#samples}}
样品{{id}}，取于{{taken_on}}，报于<{{reported_on}}>，留至{{kept_until}}，{{lab_name}}的{{tester_name}}，证{{tester_id}}，话{{tester_phone}}，见证{{#watcher_names}}+{{.}}{{/watcher_names}}，对应{{#covers}}+{{title}}{{/covers}}{{#cover_codes}}+{{.}}{{/cover_codes}}。

{{/samples}}
{{/all_visits}}
""")

ID, PHONE = "99010119650106006X", "13800000077"
SECRETS = re.compile(r"9\D?9\D?0\D?1\D?0\D?1\D?1\D?9\D?6\D?5\D?0\D?1|1\D?3\D?8\D?0\D?0\D?0\D?0\D?0\D?7\D?7|１３８００")


def project(sample, **edits):
    """The sample project with such a sample in V01, and texts of its other files replaced."""
    shutil.rmtree("projects", ignore_errors=True)
    shutil.copytree(os.path.join(root, "projects"), "projects")
    with open(f"{A}/visits/V01.yaml", "a", encoding="utf-8") as file:
        file.write("\nsamples:\n" + "".join(f"{'  - ' if i == 0 else '    '}{line}\n" for i, line in enumerate(sample)))
    for name, (old, new) in edits.items():
        path = f"{A}/{name}.yaml"
        with open(path, encoding="utf-8") as file:
            text = file.read()
        assert old in text, old
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new, 1))


def run(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
    return done.stdout + done.stderr


def line_of(day):
    """What the report of that day says of the sample."""
    told = run("report", "stage", A, "--visit", "V01", "--as-of", day, *own, "-o", "out.md", "-q")
    if not os.path.exists("out.md"):
        return told
    with open("out.md", encoding="utf-8") as file:
        found = [line for line in file.read().replace("\\", "").splitlines() if line.startswith("样品")]
    os.remove("out.md")
    return "".join(found)


SOUND = ["id: S1", "taken_on: 2026-05-19", "reported_on: 2026-06-10", "kept_until: 2027-01-01", "lab: U2", "tester: E02",
         "watchers: [E01, E03]", 'covers: ["4.2"]', f'tester_id: "{ID}"', f'tester_phone: "{PHONE}"',
         "# 证 990101 19650106 006x，话 138-0000-0077 或 １３８００００００７７", f"# tester_phone: {PHONE}"]
project(SOUND)
before, taken, reported = line_of("2026-05-18"), line_of("2026-05-19"), line_of("2026-06-10")
ok(before == "", "before its event a record is not there", before)
ok("取于2026-05-19" in taken and "报于<>" in taken and "留至2027-01-01" in taken, "from then on it is, but for a value that has not come", taken)
ok("报于<2026-06-10>" in reported, "the value comes on its day", reported)
ok("示例安装工程公司的示例专家乙" in reported, "references show what people call what they lead to", reported)
ok("见证+示例专家甲+示例专家丙" in reported, "so does a list of them", reported)
ok("对应+核查策划、方案及措施执行效果+4.2" in reported, "services are records, with their codes beside them", reported)
ok("证990101********006X" in reported and "话138****0077" in reported, "secrets are masked", reported)

wrong = [line.replace("lab: U2", "lab: U9").replace("tester: E02", "tester: E0l").replace("E03]", "E13]").replace('"4.2"', '"4.9"') for line in SOUND]
project(wrong + ["repeats: S7"])
told = run("check", A, "--as-of", "2026-09-30", *own)
for what, message, mend in (("a unit", "R0006] .*: 检测单位 U9 不存在", "现有：U1、U2、U3、U4、U5"), ("l for 1, in several lists", "R0006] .*: 检测人 E0l 不存在", "是否应为 E01？"),
                            ("one of a list", "R0006] .*: 见证专家 E13 不存在", "是否应为"), ("an item of a new list", "R0006] .*: 复检的样品 S7 不存在", "是否应为 S1？"),
                            ("a service", "R1401] .*: 附件一没有服务代码 4.9", "")):
    ok(len(re.findall(message, told)) == 1 and mend in told, f"a wrong reference is named once at its place: {what}", told)
project([line.replace("tester: E02", "tester: 示例检测员").replace("lab: U2", "lab: 示例检测公司") for line in SOUND] + ["repeats: S1"])
told = run("check", A, "--as-of", "2026-09-30", *own)
ok("R0006" not in told, "a name is no reference", told)
ok("示例检测公司的示例检测员" in line_of("2026-06-10"), "and is repeated as it stands")

secret = [line.replace("006X", "0061").replace(f'"{PHONE}"', PHONE) for line in SOUND[:-2]]
for form in ("text", "json", "sarif", "github"):
    project(secret)
    told = run("check", A, "--as-of", "2026-09-30", *own, "--format", form)
    ok("S0116" in told and "S0102" in told and not SECRETS.search(told), f"a wrong secret is named and not shown: {form}",
       *[line for line in told.splitlines() if SECRETS.search(line)])
told = run("check", A, "--as-of", "2026-09-30", *own, "--fix", "--dry-run")
ok('+    tester_phone: "138****0077"' in told and not SECRETS.search(told), "nor in the difference that --fix shows", *[line for line in told.splitlines() if SECRETS.search(line)])
with open(f"{A}/visits/V01.yaml", encoding="utf-8") as file:
    ok(f"tester_phone: {PHONE}\n" in file.read(), "which writes nothing")
run("check", A, "--as-of", "2026-09-30", *own, "--fix")
with open(f"{A}/visits/V01.yaml", encoding="utf-8") as file:
    ok(f'tester_phone: "{PHONE}"\n' in file.read(), "the mend itself has the whole number")
for what, broken in (("a line that cannot be read", f"tester_phone: {PHONE}: {PHONE}"), ("full-width marks", f"tester_phone：“{PHONE}”"),
                     ("a number in blanks", "tester_id: 990101 19650106 006x"), ("in a text beside it", f"repeats: U0 {PHONE}\n    id: S1")):
    project(SOUND[:8] + [broken])
    told = run("check", A, "--as-of", "2026-09-30", *own)
    ok("V01.yaml" in told and not SECRETS.search(told), f"a secret is hidden in source lines: {what}", told)

project(SOUND + [f"repeats: S1 # {PHONE}"], application=("quality_goal: ", f"# 检测人电话 {PHONE}\nquality_goal: "))
told = run("report", "stage", A, "--visit", "V01", "--as-of", "2026-09-30", *own, "--attach", "-o", "out.pdf")
os.mkdir("saved")
subprocess.run(["pdfdetach", "-saveall", "-o", "saved", "out.pdf"], check=True, capture_output=True)
attached = {name: open(f"saved/{name}", encoding="utf-8").read() for name in os.listdir("saved")}
ok(len(attached) > 5 and all(not SECRETS.search(text) for text in attached.values()), "attached files have no secret, in comments and other files neither",
   told, *[line for text in attached.values() for line in text.splitlines() if SECRETS.search(line)])
ok("# 证 990101 ******** 006x，话 138-****-0077 或 １３８＊＊＊＊００７７" in attached.get("visits-V01.yaml", ""), "they keep their form", attached.keys())

# An expert's further number, on the tax sheet alone whole.
with open("schemas/experts.schema.json", encoding="utf-8") as file:
    schema = json.load(file)
schema["$defs"]["expert"]["properties"]["bank_card"] = {"title": "银行卡号", "type": "string", "x-secret": "id-number"}
with open("schemas/experts.schema.json", "w", encoding="utf-8") as file:
    json.dump(schema, file, ensure_ascii=False)
with open("templates/ledgers/fees.yaml", encoding="utf-8") as file:
    fees = file.read()
with open("templates/ledgers/fees.yaml", "w", encoding="utf-8") as file:
    file.write(re.sub(r"( *)(- \{ title: 身份证号, key: id_number_full.*\})", r"\1\2\n\1- { title: 银行卡号, key: bank_card_full }\n\1- { title: 尾号, key: bank_card }", fees))
project(SOUND, experts=("    library_number:", '    bank_card: "6222990000000000017"\n    library_number:'))
told = run("ledger", "fees", A, "--as-of", "2026-09-30", *own, "-o", "fees.xlsx")
cells = "".join(subprocess.run(["unzip", "-p", "fees.xlsx", "xl/sharedStrings.xml", "xl/worksheets/*"], capture_output=True, text=True).stdout)
ok("6222990000000000017" in cells and "622299*********0017" in cells, "a further secret of the experts is whole on the tax sheet alone", told, cells[:300])
shutil.rmtree(work)
finish()
