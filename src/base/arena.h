/* Arena: memory that lives and dies together.
 *
 * One arena lasts a run, scratch arenas last a document or a part of it. Nothing in an arena is freed by
 * itself: arena_free gives it all back, arena_clear all but the room for more. Memory comes zeroed. Running
 * out of memory ends the program here, with exit code 3, so callers never see NULL. An arena belongs to one
 * thread. In the sanitizer build (ZHIPING_ARENA_MALLOC) each allocation is a malloc of its own, so that an
 * overrun shows. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);
void arena_clear(Arena *arena);

/* Ends another arena, whose memory lives on in this one. */
void arena_take(Arena *arena, Arena *other);

/* `size` zeroed bytes, aligned for any type; size 0 gives a valid pointer. */
void *arena_alloc(Arena *arena, size_t size);

/* `count` zeroed elements of `size` bytes; ends the program when the product overflows. */
void *arena_alloc_many(Arena *arena, size_t count, size_t size);

/* A block of new_size bytes that begins with the old_size bytes of `old` (may be NULL); grows in place where
 * it can. */
void *arena_grow(Arena *arena, void *old, size_t old_size, size_t new_size);

#define arena_make(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_make_many(arena, type, count) ((type *)arena_alloc_many((arena), (count), sizeof(type)))

/* The heap, for what must be freed by itself: `count` zeroed elements, given back by free(); never NULL. */
void *heap_alloc(size_t count, size_t size);
void *heap_grow(void *old, size_t count, size_t size);

/* Ends the program: out of memory. For the few places that allocate elsewhere. */
_Noreturn void arena_out_of_memory(void);

#endif
