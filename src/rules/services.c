/* Article 14: the services of annex 1, agreed on and performed. */
#include "rules/families-imp.h"

/* A rule about service codes, wherever they are written. */
typedef struct Codes {
    const RuleContext *context;
    const char *rule;
} Codes;

static void judge_code(void *owner, const Described *key, Str title, const Node *code)
{
    const RuleContext *context = ((Codes *)owner)->context;
    const char *rule = ((Codes *)owner)->rule;
    const Service *service = policy_service(context->policy, code->text);
    (void)key, (void)title;
    if (service && !service->group) return;
    Diag *diag;
    if (service)
        diag = breach(context, rule, code->span, "%.*s（%.*s）是附件一的大类，不是具体服务",
                      "%.*s (%.*s) is a heading of annex 1, no service by itself", STR_ARG(code->text),
                      STR_ARG(service->title));
    else
        diag = breach(context, rule, code->span, "附件一没有服务代码 %.*s", "annex 1 has no service %.*s",
                      STR_ARG(code->text));
    diag_label(context->diags, diag, "应为附件一的具体条目", "should be an entry of annex 1");
    diag_help(context->diags, diag, "查 schemas/services.yaml，写最低一级的代码",
              "see schemas/services.yaml for the codes of the lowest level");
}

static void check_catalogue(const RuleContext *context, const char *rule)
{
    each_reference(context, REFERS_TO_CATALOGUE, judge_code, &(Codes){context, rule});
}

static void judge_alias(void *owner, const Described *key, Str title, const Node *code)
{
    const RuleContext *context = ((Codes *)owner)->context;
    const Service *service = policy_service(context->policy, code->text);
    (void)key, (void)title;
    if (!service || str_equal(service->code, code->text)) return;
    Diag *diag =
        breach(context, ((Codes *)owner)->rule, code->span, "服务代码 %.*s 是附件一的印误，应写 %.*s",
               "%.*s is a misprint of annex 1 for %.*s", STR_ARG(code->text), STR_ARG(service->code));
    diag_label(context->diags, diag, "%.*s %.*s", "%.*s %.*s", STR_ARG(service->code),
               STR_ARG(service->title));
    diag_help(context->diags, diag, "改为 \"%.*s\"", "write \"%.*s\"", STR_ARG(service->code));
    diag->mend = str_printf(context->diags->arena, "\"%.*s\"", STR_ARG(service->code));
}

static void check_aliases(const RuleContext *context, const char *rule)
{
    each_reference(context, REFERS_TO_CATALOGUE, judge_alias, &(Codes){context, rule});
}

static void judge_agreed(const RuleContext *context, const char *rule, const Text *code, Date day,
                         const char *zh, const char *en)
{
    if (!code->present || is_agreed(context, code->value, day)) return;
    const Service *service = policy_service(context->policy, code->value);
    if (!service || service->group) return; /* named by the catalogue's rule */
    Diag *diag =
        breach(context, rule, code->span, "%s的服务 %.*s（%.*s）不在协议范围内",
               "%s names service %.*s (%.*s), which is not in the agreement",
               context->diags->lang == LANG_EN ? en : zh, STR_ARG(service->code), STR_ARG(service->title));
    diag_related(context->diags, diag, services_span(context->project), "协议约定的服务",
                 "the services agreed on");
    diag_help(context->diags, diag, "改正代码，或签订补充协议并记入 supplements",
              "mend the code, or sign a supplement and enter it under supplements");
}

static void check_plan_services(const RuleContext *context, const char *rule)
{
    const Plan *plan = &context->project->agreement.plan;
    for (size_t i = 0; i < plan->items.count; i++)
        judge_agreed(context, rule, &plan->items.items[i].service, DATE_LAST, "方案", "the plan");
}

/* A supplement counts from the day it is signed, so that a visit cannot run ahead of it. */
static void check_performed_services(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        Date day = visit->end_on.present ? visit->end_on.value : DATE_LAST;
        for (size_t i = 0; i < visit->services.count; i++)
            judge_agreed(context, rule, &visit->services.items[i], day, "现场服务", "a visit");
    }
    for (size_t i = 0; i < project->reports.deliverables.count; i++) {
        const Deliverable *deliverable = &project->reports.deliverables.items[i];
        Date day = deliverable->date.present ? deliverable->date.value : DATE_LAST;
        judge_agreed(context, rule, &deliverable->service, day, "成果", "a deliverable");
    }
}

static bool same_service(const RuleContext *context, const Text *code, Str wanted)
{
    return code->present && str_equal(service_code(context->policy, code->value), wanted);
}

/* A visit or a deliverable performs a service, and the assessments perform theirs. */
static bool is_performed(const RuleContext *context, Str code)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        if (!visit->services.whole) return true;
        for (size_t i = 0; i < visit->services.count; i++)
            if (same_service(context, &visit->services.items[i], code)) return true;
    }
    for (size_t i = 0; i < project->reports.deliverables.count; i++) {
        const Text *service = &project->reports.deliverables.items[i].service;
        if (!service->present || same_service(context, service, code)) return true;
    }
    for (size_t i = 0; i < project->assessments.count; i++) {
        AssessmentKind kind = project->assessments.items[i].kind_rank;
        if (kind != ASSESS_KIND_COUNT && str_equal(assessment_service(kind), code)) return true;
    }
    return false;
}

/* The day from which the whole agreement should have been performed: the comprehensive report or archiving.
 */
static const Day *completion(const RuleContext *context)
{
    const Register *reports = &context->project->reports;
    for (size_t i = 0; i < reports->reports.count; i++) {
        const RegisteredReport *report = &reports->reports.items[i];
        if (report_assesses(report) == ASSESS_COMPREHENSIVE && report->issued_on.present &&
            report->issued_on.value <= context->as_of)
            return &report->issued_on;
    }
    bool archived = reports->archived_on.present && reports->archived_on.value <= context->as_of;
    return archived ? &reports->archived_on : NULL;
}

static void judge_performed(const RuleContext *context, const char *rule, const Text *code)
{
    const Service *service = code->present ? policy_service(context->policy, code->value) : NULL;
    if (!service || service->group || is_performed(context, service->code)) return;
    Diag *diag = breach(context, rule, code->span, "约定的服务 %.*s（%.*s）没有现场服务或成果",
                        "the agreed service %.*s (%.*s) was performed by no visit and no deliverable",
                        STR_ARG(service->code), STR_ARG(service->title));
    diag_related(context->diags, diag, completion(context)->span, "服务至此应已完成",
                 "by this day all should be performed");
    diag_help(context->diags, diag, "在现场服务的 services 或 reports.yaml 的 deliverables 中补记",
              "enter it under the services of a visit or the deliverables of reports.yaml");
}

static void judge_all_performed(const RuleContext *context, const char *rule, const Texts *codes)
{
    for (size_t i = 0; i < codes->count; i++) judge_performed(context, rule, &codes->items[i]);
}

static void check_unperformed(const RuleContext *context, const char *rule)
{
    const Agreement *agreement = &context->project->agreement;
    if (!completion(context) || context->project->termination.present) return;
    if (!was_read(context->project, "visit")) return;
    judge_all_performed(context, rule, agreement_services(context->project));
    for (size_t i = 0; i < agreement->supplements.count; i++)
        judge_all_performed(context, rule, &agreement->supplements.items[i].services_added);
}

const Rule services_rules[] = {
    {"R1401", check_catalogue},          {"R1402", check_aliases},     {"R1403", check_plan_services},
    {"R1404", check_performed_services}, {"R1405", check_unperformed}, {0},
};
