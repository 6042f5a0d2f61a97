/* Names: what people call a value – the Chinese title of its key. A title given beside a $ref stands in an
 * outer frame and wins over the title of the schema that is referred to. */
#include "schema/validation-imp.h"

enum { REFERENCES_MAX = 16 };

Str sub_title(const Sub *sub)
{
    for (int i = 0; sub && i < REFERENCES_MAX; i++, sub = sub->ref)
        if (sub->title.len) return sub->title;
    return (Str){0};
}

const Sub *key_schema(const SchemaStep *frame, Str key)
{
    const Sub *found = NULL;
    for (const SchemaStep *at = frame; at && at->node == frame->node; at = at->up) {
        const Key *entry = at->sub->record ? map_get(&at->sub->record->index, key) : NULL;
        if (entry && entry->value && (!found || sub_title(entry->value).len)) found = entry->value;
    }
    return found;
}

static const SchemaStep *parent_frame(const SchemaStep *frame)
{
    const Node *node = frame->node;
    while (frame && frame->node == node) frame = frame->up;
    return frame;
}

static Str own_title(const SchemaStep *frame)
{
    Str title = {0};
    for (const SchemaStep *at = frame; at && at->node == frame->node; at = at->up) {
        Str one = sub_title(at->sub);
        if (one.len) title = one;
    }
    return title;
}

static Str titled(Validation *v, Str title, Str key)
{
    bool english = v->log && v->log->lang == LANG_EN;
    if (!title.len || str_equal(title, key))
        return english ? key : str_printf(v->arena, "“%.*s”", STR_ARG(key));
    if (english) return str_printf(v->arena, "%.*s (%.*s)", STR_ARG(key), STR_ARG(title));
    return str_printf(v->arena, "%.*s（%.*s）", STR_ARG(title), STR_ARG(key));
}

Str key_name(Validation *v, const SchemaStep *frame, Str key)
{
    return titled(v, sub_title(key_schema(frame, key)), key);
}

static Str item_name(Validation *v, const SchemaStep *frame, Str title)
{
    bool english = v->log && v->log->lang == LANG_EN;
    const SchemaStep *list = parent_frame(frame);
    Str name = title.len || !list ? title : frame_name(v, list);
    unsigned number = frame->node->index + 1;
    if (english) return str_printf(v->arena, "item %u of %.*s", number, STR_ARG(name));
    return str_printf(v->arena, "%.*s第 %u 项", STR_ARG(name), number);
}

Str frame_name(Validation *v, const SchemaStep *frame)
{
    const Node *node = frame->node;
    Str title = own_title(frame);
    if (!node->parent && v->log && v->log->lang == LANG_EN) return STR("the file");
    if (!node->parent) return title.len ? title : STR("文件");
    if (node->parent->kind == NODE_SEQUENCE) return item_name(v, frame, title);
    Str key = node->parent->members[node->index].key;
    const SchemaStep *parent = parent_frame(frame);
    return title.len || !parent ? titled(v, title, key) : key_name(v, parent, key);
}

Str frame_title(const SchemaStep *frame)
{
    const Node *node = frame->node;
    const SchemaStep *parent = parent_frame(frame);
    Str title = own_title(frame);
    if (title.len || !parent) return title;
    if (node->parent->kind == NODE_SEQUENCE) return frame_title(parent);
    return sub_title(key_schema(parent, node->parent->members[node->index].key));
}

const Node *frame_example(const SchemaStep *frame)
{
    const Node *example = NULL;
    for (const SchemaStep *at = frame; at && at->node == frame->node; at = at->up) {
        const Node *examples = at->sub->example ? at->sub->example->parent : NULL;
        for (uint32_t i = 0; examples && i < examples->count; i++) {
            if (node_is_placeholder(examples->items[i])) continue;
            example = examples->items[i];
            break;
        }
    }
    return example;
}
