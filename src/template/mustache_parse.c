/* Template text → tree.
 *
 * A tag alone on its line (but for blanks) is standalone where it prints nothing itself: the whole line goes,
 * so that sections can be laid out one tag a line. Whether it is alone is seen from the text around it: on
 * both sides blanks up to a line's end or the text's. */
#include "template/mustache_tree-imp.h"

#include <string.h>

typedef Array(MustacheNode) NodeArray;

typedef struct Tag {
    char sigil; /* # ^ / > & ! = { or 0 for a plain name */
    Span span;
    Str name;
    Span name_span;
    bool standalone;
    Str indent; /* of a standalone one */
} Tag;

typedef struct Parser {
    Arena *arena;
    DiagList *diags;
    const MustacheHost *host;
    const Source *source;
    Str text; /* up to the end of the span that is parsed; offsets are the source's */
    size_t start, at;
    Str open, close; /* the delimiters in force */
    Map *partials;
    Array(Tag) wanted; /* partial tags whose text is still to be parsed */
    bool failed;
} Parser;

static Span span_of(const Parser *parser, size_t start, size_t end)
{
    return (Span){parser->source, (uint32_t)start, (uint32_t)end};
}

static size_t find_from(const Parser *parser, size_t from, Str needle)
{
    size_t found = str_find(str_slice(parser->text, from, parser->text.len), needle);
    return found == SIZE_MAX ? SIZE_MAX : from + found;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* --- tags --- */

static void find_standalone(Parser *parser, Tag *tag)
{
    size_t before = tag->span.start, after = tag->span.end;
    Str text = parser->text;
    while (before > parser->start && is_blank(text.ptr[before - 1])) before--;
    if (before > parser->start && text.ptr[before - 1] != '\n') return;
    while (after < text.len && is_blank(text.ptr[after])) after++;
    if (after + 1 < text.len && text.ptr[after] == '\r' && text.ptr[after + 1] == '\n') after++;
    if (after < text.len && text.ptr[after] != '\n') return;
    tag->standalone = true;
    tag->indent = str_slice(text, before, tag->span.start);
    parser->at = after < text.len ? after + 1 : after;
}

static bool valid_name(Str name)
{
    Str rest = name, step;
    if (str_is(name, ".")) return true;
    for (size_t i = 0; i < name.len; i++)
        if (is_blank(name.ptr[i]) || name.ptr[i] == '\n' || name.ptr[i] == '\r') return false;
    while (str_split(&rest, '.', &step))
        if (step.len == 0) return false;
    return name.len > 0;
}

static void set_delimiters(Parser *parser, const Tag *tag)
{
    Str rest = tag->name, open = {0}, close = {0};
    size_t blank = 0;
    while (blank < rest.len && !is_blank(rest.ptr[blank]) && rest.ptr[blank] != '\n') blank++;
    open = str_slice(rest, 0, blank);
    close = str_trim(str_slice(rest, blank, rest.len));
    bool bad = !open.len || !close.len || str_find(close, STR(" ")) != SIZE_MAX ||
               str_find(open, STR("=")) != SIZE_MAX || str_find(close, STR("=")) != SIZE_MAX;
    if (bad) {
        parser->failed = true;
        diag_add(parser->diags, "T0104", tag->span, "定界符标签应形如 {{=<%% %%>=}}",
                 "delimiters are set as {{=<%% %%>=}}");
        return;
    }
    parser->open = open;
    parser->close = close;
}

/* The tag at `begin`, where the opening delimiter stands; false with a message where it is not closed. */
static bool read_tag(Parser *parser, size_t begin, Tag *tag)
{
    size_t inside = begin + parser->open.len;
    Str close = parser->close;
    char first = inside < parser->text.len ? parser->text.ptr[inside] : 0;
    *tag = (Tag){0};
    if (first && strchr("#^/>&!=", first)) tag->sigil = first;
    if (first == '{' && str_is(parser->open, "{{")) tag->sigil = '{';
    if (tag->sigil) inside++;
    if (tag->sigil == '{') close = STR("}}}");
    if (tag->sigil == '=') close = str_printf(parser->arena, "=%.*s", STR_ARG(close));
    size_t end = find_from(parser, inside, close);
    if (end == SIZE_MAX) {
        parser->failed = true;
        diag_add(parser->diags, "T0101", span_of(parser, begin, begin + parser->open.len),
                 "标签没有结束，缺少 %.*s", "the tag is not closed, %.*s is missing", STR_ARG(close));
        return false;
    }
    tag->span = span_of(parser, begin, end + close.len);
    tag->name = str_trim(str_slice(parser->text, inside, end));
    size_t name_start = tag->name.len ? (size_t)(tag->name.ptr - parser->text.ptr) : begin;
    tag->name_span = tag->name.len ? span_of(parser, name_start, name_start + tag->name.len) : tag->span;
    parser->at = tag->span.end;
    if (tag->sigil && strchr("#^/>!=", tag->sigil)) find_standalone(parser, tag);
    if (tag->sigil != '!' && tag->sigil != '=' && !valid_name(tag->name)) {
        parser->failed = true;
        diag_add(parser->diags, "T0102", tag->name_span, "标签里没有名称，或名称写错",
                 "the tag has no name, or a malformed one");
    }
    return true;
}

/* --- the tree --- */

static void add_text(Parser *parser, NodeArray *nodes, size_t start, size_t end)
{
    if (start >= end) return;
    MustacheNode node = {.kind = MUSTACHE_TEXT, .span = span_of(parser, start, end)};
    array_push(parser->arena, nodes, node);
}

static MustacheNodes parse_nodes(Parser *parser, const Tag *section, int depth);

static void add_section(Parser *parser, NodeArray *nodes, const Tag *tag, int depth)
{
    MustacheNode node = {
        .kind = tag->sigil == '#' ? MUSTACHE_SECTION : MUSTACHE_INVERTED,
        .span = tag->span,
        .name = tag->name,
        .name_span = tag->name_span,
    };
    if (depth == MUSTACHE_MAX_DEPTH) {
        diag_add(parser->diags, "T0103", tag->span, "段嵌套超过 %d 层", "sections nest deeper than %d",
                 MUSTACHE_MAX_DEPTH);
        parser->failed = true;
        parser->at = parser->text.len;
        return;
    }
    node.children = parse_nodes(parser, tag, depth + 1);
    array_push(parser->arena, nodes, node);
}

/* Whether the closing tag ends the section; a message where it does not. */
static void check_close(Parser *parser, const Tag *section, const Tag *tag)
{
    if (section && str_equal(section->name, tag->name)) return;
    if (parser->failed) return; /* a follow-up */
    parser->failed = true;
    Diag *diag = diag_add(parser->diags, "T0103", tag->span,
                          section ? "{{/%.*s}} 与所开的段不符" : "{{/%.*s}} 没有对应的开始",
                          section ? "{{/%.*s}} does not close the open section" : "{{/%.*s}} closes nothing",
                          STR_ARG(tag->name));
    if (section) diag_related(parser->diags, diag, section->span, "段从这里开始", "the section begins here");
}

static void add_tag(Parser *parser, NodeArray *nodes, const Tag *tag, int depth)
{
    MustacheNode node = {.span = tag->span, .name = tag->name, .name_span = tag->name_span};
    switch (tag->sigil) {
    case '!': return;
    case '=': set_delimiters(parser, tag); return;
    case '#':
    case '^': add_section(parser, nodes, tag, depth); return;
    case '>':
        node.kind = MUSTACHE_PARTIAL;
        node.indent = tag->standalone ? tag->indent : (Str){0};
        array_push(parser->arena, &parser->wanted, *tag);
        break;
    default:
        node.kind = MUSTACHE_VALUE;
        node.raw = tag->sigil == '{' || tag->sigil == '&';
        break;
    }
    array_push(parser->arena, nodes, node);
}

/* Nodes up to the section's closing tag, or to the end of the text. */
static MustacheNodes parse_nodes(Parser *parser, const Tag *section, int depth)
{
    NodeArray nodes = {0};
    Tag tag;
    bool closed = false;
    while (!closed) {
        size_t start = parser->at, open = find_from(parser, start, parser->open);
        if (open == SIZE_MAX || !read_tag(parser, open, &tag)) break;
        add_text(parser, &nodes, start, tag.standalone ? tag.span.start - tag.indent.len : tag.span.start);
        if (tag.sigil == '/') {
            check_close(parser, section, &tag);
            closed = section != NULL;
            continue;
        }
        add_tag(parser, &nodes, &tag, depth);
    }
    if (!closed) add_text(parser, &nodes, parser->at, parser->text.len);
    if (section && !closed && !parser->failed) {
        parser->failed = true;
        diag_add(parser->diags, "T0103", section->span, "段没有结束，缺少 {{/%.*s}}",
                 "the section is not closed, {{/%.*s}} is missing", STR_ARG(section->name));
    }
    if (!closed) parser->at = parser->text.len;
    return (MustacheNodes){nodes.items, nodes.count};
}

static const Mustache *parse_text(Parser *parser, const Source *source, Span text)
{
    Mustache *mustache = arena_make(parser->arena, Mustache);
    parser->source = source;
    parser->text = str_slice(source->text, 0, text.end);
    parser->start = parser->at = text.start;
    parser->open = STR("{{");
    parser->close = STR("}}");
    mustache->partials = parser->partials;
    mustache->nodes = parse_nodes(parser, NULL, 0);
    return mustache;
}

/* Each partial once, however often and from wherever it is named. */
static void parse_partials(Parser *parser)
{
    for (size_t i = 0; i < parser->wanted.count; i++) {
        Tag tag = parser->wanted.items[i];
        if (map_get(parser->partials, tag.name)) continue;
        const Source *source =
            parser->host->partial ? parser->host->partial(parser->host->context, tag.name) : NULL;
        if (source) {
            const Mustache *partial =
                parse_text(parser, source, (Span){source, 0, (uint32_t)source->text.len});
            map_put(parser->arena, parser->partials, tag.name, (void *)partial);
        } else if (!parser->host->lenient) {
            parser->failed = true;
            diag_add(parser->diags, "T0105", tag.name_span, "没有名为 %.*s 的片段",
                     "there is no partial %.*s", STR_ARG(tag.name));
        }
    }
}

const Mustache *mustache_parse(Arena *arena, const Source *source, Span text, const MustacheHost *host,
                               DiagList *diags)
{
    Parser parser = {.arena = arena, .diags = diags, .host = host, .partials = arena_make(arena, Map)};
    const Mustache *mustache = parse_text(&parser, source, text);
    parse_partials(&parser);
    return parser.failed ? NULL : mustache;
}
