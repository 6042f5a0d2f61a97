/* Hyphenate: where an English word may part, by Liang's patterns as libhyphen applies them.
 *
 * Chosen over a rule of our own (between consonants, never before a vowel …): such rules part the-rapist and
 * leg-ends, the patterns are free, small and in every distribution. They take 4 ms to read, so they are read
 * when a paragraph first needs them: most Chinese reports never do. Where they are not installed, words part
 * only where nothing else fits the measure.
 */
#ifndef TEXT_HYPHENATE_H
#define TEXT_HYPHENATE_H

#include "text/cluster.h"

typedef struct Hyphenator Hyphenator;

Hyphenator *hyphenator_new(Arena *arena);
void hyphenator_free(Hyphenator *hyphenator);

/* Turns the places inside words at which they may part into BREAK_PART. Codes, abbreviations, paths,
 * addresses and names are no words. */
void hyphenate(Hyphenator *hyphenator, const TextRun *runs, Cluster *clusters, size_t count);

#endif
