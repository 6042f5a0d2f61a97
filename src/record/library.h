/* Library: the association's experts and staff, beside the projects (projects/library/experts.yaml). What
 * stands there of a person need not be written in each project. */
#ifndef RECORD_LIBRARY_H
#define RECORD_LIBRARY_H

#include "record/record.h"

#define LIBRARY_FOLDER "library"
#define LIBRARY_FILE "experts.yaml"

struct Library {
    Team people; /* not present where there is no such file, or it cannot be read */
    const Doc *doc;
    PtrSet failed; /* nodes that failed their schema */
};

/* The folder that the project lies in, and the file there, whether it is there or not. */
Str projects_folder(Arena *arena, Str project_folder);
Str library_path(Arena *arena, Str project_folder);
/* `texts` in place of files, as doc_open_with takes them; NULL for none. */
const Library *library_open(Arena *arena, Str path, const Schemas *schemas, const Map *texts,
                            DiagList *diags);
/* By library_number; NULL where it is not there. */
const Expert *library_expert(const Library *library, Str number);

#endif
