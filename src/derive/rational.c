#include "derive/rational-imp.h"

static Natural natural_trim(Natural n)
{
    while (n.count && n.limbs[n.count - 1] == 0) n.count--;
    return n;
}

static Natural natural_from(Arena *arena, uint64_t value)
{
    Natural n = {.limbs = arena_make_many(arena, uint32_t, 2), .count = 2};
    n.limbs[0] = (uint32_t)value;
    n.limbs[1] = (uint32_t)(value >> 32);
    return natural_trim(n);
}

static Natural natural_add(Arena *arena, Natural a, Natural b)
{
    size_t count = (a.count > b.count ? a.count : b.count) + 1;
    Natural sum = {.limbs = arena_make_many(arena, uint32_t, count), .count = count};
    uint64_t carry = 0;
    for (size_t i = 0; i < count; i++) {
        carry += (i < a.count ? a.limbs[i] : 0);
        carry += (i < b.count ? b.limbs[i] : 0);
        sum.limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return natural_trim(sum);
}

static Natural natural_multiply(Arena *arena, Natural a, Natural b)
{
    size_t count = a.count + b.count;
    Natural product = {.limbs = arena_make_many(arena, uint32_t, count), .count = count};
    for (size_t i = 0; i < a.count; i++) {
        uint64_t carry = 0;
        for (size_t k = 0; k < b.count; k++) {
            carry += (uint64_t)a.limbs[i] * b.limbs[k] + product.limbs[i + k];
            product.limbs[i + k] = (uint32_t)carry;
            carry >>= 32;
        }
        product.limbs[i + b.count] = (uint32_t)carry;
    }
    return natural_trim(product);
}

static int natural_compare(Natural a, Natural b)
{
    if (a.count != b.count) return a.count < b.count ? -1 : 1;
    for (size_t i = a.count; i-- > 0;)
        if (a.limbs[i] != b.limbs[i]) return a.limbs[i] < b.limbs[i] ? -1 : 1;
    return 0;
}

Rational rational_from(Arena *arena, int64_t numerator, int64_t denominator)
{
    return (Rational){natural_from(arena, (uint64_t)numerator), natural_from(arena, (uint64_t)denominator)};
}

Rational rational_add(Arena *arena, Rational a, Rational b)
{
    if (natural_compare(a.denominator, b.denominator) == 0)
        return (Rational){natural_add(arena, a.numerator, b.numerator), a.denominator};
    Natural left = natural_multiply(arena, a.numerator, b.denominator);
    Natural right = natural_multiply(arena, b.numerator, a.denominator);
    return (Rational){natural_add(arena, left, right), natural_multiply(arena, a.denominator, b.denominator)};
}

Rational rational_multiply(Arena *arena, Rational a, Rational b)
{
    return (Rational){natural_multiply(arena, a.numerator, b.numerator),
                      natural_multiply(arena, a.denominator, b.denominator)};
}

Rational rational_divide(Arena *arena, Rational a, Rational b)
{
    return rational_multiply(arena, a, (Rational){b.denominator, b.numerator});
}

/* round(n/d) is the largest whole r with (2r − 1)·d ≤ 2n; found by halving. */
int64_t rational_round(Arena *arena, Rational a, int64_t scale)
{
    Natural twice = natural_multiply(arena, a.numerator, natural_from(arena, (uint64_t)scale));
    twice = natural_add(arena, twice, twice);
    twice = natural_add(arena, twice, a.denominator);
    Natural step = natural_add(arena, a.denominator, a.denominator);
    int64_t low = 0, high = INT64_MAX;
    while (low < high) {
        int64_t middle = low + (high - low) / 2 + (high - low) % 2;
        Natural bound = natural_multiply(arena, step, natural_from(arena, (uint64_t)middle));
        if (natural_compare(bound, twice) <= 0)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
