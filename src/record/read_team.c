#include "record/read-imp.h"

static Sanctions read_sanctions(const Reader *reader, const Node *person)
{
    Sanctions sanctions = {0};
    const Node *list = list_at(person, "sanctions");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Sanction sanction = {
            .kind = text_at(reader, item, "kind"),
            .date = day_at(reader, item, "date"),
            .span = node_anchor(item),
        };
        array_push(reader->arena, &sanctions, sanction);
    }
    return sanctions;
}

static void read_history(const Reader *reader, const Node *node, Expert *expert)
{
    const Node *list = list_at(node, "history");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Employment employment = {
            .unit = text_at(reader, item, "unit"),
            .credit_code = text_at(reader, item, "credit_code"),
            .from_on = day_at(reader, item, "from_on"),
            .to_on = day_at(reader, item, "to_on"),
            .span = node_anchor(item),
        };
        array_push(reader->arena, &expert->history, employment);
    }
}

static void read_relations(const Reader *reader, const Node *node, Expert *expert)
{
    const Node *list = list_at(node, "relations");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Relation relation = {
            .unit = text_at(reader, item, "unit"),
            .kind = text_at(reader, item, "kind"),
            .note = text_at(reader, item, "note"),
            .span = node_anchor(item),
        };
        array_push(reader->arena, &expert->relations, relation);
    }
}

static Expert read_expert(const Reader *reader, const Node *node)
{
    Expert expert = {
        .id = text_at(reader, node, "id"),
        .name = text_at(reader, node, "name"),
        .id_number = text_at(reader, node, "id_number"),
        .library_number = text_at(reader, node, "library_number"),
        .library_grade = text_at(reader, node, "library_grade"),
        .library_until = day_at(reader, node, "library_until"),
        .title = text_at(reader, node, "title"),
        .title_name = text_at(reader, node, "title_name"),
        .disciplines = texts_at(reader, node, "disciplines"),
        .employer = text_at(reader, node, "employer"),
        .employer_credit_code = text_at(reader, node, "employer_credit_code"),
        .vetted_on = day_at(reader, node, "vetted_on"),
        .undertaking_on = day_at(reader, node, "undertaking_on"),
        .leader = flag_at(reader, node, "leader"),
        .sanctions = read_sanctions(reader, node),
        .node = node,
        .span = node_anchor(node),
    };
    read_history(reader, node, &expert);
    read_relations(reader, node, &expert);
    return expert;
}

static Staff read_staff(const Reader *reader, const Node *node)
{
    return (Staff){
        .name = text_at(reader, node, "name"),
        .role = text_at(reader, node, "role"),
        .undertaking_on = day_at(reader, node, "undertaking_on"),
        .sanctions = read_sanctions(reader, node),
        .node = node,
        .span = node_anchor(node),
    };
}

void read_team(const Reader *reader, const Node *root, Team *team)
{
    const Node *staff = list_at(root, "staff");
    *team = (Team){
        .present = true,
        .size_reason = text_at(reader, root, "size_reason"),
        .staff_span = staff ? node_place(staff) : node_anchor(root),
        .span = node_anchor(root),
    };
    const Node *experts = list_at(root, "experts");
    for (size_t i = 0; i < list_count(experts); i++)
        array_push(reader->arena, &team->experts, read_expert(reader, node_item(experts, i)));
    for (size_t i = 0; i < list_count(staff); i++)
        array_push(reader->arena, &team->staff, read_staff(reader, node_item(staff, i)));
}
