#include "record/record.h"

const Unit *project_unit(const Project *project, Str id)
{
    const Application *application = &project->application;
    for (size_t i = 0; i < application->units.count; i++)
        if (id.len && str_equal(application->units.items[i].id.value, id))
            return &application->units.items[i];
    return NULL;
}

const Unit *project_client(const Project *project)
{
    const Application *application = &project->application;
    for (size_t i = 0; i < application->units.count; i++)
        if (application->units.items[i].client.value) return &application->units.items[i];
    return NULL;
}

const Unit *project_lead(const Project *project)
{
    const Application *application = &project->application;
    for (size_t i = 0; i < application->units.count; i++)
        if (application->units.items[i].lead.value) return &application->units.items[i];
    return NULL;
}

const Expert *project_expert(const Project *project, Str id)
{
    for (size_t i = 0; i < project->team.experts.count; i++)
        if (id.len && str_equal(project->team.experts.items[i].id.value, id))
            return &project->team.experts.items[i];
    return NULL;
}

const Staff *team_staff(const Team *team, Str name)
{
    for (size_t i = 0; i < team->staff.count; i++)
        if (str_equal(str_trim(team->staff.items[i].name.value), str_trim(name)))
            return &team->staff.items[i];
    return NULL;
}

const Visit *project_visit(const Project *project, Str id)
{
    for (size_t i = 0; i < project->visits.count; i++)
        if (id.len && str_equal(project->visits.items[i].id.value, id)) return &project->visits.items[i];
    return NULL;
}

const Milestone *project_milestone(const Project *project, Str id)
{
    const Agreement *agreement = &project->agreement;
    for (size_t i = 0; i < agreement->milestones.count; i++)
        if (id.len && str_equal(agreement->milestones.items[i].id.value, id))
            return &agreement->milestones.items[i];
    return NULL;
}

const Assessment *project_assessment(const Project *project, AssessmentKind kind)
{
    for (size_t i = 0; i < project->assessments.count; i++)
        if (kind != ASSESS_KIND_COUNT && project->assessments.items[i].kind_rank == kind)
            return &project->assessments.items[i];
    return NULL;
}

const Finding *project_finding(const Project *project, Str id)
{
    for (size_t v = 0; id.len && v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        for (size_t i = 0; i < visit->findings.count; i++)
            if (str_equal(visit->findings.items[i].id.value, id)) return &visit->findings.items[i];
    }
    return NULL;
}
