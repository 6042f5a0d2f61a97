#include "doc/mend.h"

#include <stdlib.h>

static int by_place(const void *left, const void *right)
{
    const Mend *a = left, *b = right;
    int order = (a->start > b->start) - (a->start < b->start);
    if (order == 0) order = (a->end > b->end) - (a->end < b->end);
    return order ? order : str_compare(a->text, b->text);
}

static bool same_place(const Mend *a, const Mend *b)
{
    return a->start == b->start && a->end == b->end;
}

void mend_settle(MendList *mends)
{
    if (mends->count < 2) return;
    qsort(mends->items, mends->count, sizeof *mends->items, by_place);
    size_t kept = 0;
    for (size_t i = 0, next; i < mends->count; i = next) {
        const Mend mend = mends->items[i];
        bool agreed = true;
        for (next = i + 1; next < mends->count && same_place(&mend, &mends->items[next]); next++)
            agreed = agreed && str_equal(mend.text, mends->items[next].text);
        bool clear = kept == 0 || mend.start >= mends->items[kept - 1].end;
        if (agreed && clear) mends->items[kept++] = mend;
    }
    mends->count = kept;
}

Str mend_apply(Arena *arena, Str text, const MendList *mends)
{
    StrBuf out = {.arena = arena};
    size_t at = 0;
    for (size_t i = 0; i < mends->count; i++) {
        const Mend *mend = &mends->items[i];
        strbuf_add(&out, str_slice(text, at, mend->start));
        strbuf_add(&out, mend->text);
        at = mend->end;
    }
    strbuf_add(&out, str_slice(text, at, text.len));
    return strbuf_str(&out);
}
