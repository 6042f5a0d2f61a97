#include "reading.h"
#include "support_files.h"

#include "base/file.h"

#include <string.h>

static Arena *arena;

static Reading read_text(const char *text)
{
    return read_with(arena, doc_read_json, str_from(text));
}

static void assert_reads(const char *text, const char *expected)
{
    Reading reading = read_text(text);
    assert_str(told(arena, &reading.diags), "");
    assert_str(tree(arena, reading.doc), expected);
}

static void assert_tells(const char *text, const char *expected)
{
    Reading reading = read_text(text);
    assert_null(reading.doc);
    assert_str(told(arena, &reading.diags), expected);
}

static void test_values(void **state)
{
    (void)state;
    assert_reads("null", "null");
    assert_reads(" true\n", "true");
    assert_reads("-0.5e+10", "-0.5e+10");
    assert_reads("\"示例\"", "\"示例\"");
    assert_reads("\"\"", "\"\"");
    assert_reads("[]", "[]");
    assert_reads("{ }", "{}");
    assert_reads("[1, [2,3] ,{\"a\" : {\"b\":[]}}]", "[1,[2,3],{\"a\":{\"b\":[]}}]");
    assert_reads("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "\"a\n\t\"\\/\b\f\r\"");
    assert_reads("\"\\u4e00\\u00E9\\uD842\\uDFB7\"", "\"一é𠮷\"");
    assert_reads("\xEF\xBB\xBF{\"a\":1}\r\n", "{\"a\":1}");
    Reading reading = read_text("\"a\\u0000b\"");
    assert_true(str_equal(reading.doc->root->text, (Str){"a\0b", 3}));
}

static void test_refused(void **state)
{
    (void)state;
    assert_tells("", "Y0202@1:1-1:1");
    assert_tells("{\"a\":1", "Y0202@1:7-1:7");
    assert_tells("{\"示\": 示}", "Y0201@1:7-1:8");
    assert_tells("{'a':1}", "Y0203@1:2-1:3");
    assert_tells("{\n// x\n}", "Y0204@2:1-2:2");
    assert_tells("[\"ab]", "Y0205@1:2-1:3");
    assert_tells("[\"ab\n\"]", "Y0205@1:2-1:5");
    assert_tells("\"\\x\"", "Y0206@1:2-1:4");
    assert_tells("\"\\uD842\"", "Y0206@1:2-1:8");
    assert_tells("\"\\uDFB7\"", "Y0206@1:2-1:8");
    assert_tells("\"\\uD842\\u0041\"", "Y0206@1:2-1:14");
    assert_tells("\"\\u00g0\"", "Y0206@1:2-1:6");
    assert_tells("\"\\uFDD0\"", "Y0106@1:2-1:8");
    assert_tells("[01]", "Y0207@1:2-1:4");
    assert_tells("[1.]", "Y0207@1:2-1:5");
    assert_tells("[-]", "Y0207@1:2-1:4");
    assert_tells("[1e]", "Y0207@1:2-1:5");
    assert_tells("1.", "Y0207@1:1-1:3");
    assert_tells("[1e1000000001]", "Y0161@1:2-1:14");
    assert_tells("[NaN]", "Y0208@1:2-1:5");
    assert_tells("[1,]", "Y0209@1:3-1:4");
    assert_tells("{\"a\":1,}", "Y0209@1:7-1:8");
    assert_tells("[,1]", "Y0201@1:2-1:3");
    assert_tells("[1 2]", "Y0201@1:4-1:5");
    assert_tells("{\"a\" 1}", "Y0201@1:6-1:7");
    assert_tells("{a:1}", "Y0201@1:2-1:3");
    assert_tells("1 2", "Y0210@1:3-1:4");
    assert_tells("[1]]", "Y0210@1:4-1:5");
    Reading twice = read_text("{\"a\":1,\n \"a\":2,\n \"a\":3}");
    assert_str(told(arena, &twice.diags), "Y0151@2:2-2:5+1:2 Y0151@3:2-3:5+1:2");
    assert_non_null(twice.doc);
}

static void test_depth(void **state)
{
    (void)state;
    char text[2 * 65 + 1];
    memset(text, '[', 65);
    memset(text + 65, ']', 65);
    Reading reading = read_with(arena, doc_read_json, (Str){text + 1, 128});
    assert_non_null(reading.doc);
    reading = read_with(arena, doc_read_json, (Str){text, 130});
    assert_null(reading.doc);
    assert_str(told(arena, &reading.diags), "Y0157@1:65-1:66");
}

static void test_spans(void **state)
{
    (void)state;
    Reading reading = read_text("{\"示例\" : [1, \"二\\n\", {}]}");
    const Member *member = node_member(reading.doc->root, STR("示例"));
    assert_str(span_text(member->key_span), "\"示例\"");
    assert_str(span_text(member->value->span), "[1, \"二\\n\", {}]");
    assert_str(span_text(member->value->items[0]->span), "1");
    assert_true(member->value->items[0]->plain);
    assert_str(span_text(member->value->items[1]->span), "\"二\\n\"");
    assert_false(member->value->items[1]->plain);
    assert_str(span_text(member->value->items[2]->span), "{}");
}

static void read_folder(Str folder, size_t *count)
{
    StrArray names = listed(arena, folder);
    for (size_t i = 0; i < names.count; i++) {
        Str path = path_join(arena, folder, names.items[i]);
        if (file_kind(arena, path) == FILE_FOLDER) read_folder(path, count);
        if (!str_ends_with(path, STR(".json"))) continue;
        DiagList diags = {.arena = arena};
        if (!doc_open(arena, path, &diags))
            fail_msg("%.*s: %.*s", STR_ARG(path), STR_ARG(told(arena, &diags)));
        ++*count;
    }
}

static void test_every_schema(void **state)
{
    (void)state;
    size_t count = 0;
    read_folder(STR("schemas"), &count);
    assert_in_range(count, 1, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values), cmocka_unit_test(test_refused),      cmocka_unit_test(test_depth),
        cmocka_unit_test(test_spans),  cmocka_unit_test(test_every_schema),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
