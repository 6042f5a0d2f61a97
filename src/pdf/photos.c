#include "pdf/photos.h"

/* What a good office printer resolves of a photo. */
enum { DOTS_PER_INCH = 200, POINTS_PER_INCH = 72 };

static uint32_t pixels(Length length)
{
    return (uint32_t)((int64_t)length * DOTS_PER_INCH / (POINTS_PER_INCH * 1000) + 1);
}

size_t photos_find(const Photos *photos, const Image *image)
{
    size_t i = 0;
    while (i < photos->uses.count && photos->uses.items[i].image != image) i++;
    return i;
}

Photos photos_collect(Arena *arena, const Pages *pages)
{
    Photos photos = {0};
    for (size_t page = 0; page < pages->count; page++)
        for (size_t i = 0; i < pages->items[page].item_count; i++) {
            const Item *item = &pages->items[page].items[i];
            if (item->kind != ITEM_IMAGE) continue;
            size_t found = photos_find(&photos, item->image);
            if (found == photos.uses.count) array_push(arena, &photos.uses, (PhotoUse){item->image, 1, 1});
            PhotoUse *use = &photos.uses.items[found];
            uint32_t width = pixels(item->width), height = pixels(item->height);
            if (width > use->max_width) use->max_width = width;
            if (height > use->max_height) use->max_height = height;
        }
    return photos;
}
