/* Tables on pages of hand-made documents. */
#include "support_pages.h"

#include "layout/compose-imp.h"

static void tables_go_on_with_their_header(void **state)
{
    (void)state;
    BlockList list = {0};
    add(&list, BLOCK_PARAGRAPH, prose);
    add_table(&list, 120, 4, 3);
    const Pages *pages = laid_out(&list);
    assert_true(pages->count > 3);
    size_t rows = 0;
    for (size_t p = 0; p < pages->count; p++) {
        Length lines[160];
        size_t count = body_lines(&pages->items[p], lines, 160);
        Str first = line_at(&pages->items[p], lines[0]), second = line_at(&pages->items[p], lines[1]);
        if (p) assert_str(first, "续表1　问题清单");
        if (p) assert_str(second, "栏1栏2栏3栏4");
        size_t starts = 0, ends = 0;
        for (size_t l = 0; l < count; l++) {
            Str text = line_at(&pages->items[p], lines[l]);
            starts += str_find(text, STR("行1")) != SIZE_MAX && str_find(text, STR("V02")) == SIZE_MAX;
            ends += str_find(text, STR("行3")) != SIZE_MAX;
            rows += str_find(text, STR("V02")) != SIZE_MAX;
        }
        assert_int_equal(starts, ends); /* rows are whole */
    }
    assert_int_equal(rows, 120);
}

static void a_row_taller_than_a_page_is_cut(void **state)
{
    (void)state;
    BlockList list = {0};
    add_table(&list, 2, 2, 100);
    const Pages *pages = laid_out(&list);
    size_t on, last;
    assert_non_null(find_text(pages, "行100", &last));
    assert_non_null(find_text(pages, "行1", &on));
    assert_true(last > on);
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].item_count; i++)
            assert_true(pages->items[p].items[i].y < pages->items[p].height - style->margin_bottom + 40000);
}

/* 序号, identifiers, dates and short words are not broken in a table of many columns. */
static void short_cells_stay_on_one_line(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "V02-001",       "防腐绝热", "T-301储罐外壁", "干膜厚度实测255 μm、262 μm，小于设计要求。",
        "GB 50126-2008", "整改中",   "2026-09-15",    "补涂至设计厚度并逐点复测，另行报验后方可隐蔽"};
    BlockList list = {0};
    Block *block = add_table(&list, 1, 8, 1);
    Cell *cells = arena_make_many(arena, Cell, 8);
    for (size_t i = 0; i < 8; i++) cells[i].text = words(texts[i]);
    Row row = {cells};
    block->table.rows.items = &row;
    const Pages *pages = laid_out(&list);
    size_t on;
    static const size_t whole[] = {0, 1, 4, 5, 6};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (!find_text(pages, texts[whole[i]], &on)) fail_msg("%s is broken", texts[whole[i]]);
}

/* A table of the given texts, `columns` a row, the first row its header, all columns of one alignment. */
static Block *add_texts(BlockList *list, const char *const *texts, size_t columns, size_t rows, Align align)
{
    Block *block = add_table(list, rows, columns, 1);
    Column *column = arena_make_many(arena, Column, columns);
    Row *row = arena_make_many(arena, Row, rows + 1);
    for (size_t c = 0; c < columns; c++) column[c].align = align;
    for (size_t r = 0; r <= rows; r++) {
        Cell *cells = arena_make_many(arena, Cell, columns);
        for (size_t c = 0; c < columns; c++) {
            const char *text = texts[r * columns + c];
            cells[c].joined = strcmp(text, "<") == 0;
            cells[c].text = words(cells[c].joined ? "" : text);
        }
        row[r].cells = cells;
    }
    block->table.columns = column;
    block->table.header = row[0];
    block->table.rows.items = row + 1;
    return block;
}

static Length x_of(const Pages *pages, const char *text, Length *end)
{
    size_t on;
    const Item *item = find_text(pages, text, &on);
    if (!item) fail_msg("%s is not there", text);
    if (end) *end = text_end(item);
    return item->x;
}

/* Where a number's point, or its end when it has none, stands. */
static Length point_of(const Pages *pages, const char *text)
{
    size_t on;
    const Item *item = find_text(pages, text, &on);
    if (!item) fail_msg("%s is not there", text);
    Length x = item->x;
    for (uint32_t i = 0;
         i < item->text.count && item->text.glyphs[i].rune != '.' && item->text.glyphs[i].rune != '%'; i++)
        x += item->text.glyphs[i].advance;
    return x;
}

static void points_stand_below_one_another(void **state)
{
    (void)state;
    static const char *const texts[] = {"金额", "1,234.5",    "-12", "3.141", "100%",
                                        "—",    "2026-09-30", "7",   "a1"};
    static const char *const numbers[] = {"-12", "3.141", "100%", "7"};
    for (Align align = ALIGN_CENTER; align <= ALIGN_RIGHT; align++) {
        BlockList list = {0};
        add_texts(&list, texts, 1, 8, align);
        const Pages *pages = laid_out(&list);
        Length point = point_of(pages, "1,234.5"), end, date_end;
        for (size_t i = 0; i < 4; i++) assert_int_equal(point_of(pages, numbers[i]), point);
        x_of(pages, "3.141", &end);
        Length date = x_of(pages, "2026-09-30", &date_end), dash_end, dash = x_of(pages, "—", &dash_end);
        if (align == ALIGN_RIGHT) assert_int_equal(date_end, end);
        if (align == ALIGN_RIGHT) assert_int_equal(dash_end, end);
        if (align == ALIGN_CENTER) assert_in_range(date + date_end - dash - dash_end + 2, 0, 4);
    }
    BlockList list = {0};
    add_texts(&list, texts, 1, 8, ALIGN_LEFT);
    const Pages *pages = laid_out(&list);
    assert_int_equal(x_of(pages, "7", NULL), x_of(pages, "1,234.5", NULL));
}

static void joined_cells_are_one(void **state)
{
    (void)state;
    static const char *const texts[] = {"甲", "乙", "丙", "丁", "合计共四个字以上的一格", "<", "<", "12"};
    BlockList list = {0};
    add_texts(&list, texts, 4, 1, ALIGN_CENTER);
    const Pages *pages = laid_out(&list);
    Length end, third_end, x = x_of(pages, texts[4], &end), first = x_of(pages, "甲", NULL),
                           third = x_of(pages, "丙", &third_end);
    assert_in_range(x + end - first - third_end + 2, 0, 4); /* centred under the three */
    assert_true(third > first);
    size_t spans = 0;
    for (size_t i = 0; i < pages->element_count; i++) {
        if (pages->elements[i].role != ROLE_TABLE_CELL) continue;
        spans += pages->elements[i].columns;
    }
    assert_int_equal(spans, 4);
}

/* A long text takes the room, a short one beside it no more than it needs, and no column under five ems. */
static void columns_share_the_width_by_their_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "编号",
        "部位",
        "问题描述",
        "V02-001",
        "T-301储罐外壁第三圈",
        "外壁涂层干膜厚度实测255 μm、262 μm，小于设计要求的300 "
        "μm，且有三处流挂、两处漏涂，未见中间漆报验记录，"
        "涂层附着力也未按规定的点数检验，面漆施工时的环境温度与湿度没有记录。"};
    BlockList list = {0};
    add_texts(&list, texts, 3, 1, ALIGN_LEFT);
    const Pages *pages = laid_out(&list);
    Length lines[20];
    size_t count = body_lines(&pages->items[0], lines, 20);
    /* the caption, the header, and the row: three lines of the long text, two of the short one */
    assert_int_equal(lines[count - 1] - lines[2], 2 * style->text[TEXT_TABLE_CELL].leading);
    BlockList narrow = {0};
    static const char *const crowded[] = {"一",
                                          "二",
                                          "三",
                                          "四",
                                          "五",
                                          "六",
                                          "七",
                                          "八",
                                          "九",
                                          "十",
                                          "示例专家甲",
                                          "示例专家乙",
                                          "很长很长的一段文字，要占好几行的地方",
                                          "很长很长的一段文字，要占好几行的地方",
                                          "很长很长的一段文字，要占好几行的地方",
                                          "12",
                                          "合格",
                                          "2026-09-30",
                                          "备注",
                                          "很长的一段"};
    add_texts(&narrow, crowded, 10, 1, ALIGN_LEFT);
    pages = laid_out(&narrow);
    x_of(pages, "示例专家甲", NULL);
    x_of(pages, "示例专家乙", NULL);
    x_of(pages, "2026-09-30", NULL);
}

/* A table stands in the middle of the lines it takes: as much above its caption as below its last rule. */
static void tables_stand_in_the_middle(void **state)
{
    (void)state;
    for (size_t rows = 1; rows < 6; rows++) {
        BlockList list = {0};
        add(&list, BLOCK_PARAGRAPH, "上文");
        add_table(&list, rows, 2, 1);
        add(&list, BLOCK_PARAGRAPH, "下文");
        const Pages *pages = laid_out(&list);
        size_t on;
        const TextStyle *body = &style->text[TEXT_BODY], *caption = &style->text[TEXT_CAPTION];
        Length top =
            find_text(pages, "表1　问题清单", &on)->y - text_base_line(caption->leading, caption->size);
        Length above =
            find_text(pages, "上文", &on)->y - text_base_line(body->leading, body->size) + body->leading;
        Length below = find_text(pages, "下文", &on)->y - text_base_line(body->leading, body->size),
               bottom = 0;
        for (size_t i = 0; i < pages->items[0].item_count; i++) {
            const Item *item = &pages->items[0].items[i];
            if (item->kind == ITEM_LINE && item->y > bottom && item->y < below) bottom = item->y;
        }
        assert_in_range(top - above, body->leading / 3, body->leading);
        assert_in_range(top - above - (below - bottom) + 10, 0, 20);
    }
}

static void a_note_stays_below_its_table(void **state)
{
    (void)state;
    for (size_t filler = 1; filler <= 30; filler++) {
        BlockList list = {0};
        for (size_t i = 0; i < filler; i++) add(&list, BLOCK_PARAGRAPH, "一行");
        add_table(&list, 3, 3, 1);
        add(&list, BLOCK_NOTE, "注：期限当日不计逾期。");
        const Pages *pages = laid_out(&list);
        size_t note, row;
        assert_non_null(find_text(pages, "注：期限当日不计逾期。", &note));
        assert_non_null(find_text(pages, "V02-003", &row));
        assert_int_equal(note, row);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_go_on_with_their_header),
        cmocka_unit_test(a_row_taller_than_a_page_is_cut),
        cmocka_unit_test(short_cells_stay_on_one_line),
        cmocka_unit_test(points_stand_below_one_another),
        cmocka_unit_test(joined_cells_are_one),
        cmocka_unit_test(columns_share_the_width_by_their_texts),
        cmocka_unit_test(tables_stand_in_the_middle),
        cmocka_unit_test(a_note_stays_below_its_table),
    };
    return cmocka_run_group_tests(tests, open_pages, close_pages);
}
