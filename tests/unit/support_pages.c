#include "support_pages.h"
#include "support_style.h"

#include <string.h>

Arena *arena;
DiagList diags;
const Style *style;
FontSet *fonts;

const char prose[] = "本项目由示例化工有限公司投资建设，位于示例省示例市化工园区，建设规模为年产20万吨"
                     "示例聚合物，总投资12.80亿元，"
                     "经示例发改备〔2025〕12号备案，属“新建”、在建项目（详见《咨询服务管理办法（试行）"
                     "》第八条至第十条），于2026年2月"
                     "10日提出申请；涂层干膜厚度实测255 μm、262 μm，小于设计要求的300 "
                     "μm。P-101A/B入口法兰强力对口——偏移1.2 mm。";

int open_pages(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    style = shipped_style(arena, &diags);
    if (!style) return -1;
    fonts = font_set_open(layout_families(arena, style), style->family_count, &diags);
    return fonts ? 0 : -1;
}

int close_pages(void **state)
{
    (void)state;
    font_set_close(fonts);
    arena_free(arena);
    return 0;
}

/* --- making documents --- */

Inlines words(const char *text)
{
    Inline *item = arena_make(arena, Inline);
    *item = (Inline){.text = str_copy(arena, str_from(text))};
    return (Inlines){item, *text ? 1 : 0};
}

Block *add_other(BlockList *list, BlockKind kind)
{
    Block *block = arena_make(arena, Block);
    block->kind = kind;
    array_push(arena, list, block);
    return block;
}

Block *add(BlockList *list, BlockKind kind, const char *text)
{
    Block *block = add_other(list, kind);
    block->text = words(text);
    return block;
}

void add_heading(BlockList *list, int level, const char *number, const char *text)
{
    Block *block = add_other(list, BLOCK_HEADING);
    block->heading = (Heading){level, str_copy(arena, str_from(number)), words(text), true};
}

Block *add_table(BlockList *list, size_t rows, size_t columns, size_t lines)
{
    Block *block = add_other(list, BLOCK_TABLE);
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
    block->table = (Table){.caption = {STR("表1"), words("问题清单")},
                           .columns = column,
                           .column_count = columns,
                           .header = row[0],
                           .rows = {row + 1, rows}};
    return block;
}

Block *add_rows(BlockList *list, BlockKind kind, size_t rows, size_t columns, const char *const *texts)
{
    Block *block = add_other(list, kind);
    Row *row = arena_make_many(arena, Row, rows);
    for (size_t r = 0; r < rows; r++) {
        Cell *cells = arena_make_many(arena, Cell, columns);
        for (size_t c = 0; c < columns; c++) cells[c].text = words(texts[r * columns + c]);
        row[r].cells = cells;
    }
    block->rows = (Rows){row, rows};
    return block;
}

/* --- looking at pages --- */

const Pages *laid_out_below(const BlockList *list, const char *left, const char *right)
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

const Pages *laid_out(const BlockList *list)
{
    return laid_out_below(list, "示例项目", "阶段性咨询服务报告");
}

Length text_end(const Item *item)
{
    Length x = item->x;
    for (uint32_t i = 0; i < item->text.count; i++) x += item->text.glyphs[i].advance;
    return x;
}

Str item_text(const Item *item)
{
    StrBuf text = {.arena = arena};
    for (uint32_t i = 0; item->kind == ITEM_TEXT && i < item->text.count; i++)
        strbuf_add_rune(&text, item->text.glyphs[i].rune);
    return strbuf_str(&text);
}

Str line_at(const Page *page, Length y)
{
    StrBuf text = {.arena = arena};
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_TEXT && page->items[i].y == y)
            strbuf_add(&text, item_text(&page->items[i]));
    return strbuf_str(&text);
}

bool in_body(const Page *page, const Item *item)
{
    return item->y > style->margin_top && item->y <= page->height - style->margin_bottom;
}

size_t body_lines(const Page *page, Length *lines, size_t most)
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

const Item *find_text(const Pages *pages, const char *text, size_t *page)
{
    for (*page = 0; *page < pages->count; ++*page)
        for (size_t i = 0; i < pages->items[*page].item_count; i++)
            if (str_is(item_text(&pages->items[*page].items[i]), text)) return &pages->items[*page].items[i];
    return NULL;
}
