/* Keywords: one table of all that JSON Schema 2020-12 knows, and for each how its value becomes part of a
 * Sub. A keyword without a function is an annotation, or read by its neighbour. */
#include "schema/keyword-imp.h"
#include "schema/meant-imp.h"

/* --- faults -------------------------------------------------------------------------------------------- */

void wrong_form(Compile *c, const Node *node, const char *zh, const char *en)
{
    schema_fault(c->set, "S0202", node->span, "关键字 %.*s 的值须为%s", "the value of %.*s must be %s",
                 STR_ARG(c->member->key), c->set->diags->lang == LANG_EN ? en : zh);
}

bool expect(Compile *c, const Node *node, NodeKind kind, const char *zh, const char *en)
{
    if (node->kind != kind) wrong_form(c, node, zh, en);
    return node->kind == kind;
}

/* --- values -------------------------------------------------------------------------------------------- */

const Sub *schema_of(Compile *c, const Node *node)
{
    if (node->kind != NODE_BOOL && !expect(c, node, NODE_MAPPING, "模式（对象、true 或 false）", "a schema"))
        return NULL;
    return sub_at(c->set, node);
}

SubArray schemas_of(Compile *c)
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

uint64_t count_of(Compile *c, uint64_t otherwise)
{
    Decimal value;
    int64_t whole;
    if (c->value->kind == NODE_NUMBER && decimal_parse(c->set->arena, c->value->text, &value) &&
        !value.negative && decimal_is_integer(value))
        return decimal_scaled(value, 0, &whole) ? (uint64_t)whole : UINT64_MAX;
    wrong_form(c, c->value, "不小于 0 的整数", "a whole number from 0");
    return otherwise;
}

bool flag_of(Compile *c)
{
    return expect(c, c->value, NODE_BOOL, " true 或 false", "true or false") && c->value->boolean;
}

Pattern *pattern_of(Compile *c, Str text, Span span)
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

/* --- core ---------------------------------------------------------------------------------------------- */

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

/* --- meta-data ----------------------------------------------------------------------------------------- */

static void compile_title(Compile *c)
{
    if (expect(c, c->value, NODE_TEXT, "文字", "a text")) c->sub->title = c->value->text;
}

static void compile_description(Compile *c)
{
    if (expect(c, c->value, NODE_TEXT, "文字", "a text")) c->sub->description = c->value->text;
}

/* Our own annotation: `zhiping new` writes the key even though it is optional. */
static void compile_scaffold(Compile *c)
{
    if (expect(c, c->value, NODE_BOOL, " true 或 false", "true or false"))
        c->sub->scaffold = c->value->boolean;
}

/* Our own annotations that say what the program must know of a key; schema/describe.h has their meaning. */
static void compile_fact(Compile *c)
{
    c->sub->fact = flag_of(c);
}

static void compile_event(Compile *c)
{
    if (node_text_is(c->value, "record"))
        c->sub->event = EVENT_RECORD;
    else if (node_text_is(c->value, "value"))
        c->sub->event = EVENT_VALUE;
    else
        wrong_form(c, c->value, " record 或 value", "record or value");
}

static void compile_secret(Compile *c)
{
    if (node_text_is(c->value, "id-number"))
        c->sub->secret = SECRET_ID_NUMBER;
    else if (node_text_is(c->value, "phone"))
        c->sub->secret = SECRET_PHONE;
    else
        wrong_form(c, c->value, " id-number 或 phone", "id-number or phone");
}

static void compile_refers(Compile *c)
{
    bool several = c->value->kind == NODE_SEQUENCE;
    size_t count = several ? c->value->count : 1;
    Str *names = arena_make_many(c->set->arena, Str, count);
    for (size_t i = 0; i < count; i++) {
        const Node *name = several ? c->value->items[i] : c->value;
        if (!expect(c, name, NODE_TEXT, "列表的名称", "the name of a list")) return;
        names[i] = name->text;
    }
    c->sub->refers = names;
    c->sub->refer_count = count;
}

static void compile_examples(Compile *c)
{
    if (expect(c, c->value, NODE_SEQUENCE, "数组", "an array")) c->sub->example = node_item(c->value, 0);
}

/* --- the table ----------------------------------------------------------------------------------------- */

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
    {"x-scaffold", VOCABULARY_META_DATA, HOLDS_DATA, compile_scaffold},
    {"x-event", VOCABULARY_META_DATA, HOLDS_DATA, compile_event},
    {"x-fact", VOCABULARY_META_DATA, HOLDS_DATA, compile_fact},
    {"x-refers", VOCABULARY_META_DATA, HOLDS_DATA, compile_refers},
    {"x-secret", VOCABULARY_META_DATA, HOLDS_DATA, compile_secret},
    {"patternErrorMessage", VOCABULARY_META_DATA, HOLDS_DATA,
     NULL}, /* what editors, and we, say of a pattern */
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

/* What is not known is an annotation (core, 6.5); most likely it is a slip all the same. */
static void warn_unknown(Compile *c)
{
    Str names[KEYWORD_COUNT], name = c->member->key;
    if (str_starts_with(name, STR("x-"))) return;
    for (size_t i = 0; i < KEYWORD_COUNT; i++) names[i] = str_from(keywords[i].name);
    Diag *diag = diag_add(c->set->diags, "S0201", c->member->key_span, "不认识的关键字“%.*s”，不起作用",
                          "unknown keyword \"%.*s\": it has no effect", STR_ARG(name));
    size_t near = meant_word(c->set->arena, name, names, KEYWORD_COUNT);
    if (near == SIZE_MAX) return;
    diag->mend = names[near];
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
        if (!keyword && set->strict) warn_unknown(&c);
        if (keyword && keyword->compile && (keyword->vocabulary & vocabularies)) keyword->compile(&c);
    }
    leave_out_placeholder(set, sub);
}
