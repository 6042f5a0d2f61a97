/* Ledgers on made-up data: where an amount, a text, a name, a number of rows is just within bounds and just
 * beyond. */
#include "support.h"
#include "support_files.h"

#include "base/file.h"
#include "xlsx/grid-imp.h"
#include "xlsx/ledger.h"
#include "xlsx/measure-imp.h"
#include "xlsx/whole-imp.h"

#include <stdlib.h>
#include <unistd.h>

static Arena *arena;
static const Schema *schema;
static DiagList diags;
static char folder[] = "/tmp/zhiping-ledger-XXXXXX";

static const Shape text_shape = {.kind = VALUE_TEXT}, money_shape = {.kind = VALUE_MONEY};
static const Shape integer_shape = {.kind = VALUE_INTEGER}, decimal_shape = {.kind = VALUE_DECIMAL};
static const Shape date_shape = {.kind = VALUE_DATE};
static const ShapeField row_fields[] = {
    {STR_INIT("name"), &text_shape},     {STR_INIT("gross"), &money_shape},  {STR_INIT("net"), &money_shape},
    {STR_INIT("count"), &integer_shape}, {STR_INIT("rate"), &decimal_shape}, {STR_INIT("on"), &date_shape}};
static const Shape row_shape_ = {.kind = VALUE_RECORD, .fields = row_fields, .field_count = 6};
static const Shape rows_shape = {.kind = VALUE_LIST, .item = &row_shape_};
static const Shape words_shape = {.kind = VALUE_LIST, .item = &text_shape};
static const ShapeField root_fields[] = {
    {STR_INIT("as_of"), &date_shape}, {STR_INIT("rows"), &rows_shape}, {STR_INIT("words"), &words_shape}};
static const Shape root_shape = {.kind = VALUE_RECORD, .fields = root_fields, .field_count = 3};

static Value *leaf(const Shape *shape)
{
    Value *value = arena_make(arena, Value);
    value->kind = shape->kind;
    value->shape = shape;
    return value;
}

static const Value *record(const Shape *shape, const Field *fields, size_t count)
{
    Value *value = leaf(shape);
    Field *copies = arena_make_many(arena, Field, count);
    memcpy(copies, fields, count * sizeof *fields);
    value->record.fields = copies;
    value->record.count = count;
    return value;
}

static const Value *row_of(Str name, Money gross, Money net, int64_t count, Str rate)
{
    Value *name_value = leaf(&text_shape), *gross_value = leaf(&money_shape), *net_value = leaf(&money_shape);
    Value *count_value = leaf(&integer_shape), *rate_value = leaf(&decimal_shape);
    name_value->text = name;
    gross_value->money = gross;
    net_value->money = net;
    count_value->integer = count;
    rate_value->text = rate;
    const Field fields[] = {{STR("name"), name_value},
                            {STR("gross"), gross_value},
                            {STR("net"), net_value},
                            {STR("count"), count_value},
                            {STR("rate"), rate_value}};
    return record(&row_shape_, fields, 5);
}

static const Value *root_of(const Value *const *rows, size_t count)
{
    Value *day = leaf(&date_shape), *list = leaf(&rows_shape);
    assert_true(date_parse(STR("2026-09-30"), &day->date));
    list->list.items = rows;
    list->list.count = count;
    const Field fields[] = {{STR("as_of"), day}, {STR("rows"), list}};
    return record(&root_shape, fields, 2);
}

static const Doc *specification(const char *text)
{
    const Source *source = source_new(arena, STR("ledger.yaml"), str_from(text));
    const Doc *doc = doc_read_yaml(arena, source, &diags);
    assert_non_null(doc);
    return doc;
}

static const char *first_code(void)
{
    return diags.items.count ? diags.items.items[0]->code : "";
}

/* The first sheet's cells; NULL where there was a message. */
static const Grid *computed(const char *text, const Value *root)
{
    diags = (DiagList){.arena = arena};
    const Workbook *book = workbook_read(arena, schema, specification(text), root, &diags);
    if (!book) return NULL;
    Grid *grids = arena_make_many(arena, Grid, book->sheets.count);
    return grids_compute(arena, book, root, grids, &diags) ? grids : NULL;
}

#define SHEET(columns) "title: t\nsheets:\n  - name: s\n    title: t\n    rows: rows\n    columns:\n" columns

static void test_sums_at_the_limit(void **state)
{
    (void)state;
    static const char spec[] = SHEET("      - { title: a, key: gross, total: true }\n");
    const Value *rows[] = {row_of(STR("x"), INT64_MAX - 1, 0, 0, STR("0")),
                           row_of(STR("y"), 1, 0, 0, STR("0")), row_of(STR("z"), 1, 0, 0, STR("0"))};
    const Grid *grid = computed(spec, root_of(rows, 2));
    assert_non_null(grid);
    assert_true(grid->total[0].number == INT64_MAX);
    assert_string_equal(grid->total[0].formula, "=SUBTOTAL(109,A4:A5)");
    assert_null(computed(spec, root_of(rows, 3)));
    assert_string_equal(first_code(), "T0908");
}

static void test_operators_at_the_limit(void **state)
{
    (void)state;
    static const char sum[] = SHEET("      - { title: a, key: gross }\n      - { title: b, key: net }\n"
                                    "      - { title: c, sum: [a, b] }\n");
    static const char difference[] =
        SHEET("      - { title: a, key: gross }\n      - { title: b, key: net }\n"
              "      - { title: c, difference: [a, b] }\n");
    const Value *most[] = {row_of(STR("x"), INT64_MAX, 0, 0, STR("0"))};
    const Value *beyond[] = {row_of(STR("x"), INT64_MAX, 1, 0, STR("0"))};
    const Value *least[] = {row_of(STR("x"), INT64_MIN + 1, 1, 0, STR("0"))};
    const Value *below[] = {row_of(STR("x"), INT64_MIN, 1, 0, STR("0"))};
    const Grid *grid = computed(sum, root_of(most, 1));
    assert_non_null(grid);
    assert_true(grid_cell(grid, 0, 2)->number == INT64_MAX);
    assert_null(computed(sum, root_of(beyond, 1)));
    assert_string_equal(first_code(), "T0908");
    assert_non_null(computed(difference, root_of(least, 1)));
    assert_null(computed(difference, root_of(below, 1)));
    assert_string_equal(first_code(), "T0908");
}

static void test_ratio_and_excess(void **state)
{
    (void)state;
    static const char spec[] =
        SHEET("      - { title: a, key: gross, total: true }\n      - { title: b, key: net, total: true }\n"
              "      - { title: r, ratio: [a, b], total: true }\n      - { title: e, excess: [a, b] }\n");
    const Value *rows[] = {row_of(STR("x"), 500, 500, 0, STR("0")), row_of(STR("x"), 501, 500, 0, STR("0")),
                           row_of(STR("x"), 499, 500, 0, STR("0")), row_of(STR("x"), 5, 0, 0, STR("0"))};
    const Grid *grid = computed(spec, root_of(rows, 4));
    assert_non_null(grid);
    assert_int_equal(grid_cell(grid, 0, 3)->number, 0);
    assert_int_equal(grid_cell(grid, 1, 3)->number, 1);
    assert_int_equal(grid_cell(grid, 2, 3)->number, 0);
    assert_int_equal(grid_cell(grid, 3, 2)->divisor, 0);
    assert_string_equal(grid_cell(grid, 3, 2)->formula, "=IF(B7=0,\"—\",A7/B7)");
    assert_int_equal(grid->total[2].number, 1505);
    assert_int_equal(grid->total[2].divisor, 1500);
}

static size_t utf16_units(Str text)
{
    size_t units = 0;
    for (size_t i = 0; i < text.len; i++) {
        uint8_t byte = (uint8_t)text.ptr[i];
        units += (byte & 0xC0) != 0x80 ? 1 : 0;
        units += byte >= 0xF0 ? 1 : 0;
    }
    return units;
}

static Str repeated(const char *piece, size_t count, const char *end)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < count; i++) strbuf_add(&buf, str_from(piece));
    strbuf_add(&buf, str_from(end));
    return strbuf_str(&buf);
}

static void assert_kept(Str text, bool whole)
{
    static const char spec[] = SHEET("      - { title: a, key: name }\n");
    const Value *rows[] = {row_of(text, 0, 0, 0, STR("0"))};
    const Grid *grid = computed(spec, root_of(rows, 1));
    assert_non_null(grid);
    Str kept = grid_cell(grid, 0, 0)->text;
    assert_true(utf16_units(kept) <= 32767);
    assert_int_equal(str_equal(kept, text), whole);
    if (!whole) assert_true(str_ends_with(kept, STR("……（余下文字见项目文件）")));
    if (!whole) assert_true(utf16_units(kept) >= 32766); /* no more is lost than must be */
}

/* Excel counts UTF-16 units: a character beyond the BMP is two of them. */
static void test_longest_text(void **state)
{
    (void)state;
    assert_kept(repeated("x", 32767, ""), true);
    assert_kept(repeated("x", 32768, ""), false);
    assert_kept(repeated("文", 32767, ""), true);
    assert_kept(repeated("文", 32768, ""), false);
    assert_kept(repeated("𠮷", 16383, "x"), true);
    assert_kept(repeated("𠮷", 16383, "xy"), false);
    assert_kept(repeated("𠮷", 16384, ""), false);
}

static void test_decimals(void **state)
{
    (void)state;
    static const char spec[] = SHEET("      - { title: a, key: rate }\n");
    const Value *rows[] = {row_of(STR(""), 0, 0, 0, STR("70.0%")), row_of(STR(""), 0, 0, 0, STR("6%")),
                           row_of(STR(""), 0, 0, 0, STR("—")), row_of(STR(""), 0, 0, 0, STR("88.8"))};
    const Grid *grid = computed(spec, root_of(rows, 4));
    assert_non_null(grid);
    assert_int_equal(grid_cell(grid, 0, 0)->kind, CELL_PERCENT);
    assert_int_equal(grid_cell(grid, 1, 0)->kind, CELL_PERCENT);
    assert_int_equal(grid_cell(grid, 2, 0)->kind, CELL_TEXT);
    assert_int_equal(grid_cell(grid, 3, 0)->kind, CELL_DECIMAL);
    for (size_t row = 0; row < 4; row++)
        if (row != 2) assert_int_equal(grid_cell(grid, row, 0)->scale, grid_cell(grid, 0, 0)->scale);
}

static void test_column_letters(void **state)
{
    (void)state;
    assert_str(column_letters(arena, 0), "A");
    assert_str(column_letters(arena, 25), "Z");
    assert_str(column_letters(arena, 26), "AA");
    assert_str(column_letters(arena, 701), "ZZ");
    assert_str(column_letters(arena, 702), "AAA");
    assert_str(column_letters(arena, 16383), "XFD");
}

/* Every fault of a specification, and beside it what just passes (no code). */
static const struct {
    const char *spec, *code;
} specifications[] = {
    {SHEET("      - { title: a, key: name }\n"), ""},
    {SHEET("      - { title: a, key: name, wdith: 3 }\n"), "S0105"},
    {SHEET("      - { title: a, key: name }\n    highlights: [{ column: a, is: x, unless: { column: a, if: x "
           "} }]\n"),
     "S0105"},
    {SHEET("      - { title: a, key: name }\n    highlights: [{ column: a, is: x }]\n"), ""},
    {SHEET("      - { title: a, key: name }\n    highlights: [{ column: b, is: x }]\n"), "T0902"},
    {SHEET("      - { title: a, key: name }\n    highlights: [{ column: a }]\n"), "S0104"},
    {SHEET("      - { title: a, key: name }\n    highlights: [{ column: a, is: x, fill: F8CBAD }]\n"), ""},
    {SHEET("      - { title: a, key: name }\n    highlights: [{ column: a, is: x, fill: F8CBA }]\n"),
     "S0111"},
    {SHEET("      - { title: a, key: name }\n    highlights: [{ column: a, is: x, fill: F8CBAG }]\n"),
     "S0111"},
    {SHEET("      - { title: a, key: name, width: 255 }\n"), ""},
    {SHEET("      - { title: a, key: name, width: 256 }\n"), "S0108"},
    {SHEET("      - { title: a, key: name, width: -1 }\n"), "S0108"},
    {SHEET("      - { title: a, key: name, width: wide }\n"), "S0101"},
    {SHEET("      - { title: a, key: rate, format: percent }\n"), ""},
    {SHEET("      - { title: a, key: rate, format: prozent }\n"), "S0106"},
    {SHEET("      - { title: a, key: name }\n    paper: A3\n"), ""},
    {SHEET("      - { title: a, key: name }\n    paper: A2\n"), "S0106"},
    {SHEET("      - { title: a, key: name }\n    frozen: 8\n"), ""},
    {SHEET("      - { title: a, key: name }\n    frozen: 9\n"), "S0108"},
    {SHEET("      - { title: a, key: nane }\n"), "T0904"},
    {SHEET("      - { title: a, key: name, words: words }\n"), ""},
    {SHEET("      - { title: a, key: name, words: wrods }\n"), "T0904"},
    {SHEET("      - { title: a, key: name, if_several: rwos }\n"), "T0904"},
    {SHEET("      - { title: a, outer: name }\n"), "T0904"},
    {SHEET("      - { title: a }\n"), "S0104"},
    {SHEET("      - { title: a, key: name, serial: true }\n"), "S0127"},
    {SHEET("      - { key: name }\n"), "S0104"},
    {SHEET("      - { title: a, key: name }\n      - { title: a, key: name }\n"), "T0905"},
    {SHEET("      - { title: a, key: 待填 }\n"), "S0001"},
    {"title: t\nsheets: [{ name: \"\", title: t, text: [a] }]\n", "S0110"},
    {"title: t\nsheets: []\n", "S0120"},
    {"title: t\nsheets:\n  - { name: s, title: t, rows: rows, columns: [] }\n", "S0120"},
    {"title: t\nsheets:\n  - { name: s, title: t, rows: as_of, columns: [{ title: a, key: name }] }\n",
     "T0904"},
    {SHEET("      - { title: a, key: gross, total: true }\n"), ""},
    {SHEET("      - { title: a, key: count, total: true }\n"), ""},
    {SHEET("      - { title: a, key: name, total: true }\n"), "T0906"},
    {SHEET("      - { title: a, key: rate, total: true }\n"), "T0906"},
    {SHEET("      - { title: a, key: gross }\n      - { title: b, sum: [a] }\n"), ""},
    {SHEET("      - { title: a, key: gross }\n      - { title: b, sum: [a, a, a, a] }\n"), ""},
    {SHEET("      - { title: a, key: gross }\n      - { title: b, sum: [a, a, a, a, a] }\n"), "S0120"},
    {SHEET("      - { title: a, key: gross }\n      - { title: b, sum: [] }\n"), "S0120"},
    {SHEET("      - { title: a, key: gross }\n      - { title: b, difference: [a, a, a] }\n"), "S0120"},
    {SHEET("      - { title: a, key: gross }\n      - { title: b, sum: [a, b] }\n"), "T0906"},
    {SHEET("      - { title: a, key: gross }\n      - { title: n, key: count }\n      - { title: b, sum: [a, "
           "n] }\n"),
     "T0906"},
    {SHEET("      - { title: a, key: gross }\n      - { title: b, ratio: [a, a], total: true }\n"), "T0906"},
    {SHEET("      - { title: n, key: name }\n      - { title: a, key: gross }\n"
           "      - { title: b, sum_of: { sheet: s, column: a, match: [n] } }\n"),
     ""},
    {SHEET("      - { title: n, key: name }\n      - { title: a, key: gross }\n"
           "      - { title: b, sum_of: { sheet: z, column: a, match: [n] } }\n"),
     "T0902"},
    {SHEET("      - { title: n, key: name }\n      - { title: a, key: gross }\n"
           "      - { title: b, sum_of: { sheet: s, column: n, match: [n] } }\n"),
     "T0906"},
    {SHEET("      - { title: n, key: name }\n      - { title: a, key: gross }\n"
           "      - { title: b, sum_of: { sheet: s, column: a, match: [] } }\n"),
     "S0120"},
    {SHEET("      - { title: n, key: name }\n      - { title: a, key: gross }\n"
           "      - { title: b, sum_of: { sheet: s, column: a, match: [a] } }\n"),
     "T0906"},
#define CHART(chart)                                                                                         \
    SHEET("      - { title: n, key: name }\n      - { title: a, key: gross }\n  - name: c\n    title: t\n  " \
          "  charts: "                                                                                       \
          "[" chart "]\n")
    {CHART("{ kind: lines, sheet: s, names: n, series: [{ column: a }] }"), ""},
    {CHART("{ kind: pie, sheet: s, names: n, series: [{ column: a }] }"), "S0106"},
    {CHART("{ kind: lines, sheet: z, names: n, series: [{ column: a }] }"), "T0902"},
    {CHART("{ kind: lines, sheet: c, names: n, series: [{ column: a }] }"), "T0902"},
    {CHART("{ kind: lines, sheet: s, names: m, series: [{ column: a }] }"), "T0902"},
    {CHART("{ kind: lines, sheet: s, names: n, series: [{ column: b }] }"), "T0902"},
    {CHART("{ kind: lines, sheet: s, names: n, series: [{ column: n }] }"), "T0906"},
    {CHART("{ kind: lines, sheet: s, names: n, series: [] }"), "S0120"},
    {CHART("{ kind: lines, sheet: s, names: n, most: 1000, series: [{ column: a }] }"), ""},
    {CHART("{ kind: lines, sheet: s, names: n, most: 1001, series: [{ column: a }] }"), "S0108"},
    {CHART("{ kind: lines, sheet: s, names: n, clor: 1, series: [{ column: a }] }"), "S0105"},
};

static void test_specifications(void **state)
{
    (void)state;
    const Value *rows[] = {row_of(STR("x"), 1, 1, 1, STR("1"))};
    const Value *root = root_of(rows, 1);
    for (size_t i = 0; i < sizeof specifications / sizeof *specifications; i++) {
        const Grid *grid = computed(specifications[i].spec, root);
        const char *expected = specifications[i].code;
        if (strcmp(first_code(), expected) != 0 || (grid != NULL) != (*expected == '\0'))
            fail_msg("got \"%s\", expected \"%s\" of %s", first_code(), expected, specifications[i].spec);
    }
}

static void assert_sheet_name(const char *name, bool good)
{
    Str spec = str_printf(arena,
                          "title: t\nsheets:\n  - name: \"%s\"\n    title: t\n    rows: rows\n    columns: "
                          "[{ title: a, key: name }]\n",
                          name);
    const Value *rows[] = {row_of(STR("x"), 1, 1, 1, STR("1"))};
    const Grid *grid = computed(spec.ptr, root_of(rows, 1));
    if ((grid != NULL) != good || strcmp(first_code(), good ? "" : "T0907") != 0)
        fail_msg("the name \"%s\" gives \"%s\"", name, first_code());
}

static void test_sheet_names(void **state)
{
    (void)state;
    static const char *const forbidden[] = {"a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\\\b", "'a", "a'b"};
    assert_sheet_name("专业×严重程度", true);
    assert_sheet_name("a b-c (d) #1!", true);
    assert_sheet_name("history", false);
    assert_sheet_name("histories", true);
    assert_sheet_name(repeated("长", 31, "").ptr, true);
    assert_sheet_name(repeated("长", 32, "").ptr, false);
    assert_sheet_name(repeated("𠮷", 15, "a").ptr, true); /* 31 of Excel's units */
    assert_sheet_name(repeated("𠮷", 16, "").ptr, false);
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) assert_sheet_name(forbidden[i], false);
    static const char twice[] =
        "title: t\nsheets:\n  - { name: Ab, title: t, rows: rows, columns: [{ title: a, key: name }] }\n"
        "  - { name: aB, title: t, rows: rows, columns: [{ title: a, key: name }] }\n";
    const Value *rows[] = {row_of(STR("x"), 1, 1, 1, STR("1"))};
    assert_null(computed(twice, root_of(rows, 1))); /* Excel takes them for the same */
    assert_string_equal(first_code(), "T0907");
}

/* --- the file --- */

static bool written(const char *spec, const Value *root, Str *bytes)
{
    Str path = str_printf(arena, "%s/book.xlsx", folder);
    diags = (DiagList){.arena = arena};
    bool done = ledger_write(arena, schema, specification(spec), root, 20000, path, &diags);
    if (done && bytes) assert_true(file_read(arena, path, (size_t)1 << 30, bytes, &diags));
    unlink(path.ptr);
    assert_int_equal(listed(arena, str_from(folder)).count, 0);
    return done;
}

/* Title, note, header and a line of sums leave 1,048,572 of Excel's 1,048,576 rows. */
static void test_most_rows(void **state)
{
    (void)state;
    enum { MOST = 1048572 };
    static const char spec[] = SHEET("      - { title: a, key: count, total: true }\n"
                                     "    highlights: [{ column: a, above: 0, bold: true }]\n");
    const Value *one = row_of(STR("x"), 1, 1, 1, STR("1"));
    const Value **rows = arena_make_many(arena, const Value *, MOST + 1);
    for (size_t i = 0; i < MOST + 1; i++) rows[i] = one;
    assert_false(written(spec, root_of(rows, MOST + 1), NULL));
    assert_string_equal(first_code(), "T0909");
    assert_true(written(spec, root_of(rows, MOST), NULL));
}

static void test_whole(void **state)
{
    (void)state;
    static const char spec[] =
        SHEET("      - { title: a, key: name }\n      - { title: b, key: gross, total: true }\n");
    const Value *rows[] = {row_of(STR("<a b=\"c>\">&amp;"), 1, 1, 1, STR("1")),
                           row_of(STR("二"), 2, 1, 1, STR("1"))};
    Str first, second;
    assert_true(written(spec, root_of(rows, 2), &first));
    assert_true(written(spec, root_of(rows, 2), &second));
    assert_true(str_equal(first, second));
    assert_true(workbook_is_whole(arena, first));
    for (size_t len = 0; len < first.len; len++)
        assert_false(workbook_is_whole(arena, str_slice(first, 0, len)));
    assert_false(workbook_is_whole(arena, STR("")));
}

/* An archive of one stored part. */
static bool is_whole_xml(const char *xml)
{
    size_t len = strlen(xml);
    char bytes[512] = {0};
    assert_true(len + 98 < sizeof bytes);
    char *directory = bytes + 30 + len, *end = directory + 46;
    memcpy(bytes + 30, xml, len);
    memcpy(directory, "PK\1\2", 4);
    directory[20] = directory[24] = (char)len;
    memcpy(end, "PK\5\6", 4);
    end[10] = 1;
    end[16] = (char)(30 + len);
    return workbook_is_whole(arena, (Str){bytes, 30 + len + 46 + 22});
}

static void test_whole_xml(void **state)
{
    (void)state;
    static const char *const good[] = {"<a/>", "<?xml v=\"1\"?>\n<a><b c=\"/>\"/>x</a>", "<a><b></b></a>\n"};
    static const char *const bad[] = {"",    "x",        "<a>",     "<a><b/>", "<a></b></a>",
                                      "<a/", "<a b=\"c", "<?xml?>", "</a>",    "<a><b</a>"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!is_whole_xml(good[i])) fail_msg("whole: %s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (is_whole_xml(bad[i])) fail_msg("not whole: %s", bad[i]);
}

/* --- measures --- */

static void test_measures(void **state)
{
    (void)state;
    double one = measure_text_height(STR("一"), 40);
    double line = measure_text_height(STR("一\n二"), 40) - one;
    assert_true(line > 12 && line < 15);
    assert_true(measure_text_height(repeated("一", 18, ""), 40) == one);
    assert_true(measure_text_height(repeated("一", 20, ""), 40) == one + line);
    assert_true(measure_text_height(repeated("word ", 100, ""), 40) > one + 10 * line);
    assert_true(measure_text_height(repeated("一", 9999, ""), 40) == 409);

    static const char spec[] = SHEET("      - { title: 很长很长的标题, key: gross, total: true }\n");
    const Value *rows[] = {row_of(STR("x"), 123456789012, 1, 1, STR("1"))};
    const Grid *grid = computed(spec, root_of(rows, 1));
    double width = measure_width(arena, grid, 0);
    assert_true(width >= 16 && width <= 24); /* 1,234,567,890.12, bold */
    assert_true(measure_header_height(grid, &width) >= measure_text_height(STR("一\n二"), 40));
    double narrow = 8;
    assert_true(measure_header_height(grid, &narrow) > measure_text_height(STR("一\n二\n三"), 40));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_at_the_limit), cmocka_unit_test(test_operators_at_the_limit),
        cmocka_unit_test(test_ratio_and_excess),  cmocka_unit_test(test_longest_text),
        cmocka_unit_test(test_decimals),          cmocka_unit_test(test_column_letters),
        cmocka_unit_test(test_specifications),    cmocka_unit_test(test_sheet_names),
        cmocka_unit_test(test_most_rows),         cmocka_unit_test(test_whole),
        cmocka_unit_test(test_whole_xml),         cmocka_unit_test(test_measures),
    };
    if (!mkdtemp(folder)) return 1;
    arena = arena_new();
    SchemaSet *schemas = schema_set_new(arena, STR("schemas"));
    diags = (DiagList){.arena = arena};
    schema = schema_load(schemas, STR("ledger.schema.json"), &diags);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    schema_set_free(schemas);
    arena_free(arena);
    rmdir(folder);
    return failed;
}
