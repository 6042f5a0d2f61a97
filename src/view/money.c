#include "view/parts-imp.h"

static bool happened(const View *view, Day day)
{
    return day.present && day.value <= view->as_of;
}

/* Sums for display: what overflows has been refused by the rules, here it stays out. */
static void add_to(Money *sum, Amount amount)
{
    if (amount.present) (void)money_add(*sum, amount.value, sum);
}

static Money received_for(const View *view, Text invoice)
{
    const Finance *finance = &view->project->finance;
    Money sum = 0;
    for (size_t i = 0; invoice.present && i < finance->receipts.count; i++) {
        const Receipt *receipt = &finance->receipts.items[i];
        if (happened(view, receipt->date) && str_equal(receipt->invoice.value, invoice.value))
            add_to(&sum, receipt->amount);
    }
    return sum;
}

/* --- rows --- */

static const Value *invoice_value(const View *view, const Invoice *invoice, const Node *node)
{
    const Form *form = &view->shapes->invoice;
    Money received = received_for(view, invoice->number), outstanding = 0;
    RecordBuilder builder = record_begin(view->arena, form->shape, node->span);
    convert_into(&view->converter, form, node, &builder);
    put_money(&builder, "received", received);
    if (money_sub(invoice->gross.value, received, &outstanding))
        put_money(&builder, "outstanding", outstanding);
    if (invoice->rate.present) {
        int64_t hundredths = invoice->rate.ten_thousandths;
        Str rate = hundredths % 100 ? str_printf(view->arena, "%lld.%02lld%%", (long long)(hundredths / 100),
                                                 (long long)(hundredths % 100))
                                    : str_printf(view->arena, "%lld%%", (long long)(hundredths / 100));
        put_str(&builder, "rate_text", rate);
    }
    put_project_of(view, &builder);
    return record_end(&builder);
}

static const Value *receipt_value(const View *view, const Node *node)
{
    const Form *form = &view->shapes->receipt;
    RecordBuilder builder = record_begin(view->arena, form->shape, node->span);
    convert_into(&view->converter, form, node, &builder);
    put_project_of(view, &builder);
    return record_end(&builder);
}

static const Value *cost_value(const View *view, const ExpertCost *cost, const Node *node)
{
    const Form *form = &view->shapes->cost;
    Money net = 0;
    RecordBuilder builder = record_begin(view->arena, form->shape, node->span);
    convert_into(&view->converter, form, node, &builder);
    if (cost->gross.present && money_sub(cost->gross.value, cost->tax.value, &net))
        put_money(&builder, "net", net);
    put_bool(&builder, "is_labour", str_is(cost->category.value, "劳务费"));
    put_project_of(view, &builder);
    return record_end(&builder);
}

static void put_lists(const View *view, RecordBuilder *root, RecordBuilder *file)
{
    const Finance *finance = &view->project->finance;
    const Doc *doc = view->project->finance_doc;
    Values invoices = {0}, receipts = {0}, costs = {0};
    for (size_t i = 0; i < finance->invoices.count; i++)
        if (happened(view, finance->invoices.items[i].date))
            array_push(view->arena, &invoices,
                       invoice_value(view, &finance->invoices.items[i], file_item(doc, "invoices", i)));
    for (size_t i = 0; i < finance->receipts.count; i++)
        if (happened(view, finance->receipts.items[i].date))
            array_push(view->arena, &receipts, receipt_value(view, file_item(doc, "receipts", i)));
    for (size_t i = 0; i < finance->expert_costs.count; i++)
        if (happened(view, finance->expert_costs.items[i].date))
            array_push(view->arena, &costs,
                       cost_value(view, &finance->expert_costs.items[i], file_item(doc, "expert_costs", i)));
    RecordBuilder *both[] = {root, file};
    for (size_t i = 0; i < 2; i++) {
        put_list(both[i], "invoices", invoices);
        put_list(both[i], "receipts", receipts);
        put_list(both[i], "expert_costs", costs);
    }
}

/* --- the tax sheet --- */

typedef struct Month {
    Str expert, month;
    Date last_on;
    int64_t payments;
    Money gross, withheld;
} Month;

typedef Array(Month) Months;

static Months labour_months(const View *view)
{
    Months months = {0};
    const Finance *finance = &view->project->finance;
    for (size_t i = 0; i < finance->expert_costs.count; i++) {
        const ExpertCost *cost = &finance->expert_costs.items[i];
        if (!happened(view, cost->date) || !str_is(cost->category.value, "劳务费")) continue;
        Str month = str_slice(date_iso(view->arena, cost->date.value), 0, 7);
        size_t m = 0;
        while (m < months.count && !(str_equal(months.items[m].expert, cost->expert.value) &&
                                     str_equal(months.items[m].month, month)))
            m++;
        if (m == months.count)
            array_push(view->arena, &months, (Month){.expert = cost->expert.value, .month = month});
        months.items[m].payments++;
        if (cost->date.value > months.items[m].last_on) months.items[m].last_on = cost->date.value;
        add_to(&months.items[m].gross, cost->gross);
        add_to(&months.items[m].withheld, cost->tax);
    }
    return months;
}

static const Value *labour_tax_value(const View *view, const Month *month)
{
    const Expert *expert = project_expert(view->project, month->expert);
    Money tax = labour_tax(policy_on(view->policy, month->last_on), 0, 0, month->gross), difference = 0,
          net = 0;
    RecordBuilder builder = record_begin(view->arena, view->shapes->labour_tax, (Span){0});
    const Value *person = expert_value(view, expert);
    put_str(&builder, "expert", month->expert);
    if (expert) {
        put_text(&builder, "expert_name", expert->name);
        put_value(&builder, "id_number", value_field(person, STR("id_number")));
        if (view->shapes->ledger) put_text(&builder, "id_number_full", expert->id_number);
    }
    put_str(&builder, "month", month->month);
    put_integer(&builder, "payments", month->payments);
    put_money(&builder, "gross", month->gross);
    put_money(&builder, "tax", tax);
    put_money(&builder, "withheld", month->withheld);
    if (money_sub(tax, month->withheld, &difference)) put_money(&builder, "difference", difference);
    if (money_sub(month->gross, month->withheld, &net)) put_money(&builder, "net", net);
    put_project_of(view, &builder);
    return record_end(&builder);
}

/* --- the summary --- */

static void put_categories(const View *view, RecordBuilder *builder)
{
    static const char *const categories[] = {"交通费", "食宿费", "劳务费"};
    const Finance *finance = &view->project->finance;
    Values rows = {0};
    for (size_t c = 0; c < sizeof categories / sizeof *categories; c++) {
        Money sum = 0;
        for (size_t i = 0; i < finance->expert_costs.count; i++) {
            const ExpertCost *cost = &finance->expert_costs.items[i];
            if (happened(view, cost->date) && str_is(cost->category.value, categories[c]))
                add_to(&sum, cost->gross);
        }
        RecordBuilder row = record_begin(view->arena, view->shapes->category_sum, (Span){0});
        put_str(&row, "category", str_from(categories[c]));
        put_money(&row, "gross", sum);
        array_push(view->arena, &rows, record_end(&row));
    }
    put_list(builder, "expert_by_category", rows);
}

/* NULL before the agreement, and where a sum overflows. */
static const Value *money_value(const View *view)
{
    const Agreement *agreement = &view->project->agreement;
    MoneySummary sums;
    Money fee = 0, left = 0;
    if (!agreement->present || !happened(view, agreement->signed_on)) return NULL;
    if (!money_summary(view->project, view->as_of, &sums)) return NULL;
    if (!agreement_fee(agreement, view->as_of, &fee)) return NULL;
    RecordBuilder builder = record_begin(view->arena, view->shapes->money, (Span){0});
    put_money(&builder, "fee_total", sums.fee);
    put_money(&builder, "supplements", sums.supplements);
    put_money(&builder, "fee", fee);
    put_money(&builder, "invoiced", sums.invoiced);
    put_money(&builder, "received", sums.received);
    put_money(&builder, "uninvoiced", sums.uninvoiced);
    put_money(&builder, "receivable", sums.receivable);
    put_str(&builder, "collection_rate", percent_text(view->arena, sums.received, fee));
    put_money(&builder, "expert_actual", sums.expert_actual);
    if (agreement->expert_cost_budget.present) {
        put_money(&builder, "expert_budget", sums.expert_budget);
        put_money(&builder, "expert_over", sums.expert_over);
        if (money_sub(sums.expert_budget, sums.expert_actual, &left))
            put_money(&builder, "expert_left", left);
    }
    put_categories(view, &builder);
    return record_end(&builder);
}

void put_finance(const View *view, RecordBuilder *root)
{
    Values taxes = {0};
    const Doc *doc = view->project->finance_doc;
    const Form *form = &view->shapes->finance;
    put_value(root, "money", money_value(view));
    if (!doc) return;
    RecordBuilder file = record_begin(view->arena, form->shape, doc->root->span);
    convert_into(&view->converter, form, doc->root, &file);
    put_lists(view, root, &file);
    put_value(root, "finance", record_end(&file));
    Months months = labour_months(view);
    for (size_t i = 0; i < months.count; i++)
        array_push(view->arena, &taxes, labour_tax_value(view, &months.items[i]));
    put_list(root, "labour_taxes", taxes);
}

/* --- the agreement --- */

/* A termination cancels what was not performed by its day (article 17). */
static bool is_cancelled(const View *view, const Milestone *milestone)
{
    Day terminated = view->project->termination.terminated_on;
    if (!terminated.present || terminated.value > view->as_of) return false;
    return !milestone->performed_on.present || milestone->performed_on.value > terminated.value;
}

static void put_milestone_sums(const View *view, const Milestone *milestone, RecordBuilder *builder)
{
    const Finance *finance = &view->project->finance;
    Money invoiced = 0, received = 0, outstanding = 0;
    for (size_t i = 0; i < finance->invoices.count; i++) {
        const Invoice *invoice = &finance->invoices.items[i];
        if (!milestone->id.present || !happened(view, invoice->date)) continue;
        if (!str_equal(invoice->milestone.value, milestone->id.value)) continue;
        add_to(&invoiced, invoice->gross);
        (void)money_add(received, received_for(view, invoice->number), &received);
    }
    put_money(builder, "invoiced", invoiced);
    put_money(builder, "received", received);
    if (money_sub(milestone->amount.value, received, &outstanding))
        put_money(builder, "outstanding", outstanding);
    bool overdue = milestone->due_on.present && view->as_of > milestone->due_on.value && outstanding > 0 &&
                   !is_cancelled(view, milestone);
    put_bool(builder, "is_overdue", overdue);
    if (overdue) put_integer(builder, "overdue_days", view->as_of - milestone->due_on.value);
}

static Values milestone_values(const View *view)
{
    Values values = {0};
    const Agreement *agreement = &view->project->agreement;
    const Form *form = &view->shapes->milestone;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Node *node = file_item(view->project->agreement_doc, "milestones", i);
        RecordBuilder builder = record_begin(view->arena, form->shape, node->span);
        convert_into(&view->converter, form, node, &builder);
        put_milestone_sums(view, &agreement->milestones.items[i], &builder);
        put_project_of(view, &builder);
        array_push(view->arena, &values, record_end(&builder));
    }
    return values;
}

static Values all_services(const View *view)
{
    Values values = {0};
    const Agreement *agreement = &view->project->agreement;
    for (size_t i = 0; i < agreement->services.count; i++) {
        Text code = agreement->services.items[i];
        array_push(view->arena, &values,
                   service_value(&view->converter, view->shapes->service, code.value, code.span));
    }
    for (size_t s = 0; s < agreement->supplements.count; s++) {
        const Supplement *supplement = &agreement->supplements.items[s];
        for (size_t i = 0; happened(view, supplement->signed_on) && i < supplement->services_added.count;
             i++) {
            Text code = supplement->services_added.items[i];
            array_push(view->arena, &values,
                       service_value(&view->converter, view->shapes->service, code.value, code.span));
        }
    }
    return values;
}

const Value *agreement_value(const View *view)
{
    const Agreement *agreement = &view->project->agreement;
    const Form *form = &view->shapes->agreement;
    Money fee = 0, supplements = 0;
    if (!agreement->present || !happened(view, agreement->signed_on)) return NULL;
    const Node *root = view->project->agreement_doc->root;
    RecordBuilder builder = record_begin(view->arena, form->shape, root->span);
    convert_into(&view->converter, form, root, &builder);
    put_list(&builder, "milestones", milestone_values(view));
    if (agreement_fee(agreement, view->as_of, &fee) && agreement->fee_total.present) {
        put_money(&builder, "fee", fee);
        if (money_sub(fee, agreement->fee_total.value, &supplements))
            put_money(&builder, "fee_supplements", supplements);
    }
    put_date(&builder, "end_in_force", agreement_end(agreement, view->as_of));
    put_list(&builder, "all_services", all_services(view));
    return record_end(&builder);
}
