/* Face: one font file (or member of a collection), opened by HarfBuzz when it is first needed. */
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include "base/array.h"
#include "font/find-imp.h"
#include "font/font.h"

#include <hb.h>

typedef struct Face {
    FoundFace file;
    enum { FACE_CLOSED, FACE_OPEN, FACE_REFUSED } state;
    hb_face_t *hb;
    hb_font_t *font; /* scaled to upem, at its named instance */
    int upem;
    size_t glyph_count;
    bool cff;
    bool used;
    uint32_t *rune_of_glyph; /* glyph_count: the first rune each used glyph stands for, plus 1; NULL: none */
    Array(FurtherRune) further;
} Face;

/* False where it cannot be used. The first time that is told: X0002 where the file cannot be read, F0003
 * where it is broken or has no outlines that a PDF can take, F0004 where its licence does not let it be
 * embedded. */
bool face_open(Face *face, DiagList *diags);
/* What the fsType of a font's OS/2 table allows (OpenType 1.9): a reduced face within a document. */
bool face_may_be_embedded(unsigned fs_type);
void face_close(Face *face);
/* Gives back the memory that has been read of the file; it is read again where it is needed. */
void face_rest(const Face *face);

/* The rune's glyph and advance; false where the face has none. */
bool face_glyph(const Face *face, uint32_t rune, uint16_t *glyph, int16_t *advance);
/* The same for a mark of two forms, with its ink: the full-width one among Chinese, or the Latin one. */
bool face_mark(const Face *face, uint32_t rune, bool latin, GlyphRef *ref);
int16_t face_advance(const Face *face, uint16_t glyph);
FaceMetrics face_metrics(const Face *face, Arena *arena);

#endif
