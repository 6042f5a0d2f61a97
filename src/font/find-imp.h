/* Finding font files by family name; the one place that knows fontconfig.
 *
 * Loading the system's whole fontconfig configuration takes 5 ms, all of it rules for matching that exact
 * family names do not need. So a small configuration is tried first – the usual folders, and what the user
 * and the administrator added – and the whole one only where that lacks a family. */
#ifndef FONT_FIND_H
#define FONT_FIND_H

#include "base/str.h"

typedef struct FoundFace {
    Str path;  /* empty: there is none */
    int index; /* of the face in a collection; the upper 16 bits: named instance + 1, or 0 */
} FoundFace;

typedef struct FontFinder FontFinder;

/* `whole`: by the system's own configuration. NULL where fontconfig fails. */
FontFinder *font_finder_new(bool whole);
void font_finder_free(FontFinder *finder);

/* The upright faces of a family (in any of its languages' names, case ignored) nearest to the regular and the
 * bold weight; a face lighter than semi-bold is no bold one. Paths are copied to the arena. */
void font_find(FontFinder *finder, Arena *arena, Str family, FoundFace *regular, FoundFace *bold);

#endif
