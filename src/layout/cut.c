/* Where pages end.
 *
 * Boxes between two forced breaks are a run. Of all ways to cut a run into pages the one of least cost is
 * taken (Knuth and Plass's way with lines, one level up): a cut costs the penalty of the box below it, the
 * square of the hole it leaves, and what more the page could have held; a last page that holds next to
 * nothing costs what it lacks of a decent fill. So a scrap is not left alone where pages before can spare
 * something, and no page ends early for another's sake.
 */
#include "layout/compose-imp.h"

enum {
    WHOLE = 1000,    /* a page's body; holes and fills are parts of it */
    HOLE_UNIT = 250, /* a hole costs its square over this, a larger one twice what it grows by */
    DECENT_FILL = 300,
    SCRAP_WEIGHT = 5,
    SPARED_WEIGHT = 3,
    LARGEST_HOLE = 600 /* larger ones are not tried unless nothing else is possible */
};

typedef struct Cutter {
    const Composer *composer;
    Length *places;  /* of each box on its page, from the top of the body */
    int64_t *costs;  /* of the best way to start a page at a box; less than 0: none known */
    size_t *origins; /* where the page before starts on that way */
    size_t *ends;    /* of the page in hand: boxes above which it may end, */
    Length *fills;   /* and how far it is filled then */
} Cutter;

static Length sheet_body(const Composer *composer, bool landscape)
{
    const Style *style = composer->style;
    return page_height(style, landscape) - top_margin(style, landscape) - bottom_margin(style, landscape);
}

static Length on_grid(Length y, Length grid)
{
    return (y + grid - 1) / grid * grid;
}

/* Where a box stands, if the page is filled down to y. */
static Length place_box(const Composer *composer, const Box *box, bool first, Length y)
{
    Length grid = composer->style->text[TEXT_BODY].leading;
    if (!first) y += box->before;
    bool repeats = first && box->table != NONE && !box->starts_table;
    if (repeats) y += composer->tables.items[box->table].height;
    return box->on_grid ? on_grid(y, grid) : y;
}

static bool must_start_page(const Box *box, const Box *before)
{
    return box->penalty >= PENALTY_FORCE || box->landscape != before->landscape ||
           box->kind == BOX_FULL_PAGE || before->kind == BOX_FULL_PAGE;
}

static int64_t hole_cost(int64_t hole)
{
    if (hole <= 0) return 0;
    return hole < HOLE_UNIT ? hole * hole / HOLE_UNIT : 2 * hole - HOLE_UNIT;
}

static int64_t scrap_cost(int64_t fill)
{
    return fill < DECENT_FILL ? (DECENT_FILL - fill) * SCRAP_WEIGHT : 0;
}

static void offer(Cutter *cutter, size_t cut, int64_t cost, size_t origin)
{
    if (cutter->costs[cut] >= 0 && cutter->costs[cut] <= cost) return;
    cutter->costs[cut] = cost;
    cutter->origins[cut] = origin;
}

/* What an end spares is what the page could have held up to the last end that parts nothing. */
static void offer_ends(Cutter *cutter, size_t start, size_t count, Length body)
{
    const Box *boxes = cutter->composer->boxes.items;
    Length fullest = 0;
    for (size_t i = 0; i < count; i++)
        if (boxes[cutter->ends[i]].penalty <= PENALTY_ROW) fullest = cutter->fills[i];
    for (size_t i = 0; i < count; i++) {
        size_t end = cutter->ends[i];
        Length fill = cutter->fills[i];
        int64_t hole = (int64_t)(body - fill) * WHOLE / body;
        int64_t spared = fill < fullest ? (int64_t)(fullest - fill) * WHOLE / body : 0;
        int64_t cost = boxes[end].penalty + hole_cost(hole) + spared * SPARED_WEIGHT;
        offer(cutter, end, cutter->costs[start] + cost, start);
    }
}

/* Tries every end of a page that starts at box `start` of the run [first, end). */
static void try_page(Cutter *cutter, size_t start, size_t first, size_t end)
{
    const Composer *composer = cutter->composer;
    const Box *boxes = composer->boxes.items;
    Length body = sheet_body(composer, boxes[start].landscape), y = 0;
    Length least = body - (Length)((int64_t)body * LARGEST_HOLE / WHOLE);
    size_t count = 0;
    bool overflows = false;
    for (size_t i = start; i < end && !overflows; i++) {
        Length place = place_box(composer, &boxes[i], i == start, y);
        overflows = i > start && place + boxes[i].height > body;
        if (i > start && (y >= least || overflows) &&
            (boxes[i].penalty < PENALTY_NEVER || (overflows && !count))) {
            cutter->ends[count] = i;
            cutter->fills[count++] = y;
        }
        y = place + boxes[i].height;
    }
    offer_ends(cutter, start, count, body);
    int64_t scrap = start > first ? scrap_cost((int64_t)y * WHOLE / body) : 0;
    if (!overflows) offer(cutter, end, cutter->costs[start] + scrap, start);
}

static void shift(Cutter *cutter, size_t start, size_t end, Length by)
{
    for (size_t i = start; i < end; i++) cutter->places[i] += by;
}

/* Fills `places` of the page [start, end). What is not on the grid, a table say, stands in the middle of the
 * lines it takes: half of what the next line is moved to the grid by goes above it. */
static void place_page(Cutter *cutter, size_t start, size_t end)
{
    const Composer *composer = cutter->composer;
    size_t last_on_grid = SIZE_MAX;
    Length y = 0;
    for (size_t i = start; i < end; i++) {
        const Box *box = &composer->boxes.items[i];
        cutter->places[i] = place_box(composer, box, i == start, y);
        Length slack = cutter->places[i] - y - box->before;
        if (box->on_grid && last_on_grid != SIZE_MAX) shift(cutter, last_on_grid + 1, i, slack / 2);
        if (box->on_grid) last_on_grid = i;
        y = cutter->places[i] + box->height;
    }
}

/* Adds the pages of the run [first, end) to `starts`. */
static void cut_run(Cutter *cutter, size_t first, size_t end, Cuts *cuts)
{
    for (size_t i = first; i <= end; i++) cutter->costs[i] = -1;
    cutter->costs[first] = 0;
    for (size_t start = first; start < end; start++)
        if (cutter->costs[start] >= 0) try_page(cutter, start, first, end);
    size_t pages = 0;
    for (size_t at = end; at > first; at = cutter->origins[at]) pages++;
    size_t slot = cuts->count += pages;
    for (size_t at = end; at > first; at = cutter->origins[at]) {
        cuts->starts[--slot] = cutter->origins[at];
        place_page(cutter, cutter->origins[at], at);
    }
}

Cuts cut_pages(Composer *composer)
{
    const Box *boxes = composer->boxes.items;
    size_t count = composer->boxes.count;
    Cutter cutter = {.composer = composer,
                     .places = arena_make_many(composer->work, Length, count),
                     .costs = arena_make_many(composer->work, int64_t, count + 1),
                     .origins = arena_make_many(composer->work, size_t, count + 1),
                     .ends = arena_make_many(composer->work, size_t, count + 1),
                     .fills = arena_make_many(composer->work, Length, count + 1)};
    Cuts cuts = {.starts = arena_make_many(composer->work, size_t, count + 1), .places = cutter.places};
    for (size_t first = 0; first < count;) {
        size_t end = first + 1;
        while (end < count && !must_start_page(&boxes[end], &boxes[end - 1])) end++;
        cut_run(&cutter, first, end, &cuts);
        first = end;
    }
    cuts.starts[cuts.count] = count;
    return cuts;
}
