/* Blocks in their order; the small kinds are set here, the others in files of their own. */
#include "layout/compose.h"

/* Chinese faces have a • of a tenth of an em. */
enum { BULLET_PERCENT = 180 };

static const TextStyle *body_style(const Composer *composer)
{
    return &composer->style->text[TEXT_BODY];
}

static void compose_paragraph(Composer *composer, const Block *block, const Frame *frame)
{
    Shaped text = shape_inlines(composer, &block->text, body_style(composer));
    if (!text.count) return;
    uint32_t element = add_element(composer, frame->element, ROLE_PARAGRAPH);
    set_lines(
        composer, frame, &text,
        &(ParagraphForm){.indent = frame->indent, .on_grid = composer->card == NONE, .element = element});
}

static void compose_note(Composer *composer, const Block *block, const Frame *frame)
{
    Shaped text = shape_inlines(composer, &block->text, &composer->style->text[TEXT_NOTE]);
    if (!text.count) return;
    uint32_t element = add_element(composer, frame->element, ROLE_NOTE);
    composer->space = 0; /* a note clings to what it explains */
    want_space(composer, 3000);
    want_penalty(composer, PENALTY_NEVER);
    set_lines(composer, frame, &text, &(ParagraphForm){.element = element});
    want_space(composer, body_style(composer)->leading / 2);
}

static void compose_item(Composer *composer, const Block *block, const Frame *frame)
{
    Length em = body_style(composer)->size;
    Shaped *label = arena_make(composer->scratch, Shaped);
    TextStyle style = *body_style(composer);
    if (str_is(block->number, "•")) style.size = em * BULLET_PERCENT / 100;
    *label = shape_words(composer, block->number, &style, block->span);
    Length room = text_width(label) + em / 2;
    Length indent = room > em * 3 / 2 ? room : em * 3 / 2;
    uint32_t item = add_element(composer, frame->element, ROLE_LIST_ITEM);
    composer->item_label_element = add_element(composer, item, ROLE_LABEL);
    composer->item_label = label;
    composer->item_label_x = frame->x + indent - room;
    uint32_t element = add_element(composer, item, ROLE_LIST_BODY);
    Frame inside = {.x = frame->x + indent, .width = frame->width - indent, .element = element};
    compose_blocks(composer, &block->children, &inside);
    composer->item_label = NULL;
}

static void compose_list(Composer *composer, const Block *block, const Frame *frame)
{
    Frame inside = *frame;
    Length indent = frame->indent / 2;
    bool bulleted = block->children.count && str_is(block->children.items[0]->number, "•");
    inside.element =
        add_element(composer, frame->element, bulleted ? ROLE_BULLETED_LIST : ROLE_NUMBERED_LIST);
    inside.x += indent;
    inside.width -= indent;
    for (size_t i = 0; i < block->children.count; i++)
        compose_item(composer, block->children.items[i], &inside);
}

static void compose_quote(Composer *composer, const Block *block, const Frame *frame)
{
    Length indent = body_style(composer)->size * 2;
    uint32_t element = add_element(composer, frame->element, ROLE_QUOTE);
    Frame inside = {.x = frame->x + indent, .width = frame->width - 2 * indent, .element = element};
    compose_blocks(composer, &block->children, &inside);
}

static void compose_code(Composer *composer, const Block *block, const Frame *frame)
{
    const Inline *code = block->text.items;
    if (!block->text.count) return;
    Shaped shaped = shape_code(composer, code->text, &composer->style->text[TEXT_CODE], code->span);
    uint32_t element = add_element(composer, frame->element, ROLE_CODE);
    Length half = body_style(composer)->leading / 2;
    want_space(composer, half);
    Frame inside = {.x = frame->x + half, .width = frame->width - half};
    set_lines(composer, &inside, &shaped, &(ParagraphForm){.ragged = true, .element = element});
    want_space(composer, half);
}

static void compose_landscape(Composer *composer, const Block *block, const Frame *frame)
{
    if (composer->landscape) {
        compose_blocks(composer, &block->children, frame);
        return;
    }
    composer->landscape = true;
    want_penalty(composer, PENALTY_FORCE);
    Frame inside = page_frame(composer);
    inside.element = frame->element;
    compose_blocks(composer, &block->children, &inside);
    composer->landscape = false;
    want_penalty(composer, PENALTY_FORCE);
}

static void compose_kept(Composer *composer, const Block *block, const Frame *frame)
{
    uint16_t outer = composer->kept;
    composer->kept = PENALTY_KEEP;
    compose_blocks(composer, &block->children, frame);
    composer->kept = outer;
    if (composer->penalty == PENALTY_KEEP) composer->penalty = outer;
}

void set_caption(Composer *composer, const Block *block, const Frame *frame, ElementRole role,
                 uint32_t parent)
{
    Inlines caption = with_prefix(composer, with_gap(composer, block->number), &block->caption, block->span);
    if (!caption.count) return;
    Shaped text = shape_inlines(composer, &caption, &composer->style->text[TEXT_CAPTION]);
    if (!text.count) return;
    uint32_t element = add_element(composer, parent, role);
    set_lines(composer, frame, &text, &(ParagraphForm){.align = ALIGN_CENTER, .element = element});
}

static void compose_block(Composer *composer, const Block *block, const Frame *frame)
{
    if (block->label.len) composer->label = block->label;
    if (block->kind == BLOCK_LIST && composer->after_paragraph) want_penalty(composer, PENALTY_SECOND);
    switch (block->kind) {
    case BLOCK_PARAGRAPH: compose_paragraph(composer, block, frame); break;
    case BLOCK_HEADING: compose_heading(composer, block, frame); break;
    case BLOCK_LIST: compose_list(composer, block, frame); break;
    case BLOCK_ITEM: compose_item(composer, block, frame); break;
    case BLOCK_QUOTE: compose_quote(composer, block, frame); break;
    case BLOCK_CODE: compose_code(composer, block, frame); break;
    case BLOCK_TABLE: compose_table(composer, block, frame); break;
    case BLOCK_FACTS: compose_facts(composer, block, frame); break;
    case BLOCK_NOTE: compose_note(composer, block, frame); break;
    case BLOCK_PHOTOS: compose_photos(composer, block, frame); break;
    case BLOCK_CHART: compose_chart(composer, block, frame); break;
    case BLOCK_FIGURES: compose_figures(composer, block, frame); break;
    case BLOCK_COVER: compose_cover(composer, block); break;
    case BLOCK_SIGNATURES: compose_signatures(composer, block, frame); break;
    case BLOCK_CARD: compose_card(composer, block, frame); break;
    case BLOCK_TERMS: compose_terms(composer, block, frame); break;
    case BLOCK_CONTENTS: compose_contents(composer, frame); break;
    case BLOCK_PAGE_BREAK: want_penalty(composer, PENALTY_FORCE); break;
    case BLOCK_LANDSCAPE: compose_landscape(composer, block, frame); break;
    case BLOCK_KEEP: compose_kept(composer, block, frame); break;
    }
    composer->after_paragraph = block->kind == BLOCK_PARAGRAPH && frame->indent;
}

void compose_blocks(Composer *composer, const Blocks *blocks, const Frame *frame)
{
    for (size_t i = 0; i < blocks->count; i++) compose_block(composer, blocks->items[i], frame);
}
