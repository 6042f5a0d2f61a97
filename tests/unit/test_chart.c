/* Charts by themselves: whatever the figures and names, nothing is cut off and nothing stands over another.
 */
#include "support_pages.h"

#include "layout/chart-imp.h"

enum { WIDE = 442000, NARROW = 270000 };

static Chart *chart_of(ChartKind kind, size_t rows, size_t series, const int64_t *figures)
{
    Chart *chart = arena_make(arena, Chart);
    ChartRow *row = arena_make_many(arena, ChartRow, rows);
    ChartName *names = arena_make_many(arena, ChartName, series);
    for (size_t i = 0; i < rows; i++)
        row[i] = (ChartRow){{str_printf(arena, "行%zu", i), {0}}, figures + i * series};
    for (size_t i = 0; i < series; i++) names[i].text = str_printf(arena, "列%zu", i);
    chart->kind = kind;
    chart->rows = row;
    chart->row_count = rows;
    chart->series = names;
    chart->series_count = series;
    return chart;
}

static Drawing drawn(const Chart *chart, Length width)
{
    Drawing drawing = {0};
    assert_true(layout_chart(arena, chart, style, fonts, width, &drawing, &diags));
    return drawing;
}

/* In round steps, not more than five, and no higher than the next step. */
static void axes_are_round(void **state)
{
    (void)state;
    static const int64_t tops[][2] = {{0, 100},       {100, 100},     {300, 300},       {600, 600},
                                      {610, 800},     {9380, 10000},  {10000, 10000},   {10100, 12500},
                                      {10700, 12500}, {25010, 30000}, {128010, 150000}, {101, 200},
                                      {1, 1},         {40, 40},       {99, 100}};
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        Axis axis = round_axis(tops[i][0]);
        assert_int_equal(axis.step * axis.count, tops[i][1]);
        assert_in_range(axis.count, 1, 5);
        if (tops[i][0] >= 100) assert_int_equal(axis.step % 100, 0);
    }
    assert_true(round_axis(INT64_MAX).step > 0);
}

static size_t count_white_lines(const Drawing *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        const Item *item = &page->items[i];
        count += item->kind == ITEM_LINE && item->color.r == 255 && item->color.g == 255;
    }
    return count;
}

/* Without colours: the first series of bars is plain, the others hatched each in a way of its own; no
 * hatching leaves its bar; lines are dashed but for the first. */
static void series_differ_without_colors(void **state)
{
    (void)state;
    static const int64_t one[] = {100, 0, 0, 0, 0, 0}, values[] = {100, 90, 80, 70, 60, 50};
    for (int kind = CHART_BAR; kind <= CHART_STACKED; kind++) {
        Drawing plain = drawn(chart_of((ChartKind)kind, 1, 1, one), WIDE);
        Drawing all = drawn(chart_of((ChartKind)kind, 1, 6, values), WIDE), *page = &all;
        assert_int_equal(count_white_lines(&plain), 0);
        assert_true(count_white_lines(page) > 5 * 10);
        const Item *bar = NULL;
        for (size_t i = 0; i < page->item_count; i++) {
            const Item *item = &page->items[i];
            if (item->kind == ITEM_RECT) bar = item;
            if (item->kind != ITEM_LINE || item->color.r != 255) continue;
            Length left = item->x, right = item->x + item->width;
            Length top = item->height < 0 ? item->y + item->height : item->y;
            Length bottom = item->height < 0 ? item->y : item->y + item->height;
            assert_true(left >= bar->x && right <= bar->x + bar->width);
            assert_true(top >= bar->y && bottom <= bar->y + bar->height);
        }
    }
    Drawing lines = drawn(chart_of(CHART_LINE, 3, 2, values), WIDE), *page = &lines;
    size_t solid = 0, dashed = 0;
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_LINE && page->items[i].line.thickness == 1200)
            ++*(page->items[i].line.dash ? &dashed : &solid);
    assert_int_equal(solid, 3); /* two pieces and the legend's */
    assert_int_equal(dashed, 3);
}

/* Up to twelve parts of a ring, each of another colour or hatched in another way; the first ones of other
 * colours too. */
static void parts_differ(void **state)
{
    (void)state;
    for (size_t i = 0; i < 12; i++)
        for (size_t k = 0; k < i; k++) {
            Color a = palette_color(i), b = palette_color(k);
            bool same = a.r == b.r && a.g == b.g && a.b == b.b;
            assert_false(same && (i < 6 || i % 6 == k % 6));
        }
    static const int64_t values[] = {100, 100, 100, 100, 100, 100};
    Drawing ring = drawn(chart_of(CHART_DOUGHNUT, 6, 1, values), WIDE);
    assert_true(count_white_lines(&ring) > 5 * 10);
    for (size_t i = 0; i < ring.item_count; i++) {
        const Item *line = &ring.items[i];
        if (line->kind != ITEM_LINE || line->x > WIDE * 57 / 100) continue;
        for (int end = 0; end < 2; end++) {
            int64_t x = line->x + end * line->width - WIDE * 36 / 100;
            int64_t y = line->y + end * line->height - ring.height / 2, far = x * x + y * y;
            assert_true(far <= INT64_C(66100) * 66100 && far >= INT64_C(37900) * 37900);
        }
    }
}

/* --- nothing is cut off, nothing stands over another --- */

typedef struct Bounds {
    Length left, top, right, bottom;
} Bounds;

static Bounds box_of(const Item *text)
{
    Length end = text_end(text), size = text->text.size;
    return (Bounds){text->x + 200, text->y - size * 7 / 10, end - 200, text->y + size / 10};
}

static void fail_at(const Drawing *drawing, const Item *item, const char *why)
{
    Str text = item_text(item);
    fail_msg("%.*s: “%.*s” at %d, %d of %d × %d %s", STR_ARG(drawing->alt), STR_ARG(text), item->x, item->y,
             drawing->width, drawing->height, why);
}

static void assert_clear(const Drawing *drawing)
{
    for (size_t i = 0; i < drawing->item_count; i++) {
        if (drawing->items[i].kind != ITEM_TEXT) continue;
        Bounds a = box_of(&drawing->items[i]);
        if (a.left < 0 || a.right > drawing->width || a.top < -1000 || a.bottom > drawing->height)
            fail_at(drawing, &drawing->items[i], "is cut off");
        for (size_t k = 0; k < i; k++) {
            if (drawing->items[k].kind != ITEM_TEXT) continue;
            Bounds b = box_of(&drawing->items[k]);
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                fail_at(drawing, &drawing->items[i], "stands over another");
        }
    }
}

static const int64_t *some_figures(size_t count, int form)
{
    int64_t *figures = arena_make_many(arena, int64_t, count);
    for (size_t i = 0; i < count; i++) {
        int64_t small = (int64_t)((i * 37 + 11) % 23) * 100;
        switch (form) {
        case 0: figures[i] = small; break;
        case 1: figures[i] = 0; break;
        case 2: figures[i] = 700; break;
        case 3: figures[i] = i % 3 ? FIGURE_LIMIT - 1 - (int64_t)i : 5; break;
        default: figures[i] = i % 3 == 1 && count > 4 ? FIGURE_NONE : 3350 + small / 7; break;
        }
    }
    return figures;
}

static const char *const long_names[] = {"电气与仪表自动化控制系统安装工程质量专项检查（含防爆）",
                                         "ISO/IEC-17025-2017AbcdefghijklmnopqrstuvwxyzABCDEFG", "土建",
                                         "化工设备及管道安装焊接热处理无损检测压力试验"};

static Inlines caption_of(int kind, int form, int variant)
{
    Inline *item = arena_make(arena, Inline);
    item->text = str_printf(arena, "kind %d, figures %d, variant %d", kind, form, variant);
    return (Inlines){item, 1};
}

static void nothing_is_cut_off_or_covered(void **state)
{
    (void)state;
    static const size_t row_counts[] = {1, 2, 3, 5, 12, 13, 16, 17, 40};
    for (int kind = CHART_BAR; kind <= CHART_RADAR; kind++)
        for (size_t r = 0; r < sizeof row_counts / sizeof *row_counts; r++)
            for (int form = 0; form < 5; form++)
                for (int variant = 0; variant < 8; variant++) {
                    bool whole = kind == CHART_PARETO || kind == CHART_DOUGHNUT;
                    size_t rows = row_counts[r], series = whole || !(variant & 1) ? 1 : 3;
                    if (whole && form == 4) continue; /* no figure is missing there */
                    Chart *chart = chart_of((ChartKind)kind, rows, series, some_figures(rows * series, form));
                    chart->percent = form == 4;
                    chart->caption.text = caption_of(kind, form, variant);
                    for (size_t i = 0; (variant & 2) && i < rows; i++)
                        ((ChartRow *)chart->rows)[i].label.text = str_from(long_names[i % 4]);
                    for (size_t i = 0; (variant & 2) && i < series; i++)
                        ((ChartName *)chart->series)[i].text = str_from(long_names[i % 4]);
                    Drawing drawing = drawn(chart, variant & 4 ? NARROW : WIDE);
                    assert_clear(&drawing);
                }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(axes_are_round),
        cmocka_unit_test(series_differ_without_colors),
        cmocka_unit_test(parts_differ),
        cmocka_unit_test(nothing_is_cut_off_or_covered),
    };
    return cmocka_run_group_tests(tests, open_pages, close_pages);
}
