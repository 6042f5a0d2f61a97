/* Mended: reading over slips of typing. The text is mended in memory, read, and tree and messages are carried
 * back to the places of the text as it was typed. */
#ifndef DOC_MENDED_H
#define DOC_MENDED_H

#include "doc/accident.h"
#include "doc/doc.h"

typedef struct Mended {
    const Source *typed;  /* the file */
    const Source *source; /* the same, mended */
    EditList edits;       /* which lead from the one to the other */
} Mended;

/* False where a slip has no mechanical mend, or two mends overlap. */
bool mended_from(Arena *arena, const Source *typed, const Mends *mends, Mended *mended);
/* Both turn places in the mended text into places in the typed one. */
void mended_carry_doc(const Mended *mended, Doc *doc);
void mended_carry_diags(const Mended *mended, DiagList *diags);

#endif
