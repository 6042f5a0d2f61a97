#include "record/files.h"
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

bool holds_settled(const Project *project, const Node *node)
{
    if (node_is_placeholder(node) || ptr_set_has(&project->failed, node)) return false;
    for (uint32_t i = 0; i < node->count; i++)
        if (!holds_settled(project, node->kind == NODE_MAPPING ? node->members[i].value : node->items[i]))
            return false;
    return true;
}

bool was_read(const Project *project, const char *kind)
{
    for (size_t i = 0; i < project->files.count; i++)
        if (str_is(project->files.items[i].kind->name, kind) && !project->files.items[i].doc) return false;
    return true;
}

bool assessments_known(const RuleContext *context)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->assessments.count; i++)
        if (project->assessments.items[i].kind_rank == ASSESS_KIND_COUNT ||
            project_assessment(project, project->assessments.items[i].kind_rank) !=
                &project->assessments.items[i])
            return false;
    return was_read(project, "assessment");
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

Span services_span(const Project *project)
{
    return agreement_services(project)->span;
}

bool services_known(const Project *project)
{
    return agreement_services(project)->whole;
}

bool is_agreed(const RuleContext *context, Str code, Date day)
{
    const Agreement *agreement = &context->project->agreement;
    if (!agreement->present || !services_known(context->project)) return true;
    Str wanted = service_code(context->policy, code);
    if (lists_service(context->policy, agreement_services(context->project), wanted)) return true;
    for (size_t i = 0; i < agreement->supplements.count; i++) {
        const Supplement *supplement = &agreement->supplements.items[i];
        if (supplement->signed_on.present && supplement->signed_on.value > day) continue;
        if (!supplement->services_added.whole) return true;
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
