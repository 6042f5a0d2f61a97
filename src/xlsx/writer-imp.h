/* What the files share that write with libxlsxwriter: book.c (the workbook), formats.c (looks), sheet.c (a
 * sheet's cells and page), marks.c (drop-downs and colours), charts.c. */
#ifndef XLSX_WRITER_H
#define XLSX_WRITER_H

#include "xlsx/grid-imp.h"

#include <xlsxwriter.h>

/* Where a cell stands. */
typedef enum CellPlace { PLACE_BODY, PLACE_TOTAL, PLACE_COUNT } CellPlace;
enum { LOOKS = CELL_RATIO + 1, SCALES = 9 };

typedef struct BookWriter {
    Arena *arena;
    const Value *root;
    const Grid *grids; /* of all sheets */
    lxw_workbook *book;
    lxw_format *title, *note, *alert, *header, *nothing, *paragraph;
    lxw_format *looks[PLACE_COUNT][LOOKS];
    lxw_format *centered[PLACE_COUNT]; /* short words */
    lxw_format *decimals[PLACE_COUNT][SCALES], *percents[PLACE_COUNT][SCALES];
    lxw_error error; /* the first that occurred */
} BookWriter;

void note_error(BookWriter *writer, lxw_error error);
/* libxlsxwriter's structs take char * for what they only read. */
char *mutable_text(Arena *arena, Str text);

void make_formats(BookWriter *writer);
/* Gives the formats of cells their numbers in the file, which they else get when they are first written. */
void number_formats(BookWriter *writer);
lxw_format *format_of(const BookWriter *writer, CellPlace place, const GridCell *cell, bool centered);

/* The sheet without its cells, but for one of charts, which is whole; NULL with an error noted. */
lxw_worksheet *make_sheet(BookWriter *writer, const Grid *grid);
/* The cells: touches nothing but the sheet. */
void fill_sheet(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid);

/* Two beside each other below the title; false where none of them has any figures. */
bool add_charts(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid);

void add_drop_down(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid, size_t column);
void add_highlight(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid, const Highlight *highlight);

#endif
