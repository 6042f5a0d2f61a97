/* PDF: pages as a PDF 1.7 file by libharu, with our own Type0 fonts. Bytes depend on the pages alone. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "layout/page.h"

/* Writes the file whole or not at all. `created` goes into the properties. False with messages. */
bool pdf_write(Arena *arena, const Pages *pages, FontSet *fonts, Date created, Str path, DiagList *diags);

#endif
