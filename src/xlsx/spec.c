#include "base/utf8.h"
#include "xlsx/spec-imp.h"
#include "xlsx/spec_parts-imp.h"

static bool is_taken(const Workbook *book, Str name)
{
    for (size_t i = 0; i < book->sheets.count; i++)
        if (str_equal_folded(book->sheets.items[i].name, name)) return true;
    return false;
}

/* Excel's own limits on the name of a sheet; it keeps History for itself. */
static bool is_sheet_name(Str name)
{
    static const char forbidden[] = "[]:*?/\\'";
    for (size_t i = 0; i < name.len; i++)
        for (const char *c = forbidden; *c; c++)
            if (name.ptr[i] == *c) return false;
    return name.len > 0 && utf16_count(name) <= 31 && !str_equal_folded(name, STR("History"));
}

static void read_rows(SpecReader *reader, Sheet *sheet, const Node *node)
{
    const Node *columns = node_get(node, STR("columns"));
    const Shape *outer;
    if (!row_shape(reader->root->shape, sheet->rows, &outer))
        fault(reader, "T0904", node_get(node, STR("rows"))->span, "数据里没有这个列表：",
              "the data has no list", sheet->rows);
    for (size_t i = 0; i < columns->count; i++) read_column(reader, sheet, columns->items[i]);
}

static void read_sheet(SpecReader *reader, const Node *node)
{
    const Node *name = node_get(node, STR("name")), *text = node_get(node, STR("text"));
    Sheet sheet = {.name = text_of(name),
                   .title = text_of(node_get(node, STR("title"))),
                   .rows = text_of(node_get(node, STR("rows"))),
                   .span = node_anchor(node)};
    sheet.a3 = node_text_is(node_get(node, STR("paper")), "A3");
    sheet.frozen = (uint16_t)whole_of(node_get(node, STR("frozen")), 0);
    if (!is_sheet_name(sheet.name) || is_taken(reader->book, sheet.name))
        fault(
            reader, "T0907", name->span, "表名应为 1 至 31 个字，不含 [ ] : * ? / \\ '，不与别的表同名：",
            "a sheet's name has 1 to 31 characters without [ ] : * ? / \\ ', and is no other's:", sheet.name);
    if (node_get(node, STR("columns"))) read_rows(reader, &sheet, node);
    for (size_t i = 0; text && i < text->count; i++)
        array_push(reader->arena, &sheet.text, text_of(text->items[i]));
    array_push(reader->arena, &reader->book->sheets, sheet);
}

SheetRows sheet_rows(Arena *arena, const Value *root, Str path)
{
    SheetRows rows = {0};
    Str step;
    array_push(arena, &rows, (SheetRow){root, NULL});
    while (str_split(&path, '.', &step)) {
        SheetRows inner = {0};
        for (size_t i = 0; i < rows.count; i++) {
            const Value *list = value_field(rows.items[i].value, step);
            const Value *outer = rows.items[i].outer;
            if (list && list->kind == VALUE_RECORD) array_push(arena, &inner, (SheetRow){list, outer});
            for (size_t k = 0; list && list->kind == VALUE_LIST && k < list->list.count; k++)
                array_push(arena, &inner,
                           (SheetRow){list->list.items[k], outer ? outer : list->list.items[k]});
        }
        rows = inner;
    }
    return rows;
}

/* What refers to columns and sheets, once all are known. */
static void link_sheet(SpecReader *reader, Sheet *sheet, const Node *node)
{
    const Node *highlights = node_get(node, STR("highlights")), *charts = node_get(node, STR("charts"));
    link_columns(reader, sheet);
    for (size_t i = 0; highlights && i < highlights->count; i++)
        read_highlight(reader, sheet, highlights->items[i]);
    for (size_t i = 0; charts && i < charts->count; i++) read_chart(reader, sheet, charts->items[i]);
}

const Workbook *workbook_read(Arena *arena, const Schema *schema, const Doc *doc, const Value *root,
                              DiagList *diags)
{
    SpecReader reader = {arena, diags, root, arena_make(arena, Workbook), false};
    if (!schema_validate(schema, doc, arena, NULL, diags)) return NULL;
    if (!schema_is_valid(schema, doc->root, arena)) {
        fault(&reader, "T0905", node_anchor(doc->root), "台账模板里不能有待填的项：",
              "nothing of a ledger's specification can be left to be written:", STR("待填"));
        return NULL;
    }
    const Node *sheets = node_get(doc->root, STR("sheets"));
    reader.book->title = text_of(node_get(doc->root, STR("title")));
    for (size_t i = 0; i < sheets->count; i++) read_sheet(&reader, sheets->items[i]);
    for (size_t i = 0; i < sheets->count && !reader.faulty; i++)
        link_sheet(&reader, &reader.book->sheets.items[i], sheets->items[i]);
    return reader.faulty ? NULL : reader.book;
}
