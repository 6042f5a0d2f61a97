#include "derive/request.h"

static const char *const kind_words[REPORT_NONE] = {
    [REPORT_STAGE] = "阶段性",
    [REPORT_SPECIAL] = "专项",
    [REPORT_COMPREHENSIVE] = "综合性",
};

static bool names_visit(const RegisteredReport *report, Str id)
{
    for (size_t i = 0; i < report->visits.count; i++)
        if (str_equal(report->visits.items[i].value, id)) return true;
    return false;
}

static bool same_visits(const RegisteredReport *report, const ViewRequest *request)
{
    if (report->visits.count != request->visit_count) return false;
    for (size_t i = 0; i < request->visit_count; i++)
        if (!names_visit(report, request->visits[i]->id.value)) return false;
    return true;
}

const RegisteredReport *request_registered(const ViewRequest *request)
{
    const Register *reports = &request->project->reports;
    for (size_t i = 0; request->report != REPORT_NONE && i < reports->reports.count; i++) {
        const RegisteredReport *report = &reports->reports.items[i];
        if (!str_is(report->kind.value, kind_words[request->report])) continue;
        if (request->report == REPORT_STAGE && !same_visits(report, request)) continue;
        if (request->report == REPORT_SPECIAL &&
            !str_equal(report->assessment.value, assessment_kind_word(request->assessment)))
            continue;
        return report;
    }
    return NULL;
}
