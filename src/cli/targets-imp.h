/* Targets: what `zhiping check` is asked for – whole projects, or single files of them, in any mixture, and
 * the library of experts beside them. */
#ifndef CLI_TARGETS_H
#define CLI_TARGETS_H

#include "cli/cli.h"

/* One project, or the library, which is checked once; of it the messages of `files` are wanted, or all. */
typedef struct Target {
    Str folder;
    bool library;
    bool whole;
    StrArray files; /* real paths; empty when whole */
} Target;

typedef Array(Target) Targets;

/* From the arguments; without any the project that the user is in, or all of projects/ and their library. An
 * exit status, after a message where it is not EXIT_CLEAN. */
int targets_find(const Options *options, Targets *targets);
/* Drops from the messages after the first `kept` those that are not of the target's files. A message without
 * a file (a failure of the system) stays. */
void targets_narrow(const Target *target, Arena *arena, DiagList *diags, size_t kept);
/* The projects of all targets, the library left out. */
StrArray targets_folders(const Targets *targets, Arena *arena);
/* "2 个项目", "1 个项目、3 个文件" */
Str targets_count(const Targets *targets, Arena *arena, Lang lang);

#endif
