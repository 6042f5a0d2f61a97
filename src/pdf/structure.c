/* Elements are dictionaries that refer to their kids and parent; the parent tree is the way back, from a
 * page's marked content (key: the page's number) or a link (key: number of pages + its own) to the element.
 *
 *     our objects: elements │ leaves of the parent tree, KEYS_PER_LEAF keys each │ its root │ the notes' IDs
 */
#include "pdf/structure-imp.h"

#include "base/utf8.h"
#include "pdf/extents-imp.h"

#include <stdio.h>

enum { KEYS_PER_LEAF = 64 };

struct Structure {
    const Tags *tags;
    const HPDF_Page *pages;
    const HPDF_Dict *links;
    const Extent *extents; /* by element */
    Array(uint32_t) notes; /* elements */
    Array(uint32_t) keys;  /* of the parent tree */
    uint32_t elements, leaves;
    uint32_t root;  /* number of the tree's root, which is libharu's */
    uint32_t first; /* number of the first of our objects */
};

/* --- words --- */

static void put(StrBuf *out, const char *text)
{
    strbuf_add(out, str_from(text));
}

static void put_reference(StrBuf *out, uint32_t number)
{
    strbuf_add_number(out, number);
    put(out, " 0 R");
}

static void put_element(const Structure *structure, StrBuf *out, uint32_t element)
{
    put_reference(out, structure->first + element);
}

static void put_page(const Structure *structure, StrBuf *out, uint32_t page)
{
    put(out, "/Pg ");
    put_reference(out, pdf_number(structure->pages[page]));
}

/* A text string in UTF-16BE. */
static void put_text(StrBuf *out, Str utf8)
{
    put(out, "<FEFF");
    while (utf8.len > 0) pdf_hex_rune(out, utf8_next(&utf8));
    put(out, ">");
}

/* --- elements --- */

static uint32_t first_page(const TagKids *kids)
{
    for (size_t i = 0; i < kids->count; i++)
        if (kids->items[i].kind != TAG_ELEMENT) return kids->items[i].page;
    return UINT32_MAX;
}

/* page: the element's own. */
static void put_kid(const Structure *structure, StrBuf *out, const TagKid *kid, uint32_t page)
{
    if (kid->kind == TAG_ELEMENT) {
        put_element(structure, out, kid->number);
    } else if (kid->kind == TAG_LINK) {
        put(out, "<</Type/OBJR");
        put_page(structure, out, kid->page);
        put(out, "/Obj ");
        put_reference(out, pdf_number(structure->links[kid->number]));
        put(out, ">>");
    } else if (kid->page == page) {
        strbuf_add_number(out, kid->number);
    } else {
        put(out, "<</Type/MCR");
        put_page(structure, out, kid->page);
        put(out, "/MCID ");
        strbuf_add_number(out, kid->number);
        put(out, ">>");
    }
}

static void put_kids(const Structure *structure, StrBuf *out, uint32_t index)
{
    const TagKids *kids = &structure->tags->kids[index];
    uint32_t page = first_page(kids);
    if (page != UINT32_MAX) put_page(structure, out, page);
    if (kids->count == 0) return;
    bool alone = kids->count == 1 && kids->items[0].kind == TAG_CONTENT;
    put(out, alone ? "/K " : "/K[");
    for (size_t i = 0; i < kids->count; i++) {
        if (i > 0) strbuf_add_char(out, ' ');
        put_kid(structure, out, &kids->items[i], page);
    }
    if (!alone) put(out, "]");
}

/* A header cell beside data cells heads its row, one among header cells its column. */
static const char *scope(const Tags *tags, uint32_t row)
{
    const Element *elements = tags->pages->elements;
    for (uint32_t i = tags->first_child[row]; i != UINT32_MAX; i = tags->next_sibling[i])
        if (elements[i].role == ROLE_TABLE_CELL) return "Row";
    return "Column";
}

static void put_figure(const Structure *structure, StrBuf *out, uint32_t index)
{
    const Extent *extent = &structure->extents[index];
    if (extent->right < extent->left) return; /* nothing of it is drawn */
    Length height = structure->tags->pages->items[extent->page].height;
    strbuf_printf(out, "/A<</O/Layout/Placement/Block/BBox[%.3f %.3f %.3f %.3f]>>",
                  (double)extent->left / 1000, (double)(height - extent->bottom) / 1000,
                  (double)extent->right / 1000, (double)(height - extent->top) / 1000);
}

static void put_cell(const Structure *structure, StrBuf *out, const Element *element)
{
    bool heads = element->role == ROLE_TABLE_HEADER;
    if (!heads && element->columns <= 1) return;
    put(out, "/A<</O/Table");
    if (heads) strbuf_printf(out, "/Scope/%s", scope(structure->tags, element->parent));
    if (element->columns > 1) strbuf_printf(out, "/ColSpan %u", element->columns);
    put(out, ">>");
}

/* Notes are known by an ID of their own (ISO 14289-1, 7.9); its digits sort as they count. */
static void put_note_id(StrBuf *out, uint32_t index)
{
    strbuf_printf(out, "(note-%010u)", index);
}

static void put_attributes(const Structure *structure, StrBuf *out, uint32_t index)
{
    const Element *element = &structure->tags->pages->elements[index];
    switch (element->role) {
    case ROLE_TABLE_HEADER:
    case ROLE_TABLE_CELL: put_cell(structure, out, element); break;
    case ROLE_NUMBERED_LIST: put(out, "/A<</O/List/ListNumbering/Decimal>>"); break;
    case ROLE_BULLETED_LIST: put(out, "/A<</O/List/ListNumbering/Disc>>"); break;
    case ROLE_FIGURE: put_figure(structure, out, index); break;
    case ROLE_NOTE:
        put(out, "/ID");
        put_note_id(out, index);
        break;
    default: break;
    }
}

static void write_element(const Structure *structure, uint32_t index, StrBuf *out)
{
    const Element *element = &structure->tags->pages->elements[index];
    put(out, "<</S/");
    put(out, tags_type(element->role));
    put(out, "/P ");
    put_reference(out, index > 0 ? structure->first + element->parent : structure->root);
    if (element->alt.len > 0) {
        put(out, "/Alt");
        put_text(out, element->alt);
    }
    put_attributes(structure, out, index);
    put_kids(structure, out, index);
    put(out, ">>");
}

/* --- the ways back --- */

/* A page's elements, or the one of a link. */
static void put_owners(const Structure *structure, StrBuf *out, uint32_t key)
{
    const Tags *tags = structure->tags;
    uint32_t page_count = (uint32_t)tags->pages->count;
    if (key >= page_count) {
        put_element(structure, out, tags->link_owners.items[key - page_count]);
        return;
    }
    const TagOwners *owners = &tags->owners[key];
    put(out, "[");
    for (size_t i = 0; i < owners->count; i++) {
        if (i > 0) strbuf_add_char(out, ' ');
        put_element(structure, out, owners->items[i]);
    }
    put(out, "]");
}

static void write_leaf(const Structure *structure, uint32_t leaf, StrBuf *out)
{
    const uint32_t *keys = structure->keys.items;
    size_t from = (size_t)leaf * KEYS_PER_LEAF, end = from + KEYS_PER_LEAF;
    if (end > structure->keys.count) end = structure->keys.count;
    strbuf_printf(out, "<</Limits[%u %u]/Nums[", keys[from], keys[end - 1]);
    for (size_t i = from; i < end; i++) {
        strbuf_add_number(out, keys[i]);
        strbuf_add_char(out, ' ');
        put_owners(structure, out, keys[i]);
        strbuf_add_char(out, ' ');
    }
    put(out, "]>>");
}

static void write_parent_tree(const Structure *structure, StrBuf *out)
{
    put(out, "<</Kids[");
    for (uint32_t leaf = 0; leaf < structure->leaves; leaf++) {
        put_element(structure, out, structure->elements + leaf);
        strbuf_add_char(out, ' ');
    }
    put(out, "]>>");
}

static void write_note_ids(const Structure *structure, StrBuf *out)
{
    put(out, "<</Names[");
    for (size_t i = 0; i < structure->notes.count; i++) {
        put_note_id(out, structure->notes.items[i]);
        put_element(structure, out, structure->notes.items[i]);
        strbuf_add_char(out, ' ');
    }
    put(out, "]>>");
}

void structure_write(const Structure *structure, uint32_t index, StrBuf *out)
{
    uint32_t parent_tree = structure->elements + structure->leaves;
    if (index < structure->elements)
        write_element(structure, index, out);
    else if (index < parent_tree)
        write_leaf(structure, index - structure->elements, out);
    else if (index == parent_tree)
        write_parent_tree(structure, out);
    else
        write_note_ids(structure, out);
}

/* --- the whole --- */

uint32_t structure_count(const Structure *structure)
{
    if (!structure) return 0;
    return structure->elements + structure->leaves + 1 + (structure->notes.count > 0);
}

void structure_number(Structure *structure, uint32_t first)
{
    if (structure) structure->first = first;
}

/* What libharu's dictionary of the root does not hold: references to our objects. */
static HPDF_STATUS write_root(HPDF_Dict root, HPDF_Stream stream)
{
    const Structure *structure = root->attr;
    char text[128];
    uint32_t parent_tree = structure->first + structure->elements + structure->leaves;
    snprintf(text, sizeof text, "/K %u 0 R\n/ParentTree %u 0 R\n", structure->first, parent_tree);
    HPDF_Stream_WriteStr(stream, text);
    if (structure->notes.count == 0) return HPDF_OK;
    snprintf(text, sizeof text, "/IDTree %u 0 R\n", parent_tree + 1);
    return HPDF_Stream_WriteStr(stream, text);
}

static void list_keys(Structure *structure)
{
    const Tags *tags = structure->tags;
    uint32_t page_count = (uint32_t)tags->pages->count;
    for (uint32_t page = 0; page < page_count; page++) {
        if (tags->owners[page].count == 0) continue;
        array_push(tags->arena, &structure->keys, page);
        HPDF_Dict_AddNumber(structure->pages[page], "StructParents", (HPDF_INT32)page);
    }
    for (uint32_t link = 0; link < tags->link_owners.count; link++) {
        if (!tags_has(tags, tags->link_owners.items[link])) continue;
        array_push(tags->arena, &structure->keys, page_count + link);
        HPDF_Dict_AddNumber(structure->links[link], "StructParent", (HPDF_INT32)(page_count + link));
    }
    structure->leaves = (uint32_t)((structure->keys.count + KEYS_PER_LEAF - 1) / KEYS_PER_LEAF);
}

Structure *pdf_structure(HPDF_Doc doc, const Tags *tags, const HPDF_Page *pages, const HPDF_Dict *links)
{
    const Pages *of = tags->pages;
    if (of->element_count == 0) return NULL;
    HPDF_Dict root = pdf_object(doc), marked = HPDF_Dict_New(doc->mmgr);
    Structure *structure = arena_make(tags->arena, Structure);
    *structure = (Structure){.tags = tags,
                             .pages = pages,
                             .links = links,
                             .extents = figure_extents(tags->arena, of),
                             .elements = (uint32_t)of->element_count,
                             .root = pdf_number(root)};
    list_keys(structure);
    for (uint32_t i = 0; i < structure->elements; i++)
        if (of->elements[i].role == ROLE_NOTE) array_push(tags->arena, &structure->notes, i);
    HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
    root->write_fn = write_root;
    root->attr = structure;
    HPDF_Dict_Add(doc->catalog, "StructTreeRoot", root);
    HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(doc->catalog, "MarkInfo", marked);
    return structure;
}
