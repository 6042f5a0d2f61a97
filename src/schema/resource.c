/* Resources: every schema document is walked once, before anything is compiled, to find the places that hold
 * schemas, the URIs ($id) and the anchors. References are resolved against what this walk has found; a
 * document that is not known yet is looked for in the set's folder and among the standard's own. */
#include "base/file.h"
#include "schema/compiled-imp.h"
#include "schema/uri-imp.h"

static Resource *resource_new(SchemaSet *set, const Node *root, Str uri, unsigned vocabularies)
{
    Resource *resource = arena_make(set->arena, Resource);
    resource->uri = uri;
    resource->root = root;
    resource->vocabularies = vocabularies;
    map_put(set->arena, &set->resources, uri, resource);
    return resource;
}

static Sub *sub_new(SchemaSet *set, const Node *node, Resource *resource)
{
    Sub *sub = arena_make(set->arena, Sub);
    sub->node = node;
    sub->resource = resource;
    sub->types = TYPE_ANY;
    ptr_map_put(set->arena, &set->subs, node, sub);
    return sub;
}

static void index_anchors(SchemaSet *set, const Node *node, Resource *resource, Sub *sub)
{
    const Node *anchor = node_get(node, STR("$anchor")), *dynamic = node_get(node, STR("$dynamicAnchor"));
    if (node_is(anchor, NODE_TEXT)) map_put(set->arena, &resource->anchors, anchor->text, (void *)node);
    if (!node_is(dynamic, NODE_TEXT)) return;
    map_put(set->arena, &resource->anchors, dynamic->text, (void *)node);
    map_put(set->arena, &resource->dynamic_anchors, dynamic->text, sub);
    array_push(set->arena, &resource->dynamic, sub);
}

/* The resource that the schema at `node` belongs to: a new one where it has an $id. */
static Resource *resource_at(SchemaSet *set, const Node *node, Resource *outer)
{
    Str fragment;
    const Node *id = node_get(node, STR("$id"));
    if (!node_is(id, NODE_TEXT)) return outer;
    Str uri = uri_split(set->arena, uri_resolve(set->arena, outer->uri, id->text), &fragment);
    if (str_equal(uri, outer->uri) && outer->root == node) return outer;
    unsigned vocabularies = node_get(node, STR("$schema")) ? vocabularies_of(set, node) : outer->vocabularies;
    return resource_new(set, node, uri, vocabularies);
}

static void index_schema(SchemaSet *set, const Node *node, Resource *resource)
{
    if (!node_is(node, NODE_MAPPING)) {
        if (node_is(node, NODE_BOOL)) sub_new(set, node, resource);
        return;
    }
    resource = resource_at(set, node, resource);
    index_anchors(set, node, resource, sub_new(set, node, resource));
    for (uint32_t i = 0; i < node->count; i++) {
        const Node *value = node->members[i].value;
        Holds holds = keyword_holds(node->members[i].key);
        if (holds == HOLDS_SCHEMA) index_schema(set, value, resource);
        if (holds == HOLDS_SCHEMAS && value->kind == NODE_SEQUENCE)
            for (uint32_t k = 0; k < value->count; k++) index_schema(set, value->items[k], resource);
        if (holds == HOLDS_NAMED_SCHEMAS && value->kind == NODE_MAPPING)
            for (uint32_t k = 0; k < value->count; k++) index_schema(set, value->members[k].value, resource);
    }
}

Resource *resource_index(SchemaSet *set, const Doc *doc, Str uri)
{
    Str fragment;
    uri = uri_split(set->arena, uri, &fragment);
    Resource *resource = resource_new(set, doc->root, uri, vocabularies_of(set, doc->root));
    index_schema(set, doc->root, resource);
    Sub *root = ptr_map_get(&set->subs, doc->root);
    if (!root) return NULL;
    /* Known by its own $id and by the URI it was found under. */
    resource = root->resource;
    map_put(set->arena, &set->resources, uri, resource);
    return resource;
}

static void queue(SchemaSet *set, Sub *sub)
{
    if (sub->compiled) return;
    sub->compiled = true;
    array_push(set->arena, &set->waiting, sub);
}

/* A resource that validation can enter may override dynamic references by its anchors. */
static void reach(SchemaSet *set, Resource *resource)
{
    if (resource->reached) return;
    resource->reached = true;
    for (size_t i = 0; i < resource->dynamic.count; i++) queue(set, resource->dynamic.items[i]);
}

const Sub *sub_at(SchemaSet *set, const Node *node)
{
    Sub *sub = ptr_map_get(&set->subs, node);
    if (!sub) {
        const Node *owner = node;
        while (owner && !ptr_map_get(&set->subs, owner)) owner = owner->parent;
        const Sub *outer = owner ? ptr_map_get(&set->subs, owner) : NULL;
        if (!outer) return NULL;
        index_schema(set, node, outer->resource);
        sub = ptr_map_get(&set->subs, node);
        if (!sub) return NULL;
    }
    reach(set, sub->resource);
    queue(set, sub);
    return sub;
}

/* A file of the set's folder: a plain relative path that stays within it. */
static const Doc *folder_doc(SchemaSet *set, Str uri)
{
    bool inside = uri.len && uri.ptr[0] != '/' && !uri_is_absolute(uri) &&
                  !str_starts_with(uri, STR("../")) && str_find(uri, STR("/../")) == SIZE_MAX;
    if (!inside || !set->folder.len) return NULL;
    Str path = path_join(set->arena, set->folder, uri);
    return file_kind(set->arena, path) != FILE_MISSING ? doc_open(set->arena, path, set->diags) : NULL;
}

/* A file of the folder whose own $id is that absolute URI, known by the URI's last segment. */
static const Doc *folder_namesake(SchemaSet *set, Str uri)
{
    if (!uri_is_absolute(uri)) return NULL;
    const Doc *doc = folder_doc(set, path_name(uri));
    const Node *id = doc ? node_get(doc->root, STR("$id")) : NULL;
    return id && id->kind == NODE_TEXT && str_equal(id->text, uri) ? doc : NULL;
}

Resource *resource_find(SchemaSet *set, Str uri)
{
    Resource *resource = map_get(&set->resources, uri);
    if (resource) return resource;
    const Doc *doc = folder_doc(set, uri);
    if (!doc) doc = metaschema_doc(set, uri);
    if (!doc) doc = folder_namesake(set, uri);
    return doc ? resource_index(set, doc, uri) : NULL;
}

static Diag *unresolved(SchemaSet *set, Span span, Str reference)
{
    Diag *diag = schema_fault(set, "S0203", span, "找不到引用“%.*s”所指的模式",
                              "reference \"%.*s\" leads nowhere", STR_ARG(reference));
    if (uri_is_absolute(reference))
        diag_help(set->diags, diag, "引用只在本机的模式文件夹内解析，不联网下载",
                  "references are resolved within the schema folder, nothing is downloaded");
    return diag;
}

const Sub *resource_resolve(SchemaSet *set, Str base, Str reference, Span span, Str *anchor)
{
    Str fragment;
    Str uri = uri_split(set->arena, uri_resolve(set->arena, base, reference), &fragment);
    Resource *resource = resource_find(set, uri);
    const Node *node = NULL;
    *anchor = (Str){0};
    if (resource && (!fragment.len || fragment.ptr[0] == '/')) {
        node = node_at(resource->root, fragment);
    } else if (resource) {
        *anchor = fragment;
        node = map_get(&resource->anchors, fragment);
    }
    const Sub *sub = node ? sub_at(set, node) : NULL;
    if (!sub) unresolved(set, span, reference);
    return sub;
}
