/* zhiping report: a project folder → view → template → blocks → pages → PDF (or HTML, or Markdown). */
#include "cli/attach-imp.h"
#include "cli/request-imp.h"
#include "html/html.h"
#include "image/image.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "rules/rules.h"
#include "template/markdown_write.h"
#include "template/template.h"

#include <stdio.h>
#include <string.h>

static bool write_pages(Session *session, const ViewRequest *request, const Document *document,
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

/* --final: the document itself says nothing of 待填 or TODO, and is no draft of a day before its issue. */
static bool is_final(Session *session, const ViewRequest *request, const Document *document)
{
    DiagList *diags = &session->diags;
    for (size_t i = 0; i < document->unfinished_count; i++)
        diag_add(diags, "X0102", document->unfinished[i], "正式报告里还有“待填”或 TODO",
                 "a final report still says 待填 or TODO");
    const RegisteredReport *registered = request_registered(request);
    if (document->draft && !document->unfinished_count)
        diag_add(diags, "X0101", registered->issued_on.span, "到统计日为止报告还没有签发，只能生成草稿",
                 "not issued by the as-of day: only a draft can be made");
    return !document->draft;
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

static bool write_report(Session *session, const ViewRequest *request, Str path)
{
    const Options *options = session->options;
    Arena *arena = session->arena;
    DiagList *diags = &session->diags;
    Str folder = request->project->folder;
    const Template *template = template_load(arena, options->templates, request_word(request->report), diags);
    const Style *style = style_load(arena, schemas_get(session->schemas, STR("style")),
                                    path_join(arena, options->templates, STR("style.yaml")), diags);
    if (!template || !style || !template_check(template, view_shape(arena, session->schemas), arena, diags))
        return false;
    const Value *view = view_build(arena, request);
    Numbering numbering = layout_numbering(style);
    const Document *document = template_render(template, view, &numbering, folder, arena, diags);
    if (!document || (options->final && !is_final(session, request, document))) return false;
    if (str_ends_with(path, STR(".md")))
        return are_photos_sound(arena, document->blocks, diags) &&
               file_write(arena, path, document_markdown(arena, document, path_folder(path)), diags);
    if (str_ends_with(path, STR(".html"))) return write_web_page(session, document, style, path);
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
    const RegisteredReport *registered = request_registered(request);
    if (registered && registered->approved.by.present && registered->approved.date.present) return;
    Span span = registered ? registered->span : request->project->reports.span;
    Diag *diag = diag_add(diags, "X0101", span, "正式报告须先在 reports.yaml 登记并由批准人签署",
                          "a final report must be registered in reports.yaml and signed by its approver");
    diag_help(diags, diag, "登记写在 reports.yaml，没有就用 zhiping new 建立；不加 --final 可先生成草稿",
              "register it in reports.yaml (zhiping new makes one); without --final a draft is made");
}

int command_report(const Options *options)
{
    Options rest = *options;
    if (options->arguments.count != 2)
        return usage_error(options, "用法：zhiping report stage|special|comprehensive 项目",
                           "usage: zhiping report stage|special|comprehensive PROJECT");
    ReportKind kind = request_kind(options->arguments.items[0]);
    if (kind == REPORT_NONE)
        return usage_error(
            options, "没有“%.*s”这种报告，可写 stage（阶段性）、special（专项）、comprehensive（综合性）",
            "no report '%.*s'; there are stage, special, comprehensive",
            STR_ARG(options->arguments.items[0]));
    rest.arguments.items++;
    rest.arguments.count--;
    if (!request_fits(options, kind) || !are_projects(&rest)) return EXIT_USAGE;
    Session session;
    if (!session_open(&session, options)) return session_finish(&session);
    const Project *project = session_project(&session, rest.arguments.items[0]);
    if (!project) return session_finish(&session);
    if (session.diags.errors) { /* a visit asked for may be in a file that cannot be read */
        session_judge(&session, project, options_day(options));
        return session_finish(&session);
    }
    ViewRequest request;
    if (!request_make(&session, project, kind, &request)) {
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
    Str path = request_output(options, &request);
    if (session.diags.errors == 0 && write_report(&session, &request, path) && !options->quiet)
        printf("%.*s\n", STR_ARG(path));
    return session_finish(&session);
}
