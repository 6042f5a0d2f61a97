#include "base/hash.h"

static uint64_t mix(uint64_t h)
{
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
    return h;
}

uint64_t hash_bytes(Str bytes)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (size_t i = 0; i < bytes.len; i++) h = (h ^ (unsigned char)bytes.ptr[i]) * 0x100000001B3u;
    return mix(h);
}

uint64_t hash_combine(uint64_t hash, uint64_t part)
{
    return mix(hash * 0x9E3779B97F4A7C15u + part);
}
