/* PDF: pages as a PDF 1.7 file by libharu, with our own Type0 fonts. Bytes depend on the pages alone.
 *
 * The file is made to PDF/UA-1 and PDF/A-2u (tests/pdfua.t says what of them is checked), with attachments to
 * PDF/A-3u. Its objects are packed (object streams), photos are encoded a few at a time while it is written.
 * Messages: F0003 (a broken font), F01… (a broken photo), X0005 (cannot be written), X0020 (libharu's
 * limits).
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "layout/page.h"

/* A YAML file that the document was made from. */
typedef struct Attachment {
    Str name; /* without folders, one of a kind */
    Str description, bytes;
} Attachment;

typedef struct PdfProperties {
    Date created; /* or DATE_NONE */
    const Attachment *attachments;
    size_t attachment_count;
} PdfProperties;

/* Writes the file whole or not at all. False with messages. */
bool pdf_write(Arena *arena, const Pages *pages, FontSet *fonts, const PdfProperties *properties, Str path,
               DiagList *diags);

#endif
