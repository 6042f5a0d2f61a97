/* Edits of a text, and the encodings that a file can be turned from. */
#include "support.h"

#include "doc/encoding.h"
#include "doc/mend.h"

static Arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static Str mended(const char *text, const Mend *list, size_t count)
{
    MendList mends = {0};
    for (size_t i = 0; i < count; i++) array_push(arena, &mends, list[i]);
    mend_settle(&mends);
    return mend_apply(arena, str_from(text), &mends);
}

#define EDITED(text, ...)                                                                                    \
    mended(text, (const Mend[]){__VA_ARGS__}, sizeof((const Mend[]){__VA_ARGS__}) / sizeof(Mend))

static void test_mends(void **state)
{
    (void)state;
    const Mend first = {0, 1, STR_INIT("xyz")}, last = {5, 6, STR_INIT("")}, between = {2, 2, STR_INIT("-")};
    assert_str(mended("abcdef", NULL, 0), "abcdef");
    assert_str(EDITED("abcdef", last, first, between), "xyzb-cde");
    assert_str(EDITED("abcdef", first, first), "xyzbcdef");
    assert_str(EDITED("abcdef", {0, 1, STR_INIT("1")}, {1, 2, STR_INIT("2")}), "12cdef"); /* they touch */
}

static void test_quarrels(void **state)
{
    (void)state;
    /* one place, two mends: none; overlapping: the first, and what is clear of it */
    assert_str(EDITED("abcdef", {1, 2, STR_INIT("x")}, {1, 2, STR_INIT("y")}, {3, 4, STR_INIT("z")}),
               "abczef");
    assert_str(EDITED("abcdef", {1, 4, STR_INIT("x")}, {3, 5, STR_INIT("y")}, {4, 5, STR_INIT("z")}), "axzf");
}

/* "质量：合格" in GBK, in UTF-16 both ways, in UTF-8. */
#define GBK "\xD6\xCA\xC1\xBF\xA3\xBA\xBA\xCF\xB8\xF1"

static void test_encodings(void **state)
{
    (void)state;
    assert_int_equal(encoding_of(STR("质量：合格")), ENCODING_UTF8);
    assert_int_equal(encoding_of(STR("")), ENCODING_UTF8);
    assert_int_equal(encoding_of(STR(GBK)), ENCODING_GBK);
    assert_int_equal(encoding_of(STR("\xFF\xFE\x28\x8D")), ENCODING_UTF16);
    assert_int_equal(encoding_of(STR("a\0b\0")), ENCODING_UTF16);
    /* a byte lost, an even number left: as GBK it would be other characters */
    assert_int_equal(encoding_of(STR("质量管理\xE4\xBD")), ENCODING_DAMAGED);
    assert_int_equal(encoding_of(STR(GBK "\xFF")), ENCODING_DAMAGED);
}

static void test_decoding(void **state)
{
    (void)state;
    Str text;
    assert_true(encoding_decode(arena, ENCODING_GBK, STR(GBK "\r\n"), &text));
    assert_str(text, "质量：合格\r\n");
    assert_true(encoding_decode(arena, ENCODING_UTF16, STR("\xFF\xFE\x28\x8D\x0A\x00"), &text));
    assert_str(text, "质\n");
    assert_true(encoding_decode(arena, ENCODING_UTF16, STR("\xFE\xFF\x8D\x28"), &text));
    assert_str(text, "质");
    /* half a unit, no mark, control characters, rare characters alone: a person has to look */
    assert_false(encoding_decode(arena, ENCODING_UTF16, STR("\xFF\xFE\x28\x8D\x0A"), &text));
    assert_false(encoding_decode(arena, ENCODING_UTF16, STR("a\0b\0"), &text));
    assert_false(encoding_decode(arena, ENCODING_GBK, STR(GBK "\x01"), &text));
    assert_false(encoding_decode(arena, ENCODING_GBK, STR("\x81\x40\x82\x50"), &text));
    assert_false(encoding_decode(arena, ENCODING_DAMAGED, STR(GBK), &text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_mends, setup, teardown),
        cmocka_unit_test_setup_teardown(test_quarrels, setup, teardown),
        cmocka_unit_test_setup_teardown(test_encodings, setup, teardown),
        cmocka_unit_test_setup_teardown(test_decoding, setup, teardown),
    };
    return cmocka_run_group_tests_name("mend", tests, NULL, NULL);
}
