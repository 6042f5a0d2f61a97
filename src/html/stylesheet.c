/* The stylesheet: what style.yaml says, as custom properties, then the rules of templates/report.css, then
 * what the printed page holds, where custom properties do not reach.
 *
 * Nothing in the page has a style of its own, so that the page can forbid all but this sheet, by its hash:
 * the widths of columns and the proportions of photos are classes, of those that occur. */
#include "html/writer-imp.h"

#include "base/base64.h"
#include "base/sha256.h"

#include <string.h>

typedef struct Sheet {
    HtmlWriter *writer;
    StrBuf css;
    Map classes; /* that are there */
} Sheet;

/* --- values --- */

/* Whatever could end a string of CSS, or the style element, is written by its number. */
static void add_string(StrBuf *css, Str text)
{
    strbuf_add_char(css, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (strchr("\"\\<>&", c) || (unsigned char)c < ' ')
            strbuf_printf(css, "\\%02x ", (unsigned)(unsigned char)c);
        else
            strbuf_add_char(css, c);
    }
    strbuf_add_char(css, '"');
}

static void add_color(StrBuf *css, Color color)
{
    strbuf_printf(css, "#%02X%02X%02X", color.r, color.g, color.b);
}

/* a ÷ b with three decimals. */
static void add_ratio(StrBuf *css, int64_t a, int64_t b)
{
    int64_t thousandths = (a * 1000 + b / 2) / (b ? b : 1);
    strbuf_printf(css, "%lld.%03lld", (long long)(thousandths / 1000), (long long)(thousandths % 1000));
}

static void add_length(StrBuf *css, Length length)
{
    Str points = points_text(css->arena, length);
    strbuf_printf(css, "%.*spt", STR_ARG(points));
}

/* --- custom properties --- */

/* Faces that stand for ours on machines that have none of the style's. */
static const char *fallback(Str family)
{
    return str_is(family, "hei")   ? "\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif"
           : str_is(family, "kai") ? "\"Kaiti SC\",KaiTi,STKaiti,serif"
           : str_is(family, "fangsong")
               ? "FangSong,STFangsong,serif"
               : "\"Source Han Serif SC\",\"Noto Serif SC\",\"Songti SC\",STSong,SimSun,serif";
}

static void add_families(StrBuf *css, const Style *style)
{
    for (size_t i = 0; i < style->family_count; i++) {
        const StyleFamily *family = &style->families[i];
        strbuf_printf(css, "--family%zu:", i);
        for (size_t k = 0; k < family->latin_count; k++)
            add_string(css, family->latin[k]), strbuf_add_char(css, ',');
        for (size_t k = 0; k < family->han_count; k++)
            add_string(css, family->han[k]), strbuf_add_char(css, ',');
        strbuf_printf(css, "%s;\n", fallback(family->name));
    }
}

/* Of colours that are no words of the documents: accent, rule. */
static void add_colors(StrBuf *css, const Style *style)
{
    for (size_t i = 0; i < style->color_count; i++) {
        Str word = style->colors[i].word;
        bool plain = true;
        for (size_t k = 0; k < word.len; k++)
            plain &= (word.ptr[k] >= 'a' && word.ptr[k] <= 'z') || word.ptr[k] == '_';
        if (!plain) continue;
        strbuf_printf(css, "--%.*s:", STR_ARG(word));
        add_color(css, style->colors[i].color);
        strbuf_add_char(css, ';');
    }
    strbuf_add_char(css, '\n');
}

static void add_texts(StrBuf *css, const Style *style)
{
    for (TextRole role = 0; role < TEXT_ROLE_COUNT; role++) {
        const TextStyle *text = &style->text[role];
        Str name = style_role_name(role);
        strbuf_printf(css, "--%.*s:%s ", STR_ARG(name), text->bold ? "bold" : "normal");
        add_ratio(css, text->size, style->text[TEXT_BODY].size);
        strbuf_add(css, STR("rem/"));
        add_ratio(css, text->leading, text->size);
        strbuf_printf(css, " var(--family%zu);--%.*s-color:", text->family, STR_ARG(name));
        add_color(css, text->color);
        strbuf_add(css, STR(";\n"));
    }
}

static void add_properties(StrBuf *css, const Style *style)
{
    strbuf_add(css, STR(":root{\n"));
    add_families(css, style);
    add_colors(css, style);
    add_texts(css, style);
    strbuf_add(css, STR("--paper-size:"));
    add_length(css, style->text[TEXT_BODY].size);
    strbuf_add(css, STR(";--indent:"));
    add_ratio(css, style->first_line_indent_ems, 1000);
    strbuf_add(css, STR("em}\n"));
}

/* --- classes of what occurs --- */

static void add_color_classes(StrBuf *css, const Style *style)
{
    for (size_t i = 0; i < style->color_count; i++) {
        strbuf_printf(css, ".c%zu{--c:", i);
        add_color(css, style->colors[i].color);
        strbuf_add_char(css, '}');
    }
    strbuf_add_char(css, '\n');
}

/* False where the class is there. */
static bool is_new(Sheet *sheet, Str class)
{
    if (map_get(&sheet->classes, class)) return false;
    map_put(sheet->css.arena, &sheet->classes, class, sheet);
    return true;
}

static void add_widths(void *context, const Block *block)
{
    Sheet *sheet = context;
    for (size_t i = 0; i < block->table.column_count; i++) {
        unsigned percent = column_percent(&block->table, i);
        Str class = str_printf(sheet->css.arena, "w%u", percent);
        if (percent && is_new(sheet, class))
            strbuf_printf(&sheet->css, ".%.*s{width:%u%%}", STR_ARG(class), percent);
    }
}

static void add_ratios(void *context, const Block *block)
{
    Sheet *sheet = context;
    for (size_t i = 0; i < block->photos.count; i++) {
        const Image *image = photo_open(sheet->writer, &block->photos.items[i]);
        if (!image || !is_new(sheet, photo_class(sheet->css.arena, image))) continue;
        strbuf_printf(&sheet->css, ".%.*s{--ratio:", STR_ARG(photo_class(sheet->css.arena, image)));
        add_ratio(&sheet->css, image->width, image->height);
        strbuf_add_char(&sheet->css, '}');
    }
}

static void add_classes(Sheet *sheet)
{
    static const BlockVisitor visitor = {.kinds = {[BLOCK_TABLE] = add_widths, [BLOCK_PHOTOS] = add_ratios}};
    add_color_classes(&sheet->css, sheet->writer->style);
    blocks_visit(sheet->writer->document->blocks, &visitor, sheet);
    strbuf_add_char(&sheet->css, '\n');
}

/* --- the printed page --- */

static void add_margin_box(StrBuf *css, const Style *style, const char *place, TextRole role)
{
    const TextStyle *text = &style->text[role];
    strbuf_printf(css, "@%s{font:%s ", place, text->bold ? "bold" : "normal");
    add_length(css, text->size);
    strbuf_printf(css, " var(--family%zu);color:", text->family);
    add_color(css, text->color);
    strbuf_add(css, STR(";content:"));
}

/* The style's pattern with its counters: "— " counter(page) " —". */
static void add_page_number(StrBuf *css, const Style *style, const char *place)
{
    Str rest = style->page_number, piece;
    add_margin_box(css, style, place, TEXT_PAGE_NUMBER);
    while (str_split(&rest, '{', &piece)) {
        size_t end = str_find(piece, STR("}"));
        if (end != SIZE_MAX) {
            bool total = str_equal(str_slice(piece, 0, end), STR("2"));
            strbuf_add(css, total ? STR("counter(pages)") : STR("counter(page)"));
            piece = str_slice(piece, end + 1, piece.len);
        }
        add_string(css, piece);
    }
    strbuf_add_char(css, '}');
}

static void add_running_head(StrBuf *css, const Style *style, const char *place, Inlines text)
{
    if (!text.count) return;
    add_margin_box(css, style, place, TEXT_PAGE_HEADER);
    add_string(css, plain_text(css->arena, text));
    strbuf_add(css, STR(";white-space:nowrap;vertical-align:bottom;padding-bottom:18pt}"));
}

static void add_lengths(StrBuf *css, const char *name, const Length *lengths, size_t count)
{
    strbuf_add(css, str_from(name));
    for (size_t i = 0; i < count; i++) {
        strbuf_add_char(css, i ? ' ' : ':');
        add_length(css, lengths[i]);
    }
}

static void add_printed_page(StrBuf *css, const Style *style, const Document *document)
{
    const Length size[] = {style->page_width, style->page_height}, turned[] = {size[1], size[0]};
    const Length margins[] = {style->margin_top, style->margin_right, style->margin_bottom,
                              style->margin_left};
    add_lengths(css, "@page{size", size, 2);
    add_lengths(css, ";margin", margins, 4);
    strbuf_add_char(css, ';');
    add_running_head(css, style, "top-left", document->header_left);
    add_running_head(css, style, "top-right", document->header_right);
    strbuf_add(css, STR("}\n"));
    if (document->page_numbers) {
        strbuf_add(css, STR("@page:left{")), add_page_number(css, style, "bottom-left");
        strbuf_add(css, STR("}\n@page:right{")), add_page_number(css, style, "bottom-right");
        strbuf_add(css, STR("}\n"));
    }
    if (document->blocks.count && document->blocks.items[0]->kind == BLOCK_COVER)
        strbuf_add(css, STR("@page:first{@top-left{content:none}@top-right{content:none}"
                            "@bottom-right{content:none}@bottom-left{content:none}"
                            "counter-increment:page 0}\n"));
    add_lengths(css, "@page landscape{size", turned, 2);
    strbuf_add(css, STR("}\n"));
}

/* --- the whole --- */

/* Nothing but this sheet and the photos in the page itself. */
static void put_policy(HtmlWriter *writer, Str css)
{
    uint8_t digest[SHA256_BYTES];
    sha256(css, digest);
    Str hash = base64_encode(writer->arena, (Str){(const char *)digest, sizeof digest});
    put_format(writer,
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'sha256-%.*s'; img-src data:; base-uri 'none'; form-action 'none'\">\n",
               STR_ARG(hash));
}

/* A reader of HTML takes </ for the end, and lines for ended by \n alone: the hash is that of what it sees.
 */
static void add_rules(StrBuf *css, Str rules)
{
    Str lines = str_replace(css->arena, rules, STR("\r"), STR(""));
    strbuf_add(css, str_replace(css->arena, lines, STR("</"), STR("<\\/")));
}

void put_stylesheet(HtmlWriter *writer)
{
    Sheet sheet = {.writer = writer, .css = {.arena = writer->arena}};
    strbuf_add_char(&sheet.css, '\n');
    add_properties(&sheet.css, writer->style);
    add_rules(&sheet.css, writer->rules);
    add_classes(&sheet);
    add_printed_page(&sheet.css, writer->style, writer->document);
    Str css = strbuf_str(&sheet.css);
    put_policy(writer, css);
    put(writer, "<style>");
    put_raw(writer, css);
    put(writer, "</style>\n");
}
