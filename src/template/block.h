/* Blocks: a document after the templates have been filled in – what layout, HTML and Markdown set.
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

typedef struct Photo {
    Str path;   /* to be opened; checked to lie in the project's folder by whoever put it there */
    Str number; /* 图2 */
    Inlines caption;
    Span span;
} Photo;

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

typedef enum BlockKind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,
    BLOCK_LIST,  /* children: BLOCK_ITEM */
    BLOCK_ITEM,  /* children: blocks */
    BLOCK_QUOTE, /* children: blocks */
    BLOCK_CODE,  /* text, set as it is */
    BLOCK_TABLE,
    BLOCK_FACTS,  /* a table without a header (its header cells are empty): labels and values in turn; rows,
                     columns as in a table */
    BLOCK_NOTE,   /* a paragraph in small type below a table or figure */
    BLOCK_PHOTOS, /* photos side by side */
    BLOCK_CHART,
    BLOCK_FIGURES, /* the figures that matter: rows of three cells, value, label, and the name of the value's
                      colour or nothing */
    BLOCK_COVER,   /* rows: label, value; see Cover */
    BLOCK_SIGNATURES, /* rows of three cells: label, signer, date; the latter two may be empty, to be signed
                       */
    BLOCK_CARD,  /* word: gives the colour of its bar; text: its title; caption: what stands at the right end
                    of the title's line; children: blocks */
    BLOCK_TERMS, /* rows of two cells: term, text (in cards) */
    BLOCK_CONTENTS, /* the table of contents */
    BLOCK_PAGE_BREAK,
    BLOCK_LANDSCAPE, /* children: blocks on landscape pages */
    BLOCK_KEEP,      /* children stay on one page where they fit */
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
    const Row *facts; /* label, value */
    size_t fact_count;
} Cover;

struct Block {
    BlockKind kind;
    Span span;
    int level; /* heading: 1 to 4; list: 1 ordered, 0 not */
    bool in_contents;
    Str number; /* heading: 一、 附件1; table, chart: 表1, 图1; item: 1. or •; empty: none. The gap behind it
                   is the layout's: none after a full-width mark */
    Str label;       /* {#tab-findings}; empty: none */
    Inlines text;    /* paragraph, heading, note; code: one item */
    Inlines caption; /* table, chart, card; empty: none */
    Blocks children;
    const Column *columns; /* table, facts */
    size_t column_count;
    Row header;      /* table */
    const Row *rows; /* table, facts, figures, signatures, terms */
    size_t row_count;
    const Photo *photos;
    size_t photo_count;
    ChartKind chart;
    bool percent;      /* chart: its figures are, */
    unsigned decimals; /* and have so many decimals each */
    const ChartName *series;
    size_t series_count;
    const ChartRow *chart_rows;
    size_t chart_row_count;
    const Cover *cover;
    Str word; /* card: 严重 */
};

/* A whole document. */
typedef struct Document {
    Str title; /* 阶段性咨询服务报告, for the file's properties and the header */
    Inlines header_left, header_right; /* of a page; empty: none */
    Str subject, author;               /* document properties; may be empty */
    bool page_numbers;
    bool draft;             /* a watermark 草稿 */
    const Span *unfinished; /* places of texts that say 待填 or TODO: it is a draft, then */
    size_t unfinished_count;
    Blocks blocks;
} Document;

/* As a chart prints it: 1,280 · 88.0 where another is 88.8 · 33.3% · —; on an axis without a needless 0. */
Str chart_figure(Arena *arena, const Block *chart, int64_t figure);
Str chart_tick(Arena *arena, const Block *chart, int64_t figure);

#endif
