/* Images: photos checked, decoded, turned upright, scaled, and encoded for a page.
 *
 * JPEG, PNG, WebP. Nothing of the file's metadata goes on (GPS!). Broken, truncated and absurdly large
 * pictures are refused with a message at the place that names them.
 */
#ifndef IMAGE_IMAGE_H
#define IMAGE_IMAGE_H

#include "base/diag.h"

typedef enum ImageFormat { IMAGE_JPEG, IMAGE_PNG, IMAGE_WEBP } ImageFormat;

typedef struct Image {
    Str path;
    ImageFormat format;
    uint32_t width, height; /* pixels, upright */
    int orientation;        /* EXIF, 1 to 8 */
    Span span;              /* who named it */
} Image;

/* Reads the header only. False with F01nn at the span. */
bool image_open(Arena *arena, Str path, Span span, Image *image, DiagList *diags);

/* The pixels for a page: upright, at most max_width × max_height pixels, as JPEG (photos) or as raw RGB with
 * an optional alpha plane (drawings, PNG with transparency). The heap handle is the caller's:
 * image_data_free. */
typedef struct ImageData {
    bool jpeg;
    uint32_t width, height;
    uint8_t components; /* 1 or 3 */
    uint8_t *bytes;     /* a JPEG file, or raw rows */
    size_t size;
    uint8_t *alpha; /* width × height, or NULL */
} ImageData;

bool image_encode(const Image *image, uint32_t max_width, uint32_t max_height, ImageData *data,
                  DiagList *diags);
/* Raw pixels as a PNG file in their place (`jpeg` stays false), for a device that takes files. */
void image_data_to_png(ImageData *data);
void image_data_free(ImageData *data);

#endif
