#include "base/file.h"
#include "schema/compiled-imp.h"
#include "schema/uri-imp.h"

#define DRAFT "https://json-schema.org/draft/2020-12/"

SchemaSet *schema_set_new(Arena *arena, Str folder)
{
    SchemaSet *set = arena_make(arena, SchemaSet);
    set->arena = arena;
    set->folder = folder;
    set->strict = true;
    return set;
}

void schema_set_strict(SchemaSet *set, bool strict)
{
    set->strict = strict;
}

void schema_set_final(SchemaSet *set)
{
    set->final = true;
}

void schema_set_add(SchemaSet *set, Str uri, const Doc *doc)
{
    resource_index(set, doc, uri);
}

void schema_set_free(SchemaSet *set)
{
    for (size_t i = 0; i < set->patterns.count; i++) pattern_free(set->patterns.items[i]);
    set->patterns.count = 0;
}

Diag *schema_fault(SchemaSet *set, const char *code, Span span, const char *zh, const char *en, ...)
{
    va_list args;
    va_start(args, en);
    const char *format = set->diags->lang == LANG_EN ? en : zh;
    Str text = str_vprintf(set->arena, format, args);
    va_end(args);
    set->failed = true;
    return diag_add(set->diags, code, span, "%.*s", "%.*s", STR_ARG(text));
}

static void compile_waiting(SchemaSet *set)
{
    for (size_t i = 0; i < set->waiting.count; i++) sub_compile(set, set->waiting.items[i]);
    set->waiting.count = 0;
}

/* A dialect other than 2020-12 is refused by name: its keywords mean something else. */
static bool dialect_known(SchemaSet *set, const Node *root)
{
    Str fragment;
    const Node *dialect = node_get(root, STR("$schema"));
    if (!node_is(dialect, NODE_TEXT) || str_is(dialect->text, DRAFT "schema")) return true;
    Str uri = uri_split(set->arena, dialect->text, &fragment);
    bool foreign = str_find(uri, STR("//json-schema.org/")) == SIZE_MAX;
    if (map_get(&set->resources, uri) ? vocabularies_of(set, root) != 0 : foreign && !set->strict)
        return true;
    schema_fault(set, "S0206", dialect->span, "只支持 JSON Schema 2020-12，不支持“%.*s”",
                 "only JSON Schema 2020-12 is known, not \"%.*s\"", STR_ARG(uri));
    return false;
}

static const Schema *compile_resource(SchemaSet *set, const Resource *resource)
{
    if (!dialect_known(set, resource->root)) return NULL;
    const Sub *root = sub_at(set, resource->root);
    compile_waiting(set);
    if (!root || set->failed) return NULL;
    Schema *schema = arena_make(set->arena, Schema);
    schema->set = set;
    schema->root = root;
    return schema;
}

const Schema *schema_compile(SchemaSet *set, const Doc *doc, Str uri, DiagList *diags)
{
    set->diags = diags;
    set->failed = false;
    const Resource *resource = resource_index(set, doc, uri);
    if (resource) return compile_resource(set, resource);
    schema_fault(set, "S0207", doc->root->span, "模式须为对象、true 或 false",
                 "a schema is an object, true or false");
    return NULL;
}

const Schema *schema_load(SchemaSet *set, Str name, DiagList *diags)
{
    const Schema *schema = map_get(&set->schemas, name);
    if (schema) return schema;
    set->diags = diags;
    set->failed = false;
    const Resource *resource = map_get(&set->resources, name);
    if (!resource) {
        const Doc *doc = doc_open(set->arena, path_join(set->arena, set->folder, name), diags);
        if (!doc) return NULL;
        schema = schema_compile(set, doc, name, diags);
    } else {
        schema = compile_resource(set, resource);
    }
    if (!schema) return NULL;
    map_put(set->arena, &set->schemas, name, (void *)schema);
    return schema;
}

/* --- vocabularies -------------------------------------------------------------------------------------- */

static unsigned vocabulary_named(Str uri)
{
    static const struct {
        const char *uri;
        unsigned vocabulary;
    } known[] = {
        {DRAFT "vocab/core", VOCABULARY_CORE},
        {DRAFT "vocab/applicator", VOCABULARY_APPLICATOR},
        {DRAFT "vocab/unevaluated", VOCABULARY_UNEVALUATED},
        {DRAFT "vocab/validation", VOCABULARY_VALIDATION},
        {DRAFT "vocab/format-annotation", VOCABULARY_FORMAT},
        {DRAFT "vocab/format-assertion", VOCABULARY_FORMAT | VOCABULARY_FORMAT_ASSERTION},
        {DRAFT "vocab/meta-data", VOCABULARY_META_DATA},
        {DRAFT "vocab/content", VOCABULARY_CONTENT},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(uri, known[i].uri)) return known[i].vocabulary;
    return 0;
}

/* Those that the meta-schema declares; 0 where it requires one that is not known. */
static unsigned declared(const Node *vocabulary)
{
    unsigned all = VOCABULARY_CORE;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const Member *member = &vocabulary->members[i];
        unsigned one = vocabulary_named(member->key);
        if (!one && node_is(member->value, NODE_BOOL) && member->value->boolean) return 0;
        all |= one;
    }
    return all;
}

unsigned vocabularies_of(SchemaSet *set, const Node *root)
{
    Str fragment;
    const Node *dialect = node_get(root, STR("$schema"));
    if (!node_is(dialect, NODE_TEXT) || str_is(dialect->text, DRAFT "schema")) return VOCABULARY_ALL;
    const Resource *meta = map_get(&set->resources, uri_split(set->arena, dialect->text, &fragment));
    const Node *vocabulary = meta ? node_get(meta->root, STR("$vocabulary")) : NULL;
    return vocabulary && node_is(vocabulary, NODE_MAPPING) ? declared(vocabulary) : VOCABULARY_ALL;
}
