/* Every reference of a project's files, as the schemas' x-refers says. Of each kind of record only those keys
 * are followed that hold references of the wanted kind or lead to some: its routes. */
#include "record/files.h"
#include "rules/families-imp.h"

typedef Array(const DescribedKey *) Routes;

typedef struct Trace {
    const RuleContext *context;
    ReferenceKind kind;
    EachReference *visit;
    void *owner;
    PtrMap routes; /* Described of a record to Routes */
} Trace;

static bool is_wanted(ReferenceKind kind, const Described *described)
{
    if (!described->refer_count) return false;
    return (kind == REFERS_TO_CATALOGUE) == str_is(described->refers[0], "services");
}

static bool leads_to(ReferenceKind kind, const Described *described)
{
    if (is_wanted(kind, described)) return true;
    if (described->item && leads_to(kind, described->item)) return true;
    for (size_t i = 0; i < described->key_count; i++)
        if (leads_to(kind, described->keys[i].value)) return true;
    return false;
}

static const Routes *routes_of(Trace *trace, const Described *record)
{
    Arena *arena = trace->context->arena;
    Routes *routes = ptr_map_get(&trace->routes, record);
    if (routes) return routes;
    routes = arena_make(arena, Routes);
    for (size_t i = 0; i < record->key_count; i++)
        if (leads_to(trace->kind, record->keys[i].value)) array_push(arena, routes, &record->keys[i]);
    ptr_map_put(arena, &trace->routes, record, routes);
    return routes;
}

static void follow(Trace *trace, const Described *described, const Node *node, Str title)
{
    if (described->title.len) title = described->title;
    if (node->kind == NODE_TEXT && is_wanted(trace->kind, described)) {
        if (!node_is_placeholder(node) && !ptr_set_has(&trace->context->project->failed, node))
            trace->visit(trace->owner, described, title, node);
    } else if (node->kind == NODE_SEQUENCE && described->item) {
        for (size_t i = 0; i < node->count; i++) follow(trace, described->item, node->items[i], title);
    } else if (node->kind == NODE_MAPPING && described->key_count) {
        const Routes *routes = routes_of(trace, described);
        for (size_t i = 0; i < routes->count; i++) {
            const Node *value = node_get(node, routes->items[i]->name);
            if (value) follow(trace, routes->items[i]->value, value, title);
        }
    }
}

void each_reference(const RuleContext *context, ReferenceKind kind, EachReference *visit, void *owner)
{
    Trace trace = {.context = context, .kind = kind, .visit = visit, .owner = owner};
    for (size_t i = 0; i < context->project->files.count; i++) {
        const RecordFile *file = &context->project->files.items[i];
        const Schema *schema = schemas_get(context->project->schemas, file->kind->name);
        if (file->doc && schema) follow(&trace, schema_describe(schema), file->doc->root, (Str){0});
    }
}
