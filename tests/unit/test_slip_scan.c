#include "reading.h"

#include <string.h>

static Arena *arena;

static void assert_tells(const char *text, const char *expected)
{
    Reading reading = read_with(arena, doc_read_yaml, str_from(text));
    Str messages = told(arena, &reading.diags);
    if (!str_is(messages, expected))
        fail_msg("%s\n  tells \"%.*s\", expected \"%s\"", text, STR_ARG(messages), expected);
    if (!*expected) assert_non_null(reading.doc);
}

/* The slip with its code and those beside it are mended by their suggestions, and the file reads. */
static void assert_mends(const char *text, const char *code, const char *mended)
{
    Str now = str_from(text);
    for (int round = 0; round < 8; round++) {
        Reading reading = read_with(arena, doc_read_yaml, now);
        if (reading.diags.items.count == 0) break;
        if (round == 0) assert_string_equal(reading.diags.items.items[0]->code, code);
        for (size_t i = reading.diags.items.count; i-- > 0;) {
            const Diag *diag = reading.diags.items.items[i];
            if (!diag->mend.ptr) fail_msg("%.*s has no suggestion", STR_ARG(now));
            Str parts[] = {str_slice(now, 0, diag->span.start), diag->mend,
                           str_slice(now, diag->span.end, now.len)};
            now = str_join(arena, parts, 3, (Str){0});
        }
    }
    assert_str(now, mended);
}

static void test_colons(void **state)
{
    (void)state;
    assert_tells("name：示例\nb: 1\n", "Y0113@1:5-1:6");
    assert_tells("- name：示例\n  part：x\n", "Y0113@1:7-1:8 Y0113@2:7-2:8");
    assert_mends("name： 示例\n", "Y0113", "name: 示例\n");
    assert_mends("name ：示例\n", "Y0113", "name: 示例\n");
    assert_mends("project：\n  name: x\n", "Y0113", "project:\n  name: x\n");
    assert_mends("\"a\"：1\n", "Y0113", "\"a\": 1\n");
    assert_mends("a: {b：1}\n", "Y0113", "a: {b: 1}\n");
    assert_mends("优良：85\n合格: 70\n", "Y0113", "优良: 85\n合格: 70\n");
    assert_mends("a: 1\n优良：85\n合格: 70\n", "Y0113", "a: 1\n优良: 85\n合格: 70\n");
    assert_mends("name:示例\n", "Y0114", "name: 示例\n");
    assert_mends("name:　示例\n", "Y0114", "name: 示例\n");
    assert_mends("\"a\":1\n", "Y0114", "\"a\": 1\n");
    assert_mends("{b:1}\n", "Y0114", "{b: 1}\n");
    assert_mends("a: [名:[1]]\n", "Y0114", "a: [名: [1]]\n");
}

static void test_colons_in_text(void **state)
{
    (void)state;
    assert_tells("a: 见：附件 # 注：释\nurl: http://x/y\npath: c:\\x\n- b\n", "Y0135@4:1-4:4");
    assert_tells("- http://x\n- 位于：某地\n- 10:30\n- pH：7.2\n- c:\\x\n", "");
    assert_tells("a:\n  本次\n  name：x\nb: 说明\n  name:y\n", "");
    assert_tells("a: |\n  name：x\n  [一，二\nb:\n- >-\n  name:x\n- c: |\n    d：e\n", "");
    assert_tells("a: \"多\n  name：x\"\nb: '多\n\n  - x'\n", "");
    assert_tells("a: |\n  x\nb：1\n", "Y0113@3:2-3:3");
    assert_tells("{\"a\":1,\"b\":[2,3]}\n", "");
}

static void test_blanks(void **state)
{
    (void)state;
    assert_mends("a:\n\tb: 1\n", "Y0111", "a:\n  b: 1\n");
    assert_mends("a:\n  b: 1\n  \tc: 2\n", "Y0111", "a:\n  b: 1\n  c: 2\n");
    assert_mends("a:\n  b: 1\n　　c: 2\n", "Y0112", "a:\n  b: 1\n  c: 2\n");
    assert_mends("a: 1\n\t\nb: 2\n", "Y0111", "a: 1\n\nb: 2\n");
    assert_mends("a: |\n\t文\nb: 1\n", "Y0111", "a: |\n  文\nb: 1\n");
    assert_mends("a:\n　b: 1\n", "Y0112", "a:\n  b: 1\n");
    assert_mends("a:\n\u00A0\u00A0b: 1\n", "Y0112", "a:\n  b: 1\n");
    assert_mends("a: |\n　　文\nb: 1\n", "Y0112", "a: |\n  文\nb: 1\n");
    /* Back to what encloses: what the file does elsewhere tells, or the line below. */
    assert_mends("a:\n  b:\n    c: 1\n\td: 2\n  e: 3\n", "Y0111", "a:\n  b:\n    c: 1\n  d: 2\n  e: 3\n");
    assert_mends("a:\n  b:\n    c: 1\n\td: 2\n    e: 3\n", "Y0111",
                 "a:\n  b:\n    c: 1\n    d: 2\n    e: 3\n");
    assert_mends("a:\n\tb:\n\t\tc: 1\n\td: 2\n", "Y0111", "a:\n  b:\n    c: 1\n  d: 2\n");
    assert_mends("a:\n  - b: 1\n    c: 2\n　- b: 3\n    c: 4\n", "Y0112",
                 "a:\n  - b: 1\n    c: 2\n  - b: 3\n    c: 4\n");
    assert_mends("a:\n  - b:\n      - c: 1\n\t\t\t\td: 2\n  - e: 3\n", "Y0111",
                 "a:\n  - b:\n      - c: 1\n        d: 2\n  - e: 3\n");
    assert_tells("a:\n  b:\n    c: 1\n\td: 2\nf: 3\n", "Y0111@4:1-4:2");
    assert_tells("a: |\n  　　文\n  \t字\nb:\n  　　本次\nc:\t1\n", "");
}

static void test_commas(void **state)
{
    (void)state;
    assert_mends("a: [1，2、 3]\n", "Y0115", "a: [1, 2, 3]\n");
    assert_mends("a: [\"x\"，\"y\"]\n", "Y0115", "a: [\"x\", \"y\"]\n");
    assert_mends("a: {b: 1，c: 2}\n", "Y0115", "a: {b: 1, c: 2}\n");
    assert_mends("a: [\n  甲，乙,\n  丙、丁\n]\n", "Y0115", "a: [\n  甲, 乙,\n  丙, 丁\n]\n");
    assert_tells("a: {b: 甲，乙, c: 丙}\nd: 一，二\ne: [\"一，二\"]\n", "");
}

static void test_wrappers(void **state)
{
    (void)state;
    assert_mends("a: “示例” # 注\n", "Y0116", "a: \"示例\" # 注\n");
    assert_mends("- ‘x’\n", "Y0116", "- 'x'\n");
    assert_mends("a: “示例\"\n", "Y0116", "a: \"示例\"\n");
    assert_mends("a: [“甲”, “乙”]\n", "Y0116", "a: [\"甲\", \"乙\"]\n");
    assert_mends("a: （1.1.2，2.2）\n", "Y0117", "a: [1.1.2, 2.2]\n");
    assert_mends("a: ［甲、乙］\n", "Y0117", "a: [甲, 乙]\n");
    assert_mends("a: [甲, 乙］\nb: 1\n", "Y0131", "a: [甲, 乙]\nb: 1\n");
    assert_tells(
        "a: “示例”工程“二”\nb: （无）\nc: 【示例】工程\nd: （见附件，下同）\ne: “十四五”规划\nf: '“甲”'\n",
        "");
}

static void test_dashes(void **state)
{
    (void)state;
    assert_mends("a:\n  * b: 1\n  · b: 2\n", "Y0118", "a:\n  - b: 1\n  - b: 2\n");
    assert_tells("a: 一\n  * 二\nb: |\n  * 三\n", "");
    assert_mends("a:\n  -甲\n  - 乙\n", "Y0118", "a:\n  - 甲\n  - 乙\n");
    assert_mends("a:\n  －　甲\n", "Y0118", "a:\n  - 甲\n");
    assert_mends("a:\n  -　甲\n", "Y0118", "a:\n  - 甲\n");
    assert_mends("＃ 注\na: 1\n", "Y0121", "# 注\na: 1\n");
    assert_tells("a: -5\nb:\n  -5\nc: —— x\nd:\n- -1\n- - 2\n---\n", "Y0156@8:1-8:4");
}

static void test_quotes(void **state)
{
    (void)state;
    assert_mends("a: \"x\" ＃注\n", "Y0121", "a: \"x\" #注\n");
    assert_mends("a: 'x'＃注\n", "Y0121", "a: 'x' #注\n");
    assert_mends("a: \"x\"#注\n", "Y0120", "a: \"x\" #注\n");
    assert_mends("a: \"示例”\nb: 1\n", "Y0119", "a: \"示例\"\nb: 1\n");
    assert_mends("a: 'x’\nb: 1\n", "Y0119", "a: 'x'\nb: 1\n");
    assert_tells("a: \"x\nb: 1\nc：2\n", "Y0119@1:4-1:5 Y0113@3:2-3:3");
    assert_tells("a:\n  - \"x\n  - \"y\"\n", "Y0119@2:5-2:6");
    assert_tells("a: '", "Y0119@1:4-1:5");
    assert_tells("a: \"x\" y\nb: 'x'y\n", "Y0120@1:8-1:9 Y0120@2:7-2:8");
    assert_tells("a: \"他说\"好\"\"\n", "Y0120@1:8-1:11");
    assert_tells("a: [1, 2\nb: 3\n", "Y0131@1:4-1:5");
    assert_tells("a: 'it''s'\nb: \"a\\\"b\" # c\nc: 他说\"好\"\n\"d\" : 1\n", "");
}

static size_t count_told(int slips)
{
    StrBuf buf = {.arena = arena};
    for (int i = 0; i < slips; i++) strbuf_printf(&buf, "key_%d：1\n", i);
    return read_with(arena, doc_read_yaml, strbuf_str(&buf)).diags.items.count;
}

/* Fifty are told and read over, behind them fifty more. */
static void test_most(void **state)
{
    (void)state;
    assert_int_equal(count_told(60), 60);
    assert_int_equal(count_told(100), 100);
    assert_int_equal(count_told(300), 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colons), cmocka_unit_test(test_colons_in_text), cmocka_unit_test(test_blanks),
        cmocka_unit_test(test_commas), cmocka_unit_test(test_wrappers),       cmocka_unit_test(test_dashes),
        cmocka_unit_test(test_quotes), cmocka_unit_test(test_most),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
