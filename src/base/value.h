/* Value: what templates and ledgers see – the view tree of a project.
 *
 * A Value is a typed leaf, a list or a record. It remembers where in the YAML it comes from, so that a
 * message of a late stage (a glyph that no font has, a broken photo) can name the line. Its Shape says what
 * it is and what names it has, whether or not they are there: a name that the shape does not declare is a
 * template's error, a declared one that is absent is empty. Every leaf offers the display forms of its kind
 * (value_form).
 */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include "base/date.h"
#include "base/money.h"
#include "base/source.h"

typedef enum ValueKind {
    VALUE_ABSENT,
    VALUE_BOOL,
    VALUE_INTEGER,
    VALUE_DECIMAL, /* text as written or computed: 88.8, 6%, — */
    VALUE_MONEY,
    VALUE_DATE,
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_RECORD,
} ValueKind;

typedef struct Shape Shape;
typedef struct ShapeField {
    Str name;
    const Shape *shape;
} ShapeField;

struct Shape {
    ValueKind kind;           /* never VALUE_ABSENT */
    Str title;                /* Chinese, from the schema; may be empty */
    const Shape *item;        /* of a list */
    const ShapeField *fields; /* of a record */
    size_t field_count;
};

typedef struct Value Value;
typedef struct Field {
    Str name;
    const Value *value;
} Field;

struct Value {
    ValueKind kind;
    Span span;          /* source NULL for what is computed */
    const Shape *shape; /* NULL: anything goes (the public Mustache suite) */
    union {
        bool boolean;
        int64_t integer;
        Money money;
        Date date;
        Str text; /* VALUE_TEXT, VALUE_DECIMAL */
        struct {
            const Value *const *items;
            size_t count;
        } list;
        struct {
            const Field *fields; /* those present, in the order of the shape */
            size_t count;
        } record;
    };
};

/* The declared field's shape, or NULL. */
const Shape *shape_field(const Shape *shape, Str name);
/* The field of a record, or NULL where it is absent. */
const Value *value_field(const Value *record, Str name);
/* "project.name", "basis.0.standard"; NULL where it ends in nothing. */
const Value *value_path(const Value *value, Str path);

/* False, absent, an empty list and an empty text are false. */
bool value_is_true(const Value *value);

/* Text as it is to be printed. `form` is empty or a display form of the kind; false where the kind has no
 * such form: money    (none) 1,280,000,000.00 · plain · yi 12.80亿元 · wan · upper 大写 date     (none)
 * 2026-09-30 · zh 2026年9月30日 bool     (none) 是, 否 list     (none) of leaves: joined with 、 · count
 *   integer, decimal, text   (none)
 */
bool value_form(Arena *arena, const Value *value, Str form, Str *text);
/* Whether a shape's kind has the form; `form` not empty. */
bool shape_has_form(const Shape *shape, Str form);

#endif
