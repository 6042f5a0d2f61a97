#include "template/mustache_tree-imp.h"

/* The records and values that sections have entered, innermost first. */
typedef struct Context {
    const Value *value;
    const struct Context *outer;
} Context;

typedef struct Renderer {
    const MustacheHost *host;
    MappedText *out;
    DiagList *diags;
    bool failed;
} Renderer;

/* The indentation of standalone partials, put before each of their lines as it begins. */
typedef struct Indent {
    Str text;
    bool at_line_start;
} Indent;

/* --- looking up --- */

/* True where the context answers for the name, be it with nothing. */
static bool answers(const Value *context, Str name, const Value **value)
{
    if (!context || context->kind != VALUE_RECORD) return false;
    *value = value_field(context, name);
    return *value || shape_field(context->shape, name);
}

static bool has_form(const Value *value, Str form)
{
    Shape of_its_kind = {.kind = value->kind};
    return shape_has_form(&of_its_kind, form);
}

/* The value of a dotted name; what is left over at its end is a display form. */
static const Value *look_up(const Context *context, Str name, Str *form)
{
    const Value *value = NULL;
    Str step, rest = name;
    *form = (Str){0};
    if (str_is(name, ".")) return context->value;
    str_split(&rest, '.', &step);
    while (context && !answers(context->value, step, &value)) context = context->outer;
    while (value && str_split(&rest, '.', &step)) {
        const Value *next = value_path(value, step);
        if (!next && !rest.ptr && has_form(value, step)) {
            *form = step;
            return value;
        }
        value = next;
    }
    return value;
}

/* --- writing --- */

static void begin_line(Renderer *renderer, Indent *indent, Span span)
{
    if (indent->at_line_start) mapped_add(renderer->out, indent->text, span);
    indent->at_line_start = false;
}

static void render_text(Renderer *renderer, Span span, Indent *indent)
{
    if (indent->text.len == 0) {
        mapped_add_span(renderer->out, span);
        return;
    }
    while (span.start < span.end) {
        Str rest = span_text(span);
        size_t newline = str_find(rest, STR("\n"));
        Span line = span;
        if (newline != SIZE_MAX) line.end = span.start + (uint32_t)newline + 1;
        if (newline != 0) begin_line(renderer, indent, line);
        mapped_add_span(renderer->out, line);
        indent->at_line_start = newline != SIZE_MAX;
        span.start = line.end;
    }
}

static void render_value(Renderer *renderer, const MustacheNode *node, const Context *context, Indent *indent)
{
    Str form;
    const Value *value = look_up(context, node->name, &form);
    begin_line(renderer, indent, node->span);
    mapped_begin(renderer->out, node->span, false);
    renderer->host->write(renderer->host->context, &renderer->out->text, value, form, node->raw, node->span);
}

static void render_nodes(Renderer *renderer, MustacheNodes nodes, const Mustache *mustache,
                         const Context *context, Indent *indent, int depth);

static void render_partial(Renderer *renderer, const MustacheNode *node, const Mustache *mustache,
                           const Context *context, Indent *indent, int depth)
{
    const Mustache *partial = map_get(mustache->partials, node->name);
    Arena *arena = renderer->out->text.arena;
    if (!partial) return;
    if (depth == MUSTACHE_MAX_DEPTH) {
        renderer->failed = true;
        diag_add(renderer->diags, "T0106", node->span, "片段 %.*s 嵌套超过 %d 层",
                 "partial %.*s nests deeper than %d", STR_ARG(node->name), MUSTACHE_MAX_DEPTH);
        return;
    }
    if (!node->indent.ptr) { /* amid a line */
        Indent none = {0};
        begin_line(renderer, indent, node->span);
        render_nodes(renderer, partial->nodes, partial, context, &none, depth + 1);
        return;
    }
    Indent inner = {.at_line_start = true};
    inner.text = str_printf(arena, "%.*s%.*s", STR_ARG(indent->text), STR_ARG(node->indent));
    render_nodes(renderer, partial->nodes, partial, context, &inner, depth + 1);
}

static void render_section(Renderer *renderer, const MustacheNode *node, const Mustache *mustache,
                           const Context *context, Indent *indent, int depth)
{
    Str form;
    const Value *value = look_up(context, node->name, &form);
    if (form.len) value = NULL;
    bool list = value && value->kind == VALUE_LIST;
    if (!value_is_true(value)) return;
    for (size_t i = 0; i < (list ? value->list.count : 1) && !renderer->failed; i++) {
        Context inner = {list ? value->list.items[i] : value, context};
        render_nodes(renderer, node->children, mustache, &inner, indent, depth);
    }
}

static void render_nodes(Renderer *renderer, MustacheNodes nodes, const Mustache *mustache,
                         const Context *context, Indent *indent, int depth)
{
    Str form;
    for (size_t i = 0; i < nodes.count && !renderer->failed; i++) {
        const MustacheNode *node = &nodes.items[i];
        switch (node->kind) {
        case MUSTACHE_TEXT: render_text(renderer, node->span, indent); break;
        case MUSTACHE_VALUE: render_value(renderer, node, context, indent); break;
        case MUSTACHE_SECTION: render_section(renderer, node, mustache, context, indent, depth); break;
        case MUSTACHE_PARTIAL: render_partial(renderer, node, mustache, context, indent, depth); break;
        case MUSTACHE_INVERTED:
            if (!value_is_true(look_up(context, node->name, &form)))
                render_nodes(renderer, node->children, mustache, context, indent, depth);
            break;
        }
    }
}

bool mustache_render_mapped(const Mustache *mustache, const Value *root, const MustacheHost *host,
                            MappedText *out, DiagList *diags)
{
    Renderer renderer = {.host = host, .out = out, .diags = diags};
    Context context = {.value = root};
    Indent indent = {0};
    render_nodes(&renderer, mustache->nodes, mustache, &context, &indent, 0);
    return !renderer.failed;
}

Str mustache_render(const Mustache *mustache, const Value *root, const MustacheHost *host, Arena *arena,
                    DiagList *diags)
{
    MappedText out = mapped_new(arena);
    mustache_render_mapped(mustache, root, host, &out, diags);
    return strbuf_str(&out.text);
}
