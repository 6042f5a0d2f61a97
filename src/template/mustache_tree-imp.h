/* The tree that mustache_parse makes; of concern to mustache_*.c alone. */
#ifndef TEMPLATE_MUSTACHE_TREE_H
#define TEMPLATE_MUSTACHE_TREE_H

#include "base/map.h"
#include "template/mustache-imp.h"

typedef enum MustacheKind {
    MUSTACHE_TEXT,
    MUSTACHE_VALUE,
    MUSTACHE_SECTION,
    MUSTACHE_INVERTED,
    MUSTACHE_PARTIAL,
} MustacheKind;

typedef struct MustacheNode MustacheNode;
typedef struct MustacheNodes {
    const MustacheNode *items;
    size_t count;
} MustacheNodes;

struct MustacheNode {
    MustacheKind kind;
    Span span; /* of the text, or of the whole tag */
    Str name;
    Span name_span;
    bool raw;               /* value */
    Str indent;             /* partial: what stands before a standalone tag; ptr NULL: it is amid a line */
    MustacheNodes children; /* section, inverted */
};

struct Mustache {
    MustacheNodes nodes;
    const Map *partials; /* name → Mustache, one map for a template and all its partials */
};

#endif
