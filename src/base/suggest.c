#include "base/suggest.h"
#include "base/utf8.h"

enum { LONGEST = 64 };

/* The runes of a word; SIZE_MAX where there are too many. */
static size_t decode(Str word, uint32_t runes[LONGEST])
{
    size_t count = 0;
    while (word.len) {
        if (count == LONGEST) return SIZE_MAX;
        runes[count++] = utf8_next(&word);
    }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Three rows of the table of optimal string alignment. */
static size_t distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b_count; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a_count; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_count; j++) {
            size_t substitution = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(substitution, 1 + least(above[j], row[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], second[j - 2] + 1);
        }
    }
    return rows[a_count % 3][b_count];
}

static Str nearest_of(Str word, const Str *candidates, size_t count, bool *tied)
{
    uint32_t typed[LONGEST], known[LONGEST];
    size_t typed_count = decode(word, typed), best = SIZE_MAX;
    Str nearest = {0};
    if (typed_count == SIZE_MAX) return nearest;
    for (size_t i = 0; i < count; i++) {
        size_t known_count = decode(candidates[i], known);
        if (known_count == SIZE_MAX) continue;
        size_t longer = typed_count > known_count ? typed_count : known_count;
        size_t allowed = longer / 3 > 1 ? longer / 3 : 1;
        size_t apart = distance(typed, typed_count, known, known_count);
        /* Words of one or two characters would be near to everything. */
        if (apart > allowed || apart >= longer || apart > best) continue;
        *tied = apart == best && (*tied || !str_equal(nearest, candidates[i]));
        if (apart == best) continue;
        best = apart;
        nearest = candidates[i];
    }
    return nearest;
}

Str suggest_nearest(Str word, const Str *candidates, size_t count)
{
    bool tied = false;
    Str nearest = nearest_of(word, candidates, count, &tied);
    if (tied) return (Str){0};
    return nearest;
}

Str suggest_first(Str word, const Str *candidates, size_t count)
{
    bool tied = false;
    return nearest_of(word, candidates, count, &tied);
}

Str suggest_certain(Str word, const Str *candidates, size_t count)
{
    uint32_t typed[LONGEST], known[LONGEST];
    size_t typed_count = decode(word, typed), near = 0;
    Str certain = {0};
    if (typed_count == SIZE_MAX) return certain;
    for (size_t i = 0; i < count; i++) {
        if (str_equal(word, candidates[i])) return candidates[i];
        size_t known_count = decode(candidates[i], known);
        size_t longer = typed_count > known_count ? typed_count : known_count;
        if (known_count == SIZE_MAX || longer < 2 || distance(typed, typed_count, known, known_count) > 1)
            continue;
        certain = candidates[i];
        near++;
    }
    return near == 1 ? certain : (Str){0};
}
