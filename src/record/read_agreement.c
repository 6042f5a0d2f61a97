#include "record/read-imp.h"

static Milestone read_milestone(const Reader *reader, const Node *node)
{
    return (Milestone){
        .id = text_at(reader, node, "id"),
        .name = text_at(reader, node, "name"),
        .percent = number_at(reader, node, "percent"),
        .amount = amount_at(reader, node, "amount"),
        .condition = text_at(reader, node, "condition"),
        .due_on = day_at(reader, node, "due_on"),
        .performed_on = day_at(reader, node, "performed_on"),
        .node = node,
        .span = node_anchor(node),
    };
}

static Supplement read_supplement(const Reader *reader, const Node *node)
{
    return (Supplement){
        .number = text_at(reader, node, "number"),
        .signed_on = day_at(reader, node, "signed_on"),
        .fee_change = amount_at(reader, node, "fee_change"),
        .services_added = texts_at(reader, node, "services_added"),
        .end_on = day_at(reader, node, "end_on"),
        .span = node_anchor(node),
    };
}

static PlanItem read_plan_item(const Reader *reader, const Node *node)
{
    return (PlanItem){
        .service = text_at(reader, node, "service"),
        .mode = text_at(reader, node, "mode"),
        .disciplines = texts_at(reader, node, "disciplines"),
        .when = text_at(reader, node, "when"),
        .note = text_at(reader, node, "note"),
        .span = node_anchor(node),
    };
}

static Plan read_plan(const Reader *reader, const Node *node)
{
    Plan plan = {
        .present = node && node->kind == NODE_MAPPING,
        .approved_on = day_at(reader, node, "approved_on"),
        .approver = text_at(reader, node, "approver"),
        .authors = texts_at(reader, node, "authors"),
        .reports = texts_at(reader, node, "reports"),
        .span = node ? node_anchor(node) : (Span){0},
    };
    const Node *items = list_at(node, "items");
    for (size_t i = 0; i < list_count(items); i++)
        array_push(reader->arena, &plan.items, read_plan_item(reader, node_item(items, i)));
    return plan;
}

void read_agreement(const Reader *reader, const Node *root, Agreement *agreement)
{
    *agreement = (Agreement){
        .present = true,
        .number = text_at(reader, root, "number"),
        .signed_on = day_at(reader, root, "signed_on"),
        .start_on = day_at(reader, root, "start_on"),
        .end_on = day_at(reader, root, "end_on"),
        .services = texts_at(reader, root, "services"),
        .fee_total = amount_at(reader, root, "fee_total"),
        .fee_basis = text_at(reader, root, "fee_basis"),
        .expert_cost_budget = amount_at(reader, root, "expert_cost_budget"),
        .expert_cost_payer = text_at(reader, root, "expert_cost_payer"),
        .publish_clause = flag_at(reader, root, "publish_clause"),
        .confidentiality_clause = flag_at(reader, root, "confidentiality_clause"),
        .plan = read_plan(reader, node_get(root, STR("plan"))),
        .span = node_anchor(root),
    };
    const Node *milestones = list_at(root, "milestones");
    for (size_t i = 0; i < list_count(milestones); i++)
        array_push(reader->arena, &agreement->milestones, read_milestone(reader, node_item(milestones, i)));
    const Node *supplements = list_at(root, "supplements");
    for (size_t i = 0; i < list_count(supplements); i++)
        array_push(reader->arena, &agreement->supplements,
                   read_supplement(reader, node_item(supplements, i)));
}
