/* A number is known by its letters and digits alone: folded to half width and upper case, and whatever
 * separates groups of them left out. */
#include "schema/secret.h"
#include "base/utf8.h"

enum { LEAST = 6 }; /* letters and digits; fewer are nobody's number */

typedef struct Secret {
    SecretKind kind;
    Str folded;
} Secret;

typedef struct SecretKey {
    SecretKind kind;
    Str name;
} SecretKey;

struct Secrets {
    Arena *arena;
    Array(Secret) all;
    Map known; /* folded to itself */
    Array(SecretKey) keys;
    PtrSet read;      /* Described and Source that have been gone through */
    PtrSet holding;   /* Described with a secret key below */
    bool begins[128]; /* whether a secret begins with it */
};

/* --- letters and digits --- */

/* The letter or digit in half width and upper case; 0 for any other rune. */
static char folded(uint32_t rune)
{
    if (rune >= 0xFF01 && rune <= 0xFF5E) rune -= 0xFEE0;
    if (rune >= 'a' && rune <= 'z') rune -= 'a' - 'A';
    return (rune >= '0' && rune <= '9') || (rune >= 'A' && rune <= 'Z') ? (char)rune : 0;
}

/* What may stand between groups of digits, or escapes one. */
static bool separates(uint32_t rune)
{
    return rune == ' ' || rune == '-' || rune == '.' || rune == '_' || rune == '\\' || rune == 0xA0 ||
           rune == 0xB7 || rune == 0x3000 || rune == 0xFF0D;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static Str folded_text(Arena *arena, Str text)
{
    StrBuf buf = {.arena = arena};
    while (text.len) {
        char c = folded(utf8_next(&text));
        if (c) strbuf_add_char(&buf, c);
    }
    return strbuf_str(&buf);
}

Str secret_masked(Arena *arena, SecretKind kind, Str value)
{
    enum { BEHIND = 4, LEAST_HIDDEN = 4 };
    size_t count = folded_text(arena, value).len, before = kind == SECRET_ID_NUMBER ? 6 : 3, at = 0;
    bool all = count < before + LEAST_HIDDEN + BEHIND;
    StrBuf buf = {.arena = arena};
    while (value.len) {
        Str rest = value;
        bool counts = folded(utf8_next(&rest));
        size_t bytes = value.len - rest.len;
        if (counts && (all || (at >= before && at < count - BEHIND)))
            strbuf_add(&buf, bytes == 1 ? STR("*") : STR("＊"));
        else
            strbuf_add(&buf, str_slice(value, 0, bytes));
        at += counts;
        value = rest;
    }
    return strbuf_str(&buf);
}

/* --- what is secret --- */

static void remember(Secrets *secrets, SecretKind kind, Str value)
{
    Str number = folded_text(secrets->arena, value);
    if (number.len < LEAST || map_get(&secrets->known, number)) return;
    Str *kept = arena_make(secrets->arena, Str);
    *kept = number;
    map_put(secrets->arena, &secrets->known, number, kept);
    array_push(secrets->arena, &secrets->all, (Secret){kind, number});
    secrets->begins[(unsigned char)number.ptr[0]] = true;
}

static void add_values(Secrets *secrets, const Described *described, const Node *node)
{
    if (described->secret != SECRET_NONE && node->kind != NODE_SEQUENCE && node->kind != NODE_MAPPING &&
        node->kind != NODE_BOOL) {
        remember(secrets, described->secret, node->text);
        if (node->span.source) remember(secrets, described->secret, span_text(node->span));
    }
    for (size_t i = 0; described->item && node_item(node, i); i++)
        add_values(secrets, described->item, node_item(node, i));
    for (size_t i = 0; i < described->key_count; i++) {
        const Node *value = node_get(node, described->keys[i].name);
        if (value) add_values(secrets, described->keys[i].value, value);
    }
}

/* Whether there are any below. */
static bool add_keys(Secrets *secrets, const Described *described, Str name)
{
    bool any = described->secret != SECRET_NONE;
    if (any && name.len)
        array_push(secrets->arena, &secrets->keys,
                   (SecretKey){described->secret, str_copy(secrets->arena, name)});
    if (described->item && add_keys(secrets, described->item, name)) any = true;
    for (size_t i = 0; i < described->key_count; i++)
        if (add_keys(secrets, described->keys[i].value, described->keys[i].name)) any = true;
    return any;
}

Secrets *secrets_new(Arena *arena)
{
    Secrets *secrets = arena_make(arena, Secrets);
    secrets->arena = arena;
    return secrets;
}

void secrets_add(Secrets *secrets, const Described *described, const Node *root)
{
    if (!ptr_set_has(&secrets->read, described)) {
        ptr_set_add(secrets->arena, &secrets->read, described);
        if (add_keys(secrets, described, (Str){0})) ptr_set_add(secrets->arena, &secrets->holding, described);
    }
    if (root && ptr_set_has(&secrets->holding, described)) add_values(secrets, described, root);
}

static Str without(Str text, const char *characters)
{
    while (text.len && strchr(characters, text.ptr[0]) && text.ptr[0]) text = str_slice(text, 1, text.len);
    return text;
}

/* What follows a key's name: a colon, then the letters, digits and separators of a number. */
static Str number_behind(Str text)
{
    text = without(text, "\"' ");
    if (str_starts_with(text, STR(":")))
        text = str_slice(text, 1, text.len);
    else if (str_starts_with(text, STR("：")))
        text = str_slice(text, STR("：").len, text.len);
    else
        return (Str){0};
    Str number = without(text, "\"' \t"), rest = number;
    while (rest.len) {
        Str next = rest;
        uint32_t rune = utf8_next(&next);
        if (!folded(rune) && !separates(rune)) break;
        rest = next;
    }
    return str_slice(number, 0, number.len - rest.len);
}

void secrets_add_text(Secrets *secrets, Str text)
{
    for (size_t i = 0; i < secrets->keys.count; i++) {
        SecretKey key = secrets->keys.items[i];
        Str rest = text;
        for (size_t at; (at = str_find(rest, key.name)) != SIZE_MAX;) {
            rest = str_slice(rest, at + key.name.len, rest.len);
            remember(secrets, key.kind, number_behind(rest));
        }
    }
}

/* --- hiding --- */

/* The bytes that the secret takes at the front of the text; 0 where it is not there. */
static size_t taken_by(Str secret, Str text)
{
    size_t at = 0, length = text.len;
    while (text.len && at < secret.len) {
        uint32_t rune = utf8_next(&text);
        char c = folded(rune);
        if (c ? c != secret.ptr[at] : at == 0 || !separates(rune)) return 0;
        at += c != 0;
    }
    if (at < secret.len) return 0;
    size_t taken = length - text.len;
    return text.len && is_digit(folded(utf8_next(&text))) ? 0 : taken;
}

/* The longest secret at the front of the text; NULL where there is none. */
static const Secret *secret_at(const Secrets *secrets, Str text, size_t *bytes)
{
    const Secret *found = NULL;
    *bytes = 0;
    for (size_t i = 0; i < secrets->all.count; i++) {
        size_t taken = taken_by(secrets->all.items[i].folded, text);
        if (taken <= *bytes) continue;
        *bytes = taken;
        found = &secrets->all.items[i];
    }
    return found;
}

Str secrets_hidden(const Secrets *secrets, Arena *arena, Str text)
{
    StrBuf buf = {.arena = arena};
    Str rest = text;
    size_t copied = 0;
    for (char before = 0; rest.len;) {
        Str next = rest;
        char c = folded(utf8_next(&next));
        size_t bytes = 0;
        const Secret *secret = NULL;
        if (c && secrets->begins[(unsigned char)c] && !is_digit(before))
            secret = secret_at(secrets, rest, &bytes);
        before = c;
        if (secret) {
            size_t at = text.len - rest.len;
            strbuf_add(&buf, str_slice(text, copied, at));
            strbuf_add(&buf, secret_masked(arena, secret->kind, str_slice(text, at, at + bytes)));
            copied = at + bytes;
            next = str_slice(rest, bytes, rest.len);
        }
        rest = next;
    }
    if (copied == 0) return text;
    strbuf_add(&buf, str_slice(text, copied, text.len));
    return strbuf_str(&buf);
}

static void hide(const Secrets *secrets, Arena *arena, Str *text)
{
    if (text->len) *text = secrets_hidden(secrets, arena, *text);
}

static void read_source(Secrets *secrets, Span span)
{
    if (!span.source || ptr_set_has(&secrets->read, span.source)) return;
    ptr_set_add(secrets->arena, &secrets->read, span.source);
    secrets_add_text(secrets, span.source->text);
}

static void hide_in(const Secrets *secrets, Arena *arena, Diag *diag)
{
    Str mend = diag->mend;
    hide(secrets, arena, &diag->message);
    hide(secrets, arena, &diag->label);
    hide(secrets, arena, &diag->help);
    hide(secrets, arena, &diag->unwritten);
    hide(secrets, arena, &mend);
    if (!str_equal(mend, diag->mend)) diag->mend = (Str){0};
    for (size_t i = 0; i < diag->related.count; i++) hide(secrets, arena, &diag->related.items[i].text);
}

void secrets_hide(Secrets *secrets, DiagList *diags)
{
    for (size_t i = 0; i < diags->items.count; i++) {
        const Diag *diag = diags->items.items[i];
        read_source(secrets, diag->span);
        for (size_t k = 0; k < diag->related.count; k++) read_source(secrets, diag->related.items[k].span);
    }
    for (size_t i = 0; secrets->all.count && i < diags->items.count; i++)
        hide_in(secrets, diags->arena, diags->items.items[i]);
}
