#include "support_page_dump.h"

static void dump_points(StrBuf *out, Length length)
{
    Length absolute = length < 0 ? -length : length;
    Length tenths = (absolute + 50) / 100;
    strbuf_printf(out, "%s%d.%d", length < 0 && tenths ? "-" : "", tenths / 10, tenths % 10);
}

static void dump_place(StrBuf *out, const char *name, const Item *item)
{
    strbuf_printf(out, "  %s ", name);
    dump_points(out, item->x);
    strbuf_add_char(out, ' ');
    dump_points(out, item->y);
}

static void dump_size(StrBuf *out, const Item *item)
{
    strbuf_add_char(out, ' ');
    dump_points(out, item->width);
    strbuf_add(out, STR("×"));
    dump_points(out, item->height);
}

static void dump_text(StrBuf *out, const Item *item)
{
    Length width = 0;
    for (uint32_t i = 0; i < item->text.count; i++) width += item->text.glyphs[i].advance;
    dump_place(out, "text", item);
    strbuf_add(out, STR(" +"));
    dump_points(out, width);
    strbuf_add_char(out, ' ');
    dump_points(out, item->text.size);
    strbuf_add_char(out, ' ');
    if (item->text.turn) strbuf_printf(out, "turned %u ", item->text.turn);
    for (uint32_t i = 0; i < item->text.count; i++) strbuf_add_rune(out, item->text.glyphs[i].rune);
    strbuf_add_char(out, '\n');
}

static void dump_item(StrBuf *out, const Item *item)
{
    switch (item->kind) {
    case ITEM_TEXT:
        if (item->text.count) dump_text(out, item);
        return;
    case ITEM_RECT: dump_place(out, "rect", item); break;
    case ITEM_LINE: dump_place(out, "line", item); break;
    case ITEM_IMAGE: dump_place(out, "image", item); break;
    case ITEM_POLYGON: strbuf_printf(out, "  polygon %u\n", item->polygon.count); return;
    }
    dump_size(out, item);
    if (item->kind == ITEM_RECT)
        strbuf_printf(out, " %02X%02X%02X", item->color.r, item->color.g, item->color.b);
    if (item->kind == ITEM_IMAGE) strbuf_printf(out, " %.*s", STR_ARG(item->image->path));
    strbuf_add_char(out, '\n');
}

static void dump_page(StrBuf *out, const Page *page, size_t number)
{
    strbuf_printf(out, "page %zu [%.*s] ", number, STR_ARG(page->label));
    dump_points(out, page->width);
    strbuf_add(out, STR("×"));
    dump_points(out, page->height);
    strbuf_add_char(out, '\n');
    for (size_t i = 0; i < page->item_count; i++) dump_item(out, &page->items[i]);
    for (size_t i = 0; i < page->link_count; i++) {
        const Link *link = &page->links[i];
        if (link->url.len)
            strbuf_printf(out, "  link %.*s\n", STR_ARG(link->url));
        else
            strbuf_printf(out, "  link page %u\n", link->target_page + 1);
    }
}

Str pages_dump(Arena *arena, const Pages *pages)
{
    StrBuf out = {.arena = arena};
    for (size_t i = 0; i < pages->count; i++) dump_page(&out, &pages->items[i], i + 1);
    for (size_t i = 0; i < pages->outline_count; i++) {
        const OutlineEntry *entry = &pages->outline[i];
        strbuf_printf(&out, "outline %d %.*s → %u\n", entry->level, STR_ARG(entry->title), entry->page + 1);
    }
    return strbuf_str(&out);
}
