#include "layout/chart-imp.h"

#include <stdlib.h>
#include <string.h>

/* --- figures -------------------------------------------------------------------------------------------- */

Str figure_text(const ChartDrawing *chart, int64_t figure)
{
    return chart_figure(chart->composer->arena, chart->data, figure);
}

Str tick_text(const ChartDrawing *chart, int64_t figure)
{
    return chart_tick(chart->composer->arena, chart->data, figure);
}

int64_t proportion(int64_t part, int64_t whole, int64_t parts)
{
    __extension__ typedef __int128 Wide;
    if (part <= 0 || whole <= 0) return 0;
    return (int64_t)(((Wide)part * parts * 2 + whole) / ((Wide)whole * 2));
}

Str share_text(const ChartDrawing *chart, int64_t part, int64_t whole)
{
    int64_t share = proportion(part, whole, 1000);
    return str_printf(chart->composer->arena, "%lld.%lld%%", (long long)(share / 10),
                      (long long)(share % 10));
}

int64_t largest_value(const ChartDrawing *chart)
{
    int64_t largest = 0;
    for (size_t row = 0; row < chart->data->row_count; row++)
        for (size_t series = 0; series < chart->data->series_count; series++)
            if (chart->rows[row].figures[series] > largest) largest = chart->rows[row].figures[series];
    return largest;
}

int64_t total_until(const ChartDrawing *chart, size_t end)
{
    int64_t total = 0;
    for (size_t row = 0; row < end; row++) total += chart->rows[row].figures[0];
    return total;
}

Axis round_axis(int64_t figure)
{
    enum { MOST_STEPS = 5 };
    static const int64_t quarters[] = {4, 8, 10, 20}; /* of a power of ten */
    if (figure <= 0) return (Axis){FIGURE_SCALE, 1};
    bool fraction = figure < FIGURE_SCALE;
    for (int64_t scale = fraction ? 1 : FIGURE_SCALE; scale <= INT64_MAX / 1000; scale *= 10)
        for (size_t i = 0; i < sizeof quarters / sizeof *quarters; i++) {
            int64_t step = quarters[i] * scale / 4;
            if ((fraction || step % FIGURE_SCALE == 0) && step * MOST_STEPS >= figure)
                return (Axis){step, (int)((figure + step - 1) / step)};
        }
    return (Axis){figure, 1};
}

/* --- colours -------------------------------------------------------------------------------------------- */

/* Hatchings come round with the colours. */
Color palette_color(size_t index)
{
    static const Color palette[] = {{0x1F, 0x3A, 0x5F}, {0x3B, 0x6E, 0xA5}, {0x2E, 0x7D, 0x32},
                                    {0xC7, 0x77, 0x00}, {0x7A, 0x5C, 0x99}, {0x6B, 0x72, 0x80}};
    enum { COLORS = sizeof palette / sizeof *palette };
    return palette[(index + index / COLORS) % COLORS];
}

Color series_color(const ChartDrawing *chart, size_t series)
{
    Color color = palette_color(series);
    if (series < chart->data->series_count)
        style_color(chart->composer->style, chart->data->series[series].text, &color);
    return color;
}

Color row_color(const ChartDrawing *chart, size_t row)
{
    Color color = named_color(chart->composer, "accent");
    style_color(chart->composer->style, chart->rows[row].label.text, &color);
    return color;
}

/* --- texts ---------------------------------------------------------------------------------------------- */

static const TextStyle *chart_style(const ChartDrawing *chart)
{
    return &chart->composer->style->text[TEXT_CHART];
}

Length draw_chart_text(const ChartDrawing *chart, Str text, Length x, Length y, Align align)
{
    return draw_str(chart->composer, text, chart_style(chart), x, y, align, chart->element);
}

Length chart_text_width(const ChartDrawing *chart, Str text)
{
    Shaped shaped = shape_words(chart->composer, text, chart_style(chart), (Span){0});
    return text_width(&shaped);
}

Label chart_label(const ChartDrawing *chart, ChartName name, Length width)
{
    Label label = {.text = shape_words(chart->composer, name.text, chart_style(chart), name.span)};
    label.lines = text_cell(chart->composer->shaper, &label.text, width, true);
    for (size_t i = 0; i < label.lines.count; i++)
        if (label.lines.items[i].width > label.width) label.width = label.lines.items[i].width;
    label.height = (Length)label.lines.count * chart_style(chart)->leading;
    return label;
}

void draw_chart_label(const ChartDrawing *chart, const Label *label, Length x, Length y, Align align)
{
    const TextStyle *style = chart_style(chart);
    y += text_base_line(style->leading, style->size);
    for (size_t i = 0; i < label->lines.count; i++, y += style->leading) {
        const TextLine *line = &label->lines.items[i];
        Length left = align == ALIGN_LEFT ? x : align == ALIGN_RIGHT ? x - line->width : x - line->width / 2;
        draw_line(chart->composer, &label->text, line, left, y, chart->element);
    }
}

/* --- marks ---------------------------------------------------------------------------------------------- */

void draw_polygon(const ChartDrawing *chart, const Length *points, size_t count, Color color, Length stroke)
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

static bool has_lines(const ChartDrawing *chart)
{
    return chart->kind == CHART_LINE || chart->kind == CHART_RADAR;
}

/* What stands for a series: a piece of its line, or a square of its bars; y is its middle. */
static void draw_sign(const ChartDrawing *chart, size_t series, Length x, Length y, Length width)
{
    Color color = series_color(chart, series);
    if (has_lines(chart)) {
        draw_stroke(chart, (Point){x, y}, (Point){x + width, y}, color, series);
        draw_marker(chart, (Point){x + width / 2, y}, color, series);
    } else {
        draw_bar(chart, x, y - width / 2, width, width, color, series);
    }
}

/* --- the legend ----------------------------------------------------------------------------------------- */

enum { SQUARE = 9000, SAMPLE = 20000, NAME_GAP = 4000, ENTRY_GAP = 20000, LEGEND_GAP = 3000 };

/* Entries [first, end) side by side, centred; gives their height. */
static Length draw_entries(const ChartDrawing *chart, const Label *labels, size_t first, size_t end,
                           Length width, Length y)
{
    Length sign = has_lines(chart) ? SAMPLE : SQUARE, height = 0;
    Length x = chart->x + (chart->width - width) / 2;
    for (size_t i = first; i < end; i++) {
        draw_sign(chart, i, x, y + chart_style(chart)->leading / 2, sign);
        draw_chart_label(chart, &labels[i], x + sign + NAME_GAP, y, ALIGN_LEFT);
        x += sign + NAME_GAP + labels[i].width + ENTRY_GAP;
        if (labels[i].height > height) height = labels[i].height;
    }
    return height + LEGEND_GAP;
}

/* What a stack is of must be said of one series too, where the others have nothing to show. */
Length draw_legend(const ChartDrawing *chart, Length y)
{
    const Chart *data = chart->data;
    Length sign = has_lines(chart) ? SAMPLE : SQUARE, start = y;
    if (data->series_count < 2 && data->kind != CHART_STACKED) return 0;
    Label *labels = arena_make_many(chart->composer->arena, Label, data->series_count);
    size_t first = 0;
    Length width = 0;
    y += LEGEND_GAP;
    for (size_t i = 0; i < data->series_count; i++) {
        labels[i] = chart_label(chart, data->series[i], chart->width - sign - NAME_GAP);
        Length entry = sign + NAME_GAP + labels[i].width;
        if (i > first && width + ENTRY_GAP + entry > chart->width) {
            y += draw_entries(chart, labels, first, i, width, y);
            first = i;
        }
        width = i > first ? width + ENTRY_GAP + entry : entry;
    }
    return y + draw_entries(chart, labels, first, data->series_count, width, y) - start;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

/* What a reader who does not see the chart is told. */
static Str alt_text(const ChartDrawing *chart)
{
    const Chart *data = chart->data;
    StrBuf alt = {.arena = chart->composer->arena};
    for (size_t i = 0; i < data->caption.text.count; i++) strbuf_add(&alt, data->caption.text.items[i].text);
    for (size_t row = chart->first; row < chart->end; row++) {
        strbuf_printf(&alt, "%s%.*s", alt.len ? "；" : "", STR_ARG(chart->rows[row].label.text));
        for (size_t series = 0; series < data->series_count; series++) {
            strbuf_add_char(&alt, ' ');
            if (data->series_count > 1) strbuf_add(&alt, data->series[series].text);
            strbuf_add(&alt, figure_text(chart, chart->rows[row].figures[series]));
        }
    }
    if (chart->end == 0) strbuf_add(&alt, STR("（没有数据）"));
    return strbuf_str(&alt);
}

static int descending(const void *a, const void *b)
{
    const ChartRow *first = *(const ChartRow *const *)a, *second = *(const ChartRow *const *)b;
    if (first->figures[0] != second->figures[0]) return first->figures[0] < second->figures[0] ? 1 : -1;
    return first < second ? -1 : 1;
}

static const ChartRow *sorted_rows(Arena *arena, const ChartRow *rows, size_t count)
{
    const ChartRow **order = arena_make_many(arena, const ChartRow *, count);
    ChartRow *sorted = arena_make_many(arena, ChartRow, count);
    for (size_t i = 0; i < count; i++) order[i] = &rows[i];
    qsort(order, count, sizeof *order, descending);
    for (size_t i = 0; i < count; i++) sorted[i] = *order[i];
    return sorted;
}

static bool is_crowded(const ChartDrawing *chart)
{
    enum { MOST_PARTS = 12 };
    switch (chart->data->kind) {
    case CHART_RADAR: return !radar_fits(chart);
    case CHART_DOUGHNUT: return chart->end > MOST_PARTS;
    case CHART_PARETO: return !pareto_fits(chart);
    default: return false;
    }
}

static ChartDrawing open_chart(Composer *composer, const Chart *data, Length x, Length width)
{
    ChartDrawing chart = {.composer = composer,
                          .data = data,
                          .x = x,
                          .width = width,
                          .element = ELEMENT_ARTIFACT,
                          .kind = data->kind,
                          .rows = data->rows,
                          .end = data->row_count};
    if (data->kind == CHART_PARETO) chart.rows = sorted_rows(composer->arena, data->rows, data->row_count);
    if (is_crowded(&chart)) chart.kind = CHART_BAR;
    return chart;
}

/* What stands in the place of a chart without rows. */
static Length draw_nothing(const ChartDrawing *chart)
{
    enum { HEIGHT = 30000 };
    TextStyle style = *chart_style(chart);
    style.color = named_color(chart->composer, "muted");
    draw_str(chart->composer, STR("（没有数据）"), &style, chart->x + chart->width / 2,
             text_base_line(HEIGHT, style.size), ALIGN_CENTER, chart->element);
    return HEIGHT;
}

static Length draw_chart(const ChartDrawing *chart)
{
    if (chart->end == 0) return draw_nothing(chart);
    switch (chart->kind) {
    case CHART_BAR:
    case CHART_STACKED: return draw_bars(chart);
    case CHART_PARETO: return draw_pareto(chart);
    case CHART_LINE: return draw_line_chart(chart);
    case CHART_DOUGHNUT: return draw_doughnut(chart);
    case CHART_RADAR: return draw_radar(chart);
    }
    return 0;
}

/* Bars higher than most of a page are drawn in parts, for pages to break between. */
static bool is_parted(const ChartDrawing *chart)
{
    bool bars = chart->kind == CHART_BAR || chart->kind == CHART_STACKED;
    return bars && bars_height(chart) > body_height(chart->composer) * 3 / 4;
}

void compose_chart(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    enum { PARTS = 8 }; /* of a page */
    Length grid = composer->style->text[TEXT_BODY].leading;
    ChartDrawing chart = open_chart(composer, &block->chart, frame->x, frame->width);
    bool parted = is_parted(&chart);
    composer->after_heading = false;
    do {
        chart.end = block->chart.row_count;
        if (parted) chart.end = chart.first + bars_within(&chart, body_height(composer) / PARTS);
        chart.element = add_element(composer, frame->element, ROLE_FIGURE);
        composer->elements.items[chart.element].alt = alt_text(&chart);
        if (chart.first == 0) want_space(composer, grid / 2);
        Box *box = begin_box(composer);
        end_box(composer, box, draw_chart(&chart));
        chart.first = chart.end;
    } while (chart.first < block->chart.row_count);
    want_space(composer, 3000);
    want_penalty(composer, PENALTY_NEVER);
    set_caption(composer, block, &block->chart.caption, ROLE_CAPTION, chart.element);
    want_space(composer, grid / 4);
}

Drawing draw_chart_alone(Composer *composer, const Chart *data, Length width)
{
    ChartDrawing chart = open_chart(composer, data, 0, width);
    Length height = draw_chart(&chart);
    return (Drawing){width, height, alt_text(&chart), composer->items.items, composer->items.count};
}
