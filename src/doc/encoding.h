/* Encoding: how a file's characters are written as bytes. UTF-8 is read; the two others that editors on
 * Chinese machines still write are told apart, so that they can be named and turned into UTF-8. */
#ifndef DOC_ENCODING_H
#define DOC_ENCODING_H

#include "base/str.h"

typedef enum Encoding {
    ENCODING_UTF8,
    ENCODING_UTF16,
    ENCODING_GBK,
    ENCODING_DAMAGED, /* UTF-8 with bytes in it that belong to no character, or none of the three */
} Encoding;

Encoding encoding_of(Str bytes);
/* UTF-16 and GBK (with all of GB 18030) as UTF-8 without a mark. False where the bytes do not decode to what
 * people type: then a person has to look. */
bool encoding_decode(Arena *arena, Encoding encoding, Str bytes, Str *text);

#endif
