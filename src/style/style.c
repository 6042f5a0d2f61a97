#include "style/style.h"
#include "base/decimal.h"

/* What style_load carries along; `failed` once there was a message. The file has passed its schema, which
 * says what is there and of which form; what is left is how entries go together. */
typedef struct StyleReader {
    Arena *arena;
    DiagList *diags;
    Style *style;
    bool failed;
} StyleReader;

static void complain(StyleReader *reader, Span span, const char *zh, const char *en)
{
    reader->failed = true;
    diag_add(reader->diags, "T0402", span, "%s", "%s", reader->diags->lang == LANG_EN ? en : zh);
}

static Str text_of(const Node *parent, const char *key)
{
    return node_get(parent, str_from(key))->text;
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
static Length length_of(StyleReader *reader, const Node *parent, const char *key)
{
    Str text = text_of(parent, key);
    Decimal number;
    int64_t thousandths;
    for (size_t i = 0; i < sizeof named_sizes / sizeof *named_sizes; i++)
        if (str_equal(text, named_sizes[i].name)) return named_sizes[i].size;
    if (text.len < 2 || !decimal_parse(reader->arena, str_trim(str_slice(text, 0, text.len - 2)), &number) ||
        !decimal_scaled(number, 3, &thousandths))
        return 0;
    return (Length)(str_ends_with(text, STR("mm")) ? (thousandths * 720 + 127) / 254 : thousandths);
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

bool style_require_color(const Style *style, Str word, Span span, Color *color, DiagList *diags)
{
    if (style_color(style, word, color)) return true;
    diag_add(diags, "T0302", span, "版式中没有颜色 %.*s", "the style has no colour %.*s", STR_ARG(word));
    return false;
}

static void read_colors(StyleReader *reader, const Node *colors)
{
    StyleColor *list = arena_make_many(reader->arena, StyleColor, colors->count);
    for (size_t i = 0; i < colors->count; i++) {
        list[i].word = colors->members[i].key;
        parse_color(colors->members[i].value->text, &list[i].color);
    }
    reader->style->colors = list;
    reader->style->color_count = colors->count;
}

/* --- page, families, texts, numbers --- */

static void read_page(StyleReader *reader, const Node *page)
{
    Style *style = reader->style;
    style->page_width = length_of(reader, page, "width");
    style->page_height = length_of(reader, page, "height");
    style->margin_top = length_of(reader, page, "margin_top");
    style->margin_bottom = length_of(reader, page, "margin_bottom");
    style->margin_left = length_of(reader, page, "margin_left");
    style->margin_right = length_of(reader, page, "margin_right");
    if (style->margin_left + style->margin_right >= style->page_width ||
        style->margin_top + style->margin_bottom >= style->page_height)
        complain(reader, node_anchor(page), "页边距占满了纸张", "the margins leave nothing of the page");
}

/* A list of texts; a single text counts as a list of one. */
static const Str *read_names(StyleReader *reader, const Node *node, size_t *count)
{
    *count = node_is(node, NODE_SEQUENCE) ? node->count : 1;
    Str *names = arena_make_many(reader->arena, Str, *count);
    for (size_t i = 0; i < *count; i++)
        names[i] = node_is(node, NODE_SEQUENCE) ? node->items[i]->text : node->text;
    return names;
}

static void read_families(StyleReader *reader, const Node *families)
{
    StyleFamily *list = arena_make_many(reader->arena, StyleFamily, families->count);
    for (size_t i = 0; i < families->count; i++) {
        const Node *family = families->members[i].value;
        const Node *han = node_get(family, STR("han")), *latin = node_get(family, STR("latin"));
        list[i].name = families->members[i].key;
        list[i].han = read_names(reader, han, &list[i].han_count);
        if (latin) list[i].latin = read_names(reader, latin, &list[i].latin_count);
    }
    reader->style->families = list;
    reader->style->family_count = families->count;
}

static size_t family_index(StyleReader *reader, const Node *entry)
{
    const Node *node = node_get(entry, STR("family"));
    const Style *style = reader->style;
    for (size_t i = 0; i < style->family_count; i++)
        if (str_equal(style->families[i].name, node->text)) return i;
    complain(reader, node->span, "families 里没有这个字体系列", "families has no such entry");
    return 0;
}

/* Of `text` where the entry names none, which the schema sees to being there. */
static Color text_color(StyleReader *reader, const Node *entry)
{
    const Node *node = node_get(entry, STR("color"));
    Color color = {0};
    Str name = node ? node->text : STR("text");
    if (!style_color(reader->style, name, &color) && !parse_color(name, &color))
        complain(reader, node_place(node ? node : entry), "colors 里没有这个颜色，也不是六位十六进制数",
                 "neither a name of colors nor six hexadecimal digits");
    return color;
}

static const Str role_keys[TEXT_ROLE_COUNT] = {
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

Str style_role_name(TextRole role)
{
    return role_keys[role];
}

static void read_texts(StyleReader *reader, const Node *texts)
{
    for (size_t i = 0; i < TEXT_ROLE_COUNT; i++) {
        const Node *entry = node_get(texts, role_keys[i]), *bold = node_get(entry, STR("bold"));
        reader->style->text[i] = (TextStyle){
            .family = family_index(reader, entry),
            .bold = bold && bold->boolean,
            .size = length_of(reader, entry, "size"),
            .leading = length_of(reader, entry, "leading"),
            .color = text_color(reader, entry),
        };
    }
}

static void read_numbers(StyleReader *reader, const Node *numbers)
{
    Style *style = reader->style;
    const Node *headings = node_get(numbers, STR("headings"));
    for (size_t i = 0; i < 4; i++) style->heading_patterns[i] = node_item(headings, i)->text;
    style->annex_pattern = text_of(numbers, "annex");
    style->figure_pattern = text_of(numbers, "figure");
    style->table_pattern = text_of(numbers, "table");
    style->page_number = text_of(numbers, "page");
}

static void read_indent(StyleReader *reader, const Node *root)
{
    Decimal number;
    int64_t thousandths = 0;
    if (decimal_parse(reader->arena, text_of(root, "first_line_indent"), &number))
        decimal_scaled(number, 3, &thousandths);
    reader->style->first_line_indent_ems = (Length)thousandths;
}

const Style *style_load(Arena *arena, const Schema *schema, Str path, DiagList *diags)
{
    const Doc *doc = schema ? doc_open(arena, path, diags) : NULL;
    if (!doc || !schema_validate(schema, doc, arena, NULL, diags)) return NULL;
    StyleReader reader = {.arena = arena, .diags = diags, .style = arena_make(arena, Style)};
    if (!schema_is_valid(schema, doc->root, arena)) {
        complain(&reader, node_anchor(doc->root), "版式里不能有待填的项",
                 "nothing of a style can be left to be written");
        return NULL;
    }
    read_page(&reader, node_get(doc->root, STR("page")));
    read_families(&reader, node_get(doc->root, STR("families")));
    read_colors(&reader, node_get(doc->root, STR("colors")));
    read_texts(&reader, node_get(doc->root, STR("text")));
    read_indent(&reader, doc->root);
    reader.style->zebra = str_is(text_of(doc->root, "table_rows"), "隔行底纹");
    read_numbers(&reader, node_get(doc->root, STR("numbers")));
    return reader.failed ? NULL : reader.style;
}
