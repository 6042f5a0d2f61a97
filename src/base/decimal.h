/* Decimal: an exact number of any size as JSON and YAML write it, for comparison and divisibility (JSON
 * Schema). The digits are borrowed from the text. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/str.h"

/* The value is ± 0.d1d2d3… × 10^exponent with d1 ≠ 0 and the last digit ≠ 0; zero has no digits and no sign.
 */
typedef struct Decimal {
    bool negative;
    Str digits;
    int64_t exponent;
} Decimal;

/* JSON's number grammar, and YAML's beside it: +5, .5, 5., 1e3, 0o17, 0xFF. False on anything else, on an
 * exponent beyond ± 10^9, and on more than 4096 octal or hexadecimal digits. */
bool decimal_parse(Arena *arena, Str text, Decimal *decimal);
int decimal_compare(Decimal a, Decimal b);
bool decimal_is_integer(Decimal decimal);
/* Whether `value` is a whole multiple of `factor` (> 0; else false). Exact; the cost grows with the digits
 * alone, 1e308 is as cheap as 1e3. */
bool decimal_is_multiple(Arena *arena, Decimal value, Decimal factor);
/* value × 10^scale as a whole number; false where that is none or overflows. decimal_scaled(0.06, 4) = 600.
 */
bool decimal_scaled(Decimal decimal, int scale, int64_t *whole);

#endif
