/* chart KIND TITLE {#label}
 *
 *     ```chart stacked 问题按专业与严重程度的分布 {#fig-discipline}
 *     专业, 严重, 较重, 一般
 *     电气, 2, 1, 0
 *     ```
 *
 * The first line names the categories and the series. Numbers have at most two decimals; with a percent sign
 * behind each the chart is one of percentages. “—” and nothing stand for a figure that there is not; a row of
 * nothing else is left out. A chart without rows says so, and keeps its number. */
#include "base/decimal.h"
#include "base/money.h"
#include "base/suggest.h"
#include "template/component-imp.h"

static const Str chart_kinds[] = {
    [CHART_BAR] = STR_INIT("bar"),           [CHART_STACKED] = STR_INIT("stacked"),
    [CHART_PARETO] = STR_INIT("pareto"),     [CHART_LINE] = STR_INIT("line"),
    [CHART_DOUGHNUT] = STR_INIT("doughnut"), [CHART_RADAR] = STR_INIT("radar"),
};
enum { CHART_KIND_COUNT = sizeof chart_kinds / sizeof *chart_kinds };

static bool read_kind(Assembly *assembly, const Component *component, Chart *chart)
{
    ComponentLine argument = component->argument;
    size_t blank = str_find(argument.text, STR(" "));
    ComponentLine word = component_part(argument, 0, blank);
    for (size_t i = 0; i < CHART_KIND_COUNT; i++) {
        if (!str_equal(chart_kinds[i], word.text)) continue;
        chart->kind = (ChartKind)i;
        return true;
    }
    Diag *diag = word.text.len ? assembly_error(assembly, "T0302", word.span, "没有这种图：%.*s",
                                                "no such kind of chart: %.*s", STR_ARG(word.text))
                               : assembly_error(assembly, "T0302", component->span, "没有写是哪种图",
                                                "the chart's kind is missing");
    Str near = suggest_nearest(word.text, chart_kinds, CHART_KIND_COUNT);
    Str all = str_join(assembly->arena, chart_kinds, CHART_KIND_COUNT, STR(" "));
    if (near.ptr)
        diag_help(assembly->diags, diag, "是否想写 %.*s？", "did you mean %.*s?", STR_ARG(near));
    else
        diag_help(assembly->diags, diag, "可用的有：%.*s", "there are: %.*s", STR_ARG(all));
    return false;
}

static void read_title(Assembly *assembly, ComponentLine argument, Block *block)
{
    size_t blank = str_find(argument.text, STR(" "));
    size_t brace = str_find(argument.text, STR("{#"));
    size_t end =
        brace < argument.text.len && str_ends_with(argument.text, STR("}")) ? brace : argument.text.len;
    if (blank == SIZE_MAX) return;
    if (end < argument.text.len) {
        Str text = tokens_expand(assembly->tokens, assembly->arena,
                                 str_slice(argument.text, end, argument.text.len));
        block->label = parse_attributes(assembly, text, argument.span).label;
    }
    block->chart.caption.text = component_inlines(assembly, component_part(argument, blank, end));
    if (block->chart.caption.text.count == 0) return;
    block->chart.caption.number =
        number_pattern(assembly->arena, assembly->numbering->figure, ++assembly->figures);
    label_add(assembly, block->label, block->chart.caption.number, argument.span);
}

/* The text of a cell and, where that is a value, its place in the YAML. */
static ChartName read_name(Assembly *assembly, ComponentLine cell)
{
    Inlines inlines = component_inlines(assembly, cell);
    return (ChartName){str_trim(tokens_expand(assembly->tokens, assembly->arena, cell.text)),
                       inlines.count ? inlines.items[0].span : cell.span};
}

/* FIGURE_NONE where the cell holds none; a message where it holds something else. */
static int64_t read_figure(Assembly *assembly, ComponentLine cell, bool *all_percent)
{
    ChartName name = read_name(assembly, cell);
    Str text = name.text;
    Decimal number;
    int64_t figure;
    if (text.len == 0 || str_is(text, "—") || str_is(text, "-")) return FIGURE_NONE;
    if (str_ends_with(text, STR("%")))
        text = str_trim(str_slice(text, 0, text.len - 1));
    else
        *all_percent = false;
    /* 1,280,000.00 is how values of money are written. */
    Str plain = str_replace(assembly->arena, text, STR(","), STR(""));
    if (decimal_parse(assembly->arena, plain, &number) && decimal_scaled(number, 2, &figure) && figure >= 0 &&
        figure < FIGURE_LIMIT)
        return figure;
    assembly_error(assembly, "T0303", name.span,
                   "%.*s 不是图表可用的数（不小于零，小于十万亿，至多两位小数）",
                   "%.*s is no figure for a chart (at least zero, less than 10^13, at most two decimals)",
                   STR_ARG(text));
    return FIGURE_NONE;
}

static unsigned decimals_of(int64_t figure)
{
    return figure == FIGURE_NONE || figure % 100 == 0 ? 0 : figure % 10 == 0 ? 1 : 2;
}

static Str figure_with(Arena *arena, const Chart *chart, int64_t figure, unsigned decimals)
{
    Str text = money_grouped(arena, figure);
    text.len -= decimals ? 2 - decimals : 3;
    return chart->percent ? str_printf(arena, "%.*s%%", STR_ARG(text)) : text;
}

Str chart_figure(Arena *arena, const Chart *chart, int64_t figure)
{
    if (figure == FIGURE_NONE) return STR("—");
    unsigned decimals = decimals_of(figure);
    return figure_with(arena, chart, figure, decimals > chart->decimals ? decimals : chart->decimals);
}

Str chart_tick(Arena *arena, const Chart *chart, int64_t figure)
{
    return figure_with(arena, chart, figure, decimals_of(figure));
}

/* As many for each figure as one of them has. */
static unsigned chart_decimals(const Chart *chart)
{
    unsigned most = 0;
    for (size_t row = 0; row < chart->row_count; row++)
        for (size_t i = 0; i < chart->series_count; i++) {
            unsigned decimals = decimals_of(chart->rows[row].figures[i]);
            if (decimals > most) most = decimals;
        }
    return most;
}

/* False where the row holds no figure at all. */
static bool read_row(Assembly *assembly, ComponentLine line, size_t series_count, ChartRow *row,
                     bool *all_percent)
{
    ComponentLines cells = component_cells(assembly, line);
    int64_t *figures = arena_make_many(assembly->arena, int64_t, series_count);
    bool any = false;
    if (cells.count != series_count + 1) {
        assembly_error(assembly, "T0302", line.span, "这一行有 %zu 格，首行有 %zu 格",
                       "%zu cells, the first line has %zu", cells.count, series_count + 1);
        return false;
    }
    for (size_t i = 0; i < series_count; i++) {
        figures[i] = read_figure(assembly, cells.items[i + 1], all_percent);
        if (figures[i] != FIGURE_NONE) any = true;
    }
    *row = (ChartRow){read_name(assembly, cells.items[0]), figures};
    return any;
}

static bool series_is_zero(const Chart *chart, size_t series)
{
    for (size_t i = 0; i < chart->row_count; i++)
        if (chart->rows[i].figures[series] > 0) return false;
    return true;
}

/* Moves the series that have something to show to the front. */
static void drop_zero_series(Chart *chart, ChartName *series, ChartRow *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        if (series_is_zero(chart, i)) continue;
        series[kept] = series[i];
        for (size_t r = 0; r < chart->row_count; r++) ((int64_t *)rows[r].figures)[kept] = rows[r].figures[i];
        kept++;
    }
    if (kept) chart->series_count = kept;
}

/* Shares of a whole have one series. */
static bool check_series(Assembly *assembly, ChartKind kind, ComponentLine first, size_t names)
{
    bool whole = kind == CHART_PARETO || kind == CHART_DOUGHNUT;
    if (names < 2)
        assembly_error(assembly, "T0302", first.span, "首行应写类别与各系列的名称，以逗号分开",
                       "the first line names the categories and the series");
    else if (whole && names > 2)
        assembly_error(assembly, "T0302", first.span, "这种图只有一个系列，首行应形如 类别, 数",
                       "a chart of this kind has one series: “category, number”");
    else
        return true;
    return false;
}

const Block *build_chart(Assembly *assembly, Component *component)
{
    ComponentLines lines = component_lines(assembly, component->content);
    Block *block = block_new(assembly, BLOCK_CHART, component->span);
    Chart *chart = &block->chart;
    if (!read_kind(assembly, component, chart)) return NULL;
    ComponentLine first = lines.count ? lines.items[0] : (ComponentLine){.span = component->span};
    ComponentLines names = component_cells(assembly, first);
    if (!check_series(assembly, chart->kind, first, names.count)) return NULL;
    ChartName *series = arena_make_many(assembly->arena, ChartName, names.count);
    ChartRow *rows = arena_make_many(assembly->arena, ChartRow, lines.count);
    chart->percent = true;
    for (size_t i = 1; i < names.count; i++) series[i - 1] = read_name(assembly, names.items[i]);
    for (size_t i = 1; i < lines.count; i++)
        chart->row_count +=
            read_row(assembly, lines.items[i], names.count - 1, &rows[chart->row_count], &chart->percent);
    chart->series = series;
    chart->series_count = names.count - 1;
    chart->rows = rows;
    chart->decimals = chart_decimals(chart);
    if (chart->kind == CHART_STACKED) drop_zero_series(chart, series, rows);
    read_title(assembly, component->argument, block);
    return block;
}
