/* Doc: a YAML or JSON file as an immutable tree of nodes, each with its place in the source.
 *
 * YAML 1.2, core schema: a plain scalar is null, true/false, a number, else text (so 2026-02-10 is text); a
 * quoted one is text. A mapping's keys are text and occur once. Aliases, anchors, tags, several documents,
 * keys that are no plain or quoted scalars are refused, so are depth over DOC_MAX_DEPTH, more nodes than
 * DOC_MAX_NODES, bytes over DOC_MAX_BYTES. Numbers keep their text; nothing is rounded.
 *
 * The common slips of typing (full-width marks, tabs, missing blanks, GBK …) are found by a line scanner
 * that goes before libyaml (beside it in a large file), which would stop at its first error, often a line
 * late. Messages: Y….
 */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/decimal.h"
#include "base/diag.h"
#include "base/map.h"

enum { DOC_MAX_DEPTH = 64, DOC_MAX_NODES = 1000000 };
#define DOC_MAX_BYTES ((size_t)16 * 1024 * 1024)

typedef enum NodeKind {
    NODE_NULL,
    NODE_BOOL,
    NODE_NUMBER,
    NODE_TEXT,
    NODE_SEQUENCE,
    NODE_MAPPING,
} NodeKind;

typedef struct Node Node;
typedef struct Member {
    Str key;
    Span key_span;
    const Node *value;
} Member;

struct Node {
    NodeKind kind;
    bool boolean; /* of NODE_BOOL */
    bool plain;   /* a scalar without quotes, in one line: its text is the source's */
    Span span;    /* without quotes' neighbours: exactly the value; a collection's from its first to its last
                     value */
    const Node *parent; /* NULL at the root */
    uint32_t index;     /* place among the parent's items or members */
    uint32_t count;     /* of a collection */
    union {
        Str text; /* of a scalar: decoded; a number's and null's as written */
        const Node *const *items;
        const Member *members;
    };
};

typedef struct Doc {
    const Source *source;
    const Node *root; /* a NODE_NULL for an empty file */
    bool sound;       /* no mistake was read over */
    /* The values of keys that occur twice in one place: nobody knows which is meant. */
    const Node *const *doubtful;
    size_t doubtful_count;
} Doc;

/* NULL when the file cannot be read as YAML; every reason is then in diags. Mistakes that leave no doubt
 * about what was meant are told and read over, so that one run tells all there are: slips of typing with a
 * mechanical mend, and keys that occur twice. */
const Doc *doc_read_yaml(Arena *arena, const Source *source, DiagList *diags);
const Doc *doc_read_json(Arena *arena, const Source *source, DiagList *diags);
/* Reads the file and picks the reader by its name (.json: JSON, else YAML). NULL where anything is wrong. */
const Doc *doc_open(Arena *arena, Str path, DiagList *diags);
/* The same, but reads over what doc_read_yaml does, and a text (a Str *) that `texts` (may be NULL) has under
 * the path stands in place of the file's: how a mended file would read. */
const Doc *doc_open_with(Arena *arena, Str path, const Map *texts, DiagList *diags);
/* The same for several files, large ones side by side: docs[i] is what paths[i] gives. */
void doc_open_all(Arena *arena, const Str *paths, size_t count, const Map *texts, const Doc **docs,
                  DiagList *diags);

/* The member's value, NULL where the node is no mapping (or NULL itself) or lacks the key. */
const Node *node_get(const Node *mapping, Str key);
const Member *node_member(const Node *mapping, Str key);
/* NULL where out of range or no sequence. */
const Node *node_item(const Node *sequence, size_t index);
/* By JSON Pointer (RFC 6901): "/units/0/name"; NULL where it leads nowhere. */
const Node *node_at(const Node *root, Str pointer);
/* The node's JSON Pointer; "" at the root. */
Str node_pointer(Arena *arena, const Node *node);
/* The same for people: "units[U1].name"; an item without an id goes by its number, from 1. */
Str node_path(Arena *arena, const Node *node);
/* The innermost node whose span holds the byte, or the member value whose key does; the root else. */
const Node *doc_node_at(const Doc *doc, uint32_t offset);
/* Where a message about a missing key of this mapping (or about the whole collection) points: the key it
 * hangs on, for an item of a sequence and for the root its first key, for a root without keys the file's
 * first line. */
Span node_anchor(const Node *node);
/* Where a message about the value itself belongs: the value; of a collection over several lines, the anchor.
 */
Span node_place(const Node *node);
bool node_is(const Node *node, NodeKind kind);
bool node_text_is(const Node *node, const char *text);
/* Whether a scalar is 待填, the mark of a value still to be written, which is accepted in place of any type.
 */
bool node_is_placeholder(const Node *node);

#endif
