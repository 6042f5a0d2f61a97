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

typedef struct Writer {
    Arena *arena;
    const Document *document;
    const Style *style;
    DiagList *diags;
    PendingFile file;
    PtrMap ids;     /* heading → its id, a Str */
    FontSet *fonts; /* opened for the first chart */
    bool failed;    /* with a message */
} Writer;

/* --- text.c --- */

void put(Writer *writer, const char *markup);
void put_format(Writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void put_escaped(Writer *writer, Str text);
/*  name="value"; nothing where the value is empty. */
void put_attribute(Writer *writer, const char *name, Str value);
void put_inlines(Writer *writer, Inlines text);
/* A heading's or a caption's number and the gap behind it. */
void put_number(Writer *writer, Str number);
/* #1F3A5F */
void put_color(Writer *writer, Color color);
/* A length in points, as a bare number. */
void put_points(Writer *writer, Length length);
/* The text alone, a break as a blank. */
Str plain_text(Arena *arena, Inlines text);
/* Index of the word among the style's colours, whose class is c0, c1, …; false where it has none. */
bool color_class(const Writer *writer, Str word, size_t *index);

/* --- one file each --- */

void put_stylesheet(Writer *writer);
void put_blocks(Writer *writer, Blocks blocks);
void put_table(Writer *writer, const Block *block);
void put_facts(Writer *writer, const Block *block);
void put_photos(Writer *writer, const Block *block);
void put_chart(Writer *writer, const Block *block);

#endif
