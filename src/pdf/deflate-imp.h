/* Deflate: bytes as a stream's /FlateDecode filter reads them (zlib's format, RFC 1950), by libdeflate. */
#ifndef PDF_DEFLATE_H
#define PDF_DEFLATE_H

#include "base/str.h"

/* A handle with tables of some hundred kilobytes; belongs to one thread. */
typedef struct libdeflate_compressor Deflater;

Deflater *deflater_new(void);
void deflater_free(Deflater *deflater);
Str deflate_with(Deflater *deflater, Arena *arena, Str bytes);

/* For once. */
Str deflate_bytes(Arena *arena, Str bytes);
/* The same on the heap, in place of the bytes; gives the new size. */
size_t deflate_in_place(uint8_t **bytes, size_t size);

#endif
