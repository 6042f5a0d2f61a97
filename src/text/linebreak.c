/* Least badness over all ways to break a paragraph.
 *
 * best[j] is the least cost of setting clusters [0, j) with a break at j. Only lines that neither overflow
 * nor stay far too short are tried, so each j looks at a handful of starts. A first pass breaks at free
 * places; where a line comes out full of holes, a second one parts words with hyphens; where the text does
 * not fit the measure, a third one breaks anywhere, at a price.
 */
#include "text/linebreak-imp.h"

#include "base/array.h"

enum {
    STIFF_EMS = 2,
    COST_UNREACHED = INT32_MAX,
    COST_LIMIT = 1000000000,
    COST_LINE = 4,        /* of any line: fewer lines are better */
    COST_SQUEEZED = 60,   /* of a line squeezed to its limit */
    COST_STRETCHED = 100, /* of a line stretched by an eighth of an em a place */
    COST_HOLES = 800,     /* of a line stretched by a quarter of an em a place */
    COST_PART = 500,
    COST_RAGGED_PART = 5000, /* more than a line */
    COST_STIFF = 2000,       /* of a line that has no place to stretch and is STIFF_EMS short */
    COST_LONELY = 5000,      /* a single character on the last line */
    COST_OVERFULL = 100000000,
    COST_RAGGED_LINE = 1000
};

static const int32_t cost_of_tier[] = {
    [BREAK_FREE] = 0,       [BREAK_POOR] = 300,      [BREAK_PART] = COST_PART,   [BREAK_BOUND] = 200000,
    [BREAK_TIGHT] = 400000, [BREAK_NEVER] = 2000000, [BREAK_JOINED] = COST_LIMIT};

typedef struct BreakNode {
    int32_t best;     /* cost, or COST_UNREACHED */
    uint32_t from;    /* start of the last line */
    int64_t width;    /* of the clusters before, with gaps */
    int64_t shrink;   /* what they can give */
    uint32_t stretch; /* places that take part in stretching */
} BreakNode;

typedef struct Breaker {
    Cluster *clusters; /* of one piece without newlines */
    size_t count;
    const LineMeasure *measure;
    Length em;
    Hyphenate *hyphenate;
    void *context;
    Length indent, hang; /* of the first line, and of the others */
    BreakNode *nodes;    /* count + 1 */
    size_t node_room;
} Breaker;

static void sum_up(Breaker *breaker)
{
    BreakNode *nodes = breaker->nodes;
    const Cluster *clusters = breaker->clusters;
    nodes[0] = (BreakNode){0};
    for (size_t i = 0; i < breaker->count; i++) {
        bool places = i + 1 < breaker->count && stretches_behind(&clusters[i], &clusters[i + 1]);
        nodes[i + 1] = (BreakNode){.width = nodes[i].width + clusters[i].width + clusters[i].gap,
                                   .shrink = nodes[i].shrink + shrink_of(&clusters[i]),
                                   .stretch = nodes[i].stretch + (places ? 1 : 0)};
    }
}

static Length measure_at(const Breaker *breaker, size_t first)
{
    return breaker->measure->width - (first == 0 ? breaker->indent : breaker->hang);
}

static Length natural_width(const Breaker *breaker, size_t first, size_t end)
{
    const Cluster *last = &breaker->clusters[end - 1];
    int64_t sum = breaker->nodes[end].width - breaker->nodes[first].width;
    return clamp_length(sum - breaker->clusters[first].lead - last->gap - last->trail + last->hyphen);
}

/* What the inside of a line can give: its edges have shed already. */
static Length shrink_inside(const Breaker *breaker, size_t first, size_t end)
{
    if (breaker->measure->ragged) return 0;
    int64_t all = breaker->nodes[end].shrink - breaker->nodes[first].shrink;
    Length edges = shrink_of(&breaker->clusters[end - 1]);
    if (end - 1 != first && breaker->clusters[first].kind == CLASS_OPENING)
        edges += breaker->clusters[first].spare;
    return all > edges ? clamp_length(all - edges) : 0;
}

static int32_t cubed(int64_t numerator, int64_t denominator, int32_t scale)
{
    if (denominator <= 0) return 0;
    int64_t ratio = numerator * 256 / denominator;
    if (ratio > 256 * 40) ratio = 256 * 40;
    return (int32_t)(ratio * ratio * ratio / (256 * 256) * scale / 256);
}

static int32_t ragged_cost(const Breaker *breaker, Length missing, bool last)
{
    if (last) return COST_RAGGED_LINE;
    return COST_RAGGED_LINE + cubed(missing, breaker->measure->width, 500);
}

/* Fewer than two characters, marks not counted. */
static bool is_lonely(const Breaker *breaker, size_t first)
{
    size_t characters = 0;
    for (size_t i = first; i < breaker->count && characters < 2; i++) {
        uint8_t kind = breaker->clusters[i].kind;
        characters += kind == CLASS_CHIP ? 2 : kind == CLASS_IDEOGRAPH || kind == CLASS_WESTERN;
    }
    return characters < 2;
}

static int32_t line_cost(const Breaker *breaker, size_t first, size_t end)
{
    bool last = end == breaker->count;
    Length missing = measure_at(breaker, first) - natural_width(breaker, first, end);
    int32_t cost = COST_LINE;
    if (missing < 0) {
        Length shrink = shrink_inside(breaker, first, end);
        if (-missing > shrink) return COST_UNREACHED;
        cost += cubed(-missing, shrink, COST_SQUEEZED);
    } else if (breaker->measure->ragged) {
        cost += ragged_cost(breaker, missing, last);
    } else if (!last) {
        int64_t places = breaker->nodes[end - 1].stretch - breaker->nodes[first].stretch;
        Length em = breaker->em;
        cost += places ? cubed(missing, places * em / 8, COST_STRETCHED)
                       : cubed(missing, STIFF_EMS * em, COST_STIFF);
    }
    if (last && first > 0 && is_lonely(breaker, first)) cost += COST_LONELY;
    return cost;
}

static void reach(const Breaker *breaker, size_t first, size_t end, int32_t cost)
{
    BreakNode *node = &breaker->nodes[end];
    int64_t total = (int64_t)breaker->nodes[first].best + cost;
    if (total > COST_LIMIT) total = COST_LIMIT;
    if (total > node->best) return; /* of equals the one whose lines above are fuller */
    node->best = (int32_t)total;
    node->from = (uint32_t)first;
}

/* The least start whose line up to `end` might fit: marks at the edges give at most an em more than the sums
 * know of. */
static size_t least_start(const Breaker *breaker, size_t start, size_t end)
{
    const BreakNode *nodes = breaker->nodes;
    int64_t slack = 2 * breaker->em + (breaker->measure->ragged ? 0 : nodes[end].shrink);
    while (start + 1 < end) {
        int64_t shrink = breaker->measure->ragged ? 0 : nodes[start].shrink;
        if (nodes[end].width - nodes[start].width - (slack - shrink) <= measure_at(breaker, start)) break;
        start++;
    }
    return start;
}

static void try_lines_to(const Breaker *breaker, size_t start, size_t end, int32_t tier_cost)
{
    Length too_short = breaker->measure->width / 2;
    bool last = end == breaker->count;
    size_t nearest = SIZE_MAX;
    for (size_t first = start; first < end; first++) {
        if (breaker->nodes[first].best == COST_UNREACHED) continue;
        nearest = first;
        int32_t cost = line_cost(breaker, first, end);
        if (cost != COST_UNREACHED) reach(breaker, first, end, cost + tier_cost);
        bool found = breaker->nodes[end].best != COST_UNREACHED;
        if (found && !last && natural_width(breaker, first, end) < too_short) break;
    }
    /* One piece that is wider than the measure all by itself. */
    if (breaker->nodes[end].best == COST_UNREACHED && nearest + 1 == end)
        reach(breaker, nearest, end, COST_OVERFULL);
}

static bool find_breaks(const Breaker *breaker, BreakTier worst)
{
    size_t start = 0;
    for (size_t i = 1; i <= breaker->count; i++) breaker->nodes[i].best = COST_UNREACHED;
    for (size_t end = 1; end <= breaker->count; end++) {
        BreakTier tier = end == breaker->count ? BREAK_FREE : (BreakTier)breaker->clusters[end - 1].after;
        if (tier > worst) continue;
        start = least_start(breaker, start, end);
        bool ragged_part = tier == BREAK_PART && breaker->measure->ragged;
        try_lines_to(breaker, start, end, ragged_part ? COST_RAGGED_PART : cost_of_tier[tier]);
    }
    return breaker->nodes[breaker->count].best < (worst == BREAK_NEVER ? COST_UNREACHED : COST_OVERFULL);
}

static bool has_holes(const Breaker *breaker)
{
    if (breaker->measure->ragged) return false;
    for (size_t end = breaker->nodes[breaker->count].from; end > 0; end = breaker->nodes[end].from)
        if (line_cost(breaker, breaker->nodes[end].from, end) > COST_HOLES) return true;
    return false;
}

static bool can_part(const Breaker *breaker)
{
    breaker->hyphenate(breaker->context, breaker->clusters, breaker->count);
    for (size_t i = 0; i < breaker->count; i++)
        if (breaker->clusters[i].after == BREAK_PART) return true;
    return false;
}

static void choose_breaks(const Breaker *breaker)
{
    bool fits = find_breaks(breaker, BREAK_POOR);
    if (fits && !has_holes(breaker)) return;
    if (can_part(breaker)) fits = find_breaks(breaker, BREAK_PART);
    if (!fits) find_breaks(breaker, BREAK_NEVER);
}

typedef Array(TextLine) LineArray;

static void add_lines(Arena *arena, const Breaker *breaker, size_t offset, LineArray *lines)
{
    size_t first_line = lines->count;
    for (size_t end = breaker->count; end > 0; end = breaker->nodes[end].from) {
        size_t first = breaker->nodes[end].from;
        Length indent = first == 0 ? breaker->indent : breaker->hang;
        Length natural = natural_width(breaker, first, end) + indent;
        bool flush = end != breaker->count && !breaker->measure->ragged;
        Length width = flush || natural > breaker->measure->width ? breaker->measure->width : natural;
        array_push(arena, lines,
                   (TextLine){(uint32_t)(first + offset), (uint32_t)(end + offset), width, indent, flush});
    }
    for (size_t low = first_line, high = lines->count; low + 1 < high; low++, high--) {
        TextLine line = lines->items[low];
        lines->items[low] = lines->items[high - 1];
        lines->items[high - 1] = line;
    }
}

static bool fits_one_line(const Breaker *breaker, size_t offset, TextLine *line)
{
    Length natural = clusters_width(breaker->clusters, 0, breaker->count) + breaker->indent;
    *line =
        (TextLine){(uint32_t)offset, (uint32_t)(offset + breaker->count), natural, breaker->indent, false};
    return natural <= breaker->measure->width;
}

static void break_piece(Arena *arena, Breaker *breaker, size_t offset, LineArray *lines)
{
    if (!breaker->count) {
        array_push(arena, lines, (TextLine){(uint32_t)offset, (uint32_t)offset, 0, breaker->indent, false});
        return;
    }
    TextLine line;
    if (fits_one_line(breaker, offset, &line)) {
        array_push(arena, lines, line);
        return;
    }
    if (breaker->node_room <= breaker->count) {
        breaker->node_room = breaker->count + 1;
        breaker->nodes = arena_make_many(arena, BreakNode, breaker->node_room);
    }
    sum_up(breaker);
    choose_breaks(breaker);
    add_lines(arena, breaker, offset, lines);
}

/* A label that takes much of a narrow column is no reason to make it narrower. */
static Length hang_of(const Breaker *breaker)
{
    Length hang = breaker->measure->hanging ? list_label_width(breaker->clusters, breaker->count) : 0;
    return hang <= breaker->measure->width / 4 ? hang : 0;
}

TextLines break_lines(Arena *arena, const Shaped *text, const LineMeasure *measure, Hyphenate *hyphenate,
                      void *context)
{
    LineArray lines = {0};
    size_t count = text->count;
    Breaker breaker = {.measure = measure,
                       .em = text->em,
                       .hyphenate = hyphenate,
                       .context = context,
                       .indent = measure->indent};
    for (size_t start = 0; start <= count;) {
        size_t end = start;
        while (end < count && text->clusters[end].kind != CLASS_NEWLINE) end++;
        breaker.clusters = text->clusters + start;
        breaker.count = end - start;
        breaker.hang = hang_of(&breaker);
        if (end == count && start == 0 && !lines.items) { /* most cells and captions are one line */
            lines.items = arena_make(arena, TextLine);
            lines.capacity = 1;
        }
        break_piece(arena, &breaker, start, &lines);
        breaker.indent = measure->indent;
        start = end + 1;
    }
    return (TextLines){lines.items, lines.count};
}
