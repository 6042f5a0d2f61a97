/* Charts over a ground of horizontal lines: lines by category, and Pareto's bars with the running share. */
#include "layout/chart.h"

#include <stdlib.h>

enum {
    PLOT_HEIGHT = 130000,
    QUARTERS = 4,
    AXIS_GAP = 6000,
    TOP = 14000,
    LABEL_LINE = 12500,
    FOOT = 18000,
    LABEL_SPARE = 6000
};

typedef struct Plot {
    const Chart *chart;
    Length x, width; /* of the ground */
    int64_t top;     /* value at the top, in tenths */
    size_t categories;
} Plot;

static Length height_at(const Plot *plot, int64_t tenths)
{
    return TOP + PLOT_HEIGHT - (Length)(tenths * PLOT_HEIGHT / (plot->top ? plot->top : 1));
}

static Length middle_of(const Plot *plot, size_t category)
{
    return plot->x +
           (Length)((int64_t)plot->width * (2 * (int64_t)category + 1) / (2 * (int64_t)plot->categories));
}

static void draw_tick(const Plot *plot, int64_t value, bool line)
{
    const Chart *chart = plot->chart;
    Length y = height_at(plot, value), mark = AXIS_GAP / 2;
    add_rule(chart->composer, line ? plot->x : plot->x - mark, y, line ? plot->width : mark,
             value ? 300 : 700, named_color(chart->composer, "rule"));
    draw_chart_text(chart, tenths_text(chart, value), plot->x - AXIS_GAP, y + 3000, ALIGN_RIGHT);
}

/* A ground whose left axis ends with its last step, or at `top` (tenths) where that is not 0. */
static Plot open_plot(const Chart *chart, int64_t largest, int64_t top, Length right_room)
{
    Axis steps = round_axis(largest);
    Plot plot = {.chart = chart,
                 .top = top ? top : steps.step * steps.count,
                 .categories = chart->block->chart_row_count};
    Length axis = chart_text_width(chart, tenths_text(chart, plot.top)) + AXIS_GAP;
    plot.x = chart->x + axis;
    plot.width = chart->width - axis - right_room;
    for (int step = 0; step <= steps.count; step++)
        if (steps.step * step <= plot.top) draw_tick(&plot, steps.step * step, !top || !step);
    return plot;
}

/* A category's name below its place, in lines where it is wide; gives the number of lines. */
static size_t draw_category(const Plot *plot, size_t category, Str label)
{
    Composer *composer = plot->chart->composer;
    const TextStyle *style = &composer->style->text[TEXT_CHART];
    Shaped text = shape_str(composer->shaper, label, style, (Span){0});
    Lines lines = lines_in(composer, &text, plot->width / (Length)plot->categories - LABEL_SPARE, true);
    for (size_t i = 0; i < lines.count; i++)
        draw_line(composer, &text, &lines.items[i], middle_of(plot, category) - lines.items[i].width / 2,
                  TOP + PLOT_HEIGHT + LABEL_LINE + (Length)i * style->leading, plot->chart->element);
    return lines.count;
}

/* The names of all categories; gives the height down to below them. */
static Length draw_categories(const Plot *plot, const ChartRow *const *rows)
{
    size_t most = 1;
    for (size_t i = 0; i < plot->categories; i++) {
        size_t lines = draw_category(plot, i, rows[i]->label);
        if (lines > most) most = lines;
    }
    return TOP + PLOT_HEIGHT + FOOT +
           (Length)(most - 1) * plot->chart->composer->style->text[TEXT_CHART].leading;
}

static int descending(const void *a, const void *b)
{
    int64_t first = (*(const ChartRow *const *)a)->tenths[0],
            second = (*(const ChartRow *const *)b)->tenths[0];
    if (first != second) return first < second ? 1 : -1;
    return *(const ChartRow *const *)a < *(const ChartRow *const *)b ? -1 : 1;
}

static const ChartRow *const *rows_of(const Chart *chart, bool sorted)
{
    const ChartRow **rows =
        arena_make_many(chart->composer->arena, const ChartRow *, chart->block->chart_row_count);
    for (size_t i = 0; i < chart->block->chart_row_count; i++) rows[i] = &chart->block->chart_rows[i];
    if (sorted) qsort(rows, chart->block->chart_row_count, sizeof *rows, descending);
    return rows;
}

/* A line's points, each at its category's middle. */
static Point point_at(const Plot *plot, size_t category, int64_t tenths)
{
    return (Point){middle_of(plot, category), height_at(plot, tenths)};
}

static int upwards(const void *a, const void *b)
{
    int64_t first = **(const int64_t *const *)a, second = **(const int64_t *const *)b;
    return first < second ? 1 : first > second ? -1 : 0;
}

/* The values of a category: the highest above its point, the next ones below theirs, none over another. */
static void draw_values(const Plot *plot, size_t category)
{
    enum { ABOVE = 5000, BELOW = 12000, LINE = 10000 };
    const Chart *chart = plot->chart;
    const ChartRow *row = &chart->block->chart_rows[category];
    size_t count = chart->block->series_count;
    const int64_t **values = arena_make_many(chart->composer->arena, const int64_t *, count);
    for (size_t i = 0; i < count; i++) values[i] = &row->tenths[i];
    qsort(values, count, sizeof *values, upwards);
    Length last = INT32_MIN / 2;
    for (size_t i = 0; i < count; i++) {
        Point point = point_at(plot, category, *values[i]);
        Length y = i ? point.y + BELOW : point.y - ABOVE;
        if (i && (y - last < LINE || *values[i] == *values[i - 1])) continue;
        if (y > TOP + PLOT_HEIGHT) y = point.y - ABOVE;
        if (y - last < LINE) continue;
        draw_chart_text(chart, tenths_text(chart, *values[i]), point.x, y, ALIGN_CENTER);
        last = y;
    }
}

Length draw_line_chart(const Chart *chart)
{
    const Block *block = chart->block;
    Plot plot = open_plot(chart, largest_value(chart), 0, 0);
    Length y = draw_categories(&plot, rows_of(chart, false));
    for (size_t series = 0; series < block->series_count; series++) {
        Color color = series_color(chart, series);
        for (size_t i = 0; i < plot.categories; i++) {
            Point point = point_at(&plot, i, block->chart_rows[i].tenths[series]);
            if (i)
                draw_stroke(chart, point_at(&plot, i - 1, block->chart_rows[i - 1].tenths[series]), point,
                            color, series);
            draw_marker(chart, point, color, series);
        }
    }
    for (size_t i = 0; i < plot.categories; i++) draw_values(&plot, i);
    return y + draw_legend(chart, y);
}

/* --- Pareto --------------------------------------------------------------------------------------------- */

/* Both axes end at the total, which is 100%, so that the line starts at the first bar's top. */
static void draw_percent_axis(const Plot *plot)
{
    const Chart *chart = plot->chart;
    for (int64_t step = 0; step <= QUARTERS; step++) {
        Length y = height_at(plot, plot->top * step / QUARTERS);
        if (step)
            add_rule(chart->composer, plot->x, y, plot->width, 300, named_color(chart->composer, "rule"));
        draw_chart_text(chart,
                        str_printf(chart->composer->arena, "%lld%%", (long long)(step * 100 / QUARTERS)),
                        plot->x + plot->width + AXIS_GAP, y + 3000, ALIGN_LEFT);
    }
}

/* Its number stands in a bar that is high enough, else above it. */
static void draw_column(const Plot *plot, size_t category, int64_t tenths)
{
    enum { INSIDE = 14000 };
    const Chart *chart = plot->chart;
    Length thickness = plot->width / (Length)plot->categories * 55 / 100;
    if (thickness > 34000) thickness = 34000;
    Point top = point_at(plot, category, tenths);
    Length height = TOP + PLOT_HEIGHT - top.y;
    TextStyle style = chart->composer->style->text[TEXT_CHART];
    add_rect(chart->composer, top.x - thickness / 2, top.y, thickness, height,
             named_color(chart->composer, "accent"));
    if (height > INSIDE) style.color = (Color){0xFF, 0xFF, 0xFF};
    draw_str(chart->composer, tenths_text(chart, tenths), &style, top.x,
             height > INSIDE ? top.y + 11000 : top.y - 3500, ALIGN_CENTER, chart->element);
}

Length draw_pareto(const Chart *chart)
{
    const ChartRow *const *rows = rows_of(chart, true);
    size_t count = chart->block->chart_row_count;
    Arena *arena = chart->composer->arena;
    Color line = named_color(chart->composer, "alert");
    int64_t total = 0, running = 0;
    for (size_t i = 0; i < count; i++) total += rows[i]->tenths[0];
    Plot plot =
        open_plot(chart, total, total > 0 ? total : 10, chart_text_width(chart, STR("100%")) + AXIS_GAP);
    draw_percent_axis(&plot);
    for (size_t i = 0; i < count; i++) draw_column(&plot, i, rows[i]->tenths[0]);
    for (size_t i = 0; i < count && total > 0; i++) {
        Point before = point_at(&plot, i ? i - 1 : 0, running);
        running += rows[i]->tenths[0];
        Point point = point_at(&plot, i, running);
        if (i) draw_stroke(chart, before, point, line, 0);
        draw_marker(chart, point, line, 0);
        int64_t share = (running * 2000 + total) / (2 * total); /* tenths of %, half up */
        draw_chart_text(chart, str_printf(arena, "%.*s%%", STR_ARG(tenths_text(chart, share))), point.x,
                        point.y - 5000, ALIGN_CENTER);
    }
    return draw_categories(&plot, rows);
}
