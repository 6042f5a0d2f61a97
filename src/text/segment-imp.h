/* Segment: where a line may break, and how willingly.
 *
 * ICU's opportunities (zh, strict) hold between western characters; between Chinese characters and marks the
 * classes decide; then numbers with their units, codes, standards' numbers and dates are bound together
 * (bind.c). */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "base/diag.h"
#include "text/cluster.h"

typedef struct Segmenter Segmenter;

/* NULL with F0201 where ICU has no data. */
Segmenter *segmenter_new(Arena *arena, DiagList *diags);
void segmenter_free(Segmenter *segmenter);

/* Fills `after` of all clusters. */
void segment(Segmenter *segmenter, const TextRun *runs, Cluster *clusters, size_t count);

/* Raises `after` inside what belongs together. */
void bind_together(const TextRun *runs, Cluster *clusters, size_t count);

#endif
