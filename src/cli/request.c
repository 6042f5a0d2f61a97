#include "cli/request-imp.h"

typedef Array(const Visit *) Visits;
typedef Array(const Unit *) Units;
typedef Array(const Expert *) Experts;
typedef Array(AssessmentKind) Kinds;

static bool is_over_visits(const DocumentKind *kind)
{
    return kind->over[OVER_VISITS] || kind->over[OVER_VISIT];
}

/* --- whether the options go with it --- */

static bool is_writable_kind(const Options *options)
{
    if (options->attach && options->output.len && !str_ends_with(options->output, STR(".pdf"))) {
        usage_error(options, "--attach 只用于 PDF", "--attach goes with a PDF only");
        return false;
    }
    static const char *const kinds[] = {".pdf", ".html", ".md"};
    if (options->output.len == 0) return true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_ends_with(options->output, str_from(kinds[i]))) return true;
    usage_error(options, "-o 的文件名应以 .pdf、.html 或 .md 结尾",
                "the name after -o must end in .pdf, .html or .md");
    return false;
}

bool request_fits(const Options *options, const DocumentKind *kind)
{
    const struct {
        bool given, takes;
        const char *option;
    } choices[] = {
        {options->visits.count > 0, is_over_visits(kind), "--visit"},
        {options->units.count > 0, kind->over[OVER_UNIT], "--unit"},
        {options->experts.count > 0, kind->over[OVER_EXPERT], "--expert"},
        {options->kind.len > 0, kind->over[OVER_ASSESSMENT], "--kind"},
    };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (!choices[i].given || choices[i].takes) continue;
        usage_error(options, "%.*s（%.*s）不用 %s", "%.*s (%.*s) does not take %s", STR_ARG(kind->name),
                    STR_ARG(kind->title), choices[i].option);
        return false;
    }
    return is_writable_kind(options);
}

/* --- what it is over --- */

typedef struct Choosing {
    const Options *options;
    const Project *project;
    Date as_of;
    Str *wrong;
} Choosing;

/* Says why there is nothing to choose; false. */
DIAG_FORMATS(2, 3)
static bool refuse(const Choosing *choosing, const char *zh, const char *en, ...)
{
    va_list args;
    va_start(args, en);
    *choosing->wrong =
        str_vprintf(choosing->options->arena, choosing->options->lang == LANG_EN ? en : zh, args);
    va_end(args);
    return false;
}

static bool has_begun(const Visit *visit, Date as_of)
{
    return visit->start_on.present && visit->start_on.value <= as_of;
}

static bool wants_all(const Options *options)
{
    for (size_t i = 0; i < options->visits.count; i++)
        if (str_is(options->visits.items[i], "all")) return true;
    return false;
}

static bool no_such_visit(const Choosing *choosing, Str id)
{
    const Project *project = choosing->project;
    StrArray ids = {0};
    for (size_t i = 0; i < project->visits.count; i++)
        if (project->visits.items[i].id.present)
            array_push(choosing->options->arena, &ids, project->visits.items[i].id.value);
    Str all = str_join(choosing->options->arena, ids.items, ids.count, STR(" "));
    if (ids.count)
        return refuse(choosing, "项目没有批次“%.*s”；有 %.*s，几批就写几个 --visit",
                      "the project has no visit '%.*s'; there are %.*s, one --visit each", STR_ARG(id),
                      STR_ARG(all));
    return refuse(choosing, "项目没有批次“%.*s”", "the project has no visit '%.*s'", STR_ARG(id));
}

/* Why there is no visit to report on. */
static bool no_visits(const Choosing *choosing)
{
    const Project *project = choosing->project;
    for (size_t i = 0; i < project->visits.count; i++) {
        if (project->visits.items[i].start_on.present) continue;
        return refuse(choosing, "批次的开始日期 start_on 还没有填好；运行 zhiping check %.*s 查看",
                      "a visit's start_on is still to be written; see zhiping check %.*s",
                      STR_ARG(project->folder));
    }
    return refuse(choosing, "截至 %.*s 还没有开始任何批次", "no visit of the project has begun by %.*s",
                  STR_ARG(date_iso(choosing->options->arena, choosing->as_of)));
}

/* Each visit named by --visit must be there by the day. */
static bool are_visits(const Choosing *choosing)
{
    const Options *options = choosing->options;
    for (size_t i = 0; i < options->visits.count; i++) {
        Str id = options->visits.items[i];
        const Visit *visit = project_visit(choosing->project, id);
        if (!visit) return no_such_visit(choosing, id);
        if (!visit->start_on.present) return no_visits(choosing);
        if (!has_begun(visit, choosing->as_of))
            return refuse(choosing, "批次 %.*s 到 %.*s 还没有开始", "visit %.*s has not begun by %.*s",
                          STR_ARG(id), STR_ARG(date_iso(options->arena, choosing->as_of)));
    }
    return true;
}

/* The visits named by --visit (in their order in the project) or all, of those that have begun; where none is
 * named, the latest for a document over several, all for one over each. */
static bool choose_visits(const Choosing *choosing, const DocumentKind *kind, Visits *chosen)
{
    const Options *options = choosing->options;
    const Visit *latest = NULL;
    bool named = options->visits.count > 0, all = wants_all(options) || (!named && kind->over[OVER_VISIT]);
    if (!all && !are_visits(choosing)) return false;
    for (size_t i = 0; i < choosing->project->visits.count; i++) {
        const Visit *visit = &choosing->project->visits.items[i];
        bool wanted = all;
        if (!has_begun(visit, choosing->as_of)) continue;
        for (size_t j = 0; j < options->visits.count; j++)
            wanted |= str_equal(options->visits.items[j], visit->id.value);
        if (wanted) array_push(options->arena, chosen, visit);
        if (!latest || visit->start_on.value >= latest->start_on.value) latest = visit;
    }
    if (!named && !all && latest) array_push(options->arena, chosen, latest);
    return chosen->count > 0 || no_visits(choosing);
}

static bool choose_units(const Choosing *choosing, Units *chosen)
{
    const Options *options = choosing->options;
    const Application *application = &choosing->project->application;
    for (size_t i = 0; i < options->units.count; i++) {
        const Unit *unit = project_unit(choosing->project, options->units.items[i]);
        if (!unit)
            return refuse(choosing, "项目没有参建单位“%.*s”；--unit 写它在 units 中的编号，如 U1",
                          "the project has no unit '%.*s'; --unit takes its id in units, U1 say",
                          STR_ARG(options->units.items[i]));
        array_push(options->arena, chosen, unit);
    }
    for (size_t i = 0; options->units.count == 0 && i < application->units.count; i++)
        array_push(options->arena, chosen, &application->units.items[i]);
    return chosen->count > 0 || refuse(choosing, "项目还没有参建单位", "the project has no unit yet");
}

static bool choose_experts(const Choosing *choosing, Experts *chosen)
{
    const Options *options = choosing->options;
    const Team *team = &choosing->project->team;
    for (size_t i = 0; i < options->experts.count; i++) {
        const Expert *expert = project_expert(choosing->project, options->experts.items[i]);
        if (!expert)
            return refuse(choosing, "专家组没有“%.*s”；--expert 写专家的编号，如 E01",
                          "the team has no expert '%.*s'; --expert takes an id, E01 say",
                          STR_ARG(options->experts.items[i]));
        array_push(options->arena, chosen, expert);
    }
    for (size_t i = 0; options->experts.count == 0 && i < team->experts.count; i++)
        array_push(options->arena, chosen, &team->experts.items[i]);
    return chosen->count > 0 || refuse(choosing, "专家组还没有专家", "the team has no expert yet");
}

/* The kind named by --kind, else each that is there. 综合 follows from the others and is nobody's choice. */
static bool choose_kinds(const Choosing *choosing, Kinds *chosen)
{
    const Options *options = choosing->options;
    if (options->kind.len) {
        AssessmentKind kind = assessment_kind_from(options->kind);
        if (kind >= ASSESS_COMPREHENSIVE)
            return refuse(choosing, "--kind 取 管理、实体 或 经济性", "--kind takes 管理, 实体 or 经济性");
        array_push(options->arena, chosen, kind);
        return true;
    }
    for (int kind = 0; kind < ASSESS_COMPREHENSIVE; kind++)
        if (project_assessment(choosing->project, (AssessmentKind)kind))
            array_push(options->arena, chosen, (AssessmentKind)kind);
    return chosen->count > 0 ||
           refuse(choosing, "还没有管理、实体或经济性评估；用 --kind 指明要哪一项",
                  "there is no assessment of 管理, 实体 or 经济性 yet; --kind says which is wanted");
}

/* --- the requests --- */

/* A registered one is made again as of its issue. */
static void add_request(const Choosing *choosing, Request request, Requests *requests)
{
    const RegisteredReport *registered = request_registered(&request);
    if (choosing->options->as_of == DATE_NONE && registered && registered->issued_on.present)
        request.as_of = registered->issued_on.value;
    array_push(choosing->options->arena, requests, request);
}

/* Every combination of one of each list; a list of what the document is not over holds one that is none. */
static void add_combinations(const Choosing *choosing, Request request, const Units *units,
                             const Experts *experts, const Kinds *kinds, Requests *requests)
{
    for (size_t u = 0; u < units->count; u++)
        for (size_t e = 0; e < experts->count; e++)
            for (size_t k = 0; k < kinds->count; k++) {
                request.unit = units->items[u];
                request.expert = experts->items[e];
                request.assessment = kinds->items[k];
                add_request(choosing, request, requests);
            }
}

bool requests_make(Session *session, const Project *project, const DocumentKind *kind, Requests *requests,
                   Str *wrong)
{
    Arena *arena = session->arena;
    Visits visits = {0};
    Units units = {0};
    Experts experts = {0};
    Kinds kinds = {0};
    Request request = {.project = project,
                       .schemas = session->schemas,
                       .policy = session->policy,
                       .as_of = options_day(session->options),
                       .document = kind};
    Choosing choosing = {session->options, project, request.as_of, wrong};
    if (is_over_visits(kind) && !choose_visits(&choosing, kind, &visits)) return false;
    if (kind->over[OVER_UNIT] && !choose_units(&choosing, &units)) return false;
    if (kind->over[OVER_EXPERT] && !choose_experts(&choosing, &experts)) return false;
    if (kind->over[OVER_ASSESSMENT] && !choose_kinds(&choosing, &kinds)) return false;
    if (!kind->over[OVER_UNIT]) array_push(arena, &units, NULL);
    if (!kind->over[OVER_EXPERT]) array_push(arena, &experts, NULL);
    if (!kind->over[OVER_ASSESSMENT]) array_push(arena, &kinds, ASSESS_KIND_COUNT);
    request.all_visits = kind->over[OVER_VISITS] && wants_all(session->options);
    bool each = kind->over[OVER_VISIT];
    for (size_t i = 0; i < (each ? visits.count : 1); i++) {
        request.visits = visits.count ? &visits.items[i] : NULL;
        request.visit_count = each ? 1 : visits.count;
        add_combinations(&choosing, request, &units, &experts, &kinds, requests);
    }
    return true;
}

Str request_target(Arena *arena, const Request *request)
{
    StrBuf target = {.arena = arena};
    if (request->all_visits) strbuf_add(&target, STR("全部"));
    for (size_t i = 0; !request->all_visits && i < request->visit_count; i++)
        strbuf_printf(&target, "%s%.*s", i ? "+" : "", STR_ARG(request->visits[i]->id.value));
    Str parts[] = {
        request->unit ? request->unit->id.value : (Str){0},
        request->expert ? request->expert->id.value : (Str){0},
        assessment_kind_word(request->assessment),
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].len) strbuf_printf(&target, "%s%.*s", target.len ? "-" : "", STR_ARG(parts[i]));
    return strbuf_str(&target);
}
