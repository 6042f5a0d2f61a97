/* A finding's card: a bar of its severity's colour at the left, a title line, then what belongs to it; and
 * the terms in it (依据, 整改要求) with their texts. */
#include "layout/compose-imp.h"

enum { BAR_ROOM = 9000 };

/* With the blank that parts it from the title, for the eye and where it is read aloud. */
static Shaped shape_aside(Composer *composer, const Block *block)
{
    if (!block->card.aside.count) return (Shaped){0};
    Inlines text = with_prefix(composer, STR("\u3000"), &block->card.aside, block->span);
    return shape_inlines(composer, &text, &composer->style->text[TEXT_NOTE]);
}

static void set_title(Composer *composer, const Block *block, const LayoutFrame *frame)
{
    const TextStyle *style = &composer->style->text[TEXT_CARD_TITLE];
    Shaped title = shape_inlines(composer, &block->card.title, style);
    Shaped aside = shape_aside(composer, block);
    Length room = frame->width - text_width(&aside);
    bool beside = text_width(&title) <= room;
    TextLines lines = text_cell(composer->shaper, &title, frame->width, true);
    uint32_t element = add_element(composer, frame->element, ROLE_PARAGRAPH);
    for (size_t i = 0; i < lines.count || (i == lines.count && !beside && aside.count); i++) {
        Box *box = begin_box(composer);
        Length y = text_base_line(style->leading, style->size);
        if (i < lines.count) draw_line(composer, &title, &lines.items[i], frame->x, y, element);
        if (beside ? i == 0 : i == lines.count)
            draw_text(composer, &aside, frame->x + frame->width, y, ALIGN_RIGHT, element);
        end_box(composer, box, style->leading);
        want_penalty(composer, PENALTY_NEVER);
    }
}

void compose_card(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    Color color = named_color(composer, "rule");
    style_color(composer->style, block->card.word, &color);
    Length grid = composer->style->text[TEXT_BODY].leading;
    array_push(composer->work, &composer->cards, color);
    int32_t outer = composer->card;
    uint16_t kept = composer->kept;
    want_space(composer, grid * 3 / 4);
    composer->card = (int32_t)composer->cards.count - 1;
    if (composer->kept < PENALTY_CARD) composer->kept = PENALTY_CARD;
    composer->after_heading = false;
    LayoutFrame inside = {.x = frame->x + BAR_ROOM, .width = frame->width - BAR_ROOM};
    inside.element = add_element(composer, frame->element, ROLE_SECTION);
    if (block->card.title.count) set_title(composer, block, &inside);
    compose_blocks(composer, block->card.children, &inside);
    if (composer->penalty == composer->kept) composer->penalty = kept;
    composer->kept = kept;
    composer->card = outer;
    composer->space = 0;
    want_space(composer, grid * 3 / 4);
}

/* --- terms ---------------------------------------------------------------------------------------------- */

/* With the blank that tells it from its text where there are no columns: read aloud, or copied. */
static Shaped shape_term(Composer *composer, const Cell *cell)
{
    size_t count = cell->text.count;
    Inline *items = arena_make_many(composer->scratch, Inline, count + 1);
    for (size_t i = 0; i < count; i++) items[i] = cell->text.items[i];
    items[count] = (Inline){.text = STR("\u3000"), .span = count ? items[count - 1].span : (Span){0}};
    return shape_inlines(composer, &(Inlines){items, count + 1}, &composer->style->text[TEXT_TABLE_HEADER]);
}

static Length widest_term(Composer *composer, const Block *block)
{
    Length widest = 0;
    for (size_t i = 0; i < block->rows.count; i++) {
        Shaped term = shape_term(composer, &block->rows.items[i].cells[0]);
        if (text_width(&term) > widest) widest = text_width(&term);
    }
    return widest;
}

/* Each a paragraph: as lists of labels and bodies they would be three tenths of a long report's tags. */
void compose_terms(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    Length column = widest_term(composer, block);
    if (column > frame->width / 2) column = frame->width / 2;
    LayoutFrame inside = {.x = frame->x + column, .width = frame->width - column};
    for (size_t i = 0; i < block->rows.count; i++) {
        const Cell *cells = block->rows.items[i].cells;
        uint32_t element = add_element(composer, frame->element, ROLE_PARAGRAPH);
        Shaped *term = arena_make(composer->scratch, Shaped);
        *term = shape_term(composer, &cells[0]);
        composer->item_label = term;
        composer->item_label_x = frame->x;
        composer->item_label_element = element;
        Shaped text = shape_inlines(composer, &cells[1].text, &composer->style->text[TEXT_TABLE_CELL]);
        set_lines(composer, &inside, &text, &(ParagraphForm){.element = element});
    }
    want_space(composer, composer->style->text[TEXT_BODY].leading / 4);
}
