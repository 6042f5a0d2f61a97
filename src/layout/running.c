/* What runs on every page: header, page number, the word 草稿. */
#include "layout/compose-imp.h"

struct Running {
    const Document *document;
    Shaped left, right, draft;
};

enum { HEADER_ABOVE = 33000, NUMBER_BELOW = 32000, DRAFT_SIZE = 170000, DRAFT_TRACKING = DRAFT_SIZE / 2 };

typedef struct Turn {
    uint16_t degrees;
    int cosine, sine; /* in 1/1000 */
} Turn;

/* As much of it as fits, with an ellipsis then. */
static Shaped shape_within(Composer *composer, const Inlines *text, Length room)
{
    const TextStyle *style = &composer->style->text[TEXT_PAGE_HEADER];
    Shaped shaped = shape_inlines(composer, text, style);
    if (text_width(&shaped) <= room) return shaped;
    Shaped ellipsis = shape_words(composer, STR("…"), style, text->items[0].span);
    size_t kept = shaped.count;
    StrBuf shortened = {.arena = composer->arena};
    while (kept && clusters_width(shaped.clusters, 0, kept) + text_width(&ellipsis) > room) kept--;
    for (size_t i = 0; i < kept; i++) {
        strbuf_add_rune(&shortened, shaped.clusters[i].rune);
        if (shaped.clusters[i].blank && i + 1 < kept) strbuf_add_char(&shortened, ' ');
    }
    strbuf_add(&shortened, STR("…"));
    return shape_words(composer, strbuf_str(&shortened), style, text->items[0].span);
}

/* Side by side on an upright page; either may take what the other leaves, and half of the line in any case.
 */
static void shape_header(Composer *composer, Running *running)
{
    const Style *style = composer->style;
    const Document *document = running->document;
    Length gap = style->text[TEXT_PAGE_HEADER].size;
    Length width = page_width(style, false) - style->margin_left - style->margin_right - gap;
    Shaped right = shape_within(composer, &document->header_right, width);
    Length left = width - text_width(&right);
    running->left = shape_within(composer, &document->header_left, left > width / 2 ? left : width / 2);
    running->right = shape_within(composer, &document->header_right, width - text_width(&running->left));
}

Running *running_new(Composer *composer, const Document *document)
{
    Running *running = arena_make(composer->arena, Running);
    const TextStyle *style = &composer->style->text[TEXT_PAGE_HEADER];
    running->document = document;
    shape_header(composer, running);
    if (document->draft) {
        TextStyle large = *style;
        large.size = DRAFT_SIZE;
        large.color = named_color(composer, "draft");
        running->draft = shape_words(composer, STR("草稿"), &large, (Span){0});
        text_track(&running->draft, DRAFT_TRACKING);
    }
    return running;
}

/* The page's number as it is printed: — 3 —. */
static Str page_number_text(Composer *composer, uint32_t number, uint32_t total)
{
    Str text = composer->style->page_number;
    text = str_replace(composer->arena, text, STR("{1}"), str_printf(composer->arena, "%u", number));
    return str_replace(composer->arena, text, STR("{2}"), str_printf(composer->arena, "%u", total));
}

static void draw_header(Composer *composer, const Running *running, Length top, Length left, Length right)
{
    if (!running->left.count && !running->right.count) return;
    Length y = top - HEADER_ABOVE;
    draw_text(composer, &running->left, left, y, ALIGN_LEFT, ELEMENT_ARTIFACT);
    draw_text(composer, &running->right, right, y, ALIGN_RIGHT, ELEMENT_ARTIFACT);
    add_rule(composer, left, y + 4000, right - left, 500, named_color(composer, "rule"));
}

/* Turns the items from `first` on, which were drawn at the origin, to the left by an angle whose cosine and
 * sine are given in 1/1000, and puts their origin at (x, y). */
static void turn_items(Composer *composer, size_t first, const Turn *turn, Length x, Length y)
{
    for (size_t i = first; i < composer->items.count; i++) {
        Item *item = &composer->items.items[i];
        int64_t along = item->x, down = item->y;
        item->x = x + (Length)((along * turn->cosine + down * turn->sine) / 1000);
        item->y = y + (Length)((down * turn->cosine - along * turn->sine) / 1000);
        item->text.turn = turn->degrees;
    }
}

void draw_watermark(Composer *composer, const Running *running, bool landscape)
{
    static const Turn uphill = {45, 707, 707};
    if (!running->document->draft) return;
    const Style *style = composer->style;
    size_t first = composer->items.count;
    Length width = draw_text(composer, &running->draft, 0, 0, ALIGN_LEFT, ELEMENT_ARTIFACT);
    Length along = (width - DRAFT_TRACKING) / 2, up = DRAFT_SIZE * 38 / 100; /* to the middle of the ink */
    Length middle =
        (left_margin(style, landscape) + page_width(style, landscape) - right_margin(style, landscape)) / 2;
    turn_items(composer, first, &uphill, middle - (along - up) * uphill.cosine / 1000,
               page_height(style, landscape) / 2 + (along + up) * uphill.sine / 1000);
}

/* At the foot of the upright page, outside. On a landscape page that is its left edge, and the number lies
 * across (GB/T 9704-2012, 7.5). */
static void draw_number(Composer *composer, uint32_t number, uint32_t total, bool landscape)
{
    static const Turn downwards = {270, 0, -1000};
    const Style *style = composer->style;
    bool odd = number % 2;
    Length right = style->page_width - style->margin_right, foot = style->margin_bottom - NUMBER_BELOW;
    size_t first = composer->items.count;
    draw_str(composer, page_number_text(composer, number, total), &style->text[TEXT_PAGE_NUMBER],
             odd ? right : style->margin_left, landscape ? 0 : style->page_height - foot,
             odd ? ALIGN_RIGHT : ALIGN_LEFT, ELEMENT_ARTIFACT);
    if (landscape) turn_items(composer, first, &downwards, foot, 0);
}

void draw_running(Composer *composer, const Running *running, uint32_t number, uint32_t total, bool landscape)
{
    const Style *style = composer->style;
    Length right = page_width(style, landscape) - right_margin(style, landscape);
    draw_header(composer, running, top_margin(style, landscape), left_margin(style, landscape), right);
    if (running->document->page_numbers) draw_number(composer, number, total, landscape);
}
