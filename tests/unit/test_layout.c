/* Pages made of hand-made documents, set in the real style and fonts. */
#include "support_page_dump.h"
#include "support_pages.h"

#include "layout/compose-imp.h"

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

static void contents_name_the_right_pages(void **state)
{
    (void)state;
    BlockList list = {0};
    Cover cover = {.lines[COVER_TITLE] = words("阶段性咨询服务报告")};
    add_other(&list, BLOCK_COVER)->cover = &cover;
    add_other(&list, BLOCK_CONTENTS);
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
        add_other(&list, BLOCK_KEEP)->children = (Blocks){inside.items, inside.count};
    }
    const Pages *pages = laid_out(&list);
    Length lines[60];
    assert_int_equal(pages->count, 2);
    assert_int_equal(body_lines(&pages->items[1], lines, 60), 10);
}

/* A page takes 31 lines; what cannot begin on the second is no reason to end the first early. */
static void a_page_is_filled_before_the_next(void **state)
{
    (void)state;
    BlockList list = {0}, inside = {0};
    for (int i = 0; i < 50; i++) add(&list, BLOCK_PARAGRAPH, "一行");
    for (int i = 0; i < 20; i++) add(&inside, BLOCK_PARAGRAPH, "一行");
    add_other(&list, BLOCK_KEEP)->children = (Blocks){inside.items, inside.count};
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

/* What introduces a list does not end a page. */
static void a_list_stays_with_its_introduction(void **state)
{
    (void)state;
    for (size_t above = 24; above < 34; above++) {
        BlockList list = {0}, items = {0};
        for (size_t i = 0; i < above; i++) add(&list, BLOCK_PARAGRAPH, "一行");
        add(&list, BLOCK_PARAGRAPH, "引语：");
        for (size_t i = 0; i < 12; i++) {
            BlockList inside = {0};
            add(&inside, BLOCK_PARAGRAPH, i ? "后项" : "首项");
            Block *item = add_other(&items, BLOCK_ITEM);
            item->item = (ListItem){STR("•"), {inside.items, inside.count}};
        }
        add_other(&list, BLOCK_LIST)->list.items = (Blocks){items.items, items.count};
        const Pages *pages = laid_out(&list);
        size_t introduction = 0, first = 1;
        find_text(pages, "引语：", &introduction);
        find_text(pages, "首项", &first);
        if (introduction != first) fail_msg("%zu lines above part them", above);
    }
}

/* The facts of a cover are as wide as the longest asks, within the margins. */
static void long_facts_keep_to_a_line(void **state)
{
    (void)state;
    const char *const name = "示例石化示例市新材料有限责任公司第一分公司";
    Cell cells[] = {{.text = words("委托单位")}, {.text = words(name)}};
    Row row = {.cells = cells};
    Cover cover = {.lines[COVER_TITLE] = words("阶段性咨询服务报告"), .facts = {&row, 1}};
    BlockList list = {0};
    add_other(&list, BLOCK_COVER)->cover = &cover;
    size_t on;
    const Item *value = find_text(laid_out(&list), name, &on);
    assert_non_null(value);
    assert_true(value->x > style->margin_left);
}

/* Large, across the page, under all that is printed on it, and no part of what a screen reader reads. */
static void a_draft_says_so_across_every_page(void **state)
{
    (void)state;
    BlockList list = {0};
    Cover cover = {.lines[COVER_TITLE] = words("阶段性咨询服务报告")};
    add_other(&list, BLOCK_COVER)->cover = &cover;
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

static void landscape_pages_turn_and_turn_back(void **state)
{
    (void)state;
    BlockList list = {0}, inside = {0};
    add(&list, BLOCK_PARAGRAPH, prose);
    add_table(&inside, 40, 8, 1);
    add_other(&list, BLOCK_LANDSCAPE)->children = (Blocks){inside.items, inside.count};
    add_other(&list, BLOCK_PAGE_BREAK);
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
    Str dump = pages_dump(arena, laid_out(&list));
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
        cmocka_unit_test(contents_name_the_right_pages),
        cmocka_unit_test(no_scrap_is_left_over),
        cmocka_unit_test(a_block_is_not_left_alone),
        cmocka_unit_test(a_page_is_filled_before_the_next),
        cmocka_unit_test(short_chapters_fill_their_pages),
        cmocka_unit_test(a_list_stays_with_its_introduction),
        cmocka_unit_test(long_facts_keep_to_a_line),
        cmocka_unit_test(a_draft_says_so_across_every_page),
        cmocka_unit_test(page_numbers_stand_outside),
        cmocka_unit_test(a_long_header_is_cut),
        cmocka_unit_test(landscape_pages_turn_and_turn_back),
        cmocka_unit_test(elements_form_a_tree),
        cmocka_unit_test(a_character_without_a_glyph_stops_the_report),
        cmocka_unit_test(marks_have_glyphs_and_arabic_is_refused),
        cmocka_unit_test(an_empty_document_is_a_page),
        cmocka_unit_test(the_dump_tells_pages_and_places),
    };
    return cmocka_run_group_tests(tests, open_pages, close_pages);
}
