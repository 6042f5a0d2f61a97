#include "text/segment-imp.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <unicode/ubrk.h>

struct Segmenter {
    UBreakIterator *lines;
    UChar *text; /* the clusters as UTF-16, with their blanks */
    size_t capacity;
};

Segmenter *segmenter_new(Arena *arena, DiagList *diags)
{
    Segmenter *segmenter = arena_make(arena, Segmenter);
    UErrorCode status = U_ZERO_ERROR;
    segmenter->lines = ubrk_open(UBRK_LINE, "zh@lb=strict", NULL, 0, &status);
    if (U_FAILURE(status)) {
        diag_add(diags, "F0201", (Span){0}, "ICU 无法提供中文断行规则：%s",
                 "ICU has no line breaking rules for Chinese: %s", u_errorName(status));
        return NULL;
    }
    return segmenter;
}

void segmenter_free(Segmenter *segmenter)
{
    if (!segmenter) return;
    ubrk_close(segmenter->lines);
    free(segmenter->text);
}

static void make_room(Segmenter *segmenter, size_t units)
{
    if (units <= segmenter->capacity) return;
    free(segmenter->text);
    segmenter->capacity = units * 2;
    segmenter->text = malloc(segmenter->capacity * sizeof *segmenter->text);
    if (!segmenter->text) arena_out_of_memory();
}

/* BREAK_FREE where ICU sees an opportunity, else BREAK_NEVER. */
static void ask_icu(Segmenter *segmenter, Cluster *clusters, size_t count)
{
    make_room(segmenter, count * 3 + 1);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        length += utf16_encode(clusters[i].rune, segmenter->text + length);
        if (clusters[i].blank) segmenter->text[length++] = ' ';
    }
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(segmenter->lines, segmenter->text, (int32_t)length, &status);
    int32_t next = ubrk_first(segmenter->lines);
    int32_t place = 0;
    for (size_t i = 0; i < count; i++) {
        place += (clusters[i].rune > 0xFFFF ? 2 : 1) + (clusters[i].blank ? 1 : 0);
        while (next != UBRK_DONE && next < place) next = ubrk_next(segmenter->lines);
        clusters[i].after = next == place ? BREAK_FREE : BREAK_NEVER;
    }
}

static bool never_starts_a_line(const Cluster *cluster)
{
    switch (cluster->kind) {
    case CLASS_CLOSING:
    case CLASS_PAUSE:
    case CLASS_STOP:
    case CLASS_MIDDLE:
    case CLASS_DOUBLE:
    case CLASS_CONNECTOR: return true;
    default: break;
    }
    switch (cluster->rune) {
    case '%':
    case 0xB0:   /* ° */
    case 0x2030: /* ‰ */
    case 0x2032: /* ′ */
    case 0x2033: /* ″ */
    case 0x2103: /* ℃ */
    case 0x2109: /* ℉ */
    case 0x3005: /* 々 */
    case 0xFF05: /* ％ */ return true;
    default: return false;
    }
}

static bool never_ends_a_line(const Cluster *cluster)
{
    if (cluster->kind == CLASS_OPENING) return true;
    switch (cluster->rune) {
    case '$':
    case '/':
    case 0xA5:   /* ¥ */
    case 0xA7:   /* § */
    case 0x2116: /* № */
    case 0xFF04: /* ＄ */
    case 0xFFE5: /* ￥ */ return true;
    default: return false;
    }
}

static bool is_chinese(const Cluster *cluster)
{
    return !cluster->latin || cluster->kind == CLASS_CHIP;
}

/* minus: `next` is one. */
static BreakTier tier_between(const Cluster *before, const Cluster *next, bool minus)
{
    if (next->kind == CLASS_COMBINING) return BREAK_JOINED;
    if (!minus && never_starts_a_line(next)) return BREAK_NEVER;
    if (never_ends_a_line(before)) return BREAK_NEVER;
    if (is_chinese(before) && is_chinese(next)) return BREAK_FREE;
    return (BreakTier)before->after;
}

void segment(Segmenter *segmenter, const TextRun *runs, Cluster *clusters, size_t count)
{
    if (!count) return;
    ask_icu(segmenter, clusters, count);
    bool joined = false; /* halves of —— or …… */
    for (size_t i = 0; i + 1 < count; i++) {
        bool pair = clusters[i].kind == CLASS_DOUBLE && clusters[i + 1].rune == clusters[i].rune;
        joined = pair && !joined;
        bool minus = clusters[i].blank && clusters[i + 1].latin && clusters[i + 1].kind == CLASS_CONNECTOR &&
                     i + 2 < count && rune_is_digit(clusters[i + 2].rune); /* the sign of -20 */
        BreakTier tier = tier_between(&clusters[i], &clusters[i + 1], minus);
        clusters[i].after = (uint8_t)(joined ? BREAK_JOINED : tier);
    }
    clusters[count - 1].after = BREAK_FREE;
    bind_together(runs, clusters, count);
}
