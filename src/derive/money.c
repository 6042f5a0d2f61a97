#include "derive/derive.h"

static bool add_if_dated(Money *sum, Day date, Amount amount, Date as_of)
{
    return !date.present || date.value > as_of || money_add(*sum, amount.value, sum);
}

static bool finance_sums(const Finance *finance, Date as_of, MoneySummary *summary)
{
    bool fits = true;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        fits &= add_if_dated(&summary->invoiced, invoice->date, invoice->gross, as_of);
    }
    for (size_t i = 0; i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        fits &= add_if_dated(&summary->received, receipt->date, receipt->amount, as_of);
    }
    for (size_t i = 0; i < finance->expert_costs.count; i++) {
        const ExpertCost *cost = &finance->expert_costs.items[i];
        fits &= add_if_dated(&summary->expert_actual, cost->date, cost->gross, as_of);
    }
    return fits;
}

bool money_summary(const Project *project, Date as_of, MoneySummary *summary)
{
    const Agreement *agreement = &project->agreement;
    Money fee_with_supplements = 0;
    *summary = (MoneySummary){
        .fee = agreement->fee_total.value,
        .expert_budget = agreement->expert_cost_budget.value,
    };
    bool fits = agreement_fee(agreement, as_of, &fee_with_supplements) &&
                money_sub(fee_with_supplements, summary->fee, &summary->supplements) &&
                finance_sums(&project->finance, as_of, summary) &&
                money_sub(fee_with_supplements, summary->invoiced, &summary->uninvoiced) &&
                money_sub(summary->invoiced, summary->received, &summary->receivable);
    bool over = agreement->expert_cost_budget.present && summary->expert_actual > summary->expert_budget;
    if (over) fits &= money_sub(summary->expert_actual, summary->expert_budget, &summary->expert_over);
    return fits;
}

/* 劳务报酬所得预扣预缴 on the whole of a month; 0 on what no bracket takes. */
static Money tax_on(const Edition *edition, Money gross)
{
    Money base, tax;
    if (gross <= edition->tax_allowance_up_to)
        base = gross > edition->tax_allowance ? gross - edition->tax_allowance : 0;
    else if (!money_scale(gross, edition->tax_share, 10000, &base))
        return 0;
    for (size_t i = 0; i < edition->tax_brackets.count; i++) {
        const TaxBracket *bracket = &edition->tax_brackets.items[i];
        if (base > bracket->up_to) continue;
        if (!money_scale(base, bracket->rate, 10000, &tax)) return 0;
        return tax > bracket->quick_deduction ? tax - bracket->quick_deduction : 0;
    }
    return 0;
}

Money labour_tax(const Edition *edition, Money gross_before, Money tax_before, Money gross)
{
    Money together, rest;
    if (!money_add(gross_before, gross, &together)) return 0;
    return money_sub(tax_on(edition, together), tax_before, &rest) && rest > 0 ? rest : 0;
}
