#include "base/utf8.h"
#include "template/guard-imp.h"
#include "template/tokens-imp.h"

typedef struct Mender {
    Arena *arena;
    const MappedText *filled;
    Str text;
    GuardedText *out;
    size_t fence; /* length of the open fence, 0 outside */
    char fence_mark;
} Mender;

static Str without_indent(Str line)
{
    size_t i = 0;
    while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t' || line.ptr[i] == '>')) i++;
    return str_slice(line, i, line.len);
}

static size_t line_end(Str text, size_t start)
{
    size_t newline = str_find(str_slice(text, start, text.len), STR("\n"));
    return newline == SIZE_MAX ? text.len : start + newline;
}

/* --- fences --- */

static size_t run_length(Str line, char mark)
{
    size_t run = 0;
    while (run < line.len && line.ptr[run] == mark) run++;
    return run;
}

static void follow_fence(Mender *mender, Str line)
{
    Str inner = without_indent(line);
    char mark = inner.len ? inner.ptr[0] : 0;
    size_t run = mark == '`' || mark == '~' ? run_length(inner, mark) : 0;
    if (run < 3) return;
    if (mender->fence == 0) {
        mender->fence = run;
        mender->fence_mark = mark;
    } else if (mark == mender->fence_mark && run >= mender->fence &&
               str_trim(str_slice(inner, run, inner.len)).len == 0) {
        mender->fence = 0;
    }
}

/* --- tables --- */

/* Whether the line is a table's second one; its dashes then. */
static bool read_rule(Arena *arena, Str line, TableRule *rule)
{
    Str rest = str_trim(without_indent(line)), cell;
    Array(uint32_t) dashes = {0};
    if (!str_starts_with(rest, STR("|"))) return false;
    rest = str_slice(rest, 1, rest.len);
    if (str_ends_with(rest, STR("|"))) rest.len--;
    while (str_split(&rest, '|', &cell)) {
        uint32_t count = 0;
        cell = str_trim(cell);
        for (size_t i = 0; i < cell.len; i++) {
            bool colon = cell.ptr[i] == ':' && (i == 0 || i + 1 == cell.len);
            if (!colon && cell.ptr[i] != '-') return false;
            count += !colon;
        }
        if (count == 0) return false;
        array_push(arena, &dashes, count);
    }
    *rule = (TableRule){dashes.items, dashes.count};
    return true;
}

/* Gives the line [start, end) the mark of the table whose header it is, and copies what is before the mark.
 */
static size_t mark_header(Mender *mender, size_t start, size_t end)
{
    Str line = str_slice(mender->text, start, end), inner = without_indent(line);
    TableRule rule;
    if (!str_starts_with(inner, STR("|")) || end + 1 >= mender->text.len) return start;
    Str next = str_slice(mender->text, end + 1, line_end(mender->text, end + 1));
    if (!read_rule(mender->arena, next, &rule)) return start;
    size_t behind_pipe = start + (line.len - inner.len) + 1;
    while (behind_pipe < end && mender->text.ptr[behind_pipe] == ' ') behind_pipe++;
    mapped_copy(&mender->out->text, mender->filled, start, behind_pipe);
    Str mark = str_printf(mender->arena, TABLE_OPEN "%zu" TABLE_CLOSE, mender->out->rules.count);
    mapped_add(&mender->out->text, mark, mapped_span(mender->filled, start, end));
    array_push(mender->arena, &mender->out->rules, rule);
    return behind_pipe;
}

/* --- stars --- */

bool guard_is_mark(uint32_t rune)
{
    if (rune < 0x80)
        return rune > ' ' && !(rune >= '0' && rune <= '9') && !(rune >= 'A' && rune <= 'Z') &&
               !(rune >= 'a' && rune <= 'z') && rune != '*' && rune != 0x7F;
    return rune == 0xB7 || (rune >= 0x2010 && rune <= 0x205E) || (rune >= 0x3001 && rune <= 0x3030) ||
           (rune >= 0xFF01 && rune <= 0xFF0F) || (rune >= 0xFF1A && rune <= 0xFF20) ||
           (rune >= 0xFF3B && rune <= 0xFF40) || (rune >= 0xFF5B && rune <= 0xFF65);
}

static uint32_t rune_before(Str text, size_t at)
{
    size_t start = at;
    if (at == 0) return '\n';
    do start--;
    while (start > 0 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80);
    Str rest = str_slice(text, start, at);
    return utf8_next(&rest);
}

static uint32_t rune_behind(Str text, size_t at)
{
    Str rest = str_slice(text, at, text.len);
    return rest.len ? utf8_next(&rest) : '\n';
}

static bool is_letter_of_ours(uint32_t rune)
{
    return rune >= 0x80 && rune != 0x3000 && rune != UTF8_INVALID;
}

/* Copies [start, end) with guards beside the stars that need them. */
static void guard_stars(Mender *mender, size_t start, size_t end)
{
    MappedText *out = &mender->out->text;
    for (size_t i = start; i < end; i++) {
        if (mender->text.ptr[i] != '*') continue;
        size_t stop = i + run_length(str_slice(mender->text, i, end), '*');
        uint32_t before = rune_before(mender->text, i), behind = rune_behind(mender->text, stop);
        Span place = mapped_span(mender->filled, i, stop);
        bool guard_before = guard_is_mark(before) && before != '\\' && is_letter_of_ours(behind);
        bool guard_behind = guard_is_mark(behind) && is_letter_of_ours(before);
        mapped_copy(out, mender->filled, start, i);
        if (guard_before) mapped_add(out, STR(GUARD), place);
        mapped_copy(out, mender->filled, i, stop);
        if (guard_behind) mapped_add(out, STR(GUARD), place);
        start = stop;
        i = stop - 1;
    }
    mapped_copy(out, mender->filled, start, end);
}

/* Copies [start, end) with a mark between two pipes side by side, which md4c would take for an empty cell. */
static void copy_row(Mender *mender, size_t start, size_t end)
{
    for (size_t i = start; i + 1 < end; i++) {
        const char *text = mender->text.ptr;
        if (text[i] == '\\')
            i++;
        else if (text[i] == '|' && text[i + 1] == '|') {
            guard_stars(mender, start, i + 1);
            mapped_add(&mender->out->text, STR(JOIN), mapped_span(mender->filled, i, i + 2));
            start = i + 1;
        }
    }
    guard_stars(mender, start, end);
}

GuardedText guard_markdown(Arena *arena, const MappedText *filled)
{
    GuardedText out = {.text = mapped_new(arena)};
    Mender mender = {.arena = arena, .filled = filled, .out = &out};
    mender.text = (Str){filled->text.ptr, filled->text.len};
    bool after_row = false;
    for (size_t start = 0; start < mender.text.len;) {
        size_t end = line_end(mender.text, start), next = end < mender.text.len ? end + 1 : end;
        Str line = str_slice(mender.text, start, end), inner = without_indent(line);
        bool inside = mender.fence != 0;
        follow_fence(&mender, line);
        if (!inside && after_row && str_starts_with(inner, STR(": ")))
            mapped_add(&out.text, STR("\n"), mapped_span(filled, start, end));
        if (!inside) start = mark_header(&mender, start, end);
        after_row = !inside && str_starts_with(inner, STR("|"));
        if (after_row)
            copy_row(&mender, start, next);
        else
            guard_stars(&mender, start, next);
        start = next;
    }
    return out;
}
