/* Saving: a libharu document's objects and its structure tree as a file with object streams, which libharu
 * itself cannot write. */
#ifndef PDF_SAVE_H
#define PDF_SAVE_H

#include "base/file.h"
#include "pdf/structure-imp.h"

/* False where a write failed; file_commit says why. libharu's own errors are the document's. */
bool pdf_save(HPDF_Doc doc, Structure *structure, Arena *arena, const PendingFile *file);

#endif
