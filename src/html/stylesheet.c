/* The stylesheet: colours, families, sizes and the printed page from style.yaml, then rules that hold for
 * every style. One rem is the body's size: 16 px on a screen unless its reader wants another, the style's own
 * on paper. */
#include "html/writer-imp.h"

#include <string.h>

/* --- from the style --- */

/* Whatever could end a string of CSS, or the style element, is written by its number. */
static void put_string(HtmlWriter *writer, Str text)
{
    put(writer, "\"");
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (strchr("\"\\<>&", c) || (unsigned char)c < ' ')
            put_format(writer, "\\%02x ", (unsigned)(unsigned char)c);
        else
            put_format(writer, "%c", c);
    }
    put(writer, "\"");
}

/* Faces that stand for ours on machines that have none of the style's. */
static const char *fallback(Str family)
{
    return str_is(family, "hei")   ? "\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif"
           : str_is(family, "kai") ? "\"Kaiti SC\",KaiTi,STKaiti,serif"
           : str_is(family, "fangsong")
               ? "FangSong,STFangsong,serif"
               : "\"Source Han Serif SC\",\"Noto Serif SC\",\"Songti SC\",STSong,SimSun,serif";
}

static void put_families(HtmlWriter *writer)
{
    for (size_t i = 0; i < writer->style->family_count; i++) {
        const StyleFamily *family = &writer->style->families[i];
        put_format(writer, "--family%zu:", i);
        for (size_t k = 0; k < family->latin_count; k++)
            put_string(writer, family->latin[k]), put(writer, ",");
        for (size_t k = 0; k < family->han_count; k++) put_string(writer, family->han[k]), put(writer, ",");
        put_format(writer, "%s;\n", fallback(family->name));
    }
}

/* The colours that the rules below name. */
static void put_named_colors(HtmlWriter *writer)
{
    static const char *const names[] = {"accent", "muted", "rule", "heavy_rule", "shade", "draft"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Color color = writer->style->text[TEXT_BODY].color;
        style_color(writer->style, str_from(names[i]), &color);
        put_format(writer, "--%s:", names[i]);
        put_color(writer, color);
        put(writer, ";");
    }
    put(writer, "\n");
}

static void put_color_classes(HtmlWriter *writer)
{
    for (size_t i = 0; i < writer->style->color_count; i++) {
        put_format(writer, ".c%zu{--c:", i);
        put_color(writer, writer->style->colors[i].color);
        put(writer, "}");
    }
    put(writer, "\n");
}

/* a ÷ b with three decimals. */
static void put_ratio(HtmlWriter *writer, Length a, Length b)
{
    int64_t thousandths = ((int64_t)a * 1000 + b / 2) / (b ? b : 1);
    put_format(writer, "%lld.%03lld", (long long)(thousandths / 1000), (long long)(thousandths % 1000));
}

static void put_text_styles(HtmlWriter *writer)
{
    static const struct {
        TextRole role;
        const char *selector;
    } rules[] = {
        {TEXT_BODY, "body"},
        {TEXT_HEADING_1, "h1"},
        {TEXT_HEADING_2, "h2"},
        {TEXT_HEADING_3, "h3"},
        {TEXT_HEADING_4, "h4"},
        {TEXT_CAPTION, "caption,figcaption"},
        {TEXT_TABLE_HEADER, "th,.terms dt"},
        {TEXT_TABLE_CELL, "td,.terms dd"},
        {TEXT_NOTE, ".note,.aside"},
        {TEXT_COVER_SERVICE, ".cover .service"},
        {TEXT_COVER_TITLE, ".cover .title"},
        {TEXT_COVER_SUBTITLE, ".cover .subtitle"},
        {TEXT_COVER_LABEL, ".cover dt,.cover .top,.signatures dt"},
        {TEXT_COVER_FACT, ".cover dd,.cover .date"},
        {TEXT_COVER_ISSUER, ".cover .issuer"},
        {TEXT_CONTENTS_TITLE, ".contents .title"},
        {TEXT_CONTENTS_1, ".contents .level1"},
        {TEXT_CONTENTS_2, ".contents li"},
        {TEXT_FIGURE_VALUE, ".figure dd"},
        {TEXT_FIGURE_LABEL, ".figure dt"},
        {TEXT_CHIP, ".chip"},
        {TEXT_CARD_TITLE, ".card-title"},
        {TEXT_CODE, "code"},
    };
    const Style *style = writer->style;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const TextStyle *text = &style->text[rules[i].role];
        put_format(writer, "%s{font:%s ", rules[i].selector, text->bold ? "bold" : "normal");
        put_ratio(writer, text->size, style->text[TEXT_BODY].size);
        put(writer, "rem/");
        put_ratio(writer, text->leading, text->size);
        put_format(writer, " var(--family%zu);color:", text->family);
        put_color(writer, text->color);
        put(writer, "}\n");
    }
}

/* --- the printed page --- */

static void put_length(HtmlWriter *writer, Length length)
{
    put_points(writer, length);
    put(writer, "pt");
}

static void put_margin_box(HtmlWriter *writer, const char *place, TextRole role)
{
    const TextStyle *text = &writer->style->text[role];
    put_format(writer, "@%s{font:%s ", place, text->bold ? "bold" : "normal");
    put_length(writer, text->size);
    put_format(writer, " var(--family%zu);color:", text->family);
    put_color(writer, text->color);
    put(writer, ";content:");
}

/* The style's pattern with its counters: "— " counter(page) " —". */
static void put_page_number(HtmlWriter *writer, const char *place)
{
    Str rest = writer->style->page_number, piece;
    put_margin_box(writer, place, TEXT_PAGE_NUMBER);
    while (str_split(&rest, '{', &piece)) {
        size_t end = str_find(piece, STR("}"));
        if (end != SIZE_MAX) {
            put(writer, str_equal(str_slice(piece, 0, end), STR("2")) ? "counter(pages)" : "counter(page)");
            piece = str_slice(piece, end + 1, piece.len);
        }
        put_string(writer, piece);
    }
    put(writer, "}");
}

static void put_running_head(HtmlWriter *writer, const char *place, Inlines text)
{
    if (!text.count) return;
    put_margin_box(writer, place, TEXT_PAGE_HEADER);
    put_string(writer, plain_text(writer->arena, text));
    put(writer, ";white-space:nowrap;vertical-align:bottom;padding-bottom:18pt}");
}

static void put_printed_page(HtmlWriter *writer)
{
    const Style *style = writer->style;
    const Document *document = writer->document;
    put(writer, "@page{size:");
    put_length(writer, style->page_width), put(writer, " "), put_length(writer, style->page_height);
    put(writer, ";margin:");
    put_length(writer, style->margin_top), put(writer, " "), put_length(writer, style->margin_right);
    put(writer, " "), put_length(writer, style->margin_bottom);
    put(writer, " "), put_length(writer, style->margin_left);
    put(writer, ";");
    put_running_head(writer, "top-left", document->header_left);
    put_running_head(writer, "top-right", document->header_right);
    put(writer, "}\n");
    if (document->page_numbers) {
        put(writer, "@page:left{"), put_page_number(writer, "bottom-left"), put(writer, "}\n");
        put(writer, "@page:right{"), put_page_number(writer, "bottom-right"), put(writer, "}\n");
    }
    if (document->blocks.count && document->blocks.items[0]->kind == BLOCK_COVER)
        put(writer, "@page:first{@top-left{content:none}@top-right{content:none}"
                    "@bottom-right{content:none}@bottom-left{content:none}counter-increment:page 0}\n");
    put(writer, "@page landscape{size:");
    put_length(writer, style->page_height), put(writer, " "), put_length(writer, style->page_width);
    put(writer, "}\n@media print{html{font-size:");
    put_length(writer, style->text[TEXT_BODY].size);
    put(writer, "}}\n");
}

/* --- what holds for every style --- */

static const char rules_text[] =
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}\n"
    "body{max-width:50rem;margin:0 auto;padding:1.5rem 1.5rem 4rem;line-break:strict;overflow-wrap:anywhere;"
    "text-align:justify;text-spacing-trim:trim-start;text-autospace:normal;hanging-punctuation:none;"
    "font-variant-numeric:lining-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "p{margin:0;text-indent:var(--indent)}\n"
    "a{color:inherit;text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:.2em}"
    "\n"
    "h1,h2,h3,h4{margin:1em 0 .4em;text-align:start;text-wrap:balance}\n"
    "h1{margin-top:2em}h1+h2,h2+h3,h3+h4{margin-top:.4em}\n"
    "ul,ol{margin:.2em 0;padding-left:2em}li p{text-indent:0}\n"
    "blockquote{margin:.5em 2em}blockquote p{text-indent:0}\n"
    "pre{overflow-x:auto;padding:.6em .8em;background:var(--shade);text-align:start}\n"
    "p code{overflow-wrap:anywhere}code{text-autospace:no-autospace}\n"
    ".whole{white-space:nowrap}\n"
    ".note{text-indent:0;margin:.3em 0 1em}\n"
    ".chip{display:inline-block;padding:0 .45em;border-radius:.25em;background:var(--c);white-space:nowrap;"
    "text-indent:0}\n"
    /* tables: three lines, hair lines between rows */
    ".frame{overflow-x:auto;margin:.8em 0}\n"
    "table{width:100%;border-collapse:collapse}\n"
    "table.data,table.facts{border-top:1.5px solid var(--heavy_rule);border-bottom:1.5px solid "
    "var(--heavy_rule)}\n"
    "caption{padding:.3em 0 .4em;text-align:center;text-wrap:balance}\n"
    "th,td{padding:.35em .5em;text-align:start;font-variant-numeric:tabular-nums lining-nums}\n"
    "thead th{text-align:center;vertical-align:bottom;white-space:nowrap;border-bottom:1px solid "
    "var(--heavy_rule)}\n"
    "tbody tr+tr{border-top:1px solid var(--rule)}\n"
    "td.mid{text-align:center}td.mid:not(.long){white-space:nowrap}td.right{text-align:right}\n"
    "td.short{white-space:nowrap}td.long{min-width:9em}\n"
    ".facts th{background:var(--shade);white-space:nowrap}\n"
    /* cover */
    ".cover{display:flex;flex-direction:column;align-items:center;text-align:center;padding:0 0 2rem;"
    "margin-bottom:2rem;border-bottom:1px solid var(--rule)}\n"
    ".cover p{text-indent:0}.cover .top{align-self:stretch;display:flex;flex-wrap:wrap;gap:0 2em;"
    "justify-content:space-between;margin-bottom:4rem}\n"
    ".cover .service{letter-spacing:.13em;text-wrap:balance}\n"
    ".cover .title{letter-spacing:.1em;text-wrap:balance;margin:1rem 0}\n"
    ".cover .title::after{content:\"\";display:block;width:11rem;max-width:60%;margin:1.6rem auto 1rem;"
    "border-top:1.5px solid var(--accent)}\n"
    ".cover .subtitle{text-wrap:balance;margin-bottom:3rem}\n"
    ".cover-facts{display:grid;grid-template-columns:max-content minmax(0,17em);gap:.5em 1em;margin:0 0 3rem;"
    "text-align:start}\n"
    ".cover-facts dt{text-align:end}.cover-facts dd{margin:0;border-bottom:1px solid var(--muted)}\n"
    /* signatures */
    ".signatures{margin:1.5em 0 2em}\n"
    ".signatures div{display:grid;grid-template-columns:4em 2fr 3em 1fr;gap:1em;align-items:end;"
    "margin-bottom:1.4em}\n"
    ".signatures dd{margin:0;min-height:1.9em;padding:0 .5em;border-bottom:1px solid var(--heavy_rule)}\n"
    /* contents */
    ".contents{margin:2rem 0 3rem}\n"
    ".contents .title{text-align:center;text-indent:0;margin-bottom:.5em}\n"
    ".contents ol{list-style:none;padding:0}.contents .level2{padding-left:2em}.contents "
    ".level3{padding-left:"
    "4em}.contents .level4{padding-left:6em}\n"
    ".contents a{display:block;text-decoration:none;text-align:start;padding:.05em 0}\n"
    ".contents a:hover{background:var(--shade)}\n"
    /* the figures that matter */
    ".figures{display:flex;flex-wrap:wrap;gap:1rem 1.2rem;margin:1em 0}\n"
    ".figure{flex:1 0 "
    "6rem;display:flex;flex-direction:column-reverse;justify-content:flex-end;border-top:3px solid "
    "var(--c,var(--accent));padding-top:.2em;text-align:start}\n"
    ".figure dd{margin:0;white-space:nowrap;color:var(--c,var(--accent))}\n"
    /* cards */
    ".card{border-left:4px solid var(--c,var(--rule));padding:.1em 0 .1em .9em;margin:0 0 1.6em}\n"
    ".card header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 1em;"
    "margin-bottom:.2em}\n"
    ".card p{text-indent:0}.card .aside{margin:0}\n"
    ".terms{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15em 1em;margin:.5em 0}\n"
    ".terms dd{margin:0;text-align:start}\n"
    /* photos: as high as each other in a row, which they fill; --ratio is width by height */
    ".photos{display:flex;flex-wrap:wrap;gap:.8em;margin:.8em 0;justify-content:center}\n"
    ".photos figure{flex:var(--ratio) 1 "
    "calc(var(--ratio)*8rem);max-width:calc(var(--ratio)*15rem);margin:0}\n"
    ".photos img{display:block;width:100%;height:auto}\n"
    "figcaption{text-align:center;text-wrap:balance;padding-top:.3em}\n"
    /* charts */
    ".chart{margin:1em 0}.chart svg{display:block;width:100%;height:auto;overflow:visible;"
    "font-family:var(--chart)}\n"
    ".chart .narrow{display:none}\n"
    ".draft::before{content:\"草稿\";position:fixed;z-index:-1;inset:0;display:flex;align-items:center;"
    "justify-content:center;font-size:min(25vw,9.5rem);white-space:nowrap;letter-spacing:.5em;text-indent:."
    "5em;color:var(--"
    "draft);"
    "pointer-events:none}\n"
    ".page-break{height:1.5rem}\n"
    /* a phone */
    "@media screen and (max-width:40rem){\n"
    "body{padding:1rem 1rem 3rem}.cover .top{margin-bottom:2.5rem}.cover .title{font-size:1.7rem}.cover "
    ".service{font-size:1.05rem;letter-spacing:.03em}"
    ".cover .subtitle,.cover-facts{margin-bottom:1.5rem}\n"
    "h1{font-size:1.25rem}h2{font-size:1.12rem}\n"
    "th,td{padding:.35em .25em}"
    "th,td,.terms dt,.terms dd{font-size:.875rem;line-height:1.55}caption,figcaption,.note,.aside{font-size:"
    ".8125rem}.chip{font-size:.75rem;line-height:1.5}\n"
    ".stacks,.stacks tbody,.stacks tr,.stacks caption{display:block}.stacks thead{position:absolute;"
    "width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    ".stacks.data tr{padding:.5em 0;font-size:.875rem;line-height:1.55}.stacks.data "
    "td{display:flow-root;padding:.1em 0 .1em 7.5em;"
    "text-align:start;white-space:normal;min-width:0}\n"
    ".stacks.data "
    "td::before{content:attr(data-label);font-weight:normal;float:left;width:7em;margin-left:-7.5em;color:"
    "var(--muted)}.stacks.data td:empty{display:none}.stacks.data td:first-child{font-weight:bold}\n"
    "\n"
    /* short cells beside each other share a line */
    ".stacks.data td.short:has(+td.short),.stacks.data td.short+td.short{display:inline-block;padding:.1em "
    "1.2em "
    ".1em 0}\n"
    ".stacks.data td.short:has(+td.short)::before,.stacks.data "
    "td.short+td.short::before{float:none;width:auto;"
    "margin:0 .5em 0 0}\n"
    ".stacks.facts tr{display:grid;grid-template-columns:6em minmax(0,1fr)}\n"
    ".stacks.facts td{white-space:normal;min-width:0}.stacks.facts tr>:nth-child(n+3){border-top:1px solid "
    "var(--rule)}\n"
    "caption,li p,.card p{text-align:start}.signatures div{grid-template-columns:4em 1fr;gap:.5em 1em}\n"
    ".chart .wide{display:none}.chart .narrow{display:block}\n"
    "}\n"
    /* paper */
    "@media print{\n"
    "body{max-width:none;padding:0}p{orphans:2;widows:2}\n"
    "h1,h2,h3,h4,caption{break-after:avoid}h1,h2,h3,h4{break-inside:avoid}\n"
    "tr,figure,.card header,.figures,.signatures div,.keep,.terms dd{break-inside:avoid}.card header,.card "
    "header+p{break-after:avoid}\n"
    "thead{display:table-header-group}.frame{overflow:visible}td.short,td.mid:not(.long){white-space:normal}"
    "td.long{min-width:"
    "0}"
    "thead th{white-space:normal;word-break:keep-all;overflow-wrap:normal}"
    "thead,thead tr{break-after:avoid}tbody tr:first-child{break-before:avoid}\n"
    ".cover{min-height:calc(100vh - 2px);margin:0;border:0;padding:0;break-after:page}.cover "
    ".title{margin-top:"
    "3rem}.cover .service{margin-top:6rem}.cover-facts{margin-top:auto}\n"
    ".contents{break-before:page;break-after:page;margin:0}.contents .level1,.contents li{line-height:1.55}\n"
    ".page-break{height:0;break-after:page}.page-break:has(+.contents),.contents+.page-break{display:none}\n"
    ".landscape{page:landscape}a{text-decoration:none}\n"
    "}\n";

void put_stylesheet(HtmlWriter *writer)
{
    const Style *style = writer->style;
    put(writer, "<style>\n:root{\n");
    put_families(writer);
    put_named_colors(writer);
    put_format(writer, "--chart:var(--family%zu);--indent:", style->text[TEXT_CHART].family);
    put_ratio(writer, style->first_line_indent_ems, 1000);
    put(writer, "em}\n");
    put_text_styles(writer);
    put_color_classes(writer);
    put(writer, rules_text);
    if (writer->style->zebra)
        put(writer,
            "table.data tbody tr{border:0}table.data tbody tr:nth-child(even){background:var(--shade)}\n");
    put_printed_page(writer);
    put(writer, "</style>\n");
}
