/* Photos, as wide as their row has room for: see .photos in templates/report.css. */
#include "html/writer-imp.h"

#include "base/base64.h"
#include "base/parallel.h"
#include "image/image.h"

/* A photo of its own fills the page's width, others share it. */
enum { MOST_PIXELS = 1200, MOST_SHARED_PIXELS = 800, BATCH = 16 };

const Image *photo_open(HtmlWriter *writer, const Photo *photo)
{
    Image *image = ptr_map_get(&writer->images, photo);
    if (!image) {
        image = arena_make(writer->arena, Image);
        if (!image_open(writer->arena, photo->path, photo->span, image, writer->diags)) {
            *image = (Image){0};
            writer->failed = true;
        }
        ptr_map_put(writer->arena, &writer->images, photo, image);
    }
    return image->width ? image : NULL;
}

Str photo_class(Arena *arena, const Image *image)
{
    uint64_t thousandths = ((uint64_t)image->width * 1000 + image->height / 2) / image->height;
    return str_printf(arena, "r%llu", (unsigned long long)thousandths);
}

typedef struct Shot {
    const Photo *photo;
    ImageData data;
    const Image *image; /* NULL: it could not be opened */
    uint32_t most_pixels;
    bool encoded;
} Shot;

static Str alt_text(HtmlWriter *writer, const Photo *photo)
{
    Str caption = plain_text(writer->arena, photo->caption.text);
    return photo->caption.number.len && caption.len
               ? str_printf(writer->arena, "%.*s　%.*s", STR_ARG(photo->caption.number), STR_ARG(caption))
           : photo->caption.number.len ? photo->caption.number
                                       : caption;
}

static void put_image(HtmlWriter *writer, const ImageData *data)
{
    Arena *scratch = arena_new();
    Str bytes = {(const char *)data->bytes, data->size};
    Str text = base64_encode(scratch, bytes);
    put_format(writer, "<img src=\"data:image/%s;base64,", data->jpeg ? "jpeg" : "png");
    file_add(&writer->file, text);
    put_format(writer, "\" width=\"%u\" height=\"%u\"", data->width, data->height);
    arena_free(scratch);
}

static void put_shot(HtmlWriter *writer, const Shot *shot)
{
    const Photo *photo = shot->photo;
    put_format(writer, "<figure class=\"%.*s\">", STR_ARG(photo_class(writer->arena, shot->image)));
    put_image(writer, &shot->data);
    put_attribute(writer, "alt", alt_text(writer, photo));
    put(writer, ">");
    put_figure_caption(writer, &photo->caption);
    put(writer, "</figure>\n");
}

static bool encode(Shot *shot, DiagList *diags)
{
    if (!image_encode(shot->image, shot->most_pixels, shot->most_pixels, &shot->data, diags)) return false;
    image_data_to_png(&shot->data);
    return true;
}

/* One that fails is encoded once more for its message: lists of messages belong to one thread. */
static void encode_unheard(void *shots, size_t index, Arena *arena)
{
    Shot *shot = &((Shot *)shots)[index];
    DiagList unheard = {.arena = arena};
    shot->encoded = shot->image && encode(shot, &unheard);
}

static void put_batch(HtmlWriter *writer, Shot *shots, size_t count)
{
    for (size_t i = 0; i < count; i++) shots[i].image = photo_open(writer, shots[i].photo);
    Arena *arena = arena_new();
    parallel_for(arena, count, parallel_threads(), encode_unheard, shots);
    arena_free(arena);
    for (size_t i = 0; i < count; i++) {
        if (!shots[i].image || !(shots[i].encoded || encode(&shots[i], writer->diags))) {
            writer->failed = true;
            continue;
        }
        put_shot(writer, &shots[i]);
        image_data_free(&shots[i].data);
    }
}

void put_photos(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    PhotoRow photos = block->photos;
    put(writer, "<div class=\"photos\">\n");
    for (size_t start = 0; start < photos.count; start += BATCH) {
        size_t count = photos.count - start < BATCH ? photos.count - start : BATCH;
        Shot shots[BATCH] = {0};
        for (size_t i = 0; i < count; i++) {
            shots[i].photo = &photos.items[start + i];
            shots[i].most_pixels = photos.count == 1 ? MOST_PIXELS : MOST_SHARED_PIXELS;
        }
        put_batch(writer, shots, count);
    }
    put(writer, "</div>\n");
}
