/* Lists that are typed into a cell: a label at the start of a line. */
#include "text/linebreak-imp.h"

static uint32_t rune_at(const Cluster *clusters, size_t count, size_t i)
{
    return i < count ? clusters[i].rune : 0;
}

static bool is_han_numeral(uint32_t rune)
{
    switch (rune) {
    case 0x4E00: /* 一 */
    case 0x4E8C: /* 二 */
    case 0x4E09: /* 三 */
    case 0x56DB: /* 四 */
    case 0x4E94: /* 五 */
    case 0x516D: /* 六 */
    case 0x4E03: /* 七 */
    case 0x516B: /* 八 */
    case 0x4E5D: /* 九 */
    case 0x5341: /* 十 */ return true;
    default: return false;
    }
}

static bool is_numeral(uint32_t rune)
{
    return rune_is_digit(rune) || is_han_numeral(rune);
}

/* Behind 1 in 1. 1、 1） – but not in 1.5 or 一、二期. */
static bool ends_label(const Cluster *clusters, size_t count, size_t i)
{
    if (i + 1 >= count) return false;
    uint32_t next = clusters[i + 1].rune;
    switch (clusters[i].rune) {
    case ')':
    case 0xFF09: return true;
    case '.':
    case 0xFF0E: return !rune_is_digit(next);
    case 0x3001: return !is_numeral(next);
    default: return false;
    }
}

/* Clusters of the label. */
static size_t label_length(const Cluster *clusters, size_t count)
{
    uint32_t first = rune_at(clusters, count, 0);
    bool bullet = first == 0x2022 || ((first == '-' || first == 0x2013) && clusters[0].blank);
    if (bullet || (first >= 0x2460 && first <= 0x2473)) return count > 1 ? 1 : 0;
    size_t start = first == '(' || first == 0xFF08 ? 1 : 0, end = start;
    while (end < start + 2 && is_numeral(rune_at(clusters, count, end))) end++;
    if (end == start || !ends_label(clusters, count, end)) return 0;
    uint32_t mark = clusters[end].rune;
    bool closes = mark == ')' || mark == 0xFF09;
    return start && !closes ? 0 : end + 1;
}

Length list_label_width(const Cluster *clusters, size_t count)
{
    size_t length = label_length(clusters, count);
    int64_t width = length ? -clusters[0].lead : 0;
    for (size_t i = 0; i < length; i++) width += clusters[i].width + clusters[i].gap;
    return clamp_length(width);
}

bool is_list(const Shaped *text)
{
    size_t labels = 0;
    for (size_t i = 0; i < text->count && labels < 2; i++)
        if (i == 0 || text->clusters[i - 1].kind == CLASS_NEWLINE)
            labels += label_length(text->clusters + i, text->count - i) > 0;
    return labels >= 2;
}
