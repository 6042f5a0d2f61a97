/* Charts around a centre: doughnut and radar. */
#include "layout/chart-imp.h"

#include <math.h>
#include <stdlib.h>

enum { RADIUS = 66000, HOLE = 38000, RADAR_RADIUS = 78000, MARGIN = 16000, ARC_STEPS = 96, NAMED_PARTS = 25 };

Point around(Point centre, Length radius, double turn)
{
    double angle = turn * 2 * CHART_PI;
    return (Point){centre.x + (Length)lround(radius * sin(angle)),
                   centre.y - (Length)lround(radius * cos(angle))};
}

static Length leading(const ChartDrawing *chart)
{
    return chart->composer->style->text[TEXT_CHART].leading;
}

/* How much further up or down a text at the point stands than in its middle. */
static Length outwards(const ChartDrawing *chart, Point centre, Point at)
{
    return (Length)((int64_t)(at.y - centre.y) * leading(chart) / 3 / RADAR_RADIUS);
}

/* --- doughnut ------------------------------------------------------------------------------------------- */

static void draw_ring_part(const ChartDrawing *chart, Point centre, double from, double to, Color color)
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
}

static Color part_color(const ChartDrawing *chart, size_t row)
{
    Color color = palette_color(row);
    style_color(chart->composer->style, chart->rows[row].label.text, &color);
    return color;
}

/* The ring with the parts' names beside it, and a list of all parts: at its right, or below where the frame
 * is narrow. */
typedef struct Doughnut {
    const ChartDrawing *chart;
    int64_t total;
    Point centre;
    Length end;         /* of the room for names at the right */
    Length list_height; /* the list's */
    Label *labels;      /* of the list */
} Doughnut;

/* A part's name that stands beside the ring. */
typedef struct PartName {
    Length left, right, y;
} PartName;

static bool meet(const ChartDrawing *chart, const PartName *a, const PartName *b)
{
    return a->left < b->right && b->left < a->right && labs((long)a->y - b->y) < leading(chart);
}

/* Beside the part, where there is room (the list names it in any case) clear of the name before it and of the
 * first one. */
static bool draw_part_name(const Doughnut *doughnut, size_t row, double middle, const PartName others[2],
                           PartName *name)
{
    enum { AWAY = 5000, BESIDE = 3000 };
    const ChartDrawing *chart = doughnut->chart;
    Label label = chart_label(chart, chart->rows[row].label, chart->width);
    Point at = around(doughnut->centre, RADIUS + AWAY, middle);
    bool right = at.x >= doughnut->centre.x;
    Length left = right ? at.x : at.x - label.width;
    *name = (PartName){left - BESIDE, left + label.width + BESIDE, at.y};
    if (label.lines.count > 1 || left < chart->x || left + label.width > doughnut->end) return false;
    if (meet(chart, name, &others[0]) || meet(chart, name, &others[1])) return false;
    draw_chart_label(chart, &label, at.x, at.y - leading(chart) / 2 + outwards(chart, doughnut->centre, at),
                     right ? ALIGN_LEFT : ALIGN_RIGHT);
    return true;
}

static void draw_parts(const Doughnut *doughnut)
{
    const ChartDrawing *chart = doughnut->chart;
    Ring ring = {doughnut->centre, RADIUS, HOLE};
    PartName names[2] = {0}, name; /* the first and the last so far */
    for (size_t i = 0; i < chart->end; i++) {
        double from = (double)total_until(chart, i) / (double)doughnut->total;
        double to = (double)total_until(chart, i + 1) / (double)doughnut->total;
        if (chart->rows[i].figures[0] <= 0) continue;
        draw_ring_part(chart, ring.centre, from, to, part_color(chart, i));
        hatch_ring(chart, &ring, from, to, i);
        if ((to - from) * NAMED_PARTS < 1 || !draw_part_name(doughnut, i, (from + to) / 2, names, &name))
            continue;
        if (names[0].right == 0) names[0] = name;
        names[1] = name;
    }
}

/* The whole, in the ring's hole, set smaller where it is long. */
static void draw_whole(const Doughnut *doughnut)
{
    enum { ROOM = HOLE * 17 / 10 };
    const ChartDrawing *chart = doughnut->chart;
    TextStyle style = chart->composer->style->text[TEXT_FIGURE_VALUE];
    Str text = figure_text(chart, doughnut->total);
    Shaped shaped = shape_words(chart->composer, text, &style, (Span){0});
    Length width = text_width(&shaped);
    if (width > ROOM) style.size = (Length)((int64_t)style.size * ROOM / width);
    draw_str(chart->composer, text, &style, doughnut->centre.x, doughnut->centre.y + style.size * 36 / 100,
             ALIGN_CENTER, chart->element);
}

enum { LIST_SQUARE = 9000, LIST_TEXT = 13000, LIST_GAP = 5000 };

/* Names, figures and shares of all parts, one below the other. */
static void measure_list(Doughnut *doughnut, Length room)
{
    const ChartDrawing *chart = doughnut->chart;
    doughnut->labels = arena_make_many(chart->composer->arena, Label, chart->end);
    doughnut->list_height = -LIST_GAP;
    for (size_t i = 0; i < chart->end; i++) {
        const ChartRow *row = &chart->rows[i];
        Str text = str_printf(chart->composer->arena, "%.*s　%.*s（%.*s）", STR_ARG(row->label.text),
                              STR_ARG(figure_text(chart, row->figures[0])),
                              STR_ARG(share_text(chart, row->figures[0], doughnut->total)));
        doughnut->labels[i] = chart_label(chart, (ChartName){text, row->label.span}, room - LIST_TEXT);
        doughnut->list_height += doughnut->labels[i].height + LIST_GAP;
    }
}

static void draw_list(const Doughnut *doughnut, Length x, Length y)
{
    const ChartDrawing *chart = doughnut->chart;
    for (size_t i = 0; i < chart->end; i++) {
        draw_bar(chart, x, y + (leading(chart) - LIST_SQUARE) / 2, LIST_SQUARE, LIST_SQUARE,
                 part_color(chart, i), i);
        draw_chart_label(chart, &doughnut->labels[i], x + LIST_TEXT, y, ALIGN_LEFT);
        y += doughnut->labels[i].height + LIST_GAP;
    }
}

Length draw_doughnut(const ChartDrawing *chart)
{
    enum { RING_HEIGHT = 2 * (RADIUS + MARGIN), LEAST_BESIDE = 350000 };
    bool beside = chart->width >= LEAST_BESIDE;
    Length list_x = chart->width * (beside ? 58 : 20) / 100, height = RING_HEIGHT;
    Doughnut doughnut = {.chart = chart, .total = total_until(chart, chart->end)};
    measure_list(&doughnut, chart->width - list_x);
    if (beside && doughnut.list_height > height) height = doughnut.list_height;
    doughnut.end = chart->x + (beside ? list_x - LIST_GAP : chart->width);
    doughnut.centre = (Point){chart->x + chart->width * (beside ? 36 : 50) / 100, height / 2};
    if (doughnut.total > 0)
        draw_parts(&doughnut);
    else
        draw_ring_part(chart, doughnut.centre, 0, 1, named_color(chart->composer, "shade"));
    draw_whole(&doughnut);
    draw_list(&doughnut, chart->x + list_x, beside ? (height - doughnut.list_height) / 2 : height + LIST_GAP);
    return beside ? height : height + LIST_GAP + doughnut.list_height;
}

/* --- radar ---------------------------------------------------------------------------------------------- */

typedef struct Radar {
    const ChartDrawing *chart;
    Point centre;
    Axis axis; /* a ring a step */
    Label *labels;
    Length *tops; /* of the labels */
} Radar;

static Point on_axis(const Radar *radar, size_t axis, Length radius)
{
    return around(radar->centre, radius, (double)axis / (double)radar->chart->end);
}

static void draw_web(const Radar *radar)
{
    const ChartDrawing *chart = radar->chart;
    size_t axes = chart->end;
    Length *points = arena_make_many(chart->composer->arena, Length, 2 * axes);
    Color rule = named_color(chart->composer, "rule");
    for (Length ring = 1; ring <= radar->axis.count; ring++) {
        for (size_t i = 0; i < axes; i++) {
            Point point = on_axis(radar, i, RADAR_RADIUS * ring / radar->axis.count);
            points[2 * i] = point.x;
            points[2 * i + 1] = point.y;
        }
        draw_polygon(chart, points, axes, rule, 300);
    }
    for (size_t i = 0; i < axes; i++) {
        Point end = on_axis(radar, i, RADAR_RADIUS);
        Length spoke[] = {radar->centre.x, radar->centre.y, end.x, end.y};
        draw_polygon(chart, spoke, 2, rule, 300);
    }
}

/* 管理 60/63: a figure of each series. */
static Label axis_label(const ChartDrawing *chart, size_t axis, Length width)
{
    const ChartRow *row = &chart->rows[axis];
    StrBuf text = {.arena = chart->composer->arena};
    strbuf_add(&text, row->label.text);
    for (size_t i = 0; i < chart->data->series_count; i++) {
        strbuf_add_char(&text, i ? '/' : ' ');
        strbuf_add(&text, figure_text(chart, row->figures[i]));
    }
    return chart_label(chart, (ChartName){strbuf_str(&text), row->label.span}, width);
}

/* Left, right or in the middle of the centre: -1, 1, 0. */
static int side_of(const Radar *radar, size_t axis)
{
    enum { NEAR = 10000 };
    Length aside = on_axis(radar, axis, RADAR_RADIUS).x - radar->centre.x;
    return aside > NEAR ? 1 : aside < -NEAR ? -1 : 0;
}

enum { LABEL_AWAY = 7000 };

/* Labels of one side, from `free` on: each at its axis's end, but below the one before it. Gives where they
 * end. */
static Length place_side(Radar *radar, int side, Length free)
{
    size_t axes = radar->chart->end;
    for (size_t k = 1; k < axes; k++) {
        size_t i = side > 0 ? k : axes - k;
        if (side_of(radar, i) != side) continue;
        Point end = on_axis(radar, i, RADAR_RADIUS + LABEL_AWAY);
        radar->tops[i] = end.y - radar->labels[i].height / 2 + outwards(radar->chart, radar->centre, end);
        if (radar->tops[i] < free) radar->tops[i] = free;
        free = radar->tops[i] + radar->labels[i].height;
    }
    return free;
}

/* The upper one, those of both sides, the lower one where there is one. Gives where the lowest ends. */
static Length place_labels(Radar *radar)
{
    size_t axes = radar->chart->end;
    Length upper = radar->labels[0].height, bottom = radar->centre.y + RADAR_RADIUS;
    Length right = place_side(radar, 1, upper), left = place_side(radar, -1, upper);
    if (right > bottom) bottom = right;
    if (left > bottom) bottom = left;
    if (axes % 2 == 0) {
        radar->tops[axes / 2] = bottom > radar->centre.y + RADAR_RADIUS + LABEL_AWAY / 2
                                    ? bottom
                                    : radar->centre.y + RADAR_RADIUS + LABEL_AWAY / 2;
        bottom = radar->tops[axes / 2] + radar->labels[axes / 2].height;
    }
    return bottom;
}

static void draw_axis_labels(const Radar *radar)
{
    for (size_t i = 0; i < radar->chart->end; i++) {
        int side = side_of(radar, i);
        Length x = side ? on_axis(radar, i, RADAR_RADIUS + LABEL_AWAY).x : radar->centre.x;
        draw_chart_label(radar->chart, &radar->labels[i], x, radar->tops[i],
                         side > 0   ? ALIGN_LEFT
                         : side < 0 ? ALIGN_RIGHT
                                    : ALIGN_CENTER);
    }
}

/* What the rings stand for, beside the upright axis, where that is short. */
static void draw_ring_values(const Radar *radar)
{
    enum { WIDEST = 30000, BESIDE = 2500 };
    const ChartDrawing *chart = radar->chart;
    TextStyle style = chart->composer->style->text[TEXT_CHART];
    style.color = named_color(chart->composer, "muted");
    for (Length ring = 1; ring <= radar->axis.count; ring++) {
        Length y = radar->centre.y - RADAR_RADIUS * ring / radar->axis.count + style.size;
        Str text = tick_text(chart, radar->axis.step * ring);
        if (chart_text_width(chart, text) <= WIDEST)
            draw_str(chart->composer, text, &style, radar->centre.x - BESIDE, y, ALIGN_RIGHT, chart->element);
    }
}

static Point figure_point(const Radar *radar, size_t axis, int64_t figure)
{
    Length radius = (Length)proportion(figure, radar->axis.step * radar->axis.count, RADAR_RADIUS);
    return on_axis(radar, axis, radius);
}

/* Interrupted where there is no figure. */
static void draw_scores(const Radar *radar, size_t series)
{
    const ChartDrawing *chart = radar->chart;
    Color color = series_color(chart, series);
    for (size_t i = 0; i < chart->end; i++) {
        size_t after = (i + 1) % chart->end;
        int64_t figure = chart->rows[i].figures[series], next = chart->rows[after].figures[series];
        if (figure == FIGURE_NONE) continue;
        Point point = figure_point(radar, i, figure);
        if (next != FIGURE_NONE) draw_stroke(chart, point, figure_point(radar, after, next), color, series);
        draw_marker(chart, point, color, series);
    }
}

/* Scores are of 100; what is far from it has an axis of its own. */
static Axis radar_axis(int64_t largest)
{
    enum { FULL = 100 * FIGURE_SCALE, FULL_STEPS = 4 };
    bool scores = largest <= FULL && largest * 5 >= FULL * 2;
    return scores ? (Axis){FULL / FULL_STEPS, FULL_STEPS} : round_axis(largest);
}

static Radar open_radar(const ChartDrawing *chart)
{
    Arena *arena = chart->composer->arena;
    Radar radar = {.chart = chart,
                   .axis = radar_axis(largest_value(chart)),
                   .labels = arena_make_many(arena, Label, chart->end),
                   .tops = arena_make_many(arena, Length, chart->end)};
    radar.centre.x = chart->x + chart->width / 2;
    for (size_t i = 0; i < chart->end; i++) {
        Length aside = on_axis(&radar, i, RADAR_RADIUS + LABEL_AWAY).x - radar.centre.x;
        Length room = chart->width / 2 - (aside < 0 ? -aside : aside);
        radar.labels[i] = axis_label(chart, i, side_of(&radar, i) ? room : chart->width);
    }
    radar.centre.y = radar.labels[0].height + LABEL_AWAY / 2 + RADAR_RADIUS;
    return radar;
}

bool radar_fits(const ChartDrawing *chart)
{
    enum { LEAST_AXES = 3, MOST_AXES = 16, MOST_LINES = 3 };
    Length heights[3] = {0}; /* of the labels of each side */
    if (chart->end < LEAST_AXES || chart->end > MOST_AXES) return false;
    Radar radar = open_radar(chart);
    for (size_t i = 0; i < chart->end; i++) {
        if (radar.labels[i].lines.count > MOST_LINES) return false;
        heights[side_of(&radar, i) + 1] += radar.labels[i].height;
    }
    return heights[0] <= 2 * RADAR_RADIUS && heights[2] <= 2 * RADAR_RADIUS;
}

Length draw_radar(const ChartDrawing *chart)
{
    Radar radar = open_radar(chart);
    Length bottom = place_labels(&radar);
    draw_web(&radar);
    draw_axis_labels(&radar);
    for (size_t series = 0; series < chart->data->series_count; series++) draw_scores(&radar, series);
    draw_ring_values(&radar);
    bottom += leading(chart) / 3;
    return bottom + draw_legend(chart, bottom);
}
