/* Integrity: names that must be unique, or agree with the folder, the file or one another. */
#include "rules/families-imp.h"

static void check_one_client(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    const Unit *first = NULL;
    bool doubtful = false;
    for (size_t i = 0; i < application->units.count; i++) {
        const Unit *unit = &application->units.items[i];
        doubtful |= unsettled(unit->client, *unit);
        if (!unit->client.value) continue;
        if (!first) {
            first = unit;
            continue;
        }
        Diag *diag = breach(context, rule, unit->client.span, "委托单位不止一个", "more than one client");
        diag_label(context->diags, diag, "委托单位应恰有一个", "there must be exactly one");
        diag_related(context->diags, diag, first->client.span, "已有委托单位 %.*s", "already: %.*s",
                     STR_ARG(first->name.value));
    }
    if (first || doubtful || application->units.count == 0) return;
    Diag *diag = breach(context, rule, application->units.span, "没有委托单位", "there is no client");
    diag_label(context->diags, diag, "应恰有一个参建单位写 client: true",
               "exactly one unit needs client: true");
}

/* Names of one kind, in their order, each with the place that has it first. */
typedef struct NameSet {
    const RuleContext *context;
    const char *rule;
    const char *zh, *en;
    Map first;
    Array(Str) names;
    Array(const Text *) repeated;
    Array(size_t) which; /* of each repeated one, its place among the names */
} NameSet;

static void take_name(NameSet *set, const Text *name)
{
    Arena *arena = set->context->arena;
    if (!name->present) return;
    if (map_get(&set->first, name->value)) {
        array_push(arena, &set->repeated, name);
        array_push(arena, &set->which, set->names.count);
    } else
        map_put(arena, &set->first, name->value, (void *)(uintptr_t)name);
    array_push(arena, &set->names, name->value);
}

static void report_repeated(const NameSet *set)
{
    const RuleContext *context = set->context;
    bool english = context->diags->lang == LANG_EN;
    for (size_t i = 0; i < set->repeated.count; i++) {
        const Text *name = set->repeated.items[i], *first = map_get(&set->first, name->value);
        Diag *diag = breach(context, set->rule, name->span, "%s %.*s 重复", "the %s %.*s occurs twice",
                            english ? set->en : set->zh, STR_ARG(name->value));
        diag_label(context->diags, diag, "应与其他的不同", "must differ from the others");
        diag_related(context->diags, diag, first->span, "已在这里", "already here");
        Str lost = lost_id(context, set->names.items, set->names.count, set->which.items[i], &set->first);
        if (lost.ptr) diag_help(context->diags, diag, "是否应为 %.*s？", "did you mean %.*s?", STR_ARG(lost));
    }
}

static NameSet name_set(const RuleContext *context, const char *rule, const char *zh, const char *en)
{
    return (NameSet){.context = context, .rule = rule, .zh = zh, .en = en};
}

#define unique_names(list, field, zh, en)                                                                    \
    do {                                                                                                     \
        NameSet set_ = name_set(context, rule, zh, en);                                                      \
        for (size_t i_ = 0; i_ < (list).count; i_++) take_name(&set_, &(list).items[i_].field);              \
        report_repeated(&set_);                                                                              \
    } while (0)

static void check_assessment_names(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->assessments.count; i++) {
        const Assessment *assessment = &project->assessments.items[i];
        unique_names(assessment->sections, name, "评价分项", "section");
        for (size_t s = 0; s < assessment->sections.count; s++)
            unique_names(assessment->sections.items[s].items, name, "评价项目", "item");
    }
}

/* The visit that the findings' ids, two at least and all alike, say they belong to, where there is another of
 * that id; ptr NULL otherwise. */
static Str copied_from(const Project *project, const Visit *visit)
{
    Str from = {0};
    size_t known = 0;
    for (size_t i = 0; i < visit->findings.count; i++) {
        const Text *id = &visit->findings.items[i].id;
        size_t stroke = id->present ? str_find(id->value, STR("-")) : SIZE_MAX;
        if (stroke == SIZE_MAX) continue;
        Str prefix = str_slice(id->value, 0, stroke);
        if (known++ && !str_equal(prefix, from)) return (Str){0};
        from = prefix;
    }
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *other = &project->visits.items[v];
        if (known > 1 && other != visit && str_equal(visit_file(other), from)) return from;
    }
    return (Str){0};
}

/* A visit under another's name, a copy most often, repeats that one's findings: its own id tells. */
static void check_findings(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    NameSet findings = name_set(context, rule, "问题编号", "finding id");
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        bool misnamed = visit->id.present && !str_equal(visit->id.value, visit_file(visit));
        bool copied = copied_from(project, visit).ptr != NULL;
        for (size_t i = 0; i < visit->findings.count; i++) {
            const Text *id = &visit->findings.items[i].id, *first = map_get(&findings.first, id->value);
            if ((misnamed || copied) && first && first->span.source != id->span.source) continue;
            take_name(&findings, id);
        }
    }
    report_repeated(&findings);
}

/* Visits are held against the names of their files, which are unique. */
static void check_ids(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    unique_names(project->application.units, id, "参建单位编号", "unit id");
    unique_names(project->team.experts, id, "专家编号", "expert id");
    unique_names(project->agreement.milestones, id, "付款节点编号", "milestone id");
    unique_names(project->agreement.supplements, number, "补充协议编号", "supplement number");
    unique_names(project->finance.invoices, number, "发票号码", "invoice number");
    unique_names(project->reports.reports, number, "报告编号", "report number");
    unique_names(project->letters.letters, number, "发文字号", "letter number");
    unique_names(project->publication.results, kind, "公布结果", "published result");
    check_assessment_names(context, rule);
    check_findings(context, rule);
}

static void check_folder_name(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Text *id = &project->application.id;
    if (!id->present || str_equal(id->value, project->folder_name)) return;
    Diag *diag = breach(context, rule, id->span, "项目编号与文件夹名 %.*s 不一致",
                        "the project's id is not the folder's name %.*s", STR_ARG(project->folder_name));
    diag_label(context->diags, diag, "应与文件夹同名", "must be the folder's name");
    diag_help(context->diags, diag, "改正编号，或把文件夹改名为 %.*s",
              "mend the id, or rename the folder to %.*s", STR_ARG(id->value));
}

/* What a copied visit still has of the one it was copied from, with its id. */
static void renumber(const RuleContext *context, Diag *diag, Text id, Str from, Str to)
{
    Str written = span_text(id.span);
    size_t at = str_find(written, from);
    if (!id.present || at == SIZE_MAX) return;
    Span span = {id.span.source, id.span.start + (uint32_t)at, id.span.start + (uint32_t)(at + from.len)};
    diag_mend(context->diags, diag, span, to);
}

/* Files are copied to begin the next visit: one message for all that was forgotten. */
static void report_copy(const RuleContext *context, const char *rule, const Visit *visit, Str from, Str to)
{
    bool renamed = str_equal(visit->id.value, to);
    const Text *place = renamed ? &visit->findings.items[0].id : &visit->id;
    Diag *diag = breach(context, rule, place->span, "像是从 %.*s 复制：编号 %.*s%s 应为 %.*s%s",
                        "copied from %.*s, it seems: %.*s%s should be %.*s%s", STR_ARG(from), STR_ARG(from),
                        renamed ? "-…" : "", STR_ARG(to), renamed ? "-…" : "");
    diag_help(context->diags, diag, "连同各问题的编号全部改为 %.*s，并核对日期与内容",
              "renumber it and its findings to %.*s, and check dates and content", STR_ARG(to));
    renumber(context, diag, visit->id, from, to);
    Str prefix = str_printf(context->arena, "%.*s-", STR_ARG(from));
    for (size_t i = 0; i < visit->findings.count; i++)
        if (str_starts_with(visit->findings.items[i].id.value, prefix))
            renumber(context, diag, visit->findings.items[i].id, from, to);
}

static void check_visit_file(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->visits.count; i++) {
        const Visit *visit = &project->visits.items[i];
        Str name = visit_file(visit);
        if (!visit->id.present || str_equal(visit->id.value, name)) continue;
        Str from = copied_from(project, visit);
        if (from.ptr && str_equal(from, visit->id.value)) {
            report_copy(context, rule, visit, from, name);
            continue;
        }
        Diag *diag = breach(context, rule, visit->id.span, "服务编号与文件名 %.*s.yaml 不一致",
                            "the visit's id is not the name of its file, %.*s.yaml", STR_ARG(name));
        diag_label(context->diags, diag, "应与文件同名", "must be the file's name");
        diag_help(context->diags, diag, "改正编号，或把文件改名为 %.*s.yaml",
                  "mend the id, or rename the file to %.*s.yaml", STR_ARG(visit->id.value));
    }
}

static void check_assessment_file(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->assessments.count; i++) {
        const Assessment *assessment = &project->assessments.items[i];
        AssessmentKind meant = assessment->named_for;
        AssessmentKind written = assessment_kind_from(assessment->kind.value);
        bool has_sections = node_get(assessment->doc->root, STR("sections")) != NULL;
        if (!assessment->kind.present || written == meant) continue;
        if ((written == ASSESS_COMPREHENSIVE) == has_sections) continue; /* which the schema has told */
        Diag *diag =
            breach(context, rule, assessment->kind.span, "评估类别与文件名 %.*s.yaml 不一致",
                   "the kind is not that of the file's name, %.*s.yaml", STR_ARG(assessment_file(meant)));
        diag_label(context->diags, diag, "应为 %.*s", "should be %.*s", STR_ARG(assessment_kind_word(meant)));
        if (written != ASSESS_KIND_COUNT)
            diag_help(context->diags, diag, "改正类别，或把文件改名为 %.*s.yaml",
                      "mend the kind, or rename the file to %.*s.yaml", STR_ARG(assessment_file(written)));
    }
}

/* A visit whose own id is wrong does not make its findings wrong: the file's name will do. */
static void check_finding_ids(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        if (!visit->id.present) continue;
        Str prefix = str_printf(context->arena, "%.*s-", STR_ARG(visit->id.value));
        Str by_file = str_printf(context->arena, "%.*s-", STR_ARG(visit_file(visit)));
        Str from = copied_from(project, visit);
        if (from.ptr && !str_equal(from, visit->id.value) && str_equal(visit->id.value, visit_file(visit))) {
            report_copy(context, rule, visit, from, visit->id.value);
            continue;
        }
        for (size_t i = 0; i < visit->findings.count; i++) {
            const Text *id = &visit->findings.items[i].id;
            if (!id->present || str_starts_with(id->value, prefix)) continue;
            if (str_starts_with(id->value, by_file)) continue;
            Diag *diag = breach(context, rule, id->span, "问题编号 %.*s 不属于现场服务 %.*s",
                                "the finding %.*s does not belong to visit %.*s", STR_ARG(id->value),
                                STR_ARG(visit->id.value));
            diag_label(context->diags, diag, "应以 %.*s 开头", "should begin with %.*s", STR_ARG(prefix));
            diag_related(context->diags, diag, visit->id.span, "现场服务编号", "the visit's id");
        }
    }
}

static void check_report_numbers(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    const Text *id = &project->application.id;
    if (!id->present || !str_equal(id->value, project->folder_name)) return;
    for (size_t i = 0; i < project->reports.reports.count; i++) {
        const RegisteredReport *report = &project->reports.reports.items[i];
        if (!report->number.present || !report->kind.present) continue;
        Str prefix =
            str_printf(context->arena, "%.*s-%c", STR_ARG(id->value), report_letter(report->kind.value));
        if (str_starts_with(report->number.value, prefix)) continue;
        Diag *diag = breach(context, rule, report->number.span, "报告编号与项目、报告种类不符",
                            "the report's number does not fit the project and its kind");
        diag_label(context->diags, diag, "%.*s报告，应以 %.*s 开头", "a %.*s report: should begin with %.*s",
                   STR_ARG(report->kind.value), STR_ARG(prefix));
        diag_related(context->diags, diag, report->kind.span, "报告种类", "its kind");
    }
}

const Rule identity_rules[] = {
    {"R0001", check_one_client},      {"R0002", check_ids},
    {"R0003", check_folder_name},     {"R0004", check_visit_file},
    {"R0005", check_finding_ids},     {"R0007", check_report_numbers},
    {"R0023", check_assessment_file}, {0},
};
