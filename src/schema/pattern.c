#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/utf8.h"
#include "schema/pattern-imp.h"

#include <pcre2.h>
#include <string.h>

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 20000, HEAP_LIMIT_KIB = 20000 };

struct Pattern {
    pcre2_code *code;
    pcre2_match_context *limits;
};

/* The pattern being translated: `rest` is still to come. */
typedef struct Translation {
    StrBuf out;
    Str rest;
    bool in_class;
    const char *reason; /* of refusal; NULL while all is well */
} Translation;

static const struct {
    const char *ecma, *pcre;
} property_names[] = {
    {"Letter", "L"},
    {"Cased_Letter", "L&"},
    {"Uppercase_Letter", "Lu"},
    {"Lowercase_Letter", "Ll"},
    {"Titlecase_Letter", "Lt"},
    {"Modifier_Letter", "Lm"},
    {"Other_Letter", "Lo"},
    {"Mark", "M"},
    {"Combining_Mark", "M"},
    {"Nonspacing_Mark", "Mn"},
    {"Spacing_Mark", "Mc"},
    {"Enclosing_Mark", "Me"},
    {"Number", "N"},
    {"Decimal_Number", "Nd"},
    {"digit", "Nd"},
    {"Letter_Number", "Nl"},
    {"Other_Number", "No"},
    {"Symbol", "S"},
    {"Math_Symbol", "Sm"},
    {"Currency_Symbol", "Sc"},
    {"Modifier_Symbol", "Sk"},
    {"Other_Symbol", "So"},
    {"Punctuation", "P"},
    {"punct", "P"},
    {"Connector_Punctuation", "Pc"},
    {"Dash_Punctuation", "Pd"},
    {"Open_Punctuation", "Ps"},
    {"Close_Punctuation", "Pe"},
    {"Initial_Punctuation", "Pi"},
    {"Final_Punctuation", "Pf"},
    {"Other_Punctuation", "Po"},
    {"Separator", "Z"},
    {"Space_Separator", "Zs"},
    {"Line_Separator", "Zl"},
    {"Paragraph_Separator", "Zp"},
    {"Other", "C"},
    {"Control", "Cc"},
    {"cntrl", "Cc"},
    {"Format", "Cf"},
    {"Surrogate", "Cs"},
    {"Private_Use", "Co"},
    {"Unassigned", "Cn"},
};

/* ECMA's white space beyond ASCII's; within a class the brackets fall away. */
#define SPACES                                                                                               \
    "\\x{09}-\\x{0D}\\x{20}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}" \
    "\\x{FEFF}"

static char take(Translation *t)
{
    char c = t->rest.ptr[0];
    t->rest = (Str){t->rest.ptr + 1, t->rest.len - 1};
    return c;
}

static bool next_is(const Translation *t, const char *text)
{
    return str_starts_with(t->rest, str_from(text));
}

static void skip(Translation *t, size_t bytes)
{
    t->rest = str_slice(t->rest, bytes, t->rest.len);
}

/* `digits` hexadecimal digits at the front of the text; false where they are not there. */
static bool hex_front(Str text, size_t digits, uint32_t *value)
{
    *value = 0;
    if (!digits || digits > 8 || text.len < digits) return false;
    for (size_t i = 0; i < digits; i++) {
        const char *at = text.ptr[i] ? strchr("0123456789abcdefABCDEF", text.ptr[i]) : NULL;
        if (!at) return false;
        long nibble = at - "0123456789abcdefABCDEF";
        *value = *value * 16 + (uint32_t)(nibble > 15 ? nibble - 6 : nibble);
    }
    return true;
}

/* After \u: XXXX, a pair of surrogates, or {X…}. */
static void translate_unicode(Translation *t)
{
    uint32_t rune, low;
    size_t close = str_find(t->rest, STR("}"));
    if (next_is(t, "{") && close != SIZE_MAX && hex_front(str_slice(t->rest, 1, close), close - 1, &rune)) {
        skip(t, close + 1);
    } else if (hex_front(t->rest, 4, &rune)) {
        skip(t, 4);
        bool paired = rune >= 0xD800 && rune < 0xDC00 && next_is(t, "\\u") &&
                      hex_front(str_slice(t->rest, 2, t->rest.len), 4, &low) && low >= 0xDC00 && low < 0xE000;
        if (paired) rune = 0x10000 + ((rune - 0xD800) << 10) + (low - 0xDC00);
        if (paired) skip(t, 6);
    } else {
        t->reason = "\\u wants four hexadecimal digits";
        return;
    }
    strbuf_printf(&t->out, "\\x{%X}", rune);
}

static void translate_property(Translation *t, char letter)
{
    size_t close = str_find(t->rest, STR("}"));
    if (!next_is(t, "{") || close == SIZE_MAX) {
        t->reason = "\\p wants a property in braces";
        return;
    }
    Str name = str_slice(t->rest, 1, close);
    skip(t, close + 1);
    if (str_starts_with(name, STR("General_Category=")) || str_starts_with(name, STR("gc=")))
        name = str_slice(name, str_find(name, STR("=")) + 1, name.len);
    for (size_t i = 0; i < sizeof property_names / sizeof *property_names; i++)
        if (str_is(name, property_names[i].ecma)) name = str_from(property_names[i].pcre);
    strbuf_printf(&t->out, "\\%c{%.*s}", letter, STR_ARG(name));
}

static void translate_escape(Translation *t)
{
    uint32_t code;
    if (!t->rest.len) {
        t->reason = "\\ at end of pattern";
        return;
    }
    char c = take(t);
    switch (c) {
    case 'u': translate_unicode(t); return;
    case 'p':
    case 'P': translate_property(t, c); return;
    case 's': strbuf_add(&t->out, t->in_class ? STR(SPACES) : STR("[" SPACES "]")); return;
    case 'v': strbuf_add(&t->out, STR("\\x{0B}")); return;
    case 'x':
        if (!hex_front(t->rest, 2, &code)) t->reason = "\\x wants two hexadecimal digits";
        strbuf_printf(&t->out, "\\x{%X}", code);
        skip(t, 2);
        return;
    case 'S': strbuf_add(&t->out, t->in_class ? STR("\\S") : STR("[^" SPACES "]")); return;
    default:
        if (strchr("dDwWbBnrtfck0123456789^$\\.*+?()[]{}|/-", c) == NULL || !c)
            t->reason = "unknown escape sequence";
        strbuf_add_char(&t->out, '\\');
        strbuf_add_char(&t->out, c);
    }
}

static void translate_class_open(Translation *t)
{
    t->in_class = true;
    strbuf_add_char(&t->out, '[');
    if (next_is(t, "^")) strbuf_add_char(&t->out, take(t));
}

static void translate_group_open(Translation *t)
{
    bool known =
        !next_is(t, "?") || next_is(t, "?:") || next_is(t, "?=") || next_is(t, "?!") || next_is(t, "?<");
    if (!known || next_is(t, "*")) t->reason = "unrecognized character after ( or (?";
    strbuf_add_char(&t->out, '(');
}

static Str translate(Arena *arena, Str text, const char **reason)
{
    Translation t = {.out = {.arena = arena}, .rest = text};
    while (t.rest.len && !t.reason) {
        char c = take(&t);
        if (c == '\\') {
            translate_escape(&t);
        } else if (c == '[' && t.in_class) {
            strbuf_add(&t.out, STR("\\["));
        } else if (c == '[') {
            translate_class_open(&t);
        } else if (c == '(' && !t.in_class) {
            translate_group_open(&t);
        } else {
            if (c == ']') t.in_class = false;
            strbuf_add_char(&t.out, c);
        }
    }
    *reason = t.reason;
    return strbuf_str(&t.out);
}

static pcre2_match_context *limits_new(void)
{
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    if (!limits) arena_out_of_memory();
    pcre2_set_match_limit(limits, MATCH_LIMIT);
    pcre2_set_depth_limit(limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(limits, HEAP_LIMIT_KIB);
    return limits;
}

Pattern *pattern_new(Arena *arena, Str text, Str *reason)
{
    const char *refusal;
    int error;
    PCRE2_SIZE offset;
    Str translated = translate(arena, text, &refusal);
    *reason = str_from(refusal ? refusal : "");
    if (refusal) return NULL;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)translated.ptr, translated.len,
                                     PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALLOW_EMPTY_CLASS |
                                         PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C,
                                     &error, &offset, NULL);
    if (!code) {
        char message[256];
        pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
        *reason = str_copy(arena, str_from(message));
        return NULL;
    }
    Pattern *pattern = arena_make(arena, Pattern);
    *pattern = (Pattern){code, limits_new()};
    return pattern;
}

void pattern_free(Pattern *pattern)
{
    pcre2_code_free(pattern->code);
    pcre2_match_context_free(pattern->limits);
}

PatternResult pattern_match(const Pattern *pattern, Str subject)
{
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    if (!data) arena_out_of_memory();
    PCRE2_SPTR text = (PCRE2_SPTR)(subject.ptr ? subject.ptr : "");
    int found = pcre2_match(pattern->code, text, subject.len, 0, 0, data, pattern->limits);
    pcre2_match_data_free(data);
    bool costly =
        found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_DEPTHLIMIT || found == PCRE2_ERROR_HEAPLIMIT;
    return found >= 0 ? PATTERN_YES : costly ? PATTERN_TOO_COSTLY : PATTERN_NO;
}
