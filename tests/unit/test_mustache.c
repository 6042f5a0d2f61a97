/* What templates have beyond the public suite: shapes, display forms, places, limits. */
#include "support.h"

#include "template/mustache-imp.h"

#include <string.h>

static Arena *arena;
static DiagList diags;

static const Shape text_shape = {.kind = VALUE_TEXT};
static const Shape money_shape = {.kind = VALUE_MONEY};
static const Shape date_shape = {.kind = VALUE_DATE};
static const ShapeField unit_fields[] = {{STR_INIT("name"), &text_shape}, {STR_INIT("note"), &text_shape}};
static const Shape unit_shape = {.kind = VALUE_RECORD, .fields = unit_fields, .field_count = 2};
static const Shape units_shape = {.kind = VALUE_LIST, .item = &unit_shape};
static const Shape words_shape = {.kind = VALUE_LIST, .item = &text_shape};
static const ShapeField root_fields[] = {
    {STR_INIT("name"), &text_shape},        {STR_INIT("note"), &text_shape},
    {STR_INIT("investment"), &money_shape}, {STR_INIT("as_of"), &date_shape},
    {STR_INIT("units"), &units_shape},      {STR_INIT("words"), &words_shape},
};
static const Shape root_shape = {.kind = VALUE_RECORD, .fields = root_fields, .field_count = 6};

static const Value unit_name = {.kind = VALUE_TEXT, .text = STR_INIT("甲公司")};
static const Field unit_values[] = {{STR_INIT("name"), &unit_name}};
static const Value unit = {.kind = VALUE_RECORD, .shape = &unit_shape, .record = {unit_values, 1}};
static const Value *const unit_items[] = {&unit};
static const Value units = {.kind = VALUE_LIST, .list = {unit_items, 1}};
static const Value *const word_items[] = {&unit_name, &unit_name};
static const Value words = {.kind = VALUE_LIST, .list = {word_items, 2}};
static const Value note = {.kind = VALUE_TEXT, .text = STR_INIT("外层")};
static const Value investment = {.kind = VALUE_MONEY, .money = 128000000000};
static const Field root_values[] = {
    {STR_INIT("note"), &note},
    {STR_INIT("investment"), &investment},
    {STR_INIT("units"), &units},
    {STR_INIT("words"), &words},
};
static const Value root = {.kind = VALUE_RECORD, .shape = &root_shape, .record = {root_values, 4}};

static void write_plain(void *context, StrBuf *out, const Value *value, Str form, bool raw, Span tag)
{
    Str text;
    (void)context, (void)raw, (void)tag;
    if (value_form(arena, value, form, &text)) strbuf_add(out, text);
}

/* One partial that is itself, one that is a line with a newline in it. */
static const Source *find_partial(void *context, Str name)
{
    (void)context;
    if (str_is(name, "self")) return source_new(arena, name, STR("{{>self}}"));
    if (str_is(name, "lines")) return source_new(arena, name, STR("甲\n{{#units}}\n乙\n{{/units}}\n"));
    return NULL;
}

static const MustacheHost host = {.partial = find_partial, .write = write_plain};

static const Mustache *parse(const char *text)
{
    diags = (DiagList){.arena = arena};
    const Source *source = source_new(arena, STR("t.md"), str_from(text));
    return mustache_parse(arena, source, (Span){source, 0, (uint32_t)source->text.len}, &host, &diags);
}

static void assert_rendered(const char *text, const char *expected)
{
    const Mustache *mustache = parse(text);
    assert_non_null(mustache);
    assert_str(mustache_render(mustache, &root, &host, arena, &diags), expected);
}

static void assert_message(const char *code, uint32_t column)
{
    assert_int_equal(diags.items.count, 1);
    const Diag *diag = diags.items.items[0];
    assert_string_equal(diag->code, code);
    assert_int_equal(source_position(diag->span.source, diag->span.start).column, column);
}

static void assert_refused(const char *text, const char *code, uint32_t column)
{
    assert_null(parse(text));
    assert_message(code, column);
}

static void assert_checked(const char *text, const char *code, uint32_t column)
{
    const Mustache *mustache = parse(text);
    assert_non_null(mustache);
    assert_int_equal(mustache_check(mustache, &root_shape, arena, &diags), code == NULL);
    if (code) assert_message(code, column);
}

static void test_forms(void **state)
{
    (void)state;
    assert_rendered("{{investment}} {{investment.yi}} {{units.count}} {{units.0.name}} {{words}}",
                    "1,280,000,000.00 12.80亿元 1 甲公司 甲公司、甲公司");
    assert_rendered("[{{investment.none}}{{units.1.name}}{{as_of.zh}}]", "[]");
}

static void test_declared_but_absent_hides_outer(void **state)
{
    (void)state;
    assert_rendered("{{#units}}{{name}}[{{note}}]{{/units}}{{note}}", "甲公司[]外层");
    assert_rendered("{{#units}}{{investment.wan}}{{/units}}", "128000.00万元");
}

static void test_refused(void **state)
{
    (void)state;
    assert_refused("甲 {{name", "T0101", 3);
    assert_refused("甲 {{{name}}", "T0101", 3);
    assert_refused("{{#units}}甲", "T0103", 1);
    assert_refused("甲{{/units}}", "T0103", 2);
    assert_refused("{{#units}}{{/words}}{{/units}}", "T0103", 11);
    assert_refused("甲{{ }}", "T0102", 2);
    assert_refused("{{a..b}}", "T0102", 3);
    assert_refused("{{=<%}}", "T0101", 1);
    assert_refused("{{=<% % >=}}", "T0104", 1);
    assert_refused("{{>nothing}}", "T0105", 4);
}

static void test_names_are_checked(void **state)
{
    (void)state;
    assert_checked("{{name}}{{#units}}{{name}}{{investment.yi}}{{/units}}{{^words}}{{note}}{{/words}}", NULL,
                   0);
    assert_checked("{{#words}}{{.}}{{/words}}{{units.0.name}}{{units.count}}{{as_of.zh}}", NULL, 0);
    assert_checked("甲{{nmae}}", "T0107", 4);
    assert_string_equal(diags.items.items[0]->mend.ptr ? "name" : "", "name");
    assert_checked("{{units.0.nam}}", "T0107", 11);
    assert_checked("{{investment.yii}}", "T0107", 14);
    assert_checked("{{#units}}{{/units}}{{^unit}}{{/unit}}", "T0107", 24);
    assert_checked("{{units}}", "T0108", 3);
    assert_checked("{{units.0}}", "T0108", 3);
    assert_checked("{{#units.count}}{{/units.count}}", "T0108", 4);
    assert_checked("{{>self}}", NULL, 0);
}

static void test_depths(void **state)
{
    (void)state;
    StrBuf deep = {.arena = arena};
    for (int i = 0; i < MUSTACHE_MAX_DEPTH; i++) strbuf_add(&deep, STR("{{#units}}"));
    for (int i = 0; i < MUSTACHE_MAX_DEPTH; i++) strbuf_add(&deep, STR("{{/units}}"));
    assert_rendered(strbuf_str(&deep).ptr, "");
    Str deeper = str_printf(arena, "{{#units}}%.*s{{/units}}", STR_ARG(strbuf_str(&deep)));
    assert_null(parse(deeper.ptr));
    assert_string_equal(diags.items.items[0]->code, "T0103");
    const Mustache *endless = parse("{{>self}}");
    assert_non_null(endless);
    mustache_render(endless, &root, &host, arena, &diags);
    assert_int_equal(diags.items.count, 1);
    assert_string_equal(diags.items.items[0]->code, "T0106");
}

static void test_indentation(void **state)
{
    (void)state;
    assert_rendered("- 一\n  {{>lines}}\n丙\n", "- 一\n  甲\n  乙\n丙\n");
    assert_rendered("{{>lines}}\n丙\n", "甲\n乙\n丙\n");
    assert_rendered("一{{>lines}}\n", "一甲\n乙\n\n");
}

static void test_places(void **state)
{
    (void)state;
    const Mustache *mustache = parse("甲\n{{#units}}\n乙{{name}}丙\n{{/units}}\n");
    MappedText out = mapped_new(arena);
    assert_true(mustache_render_mapped(mustache, &root, &host, &out, &diags));
    assert_str(strbuf_str(&out.text), "甲\n乙甲公司丙\n");
    Span span = mapped_span(&out, strlen("甲\n"), strlen("甲\n乙"));
    assert_str(span_text(span), "乙");
    assert_str(span_text(mapped_span(&out, strlen("甲\n乙甲"), strlen("甲\n乙甲公"))), "{{name}}");
    assert_str(span_text(mapped_span(&out, strlen("甲\n乙甲公司"), strlen("甲\n乙甲公司丙"))), "丙");
    assert_str(span_text(mapped_span(&out, strlen("甲\n"), strlen("甲\n乙甲公司丙"))), "乙{{name}}丙");
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),   cmocka_unit_test(test_declared_but_absent_hides_outer),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_names_are_checked),
        cmocka_unit_test(test_depths),  cmocka_unit_test(test_indentation),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests_name("mustache", tests, set_up, tear_down);
}
