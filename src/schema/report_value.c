/* Reports on the kind of a value: types, words, numbers. */
#include "schema/meant-imp.h"
#include "schema/report-imp.h"

#include <string.h>

enum { LISTED_MAX = 16 };

bool text_needs_quotes(Arena *arena, Str text)
{
    Decimal value;
    static const char *const words[] = {"",     "~",    "null",  "Null",  "NULL", "true",
                                        "True", "TRUE", "false", "False", "FALSE"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(text, words[i])) return true;
    if (decimal_parse(arena, text, &value) || strchr("!&*-?|>@`\"'%#{}[], ", text.ptr[0])) return true;
    return str_find(text, STR(": ")) != SIZE_MAX || str_find(text, STR(" #")) != SIZE_MAX ||
           str_find(text, STR("\n")) != SIZE_MAX || text.ptr[text.len - 1] == ':' ||
           text.ptr[text.len - 1] == ' ';
}

void suggest_text(Validation *v, Diag *diag, const Node *node, Str text)
{
    Str written = span_text(node->span);
    char quote = written.len && strchr("\"'", written.ptr[0]) ? written.ptr[0] : '"';
    bool flow = strpbrk(str_cstr(v->arena, text), ",[]{}") || str_find(text, STR("，")) != SIZE_MAX ||
                str_find(text, STR("、")) != SIZE_MAX;
    bool quoted = flow || (written.len && written.ptr[0] == quote) || text_needs_quotes(v->arena, text);
    if (quoted && strpbrk(str_cstr(v->arena, text), "\"'\\\n")) return;
    diag->mend = quoted ? str_printf(v->arena, "%c%.*s%c", quote, STR_ARG(text), quote) : text;
}

/* --- types --------------------------------------------------------------------------------------------- */

static Str types_text(Validation *v, unsigned types)
{
    static const struct {
        unsigned type;
        const char *zh, *en;
    } names[] = {{TYPE_STRING, "文字", "a text"},
                 {TYPE_NUMBER, "数字", "a number"},
                 {TYPE_INTEGER, "整数", "a whole number"},
                 {TYPE_BOOLEAN, " true 或 false", "true or false"},
                 {TYPE_ARRAY, "列表", "a list"},
                 {TYPE_OBJECT, "一组键和值", "a group of keys"},
                 {TYPE_NULL, "空", "empty"}};
    StrBuf buf = {.arena = v->arena};
    if (types & TYPE_NUMBER) types &= ~(unsigned)TYPE_INTEGER;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(types & names[i].type)) continue;
        if (buf.len) strbuf_add(&buf, in_english(v) ? STR(" or ") : STR("或"));
        strbuf_add(&buf, str_from(pick(v, names[i].zh, names[i].en)));
    }
    return strbuf_str(&buf);
}

static const char *kind_text(const Validation *v, NodeKind kind)
{
    static const char *const zh[] = {"空的", " true/false", "数字", "文字", "列表", "一组键和值"};
    static const char *const en[] = {"nothing", "true/false", "a number",
                                     "a text",  "a list",     "a group of keys"};
    return pick(v, zh[kind], en[kind]);
}

static void report_empty(Validation *v, const SchemaStep *frame, unsigned types)
{
    Str name = frame_name(v, frame), wanted = types_text(v, types);
    Diag *diag = violation(v, "S0132", place_of(frame->node), "%.*s没有填写", "%.*s is empty", STR_ARG(name));
    if (!frame->node->parent)
        diag_help(v->diags, diag, "文件里还没有内容", "there is nothing in the file yet");
    else if (types & TYPE_ARRAY)
        diag_help(v->diags, diag, "写上%.*s；没有内容就写 []", "write %.*s, or [] where there is none",
                  STR_ARG(wanted));
    else
        diag_help(v->diags, diag, "写上%.*s；还不知道就写“待填”，不需要就删去这一行",
                  "write %.*s, or 待填 for now, or delete the line", STR_ARG(wanted));
}

/* phone: 13800000000 */
static void report_unquoted(Validation *v, const SchemaStep *frame)
{
    Str name = frame_name(v, frame), written = frame->node->text;
    bool number = frame->node->kind == NODE_NUMBER;
    Diag *diag = violation(v, "S0102", frame->node->span,
                           number ? "%.*s须为文字，不加引号的 %.*s 成了数字"
                                  : "%.*s须为文字，不加引号的 %.*s 另有含义",
                           number ? "%.*s must be a text; without quotes %.*s is a number"
                                  : "%.*s must be a text; without quotes %.*s means something else",
                           STR_ARG(name), STR_ARG(written));
    if (number) diag->mend = str_printf(v->arena, "\"%.*s\"", STR_ARG(written));
    diag_label(v->diags, diag, "要加引号", "wants quotes");
    diag_help(v->diags, diag, "写成 \"%.*s\"", "write \"%.*s\"", STR_ARG(written));
}

/* "5000", 5,000.00, 12.8亿元 where a number is wanted; false where it reads as none. */
static bool report_number_as_text(Validation *v, const SchemaStep *frame)
{
    Str plain, name = frame_name(v, frame);
    const Node *node = frame->node;
    if (!meant_number(v->arena, node->text, &plain)) return false;
    bool quoted = str_equal(plain, node->text);
    Diag *diag =
        violation(v, quoted ? "S0103" : "S0133", node->span,
                  quoted ? "%.*s须为数字，加了引号就成了文字" : "%.*s须为数字，不带千分位、单位、全角字符",
                  quoted ? "%.*s must be a number; in quotes it is a text"
                         : "%.*s must be a number without separators, units or full-width digits",
                  STR_ARG(name));
    diag->mend = plain;
    diag_label(v->diags, diag, quoted ? "不要引号" : "须为数字", quoted ? "no quotes" : "must be a number");
    diag_help(v->diags, diag, "写成 %.*s", "write %.*s", STR_ARG(plain));
    return true;
}

static bool report_bool_as_text(Validation *v, const SchemaStep *frame)
{
    Str word, name = frame_name(v, frame);
    if (!meant_bool(v->arena, frame->node->text, &word)) return false;
    Diag *diag = violation(v, "S0134", frame->node->span, "%.*s须为 true（是）或 false（否）",
                           "%.*s must be true or false", STR_ARG(name));
    diag->mend = word;
    diag_help(v->diags, diag, "写成 %.*s", "write %.*s", STR_ARG(word));
    return true;
}

/* Whether it can stand in brackets as it is, and can hardly be several items. */
static bool is_one_item(Str written)
{
    static const Str marks[] = {STR_INIT("，"), STR_INIT("、"), STR_INIT("；"), STR_INIT("。"), STR_INIT(","),
                                STR_INIT("["),  STR_INIT("]"),  STR_INIT("{"),  STR_INIT("}"),  STR_INIT(" "),
                                STR_INIT("\n"), STR_INIT(";"),  STR_INIT(": ")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(written, marks[i]) != SIZE_MAX) return false;
    return true;
}

static void help_type(Validation *v, const SchemaStep *frame, Diag *diag, unsigned types)
{
    const Node *node = frame->node;
    if ((types & TYPE_ARRAY) && node->kind <= NODE_TEXT) {
        const Sub *items = frame->sub->list ? frame->sub->list->items : NULL;
        for (int i = 0; i < 8 && items && items->ref && items->types == TYPE_ANY; i++) items = items->ref;
        bool texts = items && items->types == TYPE_STRING, quote = node->kind != NODE_TEXT && texts;
        Str list = str_printf(v->arena, quote ? "[\"%.*s\"]" : "[%.*s]", STR_ARG(span_text(node->span)));
        diag_help(v->diags, diag, "只有一项也写成列表：%.*s", "a single item is a list, too: %.*s",
                  STR_ARG(list));
        if (texts && is_one_item(span_text(node->span))) diag->mend = list;
    } else if ((types & TYPE_ARRAY) && node->kind == NODE_MAPPING) {
        diag_help(v->diags, diag, "每一项前面加“- ”", "begin each item with \"- \"");
    } else {
        help_by_schema(v, frame, diag);
    }
}

static bool report_particular(Validation *v, const SchemaStep *frame, unsigned types)
{
    const Node *node = frame->node;
    bool scalar = node->kind == NODE_NUMBER || node->kind == NODE_BOOL;
    if (node->kind == NODE_NULL && node->text.len == 0) return report_empty(v, frame, types), true;
    if (scalar && (types & TYPE_STRING) && frame->sub->format == FORMAT_DATE)
        return report_format(v, frame), true;
    if (scalar && (types & TYPE_STRING)) return report_unquoted(v, frame), true;
    if (node->kind != NODE_TEXT) return false;
    if ((types & (TYPE_NUMBER | TYPE_INTEGER)) && report_number_as_text(v, frame)) return true;
    return (types & TYPE_BOOLEAN) && report_bool_as_text(v, frame);
}

void report_type(Validation *v, const SchemaStep *frame, unsigned types)
{
    fail_node(v, frame->node);
    if (report_particular(v, frame, types)) return;
    Str name = frame_name(v, frame), wanted = types_text(v, types);
    bool whole = frame->node->kind == NODE_NUMBER;
    Diag *diag = violation(v, "S0101", place_of(frame->node), "%.*s须为%.*s，这里是%s",
                           "%.*s must be %.*s, not %s", STR_ARG(name), STR_ARG(wanted),
                           whole && (types & TYPE_INTEGER) ? pick(v, "小数", "a fraction")
                                                           : kind_text(v, frame->node->kind));
    diag_label(v->diags, diag, "须为%.*s", "must be %.*s", STR_ARG(wanted));
    help_type(v, frame, diag, types);
}

/* --- words --------------------------------------------------------------------------------------------- */

static Str value_text(Arena *arena, const Node *node)
{
    if (node->kind == NODE_TEXT) return node->text;
    return clipped(arena, span_text(node->span));
}

static Str words_text(Validation *v, const EnumRules *rules)
{
    StrBuf buf = {.arena = v->arena};
    for (size_t i = 0; i < rules->count && i < LISTED_MAX; i++) {
        if (i) strbuf_add(&buf, in_english(v) ? STR(", ") : STR("、"));
        strbuf_add(&buf, value_text(v->arena, rules->values[i]));
    }
    if (rules->count > LISTED_MAX) strbuf_add(&buf, STR("……"));
    return strbuf_str(&buf);
}

/* 新建#立项时定: a word and a comment right behind it. */
static bool suggest_comment(Validation *v, Diag *diag, const EnumRules *rules, Str typed, const Node *node)
{
    size_t mark = str_find(typed, STR("#"));
    if (!node || !node->plain || mark == SIZE_MAX) return false;
    Str word = str_trim(str_slice(typed, 0, mark)), comment = str_slice(typed, mark, typed.len);
    if (!map_get(&rules->words, word)) return false;
    diag->mend = str_printf(v->arena, "%.*s %.*s", STR_ARG(word), STR_ARG(comment));
    diag_help(v->diags, diag, "注释的 # 前面要有空格：`%.*s`",
              "a comment's # needs a blank before it: `%.*s`", STR_ARG(diag->mend));
    return true;
}

void suggest_word(Validation *v, Diag *diag, const EnumRules *rules, Str typed, const Node *node)
{
    Array(Str) words = {0};
    if (suggest_comment(v, diag, rules, typed, node)) return;
    for (size_t i = 0; i < rules->count; i++)
        if (rules->values[i]->kind == NODE_TEXT) array_push(v->arena, &words, rules->values[i]->text);
    size_t near = meant_word(v->arena, typed, words.items, words.count);
    Str all = words_text(v, rules);
    if (near >= words.count) {
        diag_help(v->diags, diag, "可写：%.*s", "one of: %.*s", STR_ARG(all));
        return;
    }
    size_t certain = meant_word_surely(v->arena, typed, words.items, words.count);
    if (certain != SIZE_MAX && node)
        suggest_text(v, diag, node, words.items[certain]);
    else if (certain != SIZE_MAX)
        diag->mend = words.items[certain];
    diag_help(v->diags, diag, "是不是“%.*s”？可写：%.*s", "did you mean \"%.*s\"? One of: %.*s",
              STR_ARG(words.items[near]), STR_ARG(all));
}

void report_enum(Validation *v, const SchemaStep *frame, const EnumRules *rules)
{
    const Node *node = frame->node;
    fail_node(v, node);
    if (node->kind == NODE_NUMBER && map_get(&rules->words, node->text)) {
        report_unquoted(v, frame);
        return;
    }
    Str name = frame_name(v, frame), typed = clipped(v->arena, value_text(v->arena, node));
    if (v->tally.odd_words++ == 0) v->tally.odd_word = place_of(node);
    if (rules->constant) {
        Str wanted = value_text(v->arena, rules->values[0]);
        violation(v, "S0107", place_of(node), "%.*s须为“%.*s”，不是“%.*s”",
                  "%.*s must be \"%.*s\", not \"%.*s\"", STR_ARG(name), STR_ARG(wanted), STR_ARG(typed));
        return;
    }
    Diag *diag = violation(v, "S0106", place_of(node), "%.*s不能写“%.*s”", "%.*s cannot be \"%.*s\"",
                           STR_ARG(name), STR_ARG(typed));
    suggest_word(v, diag, rules, value_text(v->arena, node), node);
}

/* --- numbers ------------------------------------------------------------------------------------------- */

void report_bound(Validation *v, const SchemaStep *frame, const Bound *bound, const char *zh, const char *en)
{
    Str name = frame_name(v, frame), limit = bound->node->text;
    Diag *diag = violation(v, "S0108", frame->node->span, "%.*s须%s %.*s", "%.*s must be %s %.*s",
                           STR_ARG(name), pick(v, zh, en), STR_ARG(limit));
    diag_label(v->diags, diag, "须%s %.*s", "must be %s %.*s", pick(v, zh, en), STR_ARG(limit));
    help_by_schema(v, frame, diag);
    fail_node(v, frame->node);
}

void report_multiple(Validation *v, const SchemaStep *frame, const Bound *bound)
{
    Str name = frame_name(v, frame), factor = bound->node->text;
    violation(v, "S0109", frame->node->span, "%.*s须为 %.*s 的整数倍", "%.*s must be a multiple of %.*s",
              STR_ARG(name), STR_ARG(factor));
    fail_node(v, frame->node);
}
