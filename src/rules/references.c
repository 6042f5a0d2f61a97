/* Integrity: every reference to a list of the project resolves. Where the items of the list have names, a
 * text that has not the form of an id is a name. Where a list that it may lead to is missing, could not be
 * read, or has an id that is not settled, a reference cannot be told wrong and is left alone. */
#include "base/suggest.h"
#include "record/referent.h"
#include "rules/families-imp.h"

#include <ctype.h>

typedef struct Resolving {
    const RuleContext *context;
    const char *rule;
    Referents *referents;
    PtrMap lost;     /* ReferentList to Map: see lost_of */
    size_t compared; /* ids, with wrong references */
} Resolving;

enum {
    LISTED = 12,       /* so many ids are listed where none is near */
    COMPARED = 300000, /* did-you-mean ends where so many ids have been looked at */
};

/* --- ids --- */

/* E01, U1: a letter and digits, for some of which l, I or O may have been typed. */
static bool has_form_of_id(Str text)
{
    bool digits = false;
    if (text.len < 2 || !isalpha((unsigned char)text.ptr[0])) return false;
    for (size_t i = 1; i < text.len; i++) {
        if (!isdigit((unsigned char)text.ptr[i]) && !strchr("lIOo", text.ptr[i])) return false;
        digits |= isdigit((unsigned char)text.ptr[i]) != 0;
    }
    return digits;
}

/* With the digits that l and O were typed for: El2 → E12. */
static Str with_digits(Arena *arena, Str text)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool meant = i > 0 && c && strchr("lIOo", c);
        strbuf_add_char(&buf, !meant ? c : c == 'l' || c == 'I' ? '1' : '0');
    }
    return strbuf_str(&buf);
}

/* --- one reference --- */

/* Where an id occurs twice, one of the two has taken another's place. The repeated id is named; what refers
 * to the other, which is in this map, is right. */
static const Map *lost_of(Resolving *resolving, const ReferentList *list)
{
    const RuleContext *context = resolving->context;
    Map *lost = ptr_map_get(&resolving->lost, list), first = {0};
    if (lost) return lost;
    lost = arena_make(context->arena, Map);
    ptr_map_put(context->arena, &resolving->lost, list, lost);
    for (size_t i = 0; i < list->ids.count; i++) {
        const Str *before = map_put(context->arena, &first, list->ids.items[i], &list->ids.items[i]);
        const size_t twice[] = {before ? (size_t)(before - list->ids.items) : i, i};
        for (size_t k = 0; before && k < 2; k++) {
            Str id = lost_id(context, list->ids.items, list->ids.count, twice[k], &list->by_id);
            if (id.ptr) map_put(context->arena, lost, id, lost);
        }
    }
    return lost;
}

static void tell(const Resolving *resolving, Str title, const Described *reference, const Node *node,
                 const Str *ids, size_t count)
{
    const RuleContext *context = resolving->context;
    Str list = reference->refers[0], meant = with_digits(context->arena, node->text);
    if (str_ends_with(list, STR("s"))) list.len--;
    Diag *diag =
        breach(context, resolving->rule, node->span, "%.*s %.*s 不存在", "the %.*s %.*s does not exist",
               STR_ARG(context->diags->lang == LANG_EN ? list : title), STR_ARG(node->text));
    Str nearest = word_in(meant, ids, count) ? meant : suggest_nearest(node->text, ids, count);
    if (nearest.ptr)
        diag_help(context->diags, diag, "是否应为 %.*s？", "did you mean %.*s?", STR_ARG(nearest));
    else if (count && count <= LISTED)
        diag_help(context->diags, diag, "现有：%.*s", "there are: %.*s",
                  STR_ARG(words_joined(context, ids, count)));
}

static void resolve(void *owner, const Described *reference, Str title, const Node *node)
{
    Resolving *resolving = owner;
    const ReferentList *found;
    Array(Str) ids = {0};
    if (referents_find(resolving->referents, reference, node->text, &found)) return;
    for (size_t i = 0; i < reference->refer_count; i++) {
        const ReferentList *list = referents_list(resolving->referents, reference->refers[i]);
        if (!list || !list->whole || map_get(lost_of(resolving, list), node->text)) return;
        if (referent_called_by(list->item) == CALLED_BY_NAME && !has_form_of_id(node->text)) return;
        resolving->compared += list->ids.count;
        for (size_t k = 0; resolving->compared <= COMPARED && k < list->ids.count; k++)
            array_push(resolving->context->arena, &ids, list->ids.items[k]);
    }
    tell(resolving, title, reference, node, ids.items, ids.count);
}

static void check_references(const RuleContext *context, const char *rule)
{
    Resolving resolving = {.context = context, .rule = rule};
    resolving.referents = referents_new(context->arena, context->project, context->policy);
    each_reference(context, REFERS_TO_PROJECT, resolve, &resolving);
}

const Rule references_rules[] = {
    {"R0006", check_references},
    {0},
};
