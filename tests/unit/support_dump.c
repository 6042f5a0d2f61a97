#include "support_dump.h"

typedef struct BlockDump {
    StrBuf out;
    int depth;
} BlockDump;

static const BlockVisitor visitor;

/* --- parts --- */

static void dump_inlines(BlockDump *dump, Inlines text)
{
    StrBuf *out = &dump->out;
    strbuf_add_char(out, '[');
    for (size_t i = 0; i < text.count; i++) {
        const Inline *item = &text.items[i];
        if (item->kind == INLINE_BREAK) {
            strbuf_add(out, STR("⏎"));
            continue;
        }
        const char *mark = item->kind == INLINE_CODE ? "`" : "";
        if (item->strong) strbuf_add_char(out, '*');
        if (item->emphasis) strbuf_add_char(out, '/');
        strbuf_printf(out, "%s%.*s%s", mark, STR_ARG(item->text), mark);
        if (item->emphasis) strbuf_add_char(out, '/');
        if (item->strong) strbuf_add_char(out, '*');
        if (item->target.len) strbuf_printf(out, "(%.*s)", STR_ARG(item->target));
    }
    strbuf_add_char(out, ']');
}

static void dump_text(BlockDump *dump, const char *name, Inlines text)
{
    if (!text.count) return;
    strbuf_add(&dump->out, str_from(name));
    dump_inlines(dump, text);
}

static void dump_word(BlockDump *dump, const char *format, Str word)
{
    if (word.len) strbuf_printf(&dump->out, format, STR_ARG(word));
}

static void indent(BlockDump *dump)
{
    for (int i = 0; i < dump->depth; i++) strbuf_add(&dump->out, STR("  "));
}

static void end_line(BlockDump *dump)
{
    strbuf_add_char(&dump->out, '\n');
}

static void dump_row(BlockDump *dump, Row row, size_t columns)
{
    indent(dump);
    for (size_t i = 0; i < columns; i++) {
        if (i) strbuf_add_char(&dump->out, ' ');
        if (row.cells[i].joined)
            strbuf_add_char(&dump->out, '<');
        else
            dump_inlines(dump, row.cells[i].text);
    }
    end_line(dump);
}

static void dump_rows(BlockDump *dump, Rows rows, size_t columns)
{
    dump->depth++;
    for (size_t i = 0; i < rows.count; i++) dump_row(dump, rows.items[i], columns);
    dump->depth--;
}

static void dump_children(BlockDump *dump, Blocks children)
{
    dump->depth++;
    blocks_visit(children, &visitor, dump);
    dump->depth--;
}

/* --- a function a kind: what stands behind its name and label --- */

static void dump_name(void *context, const Block *block)
{
    static const char *const names[BLOCK_KIND_COUNT] = {
        [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_HEADING] = "heading",
        [BLOCK_LIST] = "list",           [BLOCK_ITEM] = "item",
        [BLOCK_QUOTE] = "quote",         [BLOCK_CODE] = "code",
        [BLOCK_TABLE] = "table",         [BLOCK_FACTS] = "facts",
        [BLOCK_NOTE] = "note",           [BLOCK_PHOTOS] = "photos",
        [BLOCK_CHART] = "chart",         [BLOCK_FIGURES] = "figures",
        [BLOCK_COVER] = "cover",         [BLOCK_SIGNATURES] = "signatures",
        [BLOCK_CARD] = "card",           [BLOCK_TERMS] = "terms",
        [BLOCK_CONTENTS] = "contents",   [BLOCK_PAGE_BREAK] = "break",
        [BLOCK_LANDSCAPE] = "landscape", [BLOCK_KEEP] = "keep",
    };
    indent(context);
    strbuf_add(&((BlockDump *)context)->out, str_from(names[block->kind]));
}

static void dump_paragraph(void *context, const Block *block)
{
    dump_text(context, " ", block->text);
    end_line(context);
}

static void dump_heading(void *context, const Block *block)
{
    BlockDump *dump = context;
    strbuf_printf(&dump->out, " %d", block->heading.level);
    dump_word(dump, " \"%.*s\"", block->heading.number);
    dump_word(dump, " #%.*s", block->label);
    dump_text(dump, " ", block->heading.text);
    end_line(dump);
}

static void dump_list(void *context, const Block *block)
{
    BlockDump *dump = context;
    if (block->list.ordered) strbuf_add(&dump->out, STR(" 1"));
    end_line(dump);
    dump_children(dump, block->list.items);
}

static void dump_item(void *context, const Block *block)
{
    dump_word(context, " \"%.*s\"", block->item.number);
    end_line(context);
    dump_children(context, block->item.children);
}

static void dump_container(void *context, const Block *block)
{
    end_line(context);
    dump_children(context, block_children(block));
}

static void dump_code(void *context, const Block *block)
{
    dump_word(context, " [`%.*s`]", block->code);
    end_line(context);
}

static void dump_table(void *context, const Block *block)
{
    BlockDump *dump = context;
    const Table *table = &block->table;
    dump_word(dump, " \"%.*s\"", table->caption.number);
    dump_word(dump, " #%.*s", block->label);
    for (size_t i = 0; i < table->column_count; i++)
        strbuf_printf(&dump->out, " %c%u", "lcr"[table->columns[i].align], table -> columns[i].weight);
    dump_text(dump, " caption ", table->caption.text);
    end_line(dump);
    if (table->header.cells) dump_rows(dump, (Rows){&table->header, 1}, table->column_count);
    dump_rows(dump, table->rows, table->column_count);
}

static void dump_photos(void *context, const Block *block)
{
    BlockDump *dump = context;
    end_line(dump);
    dump->depth++;
    for (size_t i = 0; i < block->photos.count; i++) {
        const Photo *photo = &block->photos.items[i];
        indent(dump);
        strbuf_printf(&dump->out, "%.*s %.*s ", STR_ARG(photo->path), STR_ARG(photo->caption.number));
        dump_inlines(dump, photo->caption.text);
        end_line(dump);
    }
    dump->depth--;
}

static void dump_chart(void *context, const Block *block)
{
    BlockDump *dump = context;
    const Chart *chart = &block->chart;
    dump_word(dump, " \"%.*s\"", chart->caption.number);
    dump_word(dump, " #%.*s", block->label);
    dump_text(dump, " caption ", chart->caption.text);
    end_line(dump);
    dump->depth++;
    for (size_t i = 0; i < chart->row_count; i++) {
        indent(dump);
        strbuf_add(&dump->out, chart->rows[i].label.text);
        for (size_t k = 0; k < chart->series_count; k++)
            strbuf_printf(&dump->out, " %.*s=%.*s", STR_ARG(chart->series[k].text),
                          STR_ARG(chart_figure(dump->out.arena, chart, chart->rows[i].figures[k])));
        end_line(dump);
    }
    dump->depth--;
}

static void dump_triples(void *context, const Block *block)
{
    end_line(context);
    dump_rows(context, block->rows, 3);
}

static void dump_terms(void *context, const Block *block)
{
    end_line(context);
    dump_rows(context, block->rows, 2);
}

static void dump_cover(void *context, const Block *block)
{
    BlockDump *dump = context;
    end_line(dump);
    dump->depth++;
    for (size_t i = 0; i < COVER_LINE_COUNT; i++) {
        indent(dump);
        dump_inlines(dump, block->cover->lines[i]);
        end_line(dump);
    }
    dump->depth--;
    dump_rows(dump, block->cover->facts, 2);
}

static void dump_card(void *context, const Block *block)
{
    BlockDump *dump = context;
    dump_word(dump, " %.*s", block->card.word);
    dump_text(dump, " ", block->card.title);
    dump_text(dump, " caption ", block->card.aside);
    end_line(dump);
    dump_children(dump, block->card.children);
}

static const BlockVisitor visitor = {
    .before = dump_name,
    .kinds = {
        [BLOCK_PARAGRAPH] = dump_paragraph, [BLOCK_HEADING] = dump_heading,
        [BLOCK_LIST] = dump_list,           [BLOCK_ITEM] = dump_item,
        [BLOCK_QUOTE] = dump_container,     [BLOCK_CODE] = dump_code,
        [BLOCK_TABLE] = dump_table,         [BLOCK_FACTS] = dump_table,
        [BLOCK_NOTE] = dump_paragraph,      [BLOCK_PHOTOS] = dump_photos,
        [BLOCK_CHART] = dump_chart,         [BLOCK_FIGURES] = dump_triples,
        [BLOCK_COVER] = dump_cover,         [BLOCK_SIGNATURES] = dump_triples,
        [BLOCK_CARD] = dump_card,           [BLOCK_TERMS] = dump_terms,
        [BLOCK_CONTENTS] = dump_container,  [BLOCK_PAGE_BREAK] = dump_container,
        [BLOCK_LANDSCAPE] = dump_container, [BLOCK_KEEP] = dump_container,
    }};

Str blocks_dump(Arena *arena, Blocks blocks)
{
    BlockDump dump = {.out = {.arena = arena}};
    blocks_visit(blocks, &visitor, &dump);
    return strbuf_str(&dump.out);
}
