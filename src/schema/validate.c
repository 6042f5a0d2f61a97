/* Validation: Subs are applied to nodes, depth first.
 *
 * In its first mode (`diags` NULL) only the verdict counts and the first violation ends the way; in the other
 * every violation is reported, but a scalar is judged no further after its first, and so is a collection of
 * the wrong type. Branches of anyOf, oneOf, not, if and contains are judged in the first mode.
 *
 * Marks are the annotations of unevaluatedItems and unevaluatedProperties: one bit for each item or member
 * that an adjacent keyword has judged. They are kept only below a schema that has such a keyword; a branch
 * has marks of its own, which count when it holds.
 *
 * 待填 passes. Where it decided an `if`, a `not` or a count, nothing follows from it. */
#include "schema/equal.h"
#include "schema/validation-imp.h"

/* Steps: branches that refer to one another can multiply without end; an honest schema takes a few for each
 * byte that it judges, its own meta-schema some ten. */
enum { DEPTH_MAX = 2000, STEPS = 1000000, STEPS_A_BYTE = 50, VIOLATIONS_MAX = 1000 };

/* --- marks --------------------------------------------------------------------------------------------- */

struct Marks {
    uint64_t *words;
    uint64_t small[2];
    size_t count; /* of words */
};

static void marks_init(Validation *v, Marks *marks, const Node *node)
{
    *marks = (Marks){.count = ((size_t)node->count + 63) / 64};
    marks->words = marks->count <= 2 ? marks->small : arena_make_many(v->arena, uint64_t, marks->count);
}

static void mark(Marks *marks, uint32_t index)
{
    if (marks) marks->words[index / 64] |= (uint64_t)1 << index % 64;
}

static bool is_marked(const Marks *marks, uint32_t index)
{
    return marks->words[index / 64] >> index % 64 & 1;
}

static void marks_add(Marks *marks, const Marks *more)
{
    for (size_t i = 0; marks && i < more->count; i++) marks->words[i] |= more->words[i];
}

static bool is_collection(const Node *node)
{
    return node->kind == NODE_SEQUENCE || node->kind == NODE_MAPPING;
}

/* --- branches ------------------------------------------------------------------------------------------ */

/* The verdict alone; marks are added where it holds. */
static bool holds(Validation *v, const SchemaStep *frame, const Sub *sub, Marks *marks)
{
    DiagList *diags = v->diags;
    Marks own = {0};
    Marks *branch = marks ? &own : NULL;
    if (marks) marks_init(v, &own, frame->node);
    v->diags = NULL;
    bool verdict = judge(v, frame, sub, frame->node, branch);
    v->diags = v->aborted ? NULL : diags;
    if (verdict && marks) marks_add(marks, &own);
    return verdict;
}

static bool judge_any_of(Validation *v, const SchemaStep *frame, Marks *marks)
{
    bool any = false;
    for (size_t i = 0; i < frame->sub->any_of.count && (!any || marks); i++)
        any |= holds(v, frame, frame->sub->any_of.items[i], marks);
    if (!any && v->diags) report_choice(v, frame, &frame->sub->any_of);
    return any;
}

static bool judge_one_of(Validation *v, const SchemaStep *frame, Marks *marks)
{
    const Sub *first = NULL;
    uint32_t placeholders = v->placeholders;
    const SubArray *branches = &frame->sub->one_of;
    for (size_t i = 0; i < branches->count; i++) {
        if (!holds(v, frame, branches->items[i], marks)) continue;
        if (first && v->placeholders == placeholders) {
            if (v->diags) report_several(v, frame, first, branches->items[i]);
            return false;
        }
        first = branches->items[i];
    }
    if (!first && v->diags) report_choice(v, frame, branches);
    return first != NULL;
}

static bool judge_not(Validation *v, const SchemaStep *frame)
{
    uint32_t placeholders = v->placeholders;
    if (!holds(v, frame, frame->sub->negated, NULL) || v->placeholders != placeholders) return true;
    if (v->diags) report_negated(v, frame);
    return false;
}

static bool judge_if(Validation *v, const SchemaStep *frame, Marks *marks)
{
    uint32_t placeholders = v->placeholders;
    bool condition = holds(v, frame, frame->sub->condition, marks);
    if (v->placeholders != placeholders) return true;
    const Sub *next = condition ? frame->sub->consequence : frame->sub->alternative;
    return !next || judge(v, frame, next, frame->node, marks);
}

/* --- lists --------------------------------------------------------------------------------------------- */

static bool judge_contains(Validation *v, const SchemaStep *frame, Marks *marks)
{
    const ListRules *rules = frame->sub->list;
    uint64_t matches = 0;
    uint32_t placeholders = v->placeholders;
    for (uint32_t i = 0; i < frame->node->count; i++) {
        SchemaStep item = {frame, frame->sub, frame->node->items[i]};
        if (!holds(v, &item, rules->contains, NULL)) continue;
        mark(marks, i);
        matches++;
    }
    bool enough = matches >= rules->min_contains;
    if (enough && (matches <= rules->max_contains || v->placeholders != placeholders)) return true;
    if (v->diags) report_contains(v, frame, matches);
    return false;
}

static bool judge_items(Validation *v, const SchemaStep *frame, Marks *marks)
{
    bool verdict = true;
    const ListRules *rules = frame->sub->list;
    for (uint32_t i = 0; i < frame->node->count && (verdict || v->diags); i++) {
        const Node *item = frame->node->items[i];
        const Sub *sub = i < rules->prefix.count ? rules->prefix.items[i] : rules->items;
        if (!sub) break;
        mark(marks, i);
        if (sub->never && v->diags) {
            report_surplus_item(v, frame, item);
            return false;
        }
        verdict &= judge(v, frame, sub, item, NULL);
    }
    return verdict;
}

static bool judge_list(Validation *v, const SchemaStep *frame, Marks *marks)
{
    uint32_t first, second;
    const ListRules *rules = frame->sub->list;
    if (frame->node->count < rules->min_items || frame->node->count > rules->max_items) {
        if (v->diags) report_item_count(v, frame);
        return false;
    }
    bool verdict = judge_items(v, frame, marks);
    if (!verdict && !v->diags) return false;
    if (rules->contains && !judge_contains(v, frame, marks)) verdict = false;
    if (!rules->unique || frame->node->count < 2) return verdict;
    if (!node_find_twins(v->arena, frame->node, &first, &second)) return verdict;
    if (v->diags) report_twins(v, frame, first, second);
    return false;
}

/* --- records ------------------------------------------------------------------------------------------- */

/* A key is judged as if it were a text of its own. */
static bool judge_key_name(Validation *v, const SchemaStep *frame, const Member *member)
{
    DiagList *diags = v->diags;
    const Node name = {.kind = NODE_TEXT, .span = member->key_span, .text = member->key};
    v->diags = NULL;
    bool verdict = judge(v, frame, frame->sub->record->names, &name, NULL);
    v->diags = v->aborted ? NULL : diags;
    if (!verdict && v->diags) report_key_name(v, frame, member, frame->sub->record->names);
    return verdict;
}

/* One member; *judged tells whether some keyword speaks of it. */
static bool judge_member(Validation *v, const SchemaStep *frame, const Member *member, const Key *key,
                         bool *judged)
{
    const RecordRules *rules = frame->sub->record;
    bool verdict = true;
    *judged = key && key->value;
    if (*judged) verdict = judge(v, frame, key->value, member->value, NULL);
    for (size_t i = 0; i < rules->patterns.count; i++) {
        if (!pattern_holds(v, frame, rules->patterns.items[i].pattern, member->key)) continue;
        *judged = true;
        verdict &= judge(v, frame, rules->patterns.items[i].value, member->value, NULL);
    }
    if (*judged || !rules->additional) return verdict;
    *judged = true;
    if (!rules->additional->never) return judge(v, frame, rules->additional, member->value, NULL);
    if (v->diags) report_unknown_key(v, frame, member);
    return false;
}

static bool judge_members(Validation *v, const SchemaStep *frame, Marks *marks, uint32_t *required)
{
    const RecordRules *rules = frame->sub->record;
    bool verdict = true;
    for (uint32_t i = 0; i < frame->node->count && (verdict || v->diags); i++) {
        const Member *member = &frame->node->members[i];
        const Key *key = rules->index.count ? map_get(&rules->index, member->key) : NULL;
        bool judged;
        *required -= key && key->required;
        if (rules->names && !judge_key_name(v, frame, member)) {
            verdict = false;
            continue;
        }
        verdict &= judge_member(v, frame, member, key, &judged);
        if (judged) mark(marks, i);
    }
    return verdict;
}

static bool judge_required(Validation *v, const SchemaStep *frame)
{
    const RecordRules *rules = frame->sub->record;
    for (size_t i = 0; v->diags && i < rules->keys.count; i++) {
        const Key *key = rules->keys.items[i];
        if (key->required && !node_get(frame->node, key->name)) report_missing(v, frame, key->name);
    }
    return false;
}

static bool judge_dependencies(Validation *v, const SchemaStep *frame, Marks *marks)
{
    const RecordRules *rules = frame->sub->record;
    bool verdict = true;
    for (size_t i = 0; i < rules->keys.count; i++) {
        const Key *key = rules->keys.items[i];
        if (!(key->dependent || key->companions.count) || !node_get(frame->node, key->name)) continue;
        for (size_t k = 0; k < key->companions.count; k++) {
            if (node_get(frame->node, key->companions.items[k])) continue;
            if (v->diags) report_companion(v, frame, key->name, key->companions.items[k]);
            verdict = false;
        }
        if (key->dependent && !judge(v, frame, key->dependent, frame->node, marks)) verdict = false;
    }
    return verdict;
}

static bool judge_record(Validation *v, const SchemaStep *frame, Marks *marks)
{
    const RecordRules *rules = frame->sub->record;
    uint32_t required = rules->required_count;
    bool verdict = frame->node->count >= rules->min_count && frame->node->count <= rules->max_count;
    if (!verdict && v->diags) report_member_count(v, frame);
    if (!verdict && !v->diags) return false;
    verdict &= judge_members(v, frame, marks, &required);
    if (!verdict && !v->diags) return false;
    if (required) verdict = judge_required(v, frame);
    if (rules->dependent && (verdict || v->diags)) verdict &= judge_dependencies(v, frame, marks);
    return verdict;
}

/* --- what nothing has judged --------------------------------------------------------------------------- */

static bool judge_unevaluated(Validation *v, const SchemaStep *frame, Marks *marks)
{
    const Node *node = frame->node;
    bool list = node->kind == NODE_SEQUENCE, verdict = true;
    const Sub *sub = list ? frame->sub->unevaluated_items : frame->sub->unevaluated_properties;
    for (uint32_t i = 0; sub && i < node->count && (verdict || v->diags); i++) {
        if (is_marked(marks, i)) continue;
        mark(marks, i);
        const Node *value = list ? node->items[i] : node->members[i].value;
        if (!sub->never || !v->diags) {
            verdict &= judge(v, frame, sub, value, NULL);
            continue;
        }
        verdict = false;
        if (list)
            report_surplus_item(v, frame, value);
        else
            report_unknown_key(v, frame, &node->members[i]);
    }
    return verdict;
}

/* --- one schema, one node ------------------------------------------------------------------------------ */

static const Sub *dynamic_target(const SchemaStep *frame)
{
    const DynamicRef *ref = frame->sub->dynamic_ref;
    const Sub *target = ref->target;
    if (!ref->anchor.len) return target;
    for (; frame; frame = frame->up) {
        const Sub *outer = map_get(&frame->sub->resource->dynamic_anchors, ref->anchor);
        if (outer) target = outer;
    }
    return target;
}

/* What has failed these is judged no further. */
static bool judge_kind(Validation *v, const SchemaStep *frame)
{
    const Sub *sub = frame->sub;
    const Node *node = frame->node;
    if (sub->types != TYPE_ANY && !types_admit(v->arena, sub->types, node)) {
        if (v->diags && !ptr_set_has(v->failed, node)) report_type(v, frame, sub->types);
        return false;
    }
    const EnumRules *broken = sub->constant && !enum_admits(v, sub->constant, node)         ? sub->constant
                              : sub->enumeration && !enum_admits(v, sub->enumeration, node) ? sub->enumeration
                                                                                            : NULL;
    if (broken && v->diags) report_enum(v, frame, broken);
    return !broken;
}

/* The keywords that look at what the value holds. */
static bool judge_value(Validation *v, const SchemaStep *frame, Marks *marks)
{
    const Sub *sub = frame->sub;
    const Node *node = frame->node;
    if (sub->number && node->kind == NODE_NUMBER && !judge_number(v, frame)) return false;
    if (sub->text && node->kind == NODE_TEXT && !judge_text(v, frame)) return false;
    if (sub->format && !format_holds(v->arena, sub->format, node)) {
        if (v->diags) report_format(v, frame);
        return false;
    }
    if (sub->list && node->kind == NODE_SEQUENCE) return judge_list(v, frame, marks);
    return !(sub->record && node->kind == NODE_MAPPING) || judge_record(v, frame, marks);
}

/* Goes on after a violation only where further ones may be told apart from it. */
#define JUDGE(expression)                                                                                    \
    do {                                                                                                     \
        if (!(expression)) verdict = false;                                                                  \
        if (!verdict && (!v->diags || !is_collection(node))) return false;                                   \
    } while (0)

static bool judge_combinations(Validation *v, const SchemaStep *frame, Marks *marks)
{
    const Sub *sub = frame->sub;
    const Node *node = frame->node;
    bool verdict = true;
    if (sub->ref) JUDGE(judge(v, frame, sub->ref, node, marks));
    if (sub->dynamic_ref) JUDGE(judge(v, frame, dynamic_target(frame), node, marks));
    for (size_t i = 0; i < sub->all_of.count; i++) JUDGE(judge(v, frame, sub->all_of.items[i], node, marks));
    if (sub->any_of.count) JUDGE(judge_any_of(v, frame, marks));
    if (sub->one_of.count) JUDGE(judge_one_of(v, frame, marks));
    if (sub->negated) JUDGE(judge_not(v, frame));
    if (sub->condition) JUDGE(judge_if(v, frame, marks));
    return verdict;
}

static bool judge_frame(Validation *v, const SchemaStep *frame, Marks *marks)
{
    const Node *node = frame->node;
    bool verdict = true;
    Marks own;
    bool local = frame->sub->unevaluated && is_collection(node);
    if (local) marks_init(v, &own, node);
    Marks *used = local ? &own : marks;
    if (!judge_kind(v, frame)) return false;
    JUDGE(judge_value(v, frame, used));
    JUDGE(judge_combinations(v, frame, used));
    if (!local) return verdict;
    if (verdict) verdict = judge_unevaluated(v, frame, used);
    marks_add(marks, used);
    return verdict;
}

bool judge(Validation *v, const SchemaStep *up, const Sub *sub, const Node *node, Marks *marks)
{
    SchemaStep frame = {up, sub, node};
    if (v->aborted) return false;
    if (v->diags && (sub->never || !is_collection(node)) && ptr_set_has(v->failed, node)) return false;
    if (sub->never) {
        if (v->diags) report_never(v, &frame);
        return false;
    }
    if (v->lenient && node->kind <= NODE_TEXT && node_is_placeholder(node)) {
        v->placeholders++;
        if (v->diags && v->diags == v->log) report_placeholder(v, &frame, node);
        return true;
    }
    if (++v->depth > DEPTH_MAX || ++v->steps > v->most_steps || v->tally.violations > VIOLATIONS_MAX) {
        report_abort(v, &frame,
                     v->depth > DEPTH_MAX       ? ABORT_DEPTH
                     : v->steps > v->most_steps ? ABORT_STEPS
                                                : ABORT_CROWD);
        return false;
    }
    bool verdict = judge_frame(v, &frame, marks);
    v->depth--;
    return verdict;
}

/* --- entry --------------------------------------------------------------------------------------------- */

/* Those of places that no schema speaks of. */
static void report_placeholders(Validation *v, const Node *node)
{
    for (uint32_t i = 0; is_collection(node) && i < node->count; i++)
        report_placeholders(v, node->kind == NODE_SEQUENCE ? node->items[i] : node->members[i].value);
    if (!is_collection(node) && node_is_placeholder(node)) report_placeholder(v, NULL, node);
}

static uint64_t most_steps(const Node *root)
{
    return STEPS + (uint64_t)STEPS_A_BYTE * (root->span.end - root->span.start);
}

bool schema_validate(const Schema *schema, const Doc *doc, Arena *arena, PtrSet *failed, DiagList *diags)
{
    PtrSet own = {0};
    Validation v = {
        .arena = arena,
        .diags = diags,
        .log = diags,
        .failed = failed ? failed : &own,
        .lenient = true,
        .final = schema->set->final,
        .most_steps = most_steps(doc->root),
    };
    bool verdict = judge(&v, NULL, schema->root, doc->root, NULL);
    report_placeholders(&v, doc->root);
    return verdict && !v.aborted;
}

bool schema_is_valid(const Schema *schema, const Node *node, Arena *arena)
{
    Validation v = {.arena = arena, .most_steps = most_steps(node)};
    return judge(&v, NULL, schema->root, node, NULL) && !v.aborted;
}
