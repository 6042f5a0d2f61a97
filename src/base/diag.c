#include "base/diag.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *in_lang(const DiagList *list, const char *zh, const char *en)
{
    return list->lang == LANG_EN ? en : zh;
}

/* What a message quotes may be as long as a file. */
static Str bounded(Arena *arena, Str text)
{
    enum { MOST = 600 };
    return text.len > MOST ? utf8_clipped(arena, text, MOST) : text;
}

#define FORMAT_INTO(target, list, zh, en)                                                                    \
    do {                                                                                                     \
        va_list args_;                                                                                       \
        va_start(args_, en);                                                                                 \
        (target) = bounded((list)->arena, str_vprintf((list)->arena, in_lang((list), (zh), (en)), args_));   \
        va_end(args_);                                                                                       \
    } while (0)

static int compare_code(const void *key, const void *entry)
{
    return strcmp(key, ((const DiagCode *)entry)->code);
}

const DiagCode *diag_code(const char *code)
{
    return bsearch(code, diag_codes, diag_code_count, sizeof *diag_codes, compare_code);
}

static void set_severity(DiagList *list, Diag *diag, Severity severity)
{
    diag->severity = severity;
    list->errors += severity == SEVERITY_ERROR;
    list->warnings += severity == SEVERITY_WARNING;
}

Diag *diag_add(DiagList *list, const char *code, Span span, const char *zh, const char *en, ...)
{
    const DiagCode *entry = diag_code(code);
    assert(entry);
    Diag *diag = arena_make(list->arena, Diag);
    diag->code = code;
    diag->span = span;
    FORMAT_INTO(diag->message, list, zh, en);
    set_severity(list, diag, entry->severity);
    array_push(list->arena, &list->items, diag);
    return diag;
}

void diag_move(DiagList *list, Diag *diag)
{
    const DiagCode *entry = diag_code(diag->code);
    assert(diag->severity == entry->severity && entry->other != entry->severity);
    list->errors -= diag->severity == SEVERITY_ERROR;
    list->warnings -= diag->severity == SEVERITY_WARNING;
    set_severity(list, diag, entry->other);
}

void diag_unwritten(DiagList *list, Diag *diag, Str title, Str path)
{
    const char *blank = title.len ? " " : "";
    diag->unwritten =
        bounded(list->arena, str_printf(list->arena, "%.*s%s%.*s", STR_ARG(title), blank, STR_ARG(path)));
}

void diag_label(DiagList *list, Diag *diag, const char *zh, const char *en, ...)
{
    FORMAT_INTO(diag->label, list, zh, en);
}

void diag_help(DiagList *list, Diag *diag, const char *zh, const char *en, ...)
{
    FORMAT_INTO(diag->help, list, zh, en);
}

void diag_related(DiagList *list, Diag *diag, Span span, const char *zh, const char *en, ...)
{
    DiagLabel label = {.span = span};
    FORMAT_INTO(label.text, list, zh, en);
    array_push(list->arena, &diag->related, label);
}

void diag_mend(DiagList *list, Diag *diag, Span span, Str instead)
{
    array_push(list->arena, &diag->further_mends, ((DiagLabel){span, instead}));
}

void diag_take(DiagList *list, const DiagList *other)
{
    for (size_t i = 0; i < other->items.count; i++)
        array_push(list->arena, &list->items, other->items.items[i]);
    list->errors += other->errors;
    list->warnings += other->warnings;
}

static int by_place(const void *left, const void *right)
{
    const Diag *a = *(Diag *const *)left, *b = *(Diag *const *)right;
    Str a_path = a->span.source ? a->span.source->path : (Str){0};
    Str b_path = b->span.source ? b->span.source->path : (Str){0};
    int order = str_compare(a_path, b_path);
    if (order == 0) order = (a->span.start > b->span.start) - (a->span.start < b->span.start);
    if (order == 0) order = strcmp(a->code, b->code);
    return order ? order : str_compare(a->message, b->message);
}

void diag_sort(DiagList *list)
{
    if (list->items.count < 2) return;
    qsort(list->items.items, list->items.count, sizeof *list->items.items, by_place);
    size_t kept = 1;
    for (size_t i = 1; i < list->items.count; i++) {
        Diag *diag = list->items.items[i];
        if (by_place(&list->items.items[kept - 1], &diag) != 0) {
            list->items.items[kept++] = diag;
            continue;
        }
        list->errors -= diag->severity == SEVERITY_ERROR;
        list->warnings -= diag->severity == SEVERITY_WARNING;
    }
    list->items.count = kept;
}
