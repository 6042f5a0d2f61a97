/* Scaffold: skeletons of files, written from the schemas – titles and descriptions as comments, the first of
 * a key's examples as its value; optional keys are there as comments. */
#ifndef CLI_SCAFFOLD_IMP_H
#define CLI_SCAFFOLD_IMP_H

#include "cli/cli.h"
#include "schema/describe.h"

/* What is known already: the value of one key, by its path ("project.name"; lists are passed through). */
typedef struct Preset {
    Str path, value;
} Preset;

typedef struct Scaffold {
    StrBuf out;
    Array(Preset) presets;
    Array(Str) wanted; /* optional keys that this file needs all the same */
    Str sections;      /* what stands under `sections`, empty for what the schema says */
    bool bare;         /* neither comments nor optional keys, and 待填 for what is not known */
} Scaffold;

void scaffold_preset(Scaffold *scaffold, const char *path, Str value);
/* A whole file's keys. */
void scaffold_file(Scaffold *scaffold, const Described *root);
/* One item of a list, its dash at the beginning of the line. */
void scaffold_item(Scaffold *scaffold, const Described *record);

#endif
