/* Column widths: each column first gets its minimum; the rest goes by the template's weights or, without any,
 * by what is still wanted. Where the minimums are too much, unbreakable pieces alone count, then nothing. */
#include "layout/columns.h"

static int64_t sum_of(const Length *widths, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += widths[i];
    return sum;
}

/* Shares `rest` out by `shares`, exactly. */
static void share_out(Length *widths, const int64_t *shares, size_t count, Length rest)
{
    int64_t all = 0, seen = 0;
    Length given = 0;
    for (size_t i = 0; i < count; i++) all += shares[i];
    if (all <= 0) {
        widths[count - 1] += rest;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        seen += shares[i];
        Length upto = (Length)(rest * seen / all);
        widths[i] += upto - given;
        given = upto;
    }
}

static bool weighted(const ColumnNeed *needs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (needs[i].weight) return true;
    return false;
}

/* The width a weight asks for beyond the minimum. */
static int64_t weight_share(const ColumnNeed *needs, size_t count, size_t i, Length total, Length minimum)
{
    int64_t all = 0;
    for (size_t k = 0; k < count; k++) all += needs[k].weight;
    int64_t wanted = (int64_t)total * needs[i].weight / all;
    return wanted > minimum ? wanted - minimum : 0;
}

void column_widths(const ColumnNeed *needs, size_t count, Length total, Length *widths)
{
    enum { MOST_COLUMNS = 64 };
    int64_t shares[MOST_COLUMNS] = {0};
    size_t shared = count < MOST_COLUMNS ? count : MOST_COLUMNS;
    for (size_t i = 0; i < count; i++) widths[i] = needs[i].minimum;
    if (sum_of(widths, count) > total)
        for (size_t i = 0; i < count; i++) widths[i] = needs[i].piece;
    int64_t least = sum_of(widths, count);
    if (least > total) {
        for (size_t i = 0; i < count; i++) widths[i] = (Length)((int64_t)widths[i] * total / least);
        widths[count - 1] += total - (Length)sum_of(widths, count);
        return;
    }
    bool by_weight = weighted(needs, count);
    int64_t wanted = 0;
    for (size_t i = 0; i < shared; i++) wanted += needs[i].natural - widths[i];
    for (size_t i = 0; i < shared; i++) {
        if (by_weight)
            shares[i] = weight_share(needs, count, i, total, widths[i]);
        else if (wanted > total - least)
            shares[i] = needs[i].natural - widths[i];
        else
            shares[i] = needs[i].natural; /* all fit on one line: what is over goes to the wide ones */
    }
    if (!by_weight && wanted <= total - least) {
        for (size_t i = 0; i < count; i++)
            widths[i] = needs[i].natural > widths[i] ? needs[i].natural : widths[i];
        least = sum_of(widths, count);
    }
    share_out(widths, shares, shared, total - (Length)least);
}
