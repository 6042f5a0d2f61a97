#include "pdf/attachments-imp.h"

#include <stdlib.h>
#include <string.h>

typedef struct NamedFile {
    HPDF_Binary name;
    HPDF_Dict file;
} NamedFile;

static HPDF_Dict embedded(HPDF_Doc doc, Arena *arena, const Attachment *attachment)
{
    HPDF_Dict stream = pdf_deflated_stream(doc, arena, attachment->bytes),
              parameters = HPDF_Dict_New(doc->mmgr);
    HPDF_Dict_AddName(stream, "Type", "EmbeddedFile");
    HPDF_Dict_AddName(stream, "Subtype", "application/yaml");
    HPDF_Dict_AddNumber(parameters, "Size", (HPDF_INT32)attachment->bytes.len);
    HPDF_Dict_Add(stream, "Params", parameters);
    return stream;
}

static HPDF_Dict specification(HPDF_Doc doc, Arena *arena, const Attachment *attachment)
{
    HPDF_Dict object = pdf_object(doc), files = HPDF_Dict_New(doc->mmgr),
              stream = embedded(doc, arena, attachment);
    HPDF_Dict_Add(files, "F", stream);
    HPDF_Dict_Add(files, "UF", stream);
    HPDF_Dict_AddName(object, "Type", "Filespec");
    HPDF_Dict_Add(object, "F", pdf_text(doc, attachment->name));
    HPDF_Dict_Add(object, "UF", pdf_text(doc, attachment->name));
    HPDF_Dict_Add(object, "Desc", pdf_text(doc, attachment->description));
    HPDF_Dict_AddName(object, "AFRelationship", "Source");
    HPDF_Dict_Add(object, "EF", files);
    return object;
}

/* By the bytes of the names, as a name tree wants them. */
static int compare_names(const void *a, const void *b)
{
    HPDF_Binary one = ((const NamedFile *)a)->name, other = ((const NamedFile *)b)->name;
    int order = memcmp(one->value, other->value, one->len < other->len ? one->len : other->len);
    return order ? order : (one->len > other->len) - (one->len < other->len);
}

void pdf_attachments(HPDF_Doc doc, Arena *arena, const PdfProperties *properties)
{
    size_t count = properties->attachment_count;
    if (count == 0) return;
    NamedFile *files = arena_make_many(arena, NamedFile, count);
    for (size_t i = 0; i < count; i++)
        files[i] = (NamedFile){pdf_text(doc, properties->attachments[i].name),
                               specification(doc, arena, &properties->attachments[i])};
    qsort(files, count, sizeof *files, compare_names);
    HPDF_Array pairs = HPDF_Array_New(doc->mmgr), associated = HPDF_Array_New(doc->mmgr);
    for (size_t i = 0; i < count; i++) {
        HPDF_Array_Add(pairs, files[i].name);
        HPDF_Array_Add(pairs, files[i].file);
        HPDF_Array_Add(associated, files[i].file);
    }
    HPDF_Dict tree = pdf_object(doc), names = HPDF_Dict_New(doc->mmgr);
    HPDF_Dict_Add(tree, "Names", pairs);
    HPDF_Dict_Add(names, "EmbeddedFiles", tree);
    HPDF_Dict_Add(doc->catalog, "Names", names);
    HPDF_Dict_Add(doc->catalog, "AF", associated);
}
