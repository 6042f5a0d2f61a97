#include "base/date.h"
#include "schema/net-imp.h"
#include "schema/uri-imp.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* Two digits at `at`, at most `max`; -1 where they are not there. */
static int two_digits(Str text, size_t at, int max)
{
    if (at + 2 > text.len || !is_digit(text.ptr[at]) || !is_digit(text.ptr[at + 1])) return -1;
    int value = (text.ptr[at] - '0') * 10 + (text.ptr[at + 1] - '0');
    return value <= max ? value : -1;
}

bool net_time_holds(Str text)
{
    int hour = two_digits(text, 0, 23), minute = two_digits(text, 3, 59), second = two_digits(text, 6, 60);
    if (hour < 0 || minute < 0 || second < 0 || text.ptr[2] != ':' || text.ptr[5] != ':') return false;
    Str zone = str_slice(text, 8, text.len);
    if (zone.len && zone.ptr[0] == '.') {
        size_t digits = 1;
        while (digits < zone.len && is_digit(zone.ptr[digits])) digits++;
        if (digits == 1) return false;
        zone = str_slice(zone, digits, zone.len);
    }
    int offset = 0;
    if (!str_is(zone, "Z") && !str_is(zone, "z")) {
        int hours = two_digits(zone, 1, 23), minutes = two_digits(zone, 4, 59);
        if (zone.len != 6 || zone.ptr[3] != ':' || !is_one_of(zone.ptr[0], "+-") || hours < 0 || minutes < 0)
            return false;
        offset = (zone.ptr[0] == '+' ? 1 : -1) * (hours * 60 + minutes);
    }
    return second < 60 || (hour * 60 + minute - offset + 2 * 24 * 60) % (24 * 60) == 23 * 60 + 59;
}

bool net_date_time_holds(Str text)
{
    Date date;
    return text.len > 11 && is_one_of(text.ptr[10], "Tt") && date_parse(str_slice(text, 0, 10), &date) &&
           net_time_holds(str_slice(text, 11, text.len));
}

bool net_hostname_holds(Str text)
{
    Str rest = text, label;
    if (!text.len || text.len > 253) return false;
    while (str_split(&rest, '.', &label)) {
        if (!label.len || label.len > 63) return false;
        if (label.ptr[0] == '-' || label.ptr[label.len - 1] == '-') return false;
        for (size_t i = 0; i < label.len; i++)
            if (!is_alnum(label.ptr[i]) && label.ptr[i] != '-') return false;
    }
    return true;
}

static bool local_part_holds(Str local)
{
    if (!local.len || local.len > 64) return false;
    if (local.len > 2 && local.ptr[0] == '"' && local.ptr[local.len - 1] == '"') {
        for (size_t i = 1; i + 1 < local.len; i++)
            if (local.ptr[i] == '"' || (unsigned char)local.ptr[i] < ' ') return false;
        return true;
    }
    for (size_t i = 0; i < local.len; i++) {
        char c = local.ptr[i];
        bool dot = c == '.' && i && i + 1 < local.len && local.ptr[i - 1] != '.';
        if (!dot && !is_alnum(c) && !is_one_of(c, "!#$%&'*+-/=?^_`{|}~")) return false;
    }
    return true;
}

bool net_email_holds(Str text)
{
    size_t at = text.len;
    while (at && text.ptr[at - 1] != '@') at--;
    if (!at) return false;
    Str domain = str_slice(text, at, text.len);
    if (domain.len > 2 && domain.ptr[0] == '[' && domain.ptr[domain.len - 1] == ']') {
        Str literal = str_slice(domain, 1, domain.len - 1);
        bool six = str_starts_with(literal, STR("IPv6:"));
        if (!(six ? net_ipv6_holds(str_slice(literal, 5, literal.len)) : net_ipv4_holds(literal)))
            return false;
    } else if (!net_hostname_holds(domain)) {
        return false;
    }
    return local_part_holds(str_slice(text, 0, at - 1));
}

bool net_uuid_holds(Str text)
{
    if (text.len != 36) return false;
    for (size_t i = 0; i < 36; i++) {
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? text.ptr[i] != '-' : !is_hex(text.ptr[i])) return false;
    }
    return true;
}

bool net_ipv4_holds(Str text)
{
    Str rest = text, part;
    int parts = 0;
    while (str_split(&rest, '.', &part)) {
        int64_t value;
        if (part.len > 3 || !str_to_int(part, &value) || value > 255) return false;
        if (part.len > 1 && part.ptr[0] == '0') return false;
        parts++;
    }
    return parts == 4;
}

/* Groups of 16 bits in a list divided by ":"; an IPv4 address at the end counts two. -1 where it is no such
 * list. */
static int ipv6_groups(Str text, bool last)
{
    Str rest = text, part;
    int groups = 0;
    if (!text.len) return 0;
    while (str_split(&rest, ':', &part)) {
        if (last && !rest.ptr && net_ipv4_holds(part)) return groups + 2;
        if (!part.len || part.len > 4) return -1;
        for (size_t i = 0; i < part.len; i++)
            if (!is_hex(part.ptr[i])) return -1;
        groups++;
    }
    return groups;
}

bool net_ipv6_holds(Str text)
{
    size_t gap = str_find(text, STR("::"));
    if (gap == SIZE_MAX) return ipv6_groups(text, true) == 8;
    int before = ipv6_groups(str_slice(text, 0, gap), false);
    int after = ipv6_groups(str_slice(text, gap + 2, text.len), true);
    return before >= 0 && after >= 0 && before + after <= 7;
}

/* Characters of a URI but for the brackets of an address; a percent sign has two hexadecimal digits. */
static bool uri_characters_hold(Str text, const char *delimiters)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '%') {
            if (i + 2 >= text.len || !is_hex(text.ptr[i + 1]) || !is_hex(text.ptr[i + 2])) return false;
        } else if (!is_alnum(c) && !is_one_of(c, "-._~!$&'()*+,;=") && !is_one_of(c, delimiters)) {
            return false;
        }
    }
    return true;
}

/* "v1.x" of RFC 3986: addresses of kinds to come. */
static bool future_address_holds(Str text)
{
    size_t dot = str_find(text, STR("."));
    if (dot == SIZE_MAX || dot < 2 || !is_one_of(text.ptr[0], "vV") || dot + 1 == text.len) return false;
    for (size_t i = 1; i < dot; i++)
        if (!is_hex(text.ptr[i])) return false;
    return uri_characters_hold(str_slice(text, dot + 1, text.len), ":");
}

/* [user@]host[:port] */
static bool authority_holds(Str text)
{
    size_t at = str_find(text, STR("@"));
    if (at != SIZE_MAX) {
        if (!uri_characters_hold(str_slice(text, 0, at), ":")) return false;
        text = str_slice(text, at + 1, text.len);
    }
    size_t end = str_find(text, STR(":"));
    if (text.len && text.ptr[0] == '[') {
        size_t close = str_find(text, STR("]"));
        if (close == SIZE_MAX) return false;
        Str address = str_slice(text, 1, close);
        if (!net_ipv6_holds(address) && !future_address_holds(address)) return false;
        end = close + 1;
        if (end < text.len && text.ptr[end] != ':') return false;
    } else if (!uri_characters_hold(str_slice(text, 0, end), "")) {
        return false;
    }
    for (size_t i = end == SIZE_MAX ? text.len : end + 1; i < text.len; i++)
        if (!is_digit(text.ptr[i])) return false;
    return true;
}

/* What stands before the first of the signs, which `rest` begins with then; all of it where none is there. */
static Str part_before(Str *rest, const char *signs)
{
    size_t at = 0;
    while (at < rest->len && !is_one_of(rest->ptr[at], signs)) at++;
    Str part = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at, rest->len);
    return part;
}

/* RFC 3986: [scheme ":"] ["//" authority] path ["?" query] ["#" fragment] */
bool net_uri_holds(Str text, bool relative)
{
    Str rest = text;
    bool absolute = uri_is_absolute(text);
    if (!absolute && !relative) return false;
    if (absolute) rest = str_slice(rest, str_find(rest, STR(":")) + 1, rest.len);
    bool authority = str_starts_with(rest, STR("//"));
    if (authority) {
        rest = str_slice(rest, 2, rest.len);
        if (!authority_holds(part_before(&rest, "/?#"))) return false;
    }
    Str path = part_before(&rest, "?#"), first = path;
    if (!uri_characters_hold(path, ":@/")) return false;
    /* Else the segment would read as a scheme. */
    if (!absolute && !authority && str_find(part_before(&first, "/"), STR(":")) != SIZE_MAX) return false;
    if (rest.len && rest.ptr[0] == '?') {
        rest = str_slice(rest, 1, rest.len);
        if (!uri_characters_hold(part_before(&rest, "#"), ":@/?")) return false;
    }
    return !rest.len || uri_characters_hold(str_slice(rest, 1, rest.len), ":@/?");
}

bool net_json_pointer_holds(Str text)
{
    if (text.len && text.ptr[0] != '/') return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '~' && (i + 1 == text.len || !is_one_of(text.ptr[i + 1], "01"))) return false;
    return true;
}
