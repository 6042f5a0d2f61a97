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

/* Each draws into the open box from y 0 down and gives its height. */
Length draw_bars(const Chart *chart);
Length draw_line_chart(const Chart *chart);
Length draw_pareto(const Chart *chart);
Length draw_doughnut(const Chart *chart);
Length draw_radar(const Chart *chart);

/* Squares with the names of the series, centred on the frame; gives its height. */
Length draw_legend(const Chart *chart, Length y);
Color series_color(const Chart *chart, size_t series);
/* The colour of a row in a chart of one series: its label's, or the accent. */
Color row_color(const Chart *chart, size_t row);
/* 84.0 → 84, 88.8 → 88.8 */
Str tenths_text(const Chart *chart, int64_t tenths);
int64_t largest_value(const Chart *chart);
/* A round number of tenths not below, that four steps divide well. */
int64_t round_up_axis(int64_t tenths);
Length draw_chart_text(const Chart *chart, Str text, Length x, Length y, Align align);
Length chart_text_width(const Chart *chart, Str text);
void draw_polygon(const Chart *chart, const Length *points, size_t count, Color color, Length stroke);

#endif
