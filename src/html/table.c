/* Tables. On a narrow screen one of long texts is stacked: each row a block, each cell under its column's
 * name, which the cell carries as data-label; one of figures and short words scrolls in its frame. Stacking
 * takes a table's boxes away from the reader's software, so such a table names its roles. */
#include "html/writer.h"

#include "base/utf8.h"

enum {
    LONG_CELL = 24, /* in columns of a terminal: a Han character takes two */
    SHORT_CELL = 11,
    FEW_COLUMNS = 3
};

typedef struct TableShape {
    bool stacks;
    const Str *labels; /* of the columns */
} TableShape;

static size_t cell_width(const Cell *cell)
{
    size_t width = 0;
    for (size_t i = 0; i < cell->text.count; i++) width += str_width(cell->text.items[i].text);
    return width;
}

static bool has_long_cell(const Block *block)
{
    for (size_t row = 0; row < block->row_count; row++)
        for (size_t column = 0; column < block->column_count; column++)
            if (cell_width(&block->rows[row].cells[column]) > LONG_CELL) return true;
    return false;
}

static TableShape shape_of(Writer *writer, const Block *block)
{
    TableShape shape = {.stacks = block->kind == BLOCK_FACTS};
    if (shape.stacks || !block->header.cells) return shape;
    Str *labels = arena_make_many(writer->arena, Str, block->column_count);
    for (size_t i = 0; i < block->column_count; i++)
        labels[i] = plain_text(writer->arena, block->header.cells[i].text);
    shape.labels = labels;
    shape.stacks = block->column_count > FEW_COLUMNS && has_long_cell(block);
    return shape;
}

static const char *role(const TableShape *shape, const char *attribute)
{
    return shape->stacks ? attribute : "";
}

static void put_classes(Writer *writer, const Block *block, size_t column, size_t width)
{
    static const char *const aligns[] = {[ALIGN_LEFT] = "", [ALIGN_CENTER] = "mid", [ALIGN_RIGHT] = "right"};
    const char *align = block->kind == BLOCK_FACTS ? "" : aligns[block->columns[column].align];
    const char *size = width && width <= SHORT_CELL ? "short" : width > LONG_CELL ? "long" : "";
    if (!*align && !*size) return;
    put_format(writer, " class=\"%s%s%s\"", align, *align && *size ? " " : "", size);
}

/* colspan, where the cells behind are joined to this one. */
static void put_span(Writer *writer, const Block *block, const Cell *cells, size_t column)
{
    size_t end = column + 1;
    while (end < block->column_count && cells[end].joined) end++;
    if (end > column + 1) put_format(writer, " colspan=\"%zu\"", end - column);
}

static void put_cell(Writer *writer, const Block *block, const TableShape *shape, const Cell *cells,
                     size_t column)
{
    const Cell *cell = &cells[column];
    if (column && cell->joined) return;
    put_format(writer, "<td%s", role(shape, " role=\"cell\""));
    put_span(writer, block, cells, column);
    put_classes(writer, block, column, cell_width(cell));
    if (shape->stacks && shape->labels) put_attribute(writer, "data-label", shape->labels[column]);
    put(writer, ">");
    put_inlines(writer, cell->text);
    put(writer, "</td>");
}

/* Relative widths, where the template gives them. */
static void put_columns(Writer *writer, const Block *block)
{
    uint64_t total = 0;
    for (size_t i = 0; i < block->column_count; i++) {
        if (!block->columns[i].weight) return;
        total += block->columns[i].weight;
    }
    put(writer, "<colgroup>");
    for (size_t i = 0; i < block->column_count; i++)
        put_format(writer, "<col style=\"width:%llu%%\">",
                   (unsigned long long)((block->columns[i].weight * 100ULL + total / 2) / total));
    put(writer, "</colgroup>\n");
}

static void put_header(Writer *writer, const Block *block, const TableShape *shape)
{
    if (!block->header.cells) return;
    put_format(writer, "<thead%s><tr%s>", role(shape, " role=\"rowgroup\""), role(shape, " role=\"row\""));
    for (size_t i = 0; i < block->column_count; i++) {
        if (i && block->header.cells[i].joined) continue;
        put_format(writer, "<th scope=\"col\"%s", role(shape, " role=\"columnheader\""));
        put_span(writer, block, block->header.cells, i);
        put(writer, ">");
        put_inlines(writer, block->header.cells[i].text);
        put(writer, "</th>");
    }
    put(writer, "</tr></thead>\n");
}

/* The frame in which a wide table scrolls, which a keyboard reaches too. */
static void open_table(Writer *writer, const Block *block, const TableShape *shape)
{
    put_format(writer, "<div class=\"frame\" tabindex=\"0\"><table class=\"%s%s\"%s",
               block->kind == BLOCK_FACTS ? "facts" : "data", shape->stacks ? " stacks" : "",
               role(shape, " role=\"table\""));
    put_attribute(writer, "id", block->label);
    put(writer, ">\n");
    if (!block->number.len && !block->caption.count) return;
    put(writer, "<caption>");
    put_number(writer, block->number);
    put_inlines(writer, block->caption);
    put(writer, "</caption>\n");
}

static void close_table(Writer *writer)
{
    put(writer, "</tbody></table></div>\n");
}

void put_table(Writer *writer, const Block *block)
{
    if (!block->column_count) return;
    TableShape shape = shape_of(writer, block);
    open_table(writer, block, &shape);
    put_columns(writer, block);
    put_header(writer, block, &shape);
    put_format(writer, "<tbody%s>", role(&shape, " role=\"rowgroup\""));
    for (size_t row = 0; row < block->row_count; row++) {
        put_format(writer, "<tr%s>", role(&shape, " role=\"row\""));
        for (size_t i = 0; i < block->column_count; i++)
            put_cell(writer, block, &shape, block->rows[row].cells, i);
        put(writer, "</tr>\n");
    }
    close_table(writer);
}

/* Labels and values in turn. */
void put_facts(Writer *writer, const Block *block)
{
    if (!block->column_count || !block->row_count) return;
    TableShape shape = shape_of(writer, block);
    open_table(writer, block, &shape);
    put(writer, "<tbody role=\"rowgroup\">");
    for (size_t row = 0; row < block->row_count; row++) {
        put(writer, "<tr role=\"row\">");
        for (size_t i = 0; i < block->column_count; i++) {
            const Cell *cell = &block->rows[row].cells[i];
            if (i % 2) {
                put_cell(writer, block, &shape, block->rows[row].cells, i);
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
