/* The view of the sample projects: figures, names, what a day hides. Run from the top of the tree. */
#include "support.h"
#include "support_document.h"

#include "view/view.h"

static Arena *arena;
static DiagList diags;
static Schemas *schemas;
static const Policy *policy;
static const Project *a, *b, *c;

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena, .lang = LANG_EN};
    schemas = schemas_open(arena, STR("schemas"), &diags);
    policy = schemas ? policy_load(arena, schemas, STR("schemas"), &diags) : NULL;
    if (!policy) return -1;
    a = project_open(arena, STR("projects/HGZX-2026-001"), schemas, &diags);
    b = project_open(arena, STR("projects/HGZX-2024-003"), schemas, &diags);
    c = project_open(arena, STR("projects/HGZX-2025-007"), schemas, &diags);
    return a && b && c ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    schemas_close(schemas);
    arena_free(arena);
    return 0;
}

static Request request_for(const Project *project, const char *as_of, const char *document)
{
    Request request = {.project = project,
                       .schemas = schemas,
                       .policy = policy,
                       .document = shipped_document(arena, document),
                       .assessment = ASSESS_KIND_COUNT};
    assert_true(date_parse(str_from(as_of), &request.as_of));
    return request;
}

static const Value *view_of(const Project *project, const char *as_of, const char *document,
                            const char *visit)
{
    Request request = request_for(project, as_of, document);
    const Visit *chosen = visit ? project_visit(project, str_from(visit)) : NULL;
    if (chosen) request.visits = &chosen;
    request.visit_count = chosen ? 1 : 0;
    return view_build(arena, &request);
}

/* A path may end in a form: "project.investment.yi". */
static Str shown(const Value *root, const char *path)
{
    Str text, whole = str_from(path), form = {0};
    const Value *value = value_path(root, whole);
    for (size_t i = whole.len; !value && i-- > 0;)
        if (whole.ptr[i] == '.') {
            form = str_slice(whole, i + 1, whole.len);
            value = value_path(root, str_slice(whole, 0, i));
            break;
        }
    if (value && value->kind == VALUE_RECORD) return (Str){0};
    return value_form(arena, value, form, &text) ? text : STR("?");
}

#define SHOWS(root, path, text) assert_str(shown((root), (path)), (text))

/* Each value is what its record declares for it, and every name in it is declared. */
static void check_shapes(const Value *value, const Shape *shape)
{
    assert_non_null(shape);
    assert_non_null(value->shape);
    assert_int_equal(value->kind, shape->kind);
    assert_int_equal(value->shape->kind, shape->kind);
    if (value->kind == VALUE_LIST)
        for (size_t i = 0; i < value->list.count; i++) check_shapes(value->list.items[i], shape->item);
    if (value->kind != VALUE_RECORD) return;
    for (size_t i = 0; i < value->record.count; i++) {
        const Field *field = &value->record.fields[i];
        check_shapes(field->value, shape_field(shape, field->name));
    }
}

static void test_every_value_has_its_shape(void **state)
{
    (void)state;
    const Project *projects[] = {a, b, c};
    Request requests[3];
    for (size_t i = 0; i < 3; i++) {
        const Value *root = view_of(projects[i], "2026-09-30", "stage", "V01");
        check_shapes(root, root->shape);
        requests[i] = request_for(projects[i], "2026-09-30", NULL);
    }
    const Value *ledger = view_ledger(arena, requests, 3, &(StrArray){0});
    check_shapes(ledger, ledger->shape);
}

static bool declares(const Shape *shape, const char *path)
{
    Str rest = str_from(path), step;
    while (shape && str_split(&rest, '.', &step)) {
        while (shape && shape->kind == VALUE_LIST) shape = shape->item;
        shape = shape_field(shape, step);
    }
    return shape != NULL;
}

/* Names that a report or a ledger rests on are declared whether or not a project has them. */
static void test_declared_names(void **state)
{
    (void)state;
    static const char *const names[] = {
        "project.name",
        "project.approval.number",
        "project.exchange_rate",
        "client.name",
        "lead.contact",
        "agreement.fee",
        "agreement.supplements.fee_change",
        "agreement.all_services.title",
        "plan.items.service_title",
        "experts.disciplines",
        "experts.relations.unit_name",
        "team.names",
        "visits.physical.findings.part",
        "visits.attendance.unit_name",
        "visits.training.hours",
        "visits.stats.closing_rate",
        "findings.basis.clause",
        "findings.rectifications.by_name",
        "findings.last_reinspection.note",
        "findings.after_photos.path",
        "findings.overdue_days",
        "previous_open.reinspection_result",
        "stats.by_discipline.critical",
        "stats.by_category.cumulative",
        "stats.by_unit.rate_value",
        "stats.ageing.total",
        "stats.top.names",
        "assessments.sections.items.weight",
        "assessments.strengths",
        "scores.economy.sections.share",
        "score.grade",
        "money.collection_rate",
        "labour_taxes.difference",
        "register.reports.number",
        "deliverables.service_title",
        "termination.grounds",
        "publication.results.grade",
        "report.compiled.by",
        "photos.finding_id",
        "application.review.checks.result",
        "application.recommendation.reason",
        "bases.text",
    };
    const Shape *shape = view_shape(arena, schemas), *ledger = view_ledger_shape(arena, schemas);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!declares(shape, names[i])) fail_msg("%s is not declared", names[i]);
    assert_false(declares(shape, "project.nonsense"));
    assert_false(declares(shape, "experts.id_number_full"));
    assert_true(declares(ledger, "labour_taxes.id_number_full"));
    assert_true(declares(ledger, "projects.money.receivable"));
    assert_true(declares(ledger, "vocabularies.disciplines"));
}

static void test_project_a(void **state)
{
    (void)state;
    const Value *root = view_of(a, "2026-09-30", "stage", "V02");
    SHOWS(root, "as_of.zh", "2026年9月30日");
    SHOWS(root, "project.investment", "1,280,000,000.00");
    SHOWS(root, "project.investment.yi", "12.80亿元");
    SHOWS(root, "project.state", "服务中");
    SHOWS(root, "client.name", "示例化工有限公司");
    SHOWS(root, "agreement.fee.upper", "叁拾陆万元整");
    SHOWS(root, "visit.leader_name", "示例专家甲");
    SHOWS(root, "visit.period", "2026-08-24～2026-08-27");
    SHOWS(root, "visit.services.0.label", "4.2 核查策划、方案及措施执行效果");
    SHOWS(root, "visit.service_codes", "4.2、4.3、4.4、5.2");
    SHOWS(root, "experts.count", "5");
    SHOWS(root, "experts.0.id_number", "990101********0011");
    SHOWS(root, "previous_open.count", "6");
    SHOWS(root, "money.receivable", "44,000.00");
    SHOWS(root, "money.collection_rate", "67.8%");
    SHOWS(root, "money.payable", "360,000.00");
    SHOWS(root, "money.due.upper", "壹拾壹万陆仟元整");
    SHOWS(root, "money.is_refund_due", "否");
    SHOWS(root, "money.expert_by_payer.count", "1");
    SHOWS(root, "money.expert_by_payer.0.payer", "协会");
    SHOWS(root, "money.expert_by_payer.0.reimbursed", "47,640.00");
    SHOWS(root, "money.expert_by_payer.0.advanced", "53,020.00");
    SHOWS(root, "money.expert_by_payer.0.tax", "10,320.00");
    SHOWS(root, "agreement.start_on", "2026-03-12");
    SHOWS(root, "agreement.service_codes", "1.1.2、2.2、3.2、4.2、4.3、4.4、5.2");
    SHOWS(root, "agreement.services.0.title", "质量管理体系");
    SHOWS(root, "milestones.2.amount", "72,000.00");
    SHOWS(root, "invoices.0.net", "135,849.06");
    SHOWS(root, "invoices.0.vat", "8,150.94");
    SHOWS(root, "expert_costs.1.payer", "协会");
    SHOWS(root, "expert_costs.0.total", "47,640.00");
    SHOWS(root, "expert_costs.0.experts.0.expert_name", "示例专家甲");
    SHOWS(root, "expert_payments.count", "12");
    SHOWS(root, "expert_payments.11.tax", "1,240.00");
    SHOWS(root, "collections.1.amount", "100,000.00");
    SHOWS(root, "milestones.1.received", "100,000.00");
    SHOWS(root, "bases.2.text", "《建设工程全过程质量控制管理规程》（T/ZSQX 002-2018）");
    SHOWS(root, "scores.physical.score", "84.0");
    SHOWS(root, "scores.management.score", "");
}

static void test_statistics_of_a(void **state)
{
    (void)state;
    const Value *root = view_of(a, "2026-09-30", "stage", "V02");
    SHOWS(root, "stats.total", "20");
    SHOWS(root, "stats.closed", "14");
    SHOWS(root, "stats.closing_rate", "70.0%");
    SHOWS(root, "stats.overdue", "4");
    SHOWS(root, "stats.critical_open", "1");
    SHOWS(root, "stats.critical_open_findings.0.id", "V02-004");
    SHOWS(root, "visit_stats.total", "8");
    SHOWS(root, "findings.count", "8");
    SHOWS(root, "stats.top.names", "管道焊接、电气");
    SHOWS(root, "stats.top.share", "30.0%");
    SHOWS(root, "stats.top.critical_share", "75.0%");
    SHOWS(root, "stats.by_discipline.0.name", "管道焊接");
    SHOWS(root, "stats.by_discipline.2.name", "土建");
    SHOWS(root, "stats.by_category.5.cumulative", "100.0%");
    SHOWS(root, "stats.by_visit.1.rate", "37.5%");
    SHOWS(root, "stats.by_unit.0.name", "示例安装工程公司");
    SHOWS(root, "stats.by_severity.3.total", "0");
    SHOWS(root, "stats.ageing.1.total", "3");
    SHOWS(root, "stats.ageing.2.total", "1");
    SHOWS(root, "stats.by_standard.0.total", "2");
}

static const Value *finding_named(const Value *root, const char *id)
{
    const Value *list = value_field(root, STR("all_findings"));
    for (size_t i = 0; i < list->list.count; i++)
        if (str_is(value_field(list->list.items[i], STR("id"))->text, id)) return list->list.items[i];
    return NULL;
}

static void test_a_finding_as_of_two_days(void **state)
{
    (void)state;
    const Value *later = finding_named(view_of(a, "2026-09-30", NULL, NULL), "V01-009");
    SHOWS(later, "status", "复查不合格");
    SHOWS(later, "due_on", "2026-09-10");
    SHOWS(later, "due_on_first", "2026-06-09");
    SHOWS(later, "overdue_days", "20");
    SHOWS(later, "is_overdue", "是");
    SHOWS(later, "unit_name", "示例安装工程公司");
    SHOWS(later, "last_reinspection.by_name", "示例专家甲");
    SHOWS(later, "progress", "2026-06-08 示例安装工程公司整改；2026-08-26 示例专家甲复查不合格");
    const Value *earlier = finding_named(view_of(a, "2026-08-25", NULL, NULL), "V01-009");
    SHOWS(earlier, "status", "待复查");
    SHOWS(earlier, "due_on", "2026-06-09");
    SHOWS(earlier, "overdue_days", "");
    SHOWS(earlier, "awaiting_days", "78");
    SHOWS(earlier, "is_lagging", "是");
    SHOWS(earlier, "reinspections.count", "0");
    const Value *first = finding_named(view_of(a, "2026-09-30", NULL, NULL), "V01-001");
    SHOWS(first, "basis_text", "GB 50204-2015 8.1.2");
    SHOWS(first, "photos.0.kind", "整改前");
    SHOWS(first, "after_photos.0.path", "projects/HGZX-2026-001/photos/V01-001-2.jpg");
    SHOWS(first, "photo_count", "2");
    assert_int_equal(value_path(first, STR("part"))->span.source->path.len > 0, 1);
}

static void test_due_soon(void **state)
{
    (void)state;
    SHOWS(finding_named(view_of(a, "2026-09-11", NULL, NULL), "V02-001"), "is_due_soon", "否");
    SHOWS(finding_named(view_of(a, "2026-09-12", NULL, NULL), "V02-001"), "is_due_soon", "是");
    SHOWS(finding_named(view_of(a, "2026-09-15", NULL, NULL), "V02-001"), "is_due_soon", "是");
    SHOWS(finding_named(view_of(a, "2026-09-15", NULL, NULL), "V02-001"), "is_overdue", "否");
    SHOWS(finding_named(view_of(a, "2026-09-16", NULL, NULL), "V02-001"), "is_due_soon", "否");
    SHOWS(finding_named(view_of(a, "2026-09-16", NULL, NULL), "V02-001"), "overdue_days", "1");
}

static void test_what_is_dated_later_does_not_exist(void **state)
{
    (void)state;
    const Value *root = view_of(a, "2026-03-11", NULL, NULL);
    SHOWS(root, "project.state", "审核通过");
    assert_null(value_path(root, STR("agreement")));
    assert_null(value_path(root, STR("money")));
    SHOWS(root, "invoices.count", "0");
    root = view_of(a, "2026-03-20", NULL, NULL);
    SHOWS(root, "invoices.count", "1");
    SHOWS(root, "receipts.count", "0");
    SHOWS(root, "all_visits.count", "0");
    assert_null(value_path(root, STR("plan")));
    root = view_of(a, "2026-05-18", NULL, NULL);
    SHOWS(root, "all_visits.count", "1");
    SHOWS(root, "stats.drafts", "12");
    SHOWS(root, "stats.closing_rate", "—");
    SHOWS(root, "register.reports.count", "0");
    assert_null(value_path(root, STR("scores.physical")));
    root = view_of(c, "2026-01-19", NULL, NULL);
    assert_null(value_path(root, STR("termination")));
    root = view_of(c, "2026-01-20", NULL, NULL);
    SHOWS(root, "project.state", "终止");
    assert_non_null(value_path(root, STR("termination")));
}

static void test_chosen_visits(void **state)
{
    (void)state;
    const Value *root = view_of(b, "2026-09-30", "stage", "V03");
    SHOWS(root, "visit_ids", "V03");
    SHOWS(root, "batches", "第三批次");
    SHOWS(root, "visit.batch", "第三批次");
    SHOWS(root, "several_visits", "否");
    SHOWS(root, "visits_with.management.count", "1");
    SHOWS(root, "visits_with.management.0.id", "V03");
    SHOWS(root, "visits_with.training.count", "1");
    root = view_of(b, "2026-09-30", "stage", "V04");
    SHOWS(root, "visits_with.training", "");
    root = view_of(b, "2026-09-30", NULL, NULL);
    SHOWS(root, "batches", "第一批次～第四批次");
    SHOWS(root, "several_visits", "是");
    SHOWS(root, "visits_with.training.count", "1");
    SHOWS(root, "visits_with.conclusion.count", "4");
}

/* A document over a unit has its findings alone. */
static void test_chosen_unit_and_expert(void **state)
{
    (void)state;
    Request request = request_for(a, "2026-09-30", NULL);
    const Value *root = view_build(arena, &request);
    SHOWS(root, "unit", "");
    SHOWS(root, "findings.count", "20");
    request.unit = project_unit(a, STR("U2"));
    request.expert = project_expert(a, STR("E02"));
    root = view_build(arena, &request);
    SHOWS(root, "unit.id", "U2");
    SHOWS(root, "expert.name", "示例专家乙");
    const Value *findings = value_path(root, STR("findings"));
    assert_true(findings->list.count == 16);
    for (size_t i = 0; i < findings->list.count; i++) SHOWS(findings->list.items[i], "unit", "U2");
    SHOWS(root, "stats.total", "20");
}

static void test_reports_registered_and_drafts(void **state)
{
    (void)state;
    const Value *root = view_of(a, "2026-09-30", "stage", "V02");
    SHOWS(root, "report.number", "HGZX-2026-001-J02");
    SHOWS(root, "report.is_draft", "否");
    SHOWS(root, "report.approved.by", "示例秘书长");
    SHOWS(root, "report.issued_on.zh", "2026年9月30日");
    root = view_of(a, "2026-09-29", "stage", "V02");
    SHOWS(root, "report.is_draft", "是");
    SHOWS(root, "report.issued_on", "");
    root = view_of(a, "2026-09-30", "stage", NULL); /* both visits: not registered */
    SHOWS(root, "report.number", "HGZX-2026-001-J03");
    SHOWS(root, "report.is_registered", "否");
    Request request = request_for(a, "2026-09-30", "special");
    request.assessment = ASSESS_PHYSICAL;
    assert_null(request_registered(&request));
    root = view_build(arena, &request);
    SHOWS(root, "report.number", "HGZX-2026-001-Z01");
    SHOWS(root, "score.grade", "合格");
    SHOWS(root, "assessment.sections.3.name", "管道焊接");
    SHOWS(root, "assessment.sections.3.score", "82.0");
    SHOWS(root, "assessment.sections.3.share", "25.0%");
    SHOWS(root, "assessment.sections.3.items.0.weight", "40");
    assert_null(value_path(view_of(a, "2026-09-30", NULL, NULL), STR("report")));
}

static void test_project_b(void **state)
{
    (void)state;
    Request request = request_for(b, "2026-09-30", "comprehensive");
    const Value *root = view_build(arena, &request);
    assert_non_null(request_registered(&request));
    SHOWS(root, "score.score", "89.0");
    SHOWS(root, "score.grade", "优良");
    SHOWS(root, "score.sections.2.score", "83.9");
    SHOWS(root, "score.sections.2.share", "15.0%");
    SHOWS(root, "project.state", "已归档");
    SHOWS(root, "stats.total", "46");
    SHOWS(root, "stats.closing_rate", "100.0%");
    SHOWS(root, "stats.critical", "3");
    SHOWS(root, "stats.major", "15");
    SHOWS(root, "stats.minor", "28");
    SHOWS(root, "money.received", "280,000.00");
    SHOWS(root, "money.due", "0.00");
    SHOWS(root, "money.expert_by_payer.0.payer", "委托单位");
    SHOWS(root, "money.expert_by_payer.0.tax", "0.00");
    SHOWS(root, "expert_payments.0.tax", "");
    SHOWS(root, "labour_taxes.count", "0");
    SHOWS(root, "publication.results.count", "4");
}

/* What was not performed is cancelled: nothing is due, though two milestones were not paid. */
static void test_money_after_a_termination(void **state)
{
    (void)state;
    const Value *root = view_of(c, "2026-01-19", NULL, NULL);
    SHOWS(root, "money.due", "120,000.00");
    root = view_of(c, "2026-01-20", NULL, NULL);
    SHOWS(root, "money.payable", "80,000.00");
    SHOWS(root, "money.is_due", "否");
    SHOWS(root, "money.due.upper", "零元整");
    SHOWS(root, "milestones.0.is_cancelled", "否");
    SHOWS(root, "milestones.1.is_cancelled", "是");
}

static void test_ledger(void **state)
{
    (void)state;
    Request requests[] = {request_for(a, "2026-09-30", NULL), request_for(b, "2026-09-30", NULL),
                          request_for(c, "2026-09-30", NULL)};
    const Value *root = view_ledger(arena, requests, 3, &(StrArray){0});
    SHOWS(root, "projects.count", "3");
    SHOWS(root, "findings.count", "75");
    SHOWS(root, "stats.total", "75");
    SHOWS(root, "stats.by_visit.count", "7");
    SHOWS(root, "findings.20.project_id", "HGZX-2024-003");
    SHOWS(root, "invoices.0.rate_text", "6%");
    SHOWS(root, "invoices.1.outstanding", "44,000.00");
    SHOWS(root, "vocabularies.severities", "严重、较重、一般、建议");
    SHOWS(root, "vocabularies.payers", "委托单位、协会");
    const Value *taxes = value_field(root, STR("labour_taxes"));
    bool found = false;
    for (size_t i = 0; i < taxes->list.count; i++) {
        const Value *row = taxes->list.items[i];
        if (!str_is(shown(row, "project_id"), "HGZX-2026-001") || !str_is(shown(row, "expert"), "E03") ||
            !str_is(shown(row, "month"), "2026-08"))
            continue;
        SHOWS(row, "payments", "2");
        SHOWS(row, "labour", "10,500.00");
        SHOWS(row, "tax", "1,680.00");
        SHOWS(row, "difference", "0.00");
        SHOWS(row, "id_number_full", "990101196501030039");
        SHOWS(row, "id_number", "990101********0039");
        found = true;
    }
    assert_true(found);
    assert_null(view_ledger(arena, requests, 0, &(StrArray){0}));
}

static void assert_visit_ids(const char *visits[], const char *text)
{
    const Visit *chosen[4];
    Request request = request_for(b, "2026-09-30", "stage");
    for (size_t i = 0; i < 4 && visits[i]; i++) {
        chosen[i] = project_visit(b, str_from(visits[i]));
        request.visit_count++;
    }
    request.visits = chosen;
    SHOWS(view_build(arena, &request), "visit_ids", text);
}

static void test_visit_ids(void **state)
{
    (void)state;
    assert_visit_ids((const char *[4]){"V02"}, "V02");
    assert_visit_ids((const char *[4]){"V01", "V02"}, "V01、V02");
    assert_visit_ids((const char *[4]){"V02", "V03", "V04"}, "V02～V04");
    assert_visit_ids((const char *[4]){"V01", "V03", "V04"}, "V01、V03、V04");
    assert_visit_ids((const char *[4]){"V01", "V02", "V03", "V04"}, "V01～V04");
}

/* As of the day before it there is no publication; what it does not say is the assessments'. */
static void test_published_results(void **state)
{
    (void)state;
    const Value *root = view_of(b, "2026-05-20", NULL, NULL);
    SHOWS(root, "publication.results.0.score", "88.8");
    SHOWS(root, "publication.results.2.grade", "合格");
    SHOWS(root, "publication.results.3.score", "89.0");
    SHOWS(root, "publication.results.3.grade", "优良");
    assert_null(value_path(view_of(b, "2026-05-19", NULL, NULL), STR("publication")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_value_has_its_shape),
        cmocka_unit_test(test_declared_names),
        cmocka_unit_test(test_project_a),
        cmocka_unit_test(test_statistics_of_a),
        cmocka_unit_test(test_a_finding_as_of_two_days),
        cmocka_unit_test(test_due_soon),
        cmocka_unit_test(test_what_is_dated_later_does_not_exist),
        cmocka_unit_test(test_chosen_visits),
        cmocka_unit_test(test_chosen_unit_and_expert),
        cmocka_unit_test(test_reports_registered_and_drafts),
        cmocka_unit_test(test_project_b),
        cmocka_unit_test(test_money_after_a_termination),
        cmocka_unit_test(test_ledger),
        cmocka_unit_test(test_visit_ids),
        cmocka_unit_test(test_published_results),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
