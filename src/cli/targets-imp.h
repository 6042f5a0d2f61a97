/* Targets: what `zhiping check` is asked for – whole projects, or single files of them, in any mixture. */
#ifndef CLI_TARGETS_H
#define CLI_TARGETS_H

#include "cli/cli.h"

/* One project, which is checked once; of it the messages of `files` are wanted, or all. */
typedef struct Target {
    Str folder;
    bool whole;
    StrArray files; /* real paths; empty when whole */
} Target;

typedef Array(Target) Targets;

/* From the arguments; all of projects/ when there are none. An exit status, after a message where it is not
 * EXIT_CLEAN. */
int targets_find(const Options *options, Targets *targets);
/* Drops from the messages after the first `kept` those that are not of the target's files. A message without
 * a file (a failure of the system) stays. */
void targets_narrow(const Target *target, Arena *arena, DiagList *diags, size_t kept);
/* The projects of all targets. */
StrArray targets_folders(const Targets *targets, Arena *arena);
/* "2 个项目", "1 个项目、3 个文件" */
Str targets_count(const Targets *targets, Arena *arena, Lang lang);

#endif
