/* Article 15: assessments and reports answer to the agreement; what a comprehensive result needs. The same
 * demands are made on files, and on a report that is asked for (request.c). */
#include "rules/families-imp.h"

bool demand_agreed(const RuleContext *context, const char *rule, Span where, AssessmentKind kind, Date day)
{
    Str code = assessment_service(kind);
    if (is_agreed(context, code, day)) return true;
    const Service *service = policy_service(context->policy, code);
    Str title = service ? service->title : (Str){0};
    Diag *diag = breach(context, rule, where, "%.*s评估没有约定：协议中没有服务 %.*s（%.*s）",
                        "the %.*s assessment was not agreed on: the agreement lacks %.*s (%.*s)",
                        STR_ARG(assessment_kind_word(kind)), STR_ARG(code), STR_ARG(title));
    diag_related(context->diags, diag, services_span(context->project), "协议约定的服务",
                 "the services agreed on");
    diag_help(context->diags, diag, "签订补充协议增加 \"%.*s\"，或撤下这项成果",
              "add \"%.*s\" by a supplement, or withdraw this result", STR_ARG(code));
    return false;
}

static void check_results_agreed(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->assessments.count; i++) {
        const Assessment *assessment = &project->assessments.items[i];
        if (assessment->kind_rank == ASSESS_KIND_COUNT) continue;
        Date day = assessment->assessed_on.present ? assessment->assessed_on.value : DATE_LAST;
        demand_agreed(context, rule, assessment->kind.span, assessment->kind_rank, day);
    }
    for (size_t i = 0; i < project->reports.reports.count; i++) {
        const RegisteredReport *report = &project->reports.reports.items[i];
        AssessmentKind kind = report_assesses(report);
        if (kind == ASSESS_KIND_COUNT || !kind_is_sure(report)) continue;
        Span where = report->assessment.present ? report->assessment.span : report->kind.span;
        demand_agreed(context, rule, where, kind,
                      report->issued_on.present ? report->issued_on.value : DATE_LAST);
    }
}

/* A file that could not be read may be the one. */
static bool is_assessed(const RuleContext *context, AssessmentKind kind, Date day)
{
    const Project *project = context->project;
    const Assessment *assessment = project_assessment(project, kind);
    if (assessment && (!assessment->assessed_on.present || assessment->assessed_on.value <= day)) return true;
    return !assessments_known(context);
}

bool demand_parts(const RuleContext *context, const char *rule, Span where, Date day)
{
    static const AssessmentKind needed[] = {ASSESS_MANAGEMENT, ASSESS_PHYSICAL};
    Str lacking[2];
    size_t count = 0;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!is_assessed(context, needed[i], day)) lacking[count++] = assessment_kind_word(needed[i]);
    if (count == 0) return true;
    Diag *diag = breach(context, rule, where, "综合性评估缺少%.*s评估",
                        "a comprehensive result without the assessment of %.*s",
                        STR_ARG(words_joined(context, lacking, count)));
    diag_label(context->diags, diag, "至 %.*s 至少应有管理和实体两项评估",
               "by %.*s the assessments 管理 and 实体 are needed", STR_ARG(iso(context, day)));
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const Assessment *late = project_assessment(context->project, needed[i]);
        if (late && !is_assessed(context, needed[i], day))
            diag_related(context->diags, diag, late->assessed_on.span, "这一天才评估", "assessed later");
    }
    diag_help(context->diags, diag, "先在 assessments/ 中完成所缺的评估",
              "complete the missing assessments under assessments/ first");
    return false;
}

/* Its events are out of order, 待填 or refused, so that it cannot be told whether it was closed: R0013, R0015
 * or the schema tell. */
static bool is_told_badly(const Project *project, const Finding *finding)
{
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        Day closing = reinspection_closes_on(reinspection);
        if (closing.present && closing.value < reinspection->date.value) return true;
    }
    return !is_in_order(finding) || !holds_settled(project, finding->node);
}

bool demand_no_critical(const RuleContext *context, const char *rule, Span where, Date day)
{
    enum { SHOWN = 5 };
    const Project *project = context->project;
    const Finding *shown[SHOWN];
    size_t open = 0;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        for (size_t i = 0; i < visit->findings.count; i++) {
            if (!critical_is_open(&visit->findings.items[i], day)) continue;
            if (is_told_badly(project, &visit->findings.items[i])) continue;
            if (open < SHOWN) shown[open] = &visit->findings.items[i];
            open++;
        }
    }
    if (open == 0) return true;
    Diag *diag = breach(context, rule, where, "还有 %zu 个严重问题没有销项，不得出综合性评估",
                        "%zu critical findings are still open: no comprehensive result", open);
    diag_label(context->diags, diag, "至 %.*s 严重问题应全部销项", "by %.*s all should be closed",
               STR_ARG(iso(context, day)));
    for (size_t i = 0; i < open && i < SHOWN; i++)
        diag_related(context->diags, diag, shown[i]->id.present ? shown[i]->id.span : shown[i]->span,
                     "未销项的严重问题", "an open critical finding");
    diag_help(context->diags, diag, "复查合格并销项后再评估、签发", "close them first");
    return false;
}

/* A comprehensive assessment, or the registered report of one, with the day it is judged on. */
typedef bool Demand(const RuleContext *context, const char *rule, Span where, Date day);

/* Where the assessment breaks the demand, its report is not blamed as well. */
static void demand_of_comprehensive(const RuleContext *context, const char *rule, Demand *demand)
{
    const Project *project = context->project;
    const Assessment *assessment = project_assessment(project, ASSESS_COMPREHENSIVE);
    if (assessment && assessment->assessed_on.present &&
        !demand(context, rule, assessment->kind.span, assessment->assessed_on.value))
        return;
    for (size_t i = 0; i < project->reports.reports.count; i++) {
        const RegisteredReport *report = &project->reports.reports.items[i];
        if (!kind_is_sure(report)) continue;
        if (report_assesses(report) == ASSESS_COMPREHENSIVE && report->issued_on.present)
            demand(context, rule, report->kind.span, report->issued_on.value);
    }
}

static void check_comprehensive_parts(const RuleContext *context, const char *rule)
{
    demand_of_comprehensive(context, rule, demand_parts);
}

static void check_comprehensive_critical(const RuleContext *context, const char *rule)
{
    demand_of_comprehensive(context, rule, demand_no_critical);
}

static void judge_special(const RuleContext *context, const char *rule, const RegisteredReport *report)
{
    if (!kind_is_sure(report)) return;
    if (missing(report->assessment, *report)) {
        Diag *diag = breach(context, rule, report->kind.span, "专项报告没有写明是哪一项评估",
                            "a special report that names no assessment");
        diag_label(context->diags, diag, "应有 assessment: 管理、实体或经济性",
                   "needs an assessment: 管理, 实体 or 经济性");
        return;
    }
    AssessmentKind kind = report_assesses(report);
    if (kind == ASSESS_KIND_COUNT) return;
    Date day = report->issued_on.present ? report->issued_on.value : DATE_LAST;
    if (kind != ASSESS_COMPREHENSIVE && is_assessed(context, kind, day)) return;
    Diag *diag = breach(context, rule, report->assessment.span, "专项报告所报的%.*s评估不存在",
                        "the assessment of %.*s that the special report is about is not there",
                        STR_ARG(report->assessment.value));
    const Assessment *late = project_assessment(context->project, kind);
    if (late && kind != ASSESS_COMPREHENSIVE)
        diag_related(context->diags, diag, late->assessed_on.span, "签发之后才评估",
                     "assessed after the issue");
    diag_help(context->diags, diag, "专项报告签发前，assessments/ 中应有管理、实体或经济性的相应评估",
              "before a special report is issued, its assessment must be under assessments/");
}

static void check_report_assessment(const RuleContext *context, const char *rule)
{
    const Register *reports = &context->project->reports;
    for (size_t i = 0; i < reports->reports.count; i++)
        if (str_is(reports->reports.items[i].kind.value, "专项"))
            judge_special(context, rule, &reports->reports.items[i]);
}

/* A stage report gives no assessment, a comprehensive one gives 综合; a special one: R1504. */
static void check_report_kind(const RuleContext *context, const char *rule)
{
    const Register *reports = &context->project->reports;
    for (size_t i = 0; i < reports->reports.count; i++) {
        const RegisteredReport *report = &reports->reports.items[i];
        bool stage = str_is(report->kind.value, "阶段性"), whole = str_is(report->kind.value, "综合性");
        if (!report->assessment.present || !kind_is_sure(report) || (!stage && !whole)) continue;
        if (whole && str_is(report->assessment.value, "综合")) continue;
        Diag *diag = breach(context, rule, report->assessment.span, "%.*s报告报的却是%.*s评估",
                            "a %.*s report about the assessment of %.*s", STR_ARG(report->kind.value),
                            STR_ARG(report->assessment.value));
        diag_label(context->diags, diag, stage ? "不应写评估" : "应为综合",
                   stage ? "no assessment belongs here" : "should be 综合");
        diag_related(context->diags, diag, report->kind.span, "报告种类", "its kind");
        diag_help(context->diags, diag, "改正报告种类或评估，阶段性报告删去 assessment",
                  "mend the kind or the assessment; a stage report names none");
    }
}

const Rule results_rules[] = {
    {"R1501", check_results_agreed},
    {"R1502", check_comprehensive_parts},
    {"R1503", check_comprehensive_critical},
    {"R1504", check_report_assessment},
    {"R1505", check_report_kind},
    {0},
};
