#include "pdf/images-imp.h"

typedef struct PendingImage {
    HPDF_Doc doc;
    Prefetch *prefetch;
    size_t use;
    DiagList *diags;
    bool *broken;
} PendingImage;

static void describe(HPDF_Dict object, uint32_t width, uint32_t height, const char *colors)
{
    HPDF_Dict_AddName(object, "Type", "XObject");
    HPDF_Dict_AddName(object, "Subtype", "Image");
    HPDF_Dict_AddNumber(object, "Width", (HPDF_INT32)width);
    HPDF_Dict_AddNumber(object, "Height", (HPDF_INT32)height);
    HPDF_Dict_AddName(object, "ColorSpace", colors);
    HPDF_Dict_AddNumber(object, "BitsPerComponent", 8);
}

static HPDF_STATUS fill(HPDF_Dict object)
{
    PendingImage *pending = object->attr;
    PackedImage image;
    const ImageData *data = &image.data;
    if (!prefetch_take(pending->prefetch, pending->use, &image, pending->diags)) {
        /* The others are still looked at, so that all broken photos are told at once. */
        *pending->broken = true;
        return HPDF_OK;
    }
    describe(object, data->width, data->height, data->components == 1 ? "DeviceGray" : "DeviceRGB");
    if (data->jpeg)
        object->filter = HPDF_STREAM_FILTER_DCT_DECODE;
    else
        pdf_is_deflated(object);
    HPDF_Stream_Write(object->stream, data->bytes, (HPDF_UINT)data->size);
    if (data->alpha) {
        Str alpha = {(const char *)data->alpha, image.alpha_size};
        HPDF_Dict mask = pdf_stream(pending->doc, alpha);
        pdf_is_deflated(mask);
        describe(mask, data->width, data->height, "DeviceGray");
        HPDF_Dict_Add(object, "SMask", mask);
    }
    image_data_free(&image.data);
    return HPDF_OK;
}

static HPDF_STATUS empty(HPDF_Dict object)
{
    HPDF_MemStream_FreeData(object->stream);
    return HPDF_OK;
}

HPDF_Dict *pdf_images(HPDF_Doc doc, Arena *arena, const Photos *photos, Prefetch *prefetch, DiagList *diags,
                      bool *broken)
{
    HPDF_Dict *objects = arena_make_many(arena, HPDF_Dict, photos->uses.count);
    for (size_t i = 0; i < photos->uses.count; i++) {
        PendingImage *pending = arena_make(arena, PendingImage);
        *pending = (PendingImage){doc, prefetch, i, diags, broken};
        objects[i] = pdf_stream(doc, (Str){0});
        objects[i]->attr = pending;
        objects[i]->before_write_fn = fill;
        objects[i]->after_write_fn = empty;
    }
    return objects;
}
