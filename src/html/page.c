#include "html/writer.h"

/* --- ids of headings: their labels, else section-1, section-2 …, none of which may be a label --- */

static void collect_labels(Writer *writer, Blocks blocks, Map *labels)
{
    for (size_t i = 0; i < blocks.count; i++) {
        const Block *block = blocks.items[i];
        if (block->label.len) map_put(writer->arena, labels, block->label, &writer->ids);
        collect_labels(writer, block->children, labels);
    }
}

static void give_ids(Writer *writer, Blocks blocks, const Map *labels, unsigned *count)
{
    for (size_t i = 0; i < blocks.count; i++) {
        const Block *block = blocks.items[i];
        if (block->kind == BLOCK_HEADING) {
            Str *id = arena_make(writer->arena, Str);
            *id = block->label;
            while (!id->len || (!block->label.len && map_get(labels, *id)))
                *id = str_printf(writer->arena, "section-%u", ++*count);
            ptr_map_put(writer->arena, &writer->ids, block, id);
        }
        give_ids(writer, block->children, labels, count);
    }
}

static void name_headings(Writer *writer)
{
    Map labels = {0};
    unsigned count = 0;
    collect_labels(writer, writer->document->blocks, &labels);
    map_put(writer->arena, &labels, STR("contents-title"), &writer->ids);
    give_ids(writer, writer->document->blocks, &labels, &count);
}

/* --- the page --- */

static void put_meta(Writer *writer, const char *name, Str content)
{
    if (!content.len) return;
    put_format(writer, "<meta name=\"%s\"", name);
    put_attribute(writer, "content", content);
    put(writer, ">\n");
}

static void put_page(Writer *writer)
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
    put_format(writer, "</head>\n<body%s>\n<main>\n", document->draft ? " class=\"draft\"" : "");
    put_blocks(writer, document->blocks);
    put(writer, "</main>\n</body>\n</html>\n");
}

bool html_write(Arena *arena, const Document *document, const Style *style, Str path, DiagList *diags)
{
    Writer writer = {.arena = arena, .document = document, .style = style, .diags = diags};
    if (!file_begin(arena, path, &writer.file, diags)) return false;
    name_headings(&writer);
    put_page(&writer);
    if (writer.fonts) font_set_close(writer.fonts);
    if (!writer.failed) return file_commit(&writer.file, diags);
    file_abandon(&writer.file);
    return false;
}
