#include "doc/edit.h"

#include <stdlib.h>

static int by_place(const void *left, const void *right)
{
    const Edit *a = left, *b = right;
    int order = (a->start > b->start) - (a->start < b->start);
    if (order == 0) order = (a->end > b->end) - (a->end < b->end);
    return order ? order : str_compare(a->text, b->text);
}

static bool same_place(const Edit *a, const Edit *b)
{
    return a->start == b->start && a->end == b->end;
}

void edit_settle(EditList *edits)
{
    if (edits->count < 2) return;
    qsort(edits->items, edits->count, sizeof *edits->items, by_place);
    size_t kept = 0;
    for (size_t i = 0, next; i < edits->count; i = next) {
        const Edit edit = edits->items[i];
        bool agreed = true;
        for (next = i + 1; next < edits->count && same_place(&edit, &edits->items[next]); next++)
            agreed = agreed && str_equal(edit.text, edits->items[next].text);
        bool clear = kept == 0 || edit.start >= edits->items[kept - 1].end;
        if (agreed && clear) edits->items[kept++] = edit;
    }
    edits->count = kept;
}

Str edit_apply(Arena *arena, Str text, const EditList *edits)
{
    StrBuf out = {.arena = arena};
    size_t at = 0;
    for (size_t i = 0; i < edits->count; i++) {
        const Edit *edit = &edits->items[i];
        strbuf_add(&out, str_slice(text, at, edit->start));
        strbuf_add(&out, edit->text);
        at = edit->end;
    }
    strbuf_add(&out, str_slice(text, at, text.len));
    return strbuf_str(&out);
}
