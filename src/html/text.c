#include "html/writer-imp.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void put(HtmlWriter *writer, const char *markup)
{
    file_add(&writer->file, str_from(markup));
}

void put_format(HtmlWriter *writer, const char *format, ...)
{
    char text[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(text, sizeof text, format, args);
    if (length >= 0 && (size_t)length < sizeof text)
        file_add(&writer->file, (Str){text, (size_t)length});
    else
        file_add(&writer->file, str_vprintf(writer->arena, format, again));
    va_end(again);
    va_end(args);
}

void put_raw(HtmlWriter *writer, Str markup)
{
    file_add(&writer->file, markup);
}

static const char *entity(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void put_escaped(HtmlWriter *writer, Str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *escaped = entity(text.ptr[i]);
        if (!escaped) continue;
        file_add(&writer->file, str_slice(text, from, i));
        put(writer, escaped);
        from = i + 1;
    }
    if (text.len > from) file_add(&writer->file, str_slice(text, from, text.len));
}

void put_attribute(HtmlWriter *writer, const char *name, Str value)
{
    if (!value.len) return;
    put_format(writer, " %s=\"", name);
    put_escaped(writer, value);
    put(writer, "\"");
}

/* --- inline text --- */

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '.' || c == '/';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t word_end(Str text, size_t at)
{
    while (at < text.len && is_word(text.ptr[at])) at++;
    return at;
}

/* Behind a unit that begins at `at`: mm, kV, m/s, μm, ℃; `at` where there is none. */
static size_t unit_end(Str text, size_t at)
{
    enum { LONGEST = 6 };
    static const char *const signs = "μµΩ℃°㎡㎥²³·/%‰";
    Str rest = str_slice(text, at, text.len);
    size_t end = at;
    for (size_t count = 0; rest.len && count <= LONGEST; count++) {
        char c = rest.ptr[0];
        Str sign = rest;
        utf8_next(&rest);
        sign.len -= rest.len;
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!letter && str_find(str_from(signs), sign) == SIZE_MAX) return is_digit(c) ? at : end;
        end += sign.len;
    }
    return rest.len ? at : end;
}

/* GB/T, NB, T/CECS: what a standard's number begins with. */
static bool is_series(Str word)
{
    bool letters = false;
    for (size_t i = 0; i < word.len; i++) {
        letters |= word.ptr[i] >= 'A' && word.ptr[i] <= 'Z';
        if (word.ptr[i] != '/' && !(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z')) return false;
    }
    return letters;
}

/* The end of what begins at `start` and is to stay on one line; `start` where a browser needs no telling. */
static size_t whole_end(Str text, size_t start)
{
    enum { LONGEST = 32 };
    size_t word = word_end(text, start), end = word;
    if (word == start) return start;
    bool digit = is_digit(text.ptr[word - 1]), blank = word + 1 < text.len && text.ptr[word] == ' ';
    if (blank && digit)
        word = unit_end(text, word + 1);
    else if (blank && is_digit(text.ptr[word + 1]) && is_series(str_slice(text, start, word)))
        word = word_end(text, word + 1);
    if (word > end + 1) end = word;
    bool hyphen = str_find(str_slice(text, start + 1, end), STR("-")) != SIZE_MAX;
    bool joined = str_find(str_slice(text, start, end), STR(" ")) != SIZE_MAX;
    return (hyphen || joined) && end - start <= LONGEST ? end : start;
}

/* Browsers break a line behind any hyphen and at any blank; dates, V02-001, GB/T 50300-2013 and 300 μm are to
 * stay whole. */
static void put_words(HtmlWriter *writer, Str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len;) {
        size_t end = whole_end(text, i);
        if (end == i) {
            end = word_end(text, i);
            i = end > i ? end : i + 1;
            continue;
        }
        put_escaped(writer, str_slice(text, from, i));
        put(writer, "<span class=\"whole\">");
        put_escaped(writer, str_slice(text, i, end));
        put(writer, "</span>");
        from = i = end;
    }
    put_escaped(writer, str_slice(text, from, text.len));
}

static void put_inline(HtmlWriter *writer, const Inline *item)
{
    size_t color;
    bool link = item->target.len;
    if (item->kind == INLINE_BREAK) {
        put(writer, "<br>");
        return;
    }
    if (!item->text.len) return;
    if (link) put(writer, "<a"), put_attribute(writer, "href", item->target), put(writer, ">");
    if (item->strong) put(writer, "<strong>");
    if (item->emphasis) put(writer, "<em>");
    const char *element = "span";
    if (item->kind == INLINE_CODE && color_class(writer, item->text, &color))
        put_format(writer, "<span class=\"chip c%zu\">", color);
    else if (item->kind == INLINE_CODE)
        put_format(writer, "<%s>", element = "code");
    else if (item->kind == INLINE_NAME || str_starts_with(item->target, STR("#")))
        put(writer, "<span class=\"whole\">");
    else
        element = NULL;
    if (element)
        put_escaped(writer, item->text);
    else
        put_words(writer, item->text);
    if (element) put_format(writer, "</%s>", element);
    if (item->emphasis) put(writer, "</em>");
    if (item->strong) put(writer, "</strong>");
    if (link) put(writer, "</a>");
}

void put_inlines(HtmlWriter *writer, Inlines text)
{
    for (size_t i = 0; i < text.count; i++) put_inline(writer, &text.items[i]);
}

Str plain_text(Arena *arena, Inlines text)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < text.count; i++)
        strbuf_add(&buf, text.items[i].kind == INLINE_BREAK ? STR(" ") : text.items[i].text);
    return strbuf_str(&buf);
}

/* --- small things --- */

/* None after a full-width mark, an em after a digit or a Han character. */
static const char *gap_after(Str number)
{
    uint32_t last = 0;
    for (Str rest = number; rest.len;) last = utf8_next(&rest);
    if (last == 0x3001 || last == 0xFF09) return ""; /* 、 ） */
    return (last >= '0' && last <= '9') || rune_is_han(last) ? "\u3000" : " ";
}

void put_number(HtmlWriter *writer, Str number)
{
    if (!number.len) return;
    put(writer, "<span class=\"number\">");
    put_escaped(writer, number);
    put_format(writer, "%s</span>", gap_after(number));
}

void put_figure_caption(HtmlWriter *writer, const Caption *caption)
{
    if (!caption->number.len && !caption->text.count) return;
    put(writer, "<figcaption>");
    put_number(writer, caption->number);
    put_inlines(writer, caption->text);
    put(writer, "</figcaption>");
}

void put_color(HtmlWriter *writer, Color color)
{
    put_format(writer, "#%02X%02X%02X", color.r, color.g, color.b);
}

Str points_text(Arena *arena, Length length)
{
    Length hundredths = (length + (length < 0 ? -5 : 5)) / 10;
    Length size = hundredths < 0 ? -hundredths : hundredths;
    const char *sign = hundredths < 0 ? "-" : "";
    if (size % 100 == 0) return str_printf(arena, "%s%d", sign, size / 100);
    if (size % 10 == 0) return str_printf(arena, "%s%d.%d", sign, size / 100, size % 100 / 10);
    return str_printf(arena, "%s%d.%02d", sign, size / 100, size % 100);
}

void put_points(HtmlWriter *writer, Length length)
{
    put_raw(writer, points_text(writer->arena, length));
}

bool color_class(const HtmlWriter *writer, Str word, size_t *index)
{
    for (*index = 0; *index < writer->style->color_count; ++*index)
        if (str_equal(writer->style->colors[*index].word, word)) return true;
    return false;
}
