#include "cli/attach-imp.h"
#include "cli/documents-imp.h"
#include "cli/make-imp.h"
#include "html/html.h"
#include "image/image.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "rules/rules.h"
#include "template/markdown_write.h"
#include "template/template.h"

#include <stdio.h>

typedef struct Maker {
    Session *session;
    DocumentKind kind;
    const Template *template;
    const Style *style;
    bool misused; /* the options ask for what a project does not have */
} Maker;

static bool write_pages(Session *session, const Request *request, const Document *document,
                        const Style *style, Str path)
{
    PdfProperties properties = {.created = request->as_of};
    if (session->options->attach && !attach_project(session, request->project, &properties)) return false;
    size_t families = style->family_count;
    FontSet *fonts = font_set_open(layout_families(session->arena, style), families, &session->diags);
    if (!fonts) return false;
    const Pages *pages = layout_document(session->arena, document, style, fonts, &session->diags);
    bool written = pages && pdf_write(session->arena, pages, fonts, &properties, path, &session->diags);
    font_set_close(fonts);
    return written;
}

/* --- one document --- */

/* --final: the document itself says nothing of 待填 or TODO, and is no draft of a day before its issue. */
static bool is_final(Session *session, const Request *request, const Document *document)
{
    DiagList *diags = &session->diags;
    for (size_t i = 0; i < document->unfinished_count; i++)
        diag_add(diags, "X0102", document->unfinished[i], "正式稿里还有“待填”或 TODO",
                 "a final document still says 待填 or TODO");
    const RegisteredReport *registered = request_registered(request);
    if (document->draft && !document->unfinished_count)
        diag_add(diags, "X0101", registered->issued_on.span, "到统计日为止报告还没有签发，只能生成草稿",
                 "not issued by the as-of day: only a draft can be made");
    return !document->draft && !document->unfinished_count;
}

typedef struct PhotoCheck {
    Arena *arena;
    DiagList *diags;
    bool sound;
} PhotoCheck;

static void check_photos(void *context, const Block *block)
{
    PhotoCheck *check = context;
    for (size_t i = 0; i < block->photos.count; i++) {
        Image image;
        ImageData data;
        const Photo *photo = &block->photos.items[i];
        if (image_open(check->arena, photo->path, photo->span, &image, check->diags) &&
            image_encode(&image, 1, 1, &data, check->diags))
            image_data_free(&data);
        else
            check->sound = false;
    }
}

/* Markdown only names its photos; one that is broken is an error there, too. */
static bool are_photos_sound(Arena *arena, Blocks blocks, DiagList *diags)
{
    static const BlockVisitor visitor = {.kinds = {[BLOCK_PHOTOS] = check_photos}};
    PhotoCheck check = {arena, diags, true};
    blocks_visit(blocks, &visitor, &check);
    return check.sound;
}

static bool write_web_page(Session *session, const Document *document, const Style *style, Str path)
{
    enum { LIMIT = 1 << 20 };
    Str rules, file = path_join(session->arena, session->options->templates, STR("report.css"));
    return file_read(session->arena, file, LIMIT, &rules, &session->diags) &&
           html_write(session->arena, document, style, rules, path, &session->diags);
}

/* out/ID/ID-阶段性咨询服务报告-V02.pdf */
static Str output_path(const Options *options, const Request *request)
{
    Arena *arena = options->arena;
    Str id = request->project->folder_name, target = request_target(arena, request);
    if (options->output.len) return options->output;
    Str name = str_printf(arena, "%.*s-%.*s%s%.*s.pdf", STR_ARG(id), STR_ARG(request->document->title),
                          target.len ? "-" : "", STR_ARG(target));
    return path_join(arena, path_join(arena, options->out, id), name);
}

static bool write_document(Maker *maker, const Request *request)
{
    Session *session = maker->session;
    const Options *options = session->options;
    Arena *arena = session->arena;
    DiagList *diags = &session->diags;
    const Value *view = view_build(arena, request);
    Numbering numbering = layout_numbering(maker->style);
    Document *document =
        template_render(maker->template, view, &numbering, request->project->folder, arena, diags);
    if (!document) return false;
    document->draft = request_is_draft(request) || (request_is_report(request) && document->unfinished_count);
    if (options->final && !is_final(session, request, document)) return false;
    Str path = output_path(options, request);
    bool written;
    if (str_ends_with(path, STR(".md")))
        written = are_photos_sound(arena, document->blocks, diags) &&
                  file_write(arena, path, document_markdown(arena, document, path_folder(path)), diags);
    else if (str_ends_with(path, STR(".html")))
        written = write_web_page(session, document, maker->style, path);
    else
        written = write_pages(session, request, document, maker->style, path);
    if (written && !options->quiet) printf("%.*s\n", STR_ARG(path));
    return written;
}

/* --- what stands in its way --- */

static bool holds_placeholder(const Node *node)
{
    if (node->kind == NODE_SEQUENCE || node->kind == NODE_MAPPING) {
        for (uint32_t i = 0; i < node->count; i++)
            if (holds_placeholder(node->kind == NODE_MAPPING ? node->members[i].value : node->items[i]))
                return true;
        return false;
    }
    return node_is_placeholder(node);
}

/* 待填 in the files that the document is made of. */
static bool has_unfinished(const DocumentKind *kind, const Project *project)
{
    for (size_t i = 0; i < project->files.count; i++) {
        const Doc *doc = project->files.items[i].doc;
        if (doc && document_uses(kind, project_file(project, doc->source->path)) &&
            holds_placeholder(doc->root))
            return true;
    }
    return false;
}

/* --final: a report is registered with its approval. False where it is not. */
static bool is_approved(Session *session, const Request *request)
{
    DiagList *diags = &session->diags;
    const RegisteredReport *registered = request_registered(request);
    if (!request_is_report(request)) return true;
    if (registered && registered->approved.by.present && registered->approved.date.present) return true;
    Span span = registered ? registered->span : request->project->reports.span;
    Diag *diag = diag_add(diags, "X0101", span, "正式报告须先在 reports.yaml 登记并由批准人签署",
                          "a final report must be registered in reports.yaml and signed by its approver");
    diag_help(diags, diag, "登记写在 reports.yaml，没有就用 zhiping new 建立；不加 --final 可先生成草稿",
              "register it in reports.yaml (zhiping new makes one); without --final a draft is made");
    return false;
}

/* False where it lacks files, which are told. */
static bool has_files(Maker *maker, const Project *project)
{
    Session *session = maker->session;
    StrArray lacking = document_lacks(session->arena, &maker->kind, project);
    for (size_t i = 0; i < lacking.count; i++) {
        Str path = path_join(session->arena, project->folder, lacking.items[i]);
        Diag *diag =
            diag_add(&session->diags, "X0103", file_place(session->arena, path), "没有这个文件，不能生成%.*s",
                     "there is no such file, and no %.*s without it", STR_ARG(maker->kind.title));
        diag_help(&session->diags, diag, "运行 zhiping new %.*s 建立，填好再来",
                  "make it by zhiping new %.*s and fill it in first", STR_ARG(path));
    }
    return lacking.count == 0;
}

/* --- all that are asked for --- */

/* A project, as of the day that it was last judged on. */
typedef struct Judged {
    const Project *project;
    Date as_of;
    bool stopped; /* what was told of it stops the document */
} Judged;

static void judge(Maker *maker, Judged *judged, Date as_of)
{
    size_t before = maker->session->diags.items.count;
    session_judge(maker->session, judged->project, as_of);
    judged->as_of = as_of;
    judged->stopped |= session_set_aside(maker->session, &maker->kind, judged->project, before);
}

static void make_document(Maker *maker, Request *request, Judged *judged)
{
    Session *session = maker->session;
    if (judged->as_of != request->as_of) judge(maker, judged, request->as_of);
    bool allowed = rules_check_request(&(RuleContext){.project = request->project,
                                                      .policy = session->policy,
                                                      .as_of = request->as_of,
                                                      .arena = session->arena,
                                                      .diags = &session->diags},
                                       request);
    request->unfinished = has_unfinished(&maker->kind, request->project);
    if (session->options->final) allowed &= is_approved(session, request);
    if (allowed && !judged->stopped) write_document(maker, request);
}

static void make_of_project(Maker *maker, Str folder)
{
    Session *session = maker->session;
    const Options *options = session->options;
    size_t before = session->diags.items.count;
    Requests requests = {0};
    Str wrong;
    const Project *project = session_project(session, folder);
    if (!project) return;
    Judged judged = {project, DATE_NONE, session_set_aside(session, &maker->kind, project, before)};
    if (!has_files(maker, project)) judged.stopped = true;
    if (judged.stopped) { /* what is asked for may be in a file that cannot be read */
        judge(maker, &judged, options_day(options));
        return;
    }
    bool found = requests_make(session, project, &maker->kind, &requests, &wrong);
    if (found && options->output.len && requests.count > 1) {
        found = false;
        wrong = str_printf(options->arena,
                           options->lang == LANG_EN ? "-o names one file, %zu would be made"
                                                    : "-o 只写一个文件，这里要生成 %zu 个",
                           requests.count);
    }
    if (!found) {
        usage_error(options, "%.*s", "%.*s", STR_ARG(wrong));
        maker->misused = true;
    }
    for (size_t i = 0; found && i < requests.count; i++) make_document(maker, &requests.items[i], &judged);
}

/* The template and its front matter, whether the options go with it, and the style. */
static bool prepare(Maker *maker, Str name, bool reports)
{
    Session *session = maker->session;
    const Options *options = session->options;
    DiagList *diags = &session->diags;
    const Schema *schema = schemas_get(session->schemas, STR("document"));
    if (!schema) return false;
    maker->template = template_load(session->arena, options->templates, name, schema, diags);
    if (!maker->template) return false;
    maker->kind = document_kind_read(session->arena, name, template_settings(maker->template));
    bool refused = reports && maker->kind.report_kind.len == 0;
    if (refused) document_unknown(options, name, true);
    maker->misused = refused || !request_fits(options, &maker->kind);
    if (maker->misused) return false;
    maker->style = style_load(session->arena, schemas_get(session->schemas, STR("style")),
                              path_join(session->arena, options->templates, STR("style.yaml")), diags);
    return maker->style && template_check(maker->template, view_shape(session->arena, session->schemas),
                                          session->arena, diags);
}

int make_documents(const Options *options, Str name, const Options *projects, bool reports)
{
    Session session;
    Maker maker = {.session = &session};
    if (!document_exists(options, name)) return document_unknown(options, name, reports);
    if (!are_projects(projects)) return EXIT_USAGE;
    if (session_open(&session, options) && prepare(&maker, name, reports))
        for (size_t i = 0; i < projects->arguments.count; i++)
            make_of_project(&maker, projects->arguments.items[i]);
    int status = session_finish(&session);
    return status == EXIT_CLEAN && maker.misused ? EXIT_USAGE : status;
}
