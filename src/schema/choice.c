/* Choice: which branch of anyOf or oneOf was meant when none holds.
 *
 * Each branch is judged with a list of its own. A branch that refuses the type of the value was not meant;
 * nor was one that refuses a word by which branches tell themselves apart (const, enum), if another does not.
 * Of the rest the one with the fewest violations speaks. */
#include "schema/validation.h"

#include <string.h>

enum { TRIALS_MAX = 3 };

typedef struct Trial {
    DiagList diags;
    PtrSet failed;
    unsigned cost;
} Trial;

/* The types that a schema admits by itself or through its references. */
static unsigned types_of(const Sub *sub)
{
    unsigned types = TYPE_ANY;
    for (int i = 0; sub && i < 16; i++, sub = sub->ref) types &= sub->types;
    return types;
}

static bool is_word_fault(const Diag *diag)
{
    return strcmp(diag->code, "S0106") == 0 || strcmp(diag->code, "S0107") == 0;
}

static unsigned cost_of(const DiagList *diags)
{
    unsigned cost = (unsigned)diags->errors;
    for (size_t i = 0; i < diags->items.count; i++)
        if (is_word_fault(diags->items.items[i])) cost += 1000;
    return cost;
}

/* The word that tells the branches apart and belongs to none of them, as the best of them saw it. */
static Span odd_word(const Trial *best)
{
    for (size_t i = 0; i < best->diags.items.count; i++)
        if (is_word_fault(best->diags.items.items[i])) return best->diags.items.items[i]->span;
    return (Span){0};
}

static void try_branch(Validation *v, const Frame *frame, const Sub *branch, Trial *trial)
{
    DiagList *diags = v->diags;
    PtrSet *failed = v->failed;
    trial->diags = (DiagList){.arena = diags->arena, .lang = diags->lang};
    v->diags = &trial->diags;
    v->failed = &trial->failed;
    v->trials++;
    judge(v, frame, branch, frame->node, NULL);
    v->trials--;
    v->diags = v->aborted ? NULL : diags;
    v->failed = failed;
    trial->cost = cost_of(&trial->diags);
}

static void adopt(Validation *v, const Trial *trial)
{
    for (size_t i = 0; i < trial->diags.items.count; i++)
        array_push(v->diags->arena, &v->diags->items, trial->diags.items.items[i]);
    v->diags->errors += trial->diags.errors;
    v->diags->warnings += trial->diags.warnings;
    for (size_t i = 0; v->failed && i < trial->failed.capacity; i++)
        if (trial->failed.slots[i]) ptr_set_add(v->arena, v->failed, trial->failed.slots[i]);
}

void report_choice(Validation *v, const Frame *frame, const SubArray *branches)
{
    unsigned types = 0;
    Trial best = {.cost = UINT32_MAX};
    bool tie = false;
    for (size_t i = 0; i < branches->count; i++) {
        Trial trial = {0};
        unsigned admitted = types_of(branches->items[i]);
        types |= admitted;
        if (v->trials >= TRIALS_MAX || !types_admit(v->arena, admitted, frame->node)) continue;
        try_branch(v, frame, branches->items[i], &trial);
        if (v->aborted) return;
        if (!trial.cost || trial.cost > best.cost) continue;
        tie = trial.cost == best.cost;
        best = trial;
    }
    if (best.cost != UINT32_MAX && !(tie && best.cost >= 1000))
        adopt(v, &best);
    else if (!types_admit(v->arena, types, frame->node))
        report_type(v, frame, types);
    else
        report_none(v, frame, odd_word(&best));
}
