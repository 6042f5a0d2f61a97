/* A message as text:
 *
 *     错误[R0801] projects/…/application.yaml:9:15: what is wrong
 *        9 |   investment: 499999999.99
 *          |               ^^^^^^^^^^^^ label
 *       11 |   contract_amount: 49999999.99
 *          |                    ----------- related label
 *       依据 第八条。…
 *       改法 …
 *
 * What is still 待填, as long as it is no error, takes a line each at the end:
 *
 *     警告[S0001] 1 处还是“待填”，定稿前写上真实的值
 *       projects/…/application.yaml:12:13 建设地点 project.location
 *
 * Carets are counted in terminal columns. A line wider than the terminal is cut to a window around the span.
 */
#include "base/utf8.h"
#include "cli/cli.h"

#include "os/os.h"

#include <stdlib.h>

typedef struct Pen {
    StrBuf *out;
    Arena *arena;
    Lang lang;
    const Secrets *secrets;
    bool color;
    size_t columns;
    Str last; /* the line shown last: its further marks stand under it */
} Pen;

/* A marked range of one source line. */
typedef struct Mark {
    Span span;
    Str label;
    bool primary;
} Mark;

static void paint(Pen *pen, const char *sgr, Str text)
{
    if (pen->color) strbuf_printf(pen->out, "\033[%sm", sgr);
    strbuf_add(pen->out, text);
    if (pen->color) strbuf_add(pen->out, STR("\033[0m"));
}

static const char *severity_color(Severity severity)
{
    return severity == SEVERITY_ERROR ? "1;31" : severity == SEVERITY_WARNING ? "1;33" : "1;36";
}

/* An empty file, and one that is not read, has no lines to point at. */
static bool has_lines(Span span)
{
    return span.source && span.source->text.len;
}

/* Tabs become single blanks and what cannot be seen a mark, so that columns can be counted. */
static Str visible(Arena *arena, Str text)
{
    StrBuf buf = {.arena = arena};
    while (text.len) {
        uint32_t rune = utf8_next(&text);
        if (rune >= 0xFE00 && rune <= 0xFE0F) continue; /* asks for another form of what is before it */
        if (rune == '\t')
            strbuf_add_char(&buf, ' ');
        else if (rune_combines(rune))
            strbuf_add_rune(&buf, rune);
        else if (rune == UTF8_INVALID || rune < 0x20 || rune_width(rune) == 0)
            strbuf_add_rune(&buf, 0xFFFD);
        else
            strbuf_add_rune(&buf, rune);
    }
    return strbuf_str(&buf);
}

static Str place_of(Arena *arena, Span span)
{
    Str path = visible(arena, span.source->path);
    if (!has_lines(span)) return path;
    Position place = source_position(span.source, span.start);
    return str_printf(arena, "%.*s:%u:%u", STR_ARG(path), place.line, place.column);
}

static void write_heading(Pen *pen, const Diag *diag)
{
    Str tag = str_printf(pen->arena, "%s[%s]", severity_word(diag->severity, pen->lang), diag->code);
    paint(pen, severity_color(diag->severity), tag);
    strbuf_add(pen->out, STR(" "));
    if (diag->span.source) {
        strbuf_add(pen->out, place_of(pen->arena, diag->span));
        strbuf_add(pen->out, STR(": "));
    }
    paint(pen, "1", visible(pen->arena, diag->message));
    strbuf_add_char(pen->out, '\n');
}

/* Cuts *text (with a mark at `start`, `width` columns) to `room` columns, keeping the mark in sight. */
static void cut_to_window(Arena *arena, Str *text, size_t *start, size_t *width, size_t room)
{
    if (str_width(*text) <= room) return;
    size_t lead = *start > room / 3 && *start + *width > room - 2 ? *start - room / 3 : 0;
    Str rest = *text;
    size_t skipped = 0;
    while (rest.len && skipped < lead) skipped += (size_t)rune_width(utf8_next(&rest));
    StrBuf buf = {.arena = arena};
    size_t used = 0;
    if (skipped) strbuf_add(&buf, STR("…")), used = 1;
    while (rest.len) {
        Str after = rest;
        size_t wide = (size_t)rune_width(utf8_next(&after));
        if (used + wide + 1 > room) break;
        strbuf_add(&buf, (Str){rest.ptr, rest.len - after.len});
        used += wide;
        rest = after;
    }
    if (rest.len) strbuf_add(&buf, STR("…"));
    *text = strbuf_str(&buf);
    *start = *start - skipped + (skipped ? 1 : 0);
    if (*start + *width > room) *width = room > *start ? room - *start : 1;
}

/* What of an endless line can come to be shown: little before the mark and not much behind its beginning. */
static Str near_mark(Str line, size_t *from, size_t *to)
{
    enum { LONG_LINE = 8192, BEFORE = 1024, BEHIND = 4096 };
    if (line.len <= LONG_LINE) return line;
    size_t start = *from > BEFORE ? *from - BEFORE : 0, end = *from + BEHIND;
    while (start && ((unsigned char)line.ptr[start] & 0xC0) == 0x80 && *from - start < BEFORE + 4) start--;
    *from -= start;
    *to -= start;
    return str_slice(line, start, end);
}

static void write_gutter(Pen *pen, size_t gutter, size_t indent)
{
    paint(pen, "2", str_printf(pen->arena, "%*s | ", (int)gutter, ""));
    strbuf_printf(pen->out, "%*s", (int)indent, "");
}

/* The carets and the label behind them; a label that would run out of the window stands in a line of its own.
 */
static void write_marked(Pen *pen, const Mark *mark, size_t start, size_t width, size_t room,
                         const char *color, size_t gutter)
{
    const char *sgr = mark->primary ? color : "1;34";
    Str label = visible(pen->arena, mark->label);
    size_t wide = str_width(label);
    bool below = wide && start + width + 1 + wide > room;
    StrBuf carets = {.arena = pen->arena};
    for (size_t i = 0; i < width; i++) strbuf_add_char(&carets, mark->primary ? '^' : '-');
    if (label.len && !below) strbuf_printf(&carets, " %.*s", STR_ARG(label));
    write_gutter(pen, gutter, start);
    paint(pen, sgr, strbuf_str(&carets));
    strbuf_add_char(pen->out, '\n');
    if (!below) return;
    write_gutter(pen, gutter, start + wide <= room ? start : wide < room ? room - wide : 0);
    paint(pen, sgr, label);
    strbuf_add_char(pen->out, '\n');
}

static void write_snippet(Pen *pen, Mark mark, size_t gutter, Severity severity)
{
    Position place = source_position(mark.span.source, mark.span.start);
    Str line = source_line(mark.span.source, place.line);
    if (pen->secrets) line = secrets_hidden(pen->secrets, pen->arena, line);
    size_t from = mark.span.start - mark.span.source->line_starts[place.line - 1];
    size_t to = mark.span.end - mark.span.source->line_starts[place.line - 1];
    line = near_mark(line, &from, &to);
    size_t start = str_width(visible(pen->arena, str_slice(line, 0, from)));
    size_t width = str_width(visible(pen->arena, str_slice(line, from, to)));
    if (width == 0) width = 1;
    Str shown = visible(pen->arena, line);
    size_t room = pen->columns - gutter - 3;
    cut_to_window(pen->arena, &shown, &start, &width, room);
    Str number = str_printf(pen->arena, "%*u | ", (int)gutter, place.line);
    Str numbered = str_printf(pen->arena, "%.*s%.*s", STR_ARG(number), STR_ARG(shown));
    if (!str_equal(numbered, pen->last)) {
        paint(pen, "2", number);
        strbuf_add(pen->out, shown);
        strbuf_add_char(pen->out, '\n');
    }
    pen->last = numbered;
    write_marked(pen, &mark, start, width, room, severity_color(severity), gutter);
}

static int by_line(const void *left, const void *right)
{
    const Mark *a = left, *b = right;
    return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

static size_t digits_of(uint32_t number)
{
    size_t digits = 1;
    while (number >= 10) number /= 10, digits++;
    return digits;
}

/* The marks of the message's own file in the order of their lines, then those of other files with their
 * places. */
static void write_marks(Pen *pen, const Diag *diag)
{
    Array(Mark) here = {0};
    size_t gutter = 4;
    array_push(pen->arena, &here, (Mark){diag->span, diag->label, true});
    for (size_t i = 0; i < diag->related.count; i++) {
        DiagLabel related = diag->related.items[i];
        if (!related.span.source) continue;
        size_t digits = digits_of(source_position(related.span.source, related.span.start).line) + 2;
        if (digits > gutter) gutter = digits;
        if (related.span.source == diag->span.source && related.span.start != diag->span.start)
            array_push(pen->arena, &here, (Mark){related.span, related.text, false});
    }
    size_t digits = digits_of(source_position(diag->span.source, diag->span.start).line) + 2;
    if (digits > gutter) gutter = digits;
    qsort(here.items, here.count, sizeof *here.items, by_line);
    for (size_t i = 0; i < here.count; i++) write_snippet(pen, here.items[i], gutter, diag->severity);
    for (size_t i = 0; i < diag->related.count; i++) {
        DiagLabel related = diag->related.items[i];
        if (!related.span.source || related.span.source == diag->span.source) continue;
        pen->last = (Str){0};
        strbuf_printf(pen->out, "%*s ", (int)gutter, "-->");
        strbuf_add(pen->out, place_of(pen->arena, related.span));
        strbuf_add_char(pen->out, '\n');
        if (has_lines(related.span))
            write_snippet(pen, (Mark){related.span, related.text, false}, gutter, diag->severity);
    }
}

static void write_indented(Pen *pen, const char *lead, Str text)
{
    Str line;
    for (bool first = true; str_split(&text, '\n', &line); first = false)
        strbuf_printf(pen->out, "  %s%.*s\n", first ? lead : "       ", STR_ARG(visible(pen->arena, line)));
}

static void write_help(Pen *pen, const Diag *diag)
{
    if (diag->help.len) write_indented(pen, pen->lang == LANG_EN ? "help: " : "改法：", diag->help);
    int article = code_article(diag->code);
    if (article && pen->lang == LANG_EN)
        strbuf_printf(pen->out, "  article %d; see `zhiping explain %s`\n", article, diag->code);
    else if (article)
        strbuf_printf(pen->out, "  依据 第%.*s条。运行 `zhiping explain %s` 查看说明\n",
                      STR_ARG(str_chinese_number(pen->arena, (uint32_t)article)), diag->code);
}

static bool is_unwritten(const Diag *diag)
{
    return diag->unwritten.len && diag->severity == SEVERITY_WARNING;
}

/* Its value stands behind the widest place, but nearer to its own where the line would run out of the room.
 */
static void write_unwritten_line(Pen *pen, const Diag *diag, size_t widest)
{
    Str place = place_of(pen->arena, diag->span), value = visible(pen->arena, diag->unwritten);
    size_t used = 2 + str_width(place) + 1 + str_width(value), blanks = widest - str_width(place);
    size_t room = pen->columns > used ? pen->columns - used : 0;
    strbuf_printf(pen->out, "  %.*s%*s %.*s\n", STR_ARG(place), (int)(blanks < room ? blanks : room), "",
                  STR_ARG(value));
}

static void write_unwritten(Pen *pen, const Diag *const *diags, size_t count)
{
    Str tag = str_printf(pen->arena, "%s[%s]", severity_word(SEVERITY_WARNING, pen->lang), diags[0]->code);
    paint(pen, severity_color(SEVERITY_WARNING), tag);
    const char *heading = pen->lang == LANG_EN ? " %zu still to be written (待填) before the final issue"
                                               : " %zu 处还是“待填”，定稿前写上真实的值";
    paint(pen, "1", str_printf(pen->arena, heading, count));
    strbuf_add_char(pen->out, '\n');
    size_t widest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t width = str_width(place_of(pen->arena, diags[i]->span));
        if (width > widest) widest = width;
    }
    for (size_t i = 0; i < count; i++) write_unwritten_line(pen, diags[i], widest);
    strbuf_add_char(pen->out, '\n');
}

void render_text(StrBuf *out, const DiagList *diags, const Secrets *secrets, bool color, size_t columns)
{
    Pen pen = {out, diags->arena, diags->lang, secrets, color, columns < 40 ? 40 : columns, {0}};
    Array(const Diag *) unwritten = {0};
    for (size_t i = 0; i < diags->items.count; i++) {
        const Diag *diag = diags->items.items[i];
        if (is_unwritten(diag)) {
            array_push(diags->arena, &unwritten, diag);
            continue;
        }
        write_heading(&pen, diag);
        pen.last = (Str){0};
        if (has_lines(diag->span)) write_marks(&pen, diag);
        write_help(&pen, diag);
        strbuf_add_char(out, '\n');
    }
    if (unwritten.count) write_unwritten(&pen, unwritten.items, unwritten.count);
}

void print_text(FILE *stream, Str text)
{
    fwrite(text.ptr, 1, text.len, stream);
}

size_t terminal_columns(FILE *stream)
{
    size_t columns = os_terminal_columns(stream);
    return columns ? columns : 80;
}

void print_diags(const Options *options, DiagList *diags, Secrets *secrets)
{
    if (secrets) secrets_hide(secrets, diags);
    StrBuf out = {.arena = diags->arena};
    render_text(&out, diags, secrets, options->color_err, terminal_columns(stderr));
    print_text(stderr, strbuf_str(&out));
}
