#include "doc/mended-imp.h"

bool mended_from(Arena *arena, const Source *typed, const SlipMends *mends, MendedSource *mended)
{
    if (mends->doubt) return false;
    *mended = (MendedSource){.typed = typed, .mends = mends->mends};
    size_t wanted = mended->mends.count;
    mend_settle(&mended->mends);
    if (mended->mends.count < wanted) return false;
    mended->source = source_new(arena, typed->path, mend_apply(arena, typed->text, &mended->mends));
    return true;
}

/* Where a byte of the mended text stands in the typed one; a place within a mend is its start or, for the
 * `end` of a span, its end. */
static uint32_t typed_offset(const MendedSource *mended, uint32_t at, bool end)
{
    int64_t shift = 0; /* of what follows the mends passed so far */
    for (size_t i = 0; i < mended->mends.count; i++) {
        const Mend *mend = &mended->mends.items[i];
        int64_t start = mend->start + shift, stop = start + (int64_t)mend->text.len;
        if (at < start || (at == start && (end || mend->start < mend->end))) break;
        if (at < stop) return end ? mend->end : mend->start;
        shift += (int64_t)mend->text.len - (mend->end - mend->start);
    }
    return (uint32_t)(at - shift);
}

static Span typed_span(const MendedSource *mended, Span span)
{
    if (span.source != mended->source) return span;
    return (Span){mended->typed, typed_offset(mended, span.start, false),
                  typed_offset(mended, span.end, true)};
}

static void carry_node(const MendedSource *mended, Node *node)
{
    node->span = typed_span(mended, node->span);
    node->plain = node->plain && str_equal(node->text, span_text(node->span));
    if (node->kind == NODE_SEQUENCE)
        for (uint32_t i = 0; i < node->count; i++) carry_node(mended, (Node *)node->items[i]);
    if (node->kind != NODE_MAPPING) return;
    for (uint32_t i = 0; i < node->count; i++) {
        Member *member = (Member *)&node->members[i];
        member->key_span = typed_span(mended, member->key_span);
        carry_node(mended, (Node *)member->value);
    }
}

void mended_carry_doc(const MendedSource *mended, Doc *doc)
{
    doc->source = mended->typed;
    doc->sound = false;
    carry_node(mended, (Node *)doc->root);
}

/* Whether what stands at the span was typed so. */
static bool is_typed(const MendedSource *mended, Span span)
{
    return str_equal(span_text(span), span_text(typed_span(mended, span)));
}

void mended_carry_diags(const MendedSource *mended, DiagList *diags)
{
    for (size_t i = 0; i < diags->items.count; i++) {
        Diag *diag = diags->items.items[i];
        if (diag->mend.ptr && !is_typed(mended, diag->span)) diag->mend = (Str){0};
        diag->span = typed_span(mended, diag->span);
        for (size_t k = 0; k < diag->related.count; k++)
            diag->related.items[k].span = typed_span(mended, diag->related.items[k].span);
    }
}
