/* Integrity of visits: what is asked for once one has begun, who was there, who raised and inspected what;
 * days and counts that are probably slips of the pen. */
#include "base/utf8.h"
#include "rules/families-imp.h"

#include <ctype.h>
#include <string.h>

typedef void EachVisit(const RuleContext *context, const char *rule, const Visit *visit);

static void each_visit(const RuleContext *context, const char *rule, EachVisit *judge)
{
    for (size_t v = 0; v < context->project->visits.count; v++)
        judge(context, rule, &context->project->visits.items[v]);
}

/* --- what a begun visit has --- */

static void demand_key(const RuleContext *context, const char *rule, const Visit *visit, const char *key,
                       const char *zh, const char *en)
{
    if (node_get(visit->doc->root, str_from(key))) return;
    Diag *diag = breach(context, rule, visit->span, "现场服务已经开始，没有写%s",
                        "the visit has begun without %s", context->diags->lang == LANG_EN ? en : zh);
    diag_label(context->diags, diag, "缺少 %s", "lacks %s", key);
    diag_related(context->diags, diag, visit->start_on.span, "开始日期", "begun on");
}

static void judge_begun(const RuleContext *context, const char *rule, const Visit *visit)
{
    if (!visit->start_on.present || visit->start_on.value > context->as_of) return;
    demand_key(context, rule, visit, "progress", "形象进度", "its progress");
    demand_key(context, rule, visit, "findings", "问题；没有发现写 []", "findings; [] where there are none");
}

static void check_begun(const RuleContext *context, const char *rule)
{
    each_visit(context, rule, judge_begun);
}

/* --- who was there --- */

static void judge_attendance(const RuleContext *context, const char *rule, const Visit *visit)
{
    for (size_t i = 0; i < visit->attendance.count; i++) {
        const Attendee *attendee = &visit->attendance.items[i];
        if (!attendee->name.present || team_staff(&context->project->team, attendee->name.value)) continue;
        if (!missing(attendee->unit, *attendee) && !missing(attendee->role, *attendee)) continue;
        Diag *diag = breach(context, rule, attendee->name.span, "%.*s 没有写单位与职务",
                            "%.*s without unit and role", STR_ARG(attendee->name.value));
        diag_label(context->diags, diag, "协会工作人员以外的都要写", "all but the staff have both");
        diag_help(context->diags, diag, "补写 unit 和 role；是协会工作人员的，核对姓名",
                  "write unit and role; of a member of the staff, check the name");
    }
}

static void check_attendance(const RuleContext *context, const char *rule)
{
    if (staff_is_known(&context->project->team)) each_visit(context, rule, judge_attendance);
}

static void judge_schedule(const RuleContext *context, const char *rule, const Visit *visit)
{
    const Day *start = &visit->start_on, *end = &visit->end_on;
    if (!start->present || !end->present || end->value < start->value) return;
    for (size_t i = 0; i < visit->schedule.count; i++) {
        const Day *day = &visit->schedule.items[i].date;
        if (!day->present || (day->value >= start->value && day->value <= end->value)) continue;
        Diag *diag = breach(context, rule, day->span, "日程不在现场服务期间",
                            "a day of the schedule lies outside the visit");
        diag_label(context->diags, diag, "应在 %.*s 至 %.*s 之间", "should be between %.*s and %.*s",
                   STR_ARG(iso(context, start->value)), STR_ARG(iso(context, end->value)));
    }
}

static void check_schedule(const RuleContext *context, const char *rule)
{
    each_visit(context, rule, judge_schedule);
}

/* --- who raised and inspected it --- */

/* The disciplines of all the visit's experts can be told. */
static bool experts_are_known(const RuleContext *context, const Visit *visit)
{
    if (!context->project->team.present) return false;
    if (!visit->experts.whole) return false;
    for (size_t i = 0; i < visit->experts.count; i++) {
        const Expert *expert = project_expert(context->project, visit->experts.items[i].value);
        if (!expert || !expert->disciplines.whole) return false;
    }
    return true;
}

/* Where none has the discipline, R1803 says so. */
static void judge_raiser(const RuleContext *context, const char *rule, const Finding *finding)
{
    const Visit *visit = finding->visit;
    const Text *first = NULL;
    Str names[8];
    size_t count = 0;
    if (!missing(finding->expert, *finding) || !finding->discipline.present) return;
    if (visit_experts_of(visit, finding->discipline.value, &first) < 2) return;
    for (size_t i = 0; i < visit->experts.count && count < sizeof names / sizeof *names; i++) {
        const Expert *expert = project_expert(context->project, visit->experts.items[i].value);
        for (size_t d = 0; d < expert->disciplines.count; d++)
            if (str_equal(expert->disciplines.items[d].value, finding->discipline.value))
                names[count++] = expert->id.value;
        if (count == sizeof names / sizeof *names) break;
    }
    Diag *diag = breach(context, rule, finding->span, "没有写提出专家，而到场专家中不止一人有%.*s专业",
                        "no expert, and several of the visit's have the discipline %.*s",
                        STR_ARG(finding->discipline.value));
    diag_label(context->diags, diag, "缺少 expert", "lacks expert");
    diag_help(context->diags, diag, "写明 expert：%.*s 中的一个", "write expert: one of %.*s",
              STR_ARG(words_joined(context, names, count)));
}

static void judge_raisers(const RuleContext *context, const char *rule, const Visit *visit)
{
    if (!experts_are_known(context, visit)) return;
    for (size_t i = 0; i < visit->findings.count; i++) judge_raiser(context, rule, &visit->findings.items[i]);
}

static void check_raiser_known(const RuleContext *context, const char *rule)
{
    each_visit(context, rule, judge_raisers);
}

static void judge_raiser_present(const RuleContext *context, const char *rule, const Visit *visit)
{
    if (!visit->experts.whole || !visit->experts.count) return;
    for (size_t i = 0; i < visit->findings.count; i++) {
        const Text *id = &visit->findings.items[i].expert;
        const Expert *expert = id->present ? project_expert(context->project, id->value) : NULL;
        if (!expert || takes_part(visit, id->value)) continue;
        Diag *diag = breach(context, rule, id->span, "提出专家%.*s没有参加这次现场服务",
                            "the expert %.*s was not on this visit", STR_ARG(expert->name.value));
        diag_related(context->diags, diag, visit->experts.span, "到场专家", "its experts");
        diag_help(context->diags, diag, "核对编号，或在 experts 中补上他",
                  "check the id, or add him to experts");
    }
}

static void check_raiser_present(const RuleContext *context, const char *rule)
{
    each_visit(context, rule, judge_raiser_present);
}

/* The visit on whose days the day lies and that the expert was not on; NULL where he was on one, or none. */
static const Visit *visit_without(const Project *project, Date day, Str expert)
{
    const Visit *without = NULL;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        if (!visit->start_on.present || !visit->end_on.present || !visit->experts.count) continue;
        if (day < visit->start_on.value || day > visit->end_on.value) continue;
        if (takes_part(visit, expert)) return NULL;
        if (visit->experts.whole) without = visit;
    }
    return without;
}

static void judge_inspector(const RuleContext *context, const char *rule, const Finding *finding,
                            const Reinspection *reinspection)
{
    Text by = reinspection_by(finding, reinspection);
    const Expert *expert = project_expert(context->project, by.value);
    if (!expert || !reinspection->date.present) return;
    const Visit *visit = visit_without(context->project, reinspection->date.value, by.value);
    if (!visit) return;
    Diag *diag = breach(context, rule, reinspection->by.present ? by.span : reinspection->date.span,
                        "复查人%.*s不在当天的现场服务 %.*s 中",
                        "%.*s reinspected on a day of visit %.*s, on which he was not",
                        STR_ARG(expert->name.value), STR_ARG(visit->id.value));
    diag_related(context->diags, diag, visit->experts.span, "到场专家", "its experts");
    diag_help(context->diags, diag, "在 by 中写当天复查的专家，或核对日期",
              "write who reinspected under by, or check the date");
}

static void judge_inspectors(const RuleContext *context, const char *rule, const Visit *visit)
{
    for (size_t i = 0; i < visit->findings.count; i++)
        for (size_t r = 0; r < visit->findings.items[i].reinspections.count; r++)
            judge_inspector(context, rule, &visit->findings.items[i],
                            &visit->findings.items[i].reinspections.items[r]);
}

static void check_inspector_present(const RuleContext *context, const char *rule)
{
    each_visit(context, rule, judge_inspectors);
}

/* --- slips of the pen: years --- */

enum { FAR_MONTHS = 24 };

static void demand_near(const RuleContext *context, const char *rule, const Day *issued_on, const Day *day,
                        const char *zh, const char *en)
{
    Date last = date_add_months(issued_on->value, FAR_MONTHS);
    if (!day->present || day->value <= last) return;
    Diag *diag = breach(context, rule, day->span, "%s距问题下发超过两年，像是笔误",
                        "%s is more than two years after the issue: a slip of the pen?",
                        context->diags->lang == LANG_EN ? en : zh);
    diag_related(context->diags, diag, issued_on->span, "问题下发", "issued");
    diag_help(context->diags, diag, "核对年份", "check the year");
}

static void judge_years(const RuleContext *context, const char *rule, const Finding *finding)
{
    const Day issued_on = finding_issued_on(finding);
    if (!issued_on.present) return;
    demand_near(context, rule, &issued_on, &finding->due_on, "整改期限", "the deadline");
    for (size_t i = 0; i < finding->rectifications.count; i++)
        demand_near(context, rule, &issued_on, &finding->rectifications.items[i].date, "整改",
                    "the rectification");
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        demand_near(context, rule, &issued_on, &reinspection->date, "复查", "the reinspection");
        demand_near(context, rule, &issued_on, &reinspection->due_on, "新的整改期限", "the new deadline");
        demand_near(context, rule, &issued_on, &reinspection->closed_on, "销项", "the closing");
    }
    for (size_t i = 0; i < finding->extensions.count; i++)
        demand_near(context, rule, &issued_on, &finding->extensions.items[i].due_on, "延期后的期限",
                    "the extended deadline");
}

static void judge_visit_years(const RuleContext *context, const char *rule, const Visit *visit)
{
    for (size_t i = 0; i < visit->findings.count; i++) judge_years(context, rule, &visit->findings.items[i]);
}

static void check_years(const RuleContext *context, const char *rule)
{
    each_visit(context, rule, judge_visit_years);
}

/* --- slips of the pen: standards --- */

static size_t count_while(Str text, int (*is)(int))
{
    size_t count = 0;
    while (count < text.len && is((unsigned char)text.ptr[count])) count++;
    return count;
}

static Str take(Str *text, size_t count)
{
    Str taken = str_slice(*text, 0, count);
    *text = str_slice(*text, count, text->len);
    return taken;
}

static int is_number_part(int c)
{
    return isdigit(c) || c == '.';
}

/* GB50204—2015 → GB 50204-2015; ptr NULL for what is no number of a standard. */
static Str standard_written(Arena *arena, Str typed)
{
    static const char *const dashes[] = {"—", "–", "―", "‐", "−"};
    Str text = str_trim(utf8_half_width(arena, typed));
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        text = str_replace(arena, text, str_from(dashes[i]), STR("-"));
    Str letters = take(&text, count_while(text, isupper));
    bool recommended = str_starts_with(text, STR("/T"));
    if (recommended) text = str_slice(text, 2, text.len);
    text = str_trim(text);
    Str number = take(&text, count_while(text, is_number_part));
    text = str_trim(text);
    size_t strokes = 0;
    while (strokes < text.len && (text.ptr[strokes] == '-' || text.ptr[strokes] == ' ')) strokes++;
    text = str_slice(text, strokes, text.len);
    Str year = take(&text, count_while(text, isdigit));
    if (letters.len < 2 || letters.len > 4 || number.len < 3 || text.len || year.len != (strokes ? 4 : 0))
        return (Str){0};
    return str_printf(arena, "%.*s%s %.*s%s%.*s", STR_ARG(letters), recommended ? "/T" : "", STR_ARG(number),
                      year.len ? "-" : "", STR_ARG(year));
}

static void judge_standard(const RuleContext *context, const char *rule, const Text *standard)
{
    Str written = standard->present ? standard_written(context->arena, standard->value) : (Str){0};
    if (!written.ptr || str_equal(written, standard->value)) return;
    Diag *diag = breach(context, rule, standard->span, "标准编号写作“%.*s”，统计时会与 %.*s 分开",
                        "the standard is written \"%.*s\" and is counted apart from %.*s",
                        STR_ARG(standard->value), STR_ARG(written));
    diag_help(context->diags, diag, "写成 %.*s", "write %.*s", STR_ARG(written));
    if (str_equal(span_text(standard->span), standard->value)) diag->mend = written;
}

static void judge_standards(const RuleContext *context, const char *rule, const Visit *visit)
{
    for (size_t i = 0; i < visit->findings.count; i++)
        for (size_t b = 0; b < visit->findings.items[i].basis.count; b++)
            judge_standard(context, rule, &visit->findings.items[i].basis.items[b].standard);
}

static void check_standards(const RuleContext *context, const char *rule)
{
    each_visit(context, rule, judge_standards);
}

/* --- slips of the pen: counts that are typed --- */

/* The number behind the words, where 项 follows it: 提出问题12项. -1 where there is none. */
static int64_t count_behind(Str sentence, const char *words, Str *found)
{
    Str rest = sentence;
    for (size_t at; (at = str_find(rest, str_from(words))) != SIZE_MAX;) {
        Str from = str_slice(rest, at, rest.len);
        rest = str_slice(from, strlen(words), from.len);
        size_t digits = count_while(rest, isdigit);
        int64_t count = 0;
        if (!digits || !str_starts_with(str_slice(rest, digits, rest.len), STR("项"))) continue;
        if (!str_to_int(str_slice(rest, 0, digits), &count)) continue;
        *found = str_slice(from, 0, strlen(words) + digits + strlen("项"));
        return count;
    }
    return -1;
}

/* Another visit is meant: 第一批次, V01, 上批次. */
static bool names_another(Str sentence, Str own)
{
    static const char *const marks[] = {"第", "上批次", "上一批次", "上次", "以前", "此前", "前次", "累计"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(sentence, str_from(marks[i])) != SIZE_MAX) return true;
    for (size_t i = 0; i + 2 < sentence.len; i++) {
        bool id = sentence.ptr[i] == 'V' && isdigit((unsigned char)sentence.ptr[i + 1]);
        if (id && !str_starts_with(str_slice(sentence, i, sentence.len), own)) return true;
    }
    return false;
}

/* Of the severity, of all where it is FINDING_SEVERITY_COUNT; withdrawn ones left out. */
static int64_t count_raised(const Visit *visit, FindingSeverity severity)
{
    int64_t count = 0;
    for (size_t i = 0; i < visit->findings.count; i++) {
        const Finding *finding = &visit->findings.items[i];
        if (finding->withdrawn.present) continue;
        count += severity == FINDING_SEVERITY_COUNT || finding->severity_rank == severity;
    }
    return count;
}

static void demand_count(const RuleContext *context, const char *rule, const Visit *visit, const Text *text,
                         Str sentence, const char *words, FindingSeverity severity)
{
    Str found = {0};
    int64_t typed = count_behind(sentence, words, &found), counted = count_raised(visit, severity);
    if (typed < 0 || typed == counted) return;
    Span span = text->span;
    size_t at = str_find(span_text(span), found);
    if (at != SIZE_MAX)
        span = (Span){span.source, span.start + (uint32_t)at, span.start + (uint32_t)(at + found.len)};
    Diag *diag = breach(context, rule, span, "写的是“%.*s”，本批次实为 %lld 项",
                        "typed is \"%.*s\", but this visit has %lld", STR_ARG(found), (long long)counted);
    diag_help(context->diags, diag, "改正数字；报告会自己写出问题数，这一句可以不写",
              "mend the number, or leave the sentence out: the report counts for itself");
}

static void judge_sentence(const RuleContext *context, const char *rule, const Visit *visit, const Text *text,
                           Str sentence)
{
    Str found;
    const char *total = count_behind(sentence, "提出问题", &found) >= 0 ? "提出问题" : "提出的问题";
    if (count_behind(sentence, total, &found) < 0 || names_another(sentence, visit->id.value)) return;
    demand_count(context, rule, visit, text, sentence, total, FINDING_SEVERITY_COUNT);
    for (int i = FINDING_CRITICAL; i <= FINDING_MINOR; i++) {
        FindingSeverity severity = (FindingSeverity)i;
        const char *word = str_cstr(context->arena, finding_severity_word(severity));
        demand_count(context, rule, visit, text, sentence, word, severity);
    }
}

static void judge_counts_in(const RuleContext *context, const char *rule, const Visit *visit,
                            const Text *text)
{
    static const char *const ends[] = {"。", "！", "？", "\n"};
    Str rest = text->value;
    while (text->present && rest.len) {
        size_t end = rest.len, after = 0;
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            size_t at = str_find(rest, str_from(ends[i]));
            if (at == SIZE_MAX || at >= end) continue;
            end = at;
            after = strlen(ends[i]);
        }
        judge_sentence(context, rule, visit, text, str_slice(rest, 0, end));
        rest = str_slice(rest, end + after, rest.len);
    }
}

/* Where a finding's severity or the list itself cannot be told, nothing is counted. */
static void judge_counts(const RuleContext *context, const char *rule, const Visit *visit)
{
    if (!node_is(visit->findings.node, NODE_SEQUENCE)) return;
    for (size_t i = 0; i < visit->findings.count; i++)
        if (visit->findings.items[i].severity_rank == FINDING_SEVERITY_COUNT) return;
    judge_counts_in(context, rule, visit, &visit->summary);
    judge_counts_in(context, rule, visit, &visit->conclusion);
}

static void check_counts(const RuleContext *context, const char *rule)
{
    each_visit(context, rule, judge_counts);
}

const Rule visits_rules[] = {
    {"R0024", check_begun},
    {"R0025", check_attendance},
    {"R0026", check_raiser_known},
    {"R0027", check_raiser_present},
    {"R0028", check_inspector_present},
    {"R0029", check_schedule},
    {"R0030", check_years},
    {"R0031", check_standards},
    {"R0032", check_counts},
    {0},
};
