#include "record/read-imp.h"

/* What RECORD and List put into a struct, whatever its type. */
typedef struct AnyRecord {
    RECORD;
} AnyRecord;

typedef List(void) AnyList;

/* The value where it is of the kind and may be used, else NULL. */
static const Node *usable(const Reader *reader, const Node *node, NodeKind kind)
{
    if (!node || node->kind != kind || node_is_placeholder(node)) return NULL;
    return ptr_set_has(reader->failed, node) ? NULL : node;
}

/* --- values --- */

static Text read_text(const Reader *reader, const Node *node, Span span)
{
    node = usable(reader, node, NODE_TEXT);
    return (Text){.value = node ? node->text : (Str){0}, .span = span, .present = node};
}

static Amount read_amount(const Reader *reader, const Node *node, Span span)
{
    Amount amount = {.span = span};
    node = usable(reader, node, NODE_NUMBER);
    amount.present = node && money_parse(node->text, &amount.value);
    return amount;
}

static Day read_day(const Reader *reader, const Node *node, Span span)
{
    Day day = {.value = DATE_NONE, .span = span};
    node = usable(reader, node, NODE_TEXT);
    day.present = node && date_parse(node->text, &day.value);
    return day;
}

static Flag read_flag(const Reader *reader, const Node *node, Span span)
{
    node = usable(reader, node, NODE_BOOL);
    return (Flag){.value = node && node->boolean, .span = span, .present = node};
}

static bool read_scaled(const Reader *reader, const Node *node, int places, int64_t *value)
{
    Decimal decimal;
    node = usable(reader, node, NODE_NUMBER);
    return node && decimal_parse(reader->arena, node->text, &decimal) &&
           decimal_scaled(decimal, places, value);
}

static Number read_number(const Reader *reader, const Node *node, Span span)
{
    Number number = {.span = span};
    number.present = read_scaled(reader, node, 4, &number.ten_thousandths);
    return number;
}

static Rate read_rate(const Reader *reader, const Node *node, Span span)
{
    Rate rate = {.span = span};
    rate.present = read_scaled(reader, node, 8, &rate.hundred_millionths);
    return rate;
}

/* --- lists --- */

/* `owner` is what the list is missing in, NULL where that is missing itself. */
static void begin_list(const Reader *reader, const Node *node, const Node *owner, Span around, AnyList *list)
{
    *list = (AnyList){.node = node, .span = node ? node_place(node) : around};
    if (!node)
        list->whole = owner && !ptr_set_has(reader->failed, owner);
    else
        list->whole = node->kind == NODE_SEQUENCE && (node->count || !ptr_set_has(reader->failed, node));
}

static void read_texts(const Reader *reader, const Node *node, Texts *texts)
{
    size_t count = list_count(node);
    if (count) texts->items = arena_make_many(reader->arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        Text text = read_text(reader, node->items[i], node->items[i]->span);
        if (text.present) texts->items[texts->count++] = text;
    }
    texts->whole = texts->whole && texts->count == count;
}

static void read_records(const Reader *reader, const RecordTable *table, const Node *node, AnyList *list)
{
    size_t count = list_count(node);
    if (count) list->items = arena_alloc_many(reader->arena, count, table->size);
    for (size_t i = 0; i < count; i++)
        record_read(reader, table, node->items[i], list->span, (char *)list->items + i * table->size);
    list->count = list->capacity = count;
}

/* --- records --- */

/* The value under the key, looked for first behind the one found last: people keep the order. */
static const Node *value_near(const Node *mapping, Str key, uint32_t *next)
{
    for (uint32_t i = 0, at = *next; i < mapping->count; i++, at++) {
        if (at >= mapping->count) at = 0;
        if (!str_equal(mapping->members[at].key, key)) continue;
        *next = at + 1;
        return mapping->members[at].value;
    }
    return NULL;
}

static void read_field(const Reader *reader, const RecordField *field, const AnyRecord *record,
                       const Node *node)
{
    void *into = (char *)record + field->offset;
    Span span = node ? node->span : record->node ? record->span : (Span){0};
    switch (field->kind) {
    case FIELD_TEXT: *(Text *)into = read_text(reader, node, span); break;
    case FIELD_AMOUNT: *(Amount *)into = read_amount(reader, node, span); break;
    case FIELD_DAY: *(Day *)into = read_day(reader, node, span); break;
    case FIELD_FLAG: *(Flag *)into = read_flag(reader, node, span); break;
    case FIELD_NUMBER: *(Number *)into = read_number(reader, node, span); break;
    case FIELD_RATE: *(Rate *)into = read_rate(reader, node, span); break;
    case FIELD_TEXTS:
        begin_list(reader, node, record->node, record->span, into);
        read_texts(reader, node, into);
        break;
    case FIELD_RECORD: record_read(reader, field->table, node, record->span, into); break;
    case FIELD_RECORDS:
        begin_list(reader, node, record->node, record->span, into);
        read_records(reader, field->table, node, into);
        break;
    }
}

void record_read(const Reader *reader, const RecordTable *table, const Node *node, Span around, void *record)
{
    AnyRecord *any = record;
    uint32_t next = 0;
    memset(record, 0, table->size);
    any->node = node;
    any->span = node ? node_anchor(node) : around;
    any->present = node_is(node, NODE_MAPPING);
    for (size_t i = 0; i < table->count; i++)
        read_field(reader, &table->fields[i], any,
                   node && any->present ? value_near(node, table->fields[i].key, &next) : NULL);
}

/* --- single values, for the policy --- */

Text text_at(const Reader *reader, const Node *record, const char *key)
{
    return read_text(reader, node_get(record, str_from(key)), (Span){0});
}

Amount amount_at(const Reader *reader, const Node *record, const char *key)
{
    return read_amount(reader, node_get(record, str_from(key)), (Span){0});
}

Day day_at(const Reader *reader, const Node *record, const char *key)
{
    return read_day(reader, node_get(record, str_from(key)), (Span){0});
}

Flag flag_at(const Reader *reader, const Node *record, const char *key)
{
    return read_flag(reader, node_get(record, str_from(key)), (Span){0});
}

Number number_at(const Reader *reader, const Node *record, const char *key)
{
    return read_number(reader, node_get(record, str_from(key)), (Span){0});
}

Texts texts_at(const Reader *reader, const Node *record, const char *key)
{
    Texts texts = {0};
    read_texts(reader, node_get(record, str_from(key)), &texts);
    return texts;
}

const Node *list_at(const Node *record, const char *key)
{
    const Node *node = node_get(record, str_from(key));
    return node_is(node, NODE_SEQUENCE) ? node : NULL;
}

size_t list_count(const Node *list)
{
    return list && node_is(list, NODE_SEQUENCE) ? list->count : 0;
}
