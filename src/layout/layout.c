#include "layout/compose-imp.h"

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

Numbering layout_numbering(const Style *style)
{
    Numbering numbering = {
        .annex = style->annex_pattern, .figure = style->figure_pattern, .table = style->table_pattern};
    memcpy(numbering.headings, style->heading_patterns, sizeof numbering.headings);
    return numbering;
}

static bool look_up(void *context, size_t family, bool bold, bool latin, uint32_t rune, GlyphRef *glyph)
{
    if (!font_glyph(context, family, bold, latin, rune, glyph)) return false;
    font_use(context, *glyph, rune);
    return true;
}

static void collect_heading(void *context, const Block *block)
{
    Composer *composer = context;
    array_push(composer->work, &composer->headings, (PlacedHeading){.block = block});
}

static bool composer_open(Composer *composer, Arena *arena, const Style *style, FontSet *fonts,
                          DiagList *diags)
{
    *composer = (Composer){.arena = arena, .style = style, .diags = diags, .table = NONE, .card = NONE};
    composer->work = arena_new();
    composer->scratch = arena_new();
    composer->shaper = shaper_new(arena, composer->scratch, look_up, fonts, diags);
    return composer->shaper;
}

/* Whether all has gone well. */
static bool composer_close(Composer *composer)
{
    bool complete = composer->shaper && shaper_complete(composer->shaper) && !composer->faulty;
    shaper_free(composer->shaper);
    arena_free(composer->work);
    arena_free(composer->scratch);
    return complete;
}

const Pages *layout_document(Arena *arena, const Document *document, const Style *style, FontSet *fonts,
                             DiagList *diags)
{
    static const BlockVisitor headings = {.kinds = {[BLOCK_HEADING] = collect_heading}};
    const Pages *pages = NULL;
    Composer composer;
    if (composer_open(&composer, arena, style, fonts, diags)) {
        add_element(&composer, 0, ROLE_DOCUMENT);
        blocks_visit(document->blocks, &headings, &composer); /* in their order, as composing meets them */
        LayoutFrame frame = page_frame(&composer);
        for (size_t i = 0; i < document->blocks.count; i++) {
            compose_blocks(&composer, (Blocks){&document->blocks.items[i], 1}, &frame);
            arena_clear(composer.scratch);
        }
        /* An empty document has a page. */
        if (!composer.boxes.count) end_box(&composer, begin_box(&composer), 0);
        pages = paginate(&composer, document);
    }
    return composer_close(&composer) ? pages : NULL;
}

bool layout_chart(Arena *arena, const Chart *chart, const Style *style, FontSet *fonts, Length width,
                  Drawing *drawing, DiagList *diags)
{
    Composer composer;
    if (composer_open(&composer, arena, style, fonts, diags)) {
        *drawing = draw_chart_alone(&composer, chart, width);
        Item *items = arena_make_many(arena, Item, drawing->item_count);
        if (drawing->item_count) memcpy(items, drawing->items, drawing->item_count * sizeof *items);
        drawing->items = items;
    }
    return composer_close(&composer);
}
