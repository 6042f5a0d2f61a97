/* Keywords: one table of all that JSON Schema 2020-12 knows, and for each how its value becomes part of a
 * Sub. A keyword without a function is an annotation, or read by its neighbour. */
#include "schema/compiled.h"
#include "schema/mend.h"
#include "schema/uri.h"

#include <string.h>

typedef struct Compile {
    SchemaSet *set;
    Sub *sub;
    const Member *member; /* the keyword */
    const Node *value;
} Compile;

/* --- faults --------------------------------------------------------------------------------------------- */

static void wrong_form(Compile *c, const Node *node, const char *zh, const char *en)
{
    schema_fault(c->set, "S0202", node->span, "关键字 %.*s 的值须为%s", "the value of %.*s must be %s",
                 STR_ARG(c->member->key), c->set->diags->lang == LANG_EN ? en : zh);
}

static bool expect(Compile *c, const Node *node, NodeKind kind, const char *zh, const char *en)
{
    if (node->kind != kind) wrong_form(c, node, zh, en);
    return node->kind == kind;
}

/* --- values --------------------------------------------------------------------------------------------- */

static const Sub *schema_of(Compile *c, const Node *node)
{
    if (node->kind != NODE_BOOL && !expect(c, node, NODE_MAPPING, "模式（对象、true 或 false）", "a schema"))
        return NULL;
    return sub_at(c->set, node);
}

static SubArray schemas_of(Compile *c)
{
    SubArray subs = {0};
    if (!expect(c, c->value, NODE_SEQUENCE, "模式的数组", "an array of schemas")) return subs;
    if (!c->value->count) wrong_form(c, c->value, "非空的数组", "an array that is not empty");
    for (uint32_t i = 0; i < c->value->count; i++) {
        const Sub *sub = schema_of(c, c->value->items[i]);
        if (sub) array_push(c->set->arena, &subs, sub);
    }
    return subs;
}

static bool decimal_of(Compile *c, Decimal *value)
{
    if (!expect(c, c->value, NODE_NUMBER, "数字", "a number")) return false;
    return decimal_parse(c->set->arena, c->value->text, value);
}

static uint64_t count_of(Compile *c, uint64_t otherwise)
{
    Decimal value;
    int64_t whole;
    if (c->value->kind == NODE_NUMBER && decimal_parse(c->set->arena, c->value->text, &value) &&
        !value.negative && decimal_is_integer(value))
        return decimal_scaled(value, 0, &whole) ? (uint64_t)whole : UINT64_MAX;
    wrong_form(c, c->value, "不小于 0 的整数", "a whole number from 0");
    return otherwise;
}

static bool flag_of(Compile *c)
{
    return expect(c, c->value, NODE_BOOL, "true 或 false", "true or false") && c->value->boolean;
}

static Pattern *pattern_of(Compile *c, Str text, Span span)
{
    Str reason;
    Pattern *pattern = pattern_new(c->set->arena, text, &reason);
    if (pattern)
        array_push(c->set->arena, &c->set->patterns, pattern);
    else
        schema_fault(c->set, "S0204", span, "正则表达式有误：%.*s", "the pattern is wrong: %.*s",
                     STR_ARG(reason));
    return pattern;
}

/* --- rules, made when first needed ------------------------------------------------------------------------
 */

static NumberRules *number_rules(Compile *c)
{
    if (!c->sub->number) c->sub->number = arena_make(c->set->arena, NumberRules);
    return c->sub->number;
}

static TextRules *text_rules(Compile *c)
{
    if (c->sub->text) return c->sub->text;
    c->sub->text = arena_make(c->set->arena, TextRules);
    c->sub->text->max_length = UINT64_MAX;
    return c->sub->text;
}

static ListRules *list_rules(Compile *c)
{
    if (c->sub->list) return c->sub->list;
    ListRules *list = c->sub->list = arena_make(c->set->arena, ListRules);
    list->max_items = list->max_contains = UINT64_MAX;
    list->min_contains = 1;
    return list;
}

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

/* --- core -------------------------------------------------------------------------------------------------
 */

static void compile_ref(Compile *c)
{
    Str anchor;
    if (!expect(c, c->value, NODE_TEXT, "文字", "a text")) return;
    c->sub->ref = resource_resolve(c->set, c->sub->resource->uri, c->value->text, c->value->span, &anchor);
}

/* Dynamic only where the place it leads to at first is itself a dynamic anchor of that name. */
static void compile_dynamic_ref(Compile *c)
{
    Str anchor;
    if (!expect(c, c->value, NODE_TEXT, "文字", "a text")) return;
    const Sub *target =
        resource_resolve(c->set, c->sub->resource->uri, c->value->text, c->value->span, &anchor);
    if (!target) return;
    DynamicRef *ref = arena_make(c->set->arena, DynamicRef);
    ref->target = target;
    if (anchor.len && map_get(&target->resource->dynamic_anchors, anchor) == target) ref->anchor = anchor;
    c->sub->dynamic_ref = ref;
}

static void compile_uri(Compile *c)
{
    expect(c, c->value, NODE_TEXT, "文字", "a text");
}

static void compile_anchor(Compile *c)
{
    if (!expect(c, c->value, NODE_TEXT, "文字", "a text")) return;
    for (size_t i = 0; i < c->value->text.len; i++) {
        char ch = c->value->text.ptr[i];
        bool letter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch == '_';
        if (letter || (i && ((ch >= '0' && ch <= '9') || ch == '-' || ch == '.'))) continue;
        wrong_form(c, c->value, "以字母开头的名称", "a name that begins with a letter");
        return;
    }
}

/* In a strict set what nothing refers to is compiled as well, so that its slips show. */
static void compile_definitions(Compile *c)
{
    if (!expect(c, c->value, NODE_MAPPING, "对象", "an object")) return;
    for (uint32_t i = 0; c->set->strict && i < c->value->count; i++) schema_of(c, c->value->members[i].value);
}

/* --- any value --------------------------------------------------------------------------------------------
 */

static unsigned type_named(Str name)
{
    static const struct {
        const char *name;
        unsigned types;
    } names[] = {{"null", TYPE_NULL},      {"boolean", TYPE_BOOLEAN}, {"number", TYPE_NUMBER | TYPE_INTEGER},
                 {"string", TYPE_STRING},  {"array", TYPE_ARRAY},     {"object", TYPE_OBJECT},
                 {"integer", TYPE_INTEGER}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(name, names[i].name)) return names[i].types;
    return 0;
}

static unsigned one_type(Compile *c, const Node *node)
{
    unsigned types = node->kind == NODE_TEXT ? type_named(node->text) : 0;
    if (!types)
        wrong_form(c, node, "类型名（string number integer boolean array object null）",
                   "the name of a type (string number integer boolean array object null)");
    return types;
}

static void compile_type(Compile *c)
{
    c->sub->types = 0;
    if (c->value->kind != NODE_SEQUENCE) c->sub->types = one_type(c, c->value);
    for (uint32_t i = 0; c->value->kind == NODE_SEQUENCE && i < c->value->count; i++)
        c->sub->types |= one_type(c, c->value->items[i]);
}

static EnumRules *enum_rules(Compile *c, const Node *const *values, size_t count)
{
    EnumRules *rules = arena_make(c->set->arena, EnumRules);
    rules->values = values;
    rules->count = count;
    for (size_t i = 0; i < count; i++)
        if (values[i]->kind == NODE_TEXT)
            map_put(c->set->arena, &rules->words, values[i]->text, (void *)values[i]);
    return rules;
}

static void compile_enum(Compile *c)
{
    if (!expect(c, c->value, NODE_SEQUENCE, "数组", "an array")) return;
    c->sub->enumeration = enum_rules(c, c->value->items, c->value->count);
}

static void compile_const(Compile *c)
{
    EnumRules *rules = enum_rules(c, &c->member->value, 1);
    rules->constant = true;
    c->sub->constant = rules;
}

/* --- numbers ----------------------------------------------------------------------------------------------
 */

static void set_bound(Compile *c, Bound *bound)
{
    if (decimal_of(c, &bound->value)) bound->node = c->value;
}

static void compile_minimum(Compile *c)
{
    set_bound(c, &number_rules(c)->minimum);
}

static void compile_maximum(Compile *c)
{
    set_bound(c, &number_rules(c)->maximum);
}

static void compile_exclusive_minimum(Compile *c)
{
    set_bound(c, &number_rules(c)->exclusive_minimum);
}

static void compile_exclusive_maximum(Compile *c)
{
    set_bound(c, &number_rules(c)->exclusive_maximum);
}

static void compile_multiple_of(Compile *c)
{
    Bound bound = {0};
    set_bound(c, &bound);
    if (bound.node && (bound.value.negative || !bound.value.digits.len))
        wrong_form(c, c->value, "大于 0 的数字", "a number above 0");
    else
        number_rules(c)->multiple_of = bound;
}

/* --- texts ------------------------------------------------------------------------------------------------
 */

static void compile_min_length(Compile *c)
{
    text_rules(c)->min_length = count_of(c, 0);
}

static void compile_max_length(Compile *c)
{
    text_rules(c)->max_length = count_of(c, UINT64_MAX);
}

static void compile_pattern(Compile *c)
{
    if (!expect(c, c->value, NODE_TEXT, "文字", "a text")) return;
    text_rules(c)->pattern = pattern_of(c, c->value->text, c->value->span);
    text_rules(c)->pattern_text = c->value->text;
}

static void compile_format(Compile *c)
{
    if (!expect(c, c->value, NODE_TEXT, "文字", "a text")) return;
    bool asserted = c->set->strict || (c->sub->resource->vocabularies & VOCABULARY_FORMAT_ASSERTION);
    Format format = format_named(c->value->text);
    c->sub->format_name = c->value->text;
    if (asserted) c->sub->format = format;
    if (asserted && format == FORMAT_NONE)
        schema_fault(c->set, "S0205", c->value->span, "不认识的格式“%.*s”", "unknown format \"%.*s\"",
                     STR_ARG(c->value->text));
}

/* --- lists ------------------------------------------------------------------------------------------------
 */

static void compile_items(Compile *c)
{
    list_rules(c)->items = schema_of(c, c->value);
}

static void compile_prefix_items(Compile *c)
{
    list_rules(c)->prefix = schemas_of(c);
}

static void compile_contains(Compile *c)
{
    list_rules(c)->contains = schema_of(c, c->value);
}

static void compile_min_contains(Compile *c)
{
    list_rules(c)->min_contains = count_of(c, 1);
}

static void compile_max_contains(Compile *c)
{
    list_rules(c)->max_contains = count_of(c, UINT64_MAX);
}

static void compile_min_items(Compile *c)
{
    list_rules(c)->min_items = count_of(c, 0);
}

static void compile_max_items(Compile *c)
{
    list_rules(c)->max_items = count_of(c, UINT64_MAX);
}

static void compile_unique_items(Compile *c)
{
    list_rules(c)->unique = flag_of(c);
}

static void compile_unevaluated_items(Compile *c)
{
    c->sub->unevaluated_items = schema_of(c, c->value);
    c->sub->unevaluated = true;
}

/* --- records ----------------------------------------------------------------------------------------------
 */

static void compile_properties(Compile *c)
{
    if (!expect(c, c->value, NODE_MAPPING, "对象", "an object")) return;
    for (uint32_t i = 0; i < c->value->count; i++) {
        const Member *member = &c->value->members[i];
        const Sub *value = schema_of(c, member->value);
        key_named(c, member->key)->value = value;
    }
}

static void compile_pattern_properties(Compile *c)
{
    if (!expect(c, c->value, NODE_MAPPING, "对象", "an object")) return;
    RecordRules *record = record_rules(c);
    for (uint32_t i = 0; i < c->value->count; i++) {
        const Member *member = &c->value->members[i];
        PatternKey key = {pattern_of(c, member->key, member->key_span), schema_of(c, member->value)};
        if (key.pattern && key.value) array_push(c->set->arena, &record->patterns, key);
    }
}

static void compile_additional_properties(Compile *c)
{
    record_rules(c)->additional = schema_of(c, c->value);
}

static void compile_property_names(Compile *c)
{
    record_rules(c)->names = schema_of(c, c->value);
}

static void compile_required(Compile *c)
{
    if (!expect(c, c->value, NODE_SEQUENCE, "键名的数组", "an array of keys")) return;
    RecordRules *record = record_rules(c);
    for (uint32_t i = 0; i < c->value->count; i++) {
        if (!expect(c, c->value->items[i], NODE_TEXT, "键名的数组", "an array of keys")) continue;
        Key *key = key_named(c, c->value->items[i]->text);
        if (!key->required) key->required = ++record->required_count;
    }
}

static void compile_min_properties(Compile *c)
{
    record_rules(c)->min_count = count_of(c, 0);
}

static void compile_max_properties(Compile *c)
{
    record_rules(c)->max_count = count_of(c, UINT64_MAX);
}

static void compile_dependent_required(Compile *c)
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

static void compile_dependent_schemas(Compile *c)
{
    if (!expect(c, c->value, NODE_MAPPING, "对象", "an object")) return;
    record_rules(c)->dependent = true;
    for (uint32_t i = 0; i < c->value->count; i++) {
        const Sub *sub = schema_of(c, c->value->members[i].value);
        key_named(c, c->value->members[i].key)->dependent = sub;
    }
}

static void compile_unevaluated_properties(Compile *c)
{
    c->sub->unevaluated_properties = schema_of(c, c->value);
    c->sub->unevaluated = true;
}

/* --- combinations -----------------------------------------------------------------------------------------
 */

static void compile_all_of(Compile *c)
{
    c->sub->all_of = schemas_of(c);
}

static void compile_any_of(Compile *c)
{
    c->sub->any_of = schemas_of(c);
}

static void compile_one_of(Compile *c)
{
    c->sub->one_of = schemas_of(c);
}

static void compile_not(Compile *c)
{
    c->sub->negated = schema_of(c, c->value);
}

static void compile_if(Compile *c)
{
    c->sub->condition = schema_of(c, c->value);
}

static void compile_then(Compile *c)
{
    c->sub->consequence = schema_of(c, c->value);
}

static void compile_else(Compile *c)
{
    c->sub->alternative = schema_of(c, c->value);
}

/* --- meta-data --------------------------------------------------------------------------------------------
 */

static void compile_title(Compile *c)
{
    if (expect(c, c->value, NODE_TEXT, "文字", "a text")) c->sub->title = c->value->text;
}

static void compile_description(Compile *c)
{
    if (expect(c, c->value, NODE_TEXT, "文字", "a text")) c->sub->description = c->value->text;
}

static void compile_examples(Compile *c)
{
    if (expect(c, c->value, NODE_SEQUENCE, "数组", "an array")) c->sub->example = node_item(c->value, 0);
}

/* --- the table --------------------------------------------------------------------------------------------
 */

typedef struct Keyword {
    const char *name;
    unsigned vocabulary;
    Holds holds;
    void (*compile)(Compile *);
} Keyword;

static const Keyword keywords[] = {
    {"$schema", VOCABULARY_CORE, HOLDS_DATA, compile_uri},
    {"$id", VOCABULARY_CORE, HOLDS_DATA, compile_uri},
    {"$ref", VOCABULARY_CORE, HOLDS_DATA, compile_ref},
    {"$anchor", VOCABULARY_CORE, HOLDS_DATA, compile_anchor},
    {"$dynamicRef", VOCABULARY_CORE, HOLDS_DATA, compile_dynamic_ref},
    {"$dynamicAnchor", VOCABULARY_CORE, HOLDS_DATA, compile_anchor},
    {"$vocabulary", VOCABULARY_CORE, HOLDS_DATA, NULL},
    {"$comment", VOCABULARY_CORE, HOLDS_DATA, NULL},
    {"$defs", VOCABULARY_CORE, HOLDS_NAMED_SCHEMAS, compile_definitions},

    {"type", VOCABULARY_VALIDATION, HOLDS_DATA, compile_type},
    {"enum", VOCABULARY_VALIDATION, HOLDS_DATA, compile_enum},
    {"const", VOCABULARY_VALIDATION, HOLDS_DATA, compile_const},
    {"multipleOf", VOCABULARY_VALIDATION, HOLDS_DATA, compile_multiple_of},
    {"minimum", VOCABULARY_VALIDATION, HOLDS_DATA, compile_minimum},
    {"maximum", VOCABULARY_VALIDATION, HOLDS_DATA, compile_maximum},
    {"exclusiveMinimum", VOCABULARY_VALIDATION, HOLDS_DATA, compile_exclusive_minimum},
    {"exclusiveMaximum", VOCABULARY_VALIDATION, HOLDS_DATA, compile_exclusive_maximum},
    {"minLength", VOCABULARY_VALIDATION, HOLDS_DATA, compile_min_length},
    {"maxLength", VOCABULARY_VALIDATION, HOLDS_DATA, compile_max_length},
    {"pattern", VOCABULARY_VALIDATION, HOLDS_DATA, compile_pattern},
    {"minItems", VOCABULARY_VALIDATION, HOLDS_DATA, compile_min_items},
    {"maxItems", VOCABULARY_VALIDATION, HOLDS_DATA, compile_max_items},
    {"uniqueItems", VOCABULARY_VALIDATION, HOLDS_DATA, compile_unique_items},
    {"minContains", VOCABULARY_VALIDATION, HOLDS_DATA, compile_min_contains},
    {"maxContains", VOCABULARY_VALIDATION, HOLDS_DATA, compile_max_contains},
    {"minProperties", VOCABULARY_VALIDATION, HOLDS_DATA, compile_min_properties},
    {"maxProperties", VOCABULARY_VALIDATION, HOLDS_DATA, compile_max_properties},
    {"required", VOCABULARY_VALIDATION, HOLDS_DATA, compile_required},
    {"dependentRequired", VOCABULARY_VALIDATION, HOLDS_DATA, compile_dependent_required},
    {"format", VOCABULARY_FORMAT, HOLDS_DATA, compile_format},

    {"properties", VOCABULARY_APPLICATOR, HOLDS_NAMED_SCHEMAS, compile_properties},
    {"patternProperties", VOCABULARY_APPLICATOR, HOLDS_NAMED_SCHEMAS, compile_pattern_properties},
    {"additionalProperties", VOCABULARY_APPLICATOR, HOLDS_SCHEMA, compile_additional_properties},
    {"propertyNames", VOCABULARY_APPLICATOR, HOLDS_SCHEMA, compile_property_names},
    {"dependentSchemas", VOCABULARY_APPLICATOR, HOLDS_NAMED_SCHEMAS, compile_dependent_schemas},
    {"items", VOCABULARY_APPLICATOR, HOLDS_SCHEMA, compile_items},
    {"prefixItems", VOCABULARY_APPLICATOR, HOLDS_SCHEMAS, compile_prefix_items},
    {"contains", VOCABULARY_APPLICATOR, HOLDS_SCHEMA, compile_contains},
    {"allOf", VOCABULARY_APPLICATOR, HOLDS_SCHEMAS, compile_all_of},
    {"anyOf", VOCABULARY_APPLICATOR, HOLDS_SCHEMAS, compile_any_of},
    {"oneOf", VOCABULARY_APPLICATOR, HOLDS_SCHEMAS, compile_one_of},
    {"not", VOCABULARY_APPLICATOR, HOLDS_SCHEMA, compile_not},
    {"if", VOCABULARY_APPLICATOR, HOLDS_SCHEMA, compile_if},
    {"then", VOCABULARY_APPLICATOR, HOLDS_SCHEMA, compile_then},
    {"else", VOCABULARY_APPLICATOR, HOLDS_SCHEMA, compile_else},
    {"unevaluatedItems", VOCABULARY_UNEVALUATED, HOLDS_SCHEMA, compile_unevaluated_items},
    {"unevaluatedProperties", VOCABULARY_UNEVALUATED, HOLDS_SCHEMA, compile_unevaluated_properties},

    {"title", VOCABULARY_META_DATA, HOLDS_DATA, compile_title},
    {"description", VOCABULARY_META_DATA, HOLDS_DATA, compile_description},
    {"examples", VOCABULARY_META_DATA, HOLDS_DATA, compile_examples},
    {"default", VOCABULARY_META_DATA, HOLDS_DATA, NULL},
    {"deprecated", VOCABULARY_META_DATA, HOLDS_DATA, NULL},
    {"readOnly", VOCABULARY_META_DATA, HOLDS_DATA, NULL},
    {"writeOnly", VOCABULARY_META_DATA, HOLDS_DATA, NULL},
    {"contentEncoding", VOCABULARY_CONTENT, HOLDS_DATA, NULL},
    {"contentMediaType", VOCABULARY_CONTENT, HOLDS_DATA, NULL},
    {"contentSchema", VOCABULARY_CONTENT, HOLDS_SCHEMA, NULL},
};
enum { KEYWORD_COUNT = sizeof keywords / sizeof *keywords };

static const Keyword *keyword_named(Str name)
{
    for (size_t i = 0; i < KEYWORD_COUNT; i++)
        if (str_is(name, keywords[i].name)) return &keywords[i];
    return NULL;
}

Holds keyword_holds(Str name)
{
    const Keyword *keyword = keyword_named(name);
    return keyword ? keyword->holds : HOLDS_DATA;
}

static void refuse_unknown(Compile *c)
{
    Str names[KEYWORD_COUNT], name = c->member->key;
    if (str_starts_with(name, STR("x-"))) return;
    for (size_t i = 0; i < KEYWORD_COUNT; i++) names[i] = str_from(keywords[i].name);
    Diag *diag = schema_fault(c->set, "S0201", c->member->key_span, "不认识的关键字“%.*s”",
                              "unknown keyword \"%.*s\"", STR_ARG(name));
    size_t near = nearest_word(c->set->arena, name, names, KEYWORD_COUNT);
    if (near == SIZE_MAX) return;
    diag->suggestion = names[near];
    diag_help(c->set->diags, diag, "是不是想写 %.*s？", "did you mean %.*s?", STR_ARG(names[near]));
}

void sub_compile(SchemaSet *set, Sub *sub)
{
    if (sub->node->kind == NODE_BOOL) {
        sub->never = !sub->node->boolean;
        return;
    }
    unsigned vocabularies = sub->resource->vocabularies;
    for (uint32_t i = 0; i < sub->node->count; i++) {
        const Member *member = &sub->node->members[i];
        Compile c = {set, sub, member, member->value};
        const Keyword *keyword = keyword_named(member->key);
        if (!keyword && set->strict) refuse_unknown(&c);
        if (keyword && keyword->compile && (keyword->vocabulary & vocabularies)) keyword->compile(&c);
    }
}
