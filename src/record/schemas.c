#include "base/file.h"
#include "record/record.h"

/* Compiled when first asked for: a run needs few of the kinds. */
struct Schemas {
    Arena *arena;
    SchemaSet *set;
    DiagList *diags;
};

Schemas *schemas_open(Arena *arena, Str folder, DiagList *diags)
{
    FileKind there = file_kind(arena, folder);
    if (there != FILE_FOLDER && there != FILE_UNREACHABLE) {
        diag_add(diags, "X0001", file_place(arena, folder), "找不到 schemas 文件夹",
                 "there is no schemas folder");
        return NULL;
    }
    Schemas *schemas = arena_make(arena, Schemas);
    *schemas = (Schemas){.arena = arena, .set = schema_set_new(arena, folder), .diags = diags};
    return schemas;
}

void schemas_close(Schemas *schemas)
{
    if (schemas) schema_set_free(schemas->set);
}

void schemas_demand_final(Schemas *schemas)
{
    schema_set_final(schemas->set);
}

const Schema *schemas_get(const Schemas *schemas, Str kind)
{
    Str name = str_printf(schemas->arena, "%.*s.schema.json", STR_ARG(kind));
    return schema_load(schemas->set, name, schemas->diags);
}
