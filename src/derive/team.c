#include "derive/derive.h"

static bool names_expert(const Texts *experts, Str id)
{
    for (size_t i = 0; i < experts->count; i++)
        if (str_equal(experts->items[i].value, id)) return true;
    return false;
}

static void take_earlier(Date *first, Day day)
{
    if (day.present && (*first == DATE_NONE || day.value < *first)) *first = day.value;
}

Date expert_joined(const Project *project, const Expert *expert)
{
    Date first = DATE_NONE;
    take_earlier(&first, expert->undertaking_on);
    for (size_t i = 0; i < project->visits.count; i++) {
        const Visit *visit = &project->visits.items[i];
        if (names_expert(&visit->experts, expert->id.value)) take_earlier(&first, visit->start_on);
    }
    for (size_t i = 0; i < project->reports.deliverables.count; i++) {
        const Deliverable *deliverable = &project->reports.deliverables.items[i];
        if (names_expert(&deliverable->experts, expert->id.value)) take_earlier(&first, deliverable->date);
    }
    return first;
}

bool expert_belongs(const Project *project, const Expert *expert, Date as_of)
{
    Date joined = expert_joined(project, expert);
    return joined != DATE_NONE && joined <= as_of;
}
