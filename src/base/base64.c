#include "base/base64.h"

Str base64_encode(Arena *arena, Str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t len = (bytes.len + 2) / 3 * 4;
    char *text = arena_alloc(arena, len + 1), *to = text;
    for (size_t i = 0; i < bytes.len; i += 3) {
        uint32_t group = 0;
        for (size_t k = 0; k < 3; k++)
            group = group << 8 | (i + k < bytes.len ? (uint8_t)bytes.ptr[i + k] : 0u);
        for (size_t k = 0; k < 4; k++) *to++ = i + k <= bytes.len ? digits[group >> (18 - 6 * k) & 63] : '=';
    }
    return (Str){text, len};
}
