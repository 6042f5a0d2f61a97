/* What a sheet does by itself as its cells are edited: drop-downs and conditional colours. */
#include "base/utf8.h"
#include "xlsx/writer-imp.h"

static lxw_row_t last_line(const Grid *grid)
{
    return (lxw_row_t)(LINE_FIRST + grid->row_count - 1);
}

/* The words of a list as libxlsxwriter wants them; NULL where Excel could not take them: all of them, with a
 * comma between, have 255 characters at most. */
static char **drop_down_words(Arena *arena, const Value *words)
{
    enum { LIMIT = 255 };
    if (!words || words->kind != VALUE_LIST || words->list.count == 0) return NULL;
    char **list = arena_make_many(arena, char *, words->list.count + 1);
    size_t length = 0;
    for (size_t i = 0; i < words->list.count; i++) {
        Str word;
        if (!value_form(arena, words->list.items[i], (Str){0}, &word)) return NULL;
        if (str_find(word, STR(",")) != SIZE_MAX) return NULL;
        list[i] = mutable_text(arena, word);
        length += utf16_count(word) + (i > 0);
    }
    return length <= LIMIT ? list : NULL;
}

void add_drop_down(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid, size_t column)
{
    const Value *words = value_path(writer->root, grid->sheet->columns.items[column].words);
    char **list = drop_down_words(writer->arena, words);
    if (!list) return;
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = list,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
    };
    lxw_col_t at = (lxw_col_t)column;
    note_error(writer,
               worksheet_data_validation_range(sheet, LINE_FIRST, at, last_line(grid), at, &validation));
}

/* "text", with its quotes doubled. */
static Str quoted(Arena *arena, Str text)
{
    return str_printf(arena, "\"%.*s\"", STR_ARG(str_replace(arena, text, STR("\""), STR("\"\""))));
}

static Str cell_of(Arena *arena, size_t column)
{
    return str_printf(arena, "$%.*s%d", STR_ARG(column_letters(arena, column)), LINE_FIRST + 1);
}

/* The ledger's day itself, not TODAY(): a workbook opened later shows what it showed. */
static Str day_of(const BookWriter *writer)
{
    const Value *day = value_path(writer->root, STR("as_of"));
    CivilDate civil = date_to_civil(day && day->kind == VALUE_DATE ? day->date : 0);
    return str_printf(writer->arena, "DATE(%d,%d,%d)", civil.year, civil.month, civil.day);
}

static char *criteria(const BookWriter *writer, const Highlight *highlight)
{
    Arena *arena = writer->arena;
    Str cell = cell_of(arena, highlight->column);
    StrBuf buf = {.arena = arena};
    strbuf_add(&buf, STR("=AND(TRUE"));
    if (highlight->is.len)
        strbuf_printf(&buf, ",%.*s=%.*s", STR_ARG(cell), STR_ARG(quoted(arena, highlight->is)));
    if (highlight->has_above)
        strbuf_printf(&buf, ",ISNUMBER(%.*s),%.*s>%lld", STR_ARG(cell), STR_ARG(cell),
                      (long long)highlight->above);
    if (highlight->nonzero) strbuf_printf(&buf, ",ISNUMBER(%.*s),%.*s<>0", STR_ARG(cell), STR_ARG(cell));
    Str day = day_of(writer);
    if (highlight->within_days >= 0)
        strbuf_printf(&buf, ",ISNUMBER(%.*s),%.*s>=%.*s,%.*s<=%.*s+%lld", STR_ARG(cell), STR_ARG(cell),
                      STR_ARG(day), STR_ARG(cell), STR_ARG(day), (long long)highlight->within_days);
    if (highlight->unless_column != SIZE_MAX)
        for (size_t i = 0; i < highlight->unless_is.count; i++)
            strbuf_printf(&buf, ",%.*s<>%.*s", STR_ARG(cell_of(arena, highlight->unless_column)),
                          STR_ARG(quoted(arena, highlight->unless_is.items[i])));
    strbuf_add_char(&buf, ')');
    return mutable_text(arena, strbuf_str(&buf));
}

void add_highlight(BookWriter *writer, lxw_worksheet *sheet, const Grid *grid, const Highlight *highlight)
{
    lxw_format *format = workbook_add_format(writer->book);
    if (highlight->fill >= 0) format_set_bg_color(format, (lxw_color_t)highlight->fill);
    if (highlight->color >= 0) format_set_font_color(format, (lxw_color_t)highlight->color);
    if (highlight->bold) format_set_bold(format);
    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_TYPE_FORMULA,
        .value_string = criteria(writer, highlight),
        .format = format,
    };
    lxw_col_t at = (lxw_col_t)highlight->column;
    note_error(writer,
               worksheet_conditional_format_range(sheet, LINE_FIRST, at, last_line(grid), at, &condition));
}
