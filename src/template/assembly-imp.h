/* Assembly: the document that is being put together out of Markdown – what its parts share: numbers, labels,
 * references, the values behind the tokens. Of concern to the files of this folder that make blocks. */
#ifndef TEMPLATE_ASSEMBLY_H
#define TEMPLATE_ASSEMBLY_H

#include "base/map.h"
#include "template/block.h"
#include "template/mapped_text-imp.h"
#include "template/template.h"
#include "template/tokens-imp.h"

typedef Array(const Block *) BlockArray;

typedef struct Assembly {
    Arena *arena; /* of the document */
    Arena *work;  /* of the texts on their way to it */
    DiagList *diags;
    const Numbering *numbering;
    const Tokens *tokens;
    Str photo_folder;
    uint32_t heading_counts[4];
    uint32_t annexes, figures, tables;
    Map labels;                 /* label → Label */
    Array(Inline *) references; /* their text is still to become a number */
    int depth;                  /* of Markdown in components */
    bool has_contents;
    bool failed;
} Assembly;

/* A message T… about the template; marks the assembly as failed. */
Diag *assembly_error(Assembly *assembly, const char *code, Span span, const char *zh, const char *en, ...)
    DIAG_FORMATS(4, 5);

/* --- numbers (number.c) --- */

/* The pattern with its counter filled in: {一} in Chinese, {1} in Arabic figures. */
Str number_pattern(Arena *arena, Str pattern, uint32_t number);
/* Numbers a heading; `annex` starts an annex, whose headings below count afresh. */
Str number_heading(Assembly *assembly, int level, bool annex);
void label_add(Assembly *assembly, Str label, Str number, Span span);
/* Puts numbers into the references; a message where a label is not there. */
void references_resolve(Assembly *assembly);

/* --- inline text (inline.c): what is joined lives in the document, pieces and their text do not need to ---
 */

typedef enum PieceKind { PIECE_PLAIN, PIECE_SOFT_BREAK, PIECE_PARAGRAPH } PieceKind;
typedef struct Piece {
    PieceKind kind;
    Inline look;  /* of a plain piece: the inline itself */
    bool literal; /* the template's words, not a value's */
} Piece;
typedef Array(Piece) Pieces;

/* Adds text that may hold tokens; `look` gives everything but text and span. */
void pieces_add(Assembly *assembly, Pieces *pieces, Str text, Span span, Inline look);
/* Adds the words of a code span. */
void pieces_add_code(Assembly *assembly, Pieces *pieces, Str text, Span span, Inline look);
void pieces_add_reference(Assembly *assembly, Pieces *pieces, Str label, Span span, Inline look);
/* The pieces [start, count) as one row of inlines: a value's empty line is a break in it. */
Inlines pieces_join(Assembly *assembly, const Pieces *pieces, size_t start);
/* The same as paragraphs, which a value's empty lines part; empty ones are left out. */
typedef Array(Inlines) Paragraphs;
Paragraphs pieces_paragraphs(Assembly *assembly, const Pieces *pieces);

/* {#label .class} at the end of a heading or caption, cut off the pieces. */
typedef struct Attributes {
    Str label;
    bool plain, annex;
    Span span;
} Attributes;
Attributes pieces_attributes(Assembly *assembly, Pieces *pieces);
Attributes parse_attributes(Assembly *assembly, Str text, Span span);

/* --- blocks (markdown.c, component.c) --- */

/* Markdown text with tokens as blocks. */
Blocks markdown_blocks(Assembly *assembly, const MappedText *text);
/* A fenced block: `info` is what stands behind the fence. */
Blocks component_blocks(Assembly *assembly, Str info, Span span, const MappedText *content);
Block *block_new(Assembly *assembly, BlockKind kind, Span span);

/* unfinished.c: sets the document's `unfinished`. */
void find_unfinished(Arena *arena, Document *document);

#endif
