/* Layout: blocks → lines → pages. See layout/page.h for what comes out. Messages: F…. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/page.h"
#include "template/template.h"

/* The font families of a style, for font_set_open. */
const FontFamily *layout_families(Arena *arena, const Style *style);

/* What templates take from a style. */
Numbering layout_numbering(const Style *style);

/* NULL with messages (a character that no font has, at its place; a broken photo). */
const Pages *layout_document(Arena *arena, const Document *document, const Style *style, FontSet *fonts,
                             DiagList *diags);

/* A chart by itself, without its caption: what a device draws that sets text its own way. The origin is the
 * drawing's top left corner. */
typedef struct Drawing {
    Length width, height;
    Str alt; /* what a reader who does not see it is told */
    const Item *items;
    size_t item_count;
} Drawing;

/* False with messages (a character that no font has). */
bool layout_chart(Arena *arena, const Chart *chart, const Style *style, FontSet *fonts, Length width,
                  Drawing *drawing, DiagList *diags);

#endif
