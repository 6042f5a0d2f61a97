#include "template/tokens-imp.h"

#define TOKEN_OPEN "\xEF\xB7\x90"  /* U+FDD0 */
#define TOKEN_CLOSE "\xEF\xB7\x91" /* U+FDD1 */

size_t find_noncharacter(Str text)
{
    size_t at = 0;
    for (;;) {
        size_t found = str_find(str_slice(text, at, text.len), STR("\xEF\xB7"));
        if (found == SIZE_MAX) return SIZE_MAX;
        at += found;
        unsigned char last = at + 2 < text.len ? (unsigned char)text.ptr[at + 2] : 0;
        if (last >= 0x90 && last <= 0xAF) return at;
        at += 2;
    }
}

/* Markdown that a value brings along must not look like a token. */
static void write_raw(StrBuf *out, Str text)
{
    for (size_t bad; (bad = find_noncharacter(text)) != SIZE_MAX;) {
        strbuf_add(out, str_slice(text, 0, bad));
        text = str_slice(text, bad + 3, text.len);
    }
    strbuf_add(out, text);
}

void tokens_write(void *context, StrBuf *out, const Value *value, Str form, bool raw, Span tag)
{
    Tokens *tokens = context;
    Token token = {.span = value && value->span.source ? value->span : tag};
    if (!value_form(tokens->arena, value, form, &token.text)) token.text = (Str){0};
    while (token.text.len && token.text.ptr[token.text.len - 1] == '\n') token.text.len--;
    if (raw) {
        write_raw(out, token.text);
        return;
    }
    strbuf_printf(out, TOKEN_OPEN "%zu" TOKEN_CLOSE, tokens->items.count);
    array_push(tokens->arena, &tokens->items, token);
}

bool tokens_next(const Tokens *tokens, Str *rest, Str *literal, const Token **token)
{
    size_t open = str_find(*rest, STR(TOKEN_OPEN)), close = str_find(*rest, STR(TOKEN_CLOSE));
    int64_t index;
    if (rest->len == 0) return false;
    *token = NULL;
    *literal = str_slice(*rest, 0, open);
    if (open != 0) {
        *rest = str_slice(*rest, open, rest->len);
        return true;
    }
    if (close != SIZE_MAX && str_to_int(str_slice(*rest, 3, close), &index) &&
        (uint64_t)index < tokens->items.count)
        *token = &tokens->items.items[index];
    *rest = str_slice(*rest, close == SIZE_MAX ? rest->len : close + 3, rest->len);
    return true;
}

Str tokens_expand(const Tokens *tokens, Arena *arena, Str text)
{
    StrBuf out = {.arena = arena};
    Str literal;
    const Token *token;
    while (tokens_next(tokens, &text, &literal, &token)) strbuf_add(&out, token ? token->text : literal);
    return str_replace(arena, strbuf_str(&out), STR(GUARD), STR(""));
}
