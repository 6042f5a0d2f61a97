/* Columns: first their titles and kinds, then what refers to other columns. */
#include "xlsx/spec_parts-imp.h"

static ColumnUnit unit_of(const Shape *shape)
{
    if (!shape) return UNIT_NONE;
    switch (shape->kind) {
    case VALUE_MONEY: return UNIT_MONEY;
    case VALUE_INTEGER: return UNIT_INTEGER;
    case VALUE_TEXT: return UNIT_TEXT;
    default: return UNIT_NONE;
    }
}

static void check_key(SpecReader *reader, Column *column, const Shape *row, const Node *key)
{
    const Shape *shape = shape_at(row, column->key);
    if (!shape)
        fault(reader, "T0904", key->span, "数据里没有这个名称：", "the data has no name", column->key);
    else if (shape->kind == VALUE_RECORD)
        fault(reader, "T0904", key->span, "这个名称不是单个的值：",
              "this name is not a single value:", column->key);
    column->unit = unit_of(shape);
}

/* The key that says what goes into a column. */
static ColumnKind kind_of(const Node *column)
{
    static const char *const kinds[] = {
        [COLUMN_KEY] = "key",     [COLUMN_OUTER] = "outer",           [COLUMN_SERIAL] = "serial",
        [COLUMN_SUM] = "sum",     [COLUMN_DIFFERENCE] = "difference", [COLUMN_EXCESS] = "excess",
        [COLUMN_RATIO] = "ratio", [COLUMN_SUM_OF] = "sum_of",
    };
    ColumnKind kind = COLUMN_KEY;
    while (!node_get(column, str_from(kinds[kind]))) kind++;
    return kind;
}

/* Whether the column is left out because the list that it distinguishes has one item at most. */
static bool is_left_out(SpecReader *reader, const Node *source)
{
    const Node *list = node_get(source, STR("if_several"));
    if (!list) return false;
    const Shape *shape = shape_at(reader->root->shape, text_of(list));
    if (!shape || shape->kind != VALUE_LIST)
        fault(reader, "T0904", list->span, "数据里没有这个列表：", "the data has no list", text_of(list));
    const Value *items = value_path(reader->root, text_of(list));
    return !items || items->kind != VALUE_LIST || items->list.count < 2;
}

void read_column(SpecReader *reader, Sheet *sheet, const Node *node)
{
    Column column = {.title = text_of(node_get(node, STR("title"))), .kind = kind_of(node), .source = node};
    const Node *words = node_get(node, STR("words"));
    const Shape *outer, *row = row_shape(reader->root->shape, sheet->rows, &outer);
    column.total = is_set(node_get(node, STR("total")));
    column.words = text_of(words);
    column.width = (uint16_t)whole_of(node_get(node, STR("width")), 0);
    column.format = node_text_is(node_get(node, STR("format")), "percent") ? FORMAT_PERCENT : FORMAT_AUTO;
    if (find_column(sheet, column.title) != SIZE_MAX)
        fault(reader, "T0905", node_anchor(node), "两列同名：", "two columns are called", column.title);
    if (column.kind == COLUMN_KEY || column.kind == COLUMN_OUTER) {
        bool inner = column.kind == COLUMN_KEY;
        const Node *key = node_get(node, inner ? STR("key") : STR("outer"));
        column.key = text_of(key);
        if (row) check_key(reader, &column, inner ? row : outer, key);
    }
    if (words && !shape_at(reader->root->shape, column.words))
        fault(reader, "T0904", words->span, "数据里没有这个名称：", "the data has no name", column.words);
    if (!is_left_out(reader, node)) array_push(reader->arena, &sheet->columns, column);
}

static void misuse(SpecReader *reader, const Column *column, const char *zh, const char *en)
{
    fault(reader, "T0906", node_anchor(column->source), zh, en, column->title);
}

/* A cell that may show a text (—, nothing) is no number to go on with. */
static bool is_operand(const Column *column)
{
    return column->unit >= UNIT_INTEGER && column->kind != COLUMN_EXCESS;
}

static void read_operands(SpecReader *reader, const Sheet *sheet, size_t at, const Node *list)
{
    Column *column = &sheet->columns.items[at];
    for (size_t i = 0; i < list->count; i++) {
        size_t operand = named_column(reader, sheet, list->items[i]);
        const Column *used = &sheet->columns.items[operand];
        column->operands[column->operand_count++] = operand;
        if (operand >= at)
            misuse(reader, column, "所用的列应在它左边：", "the columns used must stand to the left of");
        else if (!is_operand(used) || used->unit != sheet->columns.items[column->operands[0]].unit)
            misuse(reader, column, "所用的列应都是金额或都是整数：",
                   "the columns used must all be money or all be whole numbers for");
        else if (column->kind == COLUMN_RATIO && column->total && !used->total)
            misuse(reader, column, "比率要合计，所用的列也应合计：",
                   "a ratio's total needs totals of the columns used, for");
    }
    column->unit = column->kind == COLUMN_RATIO ? UNIT_NONE : sheet->columns.items[column->operands[0]].unit;
}

static void read_matches(SpecReader *reader, const Sheet *sheet, const Sheet *other, Column *column,
                         const Node *match)
{
    for (size_t i = 0; i < match->count; i++) {
        size_t here = named_column(reader, sheet, match->items[i]);
        size_t there = named_column(reader, other, match->items[i]);
        column->match_here[i] = here;
        column->match_there[i] = there;
        column->match_count++;
        if (sheet->columns.items[here].unit != UNIT_TEXT || other->columns.items[there].unit != UNIT_TEXT)
            misuse(reader, column, "match 的列应是文字：", "the columns of match must be texts, for");
    }
}

static void read_sum_of(SpecReader *reader, const Sheet *sheet, Column *column)
{
    const Node *node = node_get(column->source, STR("sum_of")), *name = node_get(node, STR("sheet"));
    column->sheet = find_sheet(reader->book, text_of(name));
    if (column->sheet == SIZE_MAX || reader->book->sheets.items[column->sheet].columns.count == 0) {
        fault(reader, "T0902", name->span, "没有这张表：", "there is no sheet", text_of(name));
        return;
    }
    const Sheet *other = &reader->book->sheets.items[column->sheet];
    column->summed = named_column(reader, other, node_get(node, STR("column")));
    const Column *summed = &other->columns.items[column->summed];
    column->unit = summed->unit;
    if (summed->kind != COLUMN_KEY || summed->unit < UNIT_INTEGER)
        misuse(reader, column, "被汇总的列应是金额或整数的数据列，不是计算列：",
               "the column summed must be money or whole numbers of the data, not computed, for");
    read_matches(reader, sheet, other, column, node_get(node, STR("match")));
}

void link_columns(SpecReader *reader, Sheet *sheet)
{
    static const char *const operators[] = {[COLUMN_SUM] = "sum",
                                            [COLUMN_DIFFERENCE] = "difference",
                                            [COLUMN_EXCESS] = "excess",
                                            [COLUMN_RATIO] = "ratio"};
    for (size_t i = 0; i < sheet->columns.count; i++) {
        Column *column = &sheet->columns.items[i];
        if (column->kind == COLUMN_SUM_OF)
            read_sum_of(reader, sheet, column);
        else if (column->kind >= COLUMN_SUM)
            read_operands(reader, sheet, i, node_get(column->source, str_from(operators[column->kind])));
        if (column->total && column->unit < UNIT_INTEGER && column->kind != COLUMN_RATIO)
            misuse(reader, column, "只有金额、整数可以合计：",
                   "only money and whole numbers have a total, not");
    }
}
