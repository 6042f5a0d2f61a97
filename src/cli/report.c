/* zhiping report: a project folder → view → template → blocks → pages → PDF (or HTML, or Markdown). */
#include "cli/attach.h"
#include "cli/cli.h"
#include "html/html.h"
#include "image/image.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "rules/rules.h"
#include "template/markdown_write.h"
#include "template/template.h"

#include <stdio.h>
#include <string.h>

typedef Array(const Visit *) Chosen;

/* --- what is asked for --- */

static ReportKind report_kind(Str word)
{
    return str_is(word, "stage")           ? REPORT_STAGE
           : str_is(word, "special")       ? REPORT_SPECIAL
           : str_is(word, "comprehensive") ? REPORT_COMPREHENSIVE
                                           : REPORT_NONE;
}

static AssessmentKind special_kind(Str word)
{
    for (int kind = 0; kind < ASSESS_COMPREHENSIVE; kind++)
        if (str_equal(word, assessment_kind_word((AssessmentKind)kind))) return (AssessmentKind)kind;
    return ASSESS_KIND_COUNT;
}

/* The kind named by --kind, or the only one there is. */
static bool choose_assessment(const Options *options, const Project *project, ViewRequest *request)
{
    request->assessment = request->report == REPORT_COMPREHENSIVE ? ASSESS_COMPREHENSIVE : ASSESS_KIND_COUNT;
    if (request->report != REPORT_SPECIAL) return true;
    if (options->kind.len) {
        request->assessment = special_kind(options->kind);
        if (request->assessment != ASSESS_KIND_COUNT) return true;
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

static Str default_output(const Options *options, const ViewRequest *request)
{
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

/* --- making it --- */

/* PDF, or the pages as text. */
static bool write_pages(Session *session, const ViewRequest *request, const Document *document,
                        const Style *style, Str path)
{
    PdfProperties properties = {.created = request->as_of};
    if (session->options->attach && !attach_project(session, request->project, &properties)) return false;
    size_t families = style->family_count;
    FontSet *fonts = font_set_open(layout_families(session->arena, style), families, &session->diags);
    if (!fonts) return false;
    const Pages *pages = layout_document(session->arena, document, style, fonts, &session->diags);
    bool written = pages;
    if (pages && str_ends_with(path, STR(".layout")))
        written = file_write(session->arena, path, layout_dump(session->arena, pages), &session->diags);
    else if (pages)
        written = pdf_write(session->arena, pages, fonts, &properties, path, &session->diags);
    font_set_close(fonts);
    return written;
}

/* --final: the document itself says nothing of 待填 or TODO, and is no draft of a day before its issue. */
static bool is_final(Session *session, const ViewRequest *request, const Document *document)
{
    DiagList *diags = &session->diags;
    for (size_t i = 0; i < document->unfinished_count; i++)
        diag_add(diags, SEVERITY_ERROR, "X0102", document->unfinished[i], "正式报告里还有“待填”或 TODO",
                 "a final report still says 待填 or TODO");
    const RegisteredReport *registered = view_registered(request);
    if (document->draft && !document->unfinished_count)
        diag_add(diags, SEVERITY_ERROR, "X0101", registered->issued_on.span,
                 "到统计日为止报告还没有签发，只能生成草稿",
                 "not issued by the as-of day: only a draft can be made");
    return !document->draft;
}

/* Markdown only names its photos; one that is broken is an error there, too. */
static bool are_photos_sound(Arena *arena, Blocks blocks, DiagList *diags)
{
    bool sound = true;
    for (size_t i = 0; i < blocks.count; i++) {
        const Block *block = blocks.items[i];
        for (size_t k = 0; k < block->photo_count; k++) {
            Image image;
            ImageData data;
            const Photo *photo = &block->photos[k];
            if (image_open(arena, photo->path, photo->span, &image, diags) &&
                image_encode(&image, 1, 1, &data, diags))
                image_data_free(&data);
            else
                sound = false;
        }
        if (!are_photos_sound(arena, block->children, diags)) sound = false;
    }
    return sound;
}

static bool write_report(Session *session, const ViewRequest *request, Str path)
{
    static const char *const names[] = {"stage", "special", "comprehensive"};
    const Options *options = session->options;
    Arena *arena = session->arena;
    DiagList *diags = &session->diags;
    Str folder = request->project->folder;
    const Template *template =
        template_load(arena, options->templates, str_from(names[request->report]), diags);
    const Style *style = style_load(arena, path_join(arena, options->templates, STR("style.yaml")), diags);
    if (!template || !style || !template_check(template, view_shape(arena, session->schemas), arena, diags))
        return false;
    const Value *view = view_build(arena, request);
    const Document *document = template_render(template, view, style, folder, arena, diags);
    if (!document || (options->final && !is_final(session, request, document))) return false;
    if (str_ends_with(path, STR(".md")))
        return are_photos_sound(arena, document->blocks, diags) &&
               file_write(arena, path, document_markdown(arena, document, path_folder(path)), diags);
    if (str_ends_with(path, STR(".html"))) return html_write(arena, document, style, path, diags);
    return write_pages(session, request, document, style, path);
}

/* 待填 in the project's files. */
static bool has_unfinished(const DiagList *diags)
{
    for (size_t i = 0; i < diags->items.count; i++)
        if (strcmp(diags->items.items[i]->code, "S0001") == 0) return true;
    return false;
}

/* --final: nothing is left to be written, and the report is registered with its approval. */
static void refuse_draft(Session *session, const ViewRequest *request)
{
    DiagList *diags = &session->diags;
    for (size_t i = 0; i < diags->items.count; i++) {
        Diag *diag = diags->items.items[i];
        if (strcmp(diag->code, "S0001") != 0 || diag->severity == SEVERITY_ERROR) continue;
        diag->severity = SEVERITY_ERROR;
        diags->errors++;
        diags->warnings--;
    }
    const RegisteredReport *registered = view_registered(request);
    if (registered && registered->approved.by.present && registered->approved.date.present) return;
    Span span = registered ? registered->span : request->project->reports.span;
    Diag *diag =
        diag_add(diags, SEVERITY_ERROR, "X0101", span, "正式报告须先在 reports.yaml 登记并由批准人签署",
                 "a final report must be registered in reports.yaml and signed by its approver");
    diag_help(diags, diag, "登记写在 reports.yaml，没有就用 zhiping new 建立；不加 --final 可先生成草稿",
              "register it in reports.yaml (zhiping new makes one); without --final a draft is made");
}

/* The request in full; false after a usage error. */
static bool make_request(Session *session, const Project *project, ReportKind kind, Chosen *chosen,
                         ViewRequest *request)
{
    const Options *options = session->options;
    Date as_of = options_day(options);
    *request = (ViewRequest){.project = project,
                             .schemas = session->schemas,
                             .policy = session->policy,
                             .as_of = as_of,
                             .report = kind};
    if (!choose_assessment(options, project, request)) return false;
    if (kind == REPORT_STAGE && !choose_visits(options, project, as_of, chosen)) return false;
    for (size_t i = 0; kind != REPORT_STAGE && i < project->visits.count; i++)
        array_push(session->arena, chosen, &project->visits.items[i]);
    request->visits = chosen->items;
    request->visit_count = chosen->count;
    const RegisteredReport *registered = view_registered(request);
    if (options->as_of == DATE_NONE && registered && registered->issued_on.present)
        request->as_of = registered->issued_on.value;
    return true;
}

static bool is_writable_kind(const Options *options)
{
    if (options->attach && options->output.len && !str_ends_with(options->output, STR(".pdf"))) {
        usage_error(options, "--attach 只用于 PDF", "--attach goes with a PDF only");
        return false;
    }
    static const char *const kinds[] = {".pdf", ".html", ".md", ".layout"};
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

int command_report(const Options *options)
{
    Options rest = *options;
    if (options->arguments.count != 2)
        return usage_error(options, "用法：zhiping report stage|special|comprehensive 项目",
                           "usage: zhiping report stage|special|comprehensive PROJECT");
    ReportKind kind = report_kind(options->arguments.items[0]);
    if (kind == REPORT_NONE)
        return usage_error(
            options, "没有“%.*s”这种报告，可写 stage（阶段性）、special（专项）、comprehensive（综合性）",
            "no report '%.*s'; there are stage, special, comprehensive",
            STR_ARG(options->arguments.items[0]));
    rest.arguments.items++;
    rest.arguments.count--;
    if (!are_apt(options, kind) || !is_writable_kind(options) || !are_projects(&rest)) return EXIT_USAGE;
    Session session;
    if (!session_open(&session, options)) return session_finish(&session);
    const Project *project = session_project(&session, rest.arguments.items[0]);
    if (!project) return session_finish(&session);
    if (session.diags.errors) { /* a visit asked for may be in a file that cannot be read */
        session_judge(&session, project, options_day(options));
        return session_finish(&session);
    }
    Chosen chosen = {0};
    ViewRequest request;
    if (!make_request(&session, project, kind, &chosen, &request)) {
        int status = session_finish(&session);
        return status ? status : EXIT_USAGE;
    }
    session_judge(&session, project, request.as_of);
    rules_check_report(&(RuleContext){.project = project,
                                      .policy = session.policy,
                                      .as_of = request.as_of,
                                      .arena = session.arena,
                                      .diags = &session.diags},
                       &request);
    request.unfinished = has_unfinished(&session.diags);
    if (options->final) refuse_draft(&session, &request);
    Str path = options->output.len ? options->output : default_output(options, &request);
    if (session.diags.errors == 0 && write_report(&session, &request, path) && !options->quiet)
        printf("%.*s\n", STR_ARG(path));
    return session_finish(&session);
}
