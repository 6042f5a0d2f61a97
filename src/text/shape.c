#include "text/shape-imp.h"

#include "base/array.h"
#include "text/hyphenate-imp.h"
#include "text/segment-imp.h"

#include "base/utf8.h"

#include <string.h>

enum { DASH = 0x2014 };

typedef struct Missing {
    uint32_t rune;
    Span span;
} Missing;

struct Shaper {
    Arena *arena, *scratch;
    GlyphLookup *lookup;
    void *context;
    DiagList *diags;
    Segmenter *segmenter;
    Hyphenator *hyphenator;
    Array(Missing) missing;
    /* the text in hand */
    const TextRun *runs;
    Array(Cluster) clusters;
    Array(TextChip) chips;
};

Shaper *shaper_new(Arena *arena, Arena *scratch, GlyphLookup *lookup, void *context, DiagList *diags)
{
    Segmenter *segmenter = segmenter_new(arena, diags);
    if (!segmenter) return NULL;
    Shaper *shaper = arena_make(arena, Shaper);
    shaper->arena = arena;
    shaper->scratch = scratch;
    shaper->lookup = lookup;
    shaper->context = context;
    shaper->diags = diags;
    shaper->segmenter = segmenter;
    shaper->hyphenator = hyphenator_new(arena, diags);
    return shaper;
}

void shaper_free(Shaper *shaper)
{
    if (!shaper) return;
    segmenter_free(shaper->segmenter);
    hyphenator_free(shaper->hyphenator);
}

Arena *shaper_scratch(const Shaper *shaper)
{
    return shaper->scratch;
}

bool shaper_complete(const Shaper *shaper)
{
    return shaper->missing.count == 0 && !hyphenator_failed(shaper->hyphenator);
}

/* The character itself within the value, where the file spells it out. */
static Span place_of_rune(Span span, Str bytes)
{
    if (!span.source) return span;
    size_t at = str_find(str_slice(span.source->text, span.start, span.end), bytes);
    if (at == SIZE_MAX) return span;
    span.start += (uint32_t)at;
    span.end = span.start + (uint32_t)bytes.len;
    return span;
}

static void report_missing(Shaper *shaper, uint32_t rune, Span span)
{
    char bytes[4];
    int length = (int)utf8_encode(rune, bytes);
    span = place_of_rune(span, (Str){bytes, (size_t)length});
    for (size_t i = 0; i < shaper->missing.count; i++) {
        const Missing *known = &shaper->missing.items[i];
        if (known->rune == rune && known->span.source == span.source && known->span.start == span.start)
            return;
    }
    array_push(shaper->arena, &shaper->missing, (Missing){rune, span});
    Diag *diag = diag_add(shaper->diags, "F0002", span, "没有一种字体含有字符“%.*s”（U+%04X）",
                          "no font has the character \"%.*s\" (U+%04X)", length, bytes, rune);
    diag_help(shaper->diags, diag, "改用常用字，或在 templates/style.yaml 的字体中加入含有它的字体",
              "use another character, or add a font that has it to the families of templates/style.yaml");
}

/* Hebrew, Arabic and their kin run against our lines, and a font that has them is not enough. */
static bool runs_leftwards(uint32_t rune)
{
    return (rune >= 0x590 && rune < 0x900) || (rune >= 0xFB1D && rune < 0xFE00) ||
           (rune >= 0xFE70 && rune < 0xFEFF) || (rune >= 0x10800 && rune < 0x11000) ||
           (rune >= 0x1E800 && rune < 0x1F000);
}

static GlyphRef glyph_of(Shaper *shaper, const TextRun *run, bool latin, uint32_t rune)
{
    GlyphRef glyph;
    if (!runs_leftwards(rune) && shaper->lookup(shaper->context, run->family, run->bold, latin, rune, &glyph))
        return glyph;
    report_missing(shaper, rune, run->span);
    return (GlyphRef){.advance = 1000};
}

bool shaper_blank(Shaper *shaper, const TextRun *run, bool latin, GlyphRef *glyph)
{
    return shaper->lookup(shaper->context, run->family, run->bold, latin, ' ', glyph);
}

/* --- characters to clusters ----------------------------------------------------------------------------- */

static Length scaled(Length size, int32_t thousandths)
{
    return (Length)((int64_t)size * thousandths / 1000);
}

static void add_newline(Shaper *shaper, uint16_t run)
{
    array_push(shaper->scratch, &shaper->clusters,
               (Cluster){.rune = '\n', .run = run, .kind = CLASS_NEWLINE, .after = BREAK_FREE});
}

/* Code keeps the blanks that indent it and those in a row. */
static bool keeps_blank(const Shaper *shaper, uint16_t run)
{
    if (shaper->runs[run].kind != RUN_CODE) return false;
    if (!shaper->clusters.count) return true;
    const Cluster *last = &shaper->clusters.items[shaper->clusters.count - 1];
    return last->kind == CLASS_NEWLINE || last->blank || last->rune == ' ';
}

static void add_rune(Shaper *shaper, uint16_t run, uint32_t rune)
{
    size_t count = shaper->clusters.count;
    if (rune == '\n') {
        add_newline(shaper, run);
    } else if (rune_is_blank(rune)) {
        if (count && !keeps_blank(shaper, run))
            shaper->clusters.items[count - 1].blank = true;
        else if (keeps_blank(shaper, run))
            array_push(shaper->scratch, &shaper->clusters,
                       (Cluster){.rune = ' ', .run = run, .kind = CLASS_WESTERN, .latin = true});
    } else if (!rune_is_ignorable(rune)) {
        CharClass kind = rune_class(rune);
        bool latin =
            kind == CLASS_WESTERN || kind == CLASS_COMBINING || (kind == CLASS_CONNECTOR && rune < 0x3000);
        array_push(shaper->scratch, &shaper->clusters,
                   (Cluster){.rune = rune, .run = run, .kind = (uint8_t)kind, .latin = latin});
    }
}

/* A chip: its word on its colour, with half an em to spare at each side. */
static void add_chip(Shaper *shaper, const TextRun *run, uint16_t index)
{
    TextChip chip = {.size = run->size, .color = run->color, .fill = run->fill};
    PlacedGlyph *glyphs = arena_make_many(shaper->scratch, PlacedGlyph, utf8_count(run->text) + 1);
    for (Str rest = run->text; rest.len;) {
        uint32_t rune = utf8_next(&rest);
        GlyphRef glyph = glyph_of(shaper, run, rune_class(rune) == CLASS_WESTERN, rune);
        Length advance = scaled(run->size, glyph.advance);
        glyphs[chip.count++] = (PlacedGlyph){.rune = rune, .glyph = glyph.glyph, .advance = advance};
        chip.text_width += advance;
        chip.face = glyph.face;
        chip.embolden = glyph.embolden;
    }
    chip.glyphs = glyphs;
    Length width = chip.text_width + run->size * 9 / 10;
    array_push(shaper->scratch, &shaper->clusters,
               (Cluster){.rune = 0xFFFC,
                         .glyph = (uint16_t)shaper->chips.count,
                         .run = index,
                         .kind = CLASS_CHIP,
                         .width = width});
    array_push(shaper->scratch, &shaper->chips, chip);
}

static void add_run(Shaper *shaper, uint16_t index)
{
    const TextRun *run = &shaper->runs[index];
    if (run->kind == RUN_BREAK) {
        add_newline(shaper, index);
    } else if (run->kind == RUN_CHIP && run->text.len) {
        add_chip(shaper, run, index);
    } else {
        for (Str rest = run->text; rest.len;) add_rune(shaper, index, utf8_next(&rest));
    }
}

/* --- glyphs and widths ---------------------------------------------------------------------------------- */

/* The blank half of a full-width mark. */
static void measure_mark(Cluster *cluster)
{
    Length half = cluster->width / 2;
    if (cluster->latin) return;
    switch (cluster->kind) {
    case CLASS_OPENING: cluster->lead = half; break;
    case CLASS_CLOSING:
    case CLASS_PAUSE:
    case CLASS_STOP: cluster->trail = half; break;
    default: break;
    }
}

static void set_glyph(Shaper *shaper, Cluster *cluster)
{
    const TextRun *run = &shaper->runs[cluster->run];
    if (cluster->kind == CLASS_CHIP || cluster->kind == CLASS_NEWLINE) return;
    GlyphRef glyph = glyph_of(shaper, run, cluster->latin, cluster->rune);
    cluster->glyph = glyph.glyph;
    cluster->face = glyph.face;
    cluster->embolden = glyph.embolden;
    cluster->width = scaled(run->size, glyph.advance);
    if (cluster->kind == CLASS_MIDDLE && !cluster->latin) {
        cluster->shift = (cluster->width - run->size / 2) / 2;
        cluster->width = run->size / 2;
    }
    /* A face that sets quotes and dashes proportionally gives them their square here. */
    bool square =
        cluster->kind == CLASS_OPENING || cluster->kind == CLASS_CLOSING || cluster->kind == CLASS_DOUBLE;
    if (square && !cluster->latin && glyph.advance < 900 && cluster->rune != 0x2E3A) {
        Length missing = run->size - cluster->width;
        if (cluster->kind == CLASS_OPENING) cluster->shift = -missing;
        if (cluster->kind == CLASS_DOUBLE) cluster->shift = -missing / 2;
        cluster->width = run->size;
    }
    measure_mark(cluster);
    if (cluster->blank) {
        GlyphRef blank;
        cluster->gap =
            shaper_blank(shaper, run, true, &blank) ? scaled(run->size, blank.advance) : run->size / 4;
    }
}

/* The strokes of —— meet: the first one is moved to the end of its square, the second to the start. */
static void join_dashes(Shaper *shaper, Cluster *clusters, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        Cluster *first = &clusters[i], *second = &clusters[i + 1];
        if (first->rune != DASH || second->rune != DASH || first->after != BREAK_JOINED || first->latin)
            continue;
        const TextRun *run = &shaper->runs[first->run];
        GlyphRef glyph = glyph_of(shaper, run, false, DASH);
        Length overlap = run->size / 100;
        first->shift = scaled(run->size, glyph.ink_end) - first->width - overlap;
        second->shift = scaled(run->size, glyph.ink_start) + overlap;
    }
}

bool shaper_hyphen(Shaper *shaper, const TextRun *run, GlyphRef *glyph)
{
    return shaper->lookup(shaper->context, run->family, run->bold, true, SOFT_HYPHEN, glyph);
}

void shaper_hyphens(Shaper *shaper, const TextRun *runs, Cluster *clusters, size_t count)
{
    hyphenate(shaper->hyphenator, runs, clusters, count);
    for (size_t i = 0; i < count; i++) {
        GlyphRef glyph;
        if (clusters[i].after != BREAK_PART || !rune_is_letter(clusters[i].rune)) continue;
        const TextRun *run = &runs[clusters[i].run];
        if (shaper_hyphen(shaper, run, &glyph) && glyph.face == clusters[i].face)
            clusters[i].hyphen = scaled(run->size, glyph.advance);
        else
            clusters[i].after = BREAK_NEVER;
    }
}

/* Room for exactly what the text holds: a table shapes all its cells before it sets one. */
static void begin(Shaper *shaper, const TextRun *runs, size_t count)
{
    size_t characters = 1, chips = 0;
    for (size_t i = 0; i < count; i++) {
        characters += utf8_count(runs[i].text) + 1;
        chips += runs[i].kind == RUN_CHIP;
    }
    shaper->runs = runs;
    memset(&shaper->clusters, 0, sizeof shaper->clusters);
    memset(&shaper->chips, 0, sizeof shaper->chips);
    array_fit(shaper->scratch, &shaper->clusters, characters);
    array_fit(shaper->scratch, &shaper->chips, chips);
}

Shaped text_shape(Shaper *shaper, const TextRun *runs, size_t run_count, Length em, Length leading)
{
    begin(shaper, runs, run_count);
    for (size_t i = 0; i < run_count; i++) add_run(shaper, (uint16_t)i);
    Cluster *clusters = shaper->clusters.items;
    size_t count = shaper->clusters.count;
    while (count && clusters[count - 1].kind == CLASS_NEWLINE) count--;
    resolve_ambiguous_marks(clusters, count, shaper->scratch);
    for (size_t i = 0; i < count; i++) set_glyph(shaper, &clusters[i]);
    space_clusters(runs, clusters, count, em);
    segment(shaper->segmenter, runs, clusters, count);
    join_dashes(shaper, clusters, count);
    return (Shaped){.clusters = clusters,
                    .count = count,
                    .runs = runs,
                    .chips = shaper->chips.items,
                    .em = em,
                    .leading = leading};
}
