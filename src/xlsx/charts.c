/* Native charts: their figures stay those of the sheets, so that they change with them. */
#include "xlsx/writer-imp.h"

enum { WIDTH = 620, HEIGHT = 370, GAP = 10, A_LINE = 2 }; /* pixels; four fill a page of A4 */

static const uint8_t types[SHEET_CHART_KIND_COUNT] = {
    [SHEET_CHART_STACKED] = LXW_CHART_COLUMN_STACKED,
    [SHEET_CHART_COLUMNS] = LXW_CHART_COLUMN,
    [SHEET_CHART_BARS] = LXW_CHART_BAR,
    [SHEET_CHART_LINES] = LXW_CHART_LINE,
};

/* '开票'!$F$4:$F$9, without an equals sign: libxlsxwriter takes it with. */
static char *column_range(Arena *arena, const Grid *grid, size_t column, size_t rows)
{
    Str letters = column_letters(arena, column);
    return mutable_text(arena,
                        str_printf(arena, "='%.*s'!$%.*s$%d:$%.*s$%zu", STR_ARG(grid->sheet->name),
                                   STR_ARG(letters), LINE_FIRST + 1, STR_ARG(letters), LINE_FIRST + rows));
}

static void add_series(BookWriter *writer, lxw_chart *chart, const ChartSpec *spec, const ChartSeries *of,
                       size_t rows)
{
    Arena *arena = writer->arena;
    const Grid *grid = &writer->grids[spec->sheet];
    lxw_chart_series *series = chart_add_series(chart, column_range(arena, grid, spec->names, rows),
                                                column_range(arena, grid, of->column, rows));
    if (!series) arena_out_of_memory();
    chart_series_set_name(series, str_cstr(arena, grid->sheet->columns.items[of->column].title));
    if (grid->sheet->columns.items[of->column].unit == UNIT_INTEGER) {
        lxw_chart_font small = {.size = 8};
        chart_series_set_labels(series);
        chart_series_set_labels_font(series, &small);
        chart_series_set_labels_num_format(series, "0;;"); /* no zeros */
    }
    if (of->color < 0) return;
    lxw_chart_fill fill = {.color = (lxw_color_t)of->color};
    lxw_chart_line line = {.color = (lxw_color_t)of->color, .width = 2.25};
    if (spec->kind == SHEET_CHART_LINES)
        chart_series_set_line(series, &line);
    else
        chart_series_set_fill(series, &fill);
}

static lxw_chart *make_chart(BookWriter *writer, const ChartSpec *spec, size_t rows)
{
    lxw_chart *chart = workbook_add_chart(writer->book, types[spec->kind]);
    if (!chart) arena_out_of_memory();
    for (size_t i = 0; i < spec->series.count; i++)
        add_series(writer, chart, spec, &spec->series.items[i], rows);
    lxw_chart_font title = {.size = 12, .bold = LXW_TRUE}, small = {.size = 9};
    lxw_chart_line faint = {.color = 0xD9D9D9, .width = 0.5};
    chart_title_set_name(chart, str_cstr(writer->arena, spec->title));
    chart_title_set_name_font(chart, &title);
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_axis_set_num_font(chart->y_axis, &small);
    /* Of the values' axis; in a lying chart both are the other way round. */
    bool lying = spec->kind == SHEET_CHART_BARS;
    if (lying) chart_axis_set_reverse(chart->y_axis); /* the first on top */
    chart_axis_major_gridlines_set_visible(chart->x_axis, lying);
    chart_axis_major_gridlines_set_visible(chart->y_axis, !lying);
    lxw_chart_axis *values = lying ? chart->x_axis : chart->y_axis;
    chart_axis_major_gridlines_set_line(values, &faint);
    chart_axis_set_num_format(values, "#,##0");
    if (spec->series.count == 1)
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    else
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    return chart;
}

bool add_charts(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid)
{
    int count = 0;
    for (size_t i = 0; i < grid->sheet->charts.count; i++) {
        const ChartSpec *spec = &grid->sheet->charts.items[i];
        size_t rows = writer->grids[spec->sheet].row_count;
        if (spec->most && rows > spec->most) rows = spec->most;
        if (rows == 0) continue;
        lxw_chart_options place = {
            .x_offset = count % A_LINE * (WIDTH + GAP),
            .y_offset = count / A_LINE * (HEIGHT + GAP),
            .x_scale = WIDTH / 480.0, /* of libxlsxwriter's own size */
            .y_scale = HEIGHT / 288.0,
            .object_position = LXW_OBJECT_DONT_MOVE_DONT_SIZE,
        };
        note_error(writer,
                   worksheet_insert_chart_opt(sheet, LINE_HEADER, 0, make_chart(writer, spec, rows), &place));
        count++;
    }
    return count > 0;
}
