#include "xlsx/writer-imp.h"

static const char font_name[] = "宋体";
enum {
    HEADER_FILL = 0xE8ECF2,
    TITLE_COLOR = 0x1F3A5F,
    RULE_COLOR = 0xBFC5CE,
    FAINT_COLOR = 0x808080,
    ALERT_COLOR = 0xC00000
};

static lxw_format *base_format(BookWriter *writer, double size)
{
    lxw_format *format = workbook_add_format(writer->book);
    format_set_font_name(format, font_name);
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

static lxw_format *cell_format(BookWriter *writer, CellPlace place, uint8_t align, const char *number_format)
{
    lxw_format *format = base_format(writer, 10);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, RULE_COLOR);
    format_set_align(format, align);
    if (number_format) format_set_num_format(format, number_format);
    if (align == LXW_ALIGN_LEFT) {
        format_set_text_wrap(format);
        format_set_indent(format, 1);
    }
    if (place == PLACE_TOTAL) {
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_MEDIUM);
        format_set_bg_color(format, HEADER_FILL);
    }
    return format;
}

static void make_head_formats(BookWriter *writer)
{
    writer->title = base_format(writer, 16);
    format_set_bold(writer->title);
    format_set_font_color(writer->title, TITLE_COLOR);
    writer->note = base_format(writer, 10);
    writer->alert = base_format(writer, 10);
    format_set_bold(writer->alert);
    format_set_font_color(writer->alert, ALERT_COLOR);
    writer->header = cell_format(writer, PLACE_BODY, LXW_ALIGN_CENTER, NULL);
    format_set_bold(writer->header);
    format_set_text_wrap(writer->header);
    format_set_bg_color(writer->header, HEADER_FILL);
    writer->nothing = cell_format(writer, PLACE_BODY, LXW_ALIGN_CENTER, NULL);
    format_set_font_color(writer->nothing, FAINT_COLOR);
    writer->paragraph = base_format(writer, 10.5);
    format_set_text_wrap(writer->paragraph);
}

/* The blank after a number keeps it off the border: `_ `. */
void make_formats(BookWriter *writer)
{
    static const char *const decimals[SCALES] = {"0_ ",        "0.0_ ",       "0.00_ ",
                                                 "0.000_ ",    "0.0000_ ",    "0.00000_ ",
                                                 "0.000000_ ", "0.0000000_ ", "0.00000000_ "};
    static const char *const percents[SCALES] = {
        "0%_ ", "0%_ ", "0%_ ", "0.0%_ ", "0.00%_ ", "0.000%_ ", "0.0000%_ ", "0.00000%_ ", "0.000000%_ "};
    make_head_formats(writer);
    for (CellPlace place = PLACE_BODY; place < PLACE_COUNT; place++) {
        lxw_format **looks = writer->looks[place];
        looks[CELL_EMPTY] = cell_format(writer, place, LXW_ALIGN_LEFT, NULL);
        looks[CELL_TEXT] = cell_format(writer, place, LXW_ALIGN_LEFT, NULL);
        writer->centered[place] = cell_format(writer, place, LXW_ALIGN_CENTER, NULL);
        looks[CELL_INTEGER] = cell_format(writer, place, LXW_ALIGN_RIGHT, "0_ ");
        looks[CELL_MONEY] = cell_format(writer, place, LXW_ALIGN_RIGHT, "#,##0.00_ ");
        looks[CELL_DATE] = cell_format(writer, place, LXW_ALIGN_CENTER, "yyyy-mm-dd");
        looks[CELL_RATIO] = cell_format(writer, place, LXW_ALIGN_RIGHT, "0.0%_ ");
        for (int scale = 0; scale < SCALES; scale++) {
            writer->decimals[place][scale] = cell_format(writer, place, LXW_ALIGN_RIGHT, decimals[scale]);
            writer->percents[place][scale] = cell_format(writer, place, LXW_ALIGN_RIGHT, percents[scale]);
        }
    }
}

void number_formats(BookWriter *writer)
{
    lxw_format *const head[] = {writer->title, writer->note, writer->header, writer->nothing,
                                writer->paragraph};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) lxw_format_get_xf_index(head[i]);
    for (CellPlace place = PLACE_BODY; place < PLACE_COUNT; place++) {
        lxw_format_get_xf_index(writer->centered[place]);
        for (size_t i = 0; i < LOOKS; i++)
            if (writer->looks[place][i]) lxw_format_get_xf_index(writer->looks[place][i]);
        for (size_t i = 0; i < SCALES; i++) {
            lxw_format_get_xf_index(writer->decimals[place][i]);
            lxw_format_get_xf_index(writer->percents[place][i]);
        }
    }
}

lxw_format *format_of(const BookWriter *writer, CellPlace place, const GridCell *cell, bool centered)
{
    if (cell->kind == CELL_DECIMAL) return writer->decimals[place][cell->scale];
    if (cell->kind == CELL_PERCENT) return writer->percents[place][cell->scale];
    bool dash = cell->kind == CELL_TEXT && str_is(cell->text, "—");
    if (centered && cell->kind == CELL_TEXT && !dash) return writer->centered[place];
    return writer->looks[place][dash ? CELL_RATIO : cell->kind];
}
