/* Describe: the compiled schema once more, read for what it tells about keys. A $ref lends what its siblings
 * do not say themselves; the keys of allOf's branches join those beside it. Where a schema comes back to
 * itself the tree ends with a record of no keys. */
#include "schema/compiled-imp.h"

enum { REFERENCES_MAX = 16 };

typedef struct Describing {
    Arena *arena;
    const struct Describing *up;
    const Sub *sub;
} Describing;

typedef Array(DescribedKey) KeyArray;

static const Described *describe(Arena *arena, const Describing *up, const Sub *sub);

static DescribedKind kind_of(unsigned types, Format format)
{
    types &= ~(unsigned)TYPE_NULL;
    if (types == TYPE_STRING) return format == FORMAT_DATE ? DESCRIBED_DATE : DESCRIBED_TEXT;
    if (types == TYPE_INTEGER) return DESCRIBED_INTEGER;
    if (types == (TYPE_NUMBER | TYPE_INTEGER))
        return format == FORMAT_MONEY ? DESCRIBED_MONEY : DESCRIBED_NUMBER;
    if (types == TYPE_BOOLEAN) return DESCRIBED_BOOL;
    if (types == TYPE_ARRAY) return DESCRIBED_LIST;
    return types == TYPE_OBJECT ? DESCRIBED_RECORD : DESCRIBED_ANY;
}

static void add_words(Arena *arena, Described *described, const EnumRules *rules)
{
    Array(Str) words = {0};
    for (size_t i = 0; i < rules->count; i++)
        if (rules->values[i]->kind == NODE_TEXT) array_push(arena, &words, rules->values[i]->text);
    described->words = words.items;
    described->word_count = words.count;
}

static DescribedKey *key_in(KeyArray *keys, Str name)
{
    for (size_t i = 0; i < keys->count; i++)
        if (str_equal(keys->items[i].name, name)) return &keys->items[i];
    return NULL;
}

static void add_keys(const Describing *at, const RecordRules *record, KeyArray *keys)
{
    for (size_t i = 0; i < record->keys.count; i++) {
        const Key *key = record->keys.items[i];
        DescribedKey *known = key_in(keys, key->name);
        if (known) known->required |= key->required > 0;
        if (known || !key->value || key->value->never) continue;
        DescribedKey one = {key->name, key->required > 0, describe(at->arena, at, key->value)};
        array_push(at->arena, keys, one);
    }
}

/* Takes over from one schema what is not said yet. */
static void add_schema(const Describing *at, const Sub *sub, Described *described, KeyArray *keys,
                       unsigned *types)
{
    *types &= sub->types;
    if (!described->title.len) described->title = sub->title;
    if (!described->description.len) described->description = sub->description;
    if (!described->format.len) described->format = sub->format_name;
    if (!described->example) described->example = sub->example;
    described->scaffold = described->scaffold || sub->scaffold;
    described->fact = described->fact || sub->fact;
    if (described->event == EVENT_NONE) described->event = sub->event;
    if (described->secret == SECRET_NONE) described->secret = sub->secret;
    if (!described->refer_count) {
        described->refers = sub->refers;
        described->refer_count = sub->refer_count;
    }
    if (!described->word_count && sub->enumeration) add_words(at->arena, described, sub->enumeration);
    if (!described->item && sub->list && sub->list->items)
        described->item = describe(at->arena, at, sub->list->items);
    if (sub->record) add_keys(at, sub->record, keys);
}

static void add_all(const Describing *at, const Sub *sub, Described *described, KeyArray *keys,
                    unsigned *types, int depth)
{
    for (int i = depth; sub && i < REFERENCES_MAX; i++, sub = sub->ref) {
        add_schema(at, sub, described, keys, types);
        for (size_t k = 0; k < sub->all_of.count; k++)
            add_all(at, sub->all_of.items[k], described, keys, types, i + 1);
    }
}

static const DescribedKey *event_key(const KeyArray *keys)
{
    for (size_t i = 0; i < keys->count; i++)
        if (keys->items[i].value->event == EVENT_RECORD) return &keys->items[i];
    return NULL;
}

static bool reaches(const Sub *from, const Sub *to)
{
    for (int i = 0; from && i < REFERENCES_MAX; i++, from = from->ref)
        if (from == to) return true;
    return false;
}

/* Whether the schema, or what it refers to, is being described further up. */
static bool comes_back(const Describing *up, const Sub *sub)
{
    for (int i = 0; sub && i < REFERENCES_MAX; i++, sub = sub->ref)
        for (const Describing *at = up; at && (sub->record || sub->list); at = at->up)
            if (reaches(at->sub, sub)) return true;
    return false;
}

static const Described *describe(Arena *arena, const Describing *up, const Sub *sub)
{
    Described *described = arena_make(arena, Described);
    Describing at = {arena, up, sub};
    KeyArray keys = {0};
    unsigned types = TYPE_ANY;
    if (comes_back(up, sub)) {
        described->kind = DESCRIBED_RECORD;
        described->title = sub->title;
        return described;
    }
    add_all(&at, sub, described, &keys, &types, 0);
    described->kind = kind_of(types, format_named(described->format));
    if (described->kind == DESCRIBED_ANY && keys.count) described->kind = DESCRIBED_RECORD;
    described->keys = keys.items;
    described->key_count = keys.count;
    described->event_key = event_key(&keys);
    return described;
}

const Described *schema_describe(const Schema *schema)
{
    if (!schema->described) ((Schema *)schema)->described = describe(schema->set->arena, NULL, schema->root);
    return schema->described;
}

const Described *described_at(const Described *root, Str path)
{
    Str step;
    while (path.len && root && str_split(&path, '.', &step)) {
        while (root && root->kind == DESCRIBED_LIST) root = root->item;
        const Described *next = NULL;
        for (size_t i = 0; root && i < root->key_count; i++)
            if (str_equal(root->keys[i].name, step)) next = root->keys[i].value;
        root = next;
    }
    return root;
}
