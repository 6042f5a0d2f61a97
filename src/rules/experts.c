/* Articles 6, 7 and 18: who may be an expert, and what he has to show. */
#include "rules/families-imp.h"

static void check_plan_authors(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Plan *plan = &project->agreement.plan;
    if (!plan->present) return;
    const Node *node = node_get(project->agreement_doc->root, STR("plan"));
    if (node_get(node, STR("authors")) && !is_empty_list(node, "authors")) return;
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
    {"R0601", check_plan_authors},  {"R0701", check_library_term}, {"R0702", check_vetted},
    {"R1801", check_library_grade}, {"R1802", check_title},        {0},
};
