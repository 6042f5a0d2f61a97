/* Slip scan: the slips of typing that libyaml would misread or report late – full-width marks in place of
 * YAML's own, wrong blanks as indentation, missing blanks, quotes left open. A line scanner that knows block
 * scalars, quotes, flow collections and comments finds them all; where tabs may stand for several widths it
 * goes over the file again with what it has learned of them. */
#ifndef DOC_SLIP_SCAN_H
#define DOC_SLIP_SCAN_H

#include "base/diag.h"
#include "doc/mend.h"

/* What puts the slips of a text right. */
typedef struct SlipMends {
    MendList mends; /* in the order of the text, not settled */
    bool doubt;     /* there is a slip that only a person can put right */
} SlipMends;

/* False where a slip was found: what libyaml would say then is a cascade. */
bool slip_scan(const Source *source, DiagList *diags, SlipMends *mends);

#endif
