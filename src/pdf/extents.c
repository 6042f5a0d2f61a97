#include "pdf/extents-imp.h"

static void include(Extent *extent, int64_t x, int64_t y)
{
    if (x < extent->left) extent->left = (Length)x;
    if (x > extent->right) extent->right = (Length)x;
    if (y < extent->top) extent->top = (Length)y;
    if (y > extent->bottom) extent->bottom = (Length)y;
}

/* Of the em box: 0.88 em above the base line, 0.12 below. */
static void include_text(Extent *extent, const Item *item)
{
    int64_t width = 0;
    if (item->text.count == 0) return;
    for (uint32_t i = 0; i < item->text.count; i++) width += item->text.glyphs[i].advance;
    include(extent, item->x, item->y - (int64_t)item->text.size * 88 / 100);
    include(extent, item->x + width, item->y + (int64_t)item->text.size * 12 / 100);
}

static void include_item(Extent *extent, const Item *item)
{
    switch (item->kind) {
    case ITEM_TEXT: include_text(extent, item); break;
    case ITEM_POLYGON:
        for (uint32_t i = 0; i < item->polygon.count; i++)
            include(extent, item->polygon.points[2 * i], item->polygon.points[2 * i + 1]);
        break;
    case ITEM_RECT:
    case ITEM_LINE:
    case ITEM_IMAGE:
        include(extent, item->x, item->y);
        include(extent, (int64_t)item->x + item->width, (int64_t)item->y + item->height);
        break;
    }
}

const Extent *figure_extents(Arena *arena, const Pages *pages)
{
    Extent *extents = arena_make_many(arena, Extent, pages->element_count);
    for (size_t i = 0; i < pages->element_count; i++)
        extents[i] = (Extent){0, INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (uint32_t page = 0; page < pages->count; page++) {
        for (size_t i = 0; i < pages->items[page].item_count; i++) {
            const Item *item = &pages->items[page].items[i];
            if (item->element >= pages->element_count || pages->elements[item->element].role != ROLE_FIGURE)
                continue;
            extents[item->element].page = page;
            include_item(&extents[item->element], item);
        }
    }
    return extents;
}
