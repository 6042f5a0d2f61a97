#include "record/referent.h"
#include "record/files.h"

#define CATALOGUE STR("services") /* the kind of services.yaml */

struct Referents {
    Arena *arena;
    const Project *project;
    const Policy *policy;
    Map lists; /* name to ReferentList */
};

/* --- what the schemas say --- */

static const char *const id_keys[] = {"id", "number", "code"};
enum { ID_KEY_COUNT = sizeof id_keys / sizeof *id_keys };

/* A list of records that have an id: others of the same name are no list that anything refers to. */
static bool is_record_list(const Described *described)
{
    if (described->kind != DESCRIBED_LIST || !described->item) return false;
    for (size_t i = 0; i < ID_KEY_COUNT; i++)
        if (described_at(described->item, str_from(id_keys[i]))) return true;
    return false;
}

/* An item of the list under that key, wherever below the root. */
static const Described *item_below(const Described *root, Str list)
{
    if (!root) return NULL;
    if (root->kind == DESCRIBED_LIST) return item_below(root->item, list);
    for (size_t i = 0; i < root->key_count; i++)
        if (str_equal(root->keys[i].name, list) && is_record_list(root->keys[i].value))
            return root->keys[i].value->item;
    for (size_t i = 0; i < root->key_count; i++) {
        const Described *item = item_below(root->keys[i].value, list);
        if (item) return item;
    }
    return NULL;
}

static const Described *described_kind(const Schemas *schemas, Str kind)
{
    const Schema *schema = schemas_get(schemas, kind);
    return schema ? schema_describe(schema) : NULL;
}

const Described *referent_described(const Schemas *schemas, Str list)
{
    for (size_t i = 0; i < record_kind_count; i++)
        if (str_equal(record_kinds[i].folder, list)) return described_kind(schemas, record_kinds[i].name);
    for (size_t i = 0; i < record_kind_count; i++) {
        const Described *item = item_below(described_kind(schemas, record_kinds[i].name), list);
        if (item) return item;
    }
    return item_below(described_kind(schemas, CATALOGUE), list);
}

CalledBy referent_called_by(const Described *item)
{
    static const struct {
        const char *key;
        CalledBy by;
    } ways[] = {{"name", CALLED_BY_NAME}, {"title", CALLED_BY_TITLE}, {"start_on", CALLED_BY_PERIOD}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (described_at(item, str_from(ways[i].key))) return ways[i].by;
    return CALLED_BY_NOTHING;
}

/* --- the items of one project --- */

static const Node *id_of(const Node *item)
{
    for (size_t i = 0; i < ID_KEY_COUNT; i++) {
        const Node *id = node_get(item, str_from(id_keys[i]));
        if (id) return id;
    }
    return NULL;
}

static void put_once(Arena *arena, ReferentList *list, Str id, const Node *item)
{
    if (!map_get(&list->by_id, id)) map_put(arena, &list->by_id, id, (void *)item);
}

static void add_item(const Referents *referents, ReferentList *list, const Node *item)
{
    const PtrSet *failed = &referents->project->failed;
    const Node *id = id_of(item), *aliases = node_get(item, STR("aliases"));
    if (!id || id->kind != NODE_TEXT || node_is_placeholder(id) || ptr_set_has(failed, id)) {
        list->whole = false;
        return;
    }
    put_once(referents->arena, list, id->text, item);
    array_push(referents->arena, &list->ids, id->text);
    for (size_t i = 0; node_item(aliases, i); i++)
        put_once(referents->arena, list, node_item(aliases, i)->text, item);
}

/* What refers to a file by its name means it, whatever id is written in it. */
static void add_file(const Referents *referents, ReferentList *list, const Doc *doc)
{
    Str name = path_name(doc->source->path);
    add_item(referents, list, doc->root);
    put_once(referents->arena, list, str_slice(name, 0, name.len - STR(".yaml").len), doc->root);
}

static void add_items(const Referents *referents, ReferentList *list, const Node *items)
{
    if (items->kind != NODE_SEQUENCE) list->whole = false;
    for (size_t i = 0; node_item(items, i); i++) add_item(referents, list, node_item(items, i));
}

/* Each list of that name in what stands below the node. */
static void collect(const Referents *referents, ReferentList *list, const Described *described,
                    const Node *node)
{
    if (!node || !item_below(described, list->name)) return;
    for (size_t i = 0; described->kind == DESCRIBED_LIST && node_item(node, i); i++)
        collect(referents, list, described->item, node_item(node, i));
    for (size_t i = 0; i < described->key_count; i++) {
        const DescribedKey *key = &described->keys[i];
        const Node *value = node_get(node, key->name);
        if (value && str_equal(key->name, list->name) && is_record_list(key->value))
            add_items(referents, list, value);
        else
            collect(referents, list, key->value, value);
    }
}

static void collect_file(const Referents *referents, ReferentList *list, const RecordFile *file)
{
    const Described *root = described_kind(referents->project->schemas, file->kind->name);
    bool own = str_equal(file->kind->folder, list->name);
    if (!own && !item_below(root, list->name)) return;
    list->known = true;
    if (!file->doc)
        list->whole = false;
    else if (own)
        add_file(referents, list, file->doc);
    else
        collect(referents, list, root, file->doc->root);
}

static bool is_folder(Str name)
{
    for (size_t i = 0; i < record_kind_count; i++)
        if (str_equal(record_kinds[i].folder, name)) return true;
    return false;
}

static ReferentList *list_new(const Referents *referents, Str name)
{
    ReferentList *list = arena_make(referents->arena, ReferentList);
    const Project *project = referents->project;
    const Described *catalogue = described_kind(project->schemas, CATALOGUE);
    *list = (ReferentList){.name = name, .item = referent_described(project->schemas, name), .whole = true};
    list->known = is_folder(name);
    for (size_t i = 0; i < project->files.count; i++) collect_file(referents, list, &project->files.items[i]);
    if (!list->known && item_below(catalogue, name)) {
        list->known = true;
        collect(referents, list, catalogue, referents->policy->catalogue);
    }
    return list;
}

Referents *referents_new(Arena *arena, const Project *project, const Policy *policy)
{
    Referents *referents = arena_make(arena, Referents);
    *referents = (Referents){.arena = arena, .project = project, .policy = policy};
    return referents;
}

const ReferentList *referents_list(Referents *referents, Str name)
{
    ReferentList *list = map_get(&referents->lists, name);
    if (!list) {
        list = list_new(referents, name);
        map_put(referents->arena, &referents->lists, name, list);
    }
    return list->known && list->item ? list : NULL;
}

const Node *referents_find(Referents *referents, const Described *key, Str text, const ReferentList **list)
{
    for (size_t i = 0; i < key->refer_count; i++) {
        *list = referents_list(referents, key->refers[i]);
        const Node *item = *list ? map_get(&(*list)->by_id, text) : NULL;
        if (item) return item;
    }
    *list = NULL;
    return NULL;
}
