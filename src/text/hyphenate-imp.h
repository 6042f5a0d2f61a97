/* Hyphenate: where an English word may part, by Liang's patterns as libhyphen applies them.
 *
 * Chosen over a rule of our own (between consonants, never before a vowel …): such rules part the-rapist and
 * leg-ends, the patterns are free, small and in every distribution. They take 4 ms to read, so they are read
 * when a paragraph first needs them: most Chinese reports never do. Where they are not installed that is an
 * error (X0007): without them the same report would come out with other lines.
 */
#ifndef TEXT_HYPHENATE_H
#define TEXT_HYPHENATE_H

#include "base/diag.h"
#include "text/cluster.h"

typedef struct Hyphenator Hyphenator;

Hyphenator *hyphenator_new(Arena *arena, DiagList *diags);
void hyphenator_free(Hyphenator *hyphenator);
/* Whether a word was to be parted and the patterns were not there, which has been told. */
bool hyphenator_failed(const Hyphenator *hyphenator);

/* Turns the places inside words at which they may part into BREAK_PART. Codes, abbreviations, paths,
 * addresses and names are no words. */
void hyphenate(Hyphenator *hyphenator, const TextRun *runs, Cluster *clusters, size_t count);

#endif
