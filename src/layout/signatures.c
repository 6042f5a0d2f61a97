/* Lines to be signed: label, line or signer, 日期, line or date. */
#include "layout/compose.h"

enum { PITCH = 37500, BASE = 26000, RULE_BELOW_BASE = 4000, DATE_SHARE = 3 /* a third of the line */ };

/* A label of two characters is spread to the width of three: 编　制. */
static void draw_label(Composer *composer, const Inlines *text, const TextStyle *style, Length x,
                       uint32_t element)
{
    Shaped label = shape(composer->shaper, text, style);
    if (label.count == 2) track(&label, style->size);
    draw_text(composer, &label, x, BASE, ALIGN_LEFT, element);
}

static void draw_field(Composer *composer, const Inlines *text, Length x, Length width, uint32_t element)
{
    Shaped value = shape(composer->shaper, text, &composer->style->text[TEXT_BODY]);
    draw_text(composer, &value, x + value.em / 2, BASE, ALIGN_LEFT, element);
    add_rule(composer, x, BASE + RULE_BELOW_BASE, width, 500, named_color(composer, "heavy_rule"));
}

void compose_signatures(Composer *composer, const Block *block, const Frame *frame)
{
    const TextStyle *label = &composer->style->text[TEXT_COVER_LABEL];
    Length em = label->size, widest = 3 * em;
    for (size_t i = 0; i < block->row_count; i++) {
        Shaped text = shape(composer->shaper, &block->rows[i].cells[0].text, label);
        if (text_width(&text) > widest) widest = text_width(&text);
    }
    Length signer_x = widest + 2 * em, date_width = (frame->width - signer_x) / DATE_SHARE - em;
    Length date_x = frame->width - date_width, word_x = date_x - 3 * em;
    composer->after_heading = false;
    for (size_t i = 0; i < block->row_count; i++) {
        const Cell *cells = block->rows[i].cells;
        uint32_t element = add_element(composer, frame->element, ROLE_PARAGRAPH);
        Box *box = begin_box(composer);
        draw_label(composer, &cells[0].text, label, frame->x, element);
        draw_field(composer, &cells[1].text, frame->x + signer_x, word_x - em - signer_x, element);
        draw_str(composer, STR("日期"), label, frame->x + word_x, BASE, ALIGN_LEFT, element);
        draw_field(composer, &cells[2].text, frame->x + date_x, date_width, element);
        end_box(composer, box, PITCH);
    }
    want_space(composer, composer->style->text[TEXT_BODY].leading / 2);
}
