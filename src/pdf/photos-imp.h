/* Photos: the image files of a document, each once wherever it is shown, with the pixels that the page has
 * use for. They are encoded while the file is written, so only a few are in memory at a time. */
#ifndef PDF_PHOTOS_H
#define PDF_PHOTOS_H

#include "base/map.h"
#include "layout/page.h"

typedef struct PhotoUse {
    const Image *image;             /* the first of its file */
    size_t index;                   /* among the uses */
    uint32_t max_width, max_height; /* pixels, for the largest place it is set in */
} PhotoUse;

typedef struct Photos {
    Array(PhotoUse *) uses;
    Map by_path;
} Photos;

Photos photos_collect(Arena *arena, const Pages *pages);
/* Its index among the uses. */
size_t photos_find(const Photos *photos, const Image *image);

#endif
