/* Edit: replacements of single spans of a text, applied all at once; whatever no edit covers stays byte for
 * byte as it is. */
#ifndef DOC_EDIT_H
#define DOC_EDIT_H

#include "base/array.h"
#include "base/str.h"

typedef struct Edit {
    uint32_t start, end; /* bytes [start, end) of the text */
    Str text;            /* what comes in their place */
} Edit;

typedef Array(Edit) EditList;

/* Sorts the list and takes out what cannot be applied together with the rest: of equal edits one stays, of
 * one place with two replacements none (nobody knows which is meant), of edits that overlap otherwise the
 * first. */
void edit_settle(EditList *edits);
/* The text with the edits of a settled list in it. */
Str edit_apply(Arena *arena, Str text, const EditList *edits);

#endif
