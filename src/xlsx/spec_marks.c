/* Colours and charts of a sheet. */
#include "xlsx/spec_parts-imp.h"

/* One word or a list of them. */
static void read_words(SpecReader *reader, const Node *words, Highlight *highlight)
{
    bool several = words->kind == NODE_SEQUENCE;
    for (size_t i = 0; i < (several ? words->count : 1); i++) {
        Str word = text_of(several ? words->items[i] : words);
        array_push(reader->arena, &highlight->unless_is, word);
    }
}

void read_highlight(SpecReader *reader, Sheet *sheet, const Node *node)
{
    const Node *unless = node_get(node, STR("unless"));
    Highlight highlight = {
        .column = named_column(reader, sheet, node_get(node, STR("column"))),
        .is = text_of(node_get(node, STR("is"))),
        .has_above = node_get(node, STR("above")) != NULL,
        .above = whole_of(node_get(node, STR("above")), 0),
        .nonzero = is_set(node_get(node, STR("nonzero"))),
        .within_days = whole_of(node_get(node, STR("within_days")), -1),
        .unless_column = SIZE_MAX,
        .fill = color_of(node_get(node, STR("fill"))),
        .color = color_of(node_get(node, STR("color"))),
        .bold = is_set(node_get(node, STR("bold"))),
    };
    if (unless) {
        highlight.unless_column = named_column(reader, sheet, node_get(unless, STR("column")));
        read_words(reader, node_get(unless, STR("is")), &highlight);
    }
    array_push(reader->arena, &sheet->highlights, highlight);
}

static SheetChartKind chart_kind(const Node *word)
{
    static const char *const kinds[SHEET_CHART_KIND_COUNT] = {"stacked", "columns", "bars", "lines"};
    SheetChartKind kind = SHEET_CHART_STACKED;
    while (!node_text_is(word, kinds[kind])) kind++;
    return kind;
}

static void read_series(SpecReader *reader, const Sheet *of, ChartSpec *chart, const Node *node)
{
    ChartSeries series = {
        .column = named_column(reader, of, node_get(node, STR("column"))),
        .color = color_of(node_get(node, STR("color"))),
    };
    if (of->columns.items[series.column].unit == UNIT_TEXT)
        fault(reader, "T0906", node_anchor(node), "图中的列应是数：",
              "a chart's column must be of numbers:", text_of(node_get(node, STR("column"))));
    array_push(reader->arena, &chart->series, series);
}

void read_chart(SpecReader *reader, Sheet *sheet, const Node *node)
{
    const Node *name = node_get(node, STR("sheet")), *series = node_get(node, STR("series"));
    ChartSpec chart = {.kind = chart_kind(node_get(node, STR("kind"))),
                       .title = text_of(node_get(node, STR("title"))),
                       .sheet = find_sheet(reader->book, text_of(name)),
                       .most = (size_t)whole_of(node_get(node, STR("most")), 0)};
    if (chart.sheet == SIZE_MAX || reader->book->sheets.items[chart.sheet].columns.count == 0) {
        fault(reader, "T0902", name->span, "没有这张表：", "there is no sheet", name->text);
        return;
    }
    const Sheet *of = &reader->book->sheets.items[chart.sheet];
    chart.names = named_column(reader, of, node_get(node, STR("names")));
    for (size_t i = 0; i < series->count; i++) read_series(reader, of, &chart, series->items[i]);
    array_push(reader->arena, &sheet->charts, chart);
}
