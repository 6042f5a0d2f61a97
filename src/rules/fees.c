/* Article 19: the fee, its milestones, invoices and receipts. */
#include "rules/families.h"

void check_milestones(const RuleContext *context, const Rule *rule)
{
    const Agreement *agreement = &context->project->agreement;
    Money fee, sum = 0;
    if (agreement->milestones.count == 0 || !fee_agreed(context, &fee)) return;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Amount *amount = &agreement->milestones.items[i].amount;
        if (!amount->present || !money_add(sum, amount->value, &sum)) return;
    }
    if (sum == fee) return;
    Str fee_text = yuan(context, fee), sum_text = yuan(context, sum);
    Diag *diag = breach(context, rule, agreement->fee_total.span, "付款节点合计不等于协议额",
                        "the milestones do not sum to the fee");
    diag_label(context->diags, diag, "协议额连同补充协议 %.*s 元", "the fee with its supplements: %.*s yuan",
               STR_ARG(fee_text));
    diag_related(context->diags, diag, key_span(context->project->agreement_doc, "milestones"),
                 "付款节点合计 %.*s 元", "the milestones: %.*s yuan", STR_ARG(sum_text));
    Money gap;
    if (money_sub(fee, sum, &gap))
        diag_help(context->diags, diag, "相差 %.*s 元，核对各节点金额与补充协议",
                  "%.*s yuan apart: check the milestones and the supplements", STR_ARG(yuan(context, gap)));
}

void check_invoiced(const RuleContext *context, const Rule *rule)
{
    const Finance *finance = &context->project->finance;
    Money fee, sum = 0;
    if (!fee_agreed(context, &fee)) return;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Amount *gross = &finance->invoices.items[i].gross;
        if (!gross->present) continue;
        if (!money_add(sum, gross->value, &sum)) return;
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

/* gross ÷ (1 + rate), half up. */
static bool net_of(const Invoice *invoice, Money *net)
{
    if (!invoice->gross.present || !invoice->rate.present) return false;
    return money_scale(invoice->gross.value, 10000, 10000 + invoice->rate.ten_thousandths, net);
}

/* Where the net amount alone is wrong, its own rule says so: the tax then fits the right one. */
void check_invoice_sum(const RuleContext *context, const Rule *rule)
{
    const Finance *finance = &context->project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        Money sum, net, right;
        if (!invoice->gross.present || !invoice->net.present || !invoice->vat.present) continue;
        if (!money_add(invoice->net.value, invoice->vat.value, &sum) || sum == invoice->gross.value) continue;
        if (net_of(invoice, &net) && money_add(net, invoice->vat.value, &right) &&
            right == invoice->gross.value)
            continue;
        Diag *diag = breach(context, rule, invoice->vat.span, "不含税金额与税额之和不等于价税合计",
                            "net and tax do not add up to the gross amount");
        if (money_sub(invoice->gross.value, invoice->net.value, &right))
            diag_label(context->diags, diag, "税额，应为 %.*s 元", "tax, should be %.*s yuan",
                       STR_ARG(yuan(context, right)));
        diag_related(context->diags, diag, invoice->net.span, "不含税金额", "net");
        diag_related(context->diags, diag, invoice->gross.span, "价税合计", "gross");
    }
}

void check_invoice_net(const RuleContext *context, const Rule *rule)
{
    const Finance *finance = &context->project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        Money net;
        if (!invoice->net.present || !net_of(invoice, &net) || net == invoice->net.value) continue;
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
    Money sum;
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
        map_put(context->arena, &map, invoice->number.value, collected);
    }
    return map;
}

void check_receipts(const RuleContext *context, const Rule *rule)
{
    const Finance *finance = &context->project->finance;
    Map by_number = collect_by_number(context);
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        if (!receipt->invoice.present || !receipt->amount.present) continue;
        Collected *collected = map_get(&by_number, receipt->invoice.value);
        if (!collected || collected->told) continue;
        if (!money_add(collected->sum, receipt->amount.value, &collected->sum)) continue;
        if (collected->sum <= collected->invoice->gross.value) continue;
        collected->told = true;
        Diag *diag = breach(context, rule, receipt->amount.span, "这张发票的回款合计 %.*s 元，超过票面",
                            "%.*s yuan received for this invoice, more than it says",
                            STR_ARG(yuan(context, collected->sum)));
        diag_label(context->diags, diag, "到这笔为止，合计应不超过 %.*s 元",
                   "up to this receipt, at most %.*s yuan",
                   STR_ARG(yuan(context, collected->invoice->gross.value)));
        diag_related(context->diags, diag, collected->invoice->gross.span, "票面价税合计",
                     "the invoice's gross");
        diag_help(context->diags, diag, "核对到账金额与对应的发票号码",
                  "check the amount and the invoice's number");
    }
}

void check_uninvoiced(const RuleContext *context, const Rule *rule)
{
    const Finance *finance = &context->project->finance;
    int days = context->policy->uninvoiced_receipt_days;
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        if (!missing(receipt->invoice, *receipt)) continue;
        if (!receipt->date.present || receipt->date.value > context->as_of) continue;
        int passed = (int)(context->as_of - receipt->date.value);
        bool over = passed > days;
        Diag *diag = breach_as(context, rule, over ? SEVERITY_ERROR : rule->severity, receipt->date.span,
                               "收款 %d 天，还没有开票", "received %d days ago, and no invoice yet", passed);
        diag_label(context->diags, diag, "应不晚于 %.*s 开票", "to be invoiced by %.*s",
                   STR_ARG(iso(context, receipt->date.value + days)));
        diag_help(context->diags, diag, "开票后在这笔回款下写 invoice",
                  "issue the invoice and write its number here");
    }
}
