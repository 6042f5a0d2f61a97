/* Read: nodes into structs. A value that is missing, is 待填, failed its schema or is of another kind is
 * absent; its span is then its own where it is written, else the place where a message about the missing key
 * belongs.
 */
#ifndef RECORD_READ_H
#define RECORD_READ_H

#include "record/record.h"

typedef struct Reader {
    Arena *arena;
    const PtrSet *failed;
} Reader;

/* --- single values, for the policy --- */

Text text_at(const Reader *reader, const Node *record, const char *key);
Amount amount_at(const Reader *reader, const Node *record, const char *key);
Day day_at(const Reader *reader, const Node *record, const char *key);
Flag flag_at(const Reader *reader, const Node *record, const char *key);
Number number_at(const Reader *reader, const Node *record, const char *key);
/* The present ones of a list. */
Texts texts_at(const Reader *reader, const Node *record, const char *key);
/* The list under the key, NULL where there is none: node_item over node_count. */
const Node *list_at(const Node *record, const char *key);
/* 0 for NULL and what is no list. */
size_t list_count(const Node *list);

/* --- whole records, by the tables of tables.c --- */

typedef enum FieldKind {
    FIELD_TEXT,
    FIELD_AMOUNT,
    FIELD_DAY,
    FIELD_FLAG,
    FIELD_NUMBER,
    FIELD_RATE,
    FIELD_TEXTS,
    FIELD_RECORD,  /* a record within the record */
    FIELD_RECORDS, /* a list of records */
} FieldKind;

typedef struct RecordField {
    Str key;
    FieldKind kind;
    size_t offset;                   /* in the struct */
    const struct RecordTable *table; /* of FIELD_RECORD, FIELD_RECORDS */
} RecordField;

typedef struct RecordTable {
    const RecordField *fields;
    size_t count;
    size_t size; /* of the struct */
} RecordTable;

extern const RecordTable application_table, agreement_table, team_table, visit_table, assessment_table,
    finance_table, register_table, letters_table, termination_table, publication_table;

/* Fills the struct that the table is of from a mapping; `node` NULL: what is written nowhere, of which
 * `around` is the place. */
void record_read(const Reader *reader, const RecordTable *table, const Node *node, Span around, void *record);

#endif
