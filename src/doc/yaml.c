/* YAML by libyaml's events. Its marks count characters where spans count bytes: a cursor that walks with the
 * marks, which hardly ever step back, turns one into the other in linear time. */
#include "base/parallel.h"
#include "base/utf8.h"
#include "doc/builder-imp.h"
#include "doc/mended-imp.h"
#include "doc/scalar-imp.h"
#include "doc/slip_scan-imp.h"
#include "doc/text-imp.h"
#include "doc/yaml_error-imp.h"

#include <string.h>
#include <yaml.h>

typedef struct Yaml {
    Builder *builder;
    Arena *arena;
    DiagList *diags;
    const Source *source;
    yaml_parser_t parser;
    size_t cursor_index; /* in characters */
    uint32_t cursor;     /* in bytes */
    size_t documents;
    Array(bool) expects_key; /* a mapping's turn, for each open collection; in the builder's scratch */
} Yaml;

static bool continues_character(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static uint32_t offset_of(Yaml *yaml, yaml_mark_t mark)
{
    Str text = yaml->source->text;
    for (; yaml->cursor_index > mark.index; yaml->cursor_index--) do
            yaml->cursor--;
        while (yaml->cursor && continues_character(text.ptr[yaml->cursor]));
    Str rest = {text.ptr + yaml->cursor, text.len - yaml->cursor};
    yaml->cursor += (uint32_t)utf8_length(rest, mark.index - yaml->cursor_index);
    yaml->cursor_index = mark.index;
    return yaml->cursor;
}

static Span event_span(Yaml *yaml, const yaml_event_t *event)
{
    uint32_t start = offset_of(yaml, event->start_mark);
    return builder_span(yaml->builder, start, offset_of(yaml, event->end_mark));
}

static void refuse(Yaml *yaml, const char *code, Span span, const char *zh, const char *en,
                   const char *help_zh, const char *help_en)
{
    if (!builder_refuses(yaml->builder)) return;
    bool english = yaml->diags->lang == LANG_EN;
    Diag *diag = diag_add(yaml->diags, code, span, "%s", "%s", english ? en : zh);
    diag->help = str_from(english ? help_en : help_zh);
}

/* From the mark's sign to the next blank. */
static Span word_span(const Yaml *yaml, Span span)
{
    Str text = str_slice(yaml->source->text, span.start, yaml->source->text.len);
    uint32_t len = 0;
    while (len < text.len && !strchr(" \t\r\n,[]{}", text.ptr[len])) len++;
    span.end = span.start + len;
    return span;
}

static void refuse_properties(Yaml *yaml, Span span, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        refuse(yaml, "Y0153", word_span(yaml, span), "不支持锚点（&）", "anchors (&) are not supported",
               "若 & 是文字，给整个值加引号", "if the & is text, put the value in quotes");
    if (tag)
        refuse(yaml, "Y0154", word_span(yaml, span), "不支持标签（!）", "tags (!) are not supported",
               "若 ! 是文字，给整个值加引号", "if the ! is text, put the value in quotes");
}

static bool *key_turn(Yaml *yaml)
{
    return yaml->expects_key.count ? &yaml->expects_key.items[yaml->expects_key.count - 1] : NULL;
}

/* Whether what comes now is a key; the turn passes to the value, and back. */
static bool take_turn(Yaml *yaml)
{
    bool *turn = key_turn(yaml);
    if (!turn || !yaml->builder->frames.count) return false;
    if (yaml->builder->frames.items[yaml->builder->frames.count - 1].node->kind != NODE_MAPPING) return false;
    bool is_key = *turn;
    *turn = !is_key;
    return is_key;
}

static void refuse_key(Yaml *yaml, Span span)
{
    refuse(yaml, "Y0152", span, "键只能是一行文字", "a key must be a line of text",
           "键写成 name: 的样子；若是值，检查前面的缩进和冒号",
           "write keys as in name: …, or check the indentation");
}

/* --- scalars ------------------------------------------------------------------------------------------ */

static Str scalar_text(Yaml *yaml, const yaml_event_t *event, Span span)
{
    Str value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    Str written = span_text(span);
    return str_equal(value, written) ? written : str_copy(yaml->arena, value);
}

/* Escapes can make characters that the file itself may not hold. */
static void check_escaped(Yaml *yaml, Str text, Span span)
{
    bool bad = memchr(text.ptr, '\0', text.len) != NULL;
    for (size_t i = 0; !bad && i < text.len; i++)
        bad = ((unsigned char)text.ptr[i] < 0x20 && !strchr("\t\n\r", text.ptr[i])) || text.ptr[i] == 0x7F;
    bad = bad || str_find(text, STR("\uFDD0")) != SIZE_MAX || str_find(text, STR("\uFDD1")) != SIZE_MAX;
    if (bad)
        refuse(yaml, "Y0104", span, "转义写出了控制字符", "an escape writes a control character",
               "若反斜杠是文字，改用单引号", "if the backslash is text, use single quotes");
}

static Node scalar_node(Yaml *yaml, const yaml_event_t *event, Span span)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    /* libyaml ends a block scalar after the blank lines that follow it. */
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        span.end = span.start + (uint32_t)str_trim(span_text(span)).len;
    Node node = {.kind = NODE_TEXT, .span = span, .text = scalar_text(yaml, event, span)};
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) check_escaped(yaml, node.text, span);
    if (style != YAML_PLAIN_SCALAR_STYLE) return node;
    static const NodeKind kinds[] = {
        [SCALAR_NULL] = NODE_NULL,     [SCALAR_TRUE] = NODE_BOOL,       [SCALAR_FALSE] = NODE_BOOL,
        [SCALAR_NUMBER] = NODE_NUMBER, [SCALAR_NOT_FINITE] = NODE_NULL, [SCALAR_TEXT] = NODE_TEXT};
    ScalarKind kind = scalar_kind(node.text);
    node.kind = kinds[kind];
    node.boolean = kind == SCALAR_TRUE;
    node.plain = node.text.ptr == span_text(span).ptr || node.text.len == 0;
    Decimal decimal;
    if (kind == SCALAR_NOT_FINITE)
        refuse(yaml, "Y0160", span, "不是确定的数", "not a finite number", "若是文字，加引号",
               "if it is text, put it in quotes");
    else if (kind == SCALAR_NUMBER && !decimal_parse(yaml->builder->scratch, node.text, &decimal))
        refuse(yaml, "Y0161", span, "数的指数或位数过大", "the number is too large to be read",
               "若是文字（如编号），加引号", "if it is text, put it in quotes");
    return node;
}

static bool read_scalar(Yaml *yaml, const yaml_event_t *event)
{
    Span span = event_span(yaml, event);
    yaml_scalar_style_t style = event->data.scalar.style;
    refuse_properties(yaml, span, event->data.scalar.anchor, event->data.scalar.tag);
    if (!take_turn(yaml)) return builder_scalar(yaml->builder, scalar_node(yaml, event, span));
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE ||
        (style == YAML_PLAIN_SCALAR_STYLE && event->data.scalar.length == 0))
        refuse_key(yaml, span);
    Str key = scalar_text(yaml, event, span);
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) check_escaped(yaml, key, span);
    builder_key(yaml->builder, key, span);
    return true;
}

static bool read_alias(Yaml *yaml, const yaml_event_t *event)
{
    Span span = event_span(yaml, event);
    refuse(yaml, "Y0153", span, "不支持别名（*）", "aliases (*) are not supported",
           "若 * 是文字，给整个值加引号", "if the * is text, put the value in quotes");
    if (!take_turn(yaml)) return builder_scalar(yaml->builder, (Node){.kind = NODE_NULL, .span = span});
    builder_key(yaml->builder, span_text(span), span);
    return true;
}

/* --- collections and documents -------------------------------------------------------------------------- */

static bool open_collection(Yaml *yaml, const yaml_event_t *event, NodeKind kind)
{
    Span span = event_span(yaml, event);
    if (kind == NODE_MAPPING)
        refuse_properties(yaml, span, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    else
        refuse_properties(yaml, span, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    if (take_turn(yaml)) {
        refuse_key(yaml, builder_span(yaml->builder, span.start, span.start + 1));
        return false;
    }
    array_push(yaml->builder->scratch, &yaml->expects_key, true);
    return builder_open(yaml->builder, kind, span.start);
}

/* A flow collection ends with its bracket, a block one (and the pair in [a: b]) with its last value. */
static bool close_collection(Yaml *yaml, const yaml_event_t *event)
{
    yaml->expects_key.count--;
    Builder *builder = yaml->builder;
    const Node *node = builder->frames.items[builder->frames.count - 1].node;
    Span span = event_span(yaml, event);
    char open = yaml->source->text.ptr[node->span.start];
    bool bracket = (open == '[' || open == '{') && span.end > span.start &&
                   yaml->source->text.ptr[span.end - 1] == (open == '[' ? ']' : '}');
    builder_close(builder, bracket ? span.end : 0);
    return true;
}

static bool open_document(Yaml *yaml, const yaml_event_t *event)
{
    Span span = event_span(yaml, event);
    const yaml_version_directive_t *version = event->data.document_start.version_directive;
    if (event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end ||
        (version && (version->major != 1 || version->minor != 2)))
        refuse(yaml, "Y0155", word_span(yaml, span), "不支持这种 % 指令", "this % directive is not supported",
               "删去这一行", "remove the line");
    if (++yaml->documents == 1) return true;
    refuse(yaml, "Y0156", word_span(yaml, span), "一个文件只能有一份文档", "a file holds one document only",
           "删去 ---，或把后面的内容另存为一个文件",
           "remove the ---, or put what follows into a file of its own");
    return false;
}

static bool read_event(Yaml *yaml, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: return read_scalar(yaml, event);
    case YAML_ALIAS_EVENT: return read_alias(yaml, event);
    case YAML_SEQUENCE_START_EVENT: return open_collection(yaml, event, NODE_SEQUENCE);
    case YAML_MAPPING_START_EVENT: return open_collection(yaml, event, NODE_MAPPING);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return close_collection(yaml, event);
    case YAML_DOCUMENT_START_EVENT: return open_document(yaml, event);
    default: return true;
    }
}

static void report_error(Yaml *yaml)
{
    const yaml_parser_t *parser = &yaml->parser;
    if (parser->error == YAML_MEMORY_ERROR) arena_out_of_memory();
    YamlError error = {.problem = parser->problem ? parser->problem : "", .context = parser->context};
    error.problem_at = offset_of(yaml, parser->problem_mark);
    error.context_at = parser->context ? offset_of(yaml, parser->context_mark) : error.problem_at;
    yaml_error_report(yaml->source, error, yaml->diags);
}

/* False where the reading stopped before the end. */
static bool read_events(Yaml *yaml)
{
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&yaml->parser, &event)) {
            report_error(yaml);
            return false;
        }
        bool more = read_event(yaml, &event), end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (!more || end) return more;
    }
}

/* What libyaml makes of a text without slips. */
static Doc *read_text(Arena *arena, const Source *source, DiagList *diags)
{
    Yaml yaml = {
        .builder = builder_new(arena, source, diags), .arena = arena, .diags = diags, .source = source};
    if (!yaml_parser_initialize(&yaml.parser)) arena_out_of_memory();
    yaml_parser_set_encoding(&yaml.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &yaml.parser, (const unsigned char *)(source->text.ptr ? source->text.ptr : ""), source->text.len);
    bool complete = read_events(&yaml);
    yaml_parser_delete(&yaml.parser);
    if (complete && yaml.documents == 0)
        builder_scalar(yaml.builder,
                       (Node){.kind = NODE_NULL, .plain = true, .span = builder_span(yaml.builder, 0, 0)});
    return builder_finish(yaml.builder, complete);
}

/* The slips read over; NULL where only a person can tell what was meant. */
static const Doc *read_over_slips(Arena *arena, const Source *source, const SlipMends *mends, DiagList *diags)
{
    MendedSource mended;
    if (!mended_from(arena, source, mends, &mended)) return NULL;
    DiagList found = {.arena = diags->arena, .lang = diags->lang};
    SlipMends more;
    Doc *doc = slip_scan(mended.source, &found, &more) ? read_text(arena, mended.source, &found) : NULL;
    mended_carry_diags(&mended, &found);
    diag_take(diags, &found);
    if (doc) mended_carry_doc(&mended, doc);
    return doc;
}

/* A large text is scanned for slips while libyaml reads it already: nearly always there are none. */
typedef struct Ahead {
    const Source *source;
    DiagList slips, faults; /* of the scan, and of libyaml */
    bool sound;
    Arena *arena; /* holds what libyaml makes of the text */
    Doc *doc;
} Ahead;

static void read_ahead(void *ahead_, size_t index, Arena *arena)
{
    Ahead *ahead = ahead_;
    if (index == 0) {
        ahead->doc = read_text(ahead->arena, ahead->source, &ahead->faults);
        return;
    }
    ahead->slips.arena = arena;
    SlipMends mends;
    ahead->sound =
        text_check(ahead->source, &ahead->slips) && slip_scan(ahead->source, &ahead->slips, &mends);
}

/* False where there are slips, or too little text or too few processors to gain by it: nothing is told then.
 */
static bool has_read_ahead(Arena *arena, const Source *source, DiagList *diags, const Doc **doc)
{
    enum { BYTES_WORTH_IT = 1 << 20 };
    if (source->text.len < BYTES_WORTH_IT || source->text.len > DOC_MAX_BYTES || parallel_threads() < 2)
        return false;
    Ahead ahead = {.source = source, .arena = arena_new(), .slips.lang = diags->lang};
    ahead.faults = (DiagList){.arena = ahead.arena, .lang = diags->lang};
    parallel_for(arena, 2, 2, read_ahead, &ahead);
    if (!ahead.sound) {
        arena_free(ahead.arena);
        return false;
    }
    arena_take(arena, ahead.arena);
    diag_take(diags, &ahead.slips);
    diag_take(diags, &ahead.faults);
    *doc = ahead.doc;
    return true;
}

const Doc *doc_read_yaml(Arena *arena, const Source *source, DiagList *diags)
{
    const Doc *doc;
    if (has_read_ahead(arena, source, diags, &doc)) return doc;
    if (!text_check(source, diags)) return NULL;
    SlipMends mends;
    if (!slip_scan(source, diags, &mends)) return read_over_slips(arena, source, &mends, diags);
    return read_text(arena, source, diags);
}
