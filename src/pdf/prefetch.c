/*     taken ──── WINDOW ────► limit
 *     │ done │ being encoded │ not begun …
 *            └ one a thread
 *
 * All fields but `uses` are read and written under the lock. A photo that fails is encoded once more by
 * whoever takes it, for its message: lists of messages belong to one thread. */
#include "pdf/prefetch.h"

#include "base/parallel.h"
#include "pdf/deflate.h"

#include <pthread.h>

enum { WINDOW = 2 * PARALLEL_MOST_THREADS };

typedef struct Encoded {
    bool done, sound;
    PackedImage image;
} Encoded;

struct Prefetch {
    PhotoUse *const *uses;
    size_t count;
    Encoded *encoded;
    size_t begun, taken;
    bool stopping;
    pthread_t threads[PARALLEL_MOST_THREADS];
    size_t thread_count;
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

static bool encode(const PhotoUse *use, PackedImage *image, DiagList *diags)
{
    ImageData *data = &image->data;
    if (!image_encode(use->image, use->max_width, use->max_height, data, diags)) return false;
    if (!data->jpeg) data->size = deflate_in_place(&data->bytes, data->size);
    if (data->alpha) image->alpha_size = deflate_in_place(&data->alpha, (size_t)data->width * data->height);
    return true;
}

/* The number of the next use to encode; false when there is none left. Called under the lock. */
static bool begin_next(Prefetch *prefetch, size_t *use)
{
    while (!prefetch->stopping && prefetch->begun < prefetch->count &&
           prefetch->begun >= prefetch->taken + WINDOW)
        pthread_cond_wait(&prefetch->changed, &prefetch->lock);
    if (prefetch->stopping || prefetch->begun == prefetch->count) return false;
    *use = prefetch->begun++;
    return true;
}

static void *work(void *prefetch_)
{
    Prefetch *prefetch = prefetch_;
    size_t use;
    pthread_mutex_lock(&prefetch->lock);
    while (begin_next(prefetch, &use)) {
        pthread_mutex_unlock(&prefetch->lock);
        Arena *arena = arena_new();
        DiagList unheard = {.arena = arena};
        Encoded encoded = {.done = true};
        encoded.sound = encode(prefetch->uses[use], &encoded.image, &unheard);
        arena_free(arena);
        pthread_mutex_lock(&prefetch->lock);
        prefetch->encoded[use] = encoded;
        pthread_cond_broadcast(&prefetch->changed);
    }
    pthread_mutex_unlock(&prefetch->lock);
    return NULL;
}

Prefetch *prefetch_start(Arena *arena, const Photos *photos)
{
    Prefetch *prefetch = arena_make(arena, Prefetch);
    prefetch->uses = photos->uses.items;
    prefetch->count = photos->uses.count;
    prefetch->encoded = arena_make_many(arena, Encoded, prefetch->count);
    pthread_mutex_init(&prefetch->lock, NULL);
    pthread_cond_init(&prefetch->changed, NULL);
    size_t processors = parallel_threads();
    while (prefetch->thread_count < prefetch->count && prefetch->thread_count < processors &&
           pthread_create(&prefetch->threads[prefetch->thread_count], NULL, work, prefetch) == 0)
        prefetch->thread_count++;
    return prefetch;
}

bool prefetch_take(Prefetch *prefetch, size_t use, PackedImage *image, DiagList *diags)
{
    Encoded *encoded = &prefetch->encoded[use];
    pthread_mutex_lock(&prefetch->lock);
    while (!encoded->done && prefetch->thread_count > 0)
        pthread_cond_wait(&prefetch->changed, &prefetch->lock);
    bool sound = encoded->sound;
    if (sound) *image = encoded->image;
    encoded->sound = false;
    prefetch->taken = use + 1;
    pthread_cond_broadcast(&prefetch->changed);
    pthread_mutex_unlock(&prefetch->lock);
    return sound || encode(prefetch->uses[use], image, diags);
}

void prefetch_stop(Prefetch *prefetch)
{
    pthread_mutex_lock(&prefetch->lock);
    prefetch->stopping = true;
    pthread_cond_broadcast(&prefetch->changed);
    pthread_mutex_unlock(&prefetch->lock);
    for (size_t i = 0; i < prefetch->thread_count; i++) pthread_join(prefetch->threads[i], NULL);
    for (size_t i = 0; i < prefetch->count; i++)
        if (prefetch->encoded[i].sound) image_data_free(&prefetch->encoded[i].image.data);
    pthread_cond_destroy(&prefetch->changed);
    pthread_mutex_destroy(&prefetch->lock);
}
