/* Rational: exact fractions ≥ 0 of any size, so that a score is rounded once and never by accident. Weights
 * and scores have few digits, but the denominators of many sections multiply beyond any machine word. */
#ifndef DERIVE_RATIONAL_H
#define DERIVE_RATIONAL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Whole number ≥ 0, 32 bits a limb, the lowest first, without leading zeroes; zero has none. */
typedef struct Natural {
    uint32_t *limbs;
    size_t count;
} Natural;

typedef struct Rational {
    Natural numerator, denominator;
} Rational;

/* Both ≥ 0, the denominator > 0. */
Rational rational_from(Arena *arena, int64_t numerator, int64_t denominator);
Rational rational_add(Arena *arena, Rational a, Rational b);
Rational rational_multiply(Arena *arena, Rational a, Rational b);
/* The divisor must not be zero. */
Rational rational_divide(Arena *arena, Rational a, Rational b);
/* The value × scale as a whole number, rounded half up; INT64_MAX where it does not fit. */
int64_t rational_round(Arena *arena, Rational a, int64_t scale);

#endif
