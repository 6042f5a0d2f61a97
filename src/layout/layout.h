/* Layout: blocks → lines → pages. See layout/page.h for what comes out. Messages: F…. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/page.h"

extern const CodeEntry layout_codes[];
extern const size_t layout_code_count;

/* The font families of a style, for font_set_open. */
const FontFamily *layout_families(Arena *arena, const Style *style);

/* NULL with messages (a character that no font has, at its place; a broken photo). */
const Pages *layout_document(Arena *arena, const Document *document, const Style *style, FontSet *fonts,
                             DiagList *diags);

/* The pages as text, for tests: a line of text with its position per line set, rules, boxes. */
Str layout_dump(Arena *arena, const Pages *pages);

#endif
