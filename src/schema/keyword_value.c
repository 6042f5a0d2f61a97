/* Keywords that look at a value itself: its type, its words, numbers, texts. */
#include "schema/keyword-imp.h"

/* --- any value ----------------------------------------------------------------------------------------- */

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

void compile_type(Compile *c)
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

void compile_enum(Compile *c)
{
    if (!expect(c, c->value, NODE_SEQUENCE, "数组", "an array")) return;
    const Node **values = arena_make_many(c->set->arena, const Node *, c->value->count);
    size_t count = 0;
    for (uint32_t i = 0; i < c->value->count; i++)
        if (!c->set->strict || !node_is_placeholder(c->value->items[i])) values[count++] = c->value->items[i];
    c->sub->enumeration = enum_rules(c, values, count);
}

void compile_const(Compile *c)
{
    EnumRules *rules = enum_rules(c, &c->member->value, 1);
    rules->constant = true;
    c->sub->constant = rules;
}

/* --- numbers ------------------------------------------------------------------------------------------- */

static NumberRules *number_rules(Compile *c)
{
    if (!c->sub->number) c->sub->number = arena_make(c->set->arena, NumberRules);
    return c->sub->number;
}

static bool decimal_of(Compile *c, Decimal *value)
{
    if (!expect(c, c->value, NODE_NUMBER, "数字", "a number")) return false;
    return decimal_parse(c->set->arena, c->value->text, value);
}

static void set_bound(Compile *c, Bound *bound)
{
    if (decimal_of(c, &bound->value)) bound->node = c->value;
}

void compile_minimum(Compile *c)
{
    set_bound(c, &number_rules(c)->minimum);
}

void compile_maximum(Compile *c)
{
    set_bound(c, &number_rules(c)->maximum);
}

void compile_exclusive_minimum(Compile *c)
{
    set_bound(c, &number_rules(c)->exclusive_minimum);
}

void compile_exclusive_maximum(Compile *c)
{
    set_bound(c, &number_rules(c)->exclusive_maximum);
}

void compile_multiple_of(Compile *c)
{
    Bound bound = {0};
    set_bound(c, &bound);
    if (bound.node && (bound.value.negative || !bound.value.digits.len))
        wrong_form(c, c->value, "大于 0 的数字", "a number above 0");
    else
        number_rules(c)->multiple_of = bound;
}

/* --- texts --------------------------------------------------------------------------------------------- */

static TextRules *text_rules(Compile *c)
{
    if (c->sub->text) return c->sub->text;
    c->sub->text = arena_make(c->set->arena, TextRules);
    c->sub->text->max_length = UINT64_MAX;
    return c->sub->text;
}

void compile_min_length(Compile *c)
{
    text_rules(c)->min_length = count_of(c, 0);
}

void compile_max_length(Compile *c)
{
    text_rules(c)->max_length = count_of(c, UINT64_MAX);
}

/* The pattern of a value that may be 待填 says so for editors and other validators: as its last branch, or
 * alone where text stands in place of another type. Here 待填 is set apart before a value is judged, and
 * nothing else is to speak of it. */
static const Str placeholder_alone = STR_INIT("^待填$"), placeholder_branch = STR_INIT("|^待填$");

void compile_pattern(Compile *c)
{
    if (!expect(c, c->value, NODE_TEXT, "文字", "a text")) return;
    TextRules *rules = text_rules(c);
    rules->pattern_text = c->value->text;
    if (c->set->strict && str_ends_with(rules->pattern_text, placeholder_branch)) {
        rules->pattern_text.len -= placeholder_branch.len;
        rules->placeholder = true;
    }
    rules->pattern = pattern_of(c, rules->pattern_text, c->value->span);
}

void leave_out_placeholder(const SchemaSet *set, Sub *sub)
{
    TextRules *rules = sub->text;
    if (!set->strict || !rules || !rules->pattern) return;
    if (rules->placeholder && sub->format) rules->pattern = NULL; /* the format says the same and more */
    if (sub->types == TYPE_STRING || !str_equal(rules->pattern_text, placeholder_alone)) return;
    rules->pattern = NULL;
    sub->types &= ~(unsigned)TYPE_STRING;
}

void compile_format(Compile *c)
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
