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
        .span = node_anchor(node),
    };
}

static Receipt read_receipt(const Reader *reader, const Node *node)
{
    return (Receipt){
        .date = day_at(reader, node, "date"),
        .amount = amount_at(reader, node, "amount"),
        .invoice = text_at(reader, node, "invoice"),
        .span = node_anchor(node),
    };
}

static ExpertCost read_expert_cost(const Reader *reader, const Node *node)
{
    return (ExpertCost){
        .visit = text_at(reader, node, "visit"),
        .expert = text_at(reader, node, "expert"),
        .category = text_at(reader, node, "category"),
        .date = day_at(reader, node, "date"),
        .gross = amount_at(reader, node, "gross"),
        .tax = amount_at(reader, node, "tax"),
        .payer = text_at(reader, node, "payer"),
        .reimbursed_on = day_at(reader, node, "reimbursed_on"),
        .span = node_anchor(node),
    };
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
    const Node *costs = list_at(root, "expert_costs");
    for (size_t i = 0; i < list_count(costs); i++)
        array_push(reader->arena, &finance->expert_costs, read_expert_cost(reader, node_item(costs, i)));
}
