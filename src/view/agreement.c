#include "view/parts-imp.h"

static bool happened(const View *view, Day day)
{
    return day.present && day.value <= view->as_of;
}

static void put_milestone_sums(const View *view, const Milestone *milestone, RecordBuilder *builder)
{
    MilestoneAccount account = account_of_milestone(&view->accounts, milestone->id);
    Money amount, outstanding = 0;
    bool cancelled = milestone_is_cancelled(view->project, milestone, view->as_of);
    put_money(builder, "invoiced", account.invoiced);
    put_money(builder, "received", account.received);
    if (milestone_amount(&view->project->agreement, milestone, &amount)) {
        put_money(builder, "amount", amount);
        if (money_sub(amount, account.received, &outstanding)) put_money(builder, "outstanding", outstanding);
    }
    put_bool(builder, "is_cancelled", cancelled);
    bool overdue =
        milestone->due_on.present && view->as_of > milestone->due_on.value && outstanding > 0 && !cancelled;
    put_bool(builder, "is_overdue", overdue);
    if (overdue) put_integer(builder, "overdue_days", view->as_of - milestone->due_on.value);
}

static Values milestone_values(const View *view)
{
    Values values = {0};
    const Agreement *agreement = &view->project->agreement;
    const Form *form = &view->shapes->milestone;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Milestone *milestone = &agreement->milestones.items[i];
        if (!record_exists(&view->converter, form->described, milestone->node)) continue;
        RecordBuilder builder = record_begin(view->arena, form->shape, milestone->span);
        convert_into(&view->converter, form, milestone->node, &builder);
        put_milestone_sums(view, milestone, &builder);
        put_project_of(view, &builder);
        array_push(view->arena, &values, record_end(&builder));
    }
    return values;
}

static void add_services(const View *view, const Texts *services, Values *values)
{
    for (size_t i = 0; i < services->count; i++) {
        Text code = services->items[i];
        array_push(view->arena, values,
                   service_value(&view->converter, view->shapes->service, code.value, code.span));
    }
}

static Values all_services(const View *view)
{
    Values values = {0};
    const Agreement *agreement = &view->project->agreement;
    add_services(view, agreement_services(view->project), &values);
    for (size_t i = 0; i < agreement->supplements.count; i++)
        if (happened(view, agreement->supplements.items[i].signed_on))
            add_services(view, &agreement->supplements.items[i].services_added, &values);
    return values;
}

/* What the file need not say. */
static void put_defaults(const View *view, const Value *application, RecordBuilder *builder)
{
    const Project *project = view->project;
    const Texts *services = agreement_services(project);
    const Day *start = agreement_start(&project->agreement);
    if (start->present) put_date(builder, "start_on", start->value);
    if (services == &project->agreement.services) return;
    static const char *const fields[] = {"services", "service_codes", "service_titles"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put_value(builder, fields[i], value_field(application, str_from(fields[i])));
}

const Value *agreement_value(const View *view, const Value *application)
{
    const Agreement *agreement = &view->project->agreement;
    const Form *form = &view->shapes->agreement;
    Money fee = 0, supplements = 0;
    if (!agreement->present || !record_exists(&view->converter, form->described, agreement->node))
        return NULL;
    const Node *root = agreement->node;
    RecordBuilder builder = record_begin(view->arena, form->shape, root->span);
    convert_into(&view->converter, form, root, &builder);
    put_defaults(view, application, &builder);
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
