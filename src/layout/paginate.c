/* Boxes → pages: what stands on each page is put where it is drawn (cut.c says which boxes those are). */
#include "layout/compose-imp.h"

#include "base/map.h"

typedef Array(Item) ItemArray;
typedef Array(PendingLink) PendingArray;

typedef struct Sheet {
    ItemArray items;
    PendingArray links;
    bool landscape, cover;
    uint32_t number; /* printed; 0 on a cover, which is not counted */
} Sheet;

typedef struct Entry {
    uint32_t page, item;
    int32_t heading;
} Entry;

typedef struct Target {
    uint32_t page;
    Length y;
} Target;

typedef struct Paginator {
    Composer *composer;
    const Document *document;
    const Running *running;
    Array(Sheet) sheets;
    Array(Entry) entries;
    Map labels;           /* to Target */
    uint32_t numbered;    /* pages so far */
    const Length *places; /* of each box on its page, from the top of the body */
} Paginator;

/* --- placing -------------------------------------------------------------------------------------------- */

static void put_items(Paginator *paginator, Sheet *sheet, uint32_t first, uint32_t count, Length x, Length y)
{
    Arena *arena = paginator->composer->arena;
    array_reserve(arena, &sheet->items, count);
    for (uint32_t i = 0; i < count; i++) {
        Item item = paginator->composer->items.items[first + i];
        if (item.kind == ITEM_POLYGON) {
            Length *points = arena_make_many(arena, Length, item.polygon.count * 2);
            for (uint32_t p = 0; p < item.polygon.count * 2; p++)
                points[p] = item.polygon.points[p] + (p % 2 ? y : x);
            item.polygon.points = points;
        }
        item.x += x;
        item.y += y;
        sheet->items.items[sheet->items.count++] = item;
    }
}

static void put_box(Paginator *paginator, Sheet *sheet, const Box *box, Length x, Length y)
{
    Composer *composer = paginator->composer;
    uint32_t page = (uint32_t)(paginator->sheets.count - 1);
    if (box->heading != NONE) {
        composer->headings.items[box->heading].page = page;
        composer->headings.items[box->heading].y = y;
    }
    if (box->label.len) {
        Target *target = arena_make(composer->work, Target);
        *target = (Target){page, y};
        map_put(composer->work, &paginator->labels, box->label, target);
    }
    uint32_t start = (uint32_t)sheet->items.count;
    put_items(paginator, sheet, box->first_item, box->item_count, x, y);
    if (box->entry != NONE) {
        uint32_t item = start + box->item_count - ENTRY_ITEMS;
        array_push(composer->work, &paginator->entries, (Entry){page, item, box->entry});
    }
    for (uint32_t i = 0; i < box->link_count; i++) {
        PendingLink link = composer->links.items[box->first_link + i];
        link.x += x;
        link.y += y;
        array_push(composer->work, &sheet->links, link);
    }
}

/* The bars of the cards that stand on the page. */
static void put_card_bars(Paginator *paginator, Sheet *sheet, size_t first, size_t end, Length x, Length y)
{
    const Composer *composer = paginator->composer;
    const Box *boxes = composer->boxes.items;
    for (size_t i = first; i < end;) {
        size_t next = i + 1;
        while (next < end && boxes[next].card == boxes[i].card) next++;
        if (boxes[i].card != NONE) {
            Length top = paginator->places[i], bottom = paginator->places[next - 1] + boxes[next - 1].height;
            Item bar = {.kind = ITEM_RECT,
                        .element = ELEMENT_ARTIFACT,
                        .color = composer->cards.items[boxes[i].card],
                        .x = x - 1000,
                        .y = y + top,
                        .width = 2500,
                        .height = bottom - top,
                        .rect = {.radius = 1000}};
            array_push(composer->arena, &sheet->items, bar);
        }
        i = next;
    }
}

static void put_watermark(Paginator *paginator, Sheet *sheet)
{
    Composer *composer = paginator->composer;
    size_t start = composer->items.count;
    draw_watermark(composer, paginator->running, sheet->landscape);
    put_items(paginator, sheet, (uint32_t)start, (uint32_t)(composer->items.count - start), 0, 0);
    composer->items.count = start;
}

/* Room for all that the page will hold, so that its items are not moved about. */
static void reserve_items(Paginator *paginator, Sheet *sheet, size_t first, size_t end)
{
    enum { RUNNING = 32 }; /* header, number, repeated header, bars */
    size_t count = RUNNING;
    for (size_t i = first; i < end; i++) count += paginator->composer->boxes.items[i].item_count;
    sheet->items.items = arena_make_many(paginator->composer->arena, Item, count);
    sheet->items.capacity = count;
}

static void put_page(Paginator *paginator, size_t first, size_t end)
{
    Composer *composer = paginator->composer;
    const Box *boxes = composer->boxes.items;
    const Box *top = &boxes[first];
    array_push(composer->work, &paginator->sheets, (Sheet){0});
    Sheet *sheet = &paginator->sheets.items[paginator->sheets.count - 1];
    sheet->landscape = top->landscape;
    sheet->cover = top->kind == BOX_FULL_PAGE;
    sheet->number = sheet->cover ? 0 : ++paginator->numbered;
    Length x = sheet->cover ? 0 : left_margin(composer->style, sheet->landscape);
    Length y = sheet->cover ? 0 : top_margin(composer->style, sheet->landscape);
    reserve_items(paginator, sheet, first, end);
    put_watermark(paginator, sheet);
    if (top->table != NONE && !top->starts_table) {
        const RepeatedHeader *header = &composer->tables.items[top->table];
        put_items(paginator, sheet, header->first_item, header->item_count, x, y);
    }
    for (size_t i = first; i < end; i++) put_box(paginator, sheet, &boxes[i], x, y + paginator->places[i]);
    put_card_bars(paginator, sheet, first, end, x, y);
}

/* --- finishing ------------------------------------------------------------------------------------------ */

static void finish_entries(Paginator *paginator)
{
    Composer *composer = paginator->composer;
    for (size_t i = 0; i < paginator->entries.count; i++) {
        const Entry *entry = &paginator->entries.items[i];
        const PlacedHeading *heading = &composer->headings.items[entry->heading];
        Str number = str_printf(composer->arena, "%u", paginator->sheets.items[heading->page].number);
        finish_entry(composer, heading, number,
                     &paginator->sheets.items[entry->page].items.items[entry->item]);
    }
}

static bool resolve(const Paginator *paginator, const PendingLink *pending, Link *link)
{
    *link = (Link){.x = pending->x,
                   .y = pending->y,
                   .width = pending->width,
                   .height = pending->height,
                   .element = pending->element,
                   .text = pending->text};
    if (pending->heading != NONE) {
        const PlacedHeading *heading = &paginator->composer->headings.items[pending->heading];
        link->target_page = heading->page;
        link->target_y = heading->y;
        return true;
    }
    if (!str_starts_with(pending->target, STR("#"))) {
        link->url = pending->target;
        return true;
    }
    const Target *target = map_get(&paginator->labels, str_slice(pending->target, 1, pending->target.len));
    if (!target) return false;
    link->target_page = target->page;
    link->target_y = target->y;
    return true;
}

/* What leads nowhere is plain text. */
static void finish_links(const Paginator *paginator, const Sheet *sheet, Page *page)
{
    Composer *composer = paginator->composer;
    Link *links = arena_make_many(composer->arena, Link, sheet->links.count);
    for (size_t i = 0; i < sheet->links.count; i++) {
        const PendingLink *pending = &sheet->links.items[i];
        if (resolve(paginator, pending, &links[page->link_count]))
            page->link_count++;
        else if (pending->element != ELEMENT_ARTIFACT)
            composer->elements.items[pending->element].role = ROLE_SPAN;
    }
    page->links = links;
}

/* Header and page number follow the text; the watermark went first, so that it lies below. */
static void finish_page(Paginator *paginator, size_t index, Page *page)
{
    Composer *composer = paginator->composer;
    Sheet *sheet = &paginator->sheets.items[index];
    size_t start = composer->items.count;
    if (!sheet->cover)
        draw_running(composer, paginator->running, sheet->number, paginator->numbered, sheet->landscape);
    put_items(paginator, sheet, (uint32_t)start, (uint32_t)(composer->items.count - start), 0, 0);
    composer->items.count = start;
    bool numbered = sheet->number && paginator->document->page_numbers;
    *page = (Page){.width = page_width(composer->style, sheet->landscape),
                   .height = page_height(composer->style, sheet->landscape),
                   .label = numbered ? str_printf(composer->arena, "%u", sheet->number) : (Str){0},
                   .items = sheet->items.items,
                   .item_count = sheet->items.count};
    finish_links(paginator, sheet, page);
}

static const OutlineEntry *make_outline(Composer *composer)
{
    OutlineEntry *outline = arena_make_many(composer->arena, OutlineEntry, composer->headings.count);
    for (size_t i = 0; i < composer->headings.count; i++) {
        const PlacedHeading *heading = &composer->headings.items[i];
        outline[i] = (OutlineEntry){.title = heading_title(composer, &heading->block->heading),
                                    .level = heading->block->heading.level,
                                    .page = heading->page,
                                    .y = heading->y};
    }
    return outline;
}

const Pages *paginate(Composer *composer, const Document *document)
{
    Paginator paginator = {
        .composer = composer, .document = document, .running = running_new(composer, document)};
    Cuts cuts = cut_pages(composer);
    paginator.places = cuts.places;
    for (size_t i = 0; i < cuts.count; i++) put_page(&paginator, cuts.starts[i], cuts.starts[i + 1]);
    finish_entries(&paginator);
    Pages *pages = arena_make(composer->arena, Pages);
    size_t count = paginator.sheets.count;
    Page *items = arena_make_many(composer->arena, Page, count);
    for (size_t i = 0; i < count; i++) finish_page(&paginator, i, &items[i]);
    *pages = (Pages){.title = document->title,
                     .subject = document->subject,
                     .author = document->author,
                     .items = items,
                     .count = count,
                     .outline = make_outline(composer),
                     .outline_count = composer->headings.count,
                     .elements = composer->elements.items,
                     .element_count = composer->elements.count};
    return pages;
}
