/* Blocks: a document after the templates have been filled in – what layout, HTML and Markdown set.
 *
 *     BlockVisitor ─blocks_visit→ a function a kind, in reading order
 *
 * The tree is complete: headings, captions and references carry their numbers, data is in place, each piece
 * of text knows where it comes from (a template or a YAML file).
 */
#ifndef TEMPLATE_BLOCK_H
#define TEMPLATE_BLOCK_H

#include "base/source.h"
#include "base/value.h"

typedef enum InlineKind {
    INLINE_TEXT,
    INLINE_BREAK, /* a line break: a newline in a value, <br>, a hard break */
    INLINE_CODE,  /* inline code: a chip where the style has a colour for the word; else set without
                     Chinese–Latin gaps and never broken at them */
    INLINE_NAME,  /* a person's name: not broken inside */
} InlineKind;

/* A run of text of one look; a paragraph is a row of them. */
typedef struct Inline {
    InlineKind kind;
    bool strong, emphasis;
    Str text;
    Str target; /* of a link: a URL, or "#label" of a block here; empty: no link */
    Span span;  /* of the value in the YAML or of the text in the template */
} Inline;

typedef struct Inlines {
    const Inline *items;
    size_t count;
} Inlines;

typedef enum Align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Align;

typedef struct Cell {
    Inlines text;
    bool joined; /* it is empty, and the cell at its left takes its place too */
} Cell;

typedef struct Column {
    Align align;
    uint32_t weight; /* relative width from the template's dashes; 0: from the content */
} Column;

typedef struct Row {
    const Cell *cells; /* as many as columns */
} Row;

typedef struct Rows {
    const Row *items;
    size_t count;
} Rows;

/* The number and words beside a table, chart or photo; both may be empty. The gap between them is the
 * layout's: none after a full-width mark. */
typedef struct Caption {
    Str number; /* 表1, 图2 */
    Inlines text;
} Caption;

typedef struct Photo {
    Str path; /* to be opened; checked to lie in the project's folder by whoever put it there */
    Caption caption;
    Span span;
} Photo;

typedef struct PhotoRow {
    const Photo *items;
    size_t count;
} PhotoRow;

/* What a category or a series is called. */
typedef struct ChartName {
    Str text;
    Span span;
} ChartName;

/* A chart's numbers: one row a category, one column a series. Exact integers in hundredths, so 84.0 is 8400;
 * each less than FIGURE_LIMIT, so that all of a chart together are no overflow. */
enum { FIGURE_SCALE = 100 };
#define FIGURE_LIMIT INT64_C(1000000000000000)
#define FIGURE_NONE INT64_MIN /* there is none */

typedef struct ChartRow {
    ChartName label;
    const int64_t *figures; /* as many as series */
} ChartRow;

typedef enum ChartKind {
    CHART_BAR,
    CHART_STACKED,
    CHART_PARETO,
    CHART_LINE,
    CHART_DOUGHNUT,
    CHART_RADAR
} ChartKind;

typedef struct Block Block;
typedef struct Blocks {
    const Block *const *items;
    size_t count;
} Blocks;

/* With the member that holds what it is. */
typedef enum BlockKind {
    BLOCK_PARAGRAPH, /* text */
    BLOCK_HEADING,   /* heading */
    BLOCK_LIST,      /* list */
    BLOCK_ITEM,      /* item */
    BLOCK_QUOTE,     /* children */
    BLOCK_CODE,      /* code */
    BLOCK_TABLE,     /* table */
    BLOCK_FACTS,     /* table, without a header: labels and values in turn */
    BLOCK_NOTE,      /* text: a paragraph in small type below a table or figure */
    BLOCK_PHOTOS,    /* photos, side by side */
    BLOCK_CHART,     /* chart */
    BLOCK_FIGURES, /* rows of three cells, the figures that matter: value, label, and the name of the value's
                      colour or nothing */
    BLOCK_COVER,   /* cover */
    BLOCK_SIGNATURES, /* rows of three cells: label, signer, date; the latter two may be empty, to be signed
                       */
    BLOCK_CARD,       /* card */
    BLOCK_TERMS,      /* rows of two cells: term, text (in cards) */
    BLOCK_CONTENTS,   /* nothing: the table of contents */
    BLOCK_PAGE_BREAK, /* nothing */
    BLOCK_LANDSCAPE,  /* children, on landscape pages */
    BLOCK_KEEP,       /* children, which stay on one page where they fit */
    BLOCK_KIND_COUNT
} BlockKind;

/* In the order in which they are read; the facts come before the issuer. */
typedef enum CoverLine {
    COVER_MARK,    /* 内部资料 */
    COVER_NUMBER,  /* 编号：HGZX-2026-001-J02 */
    COVER_SERVICE, /* 化工工程建设全过程质量控制专项咨询 */
    COVER_TITLE,
    COVER_SUBTITLE,
    COVER_ISSUER,
    COVER_DATE,
    COVER_LINE_COUNT
} CoverLine;

typedef struct Cover {
    Inlines lines[COVER_LINE_COUNT];
    Rows facts; /* label, value */
} Cover;

typedef struct Heading {
    int level;  /* 1 to 4 */
    Str number; /* 一、 附件1; empty: none */
    Inlines text;
    bool in_contents;
} Heading;

typedef struct List {
    bool ordered;
    Blocks items; /* BLOCK_ITEM */
} List;

typedef struct ListItem {
    Str number; /* 1. or • */
    Blocks children;
} ListItem;

typedef struct Table {
    Caption caption;
    const Column *columns;
    size_t column_count;
    Row header; /* no cells: none */
    Rows rows;
} Table;

typedef struct Chart {
    ChartKind kind;
    bool percent;      /* its figures are, */
    unsigned decimals; /* and have so many decimals each */
    Caption caption;
    const ChartName *series;
    size_t series_count;
    const ChartRow *rows;
    size_t row_count;
} Chart;

typedef struct Card {
    Str word; /* 严重: gives the colour of its bar */
    Inlines title;
    Inlines aside; /* what stands at the right end of the title's line; empty: nothing */
    Blocks children;
} Card;

struct Block {
    BlockKind kind;
    Span span;
    Str label; /* {#tab-findings}: what references name; empty: none */
    union {
        Inlines text;
        Heading heading;
        List list;
        ListItem item;
        Blocks children;
        Str code; /* set as it is */
        Table table;
        PhotoRow photos;
        Chart chart;
        Rows rows;
        const Cover *cover;
        Card card;
    };
};

/* --- walking --- */

typedef void BlockVisit(void *context, const Block *block);

/* What is done with each kind of block; NULL: nothing, and what it holds is visited. A function visits what
 * its block holds itself, if it wants to. */
typedef struct BlockVisitor {
    BlockVisit *before; /* of every block; or NULL */
    BlockVisit *kinds[BLOCK_KIND_COUNT];
    BlockVisit *after; /* of every block; or NULL */
} BlockVisitor;

void blocks_visit(Blocks blocks, const BlockVisitor *visitor, void *context);
/* What a block holds; none of most kinds. */
Blocks block_children(const Block *block);

/* A whole document. */
typedef struct Document {
    Str title; /* 阶段性咨询服务报告, for the file's properties and the header */
    Inlines header_left, header_right; /* of a page; empty: none */
    Str subject, author;               /* document properties; may be empty */
    bool page_numbers;
    bool draft;             /* a watermark 草稿 */
    const Span *unfinished; /* places of texts that say 待填 or TODO */
    size_t unfinished_count;
    Blocks blocks;
} Document;

/* As a chart prints it: 1,280 · 88.0 where another is 88.8 · 33.3% · —; on an axis without a needless 0. */
Str chart_figure(Arena *arena, const Chart *chart, int64_t figure);
Str chart_tick(Arena *arena, const Chart *chart, int64_t figure);

#endif
