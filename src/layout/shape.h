/* Shape: inlines → clusters with glyphs, widths and gaps. */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "layout/segment.h"

/* Where glyphs come from: the fonts, or a table in tests. */
typedef bool GlyphLookup(void *context, size_t family, bool bold, bool latin, uint32_t rune, GlyphRef *glyph);

/* What shaping needs; one a document. Characters that no font has are reported once a place (F0002). */
typedef struct Shaper Shaper;

/* What is shaped lies in `scratch`. */
Shaper *shaper_new(Arena *arena, Arena *scratch, const Style *style, GlyphLookup *lookup, void *context,
                   DiagList *diags);
void shaper_free(Shaper *shaper);
/* Whether every character had its glyph so far. */
bool shaper_complete(const Shaper *shaper);

/* How a text is set, apart from its own strong, emphasis and chips. */
Shaped shape(Shaper *shaper, const Inlines *text, const TextStyle *style);
/* A text of our own. */
Shaped shape_str(Shaper *shaper, Str text, const TextStyle *style, Span span);
enum { SOFT_HYPHEN = 0xAD };

/* Marks where words of a shaped text (clusters of it) may part, and how wide their hyphens are. */
void shape_hyphens(Shaper *shaper, const TextRun *runs, Cluster *clusters, size_t count);
/* The hyphen at the end of a line, which text taken from the page leaves out (U+00AD). */
bool shape_hyphen(Shaper *shaper, const TextRun *run, GlyphRef *glyph);
/* The glyph of a blank beside a cluster's face. */
bool shape_blank(Shaper *shaper, const TextRun *run, bool latin, GlyphRef *glyph);

/* spacing.c: “ ” … by their neighbours, and what neighbours do to widths. */
void resolve_ambiguous_marks(Cluster *clusters, size_t count, Arena *arena);
void space_clusters(const TextRun *runs, Cluster *clusters, size_t count);

#endif
