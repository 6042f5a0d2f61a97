/* Slip: how the slips of typing are told – code, what is wrong, the corrected line, and the replacement
 * where the mend is mechanical. */
#ifndef DOC_SLIP_H
#define DOC_SLIP_H

#include "base/diag.h"

typedef enum SlipKind {
    SLIP_TAB,
    SLIP_WIDE_BLANK,
    SLIP_COLON,
    SLIP_NO_BLANK,
    SLIP_COMMA,
    SLIP_QUOTES,
    SLIP_BRACKETS,
    SLIP_DASH,
    SLIP_OPEN_QUOTE,
    SLIP_AFTER_QUOTE,
    SLIP_COMMENT,
    SLIP_OPEN_BRACKET,
} SlipKind;

/* `instead` is what should stand in place of the span; ptr NULL where a person has to decide. */
void slip_report(SlipKind kind, Span span, Str instead, DiagList *diags);

#endif
