/* Column widths: level by level each column gets what it asks for. At the level that does not fit what is
 * left is shared out alike, so that columns that lack little get it all, and a wide piece in one of them
 * costs no other its short words.
 *
 * Between the least that reads well and no line broken at all, widths are those of the lowest table. A cell
 * of natural width a in a column of width w takes about a/w lines, and a row is as high as its highest cell.
 * The highest of some is nearly their sum in a high power, so the sum of all (a/w)³ is made least while the
 * widths sum up to the room: each w goes with the fourth root of its column's sum of a³, the bulk. A column
 * that would get less than that or more than it can use keeps that, and the others share the rest anew.
 *
 * The template's weights, where there are any, take that step's place; they also share out what nobody needs.
 */
#include "layout/columns-imp.h"

#include <math.h>

double cell_bulk(Length natural)
{
    double points = (double)natural / 1000;
    return points * points * points;
}

/* Shares `rest` out by `shares`, exactly; evenly where there are none. */
static void share_out(Length *widths, const int64_t *shares, size_t count, int64_t rest)
{
    int64_t all = 0, seen = 0, given = 0;
    for (size_t i = 0; i < count; i++) all += shares[i];
    for (size_t i = 0; i < count; i++) {
        seen += all > 0 ? shares[i] : 1;
        int64_t upto = rest * seen / (all > 0 ? all : (int64_t)count);
        widths[i] += (Length)(upto - given);
        given = upto;
    }
}

/* Cuts the largest shares to one size, so that all sum up to `total`, which is less than they do. */
static void level_out(int64_t *shares, size_t count, int64_t total)
{
    size_t open = count;
    int64_t most = -1, rest = total;
    for (bool found = true; found && open;) {
        int64_t next = rest / (int64_t)open;
        found = false;
        for (size_t i = 0; i < count; i++) {
            if (shares[i] <= most || shares[i] > next) continue;
            rest -= shares[i];
            open--;
            found = true;
        }
        most = next;
    }
    for (size_t i = 0; i < count; i++) {
        if (shares[i] <= most) continue;
        shares[i] = rest / (int64_t)open--;
        rest -= shares[i];
    }
}

static int64_t sum_of_weights(const ColumnNeed *needs, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += needs[i].weight;
    return sum;
}

/* Shares of a level: what each column lacks of it. */
static int64_t lacks(const ColumnNeed *needs, const Length *widths, size_t count, NeedLevel level,
                     int64_t *shares)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        Length wanted = needs[i].width[level];
        shares[i] = wanted > widths[i] ? wanted - widths[i] : 0;
        sum += shares[i];
    }
    return sum;
}

/* What a column lacks of the width its weight gives it, or of `natural` where that is less. */
static int64_t lacks_of_weight(const ColumnNeed *needs, const Length *widths, size_t count, Length total,
                               bool capped, int64_t *shares)
{
    int64_t sum = 0, weights = sum_of_weights(needs, count);
    for (size_t i = 0; i < count; i++) {
        int64_t wanted = (int64_t)total * needs[i].weight / weights;
        if (capped && wanted > needs[i].width[NEED_NATURAL]) wanted = needs[i].width[NEED_NATURAL];
        shares[i] = wanted > widths[i] ? wanted - widths[i] : 0;
        sum += shares[i];
    }
    return sum;
}

static int64_t sum_up_to(const int64_t *shares, size_t count, int64_t limit)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += shares[i] <= limit ? shares[i] : 0;
    return sum;
}

/* Drops the largest shares until the others fit: half of a word's width is of no use. */
static void drop_largest(int64_t *shares, size_t count, int64_t total)
{
    int64_t limit = 0;
    for (bool fits = true; fits;) {
        int64_t next = INT64_MAX;
        for (size_t i = 0; i < count; i++)
            if (shares[i] > limit && shares[i] < next) next = shares[i];
        fits = next < INT64_MAX && sum_up_to(shares, count, next) <= total;
        if (fits) limit = next;
    }
    for (size_t i = 0; i < count; i++)
        if (shares[i] > limit) shares[i] = 0;
}

/* Gives each column what it lacks of a level, as far as it goes; false where that was all there is. */
static bool grant_level(const ColumnNeed *needs, Length *widths, size_t count, NeedLevel level,
                        int64_t *shares, int64_t *rest)
{
    bool whole = level == NEED_PAIR || level == NEED_PIECE || level == NEED_WORDS;
    bool short_of = lacks(needs, widths, count, level, shares) > *rest;
    if (short_of && whole) drop_largest(shares, count, *rest);
    if (short_of && !whole) level_out(shares, count, *rest);
    for (size_t i = 0; i < count; i++) {
        widths[i] += (Length)shares[i];
        *rest -= shares[i];
    }
    return *rest > 0;
}

/* Gives each column its share; false where that was all there is. */
static bool grant(Length *widths, const int64_t *shares, size_t count, int64_t lack, int64_t *rest)
{
    int64_t given = lack < *rest ? lack : *rest;
    if (lack) share_out(widths, shares, count, given);
    *rest -= given;
    return *rest > 0;
}

/* How wide a column is within its bounds when widths are `scale` times the roots of the bulks. */
static double balanced(const ColumnNeed *need, Length least, double scale)
{
    double wanted = scale * sqrt(sqrt(need->bulk)), most = need->width[NEED_NATURAL];
    return wanted < least ? least : wanted > most ? (most > least ? most : least) : wanted;
}

/* The widths of the lowest table, where there is less room than all cells on one line want: the scale at
 * which they sum up to the room, by halving. Gives what each column lacks of them. */
static int64_t lacks_of_balance(const ColumnNeed *needs, const Length *widths, size_t count, Length total,
                                int64_t *shares)
{
    enum { STEPS = 50 };
    double low = 0, high = 4.0 * total; /* even a root of 1 gets more than all */
    for (int step = 0; step < STEPS; step++) {
        double middle = (low + high) / 2, sum = 0;
        for (size_t i = 0; i < count; i++) sum += balanced(&needs[i], widths[i], middle);
        *(sum > total ? &high : &low) = middle;
    }
    int64_t lack = 0;
    for (size_t i = 0; i < count; i++) {
        shares[i] = (int64_t)balanced(&needs[i], widths[i], low) - widths[i];
        lack += shares[i];
    }
    return lack;
}

void column_widths(Arena *arena, const ColumnNeed *needs, size_t count, Length total, Length *widths)
{
    int64_t *shares = arena_make_many(arena, int64_t, count), lack;
    bool weighted = sum_of_weights(needs, count) > 0;
    int64_t rest = total > 0 ? total : 0;
    for (size_t i = 0; i < count; i++) widths[i] = 0;
    for (NeedLevel level = NEED_HARD; level <= NEED_LEAST; level++)
        if (!grant_level(needs, widths, count, level, shares, &rest)) return;
    lack = weighted ? lacks_of_weight(needs, widths, count, total, true, shares)
                    : lacks_of_balance(needs, widths, count, total, shares);
    if (!grant(widths, shares, count, lack, &rest)) return;
    if (!grant_level(needs, widths, count, NEED_NATURAL, shares, &rest)) return;
    if (weighted) {
        lack = lacks_of_weight(needs, widths, count, total, false, shares);
        if (!grant(widths, shares, count, lack, &rest)) return;
    }
    for (size_t i = 0; i < count; i++) shares[i] = widths[i]; /* what is over goes to the wide ones */
    share_out(widths, shares, count, rest);
}
