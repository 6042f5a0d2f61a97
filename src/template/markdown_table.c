#include "template/markdown-imp.h"

#include <string.h>

void open_table(Parse *parse)
{
    parse->table = (TableBuilder){0};
    parse->in_table = true;
}

void close_cell(Parse *parse, bool header, Align align)
{
    TableBuilder *table = &parse->table;
    Arena *arena = parse->assembly->arena;
    parse->leaf = false;
    array_push(arena, &table->cells,
               (Cell){.text = pieces_join(parse->assembly, &parse->pieces, 0), .joined = table->joined});
    table->joined = false;
    if (header) array_push(arena, &table->columns, (Column){.align = align});
    if (!table->span.source) table->span = parse->leaf_span;
}

void close_row(Parse *parse)
{
    TableBuilder *table = &parse->table;
    Row row = {table->cells.items};
    memset(&table->cells, 0, sizeof table->cells);
    if (!table->header.cells)
        table->header = row;
    else
        array_push(parse->assembly->arena, &table->rows, row);
}

/* Dashes are relative widths unless every column has the three that Markdown asks for. */
static void weigh_columns(Parse *parse)
{
    TableBuilder *table = &parse->table;
    if (!table->marked) return;
    const TableRule *rule = &parse->mended->rules.items[table->rule];
    bool all_three = true;
    for (size_t i = 0; i < rule->count; i++) all_three = all_three && rule->dashes[i] == 3;
    for (size_t i = 0; !all_three && i < table->columns.count && i < rule->count; i++)
        table->columns.items[i].weight = rule->dashes[i];
}

void close_table(Parse *parse)
{
    TableBuilder *table = &parse->table;
    bool facts = true;
    weigh_columns(parse);
    for (size_t i = 0; i < table->columns.count; i++) facts = facts && table->header.cells[i].text.count == 0;
    Block *block = block_new(parse->assembly, facts ? BLOCK_FACTS : BLOCK_TABLE, table->span);
    block->table = (Table){.columns = table->columns.items,
                           .column_count = table->columns.count,
                           .rows = {table->rows.items, table->rows.count}};
    if (!facts) block->table.header = table->header;
    parse->in_table = false;
    add_block(parse, block);
}

Str take_table_mark(Parse *parse, Str text)
{
    size_t close = str_find(text, STR(TABLE_CLOSE)), open = str_find(text, STR(TABLE_OPEN));
    int64_t rule;
    if (parse->in_table && str_is(text, JOIN)) {
        parse->table.joined = true;
        return (Str){0};
    }
    if (open == SIZE_MAX || close == SIZE_MAX) return text;
    if (open == 0 && str_to_int(str_slice(text, 3, close), &rule)) {
        parse->table.rule = (size_t)rule;
        parse->table.marked = parse->in_table;
    }
    Str tail = str_slice(text, close + 3, text.len);
    if (open == 0) return tail;
    return str_printf(parse->assembly->arena, "%.*s%.*s", (int)open, text.ptr, STR_ARG(tail));
}
