/* Grids → workbook. The only file that knows libxlsxwriter. */
#include "base/file.h"
#include "base/utf8.h"
#include "xlsx/grid.h"
#include "xlsx/ledger.h"
#include "xlsx/measure.h"

#include <xlsxwriter.h>

/* Looks of a cell: what it holds, and where it stands. */
typedef enum Place { PLACE_BODY, PLACE_TOTAL, PLACE_COUNT } Place;
enum {
    LOOKS = CELL_RATIO + 1,
    SCALES = 7,
    CONSTANT_MEMORY_ROWS = 20000,
    LIST_LIMIT = 255,
    TEXT_LIMIT = 32767
};

typedef struct Writer {
    Arena *arena;
    DiagList *diags;
    const Value *root;
    lxw_workbook *book;
    lxw_format *title, *note, *header;
    lxw_format *looks[PLACE_COUNT][LOOKS];
    lxw_format *decimals[PLACE_COUNT][SCALES];
    lxw_format *percent[PLACE_COUNT];
    lxw_error error; /* the first that occurred */
} Writer;

static const char font_name[] = "宋体";
enum { HEADER_FILL = 0xE8ECF2, TITLE_COLOR = 0x1F3A5F, RULE_COLOR = 0xBFC5CE };

static void note_error(Writer *writer, lxw_error error)
{
    if (writer->error == LXW_NO_ERROR) writer->error = error;
}

/* libxlsxwriter's structs take char * for what they only read. */
static char *mutable_text(Arena *arena, Str text)
{
    return (char *)(uintptr_t)str_cstr(arena, text);
}

/* --- formats --- */

static lxw_format *base_format(Writer *writer, double size)
{
    lxw_format *format = workbook_add_format(writer->book);
    format_set_font_name(format, font_name);
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

static lxw_format *cell_format(Writer *writer, Place place, uint8_t align, const char *number_format)
{
    lxw_format *format = base_format(writer, 10);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, RULE_COLOR);
    format_set_align(format, align);
    if (number_format) format_set_num_format(format, number_format);
    if (align == LXW_ALIGN_LEFT) {
        format_set_text_wrap(format);
        format_set_indent(format, 1);
    }
    if (place == PLACE_TOTAL) {
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_MEDIUM);
        format_set_bg_color(format, HEADER_FILL);
    }
    return format;
}

static void make_formats(Writer *writer)
{
    static const char *const decimal_formats[SCALES] = {"0",      "0.0",     "0.00",    "0.000",
                                                        "0.0000", "0.00000", "0.000000"};
    writer->title = base_format(writer, 16);
    format_set_bold(writer->title);
    format_set_font_color(writer->title, TITLE_COLOR);
    writer->note = base_format(writer, 10);
    writer->header = cell_format(writer, PLACE_BODY, LXW_ALIGN_CENTER, NULL);
    format_set_bold(writer->header);
    format_set_text_wrap(writer->header);
    format_set_bg_color(writer->header, HEADER_FILL);
    for (Place place = PLACE_BODY; place < PLACE_COUNT; place++) {
        lxw_format **looks = writer->looks[place];
        looks[CELL_EMPTY] = cell_format(writer, place, LXW_ALIGN_LEFT, NULL);
        looks[CELL_TEXT] = cell_format(writer, place, LXW_ALIGN_LEFT, NULL);
        looks[CELL_INTEGER] = cell_format(writer, place, LXW_ALIGN_RIGHT, "0");
        looks[CELL_MONEY] = cell_format(writer, place, LXW_ALIGN_RIGHT, "#,##0.00");
        looks[CELL_DATE] = cell_format(writer, place, LXW_ALIGN_CENTER, "yyyy-mm-dd");
        looks[CELL_RATIO] = cell_format(writer, place, LXW_ALIGN_RIGHT, "0.0%");
        for (int scale = 0; scale < SCALES; scale++)
            writer->decimals[place][scale] =
                cell_format(writer, place, LXW_ALIGN_RIGHT, decimal_formats[scale]);
        writer->percent[place] = cell_format(writer, place, LXW_ALIGN_RIGHT, "0%");
    }
}

static lxw_format *format_of(const Writer *writer, Place place, const GridCell *cell, const Column *column)
{
    if (cell->kind == CELL_DECIMAL)
        return column->format == FORMAT_PERCENT ? writer->percent[place]
                                                : writer->decimals[place][cell->scale];
    return writer->looks[place][cell->kind];
}

/* --- cells --- */

/* The only place where exact numbers become floating point. */
static double number_of(const GridCell *cell)
{
    static const double powers[SCALES] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    switch (cell->kind) {
    case CELL_MONEY: return (double)cell->number / 100.0;
    case CELL_DATE: return (double)cell->number + 25569.0; /* 1970-01-01 in Excel's days since 1899-12-30 */
    case CELL_DECIMAL: return (double)cell->number / powers[cell->scale];
    case CELL_RATIO: return (double)cell->number / (double)cell->divisor;
    default: return (double)cell->number;
    }
}

static lxw_error write_text(Writer *writer, lxw_worksheet *sheet, lxw_row_t line, lxw_col_t column, Str text,
                            lxw_format *format)
{
    if (utf8_count(text) > TEXT_LIMIT)
        return worksheet_write_string(sheet, line, column, "（文字过长，见项目文件）", format);
    return worksheet_write_string(sheet, line, column, str_cstr(writer->arena, text), format);
}

static void write_cell(Writer *writer, lxw_worksheet *sheet, lxw_row_t line, lxw_col_t column,
                       const GridCell *cell, lxw_format *format)
{
    lxw_error error;
    bool undefined = cell->kind == CELL_RATIO && cell->divisor == 0;
    if (cell->formula.len && undefined)
        error = worksheet_write_formula_str(sheet, line, column, cell->formula.ptr, format, "—");
    else if (cell->formula.len && cell->kind == CELL_EMPTY)
        error = worksheet_write_formula_str(sheet, line, column, cell->formula.ptr, format, "");
    else if (cell->formula.len)
        error = worksheet_write_formula_num(sheet, line, column, cell->formula.ptr, format, number_of(cell));
    else if (cell->kind == CELL_EMPTY)
        error = worksheet_write_blank(sheet, line, column, format);
    else if (cell->kind == CELL_TEXT)
        error = write_text(writer, sheet, line, column, cell->text, format);
    else
        error = worksheet_write_number(sheet, line, column, number_of(cell), format);
    note_error(writer, error);
}

/* --- drop-downs and colours --- */

static void add_drop_down(Writer *writer, lxw_worksheet *sheet, const Column *column, lxw_col_t at,
                          lxw_row_t last)
{
    const Value *words = value_path(writer->root, column->words);
    if (!words || words->kind != VALUE_LIST || words->list.count == 0) return;
    char **list = arena_make_many(writer->arena, char *, words->list.count + 1);
    size_t length = 0;
    for (size_t i = 0; i < words->list.count; i++) {
        Str word;
        if (!value_form(writer->arena, words->list.items[i], (Str){0}, &word)) return;
        list[i] = mutable_text(writer->arena, word);
        length += utf8_count(word) + 1;
    }
    if (length > LIST_LIMIT) return;
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = list,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
    };
    note_error(writer, worksheet_data_validation_range(sheet, LINE_FIRST, at, last, at, &validation));
}

static Date as_of(const Writer *writer)
{
    const Value *day = value_path(writer->root, STR("as_of"));
    return day && day->kind == VALUE_DATE ? day->date : 0;
}

static char *highlight_criteria(Writer *writer, const Highlight *highlight)
{
    Arena *arena = writer->arena;
    Str cell =
        str_printf(arena, "$%.*s%d", STR_ARG(column_letters(arena, highlight->column)), LINE_FIRST + 1);
    StrBuf buf = {.arena = arena};
    strbuf_add(&buf, STR("=AND("));
    if (highlight->is.len) strbuf_printf(&buf, "%.*s=\"%.*s\"", STR_ARG(cell), STR_ARG(highlight->is));
    if (highlight->above_zero) strbuf_printf(&buf, "ISNUMBER(%.*s),%.*s>0", STR_ARG(cell), STR_ARG(cell));
    if (highlight->within_days >= 0) {
        CivilDate day = date_to_civil(as_of(writer));
        strbuf_printf(&buf, "ISNUMBER(%.*s),%.*s>=DATE(%d,%d,%d),%.*s<=DATE(%d,%d,%d)+%lld", STR_ARG(cell),
                      STR_ARG(cell), day.year, day.month, day.day, STR_ARG(cell), day.year, day.month,
                      day.day, (long long)highlight->within_days);
    }
    if (highlight->unless_column != SIZE_MAX)
        strbuf_printf(&buf, ",$%.*s%d<>\"%.*s\"", STR_ARG(column_letters(arena, highlight->unless_column)),
                      LINE_FIRST + 1, STR_ARG(highlight->unless_is));
    strbuf_add_char(&buf, ')');
    return mutable_text(arena, strbuf_str(&buf));
}

static void add_highlight(Writer *writer, lxw_worksheet *sheet, const Highlight *highlight, lxw_row_t last)
{
    lxw_format *format = workbook_add_format(writer->book);
    if (highlight->fill >= 0) format_set_bg_color(format, (lxw_color_t)highlight->fill);
    if (highlight->color >= 0) format_set_font_color(format, (lxw_color_t)highlight->color);
    if (highlight->bold) format_set_bold(format);
    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_TYPE_FORMULA,
        .value_string = highlight_criteria(writer, highlight),
        .format = format,
    };
    lxw_col_t at = (lxw_col_t)highlight->column;
    note_error(writer, worksheet_conditional_format_range(sheet, LINE_FIRST, at, last, at, &condition));
}

/* --- sheets --- */

enum { POINTS_A_LINE = 14, ROW_PADDING = 4, MOST_POINTS = 409 };

static void set_height(lxw_worksheet *sheet, lxw_row_t line, size_t lines)
{
    size_t points = lines * POINTS_A_LINE + ROW_PADDING;
    worksheet_set_row(sheet, line, (double)(points > MOST_POINTS ? MOST_POINTS : points), NULL);
}

static void write_head(Writer *writer, lxw_worksheet *sheet, const Grid *grid, const double *widths)
{
    Arena *arena = writer->arena;
    Str association;
    value_form(arena, value_path(writer->root, STR("association")), (Str){0}, &association);
    Str note =
        str_printf(arena, "截至 %.*s　%.*s", STR_ARG(date_iso(arena, as_of(writer))), STR_ARG(association));
    worksheet_set_row(sheet, LINE_TITLE, 28, NULL);
    note_error(writer, write_text(writer, sheet, LINE_TITLE, 0, grid->sheet->title, writer->title));
    note_error(writer, write_text(writer, sheet, LINE_NOTE, 0, note, writer->note));
    size_t lines = header_lines(grid, widths);
    set_height(sheet, LINE_HEADER, lines < 2 ? 2 : lines);
    for (size_t at = 0; at < grid->sheet->columns.count; at++)
        note_error(writer, write_text(writer, sheet, LINE_HEADER, (lxw_col_t)at,
                                      grid->sheet->columns.items[at].title, writer->header));
}

static void write_rows(Writer *writer, lxw_worksheet *sheet, const Grid *grid, const double *widths)
{
    size_t columns = grid->sheet->columns.count;
    for (size_t row = 0; row < grid->row_count; row++) {
        set_height(sheet, (lxw_row_t)(LINE_FIRST + row), row_lines(grid, row, widths));
        for (size_t at = 0; at < columns; at++) {
            const GridCell *cell = grid_cell(grid, row, at);
            write_cell(writer, sheet, (lxw_row_t)(LINE_FIRST + row), (lxw_col_t)at, cell,
                       format_of(writer, PLACE_BODY, cell, &grid->sheet->columns.items[at]));
        }
    }
    if (!grid->has_total) return;
    lxw_row_t line = (lxw_row_t)(LINE_FIRST + grid->row_count);
    for (size_t at = 0; at < columns; at++) {
        const GridCell *cell = &grid->total[at];
        lxw_format *format = format_of(writer, PLACE_TOTAL, cell, &grid->sheet->columns.items[at]);
        if (at == 0)
            note_error(writer, worksheet_write_string(sheet, line, 0, "合计", format));
        else
            write_cell(writer, sheet, line, (lxw_col_t)at, cell, format);
    }
}

static void set_up_page(lxw_worksheet *sheet, const Grid *grid)
{
    lxw_row_t last = (lxw_row_t)(LINE_FIRST + (grid->row_count ? grid->row_count : 1) - 1);
    lxw_col_t last_column = (lxw_col_t)(grid->sheet->columns.count - 1);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, grid->sheet->a3 ? 8 : 9);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
    worksheet_repeat_rows(sheet, LINE_HEADER, LINE_HEADER);
    worksheet_set_footer(sheet, "&L&A&C第 &P 页，共 &N 页");
    worksheet_freeze_panes(sheet, LINE_FIRST, grid->sheet->frozen);
    worksheet_autofilter(sheet, LINE_HEADER, 0, last, last_column);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
}

static void write_sheet(Writer *writer, const Grid *grid)
{
    lxw_worksheet *sheet = workbook_add_worksheet(writer->book, str_cstr(writer->arena, grid->sheet->name));
    if (!sheet) {
        note_error(writer, LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    double *widths = arena_make_many(writer->arena, double, grid->sheet->columns.count);
    for (size_t at = 0; at < grid->sheet->columns.count; at++) {
        widths[at] = column_width(writer->arena, grid, at);
        worksheet_set_column(sheet, (lxw_col_t)at, (lxw_col_t)at, widths[at], NULL);
    }
    write_head(writer, sheet, grid, widths);
    write_rows(writer, sheet, grid, widths);
    set_up_page(sheet, grid);
    if (grid->row_count == 0) return;
    lxw_row_t last = (lxw_row_t)(LINE_FIRST + grid->row_count - 1);
    for (size_t at = 0; at < grid->sheet->columns.count; at++)
        add_drop_down(writer, sheet, &grid->sheet->columns.items[at], (lxw_col_t)at, last);
    for (size_t i = 0; i < grid->sheet->highlights.count; i++)
        add_highlight(writer, sheet, &grid->sheet->highlights.items[i], last);
}

static void set_properties(Writer *writer, const Workbook *book, Date created)
{
    lxw_doc_properties properties = {
        .title = mutable_text(writer->arena, book->title),
        .author = mutable_text(writer->arena, STR("zhiping")),
        .created = (time_t)created * 86400,
    };
    note_error(writer, workbook_set_properties(writer->book, &properties));
}

static size_t most_rows(const Grid *grids, size_t count)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (grids[i].row_count > most) most = grids[i].row_count;
    return most;
}

static bool refuse_too_many_rows(const Grid *grids, size_t count, DiagList *diags)
{
    if (most_rows(grids, count) < LXW_ROW_MAX - LINE_FIRST - 1) return true;
    diag_add(diags, SEVERITY_ERROR, "T0909", (Span){0}, "行数超过一张表所能容纳的 1,048,576 行",
             "more rows than the 1,048,576 that a sheet holds");
    return false;
}

bool ledger_write(Arena *arena, const Doc *specification, const Value *root, Date created, Str path,
                  DiagList *diags)
{
    const Workbook *book = workbook_read(arena, specification, root, diags);
    if (!book) return false;
    Grid *grids = arena_make_many(arena, Grid, book->sheets.count);
    if (!grids_compute(arena, book, root, grids, diags)) return false;
    PendingFile pending;
    if (!refuse_too_many_rows(grids, book->sheets.count, diags) || !file_begin(arena, path, &pending, diags))
        return false;
    Writer writer = {.arena = arena, .diags = diags, .root = root};
    lxw_workbook_options options = {.constant_memory =
                                        most_rows(grids, book->sheets.count) > CONSTANT_MEMORY_ROWS};
    writer.book = workbook_new_opt(str_cstr(arena, pending.temporary), &options);
    if (!writer.book) arena_out_of_memory();
    set_properties(&writer, book, created);
    make_formats(&writer);
    for (size_t i = 0; i < book->sheets.count; i++) write_sheet(&writer, &grids[i]);
    note_error(&writer, workbook_close(writer.book));
    if (writer.error == LXW_NO_ERROR) return file_commit(arena, &pending, diags);
    file_abandon(arena, &pending);
    diag_add(diags, SEVERITY_ERROR, "X0005", (Span){0}, "台账未能写出：%.*s（%s）",
             "the ledger could not be written: %.*s (%s)", STR_ARG(path), lxw_strerror(writer.error));
    return false;
}
