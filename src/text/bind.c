/* What must stay on one line: numbers with their units and signs, standards' numbers, tags, codes, dates,
 * 第 3 条, 〔2026〕12号, names. And addresses, which break where their parts end.
 *
 * A token is a run of western characters without a blank. Rules look at tokens and what stands beside them;
 * binding raises the tier of the places inside to BREAK_BOUND.
 */
#include "text/bind-imp.h"

#include "base/utf8.h"

void bind_after(BoundText *text, size_t i)
{
    if (text->items[i].after < BREAK_BOUND) text->items[i].after = BREAK_BOUND;
}

static void bind_unit(BoundText *text, size_t last_digit)
{
    if (text->items[last_digit].after < BREAK_TIGHT) text->items[last_digit].after = BREAK_TIGHT;
}

/* All places inside [start, end). */
void bind_range(BoundText *text, size_t start, size_t end)
{
    for (size_t i = start; i + 1 < end && i + 1 < text->count; i++) bind_after(text, i);
}

bool western(const Cluster *cluster)
{
    return cluster->latin && cluster->kind != CLASS_CHIP && cluster->kind != CLASS_NEWLINE;
}

BoundToken token_at(const BoundText *text, size_t start)
{
    BoundToken token = {.start = start, .end = start, .last = start, .signs = true, .code = true};
    for (size_t i = start; i < text->count && western(&text->items[i]); i++) {
        uint32_t rune = text->items[i].rune;
        token.end = i + 1;
        token.digits |= rune_is_digit(rune);
        token.lower |= rune_is_letter(rune) && !rune_is_upper(rune);
        token.signs &= is_sign(rune) || rune == '-';
        bool parts = rune == ',' || rune == ';' || rune == ':'; /* 2013,HG/T */
        if (parts) token.last = i + 1;
        token.code = parts || (token.code && (rune_is_upper(rune) || rune == '/' || rune == '-'));
        if (text->items[i].blank) break;
    }
    token.first_digit = rune_is_digit(text->items[start].rune);
    token.last_digit = rune_is_digit(text->items[token.end - 1].rune);
    return token;
}

/* 2026 年 9 月 30 日, 10 时 30 分: a unit of a date and the number that goes on with it. */
static bool date_goes_on(const BoundText *text, size_t unit)
{
    static const char *const steps[] = {"年月", "月日", "日时", "时分", "分秒"};
    if (unit + 1 >= text->count || !western(&text->items[unit + 1])) return false;
    BoundToken number = token_at(text, unit + 1);
    if (!number.first_digit || !number.last_digit) return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        Str step = str_from(steps[i]);
        if (utf8_next(&step) == rune_at(text, unit) && utf8_next(&step) == rune_at(text, number.end))
            return true;
    }
    return false;
}

/* 1 280 000 and 6488 0000: digits that go on behind a blank. */
static bool digits_go_on(const BoundText *text, const BoundToken *number)
{
    size_t start = number->start, end = number->end, next = end;
    while (start < end && rune_is_digit(rune_at(text, start))) start++;
    while (rune_is_digit(rune_at(text, next)) && !(next > end && text->items[next - 1].blank)) next++;
    size_t group = next - end, length = end - number->start;
    return start == end && text->items[end - 1].blank &&
           ((group == 3 && length <= 3) || (group == 4 && length == 4));
}

static void bind_behind_number(BoundText *text, const BoundToken *number)
{
    size_t last = number->end - 1, next = number->end;
    if (next >= text->count) return;
    if (western(&text->items[next])) {
        BoundToken unit = token_at(text, next);
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
static void bind_before_number(BoundText *text, const BoundToken *number)
{
    if (!number->start) return;
    if (one_of(rune_at(text, number->start - 1), "第图表式件录＝＋＜＞")) bind_after(text, number->start - 1);
}

/* 附录 A, 图 B.1. */
static void bind_before_letter(BoundText *text, const BoundToken *token)
{
    bool letter = rune_is_upper(rune_at(text, token->start)) &&
                  (token->end == token->start + 1 || one_of(rune_at(text, token->start + 1), ".-"));
    if (letter && token->start && one_of(rune_at(text, token->start - 1), "图表件录"))
        bind_after(text, token->start - 1);
}

/* B区, A类, C相. */
static void bind_behind_letter(BoundText *text, const BoundToken *token)
{
    bool letter = token->end == token->start + 1 && rune_is_upper(rune_at(text, token->start));
    if (letter && one_of(rune_at(text, token->end), "区类级型相轴线段栋座楼组列炉标"))
        bind_after(text, token->start);
}

/* Behind the - of a code is the best of bad places to part it; readers take it for a parted word's. A code
 * that is longer than most lines leave room for parts there to fill a line. */
static void hold_hyphens(BoundText *text, const BoundToken *token)
{
    enum { LONG_CODE = 28 };
    bool is_long = token->end - token->start >= LONG_CODE;
    for (size_t i = token->start + 1; i + 1 < token->end; i++)
        if (rune_at(text, i) == '-' && (token->digits || rune_is_upper(rune_at(text, i - 1))))
            text->items[i].after = is_long ? BREAK_PART : BREAK_BOUND;
}

/* 0.7×1,250 kW=875 kW: a reckoning may part before =. */
static void part_at_equals(BoundText *text, const BoundToken *token)
{
    for (size_t i = token->start + 1; i + 1 < token->end; i++) {
        if (rune_at(text, i) != '=') continue;
        BoundToken before = {.start = token->start, .end = i};
        bool unit =
            before.start && rune_is_digit(rune_at(text, before.start - 1)) && western_unit(text, &before);
        if (unit || rune_is_digit(rune_at(text, i - 1))) text->items[i - 1].after = BREAK_POOR;
    }
}

/* GB50204-2015,JGJ/T152-2019: codes in a row with nothing but half-width commas between them. */
static void part_at_commas(BoundText *text, const BoundToken *token)
{
    for (size_t i = token->start + 1; i + 1 < token->end; i++) {
        bool comma = rune_at(text, i) == ',' || rune_at(text, i) == ';';
        bool number = rune_is_digit(rune_at(text, i - 1)) && rune_is_digit(rune_at(text, i + 1));
        if (comma && !number && !one_of(rune_at(text, i + 1), ",;.:)\"'")) text->items[i].after = BREAK_FREE;
    }
}

/* Class 150, No. 3. */
static bool counts(const BoundText *text, const BoundToken *token)
{
    static const char *const words[] = {"Class", "Grade", "Type", "Sch",   "Sch.",
                                        "No.",   "Rev.",  "Fig.", "Table", "Vol."};
    return longest(text, token->start, words, sizeof words / sizeof *words) == token->end - token->start;
}

/* name@host.org, but not φ25@200 */
static bool is_mail(const BoundText *text, const BoundToken *token, size_t at)
{
    bool dot = false;
    for (size_t i = at + 1; i + 1 < token->end; i++)
        dot |= rune_at(text, i) == '.' && rune_is_letter(rune_at(text, i + 1));
    return dot && at > token->start && rune_is_letter(rune_at(text, at + 1));
}

/* A URL, a mail address, a path of a file. */
static bool is_address(const BoundText *text, const BoundToken *token)
{
    enum { LEAST_PATH = 16, LEAST_WORD = 3 };
    size_t slashes = 0, small = 0;
    bool word = false;
    if (spells(text, token->start, "www.")) return true;
    for (size_t i = token->start; i + 3 < token->end; i++) {
        if (spells(text, i, "://") || (rune_at(text, i) == '@' && is_mail(text, token, i))) return true;
        slashes += rune_at(text, i) == '/';
        small = rune_at(text, i) >= 'a' && rune_at(text, i) <= 'z' ? small + 1 : 0;
        word |= small == LEAST_WORD;
    }
    return slashes >= 2 && word && token->end - token->start >= LEAST_PATH;
}

/* The end of the letters and digits from `start` on; gives whether it is a long row with digits: a hash, an
 * id. */
static bool is_hash(const BoundText *text, size_t start, size_t limit, size_t *end)
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
static void open_address(BoundText *text, const BoundToken *token)
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
static bool is_quantity(const BoundText *text, size_t start)
{
    BoundToken token = token_at(text, start);
    for (size_t i = start; i + 1 < token.end; i++)
        if (rune_at(text, i) == ',' && rune_is_digit(rune_at(text, i + 1))) return true;
    return false;
}

static void bind_token(BoundText *text, const BoundToken *token)
{
    if (is_address(text, token)) {
        open_address(text, token);
        return;
    }
    if (token->digits) bind_range(text, token->start, token->end);
    hold_hyphens(text, token);
    if (token->digits) {
        part_at_commas(text, token);
        part_at_equals(text, token);
    }
    if (token->first_digit) bind_before_number(text, token);
    bind_before_letter(text, token);
    bind_behind_letter(text, token);
    if (token->last_digit) bind_behind_number(text, token);
    if (token->end == text->count || !text->items[token->end - 1].blank) return;
    bool digit = rune_is_digit(rune_at(text, token->end));
    bool class_of_code =
        rune_is_upper(rune_at(text, token->end)) && rune_is_digit(rune_at(text, token->end + 1));
    bool code = token->code && token->end - token->last >= 2 && !is_quantity(text, token->end);
    if ((digit && (token->signs || code || counts(text, token))) || (class_of_code && code))
        bind_after(text, token->end - 1); /* ≥ 300, GB/T 50300-2013, DN 100, ASME B31.3 */
}

static void bind_run(BoundText *text, size_t i)
{
    RunKind kind = text->runs[text->items[i].run].kind;
    if (i + 1 >= text->count || text->items[i + 1].run != text->items[i].run) return;
    if (kind == RUN_NAME) bind_after(text, i);
    bool joint = text->items[i].latin != text->items[i + 1].latin;
    if (kind == RUN_CODE && joint && !text->items[i].blank) bind_after(text, i);
}

void bind_together(const TextRun *runs, Cluster *clusters, size_t count)
{
    BoundText text = {runs, clusters, count};
    for (size_t i = 0; i < count; i++) {
        bind_run(&text, i);
        if (!clusters[i].latin) bind_han(&text, i);
    }
    for (size_t i = 0; i < count;) {
        if (!western(&clusters[i])) {
            i++;
            continue;
        }
        BoundToken token = token_at(&text, i);
        bind_token(&text, &token);
        i = token.end;
    }
}
