/* Widths and heights of a sheet's cells: libxlsxwriter has no autofit, and LibreOffice does not enlarge rows
 * for wrapped text. Widths are in characters of the sheet's font, in which East Asian ones count two. */
#ifndef XLSX_MEASURE_H
#define XLSX_MEASURE_H

#include "xlsx/grid.h"

/* The column's own width, or what its cells need, within bounds beyond which text wraps. */
double column_width(Arena *arena, const Grid *grid, size_t column);
/* The lines that the row's fullest cell takes at those widths. */
size_t row_lines(const Grid *grid, size_t row, const double *widths);
size_t header_lines(const Grid *grid, const double *widths);

#endif
