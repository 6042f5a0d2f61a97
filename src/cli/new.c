/* zhiping new: a project, or one file of it. */
#include "cli/new_finding-imp.h"
#include "cli/scaffold-imp.h"
#include "record/files.h"
#include "record/library.h"
#include "record/policy.h"

#include <stdio.h>
#include <string.h>

/* Copies the schemas to .zhiping/schemas beside the projects and gives that folder; an empty text after a
 * message. */
static Str copy_schemas(Arena *arena, Str schemas, Str projects, DiagList *diags)
{
    Str target = path_join(arena, path_join(arena, projects, STR(".zhiping")), STR("schemas"));
    StrArray names;
    if (!file_list(arena, schemas, &names, diags)) return (Str){0};
    for (size_t i = 0; i < names.count; i++) {
        Str content;
        if (!str_ends_with(names.items[i], STR(".schema.json"))) continue;
        if (!file_read(arena, path_join(arena, schemas, names.items[i]), DOC_MAX_BYTES, &content, diags) ||
            !file_write(arena, path_join(arena, target, names.items[i]), content, diags))
            return (Str){0};
    }
    return path_real(arena, target);
}

/* The schema folder that the editor line of files below `projects` (a real path) points to. */
static Str schemas_for(const Options *options, Str projects, DiagList *diags)
{
    Str schemas = path_real(options->arena, options->schemas);
    Str tree = str_printf(options->arena, "%.*s/", STR_ARG(path_folder(schemas)));
    if (str_starts_with(str_printf(options->arena, "%.*s/", STR_ARG(projects)), tree)) return schemas;
    return copy_schemas(options->arena, schemas, projects, diags);
}

/* One file of a project; false with messages. */
static bool write_skeleton(const Options *options, Scaffold *scaffold, Str kind, Str path, Str projects,
                           DiagList *diags)
{
    Arena *arena = options->arena;
    Schemas *schemas = schemas_open(arena, options->schemas, diags);
    const Schema *schema = schemas ? schemas_get(schemas, kind) : NULL;
    const Described *root = schema ? schema_describe(schema) : NULL;
    Str folder = schema ? schemas_for(options, projects, diags) : (Str){0};
    bool written = false;
    if (root && folder.len) {
        Str here = path_folder(path_real_future(arena, path));
        strbuf_printf(&scaffold->out, "# yaml-language-server: $schema=%.*s/%.*s.schema.json\n",
                      STR_ARG(path_relative(arena, here, folder)), STR_ARG(kind));
        strbuf_printf(&scaffold->out, "# %.*s：%.*s\n\n", STR_ARG(root->title), STR_ARG(root->description));
        scaffold_file(scaffold, root);
        written = file_write(arena, path, strbuf_str(&scaffold->out), diags);
    }
    if (schemas) schemas_close(schemas);
    return written;
}

static bool is_project_id(Str id)
{
    int64_t year, number;
    return id.len == 13 && str_starts_with(id, STR("HGZX-")) && id.ptr[9] == '-' &&
           str_to_int(str_slice(id, 5, 9), &year) && str_to_int(str_slice(id, 10, 13), &number);
}

/* The library of experts beside the projects. */
static bool is_library(Str path)
{
    return str_is(path_name(path_folder(path)), LIBRARY_FOLDER) && str_is(path_name(path), LIBRARY_FILE);
}

/* Which schema a file of a project, or the library, follows; empty for none. */
static Str kind_of_file(Str path)
{
    if (is_library(path)) return STR("library");
    return record_kind(path_name(path_folder(path)), path_name(path));
}

static int finish(const Options *options, bool written, Str path, DiagList *diags)
{
    print_diags(options, diags, NULL);
    if (written && !options->quiet) printf("%.*s\n", STR_ARG(path));
    return diag_status(diags, false);
}

static void add_section(StrBuf *out, Str name, const WeightedNames *items)
{
    strbuf_printf(out, "  - name: %.*s\n    items:\n", STR_ARG(name));
    for (size_t i = 0; i < items->count; i++)
        strbuf_printf(out, "      - name: %.*s\n        score: 待填\n", STR_ARG(items->items[i].name));
}

/* The sections of an assessment as the policy has them that day: of 实体 each with its aspects, of the others
 * with one item that is still to be named. */
static Str sections_of(const Options *options, AssessmentKind kind, DiagList *diags)
{
    Arena *arena = options->arena;
    StrBuf out = {.arena = arena};
    Schemas *schemas = schemas_open(arena, options->schemas, diags);
    const Policy *policy = schemas ? policy_load(arena, schemas, options->schemas, diags) : NULL;
    const Edition *edition = policy ? policy_on(policy, options_day(options)) : NULL;
    WeightedNames one = {0};
    array_push(arena, &one, (WeightedName){.name = STR("待填")});
    if (edition && kind == ASSESS_PHYSICAL)
        for (size_t i = 0; i < edition->physical.count; i++)
            add_section(&out, edition->physical.items[i].name, &edition->physical_aspects);
    const WeightedNames *names = !edition                    ? NULL
                                 : kind == ASSESS_MANAGEMENT ? &edition->management
                                 : kind == ASSESS_ECONOMY    ? &edition->economy
                                                             : NULL;
    for (size_t i = 0; names && i < names->count; i++) add_section(&out, names->items[i].name, &one);
    if (schemas) schemas_close(schemas);
    return strbuf_str(&out);
}

/* What the names of file and project already say, and the day: a visit's number and start, an assessment's
 * kind and sections, a report's number. */
static void preset_by_name(const Options *options, Scaffold *scaffold, Str kind, Str path, Str project_id,
                           DiagList *diags)
{
    Arena *arena = options->arena;
    Str name = path_name(path), stem = str_slice(name, 0, name.len - 5);
    if (str_is(kind, "visit")) {
        scaffold_preset(scaffold, "id", stem);
        scaffold_preset(scaffold, "start_on", date_iso(arena, options_day(options)));
        scaffold_preset(scaffold, "findings.id", str_printf(arena, "%.*s-001", STR_ARG(stem)));
    }
    if (str_is(kind, "reports"))
        scaffold_preset(scaffold, "reports.number", str_printf(arena, "%.*s-J01", STR_ARG(project_id)));
    if (!str_is(kind, "assessment")) return;
    AssessmentKind assessed = assessment_kind_of_file(stem);
    scaffold_preset(scaffold, "kind", assessment_kind_word(assessed));
    if (assessed == ASSESS_COMPREHENSIVE) return;
    array_push(arena, &scaffold->wanted, STR("sections"));
    scaffold->sections = sections_of(options, assessed, diags);
}

static int new_file(const Options *options, Str path)
{
    Arena *arena = options->arena;
    Str kind = kind_of_file(path);
    if (kind.len == 0)
        return usage_error(options, "项目里没有“%.*s”这种文件；运行 zhiping help new 查看有哪些",
                           "a project has no file '%.*s'; see zhiping help new", STR_ARG(path_name(path)));
    if (options->id.len || options->name.len)
        return usage_error(options, "--id 和 --name 只用于新建项目", "--id and --name are for a new project");
    bool nested = str_is(kind, "visit") || str_is(kind, "assessment");
    Str project = nested ? path_folder(path_folder(path)) : path_folder(path);
    if (!is_library(path) &&
        file_kind(arena, path_join(arena, project, STR("application.yaml"))) == FILE_MISSING)
        return usage_error(options, "%.*s 不是项目文件夹；先运行 zhiping new %.*s",
                           "%.*s is no project folder; run zhiping new %.*s first", STR_ARG(project),
                           STR_ARG(project));
    if (file_kind(arena, path) != FILE_MISSING)
        return usage_error(options, "%.*s 已存在，未改动", "%.*s is there already; left as it is",
                           STR_ARG(path));
    Scaffold scaffold = {.out = {.arena = arena}};
    DiagList diags = {.arena = arena, .lang = options->lang};
    preset_by_name(options, &scaffold, kind, path, path_name(path_real(arena, project)), &diags);
    Str projects = path_folder(path_real(arena, project));
    bool written = write_skeleton(options, &scaffold, kind, path, projects, &diags);
    return finish(options, written, path, &diags);
}

/* Where git would take in what is made: once, where there is no .gitignore yet. */
static void leave_out_of_git(const Options *options, DiagList *diags)
{
    Str path = STR(".gitignore");
    if (file_kind(options->arena, path) != FILE_MISSING) return;
    if (!file_write(options->arena, path, STR("out/\n"), diags) || options->quiet) return;
    bool english = options->lang == LANG_EN;
    fputs(english
              ? "wrote .gitignore, so that git leaves out/ alone; git shows Chinese file names after: git "
                "config "
                "core.quotepath false\n"
              : "写了 .gitignore，git 不管 out/ 里的报告；要让 git 照原样显示中文文件名，运行：git config "
                "core.quotepath false\n",
          stderr);
}

static int new_project(const Options *options, Str folder)
{
    Arena *arena = options->arena;
    if (options->id.len && is_project_id(path_name(folder)) && !str_equal(path_name(folder), options->id))
        return usage_error(options, "文件夹名“%.*s”与 --id 的“%.*s”不同",
                           "the folder's name '%.*s' is not --id '%.*s'", STR_ARG(path_name(folder)),
                           STR_ARG(options->id));
    if (options->id.len && !str_equal(path_name(folder), options->id))
        folder = path_join(arena, folder, options->id);
    Str id = path_name(folder);
    if (!is_project_id(id))
        return usage_error(
            options, "文件夹名“%.*s”不是项目编号；应如 HGZX-2026-009，或用 --id 给出编号",
            "the folder's name '%.*s' is no project number like HGZX-2026-009; give one with --id",
            STR_ARG(id));
    Str path = path_join(arena, folder, STR("application.yaml"));
    if (file_kind(arena, path) != FILE_MISSING)
        return usage_error(options, "%.*s 已存在，未改动", "%.*s is there already; left as it is",
                           STR_ARG(path));
    Scaffold scaffold = {.out = {.arena = arena}};
    scaffold_preset(&scaffold, "id", id);
    if (options->name.len) scaffold_preset(&scaffold, "project.name", options->name);
    DiagList diags = {.arena = arena, .lang = options->lang};
    Str projects = path_folder(path_real_future(arena, folder));
    bool written = write_skeleton(options, &scaffold, STR("application"), path, projects, &diags);
    if (written) leave_out_of_git(options, &diags);
    return finish(options, written, path, &diags);
}

/* The path of a project's file that lacks its .yaml: what it must be; ptr NULL for any other path. */
static Str meant_file(Arena *arena, Str path)
{
    Str above = path_folder(path), stem = path;
    if (str_ends_with(path, STR(".yml"))) stem = str_slice(path, 0, path.len - strlen(".yml"));
    Str meant = str_printf(arena, "%.*s.yaml", STR_ARG(stem));
    if (str_is(path_name(above), VISITS_FOLDER) || str_is(path_name(above), ASSESSMENTS_FOLDER))
        above = path_folder(above);
    bool in_project = file_kind(arena, path_join(arena, above, STR("application.yaml"))) != FILE_MISSING;
    return in_project && kind_of_file(meant).len ? meant : (Str){0};
}

/* V03 after V02; the first visit is V01. */
static Str next_visit(Arena *arena, Str project)
{
    DiagList aside = {.arena = arena};
    StrArray names;
    int64_t last = 0, number;
    Str folder = path_join(arena, project, STR(VISITS_FOLDER));
    if (!file_list(arena, folder, &names, &aside)) names.count = 0;
    for (size_t i = 0; i < names.count; i++) {
        Str name = names.items[i];
        if (record_kind(STR(VISITS_FOLDER), name).len == 0) continue;
        if (str_to_int(str_slice(name, 1, name.len - 5), &number) && number > last) last = number;
    }
    return path_join(arena, folder, str_printf(arena, "V%02lld.yaml", (long long)last + 1));
}

/* PROJECT visit, PROJECT finding V02, PROJECT FILE */
static int new_in_project(const Options *options)
{
    Arena *arena = options->arena;
    Str project = options->arguments.items[0], what = options->arguments.items[1];
    if (file_kind(arena, path_join(arena, project, STR("application.yaml"))) == FILE_MISSING)
        return usage_error(options, "%.*s 不是项目文件夹；先运行 zhiping new %.*s",
                           "%.*s is no project folder; run zhiping new %.*s first", STR_ARG(project),
                           STR_ARG(project));
    if (str_is(what, "finding") && options->arguments.count == 3)
        return new_findings(options, project, options->arguments.items[2]);
    if (str_is(what, "finding"))
        return usage_error(options, "finding 后要写现场服务的编号，例如 V02",
                           "finding needs a visit such as V02");
    if (options->arguments.count == 3)
        return usage_error(options, "“%.*s”是多余的", "'%.*s' is one argument too many",
                           STR_ARG(options->arguments.items[2]));
    if (str_is(what, "visit")) return new_file(options, next_visit(arena, project));
    if (!str_ends_with(what, STR(".yaml"))) what = str_printf(arena, "%.*s.yaml", STR_ARG(what));
    return new_file(options, path_join(arena, project, what));
}

int command_new(const Options *options)
{
    size_t count = options->arguments.count;
    if (count == 2 || count == 3) return new_in_project(options);
    if (count != 1)
        return usage_error(
            options,
            "用法：zhiping new 文件夹 [--id 编号] [--name 名称]，或 zhiping new 项目 visit|finding V02|文件",
            "usage: zhiping new DIR [--id ID] [--name NAME], or zhiping new PROJECT visit|finding "
            "V02|FILE");
    Str path = options->arguments.items[0];
    Str meant = meant_file(options->arena, path);
    if (meant.ptr)
        return usage_error(options, "项目里的文件以 .yaml 结尾：zhiping new %.*s",
                           "files of a project end in .yaml: zhiping new %.*s", STR_ARG(meant));
    return str_ends_with(path, STR(".yaml")) ? new_file(options, path) : new_project(options, path);
}
