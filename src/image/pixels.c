#include "image/pixels-imp.h"

#include <stdlib.h>
#include <string.h>

Pixels pixels_new(uint32_t width, uint32_t height, uint8_t channels)
{
    return (Pixels){heap_alloc((size_t)width * height, channels), width, height, channels};
}

void pixels_free(Pixels *pixels)
{
    free(pixels->bytes);
    pixels->bytes = NULL;
}

static const uint8_t *at(const Pixels *pixels, uint32_t x, uint32_t y)
{
    return pixels->bytes + ((size_t)y * pixels->width + x) * pixels->channels;
}

void pixels_turn(Pixels *pixels, int orientation)
{
    if (orientation <= 1 || orientation > 8) return;
    uint32_t right = pixels->width - 1, bottom = pixels->height - 1;
    bool across = orientation >= 5;
    Pixels turned = pixels_new(across ? pixels->height : pixels->width,
                               across ? pixels->width : pixels->height, pixels->channels);
    uint8_t *to = turned.bytes;
    for (uint32_t y = 0; y < turned.height; y++)
        for (uint32_t x = 0; x < turned.width; x++, to += turned.channels) {
            uint32_t along = across ? y : x, down = across ? x : y;
            bool mirror = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
            bool flip = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
            memcpy(to, at(pixels, mirror ? right - along : along, flip ? bottom - down : down),
                   turned.channels);
        }
    pixels_free(pixels);
    *pixels = turned;
}

/* --- shrinking --- */

/* A pixel of the target covers some of the source's, the first and the last of them in part. Overlaps are
 * counted in units of 1/target of a source pixel: whole numbers, that add up to the source's size. */
typedef struct Cover {
    uint32_t first, last;                    /* source pixels; may be the same */
    float first_weight, middle, last_weight; /* the last one's is 0 where it is the first */
} Cover;

static Cover *covers_new(uint32_t source, uint32_t target)
{
    Cover *covers = heap_alloc(target, sizeof *covers);
    for (uint32_t i = 0; i < target; i++) {
        uint64_t start = (uint64_t)i * source, end = start + source;
        Cover *cover = &covers[i];
        cover->first = (uint32_t)(start / target);
        cover->last = (uint32_t)((end - 1) / target);
        uint64_t first_end = ((uint64_t)cover->first + 1) * target;
        cover->first_weight = (float)((first_end < end ? first_end : end) - start) / (float)source;
        cover->middle = (float)target / (float)source;
        cover->last_weight =
            cover->last == cover->first ? 0 : (float)(end - (uint64_t)cover->last * target) / (float)source;
    }
    return covers;
}

/* A row shrunk along its width. Inline, so that each number of channels has a loop of its own. */
static inline void shrink_row(const uint8_t *source, const Cover *covers, uint32_t width, size_t channels,
                              float *row)
{
    for (uint32_t x = 0; x < width; x++) {
        const Cover *cover = &covers[x];
        const uint8_t *first = source + cover->first * channels, *last = source + cover->last * channels;
        uint32_t middle[4] = {0};
        for (const uint8_t *pixel = first + channels; pixel < last; pixel += channels)
            for (size_t c = 0; c < channels; c++) middle[c] += pixel[c];
        for (size_t c = 0; c < channels; c++)
            row[x * channels + c] = cover->first_weight * first[c] + cover->middle * (float)middle[c] +
                                    cover->last_weight * last[c];
    }
}

static void read_row(const Pixels *from, uint32_t y, const Cover *covers, uint32_t width, float *row)
{
    const uint8_t *source = at(from, 0, y);
    switch (from->channels) {
    case 1: shrink_row(source, covers, width, 1, row); return;
    case 3: shrink_row(source, covers, width, 3, row); return;
    default: shrink_row(source, covers, width, 4, row); return;
    }
}

/* In place: a target row ends before the first source row that is still to be read. */
static void shrink_opaque(Pixels *pixels, uint32_t width, uint32_t height)
{
    Cover *across = covers_new(pixels->width, width), *down = covers_new(pixels->height, height);
    size_t count = (size_t)width * pixels->channels;
    float *row = heap_alloc(count, sizeof *row), *sums = heap_alloc(count, sizeof *sums);
    uint32_t held = UINT32_MAX;
    for (uint32_t y = 0; y < height; y++) {
        const Cover *cover = &down[y];
        for (size_t i = 0; i < count; i++) sums[i] = 0.5F;
        for (uint32_t source = cover->first; source <= cover->last; source++) {
            float weight = source == cover->first  ? cover->first_weight
                           : source == cover->last ? cover->last_weight
                                                   : cover->middle;
            if (held != source) read_row(pixels, source, across, width, row);
            held = source;
            for (size_t i = 0; i < count; i++) sums[i] += weight * row[i];
        }
        for (size_t i = 0; i < count; i++)
            pixels->bytes[y * count + i] = (uint8_t)(sums[i] > 255 ? 255 : sums[i]);
    }
    pixels->width = width;
    pixels->height = height;
    free(across);
    free(down);
    free(row);
    free(sums);
}

static void multiply_alpha(Pixels *pixels)
{
    uint8_t *end = pixels->bytes + (size_t)pixels->width * pixels->height * 4;
    for (uint8_t *pixel = pixels->bytes; pixel < end; pixel += 4)
        for (int c = 0; c < 3; c++) pixel[c] = (uint8_t)((pixel[c] * pixel[3] + 127) / 255);
}

static void divide_alpha(Pixels *pixels)
{
    uint8_t *end = pixels->bytes + (size_t)pixels->width * pixels->height * 4;
    for (uint8_t *pixel = pixels->bytes; pixel < end; pixel += 4)
        for (int c = 0; c < 3 && pixel[3] > 0; c++) {
            int value = (pixel[c] * 255 + pixel[3] / 2) / pixel[3];
            pixel[c] = (uint8_t)(value > 255 ? 255 : value);
        }
}

void pixels_shrink(Pixels *pixels, uint32_t width, uint32_t height)
{
    if (width == 0 || height == 0 || (width >= pixels->width && height >= pixels->height)) return;
    if (pixels->channels == 4) multiply_alpha(pixels);
    shrink_opaque(pixels, width, height);
    if (pixels->channels == 4) divide_alpha(pixels);
}

bool pixels_are_drawn(const Pixels *pixels)
{
    enum { FEW = 200, SLOTS = 1024 };
    uint32_t seen[SLOTS], count = 0;
    memset(seen, 0xFF, sizeof seen);
    size_t total = (size_t)pixels->width * pixels->height;
    for (size_t i = 0; i < total; i++) {
        const uint8_t *pixel = pixels->bytes + i * pixels->channels;
        uint32_t color = pixel[0];
        if (pixels->channels >= 3) color |= (uint32_t)(pixel[1] << 8 | pixel[2] << 16);
        uint32_t slot = color * 2654435761u >> 22;
        while (seen[slot] != UINT32_MAX && seen[slot] != color) slot = (slot + 1) % SLOTS;
        if (seen[slot] == color) continue;
        if (++count > FEW) return false;
        seen[slot] = color;
    }
    return true;
}
