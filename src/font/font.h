/* Fonts: faces found by fontconfig, opened once a process, looked up glyph by glyph.
 *
 * A stack is an ordered list of faces for one family and weight; a rune takes its glyph from the first face
 * that has it (Latin runes first from the Latin faces). Advances come from our own table. A family of one
 * weight is emboldened by the device (stroke). Glyphs are marked as used where they are set; a face is subset
 * once, from its used glyphs. Messages: F….
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
    uint16_t face;   /* index among the set's faces */
    uint16_t glyph;  /* id in that face */
    int16_t advance; /* 1/1000 em */
    bool embolden;   /* bold was asked for and the face has one weight */
} GlyphRef;

typedef struct FaceMetrics {
    Str postscript_name;
    int16_t ascent, descent, cap_height, stem_v, italic_angle; /* 1/1000 em, descent below 0 */
    int16_t bbox[4];                                           /* x0 y0 x1 y1, 1/1000 em */
    bool cff;                                                  /* CFF outlines, else glyf */
} FaceMetrics;

/* NULL with F0001 when a family has no face at all (exit 3). */
FontSet *font_set_open(const FontFamily *families, size_t count, DiagList *diags);
void font_set_close(FontSet *set);

/* The rune in a family (index into families) and weight. `latin`: take it from the Latin faces first (what “
 * ” … are depends on their neighbours, so the caller decides). False where no face of any family has it: the
 * caller reports F0002 at its place. */
bool font_glyph(FontSet *set, size_t family, bool bold, bool latin, uint32_t rune, GlyphRef *glyph);

/* Marks a glyph as set, with the text it stands for (one rune, for ToUnicode). */
void font_use(FontSet *set, GlyphRef glyph, uint32_t rune);

size_t font_face_count(const FontSet *set);
bool font_face_used(const FontSet *set, size_t face);
FaceMetrics font_metrics(const FontSet *set, size_t face);

/* A reduced face of the used glyphs, and how the text operators name them. */
typedef struct FontProgram {
    Str program;                  /* a bare CFF table (CIDFontType0C) or a TrueType file */
    const uint16_t *cid_of_glyph; /* by original glyph id; what is written into the page */
    size_t glyph_count;
    const uint16_t *cids; /* used, ascending */
    const uint32_t
        *runes; /* of each cid: what it stands for; a further rune of the same glyph has a cid of its own */
    const int16_t *advances; /* of each cid, 1/1000 em */
    size_t cid_count;
    Str gid_of_cid; /* two bytes a cid, big-endian (CIDToGIDMap); empty for CFF, where they are equal */
} FontProgram;

/* Subsets all used faces (in parallel); programs[face] is filled for each used one. False with messages. */
bool font_subset(FontSet *set, Arena *arena, FontProgram *programs, DiagList *diags);

/* Forgets which glyphs were used, for the next document; faces stay open. */
void font_forget_use(FontSet *set);

#endif
