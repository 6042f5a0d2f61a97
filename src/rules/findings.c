/* Integrity of findings: their dated events in order, closing, basis, reasons; photos have a file of their
 * own. */
#include "rules/families-imp.h"

typedef void EachFinding(const RuleContext *context, const char *rule, const Finding *finding);

static void each_finding(const RuleContext *context, const char *rule, EachFinding *judge)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++)
        for (size_t i = 0; i < project->visits.items[v].findings.count; i++)
            judge(context, rule, &project->visits.items[v].findings.items[i]);
}

/* --- the order of events --- */

/* Takes two moments of a finding, of which the first must not be the later; what it returns ends the walk. */
typedef bool TakePair(const RuleContext *context, const char *rule, Moment early, Moment late);

typedef struct Walk {
    const RuleContext *context;
    const char *rule;
    TakePair *take;
    const Finding *finding;
    Moment last; /* the latest event so far: a withdrawal must not come before it */
} Walk;

static bool walk_pair(Walk *walk, Moment early, Moment late)
{
    if (late.day->present && (!walk->last.day->present || late.day->value > walk->last.day->value))
        walk->last = late;
    return walk->take(walk->context, walk->rule, early, late);
}

static bool walk_rectifications(Walk *walk, Moment before)
{
    const Finding *finding = walk->finding;
    for (size_t i = 0; i < finding->rectifications.count; i++) {
        Moment mended = {&finding->rectifications.items[i].date, "整改", "the rectification"};
        if (walk_pair(walk, before, mended)) return true;
        before = (Moment){mended.day, "上一次整改", "the rectification before"};
    }
    return false;
}

static bool walk_reinspections(Walk *walk, Moment before)
{
    const Finding *finding = walk->finding;
    if (finding->rectifications.count)
        before = (Moment){&finding->rectifications.items[0].date, "首次整改", "the first rectification"};
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        Moment inspected = {&reinspection->date, "复查", "the reinspection"};
        Moment deadline = {&reinspection->due_on, "新的整改期限", "the new deadline"};
        if (walk_pair(walk, before, inspected) || walk->take(walk->context, walk->rule, inspected, deadline))
            return true;
        before = (Moment){inspected.day, "上一次复查", "the reinspection before"};
    }
    return false;
}

static bool walk_extensions(Walk *walk, Moment before)
{
    const Finding *finding = walk->finding;
    for (size_t i = 0; i < finding->extensions.count; i++) {
        const Extension *extension = &finding->extensions.items[i];
        Moment extended = {&extension->date, "延期", "the extension"};
        Moment deadline = {&extension->due_on, "延期后的期限", "the extended deadline"};
        if (walk_pair(walk, before, extended) || walk->take(walk->context, walk->rule, extended, deadline))
            return true;
        before = (Moment){extended.day, "上一次延期", "the extension before"};
    }
    return false;
}

/* What is done about it at first, by the list's order; NULL where nothing is. */
static const Day *first_deed(const Finding *finding)
{
    if (finding->received_on.present) return &finding->received_on;
    if (finding->rectifications.count) return &finding->rectifications.items[0].date;
    return finding->reinspections.count ? &finding->reinspections.items[0].date : NULL;
}

const Day *misdated_issue(const Visit *visit)
{
    const Day *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < visit->findings.count; i++) {
        const Finding *finding = &visit->findings.items[i];
        const Day *deed = first_deed(finding);
        if (finding->issued_on.present || !deed || !deed->present) continue;
        if (deed->value >= visit->issued_on.value) return NULL;
        if (!first || deed->value < first->value) first = deed;
        count++;
    }
    return count > 1 && visit->issued_on.present ? first : NULL;
}

/* What comes in time is asked nothing further: a visit may have thousands. */
static bool issue_is_misdated(const Finding *finding)
{
    const Day *deed = first_deed(finding), *issued_on = &finding->visit->issued_on;
    if (finding->issued_on.present || !deed || !deed->present || deed->value >= issued_on->value)
        return false;
    return misdated_issue(finding->visit) != NULL;
}

/* Where the deadline comes before the issue, the issue is not held against what follows as well. A finding
 * may be withdrawn before its visit's issue: then it is never issued. */
static bool walk_dates(const RuleContext *context, const char *rule, const Finding *finding, TakePair *take)
{
    static const Day no_day = {.value = DATE_NONE};
    const Day issued_on = finding_issued_on(finding), *due_on = &finding->due_on;
    Moment issued = {issue_is_misdated(finding) ? &no_day : &issued_on, "问题下发", "the issue"};
    Moment received = {&finding->received_on, "签收", "the receipt"};
    Moment withdrawn = {&finding->withdrawn.date, "撤销", "the withdrawal"};
    Walk walk = {context, rule, take, finding, {&no_day, "", ""}};
    if (finding->issued_on.present) walk.last = issued;
    if (take(context, rule, issued, (Moment){due_on, "整改期限", "the deadline"})) return true;
    if (issued_on.present && due_on->present && due_on->value < issued_on.value) issued.day = &no_day;
    if (walk_pair(&walk, issued, received)) return true;
    Moment begun = received.day->present ? received : issued;
    return walk_rectifications(&walk, begun) || walk_reinspections(&walk, issued) ||
           walk_extensions(&walk, issued) || take(context, rule, walk.last, withdrawn);
}

static bool report_pair(const RuleContext *context, const char *rule, Moment early, Moment late)
{
    demand_order(context, rule, early, late);
    return false;
}

static bool is_reversed(const RuleContext *context, const char *rule, Moment early, Moment late)
{
    (void)context, (void)rule;
    return early.day->present && late.day->present && late.day->value < early.day->value;
}

bool is_in_order(const Finding *finding)
{
    return !walk_dates(NULL, NULL, finding, is_reversed);
}

static void report_misdated(const RuleContext *context, const char *rule, const Visit *visit, const Day *deed)
{
    Diag *diag = breach(context, rule, visit->issued_on.span, "问题下发晚于各问题的签收、整改、复查",
                        "the issue comes after all that was done about the findings");
    diag_label(context->diags, diag, "问题下发，应不晚于 %.*s", "the issue, not after %.*s",
               STR_ARG(iso(context, deed->value)));
    diag_related(context->diags, diag, deed->span, "最早的一个", "the first of it");
}

static void check_finding_dates(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        bool named = visit_begins_too_late(visit);
        Moment begun = {&visit->start_on, "现场服务开始", "the visit"};
        const Day *deed = misdated_issue(visit);
        if (!named) demand_order(context, rule, begun, (Moment){&visit->issued_on, "问题下发", "the issue"});
        if (deed) report_misdated(context, rule, visit, deed);
        for (size_t i = 0; i < visit->findings.count; i++) {
            const Finding *finding = &visit->findings.items[i];
            if (!named)
                demand_order(context, rule, begun, (Moment){&finding->issued_on, "问题下发", "the issue"});
            walk_dates(context, rule, finding, report_pair);
        }
    }
}

/* --- what is done about it while it is open --- */

/* The passed reinspection that stands on the day: no failed one comes between. NULL where there is none. */
static const Reinspection *passed_before(const Finding *finding, Date day)
{
    const Reinspection *last = NULL;
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        if (!reinspection->result.present || !reinspection->date.present || reinspection->date.value >= day)
            continue;
        if (!last || reinspection->date.value >= last->date.value) last = reinspection;
    }
    return last && reinspection_passed(last) ? last : NULL;
}

/* Its visit has no day of issue, which is said once for all its findings. */
static bool waits_for_visit(const Finding *finding)
{
    if (is_written(finding->issued_on, *finding) || finding->draft.value) return false;
    return !is_written(finding->visit->issued_on, *finding->visit) && !finding_issued_on(finding).present;
}

static bool is_kept_back(const Finding *finding)
{
    return finding->draft.value && !is_written(finding->issued_on, *finding);
}

static void judge_deed(const RuleContext *context, const char *rule, const Finding *finding, Moment deed)
{
    bool english = context->diags->lang == LANG_EN;
    const char *name = english ? deed.en : deed.zh;
    if (!deed.day->present) return;
    if (is_kept_back(finding)) {
        Diag *diag = breach(context, rule, deed.day->span, "问题没有下发，却有%s",
                            "a finding that was not issued has %s", name);
        diag_help(context->diags, diag, "补写这个问题的 issued_on", "write the finding's issued_on");
        return;
    }
    const Reinspection *passed = passed_before(finding, deed.day->value);
    if (!passed) return;
    Diag *diag = breach(context, rule, deed.day->span, "问题复查合格之后又有%s",
                        "a finding that had passed its reinspection has %s", name);
    diag_related(context->diags, diag, passed->date.span, "复查合格", "it passed");
    diag_help(context->diags, diag, "核对日期；重新打开的问题，先记一次不合格的复查",
              "check the date; a finding that is opened again has a failed reinspection first");
}

static void judge_deeds(const RuleContext *context, const char *rule, const Finding *finding)
{
    if (!is_in_order(finding) || waits_for_visit(finding)) return;
    judge_deed(context, rule, finding, (Moment){&finding->received_on, "签收", "a receipt"});
    for (size_t i = 0; i < finding->rectifications.count; i++)
        judge_deed(context, rule, finding,
                   (Moment){&finding->rectifications.items[i].date, "整改", "a rectification"});
    for (size_t i = 0; i < finding->reinspections.count && is_kept_back(finding); i++)
        judge_deed(context, rule, finding,
                   (Moment){&finding->reinspections.items[i].date, "复查", "a reinspection"});
    for (size_t i = 0; i < finding->extensions.count; i++)
        judge_deed(context, rule, finding,
                   (Moment){&finding->extensions.items[i].date, "延期", "an extension"});
}

static void judge_visit_issue(const RuleContext *context, const char *rule, const Visit *visit)
{
    const Day *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < visit->findings.count; i++) {
        const Day *deed = first_deed(&visit->findings.items[i]);
        if (!deed || !deed->present || !waits_for_visit(&visit->findings.items[i])) continue;
        if (count++ == 0) first = deed;
    }
    if (count == 0) return;
    Diag *diag = breach(context, rule, visit->span, "没有写下发日期，却有 %zu 个问题已签收、整改或复查",
                        "no day of issue, but %zu findings were received, rectified or reinspected", count);
    diag_label(context->diags, diag, "缺少 issued_on", "lacks issued_on");
    diag_related(context->diags, diag, first->span, "其中第一个", "the first of them");
    diag_help(context->diags, diag, "补写本次问题的下发日期 issued_on", "write the day of issue, issued_on");
}

static void check_deeds(const RuleContext *context, const char *rule)
{
    bool letters_known = was_read(context->project, "letters");
    for (size_t v = 0; letters_known && v < context->project->visits.count; v++)
        judge_visit_issue(context, rule, &context->project->visits.items[v]);
    each_finding(context, rule, judge_deeds);
}

/* --- closing --- */

static void judge_closing(const RuleContext *context, const char *rule, const Reinspection *reinspection)
{
    const Day *closed = &reinspection->closed_on;
    if (!closed->present || !reinspection->result.present) return;
    if (!reinspection_passed(reinspection)) {
        Diag *diag = breach(context, rule, closed->span, "复查不合格，却写了销项日期",
                            "closed although the reinspection failed");
        diag_related(context->diags, diag, reinspection->result.span, "复查结论", "its result");
        diag_help(context->diags, diag, "删去 closed_on，或改正复查结论",
                  "delete closed_on, or mend the result");
        return;
    }
    if (!reinspection->date.present || closed->value >= reinspection->date.value) return;
    Diag *diag = breach(context, rule, closed->span, "销项早于复查", "closed before the reinspection");
    diag_label(context->diags, diag, "销项日期，应不早于 %.*s", "closed on, not before %.*s",
               STR_ARG(iso(context, reinspection->date.value)));
    diag_related(context->diags, diag, reinspection->date.span, "复查", "the reinspection");
}

static void judge_closings(const RuleContext *context, const char *rule, const Finding *finding)
{
    for (size_t i = 0; i < finding->reinspections.count; i++)
        judge_closing(context, rule, &finding->reinspections.items[i]);
}

static void check_closed_on(const RuleContext *context, const char *rule)
{
    each_finding(context, rule, judge_closings);
}

/* --- basis --- */

static void judge_basis(const RuleContext *context, const char *rule, const Finding *finding)
{
    if (finding->severity_rank != FINDING_CRITICAL || !is_empty_list(finding->basis)) return;
    Diag *diag = breach(context, rule, finding->severity.span, "严重问题没有依据",
                        "a critical finding without a basis");
    diag_label(context->diags, diag, "须写明依据的标准及条款", "needs its standard and clause");
    diag_help(context->diags, diag, "在 basis 下补写 standard 与 clause",
              "add standard and clause under basis");
}

static void check_critical_basis(const RuleContext *context, const char *rule)
{
    each_finding(context, rule, judge_basis);
}

static void judge_clause(const RuleContext *context, const char *rule, const Finding *finding)
{
    if (finding->severity_rank != FINDING_CRITICAL || finding->basis.count == 0) return;
    for (size_t i = 0; i < finding->basis.count; i++)
        if (!missing(finding->basis.items[i].clause, finding->basis.items[i])) return;
    Diag *diag = breach(context, rule, finding->basis.items[0].span, "严重问题的依据没有写条款",
                        "a critical finding whose basis names no clause");
    diag_label(context->diags, diag, "宜写明 clause", "had better name its clause");
}

static void check_critical_clause(const RuleContext *context, const char *rule)
{
    each_finding(context, rule, judge_clause);
}

/* --- 撤销, 延期 --- */

static void demand_reason(const RuleContext *context, const char *rule, const Text *reason, const char *zh,
                          const char *en)
{
    if (!reason->present || !text_is_blank(reason->value)) return;
    Diag *diag = breach(context, rule, reason->span, "%s没有写明原因", "%s without a reason",
                        context->diags->lang == LANG_EN ? en : zh);
    diag_help(context->diags, diag, "在 reason 中写明原因", "give it under reason");
}

static void judge_reasons(const RuleContext *context, const char *rule, const Finding *finding)
{
    demand_reason(context, rule, &finding->withdrawn.reason, "撤销", "withdrawn");
    for (size_t i = 0; i < finding->extensions.count; i++)
        demand_reason(context, rule, &finding->extensions.items[i].reason, "延期", "extended");
}

static void check_reason(const RuleContext *context, const char *rule)
{
    each_finding(context, rule, judge_reasons);
}

const Rule findings_rules[] = {
    {"R0013", check_finding_dates},
    {"R0015", check_closed_on},
    {"R0016", check_critical_basis},
    {"R0017", check_critical_clause},
    {"R0020", check_reason},
    {"R0022", check_deeds},
    {0},
};
