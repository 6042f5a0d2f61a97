/* What experts are paid, and the labour income tax (劳务报酬所得预扣预缴) withheld by who pays: here that of
 * the association alone.
 *
 * All labour of one expert in one month is taxed together. Payments are taken in order of date, then of
 * place; each bears what the table has for all up to it, less what was withheld before:
 *
 *     2026-08-24  3,000   table on  3,000:   440   withheld   440
 *     2026-08-28  7,500   table on 10,500: 1,680   withheld 1,240
 */
#include "derive/finance.h"

#include <stdlib.h>

CostPayer cost_payer(const Agreement *agreement, const ExpertCost *cost)
{
    if (is_written(cost->payer, *cost)) {
        if (!cost->payer.present) return PAYER_UNKNOWN;
        return str_is(cost->payer.value, "委托单位") ? PAYER_CLIENT : PAYER_ASSOCIATION;
    }
    const Text *agreed = &agreement->expert_cost_payer;
    if (!agreed->present) return PAYER_UNKNOWN;
    return str_is(agreed->value, "委托单位直接支付") ? PAYER_CLIENT : PAYER_ASSOCIATION;
}

Str cost_payer_word(CostPayer payer)
{
    static const Str words[] = {STR_INIT(""), STR_INIT("委托单位"), STR_INIT("协会")};
    return words[payer];
}

Money labour_tax(const Edition *edition, Money labour)
{
    Money base, tax;
    if (labour <= edition->tax_allowance_up_to)
        base = labour > edition->tax_allowance ? labour - edition->tax_allowance : 0;
    else if (!money_scale(labour, edition->tax_share, 10000, &base))
        return 0;
    for (size_t i = 0; i < edition->tax_brackets.count; i++) {
        const TaxBracket *bracket = &edition->tax_brackets.items[i];
        if (base > bracket->up_to) continue;
        if (!money_scale(base, bracket->rate, 10000, &tax)) return 0;
        return tax > bracket->quick_deduction ? tax - bracket->quick_deduction : 0;
    }
    return 0;
}

/* Numbers that lead to one person, whichever of the two a project has. */
static const void *person_of(Arena *arena, Map *persons, const Expert *expert)
{
    const Text *numbers[] = {&expert->id_number, &expert->library_number};
    void *person = NULL;
    for (size_t i = 0; i < 2 && !person; i++)
        if (numbers[i]->present) person = map_get(persons, numbers[i]->value);
    for (size_t i = 0; i < 2; i++) {
        if (!numbers[i]->present) continue;
        if (!person) person = (void *)(uintptr_t)expert;
        if (!map_get(persons, numbers[i]->value)) map_put(arena, persons, numbers[i]->value, person);
    }
    return person;
}

typedef Array(Payment) PaymentList;

static void take_payments(Arena *arena, const Project *project, Map *persons, PaymentList *payments)
{
    for (size_t c = 0; c < project->finance.expert_costs.count; c++) {
        const ExpertCost *cost = &project->finance.expert_costs.items[c];
        CostPayer payer = cost_payer(&project->agreement, cost);
        for (size_t i = 0; i < cost->experts.count; i++) {
            const ExpertPayment *part = &cost->experts.items[i];
            const Expert *expert = project_expert(project, part->expert.value);
            Payment payment = {
                .project = project,
                .cost = cost,
                .part = part,
                .expert = expert,
                .person = expert ? person_of(arena, persons, expert) : NULL,
                .payer = payer,
                .tax = part->tax.value,
            };
            (void)money_add(part->travel.value, part->board.value, &payment.total);
            (void)money_add(payment.total, part->labour.value, &payment.total);
            array_push(arena, payments, payment);
        }
    }
}

static bool is_taxed(const Payment *payment)
{
    const ExpertPayment *part = payment->part;
    bool withheld = !is_written(part->tax, *part) || part->tax.present;
    return payment->payer == PAYER_ASSOCIATION && payment->cost->date.present && part->labour.present &&
           part->expert.present && withheld;
}

static TaxMonth *month_of(Arena *arena, const Policy *policy, Map *months, const Payment *payment)
{
    Date day = payment->cost->date.value;
    Str month = str_slice(date_iso(arena, day), 0, strlen("2026-08")), key;
    if (policy_on(policy, day)->tax_by_payer && payment->person)
        key = str_printf(arena, "%.*s %p", STR_ARG(month), payment->person);
    else
        key = str_printf(arena, "%.*s %p %.*s", STR_ARG(month), (const void *)payment->project,
                         STR_ARG(payment->part->expert.value));
    TaxMonth *known = map_get(months, key);
    if (known) return known;
    known = arena_make(arena, TaxMonth);
    map_put(arena, months, key, known);
    return known;
}

static void reckon(const Policy *policy, Payment *payment)
{
    TaxMonth *month = payment->month;
    Money rest;
    if (!money_add(month->labour, payment->part->labour.value, &month->labour)) return;
    Money together = labour_tax(policy_on(policy, payment->cost->date.value), month->labour);
    payment->by_table = together - month->by_table;
    if (!payment->part->tax.present)
        payment->tax = money_sub(together, month->withheld, &rest) && rest > 0 ? rest : 0;
    month->payments++;
    month->by_table = together;
    (void)money_add(month->withheld, payment->tax, &month->withheld);
}

/* Places in several projects: in the order of their names. */
static int by_day_and_place(const void *a, const void *b)
{
    const Payment *first = *(const Payment *const *)a, *second = *(const Payment *const *)b;
    Date one = first->cost->date.value, other = second->cost->date.value;
    if (one != other) return one < other ? -1 : 1;
    int order = str_compare(first->project->folder_name, second->project->folder_name);
    if (order) return order;
    return first < second ? -1 : first > second;
}

Payments payments_of(Arena *arena, const Project *project, const Policy *policy)
{
    PaymentList all = {0};
    Array(Payment *) taxed = {0};
    Map months = {0}, persons = {0};
    take_payments(arena, project, &persons, &all);
    size_t own = all.count;
    for (size_t i = 0; i < project->beside.count; i++)
        take_payments(arena, project->beside.items[i], &persons, &all);
    for (size_t i = 0; i < all.count; i++)
        if (is_taxed(&all.items[i])) array_push(arena, &taxed, &all.items[i]);
    if (taxed.count) qsort(taxed.items, taxed.count, sizeof *taxed.items, by_day_and_place);
    for (size_t i = 0; i < taxed.count; i++) {
        taxed.items[i]->month = month_of(arena, policy, &months, taxed.items[i]);
        reckon(policy, taxed.items[i]);
    }
    return (Payments){.items = all.items, .count = own, .with_beside = all.count};
}
