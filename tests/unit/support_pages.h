/* Documents made by hand and the pages they give, in the real style and fonts. */
#ifndef SUPPORT_PAGES_H
#define SUPPORT_PAGES_H

#include "support.h"

#include "layout/layout.h"

extern Arena *arena;
extern DiagList diags;
extern const Style *style;
extern FontSet *fonts;

/* Of a group of tests. */
int open_pages(void **state);
int close_pages(void **state);

/* --- making documents --- */

typedef Array(const Block *) BlockList;

/* A paragraph of several lines, with numbers, marks and codes. */
extern const char prose[];

Inlines words(const char *text);
/* A paragraph or a note. */
Block *add(BlockList *list, BlockKind kind, const char *text);
/* Of any other kind, to be filled. */
Block *add_other(BlockList *list, BlockKind kind);
void add_heading(BlockList *list, int level, const char *number, const char *text);
/* Numbered rows of `columns` cells, `lines` lines in the last one. */
Block *add_table(BlockList *list, size_t rows, size_t columns, size_t lines);
/* A component of rows with these texts, row by row. */
Block *add_rows(BlockList *list, BlockKind kind, size_t rows, size_t columns, const char *const *texts);

/* --- looking at pages --- */

const Pages *laid_out(const BlockList *list);
/* With a header of its own. */
const Pages *laid_out_below(const BlockList *list, const char *left, const char *right);

Length text_end(const Item *item);
Str item_text(const Item *item);
/* All text of the base line at y, from left to right as it was drawn. */
Str line_at(const Page *page, Length y);
bool in_body(const Page *page, const Item *item);
/* Base lines in the page's body, downwards; gives their number, at most `most`. */
size_t body_lines(const Page *page, Length *lines, size_t most);
/* The first text that reads so, and its page; NULL where there is none. */
const Item *find_text(const Pages *pages, const char *text, size_t *page);

#endif
