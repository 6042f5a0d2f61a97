#include "support.h"

#include "base/suggest.h"

static Str nearest(const char *word)
{
    static const Str known[] = {STR_INIT("investment"), STR_INIT("location"), STR_INIT("name"),
                                STR_INIT("防腐绝热"),   STR_INIT("严重"),     STR_INIT("a")};
    return suggest_nearest(str_from(word), known, sizeof known / sizeof *known);
}

static void test_near(void **state)
{
    (void)state;
    assert_str(nearest("investmnet"), "investment");
    assert_str(nearest("invesment"), "investment");
    assert_str(nearest("locations"), "location");
    assert_str(nearest("nmae"), "name");
    assert_str(nearest("防腐绝缘"), "防腐绝热");
    assert_str(nearest("严中"), "严重");
}

static void test_far(void **state)
{
    (void)state;
    assert_null(nearest("b").ptr);    /* one of one character */
    assert_null(nearest("eman").ptr); /* two of four */
    assert_null(nearest("").ptr);
    assert_str(nearest("nvestmnt"), "investment"); /* two of ten */
    assert_null(nearest("vstmt").ptr);
    assert_null(suggest_nearest(STR("x"), NULL, 0).ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_near), cmocka_unit_test(test_far)};
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
