#include "base/file.h"
#include "rules/families-imp.h"

bool text_is_blank(Str text)
{
    return str_trim(text).len == 0;
}

const Edition *edition_on(const RuleContext *context, Day day)
{
    return policy_on(context->policy, day.present ? day.value : context->as_of);
}

Str iso(const RuleContext *context, Date date)
{
    return date_iso(context->arena, date);
}

Str yuan(const RuleContext *context, Money money)
{
    return money_grouped(context->arena, money);
}

Span list_span(const Doc *doc, const char *key)
{
    if (!doc) return (Span){0};
    const Member *member = node_member(doc->root, str_from(key));
    return member ? node_place(member->value) : node_anchor(doc->root);
}

bool is_empty_list(const Node *record, const char *key)
{
    const Node *list = node_get(record, str_from(key));
    return list && list->kind == NODE_SEQUENCE && list->count == 0;
}

bool is_whole(const Project *project, const Node *record, const char *key, const Texts *texts)
{
    const Node *list = node_get(record, str_from(key));
    if (!list) return !ptr_set_has(&project->failed, record);
    if (list->count == 0 && ptr_set_has(&project->failed, list)) return false;
    return list->kind == NODE_SEQUENCE && list->count == texts->count;
}

bool disciplines_known(const Project *project, const Expert *expert)
{
    return is_whole(project, expert->node, "disciplines", &expert->disciplines);
}

bool holds_settled(const Project *project, const Node *node)
{
    if (node_is_placeholder(node) || ptr_set_has(&project->failed, node)) return false;
    for (uint32_t i = 0; i < node->count; i++)
        if (!holds_settled(project, node->kind == NODE_MAPPING ? node->members[i].value : node->items[i]))
            return false;
    return true;
}

bool folder_read(const RuleContext *context, const char *name, size_t count)
{
    Str folder = path_join(context->arena, context->project->folder, str_from(name));
    StrArray files;
    size_t there = 0;
    if (!file_list(context->arena, folder, &files, context->diags)) return false;
    for (size_t i = 0; i < files.count; i++)
        there += str_ends_with(files.items[i], STR(".yaml")) && !str_starts_with(files.items[i], STR("."));
    return there == count;
}

bool assessments_known(const RuleContext *context)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->assessments.count; i++)
        if (project->assessments.items[i].kind_rank == ASSESS_KIND_COUNT ||
            project_assessment(project, project->assessments.items[i].kind_rank) !=
                &project->assessments.items[i])
            return false;
    return folder_read(context, "assessments", project->assessments.count);
}

bool file_was_read(const RuleContext *context, const char *name, const Doc *doc)
{
    Str path = path_join(context->arena, context->project->folder, str_from(name));
    return doc || file_kind(context->arena, path) == FILE_MISSING;
}

bool word_in(Str word, const Str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(word, words[i])) return true;
    return false;
}

Str words_joined(const RuleContext *context, const Str *words, size_t count)
{
    return str_join(context->arena, words, count, context->diags->lang == LANG_EN ? STR(", ") : STR("、"));
}

bool demand_order(const RuleContext *context, const char *rule, Moment early, Moment late)
{
    if (!early.day->present || !late.day->present || late.day->value >= early.day->value) return true;
    bool english = context->diags->lang == LANG_EN;
    const char *before = english ? early.en : early.zh, *after = english ? late.en : late.zh;
    Diag *diag = breach(context, rule, late.day->span, "%s早于%s", "%s comes before %s", after, before);
    diag_label(context->diags, diag, "%s，应不早于 %.*s", "%s, not before %.*s", after,
               STR_ARG(iso(context, early.day->value)));
    diag_related(context->diags, diag, early.day->span, "%s", "%s", before);
    return false;
}

bool takes_part(const Visit *visit, Str expert)
{
    for (size_t i = 0; i < visit->experts.count; i++)
        if (str_equal(visit->experts.items[i].value, expert)) return true;
    return false;
}

Str visit_file(const Visit *visit)
{
    Str name = path_name(visit->doc->source->path);
    return str_slice(name, 0, name.len - (str_ends_with(name, STR(".yaml")) ? 5 : 0));
}

/* `expert` empty: of all. */
static const Visit *earliest(const Project *project, Str expert)
{
    const Visit *first = NULL;
    for (size_t i = 0; i < project->visits.count; i++) {
        const Visit *visit = &project->visits.items[i];
        if (!visit->start_on.present || (expert.len && !takes_part(visit, expert))) continue;
        if (!first || visit->start_on.value < first->start_on.value) first = visit;
    }
    return first;
}

const Visit *first_visit(const Project *project)
{
    return earliest(project, (Str){0});
}

const Visit *first_visit_of(const Project *project, Str expert)
{
    return expert.len ? earliest(project, expert) : NULL;
}

Str service_code(const Policy *policy, Str code)
{
    const Service *service = policy_service(policy, code);
    return service ? service->code : code;
}

static bool lists_service(const Policy *policy, const Texts *services, Str code)
{
    for (size_t i = 0; i < services->count; i++)
        if (str_equal(service_code(policy, services->items[i].value), code)) return true;
    return false;
}

/* The file that has them. */
static const Doc *services_doc(const Project *project)
{
    bool own = agreement_services(project) == &project->agreement.services;
    return own ? project->agreement_doc : project->application_doc;
}

Span services_span(const Project *project)
{
    return list_span(services_doc(project), "services");
}

bool services_known(const Project *project)
{
    const Doc *doc = services_doc(project);
    return doc && is_whole(project, doc->root, "services", agreement_services(project));
}

bool is_agreed(const RuleContext *context, Str code, Date day)
{
    const Agreement *agreement = &context->project->agreement;
    if (!agreement->present || !services_known(context->project)) return true;
    const Node *supplements = node_get(context->project->agreement_doc->root, STR("supplements"));
    Str wanted = service_code(context->policy, code);
    if (lists_service(context->policy, agreement_services(context->project), wanted)) return true;
    for (size_t i = 0; i < agreement->supplements.count; i++) {
        const Supplement *supplement = &agreement->supplements.items[i];
        if (supplement->signed_on.present && supplement->signed_on.value > day) continue;
        if (!is_whole(context->project, node_item(supplements, i), "services_added",
                      &supplement->services_added))
            return true;
        if (lists_service(context->policy, &supplement->services_added, wanted)) return true;
    }
    return false;
}

bool fee_agreed(const RuleContext *context, Money *fee)
{
    const Agreement *agreement = &context->project->agreement;
    if (!agreement->present || !agreement->fee_total.present) return false;
    *fee = agreement->fee_total.value;
    for (size_t i = 0; i < agreement->supplements.count; i++) {
        const Amount *change = &agreement->supplements.items[i].fee_change;
        if (!change->present || !money_add(*fee, change->value, fee)) return false;
    }
    return true;
}

AssessmentKind report_assesses(const RegisteredReport *report)
{
    if (str_is(report->kind.value, "综合性")) return ASSESS_COMPREHENSIVE;
    if (!str_is(report->kind.value, "专项")) return ASSESS_KIND_COUNT;
    return assessment_kind_from(report->assessment.value);
}

bool critical_is_open(const Finding *finding, Date day)
{
    return finding->severity_rank == FINDING_CRITICAL && finding_exists(finding, day) &&
           finding_is_open(finding, day);
}

bool staff_is_known(const Team *team)
{
    for (size_t i = 0; i < team->staff.count; i++)
        if (!team->staff.items[i].name.present) return false;
    return team->staff.count > 0;
}
