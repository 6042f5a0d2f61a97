/* Map: Str to pointer, open addressing, in an arena. Keys are borrowed and must outlive the map. A zeroed Map
 * is empty. A set of pointers is a PtrSet. Neither forgets a key. */
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

#endif
