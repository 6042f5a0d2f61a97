/* Edits mostly leave the lines where they are: then line n of one text is line n of the other. Where an edit
 * takes lines away or makes line ends, the counts differ, and the texts are walked side by side. */
#include "base/array.h"
#include "base/utf8.h"
#include "cli/diff-imp.h"

enum { CONTEXT = 3 };

typedef Array(Str) DiffLines;

/* A run of lines [from, to) of the old text, and of the new one, that differ. */
typedef struct Change {
    size_t from, to, new_from, new_to;
} Change;
typedef Array(Change) Changes;

typedef struct DiffWriter {
    StrBuf *out;
    DiffLines before, after;
    const Secrets *secrets;
    bool color;
} DiffWriter;

/* With their line ends. */
static DiffLines split_lines(Arena *arena, Str text)
{
    DiffLines lines = {0};
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\n') continue;
        array_push(arena, &lines, str_slice(text, start, i + 1));
        start = i + 1;
    }
    if (start < text.len) array_push(arena, &lines, str_slice(text, start, text.len));
    return lines;
}

/* Where the two texts go on alike after [from, …) and [new_from, …): at the fewest lines passed over, up to
 * NEAR of them; at both ends where they do not. */
static Change next_change(const DiffWriter *w, size_t from, size_t new_from)
{
    enum { NEAR = 64 };
    for (size_t passed = 1; passed <= NEAR; passed++)
        for (size_t old = 0; old <= passed; old++) {
            size_t to = from + old, new_to = new_from + passed - old;
            if (to < w->before.count && new_to < w->after.count &&
                str_equal(w->before.items[to], w->after.items[new_to]))
                return (Change){from, to, new_from, new_to};
        }
    return (Change){from, w->before.count, new_from, w->after.count};
}

static Changes changes_by_walk(Arena *arena, const DiffWriter *w)
{
    Changes changes = {0};
    size_t at = 0, new_at = 0;
    while (at < w->before.count || new_at < w->after.count) {
        bool same = at < w->before.count && new_at < w->after.count &&
                    str_equal(w->before.items[at], w->after.items[new_at]);
        if (!same) {
            array_push(arena, &changes, next_change(w, at, new_at));
            at = changes.items[changes.count - 1].to;
            new_at = changes.items[changes.count - 1].new_to;
            continue;
        }
        at++, new_at++;
    }
    return changes;
}

static Changes changes_by_line(Arena *arena, const DiffWriter *w)
{
    Changes changes = {0};
    for (size_t i = 0; i < w->before.count; i++) {
        if (str_equal(w->before.items[i], w->after.items[i])) continue;
        Change *last = changes.count ? &changes.items[changes.count - 1] : NULL;
        if (last && last->to == i)
            last->to = last->new_to = i + 1;
        else
            array_push(arena, &changes, ((Change){i, i + 1, i, i + 1}));
    }
    return changes;
}

static void write_visible(StrBuf *out, Str line)
{
    while (line.len) {
        uint32_t rune = utf8_next(&line);
        bool seen = rune != UTF8_INVALID && (rune >= 0x20 || rune == '\t') && (rune < 0x7F || rune >= 0xA0);
        strbuf_add_rune(out, seen ? rune : 0xFFFD);
    }
}

static void write_line(DiffWriter *w, char sign, Str line)
{
    bool ended = str_ends_with(line, STR("\n"));
    const char *sgr = sign == '-' ? "31" : sign == '+' ? "32" : NULL;
    if (ended) line.len--;
    line = secrets_hidden(w->secrets, w->out->arena, line);
    if (w->color && sgr) strbuf_printf(w->out, "\033[%sm", sgr);
    strbuf_add_char(w->out, sign);
    if (w->color)
        write_visible(w->out, str_ends_with(line, STR("\r")) ? str_slice(line, 0, line.len - 1) : line);
    else
        strbuf_add(w->out, line);
    if (w->color && sgr) strbuf_add(w->out, STR("\033[0m"));
    strbuf_add(w->out, ended ? STR("\n") : STR("\n\\ No newline at end of file\n"));
}

static void write_range(StrBuf *out, char sign, size_t from, size_t to)
{
    strbuf_printf(out, "%c%zu", sign, to > from ? from + 1 : from);
    if (to - from != 1) strbuf_printf(out, ",%zu", to - from);
}

static Str line_at(const DiffLines *lines, size_t index)
{
    return index < lines->count ? lines->items[index] : (Str){0};
}

/* The changes [first, last] with the lines around them. */
static void write_hunk(DiffWriter *w, const Change *first, const Change *last)
{
    size_t lead = first->from < CONTEXT ? first->from : CONTEXT;
    size_t rest = w->before.count - last->to, trail = rest < CONTEXT ? rest : CONTEXT;
    if (w->color) strbuf_add(w->out, STR("\033[36m"));
    strbuf_add(w->out, STR("@@ "));
    write_range(w->out, '-', first->from - lead, last->to + trail);
    strbuf_add_char(w->out, ' ');
    write_range(w->out, '+', first->new_from - lead, last->new_to + trail);
    strbuf_add(w->out, w->color ? STR(" @@\033[0m\n") : STR(" @@\n"));
    size_t at = first->from - lead;
    for (const Change *change = first; change <= last; change++) {
        for (; at < change->from; at++) write_line(w, ' ', line_at(&w->before, at));
        for (; at < change->to; at++) write_line(w, '-', line_at(&w->before, at));
        for (size_t i = change->new_from; i < change->new_to; i++) write_line(w, '+', line_at(&w->after, i));
    }
    for (; at < last->to + trail; at++) write_line(w, ' ', line_at(&w->before, at));
}

Diff diff_write(StrBuf *out, Str path, Str before, Str after, const Secrets *secrets, bool color)
{
    Diff diff = {0};
    if (str_equal(before, after)) return diff;
    Arena *scratch = arena_new();
    DiffWriter w = {out, split_lines(scratch, before), split_lines(scratch, after), secrets, color};
    Changes changes =
        w.before.count == w.after.count ? changes_by_line(scratch, &w) : changes_by_walk(scratch, &w);
    const char *bold = color ? "\033[1m" : "", *plain = color ? "\033[0m" : "";
    strbuf_printf(out, "%s--- a/%.*s\n+++ b/%.*s%s\n", bold, STR_ARG(path), STR_ARG(path), plain);
    for (size_t i = 0, last; i < changes.count; i = last + 1) {
        for (last = i; last + 1 < changes.count; last++)
            if (changes.items[last + 1].from - changes.items[last].to > 2 * CONTEXT) break;
        write_hunk(&w, &changes.items[i], &changes.items[last]);
    }
    for (size_t i = 0; i < changes.count; i++) diff.lines += changes.items[i].to - changes.items[i].from;
    arena_free(scratch);
    return diff;
}
