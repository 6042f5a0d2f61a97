/* The figures that matter: large numbers side by side, each under a rule of its colour. */
#include "layout/compose-imp.h"

enum { MOST_A_ROW = 6, GAP = 14000, RULE = 1800, HEIGHT = 50000, VALUE_LINE = 23500, LABEL_LINE = 41000 };

/* Gives its height. */
static Length draw_figure(Composer *composer, const Row *row, Length x, Length width, uint32_t element)
{
    TextStyle value_style = composer->style->text[TEXT_FIGURE_VALUE];
    const Inlines *color = &row->cells[2].text;
    if (color->count && !style_require_color(composer->style, color->items[0].text, color->items[0].span,
                                             &value_style.color, composer->diags))
        composer->faulty = true;
    add_rect(composer, x, 0, width, RULE, value_style.color);
    Shaped value = shape_inlines(composer, &row->cells[0].text, &value_style);
    Length wide = text_width(&value);
    if (wide > width) { /* a long amount is set smaller rather than over its neighbour */
        value_style.size = (Length)((int64_t)value_style.size * width / wide);
        value = shape_inlines(composer, &row->cells[0].text, &value_style);
    }
    uint32_t paragraph = add_element(composer, element, ROLE_PARAGRAPH);
    draw_text(composer, &value, x, VALUE_LINE, ALIGN_LEFT, paragraph);
    Shaped label = shape_inlines(composer, &row->cells[1].text, &composer->style->text[TEXT_FIGURE_LABEL]);
    TextLines lines = text_cell(composer->shaper, &label, width, true);
    for (size_t i = 0; i < lines.count; i++)
        draw_line(composer, &label, &lines.items[i], x, LABEL_LINE + (Length)i * label.leading, paragraph);
    return HEIGHT + (lines.count > 1 ? (Length)(lines.count - 1) * label.leading : 0);
}

void compose_figures(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    size_t rows = (block->rows.count + MOST_A_ROW - 1) / MOST_A_ROW;
    size_t columns = rows ? (block->rows.count + rows - 1) / rows : 0;
    if (!columns) return;
    Length width = (frame->width - (Length)(columns - 1) * GAP) / (Length)columns;
    want_space(composer, 4000);
    composer->after_heading = false;
    uint32_t element = add_element(composer, frame->element, ROLE_SECTION);
    for (size_t start = 0; start < block->rows.count; start += columns) {
        Box *box = begin_box(composer);
        Length highest = HEIGHT;
        for (size_t i = start; i < block->rows.count && i < start + columns; i++) {
            Length x = frame->x + (Length)(i - start) * (width + GAP);
            Length height = draw_figure(composer, &block->rows.items[i], x, width, element);
            if (height > highest) highest = height;
        }
        end_box(composer, box, highest);
    }
    want_space(composer, composer->style->text[TEXT_BODY].leading / 4);
}
