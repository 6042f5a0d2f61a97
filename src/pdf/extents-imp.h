/* Extents: where on its page each figure is drawn. */
#ifndef PDF_EXTENTS_H
#define PDF_EXTENTS_H

#include "layout/page.h"

/* From the page's top left corner; right < left where nothing is drawn. */
typedef struct Extent {
    uint32_t page;
    Length left, top, right, bottom;
} Extent;

/* By element; of figures only, without their captions. A figure does not break over pages. */
const Extent *figure_extents(Arena *arena, const Pages *pages);

#endif
