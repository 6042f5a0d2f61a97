/* Charts: what layout draws of them, item for item, as SVG. Each is drawn twice, for a desk's width and for a
 * phone's, and the stylesheet shows the one that fits: a drawing scaled to a phone would be too small to
 * read.
 */
#include "html/writer-imp.h"

#include "layout/layout.h"

enum { NARROW = 270000 };

static void put_coordinate(HtmlWriter *writer, const char *name, Length value)
{
    put_format(writer, " %s=\"", name);
    put_points(writer, value);
    put(writer, "\"");
}

static void put_paint(HtmlWriter *writer, const char *name, Color color)
{
    put_format(writer, " %s=\"", name);
    put_color(writer, color);
    put(writer, "\"");
}

/* Each character stands where it was drawn: the reader's fonts are not ours, and a gap between Chinese and
 * Latin is no character. */
static void put_label(HtmlWriter *writer, const Item *item)
{
    StrBuf text = {.arena = writer->arena};
    Length x = item->x;
    put(writer, "<text x=\"");
    for (uint32_t i = 0; i < item->text.count; i++) {
        const PlacedGlyph *glyph = &item->text.glyphs[i];
        if (i) put(writer, " ");
        put_points(writer, x - glyph->offset);
        strbuf_add_rune(&text, glyph->rune);
        x += glyph->advance;
    }
    put(writer, "\"");
    put_coordinate(writer, "y", item->y);
    put_coordinate(writer, "font-size", item->text.size);
    put_paint(writer, "fill", item->color);
    put(writer, ">");
    put_escaped(writer, strbuf_str(&text));
    put(writer, "</text>");
}

static void put_rect(HtmlWriter *writer, const Item *item)
{
    put(writer, "<rect");
    put_coordinate(writer, "x", item->x);
    put_coordinate(writer, "y", item->y);
    put_coordinate(writer, "width", item->width);
    put_coordinate(writer, "height", item->height);
    if (item->rect.radius) put_coordinate(writer, "rx", item->rect.radius);
    put_paint(writer, "fill", item->color);
    put(writer, "/>");
}

static void put_line(HtmlWriter *writer, const Item *item)
{
    put(writer, "<line");
    put_coordinate(writer, "x1", item->x);
    put_coordinate(writer, "y1", item->y);
    put_coordinate(writer, "x2", item->x + item->width);
    put_coordinate(writer, "y2", item->y + item->height);
    put_paint(writer, "stroke", item->color);
    put_coordinate(writer, "stroke-width", item->line.thickness);
    if (item->line.dash) put_coordinate(writer, "stroke-dasharray", item->line.dash);
    put(writer, "/>");
}

static void put_polygon(HtmlWriter *writer, const Item *item)
{
    put(writer, "<polygon points=\"");
    for (uint32_t i = 0; i < 2 * item->polygon.count; i++) {
        if (i) put(writer, i % 2 ? "," : " ");
        put_points(writer, item->polygon.points[i]);
    }
    put(writer, "\"");
    put_paint(writer, item->polygon.stroke ? "stroke" : "fill", item->color);
    if (item->polygon.stroke) {
        put(writer, " fill=\"none\"");
        put_coordinate(writer, "stroke-width", item->polygon.thickness);
    }
    put(writer, "/>");
}

static void put_item(HtmlWriter *writer, const Item *item)
{
    switch (item->kind) {
    case ITEM_TEXT: put_label(writer, item); break;
    case ITEM_RECT: put_rect(writer, item); break;
    case ITEM_LINE: put_line(writer, item); break;
    case ITEM_POLYGON: put_polygon(writer, item); break;
    case ITEM_IMAGE: break; /* no chart has one */
    }
}

static void put_drawing(HtmlWriter *writer, const Drawing *drawing, const char *class)
{
    put_format(writer, "<svg class=\"%s\" role=\"img\" viewBox=\"0 0 ", class);
    put_points(writer, drawing->width);
    put(writer, " ");
    put_points(writer, drawing->height);
    put(writer, "\"");
    put_attribute(writer, "aria-label", drawing->alt);
    put(writer, ">\n");
    for (size_t i = 0; i < drawing->item_count; i++) put_item(writer, &drawing->items[i]);
    put(writer, "</svg>\n");
}

static bool draw(HtmlWriter *writer, const Chart *chart, Length width, const char *class)
{
    Drawing drawing;
    if (!writer->fonts)
        writer->fonts = font_set_open(layout_families(writer->arena, writer->style),
                                      writer->style->family_count, writer->diags);
    if (!writer->fonts ||
        !layout_chart(writer->arena, chart, writer->style, writer->fonts, width, &drawing, writer->diags))
        return false;
    put_drawing(writer, &drawing, class);
    return true;
}

void put_chart(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    const Chart *chart = &block->chart;
    const Style *style = writer->style;
    Length wide = style->page_width - style->margin_left - style->margin_right;
    put(writer, "<figure class=\"chart\"");
    put_attribute(writer, "id", block->label);
    put(writer, ">\n");
    if (!draw(writer, chart, wide, "wide") || !draw(writer, chart, NARROW, "narrow")) writer->failed = true;
    put_figure_caption(writer, &chart->caption);
    put(writer, "</figure>\n");
}
