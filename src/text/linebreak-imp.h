/* Line breaking: the breaks of a whole paragraph at once, by least total badness (Knuth and Plass).
 *
 * It sees clusters with widths and classes alone, no fonts. A line sheds the front half of an opening mark at
 * its start, the rear half of a closing mark at its end and the gap where it breaks; what remains is squeezed
 * or stretched place by place in the order of clreq.
 */
#ifndef TEXT_LINEBREAK_H
#define TEXT_LINEBREAK_H

#include "text/text.h"

/* Marks where words may part with a hyphen (BREAK_PART, `hyphen`); asked only where a line would be full of
 * holes or too long. */
typedef void Hyphenate(void *context, Cluster *clusters, size_t count);

TextLines break_lines(Arena *arena, const Shaped *text, const LineMeasure *measure, Hyphenate *hyphenate,
                      void *context);

/* list_label.c: how wide the label is with which a text starts, and the gap behind it: 1. （1） ① •; 0: none.
 */
Length list_label_width(const Cluster *clusters, size_t count);
/* Whether two or more of a text's lines start with labels. */
bool is_list(const Shaped *text);

/* justify.c, for the breaker: what a cluster can give when a line is squeezed, and whether the place behind
 * it takes part when a line is stretched. */
/* A sum of many widths as a length: what is absurdly long is cut, so that sums of lengths do not overflow. */
Length clamp_length(int64_t length);
Length shrink_of(const Cluster *cluster);
bool stretches_behind(const Cluster *cluster, const Cluster *next);

#endif
