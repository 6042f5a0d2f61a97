/* zhiping new: a commented skeleton, written from the schemas – titles and descriptions as comments, the
 * first of a key's examples as its value; optional keys are there as comments. */
#include "cli/cli.h"
#include "record/files.h"
#include "record/library.h"
#include "schema/describe.h"

#include <stdio.h>
#include <string.h>

/* What the user has already said: the value of one key at the file's root or in `project`. */
typedef struct Preset {
    Str path, value;
} Preset;

typedef struct Scaffold {
    StrBuf out;
    Array(Preset) presets;
    Array(Str) wanted; /* optional keys that this file needs all the same */
} Scaffold;

/* Depths count two blanks each. Optional keys are comments from `comment` on: taking the marks away leaves
 * the indentation right. */
enum { NO_COMMENT = -1 };

static void start_line(Scaffold *scaffold, int depth, int comment)
{
    if (comment == NO_COMMENT)
        strbuf_printf(&scaffold->out, "%*s", depth * 2, "");
    else
        strbuf_printf(&scaffold->out, "%*s# %*s", comment * 2, "", (depth - comment) * 2, "");
}

/* Texts that YAML would read as something else, or that begin like one of its marks, stand in quotes. */
static bool needs_quotes(Str text)
{
    static const char marks[] = "-?:,[]{}#&*!|>'\"%@`~ ";
    Date date;
    if (text.len == 0 || date_parse(text, &date)) return text.len == 0;
    for (const char *mark = marks; *mark; mark++)
        if (text.ptr[0] == *mark) return true;
    bool numeric = true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        numeric =
            numeric && ((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'X');
    }
    return numeric || str_find(text, STR(": ")) != SIZE_MAX || str_find(text, STR(" #")) != SIZE_MAX ||
           str_is(text, "true") || str_is(text, "false") || str_is(text, "null");
}

/* Marks that part the items of a flow list, or that people take for such. */
static bool has_list_marks(Str text)
{
    static const char *const marks[] = {",", "[", "]", "{", "}", "，", "、"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(text, str_from(marks[i])) != SIZE_MAX) return true;
    return false;
}

static void write_scalar(Scaffold *scaffold, Str text, bool is_text, bool in_list)
{
    if (!is_text || !(needs_quotes(text) || (in_list && has_list_marks(text)))) {
        strbuf_add(&scaffold->out, text);
        return;
    }
    strbuf_add_char(&scaffold->out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\') strbuf_add_char(&scaffold->out, '\\');
        strbuf_add_char(&scaffold->out, text.ptr[i]);
    }
    strbuf_add_char(&scaffold->out, '"');
}

static void write_example(Scaffold *scaffold, const Node *example, bool in_list)
{
    if (!example) {
        strbuf_add(&scaffold->out, STR("待填"));
    } else if (example->kind == NODE_SEQUENCE) {
        strbuf_add_char(&scaffold->out, '[');
        for (size_t i = 0; i < example->count; i++) {
            if (i) strbuf_add(&scaffold->out, STR(", "));
            write_example(scaffold, example->items[i], true);
        }
        strbuf_add_char(&scaffold->out, ']');
    } else if (example->kind == NODE_BOOL) {
        strbuf_add(&scaffold->out, example->boolean ? STR("true") : STR("false"));
    } else if (example->kind != NODE_MAPPING) {
        write_scalar(scaffold, example->text, example->kind == NODE_TEXT, in_list);
    }
}

static void write_comment(Scaffold *scaffold, const Described *value, bool required, int depth)
{
    start_line(scaffold, depth, NO_COMMENT);
    strbuf_printf(&scaffold->out, "# %.*s", STR_ARG(value->title));
    if (!required) strbuf_add(&scaffold->out, STR("（可不写）"));
    if (value->description.len) strbuf_printf(&scaffold->out, "：%.*s", STR_ARG(value->description));
    if (value->word_count) {
        strbuf_add(&scaffold->out, STR("可写："));
        for (size_t i = 0; i < value->word_count; i++)
            strbuf_printf(&scaffold->out, "%s%.*s", i ? "、" : "", STR_ARG(value->words[i]));
    }
    strbuf_add_char(&scaffold->out, '\n');
}

static const Str *preset_for(const Scaffold *scaffold, Str path)
{
    for (size_t i = 0; i < scaffold->presets.count; i++)
        if (str_equal(scaffold->presets.items[i].path, path)) return &scaffold->presets.items[i].value;
    return NULL;
}

static void write_record(Scaffold *scaffold, const Described *record, Str path, int depth, int comment,
                         bool dash);

/* What follows "key:". */
static void write_value(Scaffold *scaffold, const Described *value, Str path, int depth, int comment)
{
    const Str *preset = preset_for(scaffold, path);
    const Described *item = value->kind == DESCRIBED_LIST ? value->item : NULL;
    if (preset) {
        strbuf_add_char(&scaffold->out, ' ');
        write_scalar(scaffold, *preset, true, false);
        strbuf_add_char(&scaffold->out, '\n');
    } else if (value->kind == DESCRIBED_RECORD) {
        strbuf_add_char(&scaffold->out, '\n');
        write_record(scaffold, value, path, depth + 1, comment, false);
    } else if (item && item->kind == DESCRIBED_RECORD && !(value->example && value->example->count == 0)) {
        strbuf_add_char(&scaffold->out, '\n');
        write_record(scaffold, item, path, depth + 2, comment, true);
    } else {
        strbuf_add_char(&scaffold->out, ' ');
        write_example(scaffold, value->example, false);
        strbuf_add_char(&scaffold->out, '\n');
    }
}

static bool is_optional(const Scaffold *scaffold, const DescribedKey *key, Str path)
{
    for (size_t i = 0; i < scaffold->wanted.count; i++)
        if (str_equal(path, scaffold->wanted.items[i])) return false;
    return !key->required && !key->value->scaffold && !preset_for(scaffold, path);
}

/* The keys of a record; with `dash` it is the one item of a list, whose dash the first key that is no comment
 * takes. */
static void write_record(Scaffold *scaffold, const Described *record, Str path, int depth, int comment,
                         bool dash)
{
    for (size_t i = 0; i < record->key_count; i++) {
        const DescribedKey *key = &record->keys[i];
        Str key_path = str_printf(scaffold->out.arena, "%.*s%s%.*s", STR_ARG(path), path.len ? "." : "",
                                  STR_ARG(key->name));
        bool optional = is_optional(scaffold, key, key_path);
        int key_comment = comment == NO_COMMENT && optional ? depth : comment;
        bool opens = dash && (comment != NO_COMMENT || !optional);
        if (depth == 0 && i) strbuf_add_char(&scaffold->out, '\n');
        if (comment == NO_COMMENT)
            write_comment(scaffold, key->value, key->required, opens ? depth - 1 : depth);
        start_line(scaffold, opens ? depth - 1 : depth, key_comment);
        strbuf_printf(&scaffold->out, "%s%.*s:", opens ? "- " : "", STR_ARG(key->name));
        dash = dash && !opens;
        write_value(scaffold, key->value, key_path, depth, key_comment);
    }
}

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
        write_record(scaffold, root, (Str){0}, 0, NO_COMMENT, false);
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

/* What the names of file and project already say: a visit's number, an assessment's kind, a report's number.
 */
static void preset_by_name(Scaffold *scaffold, Str kind, Str path, Str project_id)
{
    Str name = path_name(path), stem = str_slice(name, 0, name.len - 5);
    if (str_is(kind, "visit")) {
        Str first = str_printf(scaffold->out.arena, "%.*s-001", STR_ARG(stem));
        array_push(scaffold->out.arena, &scaffold->presets, (Preset){STR("id"), stem});
        array_push(scaffold->out.arena, &scaffold->presets, (Preset){STR("findings.id"), first});
    }
    if (str_is(kind, "reports"))
        array_push(scaffold->out.arena, &scaffold->presets,
                   (Preset){STR("reports.number"),
                            str_printf(scaffold->out.arena, "%.*s-J01", STR_ARG(project_id))});
    if (!str_is(kind, "assessment")) return;
    AssessmentKind assessed = assessment_kind_of_file(stem);
    array_push(scaffold->out.arena, &scaffold->presets,
               (Preset){STR("kind"), assessment_kind_word(assessed)});
    if (assessed == ASSESS_COMPREHENSIVE) return;
    array_push(scaffold->out.arena, &scaffold->wanted, STR("sections"));
    array_push(scaffold->out.arena, &scaffold->wanted, STR("sections.items.score"));
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
    preset_by_name(&scaffold, kind, path, path_name(path_real(arena, project)));
    DiagList diags = {.arena = arena, .lang = options->lang};
    Str projects = path_folder(path_real(arena, project));
    bool written = write_skeleton(options, &scaffold, kind, path, projects, &diags);
    return finish(options, written, path, &diags);
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
    array_push(arena, &scaffold.presets, (Preset){STR("id"), id});
    if (options->name.len) array_push(arena, &scaffold.presets, (Preset){STR("project.name"), options->name});
    DiagList diags = {.arena = arena, .lang = options->lang};
    Str projects = path_folder(path_real_future(arena, folder));
    bool written = write_skeleton(options, &scaffold, STR("application"), path, projects, &diags);
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

int command_new(const Options *options)
{
    if (options->arguments.count != 1)
        return usage_error(
            options, "用法：zhiping new 文件夹 [--id 编号] [--name 名称]，或 zhiping new 项目/文件.yaml",
            "usage: zhiping new DIR [--id ID] [--name NAME], or zhiping new PROJECT/FILE.yaml");
    Str path = options->arguments.items[0];
    Str meant = meant_file(options->arena, path);
    if (meant.ptr)
        return usage_error(options, "项目里的文件以 .yaml 结尾：zhiping new %.*s",
                           "files of a project end in .yaml: zhiping new %.*s", STR_ARG(meant));
    return str_ends_with(path, STR(".yaml")) ? new_file(options, path) : new_project(options, path);
}
