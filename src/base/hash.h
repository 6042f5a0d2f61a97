/* Hashes for tables and names; not for secrets. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"

/* FNV-1a over 64 bits with a final mix; the same on every machine. */
uint64_t hash_bytes(Str bytes);
/* The hash of a sequence, part by part: start with 0. */
uint64_t hash_combine(uint64_t hash, uint64_t part);

#endif
