/* Article 21: no expert has an interest in the project or its units. */
#include "rules/families-imp.h"

/* By credit code where both have one, else by name. */
static bool same_unit(const Unit *unit, const Text *name, const Text *code)
{
    if (unit->credit_code.present && code->present) return str_equal(unit->credit_code.value, code->value);
    return unit->name.present && name->present &&
           str_equal(str_trim(unit->name.value), str_trim(name->value));
}

static const Unit *participant(const Project *project, const Text *name, const Text *code)
{
    for (size_t i = 0; i < project->application.units.count; i++)
        if (same_unit(&project->application.units.items[i], name, code))
            return &project->application.units.items[i];
    return NULL;
}

static Diag *report_employment(const RuleContext *context, const char *rule, const Expert *expert, Span where,
                               const Unit *unit)
{
    Diag *diag = breach(context, rule, where, "专家%.*s须回避：任职于参建单位%.*s",
                        "%.*s has to stand back: employed by the participating unit %.*s",
                        STR_ARG(expert->name.value), STR_ARG(unit->name.value));
    diag_related(context->diags, diag, unit->name.present ? unit->name.span : unit->span, "参建单位",
                 "the participating unit");
    diag_help(context->diags, diag, "改派专家；单位写错的，核对名称与信用代码",
              "send another expert, or mend the name and credit code");
    return diag;
}

static const Unit *employer_of(const Project *project, const Expert *expert)
{
    return participant(project, &expert->employer, &expert->employer_credit_code);
}

/* Left long enough ago when the policy's months after the last day lie within the day of application. */
static void judge_history(const RuleContext *context, const char *rule, const Expert *expert)
{
    const Day *applied = &context->project->application.applied_on;
    int months = edition_on(context, *applied)->employment_lookback_months;
    for (size_t i = 0; applied->present && i < expert->history.count; i++) {
        const Employment *job = &expert->history.items[i];
        const Unit *unit = participant(context->project, &job->unit, &job->credit_code);
        if (!unit || unsettled(job->to_on, *job)) continue;
        if (job->from_on.present && job->from_on.value > applied->value) continue;
        if (job->to_on.present && date_add_months(job->to_on.value, months) <= applied->value) continue;
        Diag *diag = report_employment(context, rule, expert,
                                       job->to_on.present ? job->to_on.span : job->unit.span, unit);
        if (job->to_on.present)
            diag_label(context->diags, diag, "离职日期，应不晚于 %.*s（申请日前 %d 个月）",
                       "left on, not after %.*s (%d months before the application)",
                       STR_ARG(iso(context, date_add_months(applied->value, -months))), months);
        else
            diag_label(context->diags, diag, "没有离职日期，视为在职", "without a last day: still employed");
        diag_related(context->diags, diag, applied->span, "申请日期", "day of application");
    }
}

static void check_employment(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->team.experts.count; i++) {
        const Expert *expert = &project->team.experts.items[i];
        const Unit *unit = employer_of(project, expert);
        if (!unit) {
            judge_history(context, rule, expert);
            continue;
        }
        bool by_code = expert->employer_credit_code.present && unit->credit_code.present;
        Diag *diag = report_employment(context, rule, expert, expert->employer.span, unit);
        if (by_code)
            diag_label(context->diags, diag, "信用代码 %.*s 与参建单位相同", "the same credit code: %.*s",
                       STR_ARG(unit->credit_code.value));
        else
            diag_label(context->diags, diag, "现工作单位", "present employer");
    }
}

typedef enum RelationWeight { RELATION_FORBIDS, RELATION_OTHER, RELATION_UNKNOWN } RelationWeight;

static RelationWeight weigh(const Relation *relation)
{
    if (!relation->kind.present) return RELATION_UNKNOWN;
    return str_is(relation->kind.value, "其他") ? RELATION_OTHER : RELATION_FORBIDS;
}

static void judge_relations(const RuleContext *context, const char *rule, RelationWeight weight)
{
    const Project *project = context->project;
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        for (size_t i = 0; i < expert->relations.count; i++) {
            const Relation *relation = &expert->relations.items[i];
            if (weigh(relation) != weight) continue;
            const Unit *unit = project_unit(project, relation->unit.value);
            Str name = unit ? unit->name.value : relation->unit.value;
            Diag *diag = breach(context, rule, relation->kind.span, "专家%.*s与%.*s有利害关系：%.*s",
                                "%.*s has an interest in %.*s: %.*s", STR_ARG(expert->name.value),
                                STR_ARG(name), STR_ARG(relation->kind.value));
            if (weight == RELATION_FORBIDS) {
                diag_label(context->diags, diag, "须回避", "has to stand back");
                diag_help(context->diags, diag, "改派专家", "send another expert");
            } else
                diag_help(context->diags, diag, "由秘书处判断是否回避",
                          "the secretariat decides whether he may serve");
            if (unit && unit->name.present)
                diag_related(context->diags, diag, unit->name.span, "参建单位", "the participating unit");
        }
    }
}

static void check_relations(const RuleContext *context, const char *rule)
{
    judge_relations(context, rule, RELATION_FORBIDS);
}

static void check_other_relations(const RuleContext *context, const char *rule)
{
    judge_relations(context, rule, RELATION_OTHER);
}

/* An employer that bears the name of a unit's group belongs to it. */
static void check_group(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        if (!expert->employer.present || employer_of(project, expert)) continue;
        for (size_t i = 0; i < project->application.units.count; i++) {
            const Text *group = &project->application.units.items[i].group;
            Str name = str_trim(group->value);
            if (!group->present || !name.len || str_find(expert->employer.value, name) == SIZE_MAX) continue;
            Diag *diag = breach(context, rule, expert->employer.span, "专家%.*s的单位与参建单位同属%.*s",
                                "the employer of %.*s belongs to the same group as a unit: %.*s",
                                STR_ARG(expert->name.value), STR_ARG(name));
            diag_label(context->diags, diag, "现工作单位", "present employer");
            diag_related(context->diags, diag, group->span, "参建单位所属集团", "the unit's group");
            diag_help(context->diags, diag, "由秘书处判断是否回避",
                      "the secretariat decides whether he may serve");
            break;
        }
    }
}

const Rule conflicts_rules[] = {
    {"R2101", check_employment},
    {"R2102", check_relations},
    {"R2103", check_group},
    {"R2104", check_other_relations},
    {0},
};
