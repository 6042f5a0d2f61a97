/* Shared by the files that bind: bind.c (what western tokens bind), bind_han.c (Chinese patterns), units.c.
 */
#ifndef TEXT_BIND_H
#define TEXT_BIND_H

#include "text/segment-imp.h"

typedef struct BoundText {
    const TextRun *runs;
    Cluster *items;
    size_t count;
} BoundText;

typedef struct BoundToken {
    size_t start, end;
    size_t last; /* start of its last part, behind a comma or the like */
    bool digits, lower, first_digit, last_digit, signs; /* signs: nothing but ≥ ± × … */
    bool code;                                          /* the last part is capitals and / alone: GB/T */
} BoundToken;

/* Raises the place behind a cluster, or all places inside [start, end), to BREAK_BOUND. */
void bind_after(BoundText *text, size_t i);
void bind_range(BoundText *text, size_t start, size_t end);
bool western(const Cluster *cluster);
/* The western characters from `start` on, up to a blank. */
BoundToken token_at(const BoundText *text, size_t start);

/* units.c */
uint32_t rune_at(const BoundText *text, size_t i);
/* Whether the clusters from `at` on spell `word`; gives its length. */
size_t spells(const BoundText *text, size_t at, const char *word);
bool one_of(uint32_t rune, const char *runes);
/* The length of the longest of the words that is spelt there; 0: none. */
size_t longest(const BoundText *text, size_t at, const char *const *words, size_t count);
/* + ≥ ± × … */
bool is_sign(uint32_t rune);
/* A unit or measure word in Chinese behind a number: its length, or 0. */
size_t han_unit(const BoundText *text, size_t at);
/* The end of 元/人·天, 人·次, 元/m² from the Chinese unit at `at` on; `at` itself where there is none. */
size_t han_unit_end(const BoundText *text, size_t at);
/* A western unit as a token of its own: mm, m/s, kN·m, MPa, D. */
bool western_unit(const BoundText *text, const BoundToken *token);
/* ㎡ ㎥ ℃ …: units of one full-width sign. */
bool sign_unit(uint32_t rune);

/* What the Chinese character or full-width mark at `i` binds. */
void bind_han(BoundText *text, size_t i);

#endif
