/* Hand-made pages through pdf_write. The file that tests/pdf.t looks at goes where ZHIPING_TEST_PDF says. */
#include "support_image.h"

#include "base/utf8.h"
#include "pdf/pdf.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static Arena *arena;
static DiagList diags;
static FontSet *fonts;
static char folder[] = "/tmp/test_pdf.XXXXXX";

enum { SONG, KAI, ONE_WEIGHT };

static const Str song[] = {STR_INIT("Noto Serif CJK SC")};
static const Str kai[] = {STR_INIT("LXGW WenKai")};
static const Str one_weight[] = {STR_INIT("DejaVu Math TeX Gyre")};
static const FontFamily families[] = {
    {STR_INIT("song"), song, 1, NULL, 0},
    {STR_INIT("kai"), kai, 1, NULL, 0},
    {STR_INIT("one weight"), one_weight, 1, NULL, 0},
};

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    fonts = font_set_open(families, 3, &diags);
    return fonts && mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    font_set_close(fonts);
    arena_free(arena);
    return rmdir(folder);
}

static const Color black = {0, 0, 0}, red = {196, 30, 58}, gray = {230, 230, 230};

/* One family's text, each gap stretched by `stretch`; an opening mark at the start sheds its front half. */
static Item text(size_t family, bool bold, Length size, Length x, Length y, Length stretch, const char *words)
{
    Array(PlacedGlyph) glyphs = {0};
    GlyphRef ref = {0};
    for (Str rest = str_from(words); rest.len > 0;) {
        uint32_t rune = utf8_next(&rest);
        assert_true(font_glyph(fonts, family, bold, false, rune, &ref));
        font_use(fonts, ref, rune);
        PlacedGlyph glyph = {rune, ref.glyph, (Length)(ref.advance * (int64_t)size / 1000) + stretch, 0};
        if (glyphs.count == 0 && rune == U'《') {
            glyph.offset = size / 2;
            glyph.advance -= size / 2;
        }
        array_push(arena, &glyphs, glyph);
    }
    return (Item){.kind = ITEM_TEXT,
                  .color = black,
                  .x = x,
                  .y = y,
                  .text = {glyphs.items, (uint32_t)glyphs.count, ref.face, ref.embolden, size}};
}

static Item of(uint32_t element, Item item)
{
    item.element = element;
    return item;
}

enum { A4_WIDTH = 595276, A4_HEIGHT = 841890 };

/* 0 Document: 1 H1, 2 P (3 Link), 4 Table: 5 TR (6 TH, 7 TH), 8 TR (9 TD, 10 TD: empty), 11 Figure, 12 P */
static const Element elements[] = {
    {ROLE_DOCUMENT, 0, {0}, 0},     {ROLE_H1, 0, {0}, 0},           {ROLE_PARAGRAPH, 0, {0}, 0},
    {ROLE_LINK, 2, {0}, 0},         {ROLE_TABLE, 0, {0}, 0},        {ROLE_TABLE_ROW, 4, {0}, 0},
    {ROLE_TABLE_HEADER, 5, {0}, 0}, {ROLE_TABLE_HEADER, 5, {0}, 0}, {ROLE_TABLE_ROW, 4, {0}, 0},
    {ROLE_TABLE_CELL, 8, {0}, 0},   {ROLE_TABLE_CELL, 8, {0}, 0},   {ROLE_FIGURE, 0, STR_INIT("现场照片"), 0},
    {ROLE_PARAGRAPH, 0, {0}, 0},
};

static Page first_page(const Image *photo, const Image *disc)
{
    static const Length triangle[] = {400000, 640000, 460000, 640000, 430000, 590000};
    static const Length zigzag[] = {480000, 640000, 500000, 600000, 520000, 640000, 540000, 600000};
    const Item items[] = {
        of(ELEMENT_ARTIFACT,
           (Item){
               .kind = ITEM_LINE, .color = red, .x = 70000, .y = 60000, .width = 455276, .line = {1500, 0}}),
        of(ELEMENT_ARTIFACT, (Item){.kind = ITEM_LINE,
                                    .color = black,
                                    .x = 70000,
                                    .y = 64000,
                                    .width = 455276,
                                    .line = {500, 2000}}),
        of(1, text(SONG, true, 22000, 70000, 110000, 0, "第一章 概况")),
        of(2, text(SONG, false, 12000, 70000, 150000, 0,
                   "《质量规程》（GB/T 50300-2013）要求——“应做到” 300 ㎡")),
        of(2, text(SONG, false, 12000, 70000, 172000, 1700, "两端对齐的一行文字𠮷䶮，字距略有伸展。")),
        of(3, text(KAI, false, 12000, 70000, 194000, 0, "参见附件")),
        of(2,
           text(KAI, false, 12000, 130000, 194000, 0, "编号 GB 50236\u20112011 与 GB 50236-2011 两种连字符")),
        of(2, text(KAI, true, 12000, 70000, 216000, -300, "楷体加粗，略为挤紧。")),
        of(ELEMENT_ARTIFACT,
           (Item){
               .kind = ITEM_RECT, .color = gray, .x = 70000, .y = 240000, .width = 200000, .height = 24000}),
        of(6, text(SONG, true, 10500, 76000, 256000, 0, "编号")),
        of(7, text(SONG, true, 10500, 176000, 256000, 0, "问题")),
        of(9, text(SONG, false, 10500, 76000, 280000, 0, "V02-004")),
        of(11, (Item){.kind = ITEM_IMAGE,
                      .x = 70000,
                      .y = 320000,
                      .width = 90000,
                      .height = 180000,
                      .image = photo}),
        of(11, (Item){.kind = ITEM_RECT,
                      .color = gray,
                      .x = 180000,
                      .y = 320000,
                      .width = 120000,
                      .height = 120000,
                      .rect = {12000}}),
        of(11, (Item){.kind = ITEM_IMAGE,
                      .x = 180000,
                      .y = 320000,
                      .width = 120000,
                      .height = 120000,
                      .image = disc}),
        of(11, (Item){.kind = ITEM_POLYGON, .color = red, .polygon = {triangle, 3, false, 0}}),
        of(11, (Item){.kind = ITEM_POLYGON, .color = red, .polygon = {zigzag, 4, true, 1000}}),
    };
    Item *copy = arena_alloc(arena, sizeof items);
    memcpy(copy, items, sizeof items);
    Link *links = arena_make_many(arena, Link, 2);
    links[0] = (Link){70000, 182000, 48000, 14000, {0}, 1, 90000, 3, STR("参见附件")};
    links[1] = (Link){130000, 182000, 48000, 14000, STR("https://例.example/a?b=1&c"), 0, 0, 3, {0}};
    return (Page){A4_WIDTH, A4_HEIGHT, {0}, copy, sizeof items / sizeof *items, links, 2};
}

static Page second_page(void)
{
    Item *item = arena_make(arena, Item);
    *item = of(12, text(SONG, false, 12000, 70000, 110000, 0, "附件在第二页。"));
    return (Page){A4_HEIGHT, A4_WIDTH, STR("1"), item, 1, NULL, 0};
}

static Image *picture(const char *name, Str bytes)
{
    Image *image = arena_make(arena, Image);
    Str path = str_printf(arena, "%s/%s", folder, name);
    write_picture(path.ptr, bytes);
    assert_true(image_open(arena, path, (Span){0}, image, &diags));
    return image;
}

static Pages sample(bool tagged)
{
    static const OutlineEntry outline[] = {{STR_INIT("第一章 概况"), 1, 0, 90000},
                                           {STR_INIT("一节𠮷"), 2, 0, 140000},
                                           {STR_INIT("附件"), 1, 1, 90000}};
    Page *pages = arena_make_many(arena, Page, 2);
    pages[0] = first_page(picture("a.jpg", quarters_jpeg(arena, 1200, 600, 6)),
                          picture("b.png", disc_png(arena, 300)));
    pages[1] = second_page();
    return (Pages){.title = STR("阶段性咨询服务报告 <1> & (2)"),
                   .subject = STR("主题"),
                   .author = STR("秘书处"),
                   .items = pages,
                   .count = 2,
                   .outline = outline,
                   .outline_count = 3,
                   .elements = elements,
                   .element_count = tagged ? sizeof elements / sizeof *elements : 0};
}

static void remove_pictures(void)
{
    unlink(str_printf(arena, "%s/a.jpg", folder).ptr);
    unlink(str_printf(arena, "%s/b.png", folder).ptr);
}

/* Not in the order of a name tree. */
static const Attachment attachments[] = {
    {STR_INIT("visits-V01.yaml"), STR_INIT("visits/V01.yaml"), STR_INIT("id: V01\n")},
    {STR_INIT("𠮷.yaml"), STR_INIT("𠮷.yaml"), STR_INIT("")},
    {STR_INIT("agreement.yaml"), STR_INIT("agreement.yaml"), STR_INIT("number: HGZX-2026-001-XY\n")},
    {STR_INIT("中.yaml"), STR_INIT("中.yaml"), STR_INIT("a: 1\n")},
};

static Str write_to(const Pages *pages, const char *path, size_t attached)
{
    static char bytes[1 << 20];
    Date created;
    assert_true(date_parse(STR("2026-09-30"), &created));
    PdfProperties properties = {.created = created, .attachments = attachments, .attachment_count = attached};
    assert_true(pdf_write(arena, pages, fonts, &properties, str_from(path), &diags));
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    font_forget_use(fonts);
    return str_copy(arena, (Str){bytes, size});
}

static void test_sample(void **state)
{
    (void)state;
    const char *wanted = getenv("ZHIPING_TEST_PDF");
    const char *path = wanted ? wanted : str_printf(arena, "%s/sample.pdf", folder).ptr;
    Pages pages = sample(true);
    Str first = write_to(&pages, path, 4);
    assert_true(str_starts_with(first, STR("%PDF-1.7\n")));
    assert_true(str_ends_with(first, STR("%%EOF\n")));
    pages = sample(true);
    Str second = write_to(&pages, path, 4);
    assert_true(str_equal(first, second));
    pages = sample(true);
    Str tagged = write_to(&pages, str_printf(arena, "%s/tagged.pdf", folder).ptr, 0);
    unlink(str_printf(arena, "%s/tagged.pdf", folder).ptr);
    pages = sample(false);
    Str untagged = write_to(&pages, str_printf(arena, "%s/untagged.pdf", folder).ptr, 0);
    assert_true(tagged.len * 10 < untagged.len * 13);
    unlink(str_printf(arena, "%s/untagged.pdf", folder).ptr);
    if (!wanted) unlink(path);
    remove_pictures();
}

static void assert_nothing_left(const char *name)
{
    struct stat info;
    assert_int_not_equal(stat(str_printf(arena, "%s/%s", folder, name).ptr, &info), 0);
}

static void test_broken_photos(void **state)
{
    (void)state;
    Pages pages = sample(true);
    Str whole = quarters_jpeg(arena, 1200, 600, 6), disc = disc_png(arena, 300);
    size_t before = diags.errors;
    write_picture(str_printf(arena, "%s/a.jpg", folder).ptr, str_slice(whole, 0, whole.len / 2));
    write_picture(str_printf(arena, "%s/b.png", folder).ptr, str_slice(disc, 0, disc.len / 2));
    Str path = str_printf(arena, "%s/broken.pdf", folder);
    assert_false(pdf_write(arena, &pages, fonts, &(PdfProperties){.created = DATE_NONE}, path, &diags));
    assert_int_equal(diags.errors, before + 2);
    assert_nothing_left("broken.pdf");
    font_forget_use(fonts);
    remove_pictures();
}

static void test_no_room(void **state)
{
    (void)state;
    Pages pages = sample(true);
    size_t before = diags.errors;
    assert_false(pdf_write(arena, &pages, fonts, &(PdfProperties){.created = DATE_NONE},
                           STR("/proc/none.pdf"), &diags));
    assert_int_equal(diags.errors, before + 1);

    /* A limit on the size of files stands for a full disk. */
    struct rlimit old, small;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    small = (struct rlimit){10000, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    bool written = pdf_write(arena, &pages, fonts, &(PdfProperties){.created = DATE_NONE},
                             str_printf(arena, "%s/full.pdf", folder), &diags);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_false(written);
    assert_int_equal(diags.errors, before + 2);
    assert_string_equal(diags.items.items[diags.items.count - 1]->code, "X0005");
    assert_nothing_left("full.pdf");
    font_forget_use(fonts);
    remove_pictures();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sample),
        cmocka_unit_test(test_broken_photos),
        cmocka_unit_test(test_no_room),
    };
    return cmocka_run_group_tests_name("pdf", tests, setup, teardown);
}
