/* A sheet's cells before they are written: typed, computed, with their formulas. Exact integers throughout.
 */
#ifndef XLSX_GRID_H
#define XLSX_GRID_H

#include "xlsx/spec-imp.h"

typedef enum GridCellKind {
    CELL_EMPTY,
    CELL_TEXT,
    CELL_INTEGER,
    CELL_MONEY,   /* number: 分 */
    CELL_DATE,    /* number: days since 1970-01-01 */
    CELL_DECIMAL, /* number × 10^-scale */
    CELL_PERCENT, /* the same, shown as a percentage */
    CELL_RATIO,   /* number ÷ divisor; divisor 0 shows — */
} GridCellKind;

typedef struct GridCell {
    GridCellKind kind;
    int scale;
    union {
        Str text; /* CELL_TEXT */
        struct {
            int64_t number, divisor;
        };
    };
    const char *formula; /* "=…"; NULL: a constant */
} GridCell;

/* Lines of a sheet, counted from 0: the title, the note, the header, then the rows, then the sums if there
 * are any. */
enum { LINE_TITLE = 0, LINE_NOTE = 1, LINE_HEADER = 2, LINE_FIRST = 3 };

typedef struct Grid {
    const Sheet *sheet;
    size_t row_count;
    bool has_total;
    GridCell *cells; /* row by row */
    GridCell *total; /* one line */
} Grid;

/* One grid a sheet of the workbook. False with a message when a sum overflows. */
bool grids_compute(Arena *arena, const Workbook *book, const Value *root, Grid *grids, DiagList *diags);
GridCell *grid_cell(const Grid *grid, size_t row, size_t column);
/* "$C$4"-like parts: the letters of a column. */
Str column_letters(Arena *arena, size_t column);

#endif
