/* JSON as RFC 8259 has it, nothing more. Reading stops at the first error of syntax; duplicate keys are all
 * told. A lone surrogate escape is no character and is refused. */
#include "doc/builder-imp.h"
#include "doc/text-imp.h"

#include "base/utf8.h"

#include <string.h>

typedef struct Json {
    Builder *builder;
    Arena *arena;
    DiagList *diags;
    const char *text;
    uint32_t len, at;
} Json;

static int peek(const Json *json)
{
    return json->at < json->len ? (unsigned char)json->text[json->at] : -1;
}

static void skip_blanks(Json *json)
{
    while (json->at < json->len && memchr(" \t\r\n", json->text[json->at], 4)) json->at++;
}

static bool take(Json *json, char c)
{
    if (peek(json) != (unsigned char)c) return false;
    json->at++;
    return true;
}

/* The whole character at a place, for a message to point at. */
static Span character_at(const Json *json, uint32_t at)
{
    if (at >= json->len) return builder_span(json->builder, json->len, json->len);
    Str rest = {json->text + at, json->len - at};
    uint32_t left = (uint32_t)rest.len;
    utf8_next(&rest);
    return builder_span(json->builder, at, at + (left - (uint32_t)rest.len));
}

static bool fail(const Json *json, const char *code, Span span, const char *zh, const char *en)
{
    diag_add(json->diags, code, span, "%s", "%s", json->diags->lang == LANG_EN ? en : zh);
    return false;
}

/* Something else stands where `wanted` was expected: the usual mistakes are called by name. */
static bool fail_expected(const Json *json, const char *zh, const char *en)
{
    Span span = character_at(json, json->at);
    Str found = span_text(span);
    if (found.len == 0)
        return fail(json, "Y0202", span, "文件没有写完：括号或引号未闭合",
                    "the text ends early: a bracket or quote is not closed");
    if (str_is(found, "'"))
        return fail(json, "Y0203", span, "JSON 的文字用双引号，不用单引号",
                    "JSON takes double quotes, not single ones");
    if (str_is(found, "/") || str_is(found, "#"))
        return fail(json, "Y0204", span, "JSON 里不能写注释", "JSON has no comments");
    diag_add(json->diags, "Y0201", span, "此处应为%s，却是 %.*s", "expected %s, found %.*s",
             json->diags->lang == LANG_EN ? en : zh, STR_ARG(found));
    return false;
}

/* --- text --------------------------------------------------------------------------------------------- */

static bool hex4(Json *json, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++, json->at++) {
        int c = peek(json);
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) return false;
        *unit = *unit << 4 | (uint32_t)digit;
    }
    return true;
}

/* After "\u"; the two halves of a pair make one character. */
static bool read_unicode(Json *json, uint32_t start, StrBuf *buf)
{
    uint32_t rune, low = 0;
    bool fine = hex4(json, &rune);
    if (fine && rune >= 0xD800 && rune <= 0xDBFF) {
        fine = take(json, '\\') && take(json, 'u') && hex4(json, &low) && low >= 0xDC00 && low <= 0xDFFF;
        rune = 0x10000 + ((rune - 0xD800) << 10) + (low - 0xDC00);
    } else if (fine) {
        fine = rune < 0xDC00 || rune > 0xDFFF;
    }
    Span span = builder_span(json->builder, start, json->at);
    if (!fine)
        return fail(json, "Y0206", span, "\\u 之后应为四位十六进制数，代理对须成双",
                    "\\u takes four hexadecimal digits, surrogates come in pairs");
    if (text_is_reserved(rune))
        return fail(json, "Y0106", span, "这个字符留作程序内部使用，不能写在文件里",
                    "this character is reserved");
    strbuf_add_rune(buf, rune);
    return true;
}

static bool read_escape(Json *json, StrBuf *buf)
{
    static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    uint32_t start = json->at++;
    int c = peek(json);
    if (c < 0) return fail_expected(json, "", "");
    json->at++;
    if (c == 'u') return read_unicode(json, start, buf);
    const char *name = memchr(names, c, sizeof names - 1);
    if (name) {
        strbuf_add_char(buf, meant[name - names]);
        return true;
    }
    return fail(json, "Y0206", builder_span(json->builder, start, character_at(json, start + 1).end),
                "没有这种转义；反斜杠本身写作 \\\\", "no such escape; a backslash itself is written \\\\");
}

/* At an opening quote. Text without escapes is borrowed from the source. */
static bool read_text(Json *json, Str *text)
{
    uint32_t start = ++json->at;
    StrBuf buf = {.arena = json->arena};
    uint32_t copied = start;
    for (;;) {
        int c = peek(json);
        if (c < 0)
            return fail(json, "Y0205", builder_span(json->builder, start - 1, start), "引号没有闭合",
                        "the quote is not closed");
        if (c < 0x20)
            return fail(json, "Y0205", builder_span(json->builder, start - 1, json->at),
                        "引号没有在本行闭合（换行写作 \\n，制表符写作 \\t）",
                        "the text holds a raw line end or control character (write \\n, \\t)");
        if (c == '"') break;
        if (c != '\\') {
            json->at++;
            continue;
        }
        strbuf_add(&buf, (Str){json->text + copied, json->at - copied});
        if (!read_escape(json, &buf)) return false;
        copied = json->at;
    }
    Str rest = {json->text + copied, json->at - copied};
    json->at++;
    *text = rest;
    if (copied == start) return true;
    strbuf_add(&buf, rest);
    *text = strbuf_str(&buf);
    return true;
}

/* --- numbers and words -------------------------------------------------------------------------------- */

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool take_digits(Json *json)
{
    uint32_t start = json->at;
    while (is_digit(peek(json))) json->at++;
    return json->at > start;
}

static bool scan_number(Json *json)
{
    take(json, '-');
    if (take(json, '0')) {
        if (is_digit(peek(json))) return false;
    } else if (!take_digits(json)) {
        return false;
    }
    if (take(json, '.') && !take_digits(json)) return false;
    if (take(json, 'e') || take(json, 'E')) {
        if (!take(json, '+')) take(json, '-');
        if (!take_digits(json)) return false;
    }
    return true;
}

static bool read_number(Json *json)
{
    uint32_t start = json->at;
    bool fine = scan_number(json);
    Span span = builder_span(json->builder, start, fine ? json->at : character_at(json, json->at).end);
    if (!fine)
        return fail(json, "Y0207", span, "不是 JSON 的数：不写前导零，小数点前后都要有数字",
                    "no JSON number: no leading zeros, digits on both sides of the point");
    Str text = span_text(span);
    Decimal decimal;
    if (!decimal_parse(json->builder->scratch, text, &decimal))
        return fail(json, "Y0161", span, "数的指数过大", "the number's exponent is too large");
    return builder_scalar(json->builder,
                          (Node){.kind = NODE_NUMBER, .plain = true, .span = span, .text = text});
}

static bool read_word(Json *json)
{
    uint32_t start = json->at;
    while (json->at < json->len && (unsigned)((json->text[json->at] | 32) - 'a') < 26) json->at++;
    Str word = {json->text + start, json->at - start};
    Node node = {.plain = true, .span = builder_span(json->builder, start, json->at), .text = word};
    if (str_is(word, "null")) {
        node.kind = NODE_NULL;
    } else if (str_is(word, "true") || str_is(word, "false")) {
        node.kind = NODE_BOOL;
        node.boolean = word.len == 4;
    } else {
        return fail(json, "Y0208", node.span, "文字要加双引号；不加引号的只有 true、false、null",
                    "text takes double quotes; only true, false, null go without");
    }
    return builder_scalar(json->builder, node);
}

/* --- collections -------------------------------------------------------------------------------------- */

static bool read_value(Json *json);

static bool read_member(Json *json)
{
    skip_blanks(json);
    if (peek(json) != '"') return fail_expected(json, "用双引号括起的键", "a key in double quotes");
    uint32_t start = json->at;
    Str key = {0};
    if (!read_text(json, &key)) return false;
    builder_key(json->builder, key, builder_span(json->builder, start, json->at));
    skip_blanks(json);
    return take(json, ':') ? read_value(json) : fail_expected(json, "冒号 :", "a colon");
}

static bool read_collection(Json *json, NodeKind kind, char close)
{
    if (!builder_open(json->builder, kind, json->at)) return false;
    json->at++;
    skip_blanks(json);
    bool first = true;
    while (!take(json, close)) {
        uint32_t comma = json->at;
        if (!first && !take(json, ','))
            return fail_expected(json, close == ']' ? "逗号或 ]" : "逗号或 }",
                                 close == ']' ? "a comma or ]" : "a comma or }");
        skip_blanks(json);
        if (!first && peek(json) == close)
            return fail(json, "Y0209", character_at(json, comma), "最后一项之后不写逗号",
                        "no comma after the last item");
        if (!(kind == NODE_MAPPING ? read_member(json) : read_value(json))) return false;
        skip_blanks(json);
        first = false;
    }
    builder_close(json->builder, json->at);
    return true;
}

static bool read_value(Json *json)
{
    skip_blanks(json);
    int c = peek(json);
    if (c == '{') return read_collection(json, NODE_MAPPING, '}');
    if (c == '[') return read_collection(json, NODE_SEQUENCE, ']');
    if (c == '-' || is_digit(c)) return read_number(json);
    if ((unsigned)((c | 32) - 'a') < 26) return read_word(json);
    if (c != '"') return fail_expected(json, "一个值", "a value");
    uint32_t start = json->at;
    Str text;
    return read_text(json, &text) &&
           builder_scalar(
               json->builder,
               (Node){.kind = NODE_TEXT, .span = builder_span(json->builder, start, json->at), .text = text});
}

const Doc *doc_read_json(Arena *arena, const Source *source, DiagList *diags)
{
    if (!text_check(source, diags)) return NULL;
    Builder *builder = builder_new(arena, source, diags);
    Json json = {.builder = builder,
                 .arena = arena,
                 .diags = diags,
                 .text = source->text.ptr,
                 .len = (uint32_t)source->text.len};
    bool complete = read_value(&json);
    skip_blanks(&json);
    if (complete && json.at < json.len)
        complete = fail(&json, "Y0210", character_at(&json, json.at), "JSON 到此已经写完，后面多出了内容",
                        "text after the end of the JSON value");
    return builder_finish(builder, complete);
}
