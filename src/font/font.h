/* Fonts: faces found by fontconfig, opened once a process, looked up glyph by glyph.
 *
 * A stack is an ordered list of faces for one family and weight; a rune takes its glyph from the first face
 * that has it (Latin runes first from the Latin faces), then from the other families. Advances come from our
 * own table. A family of one weight is emboldened by the device (stroke). A face is opened when a rune is
 * first looked for in it. Glyphs are marked as used where they are set; a face is subset once, from its used
 * glyphs. Messages: F00….
 */
#ifndef FONT_FONT_H
#define FONT_FONT_H

#include "base/diag.h"

typedef struct FontSet FontSet;

/* Faces in order of preference, as fontconfig family names. */
typedef struct FontFamily {
    Str name;
    const Str *han;
    size_t han_count;
    const Str *latin;
    size_t latin_count;
} FontFamily;

typedef struct GlyphRef {
    uint16_t face;              /* index among the set's faces */
    uint16_t glyph;             /* id in that face, never 0 */
    int16_t advance;            /* 1/1000 em */
    bool embolden;              /* bold was asked for and the face has one weight */
    int16_t ink_start, ink_end; /* 1/1000 em; of marks of two forms alone */
} GlyphRef;

typedef struct FaceMetrics {
    Str postscript_name;
    int16_t ascent, descent, cap_height, stem_v, italic_angle; /* 1/1000 em, descent below 0; degrees */
    int16_t bbox[4];                                           /* x0 y0 x1 y1, 1/1000 em */
    bool cff;                                                  /* CFF outlines, else glyf */
} FaceMetrics;

/* NULL with F0001 when a family has no face at all (exit 3). A face that turns out to be of no use when a
 * rune is looked for in it is told to the same list (X0002, F0003, F0004): another one takes its place, but
 * nothing is to come of it. */
FontSet *font_set_open(const FontFamily *families, size_t count, DiagList *diags);
void font_set_close(FontSet *set);

/* The rune in a family (index into families) and weight. `latin`: take it from the Latin faces first, and of
 * the marks of two forms (‘ ’ “ ” — …) the Latin one: their neighbours decide, so the caller says which.
 * False where no face of any family has it: the caller reports F0002 at its place. A few ns for a rune that
 * was looked up before. */
bool font_glyph(FontSet *set, size_t family, bool bold, bool latin, uint32_t rune, GlyphRef *glyph);

/* Marks a glyph as set, with the text it stands for (one rune, for ToUnicode). */
void font_use(FontSet *set, GlyphRef glyph, uint32_t rune);

size_t font_face_count(const FontSet *set);
bool font_face_used(const FontSet *set, size_t face);
/* Of a face that has given a glyph. */
FaceMetrics font_metrics(const FontSet *set, size_t face);

/* A CID of a reduced face and what it stands for. */
typedef struct FontCid {
    uint16_t cid;
    int16_t advance; /* 1/1000 em */
    uint32_t rune;   /* in layer 0 */
} FontCid;

/* A further rune of a glyph, see below. */
typedef struct FurtherRune {
    uint16_t glyph, layer; /* layer from 1 */
    uint32_t rune;
} FurtherRune;

/* A reduced face of the used glyphs, and how the text operators name them: a CID a glyph, which a CFF face
 * takes for a CID of its charset and a TrueType face for a glyph id (an identical CIDToGIDMap).
 *
 * A glyph that stands for several runes (LXGW WenKai has one for - and U+2011) keeps its CID; the second rune
 * lives in layer 1, the third in layer 2 …: a device makes one font a layer, of the same program, with a
 * ToUnicode of its own. */
typedef struct FontProgram {
    Str program;           /* a bare CFF table (CIDFontType0C) or a TrueType file */
    const FontCid *glyphs; /* by original glyph id; cid 0: not used */
    size_t glyph_count;
    const FontCid *cids; /* the used ones, ascending */
    size_t cid_count;
    const FurtherRune *further; /* by layer */
    size_t further_count;
    size_t layers; /* 1, or more */
} FontProgram;

/* Subsets all used faces (in parallel); programs[face] is filled for each used one. False with F0003. */
bool font_subset(FontSet *set, Arena *arena, FontProgram *programs, DiagList *diags);

/* The layer in which the glyph stands for the rune; both must have been marked by font_use. */
size_t font_layer(const FontProgram *program, uint16_t glyph, uint32_t rune);

/* Forgets which glyphs were used, for the next document; faces stay open. */
void font_forget_use(FontSet *set);

#endif
