/* The keywords that judge a scalar: its type, its words, bounds, lengths, patterns. */
#include "base/utf8.h"
#include "schema/equal.h"
#include "schema/validation-imp.h"

bool types_admit(Arena *arena, unsigned types, const Node *node)
{
    static const unsigned of_kind[] = {
        [NODE_NULL] = TYPE_NULL,   [NODE_BOOL] = TYPE_BOOLEAN,   [NODE_NUMBER] = TYPE_NUMBER,
        [NODE_TEXT] = TYPE_STRING, [NODE_SEQUENCE] = TYPE_ARRAY, [NODE_MAPPING] = TYPE_OBJECT,
    };
    Decimal value;
    if (types & of_kind[node->kind]) return true;
    return node->kind == NODE_NUMBER && (types & TYPE_INTEGER) && decimal_parse(arena, node->text, &value) &&
           decimal_is_integer(value);
}

bool enum_admits(Validation *v, const EnumRules *rules, const Node *node)
{
    if (node->kind == NODE_TEXT) return map_get(&rules->words, node->text) != NULL;
    for (size_t i = 0; i < rules->count; i++)
        if (node_equal(v->arena, rules->values[i], node)) return true;
    return false;
}

/* The bound that a number breaks, or NULL. */
static const Bound *broken_bound(const NumberRules *rules, Decimal value, const char **zh, const char **en)
{
    const struct {
        const Bound *bound;
        int sign; /* of value − bound where it is broken */
        bool exclusive;
        const char *zh, *en;
    } bounds[] = {{&rules->minimum, -1, false, "不小于", "at least"},
                  {&rules->maximum, 1, false, "不大于", "at most"},
                  {&rules->exclusive_minimum, -1, true, "大于", "above"},
                  {&rules->exclusive_maximum, 1, true, "小于", "below"}};
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (!bounds[i].bound->node) continue;
        int order = decimal_compare(value, bounds[i].bound->value);
        if (order == 0 ? !bounds[i].exclusive : (order > 0) != (bounds[i].sign > 0)) continue;
        *zh = bounds[i].zh;
        *en = bounds[i].en;
        return bounds[i].bound;
    }
    return NULL;
}

bool judge_number(Validation *v, const SchemaStep *frame)
{
    Decimal value;
    const char *zh, *en;
    const NumberRules *rules = frame->sub->number;
    if (!decimal_parse(v->arena, frame->node->text, &value)) return true;
    const Bound *broken = broken_bound(rules, value, &zh, &en);
    if (broken && v->diags) report_bound(v, frame, broken, zh, en);
    if (broken) return false;
    if (!rules->multiple_of.node || decimal_is_multiple(v->arena, value, rules->multiple_of.value))
        return true;
    if (v->diags) report_multiple(v, frame, &rules->multiple_of);
    return false;
}

static bool length_holds(const TextRules *rules, Str text, uint64_t *length)
{
    if (text.len <= rules->max_length && text.len / 4 >= rules->min_length) return true;
    *length = utf8_count(text);
    return *length >= rules->min_length && *length <= rules->max_length;
}

bool pattern_holds(Validation *v, const SchemaStep *frame, const Pattern *pattern, Str text)
{
    PatternResult result = pattern_match(pattern, text);
    if (result == PATTERN_TOO_COSTLY && !v->aborted) report_abort(v, frame, ABORT_PATTERN);
    return result == PATTERN_YES;
}

bool judge_text(Validation *v, const SchemaStep *frame)
{
    uint64_t length = 0;
    const TextRules *rules = frame->sub->text;
    if (!length_holds(rules, frame->node->text, &length)) {
        if (v->diags) report_length(v, frame, length);
        return false;
    }
    if (!rules->pattern || pattern_holds(v, frame, rules->pattern, frame->node->text)) return true;
    if (v->diags && !v->aborted) report_pattern(v, frame);
    return false;
}
