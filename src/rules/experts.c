/* Articles 6, 7 and 18: who may be an expert, and what he has to show. */
#include "base/suggest.h"
#include "record/library.h"
#include "record/referent.h"
#include "rules/families-imp.h"
#include "schema/equal.h"

static void check_plan_authors(const RuleContext *context, const char *rule)
{
    const Plan *plan = &context->project->agreement.plan;
    if (!plan->present || (plan->authors.node && !is_empty_list(plan->authors))) return;
    Diag *diag = breach(context, rule, plan->span, "服务方案没有写明编制专家",
                        "the plan names no experts as its authors");
    diag_help(context->diags, diag, "在 plan 下补写 authors: [E01, …]", "add authors: [E01, …] to the plan");
}

static void check_library_term(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        if (!expert->library_until.present) continue;
        for (size_t v = 0; v < project->visits.count; v++) {
            const Visit *visit = &project->visits.items[v];
            if (!visit->end_on.present || !takes_part(visit, expert->id.value)) continue;
            if (expert->library_until.value >= visit->end_on.value) continue;
            if (visit_is_at_fault(project, visit)) continue;
            Diag *diag = breach(context, rule, expert->library_until.span,
                                "专家%.*s的入库有效期不到现场服务 %.*s 结束",
                                "%.*s is in the library only until before the end of visit %.*s",
                                STR_ARG(expert->name.value), STR_ARG(visit->id.value));
            diag_label(context->diags, diag, "专家库有效期，应不早于 %.*s", "in the library, not before %.*s",
                       STR_ARG(iso(context, visit->end_on.value)));
            diag_related(context->diags, diag, visit->end_on.span, "现场服务结束", "end of the visit");
            diag_help(context->diags, diag, "续聘后更新 library_until，或改派专家",
                      "renew it and update library_until, or send another expert");
            break;
        }
    }
}

static Diag *report_unvetted(const RuleContext *context, const char *rule, const Expert *expert)
{
    Diag *diag = breach(context, rule, expert->span, "专家%.*s未经秘书处核实", "%.*s was not vetted",
                        STR_ARG(expert->name.value));
    diag_label(context->diags, diag, "应有 vetted_on", "needs vetted_on");
    return diag;
}

static Diag *report_late_vetting(const RuleContext *context, const char *rule, const Expert *expert,
                                 const Visit *first)
{
    Diag *diag = breach(context, rule, expert->vetted_on.span, "专家%.*s在首次现场服务之后才核实",
                        "%.*s was vetted only after his first visit", STR_ARG(expert->name.value));
    diag_label(context->diags, diag, "核实日期", "vetted on");
    diag_related(context->diags, diag, first->start_on.span, "首次现场服务", "his first visit");
    return diag;
}

static void check_library_known(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        if (!missing(expert->library_until, *expert)) continue;
        Diag *diag = breach(context, rule, expert->span, "不知道专家%.*s的入库有效期",
                            "it is not known how long %.*s is in the library", STR_ARG(expert->name.value));
        diag_label(context->diags, diag, "应有 library_until，或在专家库里有记录",
                   "needs library_until, or a record in the library");
        diag_help(context->diags, diag, "写 library_until，或把专家记入 projects/library/experts.yaml",
                  "write library_until, or enter him in projects/library/experts.yaml");
    }
}

/* What people call a key of an expert. */
static Str title_of_key(const RuleContext *context, Str key)
{
    const Described *expert = referent_described(context->project->schemas, STR("experts"));
    const Described *value = expert ? described_at(expert, key) : NULL;
    return value && value->title.len ? value->title : key;
}

/* A key that both write is to be the same; which of the two is right, nobody can tell. */
static void compare_copy(const RuleContext *context, const char *rule, const Expert *expert,
                         const Expert *known)
{
    for (uint32_t i = 0; i < known->node->count; i++) {
        const Member *member = &known->node->members[i];
        const Node *copy = node_get(expert->node, member->key);
        if (!copy || !holds_settled(context->project, copy)) continue;
        if (ptr_set_has(&context->project->library->failed, member->value)) continue;
        if (node_equal(context->arena, copy, member->value)) continue;
        bool english = context->diags->lang == LANG_EN;
        Str key = english ? member->key : title_of_key(context, member->key);
        Diag *diag =
            breach(context, rule, node_place(copy), "专家%.*s的%.*s与专家库不一致",
                   "the %.*s of %.*s differs from the library", STR_ARG(english ? key : expert->name.value),
                   STR_ARG(english ? expert->name.value : key));
        diag_related(context->diags, diag, node_place(member->value), "专家库", "the library");
        diag_help(context->diags, diag, "核对后改正一处，或在项目里删去不写",
                  "mend the wrong one, or leave it out of the project");
    }
}

static Words library_numbers(const RuleContext *context)
{
    const Team *people = &context->project->library->people;
    Words numbers = {0};
    for (size_t i = 0; i < people->experts.count; i++)
        array_push(context->arena, &numbers, people->experts.items[i].library_number.value);
    return numbers;
}

static void check_library_copy(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    if (!project->library->people.present) return;
    Words numbers = library_numbers(context);
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        const Text *number = &expert->library_number;
        const Expert *known = library_expert(project->library, number->value);
        if (known) compare_copy(context, rule, expert, known);
        if (known || !number->present) continue;
        Diag *diag = breach(context, rule, number->span, "专家库里没有编号 %.*s",
                            "the library has no number %.*s", STR_ARG(number->value));
        Str nearest = suggest_nearest(number->value, numbers.items, numbers.count);
        if (nearest.ptr)
            diag_help(context->diags, diag, "是否应为 %.*s？", "did you mean %.*s?", STR_ARG(nearest));
        else
            diag_help(context->diags, diag, "核对编号，或把专家记入 projects/library/experts.yaml",
                      "check the number, or enter him in projects/library/experts.yaml");
    }
}

static void check_vetted(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        const Day *vetted = &expert->vetted_on;
        const Visit *first = first_visit_of(project, expert->id.value);
        Diag *diag = NULL;
        if (missing(*vetted, *expert))
            diag = report_unvetted(context, rule, expert);
        else if (vetted->present && first && vetted->value > first->start_on.value &&
                 !visit_is_at_fault(project, first))
            diag = report_late_vetting(context, rule, expert, first);
        if (diag)
            diag_help(context->diags, diag, "按第十八条第二至四项核实专业、职称与品行，记入 vetted_on",
                      "vet him after article 18, items 2 to 4, and write vetted_on");
    }
}

/* An expert is chosen for his first visit. */
static const Edition *edition_of_expert(const RuleContext *context, const Expert *expert)
{
    const Visit *visit = first_visit_of(context->project, expert->id.value);
    return edition_on(context, visit ? visit->start_on : (Day){0});
}

static void check_library_grade(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        const Words *words = &edition_of_expert(context, expert)->library_grades;
        const Text *grade = &expert->library_grade;
        if (!grade->present || word_in(grade->value, words->items, words->count)) continue;
        Diag *diag =
            breach(context, rule, grade->span, "专家%.*s在专家库中是%.*s", "%.*s is a %.*s of the library",
                   STR_ARG(expert->name.value), STR_ARG(grade->value));
        diag_label(context->diags, diag, "专家库级别，应为%.*s", "library grade, should be %.*s",
                   STR_ARG(words_joined(context, words->items, words->count)));
        diag_help(context->diags, diag, "改派符合条件的专家", "send an expert who qualifies");
    }
}

static void check_title(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t e = 0; e < project->team.experts.count; e++) {
        const Expert *expert = &project->team.experts.items[e];
        const Words *words = &edition_of_expert(context, expert)->titles;
        const Text *title = &expert->title;
        if (!title->present || word_in(title->value, words->items, words->count)) continue;
        Diag *diag =
            breach(context, rule, title->span, "专家%.*s的职称级别是%.*s",
                   "%.*s has a title of the level %.*s", STR_ARG(expert->name.value), STR_ARG(title->value));
        diag_label(context->diags, diag, "职称级别，应为%.*s", "title, should be one of %.*s",
                   STR_ARG(words_joined(context, words->items, words->count)));
        diag_help(context->diags, diag, "核对职称证书，或改派专家",
                  "check the certificate, or send another expert");
    }
}

const Rule experts_rules[] = {
    {"R0601", check_plan_authors}, {"R0701", check_library_term},
    {"R0702", check_vetted},       {"R0703", check_library_known},
    {"R0704", check_library_copy}, {"R1801", check_library_grade},
    {"R1802", check_title},        {0},
};
