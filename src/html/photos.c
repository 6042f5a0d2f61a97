/* Photos, as wide as their row has room for: see .photos in the stylesheet. */
#include "html/writer-imp.h"

#include "base/base64.h"
#include "base/parallel.h"
#include "image/image.h"

/* A photo of its own fills the page's width, others share it. */
enum { MOST_PIXELS = 1200, MOST_SHARED_PIXELS = 800, BATCH = 16 };

typedef struct Shot {
    const Photo *photo;
    ImageData data;
    Image image;
    uint32_t most_pixels;
    bool opened, encoded;
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
    put_format(writer, "<figure style=\"--ratio:%.3f\">", (double)shot->data.width / shot->data.height);
    put_image(writer, &shot->data);
    put_attribute(writer, "alt", alt_text(writer, photo));
    put(writer, ">");
    put_figure_caption(writer, &photo->caption);
    put(writer, "</figure>\n");
}

static bool encode(Shot *shot, DiagList *diags)
{
    if (!image_encode(&shot->image, shot->most_pixels, shot->most_pixels, &shot->data, diags)) return false;
    image_data_to_png(&shot->data);
    return true;
}

/* One that fails is encoded once more for its message: lists of messages belong to one thread. */
static void encode_unheard(void *shots, size_t index, Arena *arena)
{
    Shot *shot = &((Shot *)shots)[index];
    DiagList unheard = {.arena = arena};
    shot->encoded = shot->opened && encode(shot, &unheard);
}

static void put_batch(HtmlWriter *writer, Shot *shots, size_t count)
{
    for (size_t i = 0; i < count; i++)
        shots[i].opened = image_open(writer->arena, shots[i].photo->path, shots[i].photo->span,
                                     &shots[i].image, writer->diags);
    Arena *arena = arena_new();
    parallel_for(arena, count, parallel_threads(), encode_unheard, shots);
    arena_free(arena);
    for (size_t i = 0; i < count; i++) {
        if (!shots[i].opened || !(shots[i].encoded || encode(&shots[i], writer->diags))) {
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
