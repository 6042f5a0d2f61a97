#include "view/parts-imp.h"

#include <stdlib.h>

static bool happened(const View *view, Day day)
{
    return day.present && day.value <= view->as_of;
}

static void put_difference(RecordBuilder *builder, const char *name, Money whole, Money part)
{
    Money rest;
    if (money_sub(whole, part, &rest)) put_money(builder, name, rest);
}

/* --- invoices --- */

static void put_rate(const View *view, const Invoice *invoice, RecordBuilder *builder)
{
    int64_t hundredths = invoice->rate.ten_thousandths;
    if (!invoice->rate.present) return;
    Str rate = hundredths % 100 ? str_printf(view->arena, "%lld.%02lld%%", (long long)(hundredths / 100),
                                             (long long)(hundredths % 100))
                                : str_printf(view->arena, "%lld%%", (long long)(hundredths / 100));
    put_str(builder, "rate_text", rate);
}

static const Value *invoice_value(const View *view, const InvoiceAccount *account)
{
    const Form *form = &view->shapes->invoice;
    const Invoice *invoice = account->invoice;
    Money amount, remaining = account_remaining(account), received = account->received;
    RecordBuilder builder = record_begin(view->arena, form->shape, invoice->span);
    convert_into(&view->converter, form, invoice->node, &builder);
    if (invoice_net(invoice, &amount)) put_money(&builder, "net", amount);
    if (invoice_vat(invoice, &amount)) put_money(&builder, "vat", amount);
    Text id = account_milestone(account);
    const Milestone *milestone = project_milestone(view->project, id.value);
    put_text(&builder, "milestone", id);
    if (milestone) put_text(&builder, "milestone_name", milestone->name);
    put_bool(&builder, "is_red", invoice_is_red(invoice));
    put_money(&builder, "reversed", account->reversed);
    put_money(&builder, "remaining", remaining);
    (void)money_sub(received, account->refunded, &received);
    put_money(&builder, "received", received);
    put_difference(&builder, "outstanding", remaining, received);
    put_rate(view, invoice, &builder);
    put_project_of(view, &builder);
    return record_end(&builder);
}

/* --- receipts and refunds --- */

static const Value *row_of(const View *view, const Form *form, const Node *node)
{
    RecordBuilder builder = record_begin(view->arena, form->shape, node->span);
    convert_into(&view->converter, form, node, &builder);
    put_project_of(view, &builder);
    return record_end(&builder);
}

static const Value *receipt_collected(const View *view, const Receipt *receipt)
{
    RecordBuilder builder = record_begin(view->arena, view->shapes->collection, receipt->span);
    put_str(&builder, "kind", STR("回款"));
    put_date(&builder, "date", receipt->date.value);
    put_money(&builder, "amount", receipt->amount.value);
    put_text(&builder, "invoice", receipt->invoice);
    put_project_of(view, &builder);
    return record_end(&builder);
}

static const Value *refund_collected(const View *view, const Refund *refund)
{
    RecordBuilder builder = record_begin(view->arena, view->shapes->collection, refund->span);
    put_str(&builder, "kind", STR("退款"));
    put_date(&builder, "date", refund->date.value);
    put_money(&builder, "amount", -refund->amount.value);
    put_text(&builder, "invoice", refund->invoice);
    put_text(&builder, "reason", refund->reason);
    put_project_of(view, &builder);
    return record_end(&builder);
}

/* By date, a receipt before a refund of its day. */
static int compare_collections(const void *a, const void *b)
{
    const Value *first = *(const Value *const *)a, *second = *(const Value *const *)b;
    Date one = value_field(first, STR("date"))->date, other = value_field(second, STR("date"))->date;
    if (one != other) return one < other ? -1 : 1;
    if (first->span.start != second->span.start) return first->span.start < second->span.start ? -1 : 1;
    return 0;
}

static void put_collections(const View *view, RecordBuilder *root, RecordBuilder *file)
{
    const Finance *finance = &view->project->finance;
    const Shapes *shapes = view->shapes;
    Values receipts = {0}, refunds = {0}, all = {0};
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        if (!record_exists(&view->converter, shapes->receipt.described, receipt->node)) continue;
        array_push(view->arena, &receipts, row_of(view, &shapes->receipt, receipt->node));
        array_push(view->arena, &all, receipt_collected(view, receipt));
    }
    for (size_t i = 0; i < finance->refunds.count; i++) {
        const Refund *refund = &finance->refunds.items[i];
        if (!record_exists(&view->converter, shapes->refund.described, refund->node)) continue;
        array_push(view->arena, &refunds, row_of(view, &shapes->refund, refund->node));
        array_push(view->arena, &all, refund_collected(view, refund));
    }
    if (all.count) qsort(all.items, all.count, sizeof *all.items, compare_collections);
    put_list(root, "receipts", receipts);
    put_list(file, "receipts", receipts);
    put_list(root, "refunds", refunds);
    put_list(file, "refunds", refunds);
    put_list(root, "collections", all);
}

static void put_invoices(const View *view, RecordBuilder *root, RecordBuilder *file)
{
    Values invoices = {0};
    for (size_t i = 0; i < view->accounts.invoices.count; i++)
        array_push(view->arena, &invoices, invoice_value(view, &view->accounts.invoices.items[i]));
    put_list(root, "invoices", invoices);
    put_list(file, "invoices", invoices);
}

/* --- the summary --- */

static void put_due(const MoneySummary *sums, RecordBuilder *builder)
{
    Money received, due;
    if (!money_sub(sums->received, sums->refunded, &received)) return;
    put_money(builder, "received", received);
    if (!money_sub(sums->payable, received, &due)) return;
    put_money(builder, "payable", sums->payable);
    put_bool(builder, "is_due", due > 0);
    put_bool(builder, "is_refund_due", due < 0);
    put_money(builder, "due", due > 0 ? due : 0);
    put_money(builder, "refund_due", due < 0 ? -due : 0);
}

/* NULL before the agreement, and where a sum overflows. */
static const Value *money_value(const View *view)
{
    const Agreement *agreement = &view->project->agreement;
    MoneySummary sums;
    Money fee = 0;
    if (!agreement->present || !happened(view, agreement->signed_on)) return NULL;
    if (!money_summary(view->project, view->as_of, &sums)) return NULL;
    if (!agreement_fee(agreement, view->as_of, &fee)) return NULL;
    RecordBuilder builder = record_begin(view->arena, view->shapes->money, (Span){0});
    put_money(&builder, "fee_total", sums.fee);
    put_money(&builder, "supplements", sums.supplements);
    put_money(&builder, "fee", fee);
    put_money(&builder, "invoiced_blue", sums.invoiced);
    put_money(&builder, "reversed", sums.reversed);
    put_difference(&builder, "invoiced", sums.invoiced, sums.reversed);
    put_money(&builder, "received_gross", sums.received);
    put_money(&builder, "refunded", sums.refunded);
    put_due(&sums, &builder);
    put_money(&builder, "uninvoiced", sums.uninvoiced);
    put_money(&builder, "receivable", sums.receivable);
    put_str(&builder, "collection_rate", percent_text(view->arena, sums.received - sums.refunded, fee));
    put_money(&builder, "expert_actual", sums.expert_actual);
    if (agreement->expert_cost_budget.present) {
        put_money(&builder, "expert_budget", sums.expert_budget);
        put_money(&builder, "expert_over", sums.expert_over);
        put_difference(&builder, "expert_left", sums.expert_budget, sums.expert_actual);
    }
    put_expert_sums(view, &builder);
    return record_end(&builder);
}

void put_finance(const View *view, RecordBuilder *root)
{
    const Form *form = &view->shapes->finance;
    put_value(root, "money", money_value(view));
    const Node *root_node = view->project->finance.node;
    if (!root_node) return;
    RecordBuilder file = record_begin(view->arena, form->shape, root_node->span);
    put_invoices(view, root, &file);
    put_collections(view, root, &file);
    put_payments(view, root, &file);
    put_value(root, "finance", record_end(&file));
}
