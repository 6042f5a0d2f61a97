#include "doc/slip-imp.h"

/* In bytes: a line that nobody would read is not shown corrected. */
enum { LONGEST_LINE = 400 };

typedef struct Slip {
    const char *code, *zh, *en;
    const char *note_zh, *note_en; /* how to mend it, after or in place of the corrected line */
} Slip;

static const Slip slips[] = {
    [SLIP_TAB] = {"Y0111", "缩进用了制表符", "a tab as indentation", "缩进用空格，每层两个",
                  "indent with blanks, two a level"},
    [SLIP_WIDE_BLANK] = {"Y0112", "缩进用了全角空格或不换行空格",
                         "a full-width or no-break blank as indentation", "缩进用半角空格，每层两个",
                         "indent with plain blanks, two a level"},
    [SLIP_COLON] = {"Y0113", "键之后是全角冒号“：”", "a full-width colon after the key",
                    "键之后用半角冒号加一个空格", "a key takes \": \""},
    [SLIP_NO_BLANK] = {"Y0114", "键的冒号之后缺少空格", "no blank after the key's colon",
                       "键之后用半角冒号加一个空格", "a key takes \": \""},
    [SLIP_COMMA] = {"Y0115", "列表里用了全角逗号或顿号", "a full-width comma within brackets",
                    "若是文字里的标点，给这一项加引号", "if it belongs to the text, put the item in quotes"},
    [SLIP_QUOTES] = {"Y0116", "值用全角引号括起", "full-width quotes around the value",
                     "若引号本身是文字的一部分，外面再加一对单引号",
                     "if the quotes belong to the text, put single quotes around them"},
    [SLIP_BRACKETS] = {"Y0117", "列表用了全角括号", "full-width brackets around a list",
                       "若是文字，给整个值加引号", "if it is text, put the value in quotes"},
    [SLIP_DASH] = {"Y0118", "列表项应以“- ”（半角减号加空格）开头", "a list item begins with \"- \"",
                   "若是文字，加引号", "if it is text, put it in quotes"},
    [SLIP_OPEN_QUOTE] = {"Y0119", "引号没有闭合", "the quote is not closed",
                         "值的首尾要用同一种半角引号；文字里的引号用“”",
                         "a value begins and ends with the same plain quote"},
    [SLIP_AFTER_QUOTE] = {"Y0120", "引号闭合之后还有文字", "text after the closing quote",
                          "引号要括住整个值；文字里的引号用“”", "the quotes must hold the whole value"},
    [SLIP_COMMENT] = {"Y0121", "注释用了全角井号“＃”", "a full-width number sign before a comment",
                      "注释以半角 # 开头", "a comment begins with #"},
    [SLIP_OPEN_BRACKET] = {"Y0131", "括号没有闭合", "the bracket is not closed", "补上同样的半角括号",
                           "close it with its plain fellow"},
};

/* The span's line with the mend in it, or nothing where the span runs over several lines or it is too long.
 */
static Str corrected_line(Span span, Str instead, Arena *arena)
{
    const Source *source = span.source;
    uint32_t number = source_position(source, span.start).line;
    Str line = source_line(source, number);
    uint32_t start = source->line_starts[number - 1];
    if (span.end > start + line.len || line.len > LONGEST_LINE) return (Str){0};
    Str parts[] = {str_slice(line, 0, span.start - start), instead,
                   str_slice(line, span.end - start, line.len)};
    return str_join(arena, parts, 3, (Str){0});
}

void slip_report(SlipKind kind, Span span, Str instead, DiagList *diags)
{
    const Slip *slip = &slips[kind];
    bool english = diags->lang == LANG_EN;
    Diag *diag = diag_add(diags, slip->code, span, "%s", "%s", english ? slip->en : slip->zh);
    diag->help = str_from(english ? slip->note_en : slip->note_zh);
    diag->mend = instead;
    Str corrected = instead.ptr ? corrected_line(span, instead, diags->arena) : (Str){0};
    if (corrected.len && kind != SLIP_TAB && kind != SLIP_WIDE_BLANK) corrected = str_trim(corrected);
    if (str_trim(corrected).len)
        diag_help(diags, diag, "写成 `%.*s`；%s", "write `%.*s`; %s", STR_ARG(corrected),
                  english ? slip->note_en : slip->note_zh);
}
