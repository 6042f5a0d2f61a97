#include "template/dump.h"

static const char *const names[] = {
    [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_HEADING] = "heading",
    [BLOCK_LIST] = "list",           [BLOCK_ITEM] = "item",
    [BLOCK_QUOTE] = "quote",         [BLOCK_CODE] = "code",
    [BLOCK_TABLE] = "table",         [BLOCK_FACTS] = "facts",
    [BLOCK_NOTE] = "note",           [BLOCK_PHOTOS] = "photos",
    [BLOCK_CHART] = "chart",         [BLOCK_FIGURES] = "figures",
    [BLOCK_COVER] = "cover",         [BLOCK_SIGNATURES] = "signatures",
    [BLOCK_CARD] = "card",           [BLOCK_TERMS] = "terms",
    [BLOCK_CONTENTS] = "contents",   [BLOCK_PAGE_BREAK] = "break",
    [BLOCK_LANDSCAPE] = "landscape", [BLOCK_KEEP] = "keep",
};

static void dump_inlines(StrBuf *out, Inlines text)
{
    strbuf_add_char(out, '[');
    for (size_t i = 0; i < text.count; i++) {
        const Inline *item = &text.items[i];
        const char *mark = "";
        if (item->kind == INLINE_BREAK) {
            strbuf_add(out, STR("⏎"));
            continue;
        }
        if (item->kind == INLINE_CODE) mark = "`";
        if (item->strong) strbuf_add_char(out, '*');
        if (item->emphasis) strbuf_add_char(out, '/');
        strbuf_printf(out, "%s%.*s%s", mark, STR_ARG(item->text), mark);
        if (item->emphasis) strbuf_add_char(out, '/');
        if (item->strong) strbuf_add_char(out, '*');
        if (item->target.len) strbuf_printf(out, "(%.*s)", STR_ARG(item->target));
    }
    strbuf_add_char(out, ']');
}

static void indent(StrBuf *out, int depth)
{
    for (int i = 0; i < depth; i++) strbuf_add(out, STR("  "));
}

static void dump_row(StrBuf *out, Row row, size_t columns, int depth)
{
    indent(out, depth);
    for (size_t i = 0; i < columns; i++) {
        if (i) strbuf_add_char(out, ' ');
        if (row.cells[i].joined)
            strbuf_add_char(out, '<');
        else
            dump_inlines(out, row.cells[i].text);
    }
    strbuf_add_char(out, '\n');
}

static size_t row_width(const Block *block)
{
    if (block->kind == BLOCK_TERMS) return 2;
    return block->column_count ? block->column_count : 3;
}

static void dump_columns(StrBuf *out, const Block *block)
{
    for (size_t i = 0; i < block->column_count; i++)
        strbuf_printf(out, " %c%u", "lcr"[block->columns[i].align], block -> columns[i].weight);
}

static void dump_cover(StrBuf *out, const Cover *cover, int depth)
{
    for (size_t i = 0; i < COVER_LINE_COUNT; i++) {
        indent(out, depth);
        dump_inlines(out, cover->lines[i]);
        strbuf_add_char(out, '\n');
    }
    for (size_t i = 0; i < cover->fact_count; i++) dump_row(out, cover->facts[i], 2, depth);
}

static void dump_chart(StrBuf *out, const Block *block, int depth)
{
    for (size_t i = 0; i < block->chart_row_count; i++) {
        indent(out, depth);
        strbuf_add(out, block->chart_rows[i].label.text);
        for (size_t k = 0; k < block->series_count; k++)
            strbuf_printf(out, " %.*s=%.*s", STR_ARG(block->series[k].text),
                          STR_ARG(chart_figure(out->arena, block, block->chart_rows[i].figures[k])));
        strbuf_add_char(out, '\n');
    }
}

static void dump_photos(StrBuf *out, const Block *block, int depth)
{
    for (size_t i = 0; i < block->photo_count; i++) {
        indent(out, depth);
        strbuf_printf(out, "%.*s %.*s ", STR_ARG(block->photos[i].path), STR_ARG(block->photos[i].number));
        dump_inlines(out, block->photos[i].caption);
        strbuf_add_char(out, '\n');
    }
}

static void dump_blocks(StrBuf *out, Blocks blocks, int depth);

static void dump_block(StrBuf *out, const Block *block, int depth)
{
    indent(out, depth);
    strbuf_add(out, str_from(names[block->kind]));
    if (block->level) strbuf_printf(out, " %d", block->level);
    if (block->number.len) strbuf_printf(out, " \"%.*s\"", STR_ARG(block->number));
    if (block->label.len) strbuf_printf(out, " #%.*s", STR_ARG(block->label));
    if (block->word.len) strbuf_printf(out, " %.*s", STR_ARG(block->word));
    dump_columns(out, block);
    if (block->text.count) strbuf_add_char(out, ' '), dump_inlines(out, block->text);
    if (block->caption.count) strbuf_add(out, STR(" caption ")), dump_inlines(out, block->caption);
    strbuf_add_char(out, '\n');
    if (block->kind == BLOCK_TABLE) dump_row(out, block->header, block->column_count, depth + 1);
    for (size_t i = 0; i < block->row_count; i++) dump_row(out, block->rows[i], row_width(block), depth + 1);
    if (block->cover) dump_cover(out, block->cover, depth + 1);
    dump_chart(out, block, depth + 1);
    dump_photos(out, block, depth + 1);
    dump_blocks(out, block->children, depth + 1);
}

static void dump_blocks(StrBuf *out, Blocks blocks, int depth)
{
    for (size_t i = 0; i < blocks.count; i++) dump_block(out, blocks.items[i], depth);
}

Str blocks_dump(Arena *arena, Blocks blocks)
{
    StrBuf out = {.arena = arena};
    dump_blocks(&out, blocks, 0);
    return strbuf_str(&out);
}
