/* Opening files, one or many. Many are shared out among threads. Each file has a list of messages to itself,
 * which the caller's takes in at the end, in the files' order. */
#include "doc/doc.h"

#include "base/file.h"
#include "base/parallel.h"

enum { BYTES_WORTH_A_THREAD = 128 * 1024 };

typedef struct Batch {
    const Str *paths;
    const Map *texts;
    const Doc **docs;
    DiagList *diags; /* of each file */
} Batch;

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

static void open_one(void *batch_, size_t index, Arena *arena)
{
    Batch *batch = batch_;
    DiagList *diags = &batch->diags[index];
    diags->arena = arena;
    batch->docs[index] = doc_open_with(arena, batch->paths[index], batch->texts, diags);
}

/* How many threads the files are worth. */
static size_t threads_for(Arena *arena, const Str *paths, size_t count)
{
    uint64_t bytes = 0;
    for (size_t i = 0; count > 1 && i < count; i++) bytes += file_size(arena, paths[i]);
    size_t worth = (size_t)(bytes / BYTES_WORTH_A_THREAD), most = parallel_threads();
    return worth < most ? worth : most;
}

void doc_open_all(Arena *arena, const Str *paths, size_t count, const Map *texts, const Doc **docs,
                  DiagList *diags)
{
    Batch batch = {
        .paths = paths, .texts = texts, .docs = docs, .diags = arena_make_many(arena, DiagList, count)};
    for (size_t i = 0; i < count; i++) batch.diags[i].lang = diags->lang;
    parallel_for(arena, count, threads_for(arena, paths, count), open_one, &batch);
    for (size_t i = 0; i < count; i++) diag_take(diags, &batch.diags[i]);
}

const Doc *doc_open(Arena *arena, Str path, DiagList *diags)
{
    const Doc *doc = doc_open_with(arena, path, NULL, diags);
    return doc && doc->sound ? doc : NULL;
}
