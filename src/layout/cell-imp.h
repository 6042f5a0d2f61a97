/* Cells of a table: shaped once, asked how wide they would be, then broken into lines.
 *
 * Numbers stand below one another with their decimal points in a line. In a column that is centred or flush
 * right, the cells that hold one number each form a block as wide as the widest part before the point and the
 * widest behind it (with the point, and % or a unit); the block is centred or flush right as a whole. A —
 * among them stays in the middle or at the edge.
 */
#ifndef LAYOUT_CELL_H
#define LAYOUT_CELL_H

#include "layout/columns-imp.h"
#include "layout/compose-imp.h"

typedef struct TableCell {
    Shaped text;
    TextLines lines;
    Align align;
    Length whole, part; /* of a number: before its point, and from it on; both 0: no number */
    uint16_t span;      /* columns it takes; 0: the cell at its left takes its place */
    bool label;         /* of a fact: shaded */
} TableCell;

/* The widest parts of a column's numbers. */
typedef struct ColumnPoint {
    Length whole, part;
} ColumnPoint;

Length larger(Length a, Length b);
/* Finds the number in a cell that is one. */
void measure_number(TableCell *cell);
/* Adds a cell of one column to what the column needs. */
void need_of_cell(const TableCell *cell, ColumnNeed *need, ColumnPoint *point);
/* Where the line starts in a cell of `room` inside. */
Length line_shift(const TableCell *cell, const TextLine *line, Length room, const ColumnPoint *point);

#endif
