#include "support_image.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

static void put_entry(StrBuf *tiff, uint16_t tag, uint16_t type, uint32_t count, uint32_t value)
{
    const uint8_t bytes[12] = {(uint8_t)(tag >> 8),    (uint8_t)tag,           (uint8_t)(type >> 8),
                               (uint8_t)type,          (uint8_t)(count >> 24), (uint8_t)(count >> 16),
                               (uint8_t)(count >> 8),  (uint8_t)count,         (uint8_t)(value >> 24),
                               (uint8_t)(value >> 16), (uint8_t)(value >> 8),  (uint8_t)value};
    strbuf_add(tiff, (Str){(const char *)bytes, sizeof bytes});
}

/* APP1: orientation, and a GPS directory with the latitude's letter N. */
static Str exif_segment(Arena *arena, int orientation)
{
    StrBuf segment = {.arena = arena};
    strbuf_add(&segment, STR("Exif\0\0MM\0*\0\0\0\10\0\2"));
    put_entry(&segment, 0x0112, 3, 1, (uint32_t)orientation << 16);
    put_entry(&segment, 0x8825, 4, 1, 38);
    strbuf_add(&segment, STR("\0\0\0\0\0\1"));
    put_entry(&segment, 1, 2, 2, 'N' << 24);
    strbuf_add(&segment, STR("\0\0\0\0"));
    StrBuf whole = {.arena = arena};
    strbuf_add(&whole, STR("\xFF\xE1"));
    strbuf_add_char(&whole, (char)((segment.len + 2) >> 8));
    strbuf_add_char(&whole, (char)(segment.len + 2));
    strbuf_add(&whole, strbuf_str(&segment));
    return strbuf_str(&whole);
}

Str quarters_jpeg(Arena *arena, uint32_t width, uint32_t height, int orientation)
{
    static const uint8_t colors[4][3] = {{255, 0, 0}, {0, 255, 0}, {255, 255, 255}, {0, 0, 255}};
    uint8_t *rgb = malloc((size_t)width * height * 3);
    assert_non_null(rgb);
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++) {
            bool right = x >= width / 2, low = y >= height / 2;
            memcpy(rgb + ((size_t)y * width + x) * 3, colors[low ? (right ? 2 : 3) : right ? 1 : 0], 3);
        }
    tjhandle handle = tjInitCompress();
    unsigned char *jpeg = NULL;
    unsigned long size = 0;
    assert_int_equal(
        tjCompress2(handle, rgb, (int)width, 0, (int)height, TJPF_RGB, &jpeg, &size, TJSAMP_420, 90, 0), 0);
    StrBuf file = {.arena = arena};
    strbuf_add(&file, (Str){(const char *)jpeg, 2});
    if (orientation) strbuf_add(&file, exif_segment(arena, orientation));
    strbuf_add(&file, (Str){(const char *)jpeg + 2, size - 2});
    tjFree(jpeg);
    tjDestroy(handle);
    free(rgb);
    return strbuf_str(&file);
}

Str disc_png(Arena *arena, uint32_t size)
{
    uint8_t *rgba = calloc((size_t)size * size, 4);
    assert_non_null(rgba);
    int64_t radius = size / 2;
    for (uint32_t i = 0; i < size * size; i++) {
        int64_t x = (int64_t)(i % size) - radius, y = (int64_t)(i / size) - radius;
        if (x * x + y * y < radius * radius) memcpy(rgba + (size_t)i * 4, "\x20\x60\xA0\xFF", 4);
    }
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = size, .height = size, .format = PNG_FORMAT_RGBA};
    png_alloc_size_t length = 0;
    assert_true(png_image_write_to_memory(&image, NULL, &length, 0, rgba, 0, NULL));
    char *bytes = arena_alloc(arena, length);
    assert_true(png_image_write_to_memory(&image, bytes, &length, 0, rgba, 0, NULL));
    free(rgba);
    return (Str){bytes, length};
}

void write_picture(const char *path, Str bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}
