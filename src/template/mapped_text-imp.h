/* MappedText: text that is being made of other texts, and where each stretch of it comes from. Filling a
 * template and mending its Markdown change the text; messages still point into the files that people edit. */
#ifndef TEMPLATE_MAPPED_TEXT_H
#define TEMPLATE_MAPPED_TEXT_H

#include "base/array.h"
#include "base/source.h"

typedef struct MapPiece {
    size_t offset; /* where it begins; it ends where the next begins */
    Span span;
    bool verbatim; /* the span's own bytes, so that offsets within correspond */
} MapPiece;

typedef struct MappedText {
    StrBuf text;
    Array(MapPiece) pieces;
} MappedText;

MappedText mapped_new(Arena *arena);
/* Announces that what is added to `text` from here on comes from `span`. */
void mapped_begin(MappedText *to, Span span, bool verbatim);
/* The bytes of a span. */
void mapped_add_span(MappedText *to, Span span);
/* Text that stands for a span. */
void mapped_add(MappedText *to, Str text, Span span);
/* The bytes [start, end) of another, with their places. */
void mapped_copy(MappedText *to, const MappedText *from, size_t start, size_t end);
/* Where the bytes [start, end) come from: the whole of it where they lie in one source, else their beginning.
 */
Span mapped_span(const MappedText *mapped, size_t start, size_t end);

#endif
