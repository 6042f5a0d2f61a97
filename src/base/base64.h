/* Base64 (RFC 4648, section 4): bytes as text, with padding, on one line. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/str.h"

Str base64_encode(Arena *arena, Str bytes);

#endif
