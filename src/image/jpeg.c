#include "image/codec-imp.h"

#include <string.h>
#include <turbojpeg.h>

enum { QUALITY = 85, FLAGS = TJFLAG_LIMITSCANS };

typedef struct JpegInfo {
    int width, height, subsampling, colors;
} JpegInfo;

static tjhandle open_codec(tjhandle (*init)(void))
{
    tjhandle handle = init();
    if (!handle) arena_out_of_memory();
    return handle;
}

static const unsigned char *bytes_of(Str file)
{
    return (const unsigned char *)file.ptr;
}

static bool read_info(tjhandle handle, Str file, JpegInfo *info)
{
    return tjDecompressHeader3(handle, bytes_of(file), file.len, &info->width, &info->height,
                               &info->subsampling, &info->colors) == 0;
}

/* Some cameras leave stray bytes between segments; all else that libjpeg warns of costs pixels. */
static bool succeeded(tjhandle handle, int result)
{
    return result == 0 || (tjGetErrorCode(handle) == TJERR_WARNING &&
                           strstr(tjGetErrorStr2(handle), "extraneous bytes") != NULL);
}

/* The TIFF structure of the APP1 segment, which stands before the picture. */
static Str find_exif(Str file)
{
    enum { APP1 = 0xE1, START_OF_SCAN = 0xDA };
    static const Str mark = STR_INIT("Exif\0\0");
    for (size_t at = 2; at + 4 <= file.len && (uint8_t)file.ptr[at] == 0xFF;) {
        uint8_t marker = (uint8_t)file.ptr[at + 1];
        size_t length = big_endian(file.ptr + at + 2, 2);
        Str segment = str_slice(file, at + 4, at + 2 + length);
        if (marker == START_OF_SCAN || length < 2) break;
        if (marker == APP1 && str_starts_with(segment, mark))
            return str_slice(segment, mark.len, segment.len);
        at += 2 + length;
    }
    return (Str){0};
}

CodecStatus jpeg_header(Str file, ImageHeader *header)
{
    tjhandle handle = open_codec(tjInitDecompress);
    JpegInfo info = {0};
    bool sound = read_info(handle, file, &info) && info.width > 0 && info.height > 0;
    tjDestroy(handle);
    if (!sound) return CODEC_BROKEN;
    *header = (ImageHeader){(uint32_t)info.width, (uint32_t)info.height, find_exif(file)};
    return CODEC_DONE;
}

/* libjpeg can leave out the finer part of each block: a half, a quarter, … of the size at a fraction of the
 * time. */
static void choose_scale(JpegInfo *info, uint32_t width, uint32_t height)
{
    int count, full_width = info->width, full_height = info->height;
    const tjscalingfactor *factors = tjGetScalingFactors(&count);
    for (int i = 0; i < count; i++) {
        int scaled_width = TJSCALED(full_width, factors[i]),
            scaled_height = TJSCALED(full_height, factors[i]);
        if (factors[i].num > factors[i].denom || scaled_width >= info->width) continue;
        if ((uint32_t)scaled_width < width || (uint32_t)scaled_height < height) continue;
        info->width = scaled_width;
        info->height = scaled_height;
    }
}

/* Adobe's four inks, which are stored inverted. */
static void cmyk_to_rgb(Pixels *pixels)
{
    size_t count = (size_t)pixels->width * pixels->height;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *ink = pixels->bytes + 4 * i;
        uint8_t black = ink[3], rgb[3];
        for (int c = 0; c < 3; c++) rgb[c] = (uint8_t)(ink[c] * black / 255);
        memcpy(pixels->bytes + 3 * i, rgb, 3);
    }
    pixels->channels = 3;
}

static bool is_cmyk(const JpegInfo *info)
{
    return info->colors == TJCS_CMYK || info->colors == TJCS_YCCK;
}

CodecStatus jpeg_decode(Str file, uint32_t width, uint32_t height, Pixels *pixels)
{
    tjhandle handle = open_codec(tjInitDecompress);
    JpegInfo info = {0};
    bool sound = read_info(handle, file, &info);
    if (sound) {
        int format = is_cmyk(&info) ? TJPF_CMYK : info.colors == TJCS_GRAY ? TJPF_GRAY : TJPF_RGB;
        choose_scale(&info, width, height);
        *pixels = pixels_new((uint32_t)info.width, (uint32_t)info.height, (uint8_t)tjPixelSize[format]);
        sound = succeeded(handle, tjDecompress2(handle, bytes_of(file), file.len, pixels->bytes, info.width,
                                                0, info.height, format, FLAGS));
        if (sound && format == TJPF_CMYK) cmyk_to_rgb(pixels);
        if (!sound) pixels_free(pixels);
    }
    tjDestroy(handle);
    return sound ? CODEC_DONE : CODEC_BROKEN;
}

void jpeg_encode(const Pixels *pixels, uint8_t **bytes, size_t *size)
{
    tjhandle handle = open_codec(tjInitCompress);
    bool gray = pixels->channels == 1;
    unsigned char *target = NULL;
    unsigned long length = 0;
    if (tjCompress2(handle, pixels->bytes, (int)pixels->width, 0, (int)pixels->height,
                    gray ? TJPF_GRAY : TJPF_RGB, &target, &length, gray ? TJSAMP_GRAY : TJSAMP_420, QUALITY,
                    0) != 0)
        arena_out_of_memory();
    tjDestroy(handle);
    *bytes = target;
    *size = length;
}

CodecStatus jpeg_strip(Str file, uint8_t **bytes, size_t *size, uint8_t *components)
{
    tjhandle handle = open_codec(tjInitTransform);
    tjtransform transform = {.op = TJXOP_NONE, .options = TJXOPT_COPYNONE};
    JpegInfo info = {0};
    unsigned char *target = NULL;
    unsigned long length = 0;
    CodecStatus status = CODEC_BROKEN;
    if (read_info(handle, file, &info)) {
        if (is_cmyk(&info))
            status = CODEC_UNSUPPORTED;
        else if (succeeded(handle, tjTransform(handle, bytes_of(file), file.len, 1, &target, &length,
                                               &transform, FLAGS)))
            status = CODEC_DONE;
    }
    tjDestroy(handle);
    if (status != CODEC_DONE) {
        tjFree(target);
        return status;
    }
    *bytes = target;
    *size = length;
    *components = info.colors == TJCS_GRAY ? 1 : 3;
    return CODEC_DONE;
}

void jpeg_free(uint8_t *bytes)
{
    tjFree(bytes);
}
