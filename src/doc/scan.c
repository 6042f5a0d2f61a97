#include "doc/scan-imp.h"

#include <string.h>

bool scan_to_line(Scanner *scanner, uint32_t start)
{
    uint32_t len = (uint32_t)scanner->source->text.len;
    if (start >= len) return false;
    const char *end = memchr(scanner->text + start, '\n', len - start);
    scanner->at = scanner->line_start = scanner->content = start;
    scanner->line_end = end ? (uint32_t)(end - scanner->text) : len;
    scanner->next_line = end ? scanner->line_end + 1 : len;
    if (scanner->line_end > start && scanner->text[scanner->line_end - 1] == '\r') scanner->line_end--;
    return true;
}

void scan_slip(Scanner *scanner, SlipKind kind, uint32_t start, uint32_t end, Str instead)
{
    if (scanner->slips++ >= SCAN_MOST_SLIPS) return;
    slip_report(kind, (Span){scanner->source, start, end}, instead, scanner->diags);
    if (instead.ptr)
        array_push(scanner->diags->arena, &scanner->mends.mends, ((Mend){start, end, instead}));
    else
        scanner->mends.doubt = true;
}

Str scan_blanks(Scanner *scanner, size_t count)
{
    return str_printf(scanner->diags->arena, "%*s", (int)count, "");
}

/* --- characters -------------------------------------------------------------------------------------------
 */

bool scan_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool scan_is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool starts_with_at(const Scanner *scanner, uint32_t at, Str start)
{
    return str_starts_with(str_slice(scanner->source->text, at, scanner->line_end), start);
}

bool scan_blank_or_end(const Scanner *scanner, uint32_t at)
{
    return at >= scanner->line_end || scan_is_blank(scanner->text[at]);
}

uint32_t wide_blank_length(Str text)
{
    if (str_starts_with(text, STR("\u00A0"))) return 2;
    if (str_starts_with(text, STR("\u3000"))) return 3;
    /* U+2000 to U+200A: en quad to hair space */
    bool general =
        text.len > 2 && str_starts_with(text, STR("\xE2\x80")) && (unsigned char)text.ptr[2] <= 0x8A;
    return general ? 3 : 0;
}

uint32_t scan_wide_blank(const Scanner *scanner, uint32_t at)
{
    if (at >= scanner->line_end || (unsigned char)scanner->text[at] < 0x80) return 0;
    return wide_blank_length(str_slice(scanner->source->text, at, scanner->line_end));
}

uint32_t scan_any_blank(const Scanner *scanner, uint32_t at)
{
    return scan_is_blank(scanner->text[at]) ? 1 : scan_wide_blank(scanner, at);
}

void scan_skip_blanks(Scanner *scanner)
{
    while (scanner->at < scanner->line_end && scan_is_blank(scanner->text[scanner->at])) scanner->at++;
}

bool scan_line_is_over(const Scanner *scanner)
{
    if (scanner->at >= scanner->line_end) return true;
    if (scanner->text[scanner->at] != '#') return false;
    return scanner->at == scanner->content || scan_is_blank(scanner->text[scanner->at - 1]);
}

int32_t scan_column(const Scanner *scanner)
{
    return (int32_t)(scanner->at - scanner->line_start) + scanner->shift;
}

/* --- keys -------------------------------------------------------------------------------------------------
 */

uint32_t scan_word_end(const Scanner *scanner, uint32_t at)
{
    uint32_t end = at;
    if (end == scanner->line_end || scanner->text[end] < 'a' || scanner->text[end] > 'z') return at;
    while (end < scanner->line_end && scan_is_word(scanner->text[end]) &&
           !(scanner->text[end] >= 'A' && scanner->text[end] <= 'Z'))
        end++;
    return end;
}

bool scan_looks_like_entry(const Scanner *scanner, uint32_t at)
{
    if (at >= scanner->line_end) return false;
    char c = scanner->text[at];
    if (c == '#' || (c == '-' && scan_blank_or_end(scanner, at + 1))) return true;
    uint32_t end = scan_word_end(scanner, at);
    return end > at && end < scanner->line_end &&
           (scanner->text[end] == ':' || starts_with_at(scanner, end, STR("：")));
}

static uint32_t skip_any_blanks(const Scanner *scanner, uint32_t at)
{
    while (at < scanner->line_end && scan_any_blank(scanner, at)) at += scan_any_blank(scanner, at);
    return at;
}

/* Links and Windows paths are text: http://…, c:\… */
static bool is_address(const Scanner *scanner, uint32_t colon)
{
    return colon + 1 < scanner->line_end && strchr("/\\", scanner->text[colon + 1]);
}

bool scan_take_colon(Scanner *scanner, uint32_t key_end)
{
    uint32_t colon = key_end;
    while (colon < scanner->line_end && scan_is_blank(scanner->text[colon])) colon++;
    if (starts_with_at(scanner, colon, STR("："))) {
        scanner->at = skip_any_blanks(scanner, colon + 3);
        scan_slip(scanner, SLIP_COLON, key_end, scanner->at,
                  scanner->at < scanner->line_end ? STR(": ") : STR(":"));
        return true;
    }
    if (colon >= scanner->line_end || scanner->text[colon] != ':') return false;
    if (!scan_blank_or_end(scanner, colon + 1)) {
        if (is_address(scanner, colon) || colon > key_end) return false;
        scanner->at = skip_any_blanks(scanner, colon + 1);
        scan_slip(scanner, SLIP_NO_BLANK, colon, scanner->at, STR(": "));
        return true;
    }
    scanner->at = colon + 1;
    return true;
}

/* --- values over several lines
 * ------------------------------------------------------------------------------ */

/* Whether the line the scanner has come to, within a quoted or flow value, is a new entry: as deep as its key
 * or less, and with the look of one. Then the value was never closed. */
static bool begins_anew(const Scanner *scanner)
{
    uint32_t at = scanner->line_start;
    while (at < scanner->line_end && scanner->text[at] == ' ') at++;
    return (int32_t)(at - scanner->line_start) <= scanner->parent && scan_looks_like_entry(scanner, at);
}

/* Gives up the value opened at `open`. Where its line ends with the full-width fellow of the closing sign,
 * that is the slip. */
static bool give_up(Scanner *scanner, SlipKind kind, uint32_t open, Str wide, Str plain)
{
    Str line = source_line(scanner->source, source_position(scanner->source, open).line);
    uint32_t end = (uint32_t)(line.ptr + line.len - scanner->text);
    if (wide.len && str_ends_with(line, wide) && end - wide.len > open)
        scan_slip(scanner, kind, end - (uint32_t)wide.len, end, plain);
    else
        scan_slip(scanner, kind, open, open + 1, (Str){0});
    scanner->after = AFTER_NOTHING;
    return false;
}

bool scan_quoted(Scanner *scanner)
{
    uint32_t open = scanner->at++;
    char quote = scanner->text[open];
    Str wide = quote == '"' ? STR("”") : STR("’"), plain = quote == '"' ? STR("\"") : STR("'");
    for (;;) {
        if (scanner->at >= scanner->line_end) {
            bool more = scan_to_line(scanner, scanner->next_line);
            scanner->resumed = more && begins_anew(scanner);
            if (!more || scanner->resumed) return give_up(scanner, SLIP_OPEN_QUOTE, open, wide, plain);
            continue;
        }
        char c = scanner->text[scanner->at];
        bool pair = scanner->at + 1 < scanner->line_end &&
                    (quote == '"' ? c == '\\' : c == '\'' && scanner->text[scanner->at + 1] == '\'');
        scanner->at += pair ? 2 : 1;
        if (c == quote && !pair) return true;
    }
}

/* A run of full-width commas on one line is one slip. */
typedef struct Flow {
    Scanner *scanner;
    char brackets[SCAN_MOST_BRACKETS];
    size_t depth;
    uint32_t open;         /* the outermost bracket */
    uint32_t commas, last; /* where the run begins and its last comma ends; 0, 0 */
} Flow;

static void tell_commas(Flow *flow)
{
    if (flow->last == 0) return;
    Scanner *scanner = flow->scanner;
    Arena *arena = scanner->diags->arena;
    Str mended = str_slice(scanner->source->text, flow->commas, flow->last);
    mended = str_replace(arena, mended, STR("，"), STR(", "));
    mended = str_replace(arena, mended, STR("、"), STR(", "));
    mended = str_replace(arena, mended, STR(",  "), STR(", "));
    bool blank = flow->last < scanner->line_end && scan_is_blank(scanner->text[flow->last]);
    scan_slip(scanner, SLIP_COMMA, flow->commas, flow->last, str_slice(mended, 0, mended.len - blank));
    flow->commas = flow->last = 0;
}

static void note_comma(Flow *flow)
{
    if (flow->last == 0) flow->commas = flow->scanner->at;
    flow->last = flow->scanner->at + 3;
}

static bool at_comma(const Scanner *scanner)
{
    return starts_with_at(scanner, scanner->at, STR("，")) || starts_with_at(scanner, scanner->at, STR("、"));
}

/* Whether a comma within a text separates: always in a list, where one can hardly tell; among keys where the
 * next key follows. */
static bool separates(const Flow *flow)
{
    const Scanner *scanner = flow->scanner;
    if (flow->brackets[flow->depth - 1] == '[') return true;
    uint32_t next = skip_any_blanks(scanner, scanner->at + 3), end = scan_word_end(scanner, next);
    return end > next && end < scanner->line_end &&
           (scanner->text[end] == ':' || starts_with_at(scanner, end, STR("：")));
}

static bool ends_flow_text(const Scanner *scanner)
{
    char c = scanner->text[scanner->at];
    if (strchr(",[]{}", c)) return true;
    if (c == '#') return scan_is_blank(scanner->text[scanner->at - 1]);
    return c == ':' &&
           (scan_blank_or_end(scanner, scanner->at + 1) || strchr(",[]{}", scanner->text[scanner->at + 1]));
}

/* A plain text up to the next sign of the flow's own. */
static void read_flow_text(Flow *flow)
{
    Scanner *scanner = flow->scanner;
    uint32_t start = scanner->at, word = scan_word_end(scanner, start);
    if (word > start && flow->brackets[flow->depth - 1] == '{' && scan_take_colon(scanner, word)) return;
    bool comma = false;
    while (scanner->at < scanner->line_end && !ends_flow_text(scanner)) {
        if (at_comma(scanner) && separates(flow)) {
            comma = true;
            note_comma(flow);
            if (flow->brackets[flow->depth - 1] == '{') {
                scanner->at += 3;
                return;
            }
        }
        scanner->at++;
    }
    uint32_t end = scanner->at;
    while (end > start && scan_is_blank(scanner->text[end - 1])) end--;
    if (!comma) scan_check_wrapped(scanner, start, end);
}

/* One step on a line; false where the scanner should not go on within this flow. */
static bool step_flow(Flow *flow)
{
    Scanner *scanner = flow->scanner;
    char c = scanner->text[scanner->at];
    if (c == '"' || c == '\'') {
        tell_commas(flow);
        return scan_quoted(scanner) &&
               (!starts_with_at(scanner, scanner->at, STR("：")) || scan_take_colon(scanner, scanner->at));
    }
    if (c == '[' || c == '{') {
        scanner->lost = flow->depth == SCAN_MOST_BRACKETS;
        if (scanner->lost) return false;
        flow->brackets[flow->depth++] = c;
        scanner->at++;
    } else if (c == ']' || c == '}') {
        flow->depth--;
        scanner->at++;
    } else if (at_comma(scanner)) {
        note_comma(flow);
        scanner->at += 3;
    } else if (c == ',' || (c == ':' && ends_flow_text(scanner))) {
        scanner->at++;
    } else {
        read_flow_text(flow);
    }
    return true;
}

static bool next_flow_line(Flow *flow)
{
    Scanner *scanner = flow->scanner;
    tell_commas(flow);
    bool list = flow->brackets[flow->depth - 1] == '[';
    bool more = scan_to_line(scanner, scanner->next_line);
    scanner->resumed = more && begins_anew(scanner);
    if (more && !scanner->resumed) return true;
    return give_up(scanner, SLIP_OPEN_BRACKET, flow->open, list ? STR("］") : STR("｝"),
                   list ? STR("]") : STR("}"));
}

bool scan_flow(Scanner *scanner)
{
    Flow flow = {
        .scanner = scanner, .open = scanner->at, .depth = 1, .brackets = {scanner->text[scanner->at]}};
    scanner->at++;
    while (flow.depth) {
        scan_skip_blanks(scanner);
        bool on = scan_line_is_over(scanner) ? next_flow_line(&flow) : step_flow(&flow);
        if (!on) return false;
    }
    tell_commas(&flow);
    return true;
}
