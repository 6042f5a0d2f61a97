#include "image/codec-imp.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

enum { SIGNATURE = 8, CHUNK_HEAD = 8, CHUNK_TAIL = 4 };

CodecStatus png_header(Str file, ImageHeader *header)
{
    if (file.len < SIGNATURE + CHUNK_HEAD + 13 || memcmp(file.ptr + SIGNATURE + 4, "IHDR", 4) != 0)
        return CODEC_BROKEN;
    const char *fields = file.ptr + SIGNATURE + CHUNK_HEAD;
    *header = (ImageHeader){big_endian(fields, 4), big_endian(fields + 4, 4), {0}};
    for (size_t at = SIGNATURE; at + CHUNK_HEAD <= file.len;) {
        size_t length = big_endian(file.ptr + at, 4);
        if (memcmp(file.ptr + at + 4, "eXIf", 4) == 0)
            header->exif = str_slice(file, at + CHUNK_HEAD, at + CHUNK_HEAD + length);
        at += CHUNK_HEAD + length + CHUNK_TAIL;
    }
    return header->width > 0 && header->height > 0 ? CODEC_DONE : CODEC_BROKEN;
}

static void read_bytes(png_structp png, png_bytep bytes, png_size_t size)
{
    Str *rest = png_get_io_ptr(png);
    if (rest->len < size) png_error(png, "truncated");
    memcpy(bytes, rest->ptr, size);
    *rest = str_slice(*rest, size, rest->len);
}

static void stay_silent(png_structp png, png_const_charp text)
{
    (void)png, (void)text;
}

static _Noreturn void give_up(png_structp png, png_const_charp text)
{
    (void)text;
    png_longjmp(png, 1);
}

/* Whatever the file holds, 8 bits of gray, RGB or RGBA. */
static void normalize(png_structp png, png_infop info)
{
    bool transparent = png_get_valid(png, info, PNG_INFO_tRNS) != 0;
    int type = png_get_color_type(png, info);
    png_set_scale_16(png);
    png_set_expand(png);
    if (type == PNG_COLOR_TYPE_GRAY_ALPHA || (type == PNG_COLOR_TYPE_GRAY && transparent))
        png_set_gray_to_rgb(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
}

CodecStatus png_decode(Str file, Pixels *pixels)
{
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, stay_silent);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) arena_out_of_memory();
    png_bytep *volatile rows = NULL;
    volatile bool sound = false;
    Str rest = file;
    pixels->bytes = NULL;
    if (setjmp(png_jmpbuf(png)) == 0) {
        png_set_read_fn(png, &rest, read_bytes);
        png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
        png_read_info(png, info);
        normalize(png, info);
        *pixels = pixels_new(png_get_image_width(png, info), png_get_image_height(png, info),
                             png_get_channels(png, info));
        rows = heap_alloc(pixels->height, sizeof *rows);
        for (uint32_t y = 0; y < pixels->height; y++)
            rows[y] = pixels->bytes + (size_t)y * pixels->width * pixels->channels;
        png_read_image(png, rows);
        png_read_end(png, NULL);
        sound = true;
    }
    free(rows);
    if (!sound) pixels_free(pixels);
    png_destroy_read_struct(&png, &info, NULL);
    return sound ? CODEC_DONE : CODEC_BROKEN;
}

void png_encode(const Pixels *pixels, uint8_t **bytes, size_t *size)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .width = pixels->width, .height = pixels->height};
    image.format = pixels->channels == 1   ? PNG_FORMAT_GRAY
                   : pixels->channels == 3 ? PNG_FORMAT_RGB
                                           : PNG_FORMAT_RGBA;
    png_alloc_size_t room = PNG_IMAGE_PNG_SIZE_MAX(image);
    *bytes = heap_alloc(room, 1);
    /* It fails for want of memory alone. */
    if (!png_image_write_to_memory(&image, *bytes, &room, 0, pixels->bytes, 0, NULL)) arena_out_of_memory();
    *size = room;
    png_image_free(&image);
}
