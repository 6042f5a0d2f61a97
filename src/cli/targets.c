#include "cli/targets-imp.h"
#include "record/library.h"

static bool is_project(Arena *arena, Str folder)
{
    return file_kind(arena, path_join(arena, folder, STR("application.yaml"))) != FILE_MISSING;
}

static bool is_library(Arena *arena, Str folder)
{
    Str real = path_real(arena, folder);
    if (!real.ptr || !str_is(path_name(real), LIBRARY_FOLDER) || is_project(arena, folder)) return false;
    return file_kind(arena, path_join(arena, folder, STR(LIBRARY_FILE))) != FILE_MISSING;
}

static Target *target_of(Targets *targets, Arena *arena, Str folder)
{
    Str real = path_real(arena, folder);
    for (size_t i = 0; i < targets->count; i++)
        if (str_equal(path_real(arena, targets->items[i].folder), real)) return &targets->items[i];
    array_push(arena, targets, (Target){.folder = folder, .library = is_library(arena, folder)});
    return &targets->items[targets->count - 1];
}

/* The project that a file lies in, at most one folder down, or the library; ptr NULL where there is none. */
static Str project_of(Arena *arena, Str file)
{
    Str folder = path_folder(file);
    if (is_project(arena, folder) || is_library(arena, folder)) return folder;
    if (str_is(folder, ".")) folder = path_real(arena, folder);
    Str above = path_folder(folder);
    return is_project(arena, above) ? above : (Str){0};
}

static bool add_file(const Options *options, Targets *targets, Str file)
{
    Str folder = project_of(options->arena, file);
    if (!folder.ptr) {
        usage_error(options, "%.*s 不在项目文件夹里；用 --schema 可按任意 JSON Schema 检查任意文件",
                    "%.*s is in no project folder; --schema checks any file against any schema",
                    STR_ARG(file));
        return false;
    }
    Target *target = target_of(targets, options->arena, folder);
    array_push(options->arena, &target->files, path_real(options->arena, file));
    return true;
}

static bool add_folder(const Options *options, Targets *targets, Str folder)
{
    if (!is_project(options->arena, folder) && !is_library(options->arena, folder)) {
        usage_error(options, "%.*s 里没有 application.yaml，不是项目文件夹",
                    "%.*s has no application.yaml, it is no project folder", STR_ARG(folder));
        return false;
    }
    target_of(targets, options->arena, folder)->whole = true;
    return true;
}

/* The projects in a folder, and their library. */
static bool add_projects(const Options *options, Targets *targets, Str projects, DiagList *diags)
{
    Arena *arena = options->arena;
    StrArray names;
    if (!file_list(arena, projects, &names, diags)) return false;
    for (size_t i = 0; i < names.count; i++) {
        Str folder = path_join(arena, projects, names.items[i]);
        if (is_project(arena, folder) || is_library(arena, folder))
            target_of(targets, arena, folder)->whole = true;
    }
    return true;
}

/* Nothing is named: the projects below, or where the user is, which may be within a project. */
static int add_all(const Options *options, Targets *targets)
{
    static const Str here[] = {STR_INIT("."), STR_INIT("..")};
    DiagList diags = {.arena = options->arena, .lang = options->lang};
    bool read = add_projects(options, targets, STR("projects"), &diags);
    for (size_t i = 0; read && i < 2 && !targets->count; i++) {
        if (is_project(options->arena, here[i]) || is_library(options->arena, here[i]))
            target_of(targets, options->arena, here[i])->whole = true;
        else if (i == 0)
            read = add_projects(options, targets, here[i], &diags);
    }
    if (!read) {
        print_diags(options, &diags, NULL);
        return EXIT_SYSTEM;
    }
    if (targets->count) return EXIT_CLEAN;
    return usage_error(options, "这里没有 projects 文件夹，也没有指明项目",
                       "no projects folder here, and no project named");
}

int targets_find(const Options *options, Targets *targets)
{
    if (options->arguments.count == 0) return add_all(options, targets);
    for (size_t i = 0; i < options->arguments.count; i++) {
        Str path = options->arguments.items[i];
        FileKind kind = file_kind(options->arena, path);
        if (kind == FILE_MISSING)
            return usage_error(options, "没有“%.*s”这个文件夹或文件", "no folder or file '%.*s'",
                               STR_ARG(path));
        bool is_folder = kind == FILE_FOLDER || kind == FILE_UNREACHABLE;
        if (is_folder ? !add_folder(options, targets, path) : !add_file(options, targets, path))
            return EXIT_USAGE;
    }
    return EXIT_CLEAN;
}

static bool is_wanted(const Target *target, Arena *arena, const Diag *diag)
{
    if (!diag->span.source) return true;
    Str path = path_real(arena, diag->span.source->path);
    for (size_t i = 0; i < target->files.count; i++)
        if (str_equal(target->files.items[i], path)) return true;
    return false;
}

void targets_narrow(const Target *target, Arena *arena, DiagList *diags, size_t kept)
{
    const Source *last = NULL;
    bool wanted = true;
    for (size_t i = kept; !target->whole && i < diags->items.count; i++) {
        Diag *diag = diags->items.items[i];
        if (i == kept || diag->span.source != last) wanted = is_wanted(target, arena, diag);
        last = diag->span.source;
        if (wanted) {
            diags->items.items[kept++] = diag;
            continue;
        }
        diags->errors -= diag->severity == SEVERITY_ERROR;
        diags->warnings -= diag->severity == SEVERITY_WARNING;
    }
    if (!target->whole) diags->items.count = kept;
}

StrArray targets_folders(const Targets *targets, Arena *arena)
{
    StrArray folders = {0};
    for (size_t i = 0; i < targets->count; i++)
        if (!targets->items[i].library) array_push(arena, &folders, targets->items[i].folder);
    return folders;
}

Str targets_count(const Targets *targets, Arena *arena, Lang lang)
{
    size_t projects = 0, files = 0, libraries = 0;
    for (size_t i = 0; i < targets->count; i++) {
        const Target *target = &targets->items[i];
        projects += target->whole && !target->library;
        libraries += target->whole && target->library;
        files += target->whole ? 0 : target->files.count;
    }
    bool en = lang == LANG_EN;
    Str parts[3], none = {0};
    size_t count = 0;
    if (projects)
        parts[count++] =
            str_printf(arena, en ? "%zu project%s" : "%zu 个项目", projects, projects == 1 ? "" : "s");
    if (libraries) parts[count++] = en ? STR("the library of experts") : STR("专家库");
    if (files)
        parts[count++] = str_printf(arena, en ? "%zu file%s" : "%zu 个文件", files, files == 1 ? "" : "s");
    return count ? str_join(arena, parts, count, en ? STR(" and ") : STR("、")) : none;
}
