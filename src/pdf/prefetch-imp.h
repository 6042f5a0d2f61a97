/* Prefetch: photos encoded and deflated by threads of their own, a few ahead of where the file is being
 * written. A photo of a phone takes 50 ms, so a report of twenty would take a second of one processor. */
#ifndef PDF_PREFETCH_H
#define PDF_PREFETCH_H

#include "pdf/photos-imp.h"

typedef struct Prefetch Prefetch;

/* A photo as its streams hold it: `bytes` (but of a JPEG) and `alpha` are deflated. */
typedef struct PackedImage {
    ImageData data;
    size_t alpha_size;
} PackedImage;

/* Begins to encode the uses, in order. */
Prefetch *prefetch_start(Arena *arena, const Photos *photos);
/* Waits for the use; uses are taken in order, each once. The handle in it is the caller's: image_data_free.
 * False with messages. */
bool prefetch_take(Prefetch *prefetch, size_t use, PackedImage *image, DiagList *diags);
/* Ends the threads and frees what was not taken. */
void prefetch_stop(Prefetch *prefetch);

#endif
