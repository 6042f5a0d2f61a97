/* Integrity: every reference resolves. Where the referred file is missing, could not be read, or has an id
 * that is not settled, a reference cannot be told wrong and is left alone. */
#include "base/suggest.h"
#include "rules/families-imp.h"

typedef struct Targets {
    const RuleContext *context;
    const char *rule;
    const char *zh, *en;
    Map ids;
    Array(Str) names; /* for did-you-mean */
    bool known;       /* the ids are all of them */
} Targets;

enum { LISTED = 12 }; /* so many ids are listed where none is near */

static void add_target(Targets *targets, const Text *id)
{
    if (!id->present) {
        targets->known = false;
        return;
    }
    map_put(targets->context->arena, &targets->ids, id->value, targets);
    array_push(targets->context->arena, &targets->names, id->value);
}

/* Where an id occurs twice, one of the two has taken another's place. The repeated id is named; what refers
 * to the other is right. */
static void forgive_lost(Targets *targets)
{
    const RuleContext *context = targets->context;
    size_t count = targets->names.count;
    Map first = {0};
    for (size_t i = 0; i < count; i++) {
        const Str *before = map_get(&first, targets->names.items[i]);
        if (!before) {
            map_put(context->arena, &first, targets->names.items[i], &targets->names.items[i]);
            continue;
        }
        const size_t twice[] = {(size_t)(before - targets->names.items), i};
        for (size_t k = 0; k < 2; k++) {
            Str lost = lost_id(context, targets->names.items, count, twice[k]);
            if (lost.ptr) map_put(context->arena, &targets->ids, lost, targets);
        }
    }
}

#define collect(targets, list, field)                                                                        \
    do {                                                                                                     \
        for (size_t i_ = 0; i_ < (list).count; i_++) add_target((targets), &(list).items[i_].field);         \
        forgive_lost(targets);                                                                               \
    } while (0)

static void resolve(Targets *targets, const Text *reference)
{
    if (!reference->present || !targets->known || map_get(&targets->ids, reference->value)) return;
    const RuleContext *context = targets->context;
    Diag *diag =
        breach(context, targets->rule, reference->span, "%s %.*s 不存在", "the %s %.*s does not exist",
               context->diags->lang == LANG_EN ? targets->en : targets->zh, STR_ARG(reference->value));
    Str nearest = suggest_nearest(reference->value, targets->names.items, targets->names.count);
    if (nearest.ptr)
        diag_help(context->diags, diag, "是否应为 %.*s？", "did you mean %.*s?", STR_ARG(nearest));
    else if (targets->names.count && targets->names.count <= LISTED)
        diag_help(context->diags, diag, "现有：%.*s", "there are: %.*s",
                  STR_ARG(words_joined(context, targets->names.items, targets->names.count)));
}

static void resolve_all(Targets *targets, const Texts *references)
{
    for (size_t i = 0; i < references->count; i++) resolve(targets, &references->items[i]);
}

/* A reference that may as well be a name: only what has the shape of an id must resolve. */
static void resolve_id(Targets *targets, const Text *reference, char letter, size_t least_digits)
{
    Str text = reference->value;
    if (!reference->present || text.len < 1 + least_digits || text.ptr[0] != letter) return;
    for (size_t i = 1; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return;
    resolve(targets, reference);
}

static void resolve_finding(const Finding *finding, Targets *units, Targets *experts)
{
    resolve(units, &finding->unit);
    resolve(experts, &finding->expert);
    for (size_t i = 0; i < finding->rectifications.count; i++)
        resolve_id(units, &finding->rectifications.items[i].by, 'U', 1);
    for (size_t i = 0; i < finding->reinspections.count; i++)
        resolve_id(experts, &finding->reinspections.items[i].by, 'E', 2);
}

static void resolve_people(const Project *project, Targets *units, Targets *experts)
{
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        resolve_all(experts, &visit->experts);
        for (size_t i = 0; i < visit->findings.count; i++)
            resolve_finding(&visit->findings.items[i], units, experts);
    }
    for (size_t i = 0; i < project->assessments.count; i++)
        resolve_all(experts, &project->assessments.items[i].experts);
    for (size_t i = 0; i < project->reports.deliverables.count; i++)
        resolve_all(experts, &project->reports.deliverables.items[i].experts);
    for (size_t e = 0; e < project->team.experts.count; e++)
        for (size_t i = 0; i < project->team.experts.items[e].relations.count; i++)
            resolve_id(units, &project->team.experts.items[e].relations.items[i].unit, 'U', 1);
    resolve_all(experts, &project->agreement.plan.authors);
}

static void resolve_money(const Project *project, Targets *visits, Targets *experts, Targets *milestones,
                          Targets *invoices)
{
    const Finance *finance = &project->finance;
    for (size_t i = 0; i < finance->invoices.count; i++)
        resolve(milestones, &finance->invoices.items[i].milestone);
    for (size_t i = 0; i < finance->invoices.count; i++) resolve(invoices, &finance->invoices.items[i].red_of);
    for (size_t i = 0; i < finance->receipts.count; i++)
        resolve(invoices, &finance->receipts.items[i].invoice);
    for (size_t i = 0; i < finance->refunds.count; i++)
        resolve(invoices, &finance->refunds.items[i].invoice);
    for (size_t c = 0; c < finance->expert_costs.count; c++) {
        const ExpertCost *cost = &finance->expert_costs.items[c];
        resolve(visits, &cost->visit);
        for (size_t i = 0; i < cost->experts.count; i++) resolve(experts, &cost->experts.items[i].expert);
    }
}

static void check_references(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    Targets units = {context, rule, "参建单位", "unit", {0}, {0}, project->application_doc != NULL};
    Targets experts = {context, rule, "专家", "expert", {0}, {0}, project->team.present};
    Targets visits = {
        context, rule, "现场服务", "visit", {0}, {0}, folder_read(context, "visits", project->visits.count)};
    Targets milestones = {context, rule, "付款节点", "milestone", {0}, {0}, project->agreement.present};
    Targets invoices = {context, rule, "发票", "invoice", {0}, {0}, project->finance_doc != NULL};
    collect(&units, project->application.units, id);
    collect(&experts, project->team.experts, id);
    collect(&visits, project->visits, id);
    for (size_t i = 0; i < project->visits.count; i++)
        map_put(context->arena, &visits.ids, visit_file(&project->visits.items[i]), &visits);
    collect(&milestones, project->agreement.milestones, id);
    collect(&invoices, project->finance.invoices, number);
    resolve_people(project, &units, &experts);
    for (size_t i = 0; i < project->letters.letters.count; i++) {
        const Letter *letter = &project->letters.letters.items[i];
        resolve(&visits, &letter->visit);
        resolve(&units, &letter->unit);
        resolve(&experts, &letter->expert);
    }
    Targets letters = {context, rule, "发文字号", "letter", {0}, {0}, project->letters.present};
    collect(&letters, project->letters.letters, number);
    resolve(&letters, &project->termination.notice_number);
    resolve_money(project, &visits, &experts, &milestones, &invoices);
    for (size_t i = 0; i < project->reports.reports.count; i++)
        resolve_all(&visits, &project->reports.reports.items[i].visits);
}

const Rule references_rules[] = {
    {"R0006", check_references},
    {0},
};
