/* Photos, as wide as their row has room for: see .photos in the stylesheet. */
#include "html/writer.h"

#include "base/base64.h"
#include "image/image.h"

enum { MOST_PIXELS = 1200 };

static Str alt_text(Writer *writer, const Photo *photo)
{
    Str caption = plain_text(writer->arena, photo->caption);
    return photo->number.len && caption.len
               ? str_printf(writer->arena, "%.*s　%.*s", STR_ARG(photo->number), STR_ARG(caption))
           : photo->number.len ? photo->number
                               : caption;
}

static void put_image(Writer *writer, const ImageData *data)
{
    Arena *scratch = arena_new();
    Str bytes = {(const char *)data->bytes, data->size};
    Str text = base64_encode(scratch, bytes);
    put_format(writer, "<img src=\"data:image/%s;base64,", data->jpeg ? "jpeg" : "png");
    fwrite(text.ptr, 1, text.len, writer->file);
    put_format(writer, "\" width=\"%u\" height=\"%u\"", data->width, data->height);
    arena_free(scratch);
}

static bool put_photo(Writer *writer, const Photo *photo)
{
    Image image;
    ImageData data;
    if (!image_open(writer->arena, photo->path, photo->span, &image, writer->diags) ||
        !image_encode(&image, MOST_PIXELS, MOST_PIXELS, &data, writer->diags))
        return false;
    image_data_to_png(&data);
    put_format(writer, "<figure style=\"--ratio:%.3f\">", (double)data.width / data.height);
    put_image(writer, &data);
    image_data_free(&data);
    put_attribute(writer, "alt", alt_text(writer, photo));
    put(writer, ">");
    if (photo->number.len || photo->caption.count) {
        put(writer, "<figcaption>");
        put_number(writer, photo->number);
        put_inlines(writer, photo->caption);
        put(writer, "</figcaption>");
    }
    put(writer, "</figure>\n");
    return true;
}

void put_photos(Writer *writer, const Block *block)
{
    put(writer, "<div class=\"photos\">\n");
    for (size_t i = 0; i < block->photo_count; i++)
        if (!put_photo(writer, &block->photos[i])) writer->failed = true;
    put(writer, "</div>\n");
}
