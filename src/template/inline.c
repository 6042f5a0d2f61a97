#include "base/suggest.h"
#include "base/utf8.h"
#include "template/assembly-imp.h"

/* --- gathering --- */

static void add_piece(Assembly *assembly, Pieces *pieces, Inline look, Str text, Span span, bool literal)
{
    if (text.len == 0) return;
    look.text = text;
    look.span = span;
    if (pieces->count) {
        Piece *last = &pieces->items[pieces->count - 1];
        bool continues = literal && last->literal && last->kind == PIECE_PLAIN &&
                         last->look.kind == look.kind && last->look.strong == look.strong &&
                         last->look.emphasis == look.emphasis && str_equal(last->look.target, look.target) &&
                         last->look.span.source == span.source && last->look.span.end == span.start;
        if (continues) {
            last->look.text = str_printf(assembly->work, "%.*s%.*s", STR_ARG(last->look.text), STR_ARG(text));
            last->look.span.end = span.end;
            return;
        }
    }
    array_push(assembly->work, pieces, (Piece){PIECE_PLAIN, look, literal});
}

/* A value's lines: a newline is a break, empty lines part paragraphs. */
static void add_lines(Assembly *assembly, Pieces *pieces, Str text, Span span, Inline look)
{
    Str line;
    bool empty_before = false, first = true;
    while (str_split(&text, '\n', &line)) {
        if (str_ends_with(line, STR("\r"))) line.len--;
        bool empty = str_trim(line).len == 0;
        if (!first && !empty) {
            Inline end = {.kind = INLINE_BREAK, .span = span};
            array_push(assembly->work, pieces,
                       (Piece){empty_before ? PIECE_PARAGRAPH : PIECE_PLAIN, end, false});
        }
        if (!empty || first) add_piece(assembly, pieces, look, line, span, false);
        empty_before = empty;
        first = false;
    }
}

void pieces_add(Assembly *assembly, Pieces *pieces, Str text, Span span, Inline look)
{
    const char *start = text.ptr;
    bool verbatim = span.source && span.end - span.start == text.len;
    Str literal;
    const Token *token;
    while (tokens_next(assembly->tokens, &text, &literal, &token)) {
        if (token) {
            add_lines(assembly, pieces, token->text, token->span, look);
            continue;
        }
        Span place = span;
        if (verbatim) {
            place.start += (uint32_t)(literal.ptr - start);
            place.end = place.start + (uint32_t)literal.len;
        }
        Str clean = str_replace(assembly->work, literal, STR(GUARD), STR(""));
        add_piece(assembly, pieces, look, clean, place, true);
    }
}

/* The place of a code span: its value's where it is nothing but one. */
static Span code_span(const Assembly *assembly, Str text, Span span)
{
    Str literal;
    const Token *token;
    if (tokens_next(assembly->tokens, &text, &literal, &token) && token && text.len == 0) return token->span;
    return span;
}

void pieces_add_code(Assembly *assembly, Pieces *pieces, Str text, Span span, Inline look)
{
    Span place = code_span(assembly, text, span);
    Str words = tokens_expand(assembly->tokens, assembly->arena, text);
    look.kind = INLINE_CODE;
    add_lines(assembly, pieces, words, place, look);
}

void pieces_add_reference(Assembly *assembly, Pieces *pieces, Str label, Span span, Inline look)
{
    look.target = str_printf(assembly->arena, "#%.*s", STR_ARG(label));
    look.text = (Str){0};
    look.span = span;
    array_push(assembly->work, pieces, (Piece){PIECE_PLAIN, look, false});
}

/* --- joining --- */

static bool sets_without_blank(uint32_t rune)
{
    return rune_is_han(rune) || rune == 0xB7 || (rune >= 0x2010 && rune <= 0x2027) ||
           (rune >= 0x3000 && rune <= 0x303F) || (rune >= 0xFF00 && rune <= 0xFFEF);
}

static uint32_t first_rune(Str text)
{
    return utf8_next(&text);
}

static uint32_t last_rune(Str text)
{
    size_t start = text.len - 1;
    while (start > 0 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80) start--;
    Str rest = str_slice(text, start, text.len);
    return utf8_next(&rest);
}

static const Piece *neighbour_text(const Pieces *pieces, size_t start, size_t end, size_t at, int step)
{
    for (size_t i = at + (size_t)step; i >= start && i < end; i += (size_t)step) {
        const Piece *piece = &pieces->items[i];
        if (piece->kind != PIECE_PLAIN || piece->look.kind == INLINE_BREAK) return NULL;
        if (piece->look.text.len || piece->look.target.len) return piece;
        if (i == 0) break;
    }
    return NULL;
}

/* A line break of the template is a blank but between Han, and at the ends. */
static bool soft_break_shows(const Pieces *pieces, size_t start, size_t end, size_t at)
{
    const Piece *before = neighbour_text(pieces, start, end, at, -1);
    const Piece *behind = neighbour_text(pieces, start, end, at, 1);
    if (!before || !behind) return false;
    bool han_before = before->look.text.len == 0 || sets_without_blank(last_rune(before->look.text));
    bool han_behind = behind->look.text.len == 0 || sets_without_blank(first_rune(behind->look.text));
    return !(han_before && han_behind);
}

typedef Array(Inline) InlineArray;

static void join_piece(Assembly *assembly, const Pieces *pieces, size_t start, size_t end, size_t at,
                       InlineArray *row)
{
    Inline item = pieces->items[at].look;
    switch (pieces->items[at].kind) {
    case PIECE_PLAIN:
        if (pieces->items[at].literal) item.text = str_copy(assembly->arena, item.text);
        break;
    case PIECE_PARAGRAPH: item = (Inline){.kind = INLINE_BREAK, .span = item.span}; break;
    case PIECE_SOFT_BREAK:
        if (!soft_break_shows(pieces, start, end, at)) return;
        item.text = STR(" ");
        break;
    }
    array_push(assembly->arena, row, item);
}

static Inlines join_range(Assembly *assembly, const Pieces *pieces, size_t start, size_t end)
{
    InlineArray row = {0};
    if (start < end) array_fit(assembly->arena, &row, end - start);
    for (size_t i = start; i < end; i++) join_piece(assembly, pieces, start, end, i, &row);
    for (size_t i = 0; i < row.count; i++) {
        Inline *item = &row.items[i];
        if (item->text.len == 0 && str_starts_with(item->target, STR("#")))
            array_push(assembly->arena, &assembly->references, item);
    }
    return (Inlines){row.items, row.count};
}

Inlines pieces_join(Assembly *assembly, const Pieces *pieces, size_t start)
{
    return join_range(assembly, pieces, start, pieces->count);
}

static bool is_empty(Inlines text)
{
    for (size_t i = 0; i < text.count; i++) {
        const Inline *item = &text.items[i];
        if (item->target.len || str_trim(item->text).len) return false;
    }
    return true;
}

Paragraphs pieces_paragraphs(Assembly *assembly, const Pieces *pieces)
{
    Paragraphs paragraphs = {0};
    for (size_t start = 0, i = 0; i <= pieces->count; i++) {
        if (i < pieces->count && pieces->items[i].kind != PIECE_PARAGRAPH) continue;
        Inlines text = join_range(assembly, pieces, start, i);
        if (!is_empty(text)) array_push(assembly->arena, &paragraphs, text);
        start = i + 1;
    }
    return paragraphs;
}

/* --- attributes --- */

Attributes parse_attributes(Assembly *assembly, Str text, Span span)
{
    static const Str classes[] = {STR_INIT("plain"), STR_INIT("annex")};
    Attributes attributes = {.span = span};
    Str rest = str_trim(str_slice(text, 1, text.len - 1)), word;
    while (str_split(&rest, ' ', &word)) {
        if (str_starts_with(word, STR("#")) && word.len > 1)
            attributes.label = str_copy(assembly->arena, str_slice(word, 1, word.len));
        else if (str_is(word, ".plain"))
            attributes.plain = true;
        else if (str_is(word, ".annex"))
            attributes.annex = true;
        else if (word.len) {
            Diag *diag = assembly_error(assembly, "T0205", span, "不认得属性 %.*s", "unknown attribute %.*s",
                                        STR_ARG(word));
            Str near = suggest_nearest(str_slice(word, 1, word.len), classes, 2);
            if (near.ptr)
                diag_help(assembly->diags, diag, "是否想写 .%.*s？", "did you mean .%.*s?", STR_ARG(near));
        }
    }
    return attributes;
}

/* Where in the template's words attributes begin; SIZE_MAX where they do not. */
static size_t find_brace(Str text)
{
    size_t label = str_find(text, STR("{#")), class = str_find(text, STR("{."));
    return label < class ? label : class;
}

Attributes pieces_attributes(Assembly *assembly, Pieces *pieces)
{
    StrBuf tail = {.arena = assembly->work};
    size_t at = pieces->count, brace = SIZE_MAX;
    const Piece *last = at ? &pieces->items[at - 1] : NULL;
    if (!last || !last->literal || !str_ends_with(str_trim(last->look.text), STR("}")))
        return (Attributes){0};
    while (at > 0 && brace == SIZE_MAX) {
        const Piece *piece = &pieces->items[--at];
        if (piece->kind == PIECE_PLAIN && piece->literal) brace = find_brace(piece->look.text);
    }
    if (brace == SIZE_MAX) return (Attributes){0};
    Piece *first = &pieces->items[at];
    strbuf_add(&tail, str_slice(first->look.text, brace, first->look.text.len));
    for (size_t i = at + 1; i < pieces->count; i++) strbuf_add(&tail, pieces->items[i].look.text);
    Span span = first->look.span;
    first->look.text = str_slice(first->look.text, 0, brace);
    while (first->look.text.len && first->look.text.ptr[first->look.text.len - 1] == ' ')
        first->look.text.len--;
    pieces->count = first->look.text.len ? at + 1 : at;
    return parse_attributes(assembly, str_trim(strbuf_str(&tail)), span);
}
