#include "doc/builder-imp.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { FEW_MEMBERS = 32, MOST_MESSAGES = 100 };

Builder *builder_new(Arena *arena, const Source *source, DiagList *diags)
{
    Arena *scratch = arena_new();
    Builder *builder = arena_make(scratch, Builder);
    builder->arena = arena;
    builder->scratch = scratch;
    builder->source = source;
    builder->diags = diags;
    return builder;
}

Span builder_span(const Builder *builder, uint32_t start, uint32_t end)
{
    return (Span){builder->source, start, end};
}

static bool is_welcome(Builder *builder)
{
    return builder->told++ < MOST_MESSAGES;
}

bool builder_refuses(Builder *builder)
{
    builder->broken = true;
    return is_welcome(builder);
}

/* Puts a new node beside its siblings, under the key that was named last. */
static Node *add_node(Builder *builder, Node node)
{
    if (++builder->nodes > DOC_MAX_NODES) {
        diag_add(builder->diags, "Y0158", node.span, "文件的内容超过 %d 项，不再读下去",
                 "the file holds more than %d values", DOC_MAX_NODES);
        return NULL;
    }
    Node *added = arena_make(builder->arena, Node);
    *added = node;
    array_push(builder->scratch, &builder->pending, (Pending){builder->key, builder->key_span, added});
    builder->key = (Str){0};
    builder->key_span = (Span){0};
    return added;
}

bool builder_open(Builder *builder, NodeKind kind, uint32_t start)
{
    Span span = builder_span(builder, start, start + 1);
    if (builder->frames.count == DOC_MAX_DEPTH) {
        diag_add(builder->diags, "Y0157", span, "层次超过 %d 层", "nested deeper than %d levels",
                 DOC_MAX_DEPTH);
        return false;
    }
    Node *node = add_node(builder, (Node){.kind = kind, .span = span});
    if (!node) return false;
    array_push(builder->scratch, &builder->frames, (OpenNode){node, builder->pending.count});
    builder->last_end = start + 1;
    return true;
}

void builder_key(Builder *builder, Str key, Span span)
{
    builder->key = key;
    builder->key_span = span;
    builder->last_end = span.end;
}

bool builder_scalar(Builder *builder, Node scalar)
{
    builder->last_end = scalar.span.end;
    return add_node(builder, scalar) != NULL;
}

static void report_duplicate(Builder *builder, const Member *first, const Member *second)
{
    array_push(builder->arena, &builder->doubtful, first->value);
    array_push(builder->arena, &builder->doubtful, second->value);
    if (!is_welcome(builder)) return;
    Str key = utf8_clipped(builder->diags->arena, second->key, 40);
    Diag *diag = diag_add(builder->diags, "Y0151", second->key_span, "键 %.*s 重复", "duplicate key %.*s",
                          STR_ARG(key));
    diag_label(builder->diags, diag, "又写了一次", "written again");
    diag_related(builder->diags, diag, first->key_span, "第一次写在这里", "first written here");
    diag_help(builder->diags, diag, "同一处一个键只能写一次：删去其中一个，或改正键名",
              "a key may be written once in one place: remove one of the two, or mend its name");
}

/* Where the first key comes again, its place; `count` where it does not. */
static uint32_t first_again(const Member *members, uint32_t count)
{
    uint32_t at = 1;
    while (at < count && !str_equal(members[at].key, members[0].key)) at++;
    return at;
}

/* Keys that come again from the first on are the next item of the list, its dash forgotten: one message. */
static bool report_lost_dash(Builder *builder, const Member *members, uint32_t count)
{
    size_t depth = builder->frames.count;
    if (!depth || builder->frames.items[depth - 1].node->kind != NODE_SEQUENCE) return false;
    uint32_t at = first_again(members, count);
    bool follows = false;
    for (uint32_t i = 1; i < at && at + 1 < count && !follows; i++)
        follows = str_equal(members[at + 1].key, members[i].key);
    if (!follows) return false;
    if (!builder_refuses(builder)) return true;
    Diag *diag =
        diag_add(builder->diags, "Y0151", members[at].key_span, "键 %.*s 重复，这里多半是列表的新一项",
                 "duplicate key %.*s: this looks like a new item",
                 STR_ARG(utf8_clipped(builder->diags->arena, members[at].key, 40)));
    diag_label(builder->diags, diag, "前面是不是少了“- ”？", "is its \"- \" missing?");
    diag_related(builder->diags, diag, members[0].key_span, "上一项从这里开始", "the item above begins here");
    diag_help(builder->diags, diag, "列表的每一项以“- ”开头，与上一项的“-”对齐",
              "begin each item with \"- \", in the column of the dash above");
    return true;
}

static void check_few(Builder *builder, const Member *members, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t k = 0; k < i; k++)
            if (str_equal(members[i].key, members[k].key)) {
                report_duplicate(builder, &members[k], &members[i]);
                break;
            }
}

/* By a table of hashes, at most half full: a place holds a member's number from 1, 0 is free. */
static void check_many(Builder *builder, const Member *members, uint32_t count)
{
    size_t capacity = FEW_MEMBERS;
    while (capacity < (size_t)count * 2) capacity *= 2;
    uint32_t *table = heap_alloc(capacity, sizeof *table);
    for (uint32_t i = 0; i < count; i++) {
        size_t at = (size_t)hash_bytes(members[i].key) & (capacity - 1);
        while (table[at] && !str_equal(members[table[at] - 1].key, members[i].key))
            at = (at + 1) & (capacity - 1);
        if (table[at])
            report_duplicate(builder, &members[table[at] - 1], &members[i]);
        else
            table[at] = i + 1;
    }
    free(table);
}

static void check_duplicates(Builder *builder, const Member *members, uint32_t count)
{
    if (report_lost_dash(builder, members, count)) return;
    (count <= FEW_MEMBERS ? check_few : check_many)(builder, members, count);
}

static void adopt_items(Builder *builder, Node *node, const Pending *children)
{
    const Node **items = arena_make_many(builder->arena, const Node *, node->count);
    for (uint32_t i = 0; i < node->count; i++) items[i] = children[i].node;
    node->items = items;
}

static void adopt_members(Builder *builder, Node *node, const Pending *children)
{
    Member *members = arena_make_many(builder->arena, Member, node->count);
    for (uint32_t i = 0; i < node->count; i++)
        members[i] = (Member){children[i].key, children[i].key_span, children[i].node};
    check_duplicates(builder, members, node->count);
    node->members = members;
}

void builder_close(Builder *builder, uint32_t end)
{
    OpenNode frame = builder->frames.items[--builder->frames.count];
    Node *node = frame.node;
    const Pending *children = builder->pending.items + frame.first;
    node->count = (uint32_t)(builder->pending.count - frame.first);
    for (uint32_t i = 0; i < node->count; i++) {
        children[i].node->parent = node;
        children[i].node->index = i;
    }
    if (node->kind == NODE_SEQUENCE)
        adopt_items(builder, node, children);
    else
        adopt_members(builder, node, children);
    builder->pending.count = frame.first;
    node->span.end = end ? end : builder->last_end;
    builder->last_end = node->span.end;
}

Doc *builder_finish(Builder *builder, bool complete)
{
    Doc *doc = NULL;
    if (complete && !builder->broken) {
        doc = arena_make(builder->arena, Doc);
        *doc = (Doc){.source = builder->source,
                     .root = builder->pending.items[0].node,
                     .sound = builder->doubtful.count == 0,
                     .doubtful = builder->doubtful.items,
                     .doubtful_count = builder->doubtful.count};
    }
    arena_free(builder->scratch);
    return doc;
}
