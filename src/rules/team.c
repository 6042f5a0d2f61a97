/* Article 18: the team of a project, and of each visit: its size, its leader, the disciplines it covers. */
#include "rules/families-imp.h"

static char known; /* what the sets of words put under each */

static void add_disciplines(const RuleContext *context, Map *set, const Expert *expert)
{
    for (size_t i = 0; i < expert->disciplines.count; i++)
        map_put(context->arena, set, expert->disciplines.items[i].value, &known);
}

/* Expert ids to experts. */
static Map experts_by_id(const RuleContext *context)
{
    Map map = {0};
    const Team *team = &context->project->team;
    for (size_t i = 0; i < team->experts.count; i++)
        if (team->experts.items[i].id.present)
            map_put(context->arena, &map, team->experts.items[i].id.value, &team->experts.items[i]);
    return map;
}

/* One message for each discipline that the visit's experts do not cover, at its first finding. */
static void judge_visit_disciplines(const RuleContext *context, const char *rule, const Visit *visit,
                                    const Map *experts)
{
    Map covered = {0};
    if (!visit->experts.whole) return;
    for (size_t i = 0; i < visit->experts.count; i++) {
        const Expert *expert = map_get(experts, visit->experts.items[i].value);
        /* One that is not there is named among the references. */
        if (!expert || !expert->disciplines.whole) return;
        add_disciplines(context, &covered, expert);
    }
    for (size_t i = 0; i < visit->findings.count; i++) {
        const Text *discipline = &visit->findings.items[i].discipline;
        if (!discipline->present || map_get(&covered, discipline->value)) continue;
        map_put(context->arena, &covered, discipline->value, &known);
        Diag *diag = breach(context, rule, discipline->span, "现场服务 %.*s 的专家没有人从事%.*s专业",
                            "no expert of visit %.*s works in the discipline %.*s", STR_ARG(visit->id.value),
                            STR_ARG(discipline->value));
        diag_label(context->diags, diag, "到场专家的专业应涵盖它", "the visit's experts should cover it");
        diag_related(context->diags, diag, visit->experts.span, "到场专家", "its experts");
        diag_help(context->diags, diag, "核对问题的专业、专家的 disciplines，或增派专家",
                  "check the finding's discipline and the experts' disciplines, or send another expert");
    }
}

static void check_visit_disciplines(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    if (!project->team.present) return;
    Map experts = experts_by_id(context);
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        if (visit->experts.count > 0) judge_visit_disciplines(context, rule, visit, &experts);
    }
}

static void check_plan_disciplines(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Plan *plan = &project->agreement.plan;
    if (project->team.experts.count == 0) return;
    Map covered = {0};
    for (size_t i = 0; i < project->team.experts.count; i++) {
        if (!project->team.experts.items[i].disciplines.whole) return;
        add_disciplines(context, &covered, &project->team.experts.items[i]);
    }
    for (size_t i = 0; i < plan->items.count; i++) {
        const Texts *wanted = &plan->items.items[i].disciplines;
        for (size_t d = 0; d < wanted->count; d++) {
            if (map_get(&covered, wanted->items[d].value)) continue;
            map_put(context->arena, &covered, wanted->items[d].value, &known);
            Diag *diag = breach(context, rule, wanted->items[d].span, "专家组没有人从事方案所需的%.*s专业",
                                "no expert of the team works in %.*s, which the plan needs",
                                STR_ARG(wanted->items[d].value));
            diag_label(context->diags, diag, "专家组的专业应涵盖它", "the team should cover it");
            diag_related(context->diags, diag, project->team.experts.span, "专家组", "the team");
        }
    }
}

/* Within the policy's numbers on the visit's first day (NULL: as they are now); a reason given makes it an
 * information. None at all is R1808's. */
static void judge_size(const RuleContext *context, const char *rule, size_t count, const Visit *visit,
                       Span where, const char *zh, const char *en)
{
    const Edition *edition = edition_on(context, visit ? visit->start_on : (Day){0});
    const Text *reason = &context->project->team.size_reason;
    if (count == 0 || (count >= (size_t)edition->experts_min && count <= (size_t)edition->experts_max))
        return;
    bool english = context->diags->lang == LANG_EN;
    Diag *diag =
        breach(context, rule, where, "%s有 %zu 名专家", "%s has %zu experts", english ? en : zh, count);
    diag_label(context->diags, diag, "一般由 %d–%d 名专家组成", "usually %d to %d experts",
               edition->experts_min, edition->experts_max);
    if (reason->present && !text_is_blank(reason->value)) {
        diag_move(context->diags, diag);
        diag_related(context->diags, diag, reason->span, "已说明的理由", "the reason given");
    } else {
        diag_help(context->diags, diag, "调整专家人数，或在 experts.yaml 的 size_reason 中说明理由",
                  "change the number of experts, or give the reason under size_reason in experts.yaml");
    }
}

static void check_team_size(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    judge_size(context, rule, project->team.experts.count, first_visit(project), project->team.experts.span,
               "专家组", "the team");
}

static void check_visit_size(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        if (!visit->experts.whole) continue;
        Str zh = str_printf(context->arena, "现场服务 %.*s ", STR_ARG(visit->id.value));
        Str en = str_printf(context->arena, "visit %.*s", STR_ARG(visit->id.value));
        judge_size(context, rule, visit->experts.count, visit, visit->experts.span,
                   str_cstr(context->arena, zh), str_cstr(context->arena, en));
    }
}

/* An empty list, that is: one that is not written is the schema's to name. */
static void demand_experts(const RuleContext *context, const char *rule, Span list, Day day, const char *zh,
                           const char *en)
{
    const Edition *edition = edition_on(context, day);
    Diag *diag = breach(context, rule, list, "%s没有专家", "%s has no experts",
                        context->diags->lang == LANG_EN ? en : zh);
    diag_label(context->diags, diag, "一般由 %d–%d 名专家组成", "usually %d to %d experts",
               edition->experts_min, edition->experts_max);
}

static void check_experts_present(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Team *team = &project->team;
    if (is_empty_list(team->experts))
        demand_experts(context, rule, team->experts.span, (Day){0}, "专家组", "the team");
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        if (is_empty_list(visit->experts))
            demand_experts(context, rule, visit->experts.span, visit->start_on, "这批现场服务", "the visit");
    }
}

static void check_leader(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Expert *first = NULL;
    bool doubtful = false;
    for (size_t i = 0; i < project->team.experts.count; i++) {
        const Expert *expert = &project->team.experts.items[i];
        doubtful |= unsettled(expert->leader, *expert);
        if (!expert->leader.value) continue;
        if (!first) {
            first = expert;
            continue;
        }
        Diag *diag =
            breach(context, rule, expert->leader.span, "专家组组长不止一名", "more than one team leader");
        diag_label(context->diags, diag, "组长应恰有一名", "there should be exactly one");
        diag_related(context->diags, diag, first->leader.span, "已有组长%.*s", "already: %.*s",
                     STR_ARG(first->name.value));
    }
    if (first || doubtful || project->team.experts.count == 0) return;
    Diag *diag =
        breach(context, rule, project->team.experts.span, "专家组没有组长", "the team has no leader");
    diag_label(context->diags, diag, "应恰有一名写 leader: true", "exactly one needs leader: true");
}

const Rule team_rules[] = {
    {"R1803", check_visit_disciplines},
    {"R1804", check_plan_disciplines},
    {"R1805", check_team_size},
    {"R1806", check_visit_size},
    {"R1807", check_leader},
    {"R1808", check_experts_present},
    {0},
};
