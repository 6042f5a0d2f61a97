/* The boundary of every rule, both sides: a change to a sample project, and what must come of it.
 *
 * Each case copies a sample (A in service, B archived, C terminated) into a temporary folder, makes its edits
 * – the first occurrence of `find` becomes `replace` – and applies the rules as of a day. NONE: the code must
 * not appear. Otherwise it must appear with that severity on the line that holds `line`, and no error of
 * another code but `also` may. A `find` of "@new" writes a file, "@remove" removes one, "@cut" drops the file
 * from `replace` on, "@link" makes a symbolic link. Files under schemas/ change the policy's folder. */
#ifndef RULES_CASES_H
#define RULES_CASES_H

#include "rules/rules.h"

enum { EDITS = 10, NONE = 9 };

typedef struct Mend {
    const char *file, *find, *replace;
} Mend;

typedef struct RuleCase {
    const char *code;
    char sample;
    int severity; /* NONE, or E, W, I */
    const char *file, *line;
    const char *also;  /* codes of errors that come with it */
    const char *as_of; /* NULL: 2026-09-30 */
    Mend edits[EDITS];
} RuleCase;

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING
#define I SEVERITY_INFO
#define APPLICATION "application.yaml"
#define AGREEMENT "agreement.yaml"
#define EXPERTS "experts.yaml"
#define FINANCE "finance.yaml"
#define REPORTS "reports.yaml"
#define TERMINATION "termination.yaml"
#define PUBLICATION "publication.yaml"
#define LETTERS "letters.yaml"
#define LIBRARY "../library/experts.yaml"
#define V1 "visits/V01.yaml"
#define V2 "visits/V02.yaml"
#define PHYSICAL "assessments/physical.yaml"
#define MANAGEMENT "assessments/management.yaml"
#define COMPREHENSIVE "assessments/comprehensive.yaml"
#define POLICY "schemas/policy.yaml"
/* The application and the experts alone. */
#define ONLY_APPLICATION_OF_A                                                                                \
    {AGREEMENT, "@remove", ""}, {V1, "@remove", ""}, {V2, "@remove", ""}, {PHYSICAL, "@remove", ""},         \
        {FINANCE, "@remove", ""},                                                                            \
    {                                                                                                        \
        REPORTS, "@remove", ""                                                                               \
    }
#define EXTENDED(day, due, reason)                                                                           \
    "    extensions:\n      - date: " day "\n        due_on: " due "\n        reason: " reason "\n"
#define WITHDRAWN(day, reason) "    withdrawn:\n      date: " day "\n      reason: " reason "\n"
/* The reinspection of V02-002, and one more rectification before it. */
#define AGAIN_BEFORE "    reinspections:\n      - date: 2026-09-25"
#define MENDED_AGAIN(day) "      - date: " day "\n        text: 再次处理\n"
#define NOTICE(number, unit)                                                                                 \
    "  - document: notice\n    number: " number "\n    date: 2026-08-31\n    visit: V02\n    unit: " unit "\n"
#define NOTICES "letters:\n" NOTICE("示例〔2026〕3号", "U2") NOTICE("示例〔2026〕4号", "U5")
/* That of the critical finding V01-001 of sample B. */
#define CLOSED_ON "      - date: 2024-06-24\n        result: 合格\n"
/* In place of its first line. */
/* Of V01-001 of sample B, whose expert was on V01, V02 and V04 alone. */
#define LAST_CHECK CLOSED_ON
#define AGAIN_BY(day) "      - date: " day "\n        result: 合格\n"
#define SUPPLEMENT(day, fee, more)                                                                           \
    "confidentiality_clause: true\nsupplements:\n  - number: B1\n    signed_on: " day                        \
    "\n    fee_change: " fee "\n" more
/* Before the receipts. */
#define INVOICE(number, day, gross, more)                                                                    \
    "  - number: \"" number "\"\n    date: " day "\n    kind: 专票\n    gross: " gross                       \
    "\n    rate: 0.06\n" more "\nreceipts:\n"
#define FIRST "26990000000000000001"
#define SECOND "26990000000000000002"
#define THIRD "26990000000000000003"
#define FOURTH "26990000000000000004"
#define RED_OF(number) "    red_of: \"" number "\"\n"
/* In place of the line above the expert costs. */
#define REFUND(day, amount, more)                                                                            \
    "refunds:\n  - date: " day "\n    amount: " amount "\n    reason: 协商退回\n" more "\nexpert_costs:\n"
/* Another project in the same folder, which pays E01 of its own. */
#define BESIDE "../HGZX-2026-002/"
#define PAID_BESIDE(payer, numbers, day, labour)                                                             \
    {BESIDE "agreement.yaml", "@new", "number: 2\nexpert_cost_payer: " payer "\n"},                          \
        {BESIDE "experts.yaml", "@new", "experts:\n  - id: E01\n    name: 示例专家\n" numbers},              \
    {                                                                                                        \
        BESIDE "finance.yaml", "@new",                                                                       \
            "expert_costs:\n  - visit: V01\n    date: " day                                                  \
            "\n    experts:\n      - { expert: E01, labour: " labour " }\n"                                  \
    }
#define TOGETHER                                                                                             \
    {                                                                                                        \
        POLICY, "together: 项目", "together: 付款方"                                                      \
    }
#define ADVANCED "协会垫付后报销"
#define CARD(number) "    id_number: \"" number "\"\n"
#define MEMBER(number) "    library_number: " number "\n"
#define REFUND_OF(number) "    invoice: \"" number "\"\n"
#define ASSESSMENT(kind, day)                                                                                 \
    "kind: " kind "\nassessed_on: " day "\nexperts: [E01]\nsections:\n  - name: 土建\n    items:\n      - " \
    "name: 观感\n        score: 80\nconclusion: 合格\n"
#define LETTER(number, date, more)                                                                           \
    "letters:\n  - document: notice\n    number: 示例〔2026〕1号\n    date: 2026-05-25\n  - document: " \
    "reminder\n    number: " number "\n    date: " date "\n" more
/* E03 and, where `more` says so, the staff. */
#define KNOWN(number, title, more)                                                                               \
    "experts:\n  - library_number: " number "\n    name: 示例专家丙\n    library_grade: 高级专家\n    " \
    "title: " title "\n    disciplines: [动设备]\n    employer: 示例特种设备检验院\n" more
/* A further edition of the policy. */
#define EDITION(day, more)                                                                                   \
    {                                                                                                        \
        POLICY, "discipline_floor_grade: 合格\n",                                                            \
            "discipline_floor_grade: 合格\n  - from_on: " day "\n" more                                      \
    }
#define PUBLISHED(day) "published_on: " day "\nresults:\n  - kind: 实体\n    score: 84\n    grade: 合格\n"

/* clang-format off */
static const RuleCase rule_cases[] = {
    /* --- integrity --- */
    {"R0001", 'A', NONE, .edits = {{APPLICATION, "    client: true\n", ""}, {APPLICATION, "    type: 施工\n", "    type: 施工\n    client: true\n"}}},
    {"R0001", 'A', E, APPLICATION, "units:", .edits = {{APPLICATION, "    client: true\n", ""}}},
    {"R0001", 'A', E, APPLICATION, "client: true # second", .edits = {{APPLICATION, "    type: 施工\n", "    type: 施工\n    client: true # second\n"}}},
    {"R0002", 'A', NONE, .edits = {{V2, "id: V02-008", "id: V02-009"}}},
    {"R0002", 'A', E, V2, "id: V02-001 # again", .edits = {{V2, "id: V02-008", "id: V02-001 # again"}}},
    {"R0002", 'C', E, AGREEMENT, "id: M2 # again", .edits = {{AGREEMENT, "id: M3", "id: M2 # again"}}},
    {"R0002", 'A', E, APPLICATION, "id: U4 # again", .edits = {{APPLICATION, "id: U5", "id: U4 # again"}}},
    {"R0002", 'A', E, EXPERTS, "id: E01 # again", .edits = {{EXPERTS, "id: E02", "id: E01 # again"}}},
    {"R0002", 'A', NONE, .edits = {{PHYSICAL, "- name: 质量记录", "- name: 质量记录 "}}},
    {"R0002", 'A', E, PHYSICAL, "name: 土建 # again", .edits = {{PHYSICAL, "- name: 钢结构", "- name: 土建 # again"}}},
    {"R0002", 'A', E, PHYSICAL, "name: 性能检测 # again", .edits = {{PHYSICAL, "- name: 质量记录", "- name: 性能检测 # again"}}},
    {"R0002", 'A', NONE, .edits = {{LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-05-25", "")}}},
    {"R0002", 'A', E, LETTERS, "number: 示例〔2026〕1号 # again", .edits = {{LETTERS, "@new", LETTER("示例〔2026〕1号 # again", "2026-05-25", "")}}},
    {"R0003", 'A', NONE, .edits = {{APPLICATION, "id: HGZX-2026-001", "id: \"HGZX-2026-001\""}}},
    {"R0003", 'A', E, APPLICATION, "id: HGZX-2026-002", .edits = {{APPLICATION, "id: HGZX-2026-001", "id: HGZX-2026-002"}}},
    {"R0004", 'A', NONE, .edits = {{V2, "id: V02\n", "id: \"V02\"\n"}}},
    {"R0004", 'A', E, V2, "id: V03", .edits = {{V2, "id: V02\n", "id: V03\n"}}},
    {"R0005", 'A', NONE, .edits = {{V2, "id: V02-008", "id: V02-0088"}}},
    {"R0005", 'A', E, V2, "id: V01-088", .edits = {{V2, "id: V02-008", "id: V01-088"}}},
    {"R0006", 'A', NONE, .edits = {{V2, "        text: 拆除两带", "        by: 示例制造有限公司项目部\n        text: 拆除两带"}, {V2, "      - date: 2026-09-25\n", "      - date: 2026-09-25\n        by: 示例专家戊\n"}}},
    {"R0006", 'A', E, V2, "unit: U6", .edits = {{V2, "unit: U5", "unit: U6"}}},
    {"R0006", 'A', E, V2, "by: U6", .edits = {{V2, "        text: 拆除两带", "        by: U6\n        text: 拆除两带"}}},
    {"R0006", 'A', E, V2, "by: E09", .edits = {{V2, "      - date: 2026-09-25\n", "      - date: 2026-09-25\n        by: E09\n"}}},
    {"R0006", 'A', E, V2, "expert: E15", .edits = {{V2, "    unit: U5\n", "    unit: U5\n    expert: E15\n"}}},
    {"R0006", 'A', E, V2, "E06]", .edits = {{V2, "E04, E05]", "E04, E05, E06]"}}},
    {"R0006", 'A', E, AGREEMENT, "authors: [E01, E02, E09]", .edits = {{AGREEMENT, "authors: [E01, E02, E03]", "authors: [E01, E02, E09]"}}},
    {"R0006", 'A', E, REPORTS, "experts: [E01, E07]", .edits = {{REPORTS, "experts: [E01, E02]", "experts: [E01, E07]"}}},
    {"R0006", 'A', E, REPORTS, "visits: [V03]", .edits = {{REPORTS, "visits: [V02]", "visits: [V03]"}}},
    {"R0006", 'A', E, FINANCE, "milestone: M4", .edits = {{FINANCE, "milestone: M2", "milestone: M4"}}},
    {"R0006", 'A', E, FINANCE, "invoice: \"26990000000000000003\"", .edits = {{FINANCE, "invoice: \"26990000000000000002\"", "invoice: \"26990000000000000003\""}}},
    {"R0006", 'A', E, FINANCE, "visit: V03", .edits = {{FINANCE, "visit: V02", "visit: V03"}}},
    {"R0006", 'A', E, FINANCE, "expert: E08", .edits = {{FINANCE, "expert: E05", "expert: E08"}}},
    {"R0006", 'A', E, PHYSICAL, "experts: [E01, E02, E03, E04, E06]", .edits = {{PHYSICAL, "E04, E05]", "E04, E06]"}}},
    {"R0006", 'A', NONE, .edits = {{LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-05-25", "    visit: V02\n    unit: U5\n    expert: E05\n")}}},
    {"R0006", 'A', E, LETTERS, "visit: V03", .edits = {{LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-05-25", "    visit: V03\n")}}},
    {"R0006", 'A', E, LETTERS, "unit: U6", .edits = {{LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-05-25", "    unit: U6\n")}}},
    {"R0006", 'A', E, LETTERS, "expert: E06", .edits = {{LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-05-25", "    expert: E06\n")}}},
    {"R0006", 'C', NONE, .edits = {{TERMINATION, "notice_number: 示例协质〔2026〕1号", "notice_number: 示例〔2026〕2号"}, {LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-01-20", "")}}},
    {"R0006", 'C', E, TERMINATION, "notice_number: 示例〔2026〕3号", .edits = {{TERMINATION, "notice_number: 示例协质〔2026〕1号", "notice_number: 示例〔2026〕3号"}, {LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-01-20", "")}}},
    {"R0007", 'A', NONE, .edits = {{REPORTS, "HGZX-2026-001-J02", "HGZX-2026-001-J12"}}},
    {"R0007", 'A', E, REPORTS, "HGZX-2026-001-Z02", .edits = {{REPORTS, "HGZX-2026-001-J02", "HGZX-2026-001-Z02"}}},
    {"R0007", 'A', E, REPORTS, "HGZX-2026-002-J02", .edits = {{REPORTS, "HGZX-2026-001-J02", "HGZX-2026-002-J02"}}},
    {"R0010", 'A', NONE, .edits = {{V2, "end_on: 2026-08-27", "end_on: 2026-08-24"}}},
    {"R0010", 'A', E, V2, "end_on: 2026-08-23", .edits = {{V2, "end_on: 2026-08-27", "end_on: 2026-08-23"}}},
    {"R0010", 'A', E, EXPERTS, "to_on: 2008-06-30", .edits = {{EXPERTS, "to_on: 2020-06-30", "to_on: 2008-06-30"}}},
    {"R0010", 'A', E, APPLICATION, "planned_finish_on: 2026-01-07", .edits = {{APPLICATION, "planned_finish_on: 2027-05-31", "planned_finish_on: 2026-01-07"}}},
    {"R0010", 'B', NONE, .edits = {{PUBLICATION, "objection_until: 2026-06-03", "objection_until: 2026-05-20"}}},
    {"R0010", 'B', E, PUBLICATION, "objection_until: 2026-05-19", .edits = {{PUBLICATION, "objection_until: 2026-06-03", "objection_until: 2026-05-19"}}},
    {"R0011", 'A', NONE, .edits = {{APPLICATION, "accepted_on: 2026-02-12", "accepted_on: 2026-02-10"}}},
    {"R0011", 'A', E, APPLICATION, "accepted_on: 2026-02-09", .edits = {{APPLICATION, "accepted_on: 2026-02-12", "accepted_on: 2026-02-09"}}},
    {"R0011", 'A', E, APPLICATION, "reviewed_on: 2026-02-11", .edits = {{APPLICATION, "reviewed_on: 2026-02-27", "reviewed_on: 2026-02-11"}}},
    {"R0011", 'A', NONE, .edits = {{REPORTS, "date: 2026-06-05", "date: 2026-06-03"}}},
    {"R0011", 'A', E, REPORTS, "date: 2026-06-02", .edits = {{REPORTS, "date: 2026-06-05", "date: 2026-06-02"}}},
    {"R0011", 'A', E, REPORTS, "issued_on: 2026-06-07", .edits = {{REPORTS, "issued_on: 2026-06-08", "issued_on: 2026-06-07"}}},
    {"R0011", 'A', NONE, .edits = {{FINANCE, "reimbursed_on: 2026-07-15", "reimbursed_on: 2026-05-21"}}},
    {"R0011", 'A', E, FINANCE, "reimbursed_on: 2026-05-20", .edits = {{FINANCE, "reimbursed_on: 2026-07-15", "reimbursed_on: 2026-05-20"}}},
    {"R0011", 'B', NONE, .edits = {{REPORTS, "archived_on: 2026-06-20", "archived_on: 2026-04-08"}}},
    {"R0011", 'B', E, REPORTS, "archived_on: 2026-04-07", .edits = {{REPORTS, "archived_on: 2026-06-20", "archived_on: 2026-04-07"}}},
    {"R0011", 'A', NONE, .edits = {{FINANCE, "date: 2026-03-20", "date: 2026-03-12"}}},
    {"R0011", 'A', E, FINANCE, "date: 2026-03-11", .edits = {{FINANCE, "date: 2026-03-20", "date: 2026-03-11"}}},
    {"R0011", 'A', E, AGREEMENT, "performed_on: 2026-03-11", .edits = {{AGREEMENT, "performed_on: 2026-03-12", "performed_on: 2026-03-11"}}},
    {"R0011", 'A', E, PHYSICAL, "assessed_on: 2025-08-27", .edits = {{PHYSICAL, "assessed_on: 2026-08-27", "assessed_on: 2025-08-27"}}},
    {"R0011", 'A', E, REPORTS, "date: 2026-03-11", .edits = {{REPORTS, "date: 2026-04-10", "date: 2026-03-11"}}},
    {"R0011", 'A', NONE, .edits = {{LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-02-10", "")}}},
    {"R0011", 'A', E, LETTERS, "date: 2026-02-09", .edits = {{LETTERS, "@new", LETTER("示例〔2026〕2号", "2026-02-09", "")}}},
    {"R0012", 'A', NONE, .edits = {{AGREEMENT, "end_on: 2027", "start_on: 2026-05-18\nend_on: 2027"}}},
    {"R0012", 'A', E, V1, "start_on: 2026-05-18", .edits = {{AGREEMENT, "end_on: 2027", "start_on: 2026-05-19\nend_on: 2027"}}},
    {"R0012", 'A', NONE, .edits = {{AGREEMENT, "signed_on: 2026-03-12", "signed_on: 2026-03-25"}}},
    {"R0012", 'A', E, V1, "start_on: 2026-05-18", .also = "R1202 R0011", .edits = {{AGREEMENT, "signed_on: 2026-03-12", "signed_on: 2026-05-19"}, {AGREEMENT, "@cut", "plan:"}}},
    {"R0012", 'A', NONE, .also = "R1202", .edits = {{AGREEMENT, "signed_on: 2026-03-12", "signed_on: 2026-05-19"}}},
    {"R0012", 'A', NONE, .edits = {{AGREEMENT, "end_on: 2027-06-30", "end_on: 2026-08-27"}}},
    {"R0012", 'A', E, V2, "end_on: 2026-08-27", .edits = {{AGREEMENT, "end_on: 2027-06-30", "end_on: 2026-08-26"}}},
    {"R0012", 'A', NONE, .edits = {{AGREEMENT, "end_on: 2027-06-30", "end_on: 2026-08-26"}, {AGREEMENT, "confidentiality_clause: true\n", SUPPLEMENT("2026-08-20", "0.00", "    end_on: 2026-12-31\n")}}},
    {"R0013", 'A', NONE, .edits = {{V2, "issued_on: 2026-08-31", "issued_on: 2026-08-24"}}},
    {"R0013", 'A', E, V2, "issued_on: 2026-08-23", .edits = {{V2, "issued_on: 2026-08-31", "issued_on: 2026-08-23"}}},
    {"R0013", 'A', E, V2, "issued_on: 2026-10-31", .edits = {{V2, "issued_on: 2026-08-31", "issued_on: 2026-10-31"}}},
    {"R0013", 'A', E, V2, "issued_on: 2026-08-22", .edits = {{V2, "    received_on: 2026-09-02", "    issued_on: 2026-08-22\n    received_on: 2026-09-02"}}},
    {"R0013", 'A', NONE, .edits = {{V2, "received_on: 2026-09-02", "received_on: 2026-08-31"}}},
    {"R0013", 'A', E, V2, "received_on: 2026-08-30", .edits = {{V2, "received_on: 2026-09-02", "received_on: 2026-08-30"}}},
    {"R0013", 'A', NONE, .edits = {{V2, "date: 2026-09-28", "date: 2026-08-31"}}},
    {"R0013", 'A', E, V2, "date: 2026-08-30", .edits = {{V2, "date: 2026-09-28", "date: 2026-08-30"}}},
    {"R0013", 'A', NONE, .edits = {{V2, "    suggestion: 调整拼缝", "    received_on: 2026-09-18\n    suggestion: 调整拼缝"}}},
    {"R0013", 'A', E, V2, "date: 2026-09-18", .edits = {{V2, "    suggestion: 调整拼缝", "    received_on: 2026-09-19\n    suggestion: 调整拼缝"}}},
    {"R0013", 'A', NONE, .edits = {{V2, "date: 2026-09-22", "date: 2026-09-14"}}},
    {"R0013", 'A', E, V2, "date: 2026-09-13", .edits = {{V2, "date: 2026-09-22", "date: 2026-09-13"}}},
    {"R0013", 'A', NONE, .edits = {{V2, "    received_on: 2026-09-02", "    due_on: 2026-08-31\n    received_on: 2026-09-02"}}},
    {"R0013", 'A', E, V2, "due_on: 2026-08-30", .edits = {{V2, "    received_on: 2026-09-02", "    due_on: 2026-08-30\n    received_on: 2026-09-02"}}},
    {"R0013", 'A', NONE, .edits = {{V1, "due_on: 2026-09-10", "due_on: 2026-08-26"}}},
    {"R0013", 'A', E, V1, "due_on: 2026-08-25", .edits = {{V1, "due_on: 2026-09-10", "due_on: 2026-08-25"}}},
    {"R0013", 'A', NONE, .edits = {{V2, "    received_on: 2026-09-02", EXTENDED("2026-08-31", "2026-08-31", "材料未到") "    received_on: 2026-09-02"}}},
    {"R0013", 'A', E, V2, "date: 2026-08-30", .edits = {{V2, "    received_on: 2026-09-02", EXTENDED("2026-08-30", "2026-10-15", "材料未到") "    received_on: 2026-09-02"}}},
    {"R0013", 'A', E, V2, "due_on: 2026-09-14", .edits = {{V2, "    received_on: 2026-09-02", EXTENDED("2026-09-15", "2026-09-14", "材料未到") "    received_on: 2026-09-02"}}},
    {"R0013", 'A', NONE, .edits = {{V2, "    suggestion: 调整拼缝", WITHDRAWN("2026-09-25", "重复") "    suggestion: 调整拼缝"}}},
    {"R0013", 'A', E, V2, "date: 2026-09-24", .edits = {{V2, "    suggestion: 调整拼缝", WITHDRAWN("2026-09-24", "重复") "    suggestion: 调整拼缝"}}},
    {"R0013", 'A', NONE, .edits = {{V2, "    received_on: 2026-09-02\n", WITHDRAWN("2026-08-28", "重复")}}},
    {"R0013", 'A', E, V2, "date: 2026-08-28", .edits = {{V2, "    received_on: 2026-09-02\n", "    issued_on: 2026-08-29\n" WITHDRAWN("2026-08-28", "重复")}}},
    {"R0015", 'A', NONE, .edits = {{V2, "      - date: 2026-09-22\n        result: 合格\n", "      - date: 2026-09-22\n        result: 合格\n        closed_on: 2026-09-22\n"}}},
    {"R0015", 'A', E, V2, "closed_on: 2026-09-21", .edits = {{V2, "      - date: 2026-09-22\n        result: 合格\n", "      - date: 2026-09-22\n        result: 合格\n        closed_on: 2026-09-21\n"}}},
    {"R0015", 'A', E, V2, "closed_on: 2026-09-23", .edits = {{V2, "      - date: 2026-09-22\n        result: 合格\n", "      - date: 2026-09-22\n        result: 不合格\n        closed_on: 2026-09-23\n"}}},
    {"R0016", 'A', NONE, .edits = {{V2, "      - standard: GB 50257-2014\n", "      - standard: 设计文件\n"}}},
    {"R0016", 'A', E, V2, "severity: 严重", .edits = {{V2, "    basis:\n      - standard: GB 50257-2014\n", "    basis: []\n"}}},
    {"R0017", 'C', NONE, .edits = {{V1, "clause: 第14条", "clause: 第15条"}}},
    {"R0017", 'C', I, V1, "standard: 中华人民共和国特种设备安全法", .edits = {{V1, "        clause: 第14条\n", ""}}},
    {"R0018", 'A', NONE, .edits = {{"photos/again.jpg", "@link", "V01-001-1.jpg"}, {V1, "photos/V01-001-1.jpg", "photos/again.jpg"}}},
    {"R0018", 'A', E, V1, "photos/V01-001-9.jpg", .edits = {{V1, "photos/V01-001-1.jpg", "photos/V01-001-9.jpg"}}},
    {"R0018", 'A', E, V1, "photos/out.jpg", .edits = {{"photos/out.jpg", "@link", "/etc/passwd"}, {V1, "photos/V01-001-1.jpg", "photos/out.jpg"}}},
    {"R0018", 'A', E, V1, "file: /etc/passwd", .edits = {{V1, "photos/V01-001-1.jpg", "/etc/passwd"}}},
    {"R0018", 'A', E, V1, "file: ../../../etc/passwd", .edits = {{V1, "photos/V01-001-1.jpg", "../../../etc/passwd"}}},
    {"R0018", 'A', E, V1, "file: photos", .edits = {{V1, "file: photos/V01-001-1.jpg", "file: photos"}}},
    {"R0018", 'A', E, V1, "file: visits/V02.yaml", .edits = {{V1, "photos/V01-001-1.jpg", "visits/V02.yaml"}}},
    {"R0018", 'A', E, V1, "file: photos/../visits/V02.yaml", .edits = {{V1, "photos/V01-001-1.jpg", "photos/../visits/V02.yaml"}}},
    {"R0020", 'A', NONE, .edits = {{V2, "    received_on: 2026-09-02", EXTENDED("2026-09-10", "2026-10-15", "设计变更未到") "    received_on: 2026-09-02"}}},
    {"R0020", 'A', E, V2, "reason: \"\"", .edits = {{V2, "    received_on: 2026-09-02", EXTENDED("2026-09-10", "2026-10-15", "\"\"") "    received_on: 2026-09-02"}}},
    {"R0020", 'A', NONE, .edits = {{V2, "    received_on: 2026-09-02", WITHDRAWN("2026-09-10", "设计变更，取消") "    received_on: 2026-09-02"}}},
    {"R0020", 'A', E, V2, "reason: \" \"", .edits = {{V2, "    received_on: 2026-09-02", WITHDRAWN("2026-09-10", "\" \"") "    received_on: 2026-09-02"}}},
    {"R0021", 'A', NONE, .edits = {{PHYSICAL, "- name: 钢结构", "- name: 大型塔器\n    weight: 10"}}},
    {"R0021", 'A', E, PHYSICAL, "name: 钢结够", .edits = {{PHYSICAL, "- name: 钢结构", "- name: 钢结够"}}},
    {"R0021", 'A', NONE, .edits = {{PHYSICAL, "- name: 观感", "- name: 外观\n        weight: 20"}}},
    {"R0021", 'A', E, PHYSICAL, "name: 外观", .edits = {{PHYSICAL, "- name: 观感", "- name: 外观"}}},
    {"R0022", 'A', NONE, .edits = {{V2, "    received_on: 2026-09-02", "    draft: true\n    issued_on: 2026-09-01\n    received_on: 2026-09-02"}}},
    {"R0022", 'A', E, V2, "received_on: 2026-09-02 # a draft", .edits = {{V2, "    received_on: 2026-09-02", "    draft: true\n    received_on: 2026-09-02 # a draft"}}},
    {"R0022", 'A', E, V2, "id: V02", .edits = {{V2, "issued_on: 2026-08-31\n", ""}}},
    {"R0022", 'A', NONE, .edits = {{V2, "issued_on: 2026-08-31\n", "issued_on: 待填\n"}}},
    {"R0022", 'A', NONE, .edits = {{V2, "issued_on: 2026-08-31\n", ""}, {LETTERS, "@new", NOTICES}}},
    {"R0022", 'A', NONE, .edits = {{V2, AGAIN_BEFORE, MENDED_AGAIN("2026-09-25") AGAIN_BEFORE}}},
    {"R0022", 'A', E, V2, "date: 2026-09-26", .edits = {{V2, AGAIN_BEFORE, MENDED_AGAIN("2026-09-26") AGAIN_BEFORE}}},
    {"R0022", 'A', NONE, .edits = {{V2, AGAIN_BEFORE "\n        result: 合格\n", MENDED_AGAIN("2026-09-27") AGAIN_BEFORE "\n        result: 合格\n      - date: 2026-09-26\n        result: 不合格\n"}}},
    {"R0022", 'A', E, V2, "date: 2026-09-26", .edits = {{V2, "    suggestion: 调整拼缝", EXTENDED("2026-09-26", "2026-10-30", "材料未到") "    suggestion: 调整拼缝"}}},
    {"R0024", 'A', E, V2, "id: V02", .edits = {{V2, "progress: ", "# progress: "}}},
    {"R0024", 'A', NONE, .as_of = "2026-08-23", .edits = {{V2, "progress: ", "# progress: "}}},
    {"R0024", 'A', E, V2, "id: V02", .as_of = "2026-08-24", .edits = {{V2, "@cut", "findings:"}}},
    {"R0025", 'A', NONE, .edits = {{V2, "  - name: 示例秘书甲\n", "  - name: 示例秘书乙\n"}}},
    {"R0025", 'A', E, V2, "name: 示例秘书丁", .edits = {{V2, "  - name: 示例秘书甲\n", "  - name: 示例秘书丁\n"}}},
    {"R0025", 'A', E, V2, "name: 示例经理甲", .edits = {{V2, "    unit: 示例化工有限公司\n", ""}}},
    {"R0026", 'B', NONE, .edits = {{"visits/V04.yaml", "discipline: 质量管理", "discipline: 无损检测"}, {"visits/V04.yaml", "    expert: E01\n", ""}}},
    {"R0026", 'B', E, "visits/V04.yaml", "id: V04-006", .edits = {{"visits/V04.yaml", "    expert: E01\n", ""}}},
    {"R0026", 'B', NONE, .edits = {{"visits/V04.yaml", "    expert: E01\n", "    expert: 待填\n"}}},
    {"R0027", 'A', NONE, .edits = {{V2, "    unit: U5\n", "    unit: U5\n    expert: E03\n"}}},
    {"R0027", 'B', E, "visits/V03.yaml", "expert: E02", .edits = {{"visits/V03.yaml", "    suggestion:", "    expert: E02\n    suggestion:"}}},
    {"R0028", 'A', NONE, .edits = {{V1, "date: 2026-08-26\n        result: 不合格\n", "date: 2026-08-26\n        result: 不合格\n        by: E05\n"}}},
    {"R0028", 'B', NONE, .edits = {{V1, LAST_CHECK, LAST_CHECK AGAIN_BY("2025-04-19")}}},
    {"R0028", 'B', E, V1, "date: 2025-04-18", .edits = {{V1, LAST_CHECK, LAST_CHECK AGAIN_BY("2025-04-18")}}},
    {"R0029", 'A', NONE, .edits = {{V2, "  - date: 2026-08-25", "  - date: 2026-08-27"}}},
    {"R0029", 'A', W, V2, "- date: 2026-08-28", .edits = {{V2, "  - date: 2026-08-25", "  - date: 2026-08-28"}}},
    {"R0029", 'A', W, V2, "- date: 2026-08-23", .edits = {{V2, "  - date: 2026-08-25", "  - date: 2026-08-23"}}},
    {"R0030", 'A', NONE, .edits = {{V1, "due_on: 2026-09-10", "due_on: 2028-05-25"}}},
    {"R0030", 'A', W, V1, "due_on: 2028-05-26", .edits = {{V1, "due_on: 2026-09-10", "due_on: 2028-05-26"}}},
    {"R0030", 'A', W, V2, "date: 2028-09-28", .edits = {{V2, "date: 2026-09-28", "date: 2028-09-28"}}},
    {"R0031", 'A', NONE, .edits = {{V1, "standard: GB 50204-2015", "standard: GB/T 50204.1-2015"}}},
    {"R0031", 'A', NONE, .edits = {{V1, "standard: GB 50204-2015", "standard: 设计文件GB50204"}}},
    {"R0031", 'A', W, V1, "standard: GB50204—2015", .edits = {{V1, "standard: GB 50204-2015", "standard: GB50204—2015"}}},
    {"R0031", 'A', W, V1, "standard: SH/T3501-2021", .edits = {{V1, "standard: SH/T 3501-2021", "standard: SH/T3501-2021"}}},
    {"R0032", 'A', NONE, .edits = {{V2, "summary: ", "summary: 提出问题8项，其中严重2项、较重3项、一般3项。"}}},
    {"R0032", 'A', NONE, .edits = {{V2, "summary: ", "summary: 第一批次提出问题20项。"}}},
    {"R0032", 'A', W, V2, "提出的问题9项", .edits = {{V2, "summary: ", "summary: 提出的问题9项，其中严重2项。"}}},
    {"R0032", 'A', W, V2, "严重3项", .edits = {{V2, "conclusion: ", "conclusion: 提出问题8项，其中严重3项。"}}},
    {"R0032", 'A', W, V2, "提出问题8项", .edits = {{V2, "summary: ", "summary: 提出问题8项。"}, {V2, "    received_on: 2026-09-02\n", WITHDRAWN("2026-09-10", "重复")}}},
    {"R0021", 'B', E, MANAGEMENT, "name: 组织体系", .edits = {{MANAGEMENT, "- name: 体系", "- name: 组织体系"}}},

    /* --- articles 4 and 5 --- */
    {"R0023", 'B', NONE, .edits = {{"assessments/economy.yaml", "kind: 经济性", "kind: 待填"}}},
    {"R0023", 'B', E, "assessments/economy.yaml", "kind: 管理", .edits = {{"assessments/economy.yaml", "kind: 经济性", "kind: 管理"}}},
    {"R0023", 'A', E, "assessments/economy.yaml", "kind: 实体", .also = "R1501 R1803 R0021", .edits = {{"assessments/economy.yaml", "@new", ASSESSMENT("实体", "2026-08-27")}}},
    {"R0401", 'A', NONE, .edits = {{APPLICATION, "voluntary: true", "voluntary: 待填"}}},
    {"R0401", 'A', W, APPLICATION, "voluntary: false", .edits = {{APPLICATION, "voluntary: true", "voluntary: false"}}},
    {"R0501", 'A', NONE, .edits = {{APPLICATION, "member_until: 2027-12-31", "member_until: 2026-02-09"}, {APPLICATION, "member_until: 2027-12-31", "member_until: 2026-02-10"}}},
    {"R0501", 'A', E, APPLICATION, "units:", .edits = {{APPLICATION, "member_until: 2027-12-31", "member_until: 2026-02-09"}, {APPLICATION, "member_until: 2027-12-31", "member_until: 2026-02-09"}}},
    {"R0502", 'A', NONE, .edits = {{APPLICATION, "member_until: 2027-12-31", "member_until: 2026-02-10"}}},
    {"R0502", 'A', W, APPLICATION, "member_until: 2026-02-09", .edits = {{APPLICATION, "member_until: 2027-12-31", "member_until: 2026-02-09"}}},
    {"R0502", 'A', W, APPLICATION, "id: U1", .edits = {{APPLICATION, "    member_number: \"HGSG-0101\"\n    member_until: 2027-12-31\n", ""}}},
    {"R0503", 'A', NONE, .edits = {{APPLICATION, "overseas: false", "overseas: true\n  country: 示例国\n  exchange_rate: 7.1\n  rate_on: 2026-02-10"}}},
    {"R0503", 'A', NONE, .edits = {{APPLICATION, "overseas: false", "overseas: false\n  currency: CNY"}}},
    {"R0503", 'A', E, APPLICATION, "currency: USD", .edits = {{APPLICATION, "overseas: false", "overseas: false\n  currency: USD\n  rate_on: 2026-02-10"}}},
    {"R0801", 'A', NONE, .edits = {{APPLICATION, "overseas: false", "overseas: false\n  currency: USD\n  rate_on: 2026-02-10\n  exchange_rate: 0.390625"}}},
    {"R0801", 'A', E, APPLICATION, "investment: ", .edits = {{APPLICATION, "overseas: false", "overseas: false\n  currency: USD\n  rate_on: 2026-02-10\n  exchange_rate: 0.39062499"}}},
    {"R0801", 'A', NONE, .also = "R0503", .edits = {{APPLICATION, "overseas: false", "overseas: false\n  currency: USD\n  rate_on: 2026-02-10"}, {APPLICATION, "investment: 1280000000.00", "investment: 1000000.00"}}},
    {"R0503", 'A', E, APPLICATION, "overseas: true", .edits = {{APPLICATION, "overseas: false", "overseas: true\n  country: 示例国\n  exchange_rate: 7.1"}}},
    {"R0503", 'A', E, APPLICATION, "overseas: true", .edits = {{APPLICATION, "overseas: false", "overseas: true"}}},

    /* --- articles 6 and 7 --- */
    {"R0601", 'A', NONE, .edits = {{AGREEMENT, "authors: [E01, E02, E03]", "authors: [E01]"}}},
    {"R0601", 'A', I, AGREEMENT, "plan:", .edits = {{AGREEMENT, "  authors: [E01, E02, E03]\n", ""}}},
    {"R0601", 'A', I, AGREEMENT, "plan:", .edits = {{AGREEMENT, "authors: [E01, E02, E03]", "authors: []"}}},
    {"R0701", 'A', NONE, .edits = {{EXPERTS, "library_until: 2028-06-30", "library_until: 2026-08-27"}}},
    {"R0701", 'A', E, EXPERTS, "library_until: 2026-08-26", .edits = {{EXPERTS, "library_until: 2028-06-30", "library_until: 2026-08-26"}}},
    {"R0702", 'A', NONE, .edits = {{EXPERTS, "vetted_on: 2026-03-16", "vetted_on: 2026-05-18"}}},
    {"R0702", 'A', W, EXPERTS, "vetted_on: 2026-05-19", .edits = {{EXPERTS, "vetted_on: 2026-03-16", "vetted_on: 2026-05-19"}}},
    {"R0702", 'A', W, EXPERTS, "id: E01", .edits = {{EXPERTS, "    vetted_on: 2026-03-16\n", ""}}},
    {"R0702", 'A', NONE, .edits = {{EXPERTS, "vetted_on: 2026-03-16", "vetted_on: 待填"}}},

    /* --- article 8 --- */
    {"R0701", 'A', NONE, .edits = {{EXPERTS, "    library_until: 2028-06-30\n", ""}, {LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "    library_until: 2026-08-27\n")}}},
    {"R0701", 'A', E, "library/experts.yaml", "library_until: 2026-08-26", .edits = {{EXPERTS, "    library_until: 2028-06-30\n", ""}, {LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "    library_until: 2026-08-26\n")}}},
    {"R0703", 'A', NONE, .edits = {{EXPERTS, "    library_until: 2028-06-30\n", ""}, {LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "    library_until: 2028-06-30\n")}}},
    {"R0703", 'A', W, EXPERTS, "id: E03", .edits = {{EXPERTS, "    library_until: 2028-06-30\n", ""}, {LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "")}}},
    {"R0703", 'A', W, EXPERTS, "id: E03", .edits = {{EXPERTS, "    library_until: 2028-06-30\n", ""}}},
    {"R0704", 'A', NONE, .edits = {{LIBRARY, "@new", "experts: []\n"}, {EXPERTS, "@new", "experts: []\n"}}},
    {"R0704", 'A', W, EXPERTS, "disciplines: [静设备, 动设备]", .edits = {{LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "    library_until: 2028-06-30\n")}}},
    {"R0704", 'A', W, EXPERTS, "library_until: 2028-06-30", .edits = {{LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "    library_until: 2028-06-29\n")}}},
    {"R0704", 'A', W, EXPERTS, "ZJK-0011", .edits = {{LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "")}}},
    {"R0801", 'A', NONE, .edits = {{APPLICATION, "investment: 1280000000.00", "investment: 500000000.00"}}},
    {"R0801", 'A', E, APPLICATION, "investment: 499999999.99", .edits = {{APPLICATION, "investment: 1280000000.00", "investment: 499999999.99"}}},
    {"R0801", 'A', NONE, .edits = {EDITION("2026-02-11", "    application:\n      investment_min: 1280000000.01\n")}},
    {"R0801", 'A', E, APPLICATION, "investment: 1280000000.00", .edits = {EDITION("2026-02-10", "    application:\n      investment_min: 1280000000.01\n")}},
    {"R0801", 'B', NONE, .edits = {{APPLICATION, "contract_amount: 128000000.00", "contract_amount: 50000000.00"}}},
    {"R0801", 'B', E, APPLICATION, "investment: 460000000.00", .edits = {{APPLICATION, "contract_amount: 128000000.00", "contract_amount: 49999999.99"}}},
    {"R0801", 'B', NONE, .edits = {{APPLICATION, "contract_amount: 128000000.00", "contract_amount: 待填"}}},
    {"R0801", 'A', E, APPLICATION, "project:", .edits = {{APPLICATION, "  investment: 1280000000.00\n", ""}}},
    {"R0801", 'A', I, APPLICATION, "investment: 499999999.99", .edits = {{APPLICATION, "investment: 1280000000.00", "investment: 499999999.99"}, {APPLICATION, "conclusion: 通过", "conclusion: 不予受理"}, ONLY_APPLICATION_OF_A}},
    {"R0801", 'A', E, APPLICATION, "investment: 499999999.99", .as_of = "2026-02-26", .edits = {{APPLICATION, "investment: 1280000000.00", "investment: 499999999.99"}, {APPLICATION, "conclusion: 通过", "conclusion: 不予受理"}, ONLY_APPLICATION_OF_A}},
    {"R1101", 'A', I, APPLICATION, "joint: true # no lead", .edits = {{APPLICATION, "joint: false", "joint: true # no lead"}, {APPLICATION, "    lead: true\n", ""}, {APPLICATION, "conclusion: 通过", "conclusion: 不予受理"}, ONLY_APPLICATION_OF_A}},
    {"R0501", 'A', I, APPLICATION, "units:", .edits = {{APPLICATION, "member_until: 2027-12-31", "member_until: 2026-02-09"}, {APPLICATION, "member_until: 2027-12-31", "member_until: 2026-02-09"}, {APPLICATION, "conclusion: 通过", "conclusion: 不予受理"}, ONLY_APPLICATION_OF_A}},
    {"R0801", 'A', E, APPLICATION, "investment: 499999999.99", .edits = {{APPLICATION, "investment: 1280000000.00", "investment: 499999999.99"}, {APPLICATION, "conclusion: 通过", "conclusion: 补正"}, ONLY_APPLICATION_OF_A}},
    {"R0901", 'A', I, APPLICATION, "quality_goal: \" \"", .edits = {{APPLICATION, "quality_goal: ", "quality_goal: \" \" #"}, {APPLICATION, "conclusion: 通过", "conclusion: 不予受理"}, ONLY_APPLICATION_OF_A}},
    {"R1001", 'A', I, APPLICATION, "influence: \"\"", .edits = {{APPLICATION, "influence: ", "influence: \"\" #"}, {APPLICATION, "conclusion: 通过", "conclusion: 不予受理"}, ONLY_APPLICATION_OF_A}},
    {"R1206", 'B', E, APPLICATION, "client_willing: false", .also = "R1204", .edits = {{APPLICATION, "client_willing: true", "client_willing: false"}, {APPLICATION, "conclusion: 通过", "conclusion: 不予受理"}}},
    {"R0801", 'A', NONE, .edits = {{APPLICATION, "  investment: 1280000000.00\n", ""}, {APPLICATION, "@cut", "review:"}}},
    {"R0802", 'A', NONE, .edits = {{APPLICATION, "approved_on: 2025-12-18", "approved_on: 2026-02-10"}}},
    {"R0802", 'A', E, APPLICATION, "approved_on: 2026-02-11", .edits = {{APPLICATION, "approved_on: 2025-12-18", "approved_on: 2026-02-11"}}},
    {"R0803", 'A', NONE, .edits = {{APPLICATION, "independent_capacity: true", "independent_capacity: false"}}},
    {"R0803", 'A', E, APPLICATION, "independent_capacity: false", .edits = {{APPLICATION, "independent_capacity: true", "independent_capacity: false"}, {APPLICATION, "use_function: true", "use_function: false"}}},
    {"R0804", 'A', NONE, .edits = {{APPLICATION, "construction_nature: 新建", "construction_nature: 扩建"}}},
    {"R0804", 'A', E, APPLICATION, "construction_nature: 改建", .edits = {{APPLICATION, "construction_nature: 新建", "construction_nature: 改建"}}},
    {"R0805", 'A', NONE, .edits = {{APPLICATION, "stage: 在建", "stage: 拟建"}}},
    {"R0805", 'A', E, APPLICATION, "stage: 已完工", .edits = {{APPLICATION, "stage: 在建", "stage: 已完工"}}},
    {"R0806", 'A', NONE, .edits = {{APPLICATION, "  scale:", "  actual_finish_on: 2026-02-10\n  scale:"}}},
    {"R0806", 'A', E, APPLICATION, "actual_finish_on: 2026-02-09", .edits = {{APPLICATION, "  scale:", "  actual_finish_on: 2026-02-09\n  scale:"}}},
    {"R0807", 'A', NONE, .edits = {{APPLICATION, "  scale:", "  contract_amount: 1000000.00\n  scale:"}}},
    {"R0807", 'A', W, APPLICATION, "contract_amount: 999999.99", .edits = {{APPLICATION, "  scale:", "  contract_amount: 999999.99\n  scale:"}}},

    /* --- articles 9 and 10 --- */
    {"R0901", 'A', NONE, .edits = {{APPLICATION, "@cut", "review:"}, {APPLICATION, "quality_goal: ", "quality_goal: 待填 #"}}},
    {"R0901", 'A', E, APPLICATION, "quality_goal: 待填", .edits = {{APPLICATION, "quality_goal: ", "quality_goal: 待填 #"}}},
    {"R0901", 'A', E, APPLICATION, "quality_goal: \" \"", .edits = {{APPLICATION, "quality_goal: ", "quality_goal: \" \" #"}}},
    {"R0902", 'A', NONE, .edits = {{APPLICATION, "innovation: ", "innovation: 有 #"}}},
    {"R0902", 'A', E, APPLICATION, "innovation: \"\"", .edits = {{APPLICATION, "innovation: ", "innovation: \"\" #"}}},
    {"R0903", 'A', NONE, .edits = {{APPLICATION, "green: ", "green: 有 #"}}},
    {"R0903", 'A', E, APPLICATION, "green: 待填", .edits = {{APPLICATION, "green: ", "green: 待填 #"}}},
    {"R0904", 'A', NONE, .also = "R1204 R1208", .edits = {{APPLICATION, "result: 符合", "result: 不符合"}}},
    {"R0904", 'A', W, APPLICATION, "result: 基本符合", .edits = {{APPLICATION, "result: 符合", "result: 基本符合"}}},
    {"R1001", 'A', NONE, .edits = {{APPLICATION, "influence: ", "influence: 有 #"}}},
    {"R1001", 'A', E, APPLICATION, "influence: \"\"", .edits = {{APPLICATION, "influence: ", "influence: \"\" #"}}},
    {"R1002", 'A', NONE, .edits = {{APPLICATION, "representativeness: ", "representativeness: 有 #"}}},
    {"R1002", 'A', E, APPLICATION, "representativeness: 待填", .edits = {{APPLICATION, "representativeness: ", "representativeness: 待填 #"}}},
    {"R1003", 'A', NONE, .edits = {{APPLICATION, "advancement: ", "advancement: 有 #"}}},
    {"R1003", 'A', E, APPLICATION, "advancement: \"\"", .edits = {{APPLICATION, "advancement: ", "advancement: \"\" #"}}},

    /* --- articles 11 and 12 --- */
    {"R1101", 'A', NONE, .edits = {{APPLICATION, "    lead: true\n", ""}}},
    {"R1101", 'A', E, APPLICATION, "joint: true", .edits = {{APPLICATION, "    lead: true\n", ""}, {APPLICATION, "joint: false", "joint: true"}}},
    {"R1101", 'A', NONE, .edits = {{APPLICATION, "joint: false", "joint: true"}}},
    {"R1101", 'A', E, APPLICATION, "lead: true # second", .edits = {{APPLICATION, "    type: 施工\n", "    type: 施工\n    lead: true # second\n"}}},
    {"R1102", 'A', NONE, .edits = {{APPLICATION, "    lead: true\n", ""}}},
    {"R1102", 'A', W, APPLICATION, "lead: true # other", .edits = {{APPLICATION, "    lead: true\n", ""}, {APPLICATION, "    type: 施工\n", "    type: 施工\n    lead: true # other\n"}}},
    {"R1201", 'A', NONE, .edits = {{AGREEMENT, "signed_on: 2026-03-12", "signed_on: 2026-02-27"}}},
    {"R1201", 'A', E, AGREEMENT, "signed_on: 2026-02-26", .edits = {{AGREEMENT, "signed_on: 2026-03-12", "signed_on: 2026-02-26"}}},
    {"R1202", 'A', NONE, .edits = {{AGREEMENT, "approved_on: 2026-03-25", "approved_on: 2026-03-12"}}},
    {"R1202", 'A', E, AGREEMENT, "approved_on: 2026-03-11", .edits = {{AGREEMENT, "approved_on: 2026-03-25", "approved_on: 2026-03-11"}}},
    {"R1203", 'A', NONE, .edits = {{AGREEMENT, "approved_on: 2026-03-25", "approved_on: 2026-05-18"}}},
    {"R1203", 'A', E, V1, "start_on: 2026-05-18", .edits = {{AGREEMENT, "approved_on: 2026-03-25", "approved_on: 2026-05-19"}}},
    {"R1203", 'A', E, V1, "start_on: 2026-05-18", .edits = {{AGREEMENT, "@cut", "plan:"}, {AGREEMENT, "signed_on: 2026-03-12", "signed_on: 2026-05-19\nstart_on: 2026-03-12"}}},
    {"R1204", 'A', NONE, .edits = {{APPLICATION, "conclusion: 通过", "conclusion: 补正"}, ONLY_APPLICATION_OF_A}},
    {"R1204", 'A', E, APPLICATION, "conclusion: 补正", .edits = {{APPLICATION, "conclusion: 通过", "conclusion: 补正"}}},
    {"R1205", 'B', NONE, .edits = {{APPLICATION, "  reason: ", "  reason: 突出 #"}}},
    {"R1205", 'B', E, APPLICATION, "reason: \"\"", .edits = {{APPLICATION, "  reason: ", "  reason: \"\" #"}}},
    {"R1206", 'B', NONE, .edits = {{APPLICATION, "client_willing: true", "client_willing: 待填"}}},
    {"R1206", 'B', E, APPLICATION, "client_willing: false", .edits = {{APPLICATION, "client_willing: true", "client_willing: false"}}},
    {"R1207", 'B', NONE, .edits = {{APPLICATION, "recommended_on: 2024-04-01", "recommended_on: 2024-03-22"}}},
    {"R1207", 'B', E, APPLICATION, "recommended_on: 2024-03-21", .edits = {{APPLICATION, "recommended_on: 2024-04-01", "recommended_on: 2024-03-21"}}},
    {"R1208", 'A', NONE, .also = "R1204", .edits = {{APPLICATION, "result: 符合", "result: 不符合"}, {APPLICATION, "conclusion: 通过", "conclusion: 补正"}}},
    {"R1208", 'A', E, APPLICATION, "result: 不符合", .edits = {{APPLICATION, "result: 符合", "result: 不符合"}}},

    /* --- article 14 --- */
    {"R1401", 'A', NONE, .edits = {{APPLICATION, "\"5.2\"]", "\"5.2\", \"6\"]"}}},
    {"R1401", 'A', E, APPLICATION, "services: [", .edits = {{"schemas/services.yaml", "  - code: \"4.4\"", "  - code: \"4.8\""}}},
    {"R1402", 'A', NONE, .edits = {{APPLICATION, "\"1.1.2\"", "\"1.1.5\", \"1.1.2\""}}},
    {"R1402", 'A', W, APPLICATION, "1.15", .edits = {{APPLICATION, "\"1.1.2\"", "\"1.15\", \"1.1.2\""}}},
    {"R1402", 'A', W, AGREEMENT, "1．1.2", .edits = {{AGREEMENT, "\"1.1.2\"", "\"1．1.2\""}}},
    {"R1403", 'A', NONE, .edits = {{AGREEMENT, "    - service: \"3.2\"", "    - service: \"4.2\""}}},
    {"R1403", 'A', E, AGREEMENT, "service: \"3.3\"", .edits = {{AGREEMENT, "    - service: \"3.2\"", "    - service: \"3.3\""}}},
    {"R1403", 'A', NONE, .edits = {{AGREEMENT, "    - service: \"3.2\"", "    - service: \"3.3\""}, {AGREEMENT, "confidentiality_clause: true\n", SUPPLEMENT("2026-04-01", "0.00", "    services_added: [\"3.3\"]\n")}}},
    {"R1404", 'A', NONE, .edits = {{V2, "\"5.2\"]", "\"5.2\", \"4.5\"]"}, {AGREEMENT, "confidentiality_clause: true\n", SUPPLEMENT("2026-08-27", "0.00", "    services_added: [\"4.5\"]\n")}}},
    {"R1404", 'A', E, V2, "\"5.2\", \"4.5\"]", .edits = {{V2, "\"5.2\"]", "\"5.2\", \"4.5\"]"}, {AGREEMENT, "confidentiality_clause: true\n", SUPPLEMENT("2026-08-28", "0.00", "    services_added: [\"4.5\"]\n")}}},
    {"R1404", 'A', E, REPORTS, "service: \"3.1\"", .edits = {{REPORTS, "service: \"3.2\"", "service: \"3.1\""}}},
    {"R1405", 'B', NONE, .as_of = "2026-04-07", .edits = {{REPORTS, "service: \"1.2.1\"", "service: \"1.1.2\""}}},
    {"R1405", 'B', W, APPLICATION, "services: [", .as_of = "2026-04-08", .edits = {{REPORTS, "service: \"1.2.1\"", "service: \"1.1.2\""}}},

    /* --- article 15 --- */
    {"R1501", 'A', NONE, .edits = {{PHYSICAL, "kind: 实体", "kind: \"实体\""}}},
    {"R1501", 'A', E, PHYSICAL, "kind: 实体", .also = "R1404 R1403", .edits = {{APPLICATION, "\"4.4\", \"5.2\"]", "\"4.4\"]"}}},
    {"R1502", 'B', NONE, .also = "R1504", .edits = {{MANAGEMENT, "assessed_on: 2025-11-27", "assessed_on: 2026-03-18"}}},
    {"R1502", 'B', E, COMPREHENSIVE, "kind: 综合", .also = "R1504", .edits = {{MANAGEMENT, "assessed_on: 2025-11-27", "assessed_on: 2026-03-19"}}},
    {"R1502", 'B', E, COMPREHENSIVE, "kind: 综合", .also = "R1504", .edits = {{PHYSICAL, "@remove", ""}}},
    {"R1503", 'B', NONE, .edits = {{V1, CLOSED_ON, CLOSED_ON "        closed_on: 2026-03-18\n"}}},
    {"R1503", 'B', E, COMPREHENSIVE, "kind: 综合", .edits = {{V1, CLOSED_ON, CLOSED_ON "        closed_on: 2026-03-19\n"}}},
    {"R1503", 'B', E, REPORTS, "kind: 综合性", .also = "R1602", .edits = {{COMPREHENSIVE, "assessed_on: 2026-03-18", "assessed_on: 待填"}, {V1, CLOSED_ON, CLOSED_ON "        closed_on: 2026-04-09\n"}}},
    {"R1504", 'B', NONE, .edits = {{PHYSICAL, "assessed_on: 2025-11", "assessed_on: 2025-12-10 #"}}},
    {"R1504", 'B', E, REPORTS, "assessment: 实体", .edits = {{PHYSICAL, "assessed_on: 2025-11", "assessed_on: 2025-12-11 #"}}},
    {"R1504", 'B', E, REPORTS, "kind: 专项", .also = "R1602", .edits = {{REPORTS, "    assessment: 管理\n", ""}}},
    {"R1505", 'B', NONE, .edits = {{REPORTS, "    assessment: 综合\n", ""}}},
    {"R1505", 'B', E, REPORTS, "assessment: 实体 # not 综合", .edits = {{REPORTS, "assessment: 综合", "assessment: 实体 # not 综合"}}},
    {"R1505", 'A', E, REPORTS, "assessment: 实体", .edits = {{REPORTS, "    visits: [V01]\n", "    assessment: 实体\n"}}},

    /* --- article 16 --- */
    {"R1601", 'B', NONE, .edits = {{AGREEMENT, "publish_clause: true", "publish_clause: 待填"}}},
    {"R1601", 'B', E, PUBLICATION, "published_on: 2026-05-20", .edits = {{AGREEMENT, "publish_clause: true", "publish_clause: false"}}},
    {"R1602", 'B', NONE, .edits = {{PUBLICATION, "published_on: 2026-05-20", "published_on: 2026-04-08"}}},
    {"R1602", 'B', E, PUBLICATION, "kind: 综合", .edits = {{PUBLICATION, "published_on: 2026-05-20", "published_on: 2026-04-07"}}},
    {"R1603", 'B', NONE, .edits = {{PUBLICATION, "- kind: 综合\n", "- kind: 综合\n    score: 89\n"}}},
    {"R1603", 'B', NONE, .edits = {{PUBLICATION, "- kind: 综合\n", "- kind: 综合\n    score: 89.0\n"}, EDITION("2026-03-19", "    assessment:\n      comprehensive:\n        sections:\n          - name: 管理\n            weight: 1\n")}},
    {"R1603", 'B', E, PUBLICATION, "score: 89.0", .edits = {{PUBLICATION, "- kind: 综合\n", "- kind: 综合\n    score: 89.0\n"}, EDITION("2026-03-18", "    assessment:\n      comprehensive:\n        sections:\n          - name: 管理\n            weight: 1\n")}},
    {"R1603", 'B', E, PUBLICATION, "score: 88.9", .edits = {{PUBLICATION, "- kind: 管理\n", "- kind: 管理\n    score: 88.9\n"}}},
    {"R1604", 'B', NONE, .edits = {{PUBLICATION, "- kind: 经济性\n", "- kind: 经济性\n    grade: \"合格\"\n"}}},
    {"R1604", 'B', E, PUBLICATION, "grade: 优良 # too good", .edits = {{PUBLICATION, "- kind: 经济性\n", "- kind: 经济性\n    grade: 优良 # too good\n"}}},
    {"R1605", 'B', NONE, .as_of = "2025-12-09"},
    {"R1605", 'B', I, REPORTS, "issued_on: 2025-12-10", .as_of = "2025-12-10"},
    {"R1605", 'B', NONE, .as_of = "2026-05-20"},
    {"R1606", 'B', NONE, .edits = {{PUBLICATION, "endorsement: ", "endorsement: 280,000.01 V09-001 "}}},
    {"R1606", 'B', E, PUBLICATION, "endorsement: 费用280,000元", .edits = {{PUBLICATION, "endorsement: ", "endorsement: 费用280,000元"}}},
    {"R1606", 'B', E, PUBLICATION, "endorsement: 费用28 万元", .edits = {{PUBLICATION, "endorsement: ", "endorsement: 费用28 万元"}}},
    {"R1606", 'B', NONE, .edits = {{PUBLICATION, "endorsement: ", "endorsement: 280000万吨 28吨 "}}},
    {"R1606", 'B', E, PUBLICATION, "endorsement: 联系138 0000 0002", .edits = {{PUBLICATION, "endorsement: ", "endorsement: 联系138 0000 0002"}}},
    {"R1606", 'B', E, PUBLICATION, "endorsement: V01-001", .edits = {{PUBLICATION, "endorsement: ", "endorsement: V01-001"}}},

    /* --- article 17 --- */
    {"R1701", 'C', NONE, .edits = {{TERMINATION, "  - 弄虚作假，未按要求履行合同\n", ""}}},
    {"R1701", 'C', E, TERMINATION, "grounds:", .edits = {{TERMINATION, "grounds:\n  - 弄虚作假，未按要求履行合同\n  - 质量管理失控，且不积极整改\n", "grounds: []\n"}}},
    {"R1702", 'C', NONE, .edits = {{TERMINATION, "evidence:\n", "evidence: [待填]\nnotice_number: 1\nperformed: []\n"}, {TERMINATION, "@cut", "  - 问题V01-001"}}},
    {"R1702", 'C', E, TERMINATION, "evidence: []", .edits = {{TERMINATION, "evidence:\n", "evidence: []\nnotice_number: 一号\nperformed: []\n"}, {TERMINATION, "@cut", "  - 问题V01-001"}}},
    {"R1703", 'C', NONE, .also = "R1704 R1706", .edits = {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-13"}}},
    {"R1703", 'C', E, V1, "start_on: 2025-10-13", .also = "R1706", .edits = {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-12"}}},
    {"R1704", 'C', NONE, .also = "R1706", .edits = {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-20"}}},
    {"R1704", 'C', E, V1, "issued_on: 2025-10-20", .also = "R1706", .edits = {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-19"}}},
    {"R1705", 'C', NONE, .edits = {{PHYSICAL, "@new", ASSESSMENT("实体", "2026-01-20")}}},
    {"R1705", 'C', E, PHYSICAL, "assessed_on: 2026-01-21", .edits = {{PHYSICAL, "@new", ASSESSMENT("实体", "2026-01-21")}}},
    {"R1706", 'C', NONE, .edits = {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-28"}}},
    {"R1706", 'C', E, REPORTS, "issued_on: 2025-10-28", .edits = {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-27"}}},
    {"R1707", 'C', NONE, .also = "R1602", .edits = {{PUBLICATION, "@new", PUBLISHED("2026-01-20")}}},
    {"R1707", 'C', E, PUBLICATION, "published_on: 2026-01-21", .also = "R1602", .edits = {{PUBLICATION, "@new", PUBLISHED("2026-01-21")}}},
    {"R1708", 'C', NONE, .edits = {{FINANCE, "receipts:\n", INVOICE("25990000000000000072", "2026-01-20", "80000.00", "    milestone: M2\n")}}},
    {"R1708", 'C', E, FINANCE, "date: 2026-01-21", .edits = {{FINANCE, "receipts:\n", INVOICE("25990000000000000072", "2026-01-21", "80000.00", "    milestone: M2\n")}}},
    {"R1708", 'C', NONE, .edits = {{AGREEMENT, "    due_on: 2026-07-31\n", "    performed_on: 2026-01-20\n"}, {FINANCE, "receipts:\n", INVOICE("25990000000000000072", "2026-01-21", "80000.00", "    milestone: M2\n")}}},
    {"R1708", 'C', E, FINANCE, "date: 2026-01-21", .edits = {{AGREEMENT, "    due_on: 2026-07-31\n", "    performed_on: 2026-01-21\n"}, {FINANCE, "receipts:\n", INVOICE("25990000000000000072", "2026-01-21", "80000.00", "    milestone: M2\n")}}},

    {"R1708", 'C', NONE, .edits = {{FINANCE, "receipts:\n", INVOICE("25990000000000000072", "2026-01-20", "80000.00", "    milestone: M2\n")}, {FINANCE, "receipts:\n", INVOICE("25990000000000000073", "2026-01-21", "-80000.00", RED_OF("25990000000000000072"))}}},
    {"R1709", 'C', NONE, .edits = {{FINANCE, "receipts:\n", INVOICE("25990000000000000072", "2026-01-20", "80000.00", "    milestone: M2\n")}, {FINANCE, "receipts:\n", INVOICE("25990000000000000073", "2026-01-21", "-80000.00", RED_OF("25990000000000000072"))}}},
    {"R1709", 'C', NONE, .also = "R1905", .edits = {{FINANCE, "receipts:\n", INVOICE("25990000000000000073", "2026-01-20", "-80000.00", RED_OF("25990000000000000071"))}}},
    {"R1709", 'C', W, FINANCE, "date: 2026-01-21", .also = "R1905", .edits = {{FINANCE, "receipts:\n", INVOICE("25990000000000000073", "2026-01-21", "-80000.00", RED_OF("25990000000000000071"))}}},
    {"R1709", 'C', NONE, .edits = {{FINANCE, "expert_costs:\n", REFUND("2026-01-20", "1.00", REFUND_OF("25990000000000000071"))}}},
    {"R1709", 'C', W, FINANCE, "date: 2026-01-21", .edits = {{FINANCE, "expert_costs:\n", REFUND("2026-01-21", "1.00", REFUND_OF("25990000000000000071"))}}},

    /* --- article 18 --- */
    {"R1801", 'A', NONE, .edits = {{POLICY, "library_grades: [高级专家]", "library_grades: [高级专家, 普通专家]"}, {EXPERTS, "library_grade: 高级专家", "library_grade: 普通专家"}}},
    {"R1801", 'A', E, EXPERTS, "library_grade: 普通专家", .edits = {{EXPERTS, "library_grade: 高级专家", "library_grade: 普通专家"}}},
    {"R1802", 'A', NONE, .edits = {EDITION("2026-05-19", "    experts:\n      titles: [正高级]\n")}},
    {"R1802", 'A', E, EXPERTS, "title: 高级", .edits = {EDITION("2026-05-18", "    experts:\n      titles: [正高级]\n")}},
    {"R1802", 'A', NONE, .edits = {{EXPERTS, "title: 正高级", "title: 高级"}}},
    {"R1802", 'A', E, EXPERTS, "title: 中级", .edits = {{EXPERTS, "title: 高级", "title: 中级"}}},
    {"R1803", 'A', NONE, .edits = {{EXPERTS, "[土建, 钢结构]", "[土建]"}, {EXPERTS, "[静设备, 动设备]", "[静设备, 动设备, 钢结构]"}}},
    {"R1803", 'A', E, V1, "discipline: 钢结构", .also = "R1804", .edits = {{EXPERTS, "[土建, 钢结构]", "[土建]"}}},
    {"R1804", 'A', NONE, .edits = {{AGREEMENT, "[质量管理, 交工资料]", "[质量管理, 暖通]"}, {EXPERTS, "[土建, 钢结构]", "[土建, 钢结构, 暖通]"}}},
    {"R1804", 'A', E, AGREEMENT, "[质量管理, 暖通]", .edits = {{AGREEMENT, "[质量管理, 交工资料]", "[质量管理, 暖通]"}}},
    {"R1805", 'A', NONE, .edits = {{POLICY, "team_max: 6", "team_max: 5"}, {POLICY, "team_min: 3", "team_min: 5"}}},
    {"R1805", 'A', W, EXPERTS, "experts:", .edits = {{POLICY, "team_max: 6", "team_max: 4"}}},
    {"R1805", 'C', W, EXPERTS, "experts:", .edits = {{POLICY, "team_min: 3", "team_min: 4"}}},
    {"R1805", 'A', I, EXPERTS, "experts:", .edits = {{POLICY, "team_max: 6", "team_max: 4"}, {EXPERTS, "experts:\n", "size_reason: 专业多\nexperts:\n"}}},
    {"R1806", 'A', NONE, .edits = {{POLICY, "team_max: 6", "team_max: 5"}}},
    {"R1806", 'A', NONE, .edits = {EDITION("2026-08-25", "    experts:\n      team_max: 4\n")}},
    {"R1806", 'A', W, V2, "experts: [", .edits = {EDITION("2026-08-24", "    experts:\n      team_max: 4\n")}},
    {"R1806", 'A', W, V2, "experts: [", .edits = {{POLICY, "team_max: 6", "team_max: 4"}}},
    {"R1806", 'C', I, V1, "experts: [E01, E02, E03]", .edits = {{POLICY, "team_min: 3", "team_min: 4"}, {EXPERTS, "experts:\n", "size_reason: 装置小\nexperts:\n"}}},
    {"R1807", 'A', NONE, .edits = {{EXPERTS, "    leader: true\n", ""}, {EXPERTS, "    undertaking_on: 2026-03-19\n", "    undertaking_on: 2026-03-19\n    leader: true\n"}}},
    {"R1807", 'A', W, EXPERTS, "experts:", .edits = {{EXPERTS, "    leader: true\n", ""}}},
    {"R1807", 'A', W, EXPERTS, "leader: true # second", .edits = {{EXPERTS, "    undertaking_on: 2026-03-19\n", "    undertaking_on: 2026-03-19\n    leader: true # second\n"}}},
    {"R1808", 'A', NONE, .edits = {{EXPERTS, "@cut", "\n  - id: E02"}}},
    {"R1808", 'C', NONE, .edits = {{V1, "experts: [E01, E02, E03]", "experts: [E01]"}}},
    {"R1808", 'A', E, EXPERTS, "experts: []", .edits = {ONLY_APPLICATION_OF_A, {EXPERTS, "@new", "experts: []\n"}}},
    {"R1808", 'C', E, V1, "experts: []", .edits = {{V1, "experts: [E01, E02, E03]", "experts: []"}}},

    /* --- article 19 --- */
    {"R1901", 'A', NONE, .edits = {{AGREEMENT, "percent: 20", "percent: 20\n    amount: 72000.01"}, {AGREEMENT, "confidentiality_clause: true\n", SUPPLEMENT("2026-04-01", "0.01", "")}}},
    {"R1901", 'A', E, AGREEMENT, "fee_total: 360000.00", .edits = {{AGREEMENT, "percent: 20", "percent: 20\n    amount: 72000.01"}}},
    {"R1901", 'A', E, AGREEMENT, "fee_total: 360000.00", .edits = {{AGREEMENT, "confidentiality_clause: true\n", SUPPLEMENT("2026-04-01", "-0.01", "")}}},
    {"R1901", 'A', NONE, .edits = {{AGREEMENT, "fee_total: 360000.00", "fee_total: 360000.01"}}},
    {"R1901", 'A', NONE, .edits = {{AGREEMENT, "percent: 20", "percent: 待填"}}},
    {"R1902", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-06", "72000.00", "")}}},
    {"R1902", 'A', E, FINANCE, "gross: 72000.01", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-06", "72000.01", "")}}},
    {"R1902", 'A', NONE, .edits = {{AGREEMENT, "percent: 40", "percent: 40\n    amount: 216000.00"}, {AGREEMENT, "percent: 20", "amount: 0.00"}, {FINANCE, "\nreceipts:\n", INVOICE(FOURTH, "2026-09-06", "216000.00", "")}, {FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-06", "-144000.00", RED_OF(SECOND))}}},
    {"R1903", 'A', NONE, .edits = {{FINANCE, "    milestone: M1", "    net: 135849.05\n    vat: 8150.95\n    milestone: M1"}}},
    {"R1903", 'A', E, FINANCE, "vat: 8150.95", .edits = {{FINANCE, "    milestone: M1", "    vat: 8150.95\n    milestone: M1"}}},
    {"R1903", 'A', E, FINANCE, "net: 135849.05", .edits = {{FINANCE, "    milestone: M1", "    net: 135849.05\n    vat: 8150.94\n    milestone: M1"}}},
    {"R1903", 'A', E, FINANCE, "gross: 14400.00", .edits = {{FINANCE, "    milestone: M1", "    net: 135849.06\n    vat: 8150.94\n    milestone: M1"}, {FINANCE, "gross: 144000.00", "gross: 14400.00"}}},
    {"R1904", 'A', NONE, .edits = {{FINANCE, "    milestone: M1", "    net: 135849.06\n    milestone: M1"}}},
    {"R1904", 'A', I, FINANCE, "net: 135849.00", .edits = {{FINANCE, "    milestone: M1", "    net: 135849.00\n    milestone: M1"}}},
    {"R1904", 'A', E, FINANCE, "net: 135848.99", .edits = {{FINANCE, "    milestone: M1", "    net: 135848.99\n    milestone: M1"}}},
    {"R1904", 'A', I, FINANCE, "net: -67924.53", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-20", "-72000.01", "    net: -67924.53\n" RED_OF(FIRST))}, {FINANCE, "    amount: 144000.00", "    amount: 71999.99"}}},
    {"R1905", 'A', NONE, .edits = {{FINANCE, "amount: 100000.00", "amount: 144000.00"}}},
    {"R1905", 'A', E, FINANCE, "amount: 144000.01", .edits = {{FINANCE, "amount: 100000.00", "amount: 144000.01"}}},
    {"R1905", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "-44000.00", RED_OF(SECOND))}}},
    {"R1905", 'A', E, FINANCE, "amount: 100000.00", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "-44000.01", RED_OF(SECOND))}}},
    {"R1905", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "-44000.01", RED_OF(SECOND))}, {FINANCE, "expert_costs:\n", REFUND("2026-09-22", "0.01", REFUND_OF(SECOND))}}},
    {"R1906", 'A', NONE, .as_of = "2026-09-19", .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}}},
    {"R1906", 'A', W, FINANCE, "date: 2026-09-20", .as_of = "2026-09-20", .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}}},
    {"R1906", 'A', W, FINANCE, "date: 2026-09-20", .as_of = "2026-10-20", .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}}},
    {"R1906", 'A', W, FINANCE, "date: 2026-09-20", .as_of = "2026-10-20", .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}, EDITION("2026-09-21", "    finance:\n      uninvoiced_receipt_days: 29\n")}},
    {"R1906", 'A', E, FINANCE, "date: 2026-09-20", .as_of = "2026-10-20", .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}, EDITION("2026-09-20", "    finance:\n      uninvoiced_receipt_days: 29\n")}},
    {"R1906", 'A', E, FINANCE, "date: 2026-09-20", .as_of = "2026-10-21", .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}}},
    {"R1906", 'A', NONE, .as_of = "2026-03-20", .edits = {{FINANCE, "date: 2026-04-02", "date: 2026-03-19"}}},
    {"R1906", 'A', W, FINANCE, "date: 2026-03-18", .as_of = "2026-03-19", .edits = {{FINANCE, "date: 2026-04-02", "date: 2026-03-18"}}},
    {"R1906", 'A', W, FINANCE, "date: 2026-09-20", .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}, {FINANCE, "expert_costs:\n", REFUND("2026-09-30", "99999.99", "")}}},
    {"R1906", 'A', NONE, .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}, {FINANCE, "expert_costs:\n", REFUND("2026-09-30", "100000.00", "")}}},
    {"R1906", 'A', W, FINANCE, "date: 2026-09-20", .edits = {{FINANCE, "    invoice: \"26990000000000000002\"\n", ""}, {FINANCE, "expert_costs:\n", REFUND("2026-10-01", "100000.00", "")}}},
    {"R1907", 'A', NONE, .edits = {{AGREEMENT, "percent: 20", "percent: 20.0"}}},
    {"R1907", 'A', W, AGREEMENT, "milestones:", .edits = {{AGREEMENT, "percent: 20", "percent: 20.1\n    amount: 72000.00"}}},
    {"R1907", 'A', NONE, .also = "R1901", .edits = {{AGREEMENT, "percent: 20", "percent: 20.1"}}},
    {"R1907", 'A', NONE, .edits = {{AGREEMENT, "percent: 20", "percent: 待填\n    amount: 72000.00"}}},
    {"R1908", 'A', NONE, .edits = {{AGREEMENT, "percent: 20", "percent: 20\n    amount: 72000.00"}}},
    {"R1908", 'A', W, AGREEMENT, "amount: 72000.01", .edits = {{AGREEMENT, "percent: 20", "percent: 20\n    amount: 72000.01"}, {AGREEMENT, "percent: 40", "percent: 40\n    amount: 143999.99"}}},
    {"R1908", 'A', NONE, .also = "R1901", .edits = {{AGREEMENT, "percent: 20", "percent: 20\n    amount: 72000.01"}}},
    {"R1908", 'A', NONE, .edits = {{AGREEMENT, "fee_total: 360000.00", "fee_total: 360000.01"}, {AGREEMENT, "percent: 20", "percent: 20\n    amount: 72000.01"}}},
    {"R1909", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-06", "-10.00", RED_OF(SECOND))}, {FINANCE, "\nreceipts:\n", INVOICE(FOURTH, "2026-09-07", "10.00", "    milestone: M2\n")}}},
    {"R1909", 'A', W, FINANCE, "gross: 0.01", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-06", "0.01", "    milestone: M2\n")}}},
    {"R1910", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "-0.01", RED_OF(SECOND))}}},
    {"R1910", 'A', E, FINANCE, "gross: 0.00", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "0.00", RED_OF(SECOND))}}},
    {"R1910", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "0.00", "")}}},
    {"R1910", 'A', E, FINANCE, "gross: -0.01", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "-0.01", "")}}},
    {"R1911", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-05", "-1.00", RED_OF(SECOND))}}},
    {"R1911", 'A', E, FINANCE, "date: 2026-09-04", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-04", "-1.00", RED_OF(SECOND))}}},
    {"R1911", 'A', E, FINANCE, "kind: 专票", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-05", "-1.00", RED_OF(SECOND))}, {FINANCE, "kind: 专票\n    gross: 144000.00\n    rate: 0.06\n    milestone: M2", "kind: 普票\n    gross: 144000.00\n    rate: 0.06\n    milestone: M2"}}},
    {"R1911", 'A', E, FINANCE, "rate: 0.06", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-05", "-1.00", RED_OF(SECOND))}, {FINANCE, "rate: 0.06\n    milestone: M2", "rate: 0.03\n    milestone: M2"}}},
    {"R1911", 'A', E, FINANCE, "milestone: M1 # red", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-05", "-1.00", RED_OF(SECOND) "    milestone: M1 # red\n")}}},
    {"R1911", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-05", "-1.00", RED_OF(SECOND) "    milestone: M2\n")}}},
    {"R1911", 'A', E, FINANCE, "red_of: \"26990000000000000003\"", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-05", "-1.00", RED_OF(SECOND))}, {FINANCE, "\nreceipts:\n", INVOICE(FOURTH, "2026-09-07", "-1.00", RED_OF(THIRD))}}},
    {"R1911", 'A', NONE, .also = "R0006", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-05", "-1.00", RED_OF(FOURTH))}}},
    {"R1912", 'A', NONE, .also = "R1905", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "-100000.00", RED_OF(SECOND))}, {FINANCE, "\nreceipts:\n", INVOICE(FOURTH, "2026-09-21", "-44000.00", RED_OF(SECOND))}}},
    {"R1912", 'A', E, FINANCE, "gross: -44000.01", .also = "R1905", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-21", "-100000.00", RED_OF(SECOND))}, {FINANCE, "\nreceipts:\n", INVOICE(FOURTH, "2026-09-21", "-44000.01", RED_OF(SECOND))}}},
    {"R1913", 'A', NONE, .edits = {{FINANCE, "expert_costs:\n", REFUND("2026-09-22", "100000.00", REFUND_OF(SECOND))}}},
    {"R1913", 'A', E, FINANCE, "amount: 100000.01", .edits = {{FINANCE, "expert_costs:\n", REFUND("2026-09-22", "100000.01", REFUND_OF(SECOND))}}},
    {"R1913", 'A', E, FINANCE, "amount: 0.01", .edits = {{FINANCE, "expert_costs:\n", REFUND("2026-09-22", "0.01", "")}}},
    {"R1914", 'A', NONE, .edits = {{FINANCE, "expert_costs:\n", REFUND("2026-09-22", "1.00", REFUND_OF(SECOND))}}},
    {"R1914", 'A', W, FINANCE, "amount: 1.00", .edits = {{FINANCE, "expert_costs:\n", REFUND("2026-09-22", "1.00", REFUND_OF(FIRST))}}},
    {"R1914", 'A', W, FINANCE, "amount: 1.00", .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-22", "-0.99", RED_OF(FIRST))}, {FINANCE, "expert_costs:\n", REFUND("2026-09-22", "1.00", REFUND_OF(FIRST))}}},
    {"R1914", 'A', NONE, .edits = {{FINANCE, "\nreceipts:\n", INVOICE(THIRD, "2026-09-22", "-1.00", RED_OF(FIRST))}, {FINANCE, "expert_costs:\n", REFUND("2026-09-22", "1.00", REFUND_OF(FIRST))}}},

    /* --- article 20 --- */
    {"R2001", 'B', NONE, .edits = {{FINANCE, "  - visit: V01\n", "  - visit: V04\n"}, {FINANCE, "expert: E01", "expert: E06"}}},
    {"R2001", 'B', E, FINANCE, "expert: E06", .edits = {{FINANCE, "expert: E01", "expert: E06"}}},
    {"R2002", 'A', NONE, .edits = {{FINANCE, "    date: 2026-05-21\n", "    date: 2026-05-21\n    payer: 委托单位\n"}}},
    {"R2002", 'B', NONE, .edits = {{FINANCE, "    date: 2024-06-14\n", "    date: 2024-06-14\n    payer: 委托单位\n"}}},
    {"R2002", 'B', E, FINANCE, "payer: 协会", .edits = {{FINANCE, "    date: 2024-06-14\n", "    date: 2024-06-14\n    payer: 协会\n    reimbursed_on: 2024-07-01\n"}}},
    {"R2003", 'A', NONE, .as_of = "2026-10-23"},
    {"R2003", 'A', W, FINANCE, "date: 2026-08-24", .as_of = "2026-10-24"},
    {"R2003", 'A', NONE, .as_of = "2026-10-24", .edits = {{FINANCE, "    date: 2026-08-24\n", "    date: 2026-08-24\n    payer: 委托单位\n"}}},
    {"R2004", 'A', NONE, .edits = {{AGREEMENT, "expert_cost_budget: 120000.00", "expert_cost_budget: 100660.00"}}},
    {"R2004", 'A', W, FINANCE, "{ expert: E03, labour: 7500.00 }", .edits = {{AGREEMENT, "expert_cost_budget: 120000.00", "expert_cost_budget: 100659.99"}}},
    {"R2005", 'A', NONE, .edits = {{FINANCE, "labour: 7500.00", "labour: 7500.00, tax: 1240.00"}}},
    {"R2005", 'A', W, FINANCE, "tax: 1240.01", .edits = {{FINANCE, "labour: 7500.00", "labour: 7500.00, tax: 1240.01"}}},
    {"R2005", 'A', NONE, .edits = {{FINANCE, "labour: 3000.00", "labour: 3000.00, tax: 0.00"}}},
    {"R2005", 'A', W, FINANCE, "tax: 1680.01", .edits = {{FINANCE, "labour: 3000.00", "labour: 3000.00, tax: 1680.01"}}},
    {"R2005", 'B', NONE, .edits = {{FINANCE, "labour: 6000.00", "labour: 6000.00, tax: 1.00"}}},

    {"R2005", 'A', NONE, .edits = {PAID_BESIDE(ADVANCED, CARD("990101196501030039"), "2026-08-01", "3000.00"), {FINANCE, "labour: 7500.00", "labour: 7500.00, tax: 1240.00"}}},
    {"R2005", 'A', W, FINANCE, "tax: 1240.00", .edits = {TOGETHER, PAID_BESIDE(ADVANCED, CARD("990101196501030039"), "2026-08-01", "3000.00"), {FINANCE, "labour: 7500.00", "labour: 7500.00, tax: 1240.00"}}},
    {"R2005", 'A', NONE, .edits = {TOGETHER, PAID_BESIDE(ADVANCED, CARD("990101196501030039"), "2026-08-01", "3000.00"), {FINANCE, "labour: 7500.00", "labour: 7500.00, tax: 1200.00"}}},
    {"R2006", 'A', I, FINANCE, "labour: 7500.00", .edits = {PAID_BESIDE(ADVANCED, CARD("990101196501030039"), "2026-08-01", "3000.00")}},
    {"R2006", 'A', I, FINANCE, "labour: 7500.00", .edits = {PAID_BESIDE(ADVANCED, MEMBER("ZJK-0013"), "2026-08-31", "3000.00")}},
    {"R2006", 'A', I, FINANCE, "labour: 7500.00", .edits = {TOGETHER, PAID_BESIDE(ADVANCED, MEMBER("ZJK-0013"), "2026-08-31", "3000.00")}},
    {"R2006", 'A', NONE, .edits = {PAID_BESIDE(ADVANCED, CARD("990101196501030039"), "2026-09-01", "3000.00")}},
    {"R2006", 'A', NONE, .edits = {PAID_BESIDE("委托单位直接支付", CARD("990101196501030039"), "2026-08-01", "3000.00")}},
    {"R2006", 'A', NONE, .edits = {PAID_BESIDE(ADVANCED, CARD("99010119650106006X"), "2026-08-01", "3000.00")}},

    /* --- article 21 --- */
    {"R2101", 'A', NONE, .edits = {{EXPERTS, "to_on: 2020-06-30", "to_on: 2023-02-10"}}},
    {"R2101", 'A', E, EXPERTS, "to_on: 2023-02-11", .edits = {{EXPERTS, "to_on: 2020-06-30", "to_on: 2023-02-11"}}},
    {"R2101", 'A', E, EXPERTS, "employer: 示例监理有限公司", .edits = {{EXPERTS, "employer: 示例防腐技术中心", "employer: 示例监理有限公司"}}},
    {"R2101", 'A', NONE, .edits = {{EXPERTS, "employer: 示例防腐技术中心", "employer: 示例监理有限公司\n    employer_credit_code: \"91990000MA0TE5T67B\""}}},
    {"R2101", 'A', E, EXPERTS, "employer: 示例防腐技术中心", .edits = {{EXPERTS, "employer: 示例防腐技术中心", "employer: 示例防腐技术中心\n    employer_credit_code: \"91990000MA0TE5T40K\""}}},
    {"R2101", 'A', E, EXPERTS, "unit: 示例安装工程公司", .edits = {{EXPERTS, "        to_on: 2020-06-30\n", ""}}},
    {"R2101", 'A', NONE, .edits = {{EXPERTS, "from_on: 2008-07-01\n        to_on: 2020-06-30", "from_on: 2026-02-11"}}},
    {"R2102", 'A', NONE, .edits = {{EXPERTS, "    leader: true\n", "    leader: true\n    relations:\n      - unit: U1\n        kind: 其他\n"}}},
    {"R2102", 'A', E, EXPERTS, "kind: 持股", .edits = {{EXPERTS, "    leader: true\n", "    leader: true\n    relations:\n      - unit: U1\n        kind: 持股\n"}}},
    {"R2102", 'A', E, EXPERTS, "kind: 参与本项目", .edits = {{EXPERTS, "    leader: true\n", "    leader: true\n    relations:\n      - unit: 示例检测公司\n        kind: 参与本项目\n"}}},
    {"R2103", 'A', NONE, .edits = {{APPLICATION, "    lead: true\n", "    lead: true\n    group: 示例化工集团\n"}}},
    {"R2103", 'A', W, EXPERTS, "employer: 示例化工集团研究院", .edits = {{APPLICATION, "    lead: true\n", "    lead: true\n    group: 示例化工集团\n"}, {EXPERTS, "employer: 示例防腐技术中心", "employer: 示例化工集团研究院"}}},
    {"R2104", 'A', NONE, .edits = {{EXPERTS, "    leader: true\n", "    leader: true\n    relations: []\n"}}},
    {"R2104", 'A', W, EXPERTS, "kind: 其他", .edits = {{EXPERTS, "    leader: true\n", "    leader: true\n    relations:\n      - unit: U1\n        kind: 其他\n"}}},

    /* --- article 22 --- */
    {"R2201", 'A', NONE, .edits = {{EXPERTS, "undertaking_on: 2026-03-18", "undertaking_on: 2026-05-18"}}},
    {"R2201", 'A', E, EXPERTS, "undertaking_on: 2026-05-19", .edits = {{EXPERTS, "undertaking_on: 2026-03-18", "undertaking_on: 2026-05-19"}}},
    {"R2201", 'A', NONE, .as_of = "2026-05-17", .edits = {{EXPERTS, "    undertaking_on: 2026-03-18\n", ""}}},
    {"R2201", 'A', E, EXPERTS, "id: E01", .as_of = "2026-05-18", .edits = {{EXPERTS, "    undertaking_on: 2026-03-18\n", ""}}},
    {"R2202", 'A', E, V2, "experts: [", .edits = {{LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "    sanctions:\n      - kind: 取消资格\n        date: 2026-08-27\n")}}},
    {"R2202", 'A', NONE, .edits = {{EXPERTS, "    undertaking_on: 2026-03-19\n", "    undertaking_on: 2026-03-19\n    sanctions: []\n"}, {LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "    sanctions:\n      - kind: 取消资格\n        date: 2026-08-27\n")}}},
    {"R2202", 'A', NONE, .edits = {{EXPERTS, "    undertaking_on: 2026-03-19\n", "    undertaking_on: 2026-03-19\n    sanctions:\n      - kind: 取消资格\n        date: 2026-08-28\n"}}},
    {"R2202", 'A', E, V2, "experts: [E01, E02, E03, E04, E05]", .edits = {{EXPERTS, "    undertaking_on: 2026-03-19\n", "    undertaking_on: 2026-03-19\n    sanctions:\n      - kind: 取消资格\n        date: 2026-08-27\n"}}},
    {"R2202", 'A', NONE, .edits = {{EXPERTS, "    undertaking_on: 2026-03-19\n", "    undertaking_on: 2026-03-19\n    sanctions:\n      - kind: 警告\n        date: 2026-04-01\n"}}},
    {"R2203", 'A', NONE, .edits = {{EXPERTS, "role: 审核\n    undertaking_on: 2026-01-05", "role: 审核\n    undertaking_on: 2026-02-27"}}},
    {"R2203", 'A', NONE, .edits = {{EXPERTS, "@cut", "staff:"}, {LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "staff:\n  - name: 示例秘书甲\n    role: 编制\n    undertaking_on: 2026-01-05\n  - name: 示例秘书乙\n    role: 审核\n    undertaking_on: 2026-01-05\n  - name: 示例秘书长\n    role: 批准\n    undertaking_on: 2026-01-05\n")}}},
    {"R2203", 'A', W, REPORTS, "by: 示例秘书甲", .also = "R0025", .edits = {{EXPERTS, "@cut", "staff:"}, {LIBRARY, "@new", KNOWN("ZJK-0013", "高级", "staff:\n  - name: 示例秘书乙\n    role: 审核\n    undertaking_on: 2026-01-05\n")}}},
    {"R2203", 'A', W, APPLICATION, "reviewer: 示例秘书乙", .edits = {{EXPERTS, "role: 审核\n    undertaking_on: 2026-01-05", "role: 审核\n    undertaking_on: 2026-02-28"}}},
    {"R2203", 'A', W, AGREEMENT, "approver: 示例某人", .edits = {{AGREEMENT, "approver: 示例秘书长", "approver: 示例某人"}}},
    {"R2203", 'A', W, REPORTS, "by: 示例某人", .edits = {{REPORTS, "by: 示例秘书甲", "by: 示例某人"}}},

    /* --- no cascades: what the schema refuses, or cannot be read, is named once --- */
    {"R1803", 'A', NONE, .edits = {{EXPERTS, "[土建, 钢结构]", "[土建, 钢结够]"}}},
    {"R1804", 'A', NONE, .edits = {{EXPERTS, "[土建, 钢结构]", "[土建, 钢结够]"}}},
    {"R1403", 'A', NONE, .edits = {{AGREEMENT, "fee_total", "services: [\"4.2\", \"5.9\"]\nfee_total"}}},
    {"R1404", 'A', NONE, .edits = {{AGREEMENT, "fee_total", "services: [\"4.2\", \"5.9\"]\nfee_total"}}},
    {"R1501", 'A', NONE, .edits = {{AGREEMENT, "fee_total", "services: [\"4.2\", \"5.9\"]\nfee_total"}}},
    {"R1405", 'B', NONE, .edits = {{V1, "@new", "id: [\n"}, {"visits/V04.yaml", "@new", "id: [\n"}}},
    {"R0006", 'A', NONE, .edits = {{V1, "@new", "id: [\n"}}},
    {"R0006", 'A', NONE, .edits = {{EXPERTS, "@new", "experts: [\n"}}},
    {"R1502", 'B', NONE, .edits = {{MANAGEMENT, "@new", "kind: [\n"}}},
    {"R1504", 'B', NONE, .edits = {{MANAGEMENT, "@new", "kind: [\n"}}},
    {"R1602", 'B', NONE, .edits = {{REPORTS, "@new", "reports: [\n"}}},
    {"R1805", 'A', NONE, .edits = {{EXPERTS, "@new", "experts: 待填\n"}}},
    {"R1806", 'C', NONE, .edits = {{V1, "experts: [E01, E02, E03]", "experts: [E1]"}}},
    {"R2001", 'C', NONE, .edits = {{V1, "experts: [E01, E02, E03]", "experts: [E1]"}}},
    {"R0801", 'A', NONE, .edits = {{APPLICATION, "investment: 1280000000.00", "investment: 4亿"}}},
    {"R1803", 'A', NONE, .edits = {{EXPERTS, "    disciplines: [土建, 钢结构]\n", ""}}},
    {"R1804", 'A', NONE, .edits = {{EXPERTS, "    disciplines: [土建, 钢结构]\n", ""}}},
    {"R2001", 'A', NONE, .edits = {{V2, "experts: [E01, E02, E03, E04, E05]\n", ""}}},
    {"R1403", 'A', NONE, .edits = {{APPLICATION, "services: [\"1.1.2\", \"2.2\", \"3.2\", \"4.2\", \"4.3\", \"4.4\", \"5.2\"]", "services: 待填"}}},
    {"R1403", 'A', E, AGREEMENT, "service: \"3.2\"", .also = "R1404", .edits = {{APPLICATION, "\"3.2\", ", ""}}},
    {"R1405", 'B', NONE, .edits = {{REPORTS, "- service: \"1.1.2\"", "- service: 待填"}}},
    {"R1602", 'B', NONE, .edits = {{REPORTS, "assessment: 管理", "assessment: 待填"}}},
    {"R1603", 'B', NONE, .edits = {{"assessments/economy.yaml", "score: 86", "score: 待填"}}},
    {"R1603", 'B', E, PUBLICATION, "score:", .edits = {{PUBLICATION, "- kind: 经济性\n", "- kind: 经济性\n    score: 83.9\n"}, {"assessments/economy.yaml", "score: 86", "score: 46"}}},
    {"R1604", 'B', NONE, .edits = {{"assessments/physical.yaml", "score: ", "score: 一百 # "}}},
    {"R1503", 'B', NONE, .also = "R0015", .edits = {{V1, CLOSED_ON, CLOSED_ON "        closed_on: 2024-06-23\n"}}},
};

/* What is said of a report that is asked for: all codes, in order; "" for nothing. */
typedef struct RequestCase {
    char sample;
    const char *document;
    AssessmentKind assessment; /* of a special report; a stage report is of V01 */
    const char *as_of, *codes;
    Mend edits[EDITS];
} RequestCase;

static const RequestCase request_cases[] = {
    {'A', "stage", ASSESS_KIND_COUNT, "2026-06-08", "", {{0}}},
    {'A', "special", ASSESS_PHYSICAL, "2026-08-27", "", {{0}}},
    {'A', "special", ASSESS_PHYSICAL, "2026-08-26", "R1504", {{0}}},
    {'A', "special", ASSESS_MANAGEMENT, "2026-09-30", "R1501 R1504", {{0}}},
    {'A', "special", ASSESS_PHYSICAL, "2026-08-27", "R1501", {{AGREEMENT, "@remove", ""}}},
    {'A', "comprehensive", ASSESS_KIND_COUNT, "2026-09-30", "R1501 R1502 R1503", {{0}}},
    {'B', "special", ASSESS_MANAGEMENT, "2025-12-10", "", {{0}}},
    {'B', "special", ASSESS_ECONOMY, "2025-12-10", "R1501", {{APPLICATION, "\"5.3\", ", ""}}},
    {'B', "comprehensive", ASSESS_KIND_COUNT, "2026-04-08", "", {{0}}},
    {'B', "comprehensive", ASSESS_KIND_COUNT, "2025-11-26", "R1502", {{0}}},
    {'B', "comprehensive", ASSESS_KIND_COUNT, "2026-04-09", "", {{V1, CLOSED_ON, CLOSED_ON "        closed_on: 2026-04-09\n"}}},
    {'B', "comprehensive", ASSESS_KIND_COUNT, "2026-04-08", "R1503", {{V1, CLOSED_ON, CLOSED_ON "        closed_on: 2026-04-09\n"}}},
    {'C', "stage", ASSESS_KIND_COUNT, "2026-09-30", "", {{0}}},
    {'C', "stage", ASSESS_KIND_COUNT, "2026-01-20", "", {{REPORTS, "@remove", ""}}},
    {'C', "stage", ASSESS_KIND_COUNT, "2026-01-21", "R1706", {{REPORTS, "@remove", ""}}},
    {'C', "stage", ASSESS_KIND_COUNT, "2026-09-30", "", {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-28"}}},
    {'C', "stage", ASSESS_KIND_COUNT, "2026-09-30", "R1706", {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-27"}}},
    {'C', "stage", ASSESS_KIND_COUNT, "2025-10-13", "", {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-13"}}},
    {'C', "stage", ASSESS_KIND_COUNT, "2025-10-12", "R1703", {{TERMINATION, "terminated_on: 2026-01-20", "terminated_on: 2025-10-12"}}},
    {'C', "special", ASSESS_PHYSICAL, "2026-09-30", "R1504 R1706", {{0}}},
};
/* clang-format on */

#undef E
#undef W
#undef I

#endif
