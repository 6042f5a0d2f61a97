/* What forbids the report that is asked for (articles 15 and 17), and what stops a document. A report that
 * was registered before the termination may always be made again. */
#include "rules/families-imp.h"

#include <string.h>

static Span service_place(const RuleContext *context, AssessmentKind kind)
{
    const Agreement *agreement = &context->project->agreement;
    const Texts *services = agreement_services(context->project);
    Str code = assessment_service(kind);
    for (size_t i = 0; i < services->count; i++) {
        const Text *service = &services->items[i];
        if (str_equal(service_code(context->policy, service->value), code)) return service->span;
    }
    if (agreement->present) return services_span(context->project);
    return context->project->application.id.span;
}

/* Each of these is true where nothing forbids the report. */

static bool judge_visits(const RuleContext *context, const Request *request)
{
    const Day *end = &context->project->termination.terminated_on;
    for (size_t i = 0; request->document->over[OVER_VISITS] && i < request->visit_count; i++) {
        const Day *start = &request->visits[i]->start_on;
        if (!start->present || start->value <= end->value) continue;
        breach(context, "R1703", start->span, "终止之后不得再有新的现场服务",
               "no new visit after the termination");
        return false;
    }
    return true;
}

static bool judge_termination(const RuleContext *context, const Request *request)
{
    const Day *end = &context->project->termination.terminated_on;
    if (!end->present) return true;
    if (!judge_visits(context, request)) return false;
    const RegisteredReport *registered = request_registered(request);
    bool before = registered && registered->issued_on.present && registered->issued_on.value <= end->value;
    if (before || request->as_of <= end->value) return true;
    Diag *diag = breach(context, "R1706", end->span, "项目已终止，不得再出新的报告",
                        "the project is terminated: no new report can be made");
    diag_label(context->diags, diag, "终止日期", "terminated on");
    diag_help(context->diags, diag, "终止前已签发的报告可以重印：先在 reports.yaml 登记",
              "a report issued before may be made again, once it is registered in reports.yaml");
    return false;
}

static bool judge_agreed(const RuleContext *context, AssessmentKind kind)
{
    Span where = service_place(context, kind);
    if (context->project->agreement.present)
        return demand_agreed(context, "R1501", where, kind, context->as_of);
    Diag *diag = breach(context, "R1501", where, "没有咨询服务协议，不能出评估报告",
                        "no assessment can be reported without an agreement");
    diag_help(context->diags, diag, "先填写 agreement.yaml", "write agreement.yaml first");
    return false;
}

static bool judge_assessed(const RuleContext *context, AssessmentKind kind)
{
    const Assessment *assessment = project_assessment(context->project, kind);
    Str word = assessment_kind_word(kind);
    if (!assessment) {
        Diag *diag = breach(context, "R1504", service_place(context, kind), "没有%.*s评估，不能出它的报告",
                            "no assessment of %.*s to report on", STR_ARG(word));
        diag_help(context->diags, diag, "先在 assessments/ 中填写 kind: %.*s 的评估",
                  "write an assessment with kind: %.*s under assessments/ first", STR_ARG(word));
        return false;
    }
    const Day *assessed = &assessment->assessed_on;
    if (!assessed->present || assessed->value <= context->as_of) return true;
    Diag *diag = breach(context, "R1504", assessed->span, "到统计截止日还没有%.*s评估",
                        "the assessment of %.*s comes after the as-of day", STR_ARG(word));
    diag_label(context->diags, diag, "应不晚于 %.*s", "not after %.*s",
               STR_ARG(iso(context, context->as_of)));
    return false;
}

static bool judge_comprehensive(const RuleContext *context)
{
    bool agreed = judge_agreed(context, ASSESS_COMPREHENSIVE);
    const Assessment *assessment = project_assessment(context->project, ASSESS_COMPREHENSIVE);
    Span where = assessment ? assessment->kind.span : service_place(context, ASSESS_COMPREHENSIVE);
    bool whole = demand_parts(context, "R1502", where, context->as_of);
    return demand_no_critical(context, "R1503", where, context->as_of) && agreed && whole;
}

bool rules_check_request(const RuleContext *context, const Request *request)
{
    if (!request_is_report(request)) return true;
    bool allowed = judge_termination(context, request);
    if (request->document->over[OVER_ASSESSMENT]) {
        allowed &= judge_agreed(context, request->assessment);
        allowed &= judge_assessed(context, request->assessment);
    }
    if (str_is(request->document->report_kind, "综合性")) allowed &= judge_comprehensive(context);
    return allowed;
}

/* Articles 19 and 20. */
static bool is_about_money(const char *code)
{
    return strncmp(code, "R19", 3) == 0 || strncmp(code, "R20", 3) == 0;
}

bool rules_stop(const DocumentKind *document, const Project *project, const Diag *diag)
{
    if (diag->severity != SEVERITY_ERROR) return false;
    if (!document) return diag->code[0] != 'R';
    if (!diag->span.source) return true;
    Str file = project_file(project, diag->span.source->path);
    if (file.len == 0) return true;
    if (!document_uses(document, file)) return false;
    if (diag->code[0] != 'R') return true;
    return !document->stopped_by_reading && (document->shows_money || !is_about_money(diag->code));
}
