/* Builder: what both readers put their tree together with. It owns the limits, the links to parents, and the
 * refusal of duplicate keys.
 *
 *     value := builder_scalar | builder_open (value | builder_key value)* builder_close
 *
 * A reader stops at the first false: a limit is passed, the message is given. builder_finish gives the tree,
 * or NULL where anything but a duplicate key was refused on the way; it frees the builder's scratch memory
 * and must be called. */
#ifndef DOC_BUILDER_H
#define DOC_BUILDER_H

#include "doc/doc.h"

/* One key or value on the way: the key of a sequence's item is empty. */
typedef struct Pending {
    Str key;
    Span key_span;
    Node *node;
} Pending;

typedef struct OpenNode {
    Node *node;
    size_t first; /* of its children among the pending */
} OpenNode;

typedef struct Builder {
    Arena *arena, *scratch;
    const Source *source;
    DiagList *diags;
    bool broken;                  /* something was refused: the text is no tree */
    Array(const Node *) doubtful; /* the values of keys that occur twice */
    Array(OpenNode) frames;
    Array(Pending) pending;
    Str key;
    Span key_span;
    size_t nodes;
    uint32_t last_end; /* end of the last value */
    size_t told;       /* messages of the kinds that a file may earn a million times */
} Builder;

Builder *builder_new(Arena *arena, const Source *source, DiagList *diags);
bool builder_open(Builder *builder, NodeKind kind, uint32_t start);
/* `end` is where the source closes the collection, or 0 where only its last value does. */
void builder_close(Builder *builder, uint32_t end);
void builder_key(Builder *builder, Str key, Span span);
/* `text` must outlive the tree. */
bool builder_scalar(Builder *builder, Node scalar);
Doc *builder_finish(Builder *builder, bool complete);

Span builder_span(const Builder *builder, uint32_t start, uint32_t end);
/* There will be no tree. Whether a message of why is still welcome: a file may earn a million. */
bool builder_refuses(Builder *builder);

#endif
