/* Invoices, and the receipts, refunds and red invoices that answer to them. */
#include "derive/finance.h"

static bool happened(Day day, Date as_of)
{
    return day.present && day.value <= as_of;
}

bool invoice_is_red(const Invoice *invoice)
{
    return is_written(invoice->red_of, *invoice);
}

Money invoice_gross(const Invoice *invoice)
{
    Money gross = invoice->gross.value;
    return invoice_is_red(invoice) && gross > 0 ? -gross : gross;
}

bool invoice_net_by_rate(const Invoice *invoice, Money *net)
{
    return invoice->gross.present && invoice->rate.present &&
           money_scale(invoice->gross.value, 10000, 10000 + invoice->rate.ten_thousandths, net);
}

bool invoice_net(const Invoice *invoice, Money *net)
{
    if (!is_written(invoice->net, *invoice)) return invoice_net_by_rate(invoice, net);
    *net = invoice->net.value;
    return invoice->net.present;
}

bool invoice_vat(const Invoice *invoice, Money *vat)
{
    Money net;
    if (!is_written(invoice->vat, *invoice))
        return invoice->gross.present && invoice_net(invoice, &net) &&
               money_sub(invoice->gross.value, net, vat);
    *vat = invoice->vat.value;
    return invoice->vat.present;
}

static void add_to(Money *sum, Money amount)
{
    (void)money_add(*sum, amount, sum);
}

static MilestoneAccount *milestone_slot(Accounts *accounts, Text milestone)
{
    if (!milestone.present) return NULL;
    MilestoneAccount *slot = map_get(&accounts->by_milestone, milestone.value);
    if (slot) return slot;
    slot = arena_make(accounts->arena, MilestoneAccount);
    map_put(accounts->arena, &accounts->by_milestone, milestone.value, slot);
    return slot;
}

static void take_invoices(Accounts *accounts, const Finance *finance, Date as_of)
{
    array_fit(accounts->arena, &accounts->invoices, finance->invoices.count);
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        if (!happened(invoice->date, as_of)) continue;
        array_push(accounts->arena, &accounts->invoices, (InvoiceAccount){.invoice = invoice});
        InvoiceAccount *account = &accounts->invoices.items[accounts->invoices.count - 1];
        if (invoice->number.present && !map_get(&accounts->by_number, invoice->number.value))
            map_put(accounts->arena, &accounts->by_number, invoice->number.value, account);
    }
}

static void reverse(Accounts *accounts)
{
    for (size_t i = 0; i < accounts->invoices.count; i++) {
        InvoiceAccount *red = &accounts->invoices.items[i];
        InvoiceAccount *blue = account_of(accounts, red->invoice->red_of);
        if (!blue || invoice_is_red(blue->invoice)) continue;
        red->blue = blue;
        add_to(&blue->reversed, -invoice_gross(red->invoice));
    }
}

static void take_receipts(Accounts *accounts, const Finance *finance, Date as_of)
{
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        InvoiceAccount *account = account_of(accounts, receipt->invoice);
        if (account && happened(receipt->date, as_of)) add_to(&account->received, receipt->amount.value);
    }
    for (size_t i = 0; i < finance->refunds.count; i++) {
        const Refund *refund = &finance->refunds.items[i];
        InvoiceAccount *account = account_of(accounts, refund->invoice);
        if (account && happened(refund->date, as_of)) add_to(&account->refunded, refund->amount.value);
    }
}

Accounts accounts_of(Arena *arena, const Project *project, Date as_of)
{
    Accounts accounts = {.arena = arena};
    take_invoices(&accounts, &project->finance, as_of);
    reverse(&accounts);
    take_receipts(&accounts, &project->finance, as_of);
    for (size_t i = 0; i < accounts.invoices.count; i++) {
        const InvoiceAccount *account = &accounts.invoices.items[i];
        MilestoneAccount *milestone = milestone_slot(&accounts, account_milestone(account));
        if (!milestone) continue;
        add_to(&milestone->invoiced, invoice_gross(account->invoice));
        add_to(&milestone->received, account->received);
        add_to(&milestone->received, -account->refunded);
    }
    return accounts;
}

InvoiceAccount *account_of(const Accounts *accounts, Text invoice)
{
    return invoice.present ? map_get(&accounts->by_number, invoice.value) : NULL;
}

MilestoneAccount account_of_milestone(const Accounts *accounts, Text milestone)
{
    const MilestoneAccount *account =
        milestone.present ? map_get(&accounts->by_milestone, milestone.value) : NULL;
    return account ? *account : (MilestoneAccount){0};
}

Text account_milestone(const InvoiceAccount *account)
{
    bool written = is_written(account->invoice->milestone, *account->invoice);
    return written || !account->blue ? account->invoice->milestone : account->blue->invoice->milestone;
}

Money account_remaining(const InvoiceAccount *account)
{
    Money rest = 0;
    if (invoice_is_red(account->invoice)) return 0;
    return money_sub(account->invoice->gross.value, account->reversed, &rest) ? rest : 0;
}
