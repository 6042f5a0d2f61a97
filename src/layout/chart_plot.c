/* Charts over a ground of horizontal lines: lines by category, and Pareto's bars with the running share.
 *
 * Numbers stand on white over ground and lines, and under the markers. */
#include "layout/chart-imp.h"

#include <stdlib.h>

enum {
    PLOT_HEIGHT = 130000,
    QUARTERS = 4,
    AXIS_GAP = 6000,
    TOP = 14000,
    FOOT = 4000,  /* from the ground to the names */
    BELOW = 6000, /* from there on */
    NAME_SPARE = 6000,
    LEAST_SLOT = 26000, /* for a name in lines */
    VALUE_LINE = 10000,
    VALUE_ABOVE = 5000 /* a point */
};

/* A number, its base line's middle at `at`. */
typedef struct Number {
    Str text;
    Point at;
    Length half; /* its width */
    bool in_bar;
} Number;

typedef struct Plot {
    const ChartDrawing *chart;
    Length x, width; /* of the ground */
    int64_t top;     /* value at the top */
    size_t categories;
    Array(Number) numbers;
} Plot;

static Length height_at(const Plot *plot, int64_t figure)
{
    return TOP + PLOT_HEIGHT - (Length)proportion(figure, plot->top, PLOT_HEIGHT);
}

static Length middle_of(const Plot *plot, size_t category)
{
    return plot->x +
           (Length)((int64_t)plot->width * (2 * (int64_t)category + 1) / (2 * (int64_t)plot->categories));
}

static Length slot(const Plot *plot)
{
    return plot->categories ? plot->width / (Length)plot->categories : plot->width;
}

/* A line's points, each at its category's middle. */
static Point point_at(const Plot *plot, size_t category, int64_t figure)
{
    return (Point){middle_of(plot, category), height_at(plot, figure)};
}

static void draw_tick(const Plot *plot, int64_t figure, bool line)
{
    const ChartDrawing *chart = plot->chart;
    Length y = height_at(plot, figure), mark = AXIS_GAP / 2;
    add_rule(chart->composer, line ? plot->x : plot->x - mark, y, line ? plot->width : mark,
             figure ? 300 : 700, named_color(chart->composer, "rule"));
    draw_chart_text(chart, tick_text(chart, figure), plot->x - AXIS_GAP, y + 3000, ALIGN_RIGHT);
}

/* The ground's place; its left axis ends with its last step, or at `top` where that is not 0. */
static Plot measure_plot(const ChartDrawing *chart, const Axis *steps, int64_t top, Length right_room)
{
    Plot plot = {
        .chart = chart, .top = top ? top : steps->step * steps->count, .categories = chart->data->row_count};
    Length widest = chart_text_width(chart, tick_text(chart, plot.top));
    for (int step = 0; step <= steps->count; step++) {
        Length width = chart_text_width(chart, tick_text(chart, steps->step * step));
        if (width > widest) widest = width;
    }
    plot.x = chart->x + widest + AXIS_GAP;
    plot.width = chart->width - widest - AXIS_GAP - right_room;
    return plot;
}

static void draw_ground(const Plot *plot, const Axis *steps, bool lines)
{
    for (int step = 0; step <= steps->count; step++)
        if (steps->step * step <= plot->top) draw_tick(plot, steps->step * step, lines || !step);
}

/* How wide a name below the category's middle may be. */
static Length room_to_edge(const Plot *plot, size_t category)
{
    const ChartDrawing *chart = plot->chart;
    Length left = middle_of(plot, category) - chart->x, right = chart->width - left;
    return 2 * (left < right ? left : right);
}

/* The names of categories below their places, in lines where they are wide, every second or third one where
 * there is no room for all; gives the height down to below them. */
static Length draw_categories(const Plot *plot)
{
    size_t every = slot(plot) < LEAST_SLOT ? (size_t)(LEAST_SLOT / (slot(plot) + 1)) + 1 : 1;
    Length y = TOP + PLOT_HEIGHT + FOOT, highest = 0;
    for (size_t i = 0; i < plot->categories; i += every) {
        Length room = slot(plot) * (Length)every - NAME_SPARE, edge = room_to_edge(plot, i);
        if (every > 1 && edge < room && edge < LEAST_SLOT) continue;
        if (edge < room) room = edge;
        Label name = chart_label(plot->chart, plot->chart->rows[i].label, room);
        draw_chart_label(plot->chart, &name, middle_of(plot, i), y, ALIGN_CENTER);
        if (name.height > highest) highest = name.height;
    }
    return y + highest + BELOW;
}

/* --- numbers -------------------------------------------------------------------------------------------- */

/* Whether the number would stand over another one. */
static bool is_taken(const Plot *plot, Point at, Length half)
{
    for (size_t i = plot->numbers.count; i-- > 0;) {
        const Number *other = &plot->numbers.items[i];
        Length apart = at.x < other->at.x ? other->at.x - at.x : at.x - other->at.x;
        Length above = at.y < other->at.y ? other->at.y - at.y : at.y - other->at.y;
        if (apart < half + other->half && above < VALUE_LINE) return true;
    }
    return false;
}

/* Within the frame, and off the axis if it can be. False where there is no room. */
static bool add_number(Plot *plot, Str text, Point at, bool in_bar)
{
    const ChartDrawing *chart = plot->chart;
    Length half = chart_text_width(chart, text) / 2;
    if (at.x < plot->x + half) at.x = plot->x + half;
    if (at.x > chart->x + chart->width - half) at.x = chart->x + chart->width - half;
    if (is_taken(plot, at, half)) return false;
    array_push(chart->composer->arena, &plot->numbers, (Number){text, at, half, in_bar});
    return true;
}

static void draw_white_behind(const Plot *plot)
{
    enum { ABOVE = 7500, HEIGHT = 9000, BESIDE = 1000 };
    for (size_t i = 0; i < plot->numbers.count; i++) {
        const Number *number = &plot->numbers.items[i];
        Length width = 2 * (number->half + BESIDE);
        if (number->in_bar) continue;
        add_rect(plot->chart->composer, number->at.x - width / 2, number->at.y - ABOVE, width, HEIGHT,
                 (Color){0xFF, 0xFF, 0xFF});
    }
}

static void draw_numbers(const Plot *plot)
{
    for (size_t i = 0; i < plot->numbers.count; i++) {
        const Number *number = &plot->numbers.items[i];
        TextStyle style = plot->chart->composer->style->text[TEXT_CHART];
        if (number->in_bar) style.color = (Color){0xFF, 0xFF, 0xFF};
        draw_str(plot->chart->composer, number->text, &style, number->at.x, number->at.y, ALIGN_CENTER,
                 plot->chart->element);
    }
}

/* --- lines ---------------------------------------------------------------------------------------------- */

static int downwards(const void *a, const void *b)
{
    int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;
    return first < second ? 1 : first > second ? -1 : 0;
}

/* The values of a category: the highest above its point, the next ones below theirs, none over another. */
static void place_values(Plot *plot, size_t category)
{
    enum { BELOW_POINT = 12000 };
    const ChartDrawing *chart = plot->chart;
    size_t series = chart->data->series_count, count = 0;
    int64_t *values = arena_make_many(chart->composer->arena, int64_t, series);
    for (size_t i = 0; i < series; i++)
        if (chart->rows[category].figures[i] != FIGURE_NONE)
            values[count++] = chart->rows[category].figures[i];
    qsort(values, count, sizeof *values, downwards);
    for (size_t i = 0; i < count; i++) {
        Point point = point_at(plot, category, values[i]);
        Length y = i ? point.y + BELOW_POINT : point.y - VALUE_ABOVE;
        if (i && values[i] == values[i - 1]) continue;
        if (y > TOP + PLOT_HEIGHT) y = point.y - VALUE_ABOVE;
        add_number(plot, figure_text(chart, values[i]), (Point){point.x, y}, false);
    }
}

/* Of every category, or of every second or third one where there is no room for all. */
static void place_all_values(Plot *plot)
{
    enum { BETWEEN = 3000 };
    const ChartDrawing *chart = plot->chart;
    Length widest = 1;
    for (size_t i = 0; i < plot->categories; i++)
        for (size_t k = 0; k < chart->data->series_count; k++) {
            Length width = chart_text_width(chart, figure_text(chart, chart->rows[i].figures[k]));
            if (width > widest) widest = width;
        }
    size_t every = (size_t)((widest + BETWEEN) / (slot(plot) + 1)) + 1;
    for (size_t i = 0; i < plot->categories; i += every) place_values(plot, i);
}

/* Its line, interrupted where there is no figure, or its markers. */
static void draw_series(const Plot *plot, size_t series, bool markers)
{
    const ChartDrawing *chart = plot->chart;
    Color color = series_color(chart, series);
    for (size_t i = 0; i < plot->categories; i++) {
        int64_t figure = chart->rows[i].figures[series];
        int64_t before = i ? chart->rows[i - 1].figures[series] : FIGURE_NONE;
        if (figure == FIGURE_NONE) continue;
        if (markers)
            draw_marker(chart, point_at(plot, i, figure), color, series);
        else if (before != FIGURE_NONE)
            draw_stroke(chart, point_at(plot, i - 1, before), point_at(plot, i, figure), color, series);
    }
}

Length draw_line_chart(const ChartDrawing *chart)
{
    Axis steps = round_axis(largest_value(chart));
    Plot plot = measure_plot(chart, &steps, 0, 0);
    draw_ground(&plot, &steps, true);
    Length y = draw_categories(&plot);
    for (size_t series = 0; series < chart->data->series_count; series++) draw_series(&plot, series, false);
    place_all_values(&plot);
    draw_white_behind(&plot);
    for (size_t series = 0; series < chart->data->series_count; series++) draw_series(&plot, series, true);
    draw_numbers(&plot);
    return y + draw_legend(chart, y);
}

/* --- Pareto --------------------------------------------------------------------------------------------- */

/* Both axes end at the total, which is 100%, so that the line starts at the first bar's top. */
static Plot measure_pareto(const ChartDrawing *chart, const Axis *steps, int64_t total)
{
    return measure_plot(chart, steps, total > 0 ? total : FIGURE_SCALE,
                        chart_text_width(chart, STR("100%")) + AXIS_GAP);
}

static Length widest_number(const ChartDrawing *chart)
{
    Length widest = 0;
    for (size_t i = 0; i < chart->end; i++) {
        Length width = chart_text_width(chart, figure_text(chart, chart->rows[i].figures[0]));
        if (width > widest) widest = width;
    }
    return widest;
}

enum { BESIDE_NUMBER = 2000 };

bool pareto_fits(const ChartDrawing *chart)
{
    int64_t total = total_until(chart, chart->end);
    Axis steps = round_axis(total);
    if (!chart->end) return true;
    Plot plot = measure_pareto(chart, &steps, total);
    return slot(&plot) >= LEAST_SLOT &&
           slot(&plot) >= chart_text_width(chart, STR("88.8%")) + BESIDE_NUMBER &&
           slot(&plot) >= widest_number(chart) + 2 * BESIDE_NUMBER;
}

static void draw_percent_axis(const Plot *plot)
{
    const ChartDrawing *chart = plot->chart;
    for (int step = 0; step <= QUARTERS; step++) {
        Length y = TOP + PLOT_HEIGHT - PLOT_HEIGHT * step / QUARTERS;
        if (step)
            add_rule(chart->composer, plot->x, y, plot->width, 300, named_color(chart->composer, "rule"));
        draw_chart_text(chart, str_printf(chart->composer->arena, "%d%%", step * 100 / QUARTERS),
                        plot->x + plot->width + AXIS_GAP, y + 3000, ALIGN_LEFT);
    }
}

static Length column_width(const Plot *plot)
{
    enum { WIDEST = 34000 };
    Length width = slot(plot) * 55 / 100 < WIDEST ? slot(plot) * 55 / 100 : WIDEST;
    Length number = widest_number(plot->chart) + BESIDE_NUMBER;
    return width > number ? width : number;
}

/* A bar's number stands in it where it is high enough, else above it, and the share above both. */
static void place_numbers(Plot *plot, size_t category, int64_t figure, int64_t running, int64_t total)
{
    enum { INSIDE = 14000, BELOW_TOP = 12000 };
    const ChartDrawing *chart = plot->chart;
    Point top = point_at(plot, category, figure), point = point_at(plot, category, running);
    bool inside = TOP + PLOT_HEIGHT - top.y > INSIDE;
    Length y = inside ? top.y + BELOW_TOP : top.y - VALUE_ABOVE, share = point.y - VALUE_ABOVE;
    add_number(plot, figure_text(chart, figure), (Point){top.x, y}, inside);
    if (total <= 0) return;
    if (!inside && share > y - VALUE_LINE) share = y - VALUE_LINE;
    add_number(plot, share_text(chart, running, total), (Point){point.x, share}, false);
}

static void draw_columns(const Plot *plot)
{
    Length thickness = column_width(plot);
    for (size_t i = 0; i < plot->categories; i++) {
        Point top = point_at(plot, i, plot->chart->rows[i].figures[0]);
        add_rect(plot->chart->composer, top.x - thickness / 2, top.y, thickness, TOP + PLOT_HEIGHT - top.y,
                 named_color(plot->chart->composer, "accent"));
    }
}

static void draw_running_share(const Plot *plot, bool markers)
{
    const ChartDrawing *chart = plot->chart;
    Color color = named_color(chart->composer, "alert");
    for (size_t i = 0; i < plot->categories; i++) {
        Point point = point_at(plot, i, total_until(chart, i + 1));
        if (markers)
            draw_marker(chart, point, color, 0);
        else if (i)
            draw_stroke(chart, point_at(plot, i - 1, total_until(chart, i)), point, color, 0);
    }
}

Length draw_pareto(const ChartDrawing *chart)
{
    int64_t total = total_until(chart, chart->end);
    Axis steps = round_axis(total);
    Plot plot = measure_pareto(chart, &steps, total);
    draw_ground(&plot, &steps, false);
    draw_percent_axis(&plot);
    for (size_t i = 0; i < plot.categories; i++)
        place_numbers(&plot, i, chart->rows[i].figures[0], total_until(chart, i + 1), total);
    draw_columns(&plot);
    if (total > 0) draw_running_share(&plot, false);
    draw_white_behind(&plot);
    if (total > 0) draw_running_share(&plot, true);
    draw_numbers(&plot);
    return draw_categories(&plot);
}
