#include "derive/derive.h"

static bool happened(Day day, Date as_of)
{
    return day.present && day.value <= as_of;
}

static const Str state_words[] = {
    STR_INIT("拟申请"),   STR_INIT("已申请"),   STR_INIT("不予受理"), STR_INIT("审核通过"),
    STR_INIT("已签约"),   STR_INIT("方案已批"), STR_INIT("服务中"),   STR_INIT("专项完成"),
    STR_INIT("综合已出"), STR_INIT("已公布"),   STR_INIT("已归档"),   STR_INIT("终止"),
};

Str project_state_word(ProjectState state)
{
    return state_words[state];
}

/* Whether a report of the kind (专项 with its assessment) is registered as issued. */
static bool is_issued(const Project *project, const char *kind, Str assessment, Date as_of)
{
    for (size_t i = 0; i < project->reports.reports.count; i++) {
        const RegisteredReport *report = &project->reports.reports.items[i];
        if (!str_is(report->kind.value, kind) || !happened(report->issued_on, as_of)) continue;
        if (assessment.len == 0 || str_equal(report->assessment.value, assessment)) return true;
    }
    return false;
}

/* The agreed ones of 管理, 实体, 经济性 are all issued, and there is one at least. */
static bool specials_done(const Project *project, Date as_of)
{
    int agreed = 0;
    for (int i = 0; i < ASSESS_COMPREHENSIVE; i++) {
        AssessmentKind kind = (AssessmentKind)i;
        if (!agreement_covers(project, assessment_service(kind), as_of)) continue;
        if (!is_issued(project, "专项", assessment_kind_word(kind), as_of)) return false;
        agreed++;
    }
    return agreed > 0;
}

static bool is_serving(const Project *project, Date as_of)
{
    for (size_t i = 0; i < project->visits.count; i++)
        if (happened(project->visits.items[i].start_on, as_of)) return true;
    return false;
}

static ProjectState state_before_agreement(const Application *application, Date as_of)
{
    const Review *review = &application->review;
    bool reviewed = review->present && happened(review->reviewed_on, as_of);
    if (reviewed && str_is(review->conclusion.value, "通过")) return STATE_REVIEWED;
    if (reviewed && str_is(review->conclusion.value, "不予受理")) return STATE_REJECTED;
    return happened(application->applied_on, as_of) ? STATE_APPLIED : STATE_PREPARING;
}

ProjectState project_state(const Project *project, Date as_of)
{
    const Agreement *agreement = &project->agreement;
    if (!agreement->present || !happened(agreement->signed_on, as_of))
        return state_before_agreement(&project->application, as_of);
    if (project->termination.present && happened(project->termination.terminated_on, as_of))
        return STATE_TERMINATED;
    if (project->reports.present && happened(project->reports.archived_on, as_of)) return STATE_ARCHIVED;
    if (project->publication.present && happened(project->publication.published_on, as_of))
        return STATE_PUBLISHED;
    if (is_issued(project, "综合性", (Str){0}, as_of)) return STATE_COMPREHENSIVE_DONE;
    if (specials_done(project, as_of)) return STATE_SPECIALS_DONE;
    if (is_serving(project, as_of)) return STATE_SERVING;
    return agreement->plan.present && happened(agreement->plan.approved_on, as_of) ? STATE_PLANNED
                                                                                   : STATE_SIGNED;
}
