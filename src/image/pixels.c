#include "image/pixels.h"

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

/* A row of the target is the weighted sum of rows of the source, each first summed along its width. Weights
 * are overlaps in units of 1/target of a source pixel, so they are whole numbers and add up to the source's
 * size. */

/* Sums along the width, times 256: below 2^16. */
static void shrink_row(const Pixels *from, uint32_t y, uint32_t width, uint32_t *row)
{
    uint8_t channels = from->channels;
    for (uint32_t x = 0; x < width; x++) {
        uint64_t start = (uint64_t)x * from->width, end = start + from->width;
        uint64_t sums[4] = {0};
        for (uint64_t source = start / width; source * width < end; source++) {
            uint64_t left = source * width, right = left + width;
            uint64_t weight = (right < end ? right : end) - (left > start ? left : start);
            const uint8_t *pixel = at(from, (uint32_t)source, y);
            for (uint8_t c = 0; c < channels; c++) sums[c] += weight * pixel[c];
        }
        for (uint8_t c = 0; c < channels; c++)
            row[(size_t)x * channels + c] = (uint32_t)(sums[c] * 256 / from->width);
    }
}

static void shrink_opaque(Pixels *pixels, uint32_t width, uint32_t height)
{
    Pixels small = pixels_new(width, height, pixels->channels);
    size_t count = (size_t)width * pixels->channels;
    uint32_t *row = heap_alloc(count, sizeof *row), held = UINT32_MAX;
    uint64_t *sums = heap_alloc(count, sizeof *sums);
    for (uint32_t y = 0; y < height; y++) {
        uint64_t start = (uint64_t)y * pixels->height, end = start + pixels->height;
        memset(sums, 0, count * sizeof *sums);
        for (uint64_t source = start / height; source * height < end; source++) {
            uint64_t top = source * height, bottom = top + height;
            uint64_t weight = (bottom < end ? bottom : end) - (top > start ? top : start);
            if (held != source) shrink_row(pixels, (uint32_t)source, width, row);
            held = (uint32_t)source;
            for (size_t i = 0; i < count; i++) sums[i] += weight * row[i];
        }
        uint64_t whole = (uint64_t)pixels->height * 256;
        for (size_t i = 0; i < count; i++)
            small.bytes[y * count + i] = (uint8_t)((sums[i] + whole / 2) / whole);
    }
    free(row);
    free(sums);
    pixels_free(pixels);
    *pixels = small;
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
