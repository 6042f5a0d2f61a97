/* Describe: what a schema says about a key – for messages, views, ledgers and scaffolds. References ($ref)
 * are resolved. */
#ifndef SCHEMA_DESCRIBE_H
#define SCHEMA_DESCRIBE_H

#include "schema/schema.h"

typedef enum DescribedKind {
    DESCRIBED_ANY,
    DESCRIBED_RECORD,
    DESCRIBED_LIST,
    DESCRIBED_TEXT,
    DESCRIBED_DATE,  /* format date */
    DESCRIBED_MONEY, /* format money */
    DESCRIBED_NUMBER,
    DESCRIBED_INTEGER,
    DESCRIBED_BOOL,
} DescribedKind;

/* x-event: what is not there before the day. */
typedef enum EventKind {
    EVENT_NONE,
    EVENT_RECORD, /* the whole record that the key stands in */
    EVENT_VALUE,  /* the key alone */
} EventKind;

/* x-secret: what no output shows whole (schema/secret.h). */
typedef enum SecretKind { SECRET_NONE, SECRET_ID_NUMBER, SECRET_PHONE } SecretKind;

typedef struct Described Described;
typedef struct DescribedKey {
    Str name;
    bool required;
    const Described *value;
} DescribedKey;

struct Described {
    DescribedKind kind;
    Str title, description; /* may be empty */
    Str format;             /* may be empty */
    const Str *words;       /* of an enum of texts */
    size_t word_count;
    const Node *example; /* first of `examples`, or NULL */
    bool scaffold;       /* x-scaffold: a skeleton has the key though it is optional */
    EventKind event;     /* x-event */
    bool fact;           /* x-fact: a date that is a plan or a term, there from the beginning */
    SecretKind secret;   /* x-secret */
    const Str *refers;   /* x-refers: names of the lists that a text may name an item of */
    size_t refer_count;
    const Described *item;    /* of a list, or NULL */
    const DescribedKey *keys; /* of a record, in the schema's order */
    size_t key_count;
    const DescribedKey *event_key; /* of a record: the one that is EVENT_RECORD, or NULL */
};

/* The whole tree below the schema's root; made once, then remembered. */
const Described *schema_describe(const Schema *schema);
/* "project.investment", "units.name" (a list is passed through), or NULL. */
const Described *described_at(const Described *root, Str path);

#endif
