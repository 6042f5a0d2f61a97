#include "image/codec-imp.h"

#include <string.h>
#include <webp/decode.h>

static const uint8_t *bytes_of(Str file)
{
    return (const uint8_t *)file.ptr;
}

/* RIFF size "WEBP", then chunks: four letters, size (little-endian), content padded to even. */
static Str find_exif(Str file)
{
    for (size_t at = 12; at + 8 <= file.len;) {
        const uint8_t *size = bytes_of(file) + at + 4;
        size_t length = size[0] | (size_t)size[1] << 8 | (size_t)size[2] << 16 | (size_t)size[3] << 24;
        Str content = str_slice(file, at + 8, at + 8 + length);
        if (memcmp(file.ptr + at, "EXIF", 4) == 0)
            return str_starts_with(content, STR("Exif\0\0")) ? str_slice(content, 6, content.len) : content;
        at += 8 + length + (length & 1);
    }
    return (Str){0};
}

CodecStatus webp_header(Str file, ImageHeader *header)
{
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes_of(file), file.len, &features) != VP8_STATUS_OK) return CODEC_BROKEN;
    if (features.has_animation) return CODEC_UNSUPPORTED;
    *header = (ImageHeader){(uint32_t)features.width, (uint32_t)features.height, find_exif(file)};
    return CODEC_DONE;
}

CodecStatus webp_decode(Str file, Pixels *pixels)
{
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes_of(file), file.len, &features) != VP8_STATUS_OK) return CODEC_BROKEN;
    *pixels = pixels_new((uint32_t)features.width, (uint32_t)features.height, features.has_alpha ? 4 : 3);
    size_t size = (size_t)pixels->width * pixels->height * pixels->channels;
    int stride = features.width * pixels->channels;
    bool sound = features.has_alpha
                     ? WebPDecodeRGBAInto(bytes_of(file), file.len, pixels->bytes, size, stride) != NULL
                     : WebPDecodeRGBInto(bytes_of(file), file.len, pixels->bytes, size, stride) != NULL;
    if (!sound) pixels_free(pixels);
    return sound ? CODEC_DONE : CODEC_BROKEN;
}
