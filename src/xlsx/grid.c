#include "base/hash.h"
#include "base/map.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "xlsx/grid-imp.h"

typedef struct Computer {
    Arena *arena;
    DiagList *diags;
    const Workbook *book;
    const Value *root;
    Grid *grids;
    bool overflow;
} Computer;

GridCell *grid_cell(const Grid *grid, size_t row, size_t column)
{
    return &grid->cells[row * grid->sheet->columns.count + column];
}

Str column_letters(Arena *arena, size_t column)
{
    char letters[4];
    size_t at = sizeof letters;
    for (size_t rest = column + 1; rest && at; rest = (rest - 1) / 26)
        letters[--at] = (char)('A' + (rest - 1) % 26);
    return str_copy(arena, (Str){letters + at, sizeof letters - at});
}

/* --- constants --- */

static GridCell decimal_cell(Arena *arena, Str text, ColumnFormat format)
{
    Decimal decimal;
    int64_t whole;
    bool percent = str_ends_with(text, STR("%"));
    Str digits = percent ? str_slice(text, 0, text.len - 1) : text;
    for (int scale = 0; decimal_parse(arena, digits, &decimal) && scale <= 6; scale++)
        if (decimal_scaled(decimal, scale, &whole))
            return (GridCell){.kind = percent || format == FORMAT_PERCENT ? CELL_PERCENT : CELL_DECIMAL,
                              .number = whole,
                              .scale = percent ? scale + 2 : scale};
    return (GridCell){.kind = text.len ? CELL_TEXT : CELL_EMPTY, .text = text};
}

/* What Excel holds of a text: it counts UTF-16 units. */
static Str clip_text(Arena *arena, Str text)
{
    enum { LIMIT = 32767 };
    static const char note[] = "……（余下文字见项目文件）";
    size_t units = 0, kept = 0, room = LIMIT - utf16_count(str_from(note));
    if (text.len <= LIMIT || utf16_count(text) <= LIMIT) return text;
    for (Str rest = text; rest.len;) {
        units += utf8_next(&rest) > 0xFFFF ? 2 : 1;
        if (units <= room) kept = text.len - rest.len;
    }
    return str_printf(arena, "%.*s%s", STR_ARG(str_slice(text, 0, kept)), note);
}

static GridCell value_cell(Arena *arena, const Value *value, ColumnFormat format)
{
    Str text;
    if (!value) return (GridCell){0};
    switch (value->kind) {
    case VALUE_ABSENT: return (GridCell){0};
    case VALUE_MONEY: return (GridCell){.kind = CELL_MONEY, .number = value->money};
    case VALUE_DATE: return (GridCell){.kind = CELL_DATE, .number = value->date};
    case VALUE_INTEGER: return (GridCell){.kind = CELL_INTEGER, .number = value->integer};
    case VALUE_DECIMAL: return decimal_cell(arena, value->text, format);
    default:
        if (!value_form(arena, value, (Str){0}, &text) || text.len == 0) return (GridCell){0};
        return (GridCell){.kind = CELL_TEXT, .text = clip_text(arena, text)};
    }
}

/* --- computed cells: the value first, then the formula that gives the same --- */

static bool is_number(const GridCell *cell)
{
    return cell->kind == CELL_MONEY || cell->kind == CELL_INTEGER;
}

static int64_t number_of(const GridCell *cell)
{
    return is_number(cell) ? cell->number : 0;
}

static void add_to(Computer *computer, int64_t *sum, int64_t number)
{
    if (__builtin_add_overflow(*sum, number, sum)) computer->overflow = true;
}

static GridCellKind cell_kind(ColumnUnit unit)
{
    return unit == UNIT_INTEGER ? CELL_INTEGER : CELL_MONEY;
}

/* The operator of a column over one line of cells. */
static GridCell operate(Computer *computer, const Column *column, const GridCell *line)
{
    const GridCell *first = &line[column->operands[0]];
    const GridCell *second = column->operand_count > 1 ? &line[column->operands[1]] : first;
    GridCell result = {.kind = cell_kind(column->unit)};
    if (column->kind == COLUMN_RATIO)
        return (GridCell){.kind = CELL_RATIO, .number = number_of(first), .divisor = number_of(second)};
    if (column->kind == COLUMN_SUM) {
        for (size_t i = 0; i < column->operand_count; i++)
            add_to(computer, &result.number, number_of(&line[column->operands[i]]));
        return result;
    }
    if (column->kind == COLUMN_EXCESS && !is_number(second)) return (GridCell){0};
    result.number = number_of(first);
    if (__builtin_sub_overflow(result.number, number_of(second), &result.number)) computer->overflow = true;
    if (column->kind == COLUMN_EXCESS && result.number < 0) result.number = 0;
    return result;
}

static Str cell_name(Arena *arena, size_t column, size_t line)
{
    return str_printf(arena, "%.*s%zu", STR_ARG(column_letters(arena, column)), line + 1);
}

static Str operator_formula(Arena *arena, const Column *column, size_t line)
{
    Str first = cell_name(arena, column->operands[0], line);
    Str second = column->operand_count > 1 ? cell_name(arena, column->operands[1], line) : first;
    switch (column->kind) {
    case COLUMN_DIFFERENCE: return str_printf(arena, "=%.*s-%.*s", STR_ARG(first), STR_ARG(second));
    case COLUMN_EXCESS:
        return str_printf(arena, "=IF(%.*s=\"\",\"\",MAX(0,%.*s-%.*s))", STR_ARG(second), STR_ARG(first),
                          STR_ARG(second));
    case COLUMN_RATIO:
        return str_printf(arena, "=IF(%.*s=0,\"—\",%.*s/%.*s)", STR_ARG(second), STR_ARG(first),
                          STR_ARG(second));
    default: break;
    }
    StrBuf sum = {.arena = arena};
    for (size_t i = 0; i < column->operand_count; i++)
        strbuf_printf(&sum, "%c%.*s", i ? '+' : '=', STR_ARG(cell_name(arena, column->operands[i], line)));
    return strbuf_str(&sum);
}

/* '开票'!$F$4:$F$9 – one line at least, so that an empty sheet still has a range. */
static Str range_of(Arena *arena, const Grid *grid, size_t column)
{
    Str letters = column_letters(arena, column);
    size_t last = LINE_FIRST + (grid->row_count ? grid->row_count : 1);
    return str_printf(arena, "'%.*s'!$%.*s$%d:$%.*s$%zu", STR_ARG(grid->sheet->name), STR_ARG(letters),
                      LINE_FIRST + 1, STR_ARG(letters), last);
}

/* SUMIFS would do but for its criteria: it takes two invoice numbers of 20 digits for numbers, which are the
 * same to 15 digits, and * and ? for wildcards. */
static Str sum_of_formula(Computer *computer, const Column *column, size_t line)
{
    const Grid *other = &computer->grids[column->sheet];
    StrBuf buf = {.arena = computer->arena};
    strbuf_add(&buf, STR("=SUMPRODUCT("));
    for (size_t i = 0; i < column->match_count; i++)
        strbuf_printf(&buf, "--EXACT(%.*s,$%.*s),",
                      STR_ARG(range_of(buf.arena, other, column->match_there[i])),
                      STR_ARG(cell_name(buf.arena, column->match_here[i], line)));
    strbuf_printf(&buf, "%.*s)", STR_ARG(range_of(buf.arena, other, column->summed)));
    return strbuf_str(&buf);
}

/* The cells that a row is matched by, as one text. */
static Str match_key(Arena *arena, const GridCell *line, const size_t *columns, size_t count)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < count; i++) strbuf_printf(&buf, "%.*s\n", STR_ARG(line[columns[i]].text));
    return strbuf_str(&buf);
}

static void compute_sum_of(Computer *computer, Grid *grid, size_t at)
{
    const Column *column = &grid->sheet->columns.items[at];
    const Grid *other = &computer->grids[column->sheet];
    Map sums = {0};
    for (size_t row = 0; row < other->row_count; row++) {
        const GridCell *line = grid_cell(other, row, 0);
        Str key = match_key(computer->arena, line, column->match_there, column->match_count);
        int64_t *sum = map_get(&sums, key);
        if (!sum) map_put(computer->arena, &sums, key, sum = arena_make(computer->arena, int64_t));
        add_to(computer, sum, number_of(&line[column->summed]));
    }
    for (size_t row = 0; row < grid->row_count; row++) {
        Str key =
            match_key(computer->arena, grid_cell(grid, row, 0), column->match_here, column->match_count);
        const int64_t *sum = map_get(&sums, key);
        *grid_cell(grid, row, at) = (GridCell){.kind = cell_kind(column->unit), .number = sum ? *sum : 0};
        grid_cell(grid, row, at)->formula = sum_of_formula(computer, column, LINE_FIRST + row).ptr;
    }
}

static void compute_column(Computer *computer, Grid *grid, size_t at)
{
    const Column *column = &grid->sheet->columns.items[at];
    if (column->kind == COLUMN_SUM_OF) {
        compute_sum_of(computer, grid, at);
        return;
    }
    for (size_t row = 0; row < grid->row_count; row++) {
        GridCell *cell = grid_cell(grid, row, at);
        *cell = operate(computer, column, grid_cell(grid, row, 0));
        cell->formula = operator_formula(computer->arena, column, LINE_FIRST + row).ptr;
    }
}

static void compute_total(Computer *computer, Grid *grid, size_t at)
{
    const Column *column = &grid->sheet->columns.items[at];
    size_t line = LINE_FIRST + grid->row_count;
    GridCell *total = &grid->total[at];
    if (column->kind == COLUMN_RATIO) {
        *total = operate(computer, column, grid->total);
        total->formula = operator_formula(computer->arena, column, line).ptr;
        return;
    }
    total->kind = cell_kind(column->unit);
    for (size_t row = 0; row < grid->row_count; row++) {
        add_to(computer, &total->number, number_of(grid_cell(grid, row, at)));
    }
    total->formula = str_printf(computer->arena, "=SUBTOTAL(109,%.*s:%.*s)",
                                STR_ARG(cell_name(computer->arena, at, LINE_FIRST)),
                                STR_ARG(cell_name(computer->arena, at, line - 1)))
                         .ptr;
}

static bool is_computed(ColumnKind kind)
{
    return kind >= COLUMN_SUM;
}

static GridCell constant_cell(const Computer *computer, const Column *column, const SheetRow *row, size_t at)
{
    if (column->kind == COLUMN_SERIAL) return (GridCell){.kind = CELL_INTEGER, .number = (int64_t)at + 1};
    const Value *from = column->kind == COLUMN_OUTER ? row->outer : row->value;
    return value_cell(computer->arena, value_path(from, column->key), column->format);
}

/* The decimals of a column stand under each other: all have as many places as the one that needs most. */
static void align_decimals(Grid *grid, size_t at)
{
    int most = 0;
    for (size_t row = 0; row < grid->row_count; row++)
        if (grid_cell(grid, row, at)->scale > most) most = grid_cell(grid, row, at)->scale;
    for (size_t row = 0; row < grid->row_count; row++) {
        GridCell *cell = grid_cell(grid, row, at);
        bool decimal = cell->kind == CELL_DECIMAL || cell->kind == CELL_PERCENT;
        for (int64_t ten; decimal && cell->scale < most; cell->scale++, cell->number = ten)
            if (__builtin_mul_overflow(cell->number, 10, &ten)) break;
    }
}

static void fill_constants(void *computer_, size_t index, Arena *arena)
{
    Computer of = *(const Computer *)computer_, *computer = &of;
    const Sheet *sheet = &computer->book->sheets.items[index];
    Grid *grid = &computer->grids[index];
    SheetRows rows = {0};
    computer->arena = arena;
    if (sheet->columns.count) rows = sheet_rows(computer->arena, computer->root, sheet->rows);
    grid->sheet = sheet;
    grid->row_count = rows.count;
    grid->cells = arena_make_many(computer->arena, GridCell, grid->row_count * sheet->columns.count + 1);
    grid->total = arena_make_many(computer->arena, GridCell, sheet->columns.count + 1);
    for (size_t at = 0; at < sheet->columns.count; at++) {
        const Column *column = &sheet->columns.items[at];
        grid->has_total = grid->has_total || (column->total && grid->row_count > 0);
        if (is_computed(column->kind)) continue;
        for (size_t row = 0; row < grid->row_count; row++)
            *grid_cell(grid, row, at) = constant_cell(computer, column, &rows.items[row], row);
        align_decimals(grid, at);
    }
}

/* Constants of all sheets first; sums over other sheets may refer to constants alone, so one pass over the
 * computed columns, left to right, is enough. */
bool grids_compute(Arena *arena, const Workbook *book, const Value *root, Grid *grids, DiagList *diags)
{
    Computer computer = {arena, diags, book, root, grids, false};
    parallel_for(arena, book->sheets.count, parallel_threads(), fill_constants, &computer);
    for (size_t i = 0; i < book->sheets.count; i++) {
        const Sheet *sheet = &book->sheets.items[i];
        for (size_t at = 0; at < sheet->columns.count; at++)
            if (is_computed(sheet->columns.items[at].kind)) compute_column(&computer, &grids[i], at);
        for (size_t at = 0; grids[i].has_total && at < sheet->columns.count; at++)
            if (sheet->columns.items[at].total) compute_total(&computer, &grids[i], at);
    }
    if (computer.overflow)
        diag_add(diags, "T0908", (Span){0}, "金额之和超出所能表示的范围",
                 "a sum of amounts is beyond what can be held");
    return !computer.overflow;
}
