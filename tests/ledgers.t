#!/usr/bin/env python3
"""The samples' ledgers as of 2026-09-30: the figures to the 分, real dates, numbers and texts; the messages about a specification."""
import os
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(root, "tests"))
sys.dont_write_bytecode = True
import xlsx  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
os.chdir(root)
work = tempfile.mkdtemp()
A, B, C = "HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"
number = 0


def ok(passed, name, *notes):
    global number
    number += 1
    print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    for note in [] if passed else notes:
        print("#", str(note)[:400].replace("\n", "\n# "))


def same(actual, expected, name):
    ok(actual == expected, name, f"got {actual}, expected {expected}")


def ledger(kind, *projects, options=(), folder="projects"):
    path = os.path.join(work, "out.xlsx")
    done = subprocess.run([program, "ledger", kind, *(os.path.join(folder, p) for p in projects), "--as-of", "2026-09-30", "-q",
                           "-o", path, *options], capture_output=True, text=True)
    return done, path


def rows(cells, sheet):
    return [row for row in xlsx.table(cells[sheet]) if "合计" not in row.values() and "（无）" not in row.values()]


def total(cells, sheet):
    return next(row for row in xlsx.table(cells[sheet]) if "合计" in row.values())


def cents(value):
    return None if value is None else round(value * 100)


done, path = ledger("fees", A, B, C)
ok(done.returncode == 0, "fee ledger of all", done.stderr)
first = open(path, "rb").read()
cells, formulas = xlsx.read(path)
ledger("fees", A, B, C)
ok(open(path, "rb").read() == first, "the same bytes twice")
summary = {row["项目编号"]: row for row in rows(cells, "汇总")}
for project, expected in (
    (A, dict(协议额=360000, 补充=0, 已开票=288000, 已回款=244000, 未开票=72000, 应收=44000, 专家费预算=120000, 实际=100660, 超支=0)),
    (B, dict(协议额=280000, 补充=0, 已开票=280000, 已回款=280000, 未开票=0, 应收=0)),
    (C, dict(协议额=200000, 补充=0, 已开票=80000, 已回款=80000, 未开票=120000, 应收=0, 实际=23200)),
):
    for title, yuan in expected.items():
        same(cents(summary[project][title]), yuan * 100, f"{project}: {title} {yuan:,}")
same(round(summary[A]["回款率"], 6), round(244 / 360, 6), "A's 回款率 is 67.8 %")
ok(summary[B]["超支"] in (None, ""), "no budget, nothing over it", summary[B]["超支"])
same(cents(total(cells, "汇总")["已开票"]), 64800000, "all invoiced: 648,000.00")
invoices = rows(cells, "开票")
same([cents(r["不含税金额"]) + cents(r["税额"]) - cents(r["价税合计"]) for r in invoices], [0] * 4, "net and VAT make the gross")
same(cents(sum(r["代扣个税"] or 0 for r in rows(cells, "专家费用") if r["项目编号"] == A)), 1032000, "A's labour tax: 4,800 + 5,520")
same([cents(r["已开票"]) for r in rows(cells, "付款节点") if r["项目编号"] == A], [14400000, 14400000, 0], "A's milestones, invoiced")
same([r["逾期天数"] for r in rows(cells, "付款节点") if r["项目编号"] == C], [None] * 3, "a termination cancels what was not performed")
ok(all(isinstance(r["发票号码"], str) and len(r["发票号码"]) == 20 for r in invoices), "invoice numbers are texts")
ok(all(isinstance(r["开票日期"], float) for r in invoices), "dates are numbers")
same({r["发票号码"]: r["开票日期"] for r in invoices}["26990000000000000002"], 46270.0, "2026-09-05 is day 46270")
ok(len(formulas["汇总"]) >= 3 * 7 and all(len(f) > 0 for f in formulas["汇总"].values()), "the summary is made of formulas")

done, path = ledger("findings", A)
cells, _ = xlsx.read(path)
findings = rows(cells, "总台账")
same(len(findings), 20, "A has 20 findings")
same(sum(r["状态"] == "已销项" for r in findings), 14, "14 of them closed")
same({r["编号"]: r["逾期天数"] for r in findings if r["逾期天数"]},
     {"V01-009": 20.0, "V02-001": 15.0, "V02-005": 15.0, "V02-006": 15.0}, "four overdue, by so many days")
same([sum(r["严重程度"] == word for r in findings) for word in ("严重", "较重", "一般")], [4, 8, 8], "4 严重, 8 较重, 8 一般")
by_id = {r["编号"]: r for r in findings}
same(by_id["V01-009"]["整改期限"], 46275.0, "the deadline in force is the failed reinspection's")
same(by_id["V01-001"]["依据标准及条款"], "GB 50204-2015 8.1.2", "standard and clause")
done, path = ledger("findings", A, B, C)
cells, _ = xlsx.read(path)
same(len(rows(cells, "总台账")), 20 + 46 + 9, "all projects' findings in one")

# Text is text, whatever it looks like; a project without finance has empty sheets.
copy = os.path.join(work, "projects")
shutil.copytree(os.path.join("projects", A), os.path.join(copy, A))
visit = os.path.join(copy, A, "visits", "V02.yaml")
text = open(visit, encoding="utf-8").read()
part = "    part: " + text.split("    part: ", 1)[1].split("\n", 1)[0]
with open(visit, "w", encoding="utf-8") as file:
    file.write(text.replace(part, "    part: '=cmd()|\"x\"'", 1))
os.remove(os.path.join(copy, A, "finance.yaml"))
done, path = ledger("findings", A, folder=copy)
cells, formulas = xlsx.read(path)
ok("=cmd()|\"x\"" in [r["部位"] for r in rows(cells, "总台账")] and not formulas["总台账"], "=cmd() stays text")
done, path = ledger("fees", A, folder=copy)
cells, _ = xlsx.read(path)
ok(done.returncode == 0 and rows(cells, "开票") == [], "no finance, no rows", done.stderr)
same(cents(rows(cells, "汇总")[0]["已开票"]), 0, "and nothing invoiced")

# A specification with a fault is refused at its place, and nothing is written.
templates = os.path.join(work, "templates")
shutil.copytree("templates", templates)
specification = os.path.join(templates, "ledgers", "fees.yaml")
good = open(specification, encoding="utf-8").read()
for code, old, new in (
    ("T0901", "frozen: 2", "freeze: 2"),
    ("T0902", "sheet: 开票,", "sheet: 开瓢,"),
    ("T0902", "column: 价税合计,", "column: 价税,"),
    ("T0903", "color: C00000", "color: red"),
    ("T0904", "key: project.name", "key: project.nmae"),
    ("T0904", "rows: invoices", "rows: invoicse"),
    ("T0905", "title: 协议额, key", "key"),
    ("T0905", "title: 补充,", "title: 协议额,"),
    ("T0906", "difference: [已开票, 已回款]", "difference: [已开票]"),
    ("T0906", "sum: [协议额, 补充]", "sum: [协议额, 超支]"),
    ("T0907", "name: 汇总", "name: 汇总/总"),
    ("T0907", "name: 汇总", "name: " + "长" * 32),
):
    with open(specification, "w", encoding="utf-8") as file:
        file.write(good.replace(old, new, 1))
    if os.path.exists(path):
        os.remove(path)
    done, path = ledger("fees", A, options=["--templates", templates])
    line = good[:good.index(old)].count("\n") + 1
    ok(done.returncode == 1 and f"[{code}]" in done.stderr and f"fees.yaml:{line}:" in done.stderr and not os.path.exists(path),
       f"{code}: {new}", done.stderr)
with open(specification, "w", encoding="utf-8") as file:
    file.write(good.replace("name: 校核", "name: " + "长" * 31, 1))
done, path = ledger("fees", A, options=["--templates", templates])
ok(done.returncode == 0, "a sheet's name of 31 characters passes", done.stderr)

shutil.rmtree(work)
print(f"1..{number}")
