/* Article 19: the amounts of an invoice, and red invoices (红字发票), which reverse blue ones. */
#include "rules/invoices-imp.h"

/* Which of an invoice's three amounts the other two speak against. */
typedef enum Wrong { NONE_WRONG, NET_WRONG, VAT_WRONG, GROSS_WRONG } Wrong;

typedef struct Amounts {
    Money gross, net, vat, by_rate; /* as written, else as they follow; net as the rate has it */
    bool rated;
} Amounts;

static bool amounts_of(const Invoice *invoice, Amounts *amounts)
{
    amounts->gross = invoice->gross.value;
    amounts->rated = invoice_net_by_rate(invoice, &amounts->by_rate);
    return invoice->gross.present && invoice_net(invoice, &amounts->net) &&
           invoice_vat(invoice, &amounts->vat);
}

static bool is_near(const RuleContext *context, const Invoice *invoice, Money a, Money b)
{
    Money apart, tolerance = edition_on(context, invoice->date)->net_tolerance;
    return money_sub(a, b, &apart) && apart <= tolerance && apart >= -tolerance;
}

static Wrong wrong_amount(const RuleContext *context, const Invoice *invoice)
{
    Amounts a;
    Money sum, rest, of_sum;
    if (!amounts_of(invoice, &a) || !money_add(a.net, a.vat, &sum) || sum == a.gross) return NONE_WRONG;
    if (!a.rated) return VAT_WRONG;
    if (a.net != a.by_rate && money_sub(a.gross, a.by_rate, &rest) && rest == a.vat) return NET_WRONG;
    if (is_near(context, invoice, a.net, a.by_rate)) return VAT_WRONG;
    bool fits = money_scale(sum, 10000, 10000 + invoice->rate.ten_thousandths, &of_sum) &&
                is_near(context, invoice, of_sum, a.net);
    return fits ? GROSS_WRONG : VAT_WRONG;
}

Money invoice_believed(const RuleContext *context, const Invoice *invoice)
{
    Amounts a;
    Money sum;
    bool wrong = wrong_amount(context, invoice) == GROSS_WRONG && amounts_of(invoice, &a) &&
                 money_add(a.net, a.vat, &sum);
    return wrong ? sum : invoice_gross(invoice);
}

typedef struct NamedAmount {
    const Amount *amount;
    Money value;
    const char *zh, *en;
} NamedAmount;

static void relate(const RuleContext *context, Diag *diag, NamedAmount other)
{
    if (!other.amount->present) return;
    diag_related(context->diags, diag, other.amount->span, "%s", "%s",
                 context->diags->lang == LANG_EN ? other.en : other.zh);
}

static void report_sum(const RuleContext *context, const char *rule, NamedAmount wrong, Money right,
                       NamedAmount first, NamedAmount second)
{
    Diag *diag = breach(context, rule, wrong.amount->span, "不含税金额与税额之和不等于价税合计",
                        "net and tax do not add up to the gross amount");
    diag_label(context->diags, diag, "%s写 %.*s 元，应为 %.*s 元", "%s is %.*s yuan, should be %.*s yuan",
               context->diags->lang == LANG_EN ? wrong.en : wrong.zh, STR_ARG(yuan(context, wrong.value)),
               STR_ARG(yuan(context, right)));
    relate(context, diag, first);
    relate(context, diag, second);
}

static void check_invoice_sum(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        Wrong wrong = wrong_amount(context, invoice);
        Amounts a;
        Money right;
        if (wrong == NONE_WRONG || !amounts_of(invoice, &a)) continue;
        NamedAmount gross = {&invoice->gross, a.gross, "价税合计", "gross"};
        NamedAmount net = {&invoice->net, a.net, "不含税金额", "net"};
        NamedAmount vat = {&invoice->vat, a.vat, "税额", "tax"};
        if (wrong == GROSS_WRONG && money_add(a.net, a.vat, &right))
            report_sum(context, rule, gross, right, net, vat);
        if (wrong == NET_WRONG && money_sub(a.gross, a.vat, &right))
            report_sum(context, rule, net, right, vat, gross);
        if (wrong == VAT_WRONG && money_sub(a.gross, a.net, &right))
            report_sum(context, rule, vat, right, net, gross);
    }
}

/* Off by a few 分 is what rounding line by line gives: an information. */
static void check_invoice_net(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        Amounts a;
        if (wrong_amount(context, invoice) != NONE_WRONG || !amounts_of(invoice, &a)) continue;
        if (!invoice->net.present || !a.rated || a.net == a.by_rate) continue;
        bool near = is_near(context, invoice, a.net, a.by_rate);
        Diag *diag = breach(context, rule, invoice->net.span, "不含税金额写 %.*s 元，按税率应为 %.*s 元",
                            "the net amount is %.*s yuan, by the rate it is %.*s yuan",
                            STR_ARG(yuan(context, a.net)), STR_ARG(yuan(context, a.by_rate)));
        if (near) diag_move(context->diags, diag);
        diag_label(context->diags, diag, "价税合计 ÷（1 + 税率）为 %.*s 元",
                   "gross ÷ (1 + rate) is %.*s yuan", STR_ARG(yuan(context, a.by_rate)));
        diag_related(context->diags, diag, invoice->gross.span, "价税合计", "gross");
        diag_related(context->diags, diag, invoice->rate.span, "税率", "rate");
        if (!near)
            diag_help(context->diags, diag, "照发票原件改正金额或税率",
                      "mend the amounts or the rate after the invoice");
    }
}

/* --- red invoices --- */

static void check_sign(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        bool red = invoice_is_red(invoice);
        if (!invoice->gross.present || (red ? invoice->gross.value < 0 : invoice->gross.value >= 0)) continue;
        if (red) {
            Diag *diag = breach(context, rule, invoice->gross.span, "红字发票的金额不是负数",
                                "a red invoice whose amount is not below zero");
            diag_label(context->diags, diag, "红字发票应写负数", "should be below zero");
            diag_related(context->diags, diag, invoice->red_of.span, "这是红字发票", "it is a red invoice");
        } else {
            Diag *diag = breach(context, rule, invoice->gross.span, "金额是负数，却没有写冲的是哪张发票",
                                "an amount below zero, and no invoice that it reverses");
            diag_label(context->diags, diag, "只有红字发票是负数", "only a red invoice is below zero");
            diag_help(context->diags, diag, "红字发票补写 red_of: 所冲蓝字发票的号码",
                      "add red_of with the number of the invoice that it reverses");
        }
    }
}

static void report_unlike(const RuleContext *context, const char *rule, Span red, Span blue, const char *zh,
                          const char *en)
{
    bool english = context->diags->lang == LANG_EN;
    Diag *diag = breach(context, rule, red, "红字发票与所冲发票的%s不同",
                        "a red invoice's %s is not that of the one it reverses", english ? en : zh);
    diag_label(context->diags, diag, "应与所冲发票相同", "should be the same");
    diag_related(context->diags, diag, blue, "所冲发票的%s", "its %s", english ? en : zh);
}

static void judge_red(const RuleContext *context, const char *rule, const Invoice *red, const Invoice *blue)
{
    if (red->kind.present && blue->kind.present && !str_equal(red->kind.value, blue->kind.value))
        report_unlike(context, rule, red->kind.span, blue->kind.span, "票种", "kind");
    if (red->rate.present && blue->rate.present && red->rate.ten_thousandths != blue->rate.ten_thousandths)
        report_unlike(context, rule, red->rate.span, blue->rate.span, "税率", "rate");
    if (red->milestone.present && blue->milestone.present &&
        !str_equal(red->milestone.value, blue->milestone.value))
        report_unlike(context, rule, red->milestone.span, blue->milestone.span, "付款节点", "milestone");
    demand_order(context, rule, (Moment){&blue->date, "所冲发票", "the invoice it reverses"},
                 (Moment){&red->date, "红字发票", "the red invoice"});
}

static void check_red(const RuleContext *context, const char *rule)
{
    const Accounts *accounts = context->accounts;
    for (size_t i = 0; i < accounts->invoices.count; i++) {
        const Invoice *red = accounts->invoices.items[i].invoice;
        const InvoiceAccount *blue = account_of(accounts, red->red_of);
        if (!blue) continue; /* of a number that is not there R0006 speaks */
        if (!invoice_is_red(blue->invoice)) {
            judge_red(context, rule, red, blue->invoice);
            continue;
        }
        Diag *diag = breach(context, rule, red->red_of.span, "所冲的发票本身是红字发票",
                            "what it reverses is a red invoice itself");
        diag_label(context->diags, diag, "应写蓝字发票的号码", "should be the number of a blue invoice");
        diag_related(context->diags, diag, blue->invoice->number.span, "这张是红字发票",
                     "this is a red invoice");
    }
}

static void check_reversed(const RuleContext *context, const char *rule)
{
    const Accounts *accounts = context->accounts;
    Money *sums = arena_make_many(context->arena, Money, accounts->invoices.count);
    for (size_t i = 0; i < accounts->invoices.count; i++) {
        const InvoiceAccount *red = &accounts->invoices.items[i], *blue = red->blue;
        if (!blue || !blue->invoice->gross.present) continue;
        Money *sum = &sums[blue - accounts->invoices.items], before = *sum;
        (void)money_sub(*sum, invoice_gross(red->invoice), sum);
        Money gross = blue->invoice->gross.value;
        if (*sum <= gross || before > gross) continue;
        Diag *diag = breach(context, rule, red->invoice->gross.span, "冲红合计 %.*s 元，超过所冲的发票",
                            "%.*s yuan reversed in all, more than the invoice", STR_ARG(yuan(context, *sum)));
        diag_label(context->diags, diag, "到这张为止，合计应不超过 %.*s 元",
                   "up to this one, at most %.*s yuan", STR_ARG(yuan(context, gross)));
        diag_related(context->diags, diag, blue->invoice->gross.span, "所冲发票的价税合计",
                     "the gross of what it reverses");
    }
}

const Rule invoices_rules[] = {
    {"R1903", check_invoice_sum}, {"R1904", check_invoice_net}, {"R1910", check_sign},
    {"R1911", check_red},         {"R1912", check_reversed},    {0},
};
