#include "template/mapped_text-imp.h"

MappedText mapped_new(Arena *arena)
{
    return (MappedText){.text = {.arena = arena}};
}

void mapped_begin(MappedText *to, Span span, bool verbatim)
{
    if (to->pieces.count) {
        MapPiece *last = &to->pieces.items[to->pieces.count - 1];
        bool continues = verbatim && last->verbatim && last->span.source == span.source &&
                         last->span.start + (to->text.len - last->offset) == span.start;
        if (continues) {
            last->span.end = span.end;
            return;
        }
    }
    array_push(to->text.arena, &to->pieces, (MapPiece){to->text.len, span, verbatim});
}

void mapped_add_span(MappedText *to, Span span)
{
    if (span.start == span.end) return;
    mapped_begin(to, span, true);
    strbuf_add(&to->text, span_text(span));
}

void mapped_add(MappedText *to, Str text, Span span)
{
    if (text.len == 0) return;
    mapped_begin(to, span, false);
    strbuf_add(&to->text, text);
}

/* The piece that holds the byte; there is one wherever there is text. */
static size_t piece_at(const MappedText *mapped, size_t offset)
{
    size_t low = 0, high = mapped->pieces.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (mapped->pieces.items[middle].offset <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t piece_end(const MappedText *mapped, size_t index)
{
    return index + 1 < mapped->pieces.count ? mapped->pieces.items[index + 1].offset : mapped->text.len;
}

/* The part of a piece's span that answers to [start, end), clipped to the piece. */
static Span part_of(const MappedText *mapped, size_t index, size_t start, size_t end)
{
    const MapPiece *piece = &mapped->pieces.items[index];
    size_t last = piece_end(mapped, index);
    Span span = piece->span;
    if (end > last) end = last;
    if (!piece->verbatim) return span;
    span.end = span.start + (uint32_t)(end - piece->offset);
    span.start += (uint32_t)(start - piece->offset);
    return span;
}

void mapped_copy(MappedText *to, const MappedText *from, size_t start, size_t end)
{
    while (start < end) {
        size_t index = piece_at(from, start);
        size_t stop = piece_end(from, index) < end ? piece_end(from, index) : end;
        mapped_begin(to, part_of(from, index, start, stop), from->pieces.items[index].verbatim);
        strbuf_add(&to->text, (Str){from->text.ptr + start, stop - start});
        start = stop;
    }
}

Span mapped_span(const MappedText *mapped, size_t start, size_t end)
{
    if (mapped->pieces.count == 0) return (Span){0};
    if (start > 0 && start >= mapped->text.len) start = mapped->text.len - 1;
    if (end <= start) end = start + 1;
    size_t first = piece_at(mapped, start), last = piece_at(mapped, end - 1);
    Span span = part_of(mapped, first, start, end);
    Span tail = part_of(mapped, last, last == first ? start : mapped->pieces.items[last].offset, end);
    if (tail.source == span.source && tail.end > span.start) span.end = tail.end;
    return span;
}
