#include "xlsx/spec_parts-imp.h"

Str text_of(const Node *node)
{
    return node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) ? node->text : (Str){0};
}

void fault(SpecReader *reader, const char *code, Span span, const char *zh, const char *en, Str what)
{
    reader->faulty = true;
    diag_add(reader->diags, code, span, "%s“%.*s”", "%s '%.*s'", reader->diags->lang == LANG_EN ? en : zh,
             STR_ARG(what));
}

void check_keys(SpecReader *reader, const Node *mapping, const char *allowed)
{
    for (size_t i = 0; mapping && mapping->kind == NODE_MAPPING && i < mapping->count; i++) {
        Str key = mapping->members[i].key;
        Str padded = str_printf(reader->arena, " %.*s ", STR_ARG(key));
        if (str_find(str_from(allowed), padded) == SIZE_MAX)
            fault(reader, "T0901", mapping->members[i].key_span, "台账模板没有这个键：",
                  "a ledger has no key", key);
    }
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

size_t named_column(SpecReader *reader, const Sheet *sheet, const Node *name, Span fallback)
{
    size_t found = find_column(sheet, text_of(name));
    if (found != SIZE_MAX) return found;
    fault(reader, "T0902", name ? name->span : fallback, "这张表没有这一列：", "the sheet has no column",
          text_of(name));
    return 0;
}

size_t find_sheet(const Workbook *book, Str name)
{
    for (size_t i = 0; i < book->sheets.count; i++)
        if (str_equal(book->sheets.items[i].name, name)) return i;
    return SIZE_MAX;
}

int64_t whole_of(SpecReader *reader, const Node *node, int64_t most, int64_t otherwise)
{
    int64_t whole;
    if (!node) return otherwise;
    if (str_to_int(text_of(node), &whole) && whole <= most) return whole;
    fault(reader, "T0903", node->span, "应是不太大的整数：",
          "a whole number, not too large, is wanted:", text_of(node));
    return otherwise;
}

bool word_is(SpecReader *reader, const Node *node, const char *word, const char *otherwise)
{
    if (!node || node_text_is(node, otherwise)) return false;
    if (node_text_is(node, word)) return true;
    fault(reader, "T0903", node->span, "不认识的写法：", "not a known word:", text_of(node));
    return false;
}

int32_t color_of(SpecReader *reader, const Node *node)
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

bool is_set(const Node *node)
{
    return node && node->kind == NODE_BOOL && node->boolean;
}
