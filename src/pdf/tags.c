/* Kids stand in the order in which they are drawn; but before an element is attached to its parent, its elder
 * siblings are, so an empty table cell keeps its column. */
#include "pdf/tags-imp.h"

enum { NONE = 0xFFFFFFFF };

bool tags_has(const Tags *tags, uint32_t element)
{
    return element < tags->pages->element_count;
}

static void attach(Tags *tags, uint32_t element)
{
    if (element == 0 || tags->attached[element]) return;
    uint32_t parent = tags->pages->elements[element].parent;
    attach(tags, parent);
    while (!tags->attached[element]) {
        uint32_t next = tags->next_unattached[parent];
        tags->next_unattached[parent] = tags->next_sibling[next];
        tags->attached[next] = true;
        array_push(tags->arena, &tags->kids[parent], (TagKid){TAG_ELEMENT, next, 0});
    }
}

static void mark(Tags *tags, uint32_t element, uint32_t page)
{
    TagOwners *owners = &tags->owners[page];
    uint32_t number = (uint32_t)owners->count;
    attach(tags, element);
    array_push(tags->arena, owners, element);
    array_push(tags->arena, &tags->kids[element], (TagKid){TAG_CONTENT, number, page});
}

static Tags *link_elements(Arena *arena, const Pages *pages)
{
    Tags *tags = arena_make(arena, Tags);
    size_t count = pages->element_count;
    *tags = (Tags){.arena = arena,
                   .pages = pages,
                   .kids = arena_make_many(arena, TagKids, count),
                   .owners = arena_make_many(arena, TagOwners, pages->count),
                   .first_child = arena_make_many(arena, uint32_t, count),
                   .next_sibling = arena_make_many(arena, uint32_t, count),
                   .next_unattached = arena_make_many(arena, uint32_t, count),
                   .attached = arena_make_many(arena, bool, count)};
    for (size_t i = 0; i < count; i++) tags->first_child[i] = tags->next_sibling[i] = NONE;
    for (size_t i = count; i-- > 1;) {
        uint32_t parent = pages->elements[i].parent;
        tags->next_sibling[i] = tags->first_child[parent];
        tags->first_child[parent] = (uint32_t)i;
    }
    for (size_t i = 0; i < count; i++) tags->next_unattached[i] = tags->first_child[i];
    return tags;
}

Tags *tags_new(Arena *arena, const Pages *pages)
{
    Tags *tags = link_elements(arena, pages);
    for (uint32_t i = 0; i < pages->count; i++) {
        const Page *page = &pages->items[i];
        for (size_t item = 0; item < page->item_count; item++) {
            uint32_t element = page->items[item].element;
            bool begins = item == 0 || element != page->items[item - 1].element;
            if (begins && tags_has(tags, element)) mark(tags, element, i);
        }
    }
    return tags;
}

void tags_link(Tags *tags, uint32_t element, uint32_t page)
{
    uint32_t number = (uint32_t)tags->link_owners.count;
    array_push(tags->arena, &tags->link_owners, element);
    if (!tags_has(tags, element)) return;
    attach(tags, element);
    array_push(tags->arena, &tags->kids[element], (TagKid){TAG_LINK, number, page});
}

void tags_finish(Tags *tags)
{
    for (uint32_t i = 1; i < tags->pages->element_count; i++) attach(tags, i);
}

const char *tags_type(ElementRole role)
{
    static const char *const types[] = {
        [ROLE_DOCUMENT] = "Document",
        [ROLE_SECTION] = "Sect",
        [ROLE_H1] = "H1",
        [ROLE_H2] = "H2",
        [ROLE_H3] = "H3",
        [ROLE_H4] = "H4",
        [ROLE_PARAGRAPH] = "P",
        [ROLE_NUMBERED_LIST] = "L",
        [ROLE_BULLETED_LIST] = "L",
        [ROLE_LIST_ITEM] = "LI",
        [ROLE_LABEL] = "Lbl",
        [ROLE_LIST_BODY] = "LBody",
        [ROLE_TABLE] = "Table",
        [ROLE_TABLE_ROW] = "TR",
        [ROLE_TABLE_HEADER] = "TH",
        [ROLE_TABLE_CELL] = "TD",
        [ROLE_CAPTION] = "Caption",
        [ROLE_FIGURE] = "Figure",
        [ROLE_NOTE] = "Note",
        [ROLE_TOC] = "TOC",
        [ROLE_TOC_ITEM] = "TOCI",
        [ROLE_REFERENCE] = "Reference",
        [ROLE_LINK] = "Link",
        [ROLE_SPAN] = "Span",
        [ROLE_CODE] = "Code",
        [ROLE_QUOTE] = "BlockQuote",
    };
    return types[role];
}
