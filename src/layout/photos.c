/* Photos side by side, two or three a row, their captions below. */
#include "layout/compose.h"

enum {
    GAP = 9000,
    CAPTION_GAP = 3000,
    HIGHEST = 85 /* % of a photo's share of the width */
};

typedef struct PhotoCell {
    Image *image;
    Shaped caption;
    Lines lines;
    Length width;
} PhotoCell;

static size_t photos_a_row(size_t count)
{
    return count <= 1 ? 1 : count == 2 || count == 4 ? 2 : 3;
}

static bool open_photo(Composer *composer, const Photo *photo, PhotoCell *cell)
{
    cell->image = arena_make(composer->arena, Image);
    if (!image_open(composer->arena, photo->path, photo->span, cell->image, composer->diags)) {
        composer->failed = true;
        return false;
    }
    Inlines caption = with_prefix(composer, with_gap(composer, photo->number), &photo->caption, photo->span);
    cell->caption = shape(composer->shaper, &caption, &composer->style->text[TEXT_CAPTION]);
    return true;
}

static Str alt_text(Composer *composer, const Photo *photo)
{
    StrBuf alt = {.arena = composer->arena};
    strbuf_add(&alt, with_gap(composer, photo->number));
    for (size_t i = 0; i < photo->caption.count; i++) strbuf_add(&alt, photo->caption.items[i].text);
    return strbuf_str(&alt);
}

/* The photos of a row are equally high and fill its width, unless they would get too high. Gives the height.
 */
static Length fit_row(Composer *composer, PhotoCell *cells, size_t count, Length room, Length highest)
{
    int64_t widths = 0; /* at the height of a million */
    enum { UNIT = 1000000 };
    for (size_t i = 0; i < count; i++) {
        const Image *image = cells[i].image;
        widths += (int64_t)image->width * UNIT / (image->height ? image->height : 1);
    }
    int64_t height = widths ? (int64_t)room * UNIT / widths : highest;
    if (height > highest) height = highest;
    for (size_t i = 0; i < count; i++) {
        const Image *image = cells[i].image;
        cells[i].width = (Length)(height * image->width / (image->height ? image->height : 1));
        if (cells[i].width > room) cells[i].width = room;
        cells[i].lines = lines_in(composer, &cells[i].caption, cells[i].width + GAP * 2 / 3, true);
    }
    return (Length)height;
}

static void draw_photo(Composer *composer, const PhotoCell *cell, Length x, Length height, uint32_t figure)
{
    add_item(composer, (Item){.kind = ITEM_IMAGE,
                              .element = figure,
                              .x = x,
                              .width = cell->width,
                              .height = height,
                              .image = cell->image});
    if (!cell->caption.count) return;
    uint32_t element = add_element(composer, figure, ROLE_CAPTION);
    Length y = height + CAPTION_GAP + base_line(cell->caption.leading, cell->caption.em);
    for (size_t i = 0; i < cell->lines.count; i++, y += cell->caption.leading) {
        const Line *line = &cell->lines.items[i];
        draw_line(composer, &cell->caption, line, x + (cell->width - line->width) / 2, y, element);
    }
}

static void set_row(Composer *composer, const Photo *photos, PhotoCell *cells, size_t count,
                    const Frame *frame, Length highest)
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

void compose_photos(Composer *composer, const Block *block, const Frame *frame)
{
    size_t columns = photos_a_row(block->photo_count);
    Length highest = frame->width / (Length)(columns == 1 ? 2 : columns) * HIGHEST / 100;
    want_space(composer, GAP / 2);
    composer->after_heading = false;
    PhotoCell *cells = arena_make_many(composer->arena, PhotoCell, block->photo_count);
    bool complete = true;
    for (size_t i = 0; i < block->photo_count; i++)
        complete &= open_photo(composer, &block->photos[i], &cells[i]);
    for (size_t start = 0; complete && start < block->photo_count; start += columns) {
        size_t count = block->photo_count - start < columns ? block->photo_count - start : columns;
        set_row(composer, block->photos + start, cells + start, count, frame, highest);
        want_space(composer, GAP / 2);
    }
    want_space(composer, GAP / 2);
}
