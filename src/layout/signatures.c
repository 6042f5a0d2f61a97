/* Lines to be signed: label, line or signer, 日期, line or date. */
#include "layout/compose-imp.h"

enum {
    PITCH = 37500,
    BASE = 26000,
    RULE_BELOW_BASE = 4000,
    FURTHER_LINE = 24000, /* from one ruled line of a field to the next */
    DATE_WIDTH = 114000,
    WIDEST_LABEL = 40 /* % of the frame's width */
};

typedef struct SignatureField {
    Shaped text;
    TextLines lines;
    Length x, width;
} SignatureField;

static SignatureField field_of(Composer *composer, const Inlines *text, TextRole role, Length x, Length width)
{
    SignatureField field = {
        .text = shape_inlines(composer, text, &composer->style->text[role]), .x = x, .width = width};
    field.lines = text_cell(composer->shaper, &field.text, width, true);
    return field;
}

/* A label of two characters is spread to the width of three: 编　制. */
static void draw_label(Composer *composer, const SignatureField *label, uint32_t element)
{
    Shaped text = label->text;
    if (text.count == 2) {
        text_track(&text, text.em);
        draw_text(composer, &text, label->x, BASE, ALIGN_LEFT, element);
        return;
    }
    for (size_t i = 0; i < label->lines.count; i++)
        draw_line(composer, &text, &label->lines.items[i], label->x, BASE + (Length)i * text.leading,
                  element);
}

/* Each line of it on a rule. */
static void draw_field(Composer *composer, const SignatureField *field, uint32_t element)
{
    for (size_t i = 0; i < field->lines.count || i == 0; i++) {
        Length y = BASE + (Length)i * FURTHER_LINE;
        if (i < field->lines.count)
            draw_line(composer, &field->text, &field->lines.items[i], field->x + field->text.em / 2, y,
                      element);
        add_rule(composer, field->x, y + RULE_BELOW_BASE, field->width + field->text.em, 500,
                 named_color(composer, "heavy_rule"));
    }
}

static Length widest_label(Composer *composer, const Block *block, Length most)
{
    const TextStyle *style = &composer->style->text[TEXT_COVER_LABEL];
    Length widest = 3 * style->size;
    for (size_t i = 0; i < block->rows.count; i++) {
        Shaped text = shape_inlines(composer, &block->rows.items[i].cells[0].text, style);
        if (text_width(&text) > widest) widest = text_width(&text);
    }
    return widest < most ? widest : most;
}

void compose_signatures(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    const TextStyle *style = &composer->style->text[TEXT_COVER_LABEL];
    Length em = style->size, body = composer->style->text[TEXT_BODY].size;
    Length label_width = widest_label(composer, block, frame->width * WIDEST_LABEL / 100);
    Length signer_x = label_width + 2 * em, date_x = frame->width - DATE_WIDTH, word_x = date_x - 3 * em;
    composer->after_heading = false;
    for (size_t i = 0; i < block->rows.count; i++) {
        const Cell *cells = block->rows.items[i].cells;
        SignatureField label = field_of(composer, &cells[0].text, TEXT_COVER_LABEL, frame->x, label_width);
        SignatureField signer =
            field_of(composer, &cells[1].text, TEXT_BODY, frame->x + signer_x, word_x - em - signer_x - body);
        SignatureField date =
            field_of(composer, &cells[2].text, TEXT_BODY, frame->x + date_x, DATE_WIDTH - body);
        size_t further = signer.lines.count > date.lines.count ? signer.lines.count : date.lines.count;
        if (label.lines.count > further) further = label.lines.count;
        uint32_t element = add_element(composer, frame->element, ROLE_PARAGRAPH);
        Box *box = begin_box(composer);
        draw_label(composer, &label, element);
        draw_field(composer, &signer, element);
        draw_str(composer, STR("日期"), style, frame->x + word_x, BASE, ALIGN_LEFT, element);
        draw_field(composer, &date, element);
        end_box(composer, box, PITCH + (further > 1 ? (Length)(further - 1) * FURTHER_LINE : 0));
    }
    want_space(composer, composer->style->text[TEXT_BODY].leading / 2);
}
