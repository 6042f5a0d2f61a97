/* Small pictures made by the tests themselves. */
#ifndef SUPPORT_IMAGE_H
#define SUPPORT_IMAGE_H

#include "support.h"

/* Red, green, blue, white quarters (clockwise from the top left), as a JPEG file; with an EXIF orientation
 * and a GPS tag where `orientation` is not 0. */
Str quarters_jpeg(Arena *arena, uint32_t width, uint32_t height, int orientation);
/* A disc on transparent ground, as a PNG file. */
Str disc_png(Arena *arena, uint32_t size);
void write_picture(const char *path, Str bytes);

#endif
