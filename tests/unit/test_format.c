/* Formats, patterns, URIs, and the reading of what people write in their own way: both sides of each border.
 */
#include "support.h"

#include "schema/format-imp.h"
#include "schema/meant-imp.h"
#include "schema/net-imp.h"
#include "schema/pattern-imp.h"
#include "schema/uri-imp.h"

static void test_credit_code(void **state)
{
    (void)state;
    assert_int_equal(credit_code_flaw(STR("91990000MA0TE5T163")), FLAW_NONE);
    assert_int_equal(credit_code_flaw(STR("91350100M000100Y43")), FLAW_NONE); /* the standard's own example */
    assert_int_equal(credit_code_flaw(STR("91350100M000100Y44")), FLAW_CHECK_DIGIT);
    assert_int_equal(credit_code_flaw(STR("91350100M000100Y42")), FLAW_CHECK_DIGIT);
    assert_int_equal(credit_code_flaw(STR("93150100M000100Y43")), FLAW_CHECK_DIGIT);
    assert_int_equal(credit_code_flaw(STR("91350100M000100Y4")), FLAW_LENGTH);
    assert_int_equal(credit_code_flaw(STR("91350100M000100Y433")), FLAW_LENGTH);
    assert_int_equal(credit_code_flaw(STR("91350100M000100I43")), FLAW_CHARACTER);
    assert_int_equal(credit_code_flaw(STR("91350100m000100Y43")), FLAW_CHARACTER);
}

static void test_id_number(void **state)
{
    (void)state;
    assert_int_equal(id_number_flaw(STR("11010519491231002X")), FLAW_NONE); /* the standard's own examples */
    assert_int_equal(id_number_flaw(STR("440524188001010014")), FLAW_NONE);
    assert_int_equal(id_number_flaw(STR("110105194912310021")), FLAW_CHECK_DIGIT);
    assert_int_equal(id_number_flaw(STR("110105194913310020")), FLAW_BIRTH_DATE);
    assert_int_equal(id_number_flaw(STR("110105190002290020")), FLAW_BIRTH_DATE);
    assert_int_equal(id_number_flaw(STR("11010519491231002x")), FLAW_CHARACTER);
    assert_int_equal(id_number_flaw(STR("1101051949123100X2")), FLAW_CHARACTER);
    assert_int_equal(id_number_flaw(STR("1101051949123100X")), FLAW_LENGTH);
}

static bool holds(const char *format, NodeKind kind, const char *text)
{
    Arena *arena = arena_new();
    const Node node = {.kind = kind, .text = str_from(text)};
    Format named = format_named(str_from(format));
    assert_int_not_equal(named, FORMAT_NONE);
    bool verdict = format_holds(arena, named, &node);
    arena_free(arena);
    return verdict;
}

static void test_phone(void **state)
{
    (void)state;
    static const char *const right[] = {"13800000000",  "19999999999", "010-12345678", "0532-88888888",
                                        "0532-8888888", "0531234567",  "053288888888", "010-00000005"};
    static const char *const wrong[] = {"12800000000",    "1380000000",    "138000000000",   "12345678",
                                        "010-123456",     "010-123456789", "0532-12345678-", "010-12345678-1",
                                        "0123",           "053123456",     "0531234567890",  "",
                                        "+8613800000000", "00532-8888888", "010 12345678"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_true(holds("phone", NODE_TEXT, right[i]));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(holds("phone", NODE_TEXT, wrong[i]));
}

static void test_numbers(void **state)
{
    (void)state;
    assert_true(holds("money", NODE_NUMBER, "1280000000.00"));
    assert_true(holds("money", NODE_NUMBER, "0.5"));
    assert_true(holds("money", NODE_NUMBER, "92233720368547758.07"));
    assert_false(holds("money", NODE_NUMBER, "92233720368547758.08"));
    assert_false(holds("money", NODE_NUMBER, "0.005"));
    assert_false(holds("money", NODE_NUMBER, "1e3"));
    assert_true(holds("money", NODE_TEXT, "not a number: the type says so"));
    assert_true(holds("percent", NODE_NUMBER, "0.0625"));
    assert_false(holds("percent", NODE_NUMBER, "0.06255"));
}

static void test_net(void **state)
{
    (void)state;
    static const struct {
        const char *format, *right[5], *wrong[6];
    } cases[] = {
        {"date", {"2024-02-29", "0001-01-01"}, {"2026-02-29", "2026-2-1", "2026-02-01 ", "20260201"}},
        {"date-time",
         {"2026-02-01T08:30:06Z", "2026-02-01t08:30:06.28+08:00", "1998-12-31T15:59:60.1-08:00"},
         {"2026-02-01 08:30:06Z", "2026-02-30T08:30:06Z", "1998-12-31T22:59:60Z", "2026-02-01T24:00:00Z"}},
        {"time",
         {"08:30:06Z", "23:59:60Z"},
         {"08:30:06", "8:30:06Z", "08:60:00Z", "08:30:06.Z", "08:30:06+8:00"}},
        {"email",
         {"a.b+c@example.com", "\"x y\"@example.com", "a@[127.0.0.1]"},
         {"a", "a@", "a..b@x", ".a@x", "a@[x]"}},
        {"uri",
         {"https://x/y?z#w", "urn:a:b", "http://[::1]/"},
         {"/y", "http://a b", "http://x/%zz", "http://x/你", "http://x:y/", "http://[::1"}},
        {"uri",
         {"ftp://u:p@x:21/y", "http://[v1.a:b]:8/", "mailto:a@b"},
         {"http://a@b@x/", "http://x/[", "http://[::01.2.3.4]"}},
        {"uri-reference", {"/y", "#a", "", "a/b:c", "//x:1/y"}, {"a b", "#a#b", "1:b", "//x:y"}},
        {"uuid", {"2EB8AA08-aa98-11ea-b4aa-73b441d16380"}, {"2eb8aa08aa9811eab4aa73b441d16380", "x"}},
        {"ipv4", {"192.168.0.1", "0.0.0.0"}, {"256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4.5", "1..2.3"}},
        {"ipv6",
         {"::1", "12::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"},
         {"1:2", ":::1", "1::2::3", "12345::", "::1%eth0"}},
        {"hostname", {"a-b.example", "1a"}, {"-a", "a-", "a..b", "a_b", "", "a."}},
        {"regex", {"^[a-z]+$", "\\p{Letter}"}, {"^(abc]", "\\Z", "(?i)a"}},
        {"json-pointer", {"/a~0b/~1", ""}, {"a", "/a~", "/~2"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t k = 0; k < 5 && cases[i].right[k]; k++)
            if (!holds(cases[i].format, NODE_TEXT, cases[i].right[k]))
                fail_msg("%s %s", cases[i].format, cases[i].right[k]);
        for (size_t k = 0; k < 6 && cases[i].wrong[k]; k++)
            if (holds(cases[i].format, NODE_TEXT, cases[i].wrong[k]))
                fail_msg("%s %s", cases[i].format, cases[i].wrong[k]);
    }
}

static PatternResult match(const char *text, const char *subject)
{
    Str reason;
    Arena *arena = arena_new();
    Pattern *pattern = pattern_new(arena, str_from(text), &reason);
    if (!pattern) fail_msg("%s: %.*s", text, STR_ARG(reason));
    PatternResult result = pattern_match(pattern, str_from(subject));
    pattern_free(pattern);
    arena_free(arena);
    return result;
}

static void test_pattern(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *yes, *no;
    } cases[] = {
        {"^a$", "a", "a\n"},
        {"^\\d+$", "12", "१२"},
        {"^.{2}$", "你好", "好"},
        {"^\\p{Letter}+$", "é你", "1"},
        {"^\\p{Script=Han}$", "汉", "a"},
        {"^\\p{General_Category=Decimal_Number}$", "1", "a"},
        {"^\\u4f60\\uD83D\\uDE00$", "你😀", "你"},
        {"^\\u{1F600}$", "😀", "u"},
        {"^\\x41$", "A", "B"},
        {"^\\s$", "\xEF\xBB\xBF", "a"},
        {"^[\\s]$", "　", "a"},
        {"^\\S$", "a", "　"},
        {"[[]", "[", "]"},
        {"^[^]$", "a", "ab"},
        {"b", "abc", "ac"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (match(cases[i].pattern, cases[i].yes) != PATTERN_YES) fail_msg("%s: yes", cases[i].pattern);
        if (match(cases[i].pattern, cases[i].no) != PATTERN_NO) fail_msg("%s: no", cases[i].pattern);
    }
    assert_int_equal(match("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"),
                     PATTERN_TOO_COSTLY);
}

static void test_pattern_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"(",       "[a",    "\\",  "\\A",           "\\Qa\\E",
                                        "\\u12",   "\\x4",  "\\p", "\\p{Nonsense}", "(?i)a",
                                        "(*UCP)a", "a{2,1}"};
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Str reason;
        if (pattern_new(arena, str_from(wrong[i]), &reason)) fail_msg("%s is taken", wrong[i]);
        assert_true(reason.len > 0);
    }
    arena_free(arena);
}

static void test_uri(void **state)
{
    (void)state;
    /* RFC 3986, section 5.4, and bases that are names of files. */
    static const struct {
        const char *base, *reference, *resolved;
    } cases[] = {
        {"http://a/b/c/d;p?q", "g:h", "g:h"},
        {"http://a/b/c/d;p?q", "g", "http://a/b/c/g"},
        {"http://a/b/c/d;p?q", "g/", "http://a/b/c/g/"},
        {"http://a/b/c/d;p?q", "/g", "http://a/g"},
        {"http://a/b/c/d;p?q", "//g", "http://g"},
        {"http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"},
        {"http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s"},
        {"http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"},
        {"http://a/b/c/d;p?q", ".", "http://a/b/c/"},
        {"http://a/b/c/d;p?q", "..", "http://a/b/"},
        {"http://a/b/c/d;p?q", "../../../g", "http://a/g"},
        {"http://a/b/c/d;p?q", "./../g", "http://a/b/g"},
        {"http://a", "g", "http://a/g"},
        {"x.json", "y.json#/a", "y.json#/a"},
        {"d/x.json", "y.json", "d/y.json"},
        {"x.json", "#a", "x.json#a"},
        {"urn:uuid:1", "#/a", "urn:uuid:1#/a"},
    };
    Arena *arena = arena_new();
    Str fragment;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(uri_resolve(arena, str_from(cases[i].base), str_from(cases[i].reference)),
                   cases[i].resolved);
    assert_str(uri_split(arena, STR("x#/a%22b%zz"), &fragment), "x");
    assert_str(fragment, "/a\"b%zz");
    arena_free(arena);
}

static void test_mend_number(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *plain;
    } cases[] = {
        {"1,280,000,000.00", "1280000000.00"},
        {"１２８", "128"},
        {"12.8亿元", "1280000000"},
        {"36万", "360000"},
        {"0.5万元", "5000"},
        {"￥5000元", "5000"},
        {"6%", "0.06"},
        {"100%", "1.00"},
        {"0.5%", "0.005"},
        {"-1.5", "-1.5"},
        {"5000", "5000"},
        {"123.456万", "1234560"},
        {"1.23456万", "12345.6"},
        {"12,8000,0000", "1280000000"},
        {"36 000", "36000"},
    };
    Arena *arena = arena_new();
    Str plain;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(meant_number(arena, str_from(cases[i].typed), &plain));
        assert_str(plain, cases[i].plain);
    }
    static const char *const none[] = {"",        "约5000", "五千",       "1.2.3", "万",       ".",
                                       "1,2.3,4", "--5",    "36,0000,00", "12,5",  "1234,567", ",500"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (meant_number(arena, str_from(none[i]), &plain)) fail_msg("%s is %.*s", none[i], STR_ARG(plain));
    arena_free(arena);
}

static void test_mend_date(void **state)
{
    (void)state;
    static const char *const same[] = {"2026/2/1",     "2026.02.01",       "2026年2月1日",
                                       "2026年2月1号", "20260201",         "２０２６-02-01",
                                       "2026-2-1",     "2026-02-01 10:00", " 2026 年 2 月 1 日 "};
    static const char *const impossible[] = {"2026-2-30", "2026-13-01", "2026/0/1", "20260431"};
    static const char *const unreadable[] = {"2026-02",     "2月1日",   "二〇二六年",
                                             "2026-02-011", "26-02-01", ""};
    Arena *arena = arena_new();
    CivilDate date;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_int_equal(meant_date(arena, str_from(same[i]), &date), DATE_REWRITTEN);
        assert_str(date_iso(arena, date_from_civil(date)), "2026-02-01");
    }
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++)
        assert_int_equal(meant_date(arena, str_from(impossible[i]), &date), DATE_IMPOSSIBLE);
    for (size_t i = 0; i < sizeof unreadable / sizeof *unreadable; i++)
        assert_int_equal(meant_date(arena, str_from(unreadable[i]), &date), DATE_UNREADABLE);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_credit_code),
        cmocka_unit_test(test_id_number),
        cmocka_unit_test(test_phone),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_net),
        cmocka_unit_test(test_pattern),
        cmocka_unit_test(test_pattern_refused),
        cmocka_unit_test(test_uri),
        cmocka_unit_test(test_mend_number),
        cmocka_unit_test(test_mend_date),
    };
    return cmocka_run_group_tests_name("format", tests, NULL, NULL);
}
