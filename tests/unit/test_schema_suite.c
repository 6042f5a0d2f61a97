/* The public JSON Schema Test Suite, draft 2020-12, all required cases. Skipped where the suite is not there.
 */
#include "reading.h"
#include "support_files.h"

#include "base/file.h"
#include "schema/schema.h"

#include <stdio.h>

#define SUITE SUITES "json-schema/"
#define REMOTES SUITE "remotes/draft2020-12"

typedef struct Remote {
    Str uri;
    const Doc *doc;
} Remote;

typedef struct Suite {
    Arena *arena;
    Array(Remote) remotes;
    unsigned cases, passed;
} Suite;

static const Doc *open_json(Arena *arena, Str path)
{
    DiagList diags = {.arena = arena, .lang = LANG_EN};
    const Doc *doc = doc_open(arena, path, &diags);
    if (!doc) fail_msg("%.*s: %.*s", STR_ARG(path), STR_ARG(diags.items.items[0]->message));
    return doc;
}

static void collect_remotes(Suite *suite, Str folder, Str uri)
{
    StrArray names = listed(suite->arena, folder);
    for (size_t i = 0; i < names.count; i++) {
        Str path = path_join(suite->arena, folder, names.items[i]);
        Str address = str_printf(suite->arena, "%.*s/%.*s", STR_ARG(uri), STR_ARG(names.items[i]));
        if (file_kind(suite->arena, path) == FILE_FOLDER)
            collect_remotes(suite, path, address);
        else
            array_push(suite->arena, &suite->remotes, (Remote){address, open_json(suite->arena, path)});
    }
}

static void run_case(Suite *suite, const Schema *schema, const Node *group, const Node *one, Str file)
{
    bool expected = node_get(one, STR("valid"))->boolean;
    Arena *scratch = arena_new();
    suite->cases++;
    const Node *data = node_get(one, STR("data"));
    bool valid = schema && schema_is_valid(schema, data, scratch) == expected;
    if (valid) {
        /* The reporting mode comes to the same verdict. */
        DiagList diags = {.arena = scratch};
        Doc doc = {.source = group->span.source, .root = data};
        valid = schema_validate(schema, &doc, scratch, NULL, &diags) == expected &&
                (diags.errors == 0) == expected;
    }
    suite->passed += valid;
    if (!valid)
        print_message("# %.*s: %.*s: %.*s\n", STR_ARG(path_name(file)),
                      STR_ARG(node_get(group, STR("description"))->text),
                      STR_ARG(node_get(one, STR("description"))->text));
    arena_free(scratch);
}

static void run_group(Suite *suite, const Node *group, Str file)
{
    Arena *arena = arena_new();
    SchemaSet *set = schema_set_new(arena, (Str){0});
    DiagList diags = {.arena = arena, .lang = LANG_EN};
    schema_set_strict(set, false);
    for (size_t i = 0; i < suite->remotes.count; i++)
        schema_set_add(set, suite->remotes.items[i].uri, suite->remotes.items[i].doc);
    Doc doc = {.source = group->span.source, .root = node_get(group, STR("schema"))};
    const Schema *schema = schema_compile(set, &doc, STR("http://example.test/schema.json"), &diags);
    for (size_t i = 0; i < diags.items.count; i++)
        print_message("# %.*s: %s %.*s\n", STR_ARG(path_name(file)), diags.items.items[i]->code,
                      STR_ARG(diags.items.items[i]->message));
    const Node *tests = node_get(group, STR("tests"));
    for (uint32_t i = 0; i < tests->count; i++) run_case(suite, schema, group, tests->items[i], file);
    schema_set_free(set);
    arena_free(arena);
}

static void test_suite(void **state)
{
    (void)state;
    Suite suite = {.arena = arena_new()};
    Str folder = STR(SUITE "tests/draft2020-12");
    StrArray files = listed(suite.arena, folder);
    collect_remotes(&suite, STR(REMOTES), STR("http://localhost:1234/draft2020-12"));
    for (size_t i = 0; i < files.count; i++) {
        Str path = path_join(suite.arena, folder, files.items[i]);
        if (!str_ends_with(path, STR(".json"))) continue;
        const Doc *doc = open_json(suite.arena, path);
        for (uint32_t k = 0; k < doc->root->count; k++) run_group(&suite, doc->root->items[k], path);
    }
    fprintf(stderr, "# JSON Schema 2020-12 suite: %u of %u required cases\n", suite.passed, suite.cases);
    unsigned cases = suite.cases, passed = suite.passed;
    arena_free(suite.arena);
    assert_int_equal(passed, cases);
}

/* The JSON reader takes every file of the suites. */
static void read_folder(Arena *arena, Str folder, size_t *count)
{
    StrArray names = listed(arena, folder);
    for (size_t i = 0; i < names.count; i++) {
        Str path = path_join(arena, folder, names.items[i]);
        if (file_kind(arena, path) == FILE_FOLDER) read_folder(arena, path, count);
        if (!str_ends_with(path, STR(".json"))) continue;
        open_json(arena, path);
        ++*count;
    }
}

static void test_every_file(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    size_t count = 0;
    read_folder(arena, STR(SUITES), &count);
    assert_in_range(count, 50, 1000);
    arena_free(arena);
}

int main(void)
{
    int status;
    if (!suite_is_there(SUITE, &status)) return status;
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_suite), cmocka_unit_test(test_every_file)};
    return cmocka_run_group_tests_name("schema suite", tests, NULL, NULL);
}
