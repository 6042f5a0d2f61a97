#include "view/parts-imp.h"
#include "view/view.h"

static void put_statuses(Arena *arena, const Shapes *shapes, RecordBuilder *builder)
{
    const Shape *list = shape_field(shapes->vocabularies, STR("statuses"));
    Values words = {0};
    for (int i = 0; i < STATUS_COUNT; i++)
        array_push(arena, &words,
                   value_text(arena, list->item, finding_status_word((FindingStatus)i), (Span){0}));
    put_list(builder, "statuses", words);
}

static const Value *vocabularies_value(Arena *arena, const Shapes *shapes)
{
    const struct {
        const char *name;
        const Form *form;
        const char *key;
    } sources[] = {
        {"disciplines", &shapes->finding, "discipline"}, {"categories", &shapes->finding, "category"},
        {"severities", &shapes->finding, "severity"},    {"unit_types", &shapes->unit, "type"},
        {"invoice_kinds", &shapes->invoice, "kind"},     {"payers", &shapes->cost, "payer"},
    };
    RecordBuilder builder = record_begin(arena, shapes->vocabularies, (Span){0});
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        const Shape *list = shape_field(shapes->vocabularies, str_from(sources[i].name));
        const Described *described = described_key(sources[i].form->described, sources[i].key);
        Values words = {0};
        for (size_t w = 0; described && w < described->word_count; w++)
            array_push(arena, &words, value_text(arena, list->item, described->words[w], (Span){0}));
        put_list(&builder, sources[i].name, words);
    }
    put_statuses(arena, shapes, &builder);
    return record_end(&builder);
}

/* The lists of that name of all projects, one after the other. */
static void put_flattened(Arena *arena, Values projects, const char *name, const char *from,
                          RecordBuilder *root)
{
    Values all = {0};
    for (size_t p = 0; p < projects.count; p++) {
        const Value *list = value_field(projects.items[p], str_from(from));
        for (size_t i = 0; list && i < list->list.count; i++) array_push(arena, &all, list->list.items[i]);
    }
    put_list(root, name, all);
}

static void put_texts(RecordBuilder *root, const char *name, const StrArray *texts)
{
    const Shape *text = shape_field(root->shape, str_from(name))->item;
    Values values = {0};
    for (size_t i = 0; i < texts->count; i++)
        array_push(root->arena, &values, value_text(root->arena, text, texts->items[i], (Span){0}));
    put_list(root, name, values);
}

static const Value *stats_of_all(Arena *arena, const View *views, size_t count)
{
    FoundFindings findings = {0};
    VisitList visits = {0};
    for (size_t p = 0; p < count; p++) {
        for (size_t i = 0; i < views[p].findings.count; i++)
            array_push(arena, &findings, views[p].findings.items[i]);
        for (size_t i = 0; i < views[p].visits.count; i++)
            array_push(arena, &visits, views[p].visits.items[i]);
    }
    return stats_value(&views[0], findings, &visits);
}

const Shape *view_ledger_shape(Arena *arena, const Schemas *schemas)
{
    return shapes_new(arena, schemas, true)->ledger_root;
}

const Value *view_ledger(Arena *arena, const Request *requests, size_t count, const StrArray *unread)
{
    static const char *const flattened[][2] = {
        {"findings", "all_findings"},
        {"open_findings", "open_findings"},
        {"overdue_findings", "overdue_findings"},
        {"milestones", "milestones"},
        {"invoices", "invoices"},
        {"receipts", "receipts"},
        {"refunds", "refunds"},
        {"collections", "collections"},
        {"expert_costs", "expert_costs"},
        {"expert_payments", "expert_payments"},
        {"labour_taxes", "labour_taxes"},
    };
    if (count == 0) return NULL;
    const Shapes *shapes = shapes_new(arena, requests[0].schemas, true);
    RecordBuilder root = record_begin(arena, shapes->ledger_root, (Span){0});
    View *views = arena_make_many(arena, View, count);
    Values projects = {0};
    for (size_t i = 0; i < count; i++) {
        views[i] = view_new(arena, &requests[i], shapes);
        array_push(arena, &projects, view_root(&views[i]));
    }
    put_date(&root, "as_of", requests[0].as_of);
    put_str(&root, "association", requests[0].policy->association);
    put_list(&root, "projects", projects);
    put_texts(&root, "unread", unread);
    for (size_t i = 0; i < sizeof flattened / sizeof *flattened; i++)
        put_flattened(arena, projects, flattened[i][0], flattened[i][1], &root);
    put_value(&root, "stats", stats_of_all(arena, views, count));
    put_value(&root, "vocabularies", vocabularies_value(arena, shapes));
    return record_end(&root);
}
