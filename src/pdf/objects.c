#include "pdf/objects-imp.h"

#include "base/utf8.h"
#include "pdf/deflate-imp.h"

#include <stdlib.h>

enum { TEXT_UNITS = 8000 }; /* libharu refuses strings of 64 KiB */

static void *allocate(HPDF_UINT size)
{
    return heap_alloc(size, 1);
}

static void stay_sticky(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    (void)error, (void)detail, (void)data;
}

HPDF_Doc pdf_new(void)
{
    HPDF_Doc doc = HPDF_NewEx(stay_sticky, allocate, free, 0, NULL);
    if (!doc) arena_out_of_memory();
    HPDF_SetPagesConfiguration(doc, 64);
    doc->pdf_version = HPDF_VER_17;
    return doc;
}

HPDF_Dict pdf_object(HPDF_Doc doc)
{
    HPDF_Dict object = HPDF_Dict_New(doc->mmgr);
    HPDF_Xref_Add(doc->xref, object);
    return object;
}

HPDF_Dict pdf_stream(HPDF_Doc doc, Str bytes)
{
    HPDF_Dict stream = HPDF_DictStream_New(doc->mmgr, doc->xref);
    HPDF_Stream_Write(stream->stream, (const HPDF_BYTE *)bytes.ptr, (HPDF_UINT)bytes.len);
    return stream;
}

HPDF_Dict pdf_deflated_stream(HPDF_Doc doc, Arena *arena, Str bytes)
{
    HPDF_Dict stream = pdf_stream(doc, deflate_bytes(arena, bytes));
    pdf_is_deflated(stream);
    return stream;
}

uint32_t pdf_number(HPDF_Dict object)
{
    return object->header.obj_id & 0x00FFFFFF;
}

/* libharu takes /Filter out of a stream that it does not deflate itself. */
static HPDF_STATUS write_filter(HPDF_Dict stream, HPDF_Stream out)
{
    (void)stream;
    return HPDF_Stream_WriteStr(out, "/Filter /FlateDecode\n");
}

void pdf_is_deflated(HPDF_Dict stream)
{
    stream->write_fn = write_filter;
}

void pdf_hex_rune(StrBuf *out, uint32_t rune)
{
    uint16_t units[2];
    size_t count = utf16_encode(rune, units);
    for (size_t i = 0; i < count; i++) strbuf_printf(out, "%04X", units[i]);
}

HPDF_Binary pdf_text(HPDF_Doc doc, Str utf8)
{
    HPDF_BYTE bytes[2 * (TEXT_UNITS + 2)] = {0xFE, 0xFF};
    size_t size = 2;
    while (utf8.len > 0 && size < 2 * TEXT_UNITS) {
        uint16_t units[2];
        size_t count = utf16_encode(utf8_next(&utf8), units);
        for (size_t i = 0; i < count; i++) {
            bytes[size++] = (HPDF_BYTE)(units[i] >> 8);
            bytes[size++] = (HPDF_BYTE)units[i];
        }
    }
    return HPDF_Binary_New(doc->mmgr, bytes, (HPDF_UINT)size);
}

HPDF_String pdf_ascii(HPDF_Doc doc, const char *text)
{
    return HPDF_String_New(doc->mmgr, text, NULL);
}

HPDF_REAL pdf_points(Length length)
{
    return (HPDF_REAL)length / 1000;
}

HPDF_Array pdf_destination(HPDF_Doc doc, HPDF_Page page, Length height, Length y)
{
    HPDF_Array destination = HPDF_Array_New(doc->mmgr);
    HPDF_Array_Add(destination, page);
    HPDF_Array_AddName(destination, "XYZ");
    HPDF_Array_AddReal(destination, 0);
    HPDF_Array_AddReal(destination, pdf_points(height - y));
    HPDF_Array_Add(destination, HPDF_Null_New(doc->mmgr));
    return destination;
}
