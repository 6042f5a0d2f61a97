/* Formats: what `format` asserts. Our own – money, percent, the identity numbers of Chinese standards – and
 * the common ones of JSON Schema. */
#ifndef SCHEMA_FORMAT_H
#define SCHEMA_FORMAT_H

#include "doc/doc.h"

typedef enum Format {
    FORMAT_NONE,
    FORMAT_DATE,    /* 2026-09-30, a day that exists; or "day", which other validators leave to a pattern */
    FORMAT_MONEY,   /* number of yuan, at most two decimals, within 64 bits of 分 */
    FORMAT_PERCENT, /* number, a share such as 0.06, at most four decimals */
    FORMAT_CREDIT_CODE, /* GB 32100-2015 */
    FORMAT_ID_NUMBER,   /* GB 11643-1999 */
    FORMAT_PHONE,       /* mobile, or area code and number */
    FORMAT_TIME,        /* RFC 3339 full-time */
    FORMAT_DATE_TIME,   /* RFC 3339 date-time */
    FORMAT_EMAIL,
    FORMAT_URI,
    FORMAT_URI_REFERENCE,
    FORMAT_UUID,
    FORMAT_IPV4,
    FORMAT_IPV6,
    FORMAT_HOSTNAME,
    FORMAT_REGEX,
    FORMAT_JSON_POINTER,
    FORMAT_COUNT,
} Format;

/* FORMAT_NONE for a name that is none of these. */
Format format_named(Str name);
/* Whether a scalar has the form. A node of another kind than the format speaks of (money: numbers, most:
 * texts) passes. */
bool format_holds(Arena *arena, Format format, const Node *node);

/* What is wrong with an identity number, for the message; FLAW_NONE where it is right. */
typedef enum IdentityFlaw {
    FLAW_NONE,
    FLAW_LENGTH,
    FLAW_CHARACTER,
    FLAW_BIRTH_DATE,
    FLAW_CHECK_DIGIT
} IdentityFlaw;
IdentityFlaw credit_code_flaw(Str text);
IdentityFlaw id_number_flaw(Str text);

#endif
