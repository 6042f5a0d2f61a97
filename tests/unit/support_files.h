/* Folders, and the conformance suites that lie beside the project. */
#ifndef SUPPORT_FILES_H
#define SUPPORT_FILES_H

#include "base/file.h"

#define SUITES "../shared/suites/"

/* Names in a folder; none where it is not there. */
StrArray listed(Arena *arena, Str folder);

/* For a test of a suite's cases alone. Where the suite is absent it is skipped; with CI in the environment,
 * where it must be there, that is a failure. False: `status` is what main returns. */
bool suite_is_there(const char *folder, int *status);

#endif
