/* The scanner goes line by line and knows no more of YAML than what tells structure from text:
 *
 *   line   := indentation ( marker | comment | entry )
 *   entry  := "- " entry | key ": " value | value
 *   value  := quoted | flow | "|" … | plain
 *
 * Lines deeper than `parent`, the column of the last key or dash, belong to its value: to a block scalar or
 * a plain text they are text and not looked at. Only what is hardly ever meant as text is called a slip:
 * a full-width colon must follow a word that can be a key (a-z, 0-9, _), and so on; where a text is valid
 * YAML and may be meant, it is left alone. */
#include "doc/scan-imp.h"
#include "doc/slip_scan-imp.h"

#include <string.h>

/* --- plain text ----------------------------------------------------------------------------------------- */

/* Whether all between the brackets are codes (1.1.2, E01) with at least one comma. */
static bool lists_codes(Str inner)
{
    size_t commas = 0;
    while (inner.len) {
        char c = *inner.ptr;
        size_t step = str_starts_with(inner, STR("，")) || str_starts_with(inner, STR("、")) ? 3 : 1;
        if (step == 1 && c != ',' && c != ' ' && c != '.' && c != '-' && !scan_is_word(c)) return false;
        commas += step == 3 || c == ',';
        inner = str_slice(inner, step, inner.len);
    }
    return commas > 0;
}

typedef struct Wrapper {
    Str open, close, instead_open, instead_close;
    SlipKind kind;
    bool only_codes;
} Wrapper;

static const Wrapper wrappers[] = {
    {STR_INIT("“"), STR_INIT("”"), STR_INIT("\""), STR_INIT("\""), SLIP_QUOTES, false},
    {STR_INIT("”"), STR_INIT("”"), STR_INIT("\""), STR_INIT("\""), SLIP_QUOTES, false},
    {STR_INIT("“"), STR_INIT("\""), STR_INIT("\""), STR_INIT("\""), SLIP_QUOTES, false},
    {STR_INIT("‘"), STR_INIT("’"), STR_INIT("'"), STR_INIT("'"), SLIP_QUOTES, false},
    {STR_INIT("［"), STR_INIT("］"), STR_INIT("["), STR_INIT("]"), SLIP_BRACKETS, false},
    {STR_INIT("｛"), STR_INIT("｝"), STR_INIT("{"), STR_INIT("}"), SLIP_BRACKETS, false},
    {STR_INIT("【"), STR_INIT("】"), STR_INIT("["), STR_INIT("]"), SLIP_BRACKETS, true},
    {STR_INIT("（"), STR_INIT("）"), STR_INIT("["), STR_INIT("]"), SLIP_BRACKETS, true},
};

static bool wraps(const Wrapper *wrapper, Str text, Str *inner)
{
    if (text.len < wrapper->open.len + wrapper->close.len || *text.ptr != *wrapper->open.ptr) return false;
    if (!str_starts_with(text, wrapper->open) || !str_ends_with(text, wrapper->close)) return false;
    *inner = str_slice(text, wrapper->open.len, text.len - wrapper->close.len);
    if (wrapper->only_codes) return lists_codes(*inner);
    return str_find(*inner, wrapper->open) == SIZE_MAX && str_find(*inner, wrapper->close) == SIZE_MAX;
}

void scan_check_wrapped(Scanner *scanner, uint32_t start, uint32_t end)
{
    Arena *arena = scanner->diags->arena;
    Str text = str_slice(scanner->source->text, start, end), inner;
    if (text.len == 0 || (unsigned char)*text.ptr < 0x80) return;
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
        const Wrapper *wrapper = &wrappers[i];
        if (!wraps(wrapper, text, &inner)) continue;
        if (wrapper->kind == SLIP_BRACKETS) {
            inner = str_replace(arena, inner, STR("，"), STR(", "));
            inner = str_replace(arena, inner, STR("、"), STR(", "));
            inner = str_replace(arena, inner, STR(",  "), STR(", "));
        }
        bool mechanical = str_find(inner, STR("\"")) == SIZE_MAX && str_find(inner, STR("'")) == SIZE_MAX &&
                          str_find(inner, STR("\\")) == SIZE_MAX;
        Str parts[] = {wrapper->instead_open, inner, wrapper->instead_close};
        scan_slip(scanner, wrapper->kind, start, end,
                  mechanical ? str_join(arena, parts, 3, (Str){0}) : (Str){0});
        return;
    }
}

static uint32_t plain_end(const Scanner *scanner)
{
    const char *hash = scanner->text + scanner->at, *line_end = scanner->text + scanner->line_end;
    while ((hash = memchr(hash, '#', (size_t)(line_end - hash))) && !scan_is_blank(hash[-1])) hash++;
    uint32_t end = hash ? (uint32_t)(hash - scanner->text) : scanner->line_end;
    while (end > scanner->at && scan_is_blank(scanner->text[end - 1])) end--;
    return end;
}

static void read_plain(Scanner *scanner)
{
    scan_check_wrapped(scanner, scanner->at, plain_end(scanner));
    scanner->after = AFTER_TEXT;
}

/* --- values --------------------------------------------------------------------------------------------- */

static void read_block_header(Scanner *scanner)
{
    scanner->at++;
    while (scanner->at < scanner->line_end && strchr("+-0123456789", scanner->text[scanner->at]))
        scanner->at++;
    scan_skip_blanks(scanner);
    scanner->after = scan_line_is_over(scanner) ? AFTER_BLOCK : AFTER_NOTHING;
    scanner->block_begun = false;
}

/* What may follow a quoted value on its line is a comment. */
static void finish_quoted(Scanner *scanner)
{
    scanner->after = AFTER_NOTHING;
    scan_skip_blanks(scanner);
    if (scan_line_is_over(scanner)) return;
    bool hash = scanner->text[scanner->at] == '#', apart = scan_is_blank(scanner->text[scanner->at - 1]);
    uint32_t wide =
        str_starts_with(str_slice(scanner->source->text, scanner->at, scanner->line_end), STR("＃")) ? 3 : 0;
    if (wide)
        scan_slip(scanner, SLIP_COMMENT, scanner->at, scanner->at + wide, apart ? STR("#") : STR(" #"));
    else if (hash)
        scan_slip(scanner, SLIP_AFTER_QUOTE, scanner->at, scanner->at + 1, STR(" #"));
    else
        scan_slip(scanner, SLIP_AFTER_QUOTE, scanner->at, plain_end(scanner), (Str){0});
}

static void read_value(Scanner *scanner)
{
    scanner->after = AFTER_KEY;
    scan_skip_blanks(scanner);
    if (scan_line_is_over(scanner)) return;
    switch (scanner->text[scanner->at]) {
    case '"':
    case '\'':
        if (scan_quoted(scanner)) finish_quoted(scanner);
        break;
    case '[':
    case '{':
        scanner->after = AFTER_NOTHING;
        scan_flow(scanner);
        break;
    case '|':
    case '>': read_block_header(scanner); break;
    default: read_plain(scanner);
    }
}

/* --- entries -------------------------------------------------------------------------------------------- */

/* A quoted key or value. */
static void read_quoted_entry(Scanner *scanner, int32_t column)
{
    if (!scan_quoted(scanner)) return;
    uint32_t closed = scanner->at;
    scan_skip_blanks(scanner);
    if (scan_take_colon(scanner, closed)) {
        scan_open(scanner, column, false);
        read_value(scanner);
        return;
    }
    finish_quoted(scanner);
}

/* Finds the first ": " of the line, before any comment, and goes behind it. */
static bool pass_key(Scanner *scanner)
{
    uint32_t end = plain_end(scanner);
    for (uint32_t at = scanner->at; at < end; at++) {
        if (scanner->text[at] != ':' || !scan_blank_or_end(scanner, at + 1)) continue;
        scanner->at = at + 1;
        return true;
    }
    return false;
}

static void read_plain_entry(Scanner *scanner, int32_t column)
{
    uint32_t word = scan_word_end(scanner, scanner->at), start = scanner->at;
    bool key = false;
    if (word > start) {
        scanner->at = word;
        key = scan_take_colon(scanner, word);
        if (!key) scanner->at = start;
    }
    if (!key && !pass_key(scanner)) {
        read_plain(scanner);
        return;
    }
    scan_open(scanner, column, false);
    read_value(scanner);
}

static void read_entry(Scanner *scanner)
{
    int32_t column = scan_column(scanner);
    char c = scanner->text[scanner->at];
    if (c == '"' || c == '\'')
        read_quoted_entry(scanner, column);
    else if (c == '[' || c == '{' || c == '|' || c == '>')
        read_value(scanner);
    else
        read_plain_entry(scanner, column);
}

/* Bytes of something that stands where a list item's "- " should: another dash before a blank, or a dash with
 * text right behind it; the blanks after it count. 0 where there is none. */
static uint32_t false_dash(const Scanner *scanner)
{
    static const Str dashes[] = {STR_INIT("－"), STR_INIT("—"), STR_INIT("–"), STR_INIT("−"),
                                 STR_INIT("•"),  STR_INIT("·"), STR_INIT("●"), STR_INIT("*")};
    Str rest = str_slice(scanner->source->text, scanner->at, scanner->line_end);
    if (scan_is_word(scanner->text[scanner->at])) return 0;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (!str_starts_with(rest, dashes[i])) continue;
        uint32_t after = scanner->at + (uint32_t)dashes[i].len, end = after;
        while (end < scanner->line_end && scan_any_blank(scanner, end)) end += scan_any_blank(scanner, end);
        return end > after ? end - scanner->at : 0;
    }
    if (rest.len < 2 || rest.ptr[0] != '-') return 0;
    uint32_t end = scanner->at + 1;
    while (end < scanner->line_end && scan_wide_blank(scanner, end)) end += scan_wide_blank(scanner, end);
    if (end > scanner->at + 1) return end - scanner->at;
    char next = rest.ptr[1];
    bool text = (unsigned char)next >= 0x80 || scan_is_word(next) || strchr("\"'[{", next);
    return text && !(next >= '0' && next <= '9') ? 1 : 0;
}

/* Passes "- - " and "? ", true when something is left on the line. */
static bool pass_dashes(Scanner *scanner)
{
    for (;;) {
        scan_skip_blanks(scanner);
        if (scan_line_is_over(scanner)) return false;
        char c = scanner->text[scanner->at];
        bool dash = (c == '-' || c == '?') && scan_blank_or_end(scanner, scanner->at + 1);
        uint32_t length = dash ? 1 : false_dash(scanner);
        if (length == 0) return true;
        scan_open(scanner, scan_column(scanner), true);
        scanner->after = AFTER_KEY;
        if (!dash) scan_slip(scanner, SLIP_DASH, scanner->at, scanner->at + length, STR("- "));
        scanner->at += length;
    }
}

/* --- lines ---------------------------------------------------------------------------------------------- */

static bool belongs_to_block(Scanner *scanner, int32_t indent)
{
    bool tab = scanner->text[scanner->at] == '\t';
    if (indent > scanner->parent) {
        if (tab && !scanner->block_begun)
            scan_slip(scanner, SLIP_TAB, scanner->at, scanner->at + 1, STR("  "));
        scanner->block_begun = true;
        return true;
    }
    uint32_t behind = scanner->at;
    while (behind < scanner->line_end && scan_any_blank(scanner, behind))
        behind += scan_any_blank(scanner, behind);
    if (behind == scanner->at || scan_looks_like_entry(scanner, behind)) {
        scanner->after = AFTER_NOTHING;
        return false;
    }
    Str instead = scan_blanks(scanner, (size_t)scanner->parent + 2);
    scan_slip(scanner, tab ? SLIP_TAB : SLIP_WIDE_BLANK, scanner->line_start, behind, instead);
    return true;
}

/* Tabs and wide blanks in the indentation: told, and counted as the blanks that should stand there. */
static void check_indentation(Scanner *scanner, int32_t blanks)
{
    uint32_t at = scanner->at;
    Indent indent = {.plain = (size_t)blanks, .usual = (size_t)blanks};
    while (at < scanner->line_end && scan_any_blank(scanner, at)) {
        uint32_t length = scan_any_blank(scanner, at);
        bool tab = scanner->text[at] == '\t', blank = scanner->text[at] == ' ';
        indent.tab = indent.tab || tab;
        indent.usual += length == 3 || tab ? 2 : 1;
        indent.plain += blank;
        indent.signs += !blank;
        at += length;
    }
    scanner->shift = 0;
    if (at == scanner->at) return;
    bool text_begins =
        scanner->after == AFTER_KEY && blanks > scanner->parent && !scan_looks_like_entry(scanner, at);
    if (!indent.tab && text_begins && at < scanner->line_end) return;
    size_t width = 0;
    bool sure = at == scanner->line_end || scan_likely_width(scanner, at, indent, &width);
    scan_slip(scanner, indent.tab ? SLIP_TAB : SLIP_WIDE_BLANK, scanner->line_start, at,
              sure ? scan_blanks(scanner, width) : (Str){0});
    scanner->shift = (int32_t)width - (int32_t)(at - scanner->line_start);
    scanner->at = at;
}

/* "---" and "..." begin anew; what follows "---" on the line is content. */
static bool is_marker(Scanner *scanner)
{
    Str rest = str_slice(scanner->source->text, scanner->line_start, scanner->line_end);
    if (!str_starts_with(rest, STR("---")) && !str_starts_with(rest, STR("..."))) return false;
    if (!scan_blank_or_end(scanner, scanner->line_start + 3)) return false;
    scanner->parent = -1;
    scanner->depth = 0;
    scanner->after = AFTER_KEY;
    scanner->at += 3;
    return true;
}

static void scan_line(Scanner *scanner)
{
    scanner->at = scanner->line_start;
    scanner->shift = 0;
    while (scanner->at < scanner->line_end && scanner->text[scanner->at] == ' ') scanner->at++;
    if (scanner->at == scanner->line_end) return;
    int32_t indent = (int32_t)(scanner->at - scanner->line_start);
    if (indent == 0 && is_marker(scanner)) {
        if (pass_dashes(scanner)) read_entry(scanner);
        return;
    }
    if (scanner->after == AFTER_BLOCK && belongs_to_block(scanner, indent)) return;
    if (scanner->after == AFTER_TEXT && indent > scanner->parent) return;
    if (indent == 0 && scanner->text[scanner->at] == '%') return;
    check_indentation(scanner, indent);
    scanner->content = scanner->at;
    Str rest = str_slice(scanner->source->text, scanner->at, scanner->line_end);
    if (str_starts_with(rest, STR("＃")))
        scan_slip(scanner, SLIP_COMMENT, scanner->at, scanner->at + 3, STR("#"));
    else if (pass_dashes(scanner))
        read_entry(scanner);
}

/* With what is known of the width of a tab. */
static Scanner scan_all(const Source *source, DiagList *diags, size_t sign_width)
{
    Scanner scanner = {.source = source,
                       .diags = diags,
                       .text = source->text.ptr,
                       .parent = -1,
                       .sign_width = sign_width,
                       .after = AFTER_KEY};
    bool more = source->text.len > 0;
    if (more) scan_to_line(&scanner, 0);
    while (more && !scanner.lost && scanner.slips < SCAN_MOST_SLIPS) {
        scan_line(&scanner);
        more = scanner.resumed || scan_to_line(&scanner, scanner.next_line);
        scanner.resumed = false;
    }
    return scanner;
}

/* The only width of a tab at which every line goes on; 0 where none or several do. */
static size_t consistent_width(const Source *source, const DiagList *none)
{
    static const size_t widths[] = {2, 4, 8};
    size_t found = 0, count = 0;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        DiagList told = *none;
        if (scan_all(source, &told, widths[i]).strayed) continue;
        found = widths[i];
        count++;
    }
    return count == 1 ? found : 0;
}

/* What lines further down have told of the width of a tab serves those before them: the file is read again.
 */
bool slip_scan(const Source *source, DiagList *diags, SlipMends *mends)
{
    const DiagList none = {.arena = diags->arena, .lang = diags->lang};
    DiagList told = none;
    Scanner scanner = scan_all(source, &told, 0);
    size_t width = scanner.sign_width;
    if (scanner.unsure && !width) width = consistent_width(source, &none);
    if (scanner.unsure && width) {
        told = none;
        scanner = scan_all(source, &told, width);
    }
    diag_take(diags, &told);
    *mends = scanner.mends;
    return scanner.slips == 0;
}
