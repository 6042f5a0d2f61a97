/* The structure tree as PDF objects (PDF 32000-1, 14.7.2 to 14.7.4). A report has tens of thousands of
 * elements, so they never become libharu's objects: their text is made when it is written. */
#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

#include "pdf/objects-imp.h"
#include "pdf/tags-imp.h"

typedef struct Structure Structure;

/* The tree of finished tags, hung into the catalog; `pages` and `links` (annotations) by number. NULL where
 * nothing is tagged. */
Structure *pdf_structure(HPDF_Doc doc, const Tags *tags, const HPDF_Page *pages, const HPDF_Dict *links);
/* How many objects it adds to libharu's. */
uint32_t structure_count(const Structure *structure);
/* Numbers them from `first` on; before anything that refers to them is written. */
void structure_number(Structure *structure, uint32_t first);
/* The value of one. May be called by several threads. */
void structure_write(const Structure *structure, uint32_t index, StrBuf *out);

#endif
