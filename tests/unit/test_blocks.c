/* Templates to blocks: each test fills a small template and compares the dump. */
#include "support.h"
#include "support_document.h"
#include "support_dump.h"

#include "base/file.h"
#include "template/markdown_write.h"
#include "template/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static Arena *arena;
static DiagList diags;
static const Numbering numbering = {
    .headings = {STR_INIT("{一}、"), STR_INIT("（{一}）"), STR_INIT("{1}."), STR_INIT("（{1}）")},
    .annex = STR_INIT("附件{1}"),
    .figure = STR_INIT("图{1}"),
    .table = STR_INIT("表{1}"),
};
static char folder[] = "/tmp/zhiping-blocks-XXXXXX";

/* --- values --- */

static const Value *text_value(const char *text)
{
    Value *value = arena_make(arena, Value);
    value->kind = VALUE_TEXT;
    value->text = str_from(text);
    return value;
}

static const Value *record_value(const char *const pairs[][2], size_t count)
{
    Value *value = arena_make(arena, Value);
    Field *fields = arena_make_many(arena, Field, count);
    for (size_t i = 0; i < count; i++) fields[i] = (Field){str_from(pairs[i][0]), text_value(pairs[i][1])};
    value->kind = VALUE_RECORD;
    value->record.fields = fields;
    value->record.count = count;
    return value;
}

#define NASTY "  a|b\n# c\n```\n\\*d\\ {{x}} <b>"

static const Value *sample(void)
{
    static const char *const pairs[][2] = {
        {"name", "示例装置"},
        {"nasty", NASTY},
        {"two", "甲\n乙\n\n丙"},
        {"severity", "严重"},
        {"count", "12"},
        {"empty", ""},
        {"raw", "**重**"},
        {"file", "photos/a.jpg"},
        {"bad", "../a.jpg"},
        {"comma", "a, b: c"},
        {"token", "\xEF\xB7\x90"
                  "0\xEF\xB7\x91"},
    };
    return record_value(pairs, sizeof pairs / sizeof *pairs);
}

/* --- filling --- */

static const Document *fill(const char *text)
{
    diags = (DiagList){.arena = arena};
    Str path = path_join(arena, str_from(folder), STR("t.md"));
    assert_true(file_write(arena, path, str_from(text), &diags));
    const Template *template = load_template(arena, str_from(folder), STR("t"), &diags);
    return template ? template_render(template, sample(), &numbering, STR("/project"), arena, &diags) : NULL;
}

static void assert_blocks(const char *text, const char *expected)
{
    const Document *document = fill(text);
    for (size_t i = 0; i < diags.items.count; i++)
        print_message("# %s %.*s\n", diags.items.items[i]->code, STR_ARG(diags.items.items[i]->message));
    assert_non_null(document);
    assert_str(blocks_dump(arena, document->blocks), expected);
}

/* The first message's code and place. */
static void assert_error(const char *text, const char *code, uint32_t line, uint32_t column)
{
    const Document *document = fill(text);
    assert_null(document);
    assert_true(diags.items.count > 0);
    const Diag *diag = diags.items.items[0];
    assert_string_equal(diag->code, code);
    if (line == 0) return;
    assert_non_null(diag->span.source);
    Position position = source_position(diag->span.source, diag->span.start);
    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    return !mkdtemp(folder);
}

static int tear_down(void **state)
{
    (void)state;
    unlink(str_cstr(arena, path_join(arena, str_from(folder), STR("t.md"))));
    rmdir(folder);
    arena_free(arena);
    return 0;
}

/* --- text --- */

static void test_prose(void **state)
{
    (void)state;
    assert_blocks("项目为{{name}}，\n位于某地 A\nB 区。\n",
                  "paragraph [项目为示例装置，位于某地 A B 区。]\n");
}

static void test_bold_beside_marks(void **state)
{
    (void)state;
    assert_blocks("**注意：**逾期，**甲**，**“乙”**丙**{{name}}：**丁\n",
                  "paragraph [*注意：*逾期，*甲*，*“乙”*丙*示例装置**：*丁]\n");
    assert_blocks("*（注）*甲\n\n* 项\n", "paragraph [/（注）/甲]\nlist\n  item \"•\"\n    paragraph [项]\n");
}

static void test_values_keep_their_text(void **state)
{
    (void)state;
    assert_blocks("前{{nasty}}后\n", "paragraph [前  a|b⏎# c⏎```⏎\\*d\\ {{x}} <b>后]\n");
    assert_blocks("| 甲 | 乙 |\n|---|---|\n| {{nasty}} | 后 |\n",
                  "table l0 l0\n  [甲] [乙]\n  [  a|b⏎# c⏎```⏎\\*d\\ {{x}} <b>] [后]\n");
    assert_blocks("`{{nasty}}`\n", "paragraph [`  a|b`⏎`# c`⏎`````⏎`\\*d\\ {{x}} <b>`]\n");
}

static void test_value_paragraphs(void **state)
{
    (void)state;
    assert_blocks("{{two}}\n", "paragraph [甲⏎乙]\nparagraph [丙]\n");
    assert_blocks("| {{two}} |\n|---|\n", "table l0\n  [甲⏎乙⏎丙]\n");
    assert_blocks("- {{two}}\n", "list\n  item \"•\"\n    paragraph [甲⏎乙]\n    paragraph [丙]\n");
    assert_blocks("{{empty}}\n\n{{empty}}甲\n", "paragraph [甲]\n");
}

static void test_raw_and_forged(void **state)
{
    (void)state;
    assert_blocks("{{{raw}}}{{raw}}\n", "paragraph [*重***重**]\n");
    assert_blocks("{{{token}}}\n", "paragraph [0]\n");
}

static void test_chips_and_links(void **state)
{
    (void)state;
    assert_blocks("`{{severity}}` `{{name}}` [站](http://a.b/{{count}})\n",
                  "paragraph [`严重` `示例装置` 站(http://a.b/12)]\n");
    assert_blocks("甲<br>乙&lt;&#20108;&amp;\n", "paragraph [甲⏎乙<二&]\n");
}

/* --- headings, numbers, references --- */

static void test_headings(void **state)
{
    (void)state;
    assert_blocks(
        "# 甲\n\n## 子\n\n## 丑 {#chou}\n\n### 三级\n\n# 目 {.plain}\n\n# 乙\n\n## 寅\n\n# 清单 {.annex "
        "#a}\n\n"
        "见[附件](#a)、[](#chou)\n",
        "heading 1 \"一、\" [甲]\nheading 2 \"（一）\" [子]\nheading 2 \"（二）\" #chou [丑]\n"
        "heading 3 \"1.\" [三级]\nheading 1 [目]\nheading 1 \"二、\" [乙]\nheading 2 \"（一）\" [寅]\n"
        "heading 1 \"附件1\" #a [清单]\nparagraph [见附件1(#a)、（二）(#chou)]\n");
}

static void test_label_errors(void **state)
{
    (void)state;
    assert_error("见[](#nowhere)\n", "T0203", 1, 5);
    assert_error("# 甲 {#a}\n\n# 乙 {#a}\n", "T0203", 3, 3);
    assert_error("# 甲 {.anex}\n", "T0205", 1, 3);
}

/* --- tables and captions --- */

static void test_tables(void **state)
{
    (void)state;
    assert_blocks(
        "| 甲 | 乙 |\n|:---:|-----:|\n| `严重` | {{count}} |\n\n: 表题 {#t}\n\n见[表](#t)\n",
        "table \"表1\" #t c3 r5 caption [表题]\n  [甲] [乙]\n  [`严重`] [12]\nparagraph [见表1(#t)]\n");
    assert_blocks(
        ": 前题\n\n|  |  |\n|---|---|\n| 名称 | {{name}} |\n: 题外\n\n| a |\n|---|\n",
        "facts \"表1\" l0 l0 caption [前题]\n  [名称] [示例装置]\ntable \"表2\" l0 caption [题外]\n  [a]\n");
}

/* Two pipes side by side join a cell to the one at its left; blanks between them, or a value that is empty,
 * do not. */
static void test_joined_cells(void **state)
{
    (void)state;
    assert_blocks(
        "| 甲 | 乙 | 丙 |\n|---|---|---|\n| 合计 || {{count}} |\n| **总计** |||\n| a |  | b "
        "|\n|{{empty}}|{{empty}}|c|\n",
        "table l0 l0 l0\n  [甲] [乙] [丙]\n  [合计] < [12]\n  [*总计*] < <\n  [a] [] [b]\n  [] [] [c]\n");
    assert_blocks("| 甲 || 丙 |\n|---|---|---|\n| a\\|| b | c |\n",
                  "table l0 l0 l0\n  [甲] < [丙]\n  [a|] [b] [c]\n");
}

static void test_table_errors(void **state)
{
    (void)state;
    assert_error("| 甲 | 乙 |\n|-|-|\n| 1 | 2 |\n", "T0201", 1, 1);
    assert_error("甲\n\n| 甲 | 乙 |\n|---|---|\n\n| 1 | 2 |\n", "T0201", 6, 1);
    assert_error(": 无主\n", "T0202", 1, 1);
}

/* --- photos, pages --- */

static void test_photos(void **state)
{
    (void)state;
    assert_blocks(
        "![整改前]({{file}})\n![整改后：{{name}}](photos/b.jpg)\n",
        "photos\n  /project/photos/a.jpg 图1 [整改前]\n  /project/photos/b.jpg 图2 [整改后：示例装置]\n");
    assert_error("![x]({{bad}})\n", "T0206", 1, 6);
    assert_error("![x](/etc/passwd)\n", "T0206", 1, 6);
    assert_error("见 ![x](a.jpg)\n", "T0206", 1, 1);
}

static void test_pages(void **state)
{
    (void)state;
    assert_blocks("甲\n\n---\n\n<!-- landscape -->\n\n乙\n\n<!-- portrait -->\n\n<!-- 说明 -->\n\n丙\n",
                  "paragraph [甲]\nbreak\nlandscape\n  paragraph [乙]\nparagraph [丙]\n");
    assert_error("<!-- portrait -->\n", "T0207", 1, 1);
    assert_error("<b>粗</b>\n", "T0204", 1, 1);
}

/* --- components --- */

static void test_figures_and_chart(void **state)
{
    (void)state;
    assert_blocks("```figures\n{{count}} 问题 总数\n{{comma}} 率 {已销项}\n```\n",
                  "figures\n  [12] [问题 总数] []\n  [a, b: c] [率] [已销项]\n");
    assert_blocks(
        "```chart stacked 分布（{{name}}） {#f}\n专业, 严重, 一般\n{{comma}}, {{count}}, 0.5\n无, —, "
        "\n```\n\n[图](#f)\n",
        "chart \"图1\" #f caption [分布（示例装置）]\n  a, b: c 严重=12.0 一般=0.5\nparagraph [图1(#f)]\n");
    assert_error("```chart bar 题\n类, 数\n甲, 一\n```\n", "T0303", 3, 4);
    assert_error("```chart bar 题\n类, 数\n甲, 1, 2\n```\n", "T0302", 3, 1);
    assert_error("```chart bar 题\n类, 数\n甲, -1\n```\n", "T0303", 3, 4);
    assert_error("```chart bar 题\n类, 数\n甲, 0.125\n```\n", "T0303", 3, 4);
    assert_error("```chart bar 题\n类, 数\n甲, 10000000000000\n```\n", "T0303", 3, 4);
    assert_error("```chart bar\n类\n甲\n```\n", "T0302", 2, 1);
    assert_error("```chart\n类, 数\n甲, 1\n```\n", "T0302", 1, 4);
    assert_error("```chart bar 题\n```\n", "T0302", 1, 4);
    assert_blocks("```chart bar 题 {#e}\n类，数\n```\n\n[图](#e)\n",
                  "chart \"图1\" #e caption [题]\nparagraph [图1(#e)]\n");
    assert_blocks("```chart bar\n类，数\n甲，3\n```\n", "chart\n  甲 数=3\n");
    assert_blocks("```chart bar\n类，数，率\n甲，88，0.5\n乙，—，1\n```\n",
                  "chart\n  甲 数=88.0 率=0.5\n  乙 数=— 率=1.0\n");
    assert_blocks("```chart bar\n类，率\n甲，88.25%\n乙，100%\n```\n",
                  "chart\n  甲 率=88.25%\n  乙 率=100.00%\n");
    assert_error("```cover\ntitel: 甲\n```\n", "T0302", 2, 1);
    assert_error("```chart pareto 题\n类, 数, 率\n甲, 1, 2\n```\n", "T0302", 2, 1);
    assert_error("```chart doughnut 题\n类, 数, 率\n甲, 1, 2\n```\n", "T0302", 2, 1);
    assert_blocks("```chart line\n类, 率, 比\n甲, 33.3%, —\n乙, 5%, 100.0%\n```\n",
                  "chart\n  甲 率=33.3% 比=—\n  乙 率=5.0% 比=100.0%\n");
    assert_blocks("```chart line\n类, 元\n甲, 33.3%\n乙, 9999999999999.99\n```\n",
                  "chart\n  甲 元=33.30\n  乙 元=9,999,999,999,999.99\n");
    assert_error("```chart pie 题\n类, 数\n甲, 1\n```\n", "T0302", 1, 10);
    assert_error("```chat bar\n```\n", "T0301", 1, 4);
}

static void test_card(void **state)
{
    (void)state;
    assert_blocks(
        "````card {{severity}}\n# V01 `{{severity}}`\n## {{name}}\n\n{{nasty}}\n\n```terms\n依据：{{comma}}\n"
        "状态: `已销项` 完\n```\n\n![前]({{file}})\n````\n\n# 甲\n",
        "card 严重 [V01 `严重`] caption [示例装置]\n  paragraph [  a|b⏎# c⏎```⏎\\*d\\ {{x}} <b>]\n"
        "  terms\n    [依据] [a, b: c]\n    [状态] [`已销项` 完]\n  photos\n    /project/photos/a.jpg 图1 "
        "[前]\n"
        "heading 1 \"一、\" [甲]\n");
}

static void test_cover_signatures_note(void **state)
{
    (void)state;
    assert_blocks(
        "```cover\nmark: 内部资料\ntitle: {{name}}\n委托单位: {{nasty}}\n```\n\n```signatures\n编制, "
        "{{comma}}, \n批准\n```\n\n"
        "```note\n注：{{name}}**重**。\n```\n",
        "cover\n  [内部资料]\n  []\n  []\n  [示例装置]\n  []\n  []\n  []\n  [委托单位] [  a|b⏎# c⏎```⏎\\*d\\ "
        "{{x}} <b>]\n"
        "signatures\n  [编制] [a, b: c] []\n  [批准] [] []\nnote [注：示例装置*重*。]\n");
    assert_error("```terms\n没有冒号\n```\n", "T0302", 2, 1);
}

static void test_front_matter(void **state)
{
    (void)state;
    const Document *document =
        fill("---\ntitle: \"{{name}}报告\"\nheader_left: 甲\ncontents: true\n---\n前\n\n# 一章\n");
    assert_non_null(document);
    assert_str(document->title, "示例装置报告");
    assert_str(blocks_dump(arena, document->blocks),
               "paragraph [前]\nbreak\ncontents\nbreak\nheading 1 \"一、\" [一章]\n");
    assert_error("---\ntitle: \"{{name\"\n---\n", "T0101", 2, 9);
    assert_error("---\n- a\n---\n", "S0101", 1, 1);
    assert_error("甲\n{{>none}}\n", "T0105", 2, 4);
}

static void test_markdown(void **state)
{
    (void)state;
    diags = (DiagList){.arena = arena};
    fill("# 甲\n\n{{nasty}}\n\n| a | b |\n|---|---|\n| {{nasty}} | `x|y` |\n\n: 题\n\n1. 一\n   - 二\n");
    const Template *template = load_template(arena, str_from(folder), STR("t"), &diags);
    const Document *document = template_render(template, sample(), &numbering, STR("p"), arena, &diags);
    assert_non_null(document);
    Str markdown = document_markdown(arena, document, str_from(folder));
    assert_str(markdown,
               "# 一、甲\n\n"
               "&#32; a\\|b\\\n\\# c\\\n\\`\\`\\`\\\n\\\\\\*d\\\\ \\{\\{x\\}\\} \\<b\\>\n\n"
               "**表1** 题\n\n"
               "| a | b |\n|-----|-----|\n"
               "| &#32; a\\|b<br>\\# c<br>\\`\\`\\`<br>\\\\\\*d\\\\ \\{\\{x\\}\\} \\<b\\> | `x\\|y` |\n\n"
               "1. 一\n\n   - 二\n\n");
    fill("{{count}}. 甲\n\n[丙](javascript:alert(1)) "
         "[乙](<http://a/x|y\\<>)\n\n```\n~~~~~~~~\n{{nasty}}\n```\n");
    template = load_template(arena, str_from(folder), STR("t"), &diags);
    document = template_render(template, sample(), &numbering, STR("p"), arena, &diags);
    assert_non_null(document);
    assert_str(document_markdown(arena, document, str_from(folder)),
               "12\\. 甲\n\n丙 [乙](<http://a/x%7Cy%3C>)\n\n"
               "````\n~~~~~~~~\n  a|b\n# c\n```\n\\*d\\ {{x}} <b>\n````\n\n");
}

static void assert_markdown(const char *source, const char *expected)
{
    fill(source);
    const Template *template = load_template(arena, str_from(folder), STR("t"), &diags);
    const Document *document = template_render(template, sample(), &numbering, STR("."), arena, &diags);
    assert_non_null(document);
    assert_str(document_markdown(arena, document, str_from(folder)), expected);
}

/* As the flanking rule wants them; a run has one pair. */
static void test_markdown_stars(void **state)
{
    (void)state;
    assert_markdown("**甲{{name}}乙**丙\n", "**甲示例装置乙**丙\n\n");
    assert_markdown("**{{name}}（{{count}}）** 丁\n", "**示例装置（12）** 丁\n\n");
    assert_markdown("**注意：**逾期，丙**“乙”**，**`严重`**的\n",
                    "**注意：**<!-- -->逾期，丙<!-- -->**“乙”**，**`严重`**<!-- -->的\n\n");
    assert_markdown("**甲***乙*\n\n**{{two}}**\n", "**甲**<!-- -->*乙*\n\n**甲**\\\n**乙**\n\n**丙**\n\n");
    assert_markdown("甲\n\n---\n\n```contents\n```\n\n---\n\n乙\n", "甲\n\n---\n\n乙\n\n");
}

/* Wherever a template or its data may say it. */
static void test_unfinished(void **state)
{
    (void)state;
    static const char *const texts[] = {"TODO\n",
                                        "# 待填\n",
                                        "```cover\ntitle: TODO\n```\n",
                                        "```cover\nnumber: 待填\n```\n",
                                        "```cover\n单位: TODO\n```\n",
                                        "```chart bar 题\n类, TODO\n甲, 1\n```\n",
                                        "```chart bar 题\n类, 数\n待填, 1\n```\n",
                                        "```chart bar 题TODO\n类, 数\n甲, 1\n```\n",
                                        "```figures\n1 TODO\n```\n",
                                        "```signatures\n编制, 待填\n```\n",
                                        "```\nTODO\n```\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        diags = (DiagList){.arena = arena};
        fill(texts[i]);
        const Template *template = load_template(arena, str_from(folder), STR("t"), &diags);
        const Document *document = template_render(template, sample(), &numbering, STR("p"), arena, &diags);
        assert_non_null(document);
        assert_int_equal(document->unfinished_count, 1);
        assert_non_null(document->unfinished[0].source);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unfinished),
        cmocka_unit_test(test_prose),
        cmocka_unit_test(test_bold_beside_marks),
        cmocka_unit_test(test_values_keep_their_text),
        cmocka_unit_test(test_value_paragraphs),
        cmocka_unit_test(test_raw_and_forged),
        cmocka_unit_test(test_chips_and_links),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_label_errors),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_joined_cells),
        cmocka_unit_test(test_table_errors),
        cmocka_unit_test(test_photos),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_figures_and_chart),
        cmocka_unit_test(test_card),
        cmocka_unit_test(test_cover_signatures_note),
        cmocka_unit_test(test_front_matter),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_markdown_stars),
    };
    return cmocka_run_group_tests_name("blocks", tests, set_up, tear_down);
}
