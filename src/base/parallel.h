/* Parallel: the same work for many items, shared out among threads, the caller's own among them. Each thread
 * takes the next item that nobody has begun. */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include "base/arena.h"

/* One item's work. What it makes of `arena` lives on in the caller's; nothing else may be written by two
 * items. */
typedef void ParallelWork(void *context, size_t index, Arena *arena);

/* One thread a processor, within the most. */
enum { PARALLEL_MOST_THREADS = 8 };
size_t parallel_threads(void);

/* Does the work for each index below count, on `threads` threads at most. */
void parallel_for(Arena *arena, size_t count, size_t threads, ParallelWork *work, void *context);

#endif
