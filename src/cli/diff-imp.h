/* Diff: what edits within lines have made of a text, in the unified form that `patch` and `git apply` read.
 */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "schema/secret.h"

typedef struct Diff {
    size_t lines; /* how many lines of the old text changed */
} Diff;

/* Adds nothing where the texts are equal. Secrets are hidden (a line that has one is for reading alone). In
 * colours, for a terminal, control characters are made visible. */
Diff diff_write(StrBuf *out, Str path, Str before, Str after, const Secrets *secrets, bool color);

#endif
