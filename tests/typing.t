#!/usr/bin/env python3
"""How many lines staff type for a day's tasks. Each task is the real YAML, put into a copy of a sample and checked: it must be clean, say what
it should, and not be longer than it was meant to be."""
import os
import shutil
import subprocess
import tempfile

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
A = "HGZX-2026-001"

# Name, lines at most, lines it took when a status, each cost and each amount were typed (0: not the same task), file, the line that the typed ones are put before ("" for the end), what is typed, and words that the stage report of
# V02 as of 2026-10-20 must have then (of money it says nothing). Lines that stand there already, such as `rectifications:`, are typed where they are not.
TASKS = [
    ("close a finding, with its rectification", 6, 10, "visits/V02.yaml", "    photos:\n      - file: photos/V02-006-1.jpg", """\
    rectifications:
      - date: 2026-10-08
        text: 拆开法兰重新组对，自由状态下检查合格，联轴器对中复测合格。
    reinspections:
      - date: 2026-10-12
        result: 合格
""", ["2026-10-08 示例安装工程公司整改；2026-10-12 示例专家甲复查合格"]),
    ("a new finding", 11, 0, "visits/V02.yaml", "", """\
  - id: V02-009
    discipline: 电气
    category: 施工工艺
    severity: 一般
    part: 变电所电缆沟
    description: 电缆沟支架2处未接地。
    basis:
      - standard: GB 50168-2018
        clause: "5.2.10"
    unit: U2
    suggestion: 补做接地并全数排查。
""", ["V02-009", "电缆沟支架2处未接地", "2026-09-30"]),
    ("open a closed finding again", 2, 0, "visits/V02.yaml", "    photos:\n      - file: photos/V02-003-1.jpg", """\
      - date: 2026-10-12
        result: 不合格
""", ["2026-09-11 示例专家丁复查合格；2026-10-12 示例专家丁复查不合格"]),
    ("extend a deadline", 4, 0, "visits/V02.yaml", "    photos:\n      - file: photos/V02-006-1.jpg", """\
    extensions:
      - date: 2026-09-14
        due_on: 2026-10-31
        reason: 法兰须另行采购
""", ["2026-09-14 延期至2026-10-31"]),
    ("withdraw a finding", 3, 0, "visits/V02.yaml", "    photos:\n      - file: photos/V02-006-1.jpg", """\
    withdrawn:
      date: 2026-10-08
      reason: 设计变更，该管段取消
""", ["2026-10-08 撤销", "设计变更，该管段取消"]),
    ("costs of a visit of five experts", 10, 100, "finance.yaml", "", """\
  - visit: V02
    date: 2026-10-08
    reimbursed_on: 2026-10-16
    experts:
      - { expert: E01, travel: 380.00, board: 220.00, labour: 800.00 }
      - { expert: E02, travel: 350.00, board: 220.00, labour: 800.00 }
      - { expert: E03, travel: 410.00, board: 220.00, labour: 800.00 }
      - { expert: E04, travel: 360.00, board: 220.00, labour: 800.00 }
      - { expert: E05, travel: 390.00, board: 220.00, labour: 800.00 }
""", []),
    ("an invoice with its milestone", 6, 8, "finance.yaml", "\nreceipts:\n", """\
  - number: "26990000000000000003"
    date: 2026-10-08
    kind: 专票
    gross: 72000.00
    rate: 0.06
    milestone: M3
""", []),
]


def run(folder, *arguments):
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True)


for name, most, before, file, mark, typed, expected in TASKS:
    with tempfile.TemporaryDirectory() as folder:
        project = os.path.join(folder, "projects", A)
        shutil.copytree(os.path.join(root, "projects", A), project)
        path = os.path.join(project, file)
        with open(path, encoding="utf-8") as source:
            text = source.read()
        assert mark in text, mark
        place = text.index(mark) if mark else len(text)
        with open(path, "w", encoding="utf-8") as target:
            target.write(text[:place] + typed + text[place:])
        count = len(typed.splitlines())
        print(f"# {count:3} lines{f', {before} before' if before else ''}: {name}")
        ok(count <= most, f"{name}: at most {most} lines", count)
        done = run(folder, "check", f"projects/{A}", "--as-of", "2026-10-20", "--strict", "-q")
        ok(done.returncode == 0, f"{name}: the check is clean", done.stdout)
        done = run(folder, "report", "stage", f"projects/{A}", "--visit", "V02", "--as-of", "2026-10-20", "-q", "-o", "x.md")
        report = ""
        if done.returncode == 0:
            with open(os.path.join(folder, "x.md"), encoding="utf-8") as source:
                report = source.read()
        missing = [words for words in expected if words not in report]
        ok(report and not missing, f"{name}: the report has it", *missing, done.stderr)
finish()
