#include "layout/chart.h"

#include <string.h>

static const TextStyle *chart_style(const Chart *chart)
{
    return &chart->composer->style->text[TEXT_CHART];
}

Str tenths_text(const Chart *chart, int64_t tenths)
{
    Arena *arena = chart->composer->arena;
    const char *sign = tenths < 0 ? "-" : "";
    int64_t value = tenths < 0 ? -tenths : tenths;
    if (value % 10 == 0) return str_printf(arena, "%s%lld", sign, (long long)(value / 10));
    return str_printf(arena, "%s%lld.%lld", sign, (long long)(value / 10), (long long)(value % 10));
}

Color series_color(const Chart *chart, size_t series)
{
    static const Color palette[] = {{0x1F, 0x3A, 0x5F}, {0x3B, 0x6E, 0xA5}, {0x2E, 0x7D, 0x32},
                                    {0xC7, 0x77, 0x00}, {0x7A, 0x5C, 0x99}, {0x6B, 0x72, 0x80}};
    Color color = palette[series % (sizeof palette / sizeof *palette)];
    if (series < chart->block->series_count)
        style_color(chart->composer->style, chart->block->series[series], &color);
    return color;
}

Color row_color(const Chart *chart, size_t row)
{
    Color color = named_color(chart->composer, "accent");
    style_color(chart->composer->style, chart->block->chart_rows[row].label, &color);
    return color;
}

int64_t largest_value(const Chart *chart)
{
    int64_t largest = 0;
    for (size_t row = 0; row < chart->block->chart_row_count; row++)
        for (size_t series = 0; series < chart->block->series_count; series++)
            if (chart->block->chart_rows[row].tenths[series] > largest)
                largest = chart->block->chart_rows[row].tenths[series];
    return largest;
}

Axis round_axis(int64_t tenths)
{
    enum { MOST_STEPS = 5 };
    static const int64_t quarters[] = {4, 8, 10, 20}; /* of a power of ten */
    if (tenths <= 0) return (Axis){10, 1};
    for (int64_t scale = 10; scale <= INT64_MAX / 1000; scale *= 10)
        for (size_t i = 0; i < sizeof quarters / sizeof *quarters; i++) {
            int64_t step = quarters[i] * scale / 4;
            if (step % 10 == 0 && step * MOST_STEPS >= tenths)
                return (Axis){step, (int)((tenths + step - 1) / step)};
        }
    return (Axis){tenths, 1};
}

Length draw_chart_text(const Chart *chart, Str text, Length x, Length y, Align align)
{
    return draw_str(chart->composer, text, chart_style(chart), x, y, align, chart->element);
}

Length chart_text_width(const Chart *chart, Str text)
{
    Shaped shaped = shape_str(chart->composer->shaper, text, chart_style(chart), (Span){0});
    return text_width(&shaped);
}

void draw_polygon(const Chart *chart, const Length *points, size_t count, Color color, Length stroke)
{
    Length *copy = arena_make_many(chart->composer->arena, Length, count * 2);
    memcpy(copy, points, count * 2 * sizeof *copy);
    add_item(
        chart->composer,
        (Item){.kind = ITEM_POLYGON,
               .element = ELEMENT_ARTIFACT,
               .color = color,
               .polygon = {
                   .points = copy, .count = (uint32_t)count, .stroke = stroke > 0, .thickness = stroke}});
}

/* What stands for a series: a piece of its line, or a square of its bars; y is its middle. */
static void draw_sign(const Chart *chart, size_t series, Length x, Length y, Length width)
{
    Color color = series_color(chart, series);
    if (chart->block->chart == CHART_LINE || chart->block->chart == CHART_RADAR) {
        draw_stroke(chart, (Point){x, y}, (Point){x + width, y}, color, series);
        draw_marker(chart, (Point){x + width / 2, y}, color, series);
    } else {
        draw_bar(chart, x, y - width / 2, width, width, color, series);
    }
}

Length draw_legend(const Chart *chart, Length y)
{
    enum { SQUARE = 9000, SAMPLE = 20000, NAME_GAP = 4000, ENTRY_GAP = 20000, HEIGHT = 18000 };
    const Block *block = chart->block;
    bool lines = block->chart == CHART_LINE || block->chart == CHART_RADAR;
    Length sign = lines ? SAMPLE : SQUARE;
    if (block->series_count < 2) return 0;
    Length width = (Length)(block->series_count - 1) * ENTRY_GAP;
    for (size_t i = 0; i < block->series_count; i++)
        width += sign + NAME_GAP + chart_text_width(chart, block->series[i]);
    Length x = chart->x + (chart->width - width) / 2;
    for (size_t i = 0; i < block->series_count; i++) {
        draw_sign(chart, i, x, y + 4000 + SQUARE / 2, sign);
        x += sign + NAME_GAP;
        x += draw_chart_text(chart, block->series[i], x, y + 11300, ALIGN_LEFT) + ENTRY_GAP;
    }
    return HEIGHT;
}

/* What a reader who does not see the chart is told. */
static Str alt_text(const Chart *chart)
{
    const Block *block = chart->block;
    StrBuf alt = {.arena = chart->composer->arena};
    for (size_t i = 0; i < block->caption.count; i++) strbuf_add(&alt, block->caption.items[i].text);
    for (size_t row = 0; row < block->chart_row_count; row++) {
        strbuf_printf(&alt, "%s%.*s", row || alt.len ? "；" : "", STR_ARG(block->chart_rows[row].label));
        for (size_t series = 0; series < block->series_count; series++) {
            strbuf_add_char(&alt, ' ');
            if (block->series_count > 1) strbuf_add(&alt, block->series[series]);
            strbuf_add(&alt, tenths_text(chart, block->chart_rows[row].tenths[series]));
        }
    }
    return strbuf_str(&alt);
}

static Length draw_chart(const Chart *chart)
{
    switch (chart->block->chart) {
    case CHART_BAR:
    case CHART_STACKED: return draw_bars(chart);
    case CHART_PARETO: return draw_pareto(chart);
    case CHART_LINE: return draw_line_chart(chart);
    case CHART_DOUGHNUT: return draw_doughnut(chart);
    case CHART_RADAR: return draw_radar(chart);
    }
    return 0;
}

void compose_chart(Composer *composer, const Block *block, const Frame *frame)
{
    Length grid = composer->style->text[TEXT_BODY].leading;
    Chart chart = {composer, block, frame->x, frame->width,
                   add_element(composer, frame->element, ROLE_FIGURE)};
    composer->elements.items[chart.element].alt = alt_text(&chart);
    composer->after_heading = false;
    if (block->chart_row_count && block->series_count) {
        want_space(composer, grid / 2);
        Box *box = begin_box(composer);
        end_box(composer, box, draw_chart(&chart));
        want_space(composer, 3000);
        want_penalty(composer, PENALTY_NEVER);
    }
    set_caption(composer, block, frame, ROLE_CAPTION, chart.element);
    want_space(composer, grid / 4);
}

Drawing draw_chart_alone(Composer *composer, const Block *block, Length width)
{
    Chart chart = {composer, block, 0, width, ELEMENT_ARTIFACT};
    Length height = draw_chart(&chart);
    return (Drawing){width, height, alt_text(&chart), composer->items.items, composer->items.count};
}
