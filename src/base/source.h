/* Source: the text of one input file, and places in it.
 *
 * A Span is a range of bytes [start, end) of a source. People count lines and characters from 1; a Position
 * is computed from a span only where it is shown. The text is kept as read, but without a BOM; CRLF stays. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/str.h"

typedef struct Source {
    Str path; /* as it is to be shown */
    Str text;
    uint32_t *line_starts; /* byte offset of each line */
    uint32_t line_count;
} Source;

typedef struct Span {
    const Source *source; /* NULL: nowhere */
    uint32_t start, end;
} Span;

typedef struct Position {
    uint32_t line, column; /* from 1; column in characters (runes) */
} Position;

/* Texts of 4 GiB and more are the caller's to refuse beforehand. The text is borrowed. */
Source *source_new(Arena *arena, Str path, Str text);
Position source_position(const Source *source, uint32_t offset);
/* Line number `line` (from 1) without its line end; empty beyond the last. */
Str source_line(const Source *source, uint32_t line);
Str span_text(Span span);
bool span_same(Span a, Span b);

#endif
