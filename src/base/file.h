/* Files: reading whole, writing whole or not at all, listing. Failures of the system are errors X…; what the
 * user named wrongly is told apart by the code so that the command line can choose its exit status. Only what
 * is certain not to be there counts as such: what cannot be told is an error. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"
#include "base/map.h"
#include "os/os.h"

/* Reads a regular file of at most `limit` bytes. Refuses a FIFO, a device, a directory, a file that is too
 * large. False with a message (X0001 not there, X0002 not readable, X0003 no regular file, X0004 too large).
 */
bool file_read(Arena *arena, Str path, size_t limit, Str *content, DiagList *diags);
/* The same without a message; OS_LARGE beyond the limit. */
OsStatus file_load(Arena *arena, Str path, size_t limit, Str *content);

/* The output appears under `path` whole or not at all, on the disk; folders on the way are made; through a
 * link what it names is written. False with X0005. */
bool file_write(Arena *arena, Str path, Str content, DiagList *diags);

/* The same for an output that is made piece by piece. file_add gives false once nothing more can be written,
 * which file_commit then tells; a library that writes by itself opens `name`, and has file_scratch as
 * a folder for what it writes meanwhile (NULL with X0005). Either file_commit or
 * file_abandon ends it. */
typedef struct PendingFile {
    Str path;
    const char *name;
    OsOutput *output;
} PendingFile;
bool file_begin(Arena *arena, Str path, PendingFile *pending, DiagList *diags);
const char *file_scratch(const PendingFile *pending, DiagList *diags);
bool file_add(const PendingFile *pending, Str bytes);
bool file_commit(const PendingFile *pending, DiagList *diags);
void file_abandon(const PendingFile *pending);

/* Whether a file that is there may be written; else false with X0005. */
bool file_may_write(Arena *arena, Str path, DiagList *diags);

/* FILE_OTHER for a device and the like, and for a link that leads nowhere; FILE_UNREACHABLE where the system
 * does not say: whoever goes on to read it is told why. */
typedef enum FileKind { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_OTHER, FILE_UNREACHABLE } FileKind;
FileKind file_kind(Arena *arena, Str path);

/* The file itself, as a place without lines. */
Span file_place(Arena *arena, Str path);
/* Tells that what is named at a place could not be read (X0002). */
void file_tell_unreadable(Span place, Str path, OsStatus status, DiagList *diags);

/* Bytes of a regular file, 0 where there is none. */
uint64_t file_size(Arena *arena, Str path);

/* Names of the entries of a folder, sorted by bytes, without "." and ".."; none where the folder is not
 * there. False with X0002 where it cannot be read. */
typedef Array(Str) StrArray;
bool file_list(Arena *arena, Str folder, StrArray *names, DiagList *diags);

/* "a/b" from "a" and "b"; `name` alone where the folder is empty or ".". */
Str path_join(Arena *arena, Str folder, Str name);
/* The last part, without trailing slashes; the part before it ("." where there is none). */
Str path_name(Str path);
Str path_folder(Str path);
/* Symbolic links resolved; ptr NULL where it does not exist or cannot be reached. */
Str path_real(Arena *arena, Str path);
/* The same of a path that may not exist yet: its nearest folder that does, with the rest behind. */
Str path_real_future(Arena *arena, Str path);
/* "../../schemas" from a folder to a file or folder; both are real paths. */
Str path_relative(Arena *arena, Str from, Str to);
/* The same for many paths in few folders, each of which is resolved once and kept in `folders`. */
Str path_real_by_folder(Arena *arena, Map *folders, Str path);

#endif
