/* Data: where the program's own data lies, and what it reads of the system's. */
#ifndef BASE_DATA_H
#define BASE_DATA_H

#include "base/str.h"

/* The folder NAME (schemas, templates) of the program's data: beside build/, where `make` leaves the program,
 * or in the installation's share/zhiping. */
Str data_folder(Arena *arena, Str name);
/* The patterns by which English words part. */
Str data_hyphenation(Arena *arena);

#endif
