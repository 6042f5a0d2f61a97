#include "layout/compose.h"

const FontFamily *layout_families(Arena *arena, const Style *style)
{
    FontFamily *families = arena_make_many(arena, FontFamily, style->family_count);
    for (size_t i = 0; i < style->family_count; i++) {
        const StyleFamily *family = &style->families[i];
        families[i] =
            (FontFamily){family->name, family->han, family->han_count, family->latin, family->latin_count};
    }
    return families;
}

static bool look_up(void *context, size_t family, bool bold, bool latin, uint32_t rune, GlyphRef *glyph)
{
    if (!font_glyph(context, family, bold, latin, rune, glyph)) return false;
    font_use(context, *glyph, rune);
    return true;
}

/* Headings in their order, as composing meets them. */
static void collect_headings(Composer *composer, const Blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const Block *block = blocks->items[i];
        if (block->kind == BLOCK_HEADING)
            array_push(composer->arena, &composer->headings, (Heading){.block = block});
        collect_headings(composer, &block->children);
    }
}

const Pages *layout_document(Arena *arena, const Document *document, const Style *style, FontSet *fonts,
                             DiagList *diags)
{
    const Pages *pages = NULL;
    Composer composer = {.arena = arena, .style = style, .diags = diags, .table = NONE, .card = NONE};
    composer.shaper = shaper_new(arena, style, look_up, fonts, diags);
    if (!composer.shaper) return NULL;
    add_element(&composer, 0, ROLE_DOCUMENT);
    collect_headings(&composer, &document->blocks);
    Frame frame = page_frame(&composer);
    compose_blocks(&composer, &document->blocks, &frame);
    if (!composer.boxes.count) end_box(&composer, begin_box(&composer), 0); /* an empty document has a page */
    pages = paginate(&composer, document);
    bool complete = shaper_complete(composer.shaper) && !composer.failed;
    shaper_free(composer.shaper);
    return complete ? pages : NULL;
}

bool layout_chart(Arena *arena, const Block *chart, const Style *style, FontSet *fonts, Length width,
                  Drawing *drawing, DiagList *diags)
{
    Composer composer = {.arena = arena, .style = style, .diags = diags, .table = NONE, .card = NONE};
    composer.shaper = shaper_new(arena, style, look_up, fonts, diags);
    if (!composer.shaper) return false;
    *drawing = draw_chart_alone(&composer, chart, width);
    bool complete = shaper_complete(composer.shaper);
    shaper_free(composer.shaper);
    return complete;
}
