/* Pattern: regular expressions as JSON Schema means them (ECMA 262 in Unicode mode), matched by PCRE2.
 *
 * The text of the pattern is translated first: \d is ASCII, \s is ECMA's white space, \uXXXX and surrogate
 * pairs become code points, long property names their short ones. What PCRE2 would take and ECMA would not
 * (\A, \Q, (?i), (*VERB) …) is refused. Matching is bounded: a pattern that runs away is reported, it does
 * not hang. */
#ifndef SCHEMA_PATTERN_H
#define SCHEMA_PATTERN_H

#include "base/str.h"

typedef struct Pattern Pattern;

typedef enum PatternResult { PATTERN_NO, PATTERN_YES, PATTERN_TOO_COSTLY } PatternResult;

/* NULL with the reason (English, from PCRE2 or this module). What PCRE2 allocates the arena does not hold:
 * pattern_free gives it back. */
Pattern *pattern_new(Arena *arena, Str text, Str *reason);
void pattern_free(Pattern *pattern);
/* Whether it occurs anywhere in the subject. */
PatternResult pattern_match(const Pattern *pattern, Str subject);

#endif
