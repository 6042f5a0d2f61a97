/* Reading inline YAML and JSON in tests, and saying what came of it in one string. */
#ifndef READING_H
#define READING_H

#include "support.h"

#include "doc/doc.h"

#include <string.h>

typedef const Doc *(*Reader)(Arena *arena, const Source *source, DiagList *diags);

typedef struct Reading {
    const Doc *doc;
    DiagList diags;
} Reading;

static inline Reading read_with(Arena *arena, Reader reader, Str text)
{
    Reading reading = {.diags = {.arena = arena}};
    reading.doc = reader(arena, source_new(arena, STR("x.yaml"), text), &reading.diags);
    return reading;
}

/* "Y0151@2:1-2:3 …" for each message, in order of place. */
static inline Str told(Arena *arena, DiagList *diags)
{
    StrBuf buf = {.arena = arena};
    diag_sort(diags);
    for (size_t i = 0; i < diags->items.count; i++) {
        const Diag *diag = diags->items.items[i];
        Position from = source_position(diag->span.source, diag->span.start);
        Position to = source_position(diag->span.source, diag->span.end);
        strbuf_printf(&buf, "%s%s@%u:%u-%u:%u", i ? " " : "", diag->code, from.line, from.column, to.line,
                      to.column);
        for (size_t k = 0; k < diag->related.count; k++) {
            Position other = source_position(diag->span.source, diag->related.items[k].span.start);
            strbuf_printf(&buf, "+%u:%u", other.line, other.column);
        }
    }
    return strbuf_str(&buf);
}

/* The tree as compact JSON-like text: texts in quotes, the rest as written. */
static inline void write_node(StrBuf *buf, const Node *node)
{
    if (node->kind < NODE_TEXT) {
        strbuf_add(buf, node->kind == NODE_NULL ? STR("null") : node->text);
    } else if (node->kind == NODE_TEXT) {
        strbuf_printf(buf, "\"%.*s\"", STR_ARG(node->text));
    } else {
        bool mapping = node->kind == NODE_MAPPING;
        strbuf_add_char(buf, mapping ? '{' : '[');
        for (uint32_t i = 0; i < node->count; i++) {
            if (i) strbuf_add_char(buf, ',');
            if (mapping) strbuf_printf(buf, "\"%.*s\":", STR_ARG(node->members[i].key));
            write_node(buf, mapping ? node->members[i].value : node->items[i]);
        }
        strbuf_add_char(buf, mapping ? '}' : ']');
    }
}

static inline Str tree(Arena *arena, const Doc *doc)
{
    StrBuf buf = {.arena = arena};
    if (doc) write_node(&buf, doc->root);
    return doc ? strbuf_str(&buf) : STR("refused");
}

#endif
