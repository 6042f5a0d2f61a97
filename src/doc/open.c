/* Opening files, one or many. Many are shared out among threads, the caller's own among them: each takes the
 * next file that nobody has begun, and has an arena and a list of messages to itself, which the caller's take
 * in at the end. Messages are sorted before they are shown, so nothing tells in what order files were read.
 */
#include "doc/doc.h"

#include "base/file.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 8, BYTES_WORTH_A_THREAD = 128 * 1024 };

typedef struct Batch {
    const Str *paths;
    const Map *texts;
    const Doc **docs;
    size_t count;
    atomic_size_t begun;
} Batch;

typedef struct Worker {
    Batch *batch;
    Arena *arena;
    DiagList diags;
    pthread_t thread;
} Worker;

const Doc *doc_open_with(Arena *arena, Str path, const Map *texts, DiagList *diags)
{
    const Str *instead = texts ? map_get(texts, path) : NULL;
    Str text;
    if (instead)
        text = *instead;
    else if (!file_read(arena, path, DOC_MAX_BYTES, &text, diags))
        return NULL;
    const Source *source = source_new(arena, path, text);
    return str_ends_with(path, STR(".json")) ? doc_read_json(arena, source, diags)
                                             : doc_read_yaml(arena, source, diags);
}

static void work(Batch *batch, Arena *arena, DiagList *diags)
{
    for (size_t i; (i = atomic_fetch_add(&batch->begun, 1)) < batch->count;)
        batch->docs[i] = doc_open_with(arena, batch->paths[i], batch->texts, diags);
}

static void *work_apart(void *worker_)
{
    Worker *worker = worker_;
    work(worker->batch, worker->arena, &worker->diags);
    return NULL;
}

/* How many threads beside the caller's the files are worth. */
static size_t helpers_for(Arena *arena, const Batch *batch)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = processors < 1 ? 1 : processors > MOST_THREADS ? MOST_THREADS : (size_t)processors;
    if (most > batch->count) most = batch->count;
    uint64_t bytes = 0;
    for (size_t i = 0; most > 1 && i < batch->count; i++) bytes += file_size(arena, batch->paths[i]);
    if (most > bytes / BYTES_WORTH_A_THREAD) most = (size_t)(bytes / BYTES_WORTH_A_THREAD);
    return most > 1 ? most - 1 : 0;
}

void doc_open_all(Arena *arena, const Str *paths, size_t count, const Map *texts, const Doc **docs,
                  DiagList *diags)
{
    Batch batch = {.paths = paths, .texts = texts, .docs = docs, .count = count};
    Worker workers[MOST_THREADS];
    size_t wanted = helpers_for(arena, &batch), started = 0;
    for (; started < wanted; started++) {
        Worker *worker = &workers[started];
        *worker = (Worker){.batch = &batch, .arena = arena_new()};
        worker->diags = (DiagList){.arena = worker->arena, .lang = diags->lang};
        if (pthread_create(&worker->thread, NULL, work_apart, worker) == 0) continue;
        arena_free(worker->arena);
        break;
    }
    work(&batch, arena, diags);
    for (size_t i = 0; i < started; i++) {
        pthread_join(workers[i].thread, NULL);
        diag_take(diags, &workers[i].diags);
        arena_take(arena, workers[i].arena);
    }
}

const Doc *doc_open(Arena *arena, Str path, DiagList *diags)
{
    size_t errors = diags->errors;
    const Doc *doc = doc_open_with(arena, path, NULL, diags);
    return diags->errors == errors ? doc : NULL;
}
