/* Chinese characters and full-width marks that keep what stands beside them: 8～10, 〔2026〕12号, 第三条,
 * 二〇二六年九月, Ⅱ级, 10：15. */
#include "text/bind-imp.h"

#include "base/utf8.h"

/* 8～10 mm, 5 ℃～10 ℃ and －15 ℃ stay together; the ends of a longer range and two dates may part behind the
 * sign. */
static void bind_range_sign(BoundText *text, size_t sign)
{
    if (!sign || sign + 1 >= text->count || !western(&text->items[sign + 1])) return;
    BoundToken to = token_at(text, sign + 1);
    size_t from = sign;
    while (from && western(&text->items[from - 1]) && !text->items[from - 1].blank) from--;
    bool dates = one_of(rune_at(text, sign - 1), "年月日时分点");
    bool is_short = to.end - to.start <= 6 && sign - from <= 6 && !dates;
    if (text->items[sign].after < BREAK_BOUND) text->items[sign].after = is_short ? BREAK_BOUND : BREAK_POOR;
}

/* 〔2026〕12号 */
static void bind_document_number(BoundText *text, size_t opening)
{
    size_t i = opening + 1;
    while (rune_is_digit(rune_at(text, i))) i++;
    uint32_t closing = rune_at(text, opening) == 0x3014 ? 0x3015 : 0xFF3D;
    if (i == opening + 1 || rune_at(text, i) != closing) return;
    i++;
    if (rune_at(text, i) == 0x7B2C) i++; /* 第 */
    size_t digits = i;
    while (rune_is_digit(rune_at(text, i))) i++;
    if (i > digits && rune_at(text, i) == 0x53F7) i++; /* 号 */
    bind_range(text, opening, i);
}

/* 第三条, 第二十四次 */
static void bind_ordinal(BoundText *text, size_t start)
{
    size_t i = start + 1;
    while (one_of(rune_at(text, i), "〇零一二三四五六七八九十百千两")) i++;
    if (i > start + 1) bind_range(text, start, i + (han_unit(text, i) ? 1 : 0));
}

/* 二〇二六年九月三十日 */
static void bind_date_in_words(BoundText *text, size_t start)
{
    static const char digits[] = "〇零一二三四五六七八九十";
    size_t end = start;
    for (Str units = STR("年月日"); units.len;) {
        size_t i = end;
        while (one_of(rune_at(text, i), digits)) i++;
        if (i == end || rune_at(text, i) != utf8_next(&units)) break;
        if (end == start && i - end != 4) return;
        end = i + 1;
    }
    bind_range(text, start, end);
}

/* Of an amount in words: 壹拾陆万元整. */
static bool is_capital_numeral(uint32_t rune)
{
    switch (rune) {
    case 0x96F6: /* 零 */
    case 0x58F9: /* 壹 */
    case 0x8D30: /* 贰 */
    case 0x53C1: /* 叁 */
    case 0x8086: /* 肆 */
    case 0x4F0D: /* 伍 */
    case 0x9646: /* 陆 */
    case 0x67D2: /* 柒 */
    case 0x634C: /* 捌 */
    case 0x7396: /* 玖 */
    case 0x62FE: /* 拾 */
    case 0x4F70: /* 佰 */
    case 0x4EDF: /* 仟 */ return true;
    default: return false;
    }
}

/* Rather not inside 柒拾壹万肆仟元整. */
static void hold_amount(BoundText *text, size_t i)
{
    uint32_t next = rune_at(text, i + 1);
    if (text->items[i].after == BREAK_FREE && (is_capital_numeral(next) || one_of(next, "万亿元角分整")))
        text->items[i].after = BREAK_POOR;
}

/* Ⅱ级, FeⅡ-6G, ⅡB */
static void bind_roman(BoundText *text, size_t i)
{
    const Cluster *items = text->items;
    if (i && western(&items[i - 1]) && !items[i - 1].blank) bind_after(text, i - 1);
    if (i + 1 < text->count && western(&items[i + 1]) && !items[i].blank) bind_after(text, i);
    size_t unit = han_unit(text, i + 1);
    if (unit) bind_range(text, i, i + 1 + unit);
}

/* 10：15 and 1：200; （760±10） mm */
static void bind_behind_mark(BoundText *text, size_t i)
{
    if (!i || i + 1 >= text->count || !rune_is_digit(rune_at(text, i - 1)) || !western(&text->items[i + 1]))
        return;
    BoundToken token = token_at(text, i + 1);
    if (rune_at(text, i) == 0xFF1A ? token.first_digit : western_unit(text, &token)) bind_after(text, i);
}

/* ２５％, １０，０００ｍ³ typed full-width */
static bool is_wide_digit(uint32_t rune)
{
    return rune >= 0xFF10 && rune <= 0xFF19;
}

static void bind_wide_digit(BoundText *text, size_t i)
{
    uint32_t next = rune_at(text, i + 1);
    bool mark = next == 0xFF0C || next == 0xFF0E;
    if (is_wide_digit(next)) bind_after(text, i);
    if (i && one_of(rune_at(text, i - 1), "＝＋－＜＞")) bind_after(text, i - 1);
    if (mark && is_wide_digit(rune_at(text, i + 2))) bind_range(text, i, i + 3);
    if (han_unit(text, i + 1) || sign_unit(next)) bind_after(text, i);
}

void bind_han(BoundText *text, size_t i)
{
    const Cluster *cluster = &text->items[i];
    uint32_t rune = cluster->rune;
    if (rune == 0x3014 || rune == 0xFF3B) bind_document_number(text, i);
    if (rune == 0x7B2C) bind_ordinal(text, i);
    if (rune == 0x4E8C || rune == 0x4E00) bind_date_in_words(text, i); /* 二 or 一 begins a year */
    if (rune == 0xFF1A || rune == 0xFF09) bind_behind_mark(text, i);
    if (rune_is_roman(rune)) bind_roman(text, i);
    if (is_capital_numeral(rune)) hold_amount(text, i);
    if (is_wide_digit(rune)) bind_wide_digit(text, i);
    if (cluster->kind == CLASS_CONNECTOR) bind_range_sign(text, i);
}
