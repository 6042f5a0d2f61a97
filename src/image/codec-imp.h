/* Codecs: one file each for JPEG, PNG and WebP, over bytes in memory. */
#ifndef IMAGE_CODEC_H
#define IMAGE_CODEC_H

#include "image/pixels-imp.h"

/* What a header says. Sizes are as stored, not upright. */
typedef struct ImageHeader {
    uint32_t width, height;
    Str exif; /* a TIFF structure, or empty */
} ImageHeader;

typedef enum CodecStatus {
    CODEC_DONE,
    CODEC_BROKEN,
    CODEC_UNSUPPORTED, /* whole, but of a kind that we do not take */
} CodecStatus;

CodecStatus jpeg_header(Str file, ImageHeader *header);
CodecStatus png_header(Str file, ImageHeader *header);
CodecStatus webp_header(Str file, ImageHeader *header);

/* Pixels as stored. JPEG may come smaller, but not below width × height (of the stored picture). */
CodecStatus jpeg_decode(Str file, uint32_t width, uint32_t height, Pixels *pixels);
CodecStatus png_decode(Str file, Pixels *pixels);
CodecStatus webp_decode(Str file, Pixels *pixels);

/* Gray or RGB pixels as a JPEG file; free it by jpeg_free. */
void jpeg_encode(const Pixels *pixels, uint8_t **bytes, size_t *size);
/* Pixels as a PNG file on the heap. */
void png_encode(const Pixels *pixels, uint8_t **bytes, size_t *size);
/* The same picture without any metadata, not encoded anew. */
CodecStatus jpeg_strip(Str file, uint8_t **bytes, size_t *size, uint8_t *components);
void jpeg_free(uint8_t *bytes);

/* The orientation in a TIFF structure, 1 where it says none. */
int exif_orientation(Str tiff);

static inline uint32_t big_endian(const char *bytes, size_t count)
{
    uint32_t value = 0;
    for (size_t i = 0; i < count; i++) value = value << 8 | (uint8_t)bytes[i];
    return value;
}

#endif
