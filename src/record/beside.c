#include "base/file.h"
#include "record/beside-imp.h"
#include "record/library.h"
#include "record/read-imp.h"

static void add_once(Arena *arena, StrArray *words, Str word)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_equal(words->items[i], word)) return;
    if (word.len) array_push(arena, words, word);
}

/* The numbers of the experts paid, in the library and on their identity cards, and the months. */
static void collect(const Project *project, Arena *arena, StrArray *numbers, StrArray *months)
{
    for (size_t c = 0; c < project->finance.expert_costs.count; c++) {
        const ExpertCost *cost = &project->finance.expert_costs.items[c];
        if (!cost->date.present) continue;
        for (size_t i = 0; i < cost->experts.count; i++) {
            const ExpertPayment *part = &cost->experts.items[i];
            const Expert *expert = project_expert(project, part->expert.value);
            if (!expert || !part->labour.present) continue;
            add_once(arena, numbers, expert->id_number.value);
            add_once(arena, numbers, expert->library_number.value);
            add_once(arena, months, str_slice(date_iso(arena, cost->date.value), 0, strlen("2026-08")));
        }
    }
}

/* Whether the file's bytes have one of the words. */
static bool names_one(Arena *arena, Str path, const StrArray *words)
{
    DiagList unsaid = {.arena = arena};
    Str text;
    if (file_kind(arena, path) != FILE_REGULAR || !file_read(arena, path, DOC_MAX_BYTES, &text, &unsaid))
        return false;
    for (size_t i = 0; i < words->count; i++)
        if (str_find(text, words->items[i]) != SIZE_MAX) return true;
    return false;
}

/* NULL where the file cannot be read. */
static const Node *root_of(Arena *arena, Project *other, const Map *texts, const char *kind)
{
    DiagList unsaid = {.arena = arena};
    Str path = path_join(arena, other->folder, str_printf(arena, "%s.yaml", kind));
    const Schema *schema = schemas_get(other->schemas, str_from(kind));
    if (!schema || file_kind(arena, path) != FILE_REGULAR) return NULL;
    const Doc *doc = doc_open_with(arena, path, texts, &unsaid);
    if (!doc) return NULL;
    schema_validate(schema, doc, arena, &other->failed, &unsaid);
    return doc->root->kind == NODE_MAPPING ? doc->root : NULL;
}

static void read_other(Arena *arena, Project *project, Str folder, const Map *texts)
{
    Project *other = arena_make(arena, Project);
    other->folder = folder;
    other->folder_name = path_name(folder);
    other->schemas = project->schemas;
    Reader reader = {.arena = arena, .failed = &other->failed};
    const Node *agreement = root_of(arena, other, texts, "agreement");
    const Node *team = root_of(arena, other, texts, "experts");
    const Node *finance = root_of(arena, other, texts, "finance");
    record_read(&reader, &agreement_table, agreement, (Span){0}, &other->agreement);
    record_read(&reader, &team_table, team, (Span){0}, &other->team);
    record_read(&reader, &finance_table, finance, (Span){0}, &other->finance);
    array_push(arena, &project->beside, other);
}

void read_beside(Arena *arena, Project *project, const Map *texts)
{
    StrArray numbers = {0}, months = {0}, names = {0};
    DiagList unsaid = {.arena = arena};
    collect(project, arena, &numbers, &months);
    Str folder = projects_folder(arena, project->folder);
    if (numbers.count == 0 || !file_list(arena, folder, &names, &unsaid)) return;
    for (size_t i = 0; i < names.count; i++) {
        Str name = names.items[i], other = path_join(arena, folder, name);
        if (!str_starts_with(name, STR("HGZX-")) || str_equal(name, project->folder_name)) continue;
        if (names_one(arena, path_join(arena, other, STR("finance.yaml")), &months) &&
            names_one(arena, path_join(arena, other, STR("experts.yaml")), &numbers))
            read_other(arena, project, other, texts);
    }
}
