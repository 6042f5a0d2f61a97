/* Charts: what the kinds share. Figures are exact hundredths (template/block.h). */
#ifndef LAYOUT_CHART_H
#define LAYOUT_CHART_H

#include "layout/compose-imp.h"

#define CHART_PI 3.14159265358979323846

typedef struct ChartDrawing {
    Composer *composer;
    const Chart *data;
    Length x, width; /* the frame's */
    uint32_t element;
    ChartKind kind;       /* as it is drawn: bars where its own kind would be crowded */
    const ChartRow *rows; /* in the order they are drawn */
    size_t first, end;    /* those that are: bars higher than a page are drawn in parts */
} ChartDrawing;

typedef struct Point {
    Length x, y;
} Point;

typedef struct Ring {
    Point centre;
    Length radius, hole;
} Ring;

/* An axis from 0 in round steps. */
typedef struct Axis {
    int64_t step;
    int count;
} Axis;

/* A text in lines of a given width at most. */
typedef struct Label {
    Shaped text;
    TextLines lines;
    Length width, height;
} Label;

/* Each draws into the open box from y 0 down and gives its height. */
Length draw_bars(const ChartDrawing *chart);
Length draw_line_chart(const ChartDrawing *chart);
Length draw_pareto(const ChartDrawing *chart);
Length draw_doughnut(const ChartDrawing *chart);
Length draw_radar(const ChartDrawing *chart);
/* How high bars are; how many of them, from chart->first on, take a height. */
Length bars_height(const ChartDrawing *chart);
size_t bars_within(const ChartDrawing *chart, Length height);
/* Whether the columns are wide enough for what stands above and below them. */
bool pareto_fits(const ChartDrawing *chart);
/* Whether it has a shape, and room for the names of its axes. */
bool radar_fits(const ChartDrawing *chart);

/* The names of the series beside what stands for them, centred on the frame; gives its height. */
Length draw_legend(const ChartDrawing *chart, Length y);
Color palette_color(size_t index);
/* The palette's, or the style's for its name. */
Color series_color(const ChartDrawing *chart, size_t series);
/* The colour of a row in a chart of one series: its label's, or the accent. */
Color row_color(const ChartDrawing *chart, size_t row);
/* 1,280 · 88.8 · 33.3% · — */
Str figure_text(const ChartDrawing *chart, int64_t figure);
Str tick_text(const ChartDrawing *chart, int64_t figure);
/* part × parts ÷ whole, rounded half up; 0 where there is no part or no whole. */
int64_t proportion(int64_t part, int64_t whole, int64_t parts);
/* 46.2% */
Str share_text(const ChartDrawing *chart, int64_t part, int64_t whole);
int64_t largest_value(const ChartDrawing *chart);
/* Of the first series. */
int64_t total_until(const ChartDrawing *chart, size_t end);
/* One to five steps of 1, 2, 2.5 or 5 times a power of ten, up to the figure or beyond; steps are whole
 * numbers but below 1. */
Axis round_axis(int64_t figure);
/* A point at `turn` (0 to 1, clockwise from the top). */
Point around(Point centre, Length radius, double turn);
Length draw_chart_text(const ChartDrawing *chart, Str text, Length x, Length y, Align align);
Length chart_text_width(const ChartDrawing *chart, Str text);
Label chart_label(const ChartDrawing *chart, ChartName name, Length width);
/* x is the edge or middle that align names, y the label's top. */
void draw_chart_label(const ChartDrawing *chart, const Label *label, Length x, Length y, Align align);

/* chart_mark.c: a series by its number, told apart without colours. */
void draw_bar(const ChartDrawing *chart, Length x, Length y, Length width, Length height, Color color,
              size_t series);
void hatch_ring(const ChartDrawing *chart, const Ring *ring, double from, double to, size_t series);
void draw_stroke(const ChartDrawing *chart, Point from, Point to, Color color, size_t series);
void draw_marker(const ChartDrawing *chart, Point at, Color color, size_t series);
void draw_polygon(const ChartDrawing *chart, const Length *points, size_t count, Color color, Length stroke);

#endif
