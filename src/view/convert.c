#include "schema/secret.h"
#include "view/convert-imp.h"

/* --- what is dated later does not exist --- */

static bool is_usable(const Converter *converter, const Node *node)
{
    if (!node || node_is_placeholder(node)) return false;
    bool collection = node->kind == NODE_SEQUENCE || node->kind == NODE_MAPPING;
    return collection || !ptr_set_has(&converter->project->failed, node);
}

/* A day that is not written, or wrong, has not come. */
static bool has_come(const Converter *converter, const Node *day)
{
    Date date;
    return is_usable(converter, day) && day->kind == NODE_TEXT && date_parse(day->text, &date) &&
           date <= converter->as_of;
}

bool record_exists(const Converter *converter, const Described *described, const Node *record)
{
    if (!described || !described->event_key) return true;
    return has_come(converter, node_get(record, described->event_key->name));
}

Str period_text(Arena *arena, Date from, Date to)
{
    if (from == DATE_NONE) return (Str){0};
    Str start = date_iso(arena, from);
    if (to == DATE_NONE || to == from) return start;
    return str_printf(arena, "%.*s～%.*s", STR_ARG(start), STR_ARG(date_iso(arena, to)));
}

Str period_in_prose(Arena *arena, Date from, Date to)
{
    if (from == DATE_NONE) return (Str){0};
    Str start = date_zh(arena, from);
    if (to == DATE_NONE || to == from) return start;
    CivilDate first = date_to_civil(from), last = date_to_civil(to);
    if (first.year != last.year)
        return str_printf(arena, "%.*s～%.*s", STR_ARG(start), STR_ARG(date_zh(arena, to)));
    if (first.month != last.month)
        return str_printf(arena, "%.*s～%d月%d日", STR_ARG(start), last.month, last.day);
    return str_printf(arena, "%.*s～%d日", STR_ARG(start), last.day);
}

/* --- companions --- */

struct Companions {
    Arena *arena;
    const Schemas *schemas;
    PtrMap of; /* DescribedKey to Companion */
};

/* What stands beside a key of references. */
typedef struct Companion {
    CalledBy by;
    const char *name;  /* NULL where people call them nothing */
    const char *codes; /* of a list of services; NULL else */
} Companion;

Companions *companions_new(Arena *arena, const Schemas *schemas)
{
    Companions *companions = arena_make(arena, Companions);
    *companions = (Companions){.arena = arena, .schemas = schemas};
    return companions;
}

static bool is_text_list(const Described *described)
{
    return described->kind == DESCRIBED_LIST && described->item && described->item->kind == DESCRIBED_TEXT;
}

/* What a text of the key, or each of its list, refers to; NULL where nothing. */
static const Described *reference_of(const DescribedKey *key)
{
    const Described *text = is_text_list(key->value) ? key->value->item : key->value;
    return text->kind == DESCRIBED_TEXT && text->refer_count ? text : NULL;
}

static bool is_service_list(const DescribedKey *key)
{
    const Described *reference = is_text_list(key->value) ? reference_of(key) : NULL;
    return reference && str_is(reference->refers[0], "services");
}

/* expert → expert_name; experts → expert_names */
static const char *companion_name(Arena *arena, const DescribedKey *key, const char *called)
{
    Str one = key->name;
    bool list = is_text_list(key->value);
    if (list && str_ends_with(one, STR("s"))) one.len--;
    return str_cstr(arena, str_printf(arena, "%.*s_%s%s", STR_ARG(one), called, list ? "s" : ""));
}

/* NULL where the key holds no references. */
static const Companion *companion_of(Companions *companions, const DescribedKey *key)
{
    static const char *const called[] = {NULL, "name", "title", "period"};
    const Described *reference = reference_of(key);
    if (!reference) return NULL;
    Companion *companion = ptr_map_get(&companions->of, key);
    if (companion) return companion;
    companion = arena_make(companions->arena, Companion);
    companion->by = referent_called_by(referent_described(companions->schemas, reference->refers[0]));
    if (companion->by != CALLED_BY_NOTHING)
        companion->name = companion_name(companions->arena, key, called[companion->by]);
    if (is_service_list(key)) companion->codes = companion_name(companions->arena, key, "code");
    ptr_map_put(companions->arena, &companions->of, key, companion);
    return companion;
}

/* The item's name, its title, or the days that it takes. */
static Str called(const Converter *converter, const ReferentList *list, const Node *item)
{
    CalledBy by = referent_called_by(list->item);
    const Node *name = node_get(item, str_from(by == CALLED_BY_NAME ? "name" : "title"));
    if (by != CALLED_BY_PERIOD) return node_is(name, NODE_TEXT) ? name->text : (Str){0};
    const Node *start = node_get(item, STR("start_on")), *end = node_get(item, STR("end_on"));
    Date from = DATE_NONE, to = DATE_NONE;
    if (node_is(start, NODE_TEXT)) (void)date_parse(start->text, &from);
    if (node_is(end, NODE_TEXT)) (void)date_parse(end->text, &to);
    return period_text(converter->arena, from, to);
}

/* What a reference leads to. A text that is no id of the lists is a name itself where items have names. */
static Str shown(const Converter *converter, const Described *reference, CalledBy by, Str text)
{
    const ReferentList *list;
    const Node *item = referents_find(converter->referents, reference, text, &list);
    if (item) return called(converter, list, item);
    return by == CALLED_BY_NAME ? text : (Str){0};
}

static void put_companion_list(const Converter *converter, const Companion *companion,
                               const DescribedKey *key, const Node *list, RecordBuilder *builder)
{
    Values names = {0}, codes = {0};
    const Shape *text = shape_field(builder->shape, str_from(companion->name))->item;
    for (size_t i = 0; node_item(list, i); i++) {
        const Node *item = node_item(list, i);
        if (item->kind != NODE_TEXT || !is_usable(converter, item)) continue;
        Str name = shown(converter, key->value->item, companion->by, item->text);
        array_push(converter->arena, &codes, value_text(converter->arena, text, item->text, item->span));
        if (name.len)
            array_push(converter->arena, &names, value_text(converter->arena, text, name, item->span));
    }
    put_list(builder, companion->name, names);
    if (companion->codes) put_list(builder, companion->codes, codes);
}

static void put_companions(const Converter *converter, const DescribedKey *key, const Node *node,
                           RecordBuilder *builder)
{
    const Companion *companion = companion_of(converter->companions, key);
    if (!companion || !companion->name) return;
    if (node->kind == NODE_SEQUENCE)
        put_companion_list(converter, companion, key, node, builder);
    else if (node->kind == NODE_TEXT)
        put_text(builder, companion->name,
                 (Text){shown(converter, key->value, companion->by, node->text), node->span, true});
}

/* --- services --- */

const Shape *service_shape(Arena *arena)
{
    static const Extra fields[] = {
        {"code", VALUE_TEXT, "代码", NULL},
        {"title", VALUE_TEXT, "名称", NULL},
        {"label", VALUE_TEXT, "代码与名称", NULL},
    };
    return shape_extend(arena, NULL, fields, sizeof fields / sizeof *fields);
}

const Value *service_value(const Converter *converter, const Shape *shape, Str code, Span span)
{
    const Service *service = policy_service(converter->policy, code);
    Str right_code = service ? service->code : code, title = service ? service->title : (Str){0};
    RecordBuilder builder = record_begin(converter->arena, shape, span);
    put_text(&builder, "code", (Text){right_code, span, true});
    put_text(&builder, "title", (Text){title, span, true});
    Str label = str_printf(converter->arena, "%.*s %.*s", STR_ARG(right_code), STR_ARG(title));
    put_text(&builder, "label", (Text){str_trim(label), span, true});
    return record_end(&builder);
}

static const Value *convert_services(const Converter *converter, const Shape *shape, const Node *node)
{
    Value *list = arena_make(converter->arena, Value);
    Values services = {0};
    for (size_t i = 0; node->kind == NODE_SEQUENCE && i < node->count; i++) {
        const Node *item = node_item(node, i);
        if (item->kind != NODE_TEXT || !is_usable(converter, item)) continue;
        array_push(converter->arena, &services,
                   service_value(converter, shape->item, item->text, item->span));
    }
    *list = (Value){.kind = VALUE_LIST, .span = node->span, .shape = shape};
    list->list.items = services.items;
    list->list.count = services.count;
    return list;
}

/* --- shapes --- */

const Described *described_key(const Described *record, const char *key)
{
    for (size_t i = 0; record && i < record->key_count; i++)
        if (str_is(record->keys[i].name, key)) return record->keys[i].value;
    return NULL;
}

static ValueKind leaf_kind(const Described *described)
{
    if (described->secret != SECRET_NONE) return VALUE_TEXT;
    switch (described->kind) {
    case DESCRIBED_DATE: return VALUE_DATE;
    case DESCRIBED_MONEY: return VALUE_MONEY;
    case DESCRIBED_NUMBER: return VALUE_DECIMAL;
    case DESCRIBED_INTEGER: return VALUE_INTEGER;
    case DESCRIBED_BOOL: return VALUE_BOOL;
    default: return VALUE_TEXT;
    }
}

static void shape_companion(Arena *arena, const DescribedKey *key, const char *name, Shape *record,
                            ShapeField *fields)
{
    const Shape *text = shape_leaf(arena, VALUE_TEXT, key->value->title);
    const Shape *shape = is_text_list(key->value) ? shape_list(arena, text, key->value->title) : text;
    if (name) fields[record->field_count++] = (ShapeField){str_from(name), shape};
}

/* A key's own field, then its companions'. */
static void shape_key(Companions *companions, const DescribedKey *key, Shape *record, ShapeField *fields)
{
    Arena *arena = companions->arena;
    const Companion *companion = companion_of(companions, key);
    const Shape *own = is_service_list(key) ? shape_list(arena, service_shape(arena), key->value->title)
                                            : shape_described(companions, key->value);
    fields[record->field_count++] = (ShapeField){key->name, own};
    if (!companion) return;
    shape_companion(arena, key, companion->codes, record, fields);
    shape_companion(arena, key, companion->name, record, fields);
}

const Shape *shape_described(Companions *companions, const Described *described)
{
    Arena *arena = companions->arena;
    if (!described) return NULL;
    if (described->kind == DESCRIBED_LIST) {
        const Shape *item = described->item ? shape_described(companions, described->item)
                                            : shape_leaf(arena, VALUE_TEXT, (Str){0});
        return shape_list(arena, item, described->title);
    }
    if (described->kind != DESCRIBED_RECORD) return shape_leaf(arena, leaf_kind(described), described->title);
    Shape *record = arena_make(arena, Shape);
    *record = (Shape){.kind = VALUE_RECORD, .title = described->title};
    ShapeField *fields = arena_make_many(arena, ShapeField, described->key_count * 3);
    for (size_t i = 0; i < described->key_count; i++)
        shape_key(companions, &described->keys[i], record, fields);
    record->fields = fields;
    return record;
}

/* --- values --- */

void convert_into(const Converter *converter, const Form *form, const Node *node, RecordBuilder *builder)
{
    const Described *described = form->described;
    for (size_t i = 0; described && i < described->key_count; i++) {
        const DescribedKey *key = &described->keys[i];
        const Node *child = node_get(node, key->name);
        const Shape *shape = shape_field(builder->shape, key->name);
        if (!is_usable(converter, child)) continue;
        if (key->value->event == EVENT_VALUE && !has_come(converter, child)) continue;
        if (shape != shape_field(form->base, key->name)) continue;
        const char *name = str_cstr(converter->arena, key->name);
        if (is_service_list(key))
            put_value(builder, name, convert_services(converter, shape, child));
        else
            put_value(builder, name, convert(converter, key->value, shape, child));
        put_companions(converter, key, child, builder);
    }
}

static const Value *convert_record(const Converter *converter, const Described *described, const Shape *shape,
                                   const Node *node)
{
    if (node->kind != NODE_MAPPING || !record_exists(converter, described, node)) return NULL;
    Form form = {.described = described, .base = shape, .shape = shape};
    RecordBuilder builder = record_begin(converter->arena, shape, node->span);
    convert_into(converter, &form, node, &builder);
    return record_end(&builder);
}

static bool convert_list(const Converter *converter, const Described *described, const Node *node,
                         Value *value)
{
    Values items = {0};
    if (node->kind != NODE_SEQUENCE || !described->item) return false;
    for (size_t i = 0; i < node->count; i++) {
        const Node *item = node_item(node, i);
        const Value *converted = convert(converter, described->item, value->shape->item, item);
        if (converted) array_push(converter->arena, &items, converted);
    }
    value->list.items = items.items;
    value->list.count = items.count;
    return true;
}

static bool convert_leaf(const Converter *converter, const Node *node, Value *value)
{
    Decimal decimal;
    switch (value->kind) {
    case VALUE_MONEY: return node->kind == NODE_NUMBER && money_parse(node->text, &value->money);
    case VALUE_DATE: return node->kind == NODE_TEXT && date_parse(node->text, &value->date);
    case VALUE_BOOL: value->boolean = node->boolean; return node->kind == NODE_BOOL;
    case VALUE_INTEGER:
        return node->kind == NODE_NUMBER && decimal_parse(converter->arena, node->text, &decimal) &&
               decimal_scaled(decimal, 0, &value->integer);
    case VALUE_DECIMAL: value->text = node->text; return node->kind == NODE_NUMBER;
    default: value->text = node->text; return node->kind == NODE_TEXT;
    }
}

static void hide(const Converter *converter, const Described *described, Value *value)
{
    if (described->secret != SECRET_NONE && value->kind == VALUE_TEXT)
        value->text = secret_masked(converter->arena, described->secret, value->text);
}

static const char *whole_name(Arena *arena, Str key)
{
    return str_cstr(arena, str_printf(arena, "%.*s_full", STR_ARG(key)));
}

const Shape *shape_secrets(Arena *arena, const Shape *base, const Described *record, bool whole)
{
    for (size_t i = 0; record && i < record->key_count; i++) {
        const DescribedKey *key = &record->keys[i];
        if (key->value->secret == SECRET_NONE) continue;
        const char *title = str_cstr(arena, key->value->title);
        const Extra fields[] = {
            {str_cstr(arena, key->name), VALUE_TEXT, title, NULL},
            {whole_name(arena, key->name), VALUE_TEXT, title, NULL},
        };
        base = shape_extend(arena, base, fields, whole ? 2 : 1);
    }
    return base;
}

void put_secrets(const Converter *converter, const Described *record, const Node *node,
                 RecordBuilder *builder)
{
    Arena *arena = converter->arena;
    for (size_t i = 0; record && i < record->key_count; i++) {
        const DescribedKey *key = &record->keys[i];
        const Node *value = node_get(node, key->name);
        if (key->value->secret == SECRET_NONE || !is_usable(converter, value) || value->kind != NODE_TEXT)
            continue;
        const char *whole = whole_name(arena, key->name);
        Str masked = secret_masked(arena, key->value->secret, value->text);
        put_text(builder, str_cstr(arena, key->name), (Text){masked, value->span, true});
        if (shape_field(builder->shape, str_from(whole)))
            put_text(builder, whole, (Text){value->text, value->span, true});
    }
}

const Value *convert(const Converter *converter, const Described *described, const Shape *shape,
                     const Node *node)
{
    if (!described || !is_usable(converter, node)) return NULL;
    if (described->kind == DESCRIBED_RECORD) return convert_record(converter, described, shape, node);
    Value *value = arena_make(converter->arena, Value);
    *value = (Value){.kind = shape->kind, .span = node->span, .shape = shape};
    bool converted = shape->kind == VALUE_LIST ? convert_list(converter, described, node, value)
                                               : convert_leaf(converter, node, value);
    hide(converter, described, value);
    return converted ? value : NULL;
}
