#include "base/file.h"

#include <stdlib.h>

Span file_place(Arena *arena, Str path)
{
    return (Span){.source = source_new(arena, str_copy(arena, path), (Str){0})};
}

/* --- messages --- */

static const char *reason(const DiagList *diags, OsStatus status)
{
    static const char *const reasons[][2] = {
        [OS_NOT_THERE] = {"文件夹不存在", "no such folder"},
        [OS_LOOP] = {"是一个指向自己的链接", "a link that leads to itself"},
        [OS_IS_FOLDER] = {"是一个文件夹", "is a folder"},
        [OS_NOT_FOLDER] = {"不是文件夹", "not a folder"},
        [OS_NOT_REGULAR] = {"是管道或设备", "a pipe or a device"},
        [OS_DENIED] = {"没有权限", "permission denied"},
        [OS_READ_ONLY] = {"磁盘只读", "the disk is read-only"},
        [OS_FULL] = {"磁盘已满", "the disk is full"},
        [OS_FAULT] = {"磁盘读写出错", "a fault of the disk"},
        [OS_LONG_NAME] = {"名称过长", "the name is too long"},
        [OS_MANY_OPEN] = {"打开的文件过多", "too many open files"},
        [OS_LARGE] = {"文件过大", "the file is too large"},
        [OS_IN_USE] = {"正被另一个程序使用", "in use by another program"},
        [OS_REFUSED] = {"系统拒绝", "the system refuses"},
    };
    if (status == OS_NO_MEMORY) arena_out_of_memory();
    return reasons[status][diags->lang];
}

static bool fail(DiagList *diags, const char *code, Span place, OsStatus status, const char *zh,
                 const char *en)
{
    diag_add(diags, code, place, "%s（%s）", "%s (%s)", diags->lang == LANG_EN ? en : zh,
             reason(diags, status));
    return false;
}

static bool refuse(DiagList *diags, const char *code, Str path, const char *zh, const char *en)
{
    diag_add(diags, code, file_place(diags->arena, path), "%s", "%s", diags->lang == LANG_EN ? en : zh);
    return false;
}

static bool refuse_size(DiagList *diags, Str path, size_t limit)
{
    diag_add(diags, "X0004", file_place(diags->arena, path), "文件过大，不能超过 %zu MB",
             "the file is too large: %zu MB at most", limit >> 20);
    return false;
}

void file_tell_unreadable(Span place, Str path, OsStatus status, DiagList *diags)
{
    diag_add(diags, "X0002", place, "%.*s 无法读取（%s）", "cannot read %.*s (%s)", STR_ARG(path),
             reason(diags, status));
}

static bool tell_unread(DiagList *diags, Str path, OsStatus status, size_t limit)
{
    switch (status) {
    case OS_NOT_THERE: return refuse(diags, "X0001", path, "文件不存在", "no such file");
    case OS_LOOP: return refuse(diags, "X0003", path, "是一个指向自己的链接", "a link that leads to itself");
    case OS_IS_FOLDER:
    case OS_NOT_REGULAR: return refuse(diags, "X0003", path, "不是普通文件", "not a regular file");
    case OS_LARGE: return refuse_size(diags, path, limit);
    default:
        return fail(diags, "X0002", file_place(diags->arena, path), status, "文件无法读取", "cannot read");
    }
}

static bool tell_unwritten(DiagList *diags, Str path, OsStatus status)
{
    if (status == OS_IS_FOLDER)
        return refuse(diags, "X0005", path, "输出位置是一个文件夹", "the output is a folder");
    if (status == OS_NOT_REGULAR)
        return refuse(diags, "X0005", path, "输出位置是管道或设备，不是文件",
                      "the output is a pipe or a device, no file");
    return fail(diags, "X0005", file_place(diags->arena, path), status, "文件无法写入", "cannot write");
}

/* --- reading --- */

/* Reads until the end or one byte beyond the limit. */
static OsStatus read_all(Arena *arena, int file, size_t expected, size_t limit, Str *content)
{
    size_t capacity = expected + 1, len = 0, got = 1;
    char *bytes = arena_alloc(arena, capacity);
    while (got && len <= limit) {
        if (len == capacity) {
            bytes = arena_grow(arena, bytes, capacity, capacity * 2);
            capacity *= 2;
        }
        OsStatus status = os_file_read(file, bytes + len, capacity - len, &got);
        if (status != OS_DONE) return status;
        len += got;
    }
    *content = (Str){bytes, len};
    return len > limit ? OS_LARGE : OS_DONE;
}

OsStatus file_load(Arena *arena, Str path, size_t limit, Str *content)
{
    int file;
    uint64_t size;
    OsStatus status = os_file_open(str_cstr(arena, path), &file, &size);
    if (status != OS_DONE) return status;
    status = size > limit ? OS_LARGE : read_all(arena, file, (size_t)size, limit, content);
    os_file_close(file);
    return status;
}

bool file_read(Arena *arena, Str path, size_t limit, Str *content, DiagList *diags)
{
    OsStatus status = file_load(arena, path, limit, content);
    return status == OS_DONE || tell_unread(diags, path, status, limit);
}

/* --- writing --- */

static OsStatus make_folders(Arena *arena, Str folder)
{
    char *path = (char *)(uintptr_t)str_cstr(arena, folder);
    OsStatus status = OS_DONE;
    for (size_t i = 1; i <= folder.len && status == OS_DONE; i++) {
        if (i < folder.len && path[i] != '/') continue;
        char kept = path[i];
        path[i] = '\0';
        status = os_make_folder(path);
        path[i] = kept;
    }
    return status;
}

bool file_begin(Arena *arena, Str path, PendingFile *pending, DiagList *diags)
{
    Str folder = path_folder(path);
    *pending = (PendingFile){.path = path};
    OsStatus status = make_folders(arena, folder);
    if (status != OS_DONE)
        return fail(diags, "X0005", file_place(diags->arena, folder), status, "文件夹无法建立",
                    "cannot make folder");
    status = os_output_open(str_cstr(arena, path), &pending->output);
    if (status != OS_DONE) return tell_unwritten(diags, path, status);
    pending->name = os_output_name(pending->output);
    return true;
}

const char *file_scratch(const PendingFile *pending, DiagList *diags)
{
    const char *folder = NULL;
    OsStatus status = os_output_scratch(pending->output, &folder);
    if (status == OS_DONE) return folder;
    tell_unwritten(diags, pending->path, status);
    return NULL;
}

bool file_add(const PendingFile *pending, Str bytes)
{
    return os_output_write(pending->output, bytes.ptr, bytes.len);
}

bool file_commit(const PendingFile *pending, DiagList *diags)
{
    OsStatus status = os_output_commit(pending->output);
    return status == OS_DONE || tell_unwritten(diags, pending->path, status);
}

void file_abandon(const PendingFile *pending)
{
    os_output_abandon(pending->output);
}

bool file_write(Arena *arena, Str path, Str content, DiagList *diags)
{
    PendingFile pending;
    if (!file_begin(arena, path, &pending, diags)) return false;
    file_add(&pending, content);
    return file_commit(&pending, diags);
}

bool file_may_write(Arena *arena, Str path, DiagList *diags)
{
    OsStatus status = os_may_write(str_cstr(arena, path));
    return status == OS_DONE || tell_unwritten(diags, path, status);
}

/* --- what there is --- */

FileKind file_kind(Arena *arena, Str path)
{
    static const FileKind kinds[] = {
        [OS_KIND_NONE] = FILE_MISSING, [OS_KIND_REGULAR] = FILE_REGULAR, [OS_KIND_FOLDER] = FILE_FOLDER,
        [OS_KIND_LINK] = FILE_OTHER,   [OS_KIND_OTHER] = FILE_OTHER,
    };
    OsKind kind;
    uint64_t size;
    return os_kind(str_cstr(arena, path), &kind, &size) == OS_DONE ? kinds[kind] : FILE_UNREACHABLE;
}

uint64_t file_size(Arena *arena, Str path)
{
    OsKind kind;
    uint64_t size;
    return os_kind(str_cstr(arena, path), &kind, &size) == OS_DONE ? size : 0;
}

static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

typedef struct Listing {
    Arena *arena;
    StrArray *names;
} Listing;

static void add_name(void *listing_, const char *name)
{
    Listing *listing = listing_;
    array_push(listing->arena, listing->names, str_copy(listing->arena, str_from(name)));
}

bool file_list(Arena *arena, Str folder, StrArray *names, DiagList *diags)
{
    Listing listing = {arena, names};
    *names = (StrArray){0};
    OsStatus status = os_list(folder.len ? str_cstr(arena, folder) : ".", add_name, &listing);
    if (names->count) qsort(names->items, names->count, sizeof *names->items, by_bytes);
    if (status == OS_NOT_THERE && file_kind(arena, folder) == FILE_OTHER)
        return refuse(diags, "X0001", folder, "文件夹不存在，只有指向它的链接",
                      "there is a link to a folder, but no folder");
    if (status == OS_DONE || status == OS_NOT_THERE) return true;
    if (status == OS_NOT_FOLDER)
        return refuse(diags, "X0003", folder, "应是文件夹，却是文件", "a file where a folder is due");
    return fail(diags, "X0002", file_place(diags->arena, folder), status, "文件夹无法读取",
                "cannot read the folder");
}

/* --- paths --- */

Str path_join(Arena *arena, Str folder, Str name)
{
    if (folder.len == 0 || str_is(folder, ".")) return name;
    if (folder.ptr[folder.len - 1] == '/') folder.len--;
    return str_printf(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

static Str without_slashes(Str path)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/') path.len--;
    return path;
}

Str path_name(Str path)
{
    path = without_slashes(path);
    const char *slash = path.len ? os_find_last_byte(path.ptr, '/', path.len) : NULL;
    return slash && path.len > 1 ? str_slice(path, (size_t)(slash - path.ptr) + 1, path.len) : path;
}

Str path_folder(Str path)
{
    path = without_slashes(path);
    const char *slash = path.len ? os_find_last_byte(path.ptr, '/', path.len) : NULL;
    if (!slash) return STR(".");
    return slash == path.ptr ? STR("/") : str_slice(path, 0, (size_t)(slash - path.ptr));
}

Str path_real(Arena *arena, Str path)
{
    char *real = NULL;
    bool found = os_real_path(str_cstr(arena, path), &real) == OS_DONE;
    Str copy = found ? str_copy(arena, str_from(real)) : (Str){0};
    free(real);
    return copy;
}

static Str real_folder(Arena *arena, Map *folders, Str folder)
{
    Str *real = map_get(folders, folder);
    if (real) return *real;
    real = arena_make(arena, Str);
    *real = path_real(arena, folder);
    map_put(arena, folders, folder, real);
    return *real;
}

Str path_real_by_folder(Arena *arena, Map *folders, Str path)
{
    Str name = path_name(path);
    if (str_is(name, ".") || str_is(name, "..") || str_ends_with(path, STR("/")))
        return path_real(arena, path);
    Str folder = real_folder(arena, folders, path_folder(path));
    if (!folder.ptr) return (Str){0};
    Str real = path_join(arena, folder, name);
    OsKind kind;
    if (os_entry_kind(str_cstr(arena, real), &kind) != OS_DONE || kind == OS_KIND_NONE) return (Str){0};
    return kind == OS_KIND_LINK ? path_real(arena, real) : real;
}

Str path_real_future(Arena *arena, Str path)
{
    Str real = path_real(arena, path);
    if (real.ptr) return real;
    Str folder = path_folder(path);
    return path_join(arena, str_equal(folder, path) ? STR("/") : path_real_future(arena, folder),
                     path_name(path));
}

Str path_relative(Arena *arena, Str from, Str to)
{
    size_t common = 0;
    for (size_t i = 0; i <= from.len && i <= to.len; i++) {
        bool from_ends = i == from.len || from.ptr[i] == '/', to_ends = i == to.len || to.ptr[i] == '/';
        if (from_ends && to_ends) common = i;
        if (i == from.len || i == to.len || from.ptr[i] != to.ptr[i]) break;
    }
    StrBuf buf = {.arena = arena};
    for (size_t i = common; i < from.len; i++)
        if (from.ptr[i] == '/') strbuf_add(&buf, STR("../"));
    Str rest = str_slice(to, common < to.len ? common + 1 : to.len, to.len);
    strbuf_add(&buf, rest);
    return strbuf_str(&buf);
}
