/* Equality of values as JSON Schema means it: numbers by value, mappings without order. */
#ifndef SCHEMA_EQUAL_H
#define SCHEMA_EQUAL_H

#include "doc/doc.h"

bool node_equal(Arena *arena, const Node *a, const Node *b);
/* Equal nodes have equal hashes. */
uint64_t node_hash(Arena *arena, const Node *node);
/* Finds two equal items; false where all differ. Takes time in proportion to the size of the sequence. */
bool node_find_twins(Arena *arena, const Node *sequence, uint32_t *first, uint32_t *second);

#endif
