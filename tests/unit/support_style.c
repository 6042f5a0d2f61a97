#include "support_style.h"

const Style *load_style(Arena *arena, Str path, DiagList *diags)
{
    SchemaSet *set = schema_set_new(arena, STR("schemas"));
    const Style *style = style_load(arena, schema_load(set, STR("style.schema.json"), diags), path, diags);
    schema_set_free(set);
    return style;
}

const Style *shipped_style(Arena *arena, DiagList *diags)
{
    return load_style(arena, STR("templates/style.yaml"), diags);
}
