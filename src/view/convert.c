#include "base/file.h"
#include "view/convert-imp.h"

/* --- what is dated later does not exist --- */

/* The lists (and records) whose items happen on a day, and the key of that day. */
static const char *const dated_items[][2] = {
    {"rectifications", "date"}, {"reinspections", "date"}, {"supplements", "signed_on"},
    {"invoices", "date"},       {"receipts", "date"},      {"expert_costs", "date"},
    {"reports", "issued_on"},   {"deliverables", "date"},  {"sanctions", "date"},
    {"review", "reviewed_on"},  {"plan", "approved_on"},   {"recommendation", "recommended_on"},
};

/* Days on which something happened, as against days that are planned. */
static const char *const days_of_events[] = {
    "closed_on",        "performed_on", "reimbursed_on", "archived_on",
    "actual_finish_on", "issued_on",    "vetted_on",     "undertaking_on",
};

static Date node_date(const Node *node)
{
    Date date;
    return node && node->kind == NODE_TEXT && date_parse(node->text, &date) ? date : DATE_NONE;
}

bool has_happened(const Converter *converter, Str key, const Node *item)
{
    for (size_t i = 0; i < sizeof dated_items / sizeof *dated_items; i++) {
        if (!str_is(key, dated_items[i][0])) continue;
        const Node *day = node_get(item, str_from(dated_items[i][1]));
        if (item->kind == NODE_MAPPING && day) return node_date(day) <= converter->as_of;
    }
    for (size_t i = 0; i < sizeof days_of_events / sizeof *days_of_events; i++)
        if (str_is(key, days_of_events[i])) return node_date(item) <= converter->as_of;
    return true;
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

static Str name_of_party(const Converter *converter, Str reference)
{
    const Unit *unit = project_unit(converter->project, reference);
    if (unit) return unit->name.value;
    const Expert *expert = project_expert(converter->project, reference);
    return expert ? expert->name.value : reference;
}

static Str title_of_service(const Converter *converter, Str reference)
{
    const Service *service = policy_service(converter->policy, reference);
    return service ? service->title : (Str){0};
}

static Str name_of_milestone(const Converter *converter, Str reference)
{
    const Agreement *agreement = &converter->project->agreement;
    for (size_t i = 0; i < agreement->milestones.count; i++)
        if (str_equal(agreement->milestones.items[i].id.value, reference))
            return agreement->milestones.items[i].name.value;
    return reference;
}

static Str period_of_visit(const Converter *converter, Str reference)
{
    const Visit *visit = project_visit(converter->project, reference);
    if (!visit) return (Str){0};
    return period_text(converter->arena, visit->start_on.value, visit->end_on.value);
}

static Str path_of_file(const Converter *converter, Str reference)
{
    return path_join(converter->arena, converter->project->folder, reference);
}

static Str id_number_full(const Converter *converter, Str reference)
{
    return converter->ledger ? reference : (Str){0};
}

typedef struct Companion {
    const char *key, *name, *title;
    Str (*resolve)(const Converter *converter, Str reference);
    bool list;        /* stands beside a list of references */
    bool ledger_only; /* declared in ledgers alone */
} Companion;

static const Companion companions[] = {
    {"by", "by_name", "人员或单位", name_of_party, false, false},
    {"expert", "expert_name", "专家", name_of_party, false, false},
    {"unit", "unit_name", "单位", name_of_party, false, false},
    {"visit", "visit_period", "服务日期", period_of_visit, false, false},
    {"service", "service_title", "服务名称", title_of_service, false, false},
    {"milestone", "milestone_name", "付款节点", name_of_milestone, false, false},
    {"file", "path", "文件", path_of_file, false, false},
    {"id_number", "id_number_full", "身份证号", id_number_full, false, true},
    {"experts", "expert_names", "专家", name_of_party, true, false},
    {"authors", "author_names", "编制专家", name_of_party, true, false},
    {"services", "service_codes", "服务代码", NULL, true, false},
    {"services", "service_titles", "服务名称", title_of_service, true, false},
};

static bool is_text_list(const Described *described)
{
    return described->kind == DESCRIBED_LIST && described->item && described->item->kind == DESCRIBED_TEXT;
}

static bool accompanies(const Companion *companion, const DescribedKey *key, bool ledger)
{
    if (companion->ledger_only && !ledger) return false;
    if (!str_is(key->name, companion->key)) return false;
    return companion->list ? is_text_list(key->value) : key->value->kind == DESCRIBED_TEXT;
}

static bool is_usable(const Converter *converter, const Node *node)
{
    if (!node || node_is_placeholder(node)) return false;
    bool collection = node->kind == NODE_SEQUENCE || node->kind == NODE_MAPPING;
    return collection || !ptr_set_has(&converter->project->failed, node);
}

static void put_companion_list(const Converter *converter, const Companion *companion, const Node *list,
                               RecordBuilder *builder)
{
    Values names = {0};
    const Shape *shape = shape_field(builder->shape, str_from(companion->name));
    if (!shape || list->kind != NODE_SEQUENCE) return;
    for (size_t i = 0; i < list->count; i++) {
        const Node *item = node_item(list, i);
        if (item->kind != NODE_TEXT || !is_usable(converter, item)) continue;
        Str name = companion->resolve ? companion->resolve(converter, item->text) : item->text;
        if (name.len == 0) continue;
        array_push(converter->arena, &names, value_text(converter->arena, shape->item, name, item->span));
    }
    put_list(builder, companion->name, names);
}

static void put_companions(const Converter *converter, const DescribedKey *key, const Node *node,
                           RecordBuilder *builder)
{
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        const Companion *companion = &companions[i];
        if (!accompanies(companion, key, converter->ledger)) continue;
        if (companion->list)
            put_companion_list(converter, companion, node, builder);
        else if (node->kind == NODE_TEXT)
            put_text(builder, companion->name,
                     (Text){companion->resolve(converter, node->text), node->span, true});
    }
}

/* --- services --- */

static bool is_service_list(const DescribedKey *key)
{
    return is_text_list(key->value) && (str_is(key->name, "services") || str_is(key->name, "services_added"));
}

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

static ValueKind leaf_kind(DescribedKind kind)
{
    switch (kind) {
    case DESCRIBED_DATE: return VALUE_DATE;
    case DESCRIBED_MONEY: return VALUE_MONEY;
    case DESCRIBED_NUMBER: return VALUE_DECIMAL;
    case DESCRIBED_INTEGER: return VALUE_INTEGER;
    case DESCRIBED_BOOL: return VALUE_BOOL;
    default: return VALUE_TEXT;
    }
}

/* A key's own field, then its companions'. */
static void shape_key(Arena *arena, const DescribedKey *key, bool ledger, Shape *record, ShapeField *fields)
{
    const Shape *own = is_service_list(key) ? shape_list(arena, service_shape(arena), key->value->title)
                                            : shape_described(arena, key->value, ledger);
    fields[record->field_count++] = (ShapeField){key->name, own};
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        const Companion *companion = &companions[i];
        if (!accompanies(companion, key, ledger)) continue;
        Str title = str_from(companion->title);
        const Shape *text = shape_leaf(arena, VALUE_TEXT, title);
        const Shape *shape = companion->list ? shape_list(arena, text, title) : text;
        fields[record->field_count++] = (ShapeField){str_from(companion->name), shape};
    }
}

const Shape *shape_described(Arena *arena, const Described *described, bool ledger)
{
    if (!described) return NULL;
    if (described->kind == DESCRIBED_LIST) {
        const Shape *item = described->item ? shape_described(arena, described->item, ledger)
                                            : shape_leaf(arena, VALUE_TEXT, (Str){0});
        return shape_list(arena, item, described->title);
    }
    if (described->kind != DESCRIBED_RECORD)
        return shape_leaf(arena, leaf_kind(described->kind), described->title);
    Shape *record = arena_make(arena, Shape);
    *record = (Shape){.kind = VALUE_RECORD, .title = described->title};
    ShapeField *fields = arena_make_many(arena, ShapeField, described->key_count * 3);
    for (size_t i = 0; i < described->key_count; i++)
        shape_key(arena, &described->keys[i], ledger, record, fields);
    record->fields = fields;
    return record;
}

/* --- values --- */

Str id_number_masked(Arena *arena, Str id_number)
{
    if (id_number.len < 15) return STR("******");
    return str_printf(arena, "%.*s********%.*s", 6, id_number.ptr, 4, id_number.ptr + id_number.len - 4);
}

void convert_into(const Converter *converter, const Form *form, const Node *node, RecordBuilder *builder)
{
    const Described *described = form->described;
    for (size_t i = 0; described && i < described->key_count; i++) {
        const DescribedKey *key = &described->keys[i];
        const Node *child = node_get(node, key->name);
        const Shape *shape = shape_field(builder->shape, key->name);
        if (!is_usable(converter, child) || !has_happened(converter, key->name, child)) continue;
        if (shape != shape_field(form->base, key->name)) continue;
        const char *name = str_cstr(converter->arena, key->name);
        if (is_service_list(key))
            put_value(builder, name, convert_services(converter, shape, child));
        else if (str_is(key->name, "id_number") && child->kind == NODE_TEXT)
            put_text(builder, name,
                     (Text){id_number_masked(converter->arena, child->text), child->span, true});
        else
            put_value(builder, name, convert(converter, key->value, shape, child));
        put_companions(converter, key, child, builder);
    }
}

static const Value *convert_record(const Converter *converter, const Described *described, const Shape *shape,
                                   const Node *node)
{
    if (node->kind != NODE_MAPPING) return NULL;
    Form form = {.described = described, .base = shape, .shape = shape};
    RecordBuilder builder = record_begin(converter->arena, shape, node->span);
    convert_into(converter, &form, node, &builder);
    return record_end(&builder);
}

/* The key that the list stands under, which says whether its items are dated. */
static Str key_of(const Node *node)
{
    if (!node->parent || node->parent->kind != NODE_MAPPING) return (Str){0};
    return node->parent->members[node->index].key;
}

static bool convert_list(const Converter *converter, const Described *described, const Node *node,
                         Value *value)
{
    Values items = {0};
    Str key = key_of(node);
    if (node->kind != NODE_SEQUENCE || !described->item) return false;
    for (size_t i = 0; i < node->count; i++) {
        const Node *item = node_item(node, i);
        if (!is_usable(converter, item) || !has_happened(converter, key, item)) continue;
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

const Value *convert(const Converter *converter, const Described *described, const Shape *shape,
                     const Node *node)
{
    if (!described || !is_usable(converter, node)) return NULL;
    if (described->kind == DESCRIBED_RECORD) return convert_record(converter, described, shape, node);
    Value *value = arena_make(converter->arena, Value);
    *value = (Value){.kind = shape->kind, .span = node->span, .shape = shape};
    bool converted = shape->kind == VALUE_LIST ? convert_list(converter, described, node, value)
                                               : convert_leaf(converter, node, value);
    return converted ? value : NULL;
}
