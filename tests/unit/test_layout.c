/* Pages made of hand-made documents, set in the real style and fonts. */
#include "support.h"
#include "support_image.h"

#include "layout/compose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Arena *arena;
static DiagList diags;
static const Style *style;
static FontSet *fonts;

static int open_fonts(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    style = style_load(arena, STR("templates/style.yaml"), &diags);
    if (!style) return -1;
    fonts = font_set_open(layout_families(arena, style), style->family_count, &diags);
    return fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
    (void)state;
    font_set_close(fonts);
    arena_free(arena);
    return 0;
}

/* --- making documents --- */

typedef Array(const Block *) BlockList;

static Inlines words(const char *text)
{
    Inline *item = arena_make(arena, Inline);
    *item = (Inline){.text = str_copy(arena, str_from(text))};
    return (Inlines){item, *text ? 1 : 0};
}

static Block *add(BlockList *list, BlockKind kind, const char *text)
{
    Block *block = arena_make(arena, Block);
    block->kind = kind;
    block->text = words(text);
    array_push(arena, list, block);
    return block;
}

static void add_heading(BlockList *list, int level, const char *number, const char *text)
{
    Block *block = add(list, BLOCK_HEADING, text);
    block->level = level;
    block->number = str_copy(arena, str_from(number));
    block->in_contents = true;
}

/* Numbered rows of `columns` cells, `lines` lines in the last one. */
static Block *add_table(BlockList *list, size_t rows, size_t columns, size_t lines)
{
    Block *block = add(list, BLOCK_TABLE, "");
    Column *column = arena_make_many(arena, Column, columns);
    Row *row = arena_make_many(arena, Row, rows + 1);
    for (size_t r = 0; r <= rows; r++) {
        Cell *cells = arena_make_many(arena, Cell, columns);
        for (size_t c = 0; c < columns; c++) {
            StrBuf text = {.arena = arena};
            if (r == 0)
                strbuf_printf(&text, "栏%zu", c + 1);
            else if (c == 0)
                strbuf_printf(&text, "V02-%03zu", r);
            else
                for (size_t l = 0; l < (c + 1 == columns ? lines : 1); l++)
                    strbuf_printf(&text, "%s行%zu", l ? "\n" : "", l + 1);
            cells[c].text = words(str_cstr(arena, strbuf_str(&text)));
        }
        row[r].cells = cells;
    }
    block->columns = column;
    block->column_count = columns;
    block->header = row[0];
    block->rows = row + 1;
    block->row_count = rows;
    block->number = STR("表1");
    block->caption = words("问题清单");
    return block;
}

static const char prose[] = "本项目由示例化工有限公司投资建设，位于示例省示例市化工园区，建设规模为年产20万吨"
                            "示例聚合物，总投资12.80亿元，"
                            "经示例发改备〔2025〕12号备案，属“新建”、在建项目（详见《咨询服务管理办法（试行）"
                            "》第八条至第十条），于2026年2月"
                            "10日提出申请；涂层干膜厚度实测255 μm、262 μm，小于设计要求的300 "
                            "μm。P-101A/B入口法兰强力对口——偏移1.2 mm。";

static const Pages *laid_out_below(const BlockList *list, const char *left, const char *right)
{
    Document *document = arena_make(arena, Document);
    document->title = STR("报告");
    document->header_left = words(left);
    document->header_right = words(right);
    document->page_numbers = true;
    document->blocks = (Blocks){list->items, list->count};
    const Pages *pages = layout_document(arena, document, style, fonts, &diags);
    assert_non_null(pages);
    return pages;
}

static const Pages *laid_out(const BlockList *list)
{
    return laid_out_below(list, "示例项目", "阶段性咨询服务报告");
}

/* --- looking at pages --- */

static Length text_end(const Item *item)
{
    Length x = item->x;
    for (uint32_t i = 0; i < item->text.count; i++) x += item->text.glyphs[i].advance;
    return x;
}

static Str item_text(const Item *item)
{
    StrBuf text = {.arena = arena};
    for (uint32_t i = 0; item->kind == ITEM_TEXT && i < item->text.count; i++)
        strbuf_add_rune(&text, item->text.glyphs[i].rune);
    return strbuf_str(&text);
}

/* All text of the base line at y, from left to right as it was drawn. */
static Str line_at(const Page *page, Length y)
{
    StrBuf text = {.arena = arena};
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_TEXT && page->items[i].y == y)
            strbuf_add(&text, item_text(&page->items[i]));
    return strbuf_str(&text);
}

static bool in_body(const Page *page, const Item *item)
{
    return item->y > style->margin_top && item->y <= page->height - style->margin_bottom;
}

/* Base lines in the page's body, downwards. */
static size_t body_lines(const Page *page, Length *lines, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        const Item *item = &page->items[i];
        if (item->kind != ITEM_TEXT || !item->text.count || !in_body(page, item)) continue;
        size_t at = count;
        while (at && lines[at - 1] > item->y) at--;
        if (at && lines[at - 1] == item->y) continue;
        assert_true(count < most);
        memmove(lines + at + 1, lines + at, (count - at) * sizeof *lines);
        lines[at] = item->y;
        count++;
    }
    return count;
}

static const Item *find_text(const Pages *pages, const char *text, size_t *page)
{
    for (*page = 0; *page < pages->count; ++*page)
        for (size_t i = 0; i < pages->items[*page].item_count; i++)
            if (str_is(item_text(&pages->items[*page].items[i]), text)) return &pages->items[*page].items[i];
    return NULL;
}

/* --- the tests --- */

static void nothing_leaves_the_type_area(void **state)
{
    (void)state;
    BlockList list = {0};
    for (int i = 0; i < 30; i++) add(&list, BLOCK_PARAGRAPH, prose);
    add_table(&list, 60, 5, 2);
    const Pages *pages = laid_out(&list);
    assert_true(pages->count > 4);
    for (size_t p = 0; p < pages->count; p++) {
        const Page *page = &pages->items[p];
        for (size_t i = 0; i < page->item_count; i++) {
            const Item *item = &page->items[i];
            if (item->kind != ITEM_TEXT) continue;
            assert_true(item->x >= style->margin_left);
            assert_true(text_end(item) <= page->width - style->margin_right);
            assert_true(item->y > 0 && item->y < page->height);
        }
    }
}

static void inner_lines_are_flush(void **state)
{
    (void)state;
    BlockList list = {0};
    add(&list, BLOCK_PARAGRAPH, prose);
    const Page *page = &laid_out(&list)->items[0];
    Length lines[60];
    size_t count = body_lines(page, lines, 60);
    assert_true(count > 4);
    for (size_t l = 0; l + 1 < count; l++) {
        Length end = 0;
        for (size_t i = 0; i < page->item_count; i++)
            if (page->items[i].kind == ITEM_TEXT && page->items[i].y == lines[l])
                end = text_end(&page->items[i]);
        assert_int_equal(end, page->width - style->margin_right);
    }
    for (size_t l = 1; l < count; l++)
        assert_int_equal(lines[l] - lines[l - 1], style->text[TEXT_BODY].leading);
}

/* Wherever the page ends, a heading has two lines below it, and no paragraph leaves a line alone. */
static void pages_end_well(void **state)
{
    (void)state;
    for (size_t filler = 1; filler <= 32; filler++) {
        BlockList list = {0};
        for (size_t i = 0; i < filler; i++) add(&list, BLOCK_PARAGRAPH, "一行");
        add_heading(&list, 2, "（一）", "标题");
        add(&list, BLOCK_PARAGRAPH, prose);
        const Pages *pages = laid_out(&list);
        size_t on;
        assert_non_null(find_text(pages, "（一）标题", &on));
        Length lines[60];
        size_t count = body_lines(&pages->items[on], lines, 60), heading = 0;
        while (!str_is(line_at(&pages->items[on], lines[heading]), "（一）标题")) heading++;
        assert_true(count - heading > 2);
        if (on + 1 < pages->count) assert_true(body_lines(&pages->items[on + 1], lines, 60) >= 2);
    }
}

/* The quarter em between Chinese and Latin lies outside a link's box. */
static void links_end_with_their_text(void **state)
{
    (void)state;
    BlockList list = {0};
    Inline parts[] = {{.text = STR("依据")},
                      {.text = STR("GB 50300"), .target = STR("https://example.org")},
                      {.text = STR("执行")}};
    add(&list, BLOCK_PARAGRAPH, "")->text = (Inlines){parts, 3};
    const Page *page = &laid_out(&list)->items[0];
    assert_int_equal(page->link_count, 1);
    const Link *link = &page->links[0];
    Length em = style->text[TEXT_BODY].size, start = style->margin_left + 4 * em;
    assert_int_equal(link->x, start + em / 4);
    size_t on;
    const Item *behind = find_text(laid_out(&list), "执行", &on);
    assert_non_null(behind);
    assert_int_equal(link->x + link->width, behind->x - em / 4);
}

/* —— is one stroke: the second glyph's ink starts where the first one's ends. */
static void dashes_meet(void **state)
{
    (void)state;
    BlockList list = {0};
    add(&list, BLOCK_PARAGRAPH, "甲——乙");
    size_t on;
    const Item *item = find_text(laid_out(&list), "甲——乙", &on);
    assert_non_null(item);
    const PlacedGlyph *first = &item->text.glyphs[1], *second = &item->text.glyphs[2];
    GlyphRef dash;
    assert_true(font_glyph(fonts, 0, false, false, 0x2014, &dash));
    assert_int_equal(first->glyph, dash.glyph);
    Length size = item->text.size;
    Length end = size * dash.ink_end / 1000 - first->offset;
    Length start = first->advance + size * dash.ink_start / 1000 - second->offset;
    assert_in_range(end - start, 1, size / 30);
}

/* A parted word ends in a hyphen that text taken from the page leaves out, at the margin. */
static void parted_words_end_in_a_hyphen(void **state)
{
    (void)state;
    BlockList list = {0};
    add(&list, BLOCK_PARAGRAPH,
        "electroencephalographically electroencephalographically electroencephalographically");
    const Page *page = &laid_out(&list)->items[0];
    Length lines[10];
    assert_int_equal(body_lines(page, lines, 10), 2);
    for (size_t i = 0; i < page->item_count; i++) {
        const Item *item = &page->items[i];
        if (item->kind != ITEM_TEXT || item->y != lines[0]) continue;
        const PlacedGlyph *last = &item->text.glyphs[item->text.count - 1];
        assert_int_equal(last->rune, 0xAD);
        assert_true(last->advance > 0);
        assert_int_equal(text_end(item), page->width - style->margin_right);
    }
}

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
    block->rows = &row;
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
    block->columns = column;
    block->header = row[0];
    block->rows = row + 1;
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

static void contents_name_the_right_pages(void **state)
{
    (void)state;
    BlockList list = {0};
    Cover cover = {.lines[COVER_TITLE] = words("阶段性咨询服务报告")};
    add(&list, BLOCK_COVER, "")->cover = &cover;
    add(&list, BLOCK_CONTENTS, "");
    for (int i = 0; i < 45; i++) {
        add_heading(&list, i % 3 ? 2 : 1, i % 3 ? "（一）" : "一、",
                    str_cstr(arena, str_printf(arena, "标题%d", i + 100)));
        add(&list, BLOCK_PARAGRAPH, prose);
        add(&list, BLOCK_PARAGRAPH, prose);
    }
    const Pages *pages = laid_out(&list);
    assert_int_equal(pages->outline_count, 45);
    assert_int_equal(pages->items[0].label.len, 0);
    assert_str(pages->items[1].label, "1");
    size_t seen = 0;
    for (size_t p = 1; p < 4; p++) {
        const Page *page = &pages->items[p];
        for (size_t i = 0; i < page->link_count; i++, seen++) {
            const Link *link = &page->links[i];
            const OutlineEntry *entry = &pages->outline[seen];
            assert_int_equal(link->target_page, entry->page);
            assert_int_equal(link->target_y, entry->y);
            size_t on;
            assert_non_null(find_text(pages, str_cstr(arena, entry->title), &on));
            bool numbered = false;
            for (size_t k = 0; k < page->item_count; k++) {
                const Item *item = &page->items[k];
                bool own =
                    item->element == link->element && text_end(item) == page->width - style->margin_right;
                if (item->kind == ITEM_TEXT && own)
                    numbered |= str_equal(item_text(item), pages->items[entry->page].label);
            }
            assert_true(numbered);
        }
    }
    assert_int_equal(seen, 45);
}

/* However much there is, the last page holds no scrap: the pages before it spare something. */
static void no_scrap_is_left_over(void **state)
{
    (void)state;
    for (size_t count = 10; count <= 70; count++) {
        BlockList list = {0};
        Length lines[60];
        for (size_t i = 0; i < count; i++) add(&list, BLOCK_PARAGRAPH, "一行");
        const Pages *pages = laid_out(&list);
        size_t last = body_lines(&pages->items[pages->count - 1], lines, 60);
        if (pages->count > 1 && last < 5) fail_msg("%zu lines leave %zu", count, last);
        assert_true(pages->count <= count / 30 + 1);
    }
}

/* A page takes six blocks of five lines; of seven the last one is not left alone. */
static void a_block_is_not_left_alone(void **state)
{
    (void)state;
    BlockList list = {0};
    for (int i = 0; i < 7; i++) {
        BlockList inside = {0};
        for (int k = 0; k < 5; k++) add(&inside, BLOCK_PARAGRAPH, "一行");
        add(&list, BLOCK_KEEP, "")->children = (Blocks){inside.items, inside.count};
    }
    const Pages *pages = laid_out(&list);
    Length lines[60];
    assert_int_equal(pages->count, 2);
    assert_int_equal(body_lines(&pages->items[1], lines, 60), 10);
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
        Length top = find_text(pages, "表1　问题清单", &on)->y - base_line(caption->leading, caption->size);
        Length above =
            find_text(pages, "上文", &on)->y - base_line(body->leading, body->size) + body->leading;
        Length below = find_text(pages, "下文", &on)->y - base_line(body->leading, body->size), bottom = 0;
        for (size_t i = 0; i < pages->items[0].item_count; i++) {
            const Item *item = &pages->items[0].items[i];
            if (item->kind == ITEM_LINE && item->y > bottom && item->y < below) bottom = item->y;
        }
        assert_in_range(top - above, body->leading / 3, body->leading);
        assert_in_range(top - above - (below - bottom) + 10, 0, 20);
    }
}

/* A page takes 31 lines; what cannot begin on the second is no reason to end the first early. */
static void a_page_is_filled_before_the_next(void **state)
{
    (void)state;
    BlockList list = {0}, inside = {0};
    for (int i = 0; i < 50; i++) add(&list, BLOCK_PARAGRAPH, "一行");
    for (int i = 0; i < 20; i++) add(&inside, BLOCK_PARAGRAPH, "一行");
    add(&list, BLOCK_KEEP, "")->children = (Blocks){inside.items, inside.count};
    const Pages *pages = laid_out(&list);
    Length lines[60];
    assert_int_equal(pages->count, 3);
    assert_int_equal(body_lines(&pages->items[0], lines, 60), 31);
    assert_int_equal(body_lines(&pages->items[1], lines, 60), 19);
}

/* Chapters of one line each: none holds the next one to itself, so that the pages are full. */
static void short_chapters_fill_their_pages(void **state)
{
    (void)state;
    for (size_t above = 18; above < 28; above++) {
        BlockList list = {0};
        Length lines[60];
        for (size_t i = 0; i < above; i++) add(&list, BLOCK_PARAGRAPH, "一行");
        for (size_t i = 0; i < 14; i++) {
            add_heading(&list, 2, "（一）", "标题");
            add(&list, BLOCK_PARAGRAPH, "一行");
        }
        const Pages *pages = laid_out(&list);
        size_t count = body_lines(&pages->items[0], lines, 60);
        if (count < 28) fail_msg("%zu lines above leave a page of %zu", above, count);
    }
}

/* Large, across the page, under all that is printed on it, and no part of what a screen reader reads. */
static void a_draft_says_so_across_every_page(void **state)
{
    (void)state;
    BlockList list = {0};
    Cover cover = {.lines[COVER_TITLE] = words("阶段性咨询服务报告")};
    add(&list, BLOCK_COVER, "")->cover = &cover;
    for (int i = 0; i < 30; i++) add(&list, BLOCK_PARAGRAPH, prose);
    Document *document = arena_make(arena, Document);
    *document = (Document){.title = STR("报告"), .draft = true, .blocks = {list.items, list.count}};
    const Pages *pages = layout_document(arena, document, style, fonts, &diags);
    assert_non_null(pages);
    assert_true(pages->count > 3);
    for (size_t p = 0; p < pages->count; p++) {
        const Page *page = &pages->items[p];
        const Item *mark = &page->items[0];
        assert_str(item_text(mark), "草稿");
        assert_int_equal(mark->element, ELEMENT_ARTIFACT);
        assert_int_equal(mark->text.turn, 45);
        assert_true(mark->color.r > 0xD8 && mark->color.g > 0xD8 && mark->color.b > 0xD8);
        Length run = (Length)((int64_t)(text_end(mark) - mark->x) * 707 / 1000);
        assert_true(mark->x > 0 && mark->x + run < page->width);
        assert_true(mark->y < page->height && mark->y - run > 0);
        for (size_t i = 1; i < page->item_count; i++)
            assert_true(page->items[i].kind != ITEM_TEXT || !page->items[i].text.turn);
    }
}

static void page_numbers_stand_outside(void **state)
{
    (void)state;
    BlockList list = {0};
    for (int i = 0; i < 20; i++) add(&list, BLOCK_PARAGRAPH, prose);
    const Pages *pages = laid_out(&list);
    size_t on;
    const Item *first = find_text(pages, "— 1 —", &on), *second = find_text(pages, "— 2 —", &on);
    assert_non_null(first);
    assert_non_null(second);
    assert_int_equal(text_end(first), style->page_width - style->margin_right);
    assert_int_equal(second->x, style->margin_left);
    assert_int_equal(second->element, ELEMENT_ARTIFACT);
    assert_non_null(find_text(pages, "阶段性咨询服务报告", &on));
}

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

/* The header's line as it was drawn, which must stay within the margins without its halves meeting. */
static Str header_below(const char *left, const char *right)
{
    BlockList list = {0};
    add(&list, BLOCK_PARAGRAPH, prose);
    const Page *page = &laid_out_below(&list, left, right)->items[0];
    StrBuf text = {.arena = arena};
    Length end = style->margin_left;
    for (size_t i = 0; i < page->item_count; i++) {
        const Item *item = &page->items[i];
        if (item->kind != ITEM_TEXT || item->y >= style->margin_top) continue;
        assert_true(item->x >= end);
        end = text_end(item);
        strbuf_add(&text, item_text(item));
    }
    assert_true(end <= page->width - style->margin_right);
    return strbuf_str(&text);
}

#define FORTY_EIGHT                                                                                          \
    "示例化工集团有限公司年产二十万吨示例聚合物装置及配套公用工程与储运设施技术改造项目第一二三四五期"
#define VISITS "V01、V02、V03、V04、V05、V06、V07、V08、V09、V10、"

static void a_long_header_is_cut(void **state)
{
    (void)state;
    assert_true(
        str_is(header_below("示例项目", "阶段性咨询服务报告 · V02"), "示例项目阶段性咨询服务报告 · V02"));
    Str visits = header_below("示例项目", "阶段性咨询服务报告 · " VISITS VISITS VISITS);
    assert_true(str_starts_with(visits, STR("示例项目阶段性咨询服务报告 · " VISITS)));
    assert_true(str_ends_with(visits, STR("…")));
    Str both = header_below(FORTY_EIGHT, "阶段性咨询服务报告 · " VISITS VISITS);
    assert_true(str_starts_with(both, STR("示例化工集团有限公司年产二十万吨示例聚合物")));
    assert_true(str_find(both, STR("…阶段性咨询服务报告 · V01、V02")) != SIZE_MAX);
    assert_true(str_ends_with(both, STR("…")));
    Str project = header_below(FORTY_EIGHT, "报告");
    assert_true(str_ends_with(project, STR("…报告")) || str_ends_with(project, STR("期报告")));
}

static void a_card_keeps_its_bar_over_pages(void **state)
{
    (void)state;
    BlockList list = {0}, inside = {0};
    for (int i = 0; i < 12; i++) add(&inside, BLOCK_PARAGRAPH, prose);
    Block *card = add(&list, BLOCK_CARD, "V02-004");
    card->word = STR("严重");
    card->children = (Blocks){inside.items, inside.count};
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
        add(&list, BLOCK_KEEP, "")->children = (Blocks){inside.items, inside.count};
        const Pages *pages = laid_out(&list);
        size_t start, end;
        assert_non_null(find_text(pages, "甲始", &start));
        assert_non_null(find_text(pages, "甲终", &end));
        assert_int_equal(start, end);
    }
    BlockList list = {0}, inside = {0};
    for (size_t i = 0; i < 80; i++) add(&inside, BLOCK_PARAGRAPH, "一行");
    add(&list, BLOCK_KEEP, "")->children = (Blocks){inside.items, inside.count};
    assert_int_equal(laid_out(&list)->count, 3);
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

static void landscape_pages_turn_and_turn_back(void **state)
{
    (void)state;
    BlockList list = {0}, inside = {0};
    add(&list, BLOCK_PARAGRAPH, prose);
    add_table(&inside, 40, 8, 1);
    add(&list, BLOCK_LANDSCAPE, "")->children = (Blocks){inside.items, inside.count};
    add(&list, BLOCK_PAGE_BREAK, "");
    add(&list, BLOCK_PARAGRAPH, prose);
    const Pages *pages = laid_out(&list);
    assert_true(pages->count >= 3);
    assert_true(pages->items[0].width < pages->items[0].height);
    assert_true(pages->items[1].width > pages->items[1].height);
    assert_true(pages->items[pages->count - 1].width < pages->items[pages->count - 1].height);
    /* bound upright, a page's number stands where it does on the others: to the foot, outside */
    for (size_t p = 1; p < pages->count; p++) {
        size_t on;
        const Page *page = &pages->items[p];
        const Item *number = find_text(pages, str_cstr(arena, str_printf(arena, "— %zu —", p + 1)), &on);
        Length start = page->width > page->height ? number->y : number->x;
        Length foot = page->width > page->height ? number->x : page->height - number->y;
        Length end = start + text_end(number) - number->x;
        assert_int_equal(on, p);
        assert_int_equal(number->text.turn, page->width > page->height ? 270 : 0);
        assert_in_range(foot, style->margin_bottom - 34000, style->margin_bottom - 30000);
        if (p % 2) assert_int_equal(start, style->margin_left);
        if (p % 2 == 0) assert_int_equal(end, style->page_width - style->margin_right);
    }
}

static const Block *add_bars(BlockList *list, size_t count)
{
    Block *chart = add(list, BLOCK_CHART, "");
    ChartRow *rows = arena_make_many(arena, ChartRow, count);
    int64_t *figures = arena_make_many(arena, int64_t, count);
    ChartName *series = arena_make(arena, ChartName);
    for (size_t i = 0; i < count; i++) {
        figures[i] = (int64_t)i * 100;
        rows[i] = (ChartRow){{str_printf(arena, "专业%zu", i), {0}}, &figures[i]};
    }
    chart->series = series;
    chart->series_count = 1;
    chart->chart_rows = rows;
    chart->chart_row_count = count;
    chart->caption = words("分布");
    return chart;
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
                            .number = STR("图1"),
                            .caption = words("桥架端部已接地")};
        write_picture(str_cstr(arena, photos[i].path), quarters_jpeg(arena, sizes[i][0], sizes[i][1], 0));
    }
    BlockList list = {0};
    Block *block = add(&list, BLOCK_PHOTOS, "");
    block->photos = photos;
    block->photo_count = 3;
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

static Block *add_rows(BlockList *list, BlockKind kind, size_t rows, size_t columns, const char *const *texts)
{
    Block *block = add(list, kind, "");
    Row *row = arena_make_many(arena, Row, rows);
    for (size_t r = 0; r < rows; r++) {
        Cell *cells = arena_make_many(arena, Cell, columns);
        for (size_t c = 0; c < columns; c++) cells[c].text = words(texts[r * columns + c]);
        row[r].cells = cells;
    }
    block->rows = row;
    block->row_count = rows;
    return block;
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
    cover.fact_count = block->row_count;
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

static void elements_form_a_tree(void **state)
{
    (void)state;
    BlockList list = {0};
    add_heading(&list, 1, "一、", "标题");
    add(&list, BLOCK_PARAGRAPH, prose);
    add_table(&list, 3, 3, 1);
    const Pages *pages = laid_out(&list);
    size_t cells = 0, headers = 0, headings = 0;
    assert_int_equal(pages->elements[0].role, ROLE_DOCUMENT);
    for (size_t i = 1; i < pages->element_count; i++) {
        assert_true(pages->elements[i].parent < i);
        cells += pages->elements[i].role == ROLE_TABLE_CELL;
        headers += pages->elements[i].role == ROLE_TABLE_HEADER;
        headings += pages->elements[i].role == ROLE_H1;
        if (pages->elements[i].role == ROLE_TABLE_CELL)
            assert_int_equal(pages->elements[pages->elements[i].parent].role, ROLE_TABLE_ROW);
    }
    assert_int_equal(cells, 9);
    assert_int_equal(headers, 3);
    assert_int_equal(headings, 1);
    for (size_t i = 0; i < pages->items[0].item_count; i++) {
        uint32_t element = pages->items[0].items[i].element;
        assert_true(element == ELEMENT_ARTIFACT || element < pages->element_count);
    }
}

static void a_character_without_a_glyph_stops_the_report(void **state)
{
    (void)state;
    Source *source = source_new(arena, STR("findings.yaml"), STR("part: \xEF\xBF\xBE"));
    BlockList list = {0};
    Block *block = add(&list, BLOCK_PARAGRAPH, "");
    Inline item = {.text = STR("部位\xF3\xB0\x80\x80"), .span = {source, 6, 9}};
    block->text = (Inlines){&item, 1};
    Document document = {.blocks = {list.items, list.count}};
    size_t before = diags.errors;
    assert_null(layout_document(arena, &document, style, fonts, &diags));
    assert_int_equal(diags.errors, before + 1);
    const Diag *diag = diags.items.items[diags.items.count - 1];
    assert_string_equal(diag->code, "F0002");
    assert_int_equal(diag->span.start, 6);
    assert_true(str_find(diag->message, STR("U+F0000")) != SIZE_MAX);
}

/* Marks of measurements and forms are there in every family; what runs from right to left is refused even
 * where a font has it. */
static void marks_have_glyphs_and_arabic_is_refused(void **state)
{
    (void)state;
    BlockList list = {0}, leftwards = {0};
    add(&list, BLOCK_PARAGRAPH, "10⁻³ Pa·m³/s，H₂SO₄，x₊₋，☑是☐否，✔✘⌀");
    add_heading(&list, 1, "", "CO₂ 10⁻⁶ ☑");
    add_heading(&list, 2, "", "CO₂ 10⁻⁶ ☑");
    assert_non_null(laid_out(&list));
    add(&leftwards, BLOCK_PARAGRAPH, "العربية");
    Document document = {.blocks = {leftwards.items, leftwards.count}};
    assert_null(layout_document(arena, &document, style, fonts, &diags));
    assert_string_equal(diags.items.items[diags.items.count - 1]->code, "F0002");
}

static void an_empty_document_is_a_page(void **state)
{
    (void)state;
    BlockList list = {0};
    assert_int_equal(laid_out(&list)->count, 1);
}

static void the_dump_tells_pages_and_places(void **state)
{
    (void)state;
    BlockList list = {0};
    add_heading(&list, 1, "一、", "项目概况");
    Str dump = layout_dump(arena, laid_out(&list));
    assert_true(str_starts_with(dump, STR("page 1 [1] 595.3×841.9\n")));
    assert_true(str_find(dump, STR(" 16.0 一、项目概况\n")) != SIZE_MAX);
    assert_true(str_ends_with(dump, STR("outline 1 一、项目概况 → 1\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_leaves_the_type_area),
        cmocka_unit_test(inner_lines_are_flush),
        cmocka_unit_test(pages_end_well),
        cmocka_unit_test(links_end_with_their_text),
        cmocka_unit_test(dashes_meet),
        cmocka_unit_test(parted_words_end_in_a_hyphen),
        cmocka_unit_test(tables_go_on_with_their_header),
        cmocka_unit_test(a_row_taller_than_a_page_is_cut),
        cmocka_unit_test(short_cells_stay_on_one_line),
        cmocka_unit_test(points_stand_below_one_another),
        cmocka_unit_test(joined_cells_are_one),
        cmocka_unit_test(columns_share_the_width_by_their_texts),
        cmocka_unit_test(contents_name_the_right_pages),
        cmocka_unit_test(no_scrap_is_left_over),
        cmocka_unit_test(a_block_is_not_left_alone),
        cmocka_unit_test(tables_stand_in_the_middle),
        cmocka_unit_test(a_page_is_filled_before_the_next),
        cmocka_unit_test(short_chapters_fill_their_pages),
        cmocka_unit_test(a_draft_says_so_across_every_page),
        cmocka_unit_test(page_numbers_stand_outside),
        cmocka_unit_test(a_long_header_is_cut),
        cmocka_unit_test(a_card_keeps_its_bar_over_pages),
        cmocka_unit_test(kept_blocks_stay_on_one_page),
        cmocka_unit_test(a_note_stays_below_its_table),
        cmocka_unit_test(landscape_pages_turn_and_turn_back),
        cmocka_unit_test(bars_break_over_pages),
        cmocka_unit_test(photos_of_any_shape_share_a_row),
        cmocka_unit_test(long_parts_do_not_meet),
        cmocka_unit_test(elements_form_a_tree),
        cmocka_unit_test(a_character_without_a_glyph_stops_the_report),
        cmocka_unit_test(marks_have_glyphs_and_arabic_is_refused),
        cmocka_unit_test(an_empty_document_is_a_page),
        cmocka_unit_test(the_dump_tells_pages_and_places),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
