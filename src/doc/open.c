#include "doc/doc.h"

#include "base/file.h"

const Doc *doc_open(Arena *arena, Str path, DiagList *diags)
{
    Str text;
    if (!file_read(arena, path, DOC_MAX_BYTES, &text, diags)) return NULL;
    const Source *source = source_new(arena, path, text);
    return str_ends_with(path, STR(".json")) ? doc_read_json(arena, source, diags)
                                             : doc_read_yaml(arena, source, diags);
}
