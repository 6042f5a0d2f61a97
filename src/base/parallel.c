#include "base/parallel.h"

#include "os/os.h"

#include <stdatomic.h>

typedef struct Batch {
    size_t count;
    ParallelWork *work;
    void *context;
    atomic_size_t begun;
} Batch;

typedef struct Worker {
    Batch *batch;
    Arena *arena;
    OsThread *thread;
} Worker;

size_t parallel_threads(void)
{
    size_t processors = os_processors();
    return processors > PARALLEL_MOST_THREADS ? PARALLEL_MOST_THREADS : processors;
}

static void work_on(Batch *batch, Arena *arena)
{
    for (size_t i; (i = atomic_fetch_add(&batch->begun, 1)) < batch->count;)
        batch->work(batch->context, i, arena);
}

static void work_apart(void *worker_)
{
    Worker *worker = worker_;
    work_on(worker->batch, worker->arena);
}

void parallel_for(Arena *arena, size_t count, size_t threads, ParallelWork *work, void *context)
{
    Batch batch = {.count = count, .work = work, .context = context};
    Worker workers[PARALLEL_MOST_THREADS];
    size_t most = threads < count ? threads : count, started = 0;
    for (; started + 1 < most && started < PARALLEL_MOST_THREADS; started++) {
        Worker *worker = &workers[started];
        *worker = (Worker){.batch = &batch, .arena = arena_new()};
        worker->thread = os_thread_start(work_apart, worker);
        if (worker->thread) continue;
        arena_free(worker->arena);
        break;
    }
    work_on(&batch, arena);
    for (size_t i = 0; i < started; i++) {
        os_thread_join(workers[i].thread);
        arena_take(arena, workers[i].arena);
    }
}
