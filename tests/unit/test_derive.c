/* States, scores, tax and money on hand-made projects, at the boundaries. */
#include "support.h"

#include "derive/finance.h"

static Arena *arena;
static Policy policy;
static Edition edition;

#define TEXT(word) ((Text){.value = STR(word), .present = true})

static Date date(const char *iso)
{
    Date day;
    assert_true(date_parse(str_from(iso), &day));
    return day;
}

static Day day(const char *iso)
{
    return (Day){.value = date(iso), .present = true};
}

static Number number(int64_t ten_thousandths)
{
    return (Number){.ten_thousandths = ten_thousandths, .present = true};
}

static Amount amount(Money value)
{
    return (Amount){.value = value, .present = true};
}

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    edition = (Edition){
        .comprehensive_weights = {350000, 500000, 150000},
        .discipline_floor_tenths = 700,
        .discipline_floor_grade = STR("合格"),
        .accident_grade = STR("不合格"),
        .tax_allowance = 80000,
        .tax_allowance_up_to = 400000,
        .tax_share = 8000,
    };
    array_push(arena, &edition.grades, (Grade){STR("优良"), 850});
    array_push(arena, &edition.grades, (Grade){STR("合格"), 700});
    array_push(arena, &edition.grades, (Grade){STR("不合格"), 0});
    array_push(arena, &edition.tax_brackets, (TaxBracket){2000000, 2000, 0});
    array_push(arena, &edition.tax_brackets, (TaxBracket){5000000, 3000, 200000});
    array_push(arena, &edition.tax_brackets, (TaxBracket){INT64_MAX, 4000, 700000});
    array_push(arena, &edition.physical_aspects, (WeightedName){STR("性能检测"), 400000});
    array_push(arena, &edition.physical_aspects, (WeightedName){STR("观感"), 200000});
    array_push(arena, &edition.physical, (PhysicalDiscipline){.name = STR("土建"), .weight = 150000});
    array_push(arena, &edition.physical, (PhysicalDiscipline){.name = STR("电气"), .weight = 100000});
    array_push(arena, &edition.management, (WeightedName){STR("目标"), 100000});
    array_push(arena, &edition.economy, (WeightedName){STR("投资"), 300000});
    policy = (Policy){.editions = {.items = &edition, .count = 1}};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* --- scores --- */

static void add_section(Assessment *assessment, const char *name, int64_t score)
{
    AssessmentSection section = {.name = {.value = str_from(name), .present = true}};
    array_push(arena, &section.items, (AssessmentItem){.name = TEXT("甲"), .score = number(score)});
    array_push(arena, &assessment->sections, section);
}

static void add_assessment(Project *project, AssessmentKind kind, const char *section, int64_t score)
{
    Assessment assessment = {.kind_rank = kind, .assessed_on = day("2025-11-01")};
    if (section) add_section(&assessment, section, score);
    array_push(arena, &project->assessments, assessment);
}

static Score score_of(const Project *project, AssessmentKind kind)
{
    return assessment_score(arena, project, &policy, kind, date("2025-11-01"));
}

static void test_comprehensive_is_rounded_once(void **state)
{
    (void)state;
    Project project = {0};
    add_assessment(&project, ASSESS_MANAGEMENT, "目标", 888000);
    add_assessment(&project, ASSESS_PHYSICAL, "土建", 906000);
    add_assessment(&project, ASSESS_ECONOMY, "投资", 839000);
    Score score = score_of(&project, ASSESS_COMPREHENSIVE); /* 88.965 */
    assert_true(score.scored);
    assert_int_equal(score.tenths, 890);
    assert_str(score.grade, "优良");
    project.assessments.count = 2; /* without 经济性: (0.35 × 88.8 + 0.50 × 90.6) ÷ 0.85 = 89.858… */
    assert_int_equal(score_of(&project, ASSESS_COMPREHENSIVE).tenths, 899);
    project.assessments.count = 1;
    assert_false(score_of(&project, ASSESS_COMPREHENSIVE).scored);
}

static void test_grade_is_of_the_rounded_score(void **state)
{
    (void)state;
    Project project = {0};
    add_assessment(&project, ASSESS_MANAGEMENT, "目标", 849500);
    Number *score = &project.assessments.items[0].sections.items[0].items.items[0].score;
    assert_str(score_of(&project, ASSESS_MANAGEMENT).grade, "优良"); /* 84.95 → 85.0 */
    score->ten_thousandths = 849499;
    assert_str(score_of(&project, ASSESS_MANAGEMENT).grade, "合格");
    score->ten_thousandths = 699500;
    assert_str(score_of(&project, ASSESS_MANAGEMENT).grade, "合格");
    score->ten_thousandths = 699499;
    assert_str(score_of(&project, ASSESS_MANAGEMENT).grade, "不合格");
    project.assessments.items[0].assessed_on = day("2025-11-02");
    assert_false(score_of(&project, ASSESS_MANAGEMENT).scored);
}

static void test_accident_and_discipline_floor(void **state)
{
    (void)state;
    Project project = {0};
    add_assessment(&project, ASSESS_MANAGEMENT, "目标", 950000);
    add_assessment(&project, ASSESS_PHYSICAL, "土建", 990000);
    add_section(&project.assessments.items[1], "电气", 700000);
    assert_str(score_of(&project, ASSESS_PHYSICAL).grade, "优良");
    project.assessments.items[1].sections.items[1].items.items[0].score = number(699000);
    Score score = score_of(&project, ASSESS_PHYSICAL);
    assert_true(score.capped);
    assert_str(score.grade, "合格");
    assert_str(score_of(&project, ASSESS_COMPREHENSIVE).grade, "合格");
    assert_str(score_of(&project, ASSESS_MANAGEMENT).grade, "优良");
    project.assessments.items[0].accident = (Flag){.value = true, .present = true};
    assert_str(score_of(&project, ASSESS_MANAGEMENT).grade, "不合格");
    assert_str(score_of(&project, ASSESS_COMPREHENSIVE).grade, "不合格");
}

static void test_items_that_do_not_apply_and_items_not_yet_scored(void **state)
{
    (void)state;
    Project project = {0};
    add_assessment(&project, ASSESS_PHYSICAL, "土建", 800000);
    AssessmentSection *section = &project.assessments.items[0].sections.items[0];
    section->items.items[0].name = TEXT("性能检测");
    array_push(arena, &section->items, (AssessmentItem){.name = TEXT("观感"), .score = number(950000)});
    assert_int_equal(score_of(&project, ASSESS_PHYSICAL).tenths, 850); /* (40 × 80 + 20 × 95) ÷ 60 */
    section->items.items[1].not_applicable = (Flag){.value = true, .present = true};
    assert_int_equal(score_of(&project, ASSESS_PHYSICAL).tenths, 800);
    section->items.items[1] = (AssessmentItem){.name = TEXT("观感")};
    assert_false(score_of(&project, ASSESS_PHYSICAL).scored);
}

static void test_rationals_do_not_overflow(void **state)
{
    (void)state;
    Rational sum = rational_from(arena, 0, 1);
    for (int64_t i = 0; i < 40; i++) /* forty different denominators near 2^62 */
        sum = rational_add(arena, sum, rational_from(arena, (INT64_MAX / 2 - i) / 4, INT64_MAX / 2 - i));
    assert_int_equal(rational_round(arena, sum, 1), 10);
    assert_int_equal(rational_round(arena, rational_from(arena, 1, 20), 10), 1);
    assert_int_equal(rational_round(arena, rational_from(arena, 49999, 1000000), 10), 0);
    assert_int_equal(rational_round(arena, rational_from(arena, 0, 7), 10), 0);
}

/* --- money --- */

static void test_labour_tax(void **state)
{
    (void)state;
    static const Money cases[][2] = {
        {80000, 0},        {80001, 0},        {80005, 1},         {400000, 64000},    {600000, 96000},
        {2500000, 400000}, {3000000, 520000}, {6250000, 1300000}, {7000000, 1540000}, {0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(labour_tax(&edition, cases[i][0]), cases[i][1]);
}

static void pay(Project *project, const char *date, Money labour, const Money *tax)
{
    ExpertCost cost = {.date = day(date)};
    ExpertPayment part = {.expert = TEXT("E03"), .labour = amount(labour)};
    if (tax) part.tax = amount(*tax);
    array_push(arena, &cost.experts, part);
    array_push(arena, &project->finance.expert_costs, cost);
}

static Money tax_of(const Project *project, size_t which)
{
    return payments_of(arena, project, &policy).items[which].tax;
}

/* In order of date, then of place; what was withheld counts as it was. */
static void test_tax_of_a_month(void **state)
{
    (void)state;
    static const Money little = 10000, too_much = 999999;
    Project project = {.agreement = {.present = true, .expert_cost_payer = TEXT("协会垫付后报销")}};
    pay(&project, "2026-08-28", 750000, NULL);
    pay(&project, "2026-08-24", 300000, NULL);
    pay(&project, "2026-09-01", 300000, NULL);
    assert_int_equal(tax_of(&project, 1), 44000);
    assert_int_equal(tax_of(&project, 0), 124000); /* 10,500 in the month */
    assert_int_equal(tax_of(&project, 2), 44000);
    project.finance.expert_costs.items[1].experts.items[0].tax = amount(little);
    assert_int_equal(tax_of(&project, 0), 158000);
    project.finance.expert_costs.items[1].experts.items[0].tax = amount(too_much);
    assert_int_equal(tax_of(&project, 0), 0);
    project.finance.expert_costs.items[0].payer = TEXT("委托单位");
    assert_null(payments_of(arena, &project, &policy).items[0].month);
    assert_int_equal(tax_of(&project, 1), too_much);
    project.agreement.expert_cost_payer = TEXT("委托单位直接支付");
    assert_int_equal(tax_of(&project, 2), 0);
    project.agreement.expert_cost_payer = (Text){0};
    assert_int_equal(payments_of(arena, &project, &policy).items[2].payer, PAYER_UNKNOWN);
}

static Milestone milestone(int64_t percent)
{
    return (Milestone){.percent = number(percent)};
}

static void test_shares_of_the_fee(void **state)
{
    (void)state;
    Money share;
    Agreement agreement = {.present = true, .fee_total = amount(10000001)};
    array_push(arena, &agreement.milestones, milestone(333333)); /* 33.3333 % */
    array_push(arena, &agreement.milestones, milestone(333333));
    array_push(arena, &agreement.milestones, milestone(333334));
    array_push(arena, &agreement.milestones, (Milestone){.amount = amount(500)});
    assert_true(milestone_share(&agreement, &agreement.milestones.items[0], &share));
    assert_int_equal(share, 3333330);
    assert_true(milestone_amount(&agreement, &agreement.milestones.items[2], &share));
    assert_int_equal(share, 3333341);
    assert_false(milestone_share(&agreement, &agreement.milestones.items[3], &share));
    assert_true(milestone_amount(&agreement, &agreement.milestones.items[3], &share));
    assert_int_equal(share, 500);
    agreement.milestones.items[0].percent = number(333332);
    assert_true(milestone_share(&agreement, &agreement.milestones.items[2], &share));
    assert_int_equal(share, 3333340); /* its own share: they do not sum to 100 */
    agreement.milestones.items[1].amount = amount(1);
    assert_true(milestone_amount(&agreement, &agreement.milestones.items[1], &share));
    assert_int_equal(share, 1);
}

/* Half up without its sign. */
static void test_net_and_vat(void **state)
{
    (void)state;
    static const Money cases[][3] = {{14400000, 13584906, 815094},
                                     {-14400000, -13584906, -815094},
                                     {53, 50, 3},
                                     {-53, -50, -3},
                                     {0, 0, 0}};
    Money sum;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Invoice invoice = {.gross = amount(cases[i][0]), .rate = number(600)};
        assert_true(invoice_net(&invoice, &sum));
        assert_int_equal(sum, cases[i][1]);
        assert_true(invoice_vat(&invoice, &sum));
        assert_int_equal(sum, cases[i][2]);
    }
    Invoice half = {.gross = amount(1), .rate = number(10000)};
    assert_true(invoice_net(&half, &sum));
    assert_int_equal(sum, 1);
    half.gross = amount(-1);
    assert_true(invoice_net(&half, &sum));
    assert_int_equal(sum, -1);
    half.net = amount(0);
    assert_true(invoice_vat(&half, &sum));
    assert_int_equal(sum, -1);
    half.rate = (Number){0};
    half.net = (Amount){0};
    assert_false(invoice_net(&half, &sum));
}

static void test_red_invoices_and_refunds(void **state)
{
    (void)state;
    Project project = {0};
    Finance *finance = &project.finance;
    array_push(
        arena, &finance->invoices,
        (Invoice){
            .number = TEXT("1"), .date = day("2026-03-20"), .gross = amount(1000), .milestone = TEXT("M1")});
    array_push(
        arena, &finance->invoices,
        (Invoice){
            .number = TEXT("2"), .date = day("2026-04-01"), .gross = amount(-400), .red_of = TEXT("1")});
    array_push(
        arena, &finance->invoices,
        (Invoice){.number = TEXT("3"), .date = day("2026-04-01"), .gross = amount(-1), .red_of = TEXT("2")});
    array_push(arena, &finance->receipts,
               (Receipt){.date = day("2026-03-25"), .amount = amount(1000), .invoice = TEXT("1")});
    array_push(arena, &finance->refunds,
               (Refund){.date = day("2026-04-02"), .amount = amount(300), .invoice = TEXT("1")});
    Accounts before = accounts_of(arena, &project, date("2026-03-31"));
    assert_int_equal(account_remaining(account_of(&before, TEXT("1"))), 1000);
    assert_null(account_of(&before, TEXT("2")));
    Accounts after = accounts_of(arena, &project, date("2026-04-02"));
    const InvoiceAccount *blue = account_of(&after, TEXT("1"));
    assert_int_equal(account_remaining(blue), 600);
    assert_int_equal(blue->received - blue->refunded, 700);
    assert_str(account_milestone(account_of(&after, TEXT("2"))).value, "M1");
    assert_null(account_of(&after, TEXT("3"))->blue);
    assert_int_equal(account_of_milestone(&after, TEXT("M1")).invoiced, 600);
    assert_int_equal(account_of_milestone(&after, TEXT("M1")).received, 700);
}

static void test_money_as_of_a_day(void **state)
{
    (void)state;
    Project project = {.agreement = {.present = true, .fee_total = amount(36000000)}};
    Supplement supplement = {.signed_on = day("2026-08-01"), .fee_change = amount(2000000)};
    array_push(arena, &project.agreement.supplements, supplement);
    array_push(arena, &project.finance.invoices,
               (Invoice){.date = day("2026-03-20"), .gross = amount(14400000)});
    array_push(arena, &project.finance.receipts,
               (Receipt){.date = day("2026-04-02"), .amount = amount(10000000)});
    pay(&project, "2026-05-21", 12000001, NULL);
    project.agreement.expert_cost_budget = amount(12000000);
    MoneySummary summary;
    assert_true(money_summary(&project, date("2026-07-31"), &summary));
    assert_int_equal(summary.supplements, 0);
    assert_int_equal(summary.uninvoiced, 21600000);
    assert_int_equal(summary.receivable, 4400000);
    assert_int_equal(summary.expert_over, 1);
    assert_true(money_summary(&project, date("2026-08-01"), &summary));
    assert_int_equal(summary.supplements, 2000000);
    assert_int_equal(summary.uninvoiced, 23600000);
    assert_int_equal(summary.payable, 38000000);
    assert_true(money_summary(&project, date("2026-04-01"), &summary));
    assert_int_equal(summary.received, 0);
    array_push(arena, &project.finance.invoices,
               (Invoice){.date = day("2026-09-01"), .gross = amount(-400000), .red_of = TEXT("1")});
    array_push(arena, &project.finance.refunds,
               (Refund){.date = day("2026-09-02"), .amount = amount(500000)});
    assert_true(money_summary(&project, date("2026-09-30"), &summary));
    assert_int_equal(summary.reversed, 400000);
    assert_int_equal(summary.uninvoiced, 24000000);
    assert_int_equal(summary.receivable, 4500000);
    project.finance.invoices.items[0].gross = amount(INT64_MIN);
    assert_false(money_summary(&project, date("2026-08-01"), &summary));
}

/* What was not performed is not to be paid. */
static void test_money_after_a_termination(void **state)
{
    (void)state;
    Project project = {
        .agreement = {.present = true, .fee_total = amount(20000000)},
        .termination = {.present = true, .terminated_on = day("2026-01-20")},
    };
    Milestone performed = {.percent = number(400000), .performed_on = day("2026-01-20")};
    array_push(arena, &project.agreement.milestones, performed);
    array_push(arena, &project.agreement.milestones, milestone(600000));
    MoneySummary summary;
    assert_true(money_summary(&project, date("2026-01-19"), &summary));
    assert_int_equal(summary.payable, 20000000);
    assert_true(money_summary(&project, date("2026-01-20"), &summary));
    assert_int_equal(summary.payable, 8000000);
}

static void test_amounts_of_another_currency(void **state)
{
    (void)state;
    ProjectFacts facts = {.investment = amount(100), .contract_amount = amount(3)};
    Money yuan;
    assert_true(project_investment(&facts, &yuan));
    assert_int_equal(yuan, 100);
    facts.currency = TEXT("USD");
    assert_false(project_investment(&facts, &yuan));
    facts.exchange_rate = (Rate){.hundred_millionths = 50000000, .present = true}; /* 0.5 */
    assert_true(project_investment(&facts, &yuan));
    assert_int_equal(yuan, 50);
    assert_true(project_contract_amount(&facts, &yuan));
    assert_int_equal(yuan, 2);
    facts.exchange_rate.hundred_millionths = 49999999;
    assert_true(project_contract_amount(&facts, &yuan));
    assert_int_equal(yuan, 1);
    facts.currency = TEXT("CNY");
    assert_true(project_investment(&facts, &yuan));
    assert_int_equal(yuan, 100);
}

/* --- states --- */

static void test_states_in_their_order(void **state)
{
    (void)state;
    Project project = {0};
    Date today = date("2026-09-30");
    assert_int_equal(project_state(&project, today), STATE_PREPARING);
    project.application.applied_on = day("2026-02-10");
    assert_int_equal(project_state(&project, date("2026-02-09")), STATE_PREPARING);
    assert_int_equal(project_state(&project, date("2026-02-10")), STATE_APPLIED);
    project.application.review =
        (Review){.present = true, .reviewed_on = day("2026-02-27"), .conclusion = TEXT("不予受理")};
    assert_int_equal(project_state(&project, today), STATE_REJECTED);
    project.application.review.conclusion = TEXT("补正");
    assert_int_equal(project_state(&project, today), STATE_APPLIED);
    project.application.review.conclusion = TEXT("通过");
    assert_int_equal(project_state(&project, today), STATE_REVIEWED);
    project.agreement = (Agreement){.present = true, .signed_on = day("2026-03-12")};
    assert_int_equal(project_state(&project, today), STATE_SIGNED);
    project.agreement.plan = (Plan){.present = true, .approved_on = day("2026-03-25")};
    assert_int_equal(project_state(&project, today), STATE_PLANNED);
    array_push(arena, &project.visits, (Visit){.start_on = day("2026-05-18")});
    assert_int_equal(project_state(&project, date("2026-05-17")), STATE_PLANNED);
    assert_int_equal(project_state(&project, date("2026-05-18")), STATE_SERVING);
    array_push(arena, &project.agreement.services, TEXT("5.1"));
    array_push(arena, &project.agreement.services, TEXT("5.2"));
    RegisteredReport special = {
        .kind = TEXT("专项"), .assessment = TEXT("管理"), .issued_on = day("2026-06-01")};
    array_push(arena, &project.reports.reports, special);
    assert_int_equal(project_state(&project, today), STATE_SERVING); /* 5.2 is still to come */
    special.assessment = TEXT("实体");
    array_push(arena, &project.reports.reports, special);
    assert_int_equal(project_state(&project, today), STATE_SPECIALS_DONE);
    special.kind = TEXT("综合性");
    array_push(arena, &project.reports.reports, special);
    assert_int_equal(project_state(&project, today), STATE_COMPREHENSIVE_DONE);
    project.publication = (Publication){.present = true, .published_on = day("2026-07-01")};
    assert_int_equal(project_state(&project, today), STATE_PUBLISHED);
    project.reports.present = true;
    project.reports.archived_on = day("2026-08-01");
    assert_int_equal(project_state(&project, today), STATE_ARCHIVED);
    project.termination = (Termination){.present = true, .terminated_on = day("2026-08-02")};
    assert_int_equal(project_state(&project, date("2026-08-01")), STATE_ARCHIVED);
    assert_str(project_state_word(project_state(&project, today)), "终止");
}

static void test_an_expert_joins_with_the_first_that_he_does(void **state)
{
    (void)state;
    Project project = {0};
    Expert expert = {.id = TEXT("E01")};
    assert_int_equal(expert_joined(&project, &expert), DATE_NONE);
    assert_false(expert_belongs(&project, &expert, date("2036-01-01")));
    Visit visit = {.start_on = day("2026-05-18")};
    array_push(arena, &visit.experts, TEXT("E01"));
    array_push(arena, &project.visits, visit);
    assert_int_equal(expert_joined(&project, &expert), date("2026-05-18"));
    Deliverable deliverable = {.date = day("2026-04-10")};
    array_push(arena, &deliverable.experts, TEXT("E02"));
    array_push(arena, &project.reports.deliverables, deliverable);
    assert_int_equal(expert_joined(&project, &expert), date("2026-05-18"));
    array_push(arena, &project.reports.deliverables.items[0].experts, TEXT("E01"));
    assert_int_equal(expert_joined(&project, &expert), date("2026-04-10"));
    expert.undertaking_on = day("2026-03-18");
    assert_false(expert_belongs(&project, &expert, date("2026-03-17")));
    assert_true(expert_belongs(&project, &expert, date("2026-03-18")));
}

static void test_supplements_widen_the_agreement(void **state)
{
    (void)state;
    Project project = {.agreement = {.present = true, .end_on = day("2026-06-30")}};
    Agreement *agreement = &project.agreement;
    Supplement supplement = {.signed_on = day("2026-03-01"), .end_on = day("2026-12-31")};
    array_push(arena, &supplement.services_added, TEXT("4.5"));
    array_push(arena, &agreement->supplements, supplement);
    assert_false(agreement_covers(&project, STR("4.5"), date("2026-02-28")));
    assert_true(agreement_covers(&project, STR("4.5"), date("2026-03-01")));
    assert_int_equal(agreement_end(agreement, date("2026-02-28")), date("2026-06-30"));
    assert_int_equal(agreement_end(agreement, date("2026-03-01")), date("2026-12-31"));
    array_push(arena, &project.application.services, TEXT("4.2"));
    assert_true(agreement_covers(&project, STR("4.2"), date("2026-02-28"))); /* its own left out */
    array_push(arena, &agreement->services, TEXT("4.3"));
    assert_false(agreement_covers(&project, STR("4.2"), date("2026-02-28")));
    agreement->signed_on = day("2026-01-05");
    assert_int_equal(agreement_start(agreement)->value, date("2026-01-05"));
    agreement->start_on = day("2026-01-06");
    assert_int_equal(agreement_start(agreement)->value, date("2026-01-06"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comprehensive_is_rounded_once),
        cmocka_unit_test(test_grade_is_of_the_rounded_score),
        cmocka_unit_test(test_accident_and_discipline_floor),
        cmocka_unit_test(test_items_that_do_not_apply_and_items_not_yet_scored),
        cmocka_unit_test(test_rationals_do_not_overflow),
        cmocka_unit_test(test_labour_tax),
        cmocka_unit_test(test_tax_of_a_month),
        cmocka_unit_test(test_shares_of_the_fee),
        cmocka_unit_test(test_net_and_vat),
        cmocka_unit_test(test_red_invoices_and_refunds),
        cmocka_unit_test(test_money_after_a_termination),
        cmocka_unit_test(test_amounts_of_another_currency),
        cmocka_unit_test(test_money_as_of_a_day),
        cmocka_unit_test(test_states_in_their_order),
        cmocka_unit_test(test_an_expert_joins_with_the_first_that_he_does),
        cmocka_unit_test(test_supplements_widen_the_agreement),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
