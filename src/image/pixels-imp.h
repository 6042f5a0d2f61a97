/* Pixels: a decoded picture in memory, 8 bits a channel, rows without gaps. Channels: 1 gray, 3 RGB, 4 RGBA.
 */
#ifndef IMAGE_PIXELS_H
#define IMAGE_PIXELS_H

#include "image/image.h"

typedef struct Pixels {
    uint8_t *bytes; /* heap */
    uint32_t width, height;
    uint8_t channels;
} Pixels;

Pixels pixels_new(uint32_t width, uint32_t height, uint8_t channels);
void pixels_free(Pixels *pixels);

/* Upright, from how EXIF says they lie (1 to 8). */
void pixels_turn(Pixels *pixels, int orientation);
/* Smaller by area averaging, each pixel the mean of what it covers; transparent ones do not bleed. */
void pixels_shrink(Pixels *pixels, uint32_t width, uint32_t height);
/* Few colours: a drawing or a screenshot, that JPEG would smear. */
bool pixels_are_drawn(const Pixels *pixels);

#endif
