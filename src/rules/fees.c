/* Article 19: the fee, its milestones, and what is invoiced of it. The agreement is judged as a whole,
 * whatever the day; a red invoice (红字发票) takes away from what it reverses. */
#include "rules/invoices-imp.h"

static bool milestones_sum(const Agreement *agreement, Money *sum)
{
    *sum = 0;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        Money amount;
        if (!milestone_amount(agreement, &agreement->milestones.items[i], &amount)) return false;
        if (!money_add(*sum, amount, sum)) return false;
    }
    return agreement->milestones.count > 0;
}

/* False where a part of it is not known: then nothing is said of them. */
static bool milestones_fit(const RuleContext *context)
{
    Money fee, sum;
    return !fee_agreed(context, &fee) || !milestones_sum(&context->project->agreement, &sum) || sum == fee;
}

static bool share_differs(const Agreement *agreement, const Milestone *milestone, Money *share)
{
    return milestone->amount.present && milestone_share(agreement, milestone, share) &&
           milestone->amount.value != *share;
}

static bool percents_fit(const Agreement *agreement)
{
    int64_t percent;
    return !milestones_percent(agreement, &percent) || percent == 100 * 10000;
}

static Str percent_sum(const RuleContext *context)
{
    int64_t percent = 0;
    (void)milestones_percent(&context->project->agreement, &percent);
    return money_plain(context->arena, percent / 100);
}

/* What the sum is wrong by: the percents, or an amount that is not its share. */
static void relate_cause(const RuleContext *context, Diag *diag)
{
    const Agreement *agreement = &context->project->agreement;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Milestone *milestone = &agreement->milestones.items[i];
        Money share;
        if (!percents_fit(agreement) || !share_differs(agreement, milestone, &share)) continue;
        diag_related(context->diags, diag, milestone->amount.span, "按比例应为 %.*s 元",
                     "by its percent %.*s yuan", STR_ARG(yuan(context, share)));
    }
    if (!percents_fit(agreement))
        diag_help(context->diags, diag, "各节点比例合计 %.*s%%，应为 100%%；核对比例、金额与补充协议",
                  "the percents sum to %.*s %%, not 100 %%: check them, the amounts and the supplements",
                  STR_ARG(percent_sum(context)));
}

static void check_milestones(const RuleContext *context, const char *rule)
{
    const Agreement *agreement = &context->project->agreement;
    Money fee, sum, gap;
    if (!fee_agreed(context, &fee) || !milestones_sum(agreement, &sum) || sum == fee) return;
    Str fee_text = yuan(context, fee), sum_text = yuan(context, sum);
    Diag *diag = breach(context, rule, agreement->fee_total.span, "付款节点合计不等于协议额",
                        "the milestones do not sum to the fee");
    diag_label(context->diags, diag, "协议额连同补充协议 %.*s 元", "the fee with its supplements: %.*s yuan",
               STR_ARG(fee_text));
    diag_related(context->diags, diag, agreement->milestones.span, "付款节点合计 %.*s 元",
                 "the milestones: %.*s yuan", STR_ARG(sum_text));
    if (money_sub(fee, sum, &gap))
        diag_help(context->diags, diag, "相差 %.*s 元，核对各节点金额与补充协议",
                  "%.*s yuan apart: check the milestones and the supplements", STR_ARG(yuan(context, gap)));
    relate_cause(context, diag);
}

/* Where they make the sum wrong as well, that is said alone. */
static void check_percents(const RuleContext *context, const char *rule)
{
    const Agreement *agreement = &context->project->agreement;
    if (percents_fit(agreement) || !milestones_fit(context)) return;
    Diag *diag = breach(context, rule, agreement->milestones.span, "付款节点的比例合计 %.*s%%，不是 100%%",
                        "the milestones' percents sum to %.*s %%", STR_ARG(percent_sum(context)));
    diag_label(context->diags, diag, "比例合计应为 100%%", "should sum to 100 %%");
    diag_help(context->diags, diag, "核对各节点的 percent；补充协议增加的节点只写 amount",
              "check each percent; a milestone added by a supplement has an amount alone");
}

static void check_shares(const RuleContext *context, const char *rule)
{
    const Agreement *agreement = &context->project->agreement;
    if (!percents_fit(agreement) || !milestones_fit(context)) return;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Milestone *milestone = &agreement->milestones.items[i];
        Money share;
        if (!share_differs(agreement, milestone, &share)) continue;
        Diag *diag =
            breach(context, rule, milestone->amount.span, "付款节点写 %.*s 元，与服务费 × 比例的 %.*s 元不同",
                   "the milestone says %.*s yuan, its percent of the fee is %.*s yuan",
                   STR_ARG(yuan(context, milestone->amount.value)), STR_ARG(yuan(context, share)));
        diag_label(context->diags, diag, "按比例应为 %.*s 元", "by its percent %.*s yuan",
                   STR_ARG(yuan(context, share)));
        diag_related(context->diags, diag, milestone->percent.span, "比例", "its percent");
    }
}

/* --- what is invoiced --- */

/* All invoices less red ones exceed the fee: `limit` is the fee, or what its milestones sum to where that is
 * more, as R1901 says. */
static bool is_invoiced_beyond(const RuleContext *context, Money *limit)
{
    const Finance *finance = &context->project->finance;
    Money sum = 0, milestones;
    if (!fee_agreed(context, limit)) return false;
    if (milestones_sum(&context->project->agreement, &milestones) && milestones > *limit) *limit = milestones;
    for (size_t i = 0; i < finance->invoices.count; i++)
        if (!money_add(sum, invoice_believed(context, &finance->invoices.items[i]), &sum)) return false;
    return sum > *limit;
}

static void check_invoiced(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    Money limit, sum = 0;
    if (!is_invoiced_beyond(context, &limit)) return;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Amount *gross = &finance->invoices.items[i].gross;
        (void)money_add(sum, invoice_believed(context, &finance->invoices.items[i]), &sum);
        if (sum <= limit) continue;
        Diag *diag = breach(context, rule, gross->span, "开票合计 %.*s 元，超过协议额",
                            "invoiced %.*s yuan in all, more than the fee", STR_ARG(yuan(context, sum)));
        diag_label(context->diags, diag, "到这张发票为止，合计应不超过 %.*s 元",
                   "up to this invoice, at most %.*s yuan", STR_ARG(yuan(context, limit)));
        diag_related(context->diags, diag, context->project->agreement.fee_total.span,
                     "协议额（另计补充协议）", "the fee (supplements are added)");
        diag_help(context->diags, diag,
                  "核对发票金额；已作废重开的，原票要有红字发票；增加服务的先签补充协议",
                  "check the invoices; what was replaced needs a red invoice, more services a supplement");
        return;
    }
}

/* A milestone with what is invoiced of it: in all, and so far. */
typedef struct Reached {
    const Milestone *milestone;
    Money amount, invoiced, sum;
    bool told;
} Reached;

static Map milestones_by_id(const RuleContext *context)
{
    Map map = {0};
    const Agreement *agreement = &context->project->agreement;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Milestone *milestone = &agreement->milestones.items[i];
        Money amount;
        if (!milestone->id.present || !milestone_amount(agreement, milestone, &amount)) continue;
        Reached *reached = arena_make(context->arena, Reached);
        *reached = (Reached){.milestone = milestone, .amount = amount};
        map_put(context->arena, &map, milestone->id.value, reached);
    }
    return map;
}

static void report_beyond(const RuleContext *context, const char *rule, const Invoice *invoice,
                          const Reached *reached)
{
    const Text *id = &reached->milestone->id;
    Diag *diag = breach(context, rule, invoice->gross.span, "付款节点 %.*s 开票合计 %.*s 元，超过节点金额",
                        "milestone %.*s: invoiced %.*s yuan, more than its amount", STR_ARG(id->value),
                        STR_ARG(yuan(context, reached->invoiced)));
    diag_label(context->diags, diag, "这个节点应不超过 %.*s 元", "at most %.*s yuan for this milestone",
               STR_ARG(yuan(context, reached->amount)));
    diag_related(context->diags, diag, id->span, "付款节点", "the milestone");
    diag_help(context->diags, diag, "核对 milestone 与金额；一张发票开几个节点的不写 milestone",
              "check milestone and gross; an invoice of several milestones names none");
}

static Reached *reached_by(const Map *milestones, const InvoiceAccount *account)
{
    Text id = account_milestone(account);
    return id.present ? map_get(milestones, id.value) : NULL;
}

/* At the invoice that is one too many. Where all invoices exceed the fee, or the milestones do not make it,
 * that is said alone. */
static void check_milestone_invoiced(const RuleContext *context, const char *rule)
{
    Money limit;
    if (is_invoiced_beyond(context, &limit) || !milestones_fit(context)) return;
    const Accounts *accounts = context->accounts;
    Map milestones = milestones_by_id(context);
    for (size_t i = 0; i < accounts->invoices.count; i++) {
        const InvoiceAccount *account = &accounts->invoices.items[i];
        Reached *reached = reached_by(&milestones, account);
        if (reached)
            (void)money_add(reached->invoiced, invoice_believed(context, account->invoice),
                            &reached->invoiced);
    }
    for (size_t i = 0; i < accounts->invoices.count; i++) {
        const InvoiceAccount *account = &accounts->invoices.items[i];
        Reached *reached = reached_by(&milestones, account);
        if (!reached || reached->told || reached->invoiced <= reached->amount) continue;
        (void)money_add(reached->sum, invoice_believed(context, account->invoice), &reached->sum);
        if (reached->sum <= reached->amount) continue;
        reached->told = true;
        report_beyond(context, rule, account->invoice, reached);
    }
}

const Rule fees_rules[] = {
    {"R1901", check_milestones}, {"R1902", check_invoiced},           {"R1907", check_percents},
    {"R1908", check_shares},     {"R1909", check_milestone_invoiced}, {0},
};
