#include "view/view.h"
#include "view/parts-imp.h"

static bool is_chosen(const Request *request, const Visit *visit)
{
    if (request->visit_count == 0) return true;
    for (size_t i = 0; i < request->visit_count; i++)
        if (request->visits[i] == visit) return true;
    return false;
}

/* Those begun by the day; without a choice, all of them are chosen. */
static void choose_visits(View *view)
{
    for (size_t i = 0; i < view->project->visits.count; i++) {
        const Visit *visit = &view->project->visits.items[i];
        if (!record_exists(&view->converter, view->shapes->visit.described, visit->doc->root)) continue;
        array_push(view->arena, &view->visits, visit);
        if (is_chosen(view->request, visit)) array_push(view->arena, &view->chosen, visit);
    }
    for (size_t i = 0; view->chosen.count && i < view->visits.count; i++)
        if (view->visits.items[i]->start_on.value < view->chosen.items[0]->start_on.value)
            array_push(view->arena, &view->previous, view->visits.items[i]);
}

View view_new(Arena *arena, const Request *request, const Shapes *shapes)
{
    View view = {
        .arena = arena,
        .request = request,
        .project = request->project,
        .policy = request->policy,
        .as_of = request->as_of,
        .shapes = shapes,
        .converter =
            {
                .arena = arena,
                .project = request->project,
                .policy = request->policy,
                .as_of = request->as_of,
                .companions = shapes->companions,
                .referents = referents_new(arena, request->project, request->policy),
            },
    };
    choose_visits(&view);
    view.accounts = accounts_of(arena, view.project, view.as_of);
    view.payments = payments_of(arena, view.project, view.policy);
    view_find(&view);
    view_make_experts(&view);
    view_make_visits(&view);
    return view;
}

/* --- the project --- */

/* NULL where the file is not there, or not by the day. */
static const Value *file_value(const View *view, const Form *form, const Node *root)
{
    return root ? convert(&view->converter, form->described, form->shape, root) : NULL;
}

/* In yuan under their own names, as written beside that. */
static void put_amounts(const View *view, const ProjectFacts *facts, RecordBuilder *builder)
{
    const struct {
        const char *name, *written;
        const Amount *amount;
        bool (*in_yuan)(const ProjectFacts *facts, Money *yuan);
    } amounts[] = {
        {"investment", "investment_written", &facts->investment, project_investment},
        {"contract_amount", "contract_amount_written", &facts->contract_amount, project_contract_amount},
    };
    for (size_t i = 0; project_is_foreign(facts) && i < sizeof amounts / sizeof *amounts; i++) {
        Money yuan;
        if (!amounts[i].amount->present) continue;
        Str written = money_grouped(view->arena, amounts[i].amount->value);
        put_str(builder, amounts[i].written,
                str_printf(view->arena, "%.*s %.*s", STR_ARG(facts->currency.value), STR_ARG(written)));
        if (amounts[i].in_yuan(facts, &yuan)) put_money(builder, amounts[i].name, yuan);
    }
}

static const Value *project_value(const View *view, const Value *application)
{
    const Form *form = &view->shapes->project;
    const Application *facts = &view->project->application;
    const Node *node = view->project->application.project.node;
    RecordBuilder builder = record_begin(view->arena, form->shape, facts->project.span);
    if (node) convert_into(&view->converter, form, node, &builder);
    put_amounts(view, &facts->project, &builder);
    put_text(&builder, "id", facts->id);
    put_str(&builder, "state", project_state_word(project_state(view->project, view->as_of)));
    put_date(&builder, "applied_on", facts->applied_on.value);
    if (facts->joint.present) put_bool(&builder, "joint", facts->joint.value);
    put_value(&builder, "services", value_field(application, STR("services")));
    put_value(&builder, "service_codes", value_field(application, STR("service_codes")));
    put_value(&builder, "service_titles", value_field(application, STR("service_titles")));
    return record_end(&builder);
}

static void put_project(const View *view, RecordBuilder *root)
{
    const Value *application = file_value(view, &view->shapes->application, view->project->application.node);
    put_value(root, "application", application);
    put_value(root, "project", project_value(view, application));
    put_value(root, "client", unit_value(view, project_client(view->project)));
    put_value(root, "lead", unit_value(view, project_lead(view->project)));
    put_list(root, "units", unit_values(view));
    const Value *agreement = agreement_value(view, application);
    put_value(root, "agreement", agreement);
    if (agreement) {
        put_value(root, "plan", value_field(agreement, STR("plan")));
        put_value(root, "milestones", value_field(agreement, STR("milestones")));
    }
    put_team(view, root);
    put_value(root, "unit", unit_value(view, view->request->unit));
    put_value(root, "expert", expert_value(view, view->request->expert));
}

/* --- visits and findings --- */

static bool has_service(Values services, Str code)
{
    for (size_t i = 0; i < services.count; i++) {
        const Value *known = value_field(services.items[i], STR("code"));
        if (known && str_equal(known->text, code)) return true;
    }
    return false;
}

static Values services_of(const View *view, const VisitList *visits)
{
    Values services = {0};
    for (size_t v = 0; v < visits->count; v++)
        for (size_t i = 0; i < visits->items[v]->services.count; i++) {
            Text code = visits->items[v]->services.items[i];
            if (has_service(services, code.value)) continue;
            array_push(view->arena, &services,
                       service_value(&view->converter, view->shapes->service, code.value, code.span));
        }
    return services;
}

static const Value *period_value(const View *view)
{
    if (view->chosen.count == 0) return NULL;
    Date start = view->chosen.items[0]->start_on.value, end = DATE_NONE;
    for (size_t i = 0; i < view->chosen.count; i++) {
        const Visit *visit = view->chosen.items[i];
        if (visit->start_on.value < start) start = visit->start_on.value;
        if (visit->end_on.present && visit->end_on.value > end) end = visit->end_on.value;
    }
    RecordBuilder builder = record_begin(view->arena, view->shapes->period, (Span){0});
    put_date(&builder, "start_on", start);
    put_date(&builder, "end_on", end);
    put_str(&builder, "text", period_text(view->arena, start, end));
    put_str(&builder, "prose", period_in_prose(view->arena, start, end));
    return record_end(&builder);
}

static bool are_neighbours(const View *view, const Visit *visit, const Visit *next)
{
    for (size_t i = 0; i + 1 < view->visits.count; i++)
        if (view->visits.items[i] == visit) return view->visits.items[i + 1] == next;
    return false;
}

static Str visit_id(const View *view, const Visit *visit)
{
    (void)view;
    return visit->id.value;
}

/* V01、V02; V01～V04、V07: three or more that follow one another are told as a range. */
static Str visits_named(const View *view, Str (*name)(const View *, const Visit *))
{
    const VisitList *chosen = &view->chosen;
    StrBuf text = {.arena = view->arena};
    for (size_t i = 0, last; i < chosen->count; i = last + 1) {
        last = i;
        while (last + 1 < chosen->count && are_neighbours(view, chosen->items[last], chosen->items[last + 1]))
            last++;
        if (last - i < 2) last = i;
        if (i > 0) strbuf_add(&text, STR("、"));
        strbuf_add(&text, name(view, chosen->items[i]));
        if (last == i) continue;
        strbuf_add(&text, STR("～"));
        strbuf_add(&text, name(view, chosen->items[last]));
    }
    return strbuf_str(&text);
}

/* For each name, the chosen visits that have something under it. */
static const Value *visits_with(const View *view, Values chosen)
{
    const Shape *shape = view->shapes->visits_with;
    RecordBuilder builder = record_begin(view->arena, shape, (Span){0});
    for (size_t f = 0; f < shape->field_count; f++) {
        Values having = {0};
        for (size_t i = 0; i < chosen.count; i++) {
            const Value *value = value_field(chosen.items[i], shape->fields[f].name);
            if (value && value_is_true(value)) array_push(view->arena, &having, chosen.items[i]);
        }
        put_list(&builder, str_cstr(view->arena, shape->fields[f].name), having);
    }
    return record_end(&builder);
}

static void put_visits(const View *view, RecordBuilder *root)
{
    Values chosen = visit_values(view, &view->chosen);
    put_list(root, "visits", chosen);
    put_list(root, "all_visits", visit_values(view, &view->visits));
    put_list(root, "previous_visits", visit_values(view, &view->previous));
    if (chosen.count) put_value(root, "visit", chosen.items[chosen.count - 1]);
    put_str(root, "visit_ids", visits_named(view, visit_id));
    put_str(root, "batches", visits_named(view, visit_batch));
    put_bool(root, "several_visits", chosen.count > 1);
    put_value(root, "visits_with", visits_with(view, chosen));
    put_list(root, "visit_services", services_of(view, &view->chosen));
    put_list(root, "members", member_values(view, &view->chosen));
    put_value(root, "period", period_value(view));
}

static void put_findings(const View *view, RecordBuilder *root)
{
    FoundFindings chosen = findings_of_unit(view, findings_of(view, &view->chosen));
    FoundFindings previous = findings_previous(view);
    put_list(root, "findings", finding_values(view, chosen));
    put_list(root, "detailed_findings", finding_values(view, findings_detailed(view, chosen)));
    put_list(root, "all_findings", finding_values(view, view->findings));
    put_list(root, "open_findings", finding_values(view, findings_open(view)));
    put_list(root, "overdue_findings", finding_values(view, findings_overdue(view)));
    put_list(root, "previous_open", finding_values(view, previous));
    put_list(root, "photos", finding_photos(view, chosen));
    put_value(root, "stats", stats_value(view, view->findings, &view->visits));
    put_value(root, "visit_stats", stats_value(view, chosen, &view->chosen));
    put_value(root, "previous_stats", stats_value(view, previous, &view->previous));
}

/* --- the rest --- */

static void put_assessments(const View *view, RecordBuilder *root)
{
    const Request *request = view->request;
    AssessmentKind kind =
        request->assessment < ASSESS_KIND_COUNT ? request->assessment : ASSESS_COMPREHENSIVE;
    Values assessments = {0};
    for (int i = 0; i < ASSESS_KIND_COUNT; i++) {
        const Value *assessment = assessment_value(view, (AssessmentKind)i);
        if (assessment) array_push(view->arena, &assessments, assessment);
    }
    put_list(root, "assessments", assessments);
    put_value(root, "assessment", assessment_value(view, kind));
    put_value(root, "scores", scores_value(view));
    put_value(root, "score", score_value(view, kind));
}

static void put_records(const View *view, RecordBuilder *root)
{
    const Project *project = view->project;
    const Shapes *shapes = view->shapes;
    const Value *reports = file_value(view, &shapes->reports, project->reports.node);
    put_value(root, "register", reports);
    put_value(root, "deliverables", value_field(reports, STR("deliverables")));
    const Value *letters = file_value(view, &shapes->letters, project->letters.node);
    put_value(root, "letters", value_field(letters, STR("letters")));
    put_value(root, "termination", file_value(view, &shapes->termination, project->termination.node));
    put_value(root, "publication", publication_value(view));
}

const Value *view_root(View *view)
{
    RecordBuilder root = record_begin(view->arena, view->shapes->root, (Span){0});
    put_date(&root, "as_of", view->as_of);
    put_str(&root, "association", view->policy->association);
    put_str(&root, "secretariat", view->policy->secretariat);
    put_str(&root, "measures", policy_on(view->policy, view->as_of)->measures);
    put_list(&root, "bases", basis_values(view));
    put_project(view, &root);
    put_visits(view, &root);
    put_findings(view, &root);
    put_assessments(view, &root);
    put_finance(view, &root);
    put_records(view, &root);
    put_value(&root, "report", report_value(view));
    return record_end(&root);
}

const Shape *view_shape(Arena *arena, const Schemas *schemas)
{
    return shapes_new(arena, schemas, false)->root;
}

const Value *view_build(Arena *arena, const Request *request)
{
    View view = view_new(arena, request, shapes_new(arena, request->schemas, false));
    return view_root(&view);
}
