#include "base/utf8.h"

#include <string.h>

uint32_t utf8_next(Str *s)
{
    const unsigned char *p = (const unsigned char *)s->ptr;
    uint32_t first = p[0];
    size_t len = first < 0x80   ? 1
                 : first < 0xC2 ? 0
                 : first < 0xE0 ? 2
                 : first < 0xF0 ? 3
                 : first < 0xF5 ? 4
                                : 0;
    uint32_t rune = len == 1 ? first : len == 2 ? first & 0x1F : len == 3 ? first & 0x0F : first & 0x07;
    bool valid = len != 0 && len <= s->len;
    for (size_t i = 1; valid && i < len; i++) {
        valid = (p[i] & 0xC0) == 0x80;
        rune = rune << 6 | (p[i] & 0x3F);
    }
    if (valid && len == 3) valid = rune >= 0x800 && (rune < 0xD800 || rune > 0xDFFF);
    if (valid && len == 4) valid = rune >= 0x10000 && rune <= 0x10FFFF;
    size_t used = valid ? len : 1;
    s->ptr += used;
    s->len -= used;
    return valid ? rune : UTF8_INVALID;
}

size_t utf8_encode(uint32_t rune, char bytes[4])
{
    if (rune < 0x80) {
        bytes[0] = (char)rune;
        return 1;
    }
    size_t len = rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (rune & 0x3F));
        rune >>= 6;
    }
    bytes[0] = (char)(lead[len] | rune);
    return len;
}

static bool continues_rune(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* What checking goes by quickly at the front of a text, 0 where there is nothing of it: eight bytes of ASCII,
 * or one of U+1000 to U+CFFF, most of Chinese among them. */
static size_t plainly_valid(Str s)
{
    uint64_t word;
    if (s.len < sizeof word) return 0;
    memcpy(&word, s.ptr, sizeof word);
    if ((word & 0x8080808080808080u) == 0) return sizeof word;
    unsigned char first = (unsigned char)*s.ptr;
    return first > 0xE0 && first < 0xED && continues_rune(s.ptr[1]) && continues_rune(s.ptr[2]) ? 3 : 0;
}

size_t utf8_count(Str s)
{
    size_t count = 0;
    while (s.len) {
        size_t valid = plainly_valid(s);
        count += valid == 8 ? 8 : 1;
        if (valid)
            s = (Str){s.ptr + valid, s.len - valid};
        else
            utf8_next(&s);
    }
    return count;
}

size_t utf16_count(Str s)
{
    size_t count = 0;
    while (s.len) {
        uint32_t rune = utf8_next(&s);
        count += rune > 0xFFFF && rune != UTF8_INVALID ? 2 : 1;
    }
    return count;
}

size_t utf8_find_invalid(Str s)
{
    const char *start = s.ptr;
    while (s.len) {
        size_t valid = plainly_valid(s);
        const char *here = s.ptr;
        if (valid)
            s = (Str){here + valid, s.len - valid};
        else if (utf8_next(&s) == UTF8_INVALID)
            return (size_t)(here - start);
    }
    return SIZE_MAX;
}

/* How many runes begin among eight bytes: a continuing one has its highest bit but not the next. */
static size_t beginnings(const char *bytes)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    uint64_t continuing = word >> 7 & ~(word >> 6) & ones;
    return sizeof word - (size_t)(continuing * ones >> 56);
}

size_t utf8_length(Str s, size_t count)
{
    size_t at = 0, begun = 0;
    for (; at + 8 <= s.len && begun + 8 <= count; at += 8) begun += beginnings(s.ptr + at);
    while (at < s.len && (begun < count || continues_rune(s.ptr[at]))) begun += !continues_rune(s.ptr[at++]);
    return at;
}

typedef struct Range {
    uint32_t first, last;
} Range;

static bool in_ranges(uint32_t rune, const Range *ranges, size_t count)
{
    for (size_t i = 0; i < count && ranges[i].first <= rune; i++)
        if (rune <= ranges[i].last) return true;
    return false;
}

bool rune_is_han(uint32_t rune)
{
    static const Range han[] = {{0x2E80, 0x2FD5}, {0x3005, 0x3005},   {0x3007, 0x3007},
                                {0x3021, 0x3029}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
                                {0xF900, 0xFAFF}, {0x20000, 0x2FA1F}, {0x30000, 0x323AF}};
    return rune >= 0x2E80 && in_ranges(rune, han, sizeof han / sizeof *han);
}

int rune_width(uint32_t rune)
{
    static const Range wide[] = {
        {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
        {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6B},
        {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18AFF}, {0x1B000, 0x1B2FF}, {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
    static const Range none[] = {{0x0000, 0x001F}, {0x007F, 0x009F}, {0x0300, 0x036F}, {0x0483, 0x0489},
                                 {0x0591, 0x05BD}, {0x064B, 0x065F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
                                 {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x2064}, {0x20D0, 0x20F0},
                                 {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};
    if (rune >= 0x20 && rune < 0x7F) return 1;
    if (rune == UTF8_INVALID) return 1;
    if (in_ranges(rune, none, sizeof none / sizeof *none)) return 0;
    return in_ranges(rune, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

size_t str_width(Str s)
{
    size_t width = 0;
    while (s.len) width += (size_t)rune_width(utf8_next(&s));
    return width;
}

Str utf8_clipped(Arena *arena, Str s, size_t most)
{
    Str rest = s;
    for (size_t i = 0; rest.len && i < most; i++) utf8_next(&rest);
    return rest.len ? str_printf(arena, "%.*s…", (int)(s.len - rest.len), s.ptr) : s;
}

Str utf8_half_width(Arena *arena, Str s)
{
    StrBuf buf = {.arena = arena};
    while (s.len) {
        uint32_t rune = utf8_next(&s);
        if (rune == UTF8_INVALID) continue;
        if (rune >= 0xFF01 && rune <= 0xFF5E) rune -= 0xFEE0;
        strbuf_add_rune(&buf, rune == 0x3000 ? ' ' : rune);
    }
    return strbuf_str(&buf);
}
