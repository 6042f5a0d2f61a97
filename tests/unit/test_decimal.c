#include "support.h"

#include "base/decimal.h"

#include <string.h>

static Arena *arena;

static Decimal decimal(const char *text)
{
    Decimal parsed;
    if (!decimal_parse(arena, str_from(text), &parsed)) fail_msg("%s is refused", text);
    return parsed;
}

static void assert_parts(const char *text, bool negative, const char *digits, int64_t exponent)
{
    Decimal parsed = decimal(text);
    assert_int_equal(parsed.negative, negative);
    assert_str(parsed.digits, digits);
    assert_int_equal(parsed.exponent, exponent);
}

static void test_parse(void **state)
{
    (void)state;
    assert_parts("1", false, "1", 1);
    assert_parts("-1200.50", true, "12005", 4);
    assert_parts("0.06", false, "6", -1);
    assert_parts("100", false, "1", 3);
    assert_parts("1e308", false, "1", 309);
    assert_parts("12.5E-3", false, "125", -1);
    assert_parts("0", false, "", 0);
    assert_parts("-0.00e5", false, "", 0);
    assert_parts("+5", false, "5", 1);
    assert_parts(".5", false, "5", 0);
    assert_parts("5.", false, "5", 1);
    assert_parts("007", false, "7", 1);
    assert_parts("0o17", false, "15", 2);
    assert_parts("0xFF", false, "255", 3);
    assert_parts("0x0", false, "", 0);
    assert_parts("0xfFFFFFFFFFFFFFFFFFFF", false, "1208925819614629174706175", 25);
    assert_parts("1e1000000000", false, "1", 1000000001);
    assert_parts("1e-0000000000001000000000", false, "1", -999999999);
}

static void test_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",    "-",   ".",    "e5",  "1e",  "1e+", "1.2.3",        "1,000",
                                        " 1",  "1 ",  "0x",   "0o8", "0xG", "--1", "1e1000000001", "１",
                                        "inf", "nan", "-0x1", "1_0"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Decimal parsed;
        if (decimal_parse(arena, str_from(wrong[i]), &parsed)) fail_msg("\"%s\" is taken", wrong[i]);
    }
}

static void test_radix_limit(void **state)
{
    (void)state;
    char text[2 + 4097];
    memset(text, '7', sizeof text);
    memcpy(text, "0o", 2);
    Decimal parsed;
    assert_true(decimal_parse(arena, (Str){text, 2 + 4096}, &parsed));
    assert_false(decimal_parse(arena, (Str){text, 2 + 4097}, &parsed));
}

static void test_compare(void **state)
{
    (void)state;
    /* in rising order */
    static const char *const order[] = {"-1e9", "-100.5", "-100",         "-0.1",      "0",
                                        "1e-9", "0.1",    "0.11",         "1",         "9",
                                        "10",   "10.01",  "499999999.99", "500000000", "1e308"};
    for (int i = 0; i < 15; i++)
        for (int k = 0; k < 15; k++) {
            int sign = decimal_compare(decimal(order[i]), decimal(order[k]));
            assert_int_equal((sign > 0) - (sign < 0), (i > k) - (i < k));
        }
    assert_int_equal(decimal_compare(decimal("1.0"), decimal("1")), 0);
    assert_int_equal(decimal_compare(decimal("-0"), decimal("0")), 0);
    assert_int_equal(decimal_compare(decimal("1e2"), decimal("100.00")), 0);
}

static void test_integer(void **state)
{
    (void)state;
    assert_true(decimal_is_integer(decimal("0")));
    assert_true(decimal_is_integer(decimal("1.0")));
    assert_true(decimal_is_integer(decimal("1.5e1")));
    assert_true(decimal_is_integer(decimal("-12345678910111213141516171819")));
    assert_false(decimal_is_integer(decimal("1.5")));
    assert_false(decimal_is_integer(decimal("1e-1")));
}

static void assert_multiple(const char *value, const char *factor, bool expected)
{
    if (decimal_is_multiple(arena, decimal(value), decimal(factor)) != expected)
        fail_msg("%s of %s", value, factor);
}

static void test_multiple(void **state)
{
    (void)state;
    assert_multiple("10", "2", true);
    assert_multiple("7", "2", false);
    assert_multiple("0", "2", true);
    assert_multiple("4.5", "1.5", true);
    assert_multiple("35", "1.5", false);
    assert_multiple("0.0075", "0.0001", true);
    assert_multiple("0.00751", "0.0001", false);
    assert_multiple("19.99", "0.01", true);
    assert_multiple("19.999", "0.01", false);
    assert_multiple("-4", "2", true);
    assert_multiple("12391239123", "1e-8", true);
    assert_multiple("1e308", "0.5", true);
    assert_multiple("1e308", "0.123456789", false);
    assert_multiple("1e1000000000", "1e-1000000000", true);
    assert_multiple("3e1000000000", "1048576", true);
    assert_multiple("1e19", "524288", true);
    assert_multiple("1e18", "524288", false); /* 2^19 needs nineteen zeros */
    assert_multiple("7", "0", false);
    /* factors beyond 64 bits: 10^29 + 7, its square, and its neighbour */
    assert_multiple("100000000000000000000000000007", "100000000000000000000000000007", true);
    assert_multiple("10000000000000000000000000001400000000000000000000000000049",
                    "100000000000000000000000000007", true);
    assert_multiple("10000000000000000000000000001400000000000000000000000000050",
                    "100000000000000000000000000007", false);
    assert_multiple("1e400", "1267650600228229401496703205376", true); /* 2^100 */
    assert_multiple("1e99", "1267650600228229401496703205376", false);
    assert_multiple("1e100", "1267650600228229401496703205376", true);
}

static void test_scaled(void **state)
{
    (void)state;
    int64_t whole;
    assert_true(decimal_scaled(decimal("0.06"), 4, &whole));
    assert_int_equal(whole, 600);
    assert_true(decimal_scaled(decimal("-1.5e3"), 0, &whole));
    assert_int_equal(whole, -1500);
    assert_true(decimal_scaled(decimal("0"), 2, &whole));
    assert_int_equal(whole, 0);
    assert_false(decimal_scaled(decimal("0.005"), 2, &whole));
    assert_true(decimal_scaled(decimal("9223372036854775807"), 0, &whole));
    assert_true(whole == INT64_MAX);
    assert_false(decimal_scaled(decimal("9223372036854775808"), 0, &whole));
    assert_true(decimal_scaled(decimal("-92233720368547758.08"), 2, &whole));
    assert_true(whole == INT64_MIN);
    assert_false(decimal_scaled(decimal("1e30"), 0, &whole));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),   cmocka_unit_test(test_refused), cmocka_unit_test(test_radix_limit),
        cmocka_unit_test(test_compare), cmocka_unit_test(test_integer), cmocka_unit_test(test_multiple),
        cmocka_unit_test(test_scaled),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
