/* Keywords that apply schemas to what is inside a value – lists, records – and those that combine schemas. */
#include "schema/keyword-imp.h"

/* --- lists --------------------------------------------------------------------------------------------- */

static ListRules *list_rules(Compile *c)
{
    if (c->sub->list) return c->sub->list;
    ListRules *list = c->sub->list = arena_make(c->set->arena, ListRules);
    list->max_items = list->max_contains = UINT64_MAX;
    list->min_contains = 1;
    return list;
}

void compile_items(Compile *c)
{
    list_rules(c)->items = schema_of(c, c->value);
}

void compile_prefix_items(Compile *c)
{
    list_rules(c)->prefix = schemas_of(c);
}

void compile_contains(Compile *c)
{
    list_rules(c)->contains = schema_of(c, c->value);
}

void compile_min_contains(Compile *c)
{
    list_rules(c)->min_contains = count_of(c, 1);
}

void compile_max_contains(Compile *c)
{
    list_rules(c)->max_contains = count_of(c, UINT64_MAX);
}

void compile_min_items(Compile *c)
{
    list_rules(c)->min_items = count_of(c, 0);
}

void compile_max_items(Compile *c)
{
    list_rules(c)->max_items = count_of(c, UINT64_MAX);
}

void compile_unique_items(Compile *c)
{
    list_rules(c)->unique = flag_of(c);
}

void compile_unevaluated_items(Compile *c)
{
    c->sub->unevaluated_items = schema_of(c, c->value);
    c->sub->unevaluated = true;
}

/* --- records ------------------------------------------------------------------------------------------- */

static RecordRules *record_rules(Compile *c)
{
    if (c->sub->record) return c->sub->record;
    c->sub->record = arena_make(c->set->arena, RecordRules);
    c->sub->record->max_count = UINT64_MAX;
    return c->sub->record;
}

static Key *key_named(Compile *c, Str name)
{
    RecordRules *record = record_rules(c);
    Key *key = map_get(&record->index, name);
    if (key) return key;
    key = arena_make(c->set->arena, Key);
    key->name = name;
    map_put(c->set->arena, &record->index, name, key);
    array_push(c->set->arena, &record->keys, key);
    return key;
}

void compile_properties(Compile *c)
{
    if (!expect(c, c->value, NODE_MAPPING, "对象", "an object")) return;
    for (uint32_t i = 0; i < c->value->count; i++) {
        const Member *member = &c->value->members[i];
        const Sub *value = schema_of(c, member->value);
        key_named(c, member->key)->value = value;
    }
}

void compile_pattern_properties(Compile *c)
{
    if (!expect(c, c->value, NODE_MAPPING, "对象", "an object")) return;
    RecordRules *record = record_rules(c);
    for (uint32_t i = 0; i < c->value->count; i++) {
        const Member *member = &c->value->members[i];
        PatternKey key = {pattern_of(c, member->key, member->key_span), schema_of(c, member->value)};
        if (key.pattern && key.value) array_push(c->set->arena, &record->patterns, key);
    }
}

void compile_additional_properties(Compile *c)
{
    record_rules(c)->additional = schema_of(c, c->value);
}

void compile_property_names(Compile *c)
{
    record_rules(c)->names = schema_of(c, c->value);
}

void compile_required(Compile *c)
{
    if (!expect(c, c->value, NODE_SEQUENCE, "键名的数组", "an array of keys")) return;
    RecordRules *record = record_rules(c);
    for (uint32_t i = 0; i < c->value->count; i++) {
        if (!expect(c, c->value->items[i], NODE_TEXT, "键名的数组", "an array of keys")) continue;
        Key *key = key_named(c, c->value->items[i]->text);
        if (!key->required) key->required = ++record->required_count;
    }
}

void compile_min_properties(Compile *c)
{
    record_rules(c)->min_count = count_of(c, 0);
}

void compile_max_properties(Compile *c)
{
    record_rules(c)->max_count = count_of(c, UINT64_MAX);
}

void compile_dependent_required(Compile *c)
{
    if (!expect(c, c->value, NODE_MAPPING, "对象", "an object")) return;
    record_rules(c)->dependent = true;
    for (uint32_t i = 0; i < c->value->count; i++) {
        const Node *names = c->value->members[i].value;
        if (!expect(c, names, NODE_SEQUENCE, "键名的数组", "an array of keys")) continue;
        Key *key = key_named(c, c->value->members[i].key);
        for (uint32_t k = 0; k < names->count; k++)
            if (expect(c, names->items[k], NODE_TEXT, "键名的数组", "an array of keys"))
                array_push(c->set->arena, &key->companions, names->items[k]->text);
    }
}

void compile_dependent_schemas(Compile *c)
{
    if (!expect(c, c->value, NODE_MAPPING, "对象", "an object")) return;
    record_rules(c)->dependent = true;
    for (uint32_t i = 0; i < c->value->count; i++) {
        const Sub *sub = schema_of(c, c->value->members[i].value);
        key_named(c, c->value->members[i].key)->dependent = sub;
    }
}

void compile_unevaluated_properties(Compile *c)
{
    c->sub->unevaluated_properties = schema_of(c, c->value);
    c->sub->unevaluated = true;
}

/* --- combinations -------------------------------------------------------------------------------------- */

void compile_all_of(Compile *c)
{
    c->sub->all_of = schemas_of(c);
}

void compile_any_of(Compile *c)
{
    c->sub->any_of = schemas_of(c);
}

void compile_one_of(Compile *c)
{
    c->sub->one_of = schemas_of(c);
}

void compile_not(Compile *c)
{
    c->sub->negated = schema_of(c, c->value);
}

void compile_if(Compile *c)
{
    c->sub->condition = schema_of(c, c->value);
}

void compile_then(Compile *c)
{
    c->sub->consequence = schema_of(c, c->value);
}

void compile_else(Compile *c)
{
    c->sub->alternative = schema_of(c, c->value);
}
