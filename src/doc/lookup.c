#include "doc/doc.h"

#include <string.h>

const Member *node_member(const Node *mapping, Str key)
{
    if (!node_is(mapping, NODE_MAPPING)) return NULL;
    for (uint32_t i = 0; i < mapping->count; i++)
        if (str_equal(mapping->members[i].key, key)) return &mapping->members[i];
    return NULL;
}

const Node *node_get(const Node *mapping, Str key)
{
    const Member *member = node_member(mapping, key);
    return member ? member->value : NULL;
}

const Node *node_item(const Node *sequence, size_t index)
{
    return node_is(sequence, NODE_SEQUENCE) && index < sequence->count ? sequence->items[index] : NULL;
}

bool node_is(const Node *node, NodeKind kind)
{
    return node && node->kind == kind;
}

static bool is_collection(const Node *node)
{
    return node->kind == NODE_SEQUENCE || node->kind == NODE_MAPPING;
}

bool node_text_is(const Node *node, const char *text)
{
    return node_is(node, NODE_TEXT) && str_is(node->text, text);
}

bool node_is_placeholder(const Node *node)
{
    return node_text_is(node, "待填");
}

/* --- JSON Pointer ------------------------------------------------------------------------------------- */

/* "~1" is a slash, "~0" a tilde; false on any other tilde. */
static bool unescape(Arena *arena, Str step, Str *name)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < step.len; i++) {
        char c = step.ptr[i];
        if (c == '~') {
            if (++i == step.len || (step.ptr[i] != '0' && step.ptr[i] != '1')) return false;
            c = step.ptr[i] == '0' ? '~' : '/';
        }
        strbuf_add_char(&buf, c);
    }
    *name = strbuf_str(&buf);
    return true;
}

static const Node *step_down(const Node *node, Str step)
{
    if (node_is(node, NODE_SEQUENCE)) {
        int64_t index;
        bool padded = step.len > 1 && step.ptr[0] == '0';
        return !padded && str_to_int(step, &index) && index >= 0 ? node_item(node, (size_t)index) : NULL;
    }
    if (step.len == 0 || !memchr(step.ptr, '~', step.len)) return node_get(node, step);
    Arena *scratch = arena_new();
    Str name;
    const Node *found = unescape(scratch, step, &name) ? node_get(node, name) : NULL;
    arena_free(scratch);
    return found;
}

const Node *node_at(const Node *root, Str pointer)
{
    if (pointer.len == 0) return root;
    if (pointer.ptr[0] != '/') return NULL;
    Str rest = str_slice(pointer, 1, pointer.len), step;
    const Node *node = root;
    while (node && str_split(&rest, '/', &step)) node = step_down(node, step);
    return node;
}

Str node_pointer(Arena *arena, const Node *node)
{
    const Node *path[DOC_MAX_DEPTH + 1];
    size_t depth = 0;
    for (; node->parent; node = node->parent) path[depth++] = node;
    StrBuf buf = {.arena = arena};
    while (depth--) {
        const Node *step = path[depth];
        strbuf_add_char(&buf, '/');
        if (step->parent->kind == NODE_SEQUENCE) {
            strbuf_printf(&buf, "%u", step->index);
            continue;
        }
        Str key = step->parent->members[step->index].key;
        key = str_replace(arena, key, STR("~"), STR("~0"));
        strbuf_add(&buf, str_replace(arena, key, STR("/"), STR("~1")));
    }
    return strbuf_str(&buf);
}

static void add_item(StrBuf *out, const Node *item)
{
    const Node *id = item->kind == NODE_MAPPING ? node_get(item, STR("id")) : NULL;
    if (id && id->kind == NODE_TEXT && id->text.len && !node_is_placeholder(id))
        strbuf_printf(out, "[%.*s]", STR_ARG(id->text));
    else
        strbuf_printf(out, "[%u]", item->index + 1);
}

Str node_path(Arena *arena, const Node *node)
{
    const Node *path[DOC_MAX_DEPTH + 1];
    size_t depth = 0;
    for (; node->parent; node = node->parent) path[depth++] = node;
    StrBuf buf = {.arena = arena};
    while (depth--) {
        const Node *step = path[depth];
        if (step->parent->kind == NODE_SEQUENCE) {
            add_item(&buf, step);
            continue;
        }
        if (buf.len) strbuf_add_char(&buf, '.');
        strbuf_add(&buf, step->parent->members[step->index].key);
    }
    return strbuf_str(&buf);
}

/* --- places ------------------------------------------------------------------------------------------- */

/* Where the child begins, its key counted in. */
static uint32_t child_start(const Node *parent, uint32_t index)
{
    return parent->kind == NODE_MAPPING ? parent->members[index].key_span.start
                                        : parent->items[index]->span.start;
}

static bool holds(Span span, uint32_t offset)
{
    return offset >= span.start && (offset < span.end || span.start == span.end) && offset <= span.end;
}

/* The child that the byte belongs to, NULL where it lies between them. */
static const Node *child_at(const Node *node, uint32_t offset)
{
    uint32_t low = 0, high = node->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (child_start(node, middle) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return NULL;
    const Node *child = node->kind == NODE_MAPPING ? node->members[low - 1].value : node->items[low - 1];
    bool on_key = node->kind == NODE_MAPPING && holds(node->members[low - 1].key_span, offset);
    return on_key || holds(child->span, offset) ? child : NULL;
}

const Node *doc_node_at(const Doc *doc, uint32_t offset)
{
    const Node *node = doc->root;
    while (is_collection(node)) {
        const Node *child = child_at(node, offset);
        if (!child) break;
        node = child;
        if (!holds(node->span, offset)) break; /* on its key */
    }
    return node;
}

static Span first_line(const Source *source)
{
    return (Span){source, 0, (uint32_t)source_line(source, 1).len};
}

Span node_anchor(const Node *node)
{
    bool keyed = node->kind == NODE_MAPPING && node->count;
    if (!node->parent) return keyed ? node->members[0].key_span : first_line(node->span.source);
    if (node->parent->kind == NODE_MAPPING) return node->parent->members[node->index].key_span;
    while (node->kind == NODE_SEQUENCE && node->count) node = node->items[0];
    return node->kind == NODE_MAPPING && node->count ? node->members[0].key_span : node->span;
}

/* A collection in brackets on one line. */
static bool is_in_brackets(const Node *node)
{
    Str text = str_slice(node->span.source->text, node->span.start, node->span.end);
    if (text.len < 2 || (text.ptr[0] != '[' && text.ptr[0] != '{')) return false;
    return str_find(text, STR("\n")) == SIZE_MAX;
}

Span node_place(const Node *node)
{
    bool collection = node->kind == NODE_SEQUENCE || node->kind == NODE_MAPPING;
    return collection && !is_in_brackets(node) ? node_anchor(node) : node->span;
}
