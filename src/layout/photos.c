/* Photos side by side, two or three a row, their captions below. */
#include "layout/compose.h"

enum {
    GAP = 9000,
    CAPTION_GAP = 3000,
    SINGLE_SHARE = 62 /* % of the width */,
    TALLEST = 80 /* % of the width */
};

typedef struct PhotoCell {
    Image *image;
    Shaped caption;
    Lines lines;
    Length width, height;
} PhotoCell;

static size_t photos_a_row(size_t count)
{
    return count <= 1 ? 1 : count == 2 || count == 4 ? 2 : 3;
}

/* As large as the cell's width and the tallest height allow. */
static void fit(PhotoCell *cell, Length width)
{
    int64_t pixels_wide = cell->image->width ? cell->image->width : 1;
    int64_t pixels_high = cell->image->height ? cell->image->height : 1;
    Length tallest = width * TALLEST / 100;
    cell->width = width;
    cell->height = (Length)(width * pixels_high / pixels_wide);
    if (cell->height > tallest) {
        cell->height = tallest;
        cell->width = (Length)(tallest * pixels_wide / pixels_high);
    }
}

static bool prepare(Composer *composer, const Photo *photo, Length width, PhotoCell *cell)
{
    cell->image = arena_make(composer->arena, Image);
    if (!image_open(composer->arena, photo->path, photo->span, cell->image, composer->diags)) {
        composer->failed = true;
        return false;
    }
    fit(cell, width);
    Inlines caption = with_prefix(composer, with_gap(composer, photo->number), &photo->caption, photo->span);
    cell->caption = shape(composer->shaper, &caption, &composer->style->text[TEXT_CAPTION]);
    cell->lines = lines_in(composer, &cell->caption, width, true);
    return true;
}

static Str alt_text(Composer *composer, const Photo *photo)
{
    StrBuf alt = {.arena = composer->arena};
    strbuf_add(&alt, with_gap(composer, photo->number));
    for (size_t i = 0; i < photo->caption.count; i++) strbuf_add(&alt, photo->caption.items[i].text);
    return strbuf_str(&alt);
}

static void draw_photo(Composer *composer, const PhotoCell *cell, Length x, Length width, Length row_height,
                       uint32_t figure)
{
    add_item(composer, (Item){.kind = ITEM_IMAGE,
                              .element = figure,
                              .x = x + (width - cell->width) / 2,
                              .y = row_height - cell->height,
                              .width = cell->width,
                              .height = cell->height,
                              .image = cell->image});
    if (!cell->caption.count) return;
    uint32_t element = add_element(composer, figure, ROLE_CAPTION);
    Length y = row_height + CAPTION_GAP + base_line(cell->caption.leading, cell->caption.em);
    for (size_t i = 0; i < cell->lines.count; i++, y += cell->caption.leading) {
        const Line *line = &cell->lines.items[i];
        draw_line(composer, &cell->caption, line, x + (width - line->width) / 2, y, element);
    }
}

static void set_row(Composer *composer, const Photo *photos, const PhotoCell *cells, size_t count, Length x,
                    Length width, uint32_t parent)
{
    Length tallest = 0, captions = 0;
    for (size_t i = 0; i < count; i++) {
        if (cells[i].height > tallest) tallest = cells[i].height;
        Length caption = cells[i].caption.count ? (Length)cells[i].lines.count * cells[i].caption.leading : 0;
        if (caption > captions) captions = caption;
    }
    Box *box = begin_box(composer);
    for (size_t i = 0; i < count; i++) {
        uint32_t figure = add_element(composer, parent, ROLE_FIGURE);
        composer->elements.items[figure].alt = alt_text(composer, &photos[i]);
        draw_photo(composer, &cells[i], x + (Length)i * (width + GAP), width, tallest, figure);
    }
    end_box(composer, box, tallest + CAPTION_GAP + captions);
}

void compose_photos(Composer *composer, const Block *block, const Frame *frame)
{
    size_t columns = photos_a_row(block->photo_count);
    Length width = (frame->width - (Length)(columns - 1) * GAP) / (Length)columns, x = frame->x;
    if (columns == 1) {
        width = frame->width * SINGLE_SHARE / 100;
        x += (frame->width - width) / 2;
    }
    want_space(composer, GAP / 2);
    composer->after_heading = false;
    PhotoCell *cells = arena_make_many(composer->arena, PhotoCell, block->photo_count);
    bool complete = true;
    for (size_t i = 0; i < block->photo_count; i++)
        complete &= prepare(composer, &block->photos[i], width, &cells[i]);
    for (size_t start = 0; complete && start < block->photo_count; start += columns) {
        size_t count = block->photo_count - start < columns ? block->photo_count - start : columns;
        set_row(composer, block->photos + start, cells + start, count, x, width, frame->element);
        want_space(composer, GAP / 2);
    }
    want_space(composer, GAP / 2);
}
