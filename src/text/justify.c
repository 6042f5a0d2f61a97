/* Filling a line: who gives and who takes, in which order (clreq 3.2.4, GB/T 15834). */
#include "text/linebreak-imp.h"

typedef enum Giver { GIVE_WORD, GIVE_ENCLOSING, GIVE_PAUSE, GIVE_MIXED, GIVE_STOP, GIVER_COUNT } Giver;

static Length least(Length a, Length b)
{
    return a < b ? a : b;
}

/* What a cluster, with the gap behind it, can give in one of the rounds. */
static Length give(const Cluster *cluster, Giver giver)
{
    switch (giver) {
    case GIVE_WORD: return cluster->gap_kind == GAP_WORD ? cluster->spare : 0;
    case GIVE_ENCLOSING:
        return cluster->kind == CLASS_OPENING || cluster->kind == CLASS_CLOSING ? cluster->spare : 0;
    case GIVE_PAUSE: return cluster->kind == CLASS_PAUSE ? cluster->spare : 0;
    case GIVE_MIXED: return cluster->gap_kind == GAP_MIXED ? cluster->spare : 0;
    case GIVE_STOP: return cluster->kind == CLASS_STOP ? cluster->spare : 0;
    default: return 0;
    }
}

Length shrink_of(const Cluster *cluster)
{
    Length sum = 0;
    for (Giver giver = GIVE_WORD; giver < GIVER_COUNT; giver++) sum += give(cluster, giver);
    return sum;
}

bool stretches_behind(const Cluster *cluster, const Cluster *next)
{
    return cluster->after < BREAK_BOUND && cluster->kind != CLASS_CONNECTOR &&
           next->kind != CLASS_CONNECTOR &&
           (cluster->gap_kind == GAP_WORD || !(cluster->latin && next->latin));
}

/* The line's clusters with what its edges shed taken off. */
static Length lead_of_first(const Cluster *clusters, const TextLine *line)
{
    return clusters[line->first].lead;
}

static void place_natural(const Cluster *clusters, const TextLine *line, GlyphPlace *places)
{
    Length x = line->indent;
    size_t count = line->end - line->first;
    for (size_t i = 0; i < count; i++) {
        const Cluster *cluster = &clusters[line->first + i];
        Length shed = i == 0 ? lead_of_first(clusters, line) : 0;
        Length end = x + cluster->width - shed;
        if (i + 1 == count) end += cluster->hyphen - cluster->trail;
        places[i] = (GlyphPlace){.x = x, .shift = cluster->shift + shed, .end = end};
        x = end + cluster->gap;
    }
}

/* Takes `taken` in all from the line, each giver of a round in proportion; what was given so far is moved
 * along. The edges have shed already and give no more. */
static void take(const Cluster *clusters, const TextLine *line, Giver giver, Length available, Length taken,
                 GlyphPlace *places)
{
    int64_t seen = 0;
    Length moved = 0;
    size_t count = line->end - line->first;
    for (size_t i = 0; i < count; i++) {
        const Cluster *cluster = &clusters[line->first + i];
        places[i].x -= moved;
        bool edge = (i == 0 && giver == GIVE_ENCLOSING && cluster->lead) || i + 1 == count;
        if (!edge) seen += give(cluster, giver);
        Length now = (Length)(seen * taken / available);
        Length own = now - moved;
        bool opening = giver == GIVE_ENCLOSING && cluster->kind == CLASS_OPENING;
        bool body = giver == GIVE_ENCLOSING || giver == GIVE_PAUSE || giver == GIVE_STOP;
        places[i].end -= body ? now : moved;
        if (opening) places[i].shift += own;
        moved = now;
    }
}

static void squeeze(const Cluster *clusters, const TextLine *line, Length need, GlyphPlace *places)
{
    for (Giver giver = GIVE_WORD; giver < GIVER_COUNT && need > 0; giver++) {
        Length available = 0;
        for (uint32_t i = line->first; i + 1 < line->end; i++)
            if (!(i == line->first && giver == GIVE_ENCLOSING && clusters[i].lead))
                available += give(&clusters[i], giver);
        if (!available) continue;
        Length taken = least(available, need);
        take(clusters, line, giver, available, taken, places);
        need -= taken;
    }
}

/* Rounds of stretching: word blanks to half an em, mixed gaps to a third, then all places alike. A line that
 * has none, of an address say, parts its letters by a fifteenth of an em at most. A line that would need more
 * than three quarters of an em a place stays short: letters strewn over a line are no line. */
enum { STRETCH_WORD, STRETCH_MIXED, STRETCH_ALL, STRETCH_LETTERS, STRETCH_COUNT };

static Length room(const Cluster *cluster, const Cluster *next, int round, Length em)
{
    switch (round) {
    case STRETCH_WORD:
        if (cluster->gap_kind != GAP_WORD || cluster->after >= BREAK_BOUND) return 0;
        return cluster->gap < em / 2 ? em / 2 - cluster->gap : 0;
    case STRETCH_MIXED:
        return cluster->gap_kind == GAP_MIXED && cluster->gap < em / 3 ? em / 3 - cluster->gap : 0;
    case STRETCH_ALL: return stretches_behind(cluster, next) ? em * 3 / 4 : 0;
    default: return cluster->after < BREAK_JOINED ? em / 15 : 0;
    }
}

static void stretch(const Cluster *clusters, const TextLine *line, Length need, Length em, GlyphPlace *places)
{
    size_t count = line->end - line->first;
    for (int round = STRETCH_WORD; round < STRETCH_COUNT && need > 0; round++) {
        int64_t available = 0;
        for (uint32_t i = line->first; i + 1 < line->end; i++)
            available += room(&clusters[i], &clusters[i + 1], round, em);
        if (!available || (round >= STRETCH_ALL && available < need)) continue;
        Length given = round == STRETCH_ALL || available > need ? need : (Length)available;
        int64_t seen = 0;
        for (size_t i = 0; i < count; i++) {
            Length moved = (Length)(seen * given / available);
            places[i].x += moved;
            places[i].end += moved;
            if (i + 1 < count)
                seen += room(&clusters[line->first + i], &clusters[line->first + i + 1], round, em);
        }
        need -= given;
    }
}

void text_justify(const Shaped *text, const TextLine *line, GlyphPlace *places)
{
    const Cluster *clusters = text->clusters;
    if (line->first == line->end) return;
    place_natural(clusters, line, places);
    Length natural = places[line->end - line->first - 1].end - line->indent;
    Length difference = line->width - line->indent - natural;
    if (difference < 0)
        squeeze(clusters, line, -difference, places);
    else if (line->flush)
        stretch(clusters, line, difference, text->em, places);
}

Length clamp_length(int64_t length)
{
    enum { LONGEST = INT32_MAX / 4 };
    return (Length)(length > LONGEST ? LONGEST : length);
}

Length clusters_width(const Cluster *clusters, size_t first, size_t end)
{
    if (first == end) return 0;
    int64_t width = 0;
    for (size_t i = first; i < end; i++) width += clusters[i].width + clusters[i].gap;
    const Cluster *last = &clusters[end - 1];
    return clamp_length(width - clusters[first].lead - last->gap - last->trail + last->hyphen);
}

static void raise_width(Length *widest, Length width)
{
    if (width > *widest) *widest = width;
}

TextWidths text_widths(const Shaped *text)
{
    const Cluster *clusters = text->clusters;
    size_t count = text->count;
    TextWidths widths = {0};
    int64_t all = 0;
    size_t line = 0, piece = 0, hard = 0;
    for (size_t i = 0; i < count; i++) {
        bool newline = clusters[i].kind == CLASS_NEWLINE, last = newline || i + 1 == count;
        size_t end = newline ? i : i + 1;
        if (last) {
            Length width = clusters_width(clusters, line, end);
            raise_width(&widths.natural, width);
            all += width;
            line = i + 1;
        }
        if (last || clusters[i].after <= BREAK_POOR) {
            raise_width(&widths.piece, clusters_width(clusters, piece, end));
            piece = i + 1;
        }
        if (last || clusters[i].after <= BREAK_BOUND) {
            raise_width(&widths.hard, clusters_width(clusters, hard, end));
            hard = i + 1;
        }
    }
    widths.all = clamp_length(all);
    return widths;
}
