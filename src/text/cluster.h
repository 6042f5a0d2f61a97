/* Clusters: text as the line breaker sees it – one entry a character, with its class, widths and gaps.
 *
 * A full-width mark has its ink in one half of its square: the blank half is its `lead` (opening marks) or
 * its `trail` (closing marks, pauses, stops), which neighbours and line edges may take away. Typed blanks are
 * no clusters: they become the `gap` after one. A gap vanishes where a line breaks.
 */
#ifndef TEXT_CLUSTER_H
#define TEXT_CLUSTER_H

#include "base/source.h"
#include "font/font.h"
#include "style/style.h"

typedef enum CharClass {
    CLASS_IDEOGRAPH, /* Han, kana, full-width letters and signs */
    CLASS_OPENING,
    CLASS_CLOSING,
    CLASS_PAUSE,
    CLASS_STOP,
    CLASS_MIDDLE,
    CLASS_DOUBLE,    /* — and … in Chinese */
    CLASS_CONNECTOR, /* － ～ – - / */
    CLASS_WESTERN,   /* Latin, Greek, digits and their marks */
    CLASS_CHIP,      /* a coloured word in a box, one piece */
    CLASS_COMBINING, /* sits on the character before */
    CLASS_NEWLINE,   /* ends a line */
} CharClass;

/* How willingly a line breaks behind a cluster. */
typedef enum BreakTier {
    BREAK_FREE,
    BREAK_POOR,   /* allowed, but rather elsewhere: between the ends of a long range or the parts of a URL */
    BREAK_PART,   /* inside a word, with a hyphen, or a URL's part: when the line would be full of holes */
    BREAK_BOUND,  /* inside a number with its unit, a code, a date: only when nothing else fits the measure */
    BREAK_TIGHT,  /* between a number and its unit: rather at the other joints of what is bound */
    BREAK_NEVER,  /* before 。 or after （: when nothing else does */
    BREAK_JOINED, /* a combining mark: never at all */
} BreakTier;

typedef enum GapKind {
    GAP_NONE,
    GAP_WORD, /* a typed blank that stays one */
    GAP_MIXED /* a quarter em between ideograph and western */
} GapKind;

typedef struct Cluster {
    uint32_t rune;
    uint16_t glyph, face;
    uint16_t run;  /* index into the text's runs */
    uint8_t kind;  /* CharClass */
    uint8_t after; /* BreakTier behind it */
    uint8_t gap_kind;
    bool latin; /* drawn by the Latin face, counts as western where gaps are put */
    bool blank; /* a blank was typed behind it */
    bool embolden;
    Length width; /* of the body, without what neighbours made it shed */
    Length lead, trail;
    Length gap;    /* behind it */
    Length spare;  /* what the gap, or the mark's blank half, can give */
    Length hyphen; /* at the line's end, when it breaks here; 0: none */
    Length shift;  /* the glyph is drawn this far to the left of its place */
} Cluster;

typedef enum RunKind {
    RUN_PLAIN,
    RUN_BREAK, /* ends a line */
    RUN_CHIP,  /* a word in a box of colour, one piece */
    RUN_CODE,  /* set without Chinese–Latin gaps and never broken at them */
    RUN_NAME,  /* a person's name: not broken inside */
} RunKind;

/* Characters of one look; a text is a row of them. */
typedef struct TextRun {
    RunKind kind;
    Length size;
    Color color;
    size_t family;
    bool bold;
    Color fill; /* of a chip */
    Str text;
    Str target; /* of a link; empty: none. Passed through */
    Span span;  /* where the text stands, for messages */
} TextRun;

/* A glyph as it is set: its advance on the page includes whatever the line was stretched or squeezed by. */
typedef struct PlacedGlyph {
    uint32_t rune;
    uint16_t glyph;
    Length advance;
    Length offset; /* shift of the drawn glyph to the left: a full-width mark that shed its front half */
} PlacedGlyph;

typedef struct TextChip {
    const PlacedGlyph *glyphs;
    uint32_t count;
    uint16_t face;
    bool embolden;
    Length text_width, size;
    Color fill, color;
} TextChip;

/* A text with its glyphs, not yet broken into lines. */
typedef struct Shaped {
    Cluster *clusters;
    size_t count;
    const TextRun *runs;
    const TextChip *chips; /* a chip's cluster has its index as `glyph` */
    Length em;             /* size of the text around */
    Length leading;
} Shaped;

/* classify.c */
CharClass rune_class(uint32_t rune);
/* “ ” ‘ ’ — … ·, whose width depends on their neighbours. */
bool is_ambiguous_mark(uint32_t rune);
/* Whether an ideograph beside it is set off by a quarter em. */
bool takes_mixed_gap(uint32_t rune);
bool rune_is_digit(uint32_t rune);
bool rune_is_letter(uint32_t rune);
bool rune_is_upper(uint32_t rune);
/* Ⅰ Ⅱ Ⅲ …: wide as a Han, and part of codes. */
bool rune_is_roman(uint32_t rune);
bool rune_is_blank(uint32_t rune);
bool rune_is_ignorable(uint32_t rune);

#endif
