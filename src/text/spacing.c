/* What neighbours do to each other: which marks are Latin, which blanks are shed, where gaps stand. */
#include "text/shape-imp.h"

static bool is_quote(uint32_t rune)
{
    return rune == 0x2018 || rune == 0x2019 || rune == 0x201C || rune == 0x201D;
}

/* +1 western, -1 Chinese, 0 none: the next character in a direction that says what it is. */
static int side(const Cluster *clusters, size_t count, size_t i, int step)
{
    for (size_t at = i + (size_t)step; at < count; at += (size_t)step) {
        if (is_ambiguous_mark(clusters[at].rune) || clusters[at].kind == CLASS_COMBINING) continue;
        if (clusters[at].kind == CLASS_NEWLINE) return 0;
        return clusters[at].latin ? 1 : -1;
    }
    return 0;
}

static void make_latin(Cluster *cluster)
{
    cluster->latin = true;
    cluster->kind = CLASS_WESTERN;
}

/* A mark is western between western neighbours, an apostrophe between letters always. */
static bool western_around(const Cluster *clusters, size_t count, size_t i, bool any_chinese)
{
    int before = side(clusters, count, i, -1), after = side(clusters, count, i, 1);
    if (before > 0 && after > 0) return true;
    if (before < 0 || after < 0) return false;
    return !any_chinese;
}

/* Both marks of a pair go together: a pair is western where both of its marks are. */
static void match_pairs(Cluster *clusters, size_t count, const bool *western)
{
    enum { DEPTH = 16 };
    size_t open[DEPTH], depth = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t rune = clusters[i].rune;
        if (!is_quote(rune)) continue;
        if (rune == 0x201C || rune == 0x2018) {
            if (depth < DEPTH) open[depth++] = i;
        } else if (rune == 0x2019 && western[i] && (!depth || clusters[open[depth - 1]].rune != 0x2018)) {
            make_latin(&clusters[i]);
        } else if (depth && clusters[open[depth - 1]].rune + 1 == rune) {
            size_t partner = open[--depth];
            if (!western[i] || !western[partner]) continue;
            make_latin(&clusters[i]);
            make_latin(&clusters[partner]);
        }
    }
}

void resolve_ambiguous_marks(Cluster *clusters, size_t count, Arena *arena)
{
    bool any = false, any_chinese = false;
    for (size_t i = 0; i < count; i++) {
        any |= is_ambiguous_mark(clusters[i].rune);
        any_chinese |= !clusters[i].latin && !is_ambiguous_mark(clusters[i].rune);
    }
    if (!any) return;
    bool *western = arena_make_many(arena, bool, count);
    for (size_t i = 0; i < count; i++)
        if (is_ambiguous_mark(clusters[i].rune)) western[i] = western_around(clusters, count, i, any_chinese);
    for (size_t i = 0; i < count; i++)
        if (western[i] && !is_quote(clusters[i].rune)) make_latin(&clusters[i]);
    match_pairs(clusters, count, western);
}

static bool closes(const Cluster *cluster)
{
    return cluster->kind == CLASS_CLOSING || cluster->kind == CLASS_PAUSE || cluster->kind == CLASS_STOP;
}

static void shed_lead(Cluster *cluster)
{
    cluster->width -= cluster->lead;
    cluster->shift += cluster->lead;
    cluster->lead = 0;
}

static void shed_trail(Cluster *cluster)
{
    cluster->width -= cluster->trail;
    cluster->trail = 0;
}

/* Marks that would leave a hole together keep half an em between them; they cling to what they enclose. */
static void shed_between(Cluster *before, Cluster *next)
{
    if (next->kind == CLASS_OPENING && (closes(before) || before->kind == CLASS_OPENING)) shed_lead(next);
    if (closes(before) && closes(next)) shed_trail(before);
    if (closes(before) && next->kind == CLASS_MIDDLE) shed_trail(before);
    if (before->kind == CLASS_MIDDLE && next->kind == CLASS_OPENING) shed_lead(next);
}

/* What marks can give. Half an em stays between ） and （: with less their squares would overlap by more than
 * that, which poppler takes for two lines, or for one character printed twice. Where a blank was typed, a
 * quarter stays. */
static void spare_blanks(Cluster *before, Cluster *next)
{
    if (closes(before) && next->kind != CLASS_OPENING)
        before->spare = before->blank ? before->trail / 2 : before->trail;
    if (next->kind == CLASS_OPENING) next->spare = next->lead - (before->blank ? next->lead / 2 : 0);
}

static bool is_text(const Cluster *cluster)
{
    return cluster->kind == CLASS_IDEOGRAPH || cluster->kind == CLASS_WESTERN ||
           cluster->kind == CLASS_CONNECTOR;
}

static bool mixed(const Cluster *before, const Cluster *next)
{
    if (before->latin == next->latin || !is_text(before) || !is_text(next)) return false;
    const Cluster *western = before->latin ? before : next, *han = before->latin ? next : before;
    if (han->kind != CLASS_IDEOGRAPH || (rune_is_roman(han->rune) && !before->blank)) return false;
    return takes_mixed_gap(western->rune) || before->blank;
}

static bool in_code(const TextRun *runs, const Cluster *before, const Cluster *next)
{
    return before->run == next->run && runs[before->run].kind == RUN_CODE;
}

/* Beside a mark there is no more than the mark's own blank. */
static bool beside_mark(const Cluster *before, const Cluster *next)
{
    return before->trail || next->lead || before->kind == CLASS_OPENING || next->kind == CLASS_OPENING ||
           closes(before) || closes(next);
}

static void put_gap(const TextRun *runs, Cluster *before, const Cluster *next, Length word_blank, Length em)
{
    bool chip = before->kind == CLASS_CHIP || next->kind == CLASS_CHIP;
    if (next->kind == CLASS_NEWLINE || before->kind == CLASS_NEWLINE) return;
    if (chip && !beside_mark(before, next)) {
        before->gap_kind = GAP_WORD;
        before->gap = em / 3;
        before->spare = em / 3 - em / 4;
    } else if (mixed(before, next) && !(in_code(runs, before, next) && !before->blank)) {
        before->gap_kind = GAP_MIXED;
        before->gap = em / 4;
        before->spare = em / 8;
    } else if (before->blank && !beside_mark(before, next)) {
        bool western = before->latin || next->latin;
        before->gap_kind = GAP_WORD;
        before->gap = western ? word_blank : em / 4;
        before->spare = before->gap > em / 4 ? before->gap - em / 4 : 0;
    }
}

/* Word blanks are as wide as the Latin face has them, which arrives in `gap`. */
void space_clusters(const TextRun *runs, Cluster *clusters, size_t count, Length em)
{
    for (size_t i = 0; i + 1 < count; i++) {
        Cluster *before = &clusters[i], *next = &clusters[i + 1];
        Length word_blank = before->gap;
        before->gap = 0;
        if (!before->latin && !next->latin) shed_between(before, next);
        spare_blanks(before, next);
        put_gap(runs, before, next, word_blank, em);
    }
    if (count) clusters[count - 1].gap = 0;
}
