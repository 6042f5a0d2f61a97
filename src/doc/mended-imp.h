/* MendedSource: reading over slips of typing. The text is mended in memory, read, and tree and messages are
 * carried back to the places of the text as it was typed. */
#ifndef DOC_MENDED_H
#define DOC_MENDED_H

#include "doc/doc.h"
#include "doc/slip_scan-imp.h"

typedef struct MendedSource {
    const Source *typed;  /* the file */
    const Source *source; /* the same, mended */
    MendList mends;       /* which lead from the one to the other */
} MendedSource;

/* False where a slip has no mechanical mend, or two mends overlap. */
bool mended_from(Arena *arena, const Source *typed, const SlipMends *mends, MendedSource *mended);
/* Both turn places in the mended text into places in the typed one. */
void mended_carry_doc(const MendedSource *mended, Doc *doc);
void mended_carry_diags(const MendedSource *mended, DiagList *diags);

#endif
