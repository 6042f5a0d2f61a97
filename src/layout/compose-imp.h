/* Composer: blocks → boxes.
 *
 * A box is a strip of the page's width that is never broken: a line of text, a table's row, a chart. Boxes
 * follow one another down the page; what stands between them (blank, willingness to break, the table or card
 * they belong to) is kept with the lower one. paginate.c cuts the list into pages.
 *
 *     Composer: boxes ─┬─ items   (places relative to the box's corner)
 *                      └─ links
 *
 * Three spans of life: what pages hold (arena), boxes until pages are cut (work), shaped texts and their
 * lines until the outermost block that holds them is set (scratch).
 */
#ifndef LAYOUT_COMPOSE_H
#define LAYOUT_COMPOSE_H

#include "base/array.h"
#include "layout/layout.h"
#include "text/text.h"

enum { NONE = -1 };

/* Cost of breaking a page before a box, beside the cost of the hole it leaves (1000: a whole page). */
enum {
    PENALTY_FREE = 0,
    PENALTY_SHORT = 80,   /* a paragraph of two or three lines */
    PENALTY_ROW = 120,    /* one row left alone, or over */
    PENALTY_TABLE = 250,  /* inside a small table */
    PENALTY_CARD = 450,   /* inside a card */
    PENALTY_SECOND = 590, /* behind the one line below a heading, unless a heading follows; above a list */
    PENALTY_KEEP = 600,   /* inside what should stay on one page */
    PENALTY_NEVER = 10000,
    PENALTY_FORCE = 20000 /* a page break */
};

typedef enum BoxKind {
    BOX_FLOW,
    BOX_FULL_PAGE, /* a page of its own, its corner the paper's: a cover */
} BoxKind;

typedef struct Box {
    BoxKind kind;
    Length height;
    Length before; /* blank above it, dropped at the top of a page */
    uint16_t penalty;
    bool on_grid; /* starts on the grid of the body's base lines */
    bool landscape;
    bool starts_table; /* its table's header stands above it already */
    int32_t table, card, heading,
        entry; /* indexes or NONE; entry: the heading a line of the contents names */
    uint32_t first_item, item_count, first_link, link_count;
    Str label;
} Box;

typedef struct PendingLink {
    Length x, y, width, height;
    Str target; /* a URL or #label */
    int32_t heading;
    uint32_t element;
    Str text;
} PendingLink;

/* What a table repeats at the top of a page. */
typedef struct RepeatedHeader {
    uint32_t first_item, item_count; /* artifacts */
    Length height;
} RepeatedHeader;

typedef struct PlacedHeading {
    const Block *block;
    uint32_t page; /* from 0; known after pagination */
    Length y;
} PlacedHeading;

/* Where text goes: a column of the page. */
typedef struct LayoutFrame {
    Length x, width;
    uint32_t element; /* parent of what is set in it */
    Length indent;    /* of the first line of its paragraphs */
} LayoutFrame;

typedef struct Composer {
    Arena *arena, *work, *scratch;
    const Style *style;
    DiagList *diags;
    bool faulty; /* a photo or a colour was refused */
    Shaper *shaper;
    Array(Box) boxes;
    Array(Item) items;
    Array(PendingLink) links;
    Array(Element) elements;
    Array(PlacedHeading) headings; /* all of the document, known from the start */
    Array(RepeatedHeader) tables;
    Array(Color) cards; /* the colours of their bars */
    /* for the next box */
    size_t heading_count; /* set so far */
    Length space;
    uint16_t penalty;
    Str label;
    const Shaped *item_label; /* of a list's item, drawn before its first line */
    Length item_label_x;
    uint32_t item_label_element;
    /* for all boxes to come */
    const LayoutFrame *frame; /* of the block that is being set */
    int32_t table, card;
    uint16_t kept; /* cost of a page break inside what should stay together */
    bool landscape;
    bool after_heading;
    bool after_paragraph; /* of the body, no item's: it introduces the list below it */
} Composer;

/* compose.c */
uint32_t add_element(Composer *composer, uint32_t parent, ElementRole role);
void add_item(Composer *composer, Item item);
void add_rect(Composer *composer, Length x, Length y, Length width, Length height, Color color);
void add_rule(Composer *composer, Length x, Length y, Length width, Length thickness, Color color);
Color named_color(const Composer *composer, const char *name);

/* Blank wanted above the next box: the largest wish counts. */
void want_space(Composer *composer, Length space);
/* Cost of a page break above the next box: the largest counts. */
void want_penalty(Composer *composer, uint16_t penalty);
/* Items added between the two belong to the box. */
Box *begin_box(Composer *composer);
void end_box(Composer *composer, Box *box, Length height);
/* Heights of the page's body, upright or landscape as the composer stands. */
Length body_height(const Composer *composer);
LayoutFrame page_frame(const Composer *composer);
Length page_width(const Style *style, bool landscape);
Length page_height(const Style *style, bool landscape);
Length top_margin(const Style *style, bool landscape);
Length bottom_margin(const Style *style, bool landscape);
Length left_margin(const Style *style, bool landscape);
Length right_margin(const Style *style, bool landscape);

/* paragraph.c */
Shaped shape_inlines(Composer *composer, const Inlines *text, const TextStyle *style);
/* Words of our own. */
Shaped shape_words(Composer *composer, Str text, const TextStyle *style, Span span);
/* Blanks and all. */
Shaped shape_code(Composer *composer, Str text, const TextStyle *style, Span span);
/* One line, its left edge at x. */
void draw_line(Composer *composer, const Shaped *text, const TextLine *line, Length x, Length y,
               uint32_t element);
/* A text on one line, whatever its width, which is given back; x is the edge or middle that align names. */
Length draw_text(Composer *composer, const Shaped *text, Length x, Length y, Align align, uint32_t element);
Length draw_str(Composer *composer, Str text, const TextStyle *style, Length x, Length y, Align align,
                uint32_t element);

typedef struct ParagraphForm {
    Length indent; /* of the first line */
    Align align;
    bool ragged, on_grid;
    uint32_t element;
} ParagraphForm;

/* A box a line; widows, orphans and headings looked after. */
void set_lines(Composer *composer, const LayoutFrame *frame, const Shaped *text, const ParagraphForm *form);
/* An inline list with text of our own before it: 表1　…. */
Inlines with_prefix(Composer *composer, Str prefix, const Inlines *text, Span span);
/* A number and the gap behind it: 一、, 附件1　. */
Str with_gap(Composer *composer, Str number);

/* blocks.c */
void compose_blocks(Composer *composer, Blocks blocks, const LayoutFrame *frame);
/* A block's caption, below the element `parent`. */
void set_caption(Composer *composer, const Block *block, const Caption *caption, ElementRole role,
                 uint32_t parent);

/* Of kinds of blocks, one file each or a few; the context is the composer, who knows the frame. */
BlockVisit compose_heading, compose_contents, compose_table, compose_facts, compose_chart, compose_figures,
    compose_cover, compose_signatures, compose_card, compose_terms, compose_photos;
/* The chart as all that the composer draws. */
Drawing draw_chart_alone(Composer *composer, const Chart *chart, Length width);
/* Number and text. */
Str heading_title(Composer *composer, const Heading *heading);

/* contents.c: the number of an entry of the contents and the dots before it, drawn when pages are known. */
enum { ENTRY_ITEMS = 2 };
void finish_entry(Composer *composer, const PlacedHeading *heading, Str page_number, Item items[ENTRY_ITEMS]);

/* cut.c: where pages start, and where each box stands on its page, from the top of the body. */
typedef struct Cuts {
    size_t *starts; /* first box of each page; one more: the number of boxes */
    size_t count;
    const Length *places;
} Cuts;
Cuts cut_pages(Composer *composer);

/* paginate.c */
const Pages *paginate(Composer *composer, const Document *document);

/* running.c: header, page number, watermark of a page, drawn into the composer's items. */
typedef struct Running Running;
Running *running_new(Composer *composer, const Document *document);
void draw_watermark(Composer *composer, const Running *running, bool landscape);
/* number: from 1; total: of numbered pages. Items are for the page's corner. */
void draw_running(Composer *composer, const Running *running, uint32_t number, uint32_t total,
                  bool landscape);

#endif
