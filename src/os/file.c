#include "os/status-imp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static OsStatus failure(void)
{
    return os_status_of(errno);
}

static OsKind kind_of(mode_t mode)
{
    return S_ISREG(mode)   ? OS_KIND_REGULAR
           : S_ISDIR(mode) ? OS_KIND_FOLDER
           : S_ISLNK(mode) ? OS_KIND_LINK
                           : OS_KIND_OTHER;
}

/* Nothing can lie below what is no folder. */
static bool is_certainly_absent(void)
{
    return errno == ENOENT || errno == ENOTDIR;
}

OsStatus os_entry_kind(const char *path, OsKind *kind)
{
    struct stat info;
    *kind = OS_KIND_NONE;
    if (lstat(path, &info) == 0)
        *kind = kind_of(info.st_mode);
    else if (!is_certainly_absent())
        return failure();
    return OS_DONE;
}

OsStatus os_kind(const char *path, OsKind *kind, uint64_t *size)
{
    struct stat info;
    *size = 0;
    if (stat(path, &info) != 0) {
        *kind = OS_KIND_NONE;
        return is_certainly_absent() || errno == ELOOP ? os_entry_kind(path, kind) : failure();
    }
    *kind = kind_of(info.st_mode);
    if (*kind == OS_KIND_REGULAR) *size = (uint64_t)info.st_size;
    return OS_DONE;
}

OsStatus os_file_open(const char *path, int *file, uint64_t *size)
{
    struct stat info;
    /* O_NONBLOCK: opening a FIFO must not wait for a writer. */
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (opened < 0) return errno == ENOTDIR ? OS_NOT_THERE : failure();
    OsStatus status = fstat(opened, &info) != 0 ? failure()
                      : S_ISDIR(info.st_mode)   ? OS_IS_FOLDER
                      : !S_ISREG(info.st_mode)  ? OS_NOT_REGULAR
                                                : OS_DONE;
    if (status != OS_DONE) {
        close(opened);
        return status;
    }
    *file = opened;
    *size = (uint64_t)info.st_size;
    return OS_DONE;
}

OsStatus os_file_read(int file, void *bytes, size_t room, size_t *got)
{
    ssize_t count;
    do count = read(file, bytes, room);
    while (count < 0 && errno == EINTR);
    if (count < 0) return failure();
    *got = (size_t)count;
    return OS_DONE;
}

void os_file_close(int file)
{
    close(file);
}

OsStatus os_map(const char *path, const void **bytes, size_t *size)
{
    int file = -1;
    uint64_t length = 0;
    OsStatus status = os_file_open(path, &file, &length);
    if (status != OS_DONE) return status;
    void *start = NULL;
    if (length > SIZE_MAX) {
        status = OS_LARGE;
    } else if (length) {
        start = mmap(NULL, (size_t)length, PROT_READ, MAP_PRIVATE, file, 0);
        if (start == MAP_FAILED) status = failure();
    }
    close(file);
    *bytes = start;
    *size = (size_t)length;
    return status;
}

void os_unmap(const void *bytes, size_t size)
{
    if (size) munmap((void *)(uintptr_t)bytes, size);
}

OsStatus os_list(const char *folder, void (*add)(void *context, const char *name), void *context)
{
    DIR *entries = opendir(folder);
    if (!entries) return failure();
    struct dirent *entry;
    while ((errno = 0, entry = readdir(entries)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) add(context, entry->d_name);
    OsStatus status = errno ? failure() : OS_DONE;
    closedir(entries);
    return status;
}

OsStatus os_make_folder(const char *path)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST ? OS_DONE : failure();
}

OsStatus os_real_path(const char *path, char **real)
{
    *real = realpath(path, NULL);
    return *real ? OS_DONE : errno == ENOTDIR ? OS_NOT_THERE : failure();
}

OsStatus os_may_write(const char *path)
{
    return access(path, W_OK) == 0 ? OS_DONE : failure();
}
