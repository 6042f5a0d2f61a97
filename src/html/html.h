/* HTML: a document as one self-contained page, for a browser on a phone or a desk, and for its printer.
 *
 * The same blocks as the PDF's, in the same order: headings with their numbers and ids, a contents that links
 * to them, tables with header cells, photos as data: URIs (scaled, no metadata), charts as inline SVG.
 * Colours, families and sizes come from style.yaml. The page holds no script and loads nothing, and forbids
 * whatever else reads it to. Its bytes depend on the document alone. */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "style/style.h"
#include "template/block.h"

#include "base/diag.h"

/* rules: what the stylesheet holds beside the style, templates/report.css.
 * Writes the file whole or not at all. False with messages: F00… (no font to measure a chart by), F01… (a
 * broken photo), X0005 (cannot be written). */
bool html_write(Arena *arena, const Document *document, const Style *style, Str rules, Str path,
                DiagList *diags);

#endif
