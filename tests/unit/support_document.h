/* Templates with the schema of front matter that is shipped. */
#ifndef SUPPORT_DOCUMENT_H
#define SUPPORT_DOCUMENT_H

#include "derive/document-imp.h"
#include "template/template.h"

const Template *load_template(Arena *arena, Str folder, Str name, DiagList *diags);
/* What the front matter of templates/NAME.md says; NULL for NULL. */
const DocumentKind *shipped_document(Arena *arena, const char *name);

#endif
