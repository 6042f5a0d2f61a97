/* Reports on texts and formats: lengths, patterns, dates, money, identity numbers. */
#include "schema/meant-imp.h"
#include "schema/report-imp.h"

static bool is_ascii(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80) return false;
    return true;
}

/* A description in another language than the message's is left out, an example is not. */
void help_by_schema(Validation *v, const SchemaStep *frame, Diag *diag)
{
    Str description = {0};
    const Node *example = frame_example(frame);
    for (const SchemaStep *at = frame; at && at->node == frame->node; at = at->up)
        if (at->sub->description.len) description = at->sub->description;
    if (in_english(v) && !is_ascii(description)) description = (Str){0};
    bool shown = example && example->kind <= NODE_TEXT &&
                 (!description.len || str_find(description, example->text) == SIZE_MAX);
    if (description.len && shown)
        diag_help(v->diags, diag, "%.*s例如 %.*s", "%.*s For example %.*s", STR_ARG(description),
                  STR_ARG(example->text));
    else if (description.len)
        diag_help(v->diags, diag, "%.*s", "%.*s", STR_ARG(description));
    else if (shown)
        diag_help(v->diags, diag, "例如 %.*s", "for example %.*s", STR_ARG(example->text));
}

void report_length(Validation *v, const SchemaStep *frame, uint64_t length)
{
    const TextRules *rules = frame->sub->text;
    Str name = frame_name(v, frame);
    bool few = length < rules->min_length;
    fail_node(v, frame->node);
    if (!length) {
        Diag *diag = violation(v, "S0110", place_of(frame->node), "%.*s不能为空", "%.*s may not be empty",
                               STR_ARG(name));
        help_by_schema(v, frame, diag);
        return;
    }
    violation(v, "S0110", place_of(frame->node),
              few ? "%.*s至少 %llu 个字，现有 %llu 个" : "%.*s至多 %llu 个字，现有 %llu 个",
              few ? "%.*s needs at least %llu characters and has %llu"
                  : "%.*s takes at most %llu characters and has %llu",
              STR_ARG(name), (unsigned long long)(few ? rules->min_length : rules->max_length),
              (unsigned long long)length);
}

static Str upper_case(Arena *arena, Str text)
{
    Str upper = str_copy(arena, text);
    char *bytes = (char *)upper.ptr;
    for (size_t i = 0; i < upper.len; i++)
        if (bytes[i] >= 'a' && bytes[i] <= 'z') bytes[i] = (char)(bytes[i] - 'a' + 'A');
    return upper;
}

/* Whether the text would do after half-width characters, capitals and blanks have been put right. */
static bool rewritten(Validation *v, const SchemaStep *frame,
                      bool (*holds)(Validation *, const SchemaStep *, Str), Str *text)
{
    Str half = str_trim(utf8_half_width(v->arena, frame->node->text));
    Str bare = str_replace(v->arena, half, STR(" "), (Str){0});
    Str tries[] = {half, upper_case(v->arena, half), bare, upper_case(v->arena, bare)};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        *text = tries[i];
        if (!str_equal(*text, frame->node->text) && holds(v, frame, *text)) return true;
    }
    return false;
}

static bool pattern_admits(Validation *v, const SchemaStep *frame, Str text)
{
    (void)v;
    return pattern_match(frame->sub->text->pattern, text) == PATTERN_YES;
}

static bool format_admits(Validation *v, const SchemaStep *frame, Str text)
{
    const Node node = {.kind = NODE_TEXT, .text = text};
    return format_holds(v->arena, frame->sub->format, &node);
}

/* Proposes the rewritten text, else falls back on the schema's own words. */
static void help_rewrite(Validation *v, const SchemaStep *frame, Diag *diag,
                         bool (*holds)(Validation *, const SchemaStep *, Str))
{
    Str text;
    if (!rewritten(v, frame, holds, &text)) {
        help_by_schema(v, frame, diag);
        return;
    }
    suggest_text(v, diag, frame->node, text);
    diag_help(v->diags, diag, "写成 %.*s", "write %.*s", STR_ARG(diag->mend));
}

void report_pattern(Validation *v, const SchemaStep *frame)
{
    Str name = frame_name(v, frame), typed = clipped(v->arena, frame->node->text);
    Diag *diag = violation(v, "S0111", frame->node->span, "%.*s的写法不对：“%.*s”",
                           "%.*s is not written right: \"%.*s\"", STR_ARG(name), STR_ARG(typed));
    help_rewrite(v, frame, diag, pattern_admits);
    const Node *words = node_get(frame->sub->node, STR("patternErrorMessage"));
    bool spoken = words && words->kind == NODE_TEXT && (!in_english(v) || is_ascii(words->text));
    if (!diag->help.len && spoken)
        diag_help(v->diags, diag, "%.*s", "%.*s", STR_ARG(words->text));
    else if (!diag->help.len)
        diag_help(v->diags, diag, "须符合 %.*s", "must match %.*s", STR_ARG(frame->sub->text->pattern_text));
    fail_node(v, frame->node);
}

/* --- formats ------------------------------------------------------------------------------------------- */

static void report_impossible_date(Validation *v, const SchemaStep *frame, CivilDate date)
{
    Str name = frame_name(v, frame);
    int days = days_of_month(date.year, date.month);
    Str typed = frame->node->text;
    Diag *diag = violation(v, "S0112", frame->node->span, "%.*s %.*s 不存在", "%.*s %.*s does not exist",
                           STR_ARG(name), STR_ARG(typed));
    if (days)
        diag_help(v->diags, diag, "%d 年 %d 月只有 %d 天", "%d-%02d has %d days", date.year, date.month,
                  days);
    else
        diag_help(v->diags, diag, "月份从 01 到 12", "months go from 01 to 12");
}

static void report_date(Validation *v, const SchemaStep *frame)
{
    CivilDate civil;
    MeantDate mended = meant_date(v->arena, frame->node->text, &civil);
    if (mended == DATE_IMPOSSIBLE) {
        report_impossible_date(v, frame, civil);
        return;
    }
    Str name = frame_name(v, frame), typed = clipped(v->arena, frame->node->text);
    Diag *diag = violation(v, "S0113", frame->node->span, "%.*s的日期写法不对：“%.*s”",
                           "%.*s is not written as a date: \"%.*s\"", STR_ARG(name), STR_ARG(typed));
    if (mended == DATE_UNREADABLE) {
        diag_help(v->diags, diag, "日期写成 2026-09-30 这样，年月日都要有",
                  "write a date such as 2026-09-30");
        return;
    }
    suggest_text(v, diag, frame->node, date_iso(v->arena, date_from_civil(civil)));
    diag_help(v->diags, diag, "写成 %.*s", "write %.*s", STR_ARG(diag->mend));
}

static void report_amount(Validation *v, const SchemaStep *frame, bool money)
{
    Str name = frame_name(v, frame);
    Diag *diag = money ? violation(v, "S0114", frame->node->span, "%.*s的金额须写到元，至多两位小数",
                                   "%.*s must be an amount in yuan with at most two decimals", STR_ARG(name))
                       : violation(v, "S0118", frame->node->span, "%.*s的比率至多四位小数",
                                   "%.*s is a share with at most four decimals", STR_ARG(name));
    diag_help(v->diags, diag, money ? "单位元，例如 1280000000.00，不用科学记数法" : "6%% 写成 0.06",
              money ? "such as 1280000000.00, without exponent" : "6%% is 0.06");
}

static void report_identity(Validation *v, const SchemaStep *frame, bool credit)
{
    static const char *const zh[] = {"", "须为 18 位", "有不该有的字符", "其中的出生日期不存在",
                                     "校验码不符，请逐位核对"};
    static const char *const en[] = {"", "must have 18 characters", "has a character that cannot be",
                                     "holds a birth date that does not exist",
                                     "fails its check digit: compare digit by digit"};
    Str name = frame_name(v, frame), text = frame->node->text;
    IdentityFlaw flaw = credit ? credit_code_flaw(text) : id_number_flaw(text);
    Diag *diag = violation(v, credit ? "S0115" : "S0116", frame->node->span, "%.*s%s", "%.*s %s",
                           STR_ARG(name), pick(v, zh[flaw], en[flaw]));
    if (flaw == FLAW_LENGTH) diag_label(v->diags, diag, "现有 %zu 位", "has %zu", utf8_count(text));
    help_rewrite(v, frame, diag, format_admits);
}

static void report_other_format(Validation *v, const SchemaStep *frame, const char *code)
{
    Str name = frame_name(v, frame), typed = clipped(v->arena, frame->node->text);
    Str format = frame->sub->format_name;
    Diag *diag = frame->sub->format == FORMAT_PHONE
                     ? violation(v, code, frame->node->span, "%.*s不是电话号码：“%.*s”",
                                 "%.*s is no telephone number: \"%.*s\"", STR_ARG(name), STR_ARG(typed))
                     : violation(v, code, frame->node->span, "%.*s不合 %.*s 格式：“%.*s”",
                                 "%.*s is no %.*s: \"%.*s\"", STR_ARG(name), STR_ARG(format), STR_ARG(typed));
    help_rewrite(v, frame, diag, format_admits);
}

void report_format(Validation *v, const SchemaStep *frame)
{
    fail_node(v, frame->node);
    switch (frame->sub->format) {
    case FORMAT_DATE: report_date(v, frame); break;
    case FORMAT_MONEY:
    case FORMAT_PERCENT: report_amount(v, frame, frame->sub->format == FORMAT_MONEY); break;
    case FORMAT_CREDIT_CODE:
    case FORMAT_ID_NUMBER: report_identity(v, frame, frame->sub->format == FORMAT_CREDIT_CODE); break;
    case FORMAT_PHONE: report_other_format(v, frame, "S0117"); break;
    default: report_other_format(v, frame, "S0119"); break;
    }
}
