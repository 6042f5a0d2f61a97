/* PDF 32000-1, 7.5.7 and 7.5.8:
 *
 *     header
 *     streams, each as soon as its content is made
 *     object streams: all other objects, the streams' lengths among them, and the structure tree's, PACK a
 *     stream, made by several threads – a tagged document has thousands
 *     the cross-reference stream, with the trailer's keys; its /ID is a hash of all that stands before it
 */
#include "pdf/save-imp.h"

#include "base/hash.h"
#include "base/parallel.h"
#include "pdf/deflate-imp.h"

#include <stdlib.h>
#include <string.h>

enum { PACK = 400, BUFFER = 1 << 16, XREF_COLUMNS = 7 };

/* Where an object lies: in the file, or as a member of an object stream. */
typedef struct ObjectPlace {
    enum { PLACE_FREE, PLACE_FILE, PLACE_PACKED } kind;
    uint32_t where, index; /* offset; or number of the object stream and index in it */
} ObjectPlace;

typedef struct Pack {
    Str deflated;
    uint32_t count; /* of objects */
    size_t first;   /* bytes before the first one */
} Pack;

typedef struct Output {
    HPDF_Doc doc;
    const Structure *structure;
    Arena *arena;
    Array(uint32_t) members; /* numbers of what goes into object streams */
    Pack *packs;
    uint32_t end;       /* of libharu's numbers; the structure's follow, then the object streams' */
    HPDF_Stream stream; /* writes through `buffer` */
    const PendingFile *file;
    bool failed;
    uint64_t hash;
    size_t used;
    char buffer[BUFFER];
    ObjectPlace *places;
    size_t place_count;
} Output;

static HPDF_STATUS flush(Output *output)
{
    output->hash = hash_combine(output->hash, hash_bytes((Str){output->buffer, output->used}));
    if (!file_add(output->file, (Str){output->buffer, output->used})) output->failed = true;
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

static ObjectPlace *place_of(Output *output, size_t number)
{
    if (number >= output->place_count) {
        size_t count = number + 1 + output->place_count;
        output->places = heap_grow(output->places, count, sizeof *output->places);
        memset(output->places + output->place_count, 0, (count - output->place_count) * sizeof(ObjectPlace));
        output->place_count = count;
    }
    return &output->places[number];
}

static void begin_object(Output *output, uint32_t number)
{
    char text[32];
    *place_of(output, number) = (ObjectPlace){PLACE_FILE, output->stream->size, 0};
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

/* --- object streams --- */

static HPDF_STATUS add_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
    strbuf_add(stream->attr, (Str){(const char *)bytes, size});
    return HPDF_OK;
}

static void list_members(Output *output)
{
    for (uint32_t number = 1; number < output->end; number++) {
        const void *object = object_at(output, number);
        if (object && !is_stream(object)) array_push(output->arena, &output->members, number);
    }
    for (uint32_t i = 0; i < structure_count(output->structure); i++)
        array_push(output->arena, &output->members, output->end + i);
}

static uint32_t pack_number(const Output *output, size_t pack)
{
    return output->end + structure_count(output->structure) + (uint32_t)pack;
}

static void make_pack(void *output_, size_t index, Arena *arena)
{
    Output *output = output_;
    Arena *scratch = arena_new();
    StrBuf body = {.arena = scratch}, all = {.arena = scratch};
    HPDF_Stream stream = HPDF_CallbackWriter_New(output->doc->mmgr, add_bytes, &body);
    size_t from = index * PACK, end = from + PACK;
    if (end > output->members.count) end = output->members.count;
    for (size_t i = from; i < end; i++) {
        uint32_t number = output->members.items[i];
        output->places[number] =
            (ObjectPlace){PLACE_PACKED, pack_number(output, index), (uint32_t)(i - from)};
        strbuf_printf(&all, "%u %zu ", number, body.len);
        if (number < output->end)
            HPDF_Obj_WriteValue(object_at(output, number), stream, NULL);
        else
            structure_write(output->structure, number - output->end, &body);
        strbuf_add_char(&body, '\n');
    }
    HPDF_Stream_Free(stream);
    Pack *pack = &output->packs[index];
    *pack = (Pack){.count = (uint32_t)(end - from), .first = all.len};
    strbuf_add(&all, strbuf_str(&body));
    Deflater *deflater = deflater_new();
    pack->deflated = deflate_with(deflater, arena, strbuf_str(&all));
    deflater_free(deflater);
    arena_free(scratch);
}

/* Writes "…/Length n>>stream … endstream"; `keys` opens the dictionary. */
static void write_deflated(Output *output, const char *keys, Str deflated)
{
    char text[64];
    write_text(output, keys);
    snprintf(text, sizeof text, "/Filter/FlateDecode/Length %zu>>stream\n", deflated.len);
    write_text(output, text);
    HPDF_Stream_Write(output->stream, (const HPDF_BYTE *)deflated.ptr, (HPDF_UINT)deflated.len);
    write_text(output, "\nendstream\nendobj\n");
}

/* Gives how many there are. */
static uint32_t write_packs(Output *output)
{
    list_members(output);
    size_t count = (output->members.count + PACK - 1) / PACK;
    output->packs = arena_make_many(output->arena, Pack, count);
    place_of(output, pack_number(output, count));
    parallel_for(output->arena, count, parallel_threads(), make_pack, output);
    for (size_t i = 0; i < count && !output->failed; i++) {
        const Pack *pack = &output->packs[i];
        char keys[64];
        begin_object(output, pack_number(output, i));
        snprintf(keys, sizeof keys, "<</Type/ObjStm/N %u/First %zu", pack->count, pack->first);
        write_deflated(output, keys, pack->deflated);
    }
    return (uint32_t)count;
}

/* --- cross references --- */

static void put_row(uint8_t row[XREF_COLUMNS], const ObjectPlace *place)
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
             number + 1, pdf_number(output->doc->catalog), pdf_number(output->doc->info), high, low, high,
             low, XREF_COLUMNS);
    char *rows = predicted_rows(output, number + 1);
    Str bytes = {rows, ((size_t)number + 1) * (XREF_COLUMNS + 1)};
    write_deflated(output, keys, deflate_bytes(output->arena, bytes));
    free(rows);
    snprintf(keys, sizeof keys, "startxref\n%u\n%%%%EOF\n", offset);
    write_text(output, keys);
}

bool pdf_save(HPDF_Doc doc, Structure *structure, Arena *arena, const PendingFile *file)
{
    Output *output = heap_alloc(1, sizeof *output);
    *output = (Output){.doc = doc, .structure = structure, .arena = arena, .file = file};
    output->stream = HPDF_CallbackWriter_New(doc->mmgr, write_bytes, output);
    write_text(output, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    write_streams(output);
    output->end = object_count(output);
    structure_number(structure, output->end);
    uint32_t packs = write_packs(output);
    *place_of(output, 0) = (ObjectPlace){PLACE_FREE, 0, 65535};
    write_xref(output, pack_number(output, packs));
    flush(output);
    bool written = !output->failed;
    HPDF_Stream_Free(output->stream);
    free(output->places);
    free(output);
    return written;
}
