/* PDF objects through libharu: a document whose memory never fails, and the few kinds of object we make.
 * libharu keeps its first error, so calls are not checked one by one but the document (HPDF_GetError) page by
 * page and before it is saved. */
#ifndef PDF_OBJECTS_H
#define PDF_OBJECTS_H

#include "layout/page.h"

/* Its headers miss an include of their own and declare functions without prototypes. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#include <hpdf.h>
#include <hpdf_utils.h>
#pragma GCC diagnostic pop

HPDF_Doc pdf_new(void);

/* A dictionary that others refer to. */
HPDF_Dict pdf_object(HPDF_Doc doc);
/* The same with a stream of these bytes, as they are. */
HPDF_Dict pdf_stream(HPDF_Doc doc, Str bytes);
/* The same, deflated. */
HPDF_Dict pdf_deflated_stream(HPDF_Doc doc, Arena *arena, Str bytes);
/* Says of a stream that its bytes are deflated already. */
void pdf_is_deflated(HPDF_Dict stream);
/* The number by which others refer to it. */
uint32_t pdf_number(HPDF_Dict object);
/* A rune's UTF-16BE in hexadecimal. */
void pdf_hex_rune(StrBuf *out, uint32_t rune);
/* A text string, UTF-16BE. */
HPDF_Binary pdf_text(HPDF_Doc doc, Str utf8);
/* A byte string of ASCII characters. */
HPDF_String pdf_ascii(HPDF_Doc doc, const char *text);
/* pt of a length. */
HPDF_REAL pdf_points(Length length);
/* [page /XYZ 0 y null], y from the top of the page. */
HPDF_Array pdf_destination(HPDF_Doc doc, HPDF_Page page, Length height, Length y);

#endif
