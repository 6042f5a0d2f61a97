/* zhiping check: every message about the projects, on stdout. */
#include "cli/fix.h"

#include <stdio.h>
#include <unistd.h>

/* All project folders below projects/ when none is named. */
static Options with_all_projects(const Options *options)
{
    Options all = *options;
    StrArray names = file_list(options->arena, STR("projects"));
    for (size_t i = 0; i < names.count; i++) {
        Str folder = path_join(options->arena, STR("projects"), names.items[i]);
        if (file_kind(options->arena, path_join(options->arena, folder, STR("application.yaml"))) !=
            FILE_MISSING)
            array_push(options->arena, &all.arguments, folder);
    }
    return all;
}

static void print_messages(Session *session)
{
    const Options *options = session->options;
    StrBuf out = {.arena = session->arena};
    diag_sort(&session->diags);
    if (options->format == FORMAT_JSON)
        render_json(&out, &session->diags, session->docs.items, session->docs.count);
    else
        render_text(&out, &session->diags, options->color_out, terminal_columns(STDOUT_FILENO));
    print_text(stdout, strbuf_str(&out));
}

static void print_summary(const Session *session, size_t checked, const char *zh_unit, const char *en_unit)
{
    const DiagList *diags = &session->diags;
    size_t infos = diags->items.count - diags->errors - diags->warnings;
    if (session->options->quiet || session->options->format != FORMAT_TEXT) return;
    if (session->options->lang == LANG_EN)
        printf("%zu %s checked: %zu errors, %zu warnings, %zu notes\n", checked, en_unit, diags->errors,
               diags->warnings, infos);
    else
        printf("检查了 %zu 个%s：%zu 个错误，%zu 个警告，%zu 个提示\n", checked, zh_unit, diags->errors,
               diags->warnings, infos);
}

/* Any files against any schema. */
static int check_against_schema(const Options *options)
{
    Session session = {.options = options, .arena = options->arena};
    session.diags = (DiagList){.arena = options->arena, .lang = options->lang};
    if (options->arguments.count == 0)
        return usage_error(options, "--schema 后要写被检查的文件", "--schema needs files to check");
    SchemaSet *set = schema_set_new(options->arena, path_folder(options->schema));
    const Schema *schema = schema_load(set, path_name(options->schema), &session.diags);
    for (size_t i = 0; schema && i < options->arguments.count; i++) {
        const Doc *doc = doc_open(options->arena, options->arguments.items[i], &session.diags);
        if (!doc) continue;
        array_push(session.arena, &session.docs, doc);
        schema_validate(schema, doc, session.arena, NULL, &session.diags);
    }
    print_messages(&session);
    print_summary(&session, options->arguments.count, "文件", "files");
    schema_set_free(set);
    return diag_status(&session.diags, options->strict);
}

static void judge_all(Session *session)
{
    const Options *options = session->options;
    Date as_of = options->as_of == DATE_NONE ? date_today() : options->as_of;
    for (size_t i = 0; i < options->arguments.count; i++) {
        const Project *project = session_project(session, options->arguments.items[i]);
        if (project) session_judge(session, project, as_of);
    }
}

static int refuse_fix(const Options *options)
{
    if (options->fix)
        return usage_error(options, "--fix 只用于项目，不能与 --schema 同用",
                           "--fix mends projects, it cannot go with --schema");
    return usage_error(options, "--dry-run 要与 --fix 同用", "--dry-run goes with --fix");
}

int command_check(const Options *options)
{
    if ((options->fix && options->schema.len) || (options->dry_run && !options->fix))
        return refuse_fix(options);
    if (options->schema.len) return check_against_schema(options);
    Options chosen = options->arguments.count ? *options : with_all_projects(options);
    if (chosen.arguments.count == 0)
        return usage_error(options, "这里没有 projects 文件夹，也没有指明项目",
                           "no projects folder here, and no project named");
    if (!are_projects(&chosen)) return EXIT_USAGE;
    Session session;
    if (!session_open(&session, &chosen)) return session_finish(&session);
    int status = EXIT_CLEAN;
    if (options->fix)
        status = fix_projects(&session);
    else
        judge_all(&session);
    print_messages(&session);
    print_summary(&session, chosen.arguments.count, "项目", "projects");
    schemas_close(session.schemas);
    return options->fix ? status : diag_status(&session.diags, options->strict);
}
