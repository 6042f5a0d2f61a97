/* The page while it is being written; of concern to html/ alone.
 *
 * Markup goes straight to the file, so that only a few photos are in memory at a time. Whatever comes from a
 * document goes through put_escaped or put_attribute, which escape it; put and put_format take markup of our
 * own. */
#ifndef HTML_WRITER_H
#define HTML_WRITER_H

#include "html/html.h"

#include "base/file.h"
#include "font/font.h"
#include "image/image.h"

typedef struct HtmlWriter {
    Arena *arena;
    const Document *document;
    const Style *style;
    Str rules; /* templates/report.css */
    DiagList *diags;
    PendingFile file;
    PtrMap ids;     /* heading → its id, a Str */
    PtrMap images;  /* photo → its Image; none where it could not be opened */
    FontSet *fonts; /* opened for the first chart */
    bool failed;    /* with a message */
} HtmlWriter;

/* --- text.c --- */

void put(HtmlWriter *writer, const char *markup);
void put_format(HtmlWriter *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Markup of our own. */
void put_raw(HtmlWriter *writer, Str markup);
void put_escaped(HtmlWriter *writer, Str text);
/*  name="value"; nothing where the value is empty. */
void put_attribute(HtmlWriter *writer, const char *name, Str value);
void put_inlines(HtmlWriter *writer, Inlines text);
/* A heading's or a caption's number and the gap behind it. */
void put_number(HtmlWriter *writer, Str number);
/* <figcaption>; nothing where there is neither number nor text. */
void put_figure_caption(HtmlWriter *writer, const Caption *caption);
/* #1F3A5F */
void put_color(HtmlWriter *writer, Color color);
/* A length in points, as a bare number. */
Str points_text(Arena *arena, Length length);
void put_points(HtmlWriter *writer, Length length);
/* The text alone, a break as a blank. */
Str plain_text(Arena *arena, Inlines text);
/* Index of the word among the style's colours, whose class is c0, c1, …; false where it has none. */
bool color_class(const HtmlWriter *writer, Str word, size_t *index);

/* --- one file each --- */

/* The policy that allows the sheet, and the sheet. */
void put_stylesheet(HtmlWriter *writer);
/* What the template gives of a table's column, in hundredths of the table: the class w33; 0: nothing. */
unsigned column_percent(const Table *table, size_t column);
/* Opened once; NULL with a message, once, where it is broken. */
const Image *photo_open(HtmlWriter *writer, const Photo *photo);
/* Of its proportions: r1333. */
Str photo_class(Arena *arena, const Image *image);
void put_blocks(HtmlWriter *writer, Blocks blocks);
/* Of kinds of blocks; the context is the writer. */
BlockVisit put_table, put_facts, put_photos, put_chart;

#endif
