/* Components on pages of hand-made documents: cards, charts, photos, covers, figures, signatures. */
#include "support_image.h"
#include "support_pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static size_t bars_on(const Page *page, Color color)
{
    size_t bars = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        const Item *item = &page->items[i];
        bars += item->kind == ITEM_RECT && item->color.r == color.r && item->color.g == color.g &&
                item->height > 20000;
    }
    return bars;
}

static void a_card_keeps_its_bar_over_pages(void **state)
{
    (void)state;
    BlockList list = {0}, inside = {0};
    for (int i = 0; i < 12; i++) add(&inside, BLOCK_PARAGRAPH, prose);
    Block *card = add_other(&list, BLOCK_CARD);
    card->card = (Card){STR("严重"), words("V02-004"), {0}, {inside.items, inside.count}};
    const Pages *pages = laid_out(&list);
    Color color;
    assert_true(style_color(style, STR("严重"), &color));
    assert_true(pages->count > 1);
    for (size_t p = 0; p < pages->count; p++) assert_int_equal(bars_on(&pages->items[p], color), 1);
}

/* What is to be kept together moves to the next page where it does not fit, and is cut where it is too long.
 */
static void kept_blocks_stay_on_one_page(void **state)
{
    (void)state;
    for (size_t filler = 10; filler <= 30; filler += 4) {
        BlockList list = {0}, inside = {0};
        for (size_t i = 0; i < filler; i++) add(&list, BLOCK_PARAGRAPH, "一行");
        add(&inside, BLOCK_PARAGRAPH, "甲始");
        for (size_t i = 0; i < 6; i++) add(&inside, BLOCK_PARAGRAPH, "一行");
        add(&inside, BLOCK_PARAGRAPH, "甲终");
        add_other(&list, BLOCK_KEEP)->children = (Blocks){inside.items, inside.count};
        const Pages *pages = laid_out(&list);
        size_t start, end;
        assert_non_null(find_text(pages, "甲始", &start));
        assert_non_null(find_text(pages, "甲终", &end));
        assert_int_equal(start, end);
    }
    BlockList list = {0}, inside = {0};
    for (size_t i = 0; i < 80; i++) add(&inside, BLOCK_PARAGRAPH, "一行");
    add_other(&list, BLOCK_KEEP)->children = (Blocks){inside.items, inside.count};
    assert_int_equal(laid_out(&list)->count, 3);
}

static const Block *add_bars(BlockList *list, size_t count)
{
    Block *block = add_other(list, BLOCK_CHART);
    Chart *chart = &block->chart;
    ChartRow *rows = arena_make_many(arena, ChartRow, count);
    int64_t *figures = arena_make_many(arena, int64_t, count);
    ChartName *series = arena_make(arena, ChartName);
    for (size_t i = 0; i < count; i++) {
        figures[i] = (int64_t)i * 100;
        rows[i] = (ChartRow){{str_printf(arena, "专业%zu", i), {0}}, &figures[i]};
    }
    chart->series = series;
    chart->series_count = 1;
    chart->rows = rows;
    chart->row_count = count;
    chart->caption.text = words("分布");
    return block;
}

/* One that is higher than a page goes on over the next ones, below its heading, its caption with its end. */
static void bars_break_over_pages(void **state)
{
    (void)state;
    BlockList list = {0};
    size_t first, last, caption;
    add_heading(&list, 1, "一、", "统计");
    add_bars(&list, 100);
    const Pages *pages = laid_out(&list);
    assert_non_null(find_text(pages, "专业0", &first));
    assert_non_null(find_text(pages, "专业99", &last));
    assert_non_null(find_text(pages, "分布", &caption));
    assert_int_equal(first, 0);
    assert_int_equal(last, 2);
    assert_int_equal(caption, last);
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].item_count; i++) {
            const Item *item = &pages->items[p].items[i];
            if (item->kind == ITEM_RECT && item->color.r == 0x1F)
                assert_true(item->y + item->height <= pages->items[p].height - style->margin_bottom);
        }
}

/* However wide or high, within the frame, in its own proportions, above a caption that has room. */
static void photos_of_any_shape_share_a_row(void **state)
{
    (void)state;
    static const uint32_t sizes[][2] = {{4000, 50}, {400, 300}, {50, 4000}};
    char folder[] = "/tmp/zhiping-photos-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Photo *photos = arena_make_many(arena, Photo, 3);
    for (size_t i = 0; i < 3; i++) {
        photos[i] = (Photo){.path = str_printf(arena, "%s/%zu.jpg", folder, i),
                            .caption = {STR("图1"), words("桥架端部已接地")}};
        write_picture(str_cstr(arena, photos[i].path), quarters_jpeg(arena, sizes[i][0], sizes[i][1], 0));
    }
    BlockList list = {0};
    Block *block = add_other(&list, BLOCK_PHOTOS);
    block->photos = (PhotoRow){photos, 3};
    const Page *page = &laid_out(&list)->items[0];
    size_t seen = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        const Item *item = &page->items[i];
        assert_true(item->x >= style->margin_left);
        if (item->kind == ITEM_TEXT && str_find(item_text(item), STR("桥架")) != SIZE_MAX) seen++;
        if (item->kind != ITEM_IMAGE) continue;
        int64_t across = (int64_t)item->width * item->image->height;
        int64_t down = (int64_t)item->height * item->image->width;
        assert_in_range(across, down - (int64_t)item->image->width * 2 - (int64_t)item->image->height * 2,
                        down + (int64_t)item->image->width * 2 + (int64_t)item->image->height * 2);
        assert_true(item->x + item->width <= page->width - style->margin_right + 10);
    }
    assert_int_equal(seen, 3); /* in words, not a character a line */
    for (size_t i = 0; i < 3; i++) remove(str_cstr(arena, photos[i].path));
    rmdir(folder);
}

static bool meet(const Item *a, const Item *b)
{
    Length high_a = a->text.size * 7 / 10, high_b = b->text.size * 7 / 10;
    return a->kind == ITEM_TEXT && b->kind == ITEM_TEXT && a->x < text_end(b) - 200 &&
           b->x < text_end(a) - 200 && a->y - high_a < b->y && b->y - high_b < a->y;
}

/* Facts of many lines, long names, labels and dates go on in further lines. */
static void long_parts_do_not_meet(void **state)
{
    (void)state;
    static const char long_text[] =
        "示例化工有限公司与示例石化集团股份有限公司联合体（牵头方：示例化工有限公司）";
    const char *facts[] = {"委托单位", long_text, "服务批次", long_text, "截止日期", long_text,
                           "专家组长", "甲",      "副组长",   "乙",      "参加单位", long_text};
    const char *figures[] = {"1,234,567,890.12",
                             long_text,
                             "accent",
                             "98.5%",
                             "闭环率与整改率的合计",
                             "",
                             "0",
                             "短",
                             "alert",
                             "12",
                             "逾期未整改的严重问题",
                             "",
                             "7",
                             "七",
                             ""};
    const char *signatures[] = {"编制",          "示例专家甲、示例专家乙、示例专家丙、示例专家丁",
                                "2026年9月30日", "复核与会签的各单位负责人及其授权代表",
                                "李四",          "2026-09-30"};
    Cover cover = {.lines[COVER_MARK] = words("内部资料，注意保存，不得外传复制摘录"),
                   .lines[COVER_NUMBER] = words("编号：HGZX-2026-001-J02（很长的编号文字很长的编号）"),
                   .lines[COVER_SERVICE] = words(long_text),
                   .lines[COVER_TITLE] = words("阶段性咨询服务报告（含复查情况及整改闭环专题分析）"),
                   .lines[COVER_SUBTITLE] = words(long_text),
                   .lines[COVER_ISSUER] = words("秘书处"),
                   .lines[COVER_DATE] = words("2026年9月30日")};
    BlockList list = {0};
    Block *block = add_rows(&list, BLOCK_COVER, 6, 2, facts);
    cover.facts = block->rows;
    block->cover = &cover;
    add_rows(&list, BLOCK_FIGURES, 5, 3, figures);
    add_rows(&list, BLOCK_SIGNATURES, 2, 3, signatures);
    const Pages *pages = laid_out(&list);
    assert_int_equal(pages->count, 2);
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].item_count; i++) {
            const Item *item = &pages->items[p].items[i];
            if (item->kind == ITEM_TEXT)
                assert_true(text_end(item) <= pages->items[p].width - style->margin_right + 8000);
            for (size_t k = 0; k < i; k++) assert_false(meet(item, &pages->items[p].items[k]));
        }
}

static void a_figure_has_a_colour_of_the_style(void **state)
{
    (void)state;
    static const char *const figures[] = {"7", "问题总数", "acent"};
    BlockList list = {0};
    add_rows(&list, BLOCK_FIGURES, 1, 3, figures);
    Document document = {.blocks = {list.items, list.count}};
    assert_null(layout_document(arena, &document, style, fonts, &diags));
    assert_string_equal(diags.items.items[diags.items.count - 1]->code, "T0302");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_keeps_its_bar_over_pages),
        cmocka_unit_test(kept_blocks_stay_on_one_page),
        cmocka_unit_test(bars_break_over_pages),
        cmocka_unit_test(photos_of_any_shape_share_a_row),
        cmocka_unit_test(long_parts_do_not_meet),
        cmocka_unit_test(a_figure_has_a_colour_of_the_style),
    };
    return cmocka_run_group_tests(tests, open_pages, close_pages);
}
