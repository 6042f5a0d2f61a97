#include "reading.h"

#include <string.h>

static Arena *arena;

static Reading read_text(const char *text)
{
    return read_with(arena, doc_read_yaml, str_from(text));
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
    assert_str(told(arena, &reading.diags), expected);
    if (reading.diags.errors) assert_null(reading.doc);
}

/* Told, and read all the same: so many values are in doubt. */
static void assert_doubts(const char *text, const char *expected, size_t doubtful)
{
    Reading reading = read_text(text);
    assert_str(told(arena, &reading.diags), expected);
    assert_non_null(reading.doc);
    assert_int_equal(reading.doc->doubtful_count, doubtful);
}

static void test_typing(void **state)
{
    (void)state;
    assert_reads("[null, Null, NULL, ~, nULL]", "[null,null,null,null,\"nULL\"]");
    assert_reads("[true, False, TRUE, yes, on, tRUE]", "[true,False,TRUE,\"yes\",\"on\",\"tRUE\"]");
    assert_reads("[1, -1, +1, 007, 0o17, 0xFf, 0o8, 0x, -0x1]",
                 "[1,-1,+1,007,0o17,0xFf,\"0o8\",\"0x\",\"-0x1\"]");
    assert_reads("[1.5, .5, 5., 1e3, 1E-3, -.5e+3, ., -, +.e3]",
                 "[1.5,.5,5.,1e3,1E-3,-.5e+3,\".\",\"-\",\"+.e3\"]");
    assert_reads("[1_000, 12:30, 2026-02-10, 1.1.2, 1e, inf]",
                 "[\"1_000\",\"12:30\",\"2026-02-10\",\"1.1.2\",\"1e\",\"inf\"]");
    assert_reads("['1', \"true\", '', \"~\"]", "[\"1\",\"true\",\"\",\"~\"]");
    assert_tells("- .inf\n- -.Inf\n- .nan\n", "Y0160@1:3-1:7 Y0160@2:3-2:8 Y0160@3:3-3:7");
    assert_tells("a: 1e1000000001\n", "Y0161@1:4-1:16");
    assert_reads("a: 1e1000000000\n", "{\"a\":1e1000000000}");
}

static void test_shapes(void **state)
{
    (void)state;
    assert_reads("", "null");
    assert_reads("# nothing\n", "null");
    assert_reads("---\n", "null");
    assert_reads("%YAML 1.2\n---\na: 1\n...\n", "{\"a\":1}");
    assert_reads("\xEF\xBB\xBFid: 示例\r\nb: 2\r\n", "{\"id\":\"示例\",\"b\":2}");
    assert_reads("a:\n- 1\n-\n- b: 2\n  c:\n    d\n- - 3\n", "{\"a\":[1,null,{\"b\":2,\"c\":\"d\"},[3]]}");
    assert_reads("a: 多行\n  文字\nb: |\n  一\n   二\n\nc: >-\n  三\n  四\n",
                 "{\"a\":\"多行 文字\",\"b\":\"一\n 二\n\",\"c\":\"三 四\"}");
    assert_reads("{a: [1, 2], b: {c: }, d, 'e': \"\\u4e00\\x41\"}",
                 "{\"a\":[1,2],\"b\":{\"c\":null},\"d\":null,\"e\":\"一A\"}");
    assert_reads("[a: b, c]", "[{\"a\":\"b\"},\"c\"]");
    assert_reads("1: x\ntrue: y\n", "{\"1\":\"x\",\"true\":\"y\"}");
}

static void test_refused_structure(void **state)
{
    (void)state;
    assert_doubts("名: 1\nb: 2\n名: 3\n\"b\": 4\n", "Y0151@3:1-3:2+1:1 Y0151@4:1-4:4+2:1", 4);
    assert_doubts("a: 1\nb: 2\n", "", 0);
    assert_tells("a: 1\na: 2\nb: *x\n", "Y0151@2:1-2:2+1:1 Y0153@3:4-3:6");
    assert_tells("- a: 1\n  b: 2\n  a: 3\n  b: 4\n", "Y0151@3:3-3:4+1:3"); /* the dash is forgotten */
    assert_doubts("- a: 1\n  b: 2\n  a: 3\n  c: 4\n", "Y0151@3:3-3:4+1:3", 2);
    assert_doubts("- a: 1\n  b: 2\n  c: 3\n  b: 4\n  c: 5\n", "Y0151@4:3-4:4+2:3 Y0151@5:3-5:4+3:3", 4);
    assert_tells("? [a, b]\n: 1\n", "Y0152@1:3-1:4");
    assert_tells("? |\n  a\n: 1\n", "Y0152@1:3-3:1");
    assert_tells(": 1\n", "Y0152@1:1-1:4");
    assert_tells("a: &x 1\nb: *x\n", "Y0153@1:4-1:6 Y0153@2:4-2:6");
    assert_tells("a: &x [1]\nb: &y {c: 1}\n", "Y0153@1:4-1:6 Y0153@2:4-2:6");
    assert_tells("a: !!str 1\nb: !x [1]\n", "Y0154@1:4-1:9 Y0154@2:4-2:6");
    assert_tells("%YAML 1.1\n---\na: 1\n", "Y0155@1:1-1:6");
    assert_tells("%TAG !e! tag:e,2000:\n---\na: 1\n", "Y0155@1:1-1:5");
    assert_tells("a: 1\n---\nb: 2\n", "Y0156@2:1-2:4");
    assert_tells("a: \"\\0\"\nb: \"\\uFDD0\"\nc: \"\\e\"\nd: \"\\t\\n\"\n",
                 "Y0104@1:4-1:8 Y0104@2:4-2:12 Y0104@3:4-3:8");
}

static void test_many_keys(void **state)
{
    (void)state;
    StrBuf buf = {.arena = arena};
    for (int i = 0; i < 40; i++) strbuf_printf(&buf, "key_%d: %d\n", i, i);
    strbuf_add(&buf, STR("key_7: x\nkey_7: y\n"));
    assert_doubts(strbuf_str(&buf).ptr, "Y0151@41:1-41:6+8:1 Y0151@42:1-42:6+8:1", 4);
}

static void test_limits(void **state)
{
    (void)state;
    StrBuf flow = {.arena = arena}, block = {.arena = arena};
    for (int i = 0; i < 65; i++) {
        strbuf_add(&flow, STR("["));
        strbuf_printf(&block, "%*sa:\n", i, "");
    }
    assert_tells(strbuf_str(&flow).ptr, "Y0157@1:65-1:66");
    Str deepest = strbuf_str(&block);
    assert_tells(deepest.ptr, "Y0157@65:65-65:66");
    Str fine = str_slice(deepest, 0, deepest.len - 67);
    assert_non_null(read_with(arena, doc_read_yaml, fine).doc);
}

static void assert_span(const Node *node, const char *expected)
{
    assert_non_null(node);
    assert_str(span_text(node->span), expected);
}

static const char sample[] = "# 注释\n"
                             "id: 示例-1 # 后面\n"
                             "\"带引号\": '它''s'\n"
                             "空:\n"
                             "flow: [一, \"二\", {三: 3}, [四: 4]] # c\n"
                             "block: |\n"
                             "  𠮷行\n"
                             "  末行\n"
                             "\n"
                             "multi: 上半\n"
                             "  下半\n"
                             "list:\n"
                             "- 甲\n"
                             "-   乙: 1\n"
                             "    丙: 2\n"
                             "last:\n"
                             "  - []\n";

static void test_spans(void **state)
{
    (void)state;
    const Node *root = read_text(sample).doc->root;
    assert_span(node_get(root, STR("id")), "示例-1");
    assert_span(node_get(root, STR("带引号")), "'它''s'");
    assert_str(span_text(node_member(root, STR("带引号"))->key_span), "\"带引号\"");
    assert_str(node_get(root, STR("带引号"))->text, "它's");
    assert_span(node_get(root, STR("空")), "");
    assert_int_equal(node_get(root, STR("空"))->span.start, node_member(root, STR("空"))->key_span.end + 1);
    assert_span(node_get(root, STR("flow")), "[一, \"二\", {三: 3}, [四: 4]]");
    assert_span(node_at(root, STR("/flow/1")), "\"二\"");
    assert_span(node_at(root, STR("/flow/2")), "{三: 3}");
    assert_span(node_at(root, STR("/flow/3/0")), "四: 4");
    assert_span(node_get(root, STR("block")), "|\n  𠮷行\n  末行");
    assert_span(node_get(root, STR("multi")), "上半\n  下半");
    assert_span(node_get(root, STR("list")), "- 甲\n-   乙: 1\n    丙: 2");
    assert_span(node_at(root, STR("/list/1")), "乙: 1\n    丙: 2");
    assert_span(node_get(root, STR("last")), "- []");
    assert_str(str_slice(span_text(root->span), 0, 2), "id");
    assert_true(str_ends_with(span_text(root->span), STR("- []")));
    assert_true(node_get(root, STR("id"))->plain);
    assert_false(node_get(root, STR("带引号"))->plain);
    assert_false(node_get(root, STR("multi"))->plain);
    assert_false(node_get(root, STR("block"))->plain);
}

/* Each character that belongs to a scalar is found to be its own. */
static void test_node_at(void **state)
{
    (void)state;
    const Doc *doc = read_text(sample).doc;
    static const struct {
        const char *at, *pointer;
    } cases[] = {{"示例-1", "/id"},    {"id", "/id"},      {"空", "/空"},      {"二", "/flow/1"},
                 {"三", "/flow/2/三"}, {"[一", "/flow"},   {"{三", "/flow/2"}, {", \"", "/flow"},
                 {"𠮷", "/block"},     {"下半", "/multi"}, {"list", "/list"},  {"乙", "/list/1/乙"},
                 {"- 甲", "/list"},    {"[]", "/last/0"},  {"# 注", ""},       {"# 后", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t offset = str_find(doc->source->text, str_from(cases[i].at));
        assert_str(node_pointer(arena, doc_node_at(doc, (uint32_t)offset)), cases[i].pointer);
    }
}

/* An item goes by its id, but by its number where the id tells nothing. */
static void test_paths(void **state)
{
    (void)state;
    const Node *root = read_text("u: [{id: U1, n: 1}, {id: 待填, n: 2}, {id: 7, n: 3}, {n: 4}]\n").doc->root;
    static const char *const paths[] = {"u[U1].n", "u[2].n", "u[3].n", "u[4].n"};
    for (size_t i = 0; i < 4; i++) {
        const Node *item = node_item(node_get(root, STR("u")), i);
        assert_str(node_path(arena, node_get(item, STR("n"))), paths[i]);
    }
    assert_str(node_path(arena, root), "");
}

static void test_pointers(void **state)
{
    (void)state;
    const Node *root = read_text("a/b: {\"~c\": [1, [2]]}\n\"\": 3\n").doc->root;
    assert_str(node_at(root, STR("/a~1b/~0c/1/0"))->text, "2");
    assert_str(node_pointer(arena, node_at(root, STR("/a~1b/~0c/1/0"))), "/a~1b/~0c/1/0");
    assert_str(node_path(arena, node_at(root, STR("/a~1b/~0c/1/0"))), "a/b.~c[2][1]");
    assert_str(node_at(root, STR("/"))->text, "3");
    assert_ptr_equal(node_at(root, STR("")), root);
    static const char *const nowhere[] = {"a",           "/a",           "/a~1b/~0c/2",   "/a~1b/~0c/01",
                                          "/a~1b/~0c/-", "/a~1b/~0c/0/", "/a~1b/~0c/0/x", "/a~2b"};
    for (size_t i = 0; i < sizeof nowhere / sizeof *nowhere; i++)
        assert_null(node_at(root, str_from(nowhere[i])));
}

static void test_lookups(void **state)
{
    (void)state;
    const Node *root = read_text("a: 待填\nb: [x]\nc: \"待填\"\nd: 待填写\n").doc->root;
    assert_null(node_get(NULL, STR("a")));
    assert_null(node_get(node_get(root, STR("b")), STR("a")));
    assert_null(node_get(root, STR("z")));
    assert_null(node_item(root, 0));
    assert_null(node_item(node_get(root, STR("b")), 1));
    assert_true(node_text_is(node_item(node_get(root, STR("b")), 0), "x"));
    assert_true(node_is_placeholder(node_get(root, STR("a"))));
    assert_true(node_is_placeholder(node_get(root, STR("c"))));
    assert_false(node_is_placeholder(node_get(root, STR("d"))));
    assert_false(node_is_placeholder(NULL));
}

static void test_anchors(void **state)
{
    (void)state;
    const Node *root = read_text("# 首行\nunits:\n  - name: 甲\n  - - 乙: 1\n  - {}\n").doc->root;
    assert_str(span_text(node_anchor(root)), "units");
    assert_str(span_text(node_anchor(read_text("# 首行\n- 1\n").doc->root)), "# 首行");
    assert_str(span_text(node_anchor(node_get(root, STR("units")))), "units");
    assert_str(span_text(node_anchor(node_at(root, STR("/units/0")))), "name");
    assert_str(span_text(node_anchor(node_at(root, STR("/units/1")))), "乙");
    assert_str(span_text(node_anchor(node_at(root, STR("/units/2")))), "{}");
    assert_str(span_text(node_anchor(node_at(root, STR("/units/0/name")))), "name");
}

static void test_characters(void **state)
{
    (void)state;
    assert_tells("\xFF\xFEi\0d\0", "Y0101@1:1-1:2");
    assert_tells("id: 1\nname: \xCA\xBE\xC0\xFD\n", "Y0102@2:7-2:8");
    assert_tells("id: 示\xFF\nb: \xE7\xA4\nc: 例\n", "Y0103@1:6-1:7 Y0103@2:4-2:5");
    assert_tells("a: x\x07y\x7F\n", "Y0104@1:5-1:6 Y0104@1:7-1:8");
    assert_tells("a: x\xE2\x80\xA8y\rz\xC2\x85\n", "Y0105@1:5-1:6 Y0105@1:7-1:8 Y0105@1:9-1:10");
    assert_tells("a: \xEF\xB7\x90\xEF\xB7\x91\xEF\xBF\xBE\n", "Y0106@1:4-1:5 Y0106@1:5-1:6 Y0106@1:6-1:7");
    Reading reading = read_text("a: x\xE2\x80\x8By\xEF\xBF\xBD\n");
    assert_non_null(reading.doc);
    assert_str(told(arena, &reading.diags), "Y0107@1:5-1:6 Y0108@1:7-1:8");
    reading = read_with(arena, doc_read_yaml, (Str){"ab: \0\n", 6});
    assert_str(told(arena, &reading.diags), "Y0104@1:5-1:6");
    reading = read_with(arena, doc_read_yaml, (Str){"a\0b\0", 4});
    assert_str(told(arena, &reading.diags), "Y0101@1:1-1:2");
}

static void test_parser_errors(void **state)
{
    (void)state;
    assert_tells("a: [1, 2\nb: 3\n", "Y0131@1:4-1:5");
    assert_tells("a: [\"x\" y]\n", "Y0131@1:9-1:10+1:4");
    assert_tells("a: [\"x\"\n  y]\n", "Y0131@1:4-1:5+2:3");
    assert_tells("a: [1 , , 2]\n", "Y0131@1:9-1:10");
    assert_tells("a: [1] x\n", "Y0131@1:8-1:9");
    assert_tells("a:\n    b: 1\n  c: 2\n", "Y0132@3:3-3:7+2:5");
    assert_tells("  a: 1\nb: 2\n", "Y0132@2:1-2:5+1:3");
    assert_tells("a: x\n  b: y\n", "Y0132@2:3-2:4");
    assert_tells("a: x: y\n", "Y0133@1:5-1:6");
    assert_tells("a: 1\n示例\nb: 2\n", "Y0134@2:1-2:3");
    assert_tells("a: - 1\n", "Y0135@1:4-1:7");
    assert_tells("a: 1\n- b\n", "Y0135@2:1-2:4");
    assert_tells("a: @b\n", "Y0136@1:4-1:5");
    assert_tells("a: ]\n", "Y0136@1:4-1:5");
    assert_tells("a: 50%\nb: %50\n", "Y0136@2:4-2:5");
    assert_tells("a: \"C:\\示例\"\n", "Y0137@1:7-1:9");
    assert_tells("a: | 文字\n  b\n", "Y0138@1:6-1:8");
    assert_tells("a: *重要*\n", "Y0153@1:4-1:8");
    assert_tells("%FOO\n---\na: 1\n", "Y0155@1:1-1:5");
    assert_tells("a: 1\n%YAML 1.2\n", "Y0139@3:1-3:1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_refused_structure),
        cmocka_unit_test(test_many_keys),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_node_at),
        cmocka_unit_test(test_pointers),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_lookups),
        cmocka_unit_test(test_anchors),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_parser_errors),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
