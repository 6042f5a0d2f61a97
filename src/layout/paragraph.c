/* Paragraphs: inlines as runs of text, lines as boxes, glyphs at their places. */
#include "layout/compose-imp.h"

#include "base/utf8.h"

/* --- shaping -------------------------------------------------------------------------------------------- */

/* Emphasis is 楷体, as Chinese has no italics. */
static size_t emphasis_family(const Style *style, size_t otherwise)
{
    for (size_t i = 0; i < style->family_count; i++)
        if (str_is(style->families[i].name, "kai")) return i;
    return otherwise;
}

static RunKind run_kind(InlineKind kind)
{
    switch (kind) {
    case INLINE_BREAK: return RUN_BREAK;
    case INLINE_CODE: return RUN_CODE;
    case INLINE_NAME: return RUN_NAME;
    case INLINE_TEXT: break;
    }
    return RUN_PLAIN;
}

static TextRun run_of(const Composer *composer, const Inline *text, const TextStyle *style)
{
    TextRun run = {.kind = run_kind(text->kind),
                   .size = style->size,
                   .color = style->color,
                   .family = style->family,
                   .bold = style->bold || text->strong,
                   .text = text->text,
                   .target = text->target,
                   .span = text->span};
    if (text->emphasis) run.family = emphasis_family(composer->style, run.family);
    if (text->kind == INLINE_CODE && style_color(composer->style, text->text, &run.fill)) {
        const TextStyle *chip = &composer->style->text[TEXT_CHIP];
        run.kind = RUN_CHIP;
        run.size = chip->size;
        run.color = chip->color;
        run.family = chip->family;
        run.bold = chip->bold;
    }
    return run;
}

Shaped shape_inlines(Composer *composer, const Inlines *text, const TextStyle *style)
{
    TextRun *runs = arena_make_many(composer->scratch, TextRun, text->count);
    for (size_t i = 0; i < text->count; i++) runs[i] = run_of(composer, &text->items[i], style);
    return text_shape(composer->shaper, runs, text->count, style->size, style->leading);
}

static Shaped shape_run(Composer *composer, RunKind kind, Str text, const TextStyle *style, Span span)
{
    TextRun *run = arena_make(composer->scratch, TextRun);
    *run = (TextRun){.kind = kind,
                     .size = style->size,
                     .color = style->color,
                     .family = style->family,
                     .bold = style->bold,
                     .text = text,
                     .span = span};
    return text_shape(composer->shaper, run, 1, style->size, style->leading);
}

Shaped shape_words(Composer *composer, Str text, const TextStyle *style, Span span)
{
    return shape_run(composer, RUN_PLAIN, text, style, span);
}

Shaped shape_code(Composer *composer, Str text, const TextStyle *style, Span span)
{
    return shape_run(composer, RUN_CODE, text, style, span);
}

/* --- drawing -------------------------------------------------------------------------------------------- */

typedef struct LineDrawing {
    Composer *composer;
    const Shaped *text;
    const TextLine *line;
    const GlyphPlace *places;
    Length x, y;
    uint32_t element;
} LineDrawing;

static bool same_look(const Shaped *text, const Cluster *a, const Cluster *b)
{
    if (b->kind == CLASS_CHIP || a->face != b->face || a->embolden != b->embolden) return false;
    if (a->run == b->run) return true;
    const TextRun *run = &text->runs[a->run], *other = &text->runs[b->run];
    return run->size == other->size && run->color.r == other->color.r && run->color.g == other->color.g &&
           run->color.b == other->color.b;
}

static void draw_chip(const LineDrawing *drawing, size_t i)
{
    Composer *composer = drawing->composer;
    const Cluster *cluster = &drawing->text->clusters[drawing->line->first + i];
    const TextChip *chip = &drawing->text->chips[cluster->glyph];
    Length x = drawing->x + drawing->places[i].x;
    Length middle = drawing->y - drawing->text->em * 38 / 100;
    Length height = chip->size * 145 / 100;
    PlacedGlyph *glyphs = arena_make_many(composer->arena, PlacedGlyph, chip->count);
    memcpy(glyphs, chip->glyphs, chip->count * sizeof *glyphs);
    add_item(composer, (Item){.kind = ITEM_RECT,
                              .element = ELEMENT_ARTIFACT,
                              .color = chip->fill,
                              .x = x,
                              .y = middle - height / 2,
                              .width = cluster->width,
                              .height = height,
                              .rect = {.radius = chip->size / 4}});
    add_item(composer, (Item){.kind = ITEM_TEXT,
                              .element = drawing->element,
                              .color = chip->color,
                              .x = x + (cluster->width - chip->text_width) / 2,
                              .y = middle + chip->size * 38 / 100,
                              .text = {.glyphs = glyphs,
                                       .count = chip->count,
                                       .face = chip->face,
                                       .embolden = chip->embolden,
                                       .size = chip->size}});
}

/* A typed blank inside a run is written as such, so that copying gives it back. */
static bool writes_blank(const LineDrawing *drawing, const Cluster *cluster, GlyphRef *blank)
{
    if (!cluster->blank || cluster->gap_kind != GAP_WORD) return false;
    const TextRun *run = &drawing->text->runs[cluster->run];
    return shaper_blank(drawing->composer->shaper, run, cluster->latin, blank) &&
           blank->face == cluster->face;
}

/* The hyphen of a word that goes on in the next line; gives the glyphs added. */
static uint32_t add_hyphen(const LineDrawing *drawing, const Cluster *cluster, PlacedGlyph *before)
{
    GlyphRef hyphen;
    if (!cluster->hyphen ||
        !shaper_hyphen(drawing->composer->shaper, &drawing->text->runs[cluster->run], &hyphen))
        return 0;
    before->advance -= cluster->hyphen;
    before[1] = (PlacedGlyph){SOFT_HYPHEN, hyphen.glyph, cluster->hyphen, 0};
    return 1;
}

/* The clusters from `start` on that share one look, before `limit`, as one item; gives the place behind them.
 */
static size_t draw_run(const LineDrawing *drawing, size_t start, size_t limit)
{
    Composer *composer = drawing->composer;
    const Cluster *clusters = drawing->text->clusters + drawing->line->first;
    size_t count = drawing->line->end - drawing->line->first, end = start + 1;
    while (end < limit && same_look(drawing->text, &clusters[start], &clusters[end])) end++;
    size_t blanks = 0;
    for (size_t i = start; i < end; i++) blanks += clusters[i].blank;
    PlacedGlyph *glyphs = arena_make_many(composer->arena, PlacedGlyph, end - start + blanks + 1);
    uint32_t used = 0;
    for (size_t i = start; i < end; i++) {
        const GlyphPlace *place = &drawing->places[i];
        PlacedGlyph *glyph = &glyphs[used++];
        *glyph = (PlacedGlyph){clusters[i].rune, clusters[i].glyph, place->end - place->x, place->shift};
        if (i + 1 == count) {
            used += add_hyphen(drawing, &clusters[i], glyph);
            break;
        }
        Length gap = drawing->places[i + 1].x - place->end;
        GlyphRef blank;
        if (writes_blank(drawing, &clusters[i], &blank))
            glyphs[used++] = (PlacedGlyph){' ', blank.glyph, gap, 0};
        else if (i + 1 < end)
            glyph->advance += gap;
    }
    const TextRun *run = &drawing->text->runs[clusters[start].run];
    add_item(composer, (Item){.kind = ITEM_TEXT,
                              .element = drawing->element,
                              .color = run->color,
                              .x = drawing->x + drawing->places[start].x,
                              .y = drawing->y,
                              .text = {.glyphs = glyphs,
                                       .count = used,
                                       .face = clusters[start].face,
                                       .embolden = clusters[start].embolden,
                                       .size = run->size}});
    return end;
}

static Str target_of(const LineDrawing *drawing, size_t i)
{
    const Cluster *cluster = &drawing->text->clusters[drawing->line->first + i];
    return drawing->text->runs[cluster->run].target;
}

static Str text_of(const LineDrawing *drawing, size_t start, size_t end)
{
    StrBuf text = {.arena = drawing->composer->arena};
    const Cluster *clusters = drawing->text->clusters + drawing->line->first;
    for (size_t i = start; i < end; i++) {
        if (clusters[i].kind != CLASS_CHIP) strbuf_add_rune(&text, clusters[i].rune);
        if (clusters[i].blank && i + 1 < end) strbuf_add_char(&text, ' ');
    }
    return strbuf_str(&text);
}

static void add_link(const LineDrawing *drawing, Str target, size_t start, size_t end)
{
    Length em = drawing->text->em, x = drawing->places[start].x;
    array_push(drawing->composer->work, &drawing->composer->links,
               (PendingLink){.x = drawing->x + x,
                             .y = drawing->y - em,
                             .width = drawing->places[end - 1].end - x,
                             .height = em * 5 / 4,
                             .target = target,
                             .heading = NONE,
                             .element = drawing->element,
                             .text = text_of(drawing, start, end)});
}

/* Clusters of one target, or of none. */
static void draw_piece(LineDrawing drawing, Str target, size_t start, size_t end)
{
    Composer *composer = drawing.composer;
    if (target.len && drawing.element != ELEMENT_ARTIFACT)
        drawing.element = add_element(composer, drawing.element, ROLE_LINK);
    for (size_t i = start; i < end;) {
        if (drawing.text->clusters[drawing.line->first + i].kind == CLASS_CHIP)
            draw_chip(&drawing, i++);
        else
            i = draw_run(&drawing, i, end);
    }
    if (target.len) add_link(&drawing, target, start, end);
}

void draw_line(Composer *composer, const Shaped *text, const TextLine *line, Length x, Length y,
               uint32_t element)
{
    size_t count = line->end - line->first;
    if (!count) return;
    enum { USUAL = 160 };
    GlyphPlace usual[USUAL];
    GlyphPlace *places = count <= USUAL ? usual : arena_make_many(composer->scratch, GlyphPlace, count);
    text_justify(text, line, places);
    LineDrawing drawing = {composer, text, line, places, x, y, element};
    for (size_t start = 0, end; start < count; start = end) {
        Str target = target_of(&drawing, start);
        end = start + 1;
        while (end < count && str_equal(target, target_of(&drawing, end))) end++;
        draw_piece(drawing, target, start, end);
    }
}

static Length aligned(Length x, Length width, Align align)
{
    return align == ALIGN_LEFT ? x : align == ALIGN_CENTER ? x - width / 2 : x - width;
}

Length draw_text(Composer *composer, const Shaped *text, Length x, Length y, Align align, uint32_t element)
{
    Length width = text_width(text);
    TextLine line = {0, (uint32_t)text->count, width, 0, false};
    draw_line(composer, text, &line, aligned(x, width, align), y, element);
    return width;
}

Length draw_str(Composer *composer, Str text, const TextStyle *style, Length x, Length y, Align align,
                uint32_t element)
{
    Shaped shaped = shape_words(composer, text, style, (Span){0});
    return draw_text(composer, &shaped, x, y, align, element);
}

/* --- lines ---------------------------------------------------------------------------------------------- */

/* No page ends with a paragraph's first line or starts with its last (孤行不成页), short ones aside; a
 * heading has two lines below it. */
static uint16_t penalty_before(size_t line, size_t count, bool after_heading)
{
    if (line == 0) return PENALTY_FREE;
    if (after_heading && line == 1) return PENALTY_NEVER;
    if (count < 4) return PENALTY_SHORT;
    return line == 1 || line + 1 == count ? PENALTY_NEVER : PENALTY_FREE;
}

/* The label shares the line's base line; a larger • the line's middle. */
static void draw_item_label(Composer *composer, Length y, Length em)
{
    const Shaped *label = composer->item_label;
    composer->item_label = NULL;
    if (!label) return;
    bool bullet = label->count == 1 && label->clusters[0].kind == CLASS_MIDDLE;
    if (bullet) y += (label->em - em) * 38 / 100;
    draw_text(composer, label, composer->item_label_x, y, ALIGN_LEFT, composer->item_label_element);
}

void set_lines(Composer *composer, const LayoutFrame *frame, const Shaped *text, const ParagraphForm *form)
{
    LineMeasure measure = {
        .width = frame->width, .indent = form->indent, .ragged = form->ragged || form->align != ALIGN_LEFT};
    TextLines lines = text_paragraph(composer->shaper, text, measure);
    bool after_heading = composer->after_heading;
    composer->after_heading = false;
    for (size_t i = 0; i < lines.count; i++) {
        const TextLine *line = &lines.items[i];
        want_penalty(composer, penalty_before(i, lines.count, after_heading));
        Box *box = begin_box(composer);
        box->on_grid = form->on_grid;
        Length free = frame->width - line->width;
        Length x = form->align == ALIGN_LEFT ? 0 : form->align == ALIGN_CENTER ? free / 2 : free;
        Length y = text_base_line(text->leading, text->em);
        if (i == 0) draw_item_label(composer, y, text->em);
        draw_line(composer, text, line, frame->x + x, y, form->element);
        end_box(composer, box, text->leading);
    }
    if (after_heading && lines.count == 1) want_penalty(composer, PENALTY_SECOND);
}

Inlines with_prefix(Composer *composer, Str prefix, const Inlines *text, Span span)
{
    Inline *items = arena_make_many(composer->scratch, Inline, text->count + 1);
    items[0] = (Inline){.text = prefix, .span = span};
    for (size_t i = 0; i < text->count; i++) items[i + 1] = text->items[i];
    return prefix.len ? (Inlines){items, text->count + 1} : *text;
}

Str with_gap(Composer *composer, Str number)
{
    if (!number.len) return number;
    uint32_t last = 0;
    for (Str rest = number; rest.len;) last = utf8_next(&rest);
    CharClass kind = rune_class(last);
    if (kind == CLASS_PAUSE || kind == CLASS_CLOSING || kind == CLASS_STOP) return number;
    bool digit = rune_is_digit(last) || kind == CLASS_IDEOGRAPH;
    return str_printf(composer->arena, "%.*s%s", STR_ARG(number), digit ? "\u3000" : " ");
}
