#!/usr/bin/env python3
"""The samples' ledgers as of 2026-09-30: the figures to the 分, real dates, numbers and texts; the messages about a specification."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(root, "tests"))
from tap import finish, ok  # noqa: E402
sys.dont_write_bytecode = True
import xlsx  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
os.chdir(root)
work = tempfile.mkdtemp()
A, B, C = "HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"


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

# What the other sheets say: A alone, then all three.
done, path = ledger("fees", A)
cells, formulas = xlsx.read(path)
same(list(cells), ["汇总", "付款节点", "开票", "回款", "专家费用", "劳务个税", "校核", "图表"], "the fee ledger's sheets")
taxes = rows(cells, "劳务个税")
same({(r["身份证号"], r["月份"]): (cents(r["劳务费"]), cents(r["应扣个税"]), cents(r["已扣个税"])) for r in taxes}[("990101196501030039", "2026-08")],
     (1050000, 168000, 168000), "two payments of a month are taxed together")
same([cents(r["差额"]) for r in taxes], [0] * len(taxes), "what was withheld is what the law has")
same(cents(total(cells, "劳务个税")["已扣个税"]), 1032000, "labour tax of A")
ok(all(re.fullmatch(r"\d{17}[\dX]", r["身份证号"]) for r in taxes), "the tax sheet has whole identity numbers")
ok(not any("19650103" in str(value) for sheet in cells if sheet != "劳务个税" for value in cells[sheet].values()), "no other sheet has them")
check = rows(cells, "校核")[0]
same((cents(check["节点差额"]), cents(check["开票差额"])), (0, 0), "milestones make the fee, net and VAT the gross")
ok(all("EXACT(" in f and "SUMIF" not in f for f in formulas["付款节点"].values() if "开票" in f), "rows are matched by their exact text")
done, path = ledger("findings", A)
cells, _ = xlsx.read(path)
same(list(cells), ["总台账", "未闭环", "逾期", "专业×严重程度", "责任单位", "批次趋势", "标准条款", "图表", "说明"], "the finding ledger's sheets")
ok("项目编号" not in findings[0], "one project needs no column of numbers")
same(sorted(r["编号"] for r in rows(cells, "未闭环")), ["V01-009", "V02-001", "V02-004", "V02-005", "V02-006", "V02-008"], "six are open")
same(sorted(r["编号"] for r in rows(cells, "逾期")), ["V01-009", "V02-001", "V02-005", "V02-006"], "four are overdue")
for sheet in ("专业×严重程度", "责任单位", "批次趋势"):
    same([total(cells, sheet)[title] for title in ("问题数", "严重", "较重", "一般", "已销项", "未闭环", "逾期")], [20.0, 4.0, 8.0, 8.0, 14.0, 6.0, 4.0],
         f"{sheet}: all of A's findings")
    ok(all(isinstance(r["闭环率"], float) and 0 <= r["闭环率"] <= 1 for r in rows(cells, sheet)), f"{sheet}: rates are numbers")
same({r["标准"]: r["问题数"] for r in rows(cells, "标准条款")}["GB 50204-2015"], 2.0, "GB 50204-2015: two findings")
done, path = ledger("findings", A, B, C)
cells, _ = xlsx.read(path)
same(len({(r["项目编号"], r["编号"]) for r in rows(cells, "总台账")}), 75, "several projects need one")
same([(r["项目编号"], r["批次"]) for r in rows(cells, "批次趋势")],
     [(A, "V01"), (A, "V02"), (B, "V01"), (B, "V02"), (B, "V03"), (B, "V04"), (C, "V01")], "each visit of each project")

# A red invoice and a refund take away from what they answer to.
copy = os.path.join(work, "red")
shutil.copytree(os.path.join("projects", A), os.path.join(copy, A))
place = os.path.join(copy, A, "finance.yaml")
with open(place, encoding="utf-8") as file:
    text = file.read().replace("amount: 100000.00", "amount: 144000.00")
with open(place, "w", encoding="utf-8") as file:
    file.write(text.replace("\nreceipts:", """  - number: "26990000000000000003"
    date: 2026-09-21
    kind: 专票
    gross: -44000.00
    rate: 0.06
    red_of: "26990000000000000002"

receipts:""").replace("\n# 专家费用", """
refunds:
  - date: 2026-09-22
    amount: 44000.00
    invoice: "26990000000000000002"
    reason: 减少一次现场服务，协商退回

# 专家费用"""))
done, path = ledger("fees", A, folder=copy)
cells, _ = xlsx.read(path)
same({title: cents(rows(cells, "汇总")[0][title]) for title in ("已开票", "已回款", "未开票", "应收")},
     dict(已开票=24400000, 已回款=24400000, 未开票=11600000, 应收=0), "red invoice and refund: the summary")
same([[cents(r[title]) for title in ("价税合计", "不含税金额", "税额", "冲红后金额", "已回款", "未回款")] for r in rows(cells, "开票")][1:],
     [[14400000, 13584906, 815094, 10000000, 10000000, 0], [-4400000, -4150943, -249057, 0, 0, 0]], "the invoices")
same([r["节点"] for r in rows(cells, "开票")], ["M1", "M2", "M2"], "a red invoice has its blue one's milestone")
same([(r["类别"], cents(r["金额"])) for r in rows(cells, "回款")], [("回款", 14400000), ("回款", 14400000), ("退款", -4400000)], "the refund, below zero")
same([(cents(r["已开票"]), cents(r["已回款"]), cents(r["未收"])) for r in rows(cells, "付款节点")][1], (10000000, 10000000, 4400000), "and the milestone")
same([cents(rows(cells, "校核")[0][title]) for title in ("节点差额", "开票差额", "超额开票", "个税差额")], [0] * 4, "nothing is out of place")

# How it looks: numbers have room, texts are not cut off, every table can be filtered, scrolled and printed.


def width(text):
    return sum(2 if ord(c) > 0x2E80 else 1 for c in text)


def is_cramped(value, room, look):
    """Whether a number would show as ####."""
    if not isinstance(value, float):
        return False
    shown = f"{value:,.2f}" if "#,##0.00" in look else "2026-09-30" if "yyyy" in look else f"{value * 100:.1f}%" if "%" in look else f"{value:g}"
    return len(shown) + 1 > room


def judge_look(name, path):
    book = xlsx.Looks(path)
    cells, _ = xlsx.read(path)
    ok("TODAY(" not in book.text and "NOW(" not in book.text, f"{name}: nothing depends on the day it is opened")
    for sheet in cells:
        look = book.sheets[sheet]
        if sheet in ("图表", "说明"):
            same(look["paper"], "9", f"{name} {sheet}: A4")
            continue
        rows_there = len(rows(cells, sheet))
        columns = sum(1 for place in cells[sheet] if re.fullmatch(r"[A-Z]+3", place))
        place = f"{xlsx.letters(columns)}{rows_there + 3}"
        faults = []
        if look["frozen"] != ("3", "frozen") or look["filter"] != (f"A3:{place}" if rows_there else None):
            faults.append(f"frozen {look['frozen']}, filter {look['filter']}")
        if look["titles"] != "$3:$3" or look["orientation"] != "landscape" or look["fit"] != ("1", "0"):
            faults.append(f"titles {look['titles']}, {look['orientation']}, fit {look['fit']}")
        if look["paper"] != ("8" if sheet in ("总台账", "未闭环", "逾期") else "9"):
            faults.append(f"paper {look['paper']}")
        if look["heights"].get(3, 0) < 33:
            faults.append(f"the header is {look['heights'].get(3)} high")
        for at, value in cells[sheet].items():
            column, line = re.fullmatch(r"([A-Z]+)(\d+)", at).groups()
            room = look["widths"][column]
            if int(line) < 4 or value == "（无）":
                continue
            if is_cramped(value, room, look["formats"][at]):
                faults.append(f"{at}: {value} in {room}")
            if isinstance(value, str) and sum(-(-width(part) // room) for part in value.split("\n")) * 13 > look["heights"][int(line)]:
                faults.append(f"{at}: {value} needs more than {look['heights'][int(line)]} points")
        ok(not faults, f"{name} {sheet}: {rows_there} rows look right", *faults[:5])
    return book


for name, kind, projects in (("fees of all", "fees", (A, B, C)), ("findings of all", "findings", (A, B, C)), ("fees of B", "fees", (B,)),
                             ("findings of A", "findings", (A,))):
    done, path = ledger(kind, *projects)
    book = judge_look(name, path)
ok("DATE(2026,9,30)+3" in book.sheets["总台账"]["rules"], "what is due is reckoned from the ledger's day")
same({color for color in ("F8CBAD", "FFE699", "DDEBF7", "E2EFDA", "F4B183") if f'rgb="FF{color}"' in book.text}, {
    "F8CBAD", "FFE699", "DDEBF7", "E2EFDA", "F4B183"}, "the colours of severity, state and days left")
ok('"严重,较重,一般,建议"' in book.sheets["总台账"]["lists"], "severities are chosen from a list")
same(len(book.charts), 4, "four charts")
ok("'专业×严重程度'!$C$4:$C$" in book.charts[0] and "barChart" in book.charts[0], "a chart takes its figures from a sheet")

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
shutil.rmtree(os.path.join(copy, A, "visits"))
for name in ("assessments", "reports.yaml"):
    place = os.path.join(copy, A, name)
    shutil.rmtree(place) if os.path.isdir(place) else os.remove(place)
done, path = ledger("findings", A, folder=copy)
cells, _ = xlsx.read(path)
ok(done.returncode == 0 and cells["总台账"]["A4"] == "（无）" and cells["图表"]["A4"] == "（无）", "no visit, no findings, no charts", done.stderr)
judge_look("no findings", path)
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
    ("S0105", "frozen: 2", "freeze: 2"),
    ("T0902", "sheet: 开票,", "sheet: 开瓢,"),
    ("T0902", "column: 价税合计,", "column: 价税,"),
    ("S0111", "color: C00000", "color: red"),
    ("T0904", "key: project.name", "key: project.nmae"),
    ("T0904", "rows: invoices", "rows: invoicse"),
    ("S0104", "title: 协议额, key", "key"),
    ("T0905", "title: 补充,", "title: 协议额,"),
    ("S0120", "difference: [已开票, 已回款]", "difference: [已开票]"),
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
finish()
