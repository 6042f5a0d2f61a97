/* Article 22: undertakings signed in time, nobody at work who was disqualified, staff who may sign. */
#include "rules/families-imp.h"

static void report_unsigned(const RuleContext *context, const char *rule, const Expert *expert,
                            const Visit *first)
{
    Diag *diag =
        breach(context, rule, expert->span, "专家%.*s到了现场，没有签承诺书",
               "%.*s was on site without having signed the undertaking", STR_ARG(expert->name.value));
    diag_label(context->diags, diag, "应有 undertaking_on", "needs undertaking_on");
    diag_related(context->diags, diag, first->start_on.span, "首次现场服务 %.*s", "his first visit, %.*s",
                 STR_ARG(first->id.value));
    diag_help(context->diags, diag, "补写签署日期；确未签署的，先签署再参加",
              "write the day he signed on, or have it signed before he takes part");
}

/* One who has not signed yet may still do so until his first visit begins. */
static void check_undertaking(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        const Visit *first = first_visit_of(project, expert->id.value);
        const Day *signed_on = &expert->undertaking_on;
        if (!first || (signed_on->present && signed_on->value <= first->start_on.value)) continue;
        if (visit_is_at_fault(project, first)) continue;
        if (missing(*signed_on, *expert) && first->start_on.value <= context->as_of)
            report_unsigned(context, rule, expert, first);
        if (!signed_on->present) continue;
        Diag *diag =
            breach(context, rule, signed_on->span, "专家%.*s在首次现场服务之后才签承诺书",
                   "%.*s signed the undertaking after his first visit began", STR_ARG(expert->name.value));
        diag_label(context->diags, diag, "承诺书签署日期，应不晚于 %.*s", "signed on, not after %.*s",
                   STR_ARG(iso(context, first->start_on.value)));
        diag_related(context->diags, diag, first->start_on.span, "首次现场服务 %.*s", "his first visit, %.*s",
                     STR_ARG(first->id.value));
        diag_help(context->diags, diag, "核对承诺书上的日期", "check the date on the undertaking");
    }
}

static const Day *disqualified_on(const Sanctions *sanctions)
{
    const Day *first = NULL;
    for (size_t i = 0; i < sanctions->count; i++) {
        const Sanction *sanction = &sanctions->items[i];
        if (!str_is(sanction->kind.value, "取消资格") || !sanction->date.present) continue;
        if (!first || sanction->date.value < first->value) first = &sanction->date;
    }
    return first;
}

/* What an expert does on a day: named where it is written. */
static void judge_part(const RuleContext *context, const char *rule, const Expert *expert, const Day *day,
                       const Text *place, const char *zh, const char *en)
{
    const Day *end = disqualified_on(&expert->sanctions);
    if (!end || !day->present || day->value < end->value) return;
    Diag *diag = breach(context, rule, place->span, "专家%.*s已被取消资格，不得参加%s",
                        "%.*s is disqualified and may not take part in %s", STR_ARG(expert->name.value),
                        context->diags->lang == LANG_EN ? en : zh);
    diag_label(context->diags, diag, "%.*s 起不得参加", "not from %.*s on",
               STR_ARG(iso(context, end->value)));
    diag_related(context->diags, diag, end->span, "取消资格", "disqualified");
    diag_help(context->diags, diag, "改由其他专家承担", "have another expert do it");
}

static void judge_parts(const RuleContext *context, const char *rule, const Texts *experts, const Day *day,
                        const char *zh, const char *en)
{
    for (size_t i = 0; i < experts->count; i++) {
        const Expert *expert = project_expert(context->project, experts->items[i].value);
        if (expert) judge_part(context, rule, expert, day, &experts->items[i], zh, en);
    }
}

static void judge_reinspections(const RuleContext *context, const char *rule, const Finding *finding)
{
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        Text by = reinspection_by(finding, reinspection);
        const Expert *expert = project_expert(context->project, by.value);
        if (!reinspection->by.present) by.span = reinspection->date.span;
        if (expert) judge_part(context, rule, expert, &reinspection->date, &by, "复查", "a reinspection");
    }
}

static void check_disqualified(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    bool any = false;
    for (size_t i = 0; i < project->team.experts.count; i++)
        any |= disqualified_on(&project->team.experts.items[i].sanctions) != NULL;
    if (!any) return;
    const Plan *plan = &project->agreement.plan;
    judge_parts(context, rule, &plan->authors, &plan->approved_on, "方案编制", "writing the plan");
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        judge_parts(context, rule, &visit->experts, &visit->end_on, "现场服务", "a visit");
        for (size_t i = 0; i < visit->findings.count; i++)
            judge_reinspections(context, rule, &visit->findings.items[i]);
    }
    for (size_t i = 0; i < project->assessments.count; i++) {
        const Assessment *assessment = &project->assessments.items[i];
        judge_parts(context, rule, &assessment->experts, &assessment->assessed_on, "评估", "an assessment");
    }
    for (size_t i = 0; i < project->reports.deliverables.count; i++) {
        const Deliverable *deliverable = &project->reports.deliverables.items[i];
        judge_parts(context, rule, &deliverable->experts, &deliverable->date, "成果", "a deliverable");
    }
}

/* A signature: whose, of which day, and the step it must not come before. */
typedef struct Signing {
    const Text *name;
    const Day *day, *after;
    const char *zh, *en;
} Signing;

typedef struct Signatories {
    const RuleContext *context;
    const char *rule;
    PtrSet told; /* of staff: who had not signed is named once, at his first signature */
} Signatories;

static void report_stranger(const Signatories *all, const Signing *signing)
{
    DiagList *diags = all->context->diags;
    Diag *diag = breach(all->context, all->rule, signing->name->span, "%s %.*s 不在协会工作人员名单中",
                        "the %s %.*s is not among the staff",
                        diags->lang == LANG_EN ? signing->en : signing->zh, STR_ARG(signing->name->value));
    diag_related(diags, diag, all->context->project->team.staff.span, "协会工作人员", "the staff");
    diag_help(diags, diag, "核对姓名，或在 experts.yaml 的 staff 中补记",
              "check the name, or add it under staff in experts.yaml");
}

/* Without a list of staff there is nobody to look for; a day out of order is named by another rule. */
static void judge_signatory(Signatories *all, Signing signing)
{
    const Team *team = &all->context->project->team;
    DiagList *diags = all->context->diags;
    const Day *day = signing.day;
    if (!signing.name->present || !staff_is_known(team)) return;
    const Staff *staff = team_staff(team, signing.name->value);
    if (!staff) {
        report_stranger(all, &signing);
        return;
    }
    if (!day->present || (signing.after->present && day->value < signing.after->value)) return;
    const Day *end = disqualified_on(&staff->sanctions), *signed_on = &staff->undertaking_on;
    bool barred = end && day->value >= end->value;
    bool unsigned_yet = signed_on->present && signed_on->value > day->value;
    if ((!barred && !unsigned_yet) || ptr_set_has(&all->told, staff)) return;
    ptr_set_add(all->context->arena, &all->told, staff);
    const char *role = diags->lang == LANG_EN ? signing.en : signing.zh;
    Str name = signing.name->value;
    Diag *diag = barred ? breach(all->context, all->rule, signing.name->span, "%s %.*s 已被取消资格",
                                 "the %s %.*s is disqualified", role, STR_ARG(name))
                        : breach(all->context, all->rule, signing.name->span, "%s %.*s 当时尚未签署承诺书",
                                 "the %s %.*s had not signed the undertaking", role, STR_ARG(name));
    diag_related(diags, diag, day->span, "签署之日", "signed on");
    diag_related(diags, diag, barred ? end->span : signed_on->span, barred ? "取消资格" : "承诺书签署日期",
                 barred ? "disqualified" : "undertaking");
}

static void check_signatories(const RuleContext *context, const char *rule)
{
    static const Day any = {.value = DATE_NONE};
    const Project *project = context->project;
    const Review *review = &project->application.review;
    const Plan *plan = &project->agreement.plan;
    const Day *before = review->accepted_on.present ? &review->accepted_on : &project->application.applied_on;
    Signatories all = {.context = context, .rule = rule};
    judge_signatory(&all, (Signing){&review->reviewer, &review->reviewed_on, before, "审核人", "reviewer"});
    judge_signatory(&all, (Signing){&plan->approver, &plan->approved_on, &project->agreement.signed_on,
                                    "方案批准人", "approver of the plan"});
    for (size_t i = 0; i < project->reports.reports.count; i++) {
        const RegisteredReport *report = &project->reports.reports.items[i];
        const Signature *compiled = &report->compiled, *checked = &report->checked,
                        *approved = &report->approved;
        judge_signatory(&all, (Signing){&compiled->by, &compiled->date, &any, "编制人", "compiler"});
        judge_signatory(&all, (Signing){&checked->by, &checked->date, &compiled->date, "审核人", "checker"});
        judge_signatory(&all,
                        (Signing){&approved->by, &approved->date, &checked->date, "批准人", "approver"});
    }
}

const Rule discipline_rules[] = {
    {"R2201", check_undertaking},
    {"R2202", check_disqualified},
    {"R2203", check_signatories},
    {0},
};
