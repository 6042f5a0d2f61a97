#include "base/file.h"
#include "image/codec-imp.h"

#include <stdlib.h>
#include <string.h>

enum {
    LARGEST_SIDE = 40000,
    LARGEST_JPEG = 100, /* megapixels; a JPEG is decoded small */
    LARGEST_OTHER = 40,
    LARGEST_FILE = 200 /* MB */
};

static bool fail(DiagList *diags, const char *code, Span span, Str path, const char *zh, const char *en)
{
    diag_add(diags, code, span, "%s：%.*s", "%s: %.*s", diags->lang == LANG_EN ? en : zh, STR_ARG(path));
    return false;
}

/* --- the file --- */

static bool refuse_file(DiagList *diags, Span span, Str path, OsStatus status)
{
    switch (status) {
    case OS_NOT_THERE: return fail(diags, "F0101", span, path, "照片不存在", "no such picture");
    case OS_IS_FOLDER:
    case OS_NOT_REGULAR:
    case OS_LOOP: return fail(diags, "F0101", span, path, "不是文件", "not a file");
    case OS_LARGE: return fail(diags, "F0104", span, path, "照片文件过大", "the picture's file is too large");
    default: file_tell_unreadable(span, path, status, diags); return false;
    }
}

/* Read, not mapped: a file that is cut short meanwhile would end the program. */
static bool read_picture(Arena *arena, Str path, Span span, Str *file, DiagList *diags)
{
    OsStatus status = file_load(arena, path, (size_t)LARGEST_FILE << 20, file);
    if (status != OS_DONE) return refuse_file(diags, span, path, status);
    if (file->len) return true;
    return fail(diags, "F0103", span, path, "照片文件是空的", "the picture is empty");
}

/* --- what it is --- */

static bool find_format(Str file, ImageFormat *format)
{
    if (str_starts_with(file, STR("\xFF\xD8\xFF")))
        *format = IMAGE_JPEG;
    else if (str_starts_with(file, STR("\x89PNG\r\n\x1A\n")))
        *format = IMAGE_PNG;
    else if (str_starts_with(file, STR("RIFF")) && str_equal(str_slice(file, 8, 12), STR("WEBP")))
        *format = IMAGE_WEBP;
    else
        return false;
    return true;
}

static bool refuse_format(Str file, Str path, Span span, DiagList *diags)
{
    bool heic = str_equal(str_slice(file, 4, 8), STR("ftyp"));
    Diag *diag = diag_add(diags, "F0102", span, "照片不是 JPEG、PNG 或 WebP：%.*s",
                          "the picture is no JPEG, PNG or WebP: %.*s", STR_ARG(path));
    if (heic)
        diag_help(diags, diag, "手机的 HEIC 照片请先另存为 JPEG",
                  "save a phone's HEIC picture as JPEG first");
    else
        diag_help(diags, diag, "请另存为 JPEG", "save it as JPEG");
    return false;
}

static bool refuse_codec(CodecStatus status, Str path, Span span, DiagList *diags)
{
    return status == CODEC_UNSUPPORTED
               ? fail(diags, "F0102", span, path, "动态图片不能使用", "an animated picture cannot be used")
               : fail(diags, "F0103", span, path, "照片损坏或不完整", "the picture is broken or truncated");
}

static bool check_size(const Image *image, DiagList *diags)
{
    uint64_t pixels = (uint64_t)image->width * image->height;
    uint64_t limit = image->format == IMAGE_JPEG ? LARGEST_JPEG : LARGEST_OTHER;
    if (image->width <= LARGEST_SIDE && image->height <= LARGEST_SIDE && pixels <= limit * 1000000)
        return true;
    diag_add(diags, "F0104", image->span, "照片过大：%.*s，%u × %u 像素",
             "the picture is too large: %.*s, %u × %u pixels", STR_ARG(image->path), image->width,
             image->height);
    return false;
}

static bool read_header(Str file, Image *image, DiagList *diags)
{
    static CodecStatus (*const readers[])(Str, ImageHeader *) = {
        [IMAGE_JPEG] = jpeg_header, [IMAGE_PNG] = png_header, [IMAGE_WEBP] = webp_header};
    ImageHeader header;
    if (!find_format(file, &image->format)) return refuse_format(file, image->path, image->span, diags);
    CodecStatus status = readers[image->format](file, &header);
    if (status != CODEC_DONE) return refuse_codec(status, image->path, image->span, diags);
    image->orientation = exif_orientation(header.exif);
    bool across = image->orientation >= 5;
    image->width = across ? header.height : header.width;
    image->height = across ? header.width : header.height;
    return check_size(image, diags);
}

bool image_open(Arena *arena, Str path, Span span, Image *image, DiagList *diags)
{
    Str file;
    Arena *scratch = arena_new();
    *image = (Image){.path = str_copy(arena, path), .span = span};
    bool sound = read_picture(scratch, image->path, span, &file, diags) && read_header(file, image, diags);
    arena_free(scratch);
    return sound;
}

/* --- for a page --- */

/* The largest size of the same shape that fits, never larger than the picture. */
static void fit(const Image *image, uint32_t max_width, uint32_t max_height, uint32_t *width,
                uint32_t *height)
{
    *width = image->width;
    *height = image->height;
    if (*width > max_width) {
        *width = max_width;
        *height = (uint32_t)(((uint64_t)image->height * max_width + image->width / 2) / image->width);
    }
    if (*height > max_height) {
        *height = max_height;
        *width = (uint32_t)(((uint64_t)image->width * max_height + image->height / 2) / image->height);
    }
    if (*width == 0) *width = 1;
    if (*height == 0) *height = 1;
}

static CodecStatus decode(Str file, const Image *image, uint32_t width, uint32_t height, Pixels *pixels)
{
    bool across = image->orientation >= 5;
    switch (image->format) {
    case IMAGE_JPEG: return jpeg_decode(file, across ? height : width, across ? width : height, pixels);
    case IMAGE_PNG: return png_decode(file, pixels);
    case IMAGE_WEBP: return webp_decode(file, pixels);
    }
    return CODEC_UNSUPPORTED;
}

/* RGBA apart into RGB and alpha; a picture that is opaque after all becomes RGB. */
static void split_alpha(Pixels *pixels, ImageData *data)
{
    size_t count = (size_t)pixels->width * pixels->height;
    bool opaque = true;
    data->alpha = heap_alloc(count, 1);
    for (size_t i = 0; i < count; i++) {
        data->alpha[i] = pixels->bytes[4 * i + 3];
        opaque = opaque && data->alpha[i] == 255;
        memmove(pixels->bytes + 3 * i, pixels->bytes + 4 * i, 3);
    }
    pixels->channels = 3;
    if (!opaque) return;
    free(data->alpha);
    data->alpha = NULL;
}

static void pack(Pixels *pixels, bool as_jpeg, ImageData *data)
{
    if (pixels->channels == 4) split_alpha(pixels, data);
    data->jpeg = as_jpeg && !data->alpha;
    data->width = pixels->width;
    data->height = pixels->height;
    data->components = pixels->channels;
    if (data->jpeg) {
        jpeg_encode(pixels, &data->bytes, &data->size);
        pixels_free(pixels);
    } else {
        data->bytes = pixels->bytes;
        data->size = (size_t)pixels->width * pixels->height * pixels->channels;
    }
}

/* An upright JPEG goes in as it is, stripped of its metadata, if it is no larger than the page wants and not
 * encoded wastefully. */
static bool passes(const Image *image, Str file, uint32_t width, uint32_t height)
{
    if (image->format != IMAGE_JPEG || image->orientation != 1) return false;
    return width == image->width && height == image->height && file.len <= (size_t)width * height;
}

static CodecStatus encode(Str file, const Image *image, uint32_t width, uint32_t height, ImageData *data)
{
    Pixels pixels;
    CodecStatus status;
    if (passes(image, file, width, height)) {
        status = jpeg_strip(file, &data->bytes, &data->size, &data->components);
        data->jpeg = true;
        data->width = image->width;
        data->height = image->height;
        if (status != CODEC_UNSUPPORTED) return status;
    }
    status = decode(file, image, width, height, &pixels);
    if (status != CODEC_DONE) return status;
    bool across = image->orientation >= 5, drawn = image->format != IMAGE_JPEG && pixels_are_drawn(&pixels);
    pixels_shrink(&pixels, across ? height : width, across ? width : height);
    pixels_turn(&pixels, image->orientation);
    pack(&pixels, !drawn, data);
    return CODEC_DONE;
}

bool image_encode(const Image *image, uint32_t max_width, uint32_t max_height, ImageData *data,
                  DiagList *diags)
{
    uint32_t width, height;
    Image now = {.path = image->path, .span = image->span};
    Str file;
    *data = (ImageData){0};
    Arena *scratch = arena_new();
    fit(image, max_width, max_height, &width, &height);
    /* It may have changed since its header was read. */
    bool sound =
        read_picture(scratch, image->path, image->span, &file, diags) && read_header(file, &now, diags);
    if (sound) {
        CodecStatus status = now.format != image->format || now.width != image->width ||
                                     now.height != image->height || now.orientation != image->orientation
                                 ? CODEC_BROKEN
                                 : encode(file, image, width, height, data);
        sound = status == CODEC_DONE || refuse_codec(status, image->path, image->span, diags);
    }
    arena_free(scratch);
    return sound;
}

void image_data_to_png(ImageData *data)
{
    if (data->jpeg) return;
    size_t count = (size_t)data->width * data->height;
    Pixels pixels = {data->bytes, data->width, data->height, data->components};
    if (data->alpha) {
        pixels = pixels_new(data->width, data->height, 4);
        for (size_t i = 0; i < count; i++) {
            memcpy(pixels.bytes + 4 * i, data->bytes + 3 * i, 3);
            pixels.bytes[4 * i + 3] = data->alpha[i];
        }
    }
    uint8_t *raw = data->bytes;
    png_encode(&pixels, &data->bytes, &data->size);
    if (data->alpha) pixels_free(&pixels);
    free(raw);
    free(data->alpha);
    data->alpha = NULL;
}

void image_data_free(ImageData *data)
{
    if (data->jpeg)
        jpeg_free(data->bytes);
    else
        free(data->bytes);
    free(data->alpha);
    *data = (ImageData){0};
}
