#include "base/suggest.h"
#include "base/utf8.h"
#include "schema/meant-imp.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Cuts any of the affixes off the front or the back, as often as they are there. */
static bool cut(Str *text, const char *affix, bool front)
{
    Str part = str_from(affix);
    if (!(front ? str_starts_with(*text, part) : str_ends_with(*text, part))) return false;
    *text =
        str_trim(front ? str_slice(*text, part.len, text->len) : str_slice(*text, 0, text->len - part.len));
    return true;
}

/* The power of ten that the unit at the end stands for. */
static int cut_unit(Str *text)
{
    static const struct {
        const char *unit;
        int power;
    } units[] = {{"元整", 0}, {"元", 0}, {"圆", 0}, {"万", 4}, {"亿", 8},
                 {"千", 3},   {"百", 2}, {"%", -2}, {"‰", -3}};
    int power = 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (cut(text, units[i].unit, false)) power += units[i].power;
    return power;
}

static bool is_separator(char c)
{
    return c == ',' || c == ' ' || c == '_' || c == '\'';
}

/* Whether the separators of the whole part set off groups of three digits, or all of four. */
static bool is_grouped(Str whole)
{
    size_t group = 0, size = 0, first = SIZE_MAX;
    for (size_t i = 0; i <= whole.len; i++) {
        if (i < whole.len && is_digit(whole.ptr[i])) {
            group++;
            continue;
        }
        if (first == SIZE_MAX)
            first = group;
        else if (group != (size ? size : group) || (group != 3 && group != 4))
            return false;
        else
            size = group;
        group = 0;
    }
    return !size || (first >= 1 && first <= size);
}

/* Digits, at most one point, no separators; the point's place counted from the front into *point. */
static bool collect_digits(Str text, char *digits, size_t *count, size_t *point)
{
    bool seen = false;
    size_t whole = text.len;
    *count = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (is_digit(c)) {
            digits[(*count)++] = c;
        } else if (c == '.' && !seen) {
            seen = true;
            whole = i;
            *point = *count;
        } else if (!is_separator(c) || seen || !*count) {
            return false;
        }
    }
    if (!seen) *point = *count;
    return *count > 0 && is_grouped(str_slice(text, 0, whole));
}

/* The digits with the point moved `power` places to the right. */
static Str write_number(Arena *arena, bool negative, Str digits, size_t point, int power)
{
    StrBuf buf = {.arena = arena};
    int64_t place = (int64_t)point + power;
    if (negative) strbuf_add_char(&buf, '-');
    size_t leading = 0;
    while (leading < digits.len && digits.ptr[leading] == '0' && (int64_t)leading + 1 < place) leading++;
    if (place <= 0) strbuf_add(&buf, STR("0."));
    for (int64_t i = place; i < 0; i++) strbuf_add_char(&buf, '0');
    for (size_t i = leading; i < digits.len; i++) {
        if (place > 0 && i > 0 && (int64_t)i == place) strbuf_add_char(&buf, '.');
        strbuf_add_char(&buf, digits.ptr[i]);
    }
    for (int64_t i = (int64_t)digits.len; i < place; i++) strbuf_add_char(&buf, '0');
    return strbuf_str(&buf);
}

bool meant_number(Arena *arena, Str text, Str *plain)
{
    size_t count, point = 0;
    text = str_trim(utf8_half_width(arena, text));
    if (text.len > 64) return false;
    bool negative = cut(&text, "-", true);
    static const char *const signs[] = {"人民币", "RMB", "CNY", "¥", "￥", "+"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) cut(&text, signs[i], true);
    int power = cut_unit(&text);
    char *digits = arena_alloc(arena, text.len + 1);
    if (!collect_digits(text, digits, &count, &point)) return false;
    *plain = write_number(arena, negative, (Str){digits, count}, point, power);
    return true;
}

int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month < 1 || month > 12 ? 0 : month == 2 && leap ? 29 : days[month - 1];
}

/* A number of `least` to `most` digits at the front. */
static bool take_number(Str *text, size_t least, size_t most, int *value)
{
    size_t count = 0;
    *value = 0;
    while (count < text->len && count < most && is_digit(text->ptr[count]))
        *value = *value * 10 + (text->ptr[count++] - '0');
    *text = str_slice(*text, count, text->len);
    return count >= least;
}

static bool take_one_of(Str *text, const char *const *marks, size_t count)
{
    *text = str_trim(*text);
    for (size_t i = 0; i < count; i++)
        if (cut(text, marks[i], true)) return true;
    return false;
}

static bool read_date(Str text, CivilDate *date)
{
    static const char *const after_year[] = {"-", "/", ".", "年", "—", "–", "、", "。"};
    static const char *const after_month[] = {"-", "/", ".", "月", "—", "–", "、", "。"};
    static const char *const after_day[] = {"日", "号", " ", "T"};
    bool compact = text.len == 8;
    for (size_t i = 0; compact && i < text.len; i++) compact = is_digit(text.ptr[i]);
    if (!take_number(&text, 4, 4, &date->year)) return false;
    if (!compact && !take_one_of(&text, after_year, sizeof after_year / sizeof *after_year)) return false;
    if (!take_number(&text, compact ? 2 : 1, 2, &date->month)) return false;
    if (!compact && !take_one_of(&text, after_month, sizeof after_month / sizeof *after_month)) return false;
    if (!take_number(&text, compact ? 2 : 1, 2, &date->day)) return false;
    if (!text.len) return true;
    for (size_t i = 0; i < sizeof after_day / sizeof *after_day; i++)
        if (str_starts_with(text, str_from(after_day[i]))) return true;
    return false;
}

MeantDate meant_date(Arena *arena, Str text, CivilDate *date)
{
    *date = (CivilDate){0};
    if (!read_date(str_trim(utf8_half_width(arena, text)), date)) return DATE_UNREADABLE;
    bool exists = date->year > 0 && date->day >= 1 && date->day <= days_of_month(date->year, date->month);
    return exists ? DATE_REWRITTEN : DATE_IMPOSSIBLE;
}

bool meant_bool(Arena *arena, Str text, Str *word)
{
    static const char *const yes[] = {"是", "有",   "对",   "yes",  "Yes", "YES", "y", "Y", "on",
                                      "On", "True", "TRUE", "true", "1",   "√",   "✓", "✔"};
    static const char *const no[] = {"否",  "无",    "不是",  "no",    "No", "NO", "n", "N", "off",
                                     "Off", "False", "FALSE", "false", "0",  "×",  "✗", "✘"};
    text = str_trim(utf8_half_width(arena, text));
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (str_is(text, yes[i])) return *word = STR("true"), true;
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (str_is(text, no[i])) return *word = STR("false"), true;
    return false;
}

/* The characters of our words in their traditional form, each before the simplified one. */
static const char traditional[] =
    "鋼钢結结構构靜静設设備备動动電电氣气儀仪絕绝熱热無无損损檢检測测總总圖图藝艺質质資资經经濟济"
    "擴扩遷迁擬拟審审準准監监製制計计業业單单協协會会報报嚴严較较議议發发銷销復复"
    "場场訓训導导階阶專专項项評评優优術术級级員员勞劳務务費费撥拨觀观護护環环實实體体綜综"
    "過过稱称車车補补進进驗验記记錄录響响標标規规";

static Str simplified(Arena *arena, Str text)
{
    StrBuf buf = {.arena = arena};
    while (text.len) {
        uint32_t rune = utf8_next(&text);
        Str pairs = {traditional, sizeof traditional - 1};
        while (rune >= 0x4E00 && pairs.len) {
            uint32_t from = utf8_next(&pairs), to = utf8_next(&pairs);
            if (rune != from) continue;
            rune = to;
            break;
        }
        strbuf_add_rune(&buf, rune);
    }
    return strbuf_str(&buf);
}

/* What does not count is taken away. */
static Str bare_word(Arena *arena, Str text)
{
    Str bare = str_copy(arena, str_trim(simplified(arena, utf8_half_width(arena, text))));
    char *bytes = (char *)bare.ptr;
    for (size_t i = 0; i < bare.len; i++) {
        if (bytes[i] >= 'A' && bytes[i] <= 'Z') bytes[i] = (char)(bytes[i] - 'A' + 'a');
        if (bytes[i] == '-' || bytes[i] == ' ') bytes[i] = '_';
    }
    return bare;
}

typedef Str Choose(Str word, const Str *candidates, size_t count);

static size_t choose_word(Arena *arena, Str typed, const Str *words, size_t count, Choose *choose)
{
    Str *bare = arena_make_many(arena, Str, count);
    for (size_t i = 0; i < count; i++) bare[i] = bare_word(arena, words[i]);
    Str chosen = choose(bare_word(arena, typed), bare, count);
    for (size_t i = 0; chosen.ptr && i < count; i++)
        if (bare[i].ptr == chosen.ptr) return i;
    return SIZE_MAX;
}

size_t meant_word(Arena *arena, Str typed, const Str *words, size_t count)
{
    return choose_word(arena, typed, words, count, suggest_nearest);
}

size_t meant_word_surely(Arena *arena, Str typed, const Str *words, size_t count)
{
    return choose_word(arena, typed, words, count, suggest_certain);
}
