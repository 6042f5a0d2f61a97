/* Type0 fonts: a reduced face as PDF objects (PDF 32000-1, 9.7). */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "pdf/objects-imp.h"

/* The /Font resources of all used faces, one font a layer, named by content_font_name; `programs` by face. */
HPDF_Dict pdf_fonts(HPDF_Doc doc, Arena *arena, FontSet *fonts, const FontProgram *programs);

#endif
