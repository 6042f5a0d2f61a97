/* Charts around a centre: doughnut and radar. */
#include "layout/chart.h"

#include <math.h>

enum {
    RADIUS = 66000,
    HOLE = 38000,
    RADAR_RADIUS = 78000,
    RINGS = 4,
    MARGIN = 20000,
    ARC_STEPS = 96,
    NAMED_PARTS = 25
};

Point around(Point centre, Length radius, double turn)
{
    double angle = turn * 2.0 * 3.14159265358979323846;
    return (Point){centre.x + (Length)lround(radius * sin(angle)),
                   centre.y - (Length)lround(radius * cos(angle))};
}

static void draw_ring_part(const Chart *chart, Point centre, double from, double to, Color color, size_t part)
{
    Length points[(ARC_STEPS + 1) * 4];
    size_t steps = (size_t)ceil((to - from) * ARC_STEPS), count = 0;
    if (steps < 1) steps = 1;
    if (steps > ARC_STEPS) steps = ARC_STEPS;
    for (size_t i = 0; i <= steps; i++) {
        Point outer = around(centre, RADIUS, from + (to - from) * (double)i / (double)steps);
        points[count++] = outer.x;
        points[count++] = outer.y;
    }
    for (size_t i = steps + 1; i-- > 0;) {
        Point inner = around(centre, HOLE, from + (to - from) * (double)i / (double)steps);
        points[count++] = inner.x;
        points[count++] = inner.y;
    }
    draw_polygon(chart, points, count / 2, color, 0);
    hatch_ring(chart, &(Ring){centre, RADIUS, HOLE}, from, to, part);
}

static Color part_color(const Chart *chart, size_t row)
{
    Color color = series_color(chart, row + chart->block->series_count); /* the palette */
    style_color(chart->composer->style, chart->block->chart_rows[row].label, &color);
    return color;
}

/* A part's name beside it, where there is room up to the frame's edge or the list. */
static void draw_part_name(const Chart *chart, Point centre, Str name, double middle, Length list)
{
    enum { AWAY = 5000 };
    Point at = around(centre, RADIUS + AWAY, middle);
    Length width = chart_text_width(chart, name);
    bool right = at.x >= centre.x;
    Length room = right ? list - AWAY - at.x : at.x - chart->x;
    if (width <= room) draw_chart_text(chart, name, at.x, at.y + 3000, right ? ALIGN_LEFT : ALIGN_RIGHT);
}

Length draw_doughnut(const Chart *chart)
{
    const Block *block = chart->block;
    Point centre = {chart->x + chart->width * 36 / 100, RADIUS + 4000};
    int64_t total = 0, before = 0;
    for (size_t i = 0; i < block->chart_row_count; i++) total += block->chart_rows[i].tenths[0];
    Length height = 2 * RADIUS + 8000, pitch = 17000;
    Length list = (Length)block->chart_row_count * pitch;
    if (list > height) height = list;
    Length x = chart->x + chart->width * 58 / 100, y = centre.y - list / 2;
    if (y < 0) y = 0;
    for (size_t i = 0; i < block->chart_row_count; i++, y += pitch) {
        int64_t value = block->chart_rows[i].tenths[0];
        if (value > 0 && total > 0) {
            double from = (double)before / (double)total, to = (double)(before + value) / (double)total;
            draw_ring_part(chart, centre, from, to, part_color(chart, i), i);
            if ((to - from) * NAMED_PARTS >= 1)
                draw_part_name(chart, centre, block->chart_rows[i].label, (from + to) / 2, x);
        }
        before += value;
        int64_t share = total > 0 ? (value * 2000 + total) / (2 * total) : 0; /* tenths of %, half up */
        draw_bar(chart, x, y + 3500, 9000, 9000, part_color(chart, i), i);
        Str text = str_printf(chart->composer->arena, "%.*s　%.*s（%lld.%lld%%）",
                              STR_ARG(block->chart_rows[i].label), STR_ARG(tenths_text(chart, value)),
                              (long long)(share / 10), (long long)(share % 10));
        draw_chart_text(chart, text, x + 13000, y + 11300, ALIGN_LEFT);
    }
    draw_str(chart->composer, tenths_text(chart, total), &chart->composer->style->text[TEXT_FIGURE_VALUE],
             centre.x, centre.y + 8000, ALIGN_CENTER, chart->element);
    return height;
}

/* --- radar ---------------------------------------------------------------------------------------------- */

static void draw_web(const Chart *chart, Point centre, size_t axes)
{
    Length points[2 * 64];
    Color rule = named_color(chart->composer, "rule");
    for (Length ring = 1; ring <= RINGS; ring++) {
        for (size_t i = 0; i < axes; i++) {
            Point point = around(centre, RADAR_RADIUS * ring / RINGS, (double)i / (double)axes);
            points[2 * i] = point.x;
            points[2 * i + 1] = point.y;
        }
        draw_polygon(chart, points, axes, rule, 300);
    }
}

static void draw_axis_label(const Chart *chart, Point centre, size_t axis, size_t axes)
{
    const ChartRow *row = &chart->block->chart_rows[axis];
    Point end = around(centre, RADAR_RADIUS + 7000, (double)axis / (double)axes);
    Length side = end.x - centre.x;
    Align align = side > 10000 ? ALIGN_LEFT : side < -10000 ? ALIGN_RIGHT : ALIGN_CENTER;
    StrBuf text = {.arena = chart->composer->arena};
    strbuf_add(&text, row->label);
    for (size_t i = 0; i < chart->block->series_count; i++) {
        strbuf_add_char(&text, i ? '/' : ' ');
        strbuf_add(&text, tenths_text(chart, row->tenths[i]));
    }
    Str label = strbuf_str(&text);
    Length drop = end.y > centre.y + RADAR_RADIUS / 2   ? 6000
                  : end.y < centre.y - RADAR_RADIUS / 2 ? 1000
                                                        : 3300;
    draw_chart_text(chart, label, end.x, end.y + drop, align);
}

static Point score_point(const Chart *chart, Point centre, size_t axis, size_t series, int64_t top)
{
    int64_t value = chart->block->chart_rows[axis].tenths[series];
    Length radius = value > 0 ? (Length)(value * RADAR_RADIUS / top) : 0;
    size_t axes = chart->block->chart_row_count;
    return around(centre, radius, (double)axis / (double)axes);
}

/* What the rings stand for, beside the upright axis. */
static void draw_rings(const Chart *chart, Point centre, int64_t top)
{
    TextStyle style = chart->composer->style->text[TEXT_CHART];
    style.size = style.size * 4 / 5;
    style.color = named_color(chart->composer, "muted");
    for (Length ring = 1; ring <= RINGS; ring++)
        draw_str(chart->composer, tenths_text(chart, top * ring / RINGS), &style, centre.x - 2500,
                 centre.y - RADAR_RADIUS * ring / RINGS + style.size, ALIGN_RIGHT, chart->element);
}

Length draw_radar(const Chart *chart)
{
    enum { MOST_AXES = 64 };
    const Block *block = chart->block;
    size_t axes = block->chart_row_count;
    if (axes < 3 || axes > MOST_AXES) return draw_bars(chart);
    Point centre = {chart->x + chart->width / 2, RADAR_RADIUS + MARGIN};
    Axis axis = round_axis(largest_value(chart));
    int64_t top = largest_value(chart) <= 1000 ? 1000 : axis.step * axis.count;
    Color rule = named_color(chart->composer, "rule");
    draw_web(chart, centre, axes);
    for (size_t i = 0; i < axes; i++) {
        Point end = around(centre, RADAR_RADIUS, (double)i / (double)axes);
        Length spoke[] = {centre.x, centre.y, end.x, end.y};
        draw_polygon(chart, spoke, 2, rule, 300);
        draw_axis_label(chart, centre, i, axes);
    }
    for (size_t series = 0; series < block->series_count; series++) {
        Color color = series_color(chart, series);
        for (size_t i = 0; i < axes; i++) {
            Point next = score_point(chart, centre, (i + 1) % axes, series, top);
            Point point = score_point(chart, centre, i, series, top);
            draw_stroke(chart, point, next, color, series);
            draw_marker(chart, point, color, series);
        }
    }
    draw_rings(chart, centre, top);
    Length height = 2 * (RADAR_RADIUS + MARGIN);
    return height + draw_legend(chart, height);
}
