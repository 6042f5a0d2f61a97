/* Blocks in their order; tables, photos and charts have files of their own. */
#include "html/writer.h"

/*  class="NAME cN", the colour's where the word has one. */
static void put_colored_class(Writer *writer, const char *name, Str word)
{
    size_t color;
    if (color_class(writer, word, &color))
        put_format(writer, " class=\"%s c%zu\"", name, color);
    else
        put_format(writer, " class=\"%s\"", name);
}

static void put_element(Writer *writer, const char *open, const char *close, Inlines text)
{
    put(writer, open);
    put_inlines(writer, text);
    put(writer, close);
}

static void put_container(Writer *writer, const char *open, const char *close, Blocks children)
{
    put(writer, open);
    put_blocks(writer, children);
    put(writer, close);
}

/* --- headings and the contents that links to them --- */

static int heading_level(const Block *block)
{
    return block->level < 1 ? 1 : block->level > 4 ? 4 : block->level;
}

static Str heading_id(const Writer *writer, const Block *block)
{
    const Str *id = ptr_map_get(&writer->ids, block);
    return id ? *id : (Str){0};
}

static void put_heading(Writer *writer, const Block *block)
{
    put_format(writer, "<h%d", heading_level(block));
    put_attribute(writer, "id", heading_id(writer, block));
    put(writer, ">");
    put_number(writer, block->number);
    put_inlines(writer, block->text);
    put_format(writer, "</h%d>\n", heading_level(block));
}

static void put_entries(Writer *writer, Blocks blocks)
{
    for (size_t i = 0; i < blocks.count; i++) {
        const Block *block = blocks.items[i];
        put_entries(writer, block->children);
        if (block->kind != BLOCK_HEADING || !block->in_contents) continue;
        put_format(writer, "<li class=\"level%d\"><a href=\"#", heading_level(block));
        put_escaped(writer, heading_id(writer, block));
        put(writer, "\">");
        put_number(writer, block->number);
        put_escaped(writer, plain_text(writer->arena, block->text));
        put(writer, "</a></li>\n");
    }
}

static void put_contents(Writer *writer)
{
    put(writer, "<nav class=\"contents\" aria-labelledby=\"contents-title\">\n"
                "<p class=\"title\" id=\"contents-title\">目　录</p>\n<ol>\n");
    put_entries(writer, writer->document->blocks);
    put(writer, "</ol>\n</nav>\n");
}

/* --- the cover --- */

static void put_line_of(Writer *writer, const char *class, const Cover *cover, CoverLine line)
{
    if (!cover->lines[line].count) return;
    put_format(writer, "<p class=\"%s\">", class);
    put_inlines(writer, cover->lines[line]);
    put(writer, "</p>\n");
}

/* Terms and their descriptions, in two columns. */
static void put_pairs(Writer *writer, const char *class, const Row *rows, size_t count)
{
    if (!count) return;
    put_format(writer, "<dl class=\"%s\">\n", class);
    for (size_t i = 0; i < count; i++) {
        put_element(writer, "<dt>", "</dt>", rows[i].cells[0].text);
        put_element(writer, "<dd>", "</dd>\n", rows[i].cells[1].text);
    }
    put(writer, "</dl>\n");
}

static void put_cover(Writer *writer, const Cover *cover)
{
    if (!cover) return;
    put(writer, "<header class=\"cover\">\n<div class=\"top\">\n");
    put_line_of(writer, "mark", cover, COVER_MARK);
    put_line_of(writer, "number", cover, COVER_NUMBER);
    put(writer, "</div>\n");
    put_line_of(writer, "service", cover, COVER_SERVICE);
    put_line_of(writer, "title", cover, COVER_TITLE);
    put_line_of(writer, "subtitle", cover, COVER_SUBTITLE);
    put_pairs(writer, "cover-facts", cover->facts, cover->fact_count);
    put_line_of(writer, "issuer", cover, COVER_ISSUER);
    put_line_of(writer, "date", cover, COVER_DATE);
    put(writer, "</header>\n");
}

/* --- the other components --- */

static void put_figures(Writer *writer, const Block *block)
{
    put(writer, "<dl class=\"figures\">\n");
    for (size_t i = 0; i < block->row_count; i++) {
        const Cell *cells = block->rows[i].cells;
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

static void put_signatures(Writer *writer, const Block *block)
{
    put(writer, "<dl class=\"signatures\">\n");
    for (size_t i = 0; i < block->row_count; i++) {
        const Cell *cells = block->rows[i].cells;
        put_element(writer, "<div><dt>", "</dt>", cells[0].text);
        put_element(writer, "<dd>", "</dd>", cells[1].text);
        put_element(writer, "<dt>日期</dt><dd>", "</dd></div>\n", cells[2].text);
    }
    put(writer, "</dl>\n");
}

static void put_card(Writer *writer, const Block *block)
{
    put(writer, "<article");
    put_colored_class(writer, "card", block->word);
    put_attribute(writer, "id", block->label);
    put(writer, ">\n");
    if (block->text.count) {
        put_element(writer, "<header><p class=\"card-title\">", "</p>", block->text);
        if (block->caption.count) put_element(writer, "<p class=\"aside\">", "</p>", block->caption);
        put(writer, "</header>\n");
    }
    put_container(writer, "", "</article>\n", block->children);
}

static void put_list(Writer *writer, const Block *block)
{
    int64_t first = 1;
    Str number = block->children.count ? block->children.items[0]->number : (Str){0};
    if (!block->level) {
        put_container(writer, "<ul>\n", "</ul>\n", block->children);
        return;
    }
    if (str_to_int(str_slice(number, 0, number.len ? number.len - 1 : 0), &first) && first != 1)
        put_format(writer, "<ol start=\"%lld\">\n", (long long)first);
    else
        put(writer, "<ol>\n");
    put_container(writer, "", "</ol>\n", block->children);
}

static void put_code(Writer *writer, const Block *block)
{
    put(writer, "<pre><code>\n"); /* the first newline in a pre is not shown */
    for (size_t i = 0; i < block->text.count; i++) put_escaped(writer, block->text.items[i].text);
    put(writer, "</code></pre>\n");
}

static void put_block(Writer *writer, const Block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH: put_element(writer, "<p>", "</p>\n", block->text); break;
    case BLOCK_HEADING: put_heading(writer, block); break;
    case BLOCK_LIST: put_list(writer, block); break;
    case BLOCK_ITEM: put_container(writer, "<li>", "</li>\n", block->children); break;
    case BLOCK_QUOTE: put_container(writer, "<blockquote>\n", "</blockquote>\n", block->children); break;
    case BLOCK_CODE: put_code(writer, block); break;
    case BLOCK_TABLE: put_table(writer, block); break;
    case BLOCK_FACTS: put_facts(writer, block); break;
    case BLOCK_NOTE: put_element(writer, "<p class=\"note\">", "</p>\n", block->text); break;
    case BLOCK_PHOTOS: put_photos(writer, block); break;
    case BLOCK_CHART: put_chart(writer, block); break;
    case BLOCK_FIGURES: put_figures(writer, block); break;
    case BLOCK_COVER: put_cover(writer, block->cover); break;
    case BLOCK_SIGNATURES: put_signatures(writer, block); break;
    case BLOCK_CARD: put_card(writer, block); break;
    case BLOCK_TERMS: put_pairs(writer, "terms", block->rows, block->row_count); break;
    case BLOCK_CONTENTS: put_contents(writer); break;
    case BLOCK_PAGE_BREAK: put(writer, "<div class=\"page-break\"></div>\n"); break;
    case BLOCK_LANDSCAPE:
        put_container(writer, "<div class=\"landscape\">\n", "</div>\n", block->children);
        break;
    case BLOCK_KEEP: put_container(writer, "<div class=\"keep\">\n", "</div>\n", block->children); break;
    }
}

void put_blocks(Writer *writer, Blocks blocks)
{
    for (size_t i = 0; i < blocks.count; i++) put_block(writer, blocks.items[i]);
}
