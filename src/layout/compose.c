#include "layout/compose-imp.h"

uint32_t add_element(Composer *composer, uint32_t parent, ElementRole role)
{
    array_push(composer->arena, &composer->elements, (Element){.role = role, .parent = parent});
    return (uint32_t)(composer->elements.count - 1);
}

void add_item(Composer *composer, Item item)
{
    array_push(composer->work, &composer->items, item);
}

void add_rect(Composer *composer, Length x, Length y, Length width, Length height, Color color)
{
    add_item(composer, (Item){.kind = ITEM_RECT,
                              .element = ELEMENT_ARTIFACT,
                              .color = color,
                              .x = x,
                              .y = y,
                              .width = width,
                              .height = height});
}

void add_rule(Composer *composer, Length x, Length y, Length width, Length thickness, Color color)
{
    add_item(composer, (Item){.kind = ITEM_LINE,
                              .element = ELEMENT_ARTIFACT,
                              .color = color,
                              .x = x,
                              .y = y,
                              .width = width,
                              .line = {.thickness = thickness}});
}

Color named_color(const Composer *composer, const char *name)
{
    Color color = {0x1A, 0x1A, 0x1A};
    style_color(composer->style, str_from(name), &color);
    return color;
}

void want_space(Composer *composer, Length space)
{
    if (space > composer->space) composer->space = space;
}

void want_penalty(Composer *composer, uint16_t penalty)
{
    if (penalty > composer->penalty) composer->penalty = penalty;
}

Box *begin_box(Composer *composer)
{
    array_push(composer->work, &composer->boxes,
               (Box){.before = composer->space,
                     .penalty = composer->penalty,
                     .landscape = composer->landscape,
                     .table = composer->table,
                     .card = composer->card,
                     .heading = NONE,
                     .entry = NONE,
                     .first_item = (uint32_t)composer->items.count,
                     .first_link = (uint32_t)composer->links.count,
                     .label = composer->label});
    composer->space = 0;
    composer->penalty = composer->kept;
    composer->label = (Str){0};
    return &composer->boxes.items[composer->boxes.count - 1];
}

void end_box(Composer *composer, Box *box, Length height)
{
    box->height = height;
    box->item_count = (uint32_t)composer->items.count - box->first_item;
    box->link_count = (uint32_t)composer->links.count - box->first_link;
}

Length page_width(const Style *style, bool landscape)
{
    return landscape ? style->page_height : style->page_width;
}

Length page_height(const Style *style, bool landscape)
{
    return landscape ? style->page_width : style->page_height;
}

/* A landscape page is an upright one turned to the right, its left edge above, and so are its margins: bound
 * between upright ones it holds its text where they do. */
Length top_margin(const Style *style, bool landscape)
{
    return landscape ? style->margin_left : style->margin_top;
}

Length bottom_margin(const Style *style, bool landscape)
{
    return landscape ? style->margin_right : style->margin_bottom;
}

Length left_margin(const Style *style, bool landscape)
{
    return landscape ? style->margin_bottom : style->margin_left;
}

Length right_margin(const Style *style, bool landscape)
{
    return landscape ? style->margin_top : style->margin_right;
}

Length body_height(const Composer *composer)
{
    const Style *style = composer->style;
    return page_height(style, composer->landscape) - top_margin(style, composer->landscape) -
           bottom_margin(style, composer->landscape);
}

LayoutFrame page_frame(const Composer *composer)
{
    const Style *style = composer->style;
    bool landscape = composer->landscape;
    Length width =
        page_width(style, landscape) - left_margin(style, landscape) - right_margin(style, landscape);
    Length indent = (Length)((int64_t)style->first_line_indent_ems * style->text[TEXT_BODY].size / 1000);
    return (LayoutFrame){.x = 0, .width = width, .indent = indent};
}
