#include "base/money.h"

bool money_parse(Str text, Money *money)
{
    bool negative = text.len && text.ptr[0] == '-';
    Str whole = str_slice(text, negative, text.len), decimals = {0};
    size_t point = str_find(whole, STR("."));
    if (point != SIZE_MAX) {
        decimals = str_slice(whole, point + 1, whole.len);
        whole = str_slice(whole, 0, point);
        if (decimals.len == 0 || decimals.len > 2) return false;
    }
    int64_t yuan, fen = 0;
    if (!str_to_int(whole, &yuan)) return false;
    if (decimals.len && !str_to_int(decimals, &fen)) return false;
    if (decimals.len == 1) fen *= 10;
    if (__builtin_mul_overflow(yuan, 100, &yuan) || __builtin_add_overflow(yuan, fen, &yuan)) return false;
    *money = negative ? -yuan : yuan;
    return true;
}

bool money_add(Money a, Money b, Money *sum)
{
    Money result;
    if (__builtin_add_overflow(a, b, &result)) return false;
    *sum = result;
    return true;
}

bool money_sub(Money a, Money b, Money *difference)
{
    Money result;
    if (__builtin_sub_overflow(a, b, &result)) return false;
    *difference = result;
    return true;
}

bool money_scale(Money amount, int64_t numerator, int64_t denominator, Money *result)
{
    __extension__ typedef __int128 Wide;
    Wide product = (Wide)amount * numerator;
    bool negative = product < 0;
    Wide magnitude = negative ? -product : product;
    Wide quotient = (2 * magnitude + denominator) / (2 * (Wide)denominator);
    if (quotient > INT64_MAX) return false;
    *result = (Money)(negative ? -quotient : quotient);
    return true;
}

static uint64_t magnitude_of(Money money)
{
    return money < 0 ? 0 - (uint64_t)money : (uint64_t)money;
}

Str money_grouped(Arena *arena, Money money)
{
    uint64_t fen = magnitude_of(money);
    Str digits = str_printf(arena, "%llu", (unsigned long long)(fen / 100));
    StrBuf buf = {.arena = arena};
    if (money < 0) strbuf_add_char(&buf, '-');
    for (size_t i = 0; i < digits.len; i++) {
        if (i && (digits.len - i) % 3 == 0) strbuf_add_char(&buf, ',');
        strbuf_add_char(&buf, digits.ptr[i]);
    }
    strbuf_printf(&buf, ".%02u", (unsigned)(fen % 100));
    return strbuf_str(&buf);
}

Str money_plain(Arena *arena, Money money)
{
    uint64_t fen = magnitude_of(money);
    return str_printf(arena, "%s%llu.%02u", money < 0 ? "-" : "", (unsigned long long)(fen / 100),
                      (unsigned)(fen % 100));
}

static Str money_in_unit(Arena *arena, Money money, int64_t fen_per_hundredth, const char *unit)
{
    Money hundredths;
    if (!money_scale(money, 1, fen_per_hundredth, &hundredths)) return (Str){0};
    Str number = money_plain(arena, hundredths);
    return str_printf(arena, "%.*s%s", STR_ARG(number), unit);
}

Str money_in_yi(Arena *arena, Money money)
{
    return money_in_unit(arena, money, 100000000, "亿元");
}

Str money_in_wan(Arena *arena, Money money)
{
    return money_in_unit(arena, money, 10000, "万元");
}

static const char *const upper_digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

static void add(StrBuf *buf, const char *text)
{
    strbuf_add(buf, str_from(text));
}

/* Four digits with 仟佰拾; *gap says a zero is owed before the next digit. */
static void add_upper_group(StrBuf *buf, unsigned group, bool *gap)
{
    static const char *const places[] = {"仟", "佰", "拾", ""};
    unsigned divisor = 1000;
    for (int i = 0; i < 4; i++, divisor /= 10) {
        unsigned digit = group / divisor % 10;
        if (digit == 0) {
            *gap = buf->len > 0;
            continue;
        }
        if (*gap) add(buf, "零");
        *gap = false;
        add(buf, upper_digits[digit]);
        add(buf, places[i]);
    }
}

static void add_upper_yuan(StrBuf *buf, uint64_t yuan)
{
    static const char *const groups[] = {"", "万", "亿", "万亿", "亿亿"};
    bool gap = false;
    uint64_t divisor = 10000000000000000u;
    for (int i = 4; i >= 0; i--, divisor /= 10000) {
        unsigned group = (unsigned)(yuan / divisor % 10000);
        if (group == 0) {
            gap = buf->len > 0;
            continue;
        }
        add_upper_group(buf, group, &gap);
        add(buf, i == 3 && yuan / 100000000 % 10000 ? "万" : groups[i]);
        /* 玖拾 万 leaves a gap only where the lower group starts with 零, which add_upper_group sees. */
        gap = false;
    }
}

Str money_upper(Arena *arena, Money money)
{
    uint64_t fen = magnitude_of(money);
    StrBuf buf = {.arena = arena};
    if (fen >= 100) {
        add_upper_yuan(&buf, fen / 100);
        add(&buf, "元");
    }
    unsigned jiao = (unsigned)(fen / 10 % 10), cents = (unsigned)(fen % 10);
    if (jiao) {
        add(&buf, upper_digits[jiao]);
        add(&buf, "角");
    } else if (cents && buf.len) {
        add(&buf, "零");
    }
    if (cents) {
        add(&buf, upper_digits[cents]);
        add(&buf, "分");
    }
    if (buf.len == 0) add(&buf, "零元");
    if (!jiao && !cents) add(&buf, "整");
    Str text = strbuf_str(&buf);
    return money < 0 ? str_printf(arena, "负%.*s", STR_ARG(text)) : text;
}
