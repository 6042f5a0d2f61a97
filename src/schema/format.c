#include "base/date.h"
#include "base/money.h"
#include "schema/format-imp.h"
#include "schema/net-imp.h"
#include "schema/pattern-imp.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Number of digits at the front. */
static size_t digits_front(Str text)
{
    size_t count = 0;
    while (count < text.len && is_digit(text.ptr[count])) count++;
    return count;
}

/* GB 32100-2015: 17 characters of 31 (no I, O, S, V, Z), weighted by powers of 3, and one that makes the sum
 * a multiple of 31. */
IdentityFlaw credit_code_flaw(Str text)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    unsigned sum = 0, weight = 1;
    if (text.len != 18) return FLAW_LENGTH;
    for (size_t i = 0; i < 18; i++) {
        const char *at = text.ptr[i] ? strchr(alphabet, text.ptr[i]) : NULL;
        if (!at) return FLAW_CHARACTER;
        sum += (unsigned)(at - alphabet) * weight;
        weight = i == 16 ? 1 : weight * 3 % 31;
    }
    return sum % 31 == 0 ? FLAW_NONE : FLAW_CHECK_DIGIT;
}

/* GB 11643-1999: six digits of place, the birth date, three of sequence, and the check character of ISO 7064
 * MOD 11-2. */
IdentityFlaw id_number_flaw(Str text)
{
    static const unsigned weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    unsigned sum = 0;
    Date birth;
    char iso[10];
    if (text.len != 18) return FLAW_LENGTH;
    if (digits_front(text) < 17 || (!is_digit(text.ptr[17]) && text.ptr[17] != 'X')) return FLAW_CHARACTER;
    memcpy(iso, text.ptr + 6, 4);
    memcpy(iso + 5, text.ptr + 10, 2);
    memcpy(iso + 8, text.ptr + 12, 2);
    iso[4] = iso[7] = '-';
    if (!date_parse((Str){iso, sizeof iso}, &birth)) return FLAW_BIRTH_DATE;
    for (size_t i = 0; i < 17; i++) sum += (unsigned)(text.ptr[i] - '0') * weights[i];
    return text.ptr[17] == "10X98765432"[sum % 11] ? FLAW_NONE : FLAW_CHECK_DIGIT;
}

/* ^1[3-9]\d{9}$, or ^0\d{2,3}-?\d{7,8}$ */
static bool phone_holds(Str text)
{
    size_t digits = digits_front(text);
    if (digits == text.len && digits == 11 && text.ptr[0] == '1') return text.ptr[1] >= '3';
    if (!digits || text.ptr[0] != '0') return false;
    if (digits == text.len) return digits >= 10 && digits <= 12;
    Str number = str_slice(text, digits + 1, text.len);
    return (digits == 3 || digits == 4) && text.ptr[digits] == '-' && digits_front(number) == number.len &&
           (number.len == 7 || number.len == 8);
}

static bool date_holds(Str text)
{
    Date date;
    return date_parse(text, &date);
}

static bool regex_holds(Arena *arena, Str text)
{
    Str reason;
    Pattern *pattern = pattern_new(arena, text, &reason);
    if (pattern) pattern_free(pattern);
    return pattern != NULL;
}

static bool percent_holds(Arena *arena, Str text)
{
    Decimal decimal;
    int64_t whole;
    return decimal_parse(arena, text, &decimal) && decimal_scaled(decimal, 4, &whole);
}

static bool number_holds(Arena *arena, Format format, Str text)
{
    Money money;
    if (format == FORMAT_MONEY) return money_parse(text, &money);
    return format != FORMAT_PERCENT || percent_holds(arena, text);
}

static bool text_holds(Arena *arena, Format format, Str text)
{
    switch (format) {
    case FORMAT_DATE: return date_holds(text);
    case FORMAT_CREDIT_CODE: return credit_code_flaw(text) == FLAW_NONE;
    case FORMAT_ID_NUMBER: return id_number_flaw(text) == FLAW_NONE;
    case FORMAT_PHONE: return phone_holds(text);
    case FORMAT_TIME: return net_time_holds(text);
    case FORMAT_DATE_TIME: return net_date_time_holds(text);
    case FORMAT_EMAIL: return net_email_holds(text);
    case FORMAT_URI: return net_uri_holds(text, false);
    case FORMAT_URI_REFERENCE: return net_uri_holds(text, true);
    case FORMAT_UUID: return net_uuid_holds(text);
    case FORMAT_IPV4: return net_ipv4_holds(text);
    case FORMAT_IPV6: return net_ipv6_holds(text);
    case FORMAT_HOSTNAME: return net_hostname_holds(text);
    case FORMAT_REGEX: return regex_holds(arena, text);
    case FORMAT_JSON_POINTER: return net_json_pointer_holds(text);
    case FORMAT_NONE:
    case FORMAT_MONEY:
    case FORMAT_PERCENT:
    case FORMAT_COUNT: break;
    }
    return true;
}

bool format_holds(Arena *arena, Format format, const Node *node)
{
    if (node->kind == NODE_NUMBER) return number_holds(arena, format, node->text);
    return node->kind != NODE_TEXT || text_holds(arena, format, node->text);
}

static const char *const names[FORMAT_COUNT] = {
    [FORMAT_NONE] = "",
    [FORMAT_DATE] = "date",
    [FORMAT_MONEY] = "money",
    [FORMAT_PERCENT] = "percent",
    [FORMAT_CREDIT_CODE] = "credit-code",
    [FORMAT_ID_NUMBER] = "id-number",
    [FORMAT_PHONE] = "phone",
    [FORMAT_TIME] = "time",
    [FORMAT_DATE_TIME] = "date-time",
    [FORMAT_EMAIL] = "email",
    [FORMAT_URI] = "uri",
    [FORMAT_URI_REFERENCE] = "uri-reference",
    [FORMAT_UUID] = "uuid",
    [FORMAT_IPV4] = "ipv4",
    [FORMAT_IPV6] = "ipv6",
    [FORMAT_HOSTNAME] = "hostname",
    [FORMAT_REGEX] = "regex",
    [FORMAT_JSON_POINTER] = "json-pointer",
};

Format format_named(Str name)
{
    if (str_is(name, "day")) return FORMAT_DATE;
    for (Format format = FORMAT_DATE; format < FORMAT_COUNT; format++)
        if (str_is(name, names[format])) return format;
    return FORMAT_NONE;
}
