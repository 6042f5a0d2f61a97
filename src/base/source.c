#include "base/source.h"
#include "base/utf8.h"

#include <string.h>

Source *source_new(Arena *arena, Str path, Str text)
{
    Source *source = arena_make(arena, Source);
    if (str_starts_with(text, STR("\xEF\xBB\xBF"))) text = str_slice(text, 3, text.len);
    source->path = path;
    source->text = text;
    uint32_t lines = 1;
    for (size_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n';
    source->line_starts = arena_make_many(arena, uint32_t, lines);
    source->line_count = 1;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\n') source->line_starts[source->line_count++] = (uint32_t)(i + 1);
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
