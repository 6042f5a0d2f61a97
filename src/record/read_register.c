#include "record/read-imp.h"

static Signature read_signature(const Reader *reader, const Node *report, const char *key)
{
    const Node *node = node_get(report, str_from(key));
    Span span = node ? node_anchor(node) : node_anchor(report);
    return (Signature){
        .by = text_at(reader, node, "by"),
        .date = day_at(reader, node, "date"),
        .span = span,
    };
}

static RegisteredReport read_report(const Reader *reader, const Node *node)
{
    return (RegisteredReport){
        .number = text_at(reader, node, "number"),
        .kind = text_at(reader, node, "kind"),
        .visits = texts_at(reader, node, "visits"),
        .assessment = text_at(reader, node, "assessment"),
        .compiled = read_signature(reader, node, "compiled"),
        .checked = read_signature(reader, node, "checked"),
        .approved = read_signature(reader, node, "approved"),
        .issued_on = day_at(reader, node, "issued_on"),
        .span = node_anchor(node),
    };
}

static Deliverable read_deliverable(const Reader *reader, const Node *node)
{
    return (Deliverable){
        .service = text_at(reader, node, "service"),
        .title = text_at(reader, node, "title"),
        .date = day_at(reader, node, "date"),
        .experts = texts_at(reader, node, "experts"),
        .file = text_at(reader, node, "file"),
        .span = node_anchor(node),
    };
}

void read_register(const Reader *reader, const Node *root, Register *reports)
{
    *reports = (Register){
        .present = true,
        .archived_on = day_at(reader, root, "archived_on"),
        .span = node_anchor(root),
    };
    const Node *list = list_at(root, "reports");
    for (size_t i = 0; i < list_count(list); i++)
        array_push(reader->arena, &reports->reports, read_report(reader, node_item(list, i)));
    const Node *deliverables = list_at(root, "deliverables");
    for (size_t i = 0; i < list_count(deliverables); i++)
        array_push(reader->arena, &reports->deliverables,
                   read_deliverable(reader, node_item(deliverables, i)));
}

void read_letters(const Reader *reader, const Node *root, Letters *letters)
{
    *letters = (Letters){.present = true, .span = node_anchor(root)};
    const Node *list = list_at(root, "letters");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Letter letter = {
            .document = text_at(reader, item, "document"),
            .number = text_at(reader, item, "number"),
            .visit = text_at(reader, item, "visit"),
            .unit = text_at(reader, item, "unit"),
            .expert = text_at(reader, item, "expert"),
            .date = day_at(reader, item, "date"),
            .span = node_anchor(item),
        };
        array_push(reader->arena, &letters->letters, letter);
    }
}

void read_termination(const Reader *reader, const Node *root, Termination *termination)
{
    *termination = (Termination){
        .present = true,
        .terminated_on = day_at(reader, root, "terminated_on"),
        .grounds = texts_at(reader, root, "grounds"),
        .evidence = texts_at(reader, root, "evidence"),
        .notice_number = text_at(reader, root, "notice_number"),
        .performed = texts_at(reader, root, "performed"),
        .settlement = text_at(reader, root, "settlement"),
        .span = node_anchor(root),
    };
}

void read_publication(const Reader *reader, const Node *root, Publication *publication)
{
    *publication = (Publication){
        .present = true,
        .published_on = day_at(reader, root, "published_on"),
        .objection_until = day_at(reader, root, "objection_until"),
        .url = text_at(reader, root, "url"),
        .endorsement = text_at(reader, root, "endorsement"),
        .span = node_anchor(root),
    };
    const Node *results = list_at(root, "results");
    for (size_t i = 0; i < list_count(results); i++) {
        const Node *item = node_item(results, i);
        PublishedResult result = {
            .kind = text_at(reader, item, "kind"),
            .score = number_at(reader, item, "score"),
            .grade = text_at(reader, item, "grade"),
            .node = item,
            .span = node_anchor(item),
        };
        array_push(reader->arena, &publication->results, result);
    }
}
