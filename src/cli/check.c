/* zhiping check: every message about the projects, on stdout. */
#include "cli/fix-imp.h"
#include "cli/targets-imp.h"
#include "record/library.h"
#include "rules/rules.h"

#include <stdio.h>

static void print_messages(Session *session)
{
    const Options *options = session->options;
    StrBuf out = {.arena = session->arena};
    DiagList *diags = &session->diags;
    diag_sort(diags);
    secrets_hide(session->secrets, diags);
    switch (options->format) {
    case FORMAT_TEXT:
        render_text(&out, diags, session->secrets, options->color_out, terminal_columns(stdout));
        break;
    case FORMAT_JSON: render_json(&out, diags, session->docs.items, session->docs.count); break;
    case FORMAT_SARIF: render_sarif(&out, diags, options->codes); break;
    case FORMAT_GITHUB: render_github(&out, diags); break;
    }
    print_text(stdout, strbuf_str(&out));
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void print_summary(const Session *session, Str checked)
{
    const DiagList *diags = &session->diags;
    size_t errors = diags->errors, warnings = diags->warnings, infos = diags->items.count - errors - warnings;
    if (session->options->quiet || session->options->format != FORMAT_TEXT) return;
    if (session->options->lang == LANG_EN)
        printf("%.*s checked: %zu error%s, %zu warning%s, %zu note%s\n", STR_ARG(checked), errors,
               plural(errors), warnings, plural(warnings), infos, plural(infos));
    else
        printf("检查了 %.*s：%zu 个错误，%zu 个警告，%zu 个提示\n", STR_ARG(checked), errors, warnings,
               infos);
}

/* Any files against any schema. */
static int check_against_schema(const Options *options)
{
    Session session = {.options = options, .arena = options->arena};
    session.diags = (DiagList){.arena = options->arena, .lang = options->lang};
    session.secrets = secrets_new(options->arena);
    size_t count = options->arguments.count;
    if (count == 0)
        return usage_error(options, "--schema 后要写被检查的文件", "--schema needs files to check");
    for (size_t i = 0; i <= count; i++) {
        Str file = i < count ? options->arguments.items[i] : options->schema;
        if (file_kind(options->arena, file) == FILE_MISSING)
            return usage_error(options, "没有“%.*s”这个文件", "no file '%.*s'", STR_ARG(file));
    }
    SchemaSet *set = schema_set_new(options->arena, path_folder(options->schema));
    const Schema *schema = schema_load(set, path_name(options->schema), &session.diags);
    for (size_t i = 0; schema && i < count; i++) {
        const Doc *doc = doc_open_with(options->arena, options->arguments.items[i], NULL, &session.diags);
        if (!doc) continue;
        array_push(session.arena, &session.docs, doc);
        secrets_add(session.secrets, schema_describe(schema), doc->root);
        schema_validate(schema, doc, session.arena, NULL, &session.diags);
    }
    print_messages(&session);
    const char *format = options->lang == LANG_EN ? "%zu file%s" : "%zu 个文件";
    print_summary(&session, str_printf(options->arena, format, count, plural(count)));
    schema_set_free(set);
    return diag_status(&session.diags, options->strict);
}

static int refuse_fix(const Options *options)
{
    if (options->fix)
        return usage_error(options, "--fix 只用于项目，不能与 --schema 同用",
                           "--fix mends projects, it cannot go with --schema");
    return usage_error(options, "--dry-run 要与 --fix 同用", "--dry-run goes with --fix");
}

static void judge(Session *session, const Target *target, Date as_of)
{
    if (target->library) {
        Str path = path_join(session->arena, target->folder, STR(LIBRARY_FILE));
        rules_check_library(session_library(session, path), session->arena, &session->diags);
        return;
    }
    const Project *project = session_project(session, target->folder);
    if (project) session_judge(session, project, as_of);
}

static void judge_all(Session *session, const Targets *targets)
{
    const Options *options = session->options;
    Date as_of = options_day(options);
    for (size_t i = 0; i < targets->count; i++) {
        size_t before = session->diags.items.count;
        judge(session, &targets->items[i], as_of);
        targets_narrow(&targets->items[i], session->arena, &session->diags, before);
    }
}

int command_check(const Options *options)
{
    if ((options->fix && options->schema.len) || (options->dry_run && !options->fix))
        return refuse_fix(options);
    if (options->schema.len) return check_against_schema(options);
    Targets targets = {0};
    if (options->fix && !are_projects(options)) return EXIT_USAGE;
    int found = targets_find(options, &targets);
    if (found != EXIT_CLEAN) return found;
    Options chosen = *options;
    chosen.arguments = targets_folders(&targets, options->arena);
    Session session;
    if (!session_open(&session, &chosen)) return session_finish(&session);
    int status = EXIT_CLEAN;
    if (options->fix)
        status = fix_projects(&session);
    else
        judge_all(&session, &targets);
    print_messages(&session);
    print_summary(&session, targets_count(&targets, session.arena, options->lang));
    schemas_close(session.schemas);
    return options->fix ? status : diag_status(&session.diags, options->strict);
}
