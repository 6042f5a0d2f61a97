/* The structure tree as PDF objects (PDF 32000-1, 14.7.2 to 14.7.4). */
#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

#include "pdf/objects.h"
#include "pdf/tags.h"

/* Makes the tree of finished tags and hangs it into the catalog; `pages` and `links` (annotations) by number.
 */
void pdf_structure(HPDF_Doc doc, const Tags *tags, const HPDF_Page *pages, const HPDF_Dict *links);

#endif
