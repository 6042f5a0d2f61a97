/* Tags: which element of the logical structure owns which marked content; structure.h makes the tree of it
 * (PDF 32000-1, 14.7). A run of a page's items that belong to one element is one marked-content sequence,
 * numbered (MCID) from 0 on each page; artifacts have no number. */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "layout/page.h"

/* What an element holds, in reading order: an element, marked content of a page, or a link of a page. */
typedef struct TagKid {
    enum { TAG_ELEMENT, TAG_CONTENT, TAG_LINK } kind;
    uint32_t number; /* element; MCID; number of the link among all */
    uint32_t page;   /* of content and link */
} TagKid;

typedef Array(TagKid) TagKids;
typedef Array(uint32_t) TagOwners;

typedef struct Tags {
    Arena *arena;
    const Pages *pages;
    TagKids *kids;         /* of each element */
    TagOwners *owners;     /* of each page: the element of each MCID */
    TagOwners link_owners; /* the element of each link */
    /* Elements of one parent, first to last, so that one without content keeps its place. */
    uint32_t *first_child, *next_sibling, *next_unattached;
    bool *attached;
} Tags;

/* All marked content under its elements. */
Tags *tags_new(Arena *arena, const Pages *pages);
/* Whether there is such an element; what has none is an artifact. */
bool tags_has(const Tags *tags, uint32_t element);
/* Puts the next link, which lies on a page, under the element. */
void tags_link(Tags *tags, uint32_t element, uint32_t page);
/* Attaches what has no content: afterwards all but the root are in their parents' kids. */
void tags_finish(Tags *tags);

/* The standard structure type of a role. */
const char *tags_type(ElementRole role);

#endif
