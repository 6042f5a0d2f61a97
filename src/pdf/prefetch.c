/*     taken ──── WINDOW ────► limit
 *     │ done │ being encoded │ not begun …
 *            └ one a thread
 *
 * All fields but `uses` are read and written inside the monitor. A photo that fails is encoded once more by
 * whoever takes it, for its message: lists of messages belong to one thread. */
#include "pdf/prefetch-imp.h"

#include "base/parallel.h"
#include "os/os.h"
#include "pdf/deflate-imp.h"

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
    OsThread *threads[PARALLEL_MOST_THREADS];
    size_t thread_count;
    OsMonitor *monitor;
};

static bool encode(const PhotoUse *use, PackedImage *image, DiagList *diags)
{
    ImageData *data = &image->data;
    if (!image_encode(use->image, use->max_width, use->max_height, data, diags)) return false;
    if (!data->jpeg) data->size = deflate_in_place(&data->bytes, data->size);
    if (data->alpha) image->alpha_size = deflate_in_place(&data->alpha, (size_t)data->width * data->height);
    return true;
}

/* The number of the next use to encode; false when there is none left. Called inside the monitor. */
static bool begin_next(Prefetch *prefetch, size_t *use)
{
    while (!prefetch->stopping && prefetch->begun < prefetch->count &&
           prefetch->begun >= prefetch->taken + WINDOW)
        os_monitor_wait(prefetch->monitor);
    if (prefetch->stopping || prefetch->begun == prefetch->count) return false;
    *use = prefetch->begun++;
    return true;
}

static void work(void *prefetch_)
{
    Prefetch *prefetch = prefetch_;
    size_t use;
    os_monitor_enter(prefetch->monitor);
    while (begin_next(prefetch, &use)) {
        os_monitor_leave(prefetch->monitor);
        Arena *arena = arena_new();
        DiagList unheard = {.arena = arena};
        Encoded encoded = {.done = true};
        encoded.sound = encode(prefetch->uses[use], &encoded.image, &unheard);
        arena_free(arena);
        os_monitor_enter(prefetch->monitor);
        prefetch->encoded[use] = encoded;
        os_monitor_wake(prefetch->monitor);
    }
    os_monitor_leave(prefetch->monitor);
}

Prefetch *prefetch_start(Arena *arena, const Photos *photos)
{
    Prefetch *prefetch = arena_make(arena, Prefetch);
    prefetch->uses = photos->uses.items;
    prefetch->count = photos->uses.count;
    prefetch->encoded = arena_make_many(arena, Encoded, prefetch->count);
    prefetch->monitor = os_monitor_new();
    if (!prefetch->monitor) arena_out_of_memory();
    size_t processors = parallel_threads();
    while (prefetch->thread_count < prefetch->count && prefetch->thread_count < processors) {
        OsThread *thread = os_thread_start(work, prefetch);
        if (!thread) break;
        prefetch->threads[prefetch->thread_count++] = thread;
    }
    return prefetch;
}

bool prefetch_take(Prefetch *prefetch, size_t use, PackedImage *image, DiagList *diags)
{
    Encoded *encoded = &prefetch->encoded[use];
    os_monitor_enter(prefetch->monitor);
    while (!encoded->done && prefetch->thread_count > 0) os_monitor_wait(prefetch->monitor);
    bool sound = encoded->sound;
    if (sound) *image = encoded->image;
    encoded->sound = false;
    prefetch->taken = use + 1;
    os_monitor_wake(prefetch->monitor);
    os_monitor_leave(prefetch->monitor);
    return sound || encode(prefetch->uses[use], image, diags);
}

void prefetch_stop(Prefetch *prefetch)
{
    os_monitor_enter(prefetch->monitor);
    prefetch->stopping = true;
    os_monitor_wake(prefetch->monitor);
    os_monitor_leave(prefetch->monitor);
    for (size_t i = 0; i < prefetch->thread_count; i++) os_thread_join(prefetch->threads[i]);
    for (size_t i = 0; i < prefetch->count; i++)
        if (prefetch->encoded[i].sound) image_data_free(&prefetch->encoded[i].image.data);
    os_monitor_free(prefetch->monitor);
}
