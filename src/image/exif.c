#include "image/codec-imp.h"

#include <libexif/exif-data.h>
#include <stdlib.h>
#include <string.h>

/* libexif wants the mark that a JPEG puts before the structure. */
static ExifData *parse(Str tiff)
{
    enum { MARK = 6, LARGEST = 1 << 16 };
    size_t length = tiff.len < LARGEST ? tiff.len : LARGEST;
    unsigned char *bytes = heap_alloc(MARK + length, 1);
    ExifData *data = exif_data_new();
    if (!data) arena_out_of_memory();
    memcpy(bytes, "Exif\0\0", MARK);
    memcpy(bytes + MARK, tiff.ptr, length);
    exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
    exif_data_load_data(data, bytes, (unsigned)(MARK + length));
    free(bytes);
    return data;
}

int exif_orientation(Str tiff)
{
    if (tiff.len < 8) return 1;
    ExifData *data = parse(tiff);
    ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    int orientation = 1;
    if (entry && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2)
        orientation = exif_get_short(entry->data, exif_data_get_byte_order(data));
    exif_data_unref(data);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}
