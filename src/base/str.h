/* Str: a borrowed slice of UTF-8 bytes. It owns nothing and need not end in NUL; {NULL, 0} is the empty
 * string. Print one with printf("%.*s", STR_ARG(s)). */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Str {
    const char *ptr;
    size_t len;
} Str;

#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).len, ((s).ptr ? (s).ptr : "")
/* For static tables, where a compound literal is no constant. */
#define STR_INIT(literal)                                                                                    \
    {                                                                                                        \
        "" literal, sizeof(literal) - 1                                                                      \
    }

static inline Str str_from(const char *nul_terminated)
{
    return nul_terminated ? (Str){nul_terminated, strlen(nul_terminated)} : (Str){0};
}

static inline bool str_equal(Str a, Str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool str_is(Str s, const char *nul_terminated)
{
    return str_equal(s, str_from(nul_terminated));
}

static inline bool str_starts_with(Str s, Str prefix)
{
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

/* Small and capital ASCII letters taken for the same. */
bool str_equal_folded(Str a, Str b);
bool str_ends_with(Str s, Str suffix);
/* memcmp order, the shorter first. */
int str_compare(Str a, Str b);
/* The bytes [from, to), both clipped to the length. */
static inline Str str_slice(Str s, size_t from, size_t to)
{
    if (to > s.len) to = s.len;
    if (from > to) from = to;
    return s.ptr ? (Str){s.ptr + from, to - from} : (Str){0};
}

/* Without leading and trailing ASCII blanks, tabs, CR and LF. */
Str str_trim(Str s);
/* Byte offset of the first occurrence, or SIZE_MAX. */
size_t str_find(Str s, Str needle);
/* Cuts the text up to `separator` off the front of *rest (all of it where there is none); false when *rest is
 * spent, which is marked by rest->ptr == NULL. */
bool str_split(Str *rest, char separator, Str *piece);
/* Decimal digits alone into *value; false on anything else or on overflow. */
bool str_to_int(Str s, int64_t *value);

/* Copies in an arena; the copy is followed by a NUL. */
Str str_copy(Arena *arena, Str s);
const char *str_cstr(Arena *arena, Str s);
Str str_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str str_vprintf(Arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
Str str_join(Arena *arena, const Str *parts, size_t count, Str separator);
/* `s` with each `from` replaced by `to`; `s` itself where there is none. */
Str str_replace(Arena *arena, Str s, Str from, Str to);

/* StrBuf: text under construction. */
typedef struct StrBuf {
    Arena *arena;
    char *ptr;
    size_t len, capacity;
} StrBuf;

void strbuf_add(StrBuf *buf, Str s);
void strbuf_add_char(StrBuf *buf, char c);
/* In decimal. */
void strbuf_add_number(StrBuf *buf, uint64_t number);
void strbuf_add_rune(StrBuf *buf, uint32_t rune);
void strbuf_printf(StrBuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What is there so far, followed by a NUL; valid until the next addition. */
Str strbuf_str(StrBuf *buf);

/* 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五; digits beyond 9999. */
Str str_chinese_number(Arena *arena, uint32_t number);

#endif
