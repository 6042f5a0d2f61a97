/* Article 20: the experts' travel, board and labour, paid in the end by the client. The three categories are
 * the schema's; here: whose they are, who pays them, and when they come back. */
#include "rules/families-imp.h"

static void check_cost_expert(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->finance.expert_costs.count; i++) {
        const ExpertCost *cost = &project->finance.expert_costs.items[i];
        if (!cost->visit.present || !cost->expert.present) continue;
        const Visit *visit = project_visit(project, cost->visit.value);
        const Expert *expert = project_expert(project, cost->expert.value);
        if (!visit || !expert || takes_part(visit, cost->expert.value)) continue;
        if (visit->experts.count == 0) continue; /* none at all: R1808 says so */
        if (!is_whole(context->project, visit->doc->root, "experts", &visit->experts)) continue;
        Diag *diag = breach(context, rule, cost->expert.span, "专家%.*s没有参加现场服务 %.*s，不应有此费用",
                            "%.*s did not take part in visit %.*s", STR_ARG(expert->name.value),
                            STR_ARG(visit->id.value));
        diag_label(context->diags, diag, "应为这次服务的到场专家", "should be an expert of that visit");
        diag_related(context->diags, diag, list_span(visit->doc, "experts"), "到场专家", "its experts");
    }
}

static void check_cost_payer(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Text *agreed = &project->agreement.expert_cost_payer;
    if (!str_is(agreed->value, "委托单位直接支付")) return;
    for (size_t i = 0; i < project->finance.expert_costs.count; i++) {
        const ExpertCost *cost = &project->finance.expert_costs.items[i];
        if (!str_is(cost->payer.value, "协会")) continue;
        Diag *diag =
            breach(context, rule, cost->payer.span, "协议约定专家费用由委托单位直接支付，却由协会支付",
                   "paid by the association, though the agreement has the client pay directly");
        diag_label(context->diags, diag, "应为 委托单位", "should be 委托单位");
        diag_related(context->diags, diag, agreed->span, "协议约定", "the agreement");
    }
}

static void check_reimbursement(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    /* Then the association should not have paid at all: R2002. */
    if (str_is(context->project->agreement.expert_cost_payer.value, "委托单位直接支付")) return;
    for (size_t i = 0; i < finance->expert_costs.count; i++) {
        const ExpertCost *cost = &finance->expert_costs.items[i];
        if (!str_is(cost->payer.value, "协会") || !cost->date.present) continue;
        if (unsettled(cost->reimbursed_on, *cost)) continue;
        if (cost->reimbursed_on.present && cost->reimbursed_on.value <= context->as_of) continue;
        int days = edition_on(context, cost->date)->reimbursement_days;
        int passed = context->as_of > cost->date.value ? (int)(context->as_of - cost->date.value) : 0;
        if (passed <= days) continue;
        Diag *diag = breach(context, rule, cost->date.span, "协会垫付 %d 天，委托单位尚未报销",
                            "advanced %d days ago, and not reimbursed", passed);
        diag_label(context->diags, diag, "应不晚于 %.*s 报销", "to be reimbursed by %.*s",
                   STR_ARG(iso(context, cost->date.value + days)));
        diag_help(context->diags, diag, "催办后补写 reimbursed_on",
                  "remind the client, then write reimbursed_on");
    }
}

static void check_budget(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    const Amount *budget = &context->project->agreement.expert_cost_budget;
    Money sum = 0;
    if (!budget->present) return;
    for (size_t i = 0; i < finance->expert_costs.count; i++) {
        const Amount *gross = &finance->expert_costs.items[i].gross;
        if (!gross->present) continue;
        if (!money_add(sum, gross->value, &sum)) return;
        if (sum <= budget->value) continue;
        Diag *diag = breach(context, rule, gross->span, "专家费用合计 %.*s 元，超过预算",
                            "expert costs of %.*s yuan exceed the budget", STR_ARG(yuan(context, sum)));
        diag_label(context->diags, diag, "到这笔为止，合计应不超过 %.*s 元", "up to here, at most %.*s yuan",
                   STR_ARG(yuan(context, budget->value)));
        diag_related(context->diags, diag, budget->span, "专家费用预算", "the budget");
        return;
    }
}

const Rule costs_rules[] = {
    {"R2001", check_cost_expert},
    {"R2002", check_cost_payer},
    {"R2003", check_reimbursement},
    {"R2004", check_budget},
    {0},
};
