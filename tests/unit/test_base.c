#include "support.h"

#include "base/base64.h"
#include "base/date.h"
#include "base/file.h"
#include "base/map.h"
#include "base/money.h"
#include "base/sha256.h"
#include "base/source.h"
#include "base/utf8.h"

static Arena *arena;

static void assert_upper(const char *amount, const char *expected)
{
    Money money;
    assert_true(money_parse(str_from(amount), &money));
    assert_str(money_upper(arena, money), expected);
}

static void test_money_upper(void **state)
{
    (void)state;
    assert_upper("360000.00", "叁拾陆万元整");
    assert_upper("1409.50", "壹仟肆佰零玖元伍角");
    assert_upper("16409.02", "壹万陆仟肆佰零玖元零贰分");
    assert_upper("325.04", "叁佰贰拾伍元零肆分");
    assert_upper("10.00", "壹拾元整");
    assert_upper("100000000", "壹亿元整");
    assert_upper("0", "零元整");
    assert_upper("0.05", "伍分");
    assert_upper("0.50", "伍角");
    /* 支付结算办法 allows 零 to be written here or left out. */
    assert_upper("107000.53", "壹拾万柒仟元伍角叁分");
    assert_upper("1680.32", "壹仟陆佰捌拾元叁角贰分");
    assert_upper("100100000", "壹亿零壹拾万元整");
    assert_upper("100000001.01", "壹亿零壹元零壹分");
    assert_upper("1000000000000", "壹万亿元整");
    assert_upper("1000100000000", "壹万零壹亿元整");
    assert_upper("20300", "贰万零叁佰元整");
    assert_upper("-12.30", "负壹拾贰元叁角");
}

static void test_money_parse(void **state)
{
    (void)state;
    Money money;
    assert_true(money_parse(STR("1.5"), &money));
    assert_int_equal(money, 150);
    assert_true(money_parse(STR("-0.01"), &money));
    assert_int_equal(money, -1);
    assert_true(money_parse(STR("92233720368547758.07"), &money));
    assert_false(money_parse(STR("92233720368547758.08"), &money));
    assert_false(money_parse(STR("1.234"), &money));
    assert_false(money_parse(STR("1."), &money));
    assert_false(money_parse(STR(""), &money));
    assert_false(money_parse(STR("1e3"), &money));
    assert_str(money_grouped(arena, 128000000000), "1,280,000,000.00");
    assert_str(money_grouped(arena, -99999), "-999.99");
    assert_str(money_in_yi(arena, 128000000000), "12.80亿元");
    assert_str(money_in_yi(arena, 128049999999), "12.80亿元");
    assert_str(money_in_yi(arena, 128050000000), "12.81亿元");
}

static void test_money_scale(void **state)
{
    (void)state;
    Money net;
    assert_true(money_scale(14400000, 10000, 10600, &net));
    assert_int_equal(net, 13584906);
    assert_true(money_scale(5, 1, 10, &net));
    assert_int_equal(net, 1);
    assert_true(money_scale(-5, 1, 10, &net));
    assert_int_equal(net, -1);
    assert_true(money_scale(4, 1, 10, &net));
    assert_int_equal(net, 0);
    assert_false(money_scale(INT64_MAX, 2, 1, &net));
}

static void test_date(void **state)
{
    (void)state;
    Date date;
    assert_true(date_parse(STR("1970-01-01"), &date));
    assert_int_equal(date, 0);
    assert_true(date_parse(STR("2024-02-29"), &date));
    assert_str(date_iso(arena, date_add_months(date, 12)), "2025-02-28");
    assert_str(date_iso(arena, date_add_months(date, -36)), "2021-02-28");
    assert_str(date_zh(arena, date), "2024年2月29日");
    assert_false(date_parse(STR("2026-02-29"), &date));
    assert_false(date_parse(STR("2026-13-01"), &date));
    assert_false(date_parse(STR("2026-1-01"), &date));
    assert_false(date_parse(STR("2026-00-10"), &date));
    assert_true(date_parse(STR("0001-01-01"), &date));
    for (Date day = date; day < 2000000; day += 13) {
        CivilDate civil = date_to_civil(day);
        assert_int_equal(date_from_civil(civil), day);
    }
}

static void test_utf8(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR("质评𠮷x")), 4);
    assert_int_equal(utf16_count(STR("质评𠮷x")), 5);
    uint16_t units[2];
    assert_int_equal(utf16_encode(0x10FFFF, units), 2);
    assert_int_equal(units[0], 0xDBFF);
    assert_int_equal(units[1], 0xDFFF);
    assert_int_equal(utf16_encode(UTF8_INVALID, units), 1);
    assert_int_equal(units[0], 0xFFFD);
    assert_int_equal(str_width(STR("质评x")), 5);
    assert_int_equal(str_width(STR("✅⏰🟢⚠→é")), 9);
    assert_int_equal(str_width(STR("e\xcc\x81\xe2\x81\xa6x")), 2);
    assert_int_equal(utf8_find_invalid(STR("质评")), SIZE_MAX);
    assert_int_equal(utf8_find_invalid(STR("a\xC0\x80")), 1);
    assert_int_equal(utf8_find_invalid(STR("\xED\xA0\x80")), 0);
    assert_int_equal(utf8_find_invalid(STR("ab\xE8\xB4")), 2);
    assert_int_equal(utf8_find_invalid(STR("\xF4\x90\x80\x80")), 0);
}

static void test_map(void **state)
{
    (void)state;
    Map map = {0};
    static int values[1000];
    for (int i = 0; i < 1000; i++)
        assert_null(map_put(arena, &map, str_printf(arena, "key %d", i), &values[i]));
    for (int i = 0; i < 1000; i++)
        assert_ptr_equal(map_get(&map, str_printf(arena, "key %d", i)), &values[i]);
    assert_null(map_get(&map, STR("key 1000")));
    assert_ptr_equal(map_put(arena, &map, STR("key 7"), &values[8]), &values[7]);
    assert_int_equal(map.count, 1000);
}

static void test_source(void **state)
{
    (void)state;
    Source *source = source_new(arena, STR("a.yaml"), STR("\xEF\xBB\xBFid: 1\r\nname: 质评\n"));
    assert_int_equal(source->line_count, 3);
    assert_str(source_line(source, 1), "id: 1");
    assert_str(source_line(source, 2), "name: 质评");
    Position position = source_position(source, (uint32_t)str_find(source->text, STR("评")));
    assert_int_equal(position.line, 2);
    assert_int_equal(position.column, 8);
    assert_str(source_line(source, 4), "");
}

/* RFC 4648, section 10; and bytes beyond ASCII. */
static void assert_sha256(Str bytes, const char *expected)
{
    uint8_t digest[SHA256_BYTES];
    StrBuf hex = {.arena = arena};
    sha256(bytes, digest);
    for (size_t i = 0; i < sizeof digest; i++) strbuf_printf(&hex, "%02x", digest[i]);
    assert_str(strbuf_str(&hex), expected);
}

/* The examples of FIPS 180-4, and lengths about the end of a block. */
static void test_sha256(void **state)
{
    (void)state;
    char as[120];
    memset(as, 'a', sizeof as);
    assert_sha256(STR(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_sha256(STR("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_sha256(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_sha256((Str){as, 55}, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    assert_sha256((Str){as, 56}, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    assert_sha256((Str){as, 63}, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
    assert_sha256((Str){as, 64}, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
    assert_sha256((Str){as, 65}, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0");
    assert_sha256((Str){as, 119}, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb");
    assert_sha256((Str){as, 120}, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c");
}

static void test_base64(void **state)
{
    (void)state;
    assert_str(base64_encode(arena, STR("")), "");
    assert_str(base64_encode(arena, STR("f")), "Zg==");
    assert_str(base64_encode(arena, STR("fo")), "Zm8=");
    assert_str(base64_encode(arena, STR("foo")), "Zm9v");
    assert_str(base64_encode(arena, STR("foob")), "Zm9vYg==");
    assert_str(base64_encode(arena, STR("fooba")), "Zm9vYmE=");
    assert_str(base64_encode(arena, STR("foobar")), "Zm9vYmFy");
    assert_str(base64_encode(arena, STR("\xFB\xFF\x00\x80")), "+/8AgA==");
}

static void test_real_paths(void **state)
{
    (void)state;
    static const char *const paths[] = {"src/base/file.h", "src/base/",  "src/..",
                                        "src/.",           "src",        "src/none.h",
                                        "none/x.h",        "/dev/stdin", "src/base/../base/str.h"};
    Map folders = {0};
    for (size_t i = 0; i < 2 * sizeof paths / sizeof *paths; i++) {
        Str path = str_from(paths[i / 2]), real = path_real(arena, path);
        Str quick = path_real_by_folder(arena, &folders, path);
        assert_int_equal(real.ptr == NULL, quick.ptr == NULL);
        if (real.ptr) assert_true(str_equal(real, quick));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_money_upper), cmocka_unit_test(test_money_parse),
        cmocka_unit_test(test_money_scale), cmocka_unit_test(test_date),
        cmocka_unit_test(test_utf8),        cmocka_unit_test(test_map),
        cmocka_unit_test(test_source),      cmocka_unit_test(test_sha256),
        cmocka_unit_test(test_base64),      cmocka_unit_test(test_real_paths),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
