/* Horizontal bars: one a category, side by side or stacked, with the numbers in them. */
#include "layout/chart-imp.h"

enum {
    BETWEEN_ROWS = 5000,
    BAR = 10800,
    THIN_BAR = 9400,
    BETWEEN_BARS = 1000, /* of one category */
    BETWEEN = 600,       /* white between the parts of a bar */
    LABEL_GAP = 8000,
    VALUE_GAP = 5000,
    LEAST_WIDTH = 1000, /* of a value above zero */
    WIDEST_SHARE = 80,  /* %: what the longest bar takes of the room */
    TOP = 3000
};

typedef struct Bars {
    const ChartDrawing *chart;
    Label *labels;  /* of all rows */
    Length x, room; /* where bars start; the longest bar */
    Length thickness;
    int64_t largest;
} Bars;

static bool stacked(const ChartDrawing *chart)
{
    return chart->kind == CHART_STACKED && chart->data->series_count > 1;
}

static int64_t row_total(const ChartDrawing *chart, size_t row)
{
    int64_t total = 0;
    for (size_t series = 0; series < chart->data->series_count; series++)
        if (chart->rows[row].figures[series] > 0) total += chart->rows[row].figures[series];
    return total;
}

/* What stands behind a bar: its figure, and what the chart's own kind would show beside it. */
static Str bar_text(const ChartDrawing *chart, size_t row, int64_t figure)
{
    Arena *arena = chart->composer->arena;
    Str text = figure_text(chart, figure);
    if (chart->data->kind != CHART_PARETO && chart->data->kind != CHART_DOUGHNUT) return text;
    int64_t whole = total_until(chart, chart->data->row_count);
    Str share = share_text(chart, figure, whole);
    if (chart->data->kind == CHART_DOUGHNUT)
        return str_printf(arena, "%.*s（%.*s）", STR_ARG(text), STR_ARG(share));
    share = share_text(chart, total_until(chart, row + 1), whole);
    return str_printf(arena, "%.*s（累计%.*s）", STR_ARG(text), STR_ARG(share));
}

static Length bar_width(const Bars *bars, int64_t figure)
{
    Length width = (Length)proportion(figure, bars->largest, bars->room);
    return figure > 0 && width < LEAST_WIDTH ? LEAST_WIDTH : width;
}

static void draw_inner_value(const Bars *bars, int64_t figure, Length x, Length width, Length y, Color color)
{
    const ChartDrawing *chart = bars->chart;
    TextStyle style = chart->composer->style->text[TEXT_CHIP];
    Shaped text = shape_words(chart->composer, figure_text(chart, figure), &style, (Span){0});
    Length wanted = text_width(&text) + style.size / 2;
    if (wanted > width) return;
    add_rect(chart->composer, x + (width - wanted) / 2, y, wanted, BAR, color); /* no hatching behind it */
    draw_text(chart->composer, &text, x + width / 2, y + text_base_line(BAR, style.size), ALIGN_CENTER,
              chart->element);
}

static void draw_stack(const Bars *bars, size_t row, Length y)
{
    const ChartDrawing *chart = bars->chart;
    Length x = bars->x;
    for (size_t series = 0; series < chart->data->series_count; series++) {
        int64_t figure = chart->rows[row].figures[series];
        Length width = bar_width(bars, figure);
        if (!width) continue;
        Length drawn = width > 3 * BETWEEN ? width - BETWEEN : width;
        Color color = series_color(chart, series);
        draw_bar(chart, x, y, drawn, BAR, color, series);
        draw_inner_value(bars, figure, x, drawn, y, color);
        x += width;
    }
    Length size = chart->composer->style->text[TEXT_CHART].size;
    draw_chart_text(chart, figure_text(chart, row_total(chart, row)), x + VALUE_GAP,
                    y + text_base_line(BAR, size), ALIGN_LEFT);
}

static void draw_group(const Bars *bars, size_t row, Length y)
{
    const ChartDrawing *chart = bars->chart;
    Length size = chart->composer->style->text[TEXT_CHART].size;
    bool by_row = chart->data->series_count == 1 && chart->data->kind != CHART_STACKED;
    for (size_t series = 0; series < chart->data->series_count; series++) {
        int64_t figure = chart->rows[row].figures[series];
        Length width = bar_width(bars, figure);
        Color color = by_row ? row_color(chart, row) : series_color(chart, series);
        if (width) draw_bar(chart, bars->x, y, width, bars->thickness, color, series);
        draw_chart_text(chart, bar_text(chart, row, figure), bars->x + width + VALUE_GAP,
                        y + text_base_line(bars->thickness, size), ALIGN_LEFT);
        y += bars->thickness + BETWEEN_BARS;
    }
}

/* The longest bar, and the widest text that may stand behind it. */
static Length measure(Bars *bars)
{
    const ChartDrawing *chart = bars->chart;
    Length widest = 0;
    for (size_t row = 0; row < chart->data->row_count; row++)
        for (size_t i = 0; i < (stacked(chart) ? 1 : chart->data->series_count); i++) {
            int64_t figure = stacked(chart) ? row_total(chart, row) : chart->rows[row].figures[i];
            if (figure > bars->largest) bars->largest = figure;
            Length width = chart_text_width(chart, bar_text(chart, row, figure));
            if (width > widest) widest = width;
        }
    return widest;
}

static Bars open_bars(const ChartDrawing *chart)
{
    size_t count = chart->data->row_count;
    Bars bars = {.chart = chart, .labels = arena_make_many(chart->composer->arena, Label, count)};
    Length left = chart->width / 10;
    bars.thickness = chart->data->series_count > 1 && !stacked(chart) ? THIN_BAR : BAR;
    for (size_t row = 0; row < count; row++) {
        bars.labels[row] = chart_label(chart, chart->rows[row].label, chart->width / 3);
        if (bars.labels[row].width > left) left = bars.labels[row].width;
    }
    Length spare = (Length)chart->data->series_count * LEAST_WIDTH; /* what small parts take above theirs */
    Length behind = measure(&bars) + spare, room = chart->width - left - LABEL_GAP;
    bars.x = chart->x + left + LABEL_GAP;
    bars.room = room * WIDEST_SHARE / 100;
    if (bars.room > room - VALUE_GAP - behind) bars.room = room - VALUE_GAP - behind;
    return bars;
}

static Length bars_of_row(const Bars *bars)
{
    Length count = stacked(bars->chart) ? 1 : (Length)bars->chart->data->series_count;
    return count * (bars->thickness + BETWEEN_BARS) - BETWEEN_BARS;
}

static Length row_height(const Bars *bars, size_t row)
{
    Length height = bars_of_row(bars);
    return height > bars->labels[row].height ? height : bars->labels[row].height;
}

Length draw_bars(const ChartDrawing *chart)
{
    Bars bars = open_bars(chart);
    Length y = chart->first ? 0 : TOP;
    for (size_t row = chart->first; row < chart->end; row++) {
        Length height = row_height(&bars, row), top = y + (height - bars_of_row(&bars)) / 2;
        draw_chart_label(chart, &bars.labels[row], bars.x - LABEL_GAP,
                         y + (height - bars.labels[row].height) / 2, ALIGN_RIGHT);
        if (stacked(chart))
            draw_stack(&bars, row, top);
        else
            draw_group(&bars, row, top);
        y += height + BETWEEN_ROWS;
    }
    return chart->end < chart->data->row_count ? y : y + draw_legend(chart, y);
}

size_t bars_within(const ChartDrawing *chart, Length height)
{
    Bars bars = open_bars(chart);
    size_t row = chart->first;
    for (Length y = 0; row < chart->end && y < height; row++) y += row_height(&bars, row) + BETWEEN_ROWS;
    return row - chart->first;
}

Length bars_height(const ChartDrawing *chart)
{
    Bars bars = open_bars(chart);
    Length y = TOP;
    for (size_t row = 0; row < chart->data->row_count; row++) y += row_height(&bars, row) + BETWEEN_ROWS;
    return y;
}
