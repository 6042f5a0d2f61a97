/* Suggest: “did you mean …” – the known word nearest to one that somebody typed. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/str.h"

/* The one candidate nearest to `word` by Damerau–Levenshtein distance in characters (a swap of neighbours
 * counts one); ptr NULL where two are equally near (no guess is better than one in five), or none is near:
 * more than a third of the longer word's characters differ, and more than one. Words over 64 characters are
 * near to nothing. */
Str suggest_nearest(Str word, const Str *candidates, size_t count);
/* The same, the first of equals. */
Str suggest_first(Str word, const Str *candidates, size_t count);
/* The one candidate within one such edit of `word` (a word that is the same leaves the others out of
 * account); ptr NULL where there is none or more than one: then nobody can be sure. */
Str suggest_certain(Str word, const Str *candidates, size_t count);

#endif
