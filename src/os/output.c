/* An output is written into a file that has no name yet (O_TMPFILE), so that nothing is left of it however
 * the process ends, and is linked into its folder when it is whole:
 *
 *     nothing there before    linkat(file, target)
 *     a file there before     linkat(file, part), rename(part, target)
 *
 * A file system that knows no such files gets the part from the beginning. Parts have a name that nothing
 * else has and are locked by who writes them: one that is not locked was left by a process that was killed,
 * and goes when the next output is written into its folder. */
#include "os/status-imp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PART_PREFIX ".zhiping-"
#define PART_SUFFIX ".part"

enum { BUFFER = 1 << 16, MOST_LINKS = 40, MOST_PARTS = 1000 };

struct OsOutput {
    int file;
    char *target, *folder;
    char *name; /* of the part; of the file in /proc while it has none */
    bool unnamed;
    int scratch; /* a folder; below 0: none */
    char *scratch_name;
    OsStatus status; /* why it could not be written */
    size_t used;
    char buffer[BUFFER];
};

static OsStatus failure(void)
{
    return os_status_of(errno);
}

/* "folder/name", or "name" alone; NULL without memory. */
static char *joined(const char *folder, size_t folder_length, const char *name)
{
    size_t length = strlen(name) + 1;
    char *path = malloc(folder_length + 1 + length);
    if (!path) return NULL;
    memcpy(path, folder, folder_length);
    if (folder_length && folder[folder_length - 1] != '/') path[folder_length++] = '/';
    memcpy(path + folder_length, name, length);
    return path;
}

/* Bytes of the path up to and with its last slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* --- where it goes --- */

/* One link further; *path stays where it is none. */
static OsStatus follow_link(char **path, bool *followed)
{
    char link[4096];
    ssize_t length = readlink(*path, link, sizeof link - 1);
    *followed = length >= 0;
    if (length < 0) return errno == EINVAL || errno == ENOENT ? OS_DONE : failure();
    link[length] = '\0';
    char *next = joined(*path, link[0] == '/' ? 0 : folder_length(*path), link);
    if (!next) return OS_NO_MEMORY;
    free(*path);
    *path = next;
    return OS_DONE;
}

/* What the path names in the end, there already or not. */
static OsStatus find_target(const char *path, char **target)
{
    OsKind kind;
    uint64_t size;
    OsStatus status = os_kind(path, &kind, &size);
    if (status != OS_DONE) return status;
    if (kind == OS_KIND_FOLDER) return OS_IS_FOLDER;
    if (kind == OS_KIND_OTHER) return OS_NOT_REGULAR;
    *target = strdup(path);
    if (!*target) return OS_NO_MEMORY;
    bool followed = true;
    for (int links = 0; followed && status == OS_DONE; links++)
        status = links < MOST_LINKS ? follow_link(target, &followed) : OS_LOOP;
    return status;
}

/* --- parts --- */

static bool is_part(const char *name)
{
    size_t length = strlen(name), end = strlen(PART_SUFFIX);
    return strncmp(name, PART_PREFIX, strlen(PART_PREFIX)) == 0 && length > end &&
           strcmp(name + length - end, PART_SUFFIX) == 0;
}

/* Files alone: no part holds a folder. Takes the descriptor. */
static void empty_folder(int folder)
{
    DIR *entries = fdopendir(folder);
    if (!entries) {
        close(folder);
        return;
    }
    for (struct dirent *entry; (entry = readdir(entries));) unlinkat(folder, entry->d_name, 0);
    closedir(entries);
}

static void clear_part(int folder, const char *name)
{
    struct stat info;
    int part = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (part < 0) return;
    bool is_left = fstat(part, &info) == 0 && flock(part, LOCK_EX | LOCK_NB) == 0;
    bool is_folder = is_left && S_ISDIR(info.st_mode);
    if (is_folder)
        empty_folder(part);
    else
        close(part);
    if (is_left) unlinkat(folder, name, is_folder ? AT_REMOVEDIR : 0);
}

static void clear_parts(const char *folder)
{
    DIR *entries = opendir(folder);
    if (!entries) return;
    for (struct dirent *entry; (entry = readdir(entries));)
        if (is_part(entry->d_name)) clear_part(dirfd(entries), entry->d_name);
    closedir(entries);
}

/* The name of one that is not there yet, as far as is known. */
static char *part_name(const OsOutput *output, int number)
{
    char name[64];
    snprintf(name, sizeof name, PART_PREFIX "%ld-%d" PART_SUFFIX, (long)getpid(), number);
    return joined(output->folder, strlen(output->folder), name);
}

/* Whether it still has a name: between its making and its locking it may have been cleared away. */
static bool is_locked(int part)
{
    struct stat info;
    flock(part, LOCK_EX | LOCK_NB);
    return fstat(part, &info) == 0 && info.st_nlink > 0;
}

static OsStatus open_part(OsOutput *output)
{
    for (int number = 0; number < MOST_PARTS; number++) {
        free(output->name);
        output->name = part_name(output, number);
        if (!output->name) return OS_NO_MEMORY;
        output->file = open(output->name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (output->file < 0 && errno != EEXIST) return failure();
        if (output->file < 0) continue;
        if (is_locked(output->file)) return OS_DONE;
        close(output->file);
        output->file = -1;
    }
    return OS_IN_USE;
}

/* Whether the file system has files without a name, and /proc the names by which they are linked. */
static bool open_unnamed(OsOutput *output)
{
    char name[64];
    output->file = open(output->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (output->file < 0) return false;
    flock(output->file, LOCK_EX | LOCK_NB);
    snprintf(name, sizeof name, "/proc/self/fd/%d", output->file);
    if (access(name, F_OK) == 0) output->name = strdup(name);
    output->unnamed = output->name != NULL;
    if (output->unnamed) return true;
    close(output->file);
    output->file = -1;
    return false;
}

/* Gives the file without a name one beside its target. */
static OsStatus link_part(OsOutput *output)
{
    for (int number = 0; number < MOST_PARTS; number++) {
        char *part = part_name(output, number);
        if (!part) return OS_NO_MEMORY;
        if (linkat(AT_FDCWD, output->name, AT_FDCWD, part, AT_SYMLINK_FOLLOW) == 0) {
            free(output->name);
            output->name = part;
            output->unnamed = false;
            return OS_DONE;
        }
        OsStatus status = failure();
        bool taken = errno == EEXIST;
        free(part);
        if (!taken) return status;
    }
    return OS_IN_USE;
}

OsStatus os_output_scratch(OsOutput *output, const char **folder)
{
    for (int number = 0; number < MOST_PARTS && output->scratch < 0; number++) {
        free(output->scratch_name);
        output->scratch_name = part_name(output, number);
        if (!output->scratch_name) return OS_NO_MEMORY;
        if (mkdir(output->scratch_name, 0700) != 0) {
            if (errno == EEXIST) continue;
            return failure();
        }
        output->scratch = open(output->scratch_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (output->scratch < 0 || is_locked(output->scratch)) continue;
        close(output->scratch);
        output->scratch = -1;
    }
    *folder = output->scratch_name;
    return output->scratch < 0 ? OS_IN_USE : OS_DONE;
}

/* --- its life --- */

static void end(OsOutput *output)
{
    if (output->scratch >= 0) {
        empty_folder(output->scratch);
        rmdir(output->scratch_name);
    }
    if (output->file >= 0) close(output->file);
    free(output->scratch_name);
    free(output->target);
    free(output->folder);
    free(output->name);
    free(output);
}

OsStatus os_output_open(const char *path, OsOutput **opened)
{
    OsOutput *output = malloc(sizeof *output);
    if (!output) return OS_NO_MEMORY;
    memset(output, 0, offsetof(OsOutput, buffer));
    output->file = output->scratch = -1;
    OsStatus status = find_target(path, &output->target);
    if (status == OS_DONE) {
        size_t length = folder_length(output->target);
        output->folder = length ? strndup(output->target, length) : strdup(".");
        if (!output->folder) status = OS_NO_MEMORY;
    }
    if (status == OS_DONE) {
        clear_parts(output->folder);
        if (!open_unnamed(output)) status = open_part(output);
    }
    if (status != OS_DONE)
        end(output);
    else
        *opened = output;
    return status;
}

static void write_out(OsOutput *output, const char *bytes, size_t count)
{
    while (count && output->status == OS_DONE) {
        ssize_t put = write(output->file, bytes, count);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) output->status = failure();
        if (put > 0) bytes += put, count -= (size_t)put;
    }
}

static void flush(OsOutput *output)
{
    write_out(output, output->buffer, output->used);
    output->used = 0;
}

bool os_output_write(OsOutput *output, const void *bytes, size_t count)
{
    if (count > BUFFER - output->used) flush(output);
    if (count > BUFFER) {
        write_out(output, bytes, count);
    } else if (count) {
        memcpy(output->buffer + output->used, bytes, count);
        output->used += count;
    }
    return output->status == OS_DONE;
}

const char *os_output_name(const OsOutput *output)
{
    return output->name;
}

/* What is replaced keeps its permissions. */
static void keep_permissions(const OsOutput *output)
{
    struct stat former;
    if (stat(output->target, &former) == 0) (void)!fchmod(output->file, former.st_mode & 0777);
}

static OsStatus put_in_place(OsOutput *output)
{
    if (output->unnamed) {
        if (linkat(AT_FDCWD, output->name, AT_FDCWD, output->target, AT_SYMLINK_FOLLOW) == 0) return OS_DONE;
        OsStatus status = errno == EEXIST ? link_part(output) : failure();
        if (status != OS_DONE) return status;
    }
    return rename(output->name, output->target) == 0 ? OS_DONE : failure();
}

/* The name too is on the disk. A folder that may not be read, or a file system that syncs none, is left at
 * that. */
static OsStatus sync_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool failed = folder >= 0 && fsync(folder) != 0 && errno == EIO;
    if (folder >= 0) close(folder);
    return failed ? OS_FAULT : OS_DONE;
}

OsStatus os_output_commit(OsOutput *output)
{
    flush(output);
    OsStatus status = output->status;
    if (status == OS_DONE) {
        keep_permissions(output);
        if (fsync(output->file) != 0) status = failure();
    }
    if (status == OS_DONE) status = put_in_place(output);
    if (status != OS_DONE) {
        os_output_abandon(output);
        return status;
    }
    status = sync_folder(output->folder);
    end(output);
    return status;
}

void os_output_abandon(OsOutput *output)
{
    if (!output->unnamed) unlink(output->name);
    end(output);
}
