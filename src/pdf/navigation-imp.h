/* Finding one's way: outline, page labels, links. */
#ifndef PDF_NAVIGATION_H
#define PDF_NAVIGATION_H

#include "pdf/objects-imp.h"
#include "pdf/tags-imp.h"

void pdf_outline(HPDF_Doc doc, const Pages *pages, const HPDF_Page *objects);
void pdf_page_labels(HPDF_Doc doc, const Pages *pages);
/* The annotations of all links, page by page, each put under its element. */
HPDF_Dict *pdf_links(HPDF_Doc doc, Arena *arena, const Pages *pages, const HPDF_Page *objects, Tags *tags);

#endif
