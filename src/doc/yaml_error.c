#include "doc/yaml_error-imp.h"

#include "base/utf8.h"
#include "doc/slip-imp.h"

#include <string.h>

/* What a report is made from. */
typedef struct Failure {
    const Source *source;
    DiagList *diags;
    YamlError error;
    Str line;            /* the problem's, without its end */
    uint32_t line_start; /* its place in the file */
} Failure;

static uint32_t line_start_of(const Source *source, uint32_t at)
{
    return source->line_starts[source_position(source, at).line - 1];
}

static Str line_at(const Source *source, uint32_t at)
{
    return source_line(source, source_position(source, at).line);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* From a place to the end of its line, without blanks there. */
static Span rest_of_line(const Failure *failure, uint32_t at)
{
    uint32_t start = line_start_of(failure->source, at);
    uint32_t end = start + (uint32_t)line_at(failure->source, at).len;
    while (end > at && is_blank(failure->source->text.ptr[end - 1])) end--;
    return (Span){failure->source, at, end > at ? end : at};
}

static Span character_at(const Failure *failure, uint32_t at)
{
    Str rest = str_slice(failure->source->text, at, failure->source->text.len);
    size_t left = rest.len;
    if (left) utf8_next(&rest);
    return (Span){failure->source, at, at + (uint32_t)(left - rest.len)};
}

static Str before_problem(const Failure *failure)
{
    return str_slice(failure->line, 0, failure->error.problem_at - failure->line_start);
}

static bool starts_its_line(const Failure *failure)
{
    return str_trim(before_problem(failure)).len == 0;
}

static Diag *report(const Failure *failure, const char *code, Span span, const char *zh, const char *en)
{
    return diag_add(failure->diags, code, span, "%s", "%s", failure->diags->lang == LANG_EN ? en : zh);
}

static void help(const Failure *failure, Diag *diag, const char *zh, const char *en)
{
    diag->help = str_from(failure->diags->lang == LANG_EN ? en : zh);
}

/* --- the kinds of failure --------------------------------------------------------------------------------
 */

static uint32_t indent_of(Str line)
{
    uint32_t indent = 0;
    while (indent < line.len && is_blank(line.ptr[indent])) indent++;
    return indent;
}

static void report_indentation(const Failure *failure)
{
    Diag *diag = report(failure, "Y0132", rest_of_line(failure, failure->error.problem_at),
                        "这一行的缩进与上文对不上", "the indentation of this line fits none above");
    diag_label(failure->diags, diag, "缩进 %u 格", "indented by %u", indent_of(failure->line));
    for (uint32_t line = source_position(failure->source, failure->line_start).line - 1; line > 0; line--) {
        Str above = source_line(failure->source, line);
        uint32_t indent = indent_of(above), at = failure->source->line_starts[line - 1] + indent;
        if (indent == above.len || above.ptr[indent] == '#') continue;
        diag_related(failure->diags, diag, rest_of_line(failure, at), "上一行缩进 %u 格",
                     "the line above by %u", indent);
        break;
    }
    help(failure, diag, "同一层的键左边对齐，下一层多缩进两个空格",
         "keys of one level start in one column, the next level two blanks further in");
}

/* A line without ": " but with a full-width colon: that is why. (Where the word before it can be a key of
 * ours, the scanner has told it already.) */
static bool report_wide_colon(const Failure *failure, uint32_t offset)
{
    Str text = line_at(failure->source, offset);
    size_t colon = str_find(text, STR("："));
    if (colon == SIZE_MAX || str_find(text, STR(": ")) != SIZE_MAX) return false;
    uint32_t at = line_start_of(failure->source, offset) + (uint32_t)colon;
    Str instead = colon + 3 == text.len ? STR(":") : STR(": ");
    slip_report(SLIP_COLON, (Span){failure->source, at, at + 3}, instead, failure->diags);
    return true;
}

/* A text with ": " in it, as the value of a key on the same line. */
static void report_colon_in_value(const Failure *failure, size_t key_end)
{
    Diag *diag = report(failure, "Y0133", character_at(failure, failure->error.problem_at),
                        "值里面又出现了“: ”（冒号加空格）", "a second \": \" within a value");
    Str key = str_slice(failure->line, 0, key_end),
        value = str_trim(str_slice(failure->line, key_end, failure->line.len));
    diag_help(failure->diags, diag, "若是文字，给整个值加引号：`%.*s '%.*s'`",
              "if it is text, put the whole value in quotes: `%.*s '%.*s'`", STR_ARG(str_trim(key)),
              STR_ARG(value));
}

static void report_second_colon(const Failure *failure)
{
    Str before = before_problem(failure);
    size_t colon = str_find(before, STR(": "));
    if (colon != SIZE_MAX) {
        report_colon_in_value(failure, colon + 1);
        return;
    }
    uint32_t above = failure->line_start ? line_start_of(failure->source, failure->line_start - 1) : 0;
    if (report_wide_colon(failure, above)) return;
    Span span = {failure->source, failure->line_start + indent_of(before), failure->error.problem_at};
    Diag *diag = report(failure, "Y0132", span, "这个键的缩进不对：它比上一行深，而上一行已经有了值",
                        "this key is indented deeper than the line above, which has its value already");
    help(failure, diag, "与上一行的键对齐；若是上一行文字的下半段，给整段文字加引号",
         "line it up with the key above; if it continues the text above, put that text in quotes");
}

static void report_missing_colon(const Failure *failure)
{
    if (report_wide_colon(failure, failure->error.context_at)) return;
    Span span = rest_of_line(failure, failure->error.context_at);
    Diag *diag = report(failure, "Y0134", span, "这一行缺少“: ”（冒号加空格）", "this line lacks its \": \"");
    help(failure, diag, "每一行写成“键: 值”；若是上一行文字的下半段，多缩进两个空格",
         "write \"key: value\"; if it continues the text above, indent it deeper");
}

static void report_entry(const Failure *failure)
{
    Diag *diag = report(failure, "Y0135", rest_of_line(failure, failure->error.problem_at),
                        "列表项“- ”不能写在这里", "a list item \"- \" cannot stand here");
    help(failure, diag, "列表的每一项另起一行，左边对齐；若是文字，加引号",
         "start each item on a line of its own; if it is text, put it in quotes");
}

static void report_other(const Failure *failure)
{
    Diag *diag = report(failure, "Y0139", character_at(failure, failure->error.problem_at),
                        "这里不合 YAML 的写法", "this is no YAML");
    diag_help(failure->diags, diag, "解析器的原话：%s", "in the parser's words: %s", failure->error.problem);
}

/* The parser wanted a key (or an item) and met something else. */
static void report_expected_key(const Failure *failure)
{
    Str before = str_trim(before_problem(failure));
    char last = before.len ? before.ptr[before.len - 1] : '\0';
    Str rest = str_slice(failure->source->text, failure->error.problem_at, failure->source->text.len);
    if (rest.len == 0) {
        report_other(failure);
    } else if (starts_its_line(failure) && str_starts_with(rest, STR(":"))) {
        report(failure, "Y0152", rest_of_line(failure, failure->error.problem_at), "冒号前面没有键",
               "no key before the colon");
    } else if (starts_its_line(failure) && str_starts_with(rest, STR("- "))) {
        report_entry(failure);
    } else if (last == '"' || last == '\'') {
        Diag *diag = report(failure, "Y0120", rest_of_line(failure, failure->error.problem_at),
                            "引号闭合之后还有文字", "text after the closing quote");
        help(failure, diag, "引号要括住整个值；文字里的引号用“”", "the quotes must hold the whole value");
    } else if (last == ']' || last == '}') {
        report(failure, "Y0131", rest_of_line(failure, failure->error.problem_at), "括号闭合之后还有文字",
               "text after the closing bracket");
    } else {
        report_indentation(failure);
    }
}

static void report_quote(const Failure *failure)
{
    Diag *diag = report(failure, "Y0119", character_at(failure, failure->error.context_at), "引号没有闭合",
                        "the quote is not closed");
    help(failure, diag, "在值的末尾补上同样的引号；文字里的英文引号要改用“”",
         "close it at the end of the value");
}

/* Within brackets a colon right before another bracket or comma. */
static void report_tight_colon(const Failure *failure)
{
    Span span = character_at(failure, failure->error.problem_at);
    slip_report(SLIP_NO_BLANK, span, STR(": "), failure->diags);
}

static void report_escape(const Failure *failure)
{
    uint32_t at = failure->error.problem_at;
    Diag *diag = report(failure, "Y0137", (Span){failure->source, at, character_at(failure, at + 1).end},
                        "双引号里没有这种转义", "no such escape in double quotes");
    help(failure, diag, "反斜杠是文字时，改用单引号，或写作 \\\\",
         "if the backslash is text, use single quotes, or write it \\\\");
}

static void report_start(const Failure *failure)
{
    Span span = character_at(failure, failure->error.problem_at);
    if (str_is(span_text(span), "\t")) {
        report(failure, "Y0111", span, "缩进用了制表符", "a tab as indentation");
        return;
    }
    Str found = span.end > span.start && *span_text(span).ptr != '\n' ? span_text(span) : STR("");
    Diag *diag = diag_add(failure->diags, "Y0136", span, "值不能以“%.*s”开头",
                          "a value cannot begin with \"%.*s\"", STR_ARG(found));
    help(failure, diag, "给整个值加引号", "put the whole value in quotes");
}

static void report_bracket(const Failure *failure)
{
    const YamlError *error = &failure->error;
    bool later = line_start_of(failure->source, error->context_at) != failure->line_start;
    Span opening = character_at(failure, error->context_at), here = character_at(failure, error->problem_at);
    Diag *diag = report(failure, "Y0131", later ? opening : here, "括号没有闭合，或两项之间少了逗号",
                        "a bracket is not closed, or a comma is missing");
    diag_related(failure->diags, diag, later ? here : opening, later ? "到这里仍未闭合" : "括号从这里开始",
                 later ? "not closed up to here" : "the bracket opens here");
}

static void report_flow_content(const Failure *failure)
{
    Diag *diag = report(failure, "Y0131", character_at(failure, failure->error.problem_at),
                        "括号里这一处少了一项", "an item is missing here");
    help(failure, diag, "两个逗号之间要有内容，最后的括号要闭合",
         "there must be something between two commas, and the bracket be closed");
}

static void report_block_header(const Failure *failure)
{
    Diag *diag = report(failure, "Y0138", rest_of_line(failure, failure->error.problem_at),
                        "“|”或“>”之后不能再写文字", "nothing may follow | or > on its line");
    help(failure, diag, "文字从下一行写起，多缩进两个空格；若“|”“>”是文字，加引号",
         "begin the text on the next line, indented; if | or > is text, put it in quotes");
}

static void report_tab(const Failure *failure)
{
    Diag *diag = report(failure, "Y0111", character_at(failure, failure->error.problem_at), "缩进用了制表符",
                        "a tab as indentation");
    help(failure, diag, "制表符换成空格", "make it blanks");
}

static void report_property(const Failure *failure)
{
    uint32_t at = failure->error.context_at;
    bool tag = at < failure->source->text.len && failure->source->text.ptr[at] == '!';
    Diag *diag = report(failure, tag ? "Y0154" : "Y0153", rest_of_line(failure, at),
                        tag ? "不支持标签（!）" : "不支持锚点（&）和别名（*）",
                        tag ? "tags (!) are not supported" : "anchors (&) and aliases (*) are not supported");
    help(failure, diag, "若是文字，给整个值加引号", "if it is text, put the whole value in quotes");
}

static void report_directive(const Failure *failure)
{
    Diag *diag = report(failure, "Y0155", rest_of_line(failure, failure->error.context_at),
                        "不支持这种 % 指令", "this % directive is not supported");
    help(failure, diag, "删去这一行；若 % 是文字，加引号",
         "remove the line; if the % is text, put it in quotes");
}

static void report_complex_key(const Failure *failure)
{
    report(failure, "Y0152", character_at(failure, failure->error.problem_at), "键只能是一行文字",
           "a key must be a line of text");
}

static void report_depth(const Failure *failure)
{
    report(failure, "Y0157", character_at(failure, failure->error.problem_at), "层次太深", "nested too deep");
}

/* The first line whose words are in the problem and the context decides. */
static const struct {
    const char *problem, *context;
    void (*report)(const Failure *failure);
} kinds[] = {
    {"mapping values are not allowed", "", report_second_colon},
    {"could not find expected ':'", "", report_missing_colon},
    {"found unexpected ':'", "", report_tight_colon},
    {"block sequence entries are not allowed", "", report_entry},
    {"mapping keys are not allowed", "", report_complex_key},
    {"", "while scanning a quoted scalar", report_quote},
    {"did not find expected key", "", report_expected_key},
    {"did not find expected '-' indicator", "", report_expected_key},
    {"did not find expected <document start>", "", report_expected_key},
    {"found character that cannot start any token", "", report_start},
    {"did not find expected node content", "while parsing a flow node", report_flow_content},
    {"did not find expected node content", "", report_start},
    {"did not find expected ',' or", "", report_bracket},
    {"tab character", "", report_tab},
    {"", "while scanning a block scalar", report_block_header},
    {"", "while scanning an alias", report_property},
    {"", "while scanning an anchor", report_property},
    {"", "a tag", report_property},
    {"undefined tag handle", "", report_property},
    {"", "directive", report_directive},
    {"directive", "", report_directive},
    {"incompatible YAML document", "", report_directive},
    {"maximum", "", report_depth},
    {"", "", report_other},
};

static bool is_escape(const YamlError *error)
{
    return strstr(error->problem, "escape") || strstr(error->problem, "hexdecimal");
}

void yaml_error_report(const Source *source, YamlError error, DiagList *diags)
{
    Failure failure = {source, diags, error, line_at(source, error.problem_at),
                       line_start_of(source, error.problem_at)};
    const char *context = error.context ? error.context : "";
    if (is_escape(&error)) {
        report_escape(&failure);
        return;
    }
    size_t kind = 0;
    while (!strstr(error.problem, kinds[kind].problem) || !strstr(context, kinds[kind].context)) kind++;
    kinds[kind].report(&failure);
}
