/* Scan: the slip scanner's place in the text, what it looks at there, and the two kinds of value that may
 * run over lines, quoted and flow. */
#ifndef DOC_SCAN_H
#define DOC_SCAN_H

#include "doc/slip-imp.h"
#include "doc/slip_scan-imp.h"

enum { SCAN_MOST_SLIPS = 50, SCAN_MOST_BRACKETS = 64, SCAN_MOST_LEVELS = 64 };

/* What deeper lines would be. */
typedef enum After {
    AFTER_NOTHING, /* the value is complete */
    AFTER_KEY,     /* the value is still to come */
    AFTER_TEXT,    /* more of a plain text */
    AFTER_BLOCK,   /* more of a block scalar */
} After;

/* A key or a dash that is open, by its column. */
typedef struct Level {
    int32_t column;
    bool item;
} Level;

typedef struct Scanner {
    const Source *source;
    DiagList *diags;
    const char *text;
    uint32_t at;
    uint32_t line_start, line_end, next_line; /* the line's end is without its CR and LF */
    uint32_t content;                         /* where the line's indentation ends, right or wrong */
    int32_t parent;                           /* column of the last key or dash, -1 at the root */
    int32_t shift;                            /* what the line's wrong blanks add to its columns */
    Level levels[SCAN_MOST_LEVELS];           /* what encloses the line, outermost first */
    size_t depth;
    size_t sign_width; /* blanks that a wrong sign of indentation stands for in this file, 0 unknown */
    bool unsure;       /* of one it could not be told */
    bool strayed;      /* one cannot be as wide as the others were */
    After after;
    bool block_begun; /* the block scalar has its first line */
    bool resumed;     /* an unclosed value was given up: this line is to be read as a new one */
    bool lost;        /* beyond what is worth following; libyaml will say why */
    size_t slips;
    SlipMends mends; /* of the slips */
} Scanner;

/* Goes to the line that begins at `start`; false at the end of the text. */
bool scan_to_line(Scanner *scanner, uint32_t start);
void scan_slip(Scanner *scanner, SlipKind kind, uint32_t start, uint32_t end, Str instead);
Str scan_blanks(Scanner *scanner, size_t count);

/* A key or dash begins at the column: it becomes the parent. */
void scan_open(Scanner *scanner, int32_t column, bool item);
/* What stands in front of a line: blanks, and signs that should be blanks; two for each sign is usual. */
typedef struct Indent {
    size_t plain, signs, usual;
    bool tab;
} Indent;
/* How many blanks should stand there; false where nobody can be sure. */
bool scan_likely_width(Scanner *scanner, uint32_t content, Indent indent, size_t *width);

bool scan_is_blank(char c); /* blank or tab */
bool scan_is_word(char c);  /* a-z A-Z 0-9 _ */
bool scan_blank_or_end(const Scanner *scanner, uint32_t at);
/* Bytes of the blank there: U+3000, U+00A0 and their like alone, or a blank or tab as well; 0 where none. */
uint32_t scan_wide_blank(const Scanner *scanner, uint32_t at);
uint32_t scan_any_blank(const Scanner *scanner, uint32_t at);
/* The same of a wide one at the front of a text. */
uint32_t wide_blank_length(Str text);
void scan_skip_blanks(Scanner *scanner);
/* At the line's end or before its comment. */
bool scan_line_is_over(const Scanner *scanner);
int32_t scan_column(const Scanner *scanner);

/* End of the word that can be a key, [a-z][a-z0-9_]*, or `at` itself. */
uint32_t scan_word_end(const Scanner *scanner, uint32_t at);
/* Whether the place begins a key with its colon, a list item or a comment. */
bool scan_looks_like_entry(const Scanner *scanner, uint32_t at);
/* Passes a key's colon, a full-width one and one without its blank with a word; `key_end` is where the key's
 * last character stands. */
bool scan_take_colon(Scanner *scanner, uint32_t key_end);

/* Tells when a text is wrapped in full-width quotes or brackets. */
void scan_check_wrapped(Scanner *scanner, uint32_t start, uint32_t end);
/* Both stand before the opening sign and go behind the closing one; false where it is missing, which is told.
 */
bool scan_quoted(Scanner *scanner);
bool scan_flow(Scanner *scanner);

#endif
