/* Three-line tables (三线表) and tables of facts.
 *
 * Cells are shaped once, columns get their widths from what the cells need, then each row is a box. A row
 * taller than a page is cut into slices of whole lines.
 */
#include "layout/cell-imp.h"

enum {
    PAD_X = 4500,
    PAD_X_NARROW = 3000,
    MANY_COLUMNS = 7,
    PAD_Y = 2750,
    HEAVY = 1000,
    MEDIUM = 600,
    HAIR = 400,
    CAPTION_GAP = 3000
};

typedef struct TableSetter {
    Composer *composer;
    const Block *block;
    const Table *data; /* the block's */
    const LayoutFrame *frame;
    size_t columns;
    TableCell *header; /* NULL: none */
    TableCell *cells;  /* rows × columns */
    Length *widths;    /* padding included */
    ColumnPoint *points;
    Length pad;    /* at each side of a cell */
    bool is_small; /* under a third of a page: rather not parted */
    bool zebra;
    uint32_t element;
} TableSetter;

/* --- what the cells need -------------------------------------------------------------------------------- */

static void measure_columns(TableSetter *table)
{
    const Table *data = table->data;
    ColumnNeed *needs = arena_make_many(table->composer->scratch, ColumnNeed, table->columns);
    table->points = arena_make_many(table->composer->scratch, ColumnPoint, table->columns);
    for (size_t column = 0; column < table->columns; column++) {
        ColumnPoint *point = &table->points[column];
        needs[column].weight = data->columns[column].weight;
        if (table->header) need_of_cell(&table->header[column], &needs[column], point);
        for (size_t row = 0; row < data->rows.count; row++)
            need_of_cell(&table->cells[row * table->columns + column], &needs[column], point);
    }
    table->pad = table->columns < MANY_COLUMNS ? PAD_X : PAD_X_NARROW;
    Length padding = (Length)table->columns * 2 * table->pad;
    table->widths = arena_make_many(table->composer->scratch, Length, table->columns);
    column_widths(table->composer->scratch, needs, table->columns, table->frame->width - padding,
                  table->widths);
    for (size_t column = 0; column < table->columns; column++) table->widths[column] += 2 * table->pad;
}

/* The width of a cell and of those it takes in. */
static Length cell_width(const TableSetter *table, const TableCell *cell, size_t column)
{
    Length width = 0;
    for (size_t i = column; i < column + cell->span && i < table->columns; i++) width += table->widths[i];
    return width;
}

static void break_cells(const TableSetter *table, TableCell *cells, size_t rows)
{
    for (size_t i = 0; i < rows * table->columns; i++) {
        TableCell *cell = &cells[i];
        if (!cell->span) continue;
        Length width = cell_width(table, cell, i % table->columns) - 2 * table->pad;
        cell->lines = text_cell(table->composer->shaper, &cell->text, width, cell->align != ALIGN_LEFT);
    }
}

/* How many columns a cell takes: its own and those of the cells joined to it. */
static uint16_t span_of(const Row *row, size_t column, size_t columns)
{
    uint16_t span = 1;
    if (column && row->cells[column].joined) return 0;
    while (column + span < columns && row->cells[column + span].joined) span++;
    return span;
}

static TableCell *shape_cells(const TableSetter *table, Rows rows, TextRole role)
{
    Composer *composer = table->composer;
    TableCell *cells = arena_make_many(composer->scratch, TableCell, rows.count * table->columns);
    bool facts = table->block->kind == BLOCK_FACTS;
    for (size_t i = 0; i < rows.count * table->columns; i++) {
        size_t column = i % table->columns;
        const Inlines *text = &rows.items[i / table->columns].cells[column].text;
        cells[i].label = facts && column % 2 == 0;
        cells[i].align = facts ? ALIGN_LEFT : table->data->columns[column].align;
        if (role == TEXT_TABLE_HEADER && cells[i].align == ALIGN_LEFT) cells[i].align = ALIGN_CENTER;
        TextRole own = cells[i].label ? TEXT_TABLE_HEADER : role;
        cells[i].text = shape_inlines(composer, text, &composer->style->text[own]);
        cells[i].span = span_of(&rows.items[i / table->columns], column, table->columns);
        if (role == TEXT_TABLE_CELL) measure_number(&cells[i]);
    }
    return cells;
}

/* --- drawing -------------------------------------------------------------------------------------------- */

/* Lines [from, to) of a row's cells. */
typedef struct RowSlice {
    TableCell *cells;
    size_t from, to;
    uint32_t element; /* of the row; ELEMENT_ARTIFACT for a repeated header */
    ElementRole role; /* of its cells */
} RowSlice;

static size_t line_count(const TableSetter *table, const TableCell *cells)
{
    size_t most = 1;
    for (size_t column = 0; column < table->columns; column++)
        if (cells[column].lines.count > most) most = cells[column].lines.count;
    return most;
}

static Length leading_of(const TableSetter *table, const TableCell *cells)
{
    Length most = 0;
    for (size_t column = 0; column < table->columns; column++)
        most = larger(most, cells[column].text.leading);
    return most;
}

static Length rows_height(const TableSetter *table)
{
    Length height = 0;
    for (size_t row = 0; row < table->data->rows.count; row++) {
        const TableCell *cells = table->cells + row * table->columns;
        height += (Length)line_count(table, cells) * leading_of(table, cells) + 2 * PAD_Y;
    }
    return height;
}

static Length slice_height(const TableSetter *table, const RowSlice *slice)
{
    return (Length)(slice->to - slice->from) * leading_of(table, slice->cells) + 2 * PAD_Y;
}

static void draw_cell(const TableSetter *table, const RowSlice *slice, size_t column, Length x, Length y)
{
    Composer *composer = table->composer;
    const TableCell *cell = &slice->cells[column];
    Length width = cell_width(table, cell, column), height = slice_height(table, slice);
    size_t to = cell->lines.count < slice->to ? cell->lines.count : slice->to;
    if (cell->label)
        add_rect(composer, x, y + HAIR, width, height - 2 * HAIR, named_color(composer, "shade"));
    bool artifact = slice->element == ELEMENT_ARTIFACT;
    ElementRole role = cell->label ? ROLE_TABLE_HEADER : slice->role;
    uint32_t element = artifact ? ELEMENT_ARTIFACT : add_element(composer, slice->element, role);
    if (!artifact) composer->elements.items[element].columns = cell->span;
    if (to <= slice->from) return;
    Length text_height = (Length)(to - slice->from) * cell->text.leading;
    Length top = y + (height - text_height) / 2;
    for (size_t i = slice->from; i < to; i++) {
        const TextLine *line = &cell->lines.items[i];
        Length shift = line_shift(cell, line, width - 2 * table->pad, &table->points[column]);
        draw_line(composer, &cell->text, line, x + table->pad + shift,
                  top + text_base_line(cell->text.leading, cell->text.em), element);
        top += cell->text.leading;
    }
}

static Length draw_slice(const TableSetter *table, const RowSlice *slice, Length y)
{
    Length x = table->frame->x;
    for (size_t column = 0; column < table->columns; column++) {
        if (slice->cells[column].span) draw_cell(table, slice, column, x, y);
        x += table->widths[column];
    }
    return slice_height(table, slice);
}

static void draw_rule(const TableSetter *table, Length y, Length thickness, const char *color)
{
    add_rule(table->composer, table->frame->x, y, table->frame->width, thickness,
             named_color(table->composer, color));
}

static Length draw_header(const TableSetter *table, Length y, uint32_t element)
{
    size_t lines = line_count(table, table->header);
    RowSlice slice = {table->header, 0, lines, element, ROLE_TABLE_HEADER};
    Length height = draw_slice(table, &slice, y);
    draw_rule(table, y, HEAVY, "heavy_rule");
    draw_rule(table, y + height, MEDIUM, "heavy_rule");
    return height;
}

/* 续表1　… and the header again, to be put at the top of each further page. */
static int32_t make_repeated_header(const TableSetter *table)
{
    Composer *composer = table->composer;
    const Table *data = table->data;
    uint32_t first = (uint32_t)composer->items.count;
    Length y = 0;
    if (data->caption.number.len || data->caption.text.count) {
        Str number = str_printf(composer->arena, "续%.*s",
                                STR_ARG(data->caption.number.len ? data->caption.number : STR("表")));
        Inlines text =
            with_prefix(composer, with_gap(composer, number), &data->caption.text, table->block->span);
        Shaped caption = shape_inlines(composer, &text, &composer->style->text[TEXT_CAPTION]);
        TextLines lines = text_cell(composer->shaper, &caption, table->frame->width, true);
        for (size_t i = 0; i < lines.count; i++, y += caption.leading)
            draw_line(composer, &caption, &lines.items[i],
                      table->frame->x + (table->frame->width - lines.items[i].width) / 2,
                      y + text_base_line(caption.leading, caption.em), ELEMENT_ARTIFACT);
        y += CAPTION_GAP;
    }
    if (table->header)
        y += draw_header(table, y, ELEMENT_ARTIFACT);
    else
        draw_rule(table, y, HEAVY, "heavy_rule");
    uint32_t count = (uint32_t)composer->items.count - first;
    array_push(composer->work, &composer->tables, (RepeatedHeader){first, count, y});
    return (int32_t)(composer->tables.count - 1);
}

static void set_header(const TableSetter *table)
{
    Composer *composer = table->composer;
    if (!table->header) return;
    Box *box = begin_box(composer);
    Length height = draw_header(table, 0, add_element(composer, table->element, ROLE_TABLE_ROW));
    end_box(composer, box, height);
    want_penalty(composer, PENALTY_NEVER);
}

/* Lines that a page takes of a row, below a repeated header. */
static size_t lines_a_page(const TableSetter *table, const TableCell *cells)
{
    Composer *composer = table->composer;
    Length room = body_height(composer) - composer->tables.items[composer->table].height - 2 * PAD_Y;
    Length lines = room / larger(leading_of(table, cells), 1);
    return lines < 1 ? 1 : (size_t)lines;
}

static void set_row(const TableSetter *table, size_t row)
{
    Composer *composer = table->composer;
    TableCell *cells = table->cells + row * table->columns;
    size_t lines = line_count(table, cells), most = lines_a_page(table, cells);
    uint32_t element = add_element(composer, table->element, ROLE_TABLE_ROW);
    bool last_row = row + 1 == table->data->rows.count;
    if (row == 1 || (last_row && row)) want_penalty(composer, PENALTY_ROW);
    if (row && table->is_small) want_penalty(composer, PENALTY_TABLE);
    for (size_t from = 0; from < lines; from += most) {
        RowSlice slice = {cells, from, from + most < lines ? from + most : lines, element, ROLE_TABLE_CELL};
        Box *box = begin_box(composer);
        box->starts_table = row == 0 && from == 0;
        if (table->zebra && row % 2)
            add_rect(composer, table->frame->x, 0, table->frame->width, slice_height(table, &slice),
                     named_color(composer, "shade"));
        Length height = draw_slice(table, &slice, 0);
        if (row == 0 && from == 0 && !table->header) draw_rule(table, 0, HEAVY, "heavy_rule");
        bool last = last_row && slice.to == lines;
        if (last || !table->zebra)
            draw_rule(table, height, last ? HEAVY : HAIR, last ? "heavy_rule" : "rule");
        end_box(composer, box, height);
    }
}

/* --- whole tables --------------------------------------------------------------------------------------- */

static void set_table(TableSetter *table)
{
    Composer *composer = table->composer;
    const Table *data = table->data;
    Length grid = composer->style->text[TEXT_BODY].leading;
    measure_columns(table);
    if (table->header) break_cells(table, table->header, 1);
    break_cells(table, table->cells, data->rows.count);
    table->is_small = rows_height(table) < body_height(composer) / 3;
    table->element = add_element(composer, table->frame->element, ROLE_TABLE);
    bool captioned = data->caption.number.len || data->caption.text.count;
    want_space(composer, captioned ? grid / 3 : grid / 2);
    if (captioned) {
        set_caption(composer, table->block, &data->caption, ROLE_CAPTION, table->element);
        want_penalty(composer, PENALTY_NEVER);
        want_space(composer, CAPTION_GAP);
    }
    composer->after_heading = false;
    int32_t repeated = make_repeated_header(table);
    set_header(table);
    composer->table = repeated;
    for (size_t row = 0; row < data->rows.count; row++) set_row(table, row);
    composer->table = NONE;
    want_space(composer, grid / 3);
}

void compose_table(void *context, const Block *block)
{
    Composer *composer = context;
    const Table *data = &block->table;
    TableSetter table = {.composer = composer,
                         .block = block,
                         .data = data,
                         .frame = composer->frame,
                         .columns = data->column_count};
    if (!table.columns) return;
    table.zebra = composer->style->zebra;
    if (data->header.cells) table.header = shape_cells(&table, (Rows){&data->header, 1}, TEXT_TABLE_HEADER);
    table.cells = shape_cells(&table, data->rows, TEXT_TABLE_CELL);
    set_table(&table);
}

void compose_facts(void *context, const Block *block)
{
    Composer *composer = context;
    const Table *data = &block->table;
    TableSetter table = {.composer = composer,
                         .block = block,
                         .data = data,
                         .frame = composer->frame,
                         .columns = data->column_count};
    if (!table.columns || !data->rows.count) return;
    table.cells = shape_cells(&table, data->rows, TEXT_TABLE_CELL);
    set_table(&table);
}
