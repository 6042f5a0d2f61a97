/* The parse of one Markdown text; of concern to markdown*.c alone. */
#ifndef TEMPLATE_MARKDOWN_H
#define TEMPLATE_MARKDOWN_H

#include "template/assembly-imp.h"
#include "template/guard-imp.h"

typedef struct MarkdownFrame {
    BlockKind kind;
    Span span;
    BlockArray blocks;
    bool ordered;
    uint32_t next_item;
    struct MarkdownFrame *outer;
} MarkdownFrame;

typedef struct TableBuilder {
    Array(Column) columns;
    Array(Cell) cells; /* of the row that is open */
    bool joined;       /* so is the cell that is open */
    Row header;
    Array(Row) rows;
    size_t rule; /* index into the mended text's rules */
    bool marked; /* there is one */
    Span span;
} TableBuilder;

typedef struct PendingCaption {
    bool pending; /* waits for the table or chart to come */
    Inlines text;
    Attributes attributes;
    Span span;
} PendingCaption;

typedef struct Parse {
    Assembly *assembly;
    const MappedText *text;
    const GuardedText *mended;
    MarkdownFrame *frame;
    Pieces pieces;
    bool leaf; /* a leaf is open */
    Span leaf_span;
    Inline look;
    bool in_code_span, in_reference;
    StrBuf code_span;
    Span code_span_place;
    size_t image_start; /* first piece of the open image's caption */
    int images;         /* open ones */
    Str image_path;
    Array(Photo) photos;
    TableBuilder table;
    bool in_table;
    MappedText raw; /* a fenced block's or an HTML block's text */
    bool in_raw, html;
    Str info;
    Span raw_span;
    PendingCaption caption;
} Parse;

/* --- frames (markdown.c) --- */

void open_frame(Parse *parse, BlockKind kind);
/* The frame's blocks as a container in the frame around it. */
Block *close_frame(Parse *parse);
/* Puts the block into the open frame, and the caption that waits for it beside it. */
void add_block(Parse *parse, Block *block);

/* --- captions, paragraphs, headings, photos (markdown_leaf.c) --- */

bool takes_caption(Block *block);
void give_caption(Parse *parse, Block *block, const PendingCaption *pending);
void no_place_for_caption(Parse *parse);
void open_leaf(Parse *parse);
void close_paragraph(Parse *parse);
void close_heading(Parse *parse, unsigned level);
void close_image(Parse *parse);

/* --- tables (markdown_table.c) --- */

void open_table(Parse *parse);
void close_cell(Parse *parse, bool header, Align align);
void close_row(Parse *parse);
void close_table(Parse *parse);
/* The text without the marks of a table's header and of a joined cell, which are remembered. */
Str take_table_mark(Parse *parse, Str text);

#endif
