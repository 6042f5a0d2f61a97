/* PDF 32000-1, 7.5.7 and 7.5.8:
 *
 *     header
 *     streams, each as soon as its content is made
 *     object streams: all other objects, the streams' lengths among them, PACK a stream, deflated as far as
 *     it goes – a tagged document has thousands
 *     the cross-reference stream, with the trailer's keys; its /ID is a hash of all that stands before it
 */
#include "pdf/save.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { PACK = 400, BUFFER = 1 << 16, XREF_COLUMNS = 7 };

/* Where an object lies: in the file, or as a member of an object stream. */
typedef struct Place {
    enum { PLACE_FREE, PLACE_FILE, PLACE_PACKED } kind;
    uint32_t where, index; /* offset; or number of the object stream and index in it */
} Place;

typedef struct Output {
    HPDF_Doc doc;
    HPDF_Stream stream; /* writes through `buffer` */
    FILE *file;
    bool failed;
    uint64_t hash;
    size_t used;
    char buffer[BUFFER];
    Place *places;
    size_t place_count;
} Output;

static HPDF_STATUS flush(Output *output)
{
    output->hash = hash_combine(output->hash, hash_bytes((Str){output->buffer, output->used}));
    if (fwrite(output->buffer, 1, output->used, output->file) != output->used) output->failed = true;
    output->used = 0;
    return output->failed ? HPDF_FILE_IO_ERROR : HPDF_OK;
}

static HPDF_STATUS write_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
    Output *output = stream->attr;
    while (size > 0) {
        size_t part = BUFFER - output->used < size ? BUFFER - output->used : size;
        memcpy(output->buffer + output->used, bytes, part);
        output->used += part;
        bytes += part;
        size -= (HPDF_UINT)part;
        if (output->used == BUFFER && flush(output) != HPDF_OK) return HPDF_FILE_IO_ERROR;
    }
    return HPDF_OK;
}

static void write_text(Output *output, const char *text)
{
    HPDF_Stream_WriteStr(output->stream, text);
}

static Place *place_of(Output *output, size_t number)
{
    if (number >= output->place_count) {
        size_t count = number + 1 + output->place_count;
        output->places = heap_grow(output->places, count, sizeof *output->places);
        memset(output->places + output->place_count, 0, (count - output->place_count) * sizeof(Place));
        output->place_count = count;
    }
    return &output->places[number];
}

static void begin_object(Output *output, uint32_t number)
{
    char text[32];
    *place_of(output, number) = (Place){PLACE_FILE, output->stream->size, 0};
    snprintf(text, sizeof text, "%u 0 obj\n", number);
    write_text(output, text);
}

static void *object_at(const Output *output, uint32_t number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(output->doc->xref, number);
    return entry ? entry->obj : NULL;
}

static bool is_stream(const void *object)
{
    const HPDF_Obj_Header *header = object;
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((const HPDF_Dict_Rec *)object)->stream;
}

static uint32_t object_count(const Output *output)
{
    return output->doc->xref->entries->count;
}

/* Writing an image may add its mask to the objects. */
static void write_streams(Output *output)
{
    for (uint32_t number = 1; number < object_count(output) && !output->failed; number++) {
        void *object = object_at(output, number);
        if (!object || !is_stream(object)) continue;
        begin_object(output, number);
        HPDF_Obj_WriteValue(object, output->stream, NULL);
        write_text(output, "\nendobj\n");
    }
}

static void gather(HPDF_Stream memory, char *bytes)
{
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(memory); i++) {
        HPDF_UINT length;
        const HPDF_BYTE *part = HPDF_MemStream_GetBufPtr(memory, i, &length);
        memcpy(bytes, part, length);
        bytes += length;
    }
}

/* Writes "…/Length n>>stream … endstream" of deflated bytes; `keys` opens the dictionary. */
static void write_deflated(Output *output, const char *keys, const char *bytes, size_t size)
{
    uLongf deflated = compressBound(size);
    Bytef *target = heap_alloc(deflated, 1);
    char text[64];
    if (compress2(target, &deflated, (const Bytef *)bytes, size, Z_BEST_COMPRESSION) != Z_OK)
        arena_out_of_memory();
    write_text(output, keys);
    snprintf(text, sizeof text, "/Filter/FlateDecode/Length %lu>>stream\n", (unsigned long)deflated);
    write_text(output, text);
    HPDF_Stream_Write(output->stream, target, (HPDF_UINT)deflated);
    write_text(output, "\nendstream\nendobj\n");
    free(target);
}

/* Packs the objects from *next on, PACK of them at most, into object stream `number`. */
static void write_pack(Output *output, uint32_t number, uint32_t *next, uint32_t end)
{
    HPDF_Stream index = HPDF_MemStream_New(output->doc->mmgr, 4096);
    HPDF_Stream body = HPDF_MemStream_New(output->doc->mmgr, BUFFER);
    char text[80];
    uint32_t count = 0;
    for (; *next < end && count < PACK; ++*next) {
        void *object = object_at(output, *next);
        if (!object || is_stream(object)) continue;
        *place_of(output, *next) = (Place){PLACE_PACKED, number, count++};
        snprintf(text, sizeof text, "%u %u ", *next, body->size);
        HPDF_Stream_WriteStr(index, text);
        HPDF_Obj_WriteValue(object, body, NULL);
        HPDF_Stream_WriteStr(body, "\n");
    }
    size_t size = (size_t)index->size + body->size;
    char *bytes = heap_alloc(size, 1);
    gather(index, bytes);
    gather(body, bytes + index->size);
    begin_object(output, number);
    snprintf(text, sizeof text, "<</Type/ObjStm/N %u/First %u", count, index->size);
    write_deflated(output, text, bytes, size);
    free(bytes);
    HPDF_Stream_Free(index);
    HPDF_Stream_Free(body);
}

static void put_row(uint8_t row[XREF_COLUMNS], const Place *place)
{
    row[0] = (uint8_t)place->kind;
    for (size_t i = 0; i < 4; i++) row[1 + i] = (uint8_t)(place->where >> (24 - 8 * i));
    row[5] = (uint8_t)(place->index >> 8);
    row[6] = (uint8_t)place->index;
}

/* Rows in PNG's "up" prediction: what differs from the row above. */
static char *predicted_rows(const Output *output, uint32_t count)
{
    uint8_t above[XREF_COLUMNS] = {0}, row[XREF_COLUMNS];
    char *rows = heap_alloc(count, XREF_COLUMNS + 1), *at = rows;
    for (uint32_t number = 0; number < count; number++) {
        put_row(row, &output->places[number]);
        *at++ = 2;
        for (size_t i = 0; i < XREF_COLUMNS; i++) *at++ = (char)(row[i] - above[i]);
        memcpy(above, row, sizeof above);
    }
    return rows;
}

static uint32_t number_of(HPDF_Dict object)
{
    return object->header.obj_id & 0x00FFFFFF;
}

static void write_xref(Output *output, uint32_t number)
{
    char keys[320];
    uint32_t offset = output->stream->size;
    begin_object(output, number);
    flush(output);
    unsigned long long high = output->hash, low = hash_combine(output->hash, 1);
    snprintf(keys, sizeof keys,
             "<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%016llx%016llx><%016llx%016llx>]"
             "/DecodeParms<</Predictor 12/Columns %d>>",
             number + 1, number_of(output->doc->catalog), number_of(output->doc->info), high, low, high, low,
             XREF_COLUMNS);
    char *rows = predicted_rows(output, number + 1);
    write_deflated(output, keys, rows, ((size_t)number + 1) * (XREF_COLUMNS + 1));
    free(rows);
    snprintf(keys, sizeof keys, "startxref\n%u\n%%%%EOF\n", offset);
    write_text(output, keys);
}

bool pdf_save(HPDF_Doc doc, FILE *file)
{
    Output *output = heap_alloc(1, sizeof *output);
    *output = (Output){.doc = doc, .file = file};
    output->stream = HPDF_CallbackWriter_New(doc->mmgr, write_bytes, output);
    write_text(output, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    write_streams(output);
    uint32_t end = object_count(output), number = end;
    for (uint32_t next = 1; next < end && !output->failed; number++) write_pack(output, number, &next, end);
    *place_of(output, 0) = (Place){PLACE_FREE, 0, 65535};
    write_xref(output, number);
    flush(output);
    bool written = !output->failed;
    HPDF_Stream_Free(output->stream);
    free(output->places);
    free(output);
    return written;
}
