/* Blocks in their order; tables, photos and charts have files of their own. */
#include "html/writer-imp.h"

/*  class="NAME cN", the colour's where the word has one. */
static void put_colored_class(HtmlWriter *writer, const char *name, Str word)
{
    size_t color;
    if (color_class(writer, word, &color))
        put_format(writer, " class=\"%s c%zu\"", name, color);
    else
        put_format(writer, " class=\"%s\"", name);
}

static void put_element(HtmlWriter *writer, const char *open, const char *close, Inlines text)
{
    put(writer, open);
    put_inlines(writer, text);
    put(writer, close);
}

static void put_container(HtmlWriter *writer, const char *open, const char *close, Blocks children)
{
    put(writer, open);
    put_blocks(writer, children);
    put(writer, close);
}

/* --- headings and the contents that links to them --- */

static Str heading_id(const HtmlWriter *writer, const Block *block)
{
    const Str *id = ptr_map_get(&writer->ids, block);
    return id ? *id : (Str){0};
}

static void put_heading(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    const Heading *heading = &block->heading;
    put_format(writer, "<h%d", heading->level);
    put_attribute(writer, "id", heading_id(writer, block));
    put(writer, ">");
    put_number(writer, heading->number);
    put_inlines(writer, heading->text);
    put_format(writer, "</h%d>\n", heading->level);
}

static void put_entry(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    if (!block->heading.in_contents) return;
    put_format(writer, "<li class=\"level%d\"><a href=\"#", block->heading.level);
    put_escaped(writer, heading_id(writer, block));
    put(writer, "\">");
    put_number(writer, block->heading.number);
    put_escaped(writer, plain_text(writer->arena, block->heading.text));
    put(writer, "</a></li>\n");
}

static void put_contents(void *context, const Block *block)
{
    static const BlockVisitor entries = {.kinds = {[BLOCK_HEADING] = put_entry}};
    HtmlWriter *writer = context;
    (void)block;
    put(writer, "<nav class=\"contents\" aria-labelledby=\"contents-title\">\n"
                "<p class=\"title\" id=\"contents-title\">目　录</p>\n<ol>\n");
    blocks_visit(writer->document->blocks, &entries, writer);
    put(writer, "</ol>\n</nav>\n");
}

/* --- the cover --- */

static void put_line_of(HtmlWriter *writer, const char *class, const Cover *cover, CoverLine line)
{
    if (!cover->lines[line].count) return;
    put_format(writer, "<p class=\"%s\">", class);
    put_inlines(writer, cover->lines[line]);
    put(writer, "</p>\n");
}

/* Terms and their descriptions, in two columns. */
static void put_pairs(HtmlWriter *writer, const char *class, Rows rows)
{
    if (!rows.count) return;
    put_format(writer, "<dl class=\"%s\">\n", class);
    for (size_t i = 0; i < rows.count; i++) {
        put_element(writer, "<dt>", "</dt>", rows.items[i].cells[0].text);
        put_element(writer, "<dd>", "</dd>\n", rows.items[i].cells[1].text);
    }
    put(writer, "</dl>\n");
}

static void put_cover(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    const Cover *cover = block->cover;
    put(writer, "<header class=\"cover\">\n<div class=\"top\">\n");
    put_line_of(writer, "mark", cover, COVER_MARK);
    put_line_of(writer, "number", cover, COVER_NUMBER);
    put(writer, "</div>\n");
    put_line_of(writer, "service", cover, COVER_SERVICE);
    put_line_of(writer, "title", cover, COVER_TITLE);
    put_line_of(writer, "subtitle", cover, COVER_SUBTITLE);
    put_pairs(writer, "cover-facts", cover->facts);
    put_line_of(writer, "issuer", cover, COVER_ISSUER);
    put_line_of(writer, "date", cover, COVER_DATE);
    put(writer, "</header>\n");
}

/* --- the other components --- */

static void put_figures(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    put(writer, "<dl class=\"figures\">\n");
    for (size_t i = 0; i < block->rows.count; i++) {
        const Cell *cells = block->rows.items[i].cells;
        Str word = plain_text(writer->arena, cells[2].text);
        Color color;
        if (word.len &&
            !style_require_color(writer->style, word, cells[2].text.items[0].span, &color, writer->diags))
            writer->failed = true;
        put(writer, "<div");
        put_colored_class(writer, "figure", word);
        put_element(writer, "><dt>", "</dt>", cells[1].text);
        put_element(writer, "<dd>", "</dd></div>\n", cells[0].text);
    }
    put(writer, "</dl>\n");
}

static void put_signatures(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    put(writer, "<dl class=\"signatures\">\n");
    for (size_t i = 0; i < block->rows.count; i++) {
        const Cell *cells = block->rows.items[i].cells;
        put_element(writer, "<div><dt>", "</dt>", cells[0].text);
        put_element(writer, "<dd>", "</dd>", cells[1].text);
        put_element(writer, "<dt>日期</dt><dd>", "</dd></div>\n", cells[2].text);
    }
    put(writer, "</dl>\n");
}

static void put_card(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    put(writer, "<article");
    put_colored_class(writer, "card", block->card.word);
    put_attribute(writer, "id", block->label);
    put(writer, ">\n");
    if (block->card.title.count) {
        put_element(writer, "<header><p class=\"card-title\">", "</p>", block->card.title);
        if (block->card.aside.count) put_element(writer, "<p class=\"aside\">", "</p>", block->card.aside);
        put(writer, "</header>\n");
    }
    put_container(writer, "", "</article>\n", block->card.children);
}

static void put_terms(void *context, const Block *block)
{
    put_pairs(context, "terms", block->rows);
}

/* --- text, lists and other containers --- */

static void put_paragraph(void *context, const Block *block)
{
    put_element(context, "<p>", "</p>\n", block->text);
}

static void put_note(void *context, const Block *block)
{
    put_element(context, "<p class=\"note\">", "</p>\n", block->text);
}

static void put_list(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    int64_t first = 1;
    Blocks items = block->list.items;
    if (!block->list.ordered) {
        put_container(writer, "<ul>\n", "</ul>\n", items);
        return;
    }
    Str number = items.count ? items.items[0]->item.number : (Str){0};
    if (str_to_int(str_slice(number, 0, number.len ? number.len - 1 : 0), &first) && first != 1)
        put_format(writer, "<ol start=\"%lld\">\n", (long long)first);
    else
        put(writer, "<ol>\n");
    put_container(writer, "", "</ol>\n", items);
}

static void put_item(void *context, const Block *block)
{
    put_container(context, "<li>", "</li>\n", block->item.children);
}

static void put_quote(void *context, const Block *block)
{
    put_container(context, "<blockquote>\n", "</blockquote>\n", block->children);
}

static void put_landscape(void *context, const Block *block)
{
    put_container(context, "<div class=\"landscape\">\n", "</div>\n", block->children);
}

static void put_kept(void *context, const Block *block)
{
    put_container(context, "<div class=\"keep\">\n", "</div>\n", block->children);
}

static void put_page_break(void *context, const Block *block)
{
    (void)block;
    put(context, "<div class=\"page-break\"></div>\n");
}

static void put_code(void *context, const Block *block)
{
    put(context, "<pre><code>\n"); /* the first newline in a pre is not shown */
    put_escaped(context, block->code);
    put(context, "</code></pre>\n");
}

void put_blocks(HtmlWriter *writer, Blocks blocks)
{
    static const BlockVisitor visitor = {
        .kinds = {
            [BLOCK_PARAGRAPH] = put_paragraph, [BLOCK_HEADING] = put_heading,
            [BLOCK_LIST] = put_list,           [BLOCK_ITEM] = put_item,
            [BLOCK_QUOTE] = put_quote,         [BLOCK_CODE] = put_code,
            [BLOCK_TABLE] = put_table,         [BLOCK_FACTS] = put_facts,
            [BLOCK_NOTE] = put_note,           [BLOCK_PHOTOS] = put_photos,
            [BLOCK_CHART] = put_chart,         [BLOCK_FIGURES] = put_figures,
            [BLOCK_COVER] = put_cover,         [BLOCK_SIGNATURES] = put_signatures,
            [BLOCK_CARD] = put_card,           [BLOCK_TERMS] = put_terms,
            [BLOCK_CONTENTS] = put_contents,   [BLOCK_PAGE_BREAK] = put_page_break,
            [BLOCK_LANDSCAPE] = put_landscape, [BLOCK_KEEP] = put_kept,
        }};
    blocks_visit(blocks, &visitor, writer);
}
