/* A document's way into a file: subset the fonts, write the pages' content by them, hang the rest around. */
#include "pdf/pdf.h"

#include "base/file.h"
#include "base/parallel.h"
#include "pdf/attachments-imp.h"
#include "pdf/content-imp.h"
#include "pdf/deflate-imp.h"
#include "pdf/fonts-imp.h"
#include "pdf/images-imp.h"
#include "pdf/metadata-imp.h"
#include "pdf/navigation-imp.h"
#include "pdf/save-imp.h"

enum { PAGES_A_JOB = 16 };

typedef struct Build {
    Arena *arena;
    HPDF_Doc doc;
    const Pages *pages;
    FontProgram *programs;
    Photos photos;
    Prefetch *prefetch;
    Tags *tags;
    Str *contents;      /* of the pages, deflated */
    HPDF_Page *objects; /* of the pages */
    Structure *structure;
    HPDF_Dict *images;
    HPDF_Dict fonts;
    bool broken_photo;
} Build;

static void add_images(Build *build, HPDF_Dict resources, const Page *page)
{
    char name[CONTENT_NAME_SIZE];
    HPDF_Dict images = NULL;
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].kind != ITEM_IMAGE) continue;
        if (!images) images = HPDF_Dict_New(build->doc->mmgr);
        size_t photo = photos_find(&build->photos, page->items[i].image);
        content_image_name(name, photo);
        HPDF_Dict_Add(images, name, build->images[photo]);
    }
    if (images) HPDF_Dict_Add(resources, "XObject", images);
}

/* --- contents, by several threads --- */

/* PAGES_A_JOB of them: what a job needs besides is large. */
static void write_contents(void *build_, size_t job, Arena *arena)
{
    Build *build = build_;
    Arena *scratch = arena_new();
    Content content = {.out = {.arena = scratch},
                       .programs = build->programs,
                       .photos = &build->photos,
                       .tags = build->tags};
    Deflater *deflater = deflater_new();
    for (size_t i = job * PAGES_A_JOB; i < build->pages->count && i < (job + 1) * PAGES_A_JOB; i++) {
        content_write(&content, &build->pages->items[i]);
        build->contents[i] = deflate_with(deflater, arena, (Str){content.out.ptr, content.out.len});
    }
    deflater_free(deflater);
    arena_free(scratch);
}

/* A page that is wrong shows in the document's error, so the rest need not be built. */
static void add_pages(Build *build)
{
    const Pages *pages = build->pages;
    for (uint32_t i = 0; i < pages->count && HPDF_GetError(build->doc) == HPDF_OK; i++) {
        HPDF_Page page = build->objects[i] = HPDF_AddPage(build->doc);
        if (!page) return;
        HPDF_PageAttr attributes = page->attr;
        HPDF_Dict resources = HPDF_Page_GetInheritableItem(page, "Resources", HPDF_OCLASS_DICT);
        HPDF_Page_SetWidth(page, pdf_points(pages->items[i].width));
        HPDF_Page_SetHeight(page, pdf_points(pages->items[i].height));
        pdf_is_deflated(attributes->contents);
        HPDF_Stream_Write(attributes->stream, (const HPDF_BYTE *)build->contents[i].ptr,
                          (HPDF_UINT)build->contents[i].len);
        HPDF_Dict_Add(resources, "Font", build->fonts);
        add_images(build, resources, &pages->items[i]);
        HPDF_Dict_AddName(page, "Tabs", "S");
    }
}

static void build_document(Build *build, FontSet *fonts, const PdfProperties *properties, DiagList *diags)
{
    build->objects = arena_make_many(build->arena, HPDF_Page, build->pages->count);
    build->tags = tags_new(build->arena, build->pages);
    build->contents = arena_make_many(build->arena, Str, build->pages->count);
    parallel_for(build->arena, (build->pages->count + PAGES_A_JOB - 1) / PAGES_A_JOB, parallel_threads(),
                 write_contents, build);
    build->fonts = pdf_fonts(build->doc, build->arena, fonts, build->programs);
    build->images =
        pdf_images(build->doc, build->arena, &build->photos, build->prefetch, diags, &build->broken_photo);
    add_pages(build);
    if (HPDF_GetError(build->doc) != HPDF_OK) return;
    HPDF_Dict *links = pdf_links(build->doc, build->arena, build->pages, build->objects, build->tags);
    tags_finish(build->tags);
    build->structure = pdf_structure(build->doc, build->tags, build->objects, links);
    pdf_outline(build->doc, build->pages, build->objects);
    pdf_page_labels(build->doc, build->pages);
    pdf_metadata(build->doc, build->arena, build->pages, properties);
    pdf_attachments(build->doc, build->arena, properties);
}

static bool save(Build *build, Str path, DiagList *diags)
{
    PendingFile pending;
    if (!file_begin(build->arena, path, &pending, diags)) return false;
    bool written = pdf_save(build->doc, build->structure, build->arena, &pending);
    HPDF_STATUS status = HPDF_GetError(build->doc);
    if (written && status != HPDF_OK)
        diag_add(diags, "X0020", file_place(build->arena, path), "文档超出 PDF 库的限度（错误 0x%04lX）",
                 "the document exceeds a limit of the PDF library (error 0x%04lX)", status);
    /* What could not be written is told there. */
    if (!written || (status == HPDF_OK && !build->broken_photo)) return file_commit(&pending, diags);
    file_abandon(&pending);
    return false;
}

bool pdf_write(Arena *arena, const Pages *pages, FontSet *fonts, const PdfProperties *properties, Str path,
               DiagList *diags)
{
    Build build = {.arena = arena,
                   .pages = pages,
                   .programs = arena_make_many(arena, FontProgram, font_face_count(fonts))};
    build.photos = photos_collect(arena, pages);
    build.prefetch = prefetch_start(arena, &build.photos);
    bool written = font_subset(fonts, arena, build.programs, diags);
    if (written) {
        build.doc = pdf_new();
        build_document(&build, fonts, properties, diags);
        written = save(&build, path, diags);
        HPDF_Free(build.doc);
    }
    prefetch_stop(build.prefetch);
    return written;
}
