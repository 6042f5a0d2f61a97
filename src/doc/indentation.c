/* Wrong blanks in front of a line: how many blanks were meant? Each sign may stand for two, one, four, eight
 * or none; meant is the width at which the line goes on with what is above it – below its key, beside a key
 * or an item, or beside one that encloses them. Where several widths do, the line below decides, and then
 * what a sign of the file has stood for before; where that tells nothing, nobody can be sure. */
#include "doc/scan-imp.h"

enum { WIDTHS = 4 };

void scan_open(Scanner *scanner, int32_t column, bool item)
{
    Level *levels = scanner->levels;
    size_t depth = scanner->depth;
    while (depth && (levels[depth - 1].column > column ||
                     (levels[depth - 1].column == column && levels[depth - 1].item == item)))
        depth--;
    if (depth < SCAN_MOST_LEVELS) levels[depth++] = (Level){column, item};
    scanner->depth = depth;
    scanner->parent = column;
}

static bool goes_on(const Scanner *scanner, bool item, int32_t column)
{
    bool awaited = scanner->after == AFTER_KEY;
    if (awaited && column == (scanner->parent < 0 ? 0 : scanner->parent + 2)) return true;
    if (awaited && item && column == scanner->parent) return true;
    if (awaited && !item && column == scanner->parent) return false;
    for (size_t i = 0; i < scanner->depth; i++)
        if (scanner->levels[i].column == column && scanner->levels[i].item == item) return true;
    return scanner->depth == 0 && column == 0;
}

/* The next line that has text: its plain indentation, -1 where it has wrong blanks itself or none is near. */
typedef struct Below {
    int32_t indent;
    bool item;
} Below;

static Below line_below(const Scanner *scanner)
{
    enum { NEAR = 50 };
    Str rest = str_slice(scanner->source->text, scanner->next_line, scanner->source->text.len), line;
    for (int i = 0; i < NEAR && str_split(&rest, '\n', &line); i++) {
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ') indent++;
        Str text = str_slice(line, indent, line.len);
        if (!str_trim(text).len || str_starts_with(text, STR("#"))) continue;
        bool wrong = str_starts_with(text, STR("\t")) || wide_blank_length(text);
        return (Below){wrong ? -1 : (int32_t)indent, str_starts_with(text, STR("- "))};
    }
    return (Below){.indent = -1};
}

/* Widths at which the line goes on, without repetition. A tab is two, four or eight columns wide, a wide
 * blank two or, where it was typed for a blank, one; that nothing was meant is thought of last. */
typedef struct Fits {
    size_t widths[WIDTHS], count;
} Fits;

static void add_fit(Fits *fits, const Scanner *scanner, bool item, size_t width)
{
    for (size_t i = 0; i < fits->count; i++)
        if (fits->widths[i] == width) return;
    if (goes_on(scanner, item, (int32_t)width)) fits->widths[fits->count++] = width;
}

static Fits find_fits(const Scanner *scanner, bool item, Indent indent)
{
    Fits fits = {.count = 0};
    add_fit(&fits, scanner, item, indent.usual);
    add_fit(&fits, scanner, item, indent.plain + 2 * indent.signs);
    add_fit(&fits, scanner, item, indent.plain + (indent.tab ? 4 : 1) * indent.signs);
    if (indent.tab) add_fit(&fits, scanner, item, indent.plain + 8 * indent.signs);
    if (!fits.count) add_fit(&fits, scanner, item, indent.plain);
    return fits;
}

/* Of several fits: the only one that the line below can follow, or the usual one where it stands beside it;
 * SIZE_MAX where it does not tell. */
static size_t fit_above(const Scanner *scanner, const Fits *fits, bool item, size_t usual)
{
    Below below = line_below(scanner);
    Str line = str_trim(str_slice(scanner->source->text, scanner->line_start, scanner->line_end));
    int32_t deeper = str_ends_with(line, STR(":")) || (item && !below.item) ? 2 : 0;
    size_t possible = 0, chosen = SIZE_MAX;
    if (below.indent < 0) return SIZE_MAX;
    for (size_t i = 0; i < fits->count; i++) {
        int32_t beside = (int32_t)fits->widths[i] + deeper;
        if (below.indent > beside) continue;
        if (below.indent == beside && fits->widths[i] == usual) return usual;
        possible++;
        chosen = fits->widths[i];
    }
    return possible == 1 ? chosen : SIZE_MAX;
}

/* The fit at which a sign is as wide as others of the file were; SIZE_MAX where none is. */
static size_t fit_learned(const Scanner *scanner, const Fits *fits, Indent indent)
{
    for (size_t i = 0; scanner->sign_width && i < fits->count; i++)
        if (fits->widths[i] == indent.plain + scanner->sign_width * indent.signs) return fits->widths[i];
    return SIZE_MAX;
}

static size_t widest(const Fits *fits)
{
    size_t width = fits->widths[0];
    for (size_t i = 1; i < fits->count; i++)
        if (fits->widths[i] > width) width = fits->widths[i];
    return width;
}

bool scan_likely_width(Scanner *scanner, uint32_t content, Indent indent, size_t *width)
{
    bool item = content < scanner->line_end && scanner->text[content] == '-';
    Fits fits = find_fits(scanner, item, indent);
    *width = indent.usual;
    scanner->strayed = scanner->strayed || fits.count == 0;
    if (fits.count == 0) return false;
    *width = fits.widths[0];
    size_t learned = fit_learned(scanner, &fits, indent);
    scanner->strayed = scanner->strayed || learned == SIZE_MAX;
    if (fits.count > 1) *width = learned;
    if (*width == SIZE_MAX) *width = fit_above(scanner, &fits, item, indent.usual);
    if (*width == SIZE_MAX) {
        scanner->unsure = true;
        *width = widest(&fits); /* the one that closes least of what encloses the lines to come */
        return false;
    }
    if (*width > indent.plain && (*width - indent.plain) % indent.signs == 0)
        scanner->sign_width = (*width - indent.plain) / indent.signs;
    return true;
}
