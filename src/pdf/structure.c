/* Elements are dictionaries that refer to their kids and parent; the parent tree is the way back, from a
 * page's marked content (key: the page's number) or a link (key: number of pages + its own) to the element.
 */
#include "pdf/structure.h"

#include "pdf/extents.h"

#include <stdio.h>

enum { KEYS_PER_LEAF = 500 };

typedef struct Builder {
    HPDF_Doc doc;
    const Tags *tags;
    const HPDF_Page *pages;
    const HPDF_Dict *links;
    HPDF_Dict *elements;
    const Extent *extents; /* by element */
    HPDF_Array names;      /* of the elements that have an ID, each with its element */
} Builder;

static uint32_t first_page(const TagKids *kids)
{
    for (size_t i = 0; i < kids->count; i++)
        if (kids->items[i].kind != TAG_ELEMENT) return kids->items[i].page;
    return UINT32_MAX;
}

static HPDF_Dict reference(const Builder *builder, const char *type, uint32_t page)
{
    HPDF_Dict object = HPDF_Dict_New(builder->doc->mmgr);
    HPDF_Dict_AddName(object, "Type", type);
    HPDF_Dict_Add(object, "Pg", builder->pages[page]);
    return object;
}

static void add_kid(const Builder *builder, HPDF_Array array, const TagKid *kid, uint32_t page)
{
    if (kid->kind == TAG_ELEMENT) {
        HPDF_Array_Add(array, builder->elements[kid->number]);
    } else if (kid->kind == TAG_LINK) {
        HPDF_Dict object = reference(builder, "OBJR", kid->page);
        HPDF_Dict_Add(object, "Obj", builder->links[kid->number]);
        HPDF_Array_Add(array, object);
    } else if (kid->page == page) {
        HPDF_Array_AddNumber(array, (HPDF_INT32)kid->number);
    } else {
        HPDF_Dict content = reference(builder, "MCR", kid->page);
        HPDF_Dict_AddNumber(content, "MCID", (HPDF_INT32)kid->number);
        HPDF_Array_Add(array, content);
    }
}

static void add_kids(const Builder *builder, uint32_t index)
{
    const TagKids *kids = &builder->tags->kids[index];
    HPDF_Dict element = builder->elements[index];
    uint32_t page = first_page(kids);
    if (page != UINT32_MAX) HPDF_Dict_Add(element, "Pg", builder->pages[page]);
    if (kids->count == 0) return;
    if (kids->count == 1 && kids->items[0].kind == TAG_CONTENT) {
        HPDF_Dict_AddNumber(element, "K", (HPDF_INT32)kids->items[0].number);
        return;
    }
    HPDF_Array array = HPDF_Array_New(builder->doc->mmgr);
    for (size_t i = 0; i < kids->count; i++) add_kid(builder, array, &kids->items[i], page);
    HPDF_Dict_Add(element, "K", array);
}

/* A header cell beside data cells heads its row, one among header cells its column. */
static const char *scope(const Tags *tags, uint32_t row)
{
    const Element *elements = tags->pages->elements;
    for (uint32_t i = tags->first_child[row]; i != UINT32_MAX; i = tags->next_sibling[i])
        if (elements[i].role == ROLE_TABLE_CELL) return "Row";
    return "Column";
}

static HPDF_Dict attributes(const Builder *builder, uint32_t index, const char *owner)
{
    HPDF_Dict object = HPDF_Dict_New(builder->doc->mmgr);
    HPDF_Dict_AddName(object, "O", owner);
    HPDF_Dict_Add(builder->elements[index], "A", object);
    return object;
}

static void describe_figure(const Builder *builder, uint32_t index)
{
    const Extent *extent = &builder->extents[index];
    if (extent->right < extent->left) return; /* nothing of it is drawn */
    HPDF_Dict object = attributes(builder, index, "Layout");
    Length height = builder->tags->pages->items[extent->page].height;
    HPDF_Array box = HPDF_Array_New(builder->doc->mmgr);
    HPDF_Array_AddReal(box, pdf_points(extent->left));
    HPDF_Array_AddReal(box, pdf_points(height - extent->bottom));
    HPDF_Array_AddReal(box, pdf_points(extent->right));
    HPDF_Array_AddReal(box, pdf_points(height - extent->top));
    HPDF_Dict_Add(object, "BBox", box);
    HPDF_Dict_AddName(object, "Placement", "Block");
}

/* Notes are known by an ID of their own (ISO 14289-1, 7.9); its digits sort as they count. */
static void name_note(const Builder *builder, uint32_t index)
{
    char name[32];
    snprintf(name, sizeof name, "note-%010u", index);
    HPDF_Dict_Add(builder->elements[index], "ID", pdf_ascii(builder->doc, name));
    HPDF_Array_Add(builder->names, pdf_ascii(builder->doc, name));
    HPDF_Array_Add(builder->names, builder->elements[index]);
}

static void span_columns(HPDF_Dict object, const Element *element)
{
    if (element->columns > 1) HPDF_Dict_AddNumber(object, "ColSpan", element->columns);
}

static void head_cells(const Builder *builder, uint32_t index)
{
    const Element *element = &builder->tags->pages->elements[index];
    HPDF_Dict object = attributes(builder, index, "Table");
    HPDF_Dict_AddName(object, "Scope", scope(builder->tags, element->parent));
    span_columns(object, element);
}

static void add_attributes(const Builder *builder, uint32_t index)
{
    const Element *element = &builder->tags->pages->elements[index];
    switch (element->role) {
    case ROLE_TABLE_HEADER: head_cells(builder, index); break;
    case ROLE_TABLE_CELL:
        if (element->columns > 1) span_columns(attributes(builder, index, "Table"), element);
        break;
    case ROLE_NUMBERED_LIST:
        HPDF_Dict_AddName(attributes(builder, index, "List"), "ListNumbering", "Decimal");
        break;
    case ROLE_BULLETED_LIST:
        HPDF_Dict_AddName(attributes(builder, index, "List"), "ListNumbering", "Disc");
        break;
    case ROLE_FIGURE: describe_figure(builder, index); break;
    case ROLE_NOTE: name_note(builder, index); break;
    default: break;
    }
}

static void describe(const Builder *builder, uint32_t index)
{
    const Element *element = &builder->tags->pages->elements[index];
    HPDF_Dict object = builder->elements[index];
    HPDF_Dict_AddName(object, "S", tags_type(element->role));
    if (index > 0) HPDF_Dict_Add(object, "P", builder->elements[element->parent]);
    if (element->alt.len > 0) HPDF_Dict_Add(object, "Alt", pdf_text(builder->doc, element->alt));
    add_attributes(builder, index);
}

/* A number tree of leaves with KEYS_PER_LEAF keys each, keys ascending. */
typedef struct NumberTree {
    HPDF_Doc doc;
    HPDF_Array leaves, limits, numbers;
    HPDF_INT32 count;
} NumberTree;

static void number_tree_add(NumberTree *tree, uint32_t key, void *value)
{
    HPDF_MMgr memory = tree->doc->mmgr;
    if (tree->count++ % KEYS_PER_LEAF == 0) {
        HPDF_Dict leaf = pdf_object(tree->doc);
        tree->limits = HPDF_Array_New(memory);
        tree->numbers = HPDF_Array_New(memory);
        HPDF_Dict_Add(leaf, "Limits", tree->limits);
        HPDF_Dict_Add(leaf, "Nums", tree->numbers);
        HPDF_Array_Add(tree->leaves, leaf);
        HPDF_Array_AddNumber(tree->limits, (HPDF_INT32)key);
        HPDF_Array_AddNumber(tree->limits, (HPDF_INT32)key);
    }
    HPDF_Number last = HPDF_Array_GetItem(tree->limits, 1, HPDF_OCLASS_NUMBER);
    HPDF_Number_SetValue(last, (HPDF_INT32)key);
    HPDF_Array_AddNumber(tree->numbers, (HPDF_INT32)key);
    HPDF_Array_Add(tree->numbers, value);
}

static HPDF_Dict parent_tree(const Builder *builder)
{
    const Tags *tags = builder->tags;
    uint32_t page_count = (uint32_t)tags->pages->count;
    NumberTree tree = {.doc = builder->doc, .leaves = HPDF_Array_New(builder->doc->mmgr)};
    for (uint32_t page = 0; page < page_count; page++) {
        const TagOwners *owners = &tags->owners[page];
        if (owners->count == 0) continue;
        HPDF_Array elements = HPDF_Array_New(builder->doc->mmgr);
        for (size_t i = 0; i < owners->count; i++)
            HPDF_Array_Add(elements, builder->elements[owners->items[i]]);
        number_tree_add(&tree, page, elements);
        HPDF_Dict_AddNumber(builder->pages[page], "StructParents", (HPDF_INT32)page);
    }
    for (uint32_t link = 0; link < tags->link_owners.count; link++) {
        uint32_t element = tags->link_owners.items[link];
        if (!tags_has(tags, element)) continue;
        number_tree_add(&tree, page_count + link, builder->elements[element]);
        HPDF_Dict_AddNumber(builder->links[link], "StructParent", (HPDF_INT32)(page_count + link));
    }
    HPDF_Dict root = pdf_object(builder->doc);
    HPDF_Dict_Add(root, "Kids", tree.leaves);
    return root;
}

void pdf_structure(HPDF_Doc doc, const Tags *tags, const HPDF_Page *pages, const HPDF_Dict *links)
{
    uint32_t count = (uint32_t)tags->pages->element_count;
    if (count == 0) return;
    Builder builder = {.doc = doc,
                       .tags = tags,
                       .pages = pages,
                       .links = links,
                       .elements = arena_make_many(tags->arena, HPDF_Dict, count),
                       .extents = figure_extents(tags->arena, tags->pages),
                       .names = HPDF_Array_New(doc->mmgr)};
    HPDF_Dict root = pdf_object(doc), marked = HPDF_Dict_New(doc->mmgr);
    for (uint32_t i = 0; i < count; i++) builder.elements[i] = pdf_object(doc);
    for (uint32_t i = 0; i < count; i++) {
        describe(&builder, i);
        add_kids(&builder, i);
    }
    HPDF_Dict_Add(builder.elements[0], "P", root);
    HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
    HPDF_Dict_Add(root, "K", builder.elements[0]);
    HPDF_Dict_Add(root, "ParentTree", parent_tree(&builder));
    if (HPDF_Array_Items(builder.names) > 0) {
        HPDF_Dict tree = pdf_object(doc);
        HPDF_Dict_Add(tree, "Names", builder.names);
        HPDF_Dict_Add(root, "IDTree", tree);
    } else {
        HPDF_Array_Free(builder.names);
    }
    HPDF_Dict_Add(doc->catalog, "StructTreeRoot", root);
    HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(doc->catalog, "MarkInfo", marked);
}
