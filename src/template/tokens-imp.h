/* Tokens: values on their way through the Markdown parser.
 *
 * A value is written as a number between U+FDD0 and U+FDD1, noncharacters that no input may hold; after
 * parsing, the value's text goes where the token stands. Two more noncharacters are ours: U+FDD2, put beside
 * stars and dropped again, and U+FDD3 number U+FDD4, a mark that names a table's second line (mend.h). */
#ifndef TEMPLATE_TOKENS_H
#define TEMPLATE_TOKENS_H

#include "base/array.h"
#include "base/value.h"
#include "template/mustache-imp.h"

#define GUARD "\xEF\xB7\x92"       /* U+FDD2 */
#define JOIN "\xEF\xB7\x95"        /* U+FDD5 */
#define TABLE_OPEN "\xEF\xB7\x93"  /* U+FDD3 */
#define TABLE_CLOSE "\xEF\xB7\x94" /* U+FDD4 */

typedef struct Token {
    Str text;  /* as it is to be printed; trailing newlines are gone */
    Span span; /* of the value where it has a place, else of the tag */
} Token;

typedef struct Tokens {
    Arena *arena;
    Array(Token) items;
} Tokens;

/* A MustacheWrite; the context is a Tokens. */
void tokens_write(void *tokens, StrBuf *out, const Value *value, Str form, bool raw, Span tag);
/* Cuts the next piece off *rest: template text up to a token (*token is NULL), or a token. False at the end.
 */
bool tokens_next(const Tokens *tokens, Str *rest, Str *literal, const Token **token);
/* The text with every token replaced, guards dropped. */
Str tokens_expand(const Tokens *tokens, Arena *arena, Str text);
/* Byte offset of the first noncharacter U+FDD0–U+FDEF, or SIZE_MAX. */
size_t find_noncharacter(Str text);

#endif
