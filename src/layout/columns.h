/* Widths of a table's columns. */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

#include "template/block.h"

/* What a column's cells ask for. */
typedef struct ColumnNeed {
    Length piece;    /* the widest unbreakable piece */
    Length minimum;  /* so that short words, identifiers and dates stay on one line */
    Length natural;  /* no line broken at all */
    uint32_t weight; /* of the template; 0: from the content */
} ColumnNeed;

/* Widths (padding not counted) that sum up to `total`. */
void column_widths(const ColumnNeed *needs, size_t count, Length total, Length *widths);

#endif
