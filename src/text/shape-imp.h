/* Shared by the files that shape. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/text.h"

/* Where the shaper's texts and lines are put. */
Arena *shaper_scratch(const Shaper *shaper);
/* Marks where words of a shaped text (clusters of it) may part, and how wide their hyphens are. */
void shaper_hyphens(Shaper *shaper, const TextRun *runs, Cluster *clusters, size_t count);

/* spacing.c: “ ” … by their neighbours, and what neighbours do to widths. */
void resolve_ambiguous_marks(Cluster *clusters, size_t count, Arena *arena);
void space_clusters(const TextRun *runs, Cluster *clusters, size_t count, Length em);

#endif
