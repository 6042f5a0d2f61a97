#include "template/style.h"
#include "base/array.h"
#include "base/suggest.h"

/* What style_load carries along; `failed` once any message was an error. */
typedef struct Loader {
    Arena *arena;
    DiagList *diags;
    Style *style;
    bool failed;
} Loader;

static Diag *complain(Loader *loader, Span span, const char *zh, const char *en)
{
    loader->failed = true;
    return diag_add(loader->diags, "T0402", span, "%s", "%s", loader->diags->lang == LANG_EN ? en : zh);
}

/* The member's value; a message where it is missing. */
static const Node *require(Loader *loader, const Node *mapping, Str key)
{
    const Node *node = node_get(mapping, key);
    if (node || !mapping) return node;
    loader->failed = true;
    diag_add(loader->diags, "T0401", node_anchor(mapping), "版式缺少 %.*s", "the style lacks %.*s",
             STR_ARG(key));
    return NULL;
}

/* Members that are none of `known` are slips of the pen. */
static void refuse_unknown(Loader *loader, const Node *mapping, const Str *known, size_t count)
{
    for (size_t i = 0; node_is(mapping, NODE_MAPPING) && i < mapping->count; i++) {
        const Member *member = &mapping->members[i];
        bool found = false;
        for (size_t k = 0; k < count && !found; k++) found = str_equal(known[k], member->key);
        if (found) continue;
        loader->failed = true;
        Diag *diag = diag_add(loader->diags, "T0401", member->key_span, "版式中没有 %.*s 这一项",
                              "the style has no entry %.*s", STR_ARG(member->key));
        Str near = suggest_nearest(member->key, known, count);
        if (!near.ptr) continue;
        diag_help(loader->diags, diag, "是否想写 %.*s？", "did you mean %.*s?", STR_ARG(near));
        diag->suggestion = near;
    }
}

static const Node *require_mapping(Loader *loader, const Node *parent, Str key)
{
    const Node *node = require(loader, parent, key);
    if (!node || node_is(node, NODE_MAPPING)) return node;
    complain(loader, node->span, "这里应是一组键和值", "a mapping is expected here");
    return NULL;
}

static Str require_text(Loader *loader, const Node *parent, Str key)
{
    const Node *node = require(loader, parent, key);
    if (node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER)) return node->text;
    if (node) complain(loader, node->span, "这里应是文字", "a text is expected here");
    return (Str){0};
}

/* --- lengths and colours --- */

typedef struct NamedSize {
    Str name;
    Length size;
} NamedSize;

static const NamedSize named_sizes[] = {
    {STR_INIT("初号"), 42000}, {STR_INIT("小初"), 36000}, {STR_INIT("一号"), 26000},
    {STR_INIT("小一"), 24000}, {STR_INIT("二号"), 22000}, {STR_INIT("小二"), 18000},
    {STR_INIT("三号"), 15750}, {STR_INIT("小三"), 15000}, {STR_INIT("四号"), 14000},
    {STR_INIT("小四"), 12000}, {STR_INIT("五号"), 10500}, {STR_INIT("小五"), 9000},
    {STR_INIT("六号"), 7500},
};

/* "37mm", "20.5 pt" to 1/1000 pt: 1 mm is 72000/25.4 of them. */
static bool parse_length(Arena *arena, Str text, Length *length)
{
    bool millimetres = str_ends_with(text, STR("mm"));
    Decimal number;
    int64_t thousandths;
    for (size_t i = 0; i < sizeof named_sizes / sizeof *named_sizes; i++) {
        if (!str_equal(text, named_sizes[i].name)) continue;
        *length = named_sizes[i].size;
        return true;
    }
    if (!millimetres && !str_ends_with(text, STR("pt"))) return false;
    if (!decimal_parse(arena, str_trim(str_slice(text, 0, text.len - 2)), &number)) return false;
    if (!decimal_scaled(number, 3, &thousandths) || thousandths < 0 || thousandths > 5000000) return false;
    *length = (Length)(millimetres ? (thousandths * 720 + 127) / 254 : thousandths);
    return true;
}

static Length require_length(Loader *loader, const Node *parent, Str key)
{
    Length length = 0;
    const Node *node = require(loader, parent, key);
    if (!node) return 0;
    if (node->kind == NODE_TEXT && parse_length(loader->arena, node->text, &length) && length > 0)
        return length;
    complain(loader, node->span, "长度应写数和单位，如 37mm、10.5pt，字号也可写 小四 等",
             "a length is a number and a unit: 37mm, 10.5pt");
    return 0;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

static bool parse_color(Str text, Color *color)
{
    uint8_t parts[3];
    if (text.len != 6) return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(text.ptr[2 * i]), low = hex_digit(text.ptr[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        parts[i] = (uint8_t)(high * 16 + low);
    }
    *color = (Color){parts[0], parts[1], parts[2]};
    return true;
}

bool style_color(const Style *style, Str word, Color *color)
{
    for (size_t i = 0; i < style->color_count; i++) {
        if (!str_equal(style->colors[i].word, word)) continue;
        *color = style->colors[i].color;
        return true;
    }
    return false;
}

static void load_colors(Loader *loader, const Node *root)
{
    static const Str needed[] = {STR_INIT("accent"), STR_INIT("text"),  STR_INIT("muted"),
                                 STR_INIT("rule"),   STR_INIT("shade"), STR_INIT("draft")};
    const Node *colors = require_mapping(loader, root, STR("colors"));
    if (!colors) return;
    StyleColor *list = arena_make_many(loader->arena, StyleColor, colors->count);
    for (size_t i = 0; i < colors->count; i++) {
        const Member *member = &colors->members[i];
        bool scalar = member->value->kind == NODE_TEXT || member->value->kind == NODE_NUMBER;
        list[i].word = member->key;
        if (!scalar || !parse_color(member->value->text, &list[i].color))
            complain(loader, member->value->span, "颜色应写六位十六进制数，如 \"1F3A5F\"",
                     "a colour is six hexadecimal digits such as \"1F3A5F\"");
    }
    loader->style->colors = list;
    loader->style->color_count = colors->count;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) require(loader, colors, needed[i]);
}

/* --- page, families, texts, numbers --- */

static void load_page(Loader *loader, const Node *root)
{
    static const Str keys[] = {STR_INIT("width"),         STR_INIT("height"),      STR_INIT("margin_top"),
                               STR_INIT("margin_bottom"), STR_INIT("margin_left"), STR_INIT("margin_right")};
    Style *style = loader->style;
    Length *const targets[] = {&style->page_width,    &style->page_height, &style->margin_top,
                               &style->margin_bottom, &style->margin_left, &style->margin_right};
    const Node *page = require_mapping(loader, root, STR("page"));
    if (!page) return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        *targets[i] = require_length(loader, page, keys[i]);
    refuse_unknown(loader, page, keys, sizeof keys / sizeof *keys);
    if (!loader->failed && (style->margin_left + style->margin_right >= style->page_width ||
                            style->margin_top + style->margin_bottom >= style->page_height))
        complain(loader, node_anchor(page), "页边距占满了纸张", "the margins leave nothing of the page");
}

/* A list of texts; a single text counts as a list of one. */
static const Str *load_names(Loader *loader, const Node *node, size_t *count)
{
    const Node *const *items = node_is(node, NODE_SEQUENCE) ? node->items : &node;
    *count = node_is(node, NODE_SEQUENCE) ? node->count : 1;
    Str *names = arena_make_many(loader->arena, Str, *count);
    for (size_t i = 0; i < *count; i++) {
        if (items[i]->kind == NODE_TEXT)
            names[i] = items[i]->text;
        else
            complain(loader, items[i]->span, "这里应是字体名", "a font's name is expected here");
    }
    return names;
}

static void load_families(Loader *loader, const Node *root)
{
    static const Str keys[] = {STR_INIT("han"), STR_INIT("latin")};
    const Node *families = require_mapping(loader, root, STR("families"));
    if (!families) return;
    StyleFamily *list = arena_make_many(loader->arena, StyleFamily, families->count);
    for (size_t i = 0; i < families->count; i++) {
        const Member *member = &families->members[i];
        list[i].name = member->key;
        if (!node_is(member->value, NODE_MAPPING)) {
            complain(loader, member->value->span, "这里应是一组键和值", "a mapping is expected here");
            continue;
        }
        const Node *han = require(loader, member->value, keys[0]);
        const Node *latin = node_get(member->value, keys[1]);
        if (han) list[i].han = load_names(loader, han, &list[i].han_count);
        if (han && list[i].han_count == 0)
            complain(loader, han->span, "至少要有一种字体", "at least one font is needed");
        if (latin) list[i].latin = load_names(loader, latin, &list[i].latin_count);
        refuse_unknown(loader, member->value, keys, 2);
    }
    loader->style->families = list;
    loader->style->family_count = families->count;
}

static size_t family_index(Loader *loader, const Node *entry)
{
    const Node *node = require(loader, entry, STR("family"));
    const Style *style = loader->style;
    for (size_t i = 0; node && node->kind == NODE_TEXT && i < style->family_count; i++)
        if (str_equal(style->families[i].name, node->text)) return i;
    if (node) complain(loader, node->span, "families 里没有这个字体系列", "families has no such entry");
    return 0;
}

static Color text_color(Loader *loader, const Node *entry)
{
    const Node *node = node_get(entry, STR("color"));
    Color color = {0};
    if (!node) {
        style_color(loader->style, STR("text"), &color);
        return color;
    }
    bool scalar = node->kind == NODE_TEXT || node->kind == NODE_NUMBER;
    if (!scalar || (!style_color(loader->style, node->text, &color) && !parse_color(node->text, &color)))
        complain(loader, node->span, "colors 里没有这个颜色，也不是六位十六进制数",
                 "neither a name of colors nor six hexadecimal digits");
    return color;
}

static bool optional_flag(Loader *loader, const Node *entry, Str key)
{
    const Node *node = node_get(entry, key);
    if (node && node->kind != NODE_BOOL)
        complain(loader, node->span, "这里应是 true 或 false", "true or false is expected here");
    return node && node->kind == NODE_BOOL && node->boolean;
}

static void load_texts(Loader *loader, const Node *root)
{
    static const Str roles[TEXT_ROLE_COUNT] = {
        [TEXT_BODY] = STR_INIT("body"),
        [TEXT_HEADING_1] = STR_INIT("heading_1"),
        [TEXT_HEADING_2] = STR_INIT("heading_2"),
        [TEXT_HEADING_3] = STR_INIT("heading_3"),
        [TEXT_HEADING_4] = STR_INIT("heading_4"),
        [TEXT_CAPTION] = STR_INIT("caption"),
        [TEXT_TABLE_HEADER] = STR_INIT("table_header"),
        [TEXT_TABLE_CELL] = STR_INIT("table_cell"),
        [TEXT_NOTE] = STR_INIT("note"),
        [TEXT_PAGE_HEADER] = STR_INIT("page_header"),
        [TEXT_PAGE_NUMBER] = STR_INIT("page_number"),
        [TEXT_COVER_SERVICE] = STR_INIT("cover_service"),
        [TEXT_COVER_TITLE] = STR_INIT("cover_title"),
        [TEXT_COVER_SUBTITLE] = STR_INIT("cover_subtitle"),
        [TEXT_COVER_LABEL] = STR_INIT("cover_label"),
        [TEXT_COVER_FACT] = STR_INIT("cover_fact"),
        [TEXT_COVER_ISSUER] = STR_INIT("cover_issuer"),
        [TEXT_CONTENTS_TITLE] = STR_INIT("contents_title"),
        [TEXT_CONTENTS_1] = STR_INIT("contents_1"),
        [TEXT_CONTENTS_2] = STR_INIT("contents_2"),
        [TEXT_FIGURE_VALUE] = STR_INIT("figure_value"),
        [TEXT_FIGURE_LABEL] = STR_INIT("figure_label"),
        [TEXT_CHART] = STR_INIT("chart"),
        [TEXT_CHIP] = STR_INIT("chip"),
        [TEXT_CARD_TITLE] = STR_INIT("card_title"),
        [TEXT_CODE] = STR_INIT("code"),
    };
    static const Str keys[] = {STR_INIT("family"), STR_INIT("size"), STR_INIT("leading"), STR_INIT("bold"),
                               STR_INIT("color")};
    const Node *texts = require_mapping(loader, root, STR("text"));
    if (!texts) return;
    for (size_t i = 0; i < TEXT_ROLE_COUNT; i++) {
        const Node *entry = require_mapping(loader, texts, roles[i]);
        if (!entry) continue;
        loader->style->text[i] = (TextStyle){
            .family = family_index(loader, entry),
            .bold = optional_flag(loader, entry, STR("bold")),
            .size = require_length(loader, entry, STR("size")),
            .leading = require_length(loader, entry, STR("leading")),
            .color = text_color(loader, entry),
        };
        refuse_unknown(loader, entry, keys, sizeof keys / sizeof *keys);
    }
    refuse_unknown(loader, texts, roles, TEXT_ROLE_COUNT);
}

/* A numbering pattern has one counter; what else stands in braces is a slip, but for the page's {2}. */
static Str checked_pattern(Loader *loader, const Node *node, bool total)
{
    if (node->kind != NODE_TEXT) {
        complain(loader, node->span, "这里应是文字", "a text is expected here");
        return (Str){0};
    }
    bool han = str_find(node->text, STR("{一}")) != SIZE_MAX;
    bool arabic = str_find(node->text, STR("{1}")) != SIZE_MAX;
    size_t braces = 0;
    for (size_t i = 0; i < node->text.len; i++) braces += node->text.ptr[i] == '{';
    bool known = braces == 1 || (total && braces == 2 && str_find(node->text, STR("{2}")) != SIZE_MAX);
    if (han == arabic || !known)
        complain(loader, node->span, "编号式样应含一个 {一} 或 {1}", "a pattern holds one {一} or {1}");
    return node->text;
}

static Str require_pattern(Loader *loader, const Node *parent, Str key, bool total)
{
    const Node *node = require(loader, parent, key);
    return node ? checked_pattern(loader, node, total) : (Str){0};
}

static void load_numbers(Loader *loader, const Node *root)
{
    static const Str keys[] = {STR_INIT("headings"), STR_INIT("annex"), STR_INIT("figure"), STR_INIT("table"),
                               STR_INIT("page")};
    Style *style = loader->style;
    const Node *numbers = require_mapping(loader, root, STR("numbers"));
    if (!numbers) return;
    const Node *headings = require(loader, numbers, keys[0]);
    if (headings && (!node_is(headings, NODE_SEQUENCE) || headings->count != 4))
        complain(loader, headings->span, "headings 应有四项，一至四级标题", "headings has four entries");
    else
        for (size_t i = 0; headings && i < 4; i++)
            style->heading_patterns[i] = checked_pattern(loader, headings->items[i], false);
    style->annex_pattern = require_pattern(loader, numbers, keys[1], false);
    style->figure_pattern = require_pattern(loader, numbers, keys[2], false);
    style->table_pattern = require_pattern(loader, numbers, keys[3], false);
    style->page_number = require_pattern(loader, numbers, keys[4], true);
    refuse_unknown(loader, numbers, keys, sizeof keys / sizeof *keys);
}

static void load_indent(Loader *loader, const Node *root)
{
    Str text = require_text(loader, root, STR("first_line_indent"));
    Decimal number;
    int64_t thousandths;
    if (!text.ptr) return;
    if (decimal_parse(loader->arena, text, &number) && decimal_scaled(number, 3, &thousandths) &&
        thousandths >= 0 && thousandths <= 10000)
        loader->style->first_line_indent_ems = (Length)thousandths;
    else
        complain(loader, node_get(root, STR("first_line_indent"))->span, "段首空字数应是 0 到 10 的数",
                 "the indent is a number from 0 to 10");
}

static void load_table_rows(Loader *loader, const Node *root)
{
    static const Str key = STR_INIT("table_rows");
    Str text = require_text(loader, root, key);
    loader->style->zebra = str_is(text, "隔行底纹");
    if (text.ptr && !loader->style->zebra && !str_is(text, "细线"))
        complain(loader, node_get(root, key)->span, "应是 细线 或 隔行底纹",
                 "细线 (rules) or 隔行底纹 (zebra) is expected");
}

const Style *style_load(Arena *arena, Str path, DiagList *diags)
{
    static const Str keys[] = {STR_INIT("page"),      STR_INIT("families"),          STR_INIT("colors"),
                               STR_INIT("text"),      STR_INIT("first_line_indent"), STR_INIT("numbers"),
                               STR_INIT("table_rows")};
    const Doc *doc = doc_open(arena, path, diags);
    if (!doc) return NULL;
    Loader loader = {.arena = arena, .diags = diags, .style = arena_make(arena, Style)};
    if (!node_is(doc->root, NODE_MAPPING)) {
        complain(&loader, node_anchor(doc->root), "版式文件应是一组键和值", "a style is a mapping");
        return NULL;
    }
    refuse_unknown(&loader, doc->root, keys, sizeof keys / sizeof *keys);
    load_page(&loader, doc->root);
    load_families(&loader, doc->root);
    load_colors(&loader, doc->root);
    load_texts(&loader, doc->root);
    load_indent(&loader, doc->root);
    load_table_rows(&loader, doc->root);
    load_numbers(&loader, doc->root);
    return loader.failed ? NULL : loader.style;
}
