/* What is still to be written, in the data or in the template's own words: 待填, TODO. */
#include "template/assembly-imp.h"

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

static void search_words(Search *search, Str words, Span span)
{
    if (is_unfinished(words)) array_push(search->arena, &search->found, span);
}

static void search_inlines(Search *search, Inlines text)
{
    for (size_t i = 0; i < text.count; i++) search_words(search, text.items[i].text, text.items[i].span);
}

static void search_row(Search *search, Row row, size_t cells)
{
    for (size_t i = 0; i < cells; i++) search_inlines(search, row.cells[i].text);
}

static void search_rows(Search *search, Rows rows, size_t cells)
{
    for (size_t i = 0; i < rows.count; i++) search_row(search, rows.items[i], cells);
}

/* --- a function a kind --- */

static void search_text(void *search, const Block *block)
{
    search_inlines(search, block->text);
}

static void search_heading(void *search, const Block *block)
{
    search_inlines(search, block->heading.text);
}

static void search_code(void *search, const Block *block)
{
    search_words(search, block->code, block->span);
}

static void search_table(void *search, const Block *block)
{
    const Table *table = &block->table;
    search_inlines(search, table->caption.text);
    if (table->header.cells) search_row(search, table->header, table->column_count);
    search_rows(search, table->rows, table->column_count);
}

static void search_photos(void *search, const Block *block)
{
    for (size_t i = 0; i < block->photos.count; i++)
        search_inlines(search, block->photos.items[i].caption.text);
}

static void search_chart(void *search, const Block *block)
{
    const Chart *chart = &block->chart;
    search_inlines(search, chart->caption.text);
    for (size_t i = 0; i < chart->series_count; i++)
        search_words(search, chart->series[i].text, chart->series[i].span);
    for (size_t i = 0; i < chart->row_count; i++)
        search_words(search, chart->rows[i].label.text, chart->rows[i].label.span);
}

static void search_triples(void *search, const Block *block)
{
    search_rows(search, block->rows, 3);
}

static void search_cover(void *search, const Block *block)
{
    for (size_t i = 0; i < COVER_LINE_COUNT; i++) search_inlines(search, block->cover->lines[i]);
    search_rows(search, block->cover->facts, 2);
}

static void search_terms(void *search, const Block *block)
{
    search_rows(search, block->rows, 2);
}

static void search_card(void *search, const Block *block);

static const BlockVisitor visitor = {.kinds = {
                                         [BLOCK_PARAGRAPH] = search_text,
                                         [BLOCK_HEADING] = search_heading,
                                         [BLOCK_CODE] = search_code,
                                         [BLOCK_TABLE] = search_table,
                                         [BLOCK_FACTS] = search_table,
                                         [BLOCK_NOTE] = search_text,
                                         [BLOCK_PHOTOS] = search_photos,
                                         [BLOCK_CHART] = search_chart,
                                         [BLOCK_FIGURES] = search_triples,
                                         [BLOCK_COVER] = search_cover,
                                         [BLOCK_SIGNATURES] = search_triples,
                                         [BLOCK_CARD] = search_card,
                                         [BLOCK_TERMS] = search_terms,
                                     }};

static void search_card(void *search, const Block *block)
{
    search_inlines(search, block->card.title);
    search_inlines(search, block->card.aside);
    blocks_visit(block->card.children, &visitor, search);
}

void find_unfinished(Arena *arena, Document *document)
{
    Search search = {.arena = arena};
    search_inlines(&search, document->header_left);
    search_inlines(&search, document->header_right);
    blocks_visit(document->blocks, &visitor, &search);
    document->unfinished = search.found.items;
    document->unfinished_count = search.found.count;
}
