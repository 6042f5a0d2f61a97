#include "base/source.h"
#include "base/utf8.h"

#include <string.h>

/* Behind the next line end, NULL where there is none. */
static const char *next_line(Str text, const char *at)
{
    size_t left = text.len - (size_t)(at - text.ptr);
    const char *end = left ? memchr(at, '\n', left) : NULL;
    return end ? end + 1 : NULL;
}

Source *source_new(Arena *arena, Str path, Str text)
{
    Source *source = arena_make(arena, Source);
    if (str_starts_with(text, STR("\xEF\xBB\xBF"))) text = str_slice(text, 3, text.len);
    source->path = path;
    source->text = text;
    size_t lines = 1;
    for (const char *at = text.ptr; (at = next_line(text, at));) lines++;
    source->line_starts = arena_make_many(arena, uint32_t, lines);
    source->line_count = 1;
    for (const char *at = text.ptr; (at = next_line(text, at));)
        source->line_starts[source->line_count++] = (uint32_t)(at - text.ptr);
    return source;
}

Position source_position(const Source *source, uint32_t offset)
{
    uint32_t low = 0, high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    Str before = str_slice(source->text, source->line_starts[low], offset);
    return (Position){low + 1, (uint32_t)utf8_count(before) + 1};
}

Str source_line(const Source *source, uint32_t line)
{
    if (line == 0 || line > source->line_count) return (Str){0};
    size_t start = source->line_starts[line - 1];
    size_t end = line < source->line_count ? source->line_starts[line] - 1 : source->text.len;
    Str text = str_slice(source->text, start, end);
    if (text.len && text.ptr[text.len - 1] == '\r') text.len--;
    return text;
}

Str span_text(Span span)
{
    return span.source ? str_slice(span.source->text, span.start, span.end) : (Str){0};
}

bool span_same(Span a, Span b)
{
    return a.source == b.source && a.start == b.start && a.end == b.end;
}
