#include "base/utf8.h"
#include "xlsx/measure-imp.h"

enum { LEAST_WIDTH = 7, MOST_WIDTH = 36, MOST_HEIGHT = 409, FILTER_BUTTON = 4, INDENT = 1 };

static size_t text_width(Str text)
{
    size_t widest = 0;
    Str line;
    while (str_split(&text, '\n', &line)) {
        size_t width = str_width(line);
        if (width > widest) widest = width;
    }
    return widest;
}

static size_t cell_width(Arena *arena, const GridCell *cell)
{
    switch (cell->kind) {
    case CELL_EMPTY: return 0;
    case CELL_MONEY: return money_grouped(arena, cell->number).len + 1;
    case CELL_DATE: return 10;
    case CELL_RATIO: return 7;
    case CELL_TEXT: return text_width(cell->text);
    default: return str_printf(arena, "%lld", (long long)cell->number).len + 2;
    }
}

double measure_width(Arena *arena, const Grid *grid, size_t column)
{
    const Column *of = &grid->sheet->columns.items[column];
    if (of->width) return of->width;
    /* A title may stand in two lines, the filter's button beside it. */
    size_t widest = (str_width(of->title) + 1) / 2 + FILTER_BUTTON;
    for (size_t row = 0; row < grid->row_count; row++) {
        const GridCell *cell = grid_cell(grid, row, column);
        size_t width = cell_width(arena, cell) + 2 + (cell->kind == CELL_TEXT ? INDENT : 0);
        if (width > widest) widest = width;
    }
    size_t total = grid->has_total ? cell_width(arena, &grid->total[column]) + 3 : 0;
    if (total > widest) widest = total;
    return (double)(widest < LEAST_WIDTH ? LEAST_WIDTH : widest > MOST_WIDTH ? MOST_WIDTH : widest);
}

bool measure_is_short(const Grid *grid, size_t column)
{
    enum { SHORT = 12 };
    for (size_t row = 0; row < grid->row_count; row++) {
        const GridCell *cell = grid_cell(grid, row, column);
        if (cell->kind == CELL_TEXT && text_width(cell->text) > SHORT) return false;
    }
    return true;
}

/* Lines of one paragraph: it may break beside any wide character and after a blank; a word longer than the
 * line is cut. */
static size_t count_lines(Str text, size_t room)
{
    size_t lines = 1, used = 0, word = 0; /* word: what would go down to the next line */
    if (text.len <= room) return 1;       /* no character is wider than its bytes are many */
    while (text.len) {
        uint32_t rune = utf8_next(&text);
        size_t width = (size_t)rune_width(rune);
        bool breaks = width == 2 || rune == ' ';
        if (used + width > room && rune != ' ') {
            lines++;
            used = breaks || word >= room ? 0 : word;
        }
        used += width;
        word = breaks ? 0 : word + width;
    }
    return lines;
}

static double height_within(Str text, size_t room)
{
    static const double line_height = 13.5, padding = 6;
    size_t lines = 0;
    Str line;
    while (str_split(&text, '\n', &line)) lines += count_lines(line, room < 2 ? 2 : room);
    double height = (double)(lines ? lines : 1) * line_height + padding;
    return height > MOST_HEIGHT ? MOST_HEIGHT : height;
}

double measure_text_height(Str text, double width)
{
    return height_within(text, (size_t)(width * 0.95));
}

double measure_height(const Grid *grid, size_t row, const double *widths)
{
    double highest = measure_text_height((Str){0}, 2);
    for (size_t at = 0; at < grid->sheet->columns.count; at++) {
        const GridCell *cell = grid_cell(grid, row, at);
        if (cell->kind != CELL_TEXT) continue;
        double height = measure_text_height(cell->text, widths[at] - INDENT);
        if (height > highest) highest = height;
    }
    return highest;
}

double measure_header_height(const Grid *grid, const double *widths)
{
    double highest = height_within(STR("两\n行"), 2);
    for (size_t at = 0; at < grid->sheet->columns.count; at++) {
        size_t room = widths[at] > FILTER_BUTTON ? (size_t)widths[at] - FILTER_BUTTON : 2;
        double height = height_within(grid->sheet->columns.items[at].title, room);
        if (height > highest) highest = height;
    }
    return highest;
}
