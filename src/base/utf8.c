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

size_t utf16_encode(uint32_t rune, uint16_t units[2])
{
    if (rune == UTF8_INVALID) rune = 0xFFFD;
    units[0] = (uint16_t)rune;
    if (rune <= 0xFFFF) return 1;
    units[0] = (uint16_t)(0xD7C0 + (rune >> 10));
    units[1] = (uint16_t)(0xDC00 + (rune & 0x3FF));
    return 2;
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

/* The ranges in their order. */
static bool in_ranges(uint32_t rune, const Range *ranges, size_t count)
{
    while (count) {
        size_t middle = count / 2;
        if (rune >= ranges[middle].first && rune <= ranges[middle].last) return true;
        if (rune > ranges[middle].last)
            ranges += middle + 1, count -= middle + 1;
        else
            count = middle;
    }
    return false;
}

bool rune_is_han(uint32_t rune)
{
    static const Range han[] = {{0x2E80, 0x2FD5}, {0x3005, 0x3005},   {0x3007, 0x3007},
                                {0x3021, 0x3029}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
                                {0xF900, 0xFAFF}, {0x20000, 0x2FA1F}, {0x30000, 0x323AF}};
    return rune >= 0x2E80 && in_ranges(rune, han, sizeof han / sizeof *han);
}

bool rune_combines(uint32_t rune)
{
    static const Range marks[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
                                  {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},
                                  {0x1DC0, 0x1DFF}, {0x20D0, 0x20F0}, {0x302A, 0x302D}, {0x3099, 0x309A},
                                  {0xFE20, 0xFE2F}};
    return rune >= 0x0300 && in_ranges(rune, marks, sizeof marks / sizeof *marks);
}

/* East_Asian_Width W and F of Unicode 14; what lies unassigned between two such ranges counts with them. */
static bool rune_is_wide(uint32_t rune)
{
    static const Range wide[] = {
        {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
        {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
        {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
        {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
        {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
        {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
        {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
        {0x2E80, 0x303E},   {0x3041, 0x3247},   {0x3250, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6B},   {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},   {0x16FE0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
        {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
        {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
        {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567},
        {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
        {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
        {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF},
        {0x20000, 0x3FFFD}};
    return rune >= 0x1100 && in_ranges(rune, wide, sizeof wide / sizeof *wide);
}

int rune_width(uint32_t rune)
{
    static const Range unseen[] = {{0x0000, 0x001F}, {0x007F, 0x009F},  {0x061C, 0x061C}, {0x180B, 0x180E},
                                   {0x200B, 0x200F}, {0x2028, 0x202E},  {0x2060, 0x206F}, {0xFE00, 0xFE0F},
                                   {0xFEFF, 0xFEFF}, {0xE0000, 0xE01EF}};
    if (rune >= 0x20 && rune < 0x7F) return 1;
    if (rune >= 0x4E00 && rune <= 0x9FFF) return 2; /* most of what there is: no need to look */
    if (rune == UTF8_INVALID) return 1;
    if (rune_combines(rune) || in_ranges(rune, unseen, sizeof unseen / sizeof *unseen)) return 0;
    return rune_is_wide(rune) ? 2 : 1;
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
