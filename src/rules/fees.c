/* Article 19: the fee, its milestones, invoices and receipts. */
#include "rules/families-imp.h"

static bool milestones_sum(const Agreement *agreement, Money *sum)
{
    *sum = 0;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Amount *amount = &agreement->milestones.items[i].amount;
        if (!amount->present || !money_add(*sum, amount->value, sum)) return false;
    }
    return agreement->milestones.count > 0;
}

static void check_milestones(const RuleContext *context, const char *rule)
{
    const Agreement *agreement = &context->project->agreement;
    Money fee, sum;
    if (!fee_agreed(context, &fee) || !milestones_sum(agreement, &sum) || sum == fee) return;
    Str fee_text = yuan(context, fee), sum_text = yuan(context, sum);
    Diag *diag = breach(context, rule, agreement->fee_total.span, "付款节点合计不等于协议额",
                        "the milestones do not sum to the fee");
    diag_label(context->diags, diag, "协议额连同补充协议 %.*s 元", "the fee with its supplements: %.*s yuan",
               STR_ARG(fee_text));
    diag_related(context->diags, diag, list_span(context->project->agreement_doc, "milestones"),
                 "付款节点合计 %.*s 元", "the milestones: %.*s yuan", STR_ARG(sum_text));
    Money gap;
    if (money_sub(fee, sum, &gap))
        diag_help(context->diags, diag, "相差 %.*s 元，核对各节点金额与补充协议",
                  "%.*s yuan apart: check the milestones and the supplements", STR_ARG(yuan(context, gap)));
}

/* gross ÷ (1 + rate), half up. */
static bool net_of(Money gross, const Invoice *invoice, Money *net)
{
    return invoice->rate.present && money_scale(gross, 10000, 10000 + invoice->rate.ten_thousandths, net);
}

/* Which of an invoice's three amounts the other two speak against. */
typedef enum Wrong { NONE_WRONG, NET_WRONG, VAT_WRONG, GROSS_WRONG, ALL_WRONG } Wrong;

static Wrong wrong_amount(const Invoice *invoice)
{
    Money gross = invoice->gross.value, net = invoice->net.value, vat = invoice->vat.value;
    Money sum, right, of_sum, rest;
    if (!invoice->gross.present || !invoice->net.present) return NONE_WRONG;
    bool rated = net_of(gross, invoice, &right);
    bool fits = !rated || right == net;
    if (!invoice->vat.present || !money_add(net, vat, &sum)) return fits ? NONE_WRONG : NET_WRONG;
    if (sum == gross) return fits ? NONE_WRONG : NET_WRONG;
    if (fits) return VAT_WRONG;
    if (money_sub(gross, right, &rest) && rest == vat) return NET_WRONG;
    return net_of(sum, invoice, &of_sum) && of_sum == net ? GROSS_WRONG : ALL_WRONG;
}

/* The gross amount; where the other two speak against it, what they give. */
static Money gross_of(const Invoice *invoice)
{
    Money sum;
    bool summed = money_add(invoice->net.value, invoice->vat.value, &sum);
    return summed && wrong_amount(invoice) == GROSS_WRONG ? sum : invoice->gross.value;
}

static void check_invoiced(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    Money fee, sum = 0, milestones;
    if (!fee_agreed(context, &fee)) return;
    /* The fee and its milestones disagree, as R1901 says: the larger may be the right one. */
    if (milestones_sum(&context->project->agreement, &milestones) && milestones > fee) fee = milestones;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Amount *gross = &finance->invoices.items[i].gross;
        if (!gross->present) continue;
        if (!money_add(sum, gross_of(&finance->invoices.items[i]), &sum)) return;
        if (sum <= fee) continue;
        Diag *diag = breach(context, rule, gross->span, "开票合计 %.*s 元，超过协议额",
                            "invoiced %.*s yuan in all, more than the fee", STR_ARG(yuan(context, sum)));
        diag_label(context->diags, diag, "到这张发票为止，合计应不超过 %.*s 元",
                   "up to this invoice, at most %.*s yuan", STR_ARG(yuan(context, fee)));
        diag_related(context->diags, diag, context->project->agreement.fee_total.span,
                     "协议额（另计补充协议）", "the fee (supplements are added)");
        diag_help(context->diags, diag, "核对发票金额；增加服务的先签补充协议",
                  "check the invoices; more services need a supplement first");
        return;
    }
}

typedef struct NamedAmount {
    const Amount *amount;
    const char *zh, *en;
} NamedAmount;

static void relate(const RuleContext *context, Diag *diag, NamedAmount other)
{
    diag_related(context->diags, diag, other.amount->span, "%s", "%s",
                 context->diags->lang == LANG_EN ? other.en : other.zh);
}

static void report_sum(const RuleContext *context, const char *rule, NamedAmount wrong, Money right,
                       NamedAmount first, NamedAmount second)
{
    Diag *diag = breach(context, rule, wrong.amount->span, "不含税金额与税额之和不等于价税合计",
                        "net and tax do not add up to the gross amount");
    diag_label(context->diags, diag, "%s，应为 %.*s 元", "%s, should be %.*s yuan",
               context->diags->lang == LANG_EN ? wrong.en : wrong.zh, STR_ARG(yuan(context, right)));
    relate(context, diag, first);
    relate(context, diag, second);
}

static void check_invoice_sum(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        NamedAmount gross = {&invoice->gross, "价税合计", "gross"};
        NamedAmount net = {&invoice->net, "不含税金额", "net"}, vat = {&invoice->vat, "税额", "tax"};
        Wrong wrong = wrong_amount(invoice);
        Money right;
        if (wrong == GROSS_WRONG && money_add(net.amount->value, vat.amount->value, &right))
            report_sum(context, rule, gross, right, net, vat);
        if ((wrong == VAT_WRONG || wrong == ALL_WRONG) &&
            money_sub(gross.amount->value, net.amount->value, &right))
            report_sum(context, rule, vat, right, net, gross);
    }
}

static void check_invoice_net(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        Money net;
        Wrong wrong = wrong_amount(invoice);
        if (wrong != NET_WRONG && wrong != ALL_WRONG) continue;
        if (!net_of(invoice->gross.value, invoice, &net)) continue;
        Diag *diag = breach(context, rule, invoice->net.span, "不含税金额与税率不符",
                            "the net amount does not fit the rate");
        diag_label(context->diags, diag, "价税合计 ÷（1 + 税率），应为 %.*s 元",
                   "gross ÷ (1 + rate), should be %.*s yuan", STR_ARG(yuan(context, net)));
        diag_related(context->diags, diag, invoice->gross.span, "价税合计", "gross");
        diag_related(context->diags, diag, invoice->rate.span, "税率", "rate");
        diag_help(context->diags, diag, "照发票原件改正金额或税率",
                  "mend the amounts or the rate after the invoice");
    }
}

/* What has come in for an invoice so far. */
typedef struct Collected {
    const Invoice *invoice;
    Money gross, sum;
    bool told;
} Collected;

static Map collect_by_number(const RuleContext *context)
{
    Map map = {0};
    const Finance *finance = &context->project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        if (!invoice->number.present || !invoice->gross.present) continue;
        Collected *collected = arena_make(context->arena, Collected);
        collected->invoice = invoice;
        collected->gross = gross_of(invoice);
        map_put(context->arena, &map, invoice->number.value, collected);
    }
    return map;
}

static void check_receipts(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    Map by_number = collect_by_number(context);
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        if (!receipt->invoice.present || !receipt->amount.present) continue;
        Collected *collected = map_get(&by_number, receipt->invoice.value);
        if (!collected || collected->told) continue;
        if (!money_add(collected->sum, receipt->amount.value, &collected->sum)) continue;
        if (collected->sum <= collected->gross) continue;
        collected->told = true;
        Diag *diag = breach(context, rule, receipt->amount.span, "这张发票的回款合计 %.*s 元，超过票面",
                            "%.*s yuan received for this invoice, more than it says",
                            STR_ARG(yuan(context, collected->sum)));
        diag_label(context->diags, diag, "到这笔为止，合计应不超过 %.*s 元",
                   "up to this receipt, at most %.*s yuan", STR_ARG(yuan(context, collected->gross)));
        diag_related(context->diags, diag, collected->invoice->gross.span, "票面价税合计",
                     "the invoice's gross");
        diag_help(context->diags, diag, "核对到账金额与对应的发票号码",
                  "check the amount and the invoice's number");
    }
}

/* Received without an invoice: none is named, or it was made after the day. */
static bool is_uninvoiced(const RuleContext *context, const Map *by_number, const Receipt *receipt)
{
    if (missing(receipt->invoice, *receipt)) return true;
    const Collected *collected = receipt->invoice.present ? map_get(by_number, receipt->invoice.value) : NULL;
    return collected && collected->invoice->date.present && collected->invoice->date.value > context->as_of;
}

static void check_uninvoiced(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    Map by_number = collect_by_number(context);
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        if (!is_uninvoiced(context, &by_number, receipt)) continue;
        if (!receipt->date.present || receipt->date.value > context->as_of) continue;
        int days = edition_on(context, receipt->date)->uninvoiced_receipt_days;
        int passed = (int)(context->as_of - receipt->date.value);
        Diag *diag = breach(context, rule, receipt->date.span, "收款 %d 天，还没有开票",
                            "received %d days ago, and no invoice yet", passed);
        if (passed > days) diag_move(context->diags, diag);
        diag_label(context->diags, diag, "应不晚于 %.*s 开票", "to be invoiced by %.*s",
                   STR_ARG(iso(context, receipt->date.value + days)));
        diag_help(context->diags, diag, "开票后在这笔回款下写 invoice",
                  "issue the invoice and write its number here");
    }
}

const Rule fees_rules[] = {
    {"R1901", check_milestones},
    {"R1902", check_invoiced},
    {"R1903", check_invoice_sum},
    {"R1904", check_invoice_net},
    {"R1905", check_receipts},
    {"R1906", check_uninvoiced},
    {0},
};
