/* Text: runs of characters → clusters with glyphs → lines → places. What layout sees of this folder.
 *
 *     TextRuns ─text_shape→ Shaped ─text_lines→ TextLines ─text_justify→ GlyphPlaces
 *
 * Nothing here knows pages or blocks. Messages: F0002, F0201.
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/diag.h"
#include "text/cluster.h"

/* --- shaping --- */

/* Where glyphs come from: the fonts, or a table in tests. */
typedef bool GlyphLookup(void *context, size_t family, bool bold, bool latin, uint32_t rune, GlyphRef *glyph);

/* What shaping needs; one a document. Characters that no font has are reported once a place (F0002). */
typedef struct Shaper Shaper;

/* What is shaped and its lines lie in `scratch`. NULL with F0201. */
Shaper *shaper_new(Arena *arena, Arena *scratch, GlyphLookup *lookup, void *context, DiagList *diags);
void shaper_free(Shaper *shaper);
/* Whether every character had its glyph so far, and every English word could be parted. */
bool shaper_complete(const Shaper *shaper);

enum { SOFT_HYPHEN = 0xAD };

/* The hyphen at the end of a line, which text taken from the page leaves out (U+00AD). */
bool shaper_hyphen(Shaper *shaper, const TextRun *run, GlyphRef *glyph);
/* The glyph of a blank beside a cluster's face. */
bool shaper_blank(Shaper *shaper, const TextRun *run, bool latin, GlyphRef *glyph);

/* The runs live as long as what is made of them. */
Shaped text_shape(Shaper *shaper, const TextRun *runs, size_t count, Length em, Length leading);
/* Wide tracking: more blank between all characters. */
void text_track(Shaped *text, Length tracking);

/* --- widths --- */

/* Of the whole text as one line. */
Length text_width(const Shaped *text);
/* Of clusters [first, end) as a line. */
Length clusters_width(const Cluster *clusters, size_t first, size_t end);

/* How wide a text is when it is broken at newlines alone. */
typedef struct TextWidths {
    Length natural; /* the widest line */
    Length all;     /* all lines together */
    Length piece;   /* the widest piece that does not break (places of at most BREAK_POOR break) */
    Length hard;    /* and when the joints of codes and dates break as well */
} TextWidths;

TextWidths text_widths(const Shaped *text);

/* --- lines --- */

typedef struct LineMeasure {
    Length width;
    Length indent; /* of the first line */
    bool ragged;   /* flush left, never stretched */
    bool hanging;  /* what follows a list's label (1. or •) goes on below its own start */
} LineMeasure;

typedef struct TextLine {
    uint32_t first, end; /* clusters [first, end); may be empty (an empty line) */
    Length width;        /* that the line fills: of its measure, or its natural width */
    Length indent;
    bool flush; /* both edges */
} TextLine;

typedef struct TextLines {
    TextLine *items;
    size_t count;
} TextLines;

/* Time grows with the number of clusters, whatever the paragraph's length. */
TextLines text_lines(Shaper *shaper, const Shaped *text, LineMeasure measure);
/* Of a paragraph in a column; narrow ones are ragged. */
TextLines text_paragraph(Shaper *shaper, const Shaped *text, LineMeasure measure);
/* Of a text in a cell or a caption; narrow ones, and those that would be full of holes, are ragged. */
TextLines text_cell(Shaper *shaper, const Shaped *text, Length width, bool ragged);

/* Where each cluster of a line stands. */
typedef struct GlyphPlace {
    Length x;     /* of the body's start */
    Length shift; /* the glyph is drawn this far to the left of x */
    Length end;   /* of the body */
} GlyphPlace;

/* places: one for each cluster of the line. */
void text_justify(const Shaped *text, const TextLine *line, GlyphPlace *places);
/* Base line of a line of text in a strip of the given height. */
Length text_base_line(Length height, Length size);

#endif
