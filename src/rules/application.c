/* Articles 11 and 12: who applies, and what follows what: review, agreement, plan, visits. */
#include "rules/families-imp.h"

static void check_lead(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    const Unit *first = NULL;
    size_t leads = 0;
    bool doubtful = false;
    for (size_t i = 0; i < application->units.count; i++) {
        const Unit *unit = &application->units.items[i];
        doubtful |= unsettled(unit->lead, *unit);
        if (!unit->lead.value) continue;
        if (!first) first = unit;
        if (++leads < 2) continue;
        Diag *diag = breach(context, rule, unit->lead.span, "主申报单位不止一个", "more than one lead unit");
        diag_label(context->diags, diag, "第 %zu 个主申报单位", "lead unit number %zu", leads);
        diag_related(context->diags, diag, first->lead.span, "第 1 个", "the first");
        diag_help(context->diags, diag, "只留一个 lead: true", "keep one lead: true");
    }
    if (leads > 0 || doubtful || !application->joint.value || application->units.count == 0) return;
    Diag *diag = breach(context, rule, application->joint.span, "联合实施的项目没有明确主申报单位",
                        "a joint project without a lead unit");
    diag_label(context->diags, diag, "应恰有一个参建单位写 lead: true", "exactly one unit needs lead: true");
    diag_related(context->diags, diag, application->units.span, "参建单位", "the units");
}

static size_t count_flagged(const Application *application, bool lead)
{
    size_t count = 0;
    for (size_t i = 0; i < application->units.count; i++) {
        const Unit *unit = &application->units.items[i];
        count += lead ? unit->lead.value : unit->client.value;
    }
    return count;
}

static void check_lead_is_client(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    if (count_flagged(application, true) != 1 || count_flagged(application, false) != 1) return;
    const Unit *lead = project_lead(context->project), *client = project_client(context->project);
    if (lead == client) return;
    Diag *diag = breach(context, rule, lead->lead.span, "主申报单位 %.*s 不是委托单位",
                        "the lead unit %.*s is not the client", STR_ARG(lead->name.value));
    diag_label(context->diags, diag, "主申报单位", "lead unit");
    diag_related(context->diags, diag, client->client.span, "委托单位 %.*s", "the client %.*s",
                 STR_ARG(client->name.value));
    diag_help(context->diags, diag, "核对由哪一家提出申请并签订协议",
              "check which of them applies and signs the agreement");
}

enum { STEP_REVIEW, STEP_AGREEMENT, STEP_PLAN, STEP_VISIT, STEP_COUNT };

/* The steps of article 12 in their order: each is held against the nearest earlier one that has a date. */
static void judge_step(const RuleContext *context, const char *rule, int which)
{
    const Project *project = context->project;
    const Visit *visit = first_visit(project);
    const Day none = {.value = DATE_NONE};
    const Moment steps[STEP_COUNT] = {
        {&project->application.review.reviewed_on, "审核", "the review"},
        {&project->agreement.signed_on, "协议签订", "the agreement"},
        {&project->agreement.plan.approved_on, "服务方案批准", "the plan"},
        {visit ? &visit->start_on : &none, "首次现场服务", "the first visit"},
    };
    Moment before = {&none, NULL, NULL};
    for (int i = 0; i < which; i++)
        if (steps[i].day->present) before = steps[i];
    demand_order(context, rule, before, steps[which]);
}

static void check_agreement_order(const RuleContext *context, const char *rule)
{
    judge_step(context, rule, STEP_AGREEMENT);
}

static void check_plan_order(const RuleContext *context, const char *rule)
{
    judge_step(context, rule, STEP_PLAN);
}

/* A visit before the agreement's first day is named as that. */
static void check_visit_order(const RuleContext *context, const char *rule)
{
    const Visit *visit = first_visit(context->project);
    const Day *start = agreement_start(&context->project->agreement);
    if (visit && start->present && visit->start_on.value < start->value) return;
    judge_step(context, rule, STEP_VISIT);
}

static void check_review_passed(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Text *conclusion = &project->application.review.conclusion;
    if (!conclusion->present || str_is(conclusion->value, "通过")) return;
    const struct {
        bool there;
        Span span;
        const char *name, *name_en;
    } followers[] = {
        {project->agreement.present, project->agreement.span, "咨询服务协议", "the agreement"},
        {project->visits.count > 0, project->visits.count ? project->visits.items[0].span : (Span){0},
         "现场服务", "visits"},
        {project->assessments.count > 0,
         project->assessments.count ? project->assessments.items[0].span : (Span){0}, "质量评估",
         "assessments"},
        {project->reports.reports.count > 0, project->reports.span, "已签发的报告", "reports"},
        {project->publication.present, project->publication.span, "结果公布", "the publication"},
    };
    Diag *diag = NULL;
    for (size_t i = 0; i < sizeof followers / sizeof *followers; i++) {
        if (!followers[i].there) continue;
        if (!diag)
            diag = breach(context, rule, conclusion->span, "审核未通过，其后不得再有协议、服务和成果",
                          "nothing may follow a review that is not passed");
        diag_related(context->diags, diag, followers[i].span, "却有%s", "yet there is %s",
                     context->diags->lang == LANG_EN ? followers[i].name_en : followers[i].name);
    }
    if (!diag) return;
    diag_label(context->diags, diag, "应为 通过", "should be 通过");
    diag_help(context->diags, diag, "若已补正并重新审核，更新审核结论与日期；否则移走其后的文件",
              "if it was reviewed again, bring the review up to date; else move the later files away");
}

static void check_recommendation_reason(const RuleContext *context, const char *rule)
{
    const Recommendation *recommendation = &context->project->application.recommendation;
    if (!recommendation->reason.present || !text_is_blank(recommendation->reason.value)) return;
    Diag *diag = breach(context, rule, recommendation->reason.span, "推荐没有写明突出之处",
                        "a recommendation without a reason");
    diag_label(context->diags, diag, "应写明项目特别突出之处", "what is outstanding about the project");
}

static void check_recommendation_will(const RuleContext *context, const char *rule)
{
    const Flag *willing = &context->project->application.recommendation.client_willing;
    if (!willing->present || willing->value) return;
    Diag *diag = breach(context, rule, willing->span, "推荐须出于企业意愿",
                        "a recommendation needs the will of the client");
    diag_label(context->diags, diag, "委托单位愿意，应为 true", "the client's will: should be true");
    diag_help(context->diags, diag, "征得委托单位同意，或删去 recommendation",
              "obtain the client's consent, or remove the recommendation");
}

static void check_recommendation_order(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    const Recommendation *recommendation = &application->recommendation;
    const Review *review = &application->review;
    if (!recommendation->present) return;
    const Day *day = &recommendation->recommended_on;
    if (!review->present) {
        Diag *diag =
            breach(context, rule, recommendation->span, "尚未审核就已推荐", "recommended without a review");
        diag_help(context->diags, diag, "先填写审核 review，通过后再推荐", "review first, then recommend");
        return;
    }
    /* With an agreement, the same conclusion is named by what must not follow it. */
    bool failed = review->conclusion.present && !str_is(review->conclusion.value, "通过") &&
                  !context->project->agreement.present;
    bool early = day->present && review->reviewed_on.present && day->value < review->reviewed_on.value;
    if (!failed && !early) return;
    Diag *diag = breach(context, rule, day->span, "推荐应在审核通过之后",
                        "a recommendation follows a review that is passed");
    if (early)
        diag_label(context->diags, diag, "推荐日期，应不早于 %.*s", "recommended on, not before %.*s",
                   STR_ARG(iso(context, review->reviewed_on.value)));
    diag_related(context->diags, diag, failed ? review->conclusion.span : review->reviewed_on.span, "审核",
                 "the review");
}

const Rule application_rules[] = {
    {"R1101", check_lead},
    {"R1102", check_lead_is_client},
    {"R1201", check_agreement_order},
    {"R1202", check_plan_order},
    {"R1203", check_visit_order},
    {"R1204", check_review_passed},
    {"R1205", check_recommendation_reason},
    {"R1206", check_recommendation_will},
    {"R1207", check_recommendation_order},
    {0},
};
