/* Integrity: dates in their order, and visits within the agreement. A finding's own dates: findings.c. */
#include "rules/families-imp.h"

#define ORDER(early, early_zh, early_en, late, late_zh, late_en)                                             \
    demand_order(context, rule, (Moment){&(early), early_zh, early_en}, (Moment){&(late), late_zh, late_en})

/* What begins and ends. */
static void check_periods(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const ProjectFacts *facts = &project->application.project;
    if (ORDER(facts->start_on, "开工日期", "start of works", facts->planned_finish_on, "计划完工日期",
              "planned finish"))
        ORDER(facts->start_on, "开工日期", "start of works", facts->actual_finish_on, "实际完工日期",
              "actual finish");
    ORDER(*agreement_start(&project->agreement), "服务开始", "start of service", project->agreement.end_on,
          "服务结束", "end of service");
    for (size_t i = 0; i < project->visits.count; i++) {
        const Visit *visit = &project->visits.items[i];
        ORDER(visit->start_on, "开始日期", "start", visit->end_on, "结束日期", "end");
    }
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        for (size_t i = 0; i < expert->history.count; i++)
            ORDER(expert->history.items[i].from_on, "任职起始", "start of employment",
                  expert->history.items[i].to_on, "离职日期", "end of employment");
    }
    ORDER(project->publication.published_on, "公布日期", "publication", project->publication.objection_until,
          "异议截止日期", "end of objections");
}

static const Day *last_day_of(const Project *project, const Texts *visits)
{
    static const Day none = {.value = DATE_NONE};
    const Day *last = &none;
    for (size_t i = 0; i < visits->count; i++) {
        const Visit *visit = project_visit(project, visits->items[i].value);
        if (visit && visit_is_at_fault(project, visit)) continue;
        if (visit && visit->end_on.present && (!last->present || visit->end_on.value > last->value))
            last = &visit->end_on;
    }
    return last;
}

static void judge_report(const RuleContext *context, const char *rule, const RegisteredReport *report)
{
    ORDER(report->compiled.date, "编制", "compiled", report->checked.date, "审核", "checked");
    ORDER(report->checked.date, "审核", "checked", report->approved.date, "批准", "approved");
    if (!ORDER(report->approved.date, "批准", "approved", report->issued_on, "签发", "issued")) return;
    const Day *last = last_day_of(context->project, &report->visits);
    ORDER(*last, "所报现场服务结束", "the end of the visits it is about", report->issued_on, "签发",
          "issued");
}

/* What cannot come before the agreement. Where the plan does, or the review comes after it, as other rules
 * say, the agreement's own date may be wrong. */
static void judge_after_agreement(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Agreement *agreement = &project->agreement;
    const Day *signed_on = &agreement->signed_on, *reviewed_on = &project->application.review.reviewed_on;
    const Day *plan = &agreement->plan.approved_on;
    if (!signed_on->present || (plan->present && plan->value < signed_on->value)) return;
    if (reviewed_on->present && reviewed_on->value > signed_on->value) return;
    const Visit *visit = first_visit(project);
    if (visit && visit->start_on.value < signed_on->value) return;
    ORDER(*signed_on, "协议签订", "the agreement", project->termination.terminated_on, "终止",
          "the termination");
    for (size_t i = 0; i < agreement->milestones.count; i++)
        ORDER(*signed_on, "协议签订", "the agreement", agreement->milestones.items[i].performed_on,
              "付款节点履行", "the milestone's performance");
    for (size_t i = 0; i < project->finance.invoices.count; i++)
        ORDER(*signed_on, "协议签订", "the agreement", project->finance.invoices.items[i].date, "开票",
              "the invoice");
    for (size_t i = 0; i < project->assessments.count; i++)
        ORDER(*signed_on, "协议签订", "the agreement", project->assessments.items[i].assessed_on, "评估",
              "the assessment");
    for (size_t i = 0; i < project->reports.deliverables.count; i++)
        ORDER(*signed_on, "协议签订", "the agreement", project->reports.deliverables.items[i].date, "成果",
              "the deliverable");
}

/* What follows what. */
static void check_steps(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Application *application = &project->application;
    const Agreement *agreement = &project->agreement;
    const Review *review = &application->review;
    bool accepted = review->accepted_on.present;
    ORDER(application->applied_on, "申请", "the application", review->accepted_on, "受理", "acceptance");
    if (accepted)
        ORDER(review->accepted_on, "受理", "acceptance", review->reviewed_on, "审核", "the review");
    else
        ORDER(application->applied_on, "申请", "the application", review->reviewed_on, "审核", "the review");
    for (size_t i = 0; i < agreement->supplements.count; i++)
        ORDER(agreement->signed_on, "协议签订", "the agreement", agreement->supplements.items[i].signed_on,
              "补充协议签订", "the supplement");
    judge_after_agreement(context, rule);
    for (size_t i = 0; i < project->finance.expert_costs.count; i++)
        ORDER(project->finance.expert_costs.items[i].date, "费用发生", "the cost",
              project->finance.expert_costs.items[i].reimbursed_on, "报销", "its reimbursement");
    for (size_t i = 0; i < project->reports.reports.count; i++)
        judge_report(context, rule, &project->reports.reports.items[i]);
    for (size_t i = 0; i < project->reports.reports.count; i++)
        ORDER(project->reports.reports.items[i].issued_on, "报告签发", "a report's issue",
              project->reports.archived_on, "归档", "archiving");
    for (size_t i = 0; i < project->letters.letters.count; i++)
        ORDER(application->applied_on, "申请", "the application", project->letters.letters.items[i].date,
              "发文", "the letter");
}

/* The service begins on the day of the agreement, which the plan contradicts, as R1202 says. */
static bool start_is_doubtful(const Agreement *agreement)
{
    const Day *start = agreement_start(agreement), *plan = &agreement->plan.approved_on;
    return start == &agreement->signed_on && plan->present && plan->value < start->value;
}

/* The supplements signed by the visit's last day count. */
static void check_visits_in_agreement(const RuleContext *context, const char *rule)
{
    const Agreement *agreement = &context->project->agreement;
    const Day *start = agreement_start(agreement);
    if (agreement->end_on.present && agreement->end_on.value < start->value) return;
    for (size_t i = 0; i < context->project->visits.count; i++) {
        const Visit *visit = &context->project->visits.items[i];
        if (start->present && visit->start_on.present && visit->start_on.value < start->value &&
            !start_is_doubtful(agreement)) {
            Diag *diag = breach(context, rule, visit->start_on.span, "现场服务早于协议的服务期",
                                "the visit begins before the agreement does");
            diag_label(context->diags, diag, "应不早于 %.*s", "not before %.*s",
                       STR_ARG(iso(context, start->value)));
            diag_related(context->diags, diag, start->span, "协议开始", "the agreement begins");
        }
        if (!agreement->end_on.present || !visit->end_on.present) continue;
        Date end = agreement_end(agreement, visit->end_on.value);
        if (end == DATE_NONE || visit->end_on.value <= end) continue;
        Diag *diag = breach(context, rule, visit->end_on.span, "现场服务超出协议的服务期",
                            "the visit ends after the agreement does");
        diag_label(context->diags, diag, "应不晚于 %.*s", "not after %.*s", STR_ARG(iso(context, end)));
        diag_related(context->diags, diag, agreement->end_on.span, "协议结束（另计补充协议）",
                     "the agreement ends (supplements are added)");
        diag_help(context->diags, diag, "核对日期，或签订延期的补充协议并记入 supplements",
                  "check the date, or enter the supplement that extends the agreement");
    }
}

const Rule dates_rules[] = {
    {"R0010", check_periods},
    {"R0011", check_steps},
    {"R0012", check_visits_in_agreement},
    {0},
};
