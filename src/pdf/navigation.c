#include "pdf/navigation-imp.h"

enum { DEEPEST = 16 };

void pdf_outline(HPDF_Doc doc, const Pages *pages, const HPDF_Page *objects)
{
    HPDF_Outline open[DEEPEST] = {NULL}; /* the last entry of each level */
    for (size_t i = 0; i < pages->outline_count; i++) {
        const OutlineEntry *entry = &pages->outline[i];
        int level = entry->level < 1 ? 1 : entry->level >= DEEPEST ? DEEPEST - 1 : entry->level;
        HPDF_Outline parent = NULL;
        for (int above = level - 1; above > 0 && !parent; above--) parent = open[above];
        HPDF_Outline outline = HPDF_CreateOutline(doc, parent, "-", NULL);
        HPDF_Dict_RemoveElement(outline, "Type"); /* libharu gives entries the root's */
        HPDF_Dict_Add(outline, "Title", pdf_text(doc, entry->title));
        HPDF_Dict_Add(outline, "Dest",
                      pdf_destination(doc, objects[entry->page], pages->items[entry->page].height, entry->y));
        open[level] = outline;
        for (int below = level + 1; below < DEEPEST; below++) open[below] = NULL;
    }
    if (pages->outline_count > 0) HPDF_SetPageMode(doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

/* A label of decimal digits that a PDF counts up by itself. */
static bool as_number(Str label, int64_t *number)
{
    return label.len > 0 && label.len < 7 && label.ptr[0] != '0' && str_to_int(label, number) && *number > 0;
}

void pdf_page_labels(HPDF_Doc doc, const Pages *pages)
{
    HPDF_Array numbers = HPDF_Array_New(doc->mmgr);
    int64_t expected = 0, number;
    for (size_t i = 0; i < pages->count; i++, expected++) {
        Str label = pages->items[i].label;
        bool decimal = as_number(label, &number);
        if (decimal && number == expected) continue;
        HPDF_Dict range = HPDF_Dict_New(doc->mmgr);
        if (decimal) {
            HPDF_Dict_AddName(range, "S", "D");
            HPDF_Dict_AddNumber(range, "St", (HPDF_INT32)number);
        } else if (label.len > 0) {
            HPDF_Dict_Add(range, "P", pdf_text(doc, label));
        }
        expected = decimal ? number : INT64_MIN;
        HPDF_Array_AddNumber(numbers, (HPDF_INT32)i);
        HPDF_Array_Add(numbers, range);
    }
    HPDF_Dict labels = pdf_object(doc);
    HPDF_Dict_Add(labels, "Nums", numbers);
    HPDF_Dict_Add(doc->catalog, "PageLabels", labels);
}

/* A URI is ASCII: other bytes are percent-encoded. */
static const char *as_uri(Arena *arena, Str url)
{
    StrBuf uri = {.arena = arena};
    for (size_t i = 0; i < url.len; i++) {
        unsigned char byte = (unsigned char)url.ptr[i];
        if (byte <= ' ' || byte >= 0x7F)
            strbuf_printf(&uri, "%%%02X", byte);
        else
            strbuf_add_char(&uri, (char)byte);
    }
    return strbuf_str(&uri).ptr;
}

static HPDF_Dict annotation(HPDF_Doc doc, Arena *arena, const Pages *pages, const HPDF_Page *objects,
                            const Link *link, Length height)
{
    HPDF_Dict object = pdf_object(doc);
    HPDF_Array box = HPDF_Array_New(doc->mmgr), border = HPDF_Array_New(doc->mmgr);
    HPDF_Array_AddReal(box, pdf_points(link->x));
    HPDF_Array_AddReal(box, pdf_points(height - link->y - link->height));
    HPDF_Array_AddReal(box, pdf_points(link->x + link->width));
    HPDF_Array_AddReal(box, pdf_points(height - link->y));
    for (int i = 0; i < 3; i++) HPDF_Array_AddNumber(border, 0);
    HPDF_Dict_AddName(object, "Type", "Annot");
    HPDF_Dict_AddName(object, "Subtype", "Link");
    HPDF_Dict_Add(object, "Rect", box);
    HPDF_Dict_Add(object, "Border", border);
    HPDF_Dict_AddNumber(object, "F", 4); /* printed as it is: nothing */
    HPDF_Dict_Add(object, "Contents", pdf_text(doc, link->text.len > 0 ? link->text : link->url));
    if (link->url.len > 0) {
        HPDF_Dict action = HPDF_Dict_New(doc->mmgr);
        HPDF_Dict_AddName(action, "S", "URI");
        HPDF_Dict_Add(action, "URI", pdf_ascii(doc, as_uri(arena, link->url)));
        HPDF_Dict_Add(object, "A", action);
    } else {
        HPDF_Dict_Add(object, "Dest",
                      pdf_destination(doc, objects[link->target_page], pages->items[link->target_page].height,
                                      link->target_y));
    }
    return object;
}

HPDF_Dict *pdf_links(HPDF_Doc doc, Arena *arena, const Pages *pages, const HPDF_Page *objects, Tags *tags)
{
    Array(HPDF_Dict) links = {0};
    for (uint32_t page = 0; page < pages->count; page++) {
        const Page *from = &pages->items[page];
        if (from->link_count == 0) continue;
        HPDF_Array annotations = HPDF_Array_New(doc->mmgr);
        for (size_t i = 0; i < from->link_count; i++) {
            HPDF_Dict object = annotation(doc, arena, pages, objects, &from->links[i], from->height);
            HPDF_Array_Add(annotations, object);
            tags_link(tags, from->links[i].element, page);
            array_push(arena, &links, object);
        }
        HPDF_Dict_Add(objects[page], "Annots", annotations);
    }
    return links.items;
}
