/* Line breaking: the breaks of a whole paragraph at once, by least total badness (Knuth and Plass).
 *
 * It sees clusters with widths and classes alone, no fonts. A line sheds the front half of an opening mark at
 * its start, the rear half of a closing mark at its end and the gap where it breaks; what remains is squeezed
 * or stretched place by place in the order of clreq.
 */
#ifndef LAYOUT_LINEBREAK_H
#define LAYOUT_LINEBREAK_H

#include "layout/cluster.h"

/* Marks where words may part with a hyphen (BREAK_PART, `hyphen`). */
typedef void Hyphenate(void *context, Cluster *clusters, size_t count);

typedef struct Measure {
    Length width;
    Length indent; /* of the first line */
    Length em;
    bool ragged;          /* flush left, never stretched */
    bool hanging;         /* what follows a list's label (1. or •) goes on below its own start */
    Hyphenate *hyphenate; /* asked only where a line would be full of holes or too long; NULL: never */
    void *hyphenate_context;
} Measure;

typedef struct Line {
    uint32_t first, end; /* clusters [first, end); may be empty (an empty line) */
    Length width;        /* that the line fills: of its measure, or its natural width */
    Length indent;
    bool flush; /* both edges */
} Line;

typedef struct Lines {
    Line *items;
    size_t count;
} Lines;

/* Time grows with the number of clusters, whatever the paragraph's length. */
Lines break_lines(Arena *arena, Cluster *clusters, size_t count, const Measure *measure);

/* Where each cluster of a line stands. */
typedef struct Place {
    Length x;     /* of the body's start */
    Length shift; /* the glyph is drawn this far to the left of x */
    Length end;   /* of the body */
} Place;

/* places: one for each cluster of the line. */
void justify(const Cluster *clusters, const Line *line, Length em, Place *places);

/* list_label.c: how wide the label is with which a text starts, and the gap behind it: 1. （1） ① •; 0: none.
 */
Length list_label_width(const Cluster *clusters, size_t count);
/* Whether two or more of a text's lines start with labels. */
bool is_list(const Cluster *clusters, size_t count);

/* The natural width of clusters [first, end) as a line. */
Length line_width(const Cluster *clusters, size_t first, size_t end);
/* How wide a text is when it is broken at newlines alone. */
typedef struct TextWidths {
    Length natural; /* the widest line */
    Length all;     /* all lines together */
    Length piece;   /* the widest piece that does not break (places of at most BREAK_POOR break) */
    Length hard;    /* and when the joints of codes and dates break as well */
} TextWidths;

TextWidths text_widths(const Cluster *clusters, size_t count);

/* justify.c, for the breaker: what a cluster can give when a line is squeezed, and whether the place behind
 * it takes part when a line is stretched. */
/* A sum of many widths as a length: what is absurdly long is cut, so that sums of lengths do not overflow. */
Length clamp_length(int64_t length);
Length shrink_of(const Cluster *cluster);
bool stretches_behind(const Cluster *cluster, const Cluster *next);

#endif
