/* Headings, and the table of contents that lists them.
 *
 * A line of the contents is as high whatever its page number is, so pages are cut once: the dots and the
 * number are drawn afterwards into items kept free for them.
 */
#include "layout/compose-imp.h"

enum { NUMBER_DIGITS = 3, DOT_PITCH = 5000 };

static const TextStyle *heading_style(const Composer *composer, int level)
{
    static const TextRole roles[] = {TEXT_HEADING_1, TEXT_HEADING_2, TEXT_HEADING_3, TEXT_HEADING_4};
    return &composer->style->text[roles[level - 1]];
}

static Inlines numbered(Composer *composer, const Block *heading)
{
    Str number = with_gap(composer, heading->heading.number);
    return with_prefix(composer, number, &heading->heading.text, heading->span);
}

Str heading_title(Composer *composer, const Heading *heading)
{
    StrBuf title = {.arena = composer->arena};
    strbuf_add(&title, with_gap(composer, heading->number));
    for (size_t i = 0; i < heading->text.count; i++) strbuf_add(&title, heading->text.items[i].text);
    return strbuf_str(&title);
}

static bool follows_heading(const Composer *composer)
{
    return composer->boxes.count && composer->boxes.items[composer->boxes.count - 1].heading != NONE;
}

/* A heading takes whole lines of the grid, the first level one more above it. */
void compose_heading(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    int level = block->heading.level;
    Length grid = composer->style->text[TEXT_BODY].leading;
    Inlines text = numbered(composer, block);
    Shaped shaped = shape_inlines(composer, &text, heading_style(composer, level));
    ElementRole role = (ElementRole)(ROLE_H1 + level - 1);
    uint32_t element = add_element(composer, frame->element, role);
    TextLines lines = text_cell(composer->shaper, &shaped, frame->width, true);
    Length pitch = shaped.em * 5 / 4 > grid ? shaped.em * 5 / 4 : grid;
    Length height = (pitch * (Length)lines.count + grid - 1) / grid * grid;
    if (composer->penalty == PENALTY_SECOND) composer->penalty = composer->kept;
    if (level <= 1) want_space(composer, grid);
    if (level > 1 && !follows_heading(composer)) want_space(composer, 0);
    Box *box = begin_box(composer);
    box->on_grid = true;
    box->heading = (int32_t)composer->heading_count++;
    Length y = text_base_line(pitch, shaped.em) - (level <= 1 ? shaped.em / 8 : 0);
    for (size_t i = 0; i < lines.count; i++)
        draw_line(composer, &shaped, &lines.items[i], frame->x, y + (Length)i * pitch, element);
    end_box(composer, box, height);
    want_penalty(composer, PENALTY_NEVER);
    composer->after_heading = true;
}

/* --- the table of contents ------------------------------------------------------------------------------ */

static void reserve_entry_items(Composer *composer, uint32_t element, Length right, Length left, Length y)
{
    add_item(composer, (Item){.kind = ITEM_TEXT, .element = ELEMENT_ARTIFACT, .x = left, .y = y});
    add_item(composer, (Item){.kind = ITEM_TEXT, .element = element, .x = right, .y = y});
}

static void compose_entry(Composer *composer, const LayoutFrame *frame, int32_t index)
{
    const Block *heading = composer->headings.items[index].block;
    bool first = heading->heading.level <= 1;
    const TextStyle *style = &composer->style->text[first ? TEXT_CONTENTS_1 : TEXT_CONTENTS_2];
    Inlines title = numbered(composer, heading);
    Shaped text = shape_inlines(composer, &title, style);
    Length indent = first ? 0 : style->size * 2 * (heading->heading.level - 1);
    Length right = frame->x + frame->width;
    Length column = style->size * NUMBER_DIGITS * 6 / 10 + style->size;
    TextLines lines = text_cell(composer->shaper, &text, frame->width - indent - column, true);
    uint32_t entry = add_element(composer, frame->element, ROLE_TOC_ITEM);
    uint32_t element = add_element(composer, add_element(composer, entry, ROLE_REFERENCE), ROLE_LINK);
    for (size_t i = 0; i < lines.count; i++) {
        bool last = i + 1 == lines.count;
        if (i) want_penalty(composer, PENALTY_NEVER);
        Box *box = begin_box(composer);
        Length y = text_base_line(style->leading, style->size), x = frame->x + indent;
        draw_line(composer, &text, &lines.items[i], x, y, element);
        array_push(composer->work, &composer->links,
                   (PendingLink){.x = x,
                                 .width = right - x,
                                 .height = style->leading,
                                 .heading = index,
                                 .element = element,
                                 .text = heading_title(composer, &heading->heading)});
        if (last) {
            box->entry = index;
            reserve_entry_items(composer, element, right, x + lines.items[i].width, y);
        }
        end_box(composer, box, style->leading);
    }
}

void compose_contents(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    (void)block;
    const TextStyle *style = &composer->style->text[TEXT_CONTENTS_TITLE];
    LayoutFrame inside = *frame;
    want_penalty(composer, PENALTY_FORCE);
    Box *box = begin_box(composer);
    Shaped title = shape_words(composer, STR("目录"), style, (Span){0});
    text_track(&title, style->size);
    uint32_t element = add_element(composer, frame->element, ROLE_PARAGRAPH);
    draw_text(composer, &title, frame->x + frame->width / 2, text_base_line(style->leading, style->size),
              ALIGN_CENTER, element);
    end_box(composer, box, style->leading);
    want_space(composer, style->leading / 3);
    want_penalty(composer, PENALTY_NEVER);
    inside.element = add_element(composer, frame->element, ROLE_TOC);
    for (size_t i = 0; i < composer->headings.count; i++)
        if (composer->headings.items[i].block->heading.in_contents)
            compose_entry(composer, &inside, (int32_t)i);
    want_penalty(composer, PENALTY_FORCE);
}

/* The first item of a drawn text, which is then taken off the composer's list. */
static Item drawn(Composer *composer, Str text, const TextStyle *style, Length x, Length y, Align align,
                  uint32_t element, Length *width)
{
    size_t before = composer->items.count;
    Shaped shaped = shape_words(composer, text, style, (Span){0});
    *width = draw_text(composer, &shaped, x, y, align, element);
    Item item = composer->items.count > before ? composer->items.items[before] : (Item){.kind = ITEM_TEXT};
    composer->items.count = before;
    return item;
}

/* Dots stand below each other: at whole pitches from the right edge. */
static void draw_dots(Composer *composer, const TextStyle *style, Item *dots, Length edge, Length right)
{
    Length unused;
    Length number_column = style->size * NUMBER_DIGITS * 6 / 10;
    if (right > edge - number_column) right = edge - number_column;
    Length from = edge - (edge - dots->x - style->size / 3) / DOT_PITCH * DOT_PITCH;
    Length count = (right - style->size / 4 - from) / DOT_PITCH;
    Item model = drawn(composer, STR("."), style, from, dots->y, ALIGN_LEFT, ELEMENT_ARTIFACT, &unused);
    if (count <= 0 || !model.text.count) {
        dots->text.count = 0;
        return;
    }
    PlacedGlyph *glyphs = arena_make_many(composer->arena, PlacedGlyph, (size_t)count);
    for (Length i = 0; i < count; i++) {
        glyphs[i] = model.text.glyphs[0];
        glyphs[i].advance = DOT_PITCH;
    }
    model.text.glyphs = glyphs;
    model.text.count = (uint32_t)count;
    *dots = model;
}

void finish_entry(Composer *composer, const PlacedHeading *heading, Str page_number, Item items[ENTRY_ITEMS])
{
    bool first = heading->block->heading.level <= 1;
    const TextStyle *style = &composer->style->text[first ? TEXT_CONTENTS_1 : TEXT_CONTENTS_2];
    Length width;
    Length right = items[1].x, y = items[1].y;
    items[1] = drawn(composer, page_number, &composer->style->text[TEXT_CONTENTS_2], right, y, ALIGN_RIGHT,
                     items[1].element, &width);
    draw_dots(composer, style, &items[0], right, right - width);
}
