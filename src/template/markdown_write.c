#include "template/markdown_write.h"
#include "base/array.h"
#include "base/file.h"
#include "base/utf8.h"
#include "template/mend.h"

#include <string.h>

typedef struct Writer {
    Arena *arena;
    StrBuf out;
    Str folder; /* of the file: where its photos' paths start */
    Str indent; /* before each line: "> ", "   " */
    bool in_table;
    bool after_number; /* the line holds digits alone so far: a dot or bracket would make it a list */
} Writer;

/* --- text --- */

/* Marks that could mean something are escaped wherever they stand; leading blanks and a leading number or
 * dash where they begin a line. */
static void write_escaped(Writer *writer, Str text, bool line_start)
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
static void write_target(Writer *writer, Str target)
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
static void write_code_span(Writer *writer, Str text)
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

static void write_break(Writer *writer)
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
    return mend_is_mark(inner) && !blank && !mend_is_mark(outer);
}

static void turn_stars(Writer *writer, const Inline *before, const Inline *behind)
{
    Str from = stars_of(before), to = stars_of(behind);
    if (str_equal(from, to)) return;
    uint32_t left = rune_at_edge(before, false), right = rune_at_edge(behind, true);
    bool guarded = (from.len && to.len) || (from.len ? needs_guard(left, right) : needs_guard(right, left));
    strbuf_add(&writer->out, from);
    if (guarded) strbuf_add(&writer->out, STR("<!-- -->"));
    strbuf_add(&writer->out, to);
}

static void write_inline(Writer *writer, const Inline *item, bool line_start)
{
    bool link = item->target.len && !str_starts_with(item->target, STR("#"));
    if (link) strbuf_add_char(&writer->out, '[');
    if (item->kind == INLINE_CODE)
        write_code_span(writer, item->text);
    else
        write_escaped(writer, item->text, line_start && !stars_of(item).len && !link);
    if (link) write_target(writer, item->target);
}

static void write_inlines(Writer *writer, Inlines text)
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

static void begin(Writer *writer)
{
    strbuf_add(&writer->out, writer->indent);
}

static void end(Writer *writer)
{
    strbuf_add_char(&writer->out, '\n');
    strbuf_add(&writer->out, str_trim(writer->indent));
    strbuf_add_char(&writer->out, '\n');
}

/* --- tables --- */

static void write_cell(Writer *writer, Inlines text)
{
    strbuf_add(&writer->out, STR(" "));
    write_inlines(writer, text);
    strbuf_add(&writer->out, STR(" |"));
}

static void write_row(Writer *writer, Row row, size_t columns)
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

static void write_rule(Writer *writer, const Column *columns, size_t count)
{
    static const char *const rules[] = {
        [ALIGN_LEFT] = "-----|", [ALIGN_CENTER] = ":---:|", [ALIGN_RIGHT] = "----:|"};
    begin(writer);
    strbuf_add_char(&writer->out, '|');
    for (size_t i = 0; i < count; i++)
        strbuf_add(&writer->out, str_from(rules[columns ? columns[i].align : ALIGN_LEFT]));
    strbuf_add_char(&writer->out, '\n');
}

static void write_rows(Writer *writer, const Block *block, size_t columns)
{
    writer->in_table = true;
    write_row(writer, block->kind == BLOCK_TABLE ? block->header : (Row){0}, columns);
    write_rule(writer, block->columns, columns);
    for (size_t i = 0; i < block->row_count; i++) write_row(writer, block->rows[i], columns);
    writer->in_table = false;
    strbuf_add(&writer->out, str_trim(writer->indent));
    strbuf_add_char(&writer->out, '\n');
}

static void write_number(Writer *writer, Str number)
{
    if (number.len == 0) return;
    write_escaped(writer, number, false);
    if (!str_ends_with(number, STR("、")) && !str_ends_with(number, STR("）")))
        strbuf_add_char(&writer->out, ' ');
}

static void write_caption(Writer *writer, Str number, Inlines caption)
{
    if (caption.count == 0) return;
    begin(writer);
    if (number.len) strbuf_printf(&writer->out, "**%.*s** ", STR_ARG(number));
    write_inlines(writer, caption);
    end(writer);
}

static void write_chart(Writer *writer, const Block *block)
{
    writer->in_table = true;
    begin(writer);
    strbuf_add(&writer->out, STR("|  |"));
    for (size_t i = 0; i < block->series_count; i++) {
        strbuf_add_char(&writer->out, ' ');
        write_escaped(writer, block->series[i].text, false);
        strbuf_add(&writer->out, STR(" |"));
    }
    strbuf_add_char(&writer->out, '\n');
    write_rule(writer, NULL, block->series_count + 1);
    for (size_t i = 0; i < block->chart_row_count; i++) {
        begin(writer);
        strbuf_add(&writer->out, STR("| "));
        write_escaped(writer, block->chart_rows[i].label.text, false);
        strbuf_add(&writer->out, STR(" |"));
        for (size_t k = 0; k < block->series_count; k++)
            strbuf_printf(&writer->out, " %.*s |",
                          STR_ARG(chart_figure(writer->out.arena, block, block->chart_rows[i].figures[k])));
        strbuf_add_char(&writer->out, '\n');
    }
    writer->in_table = false;
    strbuf_add_char(&writer->out, '\n');
    write_caption(writer, block->number, block->caption);
}

/* --- the other blocks --- */

static void write_blocks(Writer *writer, Blocks blocks);

static void write_cover(Writer *writer, const Cover *cover)
{
    Block facts = {.kind = BLOCK_FACTS, .rows = cover->facts, .row_count = cover->fact_count};
    for (CoverLine line = 0; line < COVER_LINE_COUNT; line++) {
        if (line == COVER_ISSUER && cover->fact_count) write_rows(writer, &facts, 2);
        if (cover->lines[line].count == 0) continue;
        begin(writer);
        writer->in_table = line == COVER_TITLE; /* a heading: one line */
        if (line == COVER_TITLE) strbuf_add(&writer->out, STR("# "));
        write_inlines(writer, cover->lines[line]);
        writer->in_table = false;
        end(writer);
    }
}

static void write_photos(Writer *writer, const Block *block)
{
    begin(writer);
    for (size_t i = 0; i < block->photo_count; i++) {
        const Photo *photo = &block->photos[i];
        strbuf_add(&writer->out, i ? STR(" ![") : STR("!["));
        write_number(writer, photo->number);
        write_inlines(writer, photo->caption);
        Str path = path_real_future(writer->arena, photo->path);
        write_target(writer, path_relative(writer->arena, writer->folder, path));
    }
    end(writer);
}

/* The first block goes on behind the item's mark, the others are indented by its width. */
static void write_item(Writer *writer, const Block *block)
{
    Str outer = writer->indent;
    bool bullet = str_is(block->number, "•");
    Str mark = str_printf(writer->arena, "%.*s ", STR_ARG(bullet ? STR("-") : block->number));
    size_t start = writer->out.len;
    writer->indent = str_printf(writer->arena, "%.*s%*s", STR_ARG(outer), (int)mark.len, "");
    write_blocks(writer, block->children);
    if (writer->out.ptr && writer->out.len >= start + writer->indent.len)
        memcpy(writer->out.ptr + start + outer.len, mark.ptr, mark.len);
    writer->indent = outer;
}

static void write_indented(Writer *writer, const Block *block, const char *mark)
{
    Str outer = writer->indent;
    writer->indent = str_printf(writer->arena, "%.*s%s", STR_ARG(outer), mark);
    if (block->kind == BLOCK_CARD && block->text.count) {
        begin(writer);
        write_inlines(writer, block->text);
        if (block->caption.count) write_break(writer);
        write_inlines(writer, block->caption);
        end(writer);
    }
    write_blocks(writer, block->children);
    writer->indent = outer;
    strbuf_add_char(&writer->out, '\n');
}

static void write_heading(Writer *writer, const Block *block)
{
    begin(writer);
    for (int i = 0; i < block->level; i++) strbuf_add_char(&writer->out, '#');
    strbuf_add_char(&writer->out, ' ');
    write_number(writer, block->number);
    writer->in_table = true; /* a heading is one line, too */
    write_inlines(writer, block->text);
    writer->in_table = false;
    end(writer);
}

static void write_code(Writer *writer, const Block *block)
{
    Str rest = block->text.count ? block->text.items[0].text : (Str){0}, line;
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

static void write_block(Writer *writer, const Block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        begin(writer);
        write_inlines(writer, block->text);
        end(writer);
        break;
    case BLOCK_HEADING: write_heading(writer, block); break;
    case BLOCK_LIST:
    case BLOCK_LANDSCAPE:
    case BLOCK_KEEP: write_blocks(writer, block->children); break;
    case BLOCK_ITEM: write_item(writer, block); break;
    case BLOCK_QUOTE:
    case BLOCK_CARD: write_indented(writer, block, "> "); break;
    case BLOCK_CODE: write_code(writer, block); break;
    case BLOCK_TABLE:
    case BLOCK_FACTS:
        write_caption(writer, block->number, block->caption);
        write_rows(writer, block, block->column_count);
        break;
    case BLOCK_FIGURES:
    case BLOCK_TERMS: write_rows(writer, block, 2); break;
    case BLOCK_SIGNATURES: write_rows(writer, block, 3); break;
    case BLOCK_PHOTOS: write_photos(writer, block); break;
    case BLOCK_CHART: write_chart(writer, block); break;
    case BLOCK_COVER: write_cover(writer, block->cover); break;
    case BLOCK_PAGE_BREAK:
        begin(writer);
        strbuf_add(&writer->out, STR("---"));
        end(writer);
        break;
    case BLOCK_CONTENTS: break; /* a reader of Markdown makes its own */
    }
}

/* Where nothing stands between two page breaks, as in place of the contents, one will do. */
static void write_blocks(Writer *writer, Blocks blocks)
{
    bool broken = false;
    for (size_t i = 0; i < blocks.count; i++) {
        BlockKind kind = blocks.items[i]->kind;
        if (!broken || kind != BLOCK_PAGE_BREAK) write_block(writer, blocks.items[i]);
        if (kind != BLOCK_CONTENTS) broken = kind == BLOCK_PAGE_BREAK;
    }
}

Str document_markdown(Arena *arena, const Document *document, Str folder)
{
    Writer writer = {.arena = arena, .out = {.arena = arena}, .folder = path_real_future(arena, folder)};
    write_blocks(&writer, document->blocks);
    return strbuf_str(&writer.out);
}
