/* The style file that is shipped, and what is said of a spoilt copy. */
#include "support.h"

#include "base/file.h"
#include "support_style.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Arena *arena;
static DiagList diags;
static char path[] = "/tmp/zhiping-style-XXXXXX";

static void test_shipped(void **state)
{
    (void)state;
    Color color;
    const Style *style = shipped_style(arena, &diags);
    assert_non_null(style);
    assert_int_equal(style->page_width, 595276); /* 210 mm */
    assert_int_equal(style->margin_top, 104882); /* 37 mm */
    assert_int_equal(style->text[TEXT_BODY].size, 12000);
    assert_int_equal(style->text[TEXT_BODY].leading, 20500);
    assert_str(style->families[style->text[TEXT_HEADING_2].family].name, "kai");
    assert_str(style->heading_patterns[1], "（{一}）");
    assert_true(style_color(style, STR("严重"), &color));
    assert_int_equal(color.r, 0xB3);
    assert_false(style_color(style, STR("没有"), &color));
}

/* The shipped file with one text replaced; the last message's code and the text at its place. */
static void assert_spoilt(const char *from, const char *to, const char *code, const char *at)
{
    Str text;
    diags = (DiagList){.arena = arena};
    assert_true(file_read(arena, STR("templates/style.yaml"), 1 << 20, &text, &diags));
    assert_true(str_find(text, str_from(from)) != SIZE_MAX);
    assert_true(
        file_write(arena, str_from(path), str_replace(arena, text, str_from(from), str_from(to)), &diags));
    assert_null(load_style(arena, str_from(path), &diags));
    const Diag *last = diags.items.items[diags.items.count - 1];
    if (strcmp(last->code, code) != 0 || !str_is(span_text(last->span), at))
        fail_msg("%s: %s at %.*s, expected %s", to, last->code, STR_ARG(span_text(last->span)), code);
}

static void test_spoilt(void **state)
{
    (void)state;
    assert_spoilt("margin_top: 37mm", "margin_top: 37", "S0102", "37");
    assert_spoilt("margin_top: 37mm", "margin_top: 0mm", "S0111", "0mm");
    assert_spoilt("margin_top: 37mm", "margin_tpo: 37mm", "S0105", "margin_tpo");
    assert_spoilt("margin_top: 37mm", "margin_top: 297mm", "T0402", "page");
    assert_spoilt("margin_top: 37mm", "margin_top: 待填", "T0402", "page");
    assert_spoilt("size: 小四, leading: 20.5pt }", "size: 小小, leading: 20.5pt }", "S0111", "小小");
    assert_spoilt("body: { family: song", "body: { family: sing", "T0402", "sing");
    assert_spoilt("color: muted", "color: mutt", "T0402", "mutt");
    assert_spoilt("accent: \"1F3A5F\"", "accent: \"1F3A5\"", "S0111", "\"1F3A5\"");
    assert_spoilt("annex: 附件{1}", "annex: 附件", "S0111", "附件");
    assert_spoilt("\"{1}.\", \"（{1}）\"]", "\"{1}.\"]", "S0120", "[\"{一}、\", \"（{一}）\", \"{1}.\"]");
    assert_spoilt("first_line_indent: 2", "first_line_indent: 11", "S0108", "11");
    assert_spoilt("annex: 附件{1}", "annex: 附件{1}之{2}", "S0111", "附件{1}之{2}");
    assert_spoilt("page: — {1} —", "page: 第{1}页，共{total}页", "S0111", "第{1}页，共{total}页");
    assert_spoilt("table_rows: 细线", "table_rows: 粗线", "S0106", "粗线");
    assert_spoilt("  body:", "  bodyy:", "S0105", "bodyy");
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    int file = mkstemp(path);
    return file < 0 || close(file);
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shipped), cmocka_unit_test(test_spoilt)};
    return cmocka_run_group_tests_name("style", tests, set_up, tear_down);
}
