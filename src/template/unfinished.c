/* What is still to be written, in the data or in the template's own words: 待填, TODO. */
#include "template/assembly.h"

#include <string.h>

typedef struct Search {
    Arena *arena;
    Array(Span) found;
} Search;

static bool is_letter(Str text, size_t at)
{
    return at < text.len && ((text.ptr[at] | 32) >= 'a' && (text.ptr[at] | 32) <= 'z');
}

/* TODO as a word, 待填 but not 待填写, which a finding may say. */
static bool is_unfinished(Str text)
{
    for (size_t at = 0, found; at < text.len; at += found + 4) {
        found = str_find(str_slice(text, at, text.len), STR("TODO"));
        if (found == SIZE_MAX) break;
        if (!is_letter(text, at + found + 4) && (at + found == 0 || !is_letter(text, at + found - 1)))
            return true;
    }
    for (size_t at = 0, found; at < text.len; at += found + strlen("待填")) {
        found = str_find(str_slice(text, at, text.len), STR("待填"));
        if (found == SIZE_MAX) break;
        if (!str_starts_with(str_slice(text, at + found, text.len), STR("待填写"))) return true;
    }
    return false;
}

static void search_text(Search *search, Inlines text)
{
    for (size_t i = 0; i < text.count; i++) {
        const Inline *item = &text.items[i];
        if (is_unfinished(item->text)) array_push(search->arena, &search->found, item->span);
    }
}

static void search_row(Search *search, const Row *row, size_t cells)
{
    for (size_t i = 0; row->cells && i < cells; i++) search_text(search, row->cells[i].text);
}

static void search_name(Search *search, const ChartName *name)
{
    if (is_unfinished(name->text)) array_push(search->arena, &search->found, name->span);
}

static void search_chart(Search *search, const Block *chart)
{
    for (size_t i = 0; i < chart->series_count; i++) search_name(search, &chart->series[i]);
    for (size_t i = 0; i < chart->chart_row_count; i++) search_name(search, &chart->chart_rows[i].label);
}

static void search_cover(Search *search, const Cover *cover)
{
    for (size_t i = 0; i < COVER_LINE_COUNT; i++) search_text(search, cover->lines[i]);
    for (size_t i = 0; i < cover->fact_count; i++) search_row(search, &cover->facts[i], 2);
}

static size_t cells_a_row(const Block *block)
{
    if (block->column_count) return block->column_count;
    return block->kind == BLOCK_TERMS ? 2 : 3;
}

static void search_blocks(Search *search, Blocks blocks)
{
    for (size_t i = 0; i < blocks.count; i++) {
        const Block *block = blocks.items[i];
        search_text(search, block->text);
        search_text(search, block->caption);
        search_row(search, &block->header, cells_a_row(block));
        for (size_t row = 0; row < block->row_count; row++)
            search_row(search, &block->rows[row], cells_a_row(block));
        if (block->cover) search_cover(search, block->cover);
        if (block->kind == BLOCK_CHART) search_chart(search, block);
        for (size_t photo = 0; photo < block->photo_count; photo++)
            search_text(search, block->photos[photo].caption);
        search_blocks(search, block->children);
    }
}

void find_unfinished(Arena *arena, Document *document)
{
    Search search = {.arena = arena};
    search_text(&search, document->header_left);
    search_text(&search, document->header_right);
    search_blocks(&search, document->blocks);
    document->unfinished = search.found.items;
    document->unfinished_count = search.found.count;
}
