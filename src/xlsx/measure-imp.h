/* How wide columns and how high rows have to be: libxlsxwriter has no autofit, and Excel fits no row by
 * itself that it did not wrap. Widths are Excel's: columns of a digit; an East Asian character takes two. */
#ifndef XLSX_MEASURE_H
#define XLSX_MEASURE_H

#include "xlsx/grid-imp.h"

/* Wide enough for the header and the numbers; texts wrap beyond 36. */
double measure_width(Arena *arena, const Grid *grid, size_t column);
/* Whether its texts are words and codes, to stand in the middle. */
bool measure_is_short(const Grid *grid, size_t column);
/* In points, for the row's texts wrapped within `widths` (of all columns); at most Excel's 409. */
double measure_height(const Grid *grid, size_t row, const double *widths);
/* Two lines at least. */
double measure_header_height(const Grid *grid, const double *widths);
double measure_text_height(Str text, double width);

#endif
