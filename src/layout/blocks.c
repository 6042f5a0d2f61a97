/* Blocks in their order; the small kinds are set here, the others in files of their own. */
#include "layout/compose-imp.h"

/* Chinese faces have a • of a tenth of an em. */
enum { BULLET_PERCENT = 180 };

static const TextStyle *body_style(const Composer *composer)
{
    return &composer->style->text[TEXT_BODY];
}

static void compose_paragraph(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    Shaped text = shape_inlines(composer, &block->text, body_style(composer));
    if (!text.count) return;
    uint32_t element = add_element(composer, frame->element, ROLE_PARAGRAPH);
    set_lines(
        composer, frame, &text,
        &(ParagraphForm){.indent = frame->indent, .on_grid = composer->card == NONE, .element = element});
}

static void compose_note(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    Shaped text = shape_inlines(composer, &block->text, &composer->style->text[TEXT_NOTE]);
    if (!text.count) return;
    uint32_t element = add_element(composer, frame->element, ROLE_NOTE);
    composer->space = 0; /* a note clings to what it explains */
    want_space(composer, 3000);
    want_penalty(composer, PENALTY_NEVER);
    set_lines(composer, frame, &text, &(ParagraphForm){.element = element});
    want_space(composer, body_style(composer)->leading / 2);
}

static void compose_item(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    Length em = body_style(composer)->size;
    Shaped *label = arena_make(composer->scratch, Shaped);
    TextStyle style = *body_style(composer);
    if (str_is(block->item.number, "•")) style.size = em * BULLET_PERCENT / 100;
    *label = shape_words(composer, block->item.number, &style, block->span);
    Length room = text_width(label) + em / 2;
    Length indent = room > em * 3 / 2 ? room : em * 3 / 2;
    uint32_t item = add_element(composer, frame->element, ROLE_LIST_ITEM);
    composer->item_label_element = add_element(composer, item, ROLE_LABEL);
    composer->item_label = label;
    composer->item_label_x = frame->x + indent - room;
    uint32_t element = add_element(composer, item, ROLE_LIST_BODY);
    LayoutFrame inside = {.x = frame->x + indent, .width = frame->width - indent, .element = element};
    compose_blocks(composer, block->item.children, &inside);
    composer->item_label = NULL;
}

static void compose_list(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    LayoutFrame inside = *frame;
    Length indent = frame->indent / 2;
    if (composer->after_paragraph) want_penalty(composer, PENALTY_SECOND);
    inside.element =
        add_element(composer, frame->element, block->list.ordered ? ROLE_NUMBERED_LIST : ROLE_BULLETED_LIST);
    inside.x += indent;
    inside.width -= indent;
    compose_blocks(composer, block->list.items, &inside);
}

static void compose_quote(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    Length indent = body_style(composer)->size * 2;
    uint32_t element = add_element(composer, frame->element, ROLE_QUOTE);
    LayoutFrame inside = {.x = frame->x + indent, .width = frame->width - 2 * indent, .element = element};
    compose_blocks(composer, block->children, &inside);
}

static void compose_code(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    Shaped shaped = shape_code(composer, block->code, &composer->style->text[TEXT_CODE], block->span);
    uint32_t element = add_element(composer, frame->element, ROLE_CODE);
    Length half = body_style(composer)->leading / 2;
    want_space(composer, half);
    LayoutFrame inside = {.x = frame->x + half, .width = frame->width - half};
    set_lines(composer, &inside, &shaped, &(ParagraphForm){.ragged = true, .element = element});
    want_space(composer, half);
}

static void compose_landscape(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    if (composer->landscape) {
        compose_blocks(composer, block->children, frame);
        return;
    }
    composer->landscape = true;
    want_penalty(composer, PENALTY_FORCE);
    LayoutFrame inside = page_frame(composer);
    inside.element = frame->element;
    compose_blocks(composer, block->children, &inside);
    composer->landscape = false;
    want_penalty(composer, PENALTY_FORCE);
}

static void compose_kept(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    uint16_t outer = composer->kept;
    composer->kept = PENALTY_KEEP;
    compose_blocks(composer, block->children, frame);
    composer->kept = outer;
    if (composer->penalty == PENALTY_KEEP) composer->penalty = outer;
}

void set_caption(Composer *composer, const Block *block, const Caption *caption, ElementRole role,
                 uint32_t parent)
{
    Inlines inlines = with_prefix(composer, with_gap(composer, caption->number), &caption->text, block->span);
    if (!inlines.count) return;
    Shaped text = shape_inlines(composer, &inlines, &composer->style->text[TEXT_CAPTION]);
    if (!text.count) return;
    uint32_t element = add_element(composer, parent, role);
    set_lines(composer, composer->frame, &text, &(ParagraphForm){.align = ALIGN_CENTER, .element = element});
}

static void compose_page_break(void *context, const Block *block)
{
    (void)block;
    want_penalty(context, PENALTY_FORCE);
}

static void before_block(void *context, const Block *block)
{
    if (block->label.len) ((Composer *)context)->label = block->label;
}

static void after_block(void *context, const Block *block)
{
    Composer *composer = context;
    composer->after_paragraph = block->kind == BLOCK_PARAGRAPH && composer->frame->indent;
}

void compose_blocks(Composer *composer, Blocks blocks, const LayoutFrame *frame)
{
    static const BlockVisitor visitor = {
        .before = before_block,
        .kinds =
            {
                [BLOCK_PARAGRAPH] = compose_paragraph, [BLOCK_HEADING] = compose_heading,
                [BLOCK_LIST] = compose_list,           [BLOCK_ITEM] = compose_item,
                [BLOCK_QUOTE] = compose_quote,         [BLOCK_CODE] = compose_code,
                [BLOCK_TABLE] = compose_table,         [BLOCK_FACTS] = compose_facts,
                [BLOCK_NOTE] = compose_note,           [BLOCK_PHOTOS] = compose_photos,
                [BLOCK_CHART] = compose_chart,         [BLOCK_FIGURES] = compose_figures,
                [BLOCK_COVER] = compose_cover,         [BLOCK_SIGNATURES] = compose_signatures,
                [BLOCK_CARD] = compose_card,           [BLOCK_TERMS] = compose_terms,
                [BLOCK_CONTENTS] = compose_contents,   [BLOCK_PAGE_BREAK] = compose_page_break,
                [BLOCK_LANDSCAPE] = compose_landscape, [BLOCK_KEEP] = compose_kept,
            },
        .after = after_block};
    const LayoutFrame *outer = composer->frame;
    composer->frame = frame;
    blocks_visit(blocks, &visitor, composer);
    composer->frame = outer;
}
