/* Article 16: what is published, and what it rests on. Never findings, fees or secrets (article 22). */
#include "record/files.h"
#include "rules/families-imp.h"
#include "schema/secret.h"

static void check_publish_clause(const RuleContext *context, const char *rule)
{
    const Publication *publication = &context->project->publication;
    const Flag *clause = &context->project->agreement.publish_clause;
    if (!publication->present || !clause->present || clause->value) return;
    Span where = publication->published_on.present ? publication->published_on.span : publication->span;
    Diag *diag = breach(context, rule, where, "协议没有公布条款，不得公布结果",
                        "published without a clause of the agreement that allows it");
    diag_related(context->diags, diag, clause->span, "公布条款，应为 true",
                 "the publish clause, should be true");
    diag_help(context->diags, diag, "与委托单位补签公布条款，或撤下公布",
              "agree on a publish clause with the client, or withdraw the publication");
}

/* The registered report of this kind that was issued by the day. */
static const RegisteredReport *issued_report(const Project *project, AssessmentKind kind, Date day)
{
    for (size_t i = 0; i < project->reports.reports.count; i++) {
        const RegisteredReport *report = &project->reports.reports.items[i];
        if (report_assesses(report) == kind && report->issued_on.present && report->issued_on.value <= day)
            return report;
    }
    return NULL;
}

/* Of each special report, which assessment it is about. */
static bool special_reports_known(const Project *project)
{
    for (size_t i = 0; i < project->reports.reports.count; i++) {
        const RegisteredReport *report = &project->reports.reports.items[i];
        if (!str_is(report->kind.value, "专项")) continue;
        if (!report->assessment.present || str_is(report->assessment.value, "综合")) return false;
    }
    return true;
}

/* All reports were issued, but none by the day of publication: the day is what is wrong. */
static bool is_day_too_early(const Project *project)
{
    const Publication *publication = &project->publication;
    for (size_t i = 0; i < publication->results.count; i++) {
        AssessmentKind kind = assessment_kind_from(publication->results.items[i].kind.value);
        if (!issued_report(project, kind, DATE_LAST)) return false;
        if (issued_report(project, kind, publication->published_on.value)) return false;
    }
    return publication->results.count > 1;
}

static void report_early_day(const RuleContext *context, const char *rule)
{
    const Publication *publication = &context->project->publication;
    Diag *diag = breach(context, rule, publication->published_on.span, "公布早于全部报告的签发",
                        "published before any of the reports was issued");
    for (size_t i = 0; i < publication->results.count; i++) {
        AssessmentKind kind = assessment_kind_from(publication->results.items[i].kind.value);
        const RegisteredReport *report = issued_report(context->project, kind, DATE_LAST);
        diag_related(context->diags, diag, report->issued_on.span, "签发日期", "issued on");
    }
    diag_help(context->diags, diag, "核对公布日期", "check the day of publication");
}

static void report_unissued(const RuleContext *context, const char *rule, const PublishedResult *result,
                            AssessmentKind kind)
{
    const Publication *publication = &context->project->publication;
    Diag *diag =
        breach(context, rule, result->kind.span, "%.*s评估的报告尚未签发，不得公布",
               "the result %.*s is published before its report is issued", STR_ARG(result->kind.value));
    diag_related(context->diags, diag, publication->published_on.span, "公布日期", "published on");
    const RegisteredReport *later = issued_report(context->project, kind, DATE_LAST);
    if (later) diag_related(context->diags, diag, later->issued_on.span, "签发日期", "issued on");
    diag_help(context->diags, diag, "先在 reports.yaml 登记已签发的专项或综合性报告",
              "register the issued special or comprehensive report in reports.yaml first");
}

static void check_published_report(const RuleContext *context, const char *rule)
{
    const Publication *publication = &context->project->publication;
    if (!publication->published_on.present) return;
    if (!was_read(context->project, "reports")) return;
    if (!special_reports_known(context->project)) return;
    if (is_day_too_early(context->project)) {
        report_early_day(context, rule);
        return;
    }
    for (size_t i = 0; i < publication->results.count; i++) {
        const PublishedResult *result = &publication->results.items[i];
        AssessmentKind kind = assessment_kind_from(result->kind.value);
        if (kind == ASSESS_KIND_COUNT) continue;
        if (!issued_report(context->project, kind, publication->published_on.value))
            report_unissued(context, rule, result, kind);
    }
}

/* The kinds of the results are known, and each is published once. */
static bool results_are_sure(const RuleContext *context)
{
    const Publication *publication = &context->project->publication;
    bool seen[ASSESS_KIND_COUNT + 1] = {false};
    for (size_t i = 0; i < publication->results.count; i++) {
        AssessmentKind kind = assessment_kind_from(publication->results.items[i].kind.value);
        if (kind == ASSESS_KIND_COUNT || seen[kind]) return false;
        seen[kind] = true;
    }
    return true;
}

/* Whether nothing is open that the score rests on. */
static bool is_scored_fully(const RuleContext *context, AssessmentKind kind)
{
    const Project *project = context->project;
    bool all = kind == ASSESS_COMPREHENSIVE;
    if (all && !assessments_known(context)) return false;
    for (size_t i = 0; i < project->assessments.count; i++) {
        const Assessment *assessment = &project->assessments.items[i];
        if (!all && assessment->kind_rank != kind) continue;
        if (!holds_settled(project, assessment->doc->root)) return false;
        if (!sections_are_weighted(context, assessment)) return false;
    }
    return true;
}

/* What the assessments gave by the day of publication. */
static Score true_score(const RuleContext *context, const PublishedResult *result)
{
    const Publication *publication = &context->project->publication;
    AssessmentKind kind = assessment_kind_from(result->kind.value);
    if (kind == ASSESS_KIND_COUNT || !publication->published_on.present) return (Score){0};
    if (!is_scored_fully(context, kind) || !results_are_sure(context)) return (Score){0};
    return assessment_score(context->arena, context->project, context->policy, kind,
                            publication->published_on.value);
}

static void relate_assessment(const RuleContext *context, Diag *diag, const PublishedResult *result)
{
    const Assessment *assessment =
        project_assessment(context->project, assessment_kind_from(result->kind.value));
    if (assessment) diag_related(context->diags, diag, assessment->kind.span, "评估", "the assessment");
}

static void check_published_score(const RuleContext *context, const char *rule)
{
    const Publication *publication = &context->project->publication;
    for (size_t i = 0; i < publication->results.count; i++) {
        const PublishedResult *result = &publication->results.items[i];
        Score score = true_score(context, result);
        if (!score.scored || !result->score.present) continue;
        if (result->score.ten_thousandths == score.tenths * 1000) continue;
        Diag *diag =
            breach(context, rule, result->score.span, "公布的%.*s得分与评估不一致",
                   "the published score of %.*s is not the assessment's", STR_ARG(result->kind.value));
        diag_label(context->diags, diag, "应为 %.*s", "should be %.*s",
                   STR_ARG(score_text(context->arena, score.tenths)));
        relate_assessment(context, diag, result);
    }
}

static void check_published_grade(const RuleContext *context, const char *rule)
{
    const Publication *publication = &context->project->publication;
    for (size_t i = 0; i < publication->results.count; i++) {
        const PublishedResult *result = &publication->results.items[i];
        Score score = true_score(context, result);
        if (!score.scored || !result->grade.present || str_equal(result->grade.value, score.grade)) continue;
        Diag *diag =
            breach(context, rule, result->grade.span, "公布的%.*s等级与评估不一致",
                   "the published grade of %.*s is not the assessment's", STR_ARG(result->kind.value));
        diag_label(context->diags, diag, "%.*s 分，应为%.*s", "%.*s points: should be %.*s",
                   STR_ARG(score_text(context->arena, score.tenths)), STR_ARG(score.grade));
        relate_assessment(context, diag, result);
    }
}

static bool is_published(const RuleContext *context, AssessmentKind kind)
{
    const Publication *publication = &context->project->publication;
    const Day *day = &publication->published_on, *until = &publication->objection_until;
    /* Of a day that R0010 finds after the end of objections it cannot be told. */
    bool done =
        !day->present || day->value <= context->as_of || (until->present && until->value < day->value);
    for (size_t i = 0; i < publication->results.count; i++)
        if (assessment_kind_from(publication->results.items[i].kind.value) == kind) return done;
    return false;
}

static void check_unpublished(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    if (!project->agreement.publish_clause.value || project->termination.present) return;
    if (!results_are_sure(context)) return;
    for (size_t i = 0; i < project->reports.reports.count; i++) {
        const RegisteredReport *report = &project->reports.reports.items[i];
        AssessmentKind kind = report_assesses(report);
        bool issued = report->issued_on.present && report->issued_on.value <= context->as_of;
        if (kind == ASSESS_KIND_COUNT || !kind_is_sure(report)) continue;
        if (!issued || is_published(context, kind)) continue;
        Str word = assessment_kind_word(kind);
        Diag *diag = breach(context, rule, report->issued_on.span, "%.*s评估结果已签发，尚未公布",
                            "the result %.*s is issued, but not yet published", STR_ARG(word));
        diag_help(context->diags, diag, "按协议公布后填写 publication.yaml",
                  "publish it as agreed, then write publication.yaml");
    }
}

/* Digits and their marks in a row: 360000.00, 360,000, an id number, a finding's V01-001. */
static bool is_figure(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == 'V' || c == 'X';
}

static bool names_finding(const Project *project, Str figure)
{
    return figure.len > 0 && figure.ptr[0] == 'V' && project_finding(project, figure);
}

/* In yuan, or in ten thousands: 28万元. */
static bool names_fee(const RuleContext *context, Str figure, Str behind)
{
    Money fee = 0, written;
    Str digits = str_replace(context->arena, figure, STR(","), (Str){0});
    if (!fee_agreed(context, &fee) || fee <= 0 || !money_parse(digits, &written)) return false;
    if (str_starts_with(str_trim(behind), STR("万")) && !money_scale(written, 10000, 1, &written))
        return false;
    return written == fee;
}

/* A number under a key with x-secret of any file. */
static bool names_secret(const RuleContext *context, Str text)
{
    Secrets *secrets = secrets_new(context->arena);
    for (size_t i = 0; i < context->project->files.count; i++) {
        const RecordFile *file = &context->project->files.items[i];
        const Schema *schema = schemas_get(context->project->schemas, file->kind->name);
        if (schema && file->doc) secrets_add(secrets, schema_describe(schema), file->doc->root);
    }
    return secrets_hidden(secrets, context->arena, text).ptr != text.ptr;
}

static void report_secret(const RuleContext *context, const char *rule, const Text *text, const char *zh,
                          const char *en)
{
    Diag *diag = breach(context, rule, text->span, "公布内容写了%s", "the publication names %s",
                        context->diags->lang == LANG_EN ? en : zh);
    diag_label(context->diags, diag, "不得公布", "not to be published");
    diag_help(context->diags, diag, "公布只写结果与推荐意见，不写问题、费用与个人信息（第二十二条）",
              "publish results and recommendations only: no findings, fees or personal data (article 22)");
}

static void judge_figure(const RuleContext *context, const char *rule, const Text *text, Str figure,
                         Str behind)
{
    if (names_fee(context, figure, behind))
        report_secret(context, rule, text, "咨询费用", "the fee");
    else if (names_finding(context->project, figure))
        report_secret(context, rule, text, "问题编号", "a finding");
}

static void check_published_secrets(const RuleContext *context, const char *rule)
{
    const Text *text = &context->project->publication.endorsement;
    if (!text->present) return;
    if (names_secret(context, text->value))
        report_secret(context, rule, text, "身份证号或电话", "an identity number or a phone");
    for (size_t i = 0; i < text->value.len; i++) {
        size_t start = i;
        while (i < text->value.len && is_figure(text->value.ptr[i])) i++;
        if (i == start) continue;
        judge_figure(context, rule, text, str_slice(text->value, start, i),
                     str_slice(text->value, i, text->value.len));
    }
}

const Rule publication_rules[] = {
    {"R1601", check_publish_clause},
    {"R1602", check_published_report},
    {"R1603", check_published_score},
    {"R1604", check_published_grade},
    {"R1605", check_unpublished},
    {"R1606", check_published_secrets},
    {0},
};
