/* Files: the kinds of files a project has, said once – their names, where they lie, which schema they follow.
 */
#ifndef RECORD_FILES_H
#define RECORD_FILES_H

#include "base/file.h"
#include "record/record.h"

/* The folders with a file a visit and a file an assessment; every other kind has one file at the project's
 * top. */
#define VISITS_FOLDER "visits"
#define ASSESSMENTS_FOLDER "assessments"

/* A kind of file by its schema's name. */
typedef struct RecordKind {
    Str name;
    Str folder; /* empty: one file of that name at the project's top */
} RecordKind;

/* "application", "agreement" …, in the order of a project's life, then those with a folder. */
extern const RecordKind record_kinds[];
extern const size_t record_kind_count;
const RecordKind *record_kind_named(Str name);

/* The schema that the file NAME in a folder of that name follows, "visit" for visits/V01.yaml; every folder
 * but the two above is the project's own. Empty for what is no file of a project. */
Str record_kind(Str folder, Str name);
/* What somebody gave such a name probably meant, as a path in the project: visits/V01.yaml for V1.yml,
 * V01.yaml.txt, “V01 - 副本.yaml”; ptr NULL for other names. */
Str record_meant(Arena *arena, Str folder, Str name);
/* Whether a name is that of an editor's own file, or hidden: V01.yaml~, .V01.yaml.swp, ~$V01.yaml. */
bool record_is_passed_over(Str name);

#endif
