/* Who and what: document properties, XMP, language. */
#ifndef PDF_METADATA_H
#define PDF_METADATA_H

#include "pdf/objects.h"

void pdf_metadata(HPDF_Doc doc, Arena *arena, const Pages *pages, Date created);

#endif
