/* Array: a growing sequence in an arena.
 *
 *     Array(Span) spans = {0};
 *     array_push(arena, &spans, span);
 *     for (size_t i = 0; i < spans.count; i++) use(spans.items[i]);
 */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include "base/arena.h"

#define Array(type)                                                                                          \
    struct {                                                                                                 \
        type *items;                                                                                         \
        size_t count, capacity;                                                                              \
    }

/* Makes room for `more` further items. */
#define array_reserve(arena, array, more)                                                                    \
    do {                                                                                                     \
        if ((array)->capacity - (array)->count < (size_t)(more)) {                                           \
            size_t wanted_ = (array)->capacity ? (array)->capacity * 2 : 8;                                  \
            while (wanted_ - (array)->count < (size_t)(more)) wanted_ *= 2;                                  \
            (array)->items = arena_grow((arena), (array)->items, (array)->count * sizeof *(array)->items,    \
                                        wanted_ * sizeof *(array)->items);                                   \
            (array)->capacity = wanted_;                                                                     \
        }                                                                                                    \
    } while (0)

/* Gives an empty array room for exactly `count` items: for many small arrays of which the size is known. */
#define array_fit(arena, array, count_)                                                                      \
    do {                                                                                                     \
        (array)->capacity = (count_);                                                                        \
        (array)->items = arena_alloc_many((arena), (array)->capacity, sizeof *(array)->items);               \
    } while (0)

#define array_push(arena, array, ...)                                                                        \
    do {                                                                                                     \
        array_reserve((arena), (array), 1);                                                                  \
        (array)->items[(array)->count++] = (__VA_ARGS__);                                                    \
    } while (0)

#endif
