/* Map: Str to pointer, open addressing, in an arena. Keys are borrowed and must outlive the map. A zeroed Map
 * is empty. Pointers are collected in a PtrSet, or lead to others in a PtrMap. None of them forgets a key. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

typedef struct Map {
    struct MapSlot *slots;
    size_t count, capacity;
} Map;

/* NULL where the key is not there. */
void *map_get(const Map *map, Str key);
/* Puts a value (not NULL) under the key and gives the one it replaces, or NULL. */
void *map_put(Arena *arena, Map *map, Str key, void *value);

typedef struct PtrSet {
    const void **slots;
    size_t count, capacity;
} PtrSet;

bool ptr_set_has(const PtrSet *set, const void *ptr);
void ptr_set_add(Arena *arena, PtrSet *set, const void *ptr);

typedef struct PtrMap {
    struct PtrMapSlot *slots;
    size_t count, capacity;
} PtrMap;

/* NULL where the key is not there. */
void *ptr_map_get(const PtrMap *map, const void *key);
/* Puts a value under the key (not NULL), in place of a former one. */
void ptr_map_put(Arena *arena, PtrMap *map, const void *key, void *value);

#endif
