#include "cli/request-imp.h"

typedef Array(const Visit *) Chosen;

/* --- its kind --- */

static const Str kind_words[REPORT_NONE] = {
    [REPORT_STAGE] = STR_INIT("stage"),
    [REPORT_SPECIAL] = STR_INIT("special"),
    [REPORT_COMPREHENSIVE] = STR_INIT("comprehensive"),
};

ReportKind request_kind(Str word)
{
    ReportKind kind = 0;
    while (kind < REPORT_NONE && !str_equal(word, kind_words[kind])) kind++;
    return kind;
}

Str request_word(ReportKind kind)
{
    return kind_words[kind];
}

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

/* --visit chooses for a stage report, --kind for a special one. */
static bool are_apt(const Options *options, ReportKind kind)
{
    if (options->visits.count && kind != REPORT_STAGE)
        return usage_error(options, "--visit 只用于 stage（阶段性）报告", "--visit is for stage reports"),
               false;
    if (options->kind.len && kind != REPORT_SPECIAL)
        return usage_error(options, "--kind 只用于 special（专项）报告", "--kind is for special reports"),
               false;
    return true;
}

bool request_fits(const Options *options, ReportKind kind)
{
    return are_apt(options, kind) && is_writable_kind(options);
}

/* --- its assessment and its visits --- */

/* The kind named by --kind, or the only one there is. */
static bool choose_assessment(const Options *options, const Project *project, ViewRequest *request)
{
    request->assessment = request->report == REPORT_COMPREHENSIVE ? ASSESS_COMPREHENSIVE : ASSESS_KIND_COUNT;
    if (request->report != REPORT_SPECIAL) return true;
    if (options->kind.len) {
        request->assessment = assessment_kind_from(options->kind);
        if (request->assessment < ASSESS_COMPREHENSIVE) return true;
        usage_error(options, "--kind 取 管理、实体 或 经济性", "--kind takes 管理, 实体 or 经济性");
        return false;
    }
    size_t found = 0;
    for (int kind = 0; kind < ASSESS_COMPREHENSIVE; kind++) {
        if (!project_assessment(project, (AssessmentKind)kind)) continue;
        request->assessment = (AssessmentKind)kind;
        found++;
    }
    if (found == 1) return true;
    usage_error(options, "请用 --kind 指明 管理、实体 或 经济性",
                "name one with --kind: 管理, 实体 or 经济性");
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

static bool no_such_visit(const Options *options, const Project *project, Str id)
{
    Array(Str) ids = {0};
    for (size_t i = 0; i < project->visits.count; i++)
        if (project->visits.items[i].id.present)
            array_push(options->arena, &ids, project->visits.items[i].id.value);
    Str all = str_join(options->arena, ids.items, ids.count, STR(" "));
    if (ids.count)
        usage_error(options, "项目没有批次“%.*s”；有 %.*s，几批就写几个 --visit",
                    "the project has no visit '%.*s'; there are %.*s, one --visit each", STR_ARG(id),
                    STR_ARG(all));
    else
        usage_error(options, "项目没有批次“%.*s”", "the project has no visit '%.*s'", STR_ARG(id));
    return false;
}

/* Why there is no visit to report on. */
static bool no_visits(const Options *options, const Project *project, Date as_of)
{
    Str folder = project->folder;
    if (project->visits.count == 0) {
        usage_error(options, "项目还没有现场服务；先运行 zhiping new %.*s/visits/V01.yaml",
                    "the project has no visit yet; run zhiping new %.*s/visits/V01.yaml first",
                    STR_ARG(folder));
        return false;
    }
    for (size_t i = 0; i < project->visits.count; i++) {
        if (project->visits.items[i].start_on.present) continue;
        usage_error(options, "批次的开始日期 start_on 还没有填好；运行 zhiping check %.*s 查看",
                    "a visit's start_on is still to be written; see zhiping check %.*s", STR_ARG(folder));
        return false;
    }
    usage_error(options, "截至 %.*s 还没有开始任何批次", "no visit of the project has begun by %.*s",
                STR_ARG(date_iso(options->arena, as_of)));
    return false;
}

/* Each visit named by --visit must be there by the day. */
static bool are_visits(const Options *options, const Project *project, Date as_of)
{
    for (size_t i = 0; i < options->visits.count; i++) {
        Str id = options->visits.items[i];
        const Visit *visit = project_visit(project, id);
        if (!visit) return no_such_visit(options, project, id);
        if (!visit->start_on.present) return no_visits(options, project, as_of);
        if (!has_begun(visit, as_of)) {
            usage_error(options, "批次 %.*s 到 %.*s 还没有开始", "visit %.*s has not begun by %.*s",
                        STR_ARG(id), STR_ARG(date_iso(options->arena, as_of)));
            return false;
        }
    }
    return true;
}

/* The visits named by --visit (in their order in the project), all, or the latest – of those that have begun.
 */
static bool choose_visits(const Options *options, const Project *project, Date as_of, Chosen *chosen)
{
    const Visit *latest = NULL;
    bool all = wants_all(options);
    if (!all && !are_visits(options, project, as_of)) return false;
    for (size_t i = 0; i < project->visits.count; i++) {
        const Visit *visit = &project->visits.items[i];
        bool named = all;
        if (!has_begun(visit, as_of)) continue;
        for (size_t j = 0; j < options->visits.count; j++)
            named |= str_equal(options->visits.items[j], visit->id.value);
        if (named) array_push(options->arena, chosen, visit);
        if (!latest || visit->start_on.value >= latest->start_on.value) latest = visit;
    }
    if (options->visits.count == 0 && latest) array_push(options->arena, chosen, latest);
    if (chosen->count) return true;
    return no_visits(options, project, as_of);
}

bool request_make(Session *session, const Project *project, ReportKind kind, ViewRequest *request)
{
    Chosen chosen = {0};
    const Options *options = session->options;
    Date as_of = options_day(options);
    *request = (ViewRequest){.project = project,
                             .schemas = session->schemas,
                             .policy = session->policy,
                             .as_of = as_of,
                             .report = kind};
    if (!choose_assessment(options, project, request)) return false;
    if (kind == REPORT_STAGE && !choose_visits(options, project, as_of, &chosen)) return false;
    for (size_t i = 0; kind != REPORT_STAGE && i < project->visits.count; i++)
        array_push(session->arena, &chosen, &project->visits.items[i]);
    request->visits = chosen.items;
    request->visit_count = chosen.count;
    const RegisteredReport *registered = request_registered(request);
    if (options->as_of == DATE_NONE && registered && registered->issued_on.present)
        request->as_of = registered->issued_on.value;
    return true;
}

/* --- what it is called --- */

static Str visits_part(const Options *options, const ViewRequest *request)
{
    StrBuf buf = {.arena = options->arena};
    if (wants_all(options)) return STR("全部");
    for (size_t i = 0; i < request->visit_count; i++) {
        if (i) strbuf_add_char(&buf, '+');
        strbuf_add(&buf, request->visits[i]->id.value);
    }
    return strbuf_str(&buf);
}

Str request_output(const Options *options, const ViewRequest *request)
{
    if (options->output.len) return options->output;
    Arena *arena = options->arena;
    Str id = request->project->folder_name, name = {0};
    switch (request->report) {
    case REPORT_STAGE:
        name = str_printf(arena, "%.*s-阶段性咨询服务报告-%.*s.pdf", STR_ARG(id),
                          STR_ARG(visits_part(options, request)));
        break;
    case REPORT_SPECIAL:
        name = str_printf(arena, "%.*s-专项评估报告-%.*s.pdf", STR_ARG(id),
                          STR_ARG(assessment_kind_word(request->assessment)));
        break;
    default: name = str_printf(arena, "%.*s-综合性评估报告.pdf", STR_ARG(id)); break;
    }
    return path_join(arena, path_join(arena, options->out, id), name);
}
