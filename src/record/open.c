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

/* Where the file of each kind goes, in the order of record_kinds. */
static const RecordField single_files[] = {
    {STR_INIT("application"), FIELD_RECORD, offsetof(Project, application), &application_table},
    {STR_INIT("agreement"), FIELD_RECORD, offsetof(Project, agreement), &agreement_table},
    {STR_INIT("experts"), FIELD_RECORD, offsetof(Project, team), &team_table},
    {STR_INIT("finance"), FIELD_RECORD, offsetof(Project, finance), &finance_table},
    {STR_INIT("reports"), FIELD_RECORD, offsetof(Project, reports), &register_table},
    {STR_INIT("termination"), FIELD_RECORD, offsetof(Project, termination), &termination_table},
    {STR_INIT("publication"), FIELD_RECORD, offsetof(Project, publication), &publication_table},
    {STR_INIT("letters"), FIELD_RECORD, offsetof(Project, letters), &letters_table},
};

/* A file that is not there gives an absent record. */
static void read_single_file(Opening *opening, const RecordKind *kind, const Doc *doc)
{
    for (size_t i = 0; i < sizeof single_files / sizeof *single_files; i++)
        if (str_equal(single_files[i].key, kind->name))
            record_read(&opening->reader, single_files[i].table, doc ? doc->root : NULL, (Span){0},
                        (char *)opening->project + single_files[i].offset);
}

static void open_single_files(Opening *opening)
{
    Project *project = opening->project;
    for (size_t i = 0; record_kinds[i].folder.len == 0; i++) {
        const RecordKind *kind = &record_kinds[i];
        Str name = str_printf(opening->arena, "%.*s.yaml", STR_ARG(kind->name));
        Str path = path_join(opening->arena, project->folder, name);
        const Doc *doc = NULL;
        bool there = i == 0 || file_kind(opening->arena, path) != FILE_MISSING;
        if (there && is_inside(opening, path))
            doc = doc_open_with(opening->arena, path, opening->texts, opening->diags);
        read_single_file(opening, kind, there ? validated(opening, doc, kind) : NULL);
    }
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
        if (is_file_of(opening, kind->folder, entries.items[i]) && is_inside(opening, path))
            array_push(opening->arena, &paths, path);
        else if (str_ends_with(path, STR(".yaml")) && !record_is_passed_over(entries.items[i]))
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
        record_read(&opening->reader, &visit_table, docs.items[i]->root, (Span){0}, &visit);
        visit.doc = docs.items[i];
        visit.project = project;
        size_t place = project->visits.count;
        array_push(opening->arena, &project->visits, visit);
        for (; place > 0 && compare_ids(project->visits.items[place - 1].id.value, visit.id.value) > 0;
             place--)
            project->visits.items[place] = project->visits.items[place - 1];
        project->visits.items[place] = visit;
    }
}

/* Once the visits have come to rest. */
static void settle_findings(Project *project)
{
    for (size_t v = 0; v < project->visits.count; v++) {
        Visit *visit = &project->visits.items[v];
        for (size_t i = 0; i < visit->findings.count; i++) {
            Finding *finding = &visit->findings.items[i];
            finding->visit = visit;
            finding->severity_rank = finding_severity_from(finding->severity.value);
        }
    }
}

/* What an assessment is of, where its name, its kind and its sections agree: else any may be wrong. */
static AssessmentKind settled_kind(const Assessment *assessment)
{
    AssessmentKind kind = assessment_kind_from(assessment->kind.value);
    bool sections = assessment->sections.node;
    return kind == assessment->named_for && (kind == ASSESS_COMPREHENSIVE) != sections ? kind
                                                                                       : ASSESS_KIND_COUNT;
}

static void read_assessments(Opening *opening, Docs docs)
{
    for (size_t i = 0; i < docs.count; i++) {
        Assessment assessment;
        Str name = path_name(docs.items[i]->source->path);
        record_read(&opening->reader, &assessment_table, docs.items[i]->root, (Span){0}, &assessment);
        assessment.doc = docs.items[i];
        assessment.named_for = assessment_kind_of_file(str_slice(name, 0, name.len - STR(".yaml").len));
        assessment.kind_rank = settled_kind(&assessment);
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
static void complete_team(Project *project)
{
    Team *team = &project->team;
    const Team *people = &project->library->people;
    for (size_t i = 0; i < team->experts.count; i++) {
        Expert *expert = &team->experts.items[i];
        const Expert *known = library_expert(project->library, expert->library_number.value);
        if (!known) continue;
        if (!is_written(expert->library_until, *expert) && known->library_until.present)
            expert->library_until = known->library_until;
        if (!expert->sanctions.node) expert->sanctions = known->sanctions;
    }
    if (team->present && !team->staff.node && people->present) team->staff = people->staff;
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
    project->library = library;
    complete_team(project);
    read_visits(&opening, open_folder(&opening, record_kind_named(STR("visit"))));
    settle_findings(project);
    read_assessments(&opening, open_folder(&opening, record_kind_named(STR("assessment"))));
    tell_strays(&opening);
    read_beside(arena, project, texts);
    return file_kind(arena, path_join(arena, folder, STR("application.yaml"))) == FILE_MISSING ? NULL
                                                                                               : project;
}
