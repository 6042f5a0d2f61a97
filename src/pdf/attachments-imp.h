/* Files inside the file: the sources of a document (PDF 32000-1, 7.11.4; ISO 19005-3, 6.8). */
#ifndef PDF_ATTACHMENTS_H
#define PDF_ATTACHMENTS_H

#include "pdf/objects-imp.h"
#include "pdf/pdf.h"

void pdf_attachments(HPDF_Doc doc, Arena *arena, const PdfProperties *properties);

#endif
