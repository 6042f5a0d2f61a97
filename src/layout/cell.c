#include "layout/cell-imp.h"

enum {
    HARD_EMS = 8, /* a longer piece in a text waits until others have theirs */
    PAIR_EMS = 2,
    WORD_EMS = 4, /* a word of at most so many ems stays on one line */
    LEAST_EMS = 5 /* so does one of so many if there is room; longer texts have so many at least */
};

/* --- numbers --- */

static bool is_sign(uint32_t rune)
{
    return rune == '-' || rune == '+' || rune == 0x2212 || rune == 0xB1 || rune == '<' || rune == '>' ||
           rune == 0x2264 || rune == 0x2265;
}

/* The end of the digits from `at` on, with commas between them. */
static size_t skip_digits(const Shaped *text, size_t at)
{
    size_t start = at;
    while (at < text->count) {
        uint32_t rune = text->clusters[at].rune;
        bool comma =
            rune == ',' && at > start && at + 1 < text->count && rune_is_digit(text->clusters[at + 1].rune);
        if (!rune_is_digit(rune) && !comma) break;
        at++;
    }
    return at;
}

void measure_number(TableCell *cell)
{
    const Shaped *text = &cell->text;
    const Cluster *clusters = text->clusters;
    size_t start = text->count && is_sign(clusters[0].rune) ? 1 : 0, end = skip_digits(text, start),
           rest = end;
    if (end == start) return;
    if (end < text->count && clusters[end].rune == '.') rest = skip_digits(text, end + 1);
    for (size_t i = rest; i < text->count; i++)
        if (rune_is_digit(clusters[i].rune) || is_sign(clusters[i].rune) ||
            clusters[i].kind == CLASS_NEWLINE || clusters[i].kind == CLASS_CHIP)
            return;
    cell->part = clusters_width(clusters, end, text->count);
    cell->whole = clusters_width(clusters, 0, text->count) - cell->part;
}

/* --- needs --- */

Length larger(Length a, Length b)
{
    return a > b ? a : b;
}

static Length smaller(Length a, Length b)
{
    return a < b ? a : b;
}

static void raise_need(ColumnNeed *need, NeedLevel level, Length width)
{
    need->width[level] = larger(need->width[level], width);
}

void need_of_cell(const TableCell *cell, ColumnNeed *need, ColumnPoint *point)
{
    TextWidths widths = text_widths(&cell->text);
    Length em = cell->text.em;
    if (cell->span != 1) return;
    bool number = cell->whole && cell->align != ALIGN_LEFT;
    if (number) {
        point->whole = larger(point->whole, cell->whole);
        point->part = larger(point->part, cell->part);
        widths.natural = widths.piece = widths.hard = point->whole + point->part;
    }
    raise_need(need, NEED_HARD, number ? widths.hard : smaller(widths.hard, HARD_EMS * em));
    raise_need(need, NEED_PIECE, widths.piece);
    bool is_word = cell->label || widths.natural <= WORD_EMS * em;
    raise_need(need, NEED_PAIR, smaller(widths.natural, PAIR_EMS * em));
    raise_need(need, NEED_WORDS, is_word ? widths.natural : 0);
    raise_need(need, NEED_LEAST, smaller(widths.natural, larger(widths.piece, LEAST_EMS * em)));
    raise_need(need, NEED_NATURAL, widths.natural);
    need->bulk += cell_bulk(widths.all);
}

/* --- places --- */

Length line_shift(const TableCell *cell, const TextLine *line, Length room, const ColumnPoint *point)
{
    Length block = point->whole + point->part;
    if (cell->align == ALIGN_LEFT) return 0;
    if (cell->whole && block <= room)
        return (cell->align == ALIGN_CENTER ? (room - block) / 2 : room - block) + point->whole - cell->whole;
    return cell->align == ALIGN_CENTER ? (room - line->width) / 2 : room - line->width;
}
