/* Compiled schemas: what compile.c makes of a schema document and validate.c walks. Internal to the stage.
 *
 * A Sub is one schema – the root or any subschema – with its keywords sorted by what they judge. Subs form a
 * graph: $ref leads to the Sub of its target, so that recursion costs nothing. A Resource is a schema that
 * has a URI of its own, with its anchors. */
#ifndef SCHEMA_COMPILED_H
#define SCHEMA_COMPILED_H

#include "schema/describe.h"
#include "schema/format-imp.h"
#include "schema/pattern-imp.h"

typedef struct Sub Sub;
typedef Array(const Sub *) SubArray;

/* Bits of `types`; an integer is also a number. */
enum {
    TYPE_NULL = 1,
    TYPE_BOOLEAN = 2,
    TYPE_NUMBER = 4,
    TYPE_STRING = 8,
    TYPE_ARRAY = 16,
    TYPE_OBJECT = 32,
    TYPE_INTEGER = 64,
    TYPE_ANY = 127,
};

enum {
    VOCABULARY_CORE = 1,
    VOCABULARY_APPLICATOR = 2,
    VOCABULARY_UNEVALUATED = 4,
    VOCABULARY_VALIDATION = 8,
    VOCABULARY_FORMAT = 16,
    VOCABULARY_FORMAT_ASSERTION = 32,
    VOCABULARY_META_DATA = 64,
    VOCABULARY_CONTENT = 128,
    VOCABULARY_ALL = 255 - VOCABULARY_FORMAT_ASSERTION,
};

typedef struct Resource {
    Str uri; /* without a fragment */
    const Node *root;
    unsigned vocabularies;
    Map anchors;         /* to const Node */
    Map dynamic_anchors; /* to Sub */
    Array(Sub *) dynamic;
    bool reached; /* those are compiled, since a dynamic reference may lead to them */
} Resource;

typedef struct Bound {
    const Node *node; /* NULL where there is none */
    Decimal value;
} Bound;

typedef struct NumberRules {
    Bound minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of;
} NumberRules;

typedef struct TextRules {
    uint64_t min_length, max_length;
    Pattern *pattern;
    Str pattern_text;
    bool placeholder; /* 待填 was a branch of the pattern */
} TextRules;

typedef struct EnumRules {
    const Node *const *values;
    size_t count;
    Map words; /* its texts */
    bool constant;
} EnumRules;

typedef struct ListRules {
    uint64_t min_items, max_items, min_contains, max_contains;
    bool unique;
    SubArray prefix;
    const Sub *items, *contains;
} ListRules;

/* A name that `properties`, `required` or a dependency speaks of. */
typedef struct Key {
    Str name;
    const Sub *value;      /* of `properties`, or NULL */
    const Sub *dependent;  /* of `dependentSchemas`, or NULL */
    Array(Str) companions; /* of `dependentRequired` */
    uint32_t required;     /* place in `required` from 1; 0: not required */
} Key;

typedef struct PatternKey {
    Pattern *pattern;
    const Sub *value;
} PatternKey;

typedef struct RecordRules {
    uint64_t min_count, max_count;
    Map index; /* name to Key */
    Array(Key *) keys;
    uint32_t required_count;
    bool dependent; /* some key has a dependency */
    Array(PatternKey) patterns;
    const Sub *additional, *names;
} RecordRules;

typedef struct DynamicRef {
    const Sub *target; /* where nothing in the dynamic scope overrides it */
    Str anchor;        /* empty: an ordinary reference */
} DynamicRef;

struct Sub {
    const Node *node;
    Resource *resource;
    bool compiled, never; /* never: the schema `false` */
    bool unevaluated;     /* has an unevaluated… keyword */
    unsigned types;       /* TYPE_ANY where `type` is not given */
    Str title, description;
    const Node *example;
    bool scaffold, fact; /* x-scaffold, x-fact */
    EventKind event;     /* x-event */
    SecretKind secret;   /* x-secret */
    const Str *refers;   /* x-refers */
    size_t refer_count;
    Format format;
    Str format_name;
    EnumRules *enumeration;
    const EnumRules *constant;
    NumberRules *number;
    TextRules *text;
    ListRules *list;
    RecordRules *record;
    const Sub *ref;
    const DynamicRef *dynamic_ref;
    SubArray all_of, any_of, one_of;
    const Sub *negated, *condition, *consequence, *alternative;
    const Sub *unevaluated_items, *unevaluated_properties;
};

struct SchemaSet {
    Arena *arena;
    Str folder;
    bool strict, final;
    Map resources; /* URI to Resource */
    Map schemas;   /* URI to Schema */
    PtrMap subs;   /* Node to Sub: every place known to hold a schema */
    Array(Sub *) waiting;
    Array(Pattern *) patterns;
    DiagList *diags; /* of the compilation under way */
    bool failed;
};

struct Schema {
    const SchemaSet *set;
    const Sub *root;
    const Described *described;
};

/* resource.c: where schemas are. */

/* Registers the document's schemas under their URIs and anchors. */
Resource *resource_index(SchemaSet *set, const Doc *doc, Str uri);
/* The Sub at a node of an indexed document; it is queued for compiling. */
const Sub *sub_at(SchemaSet *set, const Node *node);
/* The target of a reference as seen from `base`, and the fragment where it is a plain name; NULL with a
 * message at `span`. */
const Sub *resource_resolve(SchemaSet *set, Str base, Str reference, Span span, Str *anchor);
/* The resource of that URI (no fragment), read in if need be; NULL where there is none. */
Resource *resource_find(SchemaSet *set, Str uri);
/* A fault of a schema file. */
Diag *schema_fault(SchemaSet *set, const char *code, Span span, const char *zh, const char *en, ...)
    DIAG_FORMATS(4, 5);

/* keyword.c: what a keyword holds and how it is compiled. */

typedef enum Holds { HOLDS_DATA, HOLDS_SCHEMA, HOLDS_SCHEMAS, HOLDS_NAMED_SCHEMAS } Holds;
Holds keyword_holds(Str name);
/* Fills the Sub from its node. */
void sub_compile(SchemaSet *set, Sub *sub);

/* Vocabularies of the document's meta-schema. */
unsigned vocabularies_of(SchemaSet *set, const Node *root);

/* metaschema.c: the document behind a URI of the standard itself, or NULL. */
const Doc *metaschema_doc(SchemaSet *set, Str uri);

#endif
