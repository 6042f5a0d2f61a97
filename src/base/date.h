/* Date: a day of the proleptic Gregorian calendar as days since 1970-01-01. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

typedef int32_t Date;
enum { DATE_NONE = INT32_MIN };

typedef struct CivilDate {
    int year;
    int month, day; /* from 1 */
} CivilDate;

/* "2026-09-30", years 0001 to 9999, a day that exists. */
bool date_parse(Str text, Date *date);
Date date_from_civil(CivilDate civil);
CivilDate date_to_civil(Date date);
/* The same day of the month `months` later (or earlier, below 0), the month's last where it has no such day.
 */
Date date_add_months(Date date, int months);
/* The local calendar day. */
Date date_today(void);
/* 2026-09-30 */
Str date_iso(Arena *arena, Date date);
/* 2026年9月30日 */
Str date_zh(Arena *arena, Date date);

#endif
