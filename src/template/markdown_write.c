#include "template/markdown_write.h"
#include "base/array.h"
#include "base/file.h"
#include "base/utf8.h"
#include "template/guard-imp.h"

#include <string.h>

typedef struct MarkdownWriter {
    Arena *arena;
    StrBuf out;
    Str folder; /* of the file: where its photos' paths start */
    Str indent; /* before each line: "> ", "   " */
    bool in_table;
    bool page_broken;  /* nothing stands behind the last page break */
    bool after_number; /* the line holds digits alone so far: a dot or bracket would make it a list */
} MarkdownWriter;

/* --- text --- */

/* Marks that could mean something are escaped wherever they stand; leading blanks and a leading number or
 * dash where they begin a line. */
static void write_escaped(MarkdownWriter *writer, Str text, bool line_start)
{
    size_t digits = 0;
    bool numbers = line_start || writer->after_number;
    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool opens = line_start && i == 0;
        bool list_mark = numbers && i == digits && (digits || writer->after_number) && (c == '.' || c == ')');
        if (strchr("\\`*_{}[]<>|&~#!", c) || list_mark || (opens && strchr("+-=", c)))
            strbuf_add_char(&writer->out, '\\');
        if (opens && (c == ' ' || c == '\t'))
            strbuf_printf(&writer->out, "&#%d;", c);
        else
            strbuf_add_char(&writer->out, c);
    }
    writer->after_number = numbers && digits == text.len;
}

/* Between < and >: a mark that would end it, or a line, is written as an address writes it. */
static void write_target(MarkdownWriter *writer, Str target)
{
    strbuf_add(&writer->out, STR("](<"));
    for (size_t i = 0; i < target.len; i++) {
        unsigned char c = (unsigned char)target.ptr[i];
        if (c <= ' ' || strchr("<>\\|&", c))
            strbuf_printf(&writer->out, c == '&' ? "&amp;" : "%%%02X", c);
        else
            strbuf_add_char(&writer->out, (char)c);
    }
    strbuf_add(&writer->out, STR(">)"));
}

static size_t longest_run(Str text, char mark)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = text.ptr[i] == mark ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest;
}

/* A code span fenced by more backticks than it holds; a pipe in a table is escaped even there. */
static void write_code_span(MarkdownWriter *writer, Str text)
{
    size_t longest = longest_run(text, '`');
    bool pad = longest || str_starts_with(text, STR(" ")) || str_ends_with(text, STR(" "));
    for (size_t i = 0; i <= longest; i++) strbuf_add_char(&writer->out, '`');
    if (pad) strbuf_add_char(&writer->out, ' ');
    strbuf_add(&writer->out,
               writer->in_table ? str_replace(writer->arena, text, STR("|"), STR("\\|")) : text);
    if (pad) strbuf_add_char(&writer->out, ' ');
    for (size_t i = 0; i <= longest; i++) strbuf_add_char(&writer->out, '`');
}

static void write_break(MarkdownWriter *writer)
{
    if (writer->in_table) {
        strbuf_add(&writer->out, STR("<br>"));
        return;
    }
    strbuf_add(&writer->out, STR("\\\n"));
    strbuf_add(&writer->out, writer->indent);
}

/* --- stars --- */

/* NULL is an end of the text, or of a line of it. */
static Str stars_of(const Inline *item)
{
    if (!item) return (Str){0};
    return item->strong && item->emphasis ? STR("***")
           : item->strong                 ? STR("**")
           : item->emphasis               ? STR("*")
                                          : (Str){0};
}

static bool is_wrapped(const Inline *item)
{
    bool link = item->target.len && !str_starts_with(item->target, STR("#"));
    return link || item->kind == INLINE_CODE;
}

/* What stands at the item's edge; what is wrapped has a mark there, as what is escaped has. */
static uint32_t rune_at_edge(const Inline *item, bool at_start)
{
    if (!item) return '\n';
    if (is_wrapped(item)) return '`';
    Str text = item->text;
    size_t start = at_start ? 0 : text.len - 1;
    while (start > 0 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80) start--;
    Str edge = str_slice(text, start, text.len);
    uint32_t rune = utf8_next(&edge);
    return rune == '*' ? '`' : rune;
}

/* CommonMark opens or closes nothing where a mark stands at the stars' inner side and a letter at the outer:
 * a comment between makes the outer a mark. */
static bool needs_guard(uint32_t inner, uint32_t outer)
{
    bool blank = outer == '\n' || outer == ' ' || outer == 0x3000;
    return guard_is_mark(inner) && !blank && !guard_is_mark(outer);
}

static void turn_stars(MarkdownWriter *writer, const Inline *before, const Inline *behind)
{
    Str from = stars_of(before), to = stars_of(behind);
    if (str_equal(from, to)) return;
    uint32_t left = rune_at_edge(before, false), right = rune_at_edge(behind, true);
    bool guarded = (from.len && to.len) || (from.len ? needs_guard(left, right) : needs_guard(right, left));
    strbuf_add(&writer->out, from);
    if (guarded) strbuf_add(&writer->out, STR("<!-- -->"));
    strbuf_add(&writer->out, to);
}

static void write_inline(MarkdownWriter *writer, const Inline *item, bool line_start)
{
    bool link = item->target.len && !str_starts_with(item->target, STR("#"));
    if (link) strbuf_add_char(&writer->out, '[');
    if (item->kind == INLINE_CODE)
        write_code_span(writer, item->text);
    else
        write_escaped(writer, item->text, line_start && !stars_of(item).len && !link);
    if (link) write_target(writer, item->target);
}

static void write_inlines(MarkdownWriter *writer, Inlines text)
{
    const Inline *last = NULL; /* on the line */
    for (size_t i = 0; i < text.count; i++) {
        const Inline *item = &text.items[i];
        bool breaks = item->kind == INLINE_BREAK;
        if (!breaks && item->text.len == 0) continue;
        writer->after_number &= last != NULL;
        turn_stars(writer, last, breaks ? NULL : item);
        if (breaks)
            write_break(writer);
        else
            write_inline(writer, item, !last);
        last = breaks ? NULL : item;
    }
    turn_stars(writer, last, NULL);
}

static void begin(MarkdownWriter *writer)
{
    strbuf_add(&writer->out, writer->indent);
}

static void end(MarkdownWriter *writer)
{
    strbuf_add_char(&writer->out, '\n');
    strbuf_add(&writer->out, str_trim(writer->indent));
    strbuf_add_char(&writer->out, '\n');
}

/* --- tables --- */

static void write_cell(MarkdownWriter *writer, Inlines text)
{
    strbuf_add(&writer->out, STR(" "));
    write_inlines(writer, text);
    strbuf_add(&writer->out, STR(" |"));
}

static void write_row(MarkdownWriter *writer, Row row, size_t columns)
{
    begin(writer);
    strbuf_add_char(&writer->out, '|');
    for (size_t i = 0; i < columns; i++) {
        if (row.cells && row.cells[i].joined)
            strbuf_add_char(&writer->out, '|');
        else
            write_cell(writer, row.cells ? row.cells[i].text : (Inlines){0});
    }
    strbuf_add_char(&writer->out, '\n');
}

static void write_rule(MarkdownWriter *writer, const Column *columns, size_t count)
{
    static const char *const rules[] = {
        [ALIGN_LEFT] = "-----|", [ALIGN_CENTER] = ":---:|", [ALIGN_RIGHT] = "----:|"};
    begin(writer);
    strbuf_add_char(&writer->out, '|');
    for (size_t i = 0; i < count; i++)
        strbuf_add(&writer->out, str_from(rules[columns ? columns[i].align : ALIGN_LEFT]));
    strbuf_add_char(&writer->out, '\n');
}

static void write_rows(MarkdownWriter *writer, Row header, const Column *columns, size_t count, Rows rows)
{
    writer->in_table = true;
    write_row(writer, header, count);
    write_rule(writer, columns, count);
    for (size_t i = 0; i < rows.count; i++) write_row(writer, rows.items[i], count);
    writer->in_table = false;
    strbuf_add(&writer->out, str_trim(writer->indent));
    strbuf_add_char(&writer->out, '\n');
}

static void write_number(MarkdownWriter *writer, Str number)
{
    if (number.len == 0) return;
    write_escaped(writer, number, false);
    if (!str_ends_with(number, STR("、")) && !str_ends_with(number, STR("）")))
        strbuf_add_char(&writer->out, ' ');
}

static void write_caption(MarkdownWriter *writer, const Caption *caption)
{
    if (caption->text.count == 0) return;
    begin(writer);
    if (caption->number.len) strbuf_printf(&writer->out, "**%.*s** ", STR_ARG(caption->number));
    write_inlines(writer, caption->text);
    end(writer);
}

static void write_table(void *context, const Block *block)
{
    const Table *table = &block->table;
    write_caption(context, &table->caption);
    write_rows(context, table->header, table->columns, table->column_count, table->rows);
}

static void write_pairs(void *context, const Block *block)
{
    write_rows(context, (Row){0}, NULL, 2, block->rows);
}

static void write_signatures(void *context, const Block *block)
{
    write_rows(context, (Row){0}, NULL, 3, block->rows);
}

static void write_chart_row(MarkdownWriter *writer, const Chart *chart, const ChartRow *row)
{
    begin(writer);
    strbuf_add(&writer->out, STR("| "));
    write_escaped(writer, row->label.text, false);
    strbuf_add(&writer->out, STR(" |"));
    for (size_t i = 0; i < chart->series_count; i++)
        strbuf_printf(&writer->out, " %.*s |",
                      STR_ARG(chart_figure(writer->out.arena, chart, row->figures[i])));
    strbuf_add_char(&writer->out, '\n');
}

static void write_chart(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    const Chart *chart = &block->chart;
    writer->in_table = true;
    begin(writer);
    strbuf_add(&writer->out, STR("|  |"));
    for (size_t i = 0; i < chart->series_count; i++) {
        strbuf_add_char(&writer->out, ' ');
        write_escaped(writer, chart->series[i].text, false);
        strbuf_add(&writer->out, STR(" |"));
    }
    strbuf_add_char(&writer->out, '\n');
    write_rule(writer, NULL, chart->series_count + 1);
    for (size_t i = 0; i < chart->row_count; i++) write_chart_row(writer, chart, &chart->rows[i]);
    writer->in_table = false;
    strbuf_add_char(&writer->out, '\n');
    write_caption(writer, &chart->caption);
}

/* --- the other blocks --- */

static void write_blocks(MarkdownWriter *writer, Blocks blocks);

static void write_cover(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    const Cover *cover = block->cover;
    for (CoverLine line = 0; line < COVER_LINE_COUNT; line++) {
        if (line == COVER_ISSUER && cover->facts.count) write_rows(writer, (Row){0}, NULL, 2, cover->facts);
        if (cover->lines[line].count == 0) continue;
        begin(writer);
        writer->in_table = line == COVER_TITLE; /* a heading: one line */
        if (line == COVER_TITLE) strbuf_add(&writer->out, STR("# "));
        write_inlines(writer, cover->lines[line]);
        writer->in_table = false;
        end(writer);
    }
}

static void write_photos(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    begin(writer);
    for (size_t i = 0; i < block->photos.count; i++) {
        const Photo *photo = &block->photos.items[i];
        strbuf_add(&writer->out, i ? STR(" ![") : STR("!["));
        write_number(writer, photo->caption.number);
        write_inlines(writer, photo->caption.text);
        Str path = path_real_future(writer->arena, photo->path);
        write_target(writer, path_relative(writer->arena, writer->folder, path));
    }
    end(writer);
}

/* The first block goes on behind the item's mark, the others are indented by its width. */
static void write_item(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    Str outer = writer->indent, number = block->item.number;
    Str mark = str_printf(writer->arena, "%.*s ", STR_ARG(str_is(number, "•") ? STR("-") : number));
    size_t start = writer->out.len;
    writer->indent = str_printf(writer->arena, "%.*s%*s", STR_ARG(outer), (int)mark.len, "");
    write_blocks(writer, block->item.children);
    if (writer->out.ptr && writer->out.len >= start + writer->indent.len)
        memcpy(writer->out.ptr + start + outer.len, mark.ptr, mark.len);
    writer->indent = outer;
}

static Str begin_quote(MarkdownWriter *writer)
{
    Str outer = writer->indent;
    writer->indent = str_printf(writer->arena, "%.*s> ", STR_ARG(outer));
    return outer;
}

static void end_quote(MarkdownWriter *writer, Str outer)
{
    writer->indent = outer;
    strbuf_add_char(&writer->out, '\n');
}

static void write_quote(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    Str outer = begin_quote(writer);
    write_blocks(writer, block->children);
    end_quote(writer, outer);
}

static void write_card(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    const Card *card = &block->card;
    Str outer = begin_quote(writer);
    if (card->title.count) {
        begin(writer);
        write_inlines(writer, card->title);
        if (card->aside.count) write_break(writer);
        write_inlines(writer, card->aside);
        end(writer);
    }
    write_blocks(writer, card->children);
    end_quote(writer, outer);
}

static void write_paragraph(void *context, const Block *block)
{
    begin(context);
    write_inlines(context, block->text);
    end(context);
}

static void write_heading(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    begin(writer);
    for (int i = 0; i < block->heading.level; i++) strbuf_add_char(&writer->out, '#');
    strbuf_add_char(&writer->out, ' ');
    write_number(writer, block->heading.number);
    writer->in_table = true; /* a heading is one line, too */
    write_inlines(writer, block->heading.text);
    writer->in_table = false;
    end(writer);
}

static void write_code(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    Str rest = block->code, line;
    StrBuf fence = {.arena = writer->arena};
    size_t longest = longest_run(rest, '`');
    for (size_t i = 0; i < 3 || i <= longest; i++) strbuf_add_char(&fence, '`');
    begin(writer);
    strbuf_printf(&writer->out, "%.*s\n", STR_ARG(strbuf_str(&fence)));
    while (str_split(&rest, '\n', &line)) {
        begin(writer);
        strbuf_printf(&writer->out, "%.*s\n", STR_ARG(line));
    }
    begin(writer);
    strbuf_add(&writer->out, strbuf_str(&fence));
    end(writer);
}

/* Where nothing stands between two page breaks, as in place of the contents, one will do. */
static void write_page_break(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    (void)block;
    if (writer->page_broken) return;
    begin(writer);
    strbuf_add(&writer->out, STR("---"));
    end(writer);
}

static void remember_break(void *context, const Block *block)
{
    MarkdownWriter *writer = context;
    if (block->kind != BLOCK_CONTENTS) writer->page_broken = block->kind == BLOCK_PAGE_BREAK;
}

/* Contents are left out: a reader of Markdown makes its own. */
static void write_blocks(MarkdownWriter *writer, Blocks blocks)
{
    static const BlockVisitor visitor = {.kinds =
                                             {
                                                 [BLOCK_PARAGRAPH] = write_paragraph,
                                                 [BLOCK_HEADING] = write_heading,
                                                 [BLOCK_ITEM] = write_item,
                                                 [BLOCK_QUOTE] = write_quote,
                                                 [BLOCK_CODE] = write_code,
                                                 [BLOCK_TABLE] = write_table,
                                                 [BLOCK_FACTS] = write_table,
                                                 [BLOCK_NOTE] = write_paragraph,
                                                 [BLOCK_PHOTOS] = write_photos,
                                                 [BLOCK_CHART] = write_chart,
                                                 [BLOCK_FIGURES] = write_pairs,
                                                 [BLOCK_COVER] = write_cover,
                                                 [BLOCK_SIGNATURES] = write_signatures,
                                                 [BLOCK_CARD] = write_card,
                                                 [BLOCK_TERMS] = write_pairs,
                                                 [BLOCK_PAGE_BREAK] = write_page_break,
                                             },
                                         .after = remember_break};
    blocks_visit(blocks, &visitor, writer);
}

Str document_markdown(Arena *arena, const Document *document, Str folder)
{
    MarkdownWriter writer = {
        .arena = arena, .out = {.arena = arena}, .folder = path_real_future(arena, folder)};
    write_blocks(&writer, document->blocks);
    return strbuf_str(&writer.out);
}
