#include "doc/scalar-imp.h"

#include <string.h>

static bool is_one_of(Str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(text, words[i])) return true;
    return false;
}

#define IS_ONE_OF(text, ...)                                                                                 \
    is_one_of((text), (const char *const[]){__VA_ARGS__},                                                    \
              sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *))

static size_t count_while(Str text, size_t from, const char *set)
{
    size_t at = from;
    while (at < text.len && strchr(set, text.ptr[at]) && text.ptr[at]) at++;
    return at - from;
}

/* 0o[0-7]+ and 0x[0-9a-fA-F]+ */
static bool is_radix(Str text)
{
    if (text.len < 3 || text.ptr[0] != '0') return false;
    const char *set = text.ptr[1] == 'o' ? "01234567" : text.ptr[1] == 'x' ? "0123456789abcdefABCDEF" : "";
    return count_while(text, 2, set) == text.len - 2;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_decimal(Str text)
{
    static const char digits[] = "0123456789";
    size_t at = text.ptr[0] == '-' || text.ptr[0] == '+';
    size_t whole = count_while(text, at, digits), fraction = 0;
    at += whole;
    if (at < text.len && text.ptr[at] == '.') {
        fraction = count_while(text, at + 1, digits);
        at += 1 + fraction;
    }
    if (whole + fraction == 0) return false;
    if (at == text.len) return true;
    if (text.ptr[at] != 'e' && text.ptr[at] != 'E') return false;
    at++;
    if (at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+')) at++;
    size_t exponent = count_while(text, at, digits);
    return exponent && at + exponent == text.len;
}

static ScalarKind word_kind(Str text)
{
    if (IS_ONE_OF(text, "~", "null", "Null", "NULL")) return SCALAR_NULL;
    if (IS_ONE_OF(text, "true", "True", "TRUE")) return SCALAR_TRUE;
    if (IS_ONE_OF(text, "false", "False", "FALSE")) return SCALAR_FALSE;
    if (IS_ONE_OF(text, ".nan", ".NaN", ".NAN")) return SCALAR_NOT_FINITE;
    Str unsigned_ = str_slice(text, text.ptr[0] == '-' || text.ptr[0] == '+', text.len);
    return IS_ONE_OF(unsigned_, ".inf", ".Inf", ".INF") ? SCALAR_NOT_FINITE : SCALAR_TEXT;
}

ScalarKind scalar_kind(Str text)
{
    if (text.len == 0) return SCALAR_NULL;
    if (is_decimal(text) || is_radix(text)) return SCALAR_NUMBER;
    return text.len <= 5 ? word_kind(text) : SCALAR_TEXT;
}
