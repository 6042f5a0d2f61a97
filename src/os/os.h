/* The platform, and the only folder that knows it: whoever brings the program to another system writes these
 * calls anew and touches nothing else.
 *
 * Paths are UTF-8 with / between their parts and a NUL at the end. A call that can fail gives its reason;
 * none prints. What a call allocates is given back by free(). */
#ifndef OS_OS_H
#define OS_OS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef enum OsStatus {
    OS_DONE,
    OS_NOT_THERE, /* no such file or folder */
    OS_LOOP,      /* a link that leads to itself */
    OS_IS_FOLDER,
    OS_NOT_FOLDER,
    OS_NOT_REGULAR, /* a pipe, a device … */
    OS_DENIED,
    OS_READ_ONLY,
    OS_FULL,
    OS_FAULT, /* of the disk */
    OS_LONG_NAME,
    OS_MANY_OPEN,
    OS_LARGE, /* beyond the limit on files */
    OS_IN_USE,
    OS_NO_MEMORY,
    OS_REFUSED, /* for any other reason */
} OsStatus;

/* --- the process (process.c) --- */

/* First of all: what the system would do to this process and should not. */
void os_start(void);
/* Variables whose names begin like this are no longer seen by libraries that would be ruled by them. */
void os_forget_variables(const char *prefix);
/* The file of this program, links resolved. */
OsStatus os_program(char **path);
/* Where packages put what programs share. */
extern const char os_shared_folder[];
/* The calendar's day where the computer stands. */
void os_today(int *year, int *month, int *day);

/* --- the console (console.c) --- */

bool os_is_terminal(FILE *stream);
/* 0 where it is no terminal or has no columns. */
size_t os_terminal_columns(FILE *stream);
/* For libraries that print: nothing that is written to stderr is seen until os_unmute. Gives what os_unmute
 * takes. */
int os_mute(void);
void os_unmute(int muted);

/* --- files and folders (file.c) --- */

typedef enum OsKind { OS_KIND_NONE, OS_KIND_REGULAR, OS_KIND_FOLDER, OS_KIND_LINK, OS_KIND_OTHER } OsKind;

/* What lies there, links followed; a link that leads nowhere or round is OS_KIND_LINK. OS_DONE with
 * OS_KIND_NONE only where it is certain that nothing does. `size` in bytes, of a regular file. */
OsStatus os_kind(const char *path, OsKind *kind, uint64_t *size);
/* The same of the entry itself, no link followed at its end. */
OsStatus os_entry_kind(const char *path, OsKind *kind);

/* A regular file to be read; anything else is refused without waiting for it. */
OsStatus os_file_open(const char *path, int *file, uint64_t *size);
/* `got` is 0 at the end. */
OsStatus os_file_read(int file, void *bytes, size_t room, size_t *got);
void os_file_close(int file);

/* A regular file as memory, not to be written. One that is cut short meanwhile ends the process: for files
 * that are put in place whole. */
OsStatus os_map(const char *path, const void **bytes, size_t *size);
void os_unmap(const void *bytes, size_t size);

/* Calls `add` for each name in a folder but . and .., in no order. */
OsStatus os_list(const char *folder, void (*add)(void *context, const char *name), void *context);
/* Done too where it is there. */
OsStatus os_make_folder(const char *path);
/* Links resolved. */
OsStatus os_real_path(const char *path, char **real);
/* Whether this user may write a file that is there. */
OsStatus os_may_write(const char *path);

/* --- an output that appears whole or not at all (output.c) --- */

typedef struct OsOutput OsOutput;

/* A link is followed: what it names is written. OS_IS_FOLDER, OS_NOT_REGULAR where no file can be put in
 * place of what is there. Its folder must be there. */
OsStatus os_output_open(const char *path, OsOutput **output);
/* False once something could not be written; os_output_commit says why. */
bool os_output_write(OsOutput *output, const void *bytes, size_t count);
/* For libraries that write by themselves: a name under which the file can be opened until it is committed. */
const char *os_output_name(const OsOutput *output);
/* A folder for what such a library writes meanwhile; it goes with the output. */
OsStatus os_output_scratch(OsOutput *output, const char **folder);
/* Puts it in place, on the disk, and ends it; where that fails nothing is left and a former file is as it
 * was. */
OsStatus os_output_commit(OsOutput *output);
void os_output_abandon(OsOutput *output);

/* --- threads (thread.c) --- */

typedef struct OsThread OsThread;

size_t os_processors(void);
/* NULL where the system gives no further thread. */
OsThread *os_thread_start(void (*work)(void *context), void *context);
void os_thread_join(OsThread *thread);

/* One at a time is inside; who is inside may wait until another, having changed something, wakes all that
 * wait. NULL without memory. */
typedef struct OsMonitor OsMonitor;

OsMonitor *os_monitor_new(void);
void os_monitor_free(OsMonitor *monitor);
void os_monitor_enter(OsMonitor *monitor);
void os_monitor_leave(OsMonitor *monitor);
void os_monitor_wait(OsMonitor *monitor);
void os_monitor_wake(OsMonitor *monitor);

/* --- memory and bytes (memory.c) --- */

/* Takes the pages of fresh memory in one call: one by one as they are touched they would cost a fault each.
 */
void os_memory_fill(void *start, size_t size);
/* Gives back what has been read of mapped memory; it is read again where it is needed. */
void os_memory_rest(const void *start, size_t size);

/* NULL where it is not found. */
const void *os_find_bytes(const void *bytes, size_t count, const void *wanted, size_t wanted_count);
const void *os_find_last_byte(const void *bytes, char wanted, size_t count);

/* --- texts of other encodings (decode.c) --- */

typedef enum OsEncoding { OS_GB18030, OS_UTF16 } OsEncoding; /* OS_UTF16 begins with its mark */

/* Into UTF-8. False where the bytes are no such text or `room` is too small. */
bool os_decode(OsEncoding from, const char *bytes, size_t count, char *text, size_t room, size_t *length);

#endif
