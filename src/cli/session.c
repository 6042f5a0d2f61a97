#include "cli/cli.h"
#include "record/files.h"
#include "record/library.h"
#include "rules/rules.h"

bool session_open(Session *session, const Options *options)
{
    *session = (Session){.options = options, .arena = options->arena};
    session->diags = session->aside = (DiagList){.arena = options->arena, .lang = options->lang};
    session->secrets = secrets_new(options->arena);
    session->schemas = schemas_open(session->arena, options->schemas, &session->diags);
    if (session->schemas && options->final) schemas_demand_final(session->schemas);
    if (session->schemas)
        session->policy = policy_load(session->arena, session->schemas, options->schemas, &session->diags);
    return session->policy != NULL;
}

static void remember_docs(Session *session, const Project *project)
{
    for (size_t i = 0; i < project->files.count; i++)
        if (project->files.items[i].doc)
            array_push(session->arena, &session->docs, project->files.items[i].doc);
}

/* Of a folder that is no project the files are not known, but what looks like a secret in them is. */
static void remember_secrets(Session *session, const Project *project)
{
    for (size_t i = 0; !project && i < record_kind_count; i++) {
        const Schema *schema = schemas_get(session->schemas, record_kinds[i].name);
        if (schema) secrets_add(session->secrets, schema_describe(schema), NULL);
    }
    for (size_t i = 0; project && i < project->files.count; i++) {
        const RecordFile *file = &project->files.items[i];
        const Schema *schema = schemas_get(session->schemas, file->kind->name);
        if (schema)
            secrets_add(session->secrets, schema_describe(schema), file->doc ? file->doc->root : NULL);
    }
}

const Library *session_library(Session *session, Str path)
{
    Str real = path_real_future(session->arena, path);
    const Library *library = map_get(&session->libraries, real);
    if (library) return library;
    library = library_open(session->arena, path, session->schemas, session->texts, &session->diags);
    map_put(session->arena, &session->libraries, real, (void *)(uintptr_t)library);
    const Schema *schema = library->doc ? schemas_get(session->schemas, STR("library")) : NULL;
    if (schema) secrets_add(session->secrets, schema_describe(schema), library->doc->root);
    return library;
}

const Project *session_project(Session *session, Str folder)
{
    const Library *library = session_library(session, library_path(session->arena, folder));
    const Project *project =
        project_open_with(session->arena, folder, session->schemas, session->texts, library, &session->diags);
    if (project) remember_docs(session, project);
    remember_secrets(session, project);
    return project;
}

void session_judge(Session *session, const Project *project, Date as_of)
{
    RuleContext context = {.project = project,
                           .policy = session->policy,
                           .as_of = as_of,
                           .arena = session->arena,
                           .diags = &session->diags};
    rules_check(&context);
    rules_accept(&context, session->options->verbose);
}

bool session_set_aside(Session *session, const DocumentKind *document, const Project *project, size_t from)
{
    DiagList *diags = &session->diags, taken = {.arena = session->arena};
    size_t kept = from;
    bool stopped = false;
    for (size_t i = from; i < diags->items.count; i++) {
        Diag *diag = diags->items.items[i];
        bool stops = rules_stop(document, project, diag);
        stopped |= stops;
        if (stops || diag->severity != SEVERITY_ERROR) {
            diags->items.items[kept++] = diag;
            continue;
        }
        array_push(session->arena, &taken.items, diag);
        taken.errors++;
    }
    diags->items.count = kept;
    diags->errors -= taken.errors;
    diag_take(&session->aside, &taken);
    StrArray *folders = &session->aside_folders;
    bool known = folders->count && str_equal(folders->items[folders->count - 1], project->folder);
    if (taken.errors && !known) array_push(session->arena, folders, project->folder);
    return stopped;
}

/* Whether the argument names a folder that one before it names too: its figures would count twice. */
static bool is_repeated(const Options *options, size_t which)
{
    Str real = path_real(options->arena, options->arguments.items[which]);
    for (size_t i = 0; i < which; i++)
        if (str_equal(path_real(options->arena, options->arguments.items[i]), real)) return true;
    return false;
}

bool are_projects(const Options *options)
{
    for (size_t i = 0; i < options->arguments.count; i++) {
        Str folder = options->arguments.items[i];
        FileKind kind = file_kind(options->arena, folder);
        if (kind != FILE_FOLDER && kind != FILE_UNREACHABLE) {
            usage_error(options, "没有项目文件夹“%.*s”", "no project folder '%.*s'", STR_ARG(folder));
            return false;
        }
        if (file_kind(options->arena, path_join(options->arena, folder, STR("application.yaml"))) ==
            FILE_MISSING) {
            usage_error(options, "%.*s 里没有 application.yaml，不是项目文件夹",
                        "%.*s has no application.yaml, it is no project folder", STR_ARG(folder));
            return false;
        }
        if (is_repeated(options, i)) {
            usage_error(options, "项目 %.*s 写了两次", "the project %.*s is named twice", STR_ARG(folder));
            return false;
        }
    }
    return true;
}

int diag_status(const DiagList *diags, bool strict)
{
    for (size_t i = 0; i < diags->items.count; i++)
        if (diag_code(diags->items.items[i]->code)->system) return EXIT_SYSTEM;
    return diags->errors || (strict && diags->warnings) ? EXIT_INPUT : EXIT_CLEAN;
}

/* Warnings and informations are check's to show; a command that makes something shows them with -v. */
static void drop_all_but_errors(DiagList *diags)
{
    size_t kept = 0;
    for (size_t i = 0; i < diags->items.count; i++)
        if (diags->items.items[i]->severity == SEVERITY_ERROR)
            diags->items.items[kept++] = diags->items.items[i];
    diags->items.count = kept;
}

/* What did not stop the work is check's to show. */
static void tell_aside(Session *session)
{
    const Options *options = session->options;
    diag_sort(&session->aside);
    size_t count = session->aside.errors;
    Str folders =
        str_join(session->arena, session->aside_folders.items, session->aside_folders.count, STR(" "));
    if (count == 0) return;
    if (options->lang == LANG_EN)
        fprintf(stderr, "%zu error%s not in the way; see zhiping check %.*s\n", count,
                count == 1 ? " is" : "s are", STR_ARG(folders));
    else
        fprintf(stderr, "另有 %zu 个错误，不妨碍生成；运行 zhiping check %.*s 查看\n", count,
                STR_ARG(folders));
}

int session_finish(Session *session)
{
    const Options *options = session->options;
    int status = diag_status(&session->diags, options->strict);
    if (status == EXIT_CLEAN && options->strict && session->aside.errors) status = EXIT_INPUT;
    diag_sort(&session->diags);
    if (!options->verbose && !options->strict) drop_all_but_errors(&session->diags);
    print_diags(options, &session->diags, session->secrets);
    tell_aside(session);
    schemas_close(session->schemas);
    return status;
}
