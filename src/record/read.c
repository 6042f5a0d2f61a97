#include "record/read-imp.h"

/* The value under the key where it is of the kind and may be used, else NULL; the span either way. */
static const Node *usable(const Reader *reader, const Node *record, const char *key, NodeKind kind,
                          Span *span)
{
    const Node *node = node_get(record, str_from(key));
    *span = node ? node->span : record ? node_anchor(record) : (Span){0};
    if (!node || node->kind != kind || node_is_placeholder(node)) return NULL;
    return ptr_set_has(reader->failed, node) ? NULL : node;
}

Text text_at(const Reader *reader, const Node *record, const char *key)
{
    Text text = {0};
    const Node *node = usable(reader, record, key, NODE_TEXT, &text.span);
    if (!node) return text;
    text.value = node->text;
    text.present = true;
    return text;
}

Amount amount_at(const Reader *reader, const Node *record, const char *key)
{
    Amount amount = {0};
    const Node *node = usable(reader, record, key, NODE_NUMBER, &amount.span);
    amount.present = node && money_parse(node->text, &amount.value);
    return amount;
}

Day day_at(const Reader *reader, const Node *record, const char *key)
{
    Day day = {.value = DATE_NONE};
    const Node *node = usable(reader, record, key, NODE_TEXT, &day.span);
    day.present = node && date_parse(node->text, &day.value);
    return day;
}

Flag flag_at(const Reader *reader, const Node *record, const char *key)
{
    Flag flag = {0};
    const Node *node = usable(reader, record, key, NODE_BOOL, &flag.span);
    if (!node) return flag;
    flag.value = node->boolean;
    flag.present = true;
    return flag;
}

Number number_at(const Reader *reader, const Node *record, const char *key)
{
    Number number = {0};
    Decimal decimal;
    const Node *node = usable(reader, record, key, NODE_NUMBER, &number.span);
    number.present = node && decimal_parse(reader->arena, node->text, &decimal) &&
                     decimal_scaled(decimal, 4, &number.ten_thousandths);
    return number;
}

Rate rate_at(const Reader *reader, const Node *record, const char *key)
{
    Rate rate = {0};
    Decimal decimal;
    const Node *node = usable(reader, record, key, NODE_NUMBER, &rate.span);
    rate.present = node && decimal_parse(reader->arena, node->text, &decimal) &&
                   decimal_scaled(decimal, 8, &rate.hundred_millionths);
    return rate;
}

const Node *list_at(const Node *record, const char *key)
{
    const Node *node = node_get(record, str_from(key));
    return node && node->kind == NODE_SEQUENCE ? node : NULL;
}

size_t list_count(const Node *list)
{
    return list && list->kind == NODE_SEQUENCE ? list->count : 0;
}

Texts texts_at(const Reader *reader, const Node *record, const char *key)
{
    Texts texts = {0};
    const Node *list = list_at(record, key);
    if (list_count(list)) array_fit(reader->arena, &texts, list_count(list));
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        if (item->kind != NODE_TEXT || node_is_placeholder(item) || ptr_set_has(reader->failed, item))
            continue;
        array_push(reader->arena, &texts, (Text){.value = item->text, .span = item->span, .present = true});
    }
    return texts;
}
