/* Style: style.yaml as structs – families, sizes, colours, numbering. Lengths are 1/1000 pt. */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "schema/schema.h"

typedef int32_t Length; /* 1/1000 pt */

typedef struct Color {
    uint8_t r, g, b;
} Color;

/* A family of the style: faces in order of preference for Chinese and for Latin, as fontconfig family names.
 */
typedef struct StyleFamily {
    Str name; /* "song", "hei", "kai", "fangsong" */
    const Str *han;
    size_t han_count;
    const Str *latin; /* empty: the Chinese faces serve Latin too */
    size_t latin_count;
} StyleFamily;

/* How a kind of text is set. */
typedef struct TextStyle {
    size_t family; /* index into families */
    bool bold;
    Length size, leading; /* leading: distance of base lines */
    Color color;
} TextStyle;

typedef enum TextRole {
    TEXT_BODY,
    TEXT_HEADING_1,
    TEXT_HEADING_2,
    TEXT_HEADING_3,
    TEXT_HEADING_4,
    TEXT_CAPTION,
    TEXT_TABLE_HEADER,
    TEXT_TABLE_CELL,
    TEXT_NOTE,
    TEXT_PAGE_HEADER,
    TEXT_PAGE_NUMBER,
    TEXT_COVER_SERVICE,
    TEXT_COVER_TITLE,
    TEXT_COVER_SUBTITLE,
    TEXT_COVER_LABEL,
    TEXT_COVER_FACT,
    TEXT_COVER_ISSUER,
    TEXT_CONTENTS_TITLE,
    TEXT_CONTENTS_1,
    TEXT_CONTENTS_2,
    TEXT_FIGURE_VALUE, /* the five figures */
    TEXT_FIGURE_LABEL,
    TEXT_CHART,
    TEXT_CHIP,
    TEXT_CARD_TITLE,
    TEXT_CODE,
    TEXT_ROLE_COUNT
} TextRole;

typedef struct StyleColor {
    Str word; /* 严重, 已销项, … or a name such as accent, rule, shade */
    Color color;
} StyleColor;

typedef struct Style {
    Length page_width, page_height;
    Length margin_top, margin_bottom, margin_left, margin_right;
    Length first_line_indent_ems; /* 1/1000 em: 2000 */
    bool zebra;                   /* every second row of a table shaded, in place of rules between rows */
    const StyleFamily *families;
    size_t family_count;
    TextStyle text[TEXT_ROLE_COUNT];
    /* Patterns with one counter each: {一} Chinese numeral, {1} Arabic: "{一}、" "（{一}）" "{1}." "（{1}）"
     */
    Str heading_patterns[4];
    Str annex_pattern;  /* "附件{1}" */
    Str figure_pattern; /* "图{1}" */
    Str table_pattern;  /* "表{1}" */
    Str page_number;    /* "— {1} —"; {2} is the number of pages */
    const StyleColor *colors;
    size_t color_count;
} Style;

/* schema: of style files; NULL (with a message of its own) where it could not be had. NULL with messages at
 * their places in the file: S… for what the schema says, T0402 for what it cannot. */
const Style *style_load(Arena *arena, const Schema *schema, Str path, DiagList *diags);
/* The key of a text in the file: body, heading_1. */
Str style_role_name(TextRole role);
/* The colour of a word; false where style.yaml has none. */
bool style_color(const Style *style, Str word, Color *color);
/* The same of a colour that a template names, with T0302 at its place. */
bool style_require_color(const Style *style, Str word, Span span, Color *color, DiagList *diags);

#endif
