/* What must stay on one line: numbers with their units and signs, standards' numbers, tags, codes, dates,
 * 第 3 条, 〔2026〕12号, names. And addresses, which break where their parts end.
 *
 * A token is a run of western characters without a blank. Rules look at tokens and what stands beside them;
 * binding raises the tier of the places inside to BREAK_BOUND.
 */
#include "layout/segment.h"

#include "base/utf8.h"

#include <string.h>

typedef struct Text {
    const TextRun *runs;
    Cluster *items;
    size_t count;
} Text;

typedef struct Token {
    size_t start, end;
    bool digits, lower, first_digit, last_digit, signs; /* signs: nothing but ≥ ± × … */
    bool code;                                          /* capitals and / alone: GB/T */
} Token;

static void bind_after(Text *text, size_t i)
{
    if (text->items[i].after < BREAK_BOUND) text->items[i].after = BREAK_BOUND;
}

static void bind_unit(Text *text, size_t last_digit)
{
    if (text->items[last_digit].after < BREAK_TIGHT) text->items[last_digit].after = BREAK_TIGHT;
}

/* All places inside [start, end). */
static void bind_range(Text *text, size_t start, size_t end)
{
    for (size_t i = start; i + 1 < end && i + 1 < text->count; i++) bind_after(text, i);
}

static bool western(const Cluster *cluster)
{
    return cluster->latin && cluster->kind != CLASS_CHIP && cluster->kind != CLASS_NEWLINE;
}

static bool is_sign(uint32_t rune)
{
    switch (rune) {
    case '+':
    case '<':
    case '=':
    case '>':
    case '~':
    case 0xB1:   /* ± */
    case 0xD7:   /* × */
    case 0xF7:   /* ÷ */
    case 0x2212: /* − */
    case 0x2248: /* ≈ */
    case 0x2264: /* ≤ */
    case 0x2265: /* ≥ */ return true;
    default: return false;
    }
}

static Token token_at(const Text *text, size_t start)
{
    Token token = {.start = start, .end = start, .signs = true, .code = true};
    for (size_t i = start; i < text->count && western(&text->items[i]); i++) {
        uint32_t rune = text->items[i].rune;
        token.end = i + 1;
        token.digits |= rune_is_digit(rune);
        token.lower |= rune_is_letter(rune) && !rune_is_upper(rune);
        token.signs &= is_sign(rune) || rune == '-';
        token.code &= rune_is_upper(rune) || rune == '/' || rune == '-';
        if (text->items[i].blank) break;
    }
    token.first_digit = rune_is_digit(text->items[start].rune);
    token.last_digit = rune_is_digit(text->items[token.end - 1].rune);
    return token;
}

static uint32_t rune_at(const Text *text, size_t i)
{
    return i < text->count ? text->items[i].rune : 0;
}

/* The first byte of a character in UTF-8. */
static uint8_t first_byte(uint32_t rune)
{
    return (uint8_t)(rune < 0x80      ? rune
                     : rune < 0x800   ? 0xC0 | rune >> 6
                     : rune < 0x10000 ? 0xE0 | rune >> 12
                                      : 0xF0 | rune >> 18);
}

/* Whether the clusters from `at` on spell `word`; gives its length. */
static size_t spells(const Text *text, size_t at, const char *word)
{
    if ((uint8_t)*word != first_byte(rune_at(text, at))) return 0; /* most words end here */
    Str rest = str_from(word);
    size_t length = 0;
    while (rest.len)
        if (rune_at(text, at + length++) != utf8_next(&rest)) return 0;
    return length;
}

static bool one_of(uint32_t rune, const char *runes)
{
    char bytes[5] = {0};
    utf8_encode(rune, bytes);
    return rune && strstr(runes, bytes);
}

static size_t longest(const Text *text, size_t at, const char *const *words, size_t count)
{
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = spells(text, at, words[i]);
        if (length > best) best = length;
    }
    return best;
}

/* A unit or measure word in Chinese behind a number: its length, or 0. */
static size_t han_unit(const Text *text, size_t at)
{
    static const char *const long_units[] = {
        "批次",   "季度",   "万元",     "亿元", "万吨",   "亿吨",     "万千瓦", "千瓦", "兆瓦",
        "平方米", "立方米", "万平方米", "公里", "千米",   "毫米",     "厘米",   "微米", "公斤",
        "千克",   "小时",   "分钟",     "个月", "工作日", "个工作日", "百分点", "兆帕", "千伏",
        "摄氏度", "日历天", "个百分点", "月份", "年度",   "号文",     "周年"};
    static const char single[] =
        "元角分年月日号时秒天周岁人名位家个项条款章节页次批期份套台只支根片张件级"
        "层段区处道遍扣吨米克升度倍万亿千百类种门步行列组轮届部篇点面口起座栋块架罐桶袋";
    size_t length = longest(text, at, long_units, sizeof long_units / sizeof *long_units);
    if (length) return length;
    return one_of(rune_at(text, at), single) ? 1 : 0;
}

/* A western unit as a token of its own: mm, m/s, kN·m, MPa, D. */
static bool western_unit(const Text *text, const Token *token)
{
    static const char *const units[] = {
        "m",    "mm",   "cm",   "km",   "dm",   "μm",  "µm",  "nm",  "m²",   "m³",   "mm²",  "m2",   "m3",
        "g",    "kg",   "mg",   "t",    "L",    "mL",  "ml",  "s",   "ms",   "min",  "h",    "d",    "N",
        "kN",   "MN",   "J",    "kJ",   "MJ",   "Pa",  "kPa", "MPa", "GPa",  "bar",  "V",    "kV",   "mV",
        "A",    "mA",   "kA",   "W",    "kW",   "MW",  "kWh", "kVA", "Hz",   "kHz",  "MHz",  "dB",   "lx",
        "K",    "mol",  "Ω",    "kΩ",   "MΩ",   "rpm", "r",   "ppm", "HB",   "HRC",  "HV",   "Nm",   "°C",
        "°",    "%",    "‰",    "′",    "″",    "°F",  "D",   "dBA", "Gy",   "Sv",   "Bq",   "Ci",   "bit",
        "kbit", "Mbit", "Gbit", "kB",   "MB",   "GB",  "TB",  "bps", "kbps", "Mbps", "Gbps", "VA",   "MVA",
        "var",  "kvar", "Mvar", "Wh",   "MWh",  "GWh", "GW",  "μV",  "μA",   "F",    "μF",   "H",    "mH",
        "C",    "S",    "μS",   "mS",   "cd",   "lm",  "rad", "eV",  "keV",  "MeV",  "kgf",  "kcal", "cal",
        "hPa",  "mPa",  "psi",  "mmHg", "mbar", "μg",  "ng",  "μL",  "dm³",  "cm²",  "cm³",  "cm2",  "cm3",
        "km²",  "ha",   "kt",   "Mt",   "μs",   "ns",  "dpi", "px",  "pt",   "NTU",  "HBW",  "HRB",  "wt%",
        "vol%", "mol%", "Nm³",  "Nm3",  "kmol", "DIN", "LB",  "lb",  "%FS"};
    size_t end = token->start;
    while (end < token->end && !one_of(rune_at(text, end), "/·.,()") && !is_sign(rune_at(text, end))) end++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (spells(text, token->start, units[i]) == end - token->start) return true;
    return false;
}

/* ㎡ ㎥ ℃ … : units of one full-width sign. */
static bool sign_unit(uint32_t rune)
{
    return (rune >= 0x3300 && rune <= 0x33FF) || rune == 0x2103 || rune == 0x2109 || rune == 0xFF05;
}

/* 2026 年 9 月 30 日, 10 时 30 分: a unit of a date and the number that goes on with it. */
static bool date_goes_on(const Text *text, size_t unit)
{
    static const char *const steps[] = {"年月", "月日", "日时", "时分", "分秒"};
    if (unit + 1 >= text->count || !western(&text->items[unit + 1])) return false;
    Token number = token_at(text, unit + 1);
    if (!number.first_digit || !number.last_digit) return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        Str step = str_from(steps[i]);
        if (utf8_next(&step) == rune_at(text, unit) && utf8_next(&step) == rune_at(text, number.end))
            return true;
    }
    return false;
}

/* The end of 元/人·天, 人·次, 元/m² from the Chinese unit at `at` on; `at` itself where there is none. */
static size_t han_unit_end(const Text *text, size_t at)
{
    size_t end = at + han_unit(text, at);
    while (end > at && end + 1 < text->count && one_of(rune_at(text, end), "/·")) {
        size_t more = han_unit(text, end + 1);
        if (!more) break;
        end += 1 + more;
    }
    return end;
}

/* 1 280 000 and 6488 0000: digits that go on behind a blank. */
static bool digits_go_on(const Text *text, const Token *number)
{
    size_t start = number->start, end = number->end, next = end;
    while (start < end && rune_is_digit(rune_at(text, start))) start++;
    while (rune_is_digit(rune_at(text, next)) && !(next > end && text->items[next - 1].blank)) next++;
    size_t group = next - end, length = end - number->start;
    return start == end && text->items[end - 1].blank &&
           ((group == 3 && length <= 3) || (group == 4 && length == 4));
}

static void bind_behind_number(Text *text, const Token *number)
{
    size_t last = number->end - 1, next = number->end;
    if (next >= text->count) return;
    if (western(&text->items[next])) {
        Token unit = token_at(text, next);
        if (western_unit(text, &unit)) {
            bind_range(text, last, unit.end);
            bind_unit(text, last);
        }
        if (unit.signs && unit.end < text->count && rune_is_digit(rune_at(text, unit.end)))
            bind_range(text, last, unit.end + 1);
        if (digits_go_on(text, number)) bind_after(text, last);
        return;
    }
    if (sign_unit(rune_at(text, next))) bind_unit(text, last);
    size_t end = han_unit_end(text, next);
    if (end == next) return;
    bind_range(text, last, end);
    bind_unit(text, last);
    if (date_goes_on(text, next)) bind_after(text, next);
}

/* 第 3 条, 图 1, 附录 2, ＝1.5. */
static void bind_before_number(Text *text, const Token *number)
{
    if (!number->start) return;
    if (one_of(rune_at(text, number->start - 1), "第图表式件录＝＋＜＞")) bind_after(text, number->start - 1);
}

/* 附录 A, 图 B.1. */
static void bind_before_letter(Text *text, const Token *token)
{
    bool letter = rune_is_upper(rune_at(text, token->start)) &&
                  (token->end == token->start + 1 || one_of(rune_at(text, token->start + 1), ".-"));
    if (letter && token->start && one_of(rune_at(text, token->start - 1), "图表件录"))
        bind_after(text, token->start - 1);
}

/* B区, A类, C相. */
static void bind_behind_letter(Text *text, const Token *token)
{
    bool letter = token->end == token->start + 1 && rune_is_upper(rune_at(text, token->start));
    if (letter && one_of(rune_at(text, token->end), "区类级型相轴线段栋座楼组列炉标"))
        bind_after(text, token->start);
}

/* Behind the - of a code is the best of bad places to part it; readers take it for a parted word's. */
static void hold_hyphens(Text *text, const Token *token)
{
    for (size_t i = token->start + 1; i + 1 < token->end; i++)
        if (rune_at(text, i) == '-' && (token->digits || rune_is_upper(rune_at(text, i - 1))))
            text->items[i].after = BREAK_BOUND;
}

/* Class 150, No. 3. */
static bool counts(const Text *text, const Token *token)
{
    static const char *const words[] = {"Class", "Grade", "Type", "Sch",   "Sch.",
                                        "No.",   "Rev.",  "Fig.", "Table", "Vol."};
    return longest(text, token->start, words, sizeof words / sizeof *words) == token->end - token->start;
}

/* A URL, a mail address, a path of a file. */
static bool is_address(const Text *text, const Token *token)
{
    enum { LEAST_PATH = 16, LEAST_WORD = 3 };
    size_t slashes = 0, small = 0;
    bool word = false;
    if (spells(text, token->start, "www.")) return true;
    for (size_t i = token->start; i + 3 < token->end; i++) {
        if (spells(text, i, "://") || (rune_at(text, i) == '@' && i > token->start)) return true;
        slashes += rune_at(text, i) == '/';
        small = rune_at(text, i) >= 'a' && rune_at(text, i) <= 'z' ? small + 1 : 0;
        word |= small == LEAST_WORD;
    }
    return slashes >= 2 && word && token->end - token->start >= LEAST_PATH;
}

/* The end of the letters and digits from `start` on; gives whether it is a long row with digits: a hash, an
 * id. */
static bool is_hash(const Text *text, size_t start, size_t limit, size_t *end)
{
    enum { LEAST_HASH = 16 };
    bool digits = false;
    for (*end = start; *end < limit; ++*end) {
        uint32_t rune = rune_at(text, *end);
        if (!rune_is_digit(rune) && !rune_is_letter(rune)) break;
        digits |= rune_is_digit(rune);
    }
    return digits && *end - start >= LEAST_HASH;
}

/* Behind / ? & # _ but not ://, and rather not behind . = - @ nor in a hash behind a digit; the marks stay on
 * the line that they end, so that the next one is seen to go on. */
static void open_address(Text *text, const Token *token)
{
    bind_range(text, token->start, token->end);
    for (size_t i = token->start; i + 1 < token->end; i++) {
        bool behind_scheme = i >= token->start + 2 && spells(text, i - 2, "://");
        if (behind_scheme || one_of(rune_at(text, i + 1), "/?&#_.=-@")) continue;
        if (one_of(rune_at(text, i), "/?&#_")) text->items[i].after = BREAK_POOR;
        if (one_of(rune_at(text, i), ".=-@")) text->items[i].after = BREAK_PART;
    }
    for (size_t i = token->start, end; i < token->end; i = end + 1) {
        if (!is_hash(text, i, token->end, &end)) continue;
        for (size_t k = i + 3; k + 4 < end; k++)
            if (rune_is_digit(rune_at(text, k))) text->items[k].after = BREAK_PART;
    }
}

/* AI 1,256点 is a quantity, no code. */
static bool is_quantity(const Text *text, size_t start)
{
    Token token = token_at(text, start);
    for (size_t i = start; i + 1 < token.end; i++)
        if (rune_at(text, i) == ',') return true;
    return false;
}

static void bind_token(Text *text, const Token *token)
{
    if (is_address(text, token)) {
        open_address(text, token);
        return;
    }
    if (token->digits) bind_range(text, token->start, token->end);
    hold_hyphens(text, token);
    if (token->first_digit) bind_before_number(text, token);
    bind_before_letter(text, token);
    bind_behind_letter(text, token);
    if (token->last_digit) bind_behind_number(text, token);
    if (token->end == text->count || !text->items[token->end - 1].blank) return;
    bool digit = rune_is_digit(rune_at(text, token->end));
    bool class_of_code =
        rune_is_upper(rune_at(text, token->end)) && rune_is_digit(rune_at(text, token->end + 1));
    bool code = token->code && token->end - token->start >= 2 && !is_quantity(text, token->end);
    if ((digit && (token->signs || code || counts(text, token))) || (class_of_code && code))
        bind_after(text, token->end - 1); /* ≥ 300, GB/T 50300-2013, DN 100, ASME B31.3 */
}

/* 8～10 mm, 5 ℃～10 ℃ and －15 ℃ stay together; the ends of a longer range and two dates may part behind the
 * sign. */
static void bind_range_sign(Text *text, size_t sign)
{
    if (!sign || sign + 1 >= text->count || !western(&text->items[sign + 1])) return;
    Token to = token_at(text, sign + 1);
    size_t from = sign;
    while (from && western(&text->items[from - 1]) && !text->items[from - 1].blank) from--;
    bool dates = one_of(rune_at(text, sign - 1), "年月日时分点");
    bool is_short = to.end - to.start <= 6 && sign - from <= 6 && !dates;
    if (text->items[sign].after < BREAK_BOUND) text->items[sign].after = is_short ? BREAK_BOUND : BREAK_POOR;
}

/* 〔2026〕12号 */
static void bind_document_number(Text *text, size_t opening)
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
static void bind_ordinal(Text *text, size_t start)
{
    size_t i = start + 1;
    while (one_of(rune_at(text, i), "〇零一二三四五六七八九十百千两")) i++;
    if (i > start + 1) bind_range(text, start, i + (han_unit(text, i) ? 1 : 0));
}

/* 二〇二六年九月三十日 */
static void bind_date_in_words(Text *text, size_t start)
{
    static const char digits[] = "〇零一二三四五六七八九十";
    size_t end = start;
    for (const char *unit = "年月日"; *unit; unit += strlen("年")) {
        size_t i = end;
        while (one_of(rune_at(text, i), digits)) i++;
        if (i == end || !spells(text, i, (char[]){unit[0], unit[1], unit[2], '\0'})) break;
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
static void hold_amount(Text *text, size_t i)
{
    uint32_t next = rune_at(text, i + 1);
    if (text->items[i].after == BREAK_FREE && (is_capital_numeral(next) || one_of(next, "万亿元角分整")))
        text->items[i].after = BREAK_POOR;
}

/* Ⅱ级, FeⅡ-6G, ⅡB */
static void bind_roman(Text *text, size_t i)
{
    Cluster *before = i ? &text->items[i - 1] : NULL;
    if (before && western(before) && !before->blank) bind_after(text, i - 1);
    if (i + 1 < text->count && western(&text->items[i + 1]) && !text->items[i].blank) bind_after(text, i);
    size_t unit = han_unit(text, i + 1);
    if (unit) bind_range(text, i, i + 1 + unit);
}

/* 10：15 and 1：200; （760±10） mm */
static void bind_behind_mark(Text *text, size_t i)
{
    if (!i || i + 1 >= text->count || !rune_is_digit(rune_at(text, i - 1)) || !western(&text->items[i + 1]))
        return;
    Token token = token_at(text, i + 1);
    if (rune_at(text, i) == 0xFF1A ? token.first_digit : western_unit(text, &token)) bind_after(text, i);
}

static void bind_source(Text *text, size_t i)
{
    const Inline *source = text->runs[text->items[i].run].source;
    if (!source || i + 1 >= text->count || text->items[i + 1].run != text->items[i].run) return;
    if (source->kind == INLINE_NAME) bind_after(text, i);
    bool joint = text->items[i].latin != text->items[i + 1].latin;
    if (source->kind == INLINE_CODE && joint && !text->items[i].blank) bind_after(text, i);
}

void bind_together(const TextRun *runs, Cluster *clusters, size_t count)
{
    Text text = {runs, clusters, count};
    for (size_t i = 0; i < count; i++) {
        bind_source(&text, i);
        uint32_t rune = clusters[i].rune;
        if (rune == 0x3014 || rune == 0xFF3B) bind_document_number(&text, i);
        if (rune == 0x7B2C) bind_ordinal(&text, i);
        if (rune == 0x4E8C || rune == 0x4E00) bind_date_in_words(&text, i); /* 二 or 一 begins a year */
        if (rune == 0xFF1A || rune == 0xFF09) bind_behind_mark(&text, i);
        if (rune_is_roman(rune)) bind_roman(&text, i);
        if (is_capital_numeral(rune)) hold_amount(&text, i);
        if (clusters[i].kind == CLASS_CONNECTOR && !clusters[i].latin) bind_range_sign(&text, i);
    }
    for (size_t i = 0; i < count;) {
        if (!western(&clusters[i])) {
            i++;
            continue;
        }
        Token token = token_at(&text, i);
        bind_token(&text, &token);
        i = token.end;
    }
}
