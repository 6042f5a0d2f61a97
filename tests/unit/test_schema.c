/* Schemas by small examples: what a file is told, where, with which suggestion; what a schema itself is told.
 */
#include "reading.h"

#include "schema/describe.h"
#include "schema/schema.h"

#include <string.h>

typedef struct Trial {
    Arena *arena;
    SchemaSet *set;
    const Schema *schema;
    DiagList diags;
    PtrSet failed;
    const Doc *doc;
} Trial;

static void trial_schema(Trial *trial, const char *schema)
{
    Reading reading = read_with(trial->arena, doc_read_json, str_from(schema));
    assert_non_null(reading.doc);
    trial->schema = schema_compile(trial->set, reading.doc, STR("s.json"), &trial->diags);
}

static Trial trial_new(const char *schema, const char *yaml)
{
    Trial trial = {.arena = arena_new()};
    trial.set = schema_set_new(trial.arena, (Str){0});
    trial.diags.arena = trial.arena;
    trial_schema(&trial, schema);
    if (!yaml) return trial;
    assert_non_null(trial.schema);
    trial.doc = read_with(trial.arena, doc_read_yaml, str_from(yaml)).doc;
    assert_non_null(trial.doc);
    bool valid = schema_validate(trial.schema, trial.doc, trial.arena, &trial.failed, &trial.diags);
    assert_int_equal(valid, trial.diags.errors == 0);
    return trial;
}

static void trial_free(Trial *trial)
{
    schema_set_free(trial->set);
    arena_free(trial->arena);
}

/* "S0105@1:1>name" for each message: code, place, suggestion. */
static Str summary(Trial *trial)
{
    StrBuf buf = {.arena = trial->arena};
    diag_sort(&trial->diags);
    for (size_t i = 0; i < trial->diags.items.count; i++) {
        const Diag *diag = trial->diags.items.items[i];
        Position at = source_position(diag->span.source, diag->span.start);
        strbuf_printf(&buf, "%s%s@%u:%u", i ? " " : "", diag->code, at.line, at.column);
        if (diag->mend.ptr) strbuf_printf(&buf, ">%.*s", STR_ARG(diag->mend));
        assert_true(diag->message.len > 0);
    }
    return strbuf_str(&buf);
}

#define TELLS(schema, yaml, expected)                                                                        \
    do {                                                                                                     \
        Trial trial_ = trial_new(schema, yaml);                                                              \
        assert_str(summary(&trial_), expected);                                                              \
        trial_free(&trial_);                                                                                 \
    } while (0)

#define RECORD                                                                                               \
    "{\"type\": \"object\", \"required\": [\"name\", \"phone\"], \"additionalProperties\": false,"           \
    " \"properties\": {\"name\": {\"title\": \"名称\", \"type\": \"string\", \"minLength\": 1},"           \
    " \"phone\": {\"title\": \"电话\", \"type\": \"string\", \"format\": \"phone\"},"                      \
    " \"sum\": {\"title\": \"金额\", \"type\": \"number\", \"format\": \"money\", \"minimum\": 0},"        \
    " \"day\": {\"title\": \"日期\", \"type\": \"string\", \"format\": \"date\"},"                         \
    " \"kind\": {\"title\": \"种类\", \"enum\": [\"新建\", \"扩建\", \"改建\"]},"                    \
    " \"done\": {\"title\": \"完成\", \"type\": \"boolean\"},"                                             \
    " \"tags\": {\"title\": \"标签\", \"type\": \"array\", \"uniqueItems\": true, \"minItems\": 1,"        \
    " \"items\": {\"type\": \"string\", \"pattern\": \"^V\\\\d+$\"}}}}"

#define WITH(line) "name: 甲\nphone: \"13800000000\"\n" line "\n"

static void test_keys(void **state)
{
    (void)state;
    TELLS(RECORD, WITH(""), "");
    TELLS(RECORD, "name: 甲\n", "S0104@1:1");
    TELLS(RECORD, "{}", "S0104@1:1 S0104@1:1");
    TELLS(RECORD, "nmae: 甲\nphone: \"13800000000\"\n", "S0105@1:1>name");
    TELLS(RECORD, "名称: 甲\nphone: \"13800000000\"\n", "S0105@1:1>name");
    TELLS(RECORD, "Name: 甲\nphone: \"13800000000\"\n", "S0105@1:1>name");
    TELLS(RECORD, WITH("nmae: 乙"), "S0105@3:1");
    TELLS(RECORD, WITH("weather: 晴"), "S0105@3:1");
    TELLS(RECORD, "- 甲\n", "S0101@1:1");
}

static void test_values(void **state)
{
    (void)state;
    TELLS(RECORD, "name:\nphone: \"13800000000\"\n", "S0132@1:1");
    TELLS(RECORD, "name: \"\"\nphone: \"13800000000\"\n", "S0110@1:7");
    TELLS(RECORD, "name: 1.10\nphone: 13800000000\n", "S0102@1:7>\"1.10\" S0102@2:8>\"13800000000\"");
    TELLS(RECORD, "name: true\nphone: 0123\n", "S0102@1:7 S0102@2:8>\"0123\"");
    TELLS(RECORD, "name: 甲\nphone: \"12345\"\n", "S0117@2:8");
    TELLS(RECORD, "name: 甲\nphone: \"138 0000 0000\"\n", "S0117@2:8>\"13800000000\"");
    TELLS(RECORD, WITH("sum: \"5000\""), "S0103@3:6>5000");
    TELLS(RECORD, WITH("sum: 1,280.00"), "S0133@3:6>1280.00");
    TELLS(RECORD, WITH("sum: 3.6万元"), "S0133@3:6>36000");
    TELLS(RECORD, WITH("sum: 许多"), "S0101@3:6");
    TELLS(RECORD, WITH("sum: 0.005"), "S0114@3:6");
    TELLS(RECORD, WITH("sum: -0.01"), "S0108@3:6");
    TELLS(RECORD, WITH("sum: 0"), "");
    TELLS(RECORD, WITH("day: 2026-02-30"), "S0112@3:6");
    TELLS(RECORD, WITH("day: 2026年2月1日"), "S0113@3:6>2026-02-01");
    TELLS(RECORD, WITH("day: 20260201"), "S0113@3:6>2026-02-01");
    TELLS(RECORD, WITH("day: 二月"), "S0113@3:6");
    TELLS(RECORD, WITH("kind: 新健"), "S0106@3:7>新建");
    TELLS(RECORD, WITH("kind: 拆除"), "S0106@3:7");
    TELLS(RECORD, WITH("done: 是"), "S0134@3:7>true");
    TELLS(RECORD, WITH("tags: V1"), "S0101@3:7>[V1]");
    TELLS(RECORD, WITH("tags: 1"), "S0101@3:7>[\"1\"]");
    TELLS(RECORD, WITH("tags: []"), "S0120@3:7");
    TELLS(RECORD, WITH("tags: [V1, v2, V1]"), "S0111@3:12>V2 S0121@3:16");
}

/* What a schema says of 待填 for the sake of editors changes no message, no kind and no word of its keys. */
static void test_placeholder_for_editors(void **state)
{
    (void)state;
    static const char schema[] =
        "{\"properties\": {\"sum\": {\"type\": [\"number\", \"string\"], \"format\": \"money\","
        " \"pattern\": \"^待填$\"}, \"day\": {\"type\": \"string\", \"format\": \"day\","
        " \"pattern\": \"^\\\\d{4}-\\\\d{2}-\\\\d{2}$|^待填$\"}, \"id\": {\"type\": \"string\","
        " \"pattern\": \"^U\\\\d+$|^待填$\"}, \"kind\": {\"enum\": [\"新建\", \"待填\"]},"
        " \"mark\": {\"type\": \"string\", \"pattern\": \"^待填$\"}}}";
    TELLS(schema, "sum: 待填\nday: 待填\nid: 待填\nkind: 待填\nmark: 待填\n",
          "S0001@1:6 S0001@2:6 S0001@3:5 S0001@4:7 S0001@5:7");
    TELLS(schema, "sum: 甲\nday: 2026-02-30\nid: V1\nkind: 扩建\nmark: 甲\n",
          "S0101@1:6 S0112@2:6 S0111@3:5 S0106@4:7>新建 S0111@5:7");
    TELLS(schema, "sum: 1.5\nday: 2026-02-28\nid: U1\nkind: 新建\n", "");
    Trial trial = trial_new(schema, NULL);
    const Described *root = schema_describe(trial.schema);
    assert_int_equal(described_at(root, STR("sum"))->kind, DESCRIBED_MONEY);
    assert_int_equal(described_at(root, STR("day"))->kind, DESCRIBED_DATE);
    assert_int_equal(described_at(root, STR("kind"))->word_count, 1);
    trial_free(&trial);
}

static void test_placeholder(void **state)
{
    (void)state;
    TELLS(RECORD, WITH("sum: 待填"), "S0001@3:6");
    TELLS(RECORD, "name: 待填\nphone: 待填\nkind: 待填\ntags: 待填\n",
          "S0001@1:7 S0001@2:8 S0001@3:7 S0001@4:7");
    Trial trial = trial_new(RECORD, WITH("sum: 待填"));
    assert_false(schema_is_valid(trial.schema, trial.doc->root, trial.arena));
    trial_free(&trial);
    /* Nothing follows from a word that is not written yet. */
    const char *schema =
        "{\"if\": {\"properties\": {\"kind\": {\"const\": \"a\"}}}, \"then\": {\"required\": [\"b\"]},"
        " \"else\": {\"required\": [\"c\"]}}";
    TELLS(schema, "kind: 待填\n", "S0001@1:7");
    TELLS(schema, "kind: a\n", "S0104@1:1");
    TELLS("{\"properties\": {\"a\": {\"not\": {\"const\": 1}}}}", "a: 待填\n", "S0001@1:4");
}

/* A value that two schemas refuse is reported once. */
static void test_no_cascades(void **state)
{
    (void)state;
    TELLS("{\"allOf\": [{\"properties\": {\"a\": {\"type\": \"string\"}}}, {\"properties\": {\"a\": "
          "{\"maxLength\": 1,"
          " \"type\": \"string\"}}}]}",
          "a: [1]\n", "S0101@1:4");
    TELLS("{\"allOf\": [{\"properties\": {\"a\": {\"type\": \"string\"}}}, {\"properties\": {\"a\": "
          "{\"type\": \"null\"}}}]}",
          "a: 1\n", "S0102@1:4>\"1\"");
    TELLS(
        "{\"allOf\": [{\"properties\": {\"a\": {\"type\": \"string\"}}}, {\"properties\": {\"a\": false}}]}",
        "a: [1]\n", "S0101@1:4");
    TELLS("{\"properties\": {\"a\": {\"type\": \"string\", \"minLength\": 3, \"pattern\": \"x\"}}}", "a: b\n",
          "S0110@1:4");
}

static void test_failed_nodes(void **state)
{
    (void)state;
    Trial trial = trial_new(RECORD, "name: 1\nphone: \"13800000000\"\nwhat: 1\ntags: [V1, x]\n");
    const Node *root = trial.doc->root, *tags = node_get(root, STR("tags"));
    assert_true(ptr_set_has(&trial.failed, node_get(root, STR("name"))));
    assert_true(ptr_set_has(&trial.failed, node_get(root, STR("what"))));
    assert_true(ptr_set_has(&trial.failed, node_item(tags, 1)));
    assert_false(ptr_set_has(&trial.failed, root));
    assert_false(ptr_set_has(&trial.failed, tags));
    assert_false(ptr_set_has(&trial.failed, node_item(tags, 0)));
    trial_free(&trial);
}

static void test_choice(void **state)
{
    (void)state;
    const char *schema =
        "{\"oneOf\": [{\"properties\": {\"kind\": {\"const\": \"a\"}, \"n\": {\"type\": \"number\"}},"
        " \"required\": [\"kind\", \"n\"]}, {\"properties\": {\"kind\": {\"const\": \"b\"}},"
        " \"required\": [\"kind\", \"m\"]}]}";
    TELLS(schema, "kind: a\nn: 1\n", "");
    TELLS(schema, "kind: a\nn: 许多\n", "S0101@2:4");
    TELLS(schema, "kind: b\nn: 许多\n", "S0104@1:1");
    TELLS(schema, "kind: c\nn: 1\nm: 1\n", "S0128@1:7");
    TELLS("{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"integer\", \"minimum\": 5}]}", "4\n",
          "S0108@1:1");
    TELLS("{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"integer\"}]}", "[1]\n", "S0101@1:1");
    TELLS("{\"oneOf\": [{\"type\": \"integer\"}, {\"minimum\": 5}]}", "6\n", "S0127@1:1");
}

static void test_further_keywords(void **state)
{
    (void)state;
    TELLS("{\"properties\": {\"a\": {\"multipleOf\": 0.01}}}", "a: 0.005\n", "S0109@1:4");
    TELLS("{\"properties\": {\"a\": {\"maxLength\": 2}}}", "a: 一二三\n", "S0110@1:4");
    TELLS("{\"properties\": {\"a\": {\"maxLength\": 3}}}", "a: 一二三\n", "");
    TELLS("{\"properties\": {\"a\": {\"contains\": {\"const\": 1}}}}", "a: [2]\n", "S0122@1:4");
    TELLS("{\"properties\": {\"a\": false}}", "a: 1\n", "S0130@1:1");
    TELLS("{\"properties\": {\"a\": {\"prefixItems\": [true], \"items\": false}}}", "a: [1, 2, 3]\n",
          "S0129@1:8");
    TELLS("{\"propertyNames\": {\"pattern\": \"^a\"}}", "b: 1\n", "S0124@1:1");
    TELLS("{\"maxProperties\": 1}", "b: 1\nc: 1\n", "S0123@1:1");
    TELLS("{\"dependentRequired\": {\"a\": [\"b\"]}}", "x: 1\na: 1\n", "S0125@2:1");
    TELLS("{\"not\": {\"required\": [\"a\", \"b\"]}}", "a: 1\nb: 1\n", "S0126@1:1");
    TELLS("{\"properties\": {\"a\": true}, \"unevaluatedProperties\": false}", "a: 1\nb: 1\n", "S0105@2:1");
    TELLS("{\"properties\": {\"a\": {\"enum\": [\"4.2\"]}}}", "a: 4.2\n", "S0102@1:4>\"4.2\"");
    TELLS("{\"properties\": {\"a\": {\"pattern\": \"^(a+)+$\"}}}",
          "a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n", "S0131@1:4");
}

static void test_formats(void **state)
{
    (void)state;
    TELLS("{\"properties\": {\"a\": {\"format\": \"credit-code\"}}}", "a: 91990000ma0te5t163\n",
          "S0115@1:4>91990000MA0TE5T163");
    TELLS("{\"properties\": {\"a\": {\"format\": \"credit-code\"}}}", "a: 91990000MA0TE5T164\n", "S0115@1:4");
    TELLS("{\"properties\": {\"a\": {\"format\": \"id-number\"}}}", "a: 11010519491231002x\n",
          "S0116@1:4>11010519491231002X");
    TELLS("{\"properties\": {\"a\": {\"format\": \"percent\"}}}", "a: 0.06255\n", "S0118@1:4");
    TELLS("{\"properties\": {\"a\": {\"format\": \"email\"}}}", "a: x\n", "S0119@1:4");
    TELLS("{\"properties\": {\"a\": {\"const\": \"x\"}}}", "a: y\n", "S0107@1:4");
}

static void test_endless(void **state)
{
    (void)state;
    TELLS("{\"$ref\": \"#\"}", "a: 1\n", "S0131@1:1");
    TELLS("{\"allOf\": [{\"$ref\": \"#\"}, {\"$ref\": \"#\"}]}", "a: 1\n", "S0131@1:1");
    TELLS("{\"not\": {\"$ref\": \"#\"}}", "a: 1\n", "S0131@1:1");
    TELLS("{\"properties\": {\"a\": {\"$ref\": \"#\"}}, \"type\": \"object\"}", "a: {a: {a: 1}}\n",
          "S0101@1:12");
}

static void test_schema_faults(void **state)
{
    (void)state;
    TELLS("{\"minimun\": 1}", "a: 1\n", "S0201@1:2>minimum");
    TELLS("{\"$defs\": {\"a\": {\"itmes\": {}}}}", "a: 1\n", "S0201@1:18>items");
    TELLS("{\"definitions\": {\"a\": {\"type\": \"string\"}}, \"$ref\": \"#/definitions/a\"}", "1\n",
          "S0102@1:1>\"1\" S0201@1:2");
    TELLS("{\"x-note\": 1}", NULL, "");
    TELLS("{\"minLength\": \"1\"}", NULL, "S0202@1:15");
    TELLS("{\"minLength\": -1}", NULL, "S0202@1:15");
    TELLS("{\"type\": \"text\"}", NULL, "S0202@1:10");
    TELLS("{\"required\": [1]}", NULL, "S0202@1:15");
    TELLS("{\"items\": 1}", NULL, "S0202@1:11");
    TELLS("{\"allOf\": []}", NULL, "S0202@1:11");
    TELLS("{\"x-event\": \"day\"}", NULL, "S0202@1:13");
    TELLS("{\"x-fact\": 1}", NULL, "S0202@1:12");
    TELLS("{\"x-refers\": [1]}", NULL, "S0202@1:15");
    TELLS("{\"x-secret\": \"name\"}", NULL, "S0202@1:14");
    TELLS("{\"$ref\": \"#/$defs/a\"}", NULL, "S0203@1:10");
    TELLS("{\"$ref\": \"other.json\"}", NULL, "S0203@1:10");
    TELLS("{\"pattern\": \"(\"}", NULL, "S0204@1:13");
    TELLS("{\"format\": \"colour\"}", NULL, "S0205@1:12");
    TELLS("{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}", NULL, "S0206@1:13");
    TELLS("[]", NULL, "S0207@1:1");
}

/* What a lenient set lets pass, and that it still refuses another draft. */
static void test_lenient(void **state)
{
    (void)state;
    Trial trial = {.arena = arena_new()};
    trial.set = schema_set_new(trial.arena, (Str){0});
    trial.diags.arena = trial.arena;
    schema_set_strict(trial.set, false);
    trial_schema(&trial, "{\"minimun\": 1, \"format\": \"date\"}");
    assert_non_null(trial.schema);
    const Node node = {.kind = NODE_TEXT, .text = STR("no date")};
    assert_true(schema_is_valid(trial.schema, &node, trial.arena));
    trial_schema(&trial, "{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}");
    assert_null(trial.schema);
    trial_free(&trial);
}

/* One word of the message is the key's title, in either language. */
static void test_titles(void **state)
{
    (void)state;
    const char *schema =
        "{\"$defs\": {\"sum\": {\"title\": \"数\", \"type\": \"number\"}}, \"title\": \"表\","
        " \"properties\": {\"cost\": {\"title\": \"费用\", \"$ref\": \"#/$defs/sum\"},"
        " \"rows\": {\"title\": \"行\", \"items\": {\"$ref\": \"#/$defs/sum\"}}}}";
    Trial trial = trial_new(schema, "cost: []\nrows: [1, x]\n");
    assert_str(trial.diags.items.items[0]->message, "费用（cost）须为数字，这里是列表");
    assert_str(trial.diags.items.items[1]->message, "数第 2 项须为数字，这里是文字");
    trial.diags = (DiagList){.arena = trial.arena, .lang = LANG_EN};
    schema_validate(trial.schema, trial.doc, trial.arena, NULL, &trial.diags);
    assert_str(trial.diags.items.items[0]->message, "cost (费用) must be a number, not a list");
    trial_free(&trial);
}

static void test_describe(void **state)
{
    (void)state;
    const char *schema =
        "{\"$defs\": {\"money\": {\"type\": \"number\", \"format\": \"money\"}, \"unit\": {\"type\": "
        "\"object\","
        " \"title\": \"单位\", \"required\": [\"name\"], \"properties\": {\"name\": {\"type\": \"string\"},"
        " \"parts\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/unit\"}}}}}, \"type\": \"object\","
        " \"properties\": {\"cost\": {\"title\": \"费用\", \"$ref\": \"#/$defs/money\", \"examples\": [5]},"
        " \"units\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/unit\"}},"
        " \"kind\": {\"type\": \"string\", \"enum\": [\"甲\", \"乙\"]},"
        " \"day\": {\"type\": \"string\", \"format\": \"date\"}}}";
    Trial trial = trial_new(schema, NULL);
    const Described *root = schema_describe(trial.schema);
    assert_ptr_equal(root, schema_describe(trial.schema));
    assert_int_equal(root->kind, DESCRIBED_RECORD);
    assert_int_equal(root->key_count, 4);
    const Described *cost = described_at(root, STR("cost"));
    assert_int_equal(cost->kind, DESCRIBED_MONEY);
    assert_str(cost->title, "费用");
    assert_str(cost->example->text, "5");
    assert_int_equal(described_at(root, STR("day"))->kind, DESCRIBED_DATE);
    assert_int_equal(described_at(root, STR("kind"))->word_count, 2);
    assert_int_equal(described_at(root, STR("units"))->kind, DESCRIBED_LIST);
    const Described *unit = described_at(root, STR("units"))->item;
    assert_str(unit->title, "单位");
    assert_true(unit->keys[0].required);
    assert_false(unit->keys[1].required);
    assert_int_equal(described_at(root, STR("units.name"))->kind, DESCRIBED_TEXT);
    assert_int_equal(described_at(root, STR("units.parts"))->kind, DESCRIBED_LIST);
    assert_null(described_at(root, STR("units.nothing")));
    trial_free(&trial);
}

/* All schemas of the house compile, and say nothing. */
static void test_own_schemas(void **state)
{
    (void)state;
    static const char *const names[] = {"application", "agreement", "assessment",  "experts", "finance",
                                        "letters",     "library",   "measures",    "policy",  "publication",
                                        "reports",     "services",  "termination", "visit"};
    Arena *arena = arena_new();
    DiagList diags = {.arena = arena};
    SchemaSet *set = schema_set_new(arena, STR("schemas"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const Schema *schema = schema_load(set, str_printf(arena, "%s.schema.json", names[i]), &diags);
        if (!schema) fail_msg("%s: %.*s", names[i], STR_ARG(diags.items.items[0]->message));
        assert_int_equal(schema_describe(schema)->kind, DESCRIBED_RECORD);
    }
    assert_int_equal(diags.items.count, 0);
    const Described *visit = schema_describe(schema_load(set, STR("visit.schema.json"), &diags));
    assert_str(described_at(visit, STR("findings.severity"))->title, "严重程度");
    schema_set_free(set);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),          cmocka_unit_test(test_values),
        cmocka_unit_test(test_placeholder),   cmocka_unit_test(test_placeholder_for_editors),
        cmocka_unit_test(test_failed_nodes),  cmocka_unit_test(test_no_cascades),
        cmocka_unit_test(test_choice),        cmocka_unit_test(test_further_keywords),
        cmocka_unit_test(test_formats),       cmocka_unit_test(test_endless),
        cmocka_unit_test(test_schema_faults), cmocka_unit_test(test_lenient),
        cmocka_unit_test(test_titles),        cmocka_unit_test(test_describe),
        cmocka_unit_test(test_own_schemas),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
