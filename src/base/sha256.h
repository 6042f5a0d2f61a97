/* SHA-256 (FIPS 180-4), for what others check by it. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/str.h"

enum { SHA256_BYTES = 32 };

void sha256(Str bytes, uint8_t digest[SHA256_BYTES]);

#endif
