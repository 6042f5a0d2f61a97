/* Templates to a page: each test fills a small template and looks for what the page must say of it. */
#include "support.h"
#include "support_document.h"
#include "support_style.h"

#include "base/file.h"
#include "html/html.h"
#include "layout/layout.h"

#include <stdlib.h>
#include <unistd.h>

static Arena *arena;
static DiagList diags;
static const Style *style;
static Str rules;
static char folder[] = "/tmp/zhiping-html-XXXXXX";

static bool drafted;

static const Document *fill(const char *text)
{
    Value record = {.kind = VALUE_RECORD};
    diags = (DiagList){.arena = arena};
    Str path = path_join(arena, str_from(folder), STR("t.md"));
    assert_true(file_write(arena, path, str_from(text), &diags));
    const Template *template = load_template(arena, str_from(folder), STR("t"), &diags);
    Numbering numbering = layout_numbering(style);
    Document *document =
        template ? template_render(template, &record, &numbering, STR("/project"), arena, &diags) : NULL;
    if (document) document->draft = drafted;
    return document;
}

static Str page_of(const char *text)
{
    Str page, path = path_join(arena, str_from(folder), STR("t.html"));
    const Document *document = fill(text);
    for (size_t i = 0; i < diags.items.count; i++)
        print_message("# %s %.*s\n", diags.items.items[i]->code, STR_ARG(diags.items.items[i]->message));
    assert_non_null(document);
    assert_true(html_write(arena, document, style, rules, path, &diags));
    assert_true(file_read(arena, path, 1 << 20, &page, &diags));
    return page;
}

static size_t times(Str page, const char *needle)
{
    size_t count = 0, at;
    for (; (at = str_find(page, str_from(needle))) != SIZE_MAX; count++)
        page = str_slice(page, at + 1, page.len);
    return count;
}

#define assert_holds(page, needle)                                                                           \
    do {                                                                                                     \
        if (!times(page, needle)) fail_msg("nowhere: %s", needle);                                           \
    } while (0)

static void test_headings(void **state)
{
    (void)state;
    Str page = page_of(
        "---\ntitle: T\n---\n```contents\n```\n\n# 甲\n\n## 乙 {#section-2}\n\n# 丙\n\n# 附 {.annex #a}\n");
    assert_holds(page, "<h1 id=\"section-1\"><span class=\"number\">一、</span>甲</h1>");
    assert_holds(page, "<h2 id=\"section-2\"><span class=\"number\">（一）</span>乙</h2>");
    /* A label that looks like a number of ours is left to whom it belongs. */
    assert_holds(page, "<h1 id=\"section-3\"><span class=\"number\">二、</span>丙</h1>");
    assert_holds(page, "<h1 id=\"a\"><span class=\"number\">附件1　</span>附</h1>");
    assert_holds(page, "<li class=\"level2\"><a href=\"#section-2\">");
    assert_int_equal(times(page, "<li class="), 4);
}

static void test_inlines(void **state)
{
    (void)state;
    Str page =
        page_of("---\ntitle: T\n---\n**重**、*斜*、`严重`、`a<b`、[网](https://a.b/?x=1&y=2)、"
                "[坏](javascript:x)，2026-09-30，GB/T 50300-2013，300 μm，12.5 MPa的，T-1 号 A 2，A-&amp;\n\n"
                "| 甲 |\n|---|\n| 一 |\n\n: 题 {#t}\n\n见[表](#t)。\n");
    size_t color = 0;
    while (!str_is(style->colors[color].word, "严重")) color++;
    assert_holds(page, "<strong>重</strong>、<em>斜</em>、");
    assert_holds(page, str_cstr(arena, str_printf(arena, "<span class=\"chip c%zu\">严重</span>", color)));
    assert_holds(page, "<code>a&lt;b</code>");
    assert_holds(page, "<a href=\"https://a.b/?x=1&amp;y=2\">网</a>");
    assert_int_equal(times(page, "javascript"), 0);
    assert_holds(page,
                 "<span class=\"whole\">2026-09-30</span>，<span class=\"whole\">GB/T 50300-2013</span>，"
                 "<span class=\"whole\">300 μm</span>，<span class=\"whole\">12.5 MPa</span>的，"
                 "<span class=\"whole\">T-1</span> 号 <span class=\"whole\">A 2</span>，");
    assert_holds(page, "见<a href=\"#t\"><span class=\"whole\">表1</span></a>。");
    assert_holds(page, "&amp;</p>");
}

static void test_blocks(void **state)
{
    (void)state;
    Str page = page_of("---\ntitle: T\n---\n3. 甲\n4. 乙\n   - 丙\n\n> 引\n\n<!-- landscape "
                       "-->\n\n横\n\n<!-- portrait -->\n\n"
                       "```\nx < 1\n  y\n```\n");
    assert_holds(
        page,
        "<ol "
        "start=\"3\">\n<li><p>甲</p>\n</li>\n<li><p>乙</p>\n<ul>\n<li><p>丙</p>\n</li>\n</ul>\n</li>\n</ol>");
    assert_holds(page, "<blockquote>\n<p>引</p>\n</blockquote>");
    assert_holds(page, "<div class=\"landscape\">\n<p>横</p>\n</div>");
    assert_holds(page, "<pre><code>\nx &lt; 1\n  y");
}

/* A table of long texts stacks on a phone, of short ones it scrolls. */
static void test_tables(void **state)
{
    (void)state;
    Str page = page_of(
        "---\ntitle: T\n---\n| 甲\"&乙 | 丙 | 丁 | 戊 |\n|:------:|---:|------|------|\n"
        "| V02-001 | 1 | 十二个汉字以内仍是短的格 | 一段文字超过了十二个汉字就算是长的了 |\n\n: 题 {#t}\n\n"
        "| 甲 | 乙 | 丙 | 丁 |\n|---|---|---|---|\n| 1 | 2 | 3 | 十二个汉字以内仍是短的格 |\n");
    assert_holds(page, "<table class=\"data stacks\" role=\"table\" id=\"t\">");
    assert_holds(page, "<caption><span class=\"number\">表1　</span>题</caption>");
    assert_holds(page, "data-label=\"甲&quot;&amp;乙\"><span class=\"whole\">V02-001</span></td>");
    assert_holds(page, "<td role=\"cell\" class=\"right short\" data-label=\"丙\">1</td>");
    assert_holds(page, "<td role=\"cell\" data-label=\"丁\">十二个汉字以内仍是短的格</td>");
    assert_holds(page, "<td role=\"cell\" class=\"long\" data-label=\"戊\">");
    assert_holds(page, "<table class=\"data\">");
}

static void test_charts(void **state)
{
    (void)state;
    static const char *const kinds[] = {"bar", "stacked", "pareto", "line", "doughnut", "radar"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Str page = page_of(str_cstr(
            arena,
            str_printf(arena,
                       "---\ntitle: T\n---\n```chart %s 题<1> {#f}\n类, 数\n甲, 4.5\n乙, 3\n丙, 1\n```\n",
                       kinds[i])));
        assert_holds(page, "<figure class=\"chart\" id=\"f\">");
        assert_int_equal(times(page, "aria-label=\"题&lt;1&gt;；甲 4.5；乙 3.0；丙 1.0\""), 2);
        assert_int_equal(times(page, "<svg class=\"wide\""), 1);
        assert_int_equal(times(page, "<svg class=\"narrow\""), 1);
        assert_holds(page, "<figcaption><span class=\"number\">图1　</span>题&lt;1&gt;</figcaption>");
        assert_holds(page, i < 4 ? "<rect" : "<polygon");
    }
}

static void test_running_head(void **state)
{
    (void)state;
    drafted = true;
    Str page = page_of("---\ntitle: \"</title>\"\nheader_left: 'a\"}</style>\\'\n---\n甲\n");
    assert_holds(page, "content:\"a\\22 }\\3c /style\\3e \\5c \"");
    assert_int_equal(times(page, "</style>"), 1);
    assert_int_equal(times(page, "</title>"), 1);
    assert_holds(page, "<body class=\"draft\">");
}

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    style = shipped_style(arena, &diags);
    assert_true(file_read(arena, STR("templates/report.css"), 1 << 20, &rules, &diags));
    return mkdtemp(folder) && style ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    unlink(str_cstr(arena, path_join(arena, str_from(folder), STR("t.md"))));
    unlink(str_cstr(arena, path_join(arena, str_from(folder), STR("t.html"))));
    rmdir(folder);
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings), cmocka_unit_test(test_inlines), cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_tables),   cmocka_unit_test(test_charts),  cmocka_unit_test(test_running_head),
    };
    return cmocka_run_group_tests_name("html", tests, setup, teardown);
}
