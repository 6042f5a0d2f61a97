/* One sheet: title, day, header, rows, sums; how it prints. */
#include "xlsx/measure-imp.h"
#include "xlsx/writer-imp.h"

/* The only place where exact numbers become floating point. */
static double number_of(const GridCell *cell)
{
    static const double powers[SCALES] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    switch (cell->kind) {
    case CELL_MONEY: return (double)cell->number / 100.0;
    case CELL_DATE: return (double)cell->number + 25569.0; /* 1970-01-01 in Excel's days since 1899-12-30 */
    case CELL_DECIMAL:
    case CELL_PERCENT: return (double)cell->number / powers[cell->scale];
    case CELL_RATIO: return (double)cell->number / (double)cell->divisor;
    default: return (double)cell->number;
    }
}

static void write_text(BookWriter *writer, lxw_worksheet *sheet, lxw_row_t line, lxw_col_t column, Str text,
                       lxw_format *format)
{
    note_error(writer, worksheet_write_string(sheet, line, column, str_cstr(writer->arena, text), format));
}

/* A formula's value that is no number: over zero, or nothing to reckon with. */
static const char *text_result(const GridCell *cell)
{
    if (cell->kind == CELL_EMPTY) return "";
    return cell->kind == CELL_RATIO && cell->divisor == 0 ? "—" : NULL;
}

static void write_cell(BookWriter *writer, lxw_worksheet *sheet, lxw_row_t line, lxw_col_t column,
                       const GridCell *cell, lxw_format *format)
{
    lxw_error error = LXW_NO_ERROR;
    const char *text = text_result(cell);
    if (cell->formula && text)
        error = worksheet_write_formula_str(sheet, line, column, cell->formula, format, text);
    else if (cell->formula)
        error = worksheet_write_formula_num(sheet, line, column, cell->formula, format, number_of(cell));
    else if (cell->kind == CELL_EMPTY)
        error = worksheet_write_blank(sheet, line, column, format);
    else if (cell->kind == CELL_TEXT)
        write_text(writer, sheet, line, column, cell->text, format);
    else
        error = worksheet_write_number(sheet, line, column, number_of(cell), format);
    note_error(writer, error);
}

static void write_title(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    write_text(writer, sheet, LINE_TITLE, 0, grid->sheet->title, writer->title);
    worksheet_set_row(sheet, LINE_TITLE, 30, NULL);
}

static void write_note(BookWriter *writer, lxw_worksheet *sheet)
{
    Arena *arena = writer->arena;
    Str association = {0}, day = {0};
    value_form(arena, value_path(writer->root, STR("as_of")), (Str){0}, &day);
    value_form(arena, value_path(writer->root, STR("association")), (Str){0}, &association);
    worksheet_set_row(sheet, LINE_NOTE, 20, NULL);
    Str note = str_printf(arena, "截至 %.*s　%.*s", STR_ARG(day), STR_ARG(association)), names;
    const Value *unread = value_path(writer->root, STR("unread"));
    bool whole = !value_is_true(unread);
    if (!whole && value_form(arena, unread, (Str){0}, &names))
        note = str_printf(arena, "%.*s　未列入（文件有错误，读不了）：%.*s", STR_ARG(note), STR_ARG(names));
    write_text(writer, sheet, LINE_NOTE, 0, note, whole ? writer->note : writer->alert);
}

static void write_header(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid, const double *widths)
{
    worksheet_set_row(sheet, LINE_HEADER, measure_header_height(grid, widths), NULL);
    for (size_t at = 0; at < grid->sheet->columns.count; at++)
        write_text(writer, sheet, LINE_HEADER, (lxw_col_t)at, grid->sheet->columns.items[at].title,
                   writer->header);
}

static void write_rows(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid, const double *widths)
{
    size_t columns = grid->sheet->columns.count;
    bool *centered = arena_make_many(writer->arena, bool, columns);
    for (size_t at = 0; at < columns; at++) centered[at] = measure_is_short(grid, at);
    for (size_t row = 0; row < grid->row_count; row++) {
        lxw_row_t line = (lxw_row_t)(LINE_FIRST + row);
        worksheet_set_row(sheet, line, measure_height(grid, row, widths), NULL);
        for (size_t at = 0; at < columns; at++) {
            const GridCell *cell = grid_cell(grid, row, at);
            write_cell(writer, sheet, line, (lxw_col_t)at, cell,
                       format_of(writer, PLACE_BODY, cell, centered[at]));
        }
    }
}

static void write_total(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    lxw_row_t line = (lxw_row_t)(LINE_FIRST + grid->row_count);
    worksheet_set_row(sheet, line, 21, NULL);
    for (size_t at = 0; at < grid->sheet->columns.count; at++) {
        const GridCell *cell = &grid->total[at];
        lxw_format *format = format_of(writer, PLACE_TOTAL, cell, false);
        if (at == 0 && cell->kind == CELL_EMPTY)
            write_text(writer, sheet, line, 0, STR("合计"), format);
        else
            write_cell(writer, sheet, line, (lxw_col_t)at, cell, format);
    }
}

static void write_nothing(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    lxw_col_t last = (lxw_col_t)(grid->sheet->columns.count - 1);
    worksheet_set_row(sheet, LINE_FIRST, 21, NULL);
    if (last > 0)
        note_error(writer,
                   worksheet_merge_range(sheet, LINE_FIRST, 0, LINE_FIRST, last, "（无）", writer->nothing));
    else
        write_text(writer, sheet, LINE_FIRST, 0, STR("（无）"), writer->nothing);
}

static void set_up_page(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    enum { PAPER_A3 = 8, PAPER_A4 = 9 };
    worksheet_set_paper(sheet, grid->sheet->a3 ? PAPER_A3 : PAPER_A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(sheet, "&L&A&C第 &P 页，共 &N 页");
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    if (grid->sheet->text.count == 0) worksheet_set_landscape(sheet);
    if (grid->sheet->columns.count == 0) return;
    worksheet_repeat_rows(sheet, LINE_HEADER, LINE_HEADER);
    worksheet_freeze_panes(sheet, LINE_FIRST, grid->sheet->frozen);
    if (grid->row_count == 0) return;
    lxw_row_t last = (lxw_row_t)(LINE_FIRST + grid->row_count - 1);
    lxw_col_t last_column = (lxw_col_t)(grid->sheet->columns.count - 1);
    note_error(writer, worksheet_autofilter(sheet, LINE_HEADER, 0, last, last_column));
    /* Invoice and identity numbers are texts for good. */
    Str numbers = str_printf(writer->arena, "A%d:%.*s%u", LINE_FIRST + 1,
                             STR_ARG(column_letters(writer->arena, last_column)), last + 1);
    note_error(writer, worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, numbers.ptr));
}

static void write_paragraphs(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    static const double width = 90;
    worksheet_set_column(sheet, 0, 0, width, NULL);
    write_title(writer, sheet, grid);
    for (size_t i = 0; i < grid->sheet->text.count; i++) {
        lxw_row_t line = (lxw_row_t)(LINE_NOTE + i);
        Str text = grid->sheet->text.items[i];
        worksheet_set_row(sheet, line, measure_text_height(text, width), NULL);
        write_text(writer, sheet, line, 0, text, writer->paragraph);
    }
}

static void write_charts(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    write_title(writer, sheet, grid);
    write_note(writer, sheet);
    if (!add_charts(writer, sheet, grid))
        write_text(writer, sheet, LINE_FIRST, 0, STR("（无）"), writer->note);
}

static void write_table(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    const Sheet *of = grid->sheet;
    double *widths = arena_make_many(writer->arena, double, of->columns.count);
    for (size_t at = 0; at < of->columns.count; at++) {
        widths[at] = measure_width(writer->arena, grid, at);
        worksheet_set_column(sheet, (lxw_col_t)at, (lxw_col_t)at, widths[at], NULL);
    }
    write_title(writer, sheet, grid);
    write_note(writer, sheet);
    write_header(writer, sheet, grid, widths);
    write_rows(writer, sheet, grid, widths);
    if (grid->has_total) write_total(writer, sheet, grid);
    if (grid->row_count == 0) write_nothing(writer, sheet, grid);
}

lxw_worksheet *make_sheet(BookWriter *writer, const Grid *grid)
{
    const Sheet *of = grid->sheet;
    lxw_worksheet *sheet = workbook_add_worksheet(writer->book, str_cstr(writer->arena, of->name));
    if (!sheet) {
        note_error(writer, LXW_ERROR_PARAMETER_VALIDATION);
        return NULL;
    }
    set_up_page(writer, sheet, grid);
    for (size_t at = 0; grid->row_count && at < of->columns.count; at++)
        add_drop_down(writer, sheet, grid, at);
    for (size_t i = 0; grid->row_count && i < of->highlights.count; i++)
        add_highlight(writer, sheet, grid, &of->highlights.items[i]);
    if (of->charts.count) write_charts(writer, sheet, grid);
    return sheet;
}

/* From above: the cells of a large workbook go to disk at once, and nothing can be said of a line that is
 * there already. */
void fill_sheet(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    if (grid->sheet->text.count)
        write_paragraphs(writer, sheet, grid);
    else if (grid->sheet->columns.count)
        write_table(writer, sheet, grid);
}
