/* Opening a project folder: one file a kind at its top, and one folder of files for visits and for
 * assessments. Whatever else is a YAML file there was meant to be read, so it is named. */
#include "base/suggest.h"
#include "record/beside-imp.h"
#include "record/files.h"
#include "record/library.h"
#include "record/read-imp.h"

typedef struct Opening {
    Arena *arena;
    const Schemas *schemas;
    const Map *texts;
    DiagList *diags;
    Project *project;
    Str root; /* the project folder, symbolic links resolved, with a slash */
    Reader reader;
} Opening;

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

/* Notes the file, which may be NULL where it (or its whole folder) could not be read. NULL where it holds no
 * record, or its schema cannot be read. */
static const Doc *validated(Opening *opening, const Doc *doc, const RecordKind *kind)
{
    const Schema *schema = schemas_get(opening->schemas, kind->name);
    RecordFile file = {.kind = kind};
    if (doc && schema) {
        for (size_t i = 0; i < doc->doubtful_count; i++)
            ptr_set_add(opening->arena, &opening->project->failed, doc->doubtful[i]);
        schema_validate(schema, doc, opening->arena, &opening->project->failed, opening->diags);
        if (doc->root->kind == NODE_MAPPING) file.doc = doc;
    }
    array_push(opening->arena, &opening->project->files, file);
    return file.doc;
}

static const Doc **doc_slot(Project *project, const RecordKind *kind)
{
    const Doc **slots[] = {
        &project->application_doc, &project->agreement_doc, &project->experts_doc,
        &project->finance_doc,     &project->reports_doc,   &project->termination_doc,
        &project->publication_doc, &project->letters_doc,
    };
    return slots[kind - record_kinds];
}

static void open_single_files(Opening *opening)
{
    Project *project = opening->project;
    for (size_t i = 0; record_kinds[i].folder.len == 0; i++) {
        const RecordKind *kind = &record_kinds[i];
        Str name = str_printf(opening->arena, "%.*s.yaml", STR_ARG(kind->name));
        Str path = path_join(opening->arena, project->folder, name);
        if (i > 0 && file_kind(opening->arena, path) == FILE_MISSING) continue;
        const Doc *doc = NULL;
        if (is_inside(opening, path))
            doc = doc_open_with(opening->arena, path, opening->texts, opening->diags);
        *doc_slot(project, kind) = validated(opening, doc, kind);
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
    if (project->letters_doc) read_letters(reader, project->letters_doc->root, &project->letters);
    if (project->termination_doc)
        read_termination(reader, project->termination_doc->root, &project->termination);
    if (project->publication_doc)
        read_publication(reader, project->publication_doc->root, &project->publication);
}

/* The documents of a folder's .yaml files, by name. */
typedef Array(const Doc *) Docs;

/* A file that nobody will read although it was written to be: one message, and nothing of what is in it.
 * `meant` is where it belongs in the project, ptr NULL where that cannot be told. */
static void tell_unread(Opening *opening, Str path, Str name, Str meant)
{
    Span span = {.source = source_new(opening->arena, path, (Str){0})};
    DiagList *diags = opening->diags;
    Diag *diag = diag_add(diags, "S0901", span, "%.*s 不是项目文件夹中应有的文件，没有读取",
                          "%.*s is no file of a project; it was not read", STR_ARG(name));
    bool taken = meant.ptr && file_kind(opening->arena, path_join(opening->arena, opening->project->folder,
                                                                  meant)) != FILE_MISSING;
    if (taken)
        diag_help(diags, diag, "%.*s 已经有了：把这个文件移出项目文件夹，或移到 docs/",
                  "%.*s is there already: move this file away, or to docs/", STR_ARG(meant));
    else if (meant.ptr)
        diag_help(diags, diag, "是否应为 %.*s？", "did you mean %.*s?", STR_ARG(meant));
    else
        diag_help(diags, diag, "改成规定的文件名；不用的移出项目文件夹，或移到 docs/",
                  "give it its right name; if it is not needed, move it away, or to docs/");
}

/* True for a file to be read; one that looks like it and is none is told. */
static bool is_file_of(Opening *opening, Str folder, Str name)
{
    if (record_is_passed_over(name)) return false;
    if (record_kind(folder, name).len) return true;
    Str meant = record_meant(opening->arena, folder, name);
    if (!meant.ptr && !str_ends_with(name, STR(".yaml")) && !str_ends_with(name, STR(".yml"))) return false;
    Str path = path_join(opening->arena, path_join(opening->arena, opening->project->folder, folder), name);
    tell_unread(opening, path, name, meant);
    return false;
}

static Docs open_folder(Opening *opening, const RecordKind *kind)
{
    Docs docs = {0};
    StrArray paths = {0};
    Str folder = path_join(opening->arena, opening->project->folder, kind->folder);
    StrArray entries;
    if (!file_list(opening->arena, folder, &entries, opening->diags)) validated(opening, NULL, kind);
    for (size_t i = 0; i < entries.count; i++) {
        Str path = path_join(opening->arena, folder, entries.items[i]);
        if (!is_file_of(opening, kind->folder, entries.items[i])) continue;
        if (is_inside(opening, path))
            array_push(opening->arena, &paths, path);
        else
            validated(opening, NULL, kind);
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
    for (size_t i = 0; i < project->visits.count; i++) visit_settle(&project->visits.items[i], project);
}

static void read_assessments(Opening *opening, Docs docs)
{
    for (size_t i = 0; i < docs.count; i++) {
        Assessment assessment;
        read_assessment(&opening->reader, docs.items[i], &assessment);
        array_push(opening->arena, &opening->project->assessments, assessment);
    }
}

/* A folder whose name is nearly one of the two that are read. */
static void tell_folder(Opening *opening, Str name)
{
    static const Str folders[] = {STR_INIT(VISITS_FOLDER), STR_INIT(ASSESSMENTS_FOLDER)};
    Str nearest = suggest_nearest(name, folders, sizeof folders / sizeof *folders);
    Str path = path_join(opening->arena, opening->project->folder, name);
    if (!nearest.ptr || str_equal(nearest, name) || file_kind(opening->arena, path) != FILE_FOLDER) return;
    tell_unread(opening, path, str_printf(opening->arena, "%.*s/", STR_ARG(name)),
                str_printf(opening->arena, "%.*s/", STR_ARG(nearest)));
}

static void tell_strays(Opening *opening)
{
    StrArray entries;
    file_list(opening->arena, opening->project->folder, &entries, opening->diags);
    for (size_t i = 0; i < entries.count; i++) {
        is_file_of(opening, (Str){0}, entries.items[i]);
        tell_folder(opening, entries.items[i]);
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
    const Library *library = library_open(arena, library_path(arena, folder), schemas, NULL, diags);
    return project_open_with(arena, folder, schemas, NULL, library, diags);
}

/* What the library says of an expert and of the staff, where the project does not say it itself. */
static void complete_team(Opening *opening)
{
    Project *project = opening->project;
    Team *team = &project->team;
    const Team *people = &project->library->people;
    for (size_t i = 0; i < team->experts.count; i++) {
        Expert *expert = &team->experts.items[i];
        const Expert *known = library_expert(project->library, expert->library_number.value);
        if (!known) continue;
        if (!node_get(expert->node, STR("library_until")) && known->library_until.present)
            expert->library_until = known->library_until;
        if (!node_get(expert->node, STR("sanctions"))) expert->sanctions = known->sanctions;
    }
    if (!project->experts_doc || node_get(project->experts_doc->root, STR("staff"))) return;
    for (size_t i = 0; i < people->staff.count; i++)
        array_push(opening->arena, &team->staff, people->staff.items[i]);
    team->staff_span = people->staff_span;
}

const Project *project_open_with(Arena *arena, Str folder, const Schemas *schemas, const Map *texts,
                                 const Library *library, DiagList *diags)
{
    Project *project = arena_make(arena, Project);
    project->folder = folder;
    project->schemas = schemas;
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
    project->library = library;
    complete_team(&opening);
    read_visits(&opening, open_folder(&opening, record_kind_named(STR("visit"))));
    read_assessments(&opening, open_folder(&opening, record_kind_named(STR("assessment"))));
    tell_strays(&opening);
    read_beside(arena, project, texts);
    return file_kind(arena, path_join(arena, folder, STR("application.yaml"))) == FILE_MISSING ? NULL
                                                                                               : project;
}
