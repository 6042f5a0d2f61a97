/* Article 19: what was received for the invoices, and paid back. */
#include "rules/invoices-imp.h"

/* Received less refunded; what overflows was refused by its schema. */
static Money collected(const InvoiceAccount *account)
{
    Money sum = 0;
    return money_sub(account->received, account->refunded, &sum) ? sum : 0;
}

/* What may be received for it; a gross amount that the other two speak against does not count. */
static Money receivable(const RuleContext *context, const InvoiceAccount *account)
{
    Money rest = 0;
    if (invoice_is_red(account->invoice)) return 0;
    return money_sub(invoice_believed(context, account->invoice), account->reversed, &rest) ? rest : 0;
}

/* The invoice of each milestone that was not reversed and has room left: it has replaced one that was. */
static Map replacements(const RuleContext *context, const Accounts *accounts)
{
    Map map = {0};
    for (size_t i = 0; i < accounts->invoices.count; i++) {
        const InvoiceAccount *account = &accounts->invoices.items[i];
        Text milestone = account_milestone(account);
        if (account->reversed || !milestone.present || invoice_is_red(account->invoice)) continue;
        if (collected(account) >= receivable(context, account)) continue;
        map_put(context->arena, &map, milestone.value, (void *)(uintptr_t)account->invoice);
    }
    return map;
}

static void report_received(const RuleContext *context, const char *rule, const Receipt *receipt,
                            const InvoiceAccount *account, const Invoice *replacement)
{
    Str most = yuan(context, receivable(context, account));
    Diag *diag =
        breach(context, rule, receipt->amount.span, "这张发票的回款减退款 %.*s 元，超过票面减冲红的 %.*s 元",
               "%.*s yuan received for this invoice less refunds, more than the %.*s yuan left of it",
               STR_ARG(yuan(context, collected(account))), STR_ARG(most));
    diag_label(context->diags, diag, "合计应不超过 %.*s 元", "at most %.*s yuan in all", STR_ARG(most));
    diag_related(context->diags, diag, account->invoice->gross.span, "票面价税合计", "the invoice's gross");
    if (account->reversed && replacement)
        diag_help(context->diags, diag, "原票已冲红，重开的是 %.*s：invoice 改写它",
                  "the invoice was reversed; %.*s replaced it: name that one",
                  STR_ARG(replacement->number.value));
    else if (account->reversed)
        diag_help(context->diags, diag, "原票已冲红：重开的写新号码，退回的记入 refunds",
                  "the invoice was reversed: name the new one, or enter the refund");
    else
        diag_help(context->diags, diag, "核对到账金额与对应的发票号码",
                  "check the amount and the invoice's number");
}

/* At the receipt that is one too many. */
static void check_receipts(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    const Accounts *accounts = context->accounts;
    Map by_milestone = replacements(context, accounts);
    Money *sums = arena_make_many(context->arena, Money, accounts->invoices.count);
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        const InvoiceAccount *account = account_of(accounts, receipt->invoice);
        if (!account || !account->invoice->gross.present || !receipt->amount.present) continue;
        Money most = receivable(context, account);
        if (collected(account) <= most) continue;
        Money *sum = &sums[account - accounts->invoices.items], before = *sum;
        (void)money_add(*sum, receipt->amount.value, sum);
        Money allowed = most + account->refunded;
        if (*sum <= allowed || before > allowed) continue;
        Text milestone = account_milestone(account);
        report_received(context, rule, receipt, account,
                        milestone.present ? map_get(&by_milestone, milestone.value) : NULL);
    }
}

/* --- refunds --- */

static Money received_without_invoice(const Finance *finance)
{
    Money sum = 0;
    for (size_t i = 0; i < finance->receipts.count; i++)
        if (!is_written(finance->receipts.items[i].invoice, finance->receipts.items[i]))
            (void)money_add(sum, finance->receipts.items[i].amount.value, &sum);
    return sum;
}

static void judge_refund(const RuleContext *context, const char *rule, const Refund *refund, Money received,
                         Money *refunded)
{
    Money before = *refunded;
    (void)money_add(*refunded, refund->amount.value, refunded);
    if (*refunded <= received || before > received) return;
    Diag *diag = breach(context, rule, refund->amount.span, "退款合计 %.*s 元，超过所退的回款",
                        "%.*s yuan refunded, more than was received", STR_ARG(yuan(context, *refunded)));
    diag_label(context->diags, diag, "到这笔为止，合计应不超过 %.*s 元", "up to here, at most %.*s yuan",
               STR_ARG(yuan(context, received)));
    diag_help(context->diags, diag, "核对金额与发票号码", "check the amount and the invoice's number");
}

static void check_refunds(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    const Accounts *accounts = context->accounts;
    Money *sums = arena_make_many(context->arena, Money, accounts->invoices.count);
    Money without = 0, received = received_without_invoice(finance);
    for (size_t i = 0; i < finance->refunds.count; i++) {
        const Refund *refund = &finance->refunds.items[i];
        const InvoiceAccount *account = account_of(accounts, refund->invoice);
        if (account)
            judge_refund(context, rule, refund, account->received, &sums[account - accounts->invoices.items]);
        else if (!is_written(refund->invoice, *refund))
            judge_refund(context, rule, refund, received, &without);
    }
}

/* All had been paid, and with the refunds no longer is. */
static bool needs_red(const RuleContext *context, const InvoiceAccount *account)
{
    Money invoiced = receivable(context, account);
    return account->invoice->gross.present && account->received >= invoiced &&
           account->refunded <= account->received && collected(account) < invoiced;
}

static void check_refund_red(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    const Accounts *accounts = context->accounts;
    PtrSet told = {0};
    for (size_t i = finance->refunds.count; i-- > 0;) {
        const Refund *refund = &finance->refunds.items[i];
        const InvoiceAccount *account = account_of(accounts, refund->invoice);
        if (!account || ptr_set_has(&told, account) || !needs_red(context, account)) continue;
        ptr_set_add(context->arena, &told, account);
        Money gap = receivable(context, account) - collected(account);
        Diag *diag =
            breach(context, rule, refund->amount.span, "退款之后，开票比实收多 %.*s 元，应开红字发票",
                   "after the refund %.*s yuan more is invoiced than received: a red invoice is due",
                   STR_ARG(yuan(context, gap)));
        diag_label(context->diags, diag, "退了款，发票还没有冲红", "refunded, and not reversed");
        diag_related(context->diags, diag, account->invoice->gross.span, "原来已全部回款",
                     "had been paid in full");
        diag_help(context->diags, diag, "开红字发票 -%.*s 元，写 red_of: \"%.*s\"",
                  "make a red invoice of -%.*s yuan with red_of: \"%.*s\"",
                  STR_ARG(money_plain(context->arena, gap)), STR_ARG(account->invoice->number.value));
    }
}

/* --- money received without an invoice --- */

/* None is named, or it was made after the day. */
static bool is_uninvoiced(const RuleContext *context, const Accounts *accounts, const Receipt *receipt)
{
    if (missing(receipt->invoice, *receipt)) return true;
    const InvoiceAccount *account = account_of(accounts, receipt->invoice);
    return account && account->invoice->date.value > context->as_of;
}

/* What was paid back of it by the day, the oldest first. */
static Money refunded_without_invoice(const RuleContext *context)
{
    const Finance *finance = &context->project->finance;
    Money sum = 0;
    for (size_t i = 0; i < finance->refunds.count; i++) {
        const Refund *refund = &finance->refunds.items[i];
        if (!is_written(refund->invoice, *refund) && refund->date.present &&
            refund->date.value <= context->as_of)
            (void)money_add(sum, refund->amount.value, &sum);
    }
    return sum;
}

static void check_uninvoiced(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    const Accounts *accounts = context->accounts;
    Money refunded = refunded_without_invoice(context);
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        if (!is_uninvoiced(context, accounts, receipt)) continue;
        if (!receipt->date.present || receipt->date.value > context->as_of) continue;
        if (receipt->amount.present && refunded >= receipt->amount.value) {
            refunded -= receipt->amount.value;
            continue;
        }
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

const Rule receipts_rules[] = {
    {"R1905", check_receipts},
    {"R1906", check_uninvoiced},
    {"R1913", check_refunds},
    {"R1914", check_refund_red},
    {0},
};
