/* Meant: the value that was meant, where people wrote it their own way. */
#ifndef SCHEMA_MEANT_H
#define SCHEMA_MEANT_H

#include "base/date.h"

/* "1,280,000,000.00", "￥5000元", "12.8亿元", "３６万", "6%" as a plain number. False where it reads as none,
 * or separators do not set off groups of three (or four) digits; a number that is already plain comes back as
 * it is. */
bool meant_number(Arena *arena, Str text, Str *plain);

typedef enum MeantDate {
    DATE_UNREADABLE,
    DATE_IMPOSSIBLE, /* year, month and day, but no such day */
    DATE_REWRITTEN,
} MeantDate;
/* "2026/2/1", "2026.2.1", "2026年2月1日", "20260201", "２０２６-02-01", "2026-02-01 10:00". The date is
 * filled in unless it is unreadable. */
MeantDate meant_date(Arena *arena, Str text, CivilDate *date);
/* Days of a month from 1 to 12; 0 for another. */
int days_of_month(int year, int month);

/* Index of the word that was meant, or SIZE_MAX: suggest_nearest, to which letter case, - for _, full width,
 * traditional characters and blanks around do not count. */
size_t meant_word(Arena *arena, Str typed, const Str *words, size_t count);
/* The same by suggest_certain: only where there is no doubt, so that it may be put in place. */
size_t meant_word_surely(Arena *arena, Str typed, const Str *words, size_t count);

/* 是, yes, True, … as true or false. */
bool meant_bool(Arena *arena, Str text, Str *word);

#endif
