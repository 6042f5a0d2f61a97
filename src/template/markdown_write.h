/* A document as plain CommonMark with tables: numbers are written out, components become tables and lists,
 * and whatever a text holds is escaped, so that a reader of the Markdown sees that very text. */
#ifndef TEMPLATE_MARKDOWN_WRITE_H
#define TEMPLATE_MARKDOWN_WRITE_H

#include "template/block.h"

/* `folder` is where the Markdown will lie: its photos are named from there. */
Str document_markdown(Arena *arena, const Document *document, Str folder);

#endif
