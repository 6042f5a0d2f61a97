#include "pdf/photos-imp.h"

/* What a good office printer resolves of a photo. */
enum { DOTS_PER_INCH = 200, POINTS_PER_INCH = 72 };

static uint32_t pixels(Length length)
{
    return (uint32_t)((int64_t)length * DOTS_PER_INCH / (POINTS_PER_INCH * 1000) + 1);
}

size_t photos_find(const Photos *photos, const Image *image)
{
    return ((const PhotoUse *)map_get(&photos->by_path, image->path))->index;
}

static PhotoUse *use_of(Arena *arena, Photos *photos, const Image *image)
{
    PhotoUse *use = map_get(&photos->by_path, image->path);
    if (use) return use;
    use = arena_make(arena, PhotoUse);
    *use = (PhotoUse){image, photos->uses.count, 1, 1};
    map_put(arena, &photos->by_path, image->path, use);
    array_push(arena, &photos->uses, use);
    return use;
}

Photos photos_collect(Arena *arena, const Pages *pages)
{
    Photos photos = {0};
    for (size_t page = 0; page < pages->count; page++)
        for (size_t i = 0; i < pages->items[page].item_count; i++) {
            const Item *item = &pages->items[page].items[i];
            if (item->kind != ITEM_IMAGE) continue;
            PhotoUse *use = use_of(arena, &photos, item->image);
            uint32_t width = pixels(item->width), height = pixels(item->height);
            if (width > use->max_width) use->max_width = width;
            if (height > use->max_height) use->max_height = height;
        }
    return photos;
}
