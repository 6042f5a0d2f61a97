/* Photos side by side, two or three a row, their captions below. */
#include "layout/compose-imp.h"

enum {
    GAP = 9000,
    CAPTION_GAP = 3000,
    HIGHEST = 85 /* % of a photo's share of the width */
};

typedef struct PhotoCell {
    Image *image;
    Shaped caption;
    TextLines lines;
    Length width;      /* of the cell */
    Length wide, high; /* the photo in it */
} PhotoCell;

static size_t photos_a_row(size_t count)
{
    return count <= 1 ? 1 : count == 2 || count == 4 ? 2 : 3;
}

static bool open_photo(Composer *composer, const Photo *photo, PhotoCell *cell)
{
    cell->image = arena_make(composer->arena, Image);
    if (!image_open(composer->arena, photo->path, photo->span, cell->image, composer->diags)) return false;
    Inlines caption =
        with_prefix(composer, with_gap(composer, photo->caption.number), &photo->caption.text, photo->span);
    cell->caption = shape_inlines(composer, &caption, &composer->style->text[TEXT_CAPTION]);
    return true;
}

static Str alt_text(Composer *composer, const Photo *photo)
{
    StrBuf alt = {.arena = composer->arena};
    strbuf_add(&alt, with_gap(composer, photo->caption.number));
    for (size_t i = 0; i < photo->caption.text.count; i++)
        strbuf_add(&alt, photo->caption.text.items[i].text);
    return strbuf_str(&alt);
}

/* Width to height of a photo's cell, in a millionth: the photo's, but so that its caption has room and the
 * others of its row have. */
static int64_t cell_shape(const Image *image)
{
    enum { UNIT = 1000000, NARROWEST = UNIT / 2, WIDEST = 5 * UNIT / 2 };
    int64_t shape = (int64_t)image->width * UNIT / (image->height ? image->height : 1);
    return shape < NARROWEST ? NARROWEST : shape > WIDEST ? WIDEST : shape;
}

static void fit_photo(PhotoCell *cell, Length height)
{
    const Image *image = cell->image;
    int64_t width = (int64_t)height * image->width / (image->height ? image->height : 1);
    cell->wide = width < cell->width ? (Length)width : cell->width;
    cell->high =
        width <= cell->width ? height : (Length)((int64_t)cell->width * image->height / image->width);
    if (cell->wide < 1) cell->wide = 1;
    if (cell->high < 1) cell->high = 1;
}

/* The cells of a row are equally high and fill its width, unless they would get too high. Gives the height of
 * the highest photo. */
static Length fit_row(Composer *composer, PhotoCell *cells, size_t count, Length room, Length highest)
{
    enum { UNIT = 1000000 };
    int64_t widths = 0; /* at the height of a million */
    Length used = 0;
    for (size_t i = 0; i < count; i++) widths += cell_shape(cells[i].image);
    int64_t height = widths > 0 ? (int64_t)room * UNIT / widths : highest;
    if (height > highest) height = highest;
    for (size_t i = 0; i < count; i++) {
        cells[i].width = (Length)(height * cell_shape(cells[i].image) / UNIT);
        fit_photo(&cells[i], (Length)height);
        if (cells[i].high > used) used = cells[i].high;
        cells[i].lines = text_cell(composer->shaper, &cells[i].caption, cells[i].width + GAP * 2 / 3, true);
    }
    return used;
}

static void draw_photo(Composer *composer, const PhotoCell *cell, Length x, Length height, uint32_t figure)
{
    add_item(composer, (Item){.kind = ITEM_IMAGE,
                              .element = figure,
                              .x = x + (cell->width - cell->wide) / 2,
                              .y = (height - cell->high) / 2,
                              .width = cell->wide,
                              .height = cell->high,
                              .image = cell->image});
    if (!cell->caption.count) return;
    uint32_t element = add_element(composer, figure, ROLE_CAPTION);
    Length y = height + CAPTION_GAP + text_base_line(cell->caption.leading, cell->caption.em);
    for (size_t i = 0; i < cell->lines.count; i++, y += cell->caption.leading) {
        const TextLine *line = &cell->lines.items[i];
        draw_line(composer, &cell->caption, line, x + (cell->width - line->width) / 2, y, element);
    }
}

static void set_row(Composer *composer, const Photo *photos, PhotoCell *cells, size_t count,
                    const LayoutFrame *frame, Length highest)
{
    Length gaps = (Length)(count - 1) * GAP, captions = 0, filled = gaps;
    Length height = fit_row(composer, cells, count, frame->width - gaps, highest);
    for (size_t i = 0; i < count; i++) {
        Length caption = cells[i].caption.count ? (Length)cells[i].lines.count * cells[i].caption.leading : 0;
        if (caption > captions) captions = caption;
        filled += cells[i].width;
    }
    Length x = frame->x + (frame->width - filled) / 2;
    Box *box = begin_box(composer);
    for (size_t i = 0; i < count; i++) {
        uint32_t figure = add_element(composer, frame->element, ROLE_FIGURE);
        composer->elements.items[figure].alt = alt_text(composer, &photos[i]);
        draw_photo(composer, &cells[i], x, height, figure);
        x += cells[i].width + GAP;
    }
    end_box(composer, box, height + CAPTION_GAP + captions);
}

void compose_photos(void *context, const Block *block)
{
    Composer *composer = context;
    const LayoutFrame *frame = composer->frame;
    size_t columns = photos_a_row(block->photos.count);
    Length highest = frame->width / (Length)(columns == 1 ? 2 : columns) * HIGHEST / 100;
    want_space(composer, GAP / 2);
    composer->after_heading = false;
    PhotoCell *cells = arena_make_many(composer->scratch, PhotoCell, block->photos.count);
    bool complete = true;
    for (size_t i = 0; i < block->photos.count; i++)
        complete &= open_photo(composer, &block->photos.items[i], &cells[i]);
    if (!complete) composer->faulty = true;
    for (size_t start = 0; complete && start < block->photos.count; start += columns) {
        size_t count = block->photos.count - start < columns ? block->photos.count - start : columns;
        set_row(composer, block->photos.items + start, cells + start, count, frame, highest);
        want_space(composer, GAP / 2);
    }
    want_space(composer, GAP / 2);
}
