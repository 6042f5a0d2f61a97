#include "support_document.h"

#include <stdlib.h>

const Template *load_template(Arena *arena, Str folder, Str name, DiagList *diags)
{
    SchemaSet *set = schema_set_new(arena, STR("schemas"));
    const Schema *schema = schema_load(set, STR("document.schema.json"), diags);
    const Template *template = schema ? template_load(arena, folder, name, schema, diags) : NULL;
    schema_set_free(set);
    return template;
}

const DocumentKind *shipped_document(Arena *arena, const char *name)
{
    if (!name) return NULL;
    DiagList diags = {.arena = arena};
    const Template *template = load_template(arena, STR("templates"), str_from(name), &diags);
    if (!template) abort();
    DocumentKind *kind = arena_make(arena, DocumentKind);
    *kind = document_kind_read(arena, str_from(name), template_settings(template));
    return kind;
}
