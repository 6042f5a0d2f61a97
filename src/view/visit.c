#include "view/parts-imp.h"

void put_project_of(const View *view, RecordBuilder *builder)
{
    put_text(builder, "project_id", view->project->application.id);
    put_text(builder, "project_name", view->project->application.project.name);
}

/* --- people --- */

const Value *unit_value(const View *view, const Unit *unit)
{
    const Form *form = &view->shapes->unit;
    int64_t total = 0, open = 0;
    if (!unit) return NULL;
    RecordBuilder builder = record_begin(view->arena, form->shape, unit->span);
    convert_into(&view->converter, form, unit->node, &builder);
    for (size_t i = 0; i < view->findings.count; i++) {
        const FoundFinding *found = view->findings.items[i];
        if (!unit->id.present || !str_equal(found->finding->unit.value, unit->id.value)) continue;
        total++;
        open += finding_is_open(found->finding, view->as_of);
    }
    put_integer(&builder, "findings_total", total);
    put_integer(&builder, "findings_open", open);
    return record_end(&builder);
}

Values unit_values(const View *view)
{
    Values values = {0};
    const Application *application = &view->project->application;
    for (size_t i = 0; i < application->units.count; i++)
        if (record_exists(&view->converter, view->shapes->unit.described, application->units.items[i].node))
            array_push(view->arena, &values, unit_value(view, &application->units.items[i]));
    return values;
}

const Expert *leader_of(const View *view)
{
    const Team *team = &view->project->team;
    for (size_t i = 0; i < team->experts.count; i++)
        if (team->experts.items[i].leader.value) return &team->experts.items[i];
    return NULL;
}

static const Value *new_expert_value(const View *view, size_t index)
{
    const Expert *expert = &view->project->team.experts.items[index];
    const Form *form = &view->shapes->expert;
    RecordBuilder builder = record_begin(view->arena, form->shape, expert->span);
    convert_into(&view->converter, form, expert->node, &builder);
    if (expert->library_until.present && !node_get(expert->node, STR("library_until")))
        put_date(&builder, "library_until", expert->library_until.value);
    put_integer(&builder, "serial", (int64_t)index + 1);
    put_str(&builder, "role", expert->leader.value ? STR("组长") : STR("成员"));
    return record_end(&builder);
}

void view_make_experts(View *view)
{
    for (size_t i = 0; i < view->project->team.experts.count; i++)
        array_push(view->arena, &view->expert_values, new_expert_value(view, i));
}

const Value *expert_value(const View *view, const Expert *expert)
{
    return expert ? view->expert_values.items[expert->node->index] : NULL;
}

static bool takes_part(const Expert *expert, const VisitList *visits)
{
    for (size_t v = 0; v < visits->count; v++)
        for (size_t i = 0; i < visits->items[v]->experts.count; i++)
            if (str_equal(visits->items[v]->experts.items[i].value, expert->id.value)) return true;
    return false;
}

Values member_values(const View *view, const VisitList *visits)
{
    Values values = {0};
    for (size_t i = 0; i < view->project->team.experts.count; i++) {
        const Expert *expert = &view->project->team.experts.items[i];
        if (takes_part(expert, visits)) array_push(view->arena, &values, expert_value(view, expert));
    }
    return values;
}

void put_team(const View *view, RecordBuilder *root)
{
    const Team *team = &view->project->team;
    if (!team->present) return;
    StrBuf names = {.arena = view->arena};
    Values experts = {0};
    for (size_t i = 0; i < team->experts.count; i++) {
        if (!expert_belongs(view->project, &team->experts.items[i], view->as_of)) continue;
        if (experts.count) strbuf_add(&names, STR("、"));
        strbuf_add(&names, team->experts.items[i].name.value);
        array_push(view->arena, &experts, view->expert_values.items[i]);
    }
    RecordBuilder builder = record_begin(view->arena, view->shapes->team, team->span);
    put_integer(&builder, "count", (int64_t)experts.count);
    put_text(&builder, "size_reason", team->size_reason);
    if (names.len) put_str(&builder, "names", strbuf_str(&names));
    put_value(root, "team", record_end(&builder));
    put_list(root, "experts", experts);
    put_value(root, "team_leader", expert_value(view, leader_of(view)));
    Values staff = {0};
    for (size_t i = 0; i < team->staff.count; i++) {
        const Form *form = &view->shapes->staff;
        const Value *person =
            convert(&view->converter, form->described, form->shape, team->staff.items[i].node);
        if (person) array_push(view->arena, &staff, person);
    }
    put_list(root, "staff", staff);
}

/* --- visits --- */

static const Value *physical_value(const View *view, const PhysicalCheck *check, FoundFindings findings)
{
    const Form *form = &view->shapes->physical;
    const Shape *text = shape_field(form->shape, STR("finding_ids"))->item;
    RecordBuilder builder = record_begin(view->arena, form->shape, check->node->span);
    Values here = {0}, ids = {0};
    convert_into(&view->converter, form, check->node, &builder);
    for (size_t i = 0; i < findings.count; i++) {
        const Finding *finding = findings.items[i]->finding;
        if (!str_equal(finding->discipline.value, check->discipline.value)) continue;
        array_push(view->arena, &here, findings.items[i]->value);
        array_push(view->arena, &ids, value_text(view->arena, text, finding->id.value, finding->id.span));
    }
    put_list(&builder, "findings", here);
    put_list(&builder, "finding_ids", ids);
    return record_end(&builder);
}

/* --- who was there --- */

static const Value *expert_present(const View *view, const Expert *expert)
{
    RecordBuilder builder = record_begin(view->arena, view->shapes->attendee.shape, expert->span);
    put_text(&builder, "name", expert->name);
    put_text(&builder, "unit", expert->employer);
    put_text(&builder, "unit_name", expert->employer);
    put_str(&builder, "role", expert->leader.value ? STR("专家组组长") : STR("专家"));
    return record_end(&builder);
}

/* The staff's unit and role follow from the name. */
static const Value *attendee_value(const View *view, const Attendee *attendee)
{
    const Form *form = &view->shapes->attendee;
    const Staff *staff = team_staff(&view->project->team, attendee->name.value);
    RecordBuilder builder = record_begin(view->arena, form->shape, attendee->node->span);
    if (staff) {
        put_str(&builder, "unit", view->policy->secretariat);
        put_str(&builder, "unit_name", view->policy->secretariat);
        put_text(&builder, "role", staff->role);
    }
    convert_into(&view->converter, form, attendee->node, &builder);
    return record_end(&builder);
}

/* The visit's experts, then those whom the file adds. */
static Values attendance_values(const View *view, const Visit *visit)
{
    Values values = {0};
    for (size_t i = 0; i < visit->experts.count; i++) {
        const Expert *expert = project_expert(view->project, visit->experts.items[i].value);
        if (expert) array_push(view->arena, &values, expert_present(view, expert));
    }
    for (size_t i = 0; i < visit->attendance.count; i++)
        array_push(view->arena, &values, attendee_value(view, &visit->attendance.items[i]));
    return values;
}

static Text visit_leader(const View *view, const VisitList *visit)
{
    for (size_t i = 0; i < view->project->team.experts.count; i++) {
        const Expert *expert = &view->project->team.experts.items[i];
        if (expert->leader.value && takes_part(expert, visit)) return expert->name;
    }
    return (Text){0};
}

Str visit_batch(const View *view, const Visit *visit)
{
    int64_t number;
    Str id = visit->id.value;
    if (!str_to_int(str_slice(id, 1, id.len), &number)) return id;
    return str_printf(view->arena, "第%.*s批次", STR_ARG(str_chinese_number(view->arena, (uint32_t)number)));
}

static const Value *new_visit_value(const View *view, const Visit *visit)
{
    const Form *form = &view->shapes->visit;
    VisitList alone = {0};
    array_push(view->arena, &alone, visit);
    FoundFindings findings = findings_of(view, &alone);
    RecordBuilder builder = record_begin(view->arena, form->shape, visit->doc->root->span);
    convert_into(&view->converter, form, visit->doc->root, &builder);
    Values physical = {0};
    for (size_t i = 0; i < visit->physical.count; i++)
        if (record_exists(&view->converter, view->shapes->physical.described, visit->physical.items[i].node))
            array_push(view->arena, &physical, physical_value(view, &visit->physical.items[i], findings));
    put_list(&builder, "physical", physical);
    put_list(&builder, "attendance", attendance_values(view, visit));
    put_list(&builder, "findings", finding_values(view, findings));
    put_str(&builder, "period", period_text(view->arena, visit->start_on.value, visit->end_on.value));
    put_str(&builder, "period_prose",
            period_in_prose(view->arena, visit->start_on.value, visit->end_on.value));
    put_str(&builder, "batch", visit_batch(view, visit));
    if (visit->end_on.present) put_integer(&builder, "days", visit->end_on.value - visit->start_on.value + 1);
    put_list(&builder, "members", member_values(view, &alone));
    put_text(&builder, "leader_name", visit_leader(view, &alone));
    put_value(&builder, "stats", stats_value(view, findings, &alone));
    return record_end(&builder);
}

void view_make_visits(View *view)
{
    for (size_t i = 0; i < view->visits.count; i++)
        array_push(view->arena, &view->visit_values, new_visit_value(view, view->visits.items[i]));
}

Values visit_values(const View *view, const VisitList *visits)
{
    Values values = {0};
    for (size_t i = 0; i < view->visits.count; i++)
        for (size_t v = 0; v < visits->count; v++)
            if (visits->items[v] == view->visits.items[i])
                array_push(view->arena, &values, view->visit_values.items[i]);
    return values;
}
