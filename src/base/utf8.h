/* UTF-8: runes (Unicode scalar values) in and out, and how wide they stand in a terminal. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

enum { UTF8_INVALID = 0xFFFFFFFF };

/* The rune at the front of *s, which is cut off; UTF8_INVALID (one byte cut off) where the bytes are no
 * UTF-8: overlong, surrogate, beyond U+10FFFF, truncated. *s must not be empty. */
uint32_t utf8_next(Str *s);
/* Writes the rune's 1 to 4 bytes and gives their number. */
size_t utf8_encode(uint32_t rune, char bytes[4]);
/* Number of runes; an invalid byte counts as one. */
size_t utf8_count(Str s);
/* Writes the rune's 1 or 2 UTF-16 units and gives their number; U+FFFD for an invalid one. */
size_t utf16_encode(uint32_t rune, uint16_t units[2]);
/* UTF-16 units, as Excel counts: two for a rune beyond U+FFFF. */
size_t utf16_count(Str s);
/* Bytes of the first `count` runes of valid UTF-8; all of them where there are fewer. */
size_t utf8_length(Str s, size_t count);
/* Byte offset of the first invalid byte, or SIZE_MAX. */
size_t utf8_find_invalid(Str s);
/* The first `most` runes, with "…" where that is not all. */
Str utf8_clipped(Arena *arena, Str s, size_t most);
/* Full-width ASCII (０-９ Ａ-Ｚ ， ． － …) and the ideographic space as their ASCII selves; the rest as it
 * is, without invalid bytes. */
Str utf8_half_width(Arena *arena, Str s);

/* Han ideographs of all blocks, compatibility ideographs, 〇 and 々. */
bool rune_is_han(uint32_t rune);
/* Columns in a terminal: 0 for combining marks and controls, 2 for East Asian wide and full-width, else 1
 * (UAX #11). Ambiguous ones count 1, the Chinese marks “”‘’…—· among them, which some fonts set wide. */
int rune_width(uint32_t rune);
/* A mark that stands on the character before it and takes no room of its own. */
bool rune_combines(uint32_t rune);
/* Sum of rune_width. */
size_t str_width(Str s);

#endif
