/* Image XObjects: made empty, encoded when they are written. */
#ifndef PDF_IMAGES_H
#define PDF_IMAGES_H

#include "pdf/objects-imp.h"
#include "pdf/prefetch-imp.h"

/* One object a use, filled from the prefetch. What is wrong with a photo is told while the file is saved;
 * *broken then turns true. */
HPDF_Dict *pdf_images(HPDF_Doc doc, Arena *arena, const Photos *photos, Prefetch *prefetch, DiagList *diags,
                      bool *broken);

#endif
