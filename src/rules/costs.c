/* Article 20: the experts' travel, board and labour, paid in the end by the client. The three categories are
 * the schema's; here: whose they are, who pays them, when they come back, and the tax withheld. */
#include "rules/families-imp.h"

static void judge_expert(const RuleContext *context, const char *rule, const Visit *visit, const Text *id)
{
    const Expert *expert = project_expert(context->project, id->value);
    if (!expert || takes_part(visit, id->value)) return;
    Diag *diag =
        breach(context, rule, id->span, "专家%.*s没有参加现场服务 %.*s，不应有此费用",
               "%.*s did not take part in visit %.*s", STR_ARG(expert->name.value), STR_ARG(visit->id.value));
    diag_label(context->diags, diag, "应为这次服务的到场专家", "should be an expert of that visit");
    diag_related(context->diags, diag, visit->experts.span, "到场专家", "its experts");
}

static void check_cost_expert(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->finance.expert_costs.count; i++) {
        const ExpertCost *cost = &project->finance.expert_costs.items[i];
        const Visit *visit = project_visit(project, cost->visit.value);
        if (!visit || visit->experts.count == 0) continue; /* none at all: R1808 says so */
        if (!visit->experts.whole) continue;
        for (size_t e = 0; e < cost->experts.count; e++)
            judge_expert(context, rule, visit, &cost->experts.items[e].expert);
    }
}

static bool client_pays(const RuleContext *context)
{
    return str_is(context->project->agreement.expert_cost_payer.value, "委托单位直接支付");
}

static void check_cost_payer(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    if (!client_pays(context)) return;
    for (size_t i = 0; i < project->finance.expert_costs.count; i++) {
        const ExpertCost *cost = &project->finance.expert_costs.items[i];
        if (!str_is(cost->payer.value, "协会")) continue;
        Diag *diag = breach(context, rule, cost->payer.span, "写由协会支付，协议约定由委托单位直接支付",
                            "paid by the association, though the agreement has the client pay directly");
        diag_label(context->diags, diag, "应为 委托单位", "should be 委托单位");
        diag_related(context->diags, diag, project->agreement.expert_cost_payer.span, "协议约定",
                     "the agreement");
    }
}

static void check_reimbursement(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    if (client_pays(context)) return; /* then the association should not have paid at all: R2002 */
    for (size_t i = 0; i < project->finance.expert_costs.count; i++) {
        const ExpertCost *cost = &project->finance.expert_costs.items[i];
        if (cost_payer(&project->agreement, cost) != PAYER_ASSOCIATION || !cost->date.present) continue;
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
    const Amount *budget = &context->project->agreement.expert_cost_budget;
    const Payments *payments = context->payments;
    Money sum = 0;
    for (size_t i = 0; budget->present && i < payments->count; i++) {
        const Payment *payment = &payments->items[i];
        if (!money_add(sum, payment->total, &sum)) return;
        if (sum <= budget->value) continue;
        Diag *diag = breach(context, rule, payment->part->span, "专家费用合计 %.*s 元，超过预算",
                            "expert costs of %.*s yuan exceed the budget", STR_ARG(yuan(context, sum)));
        diag_label(context->diags, diag, "到这笔为止，合计应不超过 %.*s 元", "up to here, at most %.*s yuan",
                   STR_ARG(yuan(context, budget->value)));
        diag_related(context->diags, diag, budget->span, "专家费用预算", "the budget");
        return;
    }
}

/* At the last tax written in the month: what is not written makes up for what was withheld before. */
static void check_tax(const RuleContext *context, const char *rule)
{
    const Payments *payments = context->payments;
    PtrSet told = {0};
    for (size_t i = payments->count; i-- > 0;) {
        const Payment *payment = &payments->items[i];
        const TaxMonth *month = payment->month;
        if (!month || !payment->part->tax.present || ptr_set_has(&told, month)) continue;
        ptr_set_add(context->arena, &told, month);
        if (month->withheld == month->by_table) continue;
        Str withheld = yuan(context, month->withheld), by_table = yuan(context, month->by_table);
        Diag *diag =
            breach(context, rule, payment->part->tax.span, "代扣个税当月写 %.*s 元，按税率表应为 %.*s 元",
                   "%.*s yuan of tax withheld in the month, by the table %.*s yuan", STR_ARG(withheld),
                   STR_ARG(by_table));
        diag_label(context->diags, diag, "当月劳务费合计 %.*s 元", "labour of %.*s yuan in the month",
                   STR_ARG(yuan(context, month->labour)));
        diag_help(context->diags, diag, "与实际代扣的核对；照税率表扣的不必写 tax",
                  "check what was withheld; a tax that follows the table need not be written");
    }
}

/* The labour that one expert is paid in one month by the association, in all projects and in one. */
typedef struct Labour {
    const Payment *payment; /* the project's last one; of another project the first */
    Money sum, apart;       /* apart: the tax of each project's by itself */
} Labour;

static Labour *labour_of(const RuleContext *context, Map *map, const Payment *payment, const Project *project)
{
    Str month = str_slice(iso(context, payment->cost->date.value), 0, strlen("2026-08"));
    Str key =
        str_printf(context->arena, "%.*s %p %p", STR_ARG(month), payment->person, (const void *)project);
    Labour *labour = map_get(map, key);
    if (labour) return labour;
    labour = arena_make(context->arena, Labour);
    map_put(context->arena, map, key, labour);
    return labour;
}

static void report_shared(const RuleContext *context, const char *rule, const Payment *here,
                          const Labour *elsewhere, const Labour *all, const Edition *edition)
{
    Str apart = yuan(context, all->apart), together = yuan(context, labour_tax(edition, all->sum));
    const Expert *expert = here->expert;
    Diag *diag = breach(context, rule, here->part->expert.span, "%.*s当月在项目 %.*s 也有协会支付的劳务费",
                        "%.*s is paid by the association in %.*s in the same month as well",
                        STR_ARG(expert->name.value), STR_ARG(elsewhere->payment->project->folder_name));
    diag_label(context->diags, diag, "个税按项目分别算 %.*s 元，合并算 %.*s 元",
               "tax: %.*s yuan project by project, %.*s yuan together", STR_ARG(apart), STR_ARG(together));
    diag_related(context->diags, diag, elsewhere->payment->part->labour.span, "那里的劳务费",
                 "the labour there");
    if (edition->tax_by_payer)
        diag_help(context->diags, diag, "现按付款方合并；按项目分别算的，policy.yaml 的 together 写 项目",
                  "now together; for project by project write together: 项目 in policy.yaml");
    else
        diag_help(context->diags, diag, "现按项目分别算；由协会合并算的，policy.yaml 的 together 写 付款方",
                  "now project by project; to take them together write together: 付款方 in policy.yaml");
}

/* The law's 同一项目 may be read as the kind of labour: what the other reading gives is told. */
static void check_shared(const RuleContext *context, const char *rule)
{
    const Payments *payments = context->payments;
    Map map = {0};
    Array(Labour *) own = {0};
    if (payments->with_beside == payments->count) return;
    for (size_t i = 0; i < payments->with_beside; i++) {
        const Payment *payment = &payments->items[i];
        if (!payment->month || !payment->person) continue;
        Labour *labour = labour_of(context, &map, payment, payment->project);
        if (!labour->payment && i < payments->count) array_push(context->arena, &own, labour);
        if (!labour->payment || i < payments->count) labour->payment = payment;
        (void)money_add(labour->sum, payment->part->labour.value, &labour->sum);
    }
    for (size_t i = 0; i < own.count; i++) {
        const Payment *here = own.items[i]->payment;
        const Edition *edition = edition_on(context, here->cost->date);
        const Labour *elsewhere = NULL;
        Labour all = {.sum = own.items[i]->sum, .apart = labour_tax(edition, own.items[i]->sum)};
        for (size_t p = 0; p < context->project->beside.count; p++) {
            const Labour *other = labour_of(context, &map, here, context->project->beside.items[p]);
            if (!other->payment) continue;
            if (!elsewhere) elsewhere = other;
            (void)money_add(all.sum, other->sum, &all.sum);
            (void)money_add(all.apart, labour_tax(edition, other->sum), &all.apart);
        }
        if (elsewhere) report_shared(context, rule, here, elsewhere, &all, edition);
    }
}

const Rule costs_rules[] = {
    {"R2001", check_cost_expert},
    {"R2002", check_cost_payer},
    {"R2003", check_reimbursement},
    {"R2004", check_budget},
    {"R2005", check_tax},
    {"R2006", check_shared},
    {0},
};
