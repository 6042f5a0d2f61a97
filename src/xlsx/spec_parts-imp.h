/* What the files share that read a workbook's specification: spec.c (sheets), spec_columns.c (columns and
 * what they refer to), spec_marks.c (colours and charts), spec_parts.c (names, scalars). The
 * file has passed its schema: what is left to be told is what names lead to. */
#ifndef XLSX_SPEC_PARTS_H
#define XLSX_SPEC_PARTS_H

#include "xlsx/spec-imp.h"

typedef struct SpecReader {
    Arena *arena;
    DiagList *diags;
    const Value *root;
    Workbook *book;
    bool faulty; /* a fault was told */
} SpecReader;

/* A message `zh“what”`, `en 'what'`. */
void fault(SpecReader *reader, const char *code, Span span, const char *zh, const char *en, Str what);

/* Scalars, whose forms the schema has seen to. */
Str text_of(const Node *node); /* empty where there is none */
bool is_set(const Node *node);
int64_t whole_of(const Node *node, int64_t otherwise);
int32_t color_of(const Node *node); /* RGB; -1: none */

/* Names. */
const Shape *shape_at(const Shape *shape, Str path);
/* What a list of rows holds: the items of the last list on the path. *outer: those of the first, if another.
 */
const Shape *row_shape(const Shape *shape, Str path, const Shape **outer);
size_t find_sheet(const Workbook *book, Str name); /* SIZE_MAX: none */
size_t find_column(const Sheet *sheet, Str title); /* SIZE_MAX: none */
/* The column that a node names, which must be there. */
size_t named_column(SpecReader *reader, const Sheet *sheet, const Node *name);

void read_column(SpecReader *reader, Sheet *sheet, const Node *node);
/* Once all columns of all sheets are known: what they refer to. */
void link_columns(SpecReader *reader, Sheet *sheet);
void read_highlight(SpecReader *reader, Sheet *sheet, const Node *node);
void read_chart(SpecReader *reader, Sheet *sheet, const Node *node);

#endif
