/* Tables. On a narrow screen one of long texts is stacked: each row a block, each cell under its column's
 * name, which the cell carries as data-label; one of figures and short words scrolls in its frame. Stacking
 * takes a table's boxes away from the reader's software, so such a table names its roles. */
#include "html/writer-imp.h"

#include "base/utf8.h"

enum {
    LONG_CELL = 24, /* in columns of a terminal: a Han character takes two */
    SHORT_CELL = 11,
    FEW_COLUMNS = 3
};

typedef struct TableShape {
    bool facts, stacks;
    const Str *labels; /* of the columns */
} TableShape;

static size_t cell_width(const Cell *cell)
{
    size_t width = 0;
    for (size_t i = 0; i < cell->text.count; i++) width += str_width(cell->text.items[i].text);
    return width;
}

static bool has_long_cell(const Table *table)
{
    for (size_t row = 0; row < table->rows.count; row++)
        for (size_t column = 0; column < table->column_count; column++)
            if (cell_width(&table->rows.items[row].cells[column]) > LONG_CELL) return true;
    return false;
}

static TableShape shape_of(HtmlWriter *writer, const Block *block)
{
    const Table *table = &block->table;
    TableShape shape = {.facts = block->kind == BLOCK_FACTS, .stacks = block->kind == BLOCK_FACTS};
    if (shape.facts || !table->header.cells) return shape;
    Str *labels = arena_make_many(writer->arena, Str, table->column_count);
    for (size_t i = 0; i < table->column_count; i++)
        labels[i] = plain_text(writer->arena, table->header.cells[i].text);
    shape.labels = labels;
    shape.stacks = table->column_count > FEW_COLUMNS && has_long_cell(table);
    return shape;
}

static const char *role(const TableShape *shape, const char *attribute)
{
    return shape->stacks ? attribute : "";
}

static void put_classes(HtmlWriter *writer, const Table *table, const TableShape *shape, size_t column,
                        size_t width)
{
    static const char *const aligns[] = {[ALIGN_LEFT] = "", [ALIGN_CENTER] = "mid", [ALIGN_RIGHT] = "right"};
    const char *align = shape->facts ? "" : aligns[table->columns[column].align];
    const char *size = width && width <= SHORT_CELL ? "short" : width > LONG_CELL ? "long" : "";
    if (!*align && !*size) return;
    put_format(writer, " class=\"%s%s%s\"", align, *align && *size ? " " : "", size);
}

/* colspan, where the cells behind are joined to this one. */
static void put_span(HtmlWriter *writer, const Table *table, const Cell *cells, size_t column)
{
    size_t end = column + 1;
    while (end < table->column_count && cells[end].joined) end++;
    if (end > column + 1) put_format(writer, " colspan=\"%zu\"", end - column);
}

static void put_cell(HtmlWriter *writer, const Table *table, const TableShape *shape, const Cell *cells,
                     size_t column)
{
    const Cell *cell = &cells[column];
    if (column && cell->joined) return;
    put_format(writer, "<td%s", role(shape, " role=\"cell\""));
    put_span(writer, table, cells, column);
    put_classes(writer, table, shape, column, cell_width(cell));
    if (shape->stacks && shape->labels) put_attribute(writer, "data-label", shape->labels[column]);
    put(writer, ">");
    put_inlines(writer, cell->text);
    put(writer, "</td>");
}

unsigned column_percent(const Table *table, size_t column)
{
    uint64_t total = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        if (!table->columns[i].weight) return 0;
        total += table->columns[i].weight;
    }
    return total ? (unsigned)((table->columns[column].weight * 100ULL + total / 2) / total) : 0;
}

/* Relative widths, where the template gives them. */
static void put_columns(HtmlWriter *writer, const Table *table)
{
    if (!column_percent(table, 0)) return;
    put(writer, "<colgroup>");
    for (size_t i = 0; i < table->column_count; i++)
        put_format(writer, "<col class=\"w%u\">", column_percent(table, i));
    put(writer, "</colgroup>\n");
}

static void put_header(HtmlWriter *writer, const Table *table, const TableShape *shape)
{
    if (!table->header.cells) return;
    put_format(writer, "<thead%s><tr%s>", role(shape, " role=\"rowgroup\""), role(shape, " role=\"row\""));
    for (size_t i = 0; i < table->column_count; i++) {
        if (i && table->header.cells[i].joined) continue;
        put_format(writer, "<th scope=\"col\"%s", role(shape, " role=\"columnheader\""));
        put_span(writer, table, table->header.cells, i);
        put(writer, ">");
        put_inlines(writer, table->header.cells[i].text);
        put(writer, "</th>");
    }
    put(writer, "</tr></thead>\n");
}

/* The frame in which a wide table scrolls, which a keyboard reaches too. */
static void open_table(HtmlWriter *writer, const Block *block, const TableShape *shape)
{
    const Caption *caption = &block->table.caption;
    put_format(writer, "<div class=\"frame\" tabindex=\"0\"><table class=\"%s%s\"%s",
               shape->facts ? "facts" : "data", shape->stacks ? " stacks" : "",
               role(shape, " role=\"table\""));
    put_attribute(writer, "id", block->label);
    put(writer, ">\n");
    if (!caption->number.len && !caption->text.count) return;
    put(writer, "<caption>");
    put_number(writer, caption->number);
    put_inlines(writer, caption->text);
    put(writer, "</caption>\n");
}

static void close_table(HtmlWriter *writer)
{
    put(writer, "</tbody></table></div>\n");
}

void put_table(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    const Table *table = &block->table;
    if (!table->column_count) return;
    TableShape shape = shape_of(writer, block);
    open_table(writer, block, &shape);
    put_columns(writer, table);
    put_header(writer, table, &shape);
    put_format(writer, "<tbody%s>", role(&shape, " role=\"rowgroup\""));
    for (size_t row = 0; row < table->rows.count; row++) {
        put_format(writer, "<tr%s>", role(&shape, " role=\"row\""));
        for (size_t i = 0; i < table->column_count; i++)
            put_cell(writer, table, &shape, table->rows.items[row].cells, i);
        put(writer, "</tr>\n");
    }
    close_table(writer);
}

/* Labels and values in turn. */
void put_facts(void *context, const Block *block)
{
    HtmlWriter *writer = context;
    const Table *table = &block->table;
    if (!table->column_count || !table->rows.count) return;
    TableShape shape = shape_of(writer, block);
    open_table(writer, block, &shape);
    put(writer, "<tbody role=\"rowgroup\">");
    for (size_t row = 0; row < table->rows.count; row++) {
        put(writer, "<tr role=\"row\">");
        for (size_t i = 0; i < table->column_count; i++) {
            const Cell *cell = &table->rows.items[row].cells[i];
            if (i % 2) {
                put_cell(writer, table, &shape, table->rows.items[row].cells, i);
                continue;
            }
            put(writer, "<th scope=\"row\" role=\"rowheader\">");
            put_inlines(writer, cell->text);
            put(writer, "</th>");
        }
        put(writer, "</tr>\n");
    }
    close_table(writer);
}
