/* chart KIND TITLE {#label}
 *
 *     ```chart stacked 问题按专业与严重程度的分布 {#fig-discipline}
 *     专业, 严重, 较重, 一般
 *     电气, 2, 1, 0
 *     ```
 *
 * The first line names the categories and the series. Numbers have at most one decimal, a percent sign is
 * allowed; “—” and nothing stand for a figure that there is not: 0 beside others, and a row of nothing else
 * is left out. A chart without rows is left out whole. */
#include "base/decimal.h"
#include "base/suggest.h"
#include "template/component.h"

static const Str chart_kinds[] = {
    [CHART_BAR] = STR_INIT("bar"),           [CHART_STACKED] = STR_INIT("stacked"),
    [CHART_PARETO] = STR_INIT("pareto"),     [CHART_LINE] = STR_INIT("line"),
    [CHART_DOUGHNUT] = STR_INIT("doughnut"), [CHART_RADAR] = STR_INIT("radar"),
};
enum { CHART_KIND_COUNT = sizeof chart_kinds / sizeof *chart_kinds };

static bool read_kind(Assembly *assembly, Line argument, Block *block)
{
    size_t blank = str_find(argument.text, STR(" "));
    Line word = line_part(argument, 0, blank);
    for (size_t i = 0; i < CHART_KIND_COUNT; i++) {
        if (!str_equal(chart_kinds[i], word.text)) continue;
        block->chart = (ChartKind)i;
        return true;
    }
    Diag *diag = assembly_error(assembly, "T0302", word.span, "没有这种图：%.*s",
                                "no such kind of chart: %.*s", STR_ARG(word.text));
    Str near = suggest_nearest(word.text, chart_kinds, CHART_KIND_COUNT);
    Str all = str_join(assembly->arena, chart_kinds, CHART_KIND_COUNT, STR(" "));
    diag_help(assembly->diags, diag, "可用的有：%.*s", "there are: %.*s", STR_ARG(near.ptr ? near : all));
    return false;
}

static void read_title(Assembly *assembly, Line argument, Block *block)
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
    block->caption = line_inlines(assembly, line_part(argument, blank, end));
    if (block->caption.count == 0) return;
    block->number = number_pattern(assembly->arena, assembly->style->figure_pattern, ++assembly->figures);
    label_add(assembly, block->label, block->number, argument.span);
}

/* True where the cell holds a figure; a message where it holds something else. */
static bool read_figure(Assembly *assembly, Line cell, int64_t *tenths)
{
    Str text = str_trim(tokens_expand(assembly->tokens, assembly->arena, cell.text));
    Decimal number;
    *tenths = 0;
    if (text.len == 0 || str_is(text, "—") || str_is(text, "-")) return false;
    if (str_ends_with(text, STR("%"))) text = str_trim(str_slice(text, 0, text.len - 1));
    if (decimal_parse(assembly->arena, text, &number) && decimal_scaled(number, 1, tenths) && *tenths >= 0)
        return true;
    *tenths = 0;
    assembly_error(assembly, "T0303", cell.span, "%.*s 不是图表可用的数（不小于零，至多一位小数）",
                   "%.*s is no figure for a chart (at least zero, at most one decimal)", STR_ARG(text));
    return false;
}

/* False where the row holds no figure at all. */
static bool read_row(Assembly *assembly, Line line, size_t series_count, ChartRow *row)
{
    Lines cells = line_cells(assembly, line);
    int64_t *tenths = arena_make_many(assembly->arena, int64_t, series_count);
    bool any = false;
    if (cells.count != series_count + 1) {
        assembly_error(assembly, "T0302", line.span, "这一行有 %zu 格，首行有 %zu 格",
                       "%zu cells, the first line has %zu", cells.count, series_count + 1);
        return false;
    }
    for (size_t i = 0; i < series_count; i++)
        if (read_figure(assembly, cells.items[i + 1], &tenths[i])) any = true;
    row->label = tokens_expand(assembly->tokens, assembly->arena, cells.items[0].text);
    row->tenths = tenths;
    row->span = line.span;
    return any;
}

static bool series_is_zero(const Block *block, size_t series)
{
    for (size_t i = 0; i < block->chart_row_count; i++)
        if (block->chart_rows[i].tenths[series] != 0) return false;
    return true;
}

/* Moves the series that have something to show to the front. */
static void drop_zero_series(Block *block, Str *series, ChartRow *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < block->series_count; i++) {
        if (series_is_zero(block, i)) continue;
        series[kept] = series[i];
        for (size_t r = 0; r < block->chart_row_count; r++)
            ((int64_t *)rows[r].tenths)[kept] = rows[r].tenths[i];
        kept++;
    }
    if (kept) block->series_count = kept;
}

const Block *build_chart(Assembly *assembly, Component *component)
{
    Lines lines = component_lines(assembly, component->content);
    Block *block = block_new(assembly, BLOCK_CHART, component->span);
    if (!read_kind(assembly, component->argument, block) || lines.count < 2) return NULL;
    Lines names = line_cells(assembly, lines.items[0]);
    Str *series = arena_make_many(assembly->arena, Str, names.count);
    ChartRow *rows = arena_make_many(assembly->arena, ChartRow, lines.count);
    if (names.count < 2) {
        assembly_error(assembly, "T0302", lines.items[0].span, "首行应写类别与各系列的名称，以逗号分开",
                       "the first line names the categories and the series");
        return NULL;
    }
    for (size_t i = 1; i < names.count; i++)
        series[i - 1] = tokens_expand(assembly->tokens, assembly->arena, names.items[i].text);
    for (size_t i = 1; i < lines.count; i++)
        block->chart_row_count +=
            read_row(assembly, lines.items[i], names.count - 1, &rows[block->chart_row_count]);
    block->series = series;
    block->series_count = names.count - 1;
    block->chart_rows = rows;
    if (block->chart_row_count == 0) return NULL;
    if (block->chart == CHART_STACKED) drop_zero_series(block, series, rows);
    read_title(assembly, component->argument, block);
    return block;
}
