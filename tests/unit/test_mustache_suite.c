/* The public Mustache suite, read from beside the project; skipped where it is not there. */
#include "support.h"
#include "support_files.h"

#include "base/file.h"
#include "doc/doc.h"
#include "template/mustache-imp.h"

#include <stdio.h>

#define SUITE SUITES "mustache/specs/"

static const char *const files[] = {"comments", "delimiters", "interpolation",
                                    "inverted", "partials",   "sections"};

/* --- JSON as values --- */

static const Value *to_value(Arena *arena, const Node *node)
{
    Value *value = arena_make(arena, Value);
    int64_t integer;
    switch (node->kind) {
    case NODE_NULL: break;
    case NODE_BOOL:
        value->kind = VALUE_BOOL;
        value->boolean = node->boolean;
        break;
    case NODE_NUMBER:
        value->kind = str_to_int(node->text, &integer) ? VALUE_INTEGER : VALUE_DECIMAL;
        value->text = node->text;
        if (value->kind == VALUE_INTEGER) value->integer = integer;
        break;
    case NODE_TEXT:
        value->kind = VALUE_TEXT;
        value->text = node->text;
        break;
    case NODE_SEQUENCE: {
        const Value **items = arena_make_many(arena, const Value *, node->count);
        for (size_t i = 0; i < node->count; i++) items[i] = to_value(arena, node->items[i]);
        value->kind = VALUE_LIST;
        value->list.items = items;
        value->list.count = node->count;
        break;
    }
    case NODE_MAPPING: {
        Field *fields = arena_make_many(arena, Field, node->count);
        for (size_t i = 0; i < node->count; i++)
            fields[i] = (Field){node->members[i].key, to_value(arena, node->members[i].value)};
        value->kind = VALUE_RECORD;
        value->record.fields = fields;
        value->record.count = node->count;
        break;
    }
    }
    return value;
}

/* --- the host that the suite asks for --- */

typedef struct Host {
    Arena *arena;
    const Node *partials;
} Host;

static const Source *find_partial(void *context, Str name)
{
    Host *host = context;
    const Node *text = node_get(host->partials, name);
    return text ? source_new(host->arena, name, text->text) : NULL;
}

static void write_html(void *context, StrBuf *out, const Value *value, Str form, bool raw, Span tag)
{
    Str text;
    (void)tag;
    if (!value_form(((Host *)context)->arena, value, form, &text)) return;
    for (size_t i = 0; i < text.len; i++) {
        switch (raw ? 0 : text.ptr[i]) {
        case '&': strbuf_add(out, STR("&amp;")); break;
        case '"': strbuf_add(out, STR("&quot;")); break;
        case '<': strbuf_add(out, STR("&lt;")); break;
        case '>': strbuf_add(out, STR("&gt;")); break;
        default: strbuf_add_char(out, text.ptr[i]); break;
        }
    }
}

static bool run_case(Arena *arena, const Node *test)
{
    DiagList diags = {.arena = arena};
    Host context = {arena, node_get(test, STR("partials"))};
    MustacheHost host = {&context, find_partial, write_html, true};
    Str template = node_get(test, STR("template"))->text;
    const Source *source = source_new(arena, STR("template"), template);
    Span all = {source, 0, (uint32_t) template.len};
    const Mustache *mustache = mustache_parse(arena, source, all, &host, &diags);
    if (!mustache) return false;
    const Value *data = to_value(arena, node_get(test, STR("data")));
    Str result = mustache_render(mustache, data, &host, arena, &diags);
    Str expected = node_get(test, STR("expected"))->text;
    if (str_equal(result, expected)) return true;
    print_message("# %.*s: got \"%.*s\", expected \"%.*s\"\n", STR_ARG(node_get(test, STR("name"))->text),
                  STR_ARG(result), STR_ARG(expected));
    return false;
}

static void test_suite(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    DiagList diags = {.arena = arena};
    size_t passed = 0, total = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Str path = str_printf(arena, SUITE "%s.json", files[i]);
        const Doc *doc = doc_open(arena, path, &diags);
        assert_non_null(doc);
        const Node *tests = node_get(doc->root, STR("tests"));
        assert_non_null(tests);
        for (size_t t = 0; t < tests->count; t++) passed += run_case(arena, tests->items[t]);
        total += tests->count;
    }
    print_message("# Mustache suite: %zu of %zu\n", passed, total);
    assert_true(total > 100);
    assert_int_equal(passed, total);
    arena_free(arena);
}

int main(void)
{
    int status;
    if (!suite_is_there(SUITE, &status)) return status;
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_suite)};
    return cmocka_run_group_tests_name("mustache suite", tests, NULL, NULL);
}
