/* Opening the sample projects and faulty copies of them. Run from the top of the tree. */
#include "support.h"

#include "base/file.h"
#include "derive/finance.h"

#include <stdlib.h>
#include <unistd.h>

static Arena *arena;
static DiagList diags;
static Schemas *schemas;
static const Policy *policy;
static char scratch[] = "/tmp/zhiping-project-XXXXXX";

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena, .lang = LANG_EN};
    schemas = schemas_open(arena, STR("schemas"), &diags);
    policy = schemas ? policy_load(arena, schemas, STR("schemas"), &diags) : NULL;
    return policy && mkdtemp(scratch) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    Str command = str_printf(arena, "rm -r %s", scratch);
    int failed = system(str_cstr(arena, command));
    schemas_close(schemas);
    arena_free(arena);
    return failed;
}

static Date day(const char *iso)
{
    Date date;
    assert_true(date_parse(str_from(iso), &date));
    return date;
}

static const Project *open_project(const char *folder)
{
    diags = (DiagList){.arena = arena, .lang = LANG_EN};
    return project_open(arena, str_from(folder), schemas, &diags);
}

static bool reported(const char *code)
{
    for (size_t i = 0; i < diags.items.count; i++)
        if (str_is(str_from(diags.items.items[i]->code), code)) return true;
    return false;
}

/* A copy of sample A, for faults to be put into. */
static Str copy_of_a(const char *name)
{
    Str folder = str_printf(arena, "%s/%s", scratch, name);
    Str command = str_printf(arena, "cp -r projects/HGZX-2026-001 %.*s", STR_ARG(folder));
    assert_int_equal(system(str_cstr(arena, command)), 0);
    return folder;
}

static void write_file(Str folder, const char *name, const char *content)
{
    assert_true(file_write(arena, path_join(arena, folder, str_from(name)), str_from(content), &diags));
}

static void test_policy(void **state)
{
    (void)state;
    const Edition *edition = policy_on(policy, day("2026-09-30"));
    assert_int_equal(edition->investment_min, 50000000000);
    assert_int_equal(edition->contract_min, 5000000000);
    assert_int_equal(edition->days_to_rectify[FINDING_CRITICAL], 7);
    assert_int_equal(edition->days_to_rectify[FINDING_SUGGESTION], -1);
    assert_int_equal(edition->tax_brackets.count, 3);
    assert_int_equal(edition->tax_brackets.items[2].up_to, INT64_MAX);
    assert_int_equal(labour_tax(edition, 7000000), 1540000);
    assert_int_equal(edition->comprehensive_weights[ASSESS_PHYSICAL], 500000);
    assert_int_equal(edition->opinions.count, 2);
    assert_int_equal(edition->standards.count, 3);
    assert_str(policy_service(policy, STR("1.15"))->code, "1.1.5");
    assert_str(policy_service(policy, STR("1．1.1"))->code, "1.1.1");
    assert_null(policy_service(policy, STR("1.1.6")));
    assert_str(edition_physical(edition, STR("动设备"))->name, "设备");
    assert_str(edition_physical(edition, STR("无损检测"))->name, "管道焊接");
    assert_str(edition_physical(edition, STR("暖通"))->name, "消防及其他");
    assert_null(edition_physical(edition, STR("质量管理")));
}

/* A copy of the schemas whose policy goes on with these lines. */
static const Policy *policy_with(const char *editions)
{
    static const char *const files[] = {
        "policy.yaml",        "services.yaml",           "policy.schema.json", "services.schema.json",
        "common.schema.json", "application.schema.json", "experts.schema.json"};
    Str folder = path_join(arena, str_from(scratch), STR("editions"));
    diags = (DiagList){.arena = arena};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Str text, name = str_from(files[i]);
        assert_true(file_read(arena, path_join(arena, STR("schemas"), name), 1 << 20, &text, &diags));
        if (i == 0) text = str_printf(arena, "%.*s%s", STR_ARG(text), editions);
        assert_true(file_write(arena, path_join(arena, folder, name), text, &diags));
    }
    Schemas *copy = schemas_open(arena, folder, &diags);
    const Policy *loaded = policy_load(arena, copy, folder, &diags);
    schemas_close(copy);
    return loaded;
}

static void test_editions(void **state)
{
    (void)state;
    const Policy *two = policy_with("  - from_on: 2026-05-25\n"
                                    "    measures: 修订\n"
                                    "    findings:\n"
                                    "      rectification_days:\n"
                                    "        - severity: 一般\n"
                                    "          days: 20\n"
                                    "    finance:\n"
                                    "      labour_tax:\n"
                                    "        small_deduction: 1000.00\n");
    assert_non_null(two);
    const Edition *former = policy_on(two, day("2026-05-24")), *later = policy_on(two, day("2026-05-25"));
    assert_str(former->measures, "咨询服务管理办法（试行）");
    assert_str(later->measures, "修订");
    assert_int_equal(former->days_to_rectify[FINDING_MINOR], 30);
    assert_int_equal(later->days_to_rectify[FINDING_MINOR], 20);
    assert_int_equal(later->days_to_rectify[FINDING_CRITICAL], -1); /* a list is replaced whole */
    assert_int_equal(later->due_soon_days, former->due_soon_days);  /* a key left out is as before */
    assert_int_equal(labour_tax(former, 200000), 24000);
    assert_int_equal(labour_tax(later, 200000), 20000);
    assert_int_equal(labour_tax(later, 600000), 96000);
    assert_ptr_equal(policy_on(two, day("1999-01-01")), former);
    assert_ptr_equal(policy_on(two, day("2036-01-01")), later);
}

static void test_editions_out_of_order_or_incomplete(void **state)
{
    (void)state;
    assert_null(policy_with("  - from_on: 2024-01-01\n"));
    assert_true(reported("S0903"));
    assert_null(policy_with("  - measures: 没有日期\n"));
    assert_int_equal(diags.errors, 1);
}

static void test_sample_a(void **state)
{
    (void)state;
    const Project *project = open_project("projects/HGZX-2026-001");
    assert_non_null(project);
    assert_int_equal(diags.errors, 0);
    assert_str(project->folder_name, "HGZX-2026-001");
    assert_int_equal(project->application.project.investment.value, 128000000000);
    assert_str(project_client(project)->name.value, "示例化工有限公司");
    assert_str(project_expert(project, STR("E03"))->name.value, "示例专家丙");
    assert_null(project_expert(project, STR("E09")));
    assert_int_equal(project->visits.count, 2);
    const Finding *finding = project_finding(project, STR("V01-009"));
    assert_str(finding->visit->id.value, "V01");
    assert_int_equal(finding->severity_rank, FINDING_MAJOR);
    assert_str(span_text(finding->part.span), "工艺管线PL-2105射线底片");
    assert_int_equal(project->finance.invoices.items[0].rate.ten_thousandths, 600);
    assert_str(project->reports.reports.items[1].approved.by.value, "示例秘书长");
}

static void test_figures_of_a(void **state)
{
    (void)state;
    const Project *project = open_project("projects/HGZX-2026-001");
    Date as_of = day("2026-09-30");
    FindingCounts counts = {0};
    MoneySummary money;
    for (size_t v = 0; v < project->visits.count; v++)
        for (size_t i = 0; i < project->visits.items[v].findings.count; i++)
            counts_add(&counts, &project->visits.items[v].findings.items[i], policy, as_of);
    assert_int_equal(counts.total, 20);
    assert_int_equal(counts.closed, 14);
    assert_int_equal(counts.overdue, 4);
    assert_int_equal(counts.awaiting, 2);
    assert_int_equal(counts.lagging, 1);
    assert_str(closing_rate(arena, &counts), "70.0%");
    assert_int_equal(finding_overdue_days(project_finding(project, STR("V01-009")), policy, as_of), 20);
    assert_int_equal(finding_overdue_days(project_finding(project, STR("V02-001")), policy, as_of), 15);
    Score score = assessment_score(arena, project, policy, ASSESS_PHYSICAL, as_of);
    assert_int_equal(score.tenths, 840);
    assert_str(score.grade, "合格");
    assert_true(money_summary(project, as_of, &money));
    assert_int_equal(money.expert_actual, 10066000);
    assert_int_equal(money.receivable, 4400000);
    assert_str(project_state_word(project_state(project, as_of)), "服务中");
}

static void test_absent_values_point_somewhere(void **state)
{
    (void)state;
    Str folder = copy_of_a("absent");
    write_file(folder, "agreement.yaml",
               "expert_cost_payer: 待填\nsigned_on: 2026-02-30\nfee_total: 1.234\nmilestones:\n  - id: M1\n");
    const Project *project = open_project(str_cstr(arena, folder));
    assert_true(diags.errors > 0);
    const Agreement *agreement = &project->agreement;
    assert_true(agreement->present);
    assert_false(agreement->expert_cost_payer.present);
    assert_str(span_text(agreement->expert_cost_payer.span), "待填");
    assert_false(agreement->signed_on.present);
    assert_int_equal(agreement->signed_on.value, DATE_NONE);
    assert_false(agreement->fee_total.present);
    assert_str(span_text(agreement->fee_total.span), "1.234");
    assert_str(agreement->milestones.items[0].id.value, "M1");
    assert_non_null(agreement->milestones.items[0].amount.span.source);
    assert_false(agreement->plan.present);
}

static void test_a_file_that_is_no_yaml_is_left_out(void **state)
{
    (void)state;
    Str folder = copy_of_a("broken");
    write_file(folder, "visits/V01.yaml", "id: [V01\n");
    write_file(folder, "experts.yaml", "- nothing\n");
    const Project *project = open_project(str_cstr(arena, folder));
    assert_non_null(project);
    assert_true(diags.errors > 0);
    assert_int_equal(project->visits.count, 1);
    assert_str(project->visits.items[0].id.value, "V02");
    assert_int_equal(project->team.experts.count, 0);
}

static void test_visits_come_by_number(void **state)
{
    (void)state;
    Str folder = copy_of_a("many");
    write_file(folder, "visits/V100.yaml", "id: V100\n");
    write_file(folder, "visits/V99.yaml", "id: V99\n");
    const Project *project = open_project(str_cstr(arena, folder));
    assert_int_equal(project->visits.count, 4);
    assert_str(project->visits.items[0].id.value, "V01");
    assert_str(project->visits.items[2].id.value, "V99");
    assert_str(project->visits.items[3].id.value, "V100");
    assert_ptr_equal(project_finding(project, STR("V02-001"))->visit, &project->visits.items[1]);
}

static void test_stray_files_are_named(void **state)
{
    (void)state;
    Str folder = copy_of_a("stray");
    open_project(str_cstr(arena, folder));
    assert_false(reported("S0901"));
    write_file(folder, "photos/notes.txt", "not ours");
    write_file(folder, "README.md", "not ours");
    open_project(str_cstr(arena, folder));
    assert_false(reported("S0901"));
    write_file(folder, "finanse.yaml", "invoices: []\n");
    open_project(str_cstr(arena, folder));
    assert_true(reported("S0901"));
    diag_sort(&diags);
    bool suggested = false;
    for (size_t i = 0; i < diags.items.count; i++)
        suggested |= str_find(diags.items.items[i]->help, STR("finance.yaml")) != SIZE_MAX;
    assert_true(suggested);
}

static void test_no_project(void **state)
{
    (void)state;
    assert_null(open_project("projects/HGZX-1999-999"));
    assert_true(diags.errors > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy),
        cmocka_unit_test(test_editions),
        cmocka_unit_test(test_editions_out_of_order_or_incomplete),
        cmocka_unit_test(test_sample_a),
        cmocka_unit_test(test_figures_of_a),
        cmocka_unit_test(test_absent_values_point_somewhere),
        cmocka_unit_test(test_a_file_that_is_no_yaml_is_left_out),
        cmocka_unit_test(test_visits_come_by_number),
        cmocka_unit_test(test_stray_files_are_named),
        cmocka_unit_test(test_no_project),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
