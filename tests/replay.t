#!/usr/bin/env python3
"""A report of an earlier day says later what it said then: forty edits dated later – a finding opened again, rectified, extended, withdrawn,
a further visit, expert, cost, supplement, edition of the policy and so on – leave the words of every registered report of the samples, and
of their stage reports as of ten days, as they were."""
import datetime
import os
import re
import shutil
import subprocess
import tempfile

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
A, B, C = "HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


# --- edits: each a name, a file and what becomes of its text ---

def before(mark, lines):
    """The lines in front of the first line that begins with the mark; at the end where there is none."""
    def edit(text):
        place = re.search("^" + re.escape(mark), text, re.M)
        place = place.start() if place else len(text)
        return text[:place] + lines + text[place:]
    return edit


def appended(key, item):
    """One more item at the end of the list under a key of the root, made where it is not there."""
    def edit(text):
        found = re.search(rf"^{key}:\n", text, re.M)
        if not found:
            return text.rstrip("\n") + f"\n{key}:\n{item}"
        end = re.compile(r"^[^ \n]|\Z", re.M).search(text, found.end()).start()
        return text[:end].rstrip("\n") + "\n" + item + "\n" + text[end:]
    return edit


def in_finding(identity, key, item):
    """One more item in a list of the finding."""
    def edit(text):
        start = text.index(f"  - id: {identity}\n")
        end = re.search(r"^  (?:- id|#)|\Z", text[start + 4:], re.M).start() + start + 4
        block = text[start:end]
        place = re.search(rf"^    {key}:\n(?:      .*\n)*", block, re.M)
        block = block[:place.end()] + item + block[place.end():] if place else block.rstrip("\n") + f"\n    {key}:\n{item}"
        return text[:start] + block.rstrip("\n") + "\n" + text[end:].lstrip("\n")
    return edit


def replaced(old, new):
    def edit(text):
        assert old in text, old
        return text.replace(old, new, 1)
    return edit


def of_list(key, **values):
    lines = [f"{name}: {value}\n" for name, value in values.items()]
    return key, "      - " + "        ".join(lines)


def failed(day):
    return of_list("reinspections", date=day, result="不合格", note="复查发现问题再次出现。")


def passed(day, **more):
    return of_list("reinspections", date=day, result="合格", **more)


def mended(day):
    return of_list("rectifications", date=day, text="再次整改完成。")


def extended(day, due):
    return of_list("extensions", date=day, due_on=due, reason="材料须另行采购")


WITHDRAWN = ("withdrawn", "      date: 2026-11-20\n      reason: 设计变更，该部位取消\n")


def finding_edits(visit, *edits):
    return [(f"{identity}: {edit[0]}", f"visits/{visit}.yaml", in_finding(identity, *edit)) for identity, edit in edits]


EXPERT = """  - id: {id}
    name: 示例专家庚
    id_number: "99010119650106006X"
    library_number: "ZJK-0077"
    library_grade: 高级专家
    library_until: 2029-12-31
    title: 高级
    disciplines: [暖通]
    employer: 示例设计研究院
    vetted_on: 2026-10-12
    undertaking_on: 2026-10-15

"""
VISIT = """id: {id}
type: 复查
modes: [检查]
start_on: 2026-11-25
end_on: 2026-11-26
experts: [E01, E02, E03]
services: ["4.2", "4.3"]
progress: 工程总体形象进度约85%。
summary: 复查以前批次的问题。
issued_on: 2026-11-28
findings:
  - id: {id}-001
    discipline: 土建
    category: 施工工艺
    severity: 严重
    part: 三层楼梯间
    description: 楼梯梁端裂缝，宽0.4 mm。
    basis:
      - standard: GB 50204-2015
        clause: "8.1.2"
    unit: U2
    suggestion: 查明原因，经设计认可后处理。
"""
COST = """  - visit: {visit}
    date: 2026-10-28
    experts:
      - {{ expert: E01, travel: 900.00, board: 400.00, labour: 1500.00 }}
"""
LETTER = """letters:
  - document: termination-notice
    number: 示例协质〔2026〕1号
    date: 2026-01-20
  - document: reminder
    number: 示例协质〔2026〕41号
    date: 2026-10-09
    unit: U2
  - document: notice
    number: 示例协质〔2026〕42号
    date: 2026-10-26
    visit: V01
    unit: U2
"""
REPORT = """  - number: {id}-{number}
    kind: {kind}
{more}    compiled: {{ by: 示例秘书甲, date: 2026-11-03 }}
    checked: {{ by: 示例秘书乙, date: 2026-11-04 }}
    approved: {{ by: 示例秘书长, date: 2026-11-05 }}
    issued_on: 2026-11-05
"""
SUPPLEMENT = """supplements:
  - number: {id}-BC1
    signed_on: 2026-10-08
    fee_change: 60000.00
    services_added: ["4.5", "5.1"]
    end_on: 2028-06-30

"""
EDITION = """
  - from_on: 2026-10-01
    findings:
      rectification_days:
        - severity: 严重
          days: 3
        - severity: 较重
          days: 5
        - severity: 一般
          days: 9
        - severity: 建议
      reinspection_lag_days: 2
      due_soon_days: 9
"""


def common(project, next_visit, expert):
    """What may happen to any project."""
    return [
        ("a further visit with a critical finding", f"visits/{next_visit}.yaml", lambda text: VISIT.format(id=next_visit)),
        ("a new expert", "experts.yaml", before("staff:", EXPERT.format(id=expert))),
        ("a new member of the staff", "experts.yaml", appended("staff", "  - name: 示例秘书丙\n    role: 项目经办\n    undertaking_on: 2026-10-10\n")),
        ("an expert is warned", "experts.yaml", replaced("    undertaking_on:", "    sanctions:\n      - kind: 警告\n        date: 2026-10-12\n    undertaking_on:")),
        ("a letter of reminder, and a late notice", "letters.yaml", lambda text: LETTER),
        ("a deliverable", "reports.yaml", appended("deliverables", "  - service: \"1.1.2\"\n    title: 质量管理体系运行意见\n    date: 2026-10-30\n    experts: [E01]\n")),
        ("the works are finished", "application.yaml", replaced("  planned_finish_on:", "  actual_finish_on: 2026-12-20\n  planned_finish_on:")),
        ("an edition of the policy", "schemas/policy.yaml", lambda text: text.rstrip("\n") + "\n" + EDITION),
    ]


def supplemented(project):
    return [("a supplement with its milestone", "agreement.yaml", lambda text: before("plan:", SUPPLEMENT.format(id=project))(
        appended("milestones", "  - id: M4\n    name: 补充服务完成\n    amount: 60000.00\n    condition: 补充的服务完成后\n")(text)))]


EDITS = {
    A: common(A, "V03", "E06") + supplemented(A)
    + finding_edits(
        "V01", ("V01-001", failed("2026-10-10")), ("V01-001", mended("2026-10-15")), ("V01-001", passed("2026-10-20", closed_on="2026-10-25")),
        ("V01-002", failed("2026-10-10")), ("V01-003", passed("2026-10-10")), ("V01-004", WITHDRAWN), ("V01-005", failed("2026-10-11")),
        ("V01-005", extended("2026-10-12", "2026-12-31")), ("V01-008", failed("2026-10-10")), ("V01-009", mended("2026-10-08")),
        ("V01-009", passed("2026-10-20")), ("V01-012", failed("2026-10-10")))
    + finding_edits(
        "V02", ("V02-001", mended("2026-10-05")), ("V02-001", failed("2026-10-20")), ("V02-002", failed("2026-10-10")), ("V02-002", WITHDRAWN),
        ("V02-003", failed("2026-10-10")), ("V02-004", passed("2026-10-09", closed_on="2026-11-09")), ("V02-004", failed("2026-10-20")),
        ("V02-005", extended("2026-10-06", "2026-12-31")), ("V02-005", mended("2026-11-01")), ("V02-006", WITHDRAWN),
        ("V02-007", failed("2026-10-10")), ("V02-007", mended("2026-10-15")), ("V02-008", failed("2026-10-09")))
    + [
        ("late costs", "finance.yaml", appended("expert_costs", COST.format(visit="V02"))),
        ("an invoice", "finance.yaml", appended("invoices", "  - number: \"26990000000000000003\"\n    date: 2026-11-02\n    kind: 专票\n"
                                                "    gross: 72000.00\n    rate: 0.06\n    milestone: M3\n")),
        ("a receipt", "finance.yaml", appended("receipts", "  - date: 2026-10-20\n    amount: 44000.00\n    invoice: \"26990000000000000002\"\n")),
        ("a refund", "finance.yaml", appended("refunds", "  - date: 2026-11-10\n    amount: 1000.00\n    invoice: \"26990000000000000001\"\n    reason: 协商退回\n")),
        ("a milestone performed", "agreement.yaml", replaced("    due_on: 2027-07-31", "    due_on: 2027-07-31\n    performed_on: 2026-12-01")),
        ("a special report registered", "reports.yaml", appended("reports", REPORT.format(id=A, number="Z01", kind="专项", more="    assessment: 实体\n"))),
        ("a stage report of both", "reports.yaml", appended("reports", REPORT.format(id=A, number="J03", kind="阶段性", more="    visits: [V01, V02]\n"))),
    ],
    B: [edit for edit in common(B, "V05", "E07") if "finished" not in edit[0]] + supplemented(B)
    + finding_edits("V01", *[(f"V01-{n:03}", failed("2026-10-10")) for n in range(1, 13)], ("V01-001", mended("2026-10-15")),
                    ("V01-001", passed("2026-10-20", closed_on="2026-10-25")), ("V01-002", extended("2026-10-12", "2026-12-31")),
                    ("V01-003", mended("2026-10-16")), ("V01-013", WITHDRAWN), ("V01-014", passed("2026-10-10")))
    + finding_edits("V02", *[(f"V02-{n:03}", failed("2026-10-11")) for n in range(1, 7)], ("V02-001", mended("2026-10-15")), ("V02-007", WITHDRAWN))
    + finding_edits("V03", ("V03-001", failed("2026-10-11")), ("V03-002", WITHDRAWN), ("V03-003", failed("2026-10-12")))
    + finding_edits("V04", ("V04-001", failed("2026-10-11")), ("V04-002", WITHDRAWN), ("V04-003", failed("2026-10-11"))),
    C: [edit for edit in common(C, "V02", "E04") if "visit" not in edit[0]]
    + finding_edits("V01", ("V01-001", mended("2026-10-05")), ("V01-001", passed("2026-10-10", closed_on="2026-11-10")), ("V01-001", failed("2026-10-20")),
                    ("V01-002", mended("2026-10-05")), ("V01-002", failed("2026-10-12")), ("V01-003", mended("2026-10-05")),
                    ("V01-003", passed("2026-10-12")), ("V01-004", extended("2026-10-06", "2026-12-31")), ("V01-004", WITHDRAWN),
                    ("V01-005", extended("2026-10-06", "2026-12-31")), ("V01-005", mended("2026-10-30")), ("V01-006", mended("2026-10-05")),
                    ("V01-006", failed("2026-10-30")), ("V01-007", WITHDRAWN), ("V01-008", failed("2026-10-10")), ("V01-008", mended("2026-10-15")),
                    ("V01-008", passed("2026-10-20")), ("V01-009", failed("2026-10-10")), ("V01-009", WITHDRAWN),
                    ("V01-002", mended("2026-10-20")), ("V01-003", failed("2026-10-20")), ("V01-005", failed("2026-11-10")),
                    ("V01-006", passed("2026-11-05", closed_on="2026-11-15")), ("V01-007", mended("2026-10-15")), ("V01-008", failed("2026-10-30")))
    + [(f"V01-{n:03}: received", "visits/V01.yaml", replaced(f"  - id: V01-{n:03}\n", f"  - id: V01-{n:03}\n    received_on: 2026-10-02\n")) for n in (2, 4, 7)]
    + [
        ("late costs", "finance.yaml", appended("expert_costs", COST.format(visit="V01"))),
        ("a refund", "finance.yaml", appended("refunds", "  - date: 2026-11-10\n    amount: 1000.00\n    invoice: \"25990000000000000071\"\n    reason: 协商退回\n")),
        ("a red invoice", "finance.yaml", appended("invoices", "  - number: \"25990000000000000072\"\n    date: 2026-11-11\n    kind: 专票\n"
                                                   "    gross: -1000.00\n    rate: 0.06\n    red_of: \"25990000000000000071\"\n")),
        ("reimbursed later", "finance.yaml", lambda text: text.replace("    date: 2026-10-28\n", "    date: 2026-10-28\n    reimbursed_on: 2026-12-01\n")),
        ("archived", "reports.yaml", lambda text: text.rstrip("\n") + "\narchived_on: 2026-12-10\n"),
    ],
}

# --- reports ---

DAYS = {
    A: [("V01", "2026-05-22"), ("V01", "2026-05-25"), ("V01", "2026-06-05"), ("V01", "2026-06-20"), ("V01", "2026-08-25"), ("V02", "2026-08-27"),
        ("V02", "2026-08-31"), ("V02", "2026-09-10"), ("V02", "2026-09-25"), ("all", "2026-09-30")],
    B: [("V01", "2024-06-20"), ("V01", "2024-08-01"), ("V02", "2024-11-12"), ("V02", "2025-01-10"), ("V03", "2025-04-20"), ("V03", "2025-06-01"),
        ("V04", "2025-10-24"), ("V04", "2025-12-01"), ("all", "2026-01-10"), ("all", "2026-09-30")],
    C: [("V01", "2025-10-16"), ("V01", "2025-10-20"), ("V01", "2025-10-27"), ("V01", "2025-11-05"), ("V01", "2025-11-12"), ("V01", "2025-11-19"),
        ("V01", "2025-12-11"), ("V01", "2025-12-26"), ("V01", "2026-01-10"), ("V01", "2026-01-20")],
}
KINDS = {"阶段性": "stage", "专项": "special", "综合性": "comprehensive"}


def registered(project):
    """The arguments that make each registered report again."""
    text = read(os.path.join(root, "projects", project, "reports.yaml"))
    for entry in re.split(r"^  - number: ", text.split("\ndeliverables:")[0], flags=re.M)[1:]:
        kind = KINDS[re.search(r"kind: (.*)", entry)[1]]
        visits = re.search(r"visits: \[(.*)\]", entry)
        assessment = re.search(r"assessment: (.*)", entry)
        yield entry.split("\n")[0], [kind] + [part for visit in (visits[1].split(", ") if visits else []) for part in ("--visit", visit)] + (
            ["--kind", assessment[1]] if kind == "special" else [])


def words(folder, project, arguments):
    path = os.path.join(folder, "x.md")
    kind, *rest = arguments
    done = subprocess.run([program, "report", kind, f"projects/{project}", *rest, "-q", "-o", "x.md", "--schemas", "schemas"], cwd=folder,
                          capture_output=True, text=True)
    if done.returncode:
        return f"exit {done.returncode}\n{done.stderr}{done.stdout}"
    text = read(path)
    os.remove(path)
    return text


def copy(project, folder):
    shutil.copytree(os.path.join(root, "projects", project), os.path.join(folder, "projects", project))
    shutil.copytree(os.path.join(root, "schemas"), os.path.join(folder, "schemas"))
    return folder


def apply(edits, project, folder):
    for _, file, edit in edits:
        path = os.path.join(folder, file) if file.startswith("schemas/") else os.path.join(folder, "projects", project, file)
        write(path, edit(read(path) if os.path.exists(path) else ""))


def differences(was, now):
    import difflib
    return "\n".join(line for line in difflib.unified_diff(was.split("\n"), now.split("\n"), "was", "is", n=0, lineterm="") if not line.startswith("@@"))[:1500]


def culprits(project, arguments, was):
    for edit in EDITS[project]:
        with tempfile.TemporaryDirectory() as folder:
            apply([edit], project, copy(project, folder))
            now = words(folder, project, arguments)
            if now != was:
                yield edit[0] + "\n" + differences(was, now)[:400]


for project in (A, B, C):
    with tempfile.TemporaryDirectory() as old, tempfile.TemporaryDirectory() as new:
        copy(project, old)
        apply(EDITS[project], project, copy(project, new))
        ok(len(EDITS[project]) >= 40, f"{project}: forty edits", len(EDITS[project]))
        done = subprocess.run([program, "check", f"projects/{project}", "--as-of", "2026-12-31", "--schemas", "schemas", "-q"], cwd=new, capture_output=True, text=True)
        ok(not re.search(r"\[[SY]0", done.stdout), f"{project}: the edits are as the schemas will have them", done.stdout)
        asked = list(registered(project)) + [
            (f"stage report of {visit} as of {day}", ["stage", "--visit", visit, "--as-of", day]) for visit, day in DAYS[project]]
        for name, arguments in asked:
            was, now = words(old, project, arguments), words(new, project, arguments)
            same = was == now and not was.startswith("exit")
            ok(same, f"{project}: {name}", *([] if same else [differences(was, now), *culprits(project, arguments, was)]))
        later = words(new, project, ["stage", "--visit", "V01", "--as-of", "2026-12-31"])
        ok(later != words(old, project, ["stage", "--visit", "V01", "--as-of", "2026-12-31"]), f"{project}: a report of a later day has them")
finish()
