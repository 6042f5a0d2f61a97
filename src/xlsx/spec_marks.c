/* Colours and charts of a sheet. */
#include "xlsx/spec_parts-imp.h"

/* One word or a list of them. */
static void read_words(SpecReader *reader, const Node *words, Highlight *highlight)
{
    bool several = words && words->kind == NODE_SEQUENCE;
    for (size_t i = 0; i < (several ? words->count : 1); i++) {
        Str word = text_of(several ? words->items[i] : words);
        array_push(reader->arena, &highlight->unless_is, word);
    }
}

void read_highlight(SpecReader *reader, Sheet *sheet, const Node *node)
{
    check_keys(reader, node, " column is above nonzero within_days unless fill color bold ");
    const Node *unless = node_get(node, STR("unless"));
    check_keys(reader, unless, " column is ");
    Highlight highlight = {
        .column = named_column(reader, sheet, node_get(node, STR("column")), node_anchor(node)),
        .is = text_of(node_get(node, STR("is"))),
        .has_above = node_get(node, STR("above")) != NULL,
        .above = whole_of(reader, node_get(node, STR("above")), INT32_MAX, 0),
        .nonzero = is_set(node_get(node, STR("nonzero"))),
        .within_days = whole_of(reader, node_get(node, STR("within_days")), 36500, -1),
        .unless_column = SIZE_MAX,
        .fill = color_of(reader, node_get(node, STR("fill"))),
        .color = color_of(reader, node_get(node, STR("color"))),
        .bold = is_set(node_get(node, STR("bold"))),
    };
    if (unless) {
        highlight.unless_column =
            named_column(reader, sheet, node_get(unless, STR("column")), node_anchor(unless));
        read_words(reader, node_get(unless, STR("is")), &highlight);
    }
    if (highlight.is.len == 0 && !highlight.has_above && !highlight.nonzero && highlight.within_days < 0)
        fault(reader, "T0905", node_anchor(node), "这项着色没有条件：",
              "a highlight needs a condition:", text_of(node_get(node, STR("column"))));
    array_push(reader->arena, &sheet->highlights, highlight);
}

static SheetChartKind chart_kind(SpecReader *reader, const Node *node, Span fallback)
{
    static const char *const kinds[SHEET_CHART_KIND_COUNT] = {"stacked", "columns", "bars", "lines"};
    for (size_t i = 0; node && i < SHEET_CHART_KIND_COUNT; i++)
        if (node_text_is(node, kinds[i])) return (SheetChartKind)i;
    fault(reader, "T0903", node ? node->span : fallback, "图的种类应为 stacked、columns、bars 或 lines：",
          "a chart's kind is stacked, columns, bars or lines:", text_of(node));
    return SHEET_CHART_STACKED;
}

static void read_series(SpecReader *reader, const Sheet *of, ChartSpec *chart, const Node *node)
{
    check_keys(reader, node, " column color ");
    ChartSeries series = {
        .column = named_column(reader, of, node_get(node, STR("column")), node_anchor(node)),
        .color = color_of(reader, node_get(node, STR("color"))),
    };
    if (of->columns.items[series.column].unit == UNIT_TEXT)
        fault(reader, "T0906", node_anchor(node), "图中的列应是数：",
              "a chart's column must be of numbers:", text_of(node_get(node, STR("column"))));
    array_push(reader->arena, &chart->series, series);
}

void read_chart(SpecReader *reader, Sheet *sheet, const Node *node)
{
    check_keys(reader, node, " kind title sheet names most series ");
    const Node *name = node_get(node, STR("sheet")), *series = node_get(node, STR("series"));
    Span span = node_anchor(node);
    ChartSpec chart = {.kind = chart_kind(reader, node_get(node, STR("kind")), span),
                       .title = text_of(node_get(node, STR("title"))),
                       .sheet = find_sheet(reader->book, text_of(name)),
                       .most = (size_t)whole_of(reader, node_get(node, STR("most")), 1000, 0)};
    if (chart.sheet == SIZE_MAX || reader->book->sheets.items[chart.sheet].columns.count == 0) {
        fault(reader, "T0902", name ? name->span : span, "没有这张表：", "there is no sheet", text_of(name));
        return;
    }
    const Sheet *of = &reader->book->sheets.items[chart.sheet];
    chart.names = named_column(reader, of, node_get(node, STR("names")), span);
    if (!series || series->kind != NODE_SEQUENCE || series->count == 0)
        fault(reader, "T0905", span, "这张图没有 series：", "the chart has no series:", chart.title);
    for (size_t i = 0; series && series->kind == NODE_SEQUENCE && i < series->count; i++)
        read_series(reader, of, &chart, series->items[i]);
    array_push(reader->arena, &sheet->charts, chart);
}
