/* Opening a project folder: one file a kind at its top, and one folder of files for visits and for
 * assessments. Whatever else is a YAML file there was meant to be read, so it is named. */
#include "base/file.h"
#include "base/suggest.h"
#include "record/read.h"

typedef struct Opening {
    Arena *arena;
    const Schemas *schemas;
    const Map *texts;
    DiagList *diags;
    Project *project;
    Str root; /* the project folder, symbolic links resolved, with a slash */
    Reader reader;
} Opening;

static const Str file_kinds[] = {
    STR_INIT("application"), STR_INIT("agreement"),   STR_INIT("experts"),     STR_INIT("finance"),
    STR_INIT("reports"),     STR_INIT("termination"), STR_INIT("publication"),
};

static const Str file_names[] = {
    STR_INIT("application.yaml"), STR_INIT("agreement.yaml"), STR_INIT("experts.yaml"),
    STR_INIT("finance.yaml"),     STR_INIT("reports.yaml"),   STR_INIT("termination.yaml"),
    STR_INIT("publication.yaml"), STR_INIT("visits/"),        STR_INIT("assessments/"),
};

enum {
    FILE_KIND_COUNT = sizeof file_kinds / sizeof *file_kinds,
    FILE_NAME_COUNT = sizeof file_names / sizeof *file_names
};

/* A link that leads out of the folder would make the project another one on another machine. */
static bool is_inside(Opening *opening, Str path)
{
    Str real = path_real(opening->arena, path);
    if (!real.ptr || str_starts_with(real, opening->root)) return true;
    Span span = {.source = source_new(opening->arena, path, (Str){0})};
    Diag *diag = diag_add(opening->diags, "S0902", span, "文件是一个链接，指向项目文件夹之外：%.*s",
                          "the file is a link that leads out of the project folder: %.*s", STR_ARG(real));
    diag_help(opening->diags, diag, "把文件本身放进项目文件夹",
              "put the file itself into the project folder");
    return false;
}

/* NULL where the file could not be read or holds no record, or its schema cannot be read. */
static const Doc *validated(Opening *opening, const Doc *doc, Str kind)
{
    const Schema *schema = schemas_get(opening->schemas, kind);
    if (!doc || !schema) return NULL;
    for (size_t i = 0; i < doc->doubtful_count; i++)
        ptr_set_add(opening->arena, &opening->project->failed, doc->doubtful[i]);
    schema_validate(schema, doc, opening->arena, &opening->project->failed, opening->diags);
    return doc->root->kind == NODE_MAPPING ? doc : NULL;
}

static const Doc **doc_slot(Project *project, size_t kind)
{
    const Doc **slots[FILE_KIND_COUNT] = {
        &project->application_doc, &project->agreement_doc, &project->experts_doc,
        &project->finance_doc,     &project->reports_doc,   &project->termination_doc,
        &project->publication_doc,
    };
    return slots[kind];
}

static void open_single_files(Opening *opening)
{
    Project *project = opening->project;
    for (size_t i = 0; i < FILE_KIND_COUNT; i++) {
        Str path = path_join(opening->arena, project->folder, file_names[i]);
        if ((i > 0 && file_kind(opening->arena, path) == FILE_MISSING) || !is_inside(opening, path)) continue;
        const Doc *doc = doc_open_with(opening->arena, path, opening->texts, opening->diags);
        *doc_slot(project, i) = validated(opening, doc, file_kinds[i]);
    }
}

static void read_single_files(Opening *opening)
{
    Project *project = opening->project;
    const Reader *reader = &opening->reader;
    if (project->application_doc)
        read_application(reader, project->application_doc->root, &project->application);
    if (project->agreement_doc) read_agreement(reader, project->agreement_doc->root, &project->agreement);
    if (project->experts_doc) read_team(reader, project->experts_doc->root, &project->team);
    if (project->finance_doc) read_finance(reader, project->finance_doc->root, &project->finance);
    if (project->reports_doc) read_register(reader, project->reports_doc->root, &project->reports);
    if (project->termination_doc)
        read_termination(reader, project->termination_doc->root, &project->termination);
    if (project->publication_doc)
        read_publication(reader, project->publication_doc->root, &project->publication);
}

/* The documents of a folder's .yaml files, by name. */
typedef Array(const Doc *) Docs;

static void warn_unread(Opening *opening, Str path, Str name, bool folder)
{
    Span span = {.source = source_new(opening->arena, path, (Str){0})};
    Diag *diag = diag_add(opening->diags, "S0901", span, "%.*s 不是项目文件夹中应有的文件，没有读取",
                          "%.*s is no file of a project; it was not read", STR_ARG(name));
    Str typed = folder ? str_printf(opening->arena, "%.*s/", STR_ARG(name)) : name;
    if (str_ends_with(typed, STR(".yml")))
        typed = str_printf(opening->arena, "%.*s.yaml", (int)(typed.len - 4), typed.ptr);
    Str nearest = suggest_nearest(typed, file_names, FILE_NAME_COUNT);
    if (nearest.ptr)
        diag_help(opening->diags, diag, "是否应为 %.*s？", "did you mean %.*s?", STR_ARG(nearest));
    else if (str_ends_with(name, STR(".yml")))
        diag_help(opening->diags, diag, "文件名应以 .yaml 结尾，是否应为 %.*s？",
                  "the name must end in .yaml: did you mean %.*s?", STR_ARG(typed));
}

static Docs open_folder(Opening *opening, Str name, Str kind)
{
    Docs docs = {0};
    StrArray paths = {0};
    Str folder = path_join(opening->arena, opening->project->folder, name);
    StrArray entries;
    file_list(opening->arena, folder, &entries, opening->diags);
    for (size_t i = 0; i < entries.count; i++) {
        Str entry = entries.items[i], path = path_join(opening->arena, folder, entry);
        if (str_starts_with(entry, STR("."))) continue;
        if (str_ends_with(entry, STR(".yml"))) warn_unread(opening, path, entry, false);
        if (str_ends_with(entry, STR(".yaml")) && is_inside(opening, path))
            array_push(opening->arena, &paths, path);
    }
    const Doc **opened = arena_make_many(opening->arena, const Doc *, paths.count);
    doc_open_all(opening->arena, paths.items, paths.count, opening->texts, opened, opening->diags);
    for (size_t i = 0; i < paths.count; i++) {
        const Doc *doc = validated(opening, opened[i], kind);
        if (doc) array_push(opening->arena, &docs, doc);
    }
    return docs;
}

/* V99 before V100. */
static int compare_ids(Str a, Str b)
{
    if (a.len != b.len) return a.len < b.len ? -1 : 1;
    return str_compare(a, b);
}

static void read_visits(Opening *opening, Docs docs)
{
    Project *project = opening->project;
    for (size_t i = 0; i < docs.count; i++) {
        Visit visit;
        read_visit(&opening->reader, docs.items[i], &visit);
        size_t place = project->visits.count;
        array_push(opening->arena, &project->visits, visit);
        for (; place > 0 && compare_ids(project->visits.items[place - 1].id.value, visit.id.value) > 0;
             place--)
            project->visits.items[place] = project->visits.items[place - 1];
        project->visits.items[place] = visit;
    }
    for (size_t i = 0; i < project->visits.count; i++) visit_settle(&project->visits.items[i]);
}

static void read_assessments(Opening *opening, Docs docs)
{
    for (size_t i = 0; i < docs.count; i++) {
        Assessment assessment;
        read_assessment(&opening->reader, docs.items[i], &assessment);
        array_push(opening->arena, &opening->project->assessments, assessment);
    }
}

static bool is_known(Str name)
{
    for (size_t i = 0; i < FILE_NAME_COUNT; i++)
        if (str_equal(name, file_names[i])) return true;
    return false;
}

/* YAML files of another name, and folders whose name is nearly one that is read. */
static void warn_of_strays(Opening *opening)
{
    StrArray entries;
    file_list(opening->arena, opening->project->folder, &entries, opening->diags);
    for (size_t i = 0; i < entries.count; i++) {
        Str name = entries.items[i], path = path_join(opening->arena, opening->project->folder, name);
        if (str_starts_with(name, STR(".")) || is_known(name)) continue;
        if (str_ends_with(name, STR(".yaml")) || str_ends_with(name, STR(".yml"))) {
            warn_unread(opening, path, name, false);
            continue;
        }
        Str as_folder = str_printf(opening->arena, "%.*s/", STR_ARG(name));
        if (is_known(as_folder) || !suggest_nearest(as_folder, file_names, FILE_NAME_COUNT).ptr) continue;
        if (file_kind(opening->arena, path) == FILE_FOLDER) warn_unread(opening, path, name, true);
    }
}

static Str folder_name(Arena *arena, Str folder)
{
    Str name = path_name(folder);
    if (!str_is(name, ".") && !str_is(name, "..")) return name;
    Str real = path_real(arena, folder);
    return real.ptr ? path_name(real) : name;
}

const Project *project_open(Arena *arena, Str folder, const Schemas *schemas, DiagList *diags)
{
    return project_open_with(arena, folder, schemas, NULL, diags);
}

const Project *project_open_with(Arena *arena, Str folder, const Schemas *schemas, const Map *texts,
                                 DiagList *diags)
{
    Project *project = arena_make(arena, Project);
    project->folder = folder;
    project->folder_name = folder_name(arena, folder);
    Opening opening = {
        .arena = arena,
        .schemas = schemas,
        .texts = texts,
        .diags = diags,
        .project = project,
        .root = str_printf(arena, "%.*s/", STR_ARG(path_real(arena, folder))),
        .reader = {.arena = arena, .failed = &project->failed},
    };
    open_single_files(&opening);
    read_single_files(&opening);
    read_visits(&opening, open_folder(&opening, STR("visits"), STR("visit")));
    read_assessments(&opening, open_folder(&opening, STR("assessments"), STR("assessment")));
    warn_of_strays(&opening);
    return file_kind(arena, path_join(arena, folder, file_names[0])) == FILE_MISSING ? NULL : project;
}
