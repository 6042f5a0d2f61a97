/* Who and what: document properties, XMP with the standards that the file keeps, language, colours. */
#ifndef PDF_METADATA_H
#define PDF_METADATA_H

#include "pdf/objects-imp.h"
#include "pdf/pdf.h"

void pdf_metadata(HPDF_Doc doc, Arena *arena, const Pages *pages, const PdfProperties *properties);

#endif
