/* sRGB as an ICC profile: what our device colours mean (PDF/A's output intent). */
#ifndef PDF_SRGB_H
#define PDF_SRGB_H

#include "base/str.h"

/* A display profile of ICC version 2 with three primaries and one curve. */
Str srgb_profile(Arena *arena);

#endif
