#include "xlsx/spec_parts-imp.h"

Str text_of(const Node *node)
{
    return node ? node->text : (Str){0};
}

void fault(SpecReader *reader, const char *code, Span span, const char *zh, const char *en, Str what)
{
    reader->faulty = true;
    diag_add(reader->diags, code, span, "%s“%.*s”", "%s '%.*s'", reader->diags->lang == LANG_EN ? en : zh,
             STR_ARG(what));
}

const Shape *shape_at(const Shape *shape, Str path)
{
    Str step;
    while (shape && str_split(&path, '.', &step)) {
        int64_t index;
        shape =
            shape->kind == VALUE_LIST && str_to_int(step, &index) ? shape->item : shape_field(shape, step);
    }
    return shape;
}

const Shape *row_shape(const Shape *shape, Str path, const Shape **outer)
{
    Str step;
    *outer = NULL;
    while (shape && str_split(&path, '.', &step)) {
        if (shape->kind == VALUE_LIST && shape->item) {
            if (!*outer) *outer = shape->item;
            shape = shape->item;
        }
        shape = shape_field(shape, step);
    }
    return shape && shape->kind == VALUE_LIST ? shape->item : NULL;
}

size_t find_column(const Sheet *sheet, Str title)
{
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (str_equal(sheet->columns.items[i].title, title)) return i;
    return SIZE_MAX;
}

size_t named_column(SpecReader *reader, const Sheet *sheet, const Node *name)
{
    size_t found = find_column(sheet, text_of(name));
    if (found != SIZE_MAX) return found;
    fault(reader, "T0902", name->span, "这张表没有这一列：", "the sheet has no column", name->text);
    return 0;
}

size_t find_sheet(const Workbook *book, Str name)
{
    for (size_t i = 0; i < book->sheets.count; i++)
        if (str_equal(book->sheets.items[i].name, name)) return i;
    return SIZE_MAX;
}

int64_t whole_of(const Node *node, int64_t otherwise)
{
    int64_t whole = otherwise;
    if (node) str_to_int(node->text, &whole);
    return whole;
}

int32_t color_of(const Node *node)
{
    int32_t color = 0;
    for (size_t i = 0; node && i < node->text.len; i++) {
        char c = node->text.ptr[i];
        color = color * 16 + (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    return node ? color : -1;
}

bool is_set(const Node *node)
{
    return node && node->boolean;
}
