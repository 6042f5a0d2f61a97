/* Content: the operators that draw a page (PDF 32000-1, 8 and 9), as text; knows nothing of libharu.
 *
 * Items keep their order. Neighbours of one element form a marked-content sequence, neighbouring texts one
 * text object; a colour, font or line style is written where it changes. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/photos-imp.h"
#include "pdf/tags-imp.h"

typedef struct Content {
    StrBuf out;
    const FontProgram *programs; /* by face */
    const Photos *photos;
    const Tags *tags;
    Length height;
    struct ContentState {
        uint32_t fill, stroke; /* 0xRRGGBB */
        int64_t thickness, dash;
        size_t face, layer;
        Length size;
        int64_t stroke_of_text; /* width that emboldens, 0: text is filled only */
        bool in_text, marked;
        uint32_t element, marks; /* marks: sequences so far, each with its number */
        int64_t line_x, line_y;  /* start of the text line, 1/100 pt */
    } state;
} Content;

/* Puts the page's operators into `out`, from its start. Fonts and images go by the names below. */
void content_write(Content *content, const Page *page);

enum { CONTENT_NAME_SIZE = 48 };
void content_font_name(char name[CONTENT_NAME_SIZE], size_t face, size_t layer);
void content_image_name(char name[CONTENT_NAME_SIZE], size_t photo);

#endif
