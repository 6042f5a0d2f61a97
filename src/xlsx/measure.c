#include "xlsx/measure.h"
#include "base/utf8.h"

enum { LEAST = 6, MOST = 36, PADDING = 2, FILTER_BUTTON = 3 };

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t cell_width(Arena *arena, const GridCell *cell)
{
    switch (cell->kind) {
    case CELL_EMPTY: return 0;
    case CELL_MONEY: return money_grouped(arena, cell->number).len;
    case CELL_DATE: return 10;
    case CELL_RATIO: return 6;
    case CELL_TEXT: break;
    default: return str_printf(arena, "%lld", (long long)cell->number).len + (cell->scale > 0);
    }
    size_t widest = 0;
    Str rest = cell->text, line;
    while (str_split(&rest, '\n', &line)) widest = larger(widest, str_width(line));
    return widest;
}

double column_width(Arena *arena, const Grid *grid, size_t at)
{
    const Column *column = &grid->sheet->columns.items[at];
    if (column->width) return column->width;
    /* A title may stand in two lines, the filter's button beside it. */
    size_t widest = larger(LEAST, (str_width(column->title) + 1) / 2 + FILTER_BUTTON);
    for (size_t row = 0; row < grid->row_count; row++)
        widest = larger(widest, cell_width(arena, grid_cell(grid, row, at)) + PADDING);
    /* Sums are bold. */
    if (grid->has_total) widest = larger(widest, cell_width(arena, &grid->total[at]) + PADDING + 1);
    return (double)(widest > MOST ? MOST : widest);
}

static size_t wrapped_lines(Str text, double width)
{
    size_t capacity = width > PADDING + 2 ? (size_t)width - PADDING : 2, lines = 0;
    Str line;
    while (str_split(&text, '\n', &line)) lines += larger(1, (str_width(line) + capacity - 1) / capacity);
    return larger(1, lines);
}

size_t row_lines(const Grid *grid, size_t row, const double *widths)
{
    size_t lines = 1;
    for (size_t at = 0; at < grid->sheet->columns.count; at++) {
        const GridCell *cell = grid_cell(grid, row, at);
        if (cell->kind == CELL_TEXT) lines = larger(lines, wrapped_lines(cell->text, widths[at]));
    }
    return lines;
}

size_t header_lines(const Grid *grid, const double *widths)
{
    size_t lines = 1;
    for (size_t at = 0; at < grid->sheet->columns.count; at++)
        lines = larger(lines, wrapped_lines(grid->sheet->columns.items[at].title, widths[at] - 1));
    return lines;
}
