#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Span file_place(Arena *arena, Str path)
{
    return (Span){.source = source_new(arena, str_copy(arena, path), (Str){0})};
}

static const char *reason(const DiagList *diags, int number)
{
    static const struct {
        int number;
        const char *zh;
    } reasons[] = {{EACCES, "没有权限"},       {EPERM, "不允许"},       {ENOSPC, "磁盘已满"},
                   {EROFS, "磁盘只读"},        {EIO, "磁盘读写出错"},   {ENAMETOOLONG, "名称过长"},
                   {EMFILE, "打开的文件过多"}, {ENOTDIR, "不是文件夹"}, {EFBIG, "文件过大"}};
    for (size_t i = 0; diags->lang == LANG_ZH && i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].number == number) return reasons[i].zh;
    return strerror(number);
}

static bool fail(DiagList *diags, const char *code, Str path, const char *zh, const char *en)
{
    int number = errno;
    diag_add(diags, code, file_place(diags->arena, path), "%s（%s）", "%s (%s)",
             diags->lang == LANG_EN ? en : zh, reason(diags, number));
    return false;
}

void file_tell_unwritten(Str path, DiagList *diags)
{
    fail(diags, "X0005", path, "文件无法写入", "cannot write");
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

/* Reads until the end or one byte beyond the limit; false with errno. */
static bool read_all(Arena *arena, int fd, size_t expected, size_t limit, Str *content)
{
    size_t capacity = expected + 1, len = 0;
    char *bytes = arena_alloc(arena, capacity);
    for (;;) {
        if (len == capacity) {
            bytes = arena_grow(arena, bytes, capacity, capacity * 2);
            capacity *= 2;
        }
        ssize_t got = read(fd, bytes + len, capacity - len);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0 || len > limit) break;
        len += (size_t)got;
    }
    *content = (Str){bytes, len};
    return true;
}

bool file_read(Arena *arena, Str path, size_t limit, Str *content, DiagList *diags)
{
    struct stat info;
    /* O_NONBLOCK: opening a FIFO must not wait for a writer. */
    int fd = open(str_cstr(arena, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool done = false;
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? refuse(diags, "X0001", path, "文件不存在", "no such file")
               : errno == ELOOP
                   ? refuse(diags, "X0003", path, "是一个指向自己的链接", "a link that leads to itself")
                   : fail(diags, "X0002", path, "文件无法读取", "cannot read");
    if (fstat(fd, &info) != 0)
        fail(diags, "X0002", path, "文件无法读取", "cannot read");
    else if (!S_ISREG(info.st_mode))
        refuse(diags, "X0003", path, "不是普通文件", "not a regular file");
    else if ((size_t)info.st_size > limit)
        refuse_size(diags, path, limit);
    else if (!read_all(arena, fd, (size_t)info.st_size, limit, content))
        fail(diags, "X0002", path, "文件无法读取", "cannot read");
    else if (content->len > limit)
        refuse_size(diags, path, limit);
    else
        done = true;
    close(fd);
    return done;
}

static bool make_folders(Arena *arena, Str folder)
{
    char *path = (char *)(uintptr_t)str_cstr(arena, folder);
    for (size_t i = 1; i <= folder.len; i++) {
        if (i < folder.len && path[i] != '/') continue;
        char kept = path[i];
        path[i] = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST) return false;
        path[i] = kept;
    }
    return true;
}

bool file_begin(Arena *arena, Str path, PendingFile *pending, DiagList *diags)
{
    Str folder = path_folder(path);
    if (!make_folders(arena, folder))
        return fail(diags, "X0005", folder, "文件夹无法建立", "cannot make folder");
    struct stat info;
    if (stat(str_cstr(arena, path), &info) == 0 && S_ISDIR(info.st_mode))
        return refuse(diags, "X0005", path, "输出位置是一个文件夹", "the output is a folder");
    Str name = path_name(path);
    char *temporary =
        (char *)(uintptr_t)str_printf(arena, "%.*s/.%.*s.XXXXXX", STR_ARG(folder), STR_ARG(name)).ptr;
    int fd = mkostemp(temporary, O_CLOEXEC);
    if (fd < 0) {
        file_tell_unwritten(path, diags);
        return false;
    }
    mode_t mask = umask(0);
    umask(mask);
    bool done = fchmod(fd, 0666 & ~mask) == 0;
    close(fd);
    *pending = (PendingFile){path, str_from(temporary)};
    if (done) return true;
    file_tell_unwritten(path, diags);
    file_abandon(arena, pending);
    return false;
}

bool file_commit(Arena *arena, const PendingFile *pending, DiagList *diags)
{
    const char *temporary = str_cstr(arena, pending->temporary);
    int fd = open(temporary, O_RDONLY | O_CLOEXEC);
    struct stat former;
    /* What is replaced keeps its permissions. */
    if (fd >= 0 && stat(str_cstr(arena, pending->path), &former) == 0 && S_ISREG(former.st_mode))
        (void)!fchmod(fd, former.st_mode & 0777);
    bool synced = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) close(fd);
    if (synced && rename(temporary, str_cstr(arena, pending->path)) == 0) return true;
    file_tell_unwritten(pending->path, diags);
    unlink(temporary);
    return false;
}

void file_abandon(Arena *arena, const PendingFile *pending)
{
    unlink(str_cstr(arena, pending->temporary));
}

static bool write_all(int fd, Str content)
{
    while (content.len) {
        ssize_t put = write(fd, content.ptr, content.len);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        content = str_slice(content, (size_t)put, content.len);
    }
    return true;
}

bool file_write(Arena *arena, Str path, Str content, DiagList *diags)
{
    PendingFile pending;
    if (!file_begin(arena, path, &pending, diags)) return false;
    int fd = open(str_cstr(arena, pending.temporary), O_WRONLY | O_CLOEXEC);
    bool written = fd >= 0 && write_all(fd, content);
    if (!written) file_tell_unwritten(path, diags);
    if (fd >= 0) close(fd);
    if (written) return file_commit(arena, &pending, diags);
    file_abandon(arena, &pending);
    return false;
}

FileKind file_kind(Arena *arena, Str path)
{
    struct stat info;
    const char *name = str_cstr(arena, path);
    if (stat(name, &info) != 0 && lstat(name, &info) != 0) return FILE_MISSING;
    return S_ISREG(info.st_mode) ? FILE_REGULAR : S_ISDIR(info.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

uint64_t file_size(Arena *arena, Str path)
{
    struct stat info;
    return stat(str_cstr(arena, path), &info) == 0 && S_ISREG(info.st_mode) ? (uint64_t)info.st_size : 0;
}

static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

StrArray file_list(Arena *arena, Str folder)
{
    StrArray names = {0};
    DIR *dir = opendir(folder.len ? str_cstr(arena, folder) : ".");
    if (!dir) return names;
    for (struct dirent *entry; (entry = readdir(dir));) {
        Str name = str_from(entry->d_name);
        if (!str_is(name, ".") && !str_is(name, "..")) array_push(arena, &names, str_copy(arena, name));
    }
    closedir(dir);
    if (names.count) qsort(names.items, names.count, sizeof *names.items, by_bytes);
    return names;
}

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
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    return slash && path.len > 1 ? str_slice(path, (size_t)(slash - path.ptr) + 1, path.len) : path;
}

Str path_folder(Str path)
{
    path = without_slashes(path);
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    if (!slash) return STR(".");
    return slash == path.ptr ? STR("/") : str_slice(path, 0, (size_t)(slash - path.ptr));
}

Str path_real(Arena *arena, Str path)
{
    char *real = realpath(str_cstr(arena, path), NULL);
    Str copy = real ? str_copy(arena, str_from(real)) : (Str){0};
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
    struct stat info;
    if (lstat(str_cstr(arena, real), &info) != 0) return (Str){0};
    return S_ISLNK(info.st_mode) ? path_real(arena, real) : real;
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
