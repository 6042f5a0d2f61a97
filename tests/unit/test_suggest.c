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
    static const Str alike[] = {STR_INIT("U1"), STR_INIT("U2"), STR_INIT("E01")};
    assert_null(suggest_nearest(STR("U7"), alike, 3).ptr); /* either */
    assert_str(suggest_first(STR("U7"), alike, 3), "U1");
    assert_str(suggest_nearest(STR("E07"), alike, 3), "E01");
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

static Str certain(const char *word)
{
    static const Str known[] = {STR_INIT("新建"), STR_INIT("扩建"),  STR_INIT("高级专家"), STR_INIT("E01"),
                                STR_INIT("name"), STR_INIT("names"), STR_INIT("a")};
    return suggest_certain(str_from(word), known, sizeof known / sizeof *known);
}

static void test_certain(void **state)
{
    (void)state;
    assert_str(certain("高级专加"), "高级专家");
    assert_str(certain("高级专"), "高级专家");
    assert_str(certain("高专级家"), "高级专家"); /* a swap is one edit */
    assert_str(certain("E1"), "E01");
    assert_str(certain("nmaes"), "names");
    assert_str(certain("name"), "name");  /* the word itself, though another is near */
    assert_null(certain("信建").ptr);     /* two are within one edit */
    assert_null(certain("高等专加").ptr); /* two edits */
    assert_null(certain("b").ptr);        /* one of one character */
    assert_null(certain("").ptr);
    assert_null(suggest_certain(STR("x"), NULL, 0).ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_near), cmocka_unit_test(test_far),
                                       cmocka_unit_test(test_certain)};
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
