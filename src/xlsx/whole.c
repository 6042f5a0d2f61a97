#include "xlsx/whole-imp.h"

#include "base/parallel.h"

#include <string.h>
#include <zlib.h>

/* --- XML: enough of it to see whether the end is the end --- */

typedef struct Elements {
    bool in_tag, in_quotes, declaration, closing;
    char last; /* of the tag; 0 at its start */
    bool any, broken;
    size_t depth;
} Elements;

static void end_tag(Elements *elements)
{
    elements->in_tag = false;
    if (elements->declaration) return;
    elements->any = true;
    if (elements->closing && elements->depth == 0)
        elements->broken = true;
    else if (elements->closing)
        elements->depth--;
    else if (elements->last != '/')
        elements->depth++;
}

static void take_tag(Elements *elements, char c)
{
    if (c == '"') elements->in_quotes = !elements->in_quotes;
    if (elements->in_quotes) return;
    if (c == '<') elements->broken = true;
    if (c == '>') {
        end_tag(elements);
        return;
    }
    if (elements->last == 0) {
        elements->closing = c == '/';
        elements->declaration = c == '?' || c == '!';
    }
    elements->last = c;
}

static void take_text(Elements *elements, Str text)
{
    const char *at = text.ptr, *end = at + text.len;
    while (at < end) {
        for (; elements->in_tag && at < end; at++) take_tag(elements, *at);
        const char *tag = at < end ? memchr(at, '<', (size_t)(end - at)) : NULL;
        if (!tag) return;
        elements->in_tag = true;
        elements->last = 0;
        at = tag + 1;
    }
}

static bool is_complete(const Elements *elements)
{
    return elements->any && !elements->broken && !elements->in_tag && elements->depth == 0;
}

/* --- the archive --- */

enum { END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30, STORED = 0, DEFLATED = 8 };

static uint32_t number_at(Str bytes, size_t at, int count)
{
    uint32_t number = 0;
    for (int i = count - 1; i >= 0; i--) number = number << 8 | (uint8_t)bytes.ptr[at + (size_t)i];
    return number;
}

typedef struct Part {
    uint32_t method, sum, length;
    Str packed;
    bool whole;
} Part;

/* The part that an entry of the directory leads to. */
static bool find_part(Str bytes, size_t entry, Part *part)
{
    size_t packed = number_at(bytes, entry + 20, 4), local = number_at(bytes, entry + 42, 4);
    part->method = number_at(bytes, entry + 10, 2);
    part->sum = number_at(bytes, entry + 16, 4);
    part->length = number_at(bytes, entry + 24, 4);
    if (local + LOCAL_SIZE > bytes.len) return false;
    size_t start = local + LOCAL_SIZE + number_at(bytes, local + 26, 2) + number_at(bytes, local + 28, 2);
    if (start > bytes.len || packed > bytes.len - start) return false;
    part->packed = str_slice(bytes, start, start + packed);
    return true;
}

static bool inflate_part(const Part *part, Elements *elements)
{
    static const int raw = -15;
    unsigned char piece[65536];
    z_stream stream = {.next_in = (unsigned char *)(uintptr_t)part->packed.ptr,
                       .avail_in = (uInt)part->packed.len};
    uLong sum = crc32(0, NULL, 0);
    int state = Z_OK;
    if (inflateInit2(&stream, raw) != Z_OK) return false;
    while (state == Z_OK) {
        stream.next_out = piece;
        stream.avail_out = sizeof piece;
        state = inflate(&stream, Z_NO_FLUSH);
        size_t count = sizeof piece - stream.avail_out;
        sum = crc32(sum, piece, (uInt)count);
        take_text(elements, (Str){(const char *)piece, count});
    }
    bool right = state == Z_STREAM_END && sum == part->sum && stream.total_out == part->length;
    inflateEnd(&stream);
    return right;
}

static bool is_part_whole(const Part *part)
{
    Elements elements = {0};
    if (part->method == STORED)
        take_text(&elements, part->packed);
    else if (part->method != DEFLATED || !inflate_part(part, &elements))
        return false;
    return is_complete(&elements);
}

static void judge_part(void *parts, size_t index, Arena *arena)
{
    (void)arena;
    Part *part = &((Part *)parts)[index];
    part->whole = is_part_whole(part);
}

bool workbook_is_whole(Arena *arena, Str bytes)
{
    if (bytes.len < END_SIZE) return false;
    size_t end = bytes.len - END_SIZE;
    if (number_at(bytes, end, 4) != 0x06054b50) return false;
    size_t count = number_at(bytes, end + 10, 2), entry = number_at(bytes, end + 16, 4);
    Part *parts = arena_make_many(arena, Part, count);
    for (size_t i = 0; i < count; i++) {
        if (entry + ENTRY_SIZE > end || number_at(bytes, entry, 4) != 0x02014b50) return false;
        if (!find_part(bytes, entry, &parts[i])) return false;
        entry += ENTRY_SIZE + number_at(bytes, entry + 28, 2) + number_at(bytes, entry + 30, 2) +
                 number_at(bytes, entry + 32, 2);
    }
    parallel_for(arena, count, parallel_threads(), judge_part, parts);
    for (size_t i = 0; i < count; i++)
        if (!parts[i].whole) return false;
    return count > 0;
}
