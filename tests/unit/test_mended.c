/* Reading over slips: the tree is the mended text's, the places are the typed one's. */
#include "reading.h"

static Arena *arena;

static Reading read_text(const char *text)
{
    return read_with(arena, doc_read_yaml, str_from(text));
}

/* What stands in the file where the node at the pointer is said to be. */
static void assert_place(const Doc *doc, const char *pointer, const char *typed)
{
    const Node *node = node_at(doc->root, str_from(pointer));
    assert_non_null(node);
    assert_ptr_equal(node->span.source, doc->source);
    assert_str(span_text(node->span), typed);
}

static void test_places(void **state)
{
    (void)state;
    const Doc *doc = read_text("a：示例\nb:　[1，2、三]\nc: “四”\nd:\n\tg: 5\ne: {f：6}\n").doc;
    assert_non_null(doc);
    assert_place(doc, "/a", "示例");
    assert_place(doc, "/b", "[1，2、三]");
    assert_place(doc, "/b/0", "1");
    assert_place(doc, "/b/2", "三");
    assert_place(doc, "/c", "“四”");
    assert_place(doc, "/e/f", "6");
    assert_str(node_at(doc->root, STR("/c"))->text, "四");
    const Member *member = node_member(doc->root, STR("e"));
    assert_str(span_text(member->key_span), "e");
}

/* "plain" promises that the text is the source's. */
static void test_plain(void **state)
{
    (void)state;
    const Doc *doc = read_text("a：示例\nb: [E01，E02]\n").doc;
    assert_non_null(doc);
    assert_true(node_at(doc->root, STR("/a"))->plain);
    assert_true(node_at(doc->root, STR("/b/1"))->plain);
}

static void test_what_follows_is_told(void **state)
{
    (void)state;
    Reading reading = read_text("a：1\nb: 2\nb: 3\n");
    assert_str(told(arena, &reading.diags), "Y0113@1:2-1:3 Y0151@3:1-3:2+2:1");
    assert_non_null(reading.doc);
    reading = read_text("a：1\nb: @2\n");
    assert_str(told(arena, &reading.diags), "Y0113@1:2-1:3 Y0136@2:4-2:5");
    assert_null(reading.doc);
}

/* What a person has to decide is not read over. */
static void test_doubt(void **state)
{
    (void)state;
    Reading reading = read_text("a：1\nb: \"2\nb: 3\n");
    assert_str(told(arena, &reading.diags), "Y0113@1:2-1:3 Y0119@2:4-2:5");
    assert_null(reading.doc);
}

static void test_many(void **state)
{
    (void)state;
    StrBuf buf = {.arena = arena};
    for (int i = 0; i < 49; i++) strbuf_printf(&buf, "k%d：%d\n", i, i);
    assert_non_null(read_text(strbuf_str(&buf).ptr).doc);
    for (int i = 49; i < 120; i++) strbuf_printf(&buf, "k%d：%d\n", i, i);
    assert_null(read_text(strbuf_str(&buf).ptr).doc);
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_what_follows_is_told),
        cmocka_unit_test(test_doubt),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
