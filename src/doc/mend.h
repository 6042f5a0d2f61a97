/* Mend: corrections, each the replacement of a single span of a text, applied all at once; whatever no mend
 * covers stays byte for byte as it is. */
#ifndef DOC_MEND_H
#define DOC_MEND_H

#include "base/array.h"
#include "base/str.h"

typedef struct Mend {
    uint32_t start, end; /* bytes [start, end) of the text */
    Str text;            /* what comes in their place */
} Mend;

typedef Array(Mend) MendList;

/* Sorts the list and takes out what cannot be applied together with the rest: of equal mends one stays, of
 * one place with two replacements none (nobody knows which is meant), of mends that overlap otherwise the
 * first. */
void mend_settle(MendList *mends);
/* The text with the mends of a settled list in it. */
Str mend_apply(Arena *arena, Str text, const MendList *mends);

#endif
