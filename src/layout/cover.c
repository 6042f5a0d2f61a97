/* The cover: a page of its own, set from fixed places so that covers of all reports agree. */
#include "layout/compose-imp.h"

/* Places from the page's top, after GB/T 9704's proportions. */
enum {
    TOP_LINE = 112000,
    SERVICE_LINE = 270000,
    HIGHEST_SERVICE_LINE = 175000,
    TITLE_LINE = 352000,
    RULE_BELOW = 37000, /* the title's base line */
    RULE_WIDTH = 130000,
    SUBTITLE_BELOW = 77000,
    LAST_FACT_LINE = 661000, /* facts grow upwards from here */
    FACT_PITCH = 29400,
    LEAST_PITCH = 19000,
    FACTS_WIDTH = 284000,
    ISSUER_ABOVE = 125000, /* the page's end */
    DATE_ABOVE = 99000
};

typedef struct CoverPage {
    Composer *composer;
    const Cover *cover;
    Length left, right;
    Length label_width, value_width; /* of the facts */
} CoverPage;

static const TextStyle *style_of(const CoverPage *page, TextRole role)
{
    return &page->composer->style->text[role];
}

/* Centred lines from a base line on; gives the last base line. tracking: 1/1000 em. */
static Length draw_centred(const CoverPage *page, CoverLine line, TextRole role, Length y, Length tracking)
{
    const Inlines *text = &page->cover->lines[line];
    if (!text->count) return y;
    Composer *composer = page->composer;
    const TextStyle *style = style_of(page, role);
    Shaped shaped = shape_inlines(composer, text, style);
    text_track(&shaped, (Length)((int64_t)style->size * tracking / 1000));
    TextLines lines = text_cell(composer->shaper, &shaped, page->right - page->left, true);
    uint32_t element = add_element(composer, 0, ROLE_PARAGRAPH);
    for (size_t i = 0; i < lines.count; i++) {
        Length x = page->left + (page->right - page->left - lines.items[i].width) / 2;
        if (i) y += style->leading;
        draw_line(composer, &shaped, &lines.items[i], x, y, element);
    }
    return y;
}

/* Lines from y on, at the left or right edge; gives the base line below them. */
static Length draw_top_text(const CoverPage *page, CoverLine line, Length y, bool right)
{
    const Inlines *text = &page->cover->lines[line];
    if (!text->count) return y;
    Composer *composer = page->composer;
    Shaped shaped = shape_inlines(composer, text, style_of(page, TEXT_COVER_LABEL));
    TextLines lines = text_cell(composer->shaper, &shaped, page->right - page->left, true);
    uint32_t element = add_element(composer, 0, ROLE_PARAGRAPH);
    for (size_t i = 0; i < lines.count; i++, y += shaped.leading) {
        Length x = right ? page->right - lines.items[i].width : page->left;
        draw_line(composer, &shaped, &lines.items[i], x, y, element);
    }
    return y;
}

/* Mark and number share a line where they have room. */
static void draw_top(const CoverPage *page)
{
    const TextStyle *style = style_of(page, TEXT_COVER_LABEL);
    Shaped mark = shape_inlines(page->composer, &page->cover->lines[COVER_MARK], style);
    Shaped number = shape_inlines(page->composer, &page->cover->lines[COVER_NUMBER], style);
    bool shared = text_width(&mark) + style->size + text_width(&number) <= page->right - page->left;
    Length y = draw_top_text(page, COVER_MARK, TOP_LINE, false);
    draw_top_text(page, COVER_NUMBER, shared ? TOP_LINE : y, true);
}

/* From a base line on; gives the last one. */
static Length draw_titles(const CoverPage *page, Length y)
{
    Length middle = (page->left + page->right) / 2, title = y + TITLE_LINE - SERVICE_LINE;
    y = draw_centred(page, COVER_SERVICE, TEXT_COVER_SERVICE, y, 130);
    if (title < y + style_of(page, TEXT_COVER_TITLE)->leading)
        title = y + style_of(page, TEXT_COVER_TITLE)->leading;
    y = draw_centred(page, COVER_TITLE, TEXT_COVER_TITLE, title, 130);
    add_rule(page->composer, middle - RULE_WIDTH / 2, y + RULE_BELOW, RULE_WIDTH, 1000,
             named_color(page->composer, "accent"));
    return draw_centred(page, COVER_SUBTITLE, TEXT_COVER_SUBTITLE, y + SUBTITLE_BELOW, 0);
}

static TextLines lines_of_value(const CoverPage *page, size_t fact, Shaped *shaped)
{
    Composer *composer = page->composer;
    *shaped = shape_inlines(composer, &page->cover->facts.items[fact].cells[1].text,
                            style_of(page, TEXT_COVER_FACT));
    return text_cell(composer->shaper, shaped, page->value_width, true);
}

/* A fact's value on ruled lines; gives the number of its lines. */
static size_t draw_value(const CoverPage *page, size_t fact, Length x, Length y, Length pitch,
                         uint32_t element)
{
    Composer *composer = page->composer;
    Shaped shaped;
    TextLines lines = lines_of_value(page, fact, &shaped);
    for (size_t i = 0; i < lines.count; i++, y += pitch) {
        draw_line(composer, &shaped, &lines.items[i], x, y, element);
        add_rule(composer, x, y + 5500, page->value_width, 500, named_color(composer, "muted"));
    }
    return lines.count;
}

static Length label_width(const CoverPage *page)
{
    Length widest = 0;
    for (size_t i = 0; i < page->cover->facts.count; i++) {
        Shaped label = shape_inlines(page->composer, &page->cover->facts.items[i].cells[0].text,
                                     style_of(page, TEXT_COVER_LABEL));
        Length width = text_width(&label);
        if (width > widest) widest = width;
    }
    return widest;
}

/* Of facts whose values take a line each, as far as the page goes. */
static Length facts_width(const CoverPage *page)
{
    const TextStyle *style = style_of(page, TEXT_COVER_FACT);
    Length width = FACTS_WIDTH, most = page->right - page->left;
    for (size_t i = 0; i < page->cover->facts.count; i++) {
        Shaped value = shape_inlines(page->composer, &page->cover->facts.items[i].cells[1].text, style);
        Length wanted = page->label_width + style->size + text_width(&value);
        if (wanted > width) width = wanted;
    }
    return width < most ? width : most;
}

/* The number of lines of all values, in facts of a width. */
static Length count_lines(CoverPage *page, Length facts_width)
{
    Length lines = 0;
    Shaped shaped;
    page->value_width = facts_width - page->label_width - style_of(page, TEXT_COVER_FACT)->size;
    for (size_t i = 0; i < page->cover->facts.count; i++)
        lines += (Length)lines_of_value(page, i, &shaped).count;
    return lines;
}

/* Titles give way to facts of many lines; gives by how much they move up. */
static Length make_room(const CoverPage *page, size_t first_item, Length wanted)
{
    Composer *composer = page->composer;
    Length rise = wanted < SERVICE_LINE - HIGHEST_SERVICE_LINE ? wanted : SERVICE_LINE - HIGHEST_SERVICE_LINE;
    if (rise <= 0) return 0;
    for (size_t i = first_item; i < composer->items.count; i++) composer->items.items[i].y -= rise;
    return rise;
}

static void draw_fact_lines(const CoverPage *page, Length value_x, Length y, Length pitch)
{
    Composer *composer = page->composer;
    Length gap = style_of(page, TEXT_COVER_FACT)->size;
    for (size_t i = 0; i < page->cover->facts.count; i++) {
        uint32_t element = add_element(composer, 0, ROLE_PARAGRAPH);
        Shaped label = shape_inlines(composer, &page->cover->facts.items[i].cells[0].text,
                                     style_of(page, TEXT_COVER_LABEL));
        draw_text(composer, &label, value_x - gap, y, ALIGN_RIGHT, element);
        y += (Length)draw_value(page, i, value_x, y, pitch, element) * pitch;
    }
}

/* From the last line upwards; closer together, then with the titles moved up where there are many. */
static void draw_titles_and_facts(CoverPage *page)
{
    size_t first_item = page->composer->items.count;
    Length highest = draw_titles(page, SERVICE_LINE) + 2 * FACT_PITCH;
    page->label_width = label_width(page);
    Length width = facts_width(page);
    Length steps = count_lines(page, width) - 1, pitch = FACT_PITCH;
    if (steps > 0 && LAST_FACT_LINE - steps * pitch < highest) {
        highest -= make_room(page, first_item, steps * LEAST_PITCH - (LAST_FACT_LINE - highest));
        if (steps > 0 && (LAST_FACT_LINE - highest) / steps < pitch)
            pitch = (LAST_FACT_LINE - highest) / steps;
        if (pitch < LEAST_PITCH) pitch = LEAST_PITCH;
    }
    Length value_x = (page->left + page->right + width) / 2 - page->value_width;
    Length first = LAST_FACT_LINE - steps * pitch;
    draw_fact_lines(page, value_x, first < highest ? highest : first, pitch);
}

void compose_cover(void *context, const Block *block)
{
    Composer *composer = context;
    const Style *style = composer->style;
    Length bottom = style->page_height;
    CoverPage page = {.composer = composer,
                      .cover = block->cover,
                      .left = style->margin_left,
                      .right = style->page_width - style->margin_right};
    Box *box = begin_box(composer);
    box->kind = BOX_FULL_PAGE;
    draw_top(&page);
    draw_titles_and_facts(&page);
    draw_centred(&page, COVER_ISSUER, TEXT_COVER_ISSUER, bottom - ISSUER_ABOVE, 0);
    draw_centred(&page, COVER_DATE, TEXT_COVER_FACT, bottom - DATE_ABOVE, 0);
    end_box(composer, box, 0);
    want_penalty(composer, PENALTY_FORCE);
}
