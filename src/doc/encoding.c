#include "doc/encoding.h"
#include "base/utf8.h"
#include "os/os.h"

/* --- telling apart -------------------------------------------------------------------------------------- */

static bool has_utf16_mark(Str bytes)
{
    return str_starts_with(bytes, STR("\xFF\xFE")) || str_starts_with(bytes, STR("\xFE\xFF"));
}

/* Without a mark: every other byte of ASCII text is NUL. */
static bool is_utf16(Str bytes)
{
    if (has_utf16_mark(bytes)) return true;
    const char *b = bytes.ptr;
    return bytes.len >= 4 && (b[0] == 0) != (b[1] == 0) && (b[2] == 0) == (b[0] == 0) &&
           (b[3] == 0) == (b[1] == 0);
}

/* Bytes of the GB 18030 character at the front (GBK is its two-byte part), 0 where there is none. */
static size_t gb_length(Str text)
{
    const unsigned char *b = (const unsigned char *)text.ptr;
    if (b[0] < 0x80) return 1;
    if (b[0] == 0x80 || b[0] == 0xFF || text.len < 2) return 0;
    if (b[1] >= 0x40 && b[1] != 0x7F && b[1] != 0xFF) return 2;
    bool four = text.len >= 4 && b[1] >= 0x30 && b[1] <= 0x39 && b[2] >= 0x81 && b[2] <= 0xFE &&
                b[3] >= 0x30 && b[3] <= 0x39;
    return four ? 4 : 0;
}

static bool is_gb(Str text)
{
    while (text.len) {
        size_t len = gb_length(text);
        if (len == 0) return false;
        text = str_slice(text, len, text.len);
    }
    return true;
}

/* Chinese in GBK hardly ever looks like three-byte UTF-8; damaged UTF-8 mostly does. */
static bool is_mostly_utf8(Str bytes)
{
    size_t characters = 0, invalid = 0;
    while (bytes.len) {
        size_t before = bytes.len;
        bool bad = utf8_next(&bytes) == UTF8_INVALID;
        invalid += bad;
        characters += before - bytes.len >= 3;
    }
    return characters > invalid;
}

Encoding encoding_of(Str bytes)
{
    if (is_utf16(bytes)) return ENCODING_UTF16;
    if (utf8_find_invalid(bytes) == SIZE_MAX) return ENCODING_UTF8;
    return is_gb(bytes) && !is_mostly_utf8(bytes) ? ENCODING_GBK : ENCODING_DAMAGED;
}

/* --- decoding ------------------------------------------------------------------------------------------- */

static bool convert(Arena *arena, OsEncoding from, Str bytes, Str *text)
{
    /* No character grows to more than three times its bytes. */
    size_t room = bytes.len * 3;
    char *out = arena_alloc(arena, room);
    text->ptr = out;
    return os_decode(from, bytes.ptr, bytes.len, out, room, &text->len);
}

/* Characters of GB 2312, which has all but rare names: their two bytes are both from A1 on. */
static bool is_common_gb(Str bytes)
{
    size_t characters = 0, common = 0;
    while (bytes.len) {
        size_t len = gb_length(bytes);
        characters += len > 1;
        common += len == 2 && (unsigned char)bytes.ptr[0] >= 0xA1 && (unsigned char)bytes.ptr[1] >= 0xA1;
        bytes = str_slice(bytes, len, bytes.len);
    }
    return common * 10 >= characters * 9;
}

static bool is_typed(uint32_t rune)
{
    if (rune < 0x20) return rune == '\t' || rune == '\n' || rune == '\r';
    bool private = (rune >= 0xE000 && rune <= 0xF8FF) || rune >= 0xF0000;
    bool nothing = rune == 0xFFFD || (rune & 0xFFFE) == 0xFFFE || (rune >= 0xFDD0 && rune <= 0xFDEF);
    return !private && !nothing && (rune < 0x7F || rune >= 0xA0);
}

static bool is_all_typed(Str text)
{
    while (text.len)
        if (!is_typed(utf8_next(&text))) return false;
    return true;
}

bool encoding_decode(Arena *arena, Encoding encoding, Str bytes, Str *text)
{
    if (encoding == ENCODING_GBK)
        return is_common_gb(bytes) && convert(arena, OS_GB18030, bytes, text) && is_all_typed(*text);
    if (encoding != ENCODING_UTF16 || !has_utf16_mark(bytes)) return false;
    return convert(arena, OS_UTF16, bytes, text) && is_all_typed(*text);
}
