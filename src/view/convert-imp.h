/* Convert: a file's nodes, as its schema describes them, into shapes and values of the view, generically:
 * every key of the schema is there under its own name. Beside that the schema's annotations say that a record
 * or a value is dated (x-event: left out before its day), that a key is a reference (x-refers: a companion
 * beside it shows what it leads to; services become records of code and title), and that it is a secret
 * (x-secret: masked). */
#ifndef VIEW_CONVERT_H
#define VIEW_CONVERT_H

#include "record/referent.h"
#include "view/tree-imp.h"
#include "view/view.h"

/* A kind of record: as the schema has it, and as the view declares it. */
typedef struct Form {
    const Described *described;
    const Shape *base;  /* of the schema alone */
    const Shape *shape; /* with what is derived */
} Form;

/* The companions of keys, by the key: KEY_name, KEY_title or KEY_period, after what people call an item of
 * the (first) list that it refers to. A list of references has the singular of its key and the plural of
 * that: experts → expert_names; a list of services has service_codes as well. */
typedef struct Companions Companions;
Companions *companions_new(Arena *arena, const Schemas *schemas);

typedef struct Converter {
    Arena *arena;
    const Project *project;
    const Policy *policy;
    Date as_of;
    Companions *companions;
    Referents *referents;
} Converter;

/* code, title, label (4.2 核查策划、方案及措施执行效果) */
const Shape *service_shape(Arena *arena);
/* The record of a code; a code that is not in the catalogue has no title. */
const Value *service_value(const Converter *converter, const Shape *shape, Str code, Span span);

/* The shape with the secrets of a record: each key masked, and where `whole` as it is under KEY_full. */
const Shape *shape_secrets(Arena *arena, const Shape *base, const Described *record, bool whole);
/* Puts those that the builder's shape declares. */
void put_secrets(const Converter *converter, const Described *record, const Node *node,
                 RecordBuilder *builder);

/* NULL for NULL. */
const Shape *shape_described(Companions *companions, const Described *described);
const Described *described_key(const Described *record, const char *key);

/* Puts what the schema declares; a field whose shape the form has replaced is left to the caller. */
void convert_into(const Converter *converter, const Form *form, const Node *node, RecordBuilder *builder);
/* NULL where the node is absent: missing, 待填, failed, later than the day. */
const Value *convert(const Converter *converter, const Described *described, const Shape *shape,
                     const Node *node);

/* Whether the record is there by the as-of day: its event, if its kind has one, has come. */
bool record_exists(const Converter *converter, const Described *described, const Node *record);

/* 2026-08-24～2026-08-27, one day alone where both are the same; empty without a first day. */
Str period_text(Arena *arena, Date from, Date to);
/* 2026年8月24日～27日: what is the same is not said twice. */
Str period_in_prose(Arena *arena, Date from, Date to);

#endif
