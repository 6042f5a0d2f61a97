#include "pdf/content-imp.h"

#include <math.h>
#include <stdio.h>

typedef struct ContentState State;

enum { NO_COLOR = 0xFFFFFFFF, NO_FACE = 0xFFFF };

/* How far a quarter circle's control points lie from its ends: 4/3 (√2 − 1), in 1/1000 of the radius. */
enum { CIRCLE = 552 };

/* The width of the stroke that emboldens a text, as a part of its size. */
enum { EMBOLDEN_DIVISOR = 32 };

/* --- numbers and words --- */

static void put(Content *content, const char *text)
{
    strbuf_add(&content->out, str_from(text));
}

static int64_t hundredths(int64_t length)
{
    return (length + (length < 0 ? -5 : 5)) / 10;
}

/* A number of hundredths, as short as it goes, and a blank. */
static void put_hundredths(Content *content, int64_t value)
{
    StrBuf *out = &content->out;
    uint64_t size = value < 0 ? (uint64_t)-value : (uint64_t)value;
    if (value < 0) strbuf_add_char(out, '-');
    if (size >= 100 || size == 0) strbuf_add_number(out, size / 100);
    if (size % 100) {
        strbuf_add_char(out, '.');
        strbuf_add_char(out, (char)('0' + size % 100 / 10));
        if (size % 10) strbuf_add_char(out, (char)('0' + size % 10));
    }
    strbuf_add_char(out, ' ');
}

static void put_length(Content *content, int64_t length)
{
    put_hundredths(content, hundredths(length));
}

/* From the page's top left corner to the PDF's bottom left one. */
static void put_point(Content *content, int64_t x, int64_t y)
{
    put_length(content, x);
    put_length(content, content->height - y);
}

void content_font_name(char name[CONTENT_NAME_SIZE], size_t face, size_t layer)
{
    if (layer == 0)
        snprintf(name, CONTENT_NAME_SIZE, "F%zu", face);
    else
        snprintf(name, CONTENT_NAME_SIZE, "F%zuL%zu", face, layer);
}

void content_image_name(char name[CONTENT_NAME_SIZE], size_t photo)
{
    snprintf(name, CONTENT_NAME_SIZE, "I%zu", photo);
}

/* --- graphics state --- */

static uint32_t packed(Color color)
{
    return (uint32_t)(color.r << 16 | color.g << 8 | color.b);
}

/* A part of a colour in 1/1000. */
static void put_part(Content *content, uint32_t part)
{
    uint32_t thousandths = ((part & 0xFF) * 1000 + 127) / 255;
    if (thousandths == 0 || thousandths == 1000)
        put(content, thousandths ? "1 " : "0 ");
    else
        strbuf_printf(&content->out, ".%03u ", thousandths);
}

static void set_color(Content *content, uint32_t *current, Color color, const char *gray, const char *rgb)
{
    uint32_t wanted = packed(color);
    if (*current == wanted) return;
    *current = wanted;
    put_part(content, wanted >> 16);
    if (color.r == color.g && color.g == color.b) {
        put(content, gray);
        return;
    }
    put_part(content, wanted >> 8);
    put_part(content, wanted);
    put(content, rgb);
}

static void set_fill(Content *content, Color color)
{
    set_color(content, &content->state.fill, color, "g\n", "rg\n");
}

static void set_stroke(Content *content, Color color, int64_t thickness, int64_t dash)
{
    State *state = &content->state;
    set_color(content, &state->stroke, color, "G\n", "RG\n");
    if (state->thickness != thickness) {
        put_length(content, thickness);
        put(content, "w\n");
    }
    if (state->dash != dash) {
        put(content, "[");
        if (dash > 0) put_length(content, dash);
        put(content, "] 0 d\n");
    }
    state->thickness = thickness;
    state->dash = dash;
}

/* --- structure --- */

static void end_text(Content *content)
{
    if (content->state.in_text) put(content, "ET\n");
    content->state.in_text = false;
}

static void end_mark(Content *content)
{
    end_text(content);
    if (content->state.marked) put(content, "EMC\n");
    content->state.marked = false;
}

static void begin_mark(Content *content, uint32_t element)
{
    State *state = &content->state;
    if (state->marked && state->element == element) return;
    end_mark(content);
    state->marked = true;
    state->element = element;
    if (tags_has(content->tags, element))
        strbuf_printf(&content->out, "/%s<</MCID %u>>BDC\n",
                      tags_type(content->tags->pages->elements[element].role), state->marks++);
    else
        put(content, "/Artifact BMC\n");
}

/* --- text --- */

static void begin_line(Content *content, const Item *item)
{
    State *state = &content->state;
    int64_t x = hundredths(item->x), y = hundredths(content->height - item->y);
    if (!state->in_text) {
        put(content, "BT\n");
        state->in_text = true;
        state->line_x = state->line_y = 0;
    }
    put_hundredths(content, x - state->line_x);
    put_hundredths(content, y - state->line_y);
    put(content, "Td ");
    state->line_x = x;
    state->line_y = y;
}

static void set_font(Content *content, size_t face, size_t layer, Length size)
{
    State *state = &content->state;
    char name[CONTENT_NAME_SIZE];
    if (state->face == face && state->layer == layer && state->size == size) return;
    content_font_name(name, face, layer);
    strbuf_printf(&content->out, "/%s ", name);
    put_length(content, size);
    put(content, "Tf ");
    state->face = face;
    state->layer = layer;
    state->size = size;
}

static void set_weight(Content *content, const Item *item)
{
    State *state = &content->state;
    int64_t stroke = item->text.embolden ? item->text.size / EMBOLDEN_DIVISOR : 0;
    if (stroke > 0) set_stroke(content, item->color, stroke, 0);
    if ((stroke > 0) != (state->stroke_of_text > 0)) put(content, stroke > 0 ? "2 Tr\n" : "0 Tr\n");
    state->stroke_of_text = stroke;
}

static void put_code(StrBuf *out, uint16_t cid)
{
    static const char digits[] = "0123456789ABCDEF";
    char code[4] = {digits[cid >> 12], digits[cid >> 8 & 15], digits[cid >> 4 & 15], digits[cid & 15]};
    strbuf_add(out, (Str){code, 4});
}

/* Where the viewer's pen stands, and where ours does, in 1/1000000 pt from the line's start. */
typedef struct Pens {
    int64_t theirs, ours;
} Pens;

/* Glyphs of one layer as a TJ array; adjustments are in 1/1000 em, and what rounding leaves goes into the
 * next one. Marks that shed their blank halves overlap by half an em: poppler takes more for a new line. */
enum { HALF_EM = 500 };

static size_t put_run(Content *content, const Item *item, size_t from, size_t layer, Pens *pens)
{
    const FontProgram *program = &content->programs[item->text.face];
    StrBuf *out = &content->out;
    bool open = false;
    size_t i = from;
    put(content, "[");
    for (; i < item->text.count; i++) {
        const PlacedGlyph *glyph = &item->text.glyphs[i];
        if (font_layer(program, glyph->glyph, glyph->rune) != layer) break;
        int64_t size = item->text.size > 0 ? item->text.size : 1;
        int64_t gap = pens->theirs - (pens->ours - (int64_t)glyph->offset * 1000);
        int64_t adjustment = (gap + (gap < 0 ? -size / 2 : size / 2)) / size;
        if (adjustment == HALF_EM + 1) adjustment = HALF_EM;
        if (adjustment != 0) {
            if (open) strbuf_add_char(out, '>');
            if (adjustment < 0) strbuf_add_char(out, '-');
            strbuf_add_number(out, (uint64_t)(adjustment < 0 ? -adjustment : adjustment));
            open = false;
        }
        if (!open) strbuf_add_char(out, '<');
        open = true;
        put_code(out, program->glyphs[glyph->glyph].cid);
        pens->theirs += (program->glyphs[glyph->glyph].advance - adjustment) * size;
        pens->ours += (int64_t)glyph->advance * 1000;
    }
    put(content, open ? ">]TJ\n" : "]TJ\n");
    return i;
}

/* A text object of its own, whose lines run uphill. */
static void begin_turned(Content *content, const Item *item)
{
    double angle = item->text.turn * acos(-1) / 180;
    end_text(content);
    strbuf_printf(&content->out, "BT\n%.4f %.4f %.4f %.4f ", cos(angle), sin(angle), -sin(angle), cos(angle));
    put_point(content, item->x, item->y);
    put(content, "Tm ");
    content->state.in_text = true;
}

static void put_text(Content *content, const Item *item)
{
    Pens pens = {0, 0};
    if (item->text.count == 0) return;
    set_fill(content, item->color);
    set_weight(content, item);
    if (item->text.turn)
        begin_turned(content, item);
    else
        begin_line(content, item);
    for (size_t i = 0; i < item->text.count;) {
        const PlacedGlyph *glyph = &item->text.glyphs[i];
        size_t layer = font_layer(&content->programs[item->text.face], glyph->glyph, glyph->rune);
        set_font(content, item->text.face, layer, item->text.size);
        i = put_run(content, item, i, layer, &pens);
    }
    if (item->text.turn) end_text(content);
}

/* --- shapes --- */

static void put_curve(Content *content, int64_t x1, int64_t y1, int64_t x2, int64_t y2, int64_t x3,
                      int64_t y3)
{
    put_point(content, x1, y1);
    put_point(content, x2, y2);
    put_point(content, x3, y3);
    put(content, "c\n");
}

static void put_round_rect(Content *content, const Item *item)
{
    int64_t left = item->x, top = item->y, right = left + item->width, bottom = top + item->height;
    int64_t radius = item->rect.radius;
    if (radius > item->width / 2) radius = item->width / 2;
    if (radius > item->height / 2) radius = item->height / 2;
    int64_t rest = radius - radius * CIRCLE / 1000;
    put_point(content, left + radius, top);
    put(content, "m\n");
    put_point(content, right - radius, top);
    put(content, "l\n");
    put_curve(content, right - rest, top, right, top + rest, right, top + radius);
    put_point(content, right, bottom - radius);
    put(content, "l\n");
    put_curve(content, right, bottom - rest, right - rest, bottom, right - radius, bottom);
    put_point(content, left + radius, bottom);
    put(content, "l\n");
    put_curve(content, left + rest, bottom, left, bottom - rest, left, bottom - radius);
    put_point(content, left, top + radius);
    put(content, "l\n");
    put_curve(content, left, top + rest, left + rest, top, left + radius, top);
    put(content, "f\n");
}

static void put_rect(Content *content, const Item *item)
{
    set_fill(content, item->color);
    if (item->rect.radius > 0) {
        put_round_rect(content, item);
        return;
    }
    put_point(content, item->x, (int64_t)item->y + item->height);
    put_length(content, item->width);
    put_length(content, item->height);
    put(content, "re f\n");
}

static void put_line(Content *content, const Item *item)
{
    set_stroke(content, item->color, item->line.thickness, item->line.dash);
    put_point(content, item->x, item->y);
    put(content, "m ");
    put_point(content, (int64_t)item->x + item->width, (int64_t)item->y + item->height);
    put(content, "l S\n");
}

static void put_polygon(Content *content, const Item *item)
{
    const Length *points = item->polygon.points;
    if (item->polygon.count == 0) return;
    if (item->polygon.stroke)
        set_stroke(content, item->color, item->polygon.thickness, 0);
    else
        set_fill(content, item->color);
    for (uint32_t i = 0; i < item->polygon.count; i++) {
        put_point(content, points[2 * i], points[2 * i + 1]);
        put(content, i == 0 ? "m " : "l ");
    }
    put(content, item->polygon.stroke ? "s\n" : "f\n");
}

static void put_image(Content *content, const Item *item)
{
    char name[CONTENT_NAME_SIZE];
    content_image_name(name, photos_find(content->photos, item->image));
    put(content, "q ");
    put_length(content, item->width);
    put(content, "0 0 ");
    put_length(content, item->height);
    put_point(content, item->x, (int64_t)item->y + item->height);
    strbuf_printf(&content->out, "cm /%s Do Q\n", name);
}

void content_write(Content *content, const Page *page)
{
    static void (*const puts[])(Content *, const Item *) = {
        [ITEM_TEXT] = put_text,       [ITEM_RECT] = put_rect,   [ITEM_LINE] = put_line,
        [ITEM_POLYGON] = put_polygon, [ITEM_IMAGE] = put_image,
    };
    content->out.len = 0;
    content->height = page->height;
    content->state = (State){.fill = NO_COLOR, .stroke = NO_COLOR, .thickness = 1000, .face = NO_FACE};
    for (size_t i = 0; i < page->item_count; i++) {
        const Item *item = &page->items[i];
        begin_mark(content, item->element);
        if (item->kind != ITEM_TEXT) end_text(content);
        puts[item->kind](content, item);
    }
    end_mark(content);
}
