/* Findings as of any day: histories in, status and deadline out. */
#include "support.h"

#include "derive/derive.h"

#include <stdio.h>
#include <string.h>

static Arena *arena;
static Edition edition;
static Policy policy;

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    edition = (Edition){.days_to_rectify = {7, 15, 30, -1}, .reinspection_lag_days = 10};
    policy = (Policy){.editions = {.items = &edition, .count = 1}};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static Date date(const char *month_and_day)
{
    Date day;
    assert_true(date_parse(str_printf(arena, "2026-%s", month_and_day), &day));
    return day;
}

static Day day(const char *month_and_day)
{
    return (Day){.value = date(month_and_day), .present = true};
}

static Text text(const char *word)
{
    return (Text){.value = str_from(word), .present = true};
}

/* One word and its days, as the table writes them: "pass 06-10 06-20". */
static void add_event(Finding *finding, Visit *visit, const char *event)
{
    char word[16] = "", first[8] = "", second[8] = "";
    int fields = sscanf(event, "%15s %7s %7s", word, first, second);
    assert_true(fields >= 1);
    Day on = fields > 1 ? day(first) : (Day){.value = DATE_NONE};
    Day then = fields > 2 ? day(second) : (Day){.value = DATE_NONE};
    if (strcmp(word, "visit") == 0)
        visit->issued_on = on;
    else if (strcmp(word, "draft") == 0)
        finding->draft = (Flag){.value = true, .present = true};
    else if (strcmp(word, "issue") == 0)
        finding->issued_on = on;
    else if (strcmp(word, "due") == 0)
        finding->due_on = on;
    else if (strcmp(word, "receive") == 0)
        finding->received_on = on;
    else if (strcmp(word, "rectify") == 0)
        array_push(arena, &finding->rectifications, (Rectification){.date = on});
    else if (strcmp(word, "fail") == 0)
        array_push(arena, &finding->reinspections,
                   ((Reinspection){.date = on, .result = text("不合格"), .due_on = then}));
    else if (strcmp(word, "pass") == 0)
        array_push(arena, &finding->reinspections,
                   ((Reinspection){.date = on, .result = text("合格"), .closed_on = then}));
    else if (strcmp(word, "extend") == 0)
        array_push(arena, &finding->extensions, ((Extension){.date = on, .due_on = then}));
    else if (strcmp(word, "withdraw") == 0)
        finding->withdrawn = (Withdrawal){.present = true, .date = on};
    else
        fail_msg("no event: %s", event);
}

/* Events parted by "; ", of a finding that is 较重. */
static Finding *finding_of(const char *history)
{
    Visit *visit = arena_make(arena, Visit);
    Finding *finding = arena_make(arena, Finding);
    *visit = (Visit){.id = text("V01"), .start_on = day("05-18"), .issued_on = {.value = DATE_NONE}};
    visit->project = arena_make(arena, Project);
    *finding = (Finding){
        .visit = visit,
        .severity_rank = FINDING_MAJOR,
        .issued_on = {.value = DATE_NONE},
        .received_on = {.value = DATE_NONE},
        .due_on = {.value = DATE_NONE},
        .withdrawn = {.date = {.value = DATE_NONE}},
    };
    char *events = (char *)str_cstr(arena, str_from(history));
    for (char *event = strtok(events, ";"); event; event = strtok(NULL, ";"))
        add_event(finding, visit, event);
    return finding;
}

/* Each expectation: a day, the status as of it, the deadline in force (— for none). */
static const struct {
    const char *history, *expected;
} histories[] = {
    /* issue: its own day, the visit's, none */
    {"issue 05-25", "05-24 草拟 —; 05-25 已下发 06-09; 09-30 已下发 06-09"},
    {"visit 05-25", "05-24 草拟 —; 05-25 已下发 06-09"},
    {"visit 05-25; issue 06-01", "05-31 草拟 —; 06-01 已下发 06-16"},
    {"visit 05-25; draft", "09-30 草拟 —"},
    {"visit 05-25; draft; issue 06-01", "05-31 草拟 —; 06-01 已下发 06-16"},
    {"rectify 06-01; pass 06-05", "09-30 草拟 —"},
    {"due 06-20", "05-25 草拟 06-20"},
    /* receipt and rectification */
    {"issue 05-25; receive 05-27", "05-26 已下发 06-09; 05-27 整改中 06-09"},
    {"issue 05-25; receive 05-25", "05-25 整改中 06-09"},
    {"issue 05-25; receive 05-27; rectify 06-08", "06-07 整改中 06-09; 06-08 待复查 06-09"},
    {"issue 05-25; receive 06-08; rectify 06-08", "06-08 待复查 06-09"},
    {"issue 05-25; rectify 06-01; rectify 06-03", "06-01 待复查 06-09; 06-03 待复查 06-09"},
    /* reinspections */
    {"issue 05-25; rectify 06-08; fail 08-26 09-10", "08-25 待复查 06-09; 08-26 复查不合格 09-10"},
    {"issue 05-25; rectify 06-08; fail 08-26", "08-26 复查不合格 09-10"},
    {"issue 05-25; rectify 06-08; fail 06-09; rectify 06-12", "06-11 复查不合格 06-24; 06-12 待复查 06-24"},
    {"issue 05-25; rectify 06-08; fail 06-08; rectify 06-08", "06-08 复查不合格 06-23"},
    {"issue 05-25; rectify 06-08; pass 06-10", "06-09 待复查 06-09; 06-10 已销项 06-09"},
    {"issue 05-25; rectify 06-10; pass 06-10", "06-10 已销项 06-09"},
    {"issue 05-25; rectify 06-08; pass 06-10 06-20",
     "06-10 待复查 06-09; 06-19 待复查 06-09; 06-20 已销项 06-09"},
    {"issue 05-25; pass 06-10", "06-10 已销项 06-09"},
    /* a failed one after a passed one */
    {"issue 05-25; rectify 06-08; pass 06-10; fail 08-26", "08-25 已销项 06-09; 08-26 复查不合格 09-10"},
    {"issue 05-25; rectify 06-08; pass 06-10 06-20; fail 06-15",
     "06-15 复查不合格 06-30; 06-20 复查不合格 06-30"},
    {"issue 05-25; rectify 06-08; pass 06-10 06-20; fail 06-20",
     "06-19 待复查 06-09; 06-20 复查不合格 07-05"},
    {"issue 05-25; rectify 06-08; pass 06-10; fail 06-10", "06-10 复查不合格 06-25"},
    {"issue 05-25; rectify 06-08; fail 06-10; pass 06-10", "06-10 已销项 06-25"},
    {"issue 05-25; rectify 06-08; pass 06-10 06-20; fail 06-15; rectify 06-18; pass 06-25",
     "06-20 待复查 06-30; 06-24 待复查 06-30; 06-25 已销项 06-30"},
    {"issue 05-25; rectify 06-08; fail 06-09; pass 06-12 06-15", "06-12 待复查 06-24; 06-15 已销项 06-24"},
    /* out of order in the list: the dates tell */
    {"issue 05-25; rectify 06-08; fail 08-26 09-10; pass 06-10",
     "06-10 已销项 06-09; 08-26 复查不合格 09-10"},
    {"issue 05-25; rectify 06-15; pass 06-10 06-20", "06-15 待复查 06-09; 06-20 已销项 06-09"},
    {"issue 05-25; pass 06-10 06-01", "06-09 已下发 06-09; 06-10 已销项 06-09"},
    /* extensions: 延期 until the next event, but 待复查 stays */
    {"issue 05-25; extend 06-01 06-30", "05-31 已下发 06-09; 06-01 延期 06-30; 09-30 延期 06-30"},
    {"issue 05-25; receive 05-27; extend 06-01 06-30", "06-01 延期 06-30"},
    {"issue 05-25; extend 05-25 06-30", "05-25 延期 06-30"},
    {"issue 05-25; extend 05-26 06-30; receive 05-27", "05-26 延期 06-30; 05-27 整改中 06-30"},
    {"issue 05-25; extend 06-01 06-30; rectify 06-20", "06-19 延期 06-30; 06-20 待复查 06-30"},
    {"issue 05-25; rectify 06-08; extend 06-09 06-30", "06-09 待复查 06-30"},
    {"issue 05-25; rectify 06-08; fail 06-09 06-20; extend 06-12 07-10",
     "06-09 复查不合格 06-20; 06-12 延期 07-10"},
    {"issue 05-25; rectify 06-08; fail 06-09; extend 06-09 07-10", "06-09 延期 07-10"},
    {"issue 05-25; extend 06-01 06-30; extend 06-20 07-31", "06-01 延期 06-30; 06-20 延期 07-31"},
    {"issue 05-25; rectify 06-08; pass 06-10; extend 06-12 07-10", "06-12 已销项 07-10"},
    {"extend 06-01 06-30", "06-01 草拟 06-30"},
    /* the deadline in force is the latest */
    {"issue 05-25; due 06-01", "05-25 已下发 06-01"},
    {"issue 05-25; due 08-31; rectify 06-08; fail 06-09 06-20", "06-09 复查不合格 08-31"},
    {"issue 05-25; extend 06-01 08-31; rectify 06-08; fail 06-09 06-20", "06-09 复查不合格 08-31"},
    {"issue 05-25; extend 06-01 06-05", "06-01 延期 06-09"},
    {"issue 05-25; rectify 06-08; fail 06-09 07-30; rectify 06-10; fail 06-12 06-20",
     "06-12 复查不合格 06-20"},
    {"issue 05-25; extend 06-01 07-30; extend 06-12 06-20", "06-12 延期 06-20"},
    /* withdrawal is the last word */
    {"issue 05-25; withdraw 06-05", "06-04 已下发 06-09; 06-05 撤销 06-09"},
    {"issue 05-25; withdraw 06-05; rectify 06-08; pass 06-10", "06-10 撤销 06-09"},
    {"issue 05-25; rectify 06-08; pass 06-10; withdraw 06-12", "06-11 已销项 06-09; 06-12 撤销 06-09"},
    {"visit 05-25; withdraw 05-22", "05-21 草拟 —; 05-22 撤销 —; 05-25 撤销 06-09"},
    {"issue 05-25; extend 06-05 06-30; withdraw 06-05", "06-05 撤销 06-30"},
};

static void test_histories(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof histories / sizeof *histories; i++) {
        const Finding *finding = finding_of(histories[i].history);
        StrBuf told = {.arena = arena};
        char *all = (char *)str_cstr(arena, str_from(histories[i].expected));
        for (char *one = strtok(all, ";"); one; one = strtok(NULL, ";")) {
            char on[8];
            assert_int_equal(sscanf(one, "%7s", on), 1);
            Date due = finding_due(finding, &policy, date(on));
            Str deadline = due == DATE_NONE ? STR("—") : str_slice(date_iso(arena, due), 5, 10);
            strbuf_printf(&told, "%s%s %.*s %.*s", told.len ? "; " : "", on,
                          STR_ARG(finding_status_word(finding_status(finding, date(on)))), STR_ARG(deadline));
        }
        if (!str_is(strbuf_str(&told), histories[i].expected))
            fail_msg("%s\n  gives    %.*s\n  not      %s", histories[i].history, STR_ARG(strbuf_str(&told)),
                     histories[i].expected);
    }
}

/* What is dated after the day changes neither status nor deadline of that day. */
static void test_later_events_change_nothing(void **state)
{
    (void)state;
    static const char *const later[] = {
        "receive 07-01",    "rectify 07-01",      "fail 07-01 07-20",
        "pass 07-01 07-05", "extend 07-01 09-30", "withdraw 07-01",
    };
    Date as_of = date("06-30");
    for (size_t i = 0; i < sizeof histories / sizeof *histories; i++) {
        const Finding *before = finding_of(histories[i].history);
        for (size_t k = 0; k < sizeof later / sizeof *later; k++) {
            bool twice = strstr(histories[i].history, str_cstr(arena, str_slice(str_from(later[k]), 0, 7)));
            if (twice) continue; /* a receipt, a withdrawal stand once */
            Str both = str_printf(arena, "%s; %s", histories[i].history, later[k]);
            const Finding *after = finding_of(str_cstr(arena, both));
            assert_int_equal(finding_status(after, as_of), finding_status(before, as_of));
            assert_int_equal(finding_due(after, &policy, as_of), finding_due(before, &policy, as_of));
            assert_int_equal(finding_closed_on(after, as_of), finding_closed_on(before, as_of));
        }
    }
}

static void add_letter(Project *project, const char *document, const char *visit, const char *unit, Day date)
{
    array_push(
        arena, &project->letters.letters,
        ((Letter){.document = text(document), .visit = text(visit), .unit = text(unit), .date = date}));
}

static void test_the_earliest_notice_issues(void **state)
{
    (void)state;
    Finding *finding = finding_of("rectify 06-08");
    Project *project = (Project *)finding->visit->project;
    finding->unit = text("U2");
    add_letter(project, "reminder", "V01", "U2", day("05-20"));
    add_letter(project, "notice", "V02", "U2", day("05-20"));
    add_letter(project, "notice", "V01", "U5", day("05-20"));
    assert_false(finding_issued_on(finding).present);
    add_letter(project, "notice", "V01", "U2", day("05-29"));
    add_letter(project, "notice", "V01", "U2", day("05-26"));
    assert_int_equal(finding_issued_on(finding).value, date("05-26"));
    assert_int_equal(finding_status(finding, date("05-25")), STATUS_DRAFT);
    assert_int_equal(finding_status(finding, date("05-26")), STATUS_ISSUED);
    finding->draft = (Flag){.value = true, .present = true};
    assert_false(finding_issued_on(finding).present);
    finding->draft = (Flag){0};
    ((Visit *)finding->visit)->issued_on = day("05-27");
    assert_int_equal(finding_issued_on(finding).value, date("05-27"));
}

static void test_overdue_begins_the_day_after(void **state)
{
    (void)state;
    const Finding *finding = finding_of("issue 05-25; rectify 06-08; fail 08-26 09-10");
    assert_int_equal(finding_overdue_days(finding, &policy, date("09-10")), 0);
    assert_int_equal(finding_overdue_days(finding, &policy, date("09-11")), 1);
    assert_int_equal(finding_overdue_days(finding, &policy, date("09-30")), 20);
    assert_int_equal(finding_overdue_days(finding, &policy, date("08-25")), 0); /* 待复查 */
    const Finding *extended = finding_of("issue 05-25; extend 06-01 06-30");
    assert_int_equal(finding_overdue_days(extended, &policy, date("06-30")), 0);
    assert_int_equal(finding_overdue_days(extended, &policy, date("07-01")), 1);
    assert_int_equal(finding_overdue_days(finding_of("issue 05-25; withdraw 06-20"), &policy, date("06-25")),
                     0);
}

static void test_days_follow_the_severity(void **state)
{
    (void)state;
    Finding *finding = finding_of("issue 05-25; rectify 05-26; fail 05-30");
    finding->severity_rank = FINDING_CRITICAL;
    assert_int_equal(finding_due(finding, &policy, date("05-25")), date("06-01"));
    assert_int_equal(finding_due(finding, &policy, date("05-30")), date("06-06"));
    finding->severity_rank = FINDING_SUGGESTION;
    assert_int_equal(finding_due(finding, &policy, date("05-30")), DATE_NONE);
    assert_int_equal(finding_overdue_days(finding, &policy, date("12-31")), 0);
}

static void test_reinspection_lags_after_ten_days(void **state)
{
    (void)state;
    const Finding *finding = finding_of("issue 05-25; rectify 06-08; fail 08-26");
    assert_int_equal(finding_awaiting_days(finding, date("06-18")), 10);
    assert_int_equal(finding_reinspection_lag(finding, &policy, date("06-18")), 0);
    assert_int_equal(finding_reinspection_lag(finding, &policy, date("06-19")), 11);
    assert_int_equal(finding_awaiting_days(finding, date("08-26")), -1);
    /* what has passed and is not closed yet waits for no reinspection */
    const Finding *passed = finding_of("issue 05-25; rectify 06-08; pass 06-10 07-10");
    assert_int_equal(finding_awaiting_days(passed, date("06-30")), 20);
    assert_int_equal(finding_reinspection_lag(passed, &policy, date("06-30")), 0);
}

static void test_the_day_of_closing(void **state)
{
    (void)state;
    const Finding *finding = finding_of("issue 05-25; rectify 06-08; pass 06-10 06-20; fail 08-26");
    assert_int_equal(finding_closed_on(finding, date("06-19")), DATE_NONE);
    assert_int_equal(finding_closed_on(finding, date("08-25")), date("06-20"));
    assert_int_equal(finding_closed_on(finding, date("08-26")), DATE_NONE);
    assert_true(finding_is_open(finding, date("06-19")));
    assert_false(finding_is_open(finding, date("06-20")));
    assert_true(finding_is_open(finding, date("08-26")));
}

/* --- who --- */

static Expert expert(const char *id, const char *first, const char *second)
{
    Expert expert = {.id = text(id)};
    array_push(arena, &expert.disciplines, text(first));
    if (second) array_push(arena, &expert.disciplines, text(second));
    return expert;
}

static void test_the_expert_is_the_only_one_of_the_discipline(void **state)
{
    (void)state;
    Project project = {0};
    array_push(arena, &project.team.experts, expert("E01", "土建", "钢结构"));
    array_push(arena, &project.team.experts, expert("E02", "土建", NULL));
    array_push(arena, &project.team.experts, expert("E03", "电气", NULL));
    Finding *finding = finding_of("issue 05-25; rectify 06-01; pass 06-05");
    Visit *visit = (Visit *)finding->visit;
    visit->project = &project;
    array_push(arena, &visit->experts, text("E01"));
    array_push(arena, &visit->experts, text("E02"));
    finding->unit = text("U2");
    finding->discipline = text("钢结构");
    assert_str(finding_expert(finding).value, "E01");
    assert_str(reinspection_by(finding, &finding->reinspections.items[0]).value, "E01");
    assert_str(rectification_by(finding, &finding->rectifications.items[0]).value, "U2");
    finding->discipline = text("土建");
    assert_false(finding_expert(finding).present); /* two of them */
    finding->discipline = text("电气");
    assert_false(finding_expert(finding).present); /* E03 was not there */
    finding->expert = text("E02");
    assert_str(finding_expert(finding).value, "E02");
    finding->reinspections.items[0].by = text("示例某人");
    assert_str(reinspection_by(finding, &finding->reinspections.items[0]).value, "示例某人");
    finding->rectifications.items[0].by = text("U5");
    assert_str(rectification_by(finding, &finding->rectifications.items[0]).value, "U5");
}

/* --- counts --- */

static void test_closing_rate_leaves_suggestions_out(void **state)
{
    (void)state;
    FindingCounts counts = {0};
    Finding *suggestion = finding_of("issue 05-25");
    suggestion->severity_rank = FINDING_SUGGESTION;
    counts_add(&counts, suggestion, &policy, date("09-30"));
    counts_add(&counts, finding_of("draft"), &policy, date("09-30"));
    counts_add(&counts, finding_of("issue 05-25; withdraw 06-01"), &policy, date("09-30"));
    assert_str(closing_rate(arena, &counts), "—");
    for (int i = 0; i < 2; i++)
        counts_add(&counts, finding_of("issue 05-25; rectify 06-08; fail 08-26"), &policy, date("09-30"));
    assert_str(closing_rate(arena, &counts), "0.0%");
    counts_add(&counts, finding_of("issue 05-25; rectify 06-08; pass 08-26"), &policy, date("09-30"));
    assert_str(closing_rate(arena, &counts), "33.3%");
    assert_int_equal(counts.total, counts.open + counts.closed + counts.drafts + counts.withdrawn);
    assert_int_equal(counts.overdue, 2);
    assert_int_equal(counts.withdrawn_by_severity[FINDING_MAJOR], 1);
    assert_str(percent_text(arena, 1, 2000), "0.1%"); /* 0.05 rounds up */
    assert_str(percent_text(arena, 499, 1000000), "0.0%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_histories),
        cmocka_unit_test(test_later_events_change_nothing),
        cmocka_unit_test(test_the_earliest_notice_issues),
        cmocka_unit_test(test_overdue_begins_the_day_after),
        cmocka_unit_test(test_days_follow_the_severity),
        cmocka_unit_test(test_reinspection_lags_after_ten_days),
        cmocka_unit_test(test_the_day_of_closing),
        cmocka_unit_test(test_the_expert_is_the_only_one_of_the_discipline),
        cmocka_unit_test(test_closing_rate_leaves_suggestions_out),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
