#include "schema/uri-imp.h"

#include <string.h>

/* Each part without its marks; ptr NULL where it is not there. The path is always there. */
typedef struct Parts {
    Str scheme, authority, path, query, fragment;
} Parts;

static size_t scheme_length(Str uri)
{
    for (size_t i = 0; i < uri.len; i++) {
        char c = uri.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool inner = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (c == ':') return i;
        if (!letter && !(i && inner)) return 0;
    }
    return 0;
}

bool uri_is_absolute(Str uri)
{
    return scheme_length(uri) > 0;
}

/* Cuts *rest before the first of the characters `ends` and gives the front. */
static Str take_until(Str *rest, const char *ends)
{
    size_t at = 0;
    while (at < rest->len && !strchr(ends, rest->ptr[at])) at++;
    Str front = {rest->ptr ? rest->ptr : "", at};
    *rest = (Str){front.ptr + at, rest->len - at};
    return front;
}

static Parts parts_of(Str uri)
{
    Parts parts = {0};
    Str rest = uri;
    size_t scheme = scheme_length(uri);
    if (scheme) {
        parts.scheme = str_slice(rest, 0, scheme);
        rest = str_slice(rest, scheme + 1, rest.len);
    }
    if (str_starts_with(rest, STR("//"))) {
        rest = str_slice(rest, 2, rest.len);
        parts.authority = take_until(&rest, "/?#");
    }
    parts.path = take_until(&rest, "?#");
    if (rest.len && rest.ptr[0] == '?') {
        rest = str_slice(rest, 1, rest.len);
        parts.query = take_until(&rest, "#");
    }
    if (rest.len) parts.fragment = (Str){rest.ptr + 1, rest.len - 1};
    return parts;
}

/* Output so far without its last segment. */
static size_t drop_segment(const char *out, size_t len)
{
    while (len && out[len - 1] != '/') len--;
    return len ? len - 1 : 0;
}

static Str remove_dots(Arena *arena, Str path)
{
    char *out = arena_alloc(arena, path.len + 1);
    size_t len = 0;
    bool rooted = path.len && path.ptr[0] == '/';
    Str rest = rooted ? str_slice(path, 1, path.len) : path, segment;
    bool first = true;
    while (str_split(&rest, '/', &segment)) {
        bool last = rest.ptr == NULL;
        if (str_is(segment, "..") && (rooted || len)) {
            len = drop_segment(out, len);
        } else if (!str_is(segment, ".")) {
            if (rooted || !first) out[len++] = '/';
            if (segment.len) memcpy(out + len, segment.ptr, segment.len);
            len += segment.len;
            first = false;
            continue;
        }
        if (last) out[len++] = '/';
        if (!rooted && !len) first = true;
    }
    return (Str){out, len};
}

static Str merge_paths(Arena *arena, const Parts *base, Str path)
{
    if (base->authority.ptr && !base->path.len) return str_printf(arena, "/%.*s", STR_ARG(path));
    size_t folder = base->path.len;
    while (folder && base->path.ptr[folder - 1] != '/') folder--;
    return str_printf(arena, "%.*s%.*s", (int)folder, base->path.ptr, STR_ARG(path));
}

static Str parts_join(Arena *arena, const Parts *parts)
{
    StrBuf buf = {.arena = arena};
    if (parts->scheme.ptr) strbuf_printf(&buf, "%.*s:", STR_ARG(parts->scheme));
    if (parts->authority.ptr) strbuf_printf(&buf, "//%.*s", STR_ARG(parts->authority));
    strbuf_add(&buf, parts->path);
    if (parts->query.ptr) strbuf_printf(&buf, "?%.*s", STR_ARG(parts->query));
    if (parts->fragment.ptr) strbuf_printf(&buf, "#%.*s", STR_ARG(parts->fragment));
    return strbuf_str(&buf);
}

Str uri_resolve(Arena *arena, Str base_uri, Str reference)
{
    Parts base = parts_of(base_uri), to = parts_of(reference);
    if (to.scheme.ptr) {
        if (to.authority.ptr) to.path = remove_dots(arena, to.path);
        return parts_join(arena, &to);
    }
    to.scheme = base.scheme;
    if (to.authority.ptr) {
        to.path = remove_dots(arena, to.path);
    } else if (!to.path.len) {
        to.path = base.path;
        if (!to.query.ptr) to.query = base.query;
        to.authority = base.authority;
    } else {
        Str path = to.path.ptr[0] == '/' ? to.path : merge_paths(arena, &base, to.path);
        to.path = remove_dots(arena, path);
        to.authority = base.authority;
    }
    return parts_join(arena, &to);
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static Str percent_decode(Arena *arena, Str text)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < text.len; i++) {
        bool coded = text.ptr[i] == '%' && i + 2 < text.len && hex_value(text.ptr[i + 1]) >= 0 &&
                     hex_value(text.ptr[i + 2]) >= 0;
        if (!coded) {
            strbuf_add_char(&buf, text.ptr[i]);
            continue;
        }
        strbuf_add_char(&buf, (char)(hex_value(text.ptr[i + 1]) * 16 + hex_value(text.ptr[i + 2])));
        i += 2;
    }
    return strbuf_str(&buf);
}

Str uri_split(Arena *arena, Str uri, Str *fragment)
{
    size_t mark = str_find(uri, STR("#"));
    *fragment = (Str){0};
    if (mark == SIZE_MAX) return uri;
    *fragment = percent_decode(arena, str_slice(uri, mark + 1, uri.len));
    return str_slice(uri, 0, mark);
}
