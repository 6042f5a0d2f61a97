#include "record/read-imp.h"

static Invoice read_invoice(const Reader *reader, const Node *node)
{
    return (Invoice){
        .number = text_at(reader, node, "number"),
        .date = day_at(reader, node, "date"),
        .kind = text_at(reader, node, "kind"),
        .gross = amount_at(reader, node, "gross"),
        .rate = number_at(reader, node, "rate"),
        .net = amount_at(reader, node, "net"),
        .vat = amount_at(reader, node, "vat"),
        .milestone = text_at(reader, node, "milestone"),
        .red_of = text_at(reader, node, "red_of"),
        .node = node,
        .span = node_anchor(node),
    };
}

static Receipt read_receipt(const Reader *reader, const Node *node)
{
    return (Receipt){
        .date = day_at(reader, node, "date"),
        .amount = amount_at(reader, node, "amount"),
        .invoice = text_at(reader, node, "invoice"),
        .node = node,
        .span = node_anchor(node),
    };
}

static Refund read_refund(const Reader *reader, const Node *node)
{
    return (Refund){
        .date = day_at(reader, node, "date"),
        .amount = amount_at(reader, node, "amount"),
        .invoice = text_at(reader, node, "invoice"),
        .reason = text_at(reader, node, "reason"),
        .node = node,
        .span = node_anchor(node),
    };
}

static ExpertPayment read_expert_payment(const Reader *reader, const Node *node)
{
    return (ExpertPayment){
        .expert = text_at(reader, node, "expert"),
        .travel = amount_at(reader, node, "travel"),
        .board = amount_at(reader, node, "board"),
        .labour = amount_at(reader, node, "labour"),
        .tax = amount_at(reader, node, "tax"),
        .node = node,
        .span = node_anchor(node),
    };
}

static ExpertCost read_expert_cost(const Reader *reader, const Node *node)
{
    ExpertCost cost = {
        .visit = text_at(reader, node, "visit"),
        .date = day_at(reader, node, "date"),
        .payer = text_at(reader, node, "payer"),
        .reimbursed_on = day_at(reader, node, "reimbursed_on"),
        .node = node,
        .span = node_anchor(node),
    };
    const Node *experts = list_at(node, "experts");
    for (size_t i = 0; i < list_count(experts); i++)
        array_push(reader->arena, &cost.experts, read_expert_payment(reader, node_item(experts, i)));
    return cost;
}

void read_finance(const Reader *reader, const Node *root, Finance *finance)
{
    *finance = (Finance){.present = true, .span = node_anchor(root)};
    const Node *invoices = list_at(root, "invoices");
    for (size_t i = 0; i < list_count(invoices); i++)
        array_push(reader->arena, &finance->invoices, read_invoice(reader, node_item(invoices, i)));
    const Node *receipts = list_at(root, "receipts");
    for (size_t i = 0; i < list_count(receipts); i++)
        array_push(reader->arena, &finance->receipts, read_receipt(reader, node_item(receipts, i)));
    const Node *refunds = list_at(root, "refunds");
    for (size_t i = 0; i < list_count(refunds); i++)
        array_push(reader->arena, &finance->refunds, read_refund(reader, node_item(refunds, i)));
    const Node *costs = list_at(root, "expert_costs");
    for (size_t i = 0; i < list_count(costs); i++)
        array_push(reader->arena, &finance->expert_costs, read_expert_cost(reader, node_item(costs, i)));
}
