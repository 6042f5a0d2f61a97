/* Files: reading whole, writing whole or not at all, listing. Failures of the system are errors X…; what the
 * user named wrongly is told apart by the code so that the command line can choose its exit status. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"
#include "base/map.h"

/* Reads a regular file of at most `limit` bytes. Refuses a FIFO, a device, a directory, a file that is too
 * large. False with a message (X0001 not there, X0002 not readable, X0003 no regular file, X0004 too large).
 */
bool file_read(Arena *arena, Str path, size_t limit, Str *content, DiagList *diags);

/* The output appears under `path` whole or not at all: temporary file in the same folder, write, fsync,
 * rename; folders on the way are made. False with X0005. */
bool file_write(Arena *arena, Str path, Str content, DiagList *diags);

/* The same for an output that another library writes by itself: file_begin makes the folders and the
 * temporary file and gives its name; file_commit syncs and renames it, file_abandon removes it. */
typedef struct PendingFile {
    Str path, temporary;
} PendingFile;
bool file_begin(Arena *arena, Str path, PendingFile *pending, DiagList *diags);
bool file_commit(Arena *arena, const PendingFile *pending, DiagList *diags);
void file_abandon(Arena *arena, const PendingFile *pending);

/* FILE_OTHER for a device and the like, and for a link that leads nowhere. */
typedef enum FileKind { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_OTHER } FileKind;
FileKind file_kind(Arena *arena, Str path);

/* The file itself, as a place without lines. */
Span file_place(Arena *arena, Str path);
/* Tells that an output could not be written, for the reason that errno gives (X0005). */
void file_tell_unwritten(Str path, DiagList *diags);

/* Bytes of a regular file, 0 where there is none. */
uint64_t file_size(Arena *arena, Str path);

/* Names of the entries of a folder, sorted by bytes, without "." and ".."; count 0 where the folder is not
 * there. */
typedef Array(Str) StrArray;
StrArray file_list(Arena *arena, Str folder);

/* "a/b" from "a" and "b"; `name` alone where the folder is empty or ".". */
Str path_join(Arena *arena, Str folder, Str name);
/* The last part, without trailing slashes; the part before it ("." where there is none). */
Str path_name(Str path);
Str path_folder(Str path);
/* Symbolic links resolved; ptr NULL where it does not exist. */
Str path_real(Arena *arena, Str path);
/* The same of a path that may not exist yet: its nearest folder that does, with the rest behind. */
Str path_real_future(Arena *arena, Str path);
/* "../../schemas" from a folder to a file or folder; both are real paths. */
Str path_relative(Arena *arena, Str from, Str to);
/* The same for many paths in few folders, each of which is resolved once and kept in `folders`. */
Str path_real_by_folder(Arena *arena, Map *folders, Str path);

#endif
