/* Integrity of findings: their dated history in order, closing, basis; photos and the status have files of
 * their own. */
#include "rules/families-imp.h"

typedef void EachFinding(const RuleContext *context, const char *rule, const Finding *finding);

static void each_finding(const RuleContext *context, const char *rule, EachFinding *judge)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++)
        for (size_t i = 0; i < project->visits.items[v].findings.count; i++)
            judge(context, rule, &project->visits.items[v].findings.items[i]);
}

/* --- dates --- */

/* Takes two moments of a finding, of which the first must not be the later; what it returns ends the walk. */
typedef bool EachPair(const RuleContext *context, const char *rule, Moment early, Moment late);

static const Day no_day = {.value = DATE_NONE};

static bool walk_reinspections(const RuleContext *context, const char *rule, const Finding *finding,
                               Moment before, EachPair *take)
{
    if (finding->rectifications.count)
        before = (Moment){&finding->rectifications.items[0].date, "首次整改", "the first rectification"};
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        Moment inspected = {&reinspection->date, "复查", "the reinspection"};
        Moment deadline = {&reinspection->due_on, "新的整改期限", "the new deadline"};
        if (take(context, rule, before, inspected) || take(context, rule, inspected, deadline)) return true;
        before = (Moment){inspected.day, "上一次复查", "the reinspection before"};
    }
    return false;
}

/* Where the deadline comes before the issue, the issue is not held against what follows as well. */
static bool walk_dates(const RuleContext *context, const char *rule, const Finding *finding, EachPair *take)
{
    const Day *issued_on = &finding->issued_on, *due_on = &finding->due_on;
    Moment issued = {issued_on, "问题下发", "the issue"};
    if (take(context, rule, issued, (Moment){due_on, "整改期限", "the deadline"})) return true;
    if (issued_on->present && due_on->present && due_on->value < issued_on->value) issued.day = &no_day;
    Moment before = issued;
    for (size_t i = 0; i < finding->rectifications.count; i++) {
        Moment mended = {&finding->rectifications.items[i].date, "整改", "the rectification"};
        if (take(context, rule, before, mended)) return true;
        before = (Moment){mended.day, "上一次整改", "the rectification before"};
    }
    return walk_reinspections(context, rule, finding, issued, take);
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

static void check_finding_dates(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        bool named = visit_begins_too_late(visit);
        for (size_t i = 0; i < visit->findings.count; i++) {
            const Finding *finding = &visit->findings.items[i];
            Moment begun = {&visit->start_on, "现场服务开始", "the visit"};
            if (!named)
                demand_order(context, rule, begun, (Moment){&finding->issued_on, "问题下发", "the issue"});
            walk_dates(context, rule, finding, report_pair);
        }
    }
}

/* --- closing --- */

static const Reinspection *last_reinspection(const Finding *finding)
{
    size_t count = finding->reinspections.count;
    return count ? &finding->reinspections.items[count - 1] : NULL;
}

static void judge_closed(const RuleContext *context, const char *rule, const Finding *finding)
{
    const Reinspection *last = last_reinspection(finding);
    if (finding->status_rank != STATUS_CLOSED) return;
    if (last && (!last->result.present || str_is(last->result.value, "合格"))) return;
    Diag *diag = breach(context, rule, finding->status.span, "问题已销项，但最后一次复查不是合格",
                        "closed, but the last reinspection did not pass");
    if (last) diag_related(context->diags, diag, last->result.span, "最后一次复查", "the last reinspection");
    diag_label(context->diags, diag, last ? "复查合格后才能销项" : "没有复查记录",
               last ? "may be closed after a passed reinspection" : "without a reinspection");
    diag_help(context->diags, diag, "补记合格的复查，或改正状态",
              "enter the reinspection that passed, or mend the status");
}

static void check_closed_reinspection(const RuleContext *context, const char *rule)
{
    each_finding(context, rule, judge_closed);
}

static void judge_closed_on(const RuleContext *context, const char *rule, const Finding *finding)
{
    const Day *closed = &finding->closed_on;
    const Reinspection *last = last_reinspection(finding);
    if (finding->status_rank == STATUS_CLOSED && missing(*closed, *finding)) {
        Diag *diag = breach(context, rule, finding->status.span, "问题已销项，但没有销项日期",
                            "closed, but without the day it was closed on");
        diag_label(context->diags, diag, "应有 closed_on", "needs closed_on");
        return;
    }
    if (!closed->present || !last || !last->date.present || closed->value >= last->date.value) return;
    Diag *diag =
        breach(context, rule, closed->span, "销项早于最后一次复查", "closed before the last reinspection");
    diag_label(context->diags, diag, "销项日期，应不早于 %.*s", "closed on, not before %.*s",
               STR_ARG(iso(context, last->date.value)));
    diag_related(context->diags, diag, last->date.span, "最后一次复查", "the last reinspection");
}

static void check_closed_on(const RuleContext *context, const char *rule)
{
    each_finding(context, rule, judge_closed_on);
}

/* --- basis --- */

static void judge_basis(const RuleContext *context, const char *rule, const Finding *finding)
{
    if (finding->severity_rank != FINDING_CRITICAL || !is_empty_list(finding->node, "basis")) return;
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

static void judge_reason(const RuleContext *context, const char *rule, const Finding *finding)
{
    if (finding->status_rank != STATUS_WITHDRAWN && finding->status_rank != STATUS_POSTPONED) return;
    if (finding->reason.present ? !text_is_blank(finding->reason.value) : !missing(finding->reason, *finding))
        return;
    Diag *diag = breach(context, rule, finding->reason.present ? finding->reason.span : finding->status.span,
                        "%.*s没有写明原因", "%.*s without a reason", STR_ARG(finding->status.value));
    diag_label(context->diags, diag, "应有 reason", "needs a reason");
    diag_help(context->diags, diag, "在 reason 中写明撤销或延期的原因", "give it under reason");
}

static void check_reason(const RuleContext *context, const char *rule)
{
    each_finding(context, rule, judge_reason);
}

const Rule findings_rules[] = {
    {"R0013", check_finding_dates},
    {"R0014", check_closed_reinspection},
    {"R0015", check_closed_on},
    {"R0016", check_critical_basis},
    {"R0017", check_critical_clause},
    {"R0020", check_reason},
    {0},
};
