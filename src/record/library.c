#include "record/library.h"
#include "base/file.h"
#include "record/read-imp.h"

Str projects_folder(Arena *arena, Str project_folder)
{
    Str name = path_name(project_folder);
    bool named = !str_is(name, ".") && !str_is(name, "..");
    return named ? path_folder(project_folder) : path_join(arena, project_folder, STR(".."));
}

Str library_path(Arena *arena, Str project_folder)
{
    Str folder = path_join(arena, projects_folder(arena, project_folder), STR(LIBRARY_FOLDER));
    return path_join(arena, folder, STR(LIBRARY_FILE));
}

const Library *library_open(Arena *arena, Str path, const Schemas *schemas, const Map *texts, DiagList *diags)
{
    Library *library = arena_make(arena, Library);
    const Schema *schema = schemas_get(schemas, STR("library"));
    if (!schema || file_kind(arena, path) == FILE_MISSING) return library;
    const Doc *doc = doc_open_with(arena, path, texts, diags);
    if (!doc) return library;
    for (size_t i = 0; i < doc->doubtful_count; i++) ptr_set_add(arena, &library->failed, doc->doubtful[i]);
    schema_validate(schema, doc, arena, &library->failed, diags);
    Reader reader = {.arena = arena, .failed = &library->failed};
    library->doc = doc;
    if (doc->root->kind == NODE_MAPPING)
        record_read(&reader, &team_table, doc->root, (Span){0}, &library->people);
    return library;
}

const Expert *library_expert(const Library *library, Str number)
{
    const Team *people = &library->people;
    for (size_t i = 0; number.len && i < people->experts.count; i++)
        if (str_equal(people->experts.items[i].library_number.value, number))
            return &people->experts.items[i];
    return NULL;
}
