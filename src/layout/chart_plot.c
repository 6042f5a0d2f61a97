/* Charts over a ground of horizontal lines: lines by category, and Pareto's bars with the running share. */
#include "layout/chart.h"

#include <stdlib.h>

enum {
    PLOT_HEIGHT = 130000,
    STEPS = 4,
    AXIS_GAP = 6000,
    TOP = 14000,
    LABEL_LINE = 12500,
    FOOT = 18000,
    LABEL_SPARE = 6000,
    DOT = 2200
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

static Plot open_plot(const Chart *chart, int64_t largest, Length right_room)
{
    Plot plot = {.chart = chart, .top = round_up_axis(largest), .categories = chart->block->chart_row_count};
    Length axis = chart_text_width(chart, tenths_text(chart, plot.top)) + AXIS_GAP;
    plot.x = chart->x + axis;
    plot.width = chart->width - axis - right_room;
    Color rule = named_color(chart->composer, "rule");
    for (int64_t step = 0; step <= STEPS; step++) {
        int64_t value = plot.top * step / STEPS;
        Length y = height_at(&plot, value);
        add_rule(chart->composer, plot.x, y, plot.width, step ? 300 : 700, rule);
        draw_chart_text(chart, tenths_text(chart, value), plot.x - AXIS_GAP, y + 3000, ALIGN_RIGHT);
    }
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

static void draw_point(const Plot *plot, Length x, Length y, Color color, Str value)
{
    add_item(plot->chart->composer, (Item){.kind = ITEM_RECT,
                                           .element = ELEMENT_ARTIFACT,
                                           .color = color,
                                           .x = x - DOT,
                                           .y = y - DOT,
                                           .width = 2 * DOT,
                                           .height = 2 * DOT,
                                           .rect = {.radius = DOT}});
    draw_chart_text(plot->chart, value, x, y - 5000, ALIGN_CENTER);
}

static void draw_stroke(const Plot *plot, Length x0, Length y0, Length x1, Length y1, Color color)
{
    add_item(plot->chart->composer, (Item){.kind = ITEM_LINE,
                                           .element = ELEMENT_ARTIFACT,
                                           .color = color,
                                           .x = x0,
                                           .y = y0,
                                           .width = x1 - x0,
                                           .height = y1 - y0,
                                           .line = {.thickness = 1200}});
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

Length draw_line_chart(const Chart *chart)
{
    const Block *block = chart->block;
    Plot plot = open_plot(chart, largest_value(chart), 0);
    Length y = draw_categories(&plot, rows_of(chart, false));
    for (size_t series = 0; series < block->series_count; series++) {
        Color color = series_color(chart, series);
        for (size_t i = 0; i + 1 < plot.categories; i++)
            draw_stroke(&plot, middle_of(&plot, i), height_at(&plot, block->chart_rows[i].tenths[series]),
                        middle_of(&plot, i + 1), height_at(&plot, block->chart_rows[i + 1].tenths[series]),
                        color);
        for (size_t i = 0; i < plot.categories; i++) {
            int64_t value = block->chart_rows[i].tenths[series];
            draw_point(&plot, middle_of(&plot, i), height_at(&plot, value), color, tenths_text(chart, value));
        }
    }
    return y + draw_legend(chart, y);
}

/* --- Pareto --------------------------------------------------------------------------------------------- */

Length draw_pareto(const Chart *chart)
{
    const ChartRow *const *rows = rows_of(chart, true);
    size_t count = chart->block->chart_row_count;
    Arena *arena = chart->composer->arena;
    Length right = chart_text_width(chart, STR("100%")) + AXIS_GAP;
    Plot plot = open_plot(chart, largest_value(chart), right);
    Color bar = named_color(chart->composer, "accent"), line = named_color(chart->composer, "alert");
    int64_t total = 0, running = 0;
    for (size_t i = 0; i < count; i++) total += rows[i]->tenths[0];
    for (int64_t step = 0; step <= STEPS; step++)
        draw_chart_text(chart, str_printf(arena, "%lld%%", (long long)(step * 100 / STEPS)),
                        plot.x + plot.width + AXIS_GAP, height_at(&plot, plot.top * step / STEPS) + 3000,
                        ALIGN_LEFT);
    Length thickness = plot.width / (Length)count * 55 / 100;
    if (thickness > 34000) thickness = 34000;
    Length x0 = 0, y0 = 0;
    for (size_t i = 0; i < count; i++) {
        Length x = middle_of(&plot, i), y = height_at(&plot, rows[i]->tenths[0]);
        add_rect(chart->composer, x - thickness / 2, y, thickness, TOP + PLOT_HEIGHT - y, bar);
        draw_chart_text(chart, tenths_text(chart, rows[i]->tenths[0]), x, y - 3500, ALIGN_CENTER);
    }
    for (size_t i = 0; i < count && total > 0; i++) {
        running += rows[i]->tenths[0];
        Length x = middle_of(&plot, i), y = height_at(&plot, plot.top * running / total);
        if (i) draw_stroke(&plot, x0, y0, x, y, line);
        draw_point(&plot, x, y, line, (Str){0});
        x0 = x;
        y0 = y;
    }
    return draw_categories(&plot, rows);
}
