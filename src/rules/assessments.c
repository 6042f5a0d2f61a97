/* Integrity: what an assessment scores is what the policy gives a weight to, so that nothing that is written
 * is left out of the score in silence. */
#include "base/suggest.h"
#include "rules/families-imp.h"

static Words section_names(const RuleContext *context, const Assessment *assessment)
{
    const Edition *edition = edition_on(context, assessment->assessed_on);
    AssessmentKind kind = assessment->kind_rank;
    Words names = {0};
    if (kind == ASSESS_PHYSICAL)
        for (size_t i = 0; i < edition->physical.count; i++)
            array_push(context->arena, &names, edition->physical.items[i].name);
    else {
        const WeightedNames *weighted = kind == ASSESS_MANAGEMENT ? &edition->management : &edition->economy;
        for (size_t i = 0; i < weighted->count; i++)
            array_push(context->arena, &names, weighted->items[i].name);
    }
    return names;
}

static Words aspect_names(const RuleContext *context, const Assessment *assessment)
{
    const WeightedNames *aspects = &edition_on(context, assessment->assessed_on)->physical_aspects;
    Words names = {0};
    for (size_t i = 0; i < aspects->count; i++) array_push(context->arena, &names, aspects->items[i].name);
    return names;
}

/* One that brings a weight of its own may have a name of its own. */
static bool is_weighted(const Text *name, const Number *weight, const Words *names)
{
    return weight->present || !name->present || word_in(name->value, names->items, names->count);
}

static void report_unweighted(const RuleContext *context, const char *rule, const Text *name,
                              const Words *names, const char *zh, const char *en)
{
    bool english = context->diags->lang == LANG_EN;
    Diag *diag = breach(context, rule, name->span, "没有名为 %.*s 的%s，不知其权重",
                        "there is no %.*s among the %s: its weight is unknown", STR_ARG(name->value),
                        english ? en : zh);
    diag_label(context->diags, diag, "应为%.*s", "should be one of %.*s",
               STR_ARG(words_joined(context, names->items, names->count)));
    Str nearest = suggest_nearest(name->value, names->items, names->count);
    if (nearest.ptr)
        diag_help(context->diags, diag, "是否应为 %.*s？", "did you mean %.*s?", STR_ARG(nearest));
    else
        diag_help(context->diags, diag, "改正名称；另立的分项须写明 weight",
                  "mend the name; one of your own needs its weight");
}

/* Not one section is of the kind: the kind is wrong. That it was not agreed on, or is there twice, tells the
 * same. */
static bool is_of_another_kind(const Assessment *assessment, const Words *names)
{
    for (size_t s = 0; s < assessment->sections.count; s++) {
        const AssessmentSection *section = &assessment->sections.items[s];
        if (is_weighted(&section->name, &section->weight, names)) return false;
    }
    return assessment->sections.count > 1;
}

static void report_kind(const RuleContext *context, const char *rule, const Assessment *assessment)
{
    Date day = assessment->assessed_on.present ? assessment->assessed_on.value : DATE_LAST;
    if (!is_agreed(context, assessment_service(assessment->kind_rank), day)) return;
    if (!assessments_known(context)) return;
    Diag *diag = breach(context, rule, assessment->kind.span, "没有一个评价分项属于%.*s评估",
                        "none of the sections belongs to an assessment of the kind %.*s",
                        STR_ARG(assessment->kind.value));
    diag_related(context->diags, diag, assessment->sections.items[0].name.span, "评价分项", "the sections");
    diag_help(context->diags, diag, "改正评估类别，或改正各分项的名称",
              "mend the kind, or the names of the sections");
}

/* `rule` NULL: only whether all is weighted. */
static bool judge_section(const RuleContext *context, const char *rule, const AssessmentSection *section,
                          const Words *names, const Words *aspects)
{
    bool sound = is_weighted(&section->name, &section->weight, names);
    if (!sound && rule) report_unweighted(context, rule, &section->name, names, "评价分项", "sections");
    for (size_t i = 0; aspects && i < section->items.count; i++) {
        const AssessmentItem *item = &section->items.items[i];
        if (is_weighted(&item->name, &item->weight, aspects)) continue;
        sound = false;
        if (rule) report_unweighted(context, rule, &item->name, aspects, "评价项目", "items");
    }
    return sound;
}

static bool judge_sections(const RuleContext *context, const char *rule, const Assessment *assessment)
{
    bool sound = true;
    AssessmentKind kind = assessment->kind_rank;
    if (kind == ASSESS_KIND_COUNT || kind == ASSESS_COMPREHENSIVE) return true;
    Words names = section_names(context, assessment), aspects = aspect_names(context, assessment);
    if (is_of_another_kind(assessment, &names)) {
        if (rule) report_kind(context, rule, assessment);
        return false;
    }
    for (size_t s = 0; s < assessment->sections.count; s++)
        sound &= judge_section(context, rule, &assessment->sections.items[s], &names,
                               kind == ASSESS_PHYSICAL ? &aspects : NULL);
    return sound;
}

static void check_sections(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->assessments.count; i++)
        judge_sections(context, rule, &project->assessments.items[i]);
}

bool sections_are_weighted(const RuleContext *context, const Assessment *assessment)
{
    return judge_sections(context, NULL, assessment);
}

const Rule assessments_rules[] = {
    {"R0021", check_sections},
    {0},
};
