#include "schema/equal.h"
#include "base/hash.h"
#include "base/map.h"

static bool numbers_equal(Arena *arena, const Node *a, const Node *b)
{
    Decimal x, y;
    if (str_equal(a->text, b->text)) return true;
    return decimal_parse(arena, a->text, &x) && decimal_parse(arena, b->text, &y) &&
           decimal_compare(x, y) == 0;
}

static bool mappings_equal(Arena *arena, const Node *a, const Node *b)
{
    Map index = {0};
    for (uint32_t i = 0; i < b->count; i++)
        map_put(arena, &index, b->members[i].key, (void *)b->members[i].value);
    for (uint32_t i = 0; i < a->count; i++) {
        const Node *other = map_get(&index, a->members[i].key);
        if (!other || !node_equal(arena, a->members[i].value, other)) return false;
    }
    return true;
}

bool node_equal(Arena *arena, const Node *a, const Node *b)
{
    if (a->kind != b->kind) return false;
    switch (a->kind) {
    case NODE_NULL: return true;
    case NODE_BOOL: return a->boolean == b->boolean;
    case NODE_NUMBER: return numbers_equal(arena, a, b);
    case NODE_TEXT: return str_equal(a->text, b->text);
    case NODE_SEQUENCE:
        if (a->count != b->count) return false;
        for (uint32_t i = 0; i < a->count; i++)
            if (!node_equal(arena, a->items[i], b->items[i])) return false;
        return true;
    case NODE_MAPPING: return a->count == b->count && mappings_equal(arena, a, b);
    }
    return false;
}

static uint64_t number_hash(Arena *arena, Str text)
{
    Decimal value;
    if (!decimal_parse(arena, text, &value)) return hash_bytes(text);
    return hash_combine(hash_combine(hash_bytes(value.digits), (uint64_t)value.exponent), value.negative);
}

uint64_t node_hash(Arena *arena, const Node *node)
{
    uint64_t hash = (uint64_t)node->kind;
    switch (node->kind) {
    case NODE_NULL: break;
    case NODE_BOOL: return hash_combine(hash, node->boolean);
    case NODE_NUMBER: return hash_combine(hash, number_hash(arena, node->text));
    case NODE_TEXT: return hash_combine(hash, hash_bytes(node->text));
    case NODE_SEQUENCE:
        for (uint32_t i = 0; i < node->count; i++)
            hash = hash_combine(hash, node_hash(arena, node->items[i]));
        break;
    case NODE_MAPPING: /* a sum, since members have no order */
        for (uint32_t i = 0; i < node->count; i++)
            hash += hash_combine(hash_bytes(node->members[i].key), node_hash(arena, node->members[i].value));
        break;
    }
    return hash;
}

bool node_find_twins(Arena *arena, const Node *sequence, uint32_t *first, uint32_t *second)
{
    size_t capacity = 4;
    while (capacity < (size_t)sequence->count * 2) capacity *= 2;
    uint64_t *hashes = arena_make_many(arena, uint64_t, sequence->count);
    uint32_t *slots = arena_make_many(arena, uint32_t, capacity); /* index + 1 */
    for (uint32_t i = 0; i < sequence->count; i++) {
        hashes[i] = node_hash(arena, sequence->items[i]);
        size_t at = (size_t)hashes[i] & (capacity - 1);
        for (; slots[at]; at = (at + 1) & (capacity - 1)) {
            uint32_t other = slots[at] - 1;
            if (hashes[other] != hashes[i]) continue;
            if (!node_equal(arena, sequence->items[other], sequence->items[i])) continue;
            *first = other;
            *second = i;
            return true;
        }
        slots[at] = i + 1;
    }
    return false;
}
