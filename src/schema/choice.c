/* Choice: which branch of anyOf or oneOf was meant when none holds.
 *
 * Each branch is judged with a list of its own. A branch that refuses the type of the value was not meant;
 * nor was one that refuses a word by which branches tell themselves apart (const, enum), if another does not.
 * Of the rest the one with the fewest violations speaks. */
#include "schema/validation-imp.h"

enum { TRIALS_MAX = 3, COST_OF_ODD_WORD = 1000 };

typedef struct Trial {
    DiagList diags;
    PtrSet failed;
    Tally tally;
    size_t cost;
} Trial;

/* The types that a schema admits by itself or through its references. */
static unsigned types_of(const Sub *sub)
{
    unsigned types = TYPE_ANY;
    for (int i = 0; sub && i < 16; i++, sub = sub->ref) types &= sub->types;
    return types;
}

static void try_branch(Validation *v, const SchemaStep *frame, const Sub *branch, Trial *trial)
{
    DiagList *diags = v->diags;
    PtrSet *failed = v->failed;
    Tally tally = v->tally;
    trial->diags = (DiagList){.arena = diags->arena, .lang = diags->lang};
    v->diags = &trial->diags;
    v->failed = &trial->failed;
    v->tally = (Tally){0};
    v->trials++;
    judge(v, frame, branch, frame->node, NULL);
    v->trials--;
    v->diags = v->aborted ? NULL : diags;
    v->failed = failed;
    trial->tally = v->tally;
    trial->cost = v->tally.violations + COST_OF_ODD_WORD * v->tally.odd_words;
    v->tally = tally;
}

static void adopt(Validation *v, const Trial *trial)
{
    diag_take(v->diags, &trial->diags);
    if (v->tally.odd_words == 0) v->tally.odd_word = trial->tally.odd_word;
    v->tally.odd_words += trial->tally.odd_words;
    v->tally.violations += trial->tally.violations;
    for (size_t i = 0; v->failed && i < trial->failed.capacity; i++)
        if (trial->failed.slots[i]) ptr_set_add(v->arena, v->failed, trial->failed.slots[i]);
}

void report_choice(Validation *v, const SchemaStep *frame, const SubArray *branches)
{
    unsigned types = 0;
    Trial best = {.cost = SIZE_MAX};
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
    if (best.cost != SIZE_MAX && !(tie && best.tally.odd_words))
        adopt(v, &best);
    else if (!types_admit(v->arena, types, frame->node))
        report_type(v, frame, types);
    else
        report_none(v, frame, best.tally.odd_word);
}
