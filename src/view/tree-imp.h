/* Tree: building Shapes and Values of the view. A record's value is built against its shape, so that nothing
 * can be in a view which its shape does not declare: a name that is not there ends the program (a slip in
 * this folder, which any test that builds a view finds). */
#ifndef VIEW_TREE_H
#define VIEW_TREE_H

#include "base/array.h"
#include "base/value.h"
#include "record/record.h"

/* --- shapes --- */

/* A field to be declared. `shape` is what a record is, or a list's items are; NULL for leaves and for lists
 * of texts. */
typedef struct Extra {
    const char *name;
    ValueKind kind;
    const char *title;
    const Shape *shape;
} Extra;

const Shape *shape_leaf(Arena *arena, ValueKind kind, Str title);
const Shape *shape_list(Arena *arena, const Shape *item, Str title);
/* The record `base` (NULL: an empty one) with the extras: one of the same name takes its place, the others
 * follow. */
const Shape *shape_extend(Arena *arena, const Shape *base, const Extra *extras, size_t count);

/* --- values --- */

typedef Array(const Value *) Values;

typedef struct RecordBuilder {
    Arena *arena;
    const Shape *shape;
    const Value **slots; /* one for each field of the shape */
    size_t next;         /* where the next name is looked for first */
    Span span;
} RecordBuilder;

RecordBuilder record_begin(Arena *arena, const Shape *shape, Span span);
const Value *record_end(RecordBuilder *builder);

/* Each puts one field; what was there under the name is replaced. An absent value (NULL, an empty text,
 * DATE_NONE, a Text that is not present) leaves the field as it is. */
void put_value(RecordBuilder *builder, const char *name, const Value *value);
void put_str(RecordBuilder *builder, const char *name, Str text); /* also for VALUE_DECIMAL */
void put_text(RecordBuilder *builder, const char *name, Text text);
void put_integer(RecordBuilder *builder, const char *name, int64_t integer);
void put_bool(RecordBuilder *builder, const char *name, bool boolean);
void put_money(RecordBuilder *builder, const char *name, Money money);
void put_date(RecordBuilder *builder, const char *name, Date date);
void put_list(RecordBuilder *builder, const char *name, Values items);

/* A field put before, or NULL. */
const Value *record_peek(const RecordBuilder *builder, const char *name);

const Value *value_text(Arena *arena, const Shape *shape, Str text, Span span);

#endif
