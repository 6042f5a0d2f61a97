/* Horizontal bars: one a category, side by side or stacked, with the numbers in them. */
#include "layout/chart.h"

enum {
    PITCH = 16800,
    BAR = 10800,
    THIN_BAR = 9400,
    BETWEEN = 600, /* white between the parts of a bar */
    LABEL_GAP = 8000,
    VALUE_GAP = 5000,
    LEAST_WIDTH = 1000, /* of a value above zero */
    WIDEST_SHARE = 80   /* %: what the longest bar takes of the room */
};

typedef struct Bars {
    const Chart *chart;
    Length x, room; /* where bars start; the longest bar */
    int64_t largest;
} Bars;

static bool stacked(const Chart *chart)
{
    return chart->block->chart == CHART_STACKED;
}

static int64_t row_total(const Chart *chart, size_t row)
{
    int64_t total = 0;
    for (size_t series = 0; series < chart->block->series_count; series++)
        total += chart->block->chart_rows[row].tenths[series];
    return total;
}

static Length bar_width(const Bars *bars, int64_t tenths)
{
    if (tenths <= 0 || bars->largest <= 0) return 0;
    Length width = (Length)(tenths * bars->room / bars->largest);
    return width < LEAST_WIDTH ? LEAST_WIDTH : width;
}

static void draw_inner_value(const Bars *bars, int64_t tenths, Length x, Length width, Length y, Color color)
{
    const Chart *chart = bars->chart;
    TextStyle style = chart->composer->style->text[TEXT_CHIP];
    Shaped text = shape_str(chart->composer->shaper, tenths_text(chart, tenths), &style, (Span){0});
    Length wanted = text_width(&text) + style.size / 2;
    if (wanted > width) return;
    add_rect(chart->composer, x + (width - wanted) / 2, y, wanted, BAR, color); /* no hatching behind it */
    draw_text(chart->composer, &text, x + width / 2, y + base_line(BAR, style.size), ALIGN_CENTER,
              chart->element);
}

static void draw_stack(const Bars *bars, size_t row, Length y)
{
    const Chart *chart = bars->chart;
    Length x = bars->x;
    for (size_t series = 0; series < chart->block->series_count; series++) {
        int64_t tenths = chart->block->chart_rows[row].tenths[series];
        Length width = bar_width(bars, tenths);
        if (!width) continue;
        Length drawn = width > 3 * BETWEEN ? width - BETWEEN : width;
        Color color = series_color(chart, series);
        draw_bar(chart, x, y, drawn, BAR, color, series);
        draw_inner_value(bars, tenths, x, drawn, y, color);
        x += width;
    }
    Length size = chart->composer->style->text[TEXT_CHART].size;
    draw_chart_text(chart, tenths_text(chart, row_total(chart, row)), x + VALUE_GAP, y + base_line(BAR, size),
                    ALIGN_LEFT);
}

static void draw_group(const Bars *bars, size_t row, Length y, Length thickness)
{
    const Chart *chart = bars->chart;
    Length size = chart->composer->style->text[TEXT_CHART].size;
    bool single = chart->block->series_count == 1;
    for (size_t series = 0; series < chart->block->series_count; series++, y += thickness + 1000) {
        int64_t tenths = chart->block->chart_rows[row].tenths[series];
        Length width = bar_width(bars, tenths);
        Color color = single ? row_color(chart, row) : series_color(chart, series);
        if (width) draw_bar(chart, bars->x, y, width, thickness, color, series);
        draw_chart_text(chart, tenths_text(chart, tenths), bars->x + width + VALUE_GAP,
                        y + base_line(thickness, size), ALIGN_LEFT);
    }
}

static Length widest_label(const Chart *chart)
{
    Length widest = 0;
    for (size_t row = 0; row < chart->block->chart_row_count; row++) {
        Length width = chart_text_width(chart, chart->block->chart_rows[row].label);
        if (width > widest) widest = width;
    }
    return widest < chart->width / 3 ? widest : chart->width / 3;
}

static int64_t longest_bar(const Chart *chart)
{
    int64_t longest = stacked(chart) ? 0 : largest_value(chart);
    for (size_t row = 0; stacked(chart) && row < chart->block->chart_row_count; row++)
        if (row_total(chart, row) > longest) longest = row_total(chart, row);
    return longest;
}

Length draw_bars(const Chart *chart)
{
    Length label = widest_label(chart), size = chart->composer->style->text[TEXT_CHART].size;
    size_t groups = stacked(chart) ? 1 : chart->block->series_count;
    Length thickness = groups > 1 ? THIN_BAR : BAR;
    Length height = (Length)groups * (thickness + 1000) - 1000, pitch = height + PITCH - BAR;
    Length left = chart->width / 10 > label ? chart->width / 10 : label;
    Bars bars = {chart, chart->x + left + LABEL_GAP, 0, longest_bar(chart)};
    bars.room = (chart->width - left - LABEL_GAP) * WIDEST_SHARE / 100;
    Length y = 3000;
    for (size_t row = 0; row < chart->block->chart_row_count; row++, y += pitch) {
        draw_chart_text(chart, chart->block->chart_rows[row].label, bars.x - LABEL_GAP,
                        y + base_line(height, size), ALIGN_RIGHT);
        if (stacked(chart))
            draw_stack(&bars, row, y);
        else
            draw_group(&bars, row, y, thickness);
    }
    return y + draw_legend(chart, y);
}
