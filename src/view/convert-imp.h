/* Convert: a file's nodes, as its schema describes them, into shapes and values of the view, generically:
 * every key of the schema is there under its own name. Beside that, by the key's name alone (convert.c has
 * the tables): a key that holds a reference has a companion that shows what it leads to; service codes become
 * records of code and title, an id_number is masked; what is dated after the as-of day is left out. */
#ifndef VIEW_CONVERT_H
#define VIEW_CONVERT_H

#include "schema/describe.h"
#include "view/tree-imp.h"
#include "view/view.h"

/* A kind of record: as the schema has it, and as the view declares it. */
typedef struct Form {
    const Described *described;
    const Shape *base;  /* of the schema alone */
    const Shape *shape; /* with what is derived */
} Form;

typedef struct Converter {
    Arena *arena;
    const Project *project;
    const Policy *policy;
    Date as_of;
    bool ledger; /* id_number_full is offered */
} Converter;

/* code, title, label (4.2 核查策划、方案及措施执行效果) */
const Shape *service_shape(Arena *arena);
/* The record of a code; a code that is not in the catalogue has no title. */
const Value *service_value(const Converter *converter, const Shape *shape, Str code, Span span);

/* NULL for NULL. */
const Shape *shape_described(Arena *arena, const Described *described, bool ledger);
const Described *described_key(const Described *record, const char *key);

/* Puts what the schema declares; a field whose shape the form has replaced is left to the caller. */
void convert_into(const Converter *converter, const Form *form, const Node *node, RecordBuilder *builder);
/* NULL where the node is absent: missing, 待填, failed, later than the day. */
const Value *convert(const Converter *converter, const Described *described, const Shape *shape,
                     const Node *node);

/* Whether an item of the list under `key` is dated, and by the day. */
bool has_happened(const Converter *converter, Str key, const Node *item);

/* 2026-08-24～2026-08-27, one day alone where both are the same; empty without a first day. */
Str period_text(Arena *arena, Date from, Date to);
/* 2026年8月24日～27日: what is the same is not said twice. */
Str period_in_prose(Arena *arena, Date from, Date to);

#endif
