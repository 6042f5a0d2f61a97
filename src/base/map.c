#include "base/map.h"
#include "base/hash.h"

typedef struct MapSlot {
    Str key;
    uint64_t hash;
    void *value;
} MapSlot;

/* The key's slot, or the free one where it belongs; capacity is a power of two and never full. */
static MapSlot *map_slot(const Map *map, Str key, uint64_t hash)
{
    size_t mask = map->capacity - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        MapSlot *slot = &map->slots[i];
        if (!slot->value || (slot->hash == hash && str_equal(slot->key, key))) return slot;
    }
}

void *map_get(const Map *map, Str key)
{
    return map->capacity ? map_slot(map, key, hash_bytes(key))->value : NULL;
}

static void map_enlarge(Arena *arena, Map *map)
{
    Map larger = {.capacity = map->capacity ? map->capacity * 2 : 16, .count = map->count};
    larger.slots = arena_make_many(arena, MapSlot, larger.capacity);
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].value) *map_slot(&larger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    *map = larger;
}

void *map_put(Arena *arena, Map *map, Str key, void *value)
{
    if (map->count * 4 >= map->capacity * 3) map_enlarge(arena, map);
    uint64_t hash = hash_bytes(key);
    MapSlot *slot = map_slot(map, key, hash);
    void *old = slot->value;
    if (!old) map->count++;
    *slot = (MapSlot){key, hash, value};
    return old;
}

static const void **ptr_slot(const PtrSet *set, const void *ptr)
{
    size_t mask = set->capacity - 1;
    size_t i = (size_t)hash_combine(0, (uint64_t)(uintptr_t)ptr) & mask;
    while (set->slots[i] && set->slots[i] != ptr) i = (i + 1) & mask;
    return &set->slots[i];
}

bool ptr_set_has(const PtrSet *set, const void *ptr)
{
    return set->capacity && *ptr_slot(set, ptr) != NULL;
}

void ptr_set_add(Arena *arena, PtrSet *set, const void *ptr)
{
    if (set->count * 4 >= set->capacity * 3) {
        PtrSet larger = {.capacity = set->capacity ? set->capacity * 2 : 16, .count = set->count};
        larger.slots = arena_make_many(arena, const void *, larger.capacity);
        for (size_t i = 0; i < set->capacity; i++)
            if (set->slots[i]) *ptr_slot(&larger, set->slots[i]) = set->slots[i];
        *set = larger;
    }
    const void **slot = ptr_slot(set, ptr);
    if (!*slot) set->count++;
    *slot = ptr;
}

typedef struct PtrMapSlot {
    const void *key;
    void *value;
} PtrMapSlot;

static PtrMapSlot *ptr_map_slot(const PtrMap *map, const void *key)
{
    size_t mask = map->capacity - 1;
    size_t i = (size_t)hash_combine(0, (uint64_t)(uintptr_t)key) & mask;
    while (map->slots[i].key && map->slots[i].key != key) i = (i + 1) & mask;
    return &map->slots[i];
}

void *ptr_map_get(const PtrMap *map, const void *key)
{
    return map->capacity ? ptr_map_slot(map, key)->value : NULL;
}

void ptr_map_put(Arena *arena, PtrMap *map, const void *key, void *value)
{
    if (map->count * 4 >= map->capacity * 3) {
        PtrMap larger = {.capacity = map->capacity ? map->capacity * 2 : 16, .count = map->count};
        larger.slots = arena_make_many(arena, PtrMapSlot, larger.capacity);
        for (size_t i = 0; i < map->capacity; i++)
            if (map->slots[i].key) *ptr_map_slot(&larger, map->slots[i].key) = map->slots[i];
        *map = larger;
    }
    PtrMapSlot *slot = ptr_map_slot(map, key);
    map->count += slot->key == NULL;
    *slot = (PtrMapSlot){key, value};
}
