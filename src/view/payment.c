/* What experts are paid: the rounds, their parts, the tax of each month, and the sums. */
#include "view/parts-imp.h"

#include <stdlib.h>
#include <string.h>

static bool exists(const View *view, const Payment *payment)
{
    return payment->cost->date.present && payment->cost->date.value <= view->as_of;
}

/* Sums of some payments, in the three categories of article 20. */
typedef struct Costs {
    Money travel, board, labour, total, tax;
} Costs;

static void add_payment(Costs *costs, const Payment *payment)
{
    const ExpertPayment *part = payment->part;
    (void)money_add(costs->travel, part->travel.value, &costs->travel);
    (void)money_add(costs->board, part->board.value, &costs->board);
    (void)money_add(costs->labour, part->labour.value, &costs->labour);
    (void)money_add(costs->total, payment->total, &costs->total);
    (void)money_add(costs->tax, payment->tax, &costs->tax);
}

static void put_costs(const Costs *costs, RecordBuilder *builder)
{
    Money net;
    put_money(builder, "travel", costs->travel);
    put_money(builder, "board", costs->board);
    put_money(builder, "labour", costs->labour);
    put_money(builder, "total", costs->total);
    put_money(builder, "tax", costs->tax);
    if (money_sub(costs->total, costs->tax, &net)) put_money(builder, "net", net);
}

/* --- rounds and their parts --- */

static const Value *payment_value(const View *view, const Payment *payment)
{
    const Form *form = &view->shapes->payment;
    const ExpertCost *cost = payment->cost;
    Money net;
    RecordBuilder builder = record_begin(view->arena, form->shape, payment->part->span);
    convert_into(&view->converter, form, payment->part->node, &builder);
    put_text(&builder, "visit", cost->visit);
    put_date(&builder, "date", cost->date.value);
    put_str(&builder, "payer", cost_payer_word(payment->payer));
    if (cost->reimbursed_on.present && cost->reimbursed_on.value <= view->as_of)
        put_date(&builder, "reimbursed_on", cost->reimbursed_on.value);
    put_money(&builder, "total", payment->total);
    if (payment->month || payment->part->tax.present) put_money(&builder, "tax", payment->tax);
    if (money_sub(payment->total, payment->tax, &net)) put_money(&builder, "net", net);
    put_project_of(view, &builder);
    return record_end(&builder);
}

static const Value *cost_value(const View *view, const ExpertCost *cost, Values experts, const Costs *sums)
{
    const Form *form = &view->shapes->cost;
    RecordBuilder builder = record_begin(view->arena, form->shape, cost->span);
    convert_into(&view->converter, form, cost->node, &builder);
    put_str(&builder, "payer", cost_payer_word(cost_payer(&view->project->agreement, cost)));
    put_list(&builder, "experts", experts);
    put_costs(sums, &builder);
    put_project_of(view, &builder);
    return record_end(&builder);
}

/* --- the tax sheet --- */

/* A project, an expert and a month. */
typedef struct TaxRow {
    const Payment *first;
    Str month;
    int64_t payments;
    Money labour, by_table, withheld;
} TaxRow;

typedef Array(TaxRow *) TaxRows;

static void take_tax(const View *view, Map *known, TaxRows *rows, const Payment *payment)
{
    Str month = str_slice(date_iso(view->arena, payment->cost->date.value), 0, strlen("2026-08"));
    Str expert = payment->part->expert.value;
    Str key = str_printf(view->arena, "%.*s %.*s", STR_ARG(month), STR_ARG(expert));
    TaxRow *row = map_get(known, key);
    if (!row) {
        row = arena_make(view->arena, TaxRow);
        *row = (TaxRow){.first = payment, .month = month};
        map_put(view->arena, known, key, row);
        array_push(view->arena, rows, row);
    }
    row->payments++;
    (void)money_add(row->labour, payment->part->labour.value, &row->labour);
    (void)money_add(row->by_table, payment->by_table, &row->by_table);
    (void)money_add(row->withheld, payment->tax, &row->withheld);
}

static int by_month_and_expert(const void *a, const void *b)
{
    const TaxRow *first = *(const TaxRow *const *)a, *second = *(const TaxRow *const *)b;
    int order = str_compare(first->month, second->month);
    return order ? order : str_compare(first->first->part->expert.value, second->first->part->expert.value);
}

static const Value *tax_value(const View *view, const TaxRow *row)
{
    const Expert *expert = row->first->expert;
    Money difference, net;
    RecordBuilder builder = record_begin(view->arena, view->shapes->labour_tax, (Span){0});
    put_text(&builder, "expert", row->first->part->expert);
    if (expert) {
        put_text(&builder, "expert_name", expert->name);
        put_secrets(&view->converter, view->shapes->expert.described, expert->node, &builder);
    }
    put_str(&builder, "month", row->month);
    put_integer(&builder, "payments", row->payments);
    put_money(&builder, "labour", row->labour);
    put_money(&builder, "tax", row->by_table);
    put_money(&builder, "withheld", row->withheld);
    if (money_sub(row->by_table, row->withheld, &difference)) put_money(&builder, "difference", difference);
    if (money_sub(row->labour, row->withheld, &net)) put_money(&builder, "net", net);
    put_project_of(view, &builder);
    return record_end(&builder);
}

static Values tax_values(const View *view)
{
    Values values = {0};
    TaxRows rows = {0};
    Map known = {0};
    for (size_t i = 0; i < view->payments.count; i++) {
        const Payment *payment = &view->payments.items[i];
        if (payment->month && exists(view, payment)) take_tax(view, &known, &rows, payment);
    }
    if (rows.count) qsort(rows.items, rows.count, sizeof *rows.items, by_month_and_expert);
    for (size_t i = 0; i < rows.count; i++) array_push(view->arena, &values, tax_value(view, rows.items[i]));
    return values;
}

void put_payments(const View *view, RecordBuilder *root, RecordBuilder *file)
{
    Values rounds = {0}, all = {0};
    for (size_t i = 0; i < view->payments.count;) {
        const ExpertCost *cost = view->payments.items[i].cost;
        bool there = exists(view, &view->payments.items[i]);
        Values experts = {0};
        Costs sums = {0};
        for (; i < view->payments.count && view->payments.items[i].cost == cost; i++) {
            if (!there) continue;
            const Value *payment = payment_value(view, &view->payments.items[i]);
            array_push(view->arena, &experts, payment);
            array_push(view->arena, &all, payment);
            add_payment(&sums, &view->payments.items[i]);
        }
        if (there) array_push(view->arena, &rounds, cost_value(view, cost, experts, &sums));
    }
    put_list(root, "expert_costs", rounds);
    put_list(file, "expert_costs", rounds);
    put_list(root, "expert_payments", all);
    put_list(root, "labour_taxes", tax_values(view));
}

/* --- sums --- */

static const Value *payer_value(const View *view, CostPayer payer)
{
    Costs sums = {0};
    Money reimbursed = 0;
    for (size_t i = 0; i < view->payments.count; i++) {
        const Payment *payment = &view->payments.items[i];
        Day back = payment->cost->reimbursed_on;
        if (payment->payer != payer || !exists(view, payment)) continue;
        add_payment(&sums, payment);
        if (back.present && back.value <= view->as_of)
            (void)money_add(reimbursed, payment->total, &reimbursed);
    }
    if (sums.total == 0) return NULL;
    RecordBuilder builder = record_begin(view->arena, view->shapes->payer_sum, (Span){0});
    put_str(&builder, "payer", cost_payer_word(payer));
    put_costs(&sums, &builder);
    if (payer == PAYER_ASSOCIATION) {
        put_money(&builder, "reimbursed", reimbursed);
        put_money(&builder, "advanced", sums.total - reimbursed);
    }
    return record_end(&builder);
}

void put_expert_sums(const View *view, RecordBuilder *builder)
{
    static const CostPayer payers[] = {PAYER_CLIENT, PAYER_ASSOCIATION};
    Values rows = {0};
    Costs sums = {0};
    for (size_t i = 0; i < view->payments.count; i++)
        if (exists(view, &view->payments.items[i])) add_payment(&sums, &view->payments.items[i]);
    const struct {
        const char *category;
        Money gross;
    } categories[] = {{"交通费", sums.travel}, {"食宿费", sums.board}, {"劳务费", sums.labour}};
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++) {
        RecordBuilder row = record_begin(view->arena, view->shapes->category_sum, (Span){0});
        put_str(&row, "category", str_from(categories[i].category));
        put_money(&row, "gross", categories[i].gross);
        array_push(view->arena, &rows, record_end(&row));
    }
    put_list(builder, "expert_by_category", rows);
    Values by_payer = {0};
    for (size_t i = 0; i < sizeof payers / sizeof *payers; i++) {
        const Value *row = payer_value(view, payers[i]);
        if (row) array_push(view->arena, &by_payer, row);
    }
    put_list(builder, "expert_by_payer", by_payer);
}
