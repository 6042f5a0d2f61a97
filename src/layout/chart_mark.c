/* What tells series apart where a printer has no colours: hatching in bars and rings, dashes and markers on
 * lines. */
#include "layout/chart-imp.h"

#include <math.h>

enum { HATCH = 4200, HATCH_LINE = 500, MARKER = 2300 };

typedef enum Pattern { SOLID, UPHILL, UPRIGHT, DOWNHILL, LEVEL, CROSSED, PATTERNS } Pattern;

static void draw_hatch(const ChartDrawing *chart, Length x0, Length y0, Length x1, Length y1)
{
    static const Color white = {0xFF, 0xFF, 0xFF};
    add_item(chart->composer, (Item){.kind = ITEM_LINE,
                                     .element = ELEMENT_ARTIFACT,
                                     .color = white,
                                     .x = x0,
                                     .y = y0,
                                     .width = x1 - x0,
                                     .height = y1 - y0,
                                     .line = {.thickness = HATCH_LINE}});
}

/* Lines at 45 degrees over a bar, cut off at its edges. */
static void hatch_slanting(const ChartDrawing *chart, const Item *bar, bool uphill)
{
    for (Length foot = HATCH - bar->height; foot < bar->width; foot += HATCH) {
        Length from = foot > 0 ? foot : 0, rise = foot + bar->height;
        Length to = rise < bar->width ? rise : bar->width;
        Length low = from - foot, high = to - foot; /* above the foot */
        Length bottom = bar->y + bar->height, top = bar->y;
        draw_hatch(chart, bar->x + from, uphill ? bottom - low : top + low, bar->x + to,
                   uphill ? bottom - high : top + high);
    }
}

void draw_bar(const ChartDrawing *chart, Length x, Length y, Length width, Length height, Color color,
              size_t series)
{
    Pattern pattern = (Pattern)(series % PATTERNS);
    Item bar = {.x = x, .y = y, .width = width, .height = height};
    add_rect(chart->composer, x, y, width, height, color);
    if (pattern == UPHILL || pattern == CROSSED) hatch_slanting(chart, &bar, true);
    if (pattern == DOWNHILL || pattern == CROSSED) hatch_slanting(chart, &bar, false);
    for (Length at = HATCH / 2; pattern == UPRIGHT && at < width; at += HATCH)
        draw_hatch(chart, x + at, y, x + at, y + height);
    for (Length at = HATCH / 2; pattern == LEVEL && at < height; at += HATCH)
        draw_hatch(chart, x, y + at, x + width, y + at);
}

/* Whether a place, from the ring's centre, lies in its part. */
static bool in_part(const Ring *ring, double x, double y, double from, double to)
{
    double radius = hypot(x, y), turn = atan2(x, -y) / (2 * CHART_PI);
    if (radius < ring->hole || radius > ring->radius) return false;
    if (turn < 0) turn += 1;
    return turn >= from && turn <= to;
}

/* Lines in a direction (of length 1) over a part, found by steps along each. */
static void hatch_part(const ChartDrawing *chart, const Ring *ring, double from, double to, double across,
                       double down)
{
    enum { APART = 3600, STEP = 400 };
    for (Length aside = APART / 2 - ring->radius; aside < ring->radius; aside += APART) {
        Length start = INT32_MAX;
        for (Length along = -ring->radius; along <= ring->radius; along += STEP) {
            double x = across * along - down * aside, y = down * along + across * aside;
            bool inside = along + STEP <= ring->radius && in_part(ring, x, y, from, to);
            if (inside && start == INT32_MAX) start = along;
            if (inside || start == INT32_MAX) continue;
            draw_hatch(chart, ring->centre.x + (Length)lround(across * start - down * aside),
                       ring->centre.y + (Length)lround(down * start + across * aside),
                       ring->centre.x + (Length)lround(across * (along - STEP) - down * aside),
                       ring->centre.y + (Length)lround(down * (along - STEP) + across * aside));
            start = INT32_MAX;
        }
    }
}

void hatch_ring(const ChartDrawing *chart, const Ring *ring, double from, double to, size_t series)
{
    const double slant = sqrt(0.5);
    Pattern pattern = (Pattern)(series % PATTERNS);
    if (pattern == UPHILL || pattern == CROSSED) hatch_part(chart, ring, from, to, slant, -slant);
    if (pattern == DOWNHILL || pattern == CROSSED) hatch_part(chart, ring, from, to, slant, slant);
    if (pattern == UPRIGHT) hatch_part(chart, ring, from, to, 0, 1);
    if (pattern == LEVEL) hatch_part(chart, ring, from, to, 1, 0);
}

/* --- lines ---------------------------------------------------------------------------------------------- */

void draw_stroke(const ChartDrawing *chart, Point from, Point to, Color color, size_t series)
{
    static const Length dashes[] = {0, 4000, 1500, 8000};
    add_item(chart->composer,
             (Item){.kind = ITEM_LINE,
                    .element = ELEMENT_ARTIFACT,
                    .color = color,
                    .x = from.x,
                    .y = from.y,
                    .width = to.x - from.x,
                    .height = to.y - from.y,
                    .line = {.thickness = 1200, .dash = dashes[series % (sizeof dashes / sizeof *dashes)]}});
}

/* A dot, a square, a diamond, a triangle. */
void draw_marker(const ChartDrawing *chart, Point at, Color color, size_t series)
{
    Length diamond[] = {at.x, at.y - 3100, at.x + 3100, at.y, at.x, at.y + 3100, at.x - 3100, at.y};
    Length triangle[] = {at.x, at.y - 3000, at.x + 3000, at.y + 2300, at.x - 3000, at.y + 2300};
    size_t shape = (series + series / 4) % 4; /* comes round with the dashes */
    switch (shape) {
    case 2: draw_polygon(chart, diamond, 4, color, 0); return;
    case 3: draw_polygon(chart, triangle, 3, color, 0); return;
    default: break;
    }
    add_item(chart->composer, (Item){.kind = ITEM_RECT,
                                     .element = ELEMENT_ARTIFACT,
                                     .color = color,
                                     .x = at.x - MARKER,
                                     .y = at.y - MARKER,
                                     .width = 2 * MARKER,
                                     .height = 2 * MARKER,
                                     .rect = {.radius = shape ? 0 : MARKER}});
}
