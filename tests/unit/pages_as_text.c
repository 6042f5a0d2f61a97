/* The program with another device: what it would write as PDF is the pages as text, so that two versions of
 * a page can be compared. Linked with the program's own main and library, of which it replaces pdf_write. */
#include "base/file.h"
#include "pdf/pdf.h"
#include "support_page_dump.h"

bool pdf_write(Arena *arena, const Pages *pages, FontSet *fonts, const PdfProperties *properties, Str path,
               DiagList *diags)
{
    (void)fonts, (void)properties;
    return file_write(arena, path, pages_dump(arena, pages), diags);
}
