#include "xlsx/spec.h"
#include "base/utf8.h"

typedef struct Reader {
    Arena *arena;
    DiagList *diags;
    const Value *root;
    Workbook *book;
    size_t errors_before;
} Reader;

static Str text_of(const Node *node)
{
    return node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) ? node->text : (Str){0};
}

static void fault(Reader *reader, const char *code, Span span, const char *zh, const char *en, Str what)
{
    diag_add(reader->diags, SEVERITY_ERROR, code, span, "%s“%.*s”", "%s '%.*s'",
             reader->diags->lang == LANG_EN ? en : zh, STR_ARG(what));
}

/* Every key of a mapping must be one of `allowed` (names with blanks between and around them). */
static void check_keys(Reader *reader, const Node *mapping, const char *allowed)
{
    for (size_t i = 0; mapping && mapping->kind == NODE_MAPPING && i < mapping->count; i++) {
        Str key = mapping->members[i].key;
        Str padded = str_printf(reader->arena, " %.*s ", STR_ARG(key));
        if (str_find(str_from(allowed), padded) == SIZE_MAX)
            fault(reader, "T0901", mapping->members[i].key_span, "台账模板没有这个键：",
                  "a ledger has no key", key);
    }
}

static const Shape *shape_at(const Shape *shape, Str path)
{
    Str step;
    while (shape && str_split(&path, '.', &step)) {
        int64_t index;
        shape =
            shape->kind == VALUE_LIST && str_to_int(step, &index) ? shape->item : shape_field(shape, step);
    }
    return shape;
}

static size_t find_column(const Sheet *sheet, Str title)
{
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (str_equal(sheet->columns.items[i].title, title)) return i;
    return SIZE_MAX;
}

/* The column that a node names, which must be there. */
static size_t named_column(Reader *reader, const Sheet *sheet, const Node *name, Span fallback)
{
    size_t found = find_column(sheet, text_of(name));
    if (found != SIZE_MAX) return found;
    fault(reader, "T0902", name ? name->span : fallback, "这张表没有这一列：", "the sheet has no column",
          text_of(name));
    return 0;
}

static int64_t whole_of(const Node *node, int64_t otherwise)
{
    int64_t whole;
    return node && str_to_int(text_of(node), &whole) ? whole : otherwise;
}

static int32_t color_of(Reader *reader, const Node *node)
{
    if (!node) return -1;
    Str text = text_of(node);
    int32_t color = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0 || text.len != 6) {
            fault(reader, "T0903", node->span, "颜色应是六位十六进制数，如 F8CBAD：",
                  "a colour is six hexadecimal digits like F8CBAD:", text);
            return -1;
        }
        color = color * 16 + digit;
    }
    return color;
}

static bool flag_of(const Node *node)
{
    return node && node->kind == NODE_BOOL && node->boolean;
}

/* --- columns: first their titles and kinds, then what refers to other columns --- */

static void check_key(Reader *reader, const Sheet *sheet, const Column *column, const Node *key)
{
    const Shape *rows = shape_at(reader->root->shape, sheet->rows);
    if (!rows || !rows->item) return;
    const Shape *shape = shape_at(rows->item, column->key);
    if (!shape)
        fault(reader, "T0904", key->span, "数据里没有这个名称：", "the data has no name", column->key);
    else if (shape->kind == VALUE_RECORD)
        fault(reader, "T0904", key->span, "这个名称不是单个的值：",
              "this name is not a single value:", column->key);
}

static void read_column(Reader *reader, Sheet *sheet, const Node *node)
{
    check_keys(reader, node,
               " title key serial sum difference excess ratio sum_of total format words width ");
    Column column = {.title = text_of(node_get(node, STR("title"))), .span = node_anchor(node)};
    const Node *key = node_get(node, STR("key")), *words = node_get(node, STR("words"));
    column.key = text_of(key);
    column.total = flag_of(node_get(node, STR("total")));
    column.words = text_of(words);
    column.width = (uint16_t)whole_of(node_get(node, STR("width")), 0);
    column.format = node_text_is(node_get(node, STR("format")), "percent") ? FORMAT_PERCENT : FORMAT_AUTO;
    column.kind = flag_of(node_get(node, STR("serial"))) ? COLUMN_SERIAL
                  : node_get(node, STR("sum"))           ? COLUMN_SUM
                  : node_get(node, STR("difference"))    ? COLUMN_DIFFERENCE
                  : node_get(node, STR("excess"))        ? COLUMN_EXCESS
                  : node_get(node, STR("ratio"))         ? COLUMN_RATIO
                  : node_get(node, STR("sum_of"))        ? COLUMN_SUM_OF
                                                         : COLUMN_KEY;
    if (column.title.len == 0)
        fault(reader, "T0905", column.span, "每一列都要有", "each column needs a", STR("title"));
    if (find_column(sheet, column.title) != SIZE_MAX)
        fault(reader, "T0905", column.span, "两列同名：", "two columns are called", column.title);
    if (column.kind == COLUMN_KEY && !key)
        fault(reader, "T0905", column.span, "这一列没有说明取什么值：", "nothing says what goes into column",
              column.title);
    if (key) check_key(reader, sheet, &column, key);
    if (words && !shape_at(reader->root->shape, column.words))
        fault(reader, "T0904", words->span, "数据里没有这个名称：", "the data has no name", column.words);
    array_push(reader->arena, &sheet->columns, column);
}

static void read_operands(Reader *reader, const Sheet *sheet, Column *column, const Node *list)
{
    if (!list) return;
    if (list->kind != NODE_SEQUENCE || list->count < 1 || list->count > COLUMN_MAX_OPERANDS ||
        (column->kind != COLUMN_SUM && list->count != 2)) {
        fault(reader, "T0906", node_anchor(list), "应写出所用的两列：", "two columns are wanted for",
              column->title);
        return;
    }
    for (size_t i = 0; i < list->count; i++)
        column->operands[column->operand_count++] = named_column(reader, sheet, list->items[i], column->span);
}

static void read_sum_of(Reader *reader, const Sheet *sheet, Column *column, const Node *node)
{
    const Node *name = node_get(node, STR("sheet")), *match = node_get(node, STR("match"));
    check_keys(reader, node, " sheet column match ");
    column->sheet = SIZE_MAX;
    for (size_t i = 0; i < reader->book->sheets.count; i++)
        if (str_equal(reader->book->sheets.items[i].name, text_of(name))) column->sheet = i;
    if (column->sheet == SIZE_MAX) {
        fault(reader, "T0902", name ? name->span : column->span, "没有这张表：", "there is no sheet",
              text_of(name));
        return;
    }
    const Sheet *other = &reader->book->sheets.items[column->sheet];
    column->summed = named_column(reader, other, node_get(node, STR("column")), column->span);
    if (other->columns.items[column->summed].kind != COLUMN_KEY)
        fault(reader, "T0906", column->span, "被汇总的列应是数据列，不是计算列：",
              "the column summed must be one of data, not a computed one, in", column->title);
    for (size_t i = 0; match && match->kind == NODE_SEQUENCE && i < match->count && i < COLUMN_MAX_OPERANDS;
         i++) {
        column->match_here[i] = named_column(reader, sheet, match->items[i], column->span);
        column->match_there[i] = named_column(reader, other, match->items[i], column->span);
        column->match_count++;
    }
}

static void link_columns(Reader *reader, Sheet *sheet, const Node *node)
{
    static const char *const operators[] = {"sum", "difference", "excess", "ratio"};
    const Node *columns = node_get(node, STR("columns"));
    for (size_t i = 0; i < sheet->columns.count; i++) {
        Column *column = &sheet->columns.items[i];
        const Node *source = node_item(columns, i);
        if (column->kind == COLUMN_SUM_OF)
            read_sum_of(reader, sheet, column, node_get(source, STR("sum_of")));
        for (size_t o = 0; o < 4; o++)
            read_operands(reader, sheet, column, node_get(source, str_from(operators[o])));
        for (size_t o = 0; o < column->operand_count; o++)
            if (column->operands[o] >= i)
                fault(reader, "T0906", column->span, "所用的列应在它左边：",
                      "the columns used must stand to the left of", column->title);
    }
}

static void read_highlight(Reader *reader, Sheet *sheet, const Node *node)
{
    check_keys(reader, node, " column is above within_days unless fill color bold ");
    const Node *unless = node_get(node, STR("unless"));
    Highlight highlight = {
        .column = named_column(reader, sheet, node_get(node, STR("column")), node_anchor(node)),
        .is = text_of(node_get(node, STR("is"))),
        .above_zero = node_get(node, STR("above")) != NULL,
        .within_days = whole_of(node_get(node, STR("within_days")), -1),
        .unless_column = SIZE_MAX,
        .fill = color_of(reader, node_get(node, STR("fill"))),
        .color = color_of(reader, node_get(node, STR("color"))),
        .bold = flag_of(node_get(node, STR("bold"))),
    };
    if (unless) {
        highlight.unless_column =
            named_column(reader, sheet, node_get(unless, STR("column")), node_anchor(unless));
        highlight.unless_is = text_of(node_get(unless, STR("is")));
    }
    array_push(reader->arena, &sheet->highlights, highlight);
}

/* Excel's own limits on the name of a sheet. */
static bool is_sheet_name(Str name)
{
    static const char forbidden[] = "[]:*?/\\'";
    for (size_t i = 0; i < name.len; i++)
        for (const char *c = forbidden; *c; c++)
            if (name.ptr[i] == *c) return false;
    return name.len > 0 && utf8_count(name) <= 31;
}

static void read_sheet(Reader *reader, const Node *node)
{
    check_keys(reader, node, " name title rows paper frozen columns highlights ");
    const Node *name = node_get(node, STR("name")), *rows = node_get(node, STR("rows"));
    Sheet sheet = {
        .name = text_of(name), .title = text_of(node_get(node, STR("title"))), .rows = text_of(rows)};
    sheet.span = node_anchor(node);
    sheet.a3 = node_text_is(node_get(node, STR("paper")), "A3");
    sheet.frozen = (uint16_t)whole_of(node_get(node, STR("frozen")), 0);
    if (!is_sheet_name(sheet.name))
        fault(reader, "T0907", name ? name->span : sheet.span,
              "表名应为 1 至 31 个字，不含 [ ] : * ? / \\ '：",
              "a sheet's name has 1 to 31 characters without [ ] : * ? / \\ ':", sheet.name);
    const Shape *shape = shape_at(reader->root->shape, sheet.rows);
    if (!shape || shape->kind != VALUE_LIST)
        fault(reader, "T0904", rows ? rows->span : sheet.span, "数据里没有这个列表：", "the data has no list",
              sheet.rows);
    const Node *columns = node_get(node, STR("columns"));
    if (!columns || columns->kind != NODE_SEQUENCE || columns->count == 0)
        fault(reader, "T0905", sheet.span, "这张表没有列：", "the sheet has no columns:", sheet.name);
    for (size_t i = 0; columns && columns->kind == NODE_SEQUENCE && i < columns->count; i++)
        read_column(reader, &sheet, columns->items[i]);
    array_push(reader->arena, &reader->book->sheets, sheet);
}

const Workbook *workbook_read(Arena *arena, const Doc *doc, const Value *root, DiagList *diags)
{
    Reader reader = {arena, diags, root, arena_make(arena, Workbook), diags->errors};
    const Node *sheets = node_get(doc->root, STR("sheets"));
    check_keys(&reader, doc->root, " title sheets ");
    reader.book->title = text_of(node_get(doc->root, STR("title")));
    if (!sheets || sheets->kind != NODE_SEQUENCE || sheets->count == 0)
        fault(&reader, "T0905", node_anchor(doc->root), "台账模板缺少", "the ledger lacks", STR("sheets"));
    for (size_t i = 0; sheets && sheets->kind == NODE_SEQUENCE && i < sheets->count; i++)
        read_sheet(&reader, sheets->items[i]);
    for (size_t i = 0; diags->errors == reader.errors_before && i < reader.book->sheets.count; i++) {
        Sheet *sheet = &reader.book->sheets.items[i];
        const Node *highlights = node_get(sheets->items[i], STR("highlights"));
        link_columns(&reader, sheet, sheets->items[i]);
        for (size_t h = 0; highlights && h < highlights->count; h++)
            read_highlight(&reader, sheet, node_item(highlights, h));
    }
    return diags->errors == reader.errors_before ? reader.book : NULL;
}
