/* Units and measure words behind numbers, and how words are found among clusters. */
#include "text/bind-imp.h"

#include "base/utf8.h"

#include <string.h>

bool is_sign(uint32_t rune)
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

uint32_t rune_at(const BoundText *text, size_t i)
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

size_t spells(const BoundText *text, size_t at, const char *word)
{
    if ((uint8_t)*word != first_byte(rune_at(text, at))) return 0; /* most words end here */
    Str rest = str_from(word);
    size_t length = 0;
    while (rest.len)
        if (rune_at(text, at + length++) != utf8_next(&rest)) return 0;
    return length;
}

bool one_of(uint32_t rune, const char *runes)
{
    char bytes[5] = {0};
    utf8_encode(rune, bytes);
    return rune && strstr(runes, bytes);
}

size_t longest(const BoundText *text, size_t at, const char *const *words, size_t count)
{
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = spells(text, at, words[i]);
        if (length > best) best = length;
    }
    return best;
}

size_t han_unit(const BoundText *text, size_t at)
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

bool western_unit(const BoundText *text, const BoundToken *token)
{
    static const char *const units[] = {
        "m",     "mm",     "cm",   "km",    "dm",   "μm",   "µm",   "nm",   "m²",   "m³",   "mm²",  "m2",
        "m3",    "g",      "kg",   "mg",    "t",    "L",    "mL",   "ml",   "s",    "ms",   "min",  "h",
        "d",     "N",      "kN",   "MN",    "J",    "kJ",   "MJ",   "Pa",   "kPa",  "MPa",  "GPa",  "bar",
        "V",     "kV",     "mV",   "A",     "mA",   "kA",   "W",    "kW",   "MW",   "kWh",  "kVA",  "Hz",
        "kHz",   "MHz",    "dB",   "lx",    "K",    "mol",  "Ω",    "kΩ",   "MΩ",   "rpm",  "r",    "ppm",
        "HB",    "HRC",    "HV",   "Nm",    "°C",   "°",    "%",    "‰",    "′",    "″",    "°F",   "D",
        "dBA",   "Gy",     "Sv",   "Bq",    "Ci",   "bit",  "kbit", "Mbit", "Gbit", "kB",   "MB",   "GB",
        "TB",    "bps",    "kbps", "Mbps",  "Gbps", "VA",   "MVA",  "var",  "kvar", "Mvar", "Wh",   "MWh",
        "GWh",   "GW",     "μV",   "μA",    "F",    "μF",   "H",    "mH",   "C",    "S",    "μS",   "mS",
        "cd",    "lm",     "rad",  "eV",    "keV",  "MeV",  "kgf",  "kcal", "cal",  "hPa",  "mPa",  "psi",
        "mmHg",  "mbar",   "μg",   "ng",    "μL",   "dm³",  "cm²",  "cm³",  "cm2",  "cm3",  "km²",  "ha",
        "kt",    "Mt",     "μs",   "ns",    "dpi",  "px",   "pt",   "NTU",  "HBW",  "HRB",  "wt%",  "vol%",
        "mol%",  "Nm³",    "Nm3",  "kmol",  "DIN",  "LB",   "lb",   "%FS",  "day",  "days", "week", "weeks",
        "month", "months", "year", "years", "hour", "hours"};
    size_t end = token->start;
    while (end < token->end && !one_of(rune_at(text, end), "/·.,;:()-") && !is_sign(rune_at(text, end)))
        end++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (spells(text, token->start, units[i]) == end - token->start) return true;
    return false;
}

bool sign_unit(uint32_t rune)
{
    return (rune >= 0x3300 && rune <= 0x33FF) || rune == 0x2103 || rune == 0x2109 || rune == 0xFF05;
}

size_t han_unit_end(const BoundText *text, size_t at)
{
    size_t end = at + han_unit(text, at);
    while (end > at && end + 1 < text->count && one_of(rune_at(text, end), "/·")) {
        size_t more = han_unit(text, end + 1);
        if (!more) break;
        end += 1 + more;
    }
    return end;
}
