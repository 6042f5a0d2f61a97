#include "html/writer-imp.h"

/* --- ids of headings: their labels, else section-1, section-2 …, none of which may be a label --- */

typedef struct Naming {
    HtmlWriter *writer;
    Map labels;     /* label → the writer */
    unsigned count; /* of sections without a label */
} Naming;

static void collect_label(void *context, const Block *block)
{
    Naming *naming = context;
    if (block->label.len) map_put(naming->writer->arena, &naming->labels, block->label, naming->writer);
}

static void name_heading(void *context, const Block *block)
{
    Naming *naming = context;
    Arena *arena = naming->writer->arena;
    Str *id = arena_make(arena, Str);
    *id = block->label;
    while (!id->len || (!block->label.len && map_get(&naming->labels, *id)))
        *id = str_printf(arena, "section-%u", ++naming->count);
    ptr_map_put(arena, &naming->writer->ids, block, id);
}

static void name_headings(HtmlWriter *writer)
{
    static const BlockVisitor labels = {.before = collect_label};
    static const BlockVisitor headings = {.kinds = {[BLOCK_HEADING] = name_heading}};
    Naming naming = {.writer = writer};
    blocks_visit(writer->document->blocks, &labels, &naming);
    map_put(writer->arena, &naming.labels, STR("contents-title"), writer);
    blocks_visit(writer->document->blocks, &headings, &naming);
}

/* --- the page --- */

static void put_meta(HtmlWriter *writer, const char *name, Str content)
{
    if (!content.len) return;
    put_format(writer, "<meta name=\"%s\"", name);
    put_attribute(writer, "content", content);
    put(writer, ">\n");
}

static Str body_classes(const HtmlWriter *writer)
{
    const char *draft = writer->document->draft ? "draft" : "", *zebra = writer->style->zebra ? "zebra" : "";
    return str_printf(writer->arena, "%s%s%s", draft, *draft && *zebra ? " " : "", zebra);
}

static void put_page(HtmlWriter *writer)
{
    const Document *document = writer->document;
    put(writer, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"format-detection\" content=\"telephone=no\">\n<title>");
    put_escaped(writer, document->title);
    if (document->subject.len) put(writer, " · "), put_escaped(writer, document->subject);
    put(writer, "</title>\n");
    put_meta(writer, "author", document->author);
    put_meta(writer, "description", document->subject);
    put_stylesheet(writer);
    put(writer, "</head>\n<body");
    put_attribute(writer, "class", body_classes(writer));
    put(writer, ">\n<main>\n");
    put_blocks(writer, document->blocks);
    put(writer, "</main>\n</body>\n</html>\n");
}

bool html_write(Arena *arena, const Document *document, const Style *style, Str rules, Str path,
                DiagList *diags)
{
    HtmlWriter writer = {
        .arena = arena, .document = document, .style = style, .rules = rules, .diags = diags};
    if (!file_begin(arena, path, &writer.file, diags)) return false;
    name_headings(&writer);
    put_page(&writer);
    if (writer.fonts) font_set_close(writer.fonts);
    if (!writer.failed) return file_commit(&writer.file, diags);
    file_abandon(&writer.file);
    return false;
}
