#include "derive/finance.h"

static bool add_if_dated(Money *sum, Day date, Money amount, Date as_of)
{
    return !date.present || date.value > as_of || money_add(*sum, amount, sum);
}

static bool costs_sum(const ExpertCost *cost, Date as_of, Money *sum)
{
    bool fits = true;
    for (size_t i = 0; i < cost->experts.count; i++) {
        const ExpertPayment *part = &cost->experts.items[i];
        fits &= add_if_dated(sum, cost->date, part->travel.value, as_of) &&
                add_if_dated(sum, cost->date, part->board.value, as_of) &&
                add_if_dated(sum, cost->date, part->labour.value, as_of);
    }
    return fits;
}

static bool finance_sums(const Finance *finance, Date as_of, MoneySummary *summary)
{
    bool fits = true;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        Money gross = invoice_gross(invoice);
        fits &= invoice_is_red(invoice) ? add_if_dated(&summary->reversed, invoice->date, -gross, as_of)
                                        : add_if_dated(&summary->invoiced, invoice->date, gross, as_of);
    }
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        fits &= add_if_dated(&summary->received, receipt->date, receipt->amount.value, as_of);
    }
    for (size_t i = 0; i < finance->refunds.count; i++) {
        const Refund *refund = &finance->refunds.items[i];
        fits &= add_if_dated(&summary->refunded, refund->date, refund->amount.value, as_of);
    }
    for (size_t i = 0; i < finance->expert_costs.count; i++)
        fits &= costs_sum(&finance->expert_costs.items[i], as_of, &summary->expert_actual);
    return fits;
}

/* A termination cancels what was not performed by its day (article 17). */
static bool payable_sum(const Project *project, Date as_of, Money fee, Money *payable)
{
    const Agreement *agreement = &project->agreement;
    *payable = fee;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Milestone *milestone = &agreement->milestones.items[i];
        Money amount;
        if (milestone_is_cancelled(project, milestone, as_of) &&
            milestone_amount(agreement, milestone, &amount) && !money_sub(*payable, amount, payable))
            return false;
    }
    return true;
}

bool money_summary(const Project *project, Date as_of, MoneySummary *summary)
{
    const Agreement *agreement = &project->agreement;
    Money fee = 0, invoiced, received;
    *summary = (MoneySummary){
        .fee = agreement->fee_total.value,
        .expert_budget = agreement->expert_cost_budget.value,
    };
    bool fits = agreement_fee(agreement, as_of, &fee) &&
                money_sub(fee, summary->fee, &summary->supplements) &&
                finance_sums(&project->finance, as_of, summary) &&
                money_sub(summary->invoiced, summary->reversed, &invoiced) &&
                money_sub(summary->received, summary->refunded, &received) &&
                money_sub(fee, invoiced, &summary->uninvoiced) &&
                money_sub(invoiced, received, &summary->receivable) &&
                payable_sum(project, as_of, fee, &summary->payable);
    bool over = agreement->expert_cost_budget.present && summary->expert_actual > summary->expert_budget;
    if (over) fits &= money_sub(summary->expert_actual, summary->expert_budget, &summary->expert_over);
    return fits;
}
