#include "derive/request.h"

bool request_is_report(const Request *request)
{
    return request->document && request->document->report_kind.len > 0;
}

static bool names_visit(const RegisteredReport *report, Str id)
{
    for (size_t i = 0; i < report->visits.count; i++)
        if (str_equal(report->visits.items[i].value, id)) return true;
    return false;
}

static bool same_visits(const RegisteredReport *report, const Request *request)
{
    if (report->visits.count != request->visit_count) return false;
    for (size_t i = 0; i < request->visit_count; i++)
        if (!names_visit(report, request->visits[i]->id.value)) return false;
    return true;
}

const RegisteredReport *request_registered(const Request *request)
{
    const Register *reports = &request->project->reports;
    if (!request_is_report(request)) return NULL;
    const DocumentKind *document = request->document;
    bool over_visits = document->over[OVER_VISITS] || document->over[OVER_VISIT];
    for (size_t i = 0; i < reports->reports.count; i++) {
        const RegisteredReport *report = &reports->reports.items[i];
        if (!str_equal(report->kind.value, document->report_kind)) continue;
        if (over_visits && !same_visits(report, request)) continue;
        if (document->over[OVER_ASSESSMENT] &&
            !str_equal(report->assessment.value, assessment_kind_word(request->assessment)))
            continue;
        return report;
    }
    return NULL;
}

bool request_is_draft(const Request *request)
{
    if (!request_is_report(request)) return false;
    const RegisteredReport *registered = request_registered(request);
    if (request->unfinished || !registered) return true;
    const Signature *approved = &registered->approved;
    bool issued = registered->issued_on.present && registered->issued_on.value <= request->as_of;
    return !issued || !approved->by.present || !approved->date.present;
}
