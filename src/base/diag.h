/* Diag: one message to the user about the input, at its place.
 *
 * A stage adds messages to the list it is given and goes on as far as it sensibly can; it never prints. Each
 * text is given in Chinese and in English with the same arguments, the list picks one. Codes are stable for
 * ever: Y… reading YAML and JSON, S… schema, R… rules, T… templates, F… fonts and figures, X… system. How
 * severe a code is, and what it means, stands in schemas/codes/. Strings for `code` are literals: a test
 * holds those of the source against that folder.
 *
 *     Diag *d = diag_add(diags, "R0801", span,
 *                        "投资额与合同额均未达到申报条件", "neither amount reaches the threshold");
 *     diag_label(diags, d, "投资额，应不低于 %.*s 元", "investment, at least %.*s yuan", STR_ARG(min));
 *     diag_related(diags, d, other_span, "或合同额", "or the contract amount");
 *     diag_help(diags, d, "…", "…");
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/array.h"
#include "base/source.h"

typedef enum Severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO } Severity;
typedef enum Lang { LANG_ZH, LANG_EN } Lang;

typedef struct DiagLabel {
    Span span;
    Str text;
} DiagLabel;

typedef struct Diag {
    Severity severity;
    const char *code;
    Span span;   /* the offending value, or its parent's key where it is missing; source NULL: of no file */
    Str message; /* what is wrong */
    Str label;   /* beside the caret; may be empty */
    Str help;    /* the mend; may be empty */
    Str mend;    /* replacement text for the span; ptr NULL when the mend is not mechanical */
    Array(DiagLabel) further_mends; /* the same for other spans; with or without a mend, all at once */
    Array(DiagLabel) related;
    Str unwritten; /* of a value that is still 待填: "建设地点 project.location"; else empty */
} Diag;

typedef struct DiagList {
    Arena *arena;
    Lang lang;
    Array(Diag *) items;
    size_t errors, warnings; /* how many of the items */
} DiagList;

/* What the program has to know of schemas/codes/, sorted by code: src/base/diag_codes.awk makes the table
 * when the program is built. */
typedef struct DiagCode {
    char code[6];
    Severity severity, other; /* the usual one, and the one that it moves to; the same where it does not */
    bool system;              /* the system failed, not the input: a disk, a permission, a font */
} DiagCode;

extern const DiagCode diag_codes[];
extern const size_t diag_code_count;
/* NULL where there is no such code. */
const DiagCode *diag_code(const char *code);

#define DIAG_FORMATS(zh, en) __attribute__((format(printf, zh, (en) + 1), format(printf, en, (en) + 1)))

Diag *diag_add(DiagList *list, const char *code, Span span, const char *zh, const char *en, ...)
    DIAG_FORMATS(4, 5);
/* Gives the message its code's other severity, which there must be. */
void diag_move(DiagList *list, Diag *diag);
/* Says that the value of this title at this path is still to be written. */
void diag_unwritten(DiagList *list, Diag *diag, Str title, Str path);
void diag_label(DiagList *list, Diag *diag, const char *zh, const char *en, ...) DIAG_FORMATS(3, 4);
void diag_help(DiagList *list, Diag *diag, const char *zh, const char *en, ...) DIAG_FORMATS(3, 4);
void diag_related(DiagList *list, Diag *diag, Span span, const char *zh, const char *en, ...)
    DIAG_FORMATS(4, 5);
/* What is mechanically to stand in place of a span that is not the message's own. */
void diag_mend(DiagList *list, Diag *diag, Span span, Str instead);

/* Adds the other list's messages; its arena must last as long as this one's. */
void diag_take(DiagList *list, const DiagList *other);

/* By file, then place, then code; messages without a file first. Equal messages at one place are kept once.
 */
void diag_sort(DiagList *list);

#endif
