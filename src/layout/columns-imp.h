/* Widths of a table's columns. */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

#include "style/style.h"
#include "template/block.h"

/* What a column's cells ask for, from what they cannot do without to what they would like. */
typedef enum NeedLevel {
    NEED_HARD,    /* the widest piece that nothing should part: a number with its unit */
    NEED_PAIR,    /* two characters a line */
    NEED_PIECE,   /* the widest piece that rather stays whole: a code, a date */
    NEED_WORDS,   /* short words on one line: 防腐绝热, 整改中 */
    NEED_LEAST,   /* a longer text is not too narrow */
    NEED_NATURAL, /* no line broken at all */
    NEED_LEVELS
} NeedLevel;

typedef struct ColumnNeed {
    Length width[NEED_LEVELS];
    double bulk;     /* sum over the cells of their natural widths (pt) to the third; see columns.c */
    uint32_t weight; /* of the template; 0: from the content */
} ColumnNeed;

/* What a cell of that width on one line adds to a column's bulk. */
double cell_bulk(Length natural);

/* Widths (padding not counted) that sum up to `total`. */
void column_widths(Arena *arena, const ColumnNeed *needs, size_t count, Length total, Length *widths);

#endif
