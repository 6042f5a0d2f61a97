/* zhiping ledger: one or more projects → view → workbook. */
#include "xlsx/ledger.h"
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static Str ledger_title(Str name)
{
    return str_is(name, "fees") ? STR("费用台账") : str_is(name, "findings") ? STR("问题台账") : name;
}

static Str default_output(const Options *options, const Project *only, Str title)
{
    Arena *arena = options->arena;
    if (!only) return path_join(arena, options->out, str_printf(arena, "%.*s.xlsx", STR_ARG(title)));
    Str name = str_printf(arena, "%.*s-%.*s.xlsx", STR_ARG(only->folder_name), STR_ARG(title));
    return path_join(arena, path_join(arena, options->out, only->folder_name), name);
}

static Str specification_path(const Options *options, Str name)
{
    Arena *arena = options->arena;
    return path_join(arena, path_join(arena, options->templates, STR("ledgers")),
                     str_printf(arena, "%.*s.yaml", STR_ARG(name)));
}

/* "fees（费用台账）、findings（问题台账）": every NAME.yaml in the folder. */
static Str ledger_names(const Options *options)
{
    Arena *arena = options->arena;
    StrArray files;
    DiagList unheard = {.arena = arena};
    file_list(arena, path_join(arena, options->templates, STR("ledgers")), &files, &unheard);
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < files.count; i++) {
        if (!str_ends_with(files.items[i], STR(".yaml"))) continue;
        Str name = str_slice(files.items[i], 0, files.items[i].len - strlen(".yaml"));
        if (buf.len) strbuf_add(&buf, options->lang == LANG_EN ? STR(", ") : STR("、"));
        strbuf_add(&buf, name);
        Str title = ledger_title(name);
        if (options->lang == LANG_ZH && !str_equal(title, name))
            strbuf_printf(&buf, "（%.*s）", STR_ARG(title));
    }
    return strbuf_str(&buf);
}

typedef struct Projects {
    Array(Request) requests;
    StrArray unread; /* names of folders */
} Projects;

/* Nothing stops a ledger but a file that cannot be read, and that stops its own project alone. */
static Projects read_projects(Session *session, const Options *projects, Date as_of)
{
    Projects read = {0};
    for (size_t i = 0; i < projects->arguments.count; i++) {
        size_t before = session->diags.items.count;
        Str folder = projects->arguments.items[i];
        const Project *project = session_project(session, folder);
        if (project) session_judge(session, project, as_of);
        if (project && !session_set_aside(session, NULL, project, before))
            array_push(session->arena, &read.requests,
                       (Request){.project = project,
                                 .schemas = session->schemas,
                                 .policy = session->policy,
                                 .as_of = as_of,
                                 .assessment = ASSESS_KIND_COUNT});
        else
            array_push(session->arena, &read.unread, project ? project->folder_name : folder);
    }
    return read;
}

static void make_ledger(Session *session, Str name, const Options *projects, Date as_of)
{
    const Options *options = session->options;
    Projects read = read_projects(session, projects, as_of);
    const Doc *specification = doc_open(session->arena, specification_path(options, name), &session->diags);
    const Schema *schema = schemas_get(session->schemas, STR("ledger"));
    if (read.requests.count == 0 || !specification || !schema) return;
    const Project *only = projects->arguments.count == 1 ? read.requests.items[0].project : NULL;
    Str path = options->output.len ? options->output : default_output(options, only, ledger_title(name));
    const Value *root = view_ledger(session->arena, read.requests.items, read.requests.count, &read.unread);
    if (ledger_write(session->arena, schema, specification, root, as_of, path, &session->diags) &&
        !options->quiet)
        printf("%.*s\n", STR_ARG(path));
}

int command_ledger(const Options *options)
{
    if (options->arguments.count < 2)
        return usage_error(options, "用法：zhiping ledger fees|findings 项目…",
                           "usage: zhiping ledger fees|findings PROJECT…");
    Str name = options->arguments.items[0];
    bool plain_name = name.len > 0 && str_find(name, STR("/")) == SIZE_MAX;
    if (!plain_name || file_kind(options->arena, specification_path(options, name)) == FILE_MISSING)
        return usage_error(options, "没有“%.*s”这种台账，可写 %.*s", "no ledger '%.*s'; there are %.*s",
                           STR_ARG(name), STR_ARG(ledger_names(options)));
    if (options->output.len && !str_ends_with(options->output, STR(".xlsx")))
        return usage_error(options, "-o 的文件名应以 .xlsx 结尾", "the name after -o must end in .xlsx");
    Options projects = *options;
    projects.arguments.items++;
    projects.arguments.count--;
    if (!are_projects(&projects)) return EXIT_USAGE;
    Session session;
    Date as_of = options_day(options);
    if (session_open(&session, options)) make_ledger(&session, name, &projects, as_of);
    return session_finish(&session);
}
