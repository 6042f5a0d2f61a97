#include "base/str.h"
#include "base/utf8.h"
#include "os/os.h"

#include <stdio.h>
#include <string.h>

int str_compare(Str a, Str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_equal_folded(Str a, Str b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        char x = a.ptr[i], y = b.ptr[i];
        if (x >= 'A' && x <= 'Z') x += 'a' - 'A';
        if (y >= 'A' && y <= 'Z') y += 'a' - 'A';
        if (x != y) return false;
    }
    return true;
}

bool str_ends_with(Str s, Str suffix)
{
    return s.len >= suffix.len && str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

Str str_trim(Str s)
{
    while (s.len && is_blank(s.ptr[0])) s.ptr++, s.len--;
    while (s.len && is_blank(s.ptr[s.len - 1])) s.len--;
    return s;
}

size_t str_find(Str s, Str needle)
{
    if (needle.len == 0) return 0;
    if (s.len < needle.len) return SIZE_MAX;
    const char *found = os_find_bytes(s.ptr, s.len, needle.ptr, needle.len);
    return found ? (size_t)(found - s.ptr) : SIZE_MAX;
}

bool str_split(Str *rest, char separator, Str *piece)
{
    if (!rest->ptr) return false;
    const char *end = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    if (!end) {
        *piece = *rest;
        *rest = (Str){0};
        return true;
    }
    size_t len = (size_t)(end - rest->ptr);
    *piece = (Str){rest->ptr, len};
    *rest = (Str){end + 1, rest->len - len - 1};
    return true;
}

bool str_to_int(Str s, int64_t *value)
{
    int64_t sum = 0;
    if (s.len == 0) return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
        if (__builtin_mul_overflow(sum, 10, &sum) || __builtin_add_overflow(sum, s.ptr[i] - '0', &sum))
            return false;
    }
    *value = sum;
    return true;
}

Str str_copy(Arena *arena, Str s)
{
    char *copy = arena_alloc(arena, s.len + 1);
    if (s.len) memcpy(copy, s.ptr, s.len);
    return (Str){copy, s.len};
}

const char *str_cstr(Arena *arena, Str s)
{
    return str_copy(arena, s).ptr;
}

Str str_vprintf(Arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    if (len < 0) len = 0;
    char *text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (Str){text, (size_t)len};
}

Str str_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Str s = str_vprintf(arena, format, args);
    va_end(args);
    return s;
}

Str str_join(Arena *arena, const Str *parts, size_t count, Str separator)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        if (i) strbuf_add(&buf, separator);
        strbuf_add(&buf, parts[i]);
    }
    return strbuf_str(&buf);
}

Str str_replace(Arena *arena, Str s, Str from, Str to)
{
    size_t at = from.len ? str_find(s, from) : SIZE_MAX;
    if (at == SIZE_MAX) return s;
    StrBuf buf = {.arena = arena};
    for (; at != SIZE_MAX; at = str_find(s, from)) {
        strbuf_add(&buf, str_slice(s, 0, at));
        strbuf_add(&buf, to);
        s = str_slice(s, at + from.len, s.len);
    }
    strbuf_add(&buf, s);
    return strbuf_str(&buf);
}

/* Room for `more` bytes and a NUL. */
static void strbuf_reserve(StrBuf *buf, size_t more)
{
    size_t needed = buf->len + more + 1;
    if (needed <= buf->capacity) return;
    size_t capacity = buf->capacity ? buf->capacity : 64;
    while (capacity < needed) capacity *= 2;
    buf->ptr = arena_grow(buf->arena, buf->ptr, buf->len, capacity);
    buf->capacity = capacity;
}

void strbuf_add(StrBuf *buf, Str s)
{
    if (s.len == 0) return;
    strbuf_reserve(buf, s.len);
    memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
}

void strbuf_add_char(StrBuf *buf, char c)
{
    strbuf_reserve(buf, 1);
    buf->ptr[buf->len++] = c;
}

void strbuf_add_number(StrBuf *buf, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    strbuf_add(buf, (Str){digits + at, sizeof digits - at});
}

void strbuf_add_rune(StrBuf *buf, uint32_t rune)
{
    char bytes[4];
    strbuf_add(buf, (Str){bytes, utf8_encode(rune, bytes)});
}

void strbuf_printf(StrBuf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t room = buf->capacity - buf->len;
    int len = vsnprintf(room ? buf->ptr + buf->len : NULL, room, format, args);
    va_end(args);
    if (len > 0 && (size_t)len >= room) {
        strbuf_reserve(buf, (size_t)len);
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
    }
    if (len > 0) buf->len += (size_t)len;
    va_end(again);
}

Str strbuf_str(StrBuf *buf)
{
    strbuf_reserve(buf, 0);
    buf->ptr[buf->len] = '\0';
    return (Str){buf->ptr, buf->len};
}

Str str_chinese_number(Arena *arena, uint32_t number)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const units[] = {"千", "百", "十", ""};
    StrBuf out = {.arena = arena};
    uint32_t weight = 1000;
    bool gap = false;
    if (number == 0 || number > 9999) return str_printf(arena, "%u", number);
    for (size_t i = 0; i < 4; i++, weight /= 10) {
        uint32_t digit = number / weight % 10;
        if (digit == 0) {
            gap = out.len > 0;
            continue;
        }
        if (gap) strbuf_add(&out, STR("零"));
        gap = false;
        /* 十一, not 一十一; but 一百一十一 */
        if (!(weight == 10 && digit == 1 && out.len == 0)) strbuf_add(&out, str_from(digits[digit]));
        strbuf_add(&out, str_from(units[i]));
    }
    return strbuf_str(&out);
}
