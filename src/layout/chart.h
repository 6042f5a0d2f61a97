/* Charts: what the kinds share. Values are exact tenths. */
#ifndef LAYOUT_CHART_H
#define LAYOUT_CHART_H

#include "layout/compose.h"

typedef struct Chart {
    Composer *composer;
    const Block *block;
    Length x, width; /* the frame's */
    uint32_t element;
} Chart;

typedef struct Point {
    Length x, y;
} Point;

typedef struct Ring {
    Point centre;
    Length radius, hole;
} Ring;

/* An axis from 0 in round steps. */
typedef struct Axis {
    int64_t step; /* tenths */
    int count;
} Axis;

/* Each draws into the open box from y 0 down and gives its height. */
Length draw_bars(const Chart *chart);
Length draw_line_chart(const Chart *chart);
Length draw_pareto(const Chart *chart);
Length draw_doughnut(const Chart *chart);
Length draw_radar(const Chart *chart);

/* The names of the series beside what stands for them, centred on the frame; gives its height. */
Length draw_legend(const Chart *chart, Length y);
Color series_color(const Chart *chart, size_t series);
/* The colour of a row in a chart of one series: its label's, or the accent. */
Color row_color(const Chart *chart, size_t row);
/* 84.0 → 84, 88.8 → 88.8 */
Str tenths_text(const Chart *chart, int64_t tenths);
int64_t largest_value(const Chart *chart);
/* One to five steps of 1, 2, 2.5 or 5 times a power of ten, up to the value or beyond. */
Axis round_axis(int64_t tenths);
/* A point at `turn` (0 to 1, clockwise from the top). */
Point around(Point centre, Length radius, double turn);
Length draw_chart_text(const Chart *chart, Str text, Length x, Length y, Align align);
Length chart_text_width(const Chart *chart, Str text);
/* chart_mark.c: a series by its number, told apart without colours. */
void draw_bar(const Chart *chart, Length x, Length y, Length width, Length height, Color color,
              size_t series);
void hatch_ring(const Chart *chart, const Ring *ring, double from, double to, size_t series);
void draw_stroke(const Chart *chart, Point from, Point to, Color color, size_t series);
void draw_marker(const Chart *chart, Point at, Color color, size_t series);
void draw_polygon(const Chart *chart, const Length *points, size_t count, Color color, Length stroke);

#endif
