/* Reports: each kind of violation in words for the people who wrote the file – what the key is called, what
 * was expected, how to mend it. Kinds of values are in report_value.c, texts and formats in report_text.c;
 * here are lists, records and combinations. */
#include "schema/meant-imp.h"
#include "schema/report-imp.h"

enum { LISTED_MAX = 12, CROWD = 500, LINE_MAX_BYTES = 120 };

void fail_node(Validation *v, const Node *node)
{
    if (v->failed) ptr_set_add(v->arena, v->failed, node);
}

bool in_english(const Validation *v)
{
    return v->log && v->log->lang == LANG_EN;
}

const char *pick(const Validation *v, const char *zh, const char *en)
{
    return in_english(v) ? en : zh;
}

Str clipped(Arena *arena, Str text)
{
    enum { SHOWN = 40 };
    return utf8_clipped(arena, text, SHOWN);
}

Span place_of(const Node *node)
{
    return node->span.start == node->span.end ? node_anchor(node) : node_place(node);
}

/* --- lists --------------------------------------------------------------------------------------------- */

void report_item_count(Validation *v, const SchemaStep *frame)
{
    const ListRules *rules = frame->sub->list;
    Str name = frame_name(v, frame);
    bool few = frame->node->count < rules->min_items;
    Diag *diag = violation(
        v, "S0120", place_of(frame->node),
        few ? "%.*s至少要有 %llu 项，现有 %u 项" : "%.*s至多有 %llu 项，现有 %u 项",
        few ? "%.*s needs at least %llu items and has %u" : "%.*s takes at most %llu items and has %u",
        STR_ARG(name), (unsigned long long)(few ? rules->min_items : rules->max_items), frame->node->count);
    if (few && !frame->node->count)
        diag_help(v->diags, diag, "至少写一项；整项都没有就删去这个键", "write an item, or delete the key");
    fail_node(v, frame->node);
}

void report_twins(Validation *v, const SchemaStep *frame, uint32_t first, uint32_t second)
{
    Str name = frame_name(v, frame);
    const Node *item = frame->node->items[second], *other = frame->node->items[first];
    Diag *diag = violation(v, "S0121", place_of(item), "%.*s中第 %u 项与第 %u 项重复",
                           "%.*s: items %u and %u are the same", STR_ARG(name), first + 1, second + 1);
    diag_related(v->diags, diag, place_of(other), "第 %u 项在这里", "item %u is here", first + 1);
    diag_help(v->diags, diag, "删去其中一项", "delete one of them");
    fail_node(v, item);
}

void report_contains(Validation *v, const SchemaStep *frame, uint64_t matches)
{
    const ListRules *rules = frame->sub->list;
    Str name = frame_name(v, frame);
    Str what = sub_title(rules->contains);
    bool few = matches < rules->min_contains;
    if (!what.len) what = in_english(v) ? STR("that meet the condition") : STR("符合条件的项");
    violation(v, "S0122", place_of(frame->node),
              few ? "%.*s中至少要有 %llu 个%.*s，现有 %llu 个" : "%.*s中至多有 %llu 个%.*s，现有 %llu 个",
              few ? "%.*s needs at least %llu items %.*s, there are %llu"
                  : "%.*s takes at most %llu items %.*s, there are %llu",
              STR_ARG(name), (unsigned long long)(few ? rules->min_contains : rules->max_contains),
              STR_ARG(what), (unsigned long long)matches);
    fail_node(v, frame->node);
}

void report_surplus_item(Validation *v, const SchemaStep *frame, const Node *item)
{
    Str name = frame_name(v, frame);
    Diag *diag = violation(v, "S0129", place_of(item), "%.*s不应有第 %u 项", "%.*s takes no item %u",
                           STR_ARG(name), item->index + 1);
    diag_help(v->diags, diag, "删去多出的项", "delete it");
    fail_node(v, item);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

void report_member_count(Validation *v, const SchemaStep *frame)
{
    const RecordRules *rules = frame->sub->record;
    Str name = frame_name(v, frame);
    bool few = frame->node->count < rules->min_count;
    violation(v, "S0123", place_of(frame->node),
              few ? "%.*s至少要有 %llu 个键，现有 %u 个" : "%.*s至多有 %llu 个键，现有 %u 个",
              few ? "%.*s needs at least %llu keys and has %u" : "%.*s takes at most %llu keys and has %u",
              STR_ARG(name), (unsigned long long)(few ? rules->min_count : rules->max_count),
              frame->node->count);
    fail_node(v, frame->node);
}

static bool is_mended(const Validation *v, const Node *mapping, Str key)
{
    for (const MendedKey *one = ptr_map_get(&v->mended, mapping); one; one = one->next)
        if (str_equal(one->key, key)) return true;
    return false;
}

static void mark_mended(Validation *v, const Node *mapping, Str key)
{
    MendedKey *one = arena_make(v->arena, MendedKey);
    *one = (MendedKey){ptr_map_get(&v->mended, mapping), key};
    ptr_map_put(v->arena, &v->mended, mapping, one);
}

/* "investment: 1280000000.00", as far as an example tells. */
static Str line_for(Validation *v, const Sub *schema, Str key)
{
    SchemaStep frame = {NULL, schema, NULL};
    const Node *example = schema ? frame_example(&frame) : NULL;
    if (!example && schema && schema->enumeration && schema->enumeration->count)
        example = schema->enumeration->values[0];
    Str written = example ? span_text(example->span) : (Str){0};
    if (!example || written.len > LINE_MAX_BYTES) return str_printf(v->arena, "%.*s: …", STR_ARG(key));
    if (example->kind > NODE_TEXT) return str_printf(v->arena, "%.*s: %.*s", STR_ARG(key), STR_ARG(written));
    bool quoted = example->kind == NODE_TEXT && text_needs_quotes(v->arena, example->text);
    return str_printf(v->arena, quoted ? "%.*s: \"%.*s\"" : "%.*s: %.*s", STR_ARG(key),
                      STR_ARG(example->text));
}

void report_missing(Validation *v, const SchemaStep *frame, Str key)
{
    if (is_mended(v, frame->node, key)) return;
    Str name = key_name(v, frame, key), owner = frame_name(v, frame);
    Str line = line_for(v, key_schema(frame, key), key);
    Diag *diag = violation(v, "S0104", node_anchor(frame->node), "%.*s缺少%.*s", "%.*s lacks %.*s",
                           STR_ARG(owner), STR_ARG(name));
    diag_label(v->diags, diag, "缺少 %.*s", "lacks %.*s", STR_ARG(key));
    diag_help(v->diags, diag, "加一行，例如 `%.*s`；还不知道就写“待填”",
              "add a line such as `%.*s`, or 待填 for now", STR_ARG(line));
    fail_node(v, frame->node);
}

void report_companion(Validation *v, const SchemaStep *frame, Str key, Str companion)
{
    Str name = key_name(v, frame, key), other = key_name(v, frame, companion);
    const Member *member = node_member(frame->node, key);
    Str line = line_for(v, key_schema(frame, companion), companion);
    Diag *diag = violation(v, "S0125", member->key_span, "写了%.*s，就要写%.*s",
                           "%.*s is given, so %.*s is wanted", STR_ARG(name), STR_ARG(other));
    diag_help(v->diags, diag, "加一行，例如 `%.*s`", "add a line such as `%.*s`", STR_ARG(line));
    fail_node(v, frame->node);
}

typedef struct KeyChoice {
    Array(Str) keys, titles; /* of one length */
} KeyChoice;

/* The keys that the mapping may have and has not. */
static KeyChoice open_keys(Validation *v, const SchemaStep *frame)
{
    KeyChoice choice = {0};
    for (const SchemaStep *at = frame; at && at->node == frame->node; at = at->up) {
        for (size_t i = 0; at->sub->record && i < at->sub->record->keys.count; i++) {
            const Key *key = at->sub->record->keys.items[i];
            if (!key->value || key->value->never || node_get(frame->node, key->name)) continue;
            array_push(v->arena, &choice.keys, key->name);
            array_push(v->arena, &choice.titles, sub_title(key->value));
        }
    }
    return choice;
}

static bool suggest_key(Validation *v, const SchemaStep *frame, Diag *diag, Str typed)
{
    KeyChoice choice = open_keys(v, frame);
    size_t near = meant_word(v->arena, typed, choice.keys.items, choice.keys.count);
    if (near == SIZE_MAX) near = meant_word(v->arena, typed, choice.titles.items, choice.titles.count);
    if (near >= choice.keys.count) return false;
    Str key = choice.keys.items[near], name = key_name(v, frame, key);
    size_t certain = meant_word_surely(v->arena, typed, choice.keys.items, choice.keys.count);
    if (certain == SIZE_MAX)
        certain = meant_word_surely(v->arena, typed, choice.titles.items, choice.titles.count);
    if (certain == near && !is_mended(v, frame->node, key)) diag->mend = key;
    mark_mended(v, frame->node, key);
    fail_node(v, frame->node); /* it lacks the key that was meant */
    diag_help(v->diags, diag, "是不是想写%.*s？", "did you mean %.*s?", STR_ARG(name));
    return true;
}

/* A key of what is around this mapping: the blanks before it are too many. */
static bool belongs_further_out(Validation *v, const SchemaStep *frame, Diag *diag, Str typed)
{
    const Node *node = frame->node;
    for (const SchemaStep *at = frame; at; at = at->up) {
        if (at->node == node || at->node->kind != NODE_MAPPING || !key_schema(at, typed)) continue;
        if (node_get(at->node, typed)) continue;
        Str owner = frame_name(v, at), name = key_name(v, at, typed);
        diag_help(v->diags, diag, "%.*s属于%.*s，检查这一行前面的空格",
                  "%.*s belongs to %.*s: look at the blanks before it", STR_ARG(name), STR_ARG(owner));
        return true;
    }
    return false;
}

static void list_open_keys(Validation *v, const SchemaStep *frame, Diag *diag)
{
    KeyChoice choice = open_keys(v, frame);
    size_t count = choice.keys.count;
    if (!count) return;
    for (size_t i = 0; i < count; i++) choice.keys.items[i] = key_name(v, frame, choice.keys.items[i]);
    Str keys = str_join(v->arena, choice.keys.items, count < LISTED_MAX ? count : LISTED_MAX,
                        in_english(v) ? STR(", ") : STR("、"));
    diag_help(v->diags, diag, count > LISTED_MAX ? "还可以写：%.*s……" : "还可以写：%.*s",
              count > LISTED_MAX ? "may be given here: %.*s …" : "may be given here: %.*s", STR_ARG(keys));
}

/* The key's whole line, where nothing else stands on it; source NULL otherwise. */
static Span line_of(const Member *member)
{
    Span line = member->key_span;
    Str text = line.source->text;
    while (line.start > 0 && text.ptr[line.start - 1] == ' ') line.start--;
    if (line.start > 0 && text.ptr[line.start - 1] != '\n') return (Span){0};
    line.end = member->value->span.end;
    while (line.end < text.len && (text.ptr[line.end] == ' ' || text.ptr[line.end] == '\r')) line.end++;
    if (line.end < text.len && text.ptr[line.end] != '\n') return (Span){0};
    if (line.end < text.len) line.end++;
    return line;
}

/* x-derived of the schema has the title of a key that people write although it follows from others. */
static bool report_derived(Validation *v, const SchemaStep *frame, const Member *member)
{
    const Node *title = node_get(node_get(frame->sub->node, STR("x-derived")), member->key);
    if (!title || title->kind != NODE_TEXT) return false;
    Str owner = sub_title(frame->sub), name = in_english(v) ? member->key : title->text;
    Diag *diag =
        violation(v, "S0135", member->key_span, "%.*s%.*s由记录得出，不用填写",
                  "%.*s: %.*s follows from the records and is not written", STR_ARG(owner), STR_ARG(name));
    diag_help(v->diags, diag, "删去 %.*s 和它的值", "delete %.*s and its value", STR_ARG(member->key));
    Span line = line_of(member);
    if (line.source) diag_mend(v->diags, diag, line, (Str){0});
    fail_node(v, member->value);
    return true;
}

void report_unknown_key(Validation *v, const SchemaStep *frame, const Member *member)
{
    if (report_derived(v, frame, member)) return;
    Str owner = frame_name(v, frame), typed = clipped(v->arena, member->key);
    Diag *diag = violation(v, "S0105", member->key_span, "%.*s没有“%.*s”这个键", "%.*s has no key \"%.*s\"",
                           STR_ARG(owner), STR_ARG(typed));
    /* Nobody wrote a mapping of so many keys by hand, and guessing takes time. */
    if (frame->node->count > CROWD)
        diag_help(v->diags, diag, "删去这个键", "delete the key");
    else if (!suggest_key(v, frame, diag, member->key) && !belongs_further_out(v, frame, diag, member->key))
        list_open_keys(v, frame, diag);
    fail_node(v, member->value);
}

void report_key_name(Validation *v, const SchemaStep *frame, const Member *member, const Sub *names)
{
    Str owner = frame_name(v, frame), typed = clipped(v->arena, member->key);
    Diag *diag = violation(v, "S0124", member->key_span, "%.*s的键不能写成“%.*s”",
                           "\"%.*s\" cannot have a key \"%.*s\"", STR_ARG(owner), STR_ARG(typed));
    const Sub *rules = names->ref ? names->ref : names;
    if (rules->enumeration) suggest_word(v, diag, rules->enumeration, member->key, NULL);
    if (rules->text && rules->text->pattern)
        diag_help(v->diags, diag, "键须符合 %.*s", "keys must match %.*s",
                  STR_ARG(rules->text->pattern_text));
    fail_node(v, member->value);
}

/* --- combinations -------------------------------------------------------------------------------------- */

void report_never(Validation *v, const SchemaStep *frame)
{
    Str name = frame_name(v, frame);
    const Node *node = frame->node, *parent = node->parent;
    bool key = parent && parent->kind == NODE_MAPPING;
    Diag *diag = violation(v, "S0130", key ? parent->members[node->index].key_span : place_of(node),
                           "这里不应写%.*s", "%.*s is not wanted here", STR_ARG(name));
    diag_help(v->diags, diag, "删去它，或改正决定它写不写的那一项", "delete it, or mend what decides on it");
    fail_node(v, node);
}

void report_negated(Validation *v, const SchemaStep *frame)
{
    const Sub *negated = frame->sub->negated;
    Str name = frame_name(v, frame);
    StrBuf keys = {.arena = v->arena};
    for (size_t i = 0; negated->record && i < negated->record->keys.count; i++) {
        Str key = key_name(v, frame, negated->record->keys.items[i]->name);
        if (negated->record->keys.items[i]->required)
            strbuf_printf(&keys, "%s%.*s", keys.len ? pick(v, "、", ", ") : "", STR_ARG(key));
    }
    Diag *diag = violation(v, "S0126", place_of(frame->node), "%.*s不允许这样写", "%.*s may not be like this",
                           STR_ARG(name));
    if (negated->title.len)
        diag_help(v->diags, diag, "不能是：%.*s", "it may not be: %.*s", STR_ARG(negated->title));
    else if (keys.len)
        diag_help(v->diags, diag, "不能这样写 %.*s", "not with %.*s like this", STR_ARG(strbuf_str(&keys)));
    fail_node(v, frame->node);
}

void report_several(Validation *v, const SchemaStep *frame, const Sub *first, const Sub *second)
{
    Str name = frame_name(v, frame), a = sub_title(first), b = sub_title(second);
    Diag *diag = violation(v, "S0127", place_of(frame->node), "%.*s只能符合一种写法，现在符合不止一种",
                           "%.*s must fit one form only and fits several", STR_ARG(name));
    if (a.len && b.len)
        diag_help(v->diags, diag, "在“%.*s”与“%.*s”中取一种", "choose between %.*s and %.*s", STR_ARG(a),
                  STR_ARG(b));
    fail_node(v, frame->node);
}

void report_none(Validation *v, const SchemaStep *frame, Span word)
{
    Str name = frame_name(v, frame);
    Diag *diag = violation(v, "S0128", word.source ? word : place_of(frame->node), "%.*s不符合任何一种写法",
                           "%.*s fits none of the forms it may have", STR_ARG(name));
    if (word.source) diag_label(v->diags, diag, "没有一种写法是这个值", "none of the forms has this value");
    fail_node(v, frame->node);
}

void report_abort(Validation *v, const SchemaStep *frame, AbortReason reason)
{
    static const char *const reasons[][2] = {
        [ABORT_PATTERN] = {"正则表达式匹配代价过大，检查中止",
                           "matching the pattern takes too long, validation ends here"},
        [ABORT_DEPTH] = {"模式的引用循环不止，检查中止",
                         "the schema refers to itself without end, validation ends here"},
        [ABORT_STEPS] = {"模式的分支过多，检查中止",
                         "the schema has too many branches, validation ends here"},
        [ABORT_CROWD] = {"这个文件的错误太多，不再检查下去",
                         "too many errors in this file, validation ends here"},
    };
    v->aborted = true;
    v->diags = NULL; /* what follows from it is no violation */
    if (!v->log) return;
    diag_add(v->log, "S0131", place_of(frame->node), "%s", "%s", reasons[reason][in_english(v)]);
}

void report_placeholder(Validation *v, const SchemaStep *frame, const Node *node)
{
    if (ptr_set_has(&v->placeheld, node)) return;
    ptr_set_add(v->arena, &v->placeheld, node);
    Str name = frame ? frame_name(v, frame) : in_english(v) ? STR("this") : STR("这里");
    Diag *diag = diag_add(v->log, "S0001", place_of(node), "%.*s还是“待填”",
                          "%.*s is still to be written (待填)", STR_ARG(name));
    diag_unwritten(v->log, diag, frame ? frame_title(frame) : (Str){0}, node_path(v->arena, node));
    if (v->final) diag_move(v->log, diag);
    diag_help(v->log, diag, "定稿前写上真实的值", "write the real value before the final issue");
}
