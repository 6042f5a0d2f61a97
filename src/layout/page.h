/* Pages: the display list that a device draws. Lengths are 1/1000 pt; the origin is the page's top left
 * corner, y grows downwards.
 *
 * Each item belongs to an element of the logical structure (tags), or to none (ELEMENT_ARTIFACT: header,
 * footer, rules). Items of one element follow one another in reading order.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "image/image.h"
#include "template/block.h"
#include "text/cluster.h"

enum { ELEMENT_ARTIFACT = 0xFFFFFFFF };

/* Standard structure types of PDF 32000-1, 14.8.4. */
typedef enum ElementRole {
    ROLE_DOCUMENT,
    ROLE_SECTION,
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_H4,
    ROLE_PARAGRAPH,
    ROLE_NUMBERED_LIST,
    ROLE_BULLETED_LIST,
    ROLE_LIST_ITEM,
    ROLE_LABEL,
    ROLE_LIST_BODY,
    ROLE_TABLE,
    ROLE_TABLE_ROW,
    ROLE_TABLE_HEADER,
    ROLE_TABLE_CELL,
    ROLE_CAPTION,
    ROLE_FIGURE,
    ROLE_NOTE,
    ROLE_TOC,
    ROLE_TOC_ITEM,
    ROLE_REFERENCE,
    ROLE_LINK,
    ROLE_SPAN,
    ROLE_CODE,
    ROLE_QUOTE,
} ElementRole;

typedef struct Element {
    ElementRole role;
    uint32_t parent;  /* index; the root is element 0 and its own parent */
    Str alt;          /* of a figure */
    uint16_t columns; /* of a table's cell: how many it takes; 0: one */
} Element;

typedef enum ItemKind { ITEM_TEXT, ITEM_RECT, ITEM_LINE, ITEM_POLYGON, ITEM_IMAGE } ItemKind;

typedef struct Item {
    ItemKind kind;
    uint32_t element;
    Color color;
    Length x, y;          /* text: start of the base line; else the top left corner; line: first end */
    Length width, height; /* rect, image; line: distances to its other end */
    union {
        struct {
            const PlacedGlyph *glyphs;
            uint32_t count;
            uint16_t face;
            bool embolden;
            Length size;
            uint16_t turn; /* degrees to the left, about its start */
        } text;
        struct {
            Length radius; /* of a rect's corners */
        } rect;
        struct {
            Length thickness;
            Length dash; /* 0: solid */
        } line;
        struct {
            const Length *points; /* x, y in turn */
            uint32_t count;       /* of points */
            bool stroke;          /* outline of `thickness`, else filled */
            Length thickness;
        } polygon;
        const Image *image;
    };
} Item;

typedef struct Link {
    Length x, y, width, height;
    Str url;              /* or empty: */
    uint32_t target_page; /* from 0 */
    Length target_y;
    uint32_t element; /* ROLE_LINK */
    Str text;         /* what is set in it */
} Link;

typedef struct Page {
    Length width, height;
    Str label; /* the printed page number; empty on a cover */
    const Item *items;
    size_t item_count;
    const Link *links;
    size_t link_count;
} Page;

typedef struct OutlineEntry {
    Str title;
    int level; /* from 1 */
    uint32_t page;
    Length y;
} OutlineEntry;

typedef struct Pages {
    Str title, subject, author;
    const Page *items;
    size_t count;
    const OutlineEntry *outline;
    size_t outline_count;
    const Element *elements;
    size_t element_count;
} Pages;

#endif
