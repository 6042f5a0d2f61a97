#include "base/value.h"

const Shape *shape_field(const Shape *shape, Str name)
{
    if (!shape) return NULL;
    for (size_t i = 0; i < shape->field_count; i++)
        if (str_equal(shape->fields[i].name, name)) return shape->fields[i].shape;
    return NULL;
}

const Value *value_field(const Value *record, Str name)
{
    if (!record || record->kind != VALUE_RECORD) return NULL;
    for (size_t i = 0; i < record->record.count; i++)
        if (str_equal(record->record.fields[i].name, name)) return record->record.fields[i].value;
    return NULL;
}

static const Value *value_step(const Value *value, Str step)
{
    int64_t index;
    if (!value) return NULL;
    if (value->kind != VALUE_LIST) return value_field(value, step);
    if (!str_to_int(step, &index) || (uint64_t)index >= value->list.count) return NULL;
    return value->list.items[index];
}

const Value *value_path(const Value *value, Str path)
{
    Str step;
    if (path.len == 0) return value;
    while (value && str_split(&path, '.', &step)) value = value_step(value, step);
    return value;
}

bool value_is_true(const Value *value)
{
    if (!value) return false;
    switch (value->kind) {
    case VALUE_ABSENT: return false;
    case VALUE_BOOL: return value->boolean;
    case VALUE_TEXT: return value->text.len > 0;
    case VALUE_LIST: return value->list.count > 0;
    default: return true;
    }
}

static bool join_list(Arena *arena, const Value *list, Str *text)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < list->list.count; i++) {
        Str item;
        if (!value_form(arena, list->list.items[i], (Str){0}, &item)) return false;
        if (i) strbuf_add(&buf, STR("、"));
        strbuf_add(&buf, item);
    }
    *text = strbuf_str(&buf);
    return true;
}

static bool list_form(Arena *arena, const Value *list, Str form, Str *text)
{
    if (form.len == 0) return join_list(arena, list, text);
    if (!str_is(form, "count")) return false;
    *text = str_printf(arena, "%zu", list->list.count);
    return true;
}

static bool money_form(Arena *arena, Money money, Str form, Str *text)
{
    if (form.len == 0)
        *text = money_grouped(arena, money);
    else if (str_is(form, "plain"))
        *text = money_plain(arena, money);
    else if (str_is(form, "yi"))
        *text = money_in_yi(arena, money);
    else if (str_is(form, "wan"))
        *text = money_in_wan(arena, money);
    else if (str_is(form, "upper"))
        *text = money_upper(arena, money);
    else
        return false;
    return true;
}

static bool date_form(Arena *arena, Date date, Str form, Str *text)
{
    if (form.len && !str_is(form, "zh")) return false;
    *text = form.len ? date_zh(arena, date) : date_iso(arena, date);
    return true;
}

bool value_form(Arena *arena, const Value *value, Str form, Str *text)
{
    *text = (Str){0};
    if (!value) return true;
    switch (value->kind) {
    case VALUE_ABSENT: return true;
    case VALUE_MONEY: return money_form(arena, value->money, form, text);
    case VALUE_DATE: return date_form(arena, value->date, form, text);
    case VALUE_LIST: return list_form(arena, value, form, text);
    case VALUE_RECORD: return false;
    case VALUE_BOOL: *text = value->boolean ? STR("是") : STR("否"); break;
    case VALUE_INTEGER: *text = str_printf(arena, "%lld", (long long)value->integer); break;
    case VALUE_TEXT:
    case VALUE_DECIMAL: *text = value->text; break;
    }
    return form.len == 0;
}

bool shape_has_form(const Shape *shape, Str form)
{
    if (!shape) return false;
    switch (shape->kind) {
    case VALUE_MONEY:
        return str_is(form, "plain") || str_is(form, "yi") || str_is(form, "wan") || str_is(form, "upper");
    case VALUE_DATE: return str_is(form, "zh");
    case VALUE_LIST: return str_is(form, "count");
    default: return false;
    }
}
