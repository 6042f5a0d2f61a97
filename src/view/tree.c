#include "view/tree-imp.h"

#include <stdio.h>
#include <stdlib.h>

const Shape *shape_leaf(Arena *arena, ValueKind kind, Str title)
{
    Shape *shape = arena_make(arena, Shape);
    *shape = (Shape){.kind = kind, .title = title};
    return shape;
}

const Shape *shape_list(Arena *arena, const Shape *item, Str title)
{
    Shape *shape = arena_make(arena, Shape);
    *shape = (Shape){.kind = VALUE_LIST, .title = title, .item = item};
    return shape;
}

static const Shape *extra_shape(Arena *arena, const Extra *extra)
{
    Str title = str_from(extra->title ? extra->title : "");
    if (extra->kind == VALUE_RECORD) return extra->shape;
    if (extra->kind != VALUE_LIST) return shape_leaf(arena, extra->kind, title);
    const Shape *item = extra->shape ? extra->shape : shape_leaf(arena, VALUE_TEXT, (Str){0});
    return shape_list(arena, item, title);
}

static void extend_with(ShapeField *fields, size_t *count, Str name, const Shape *shape)
{
    size_t i = 0;
    while (i < *count && !str_equal(fields[i].name, name)) i++;
    fields[i] = (ShapeField){name, shape};
    if (i == *count) ++*count;
}

const Shape *shape_extend(Arena *arena, const Shape *base, const Extra *extras, size_t count)
{
    size_t field_count = base ? base->field_count : 0;
    ShapeField *fields = arena_make_many(arena, ShapeField, field_count + count);
    for (size_t i = 0; i < field_count; i++) fields[i] = base->fields[i];
    for (size_t i = 0; i < count; i++)
        extend_with(fields, &field_count, str_from(extras[i].name), extra_shape(arena, &extras[i]));
    Shape *shape = arena_make(arena, Shape);
    *shape = (Shape){
        .kind = VALUE_RECORD,
        .title = base ? base->title : (Str){0},
        .fields = fields,
        .field_count = field_count,
    };
    return shape;
}

RecordBuilder record_begin(Arena *arena, const Shape *shape, Span span)
{
    return (RecordBuilder){
        .arena = arena,
        .shape = shape,
        .slots = arena_make_many(arena, const Value *, shape->field_count),
        .span = span,
    };
}

static bool find_slot(const RecordBuilder *builder, const char *name, size_t *slot)
{
    size_t count = builder->shape->field_count;
    for (size_t i = 0; i < count; i++) {
        *slot = (builder->next + i) % count;
        if (str_is(builder->shape->fields[*slot].name, name)) return true;
    }
    return false;
}

static size_t slot_of(RecordBuilder *builder, const char *name)
{
    size_t slot;
    if (!find_slot(builder, name, &slot)) {
        fprintf(stderr, "zhiping: the view declares no field %s\n", name);
        abort();
    }
    builder->next = slot + 1;
    return slot;
}

const Value *record_end(RecordBuilder *builder)
{
    size_t count = 0, total = builder->shape->field_count;
    Field *fields = arena_make_many(builder->arena, Field, total);
    for (size_t i = 0; i < total; i++)
        if (builder->slots[i]) fields[count++] = (Field){builder->shape->fields[i].name, builder->slots[i]};
    Value *value = arena_make(builder->arena, Value);
    *value = (Value){.kind = VALUE_RECORD, .span = builder->span, .shape = builder->shape};
    value->record.fields = fields;
    value->record.count = count;
    return value;
}

void put_value(RecordBuilder *builder, const char *name, const Value *value)
{
    size_t slot = slot_of(builder, name);
    if (value) builder->slots[slot] = value;
}

/* A new value for the field, with the field's shape; its content is still to be set. */
static Value *new_field(RecordBuilder *builder, const char *name, ValueKind kind)
{
    size_t slot = slot_of(builder, name);
    Value *value = arena_make(builder->arena, Value);
    *value = (Value){.kind = kind, .shape = builder->shape->fields[slot].shape};
    builder->slots[slot] = value;
    return value;
}

void put_str(RecordBuilder *builder, const char *name, Str text)
{
    if (text.len == 0) return;
    Value *value = new_field(builder, name, VALUE_TEXT);
    value->kind = value->shape->kind;
    value->text = text;
}

void put_text(RecordBuilder *builder, const char *name, Text text)
{
    if (!text.present || text.value.len == 0) return;
    Value *value = new_field(builder, name, VALUE_TEXT);
    value->text = text.value;
    value->span = text.span;
}

void put_integer(RecordBuilder *builder, const char *name, int64_t integer)
{
    new_field(builder, name, VALUE_INTEGER)->integer = integer;
}

void put_bool(RecordBuilder *builder, const char *name, bool boolean)
{
    new_field(builder, name, VALUE_BOOL)->boolean = boolean;
}

void put_money(RecordBuilder *builder, const char *name, Money money)
{
    new_field(builder, name, VALUE_MONEY)->money = money;
}

void put_date(RecordBuilder *builder, const char *name, Date date)
{
    if (date != DATE_NONE) new_field(builder, name, VALUE_DATE)->date = date;
}

void put_list(RecordBuilder *builder, const char *name, Values items)
{
    Value *value = new_field(builder, name, VALUE_LIST);
    value->list.items = items.items;
    value->list.count = items.count;
}

const Value *record_peek(const RecordBuilder *builder, const char *name)
{
    size_t slot;
    return find_slot(builder, name, &slot) ? builder->slots[slot] : NULL;
}

const Value *value_text(Arena *arena, const Shape *shape, Str text, Span span)
{
    Value *value = arena_make(arena, Value);
    *value = (Value){.kind = VALUE_TEXT, .shape = shape, .span = span, .text = text};
    return value;
}
