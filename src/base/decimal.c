#include "base/decimal.h"

#include <string.h>

enum { EXPONENT_LIMIT = 1000000000, RADIX_DIGITS_LIMIT = 4096 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Cuts the run of digits off the front of *text. */
static Str take_digits(Str *text)
{
    size_t len = 0;
    while (len < text->len && is_digit(text->ptr[len])) len++;
    Str digits = str_slice(*text, 0, len);
    *text = str_slice(*text, len, text->len);
    return digits;
}

/* "e-12" or nothing, up to the end of the text. */
static bool parse_exponent(Str text, int64_t *exponent)
{
    *exponent = 0;
    if (text.len == 0) return true;
    if (text.ptr[0] != 'e' && text.ptr[0] != 'E') return false;
    text = str_slice(text, 1, text.len);
    bool negative = text.len && text.ptr[0] == '-';
    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+')) text = str_slice(text, 1, text.len);
    Str digits = take_digits(&text);
    if (digits.len == 0 || text.len) return false;
    for (size_t i = 0; i < digits.len; i++) {
        *exponent = *exponent * 10 + (digits.ptr[i] - '0');
        if (*exponent > EXPONENT_LIMIT) return false;
    }
    if (negative) *exponent = -*exponent;
    return true;
}

/* Takes the zeros off both ends of whole.fraction; what is left is borrowed unless the point lies within. */
static Decimal normalized(Arena *arena, bool negative, Str whole, Str fraction, int64_t exponent)
{
    size_t skipped = 0;
    while (skipped < whole.len && whole.ptr[skipped] == '0') skipped++;
    whole = str_slice(whole, skipped, whole.len);
    exponent += (int64_t)whole.len;
    while (fraction.len && fraction.ptr[fraction.len - 1] == '0') fraction.len--;
    if (whole.len == 0) {
        skipped = 0;
        while (skipped < fraction.len && fraction.ptr[skipped] == '0') skipped++;
        fraction = str_slice(fraction, skipped, fraction.len);
        exponent -= (int64_t)skipped;
    }
    if (fraction.len == 0)
        while (whole.len && whole.ptr[whole.len - 1] == '0') whole.len--;
    if (whole.len == 0 && fraction.len == 0) return (Decimal){0};
    Str digits = whole.len == 0      ? fraction
                 : fraction.len == 0 ? whole
                                     : str_join(arena, (Str[]){whole, fraction}, 2, (Str){0});
    return (Decimal){.negative = negative, .digits = digits, .exponent = exponent};
}

static int digit_value(char c)
{
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 16;
}

/* 0o17 and 0xFF without their prefix: the decimal digits are kept backwards, one a byte, while they grow. */
static bool parse_radix(Arena *arena, Str text, int radix, Decimal *decimal)
{
    if (text.len == 0 || text.len > RADIX_DIGITS_LIMIT) return false;
    size_t capacity = text.len * 2, count = 0;
    char *digits = arena_alloc(arena, capacity);
    for (size_t i = 0; i < text.len; i++) {
        int carry = digit_value(text.ptr[i]);
        if (carry >= radix) return false;
        for (size_t k = 0; k < count; k++) {
            int sum = digits[k] * radix + carry;
            digits[k] = (char)(sum % 10);
            carry = sum / 10;
        }
        for (; carry; carry /= 10) digits[count++] = (char)(carry % 10);
    }
    char *written = arena_alloc(arena, capacity);
    for (size_t k = 0; k < count; k++) written[k] = (char)('0' + digits[count - 1 - k]);
    *decimal = normalized(arena, false, (Str){written, count}, (Str){0}, 0);
    return true;
}

bool decimal_parse(Arena *arena, Str text, Decimal *decimal)
{
    if (str_starts_with(text, STR("0o"))) return parse_radix(arena, str_slice(text, 2, text.len), 8, decimal);
    if (str_starts_with(text, STR("0x")))
        return parse_radix(arena, str_slice(text, 2, text.len), 16, decimal);
    bool negative = text.len && text.ptr[0] == '-';
    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+')) text = str_slice(text, 1, text.len);
    Str whole = take_digits(&text), fraction = {0};
    if (text.len && text.ptr[0] == '.') {
        text = str_slice(text, 1, text.len);
        fraction = take_digits(&text);
    }
    int64_t exponent;
    if (whole.len + fraction.len == 0 || !parse_exponent(text, &exponent)) return false;
    *decimal = normalized(arena, negative, whole, fraction, exponent);
    return true;
}

static int compare_magnitudes(Decimal a, Decimal b)
{
    if (a.digits.len == 0 || b.digits.len == 0) return (a.digits.len > 0) - (b.digits.len > 0);
    if (a.exponent != b.exponent) return a.exponent < b.exponent ? -1 : 1;
    return str_compare(a.digits, b.digits);
}

int decimal_compare(Decimal a, Decimal b)
{
    if (a.negative != b.negative) return a.negative ? -1 : 1;
    int order = compare_magnitudes(a, b);
    return a.negative ? -order : order;
}

bool decimal_is_integer(Decimal decimal)
{
    return decimal.exponent >= (int64_t)decimal.digits.len;
}

/* Digit `index` of the whole number that the digits followed by zeros stand for. */
static int digit_at(Str digits, size_t index)
{
    return index < digits.len ? digits.ptr[index] - '0' : 0;
}

static bool divides_small(Str digits, size_t count, Str divisor)
{
    uint64_t factor = 0, rest = 0;
    for (size_t i = 0; i < divisor.len; i++) factor = factor * 10 + (uint64_t)(divisor.ptr[i] - '0');
    for (size_t i = 0; i < count; i++) rest = (rest * 10 + (uint64_t)digit_at(digits, i)) % factor;
    return rest == 0;
}

/* rest -= factor where rest >= factor; both have `size` decimal digits, the most significant first. */
static bool subtract_where_it_fits(signed char *rest, const signed char *factor, size_t size)
{
    if (memcmp(rest, factor, size) < 0) return false;
    int borrow = 0;
    for (size_t i = size; i-- > 0;) {
        int digit = rest[i] - factor[i] - borrow;
        borrow = digit < 0;
        rest[i] = (signed char)(borrow ? digit + 10 : digit);
    }
    return true;
}

/* Division as one does it on paper; only the rest is kept. */
static bool divides_large(Arena *arena, Str digits, size_t count, Str divisor)
{
    size_t size = divisor.len + 1;
    signed char *factor = arena_alloc(arena, size), *rest = arena_alloc(arena, size);
    for (size_t i = 0; i < divisor.len; i++) factor[i + 1] = (signed char)(divisor.ptr[i] - '0');
    for (size_t i = 0; i < count; i++) {
        memmove(rest, rest + 1, size - 1);
        rest[size - 1] = (signed char)digit_at(digits, i);
        while (subtract_where_it_fits(rest, factor, size)) {
        }
    }
    for (size_t i = 0; i < size; i++)
        if (rest[i]) return false;
    return true;
}

/* With V and F the digits as whole numbers, value / factor = V × 10^shift / F. V does not end in 0, so a
 * negative shift leaves a fraction. A positive one matters only up to the powers of 2 and 5 in F, of which F
 * < 10^n has fewer than 4n: zeros beyond change nothing, however far the exponents lie apart. */
bool decimal_is_multiple(Arena *arena, Decimal value, Decimal factor)
{
    if (factor.digits.len == 0) return false;
    if (value.digits.len == 0) return true;
    int64_t shift =
        (value.exponent - (int64_t)value.digits.len) - (factor.exponent - (int64_t)factor.digits.len);
    if (shift < 0) return false;
    size_t zeros = 4 * factor.digits.len;
    if ((uint64_t)shift < zeros) zeros = (size_t)shift;
    size_t count = value.digits.len + zeros;
    return factor.digits.len <= 18 ? divides_small(value.digits, count, factor.digits)
                                   : divides_large(arena, value.digits, count, factor.digits);
}

bool decimal_scaled(Decimal decimal, int scale, int64_t *whole)
{
    *whole = 0;
    if (decimal.digits.len == 0) return true;
    int64_t count = decimal.exponent + scale;
    if (count < (int64_t)decimal.digits.len || count > 19) return false;
    int64_t negated = 0; /* negative numbers reach one further */
    for (size_t i = 0; i < (size_t)count; i++) {
        if (__builtin_mul_overflow(negated, 10, &negated)) return false;
        if (__builtin_sub_overflow(negated, digit_at(decimal.digits, i), &negated)) return false;
    }
    if (!decimal.negative && negated == INT64_MIN) return false;
    *whole = decimal.negative ? negated : -negated;
    return true;
}
