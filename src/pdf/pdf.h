/* PDF: pages as a PDF 1.7 file by libharu, with our own Type0 fonts. Bytes depend on the pages alone.
 *
 * The file is tagged (structure tree, artifacts marked), its objects are packed (object streams), photos are
 * encoded one at a time while it is written. Messages: F0003 (a broken font), F01… (a broken photo), X0005
 * (cannot be written), X0020 (libharu's limits).
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "layout/page.h"

extern const CodeEntry pdf_codes[];
extern const size_t pdf_code_count;

/* Writes the file whole or not at all. `created` goes into the properties. False with messages. */
bool pdf_write(Arena *arena, const Pages *pages, FontSet *fonts, Date created, Str path, DiagList *diags);

#endif
