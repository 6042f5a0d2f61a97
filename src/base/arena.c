#include "base/arena.h"
#include "os/os.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Blocks form a list, newest first; the newest one is cut from the front. */
typedef struct Block Block;
struct Block {
    Block *next;
    size_t used;
    size_t size;
    max_align_t data[];
};

struct Arena {
    Block *newest;
    size_t block_size;
};

enum { FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 1024 * 1024, WORTH_FILLING = 256 * 1024 };

void arena_out_of_memory(void)
{
    fputs("zhiping: out of memory\n", stderr);
    exit(3);
}

void *heap_alloc(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (!memory) arena_out_of_memory();
    return memory;
}

void *heap_grow(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) arena_out_of_memory();
    void *memory = realloc(old, count && size ? count * size : 1);
    if (!memory) arena_out_of_memory();
    return memory;
}

Arena *arena_new(void)
{
    Arena *arena = calloc(1, sizeof *arena);
    if (!arena) arena_out_of_memory();
    arena->block_size = FIRST_BLOCK;
    return arena;
}

static void free_blocks(Block *block)
{
    while (block) {
        Block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_free(Arena *arena)
{
    if (!arena) return;
    free_blocks(arena->newest);
    free(arena);
}

void arena_clear(Arena *arena)
{
    Block *newest = arena->newest;
    if (!newest) return;
#ifdef ZHIPING_ARENA_MALLOC
    free_blocks(newest);
    arena->newest = NULL;
#else
    free_blocks(newest->next);
    newest->next = NULL;
    memset(newest->data, 0, newest->used);
    newest->used = 0;
#endif
}

void arena_take(Arena *arena, Arena *other)
{
    Block **end = &other->newest;
    while (*end) end = &(*end)->next;
    /* Behind the newest block, whose rest stays in use. */
    Block **place = arena->newest ? &arena->newest->next : &arena->newest;
    *end = *place;
    *place = other->newest;
    free(other);
}

static Block *add_block(Arena *arena, size_t size)
{
    Block *block = calloc(1, sizeof *block + size);
    if (!block) arena_out_of_memory();
    block->size = size;
    block->next = arena->newest;
    arena->newest = block;
    return block;
}

#ifdef ZHIPING_ARENA_MALLOC

void *arena_alloc(Arena *arena, size_t size)
{
    return add_block(arena, size)->data;
}

#else

static size_t round_up(size_t size)
{
    const size_t unit = _Alignof(max_align_t);
    if (size > SIZE_MAX - sizeof(Block) - unit) arena_out_of_memory();
    return (size + unit - 1) / unit * unit;
}

static Block *block_with_room(Arena *arena, size_t size)
{
    Block *newest = arena->newest;
    if (newest && newest->size - newest->used >= size) return newest;
    if (size > arena->block_size / 4 && newest) {
        /* A big piece gets a block of its own behind the newest one, whose rest stays in use. */
        Block *own = add_block(arena, size);
        arena->newest = newest;
        own->next = newest->next;
        newest->next = own;
        return own;
    }
    size_t wanted = size > arena->block_size ? size : arena->block_size;
    if (arena->block_size < LARGEST_BLOCK) arena->block_size *= 2;
    Block *block = add_block(arena, wanted);
    if (wanted >= WORTH_FILLING) os_memory_fill(block, sizeof *block + wanted);
    return block;
}

void *arena_alloc(Arena *arena, size_t size)
{
    size = round_up(size);
    Block *block = block_with_room(arena, size);
    char *place = (char *)block->data + block->used;
    block->used += size;
    return place;
}

#endif

void *arena_alloc_many(Arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) arena_out_of_memory();
    return arena_alloc(arena, count * size);
}

void *arena_grow(Arena *arena, void *old, size_t old_size, size_t new_size)
{
#ifndef ZHIPING_ARENA_MALLOC
    Block *newest = arena->newest;
    size_t old_room = round_up(old_size), new_room = round_up(new_size);
    if (old && newest && newest->used >= old_room &&
        (char *)old == (char *)newest->data + newest->used - old_room &&
        newest->size - newest->used >= new_room - old_room) {
        newest->used += new_room - old_room;
        return old;
    }
#endif
    void *grown = arena_alloc(arena, new_size);
    if (old && old_size) memcpy(grown, old, old_size);
    return grown;
}
