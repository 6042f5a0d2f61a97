/* Names against shapes, without data: what a template asks for must be declared, whether or not a project has
 * it. The walk follows sections as rendering would, with a stack of shapes in place of values. */
#include "base/suggest.h"
#include "template/mustache_tree-imp.h"

typedef struct Scope {
    const Shape *shape; /* NULL: anything goes */
    const struct Scope *outer;
    const MustacheNode *partial; /* the partial tag that leads here, or NULL */
} Scope;

typedef struct Checker {
    Arena *arena;
    DiagList *diags;
    bool failed;
} Checker;

typedef enum Verdict { DECLARED, UNDECLARED, UNKNOWABLE } Verdict;

typedef struct Found {
    const Shape *shape;
    Str form;
    Str missing;             /* the step that is not declared */
    const Shape *missing_in; /* where it is not; NULL: nowhere in the scopes */
} Found;

/* --- looking up --- */

static bool is_index(Str step)
{
    int64_t index;
    return str_to_int(step, &index);
}

static Verdict next_step(Found *found, Str step, bool last)
{
    const Shape *shape = found->shape, *next = NULL;
    if (shape->kind == VALUE_RECORD) next = shape_field(shape, step);
    if (shape->kind == VALUE_LIST && is_index(step)) {
        if (!shape->item) return UNKNOWABLE;
        next = shape->item;
    }
    if (!next && last && shape_has_form(shape, step)) {
        found->form = step;
        return DECLARED;
    }
    if (next) {
        found->shape = next;
        return DECLARED;
    }
    found->missing = step;
    found->missing_in = shape;
    return UNDECLARED;
}

static Verdict look_up(const Scope *scope, Str name, Found *found)
{
    Str step, rest = name;
    *found = (Found){0};
    if (str_is(name, ".")) {
        found->shape = scope->shape;
        return scope->shape ? DECLARED : UNKNOWABLE;
    }
    str_split(&rest, '.', &step);
    for (; scope; scope = scope->outer) {
        if (!scope->shape) return UNKNOWABLE;
        if ((found->shape = shape_field(scope->shape, step))) break;
    }
    if (!found->shape) {
        found->missing = step;
        return UNDECLARED;
    }
    while (str_split(&rest, '.', &step)) {
        Verdict verdict = next_step(found, step, rest.ptr == NULL);
        if (verdict != DECLARED) return verdict;
    }
    return DECLARED;
}

/* --- messages --- */

static Diag *complain(Checker *checker, Span span, const char *code, const char *zh, const char *en, Str word)
{
    checker->failed = true;
    return diag_add(checker->diags, code, span, "%s：%.*s", "%s: %.*s",
                    checker->diags->lang == LANG_EN ? en : zh, STR_ARG(word));
}

typedef Array(Str) Names;

static void add_fields(Checker *checker, const Shape *shape, Names *names)
{
    for (size_t i = 0; i < shape->field_count; i++) array_push(checker->arena, names, shape->fields[i].name);
}

static void add_forms(Checker *checker, const Shape *shape, Names *names)
{
    static const Str forms[] = {STR_INIT("yi"),    STR_INIT("wan"), STR_INIT("upper"),
                                STR_INIT("plain"), STR_INIT("zh"),  STR_INIT("count")};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (shape_has_form(shape, forms[i])) array_push(checker->arena, names, forms[i]);
}

static void report_undeclared(Checker *checker, const MustacheNode *node, const Scope *scope, Found found)
{
    Names names = {0};
    Span step = node->name_span;
    Diag *diag = complain(checker, step, "T0107", "没有这个名称", "no such name", node->name);
    if (found.missing_in) {
        add_fields(checker, found.missing_in, &names);
        add_forms(checker, found.missing_in, &names);
    }
    for (; !found.missing_in && scope; scope = scope->outer)
        if (scope->shape) add_fields(checker, scope->shape, &names);
    step.start += (uint32_t)(found.missing.ptr - node->name.ptr);
    step.end = step.start + (uint32_t)found.missing.len;
    diag->span = step;
    Str near = suggest_nearest(found.missing, names.items, names.count);
    if (near.ptr) {
        diag_help(checker->diags, diag, "是否想写 %.*s？", "did you mean %.*s?", STR_ARG(near));
        diag->mend = near;
    } else if (found.missing_in && names.count && names.count <= 24) {
        Str all = str_join(checker->arena, names.items, names.count, STR(" "));
        diag_help(checker->diags, diag, "可用的有：%.*s", "there are: %.*s", STR_ARG(all));
    }
}

/* --- the walk --- */

static void check_value(Checker *checker, const MustacheNode *node, const Scope *scope)
{
    Found found;
    Verdict verdict = look_up(scope, node->name, &found);
    if (verdict == UNDECLARED) report_undeclared(checker, node, scope, found);
    if (verdict != DECLARED || found.form.len) return;
    bool group = found.shape->kind == VALUE_RECORD || (found.shape->kind == VALUE_LIST && found.shape->item &&
                                                       found.shape->item->kind >= VALUE_LIST);
    if (group)
        complain(checker, node->name_span, "T0108", "这是一组值，不能直接印出，请写到其中一项",
                 "this is a group of values, name one of them", node->name);
}

static void check_nodes(Checker *checker, MustacheNodes nodes, const Mustache *mustache, const Scope *scope,
                        int depth);

static void check_section(Checker *checker, const MustacheNode *node, const Mustache *mustache,
                          const Scope *scope, int depth)
{
    Found found;
    Verdict verdict = look_up(scope, node->name, &found);
    Scope inner = {.outer = scope};
    if (verdict == UNDECLARED) {
        report_undeclared(checker, node, scope, found);
        return;
    }
    if (found.form.len) {
        complain(checker, node->name_span, "T0108", "段的条件不能是显示形式",
                 "a section cannot test a display form", node->name);
        return;
    }
    if (verdict == DECLARED) inner.shape = found.shape->kind == VALUE_LIST ? found.shape->item : found.shape;
    check_nodes(checker, node->children, mustache, node->kind == MUSTACHE_SECTION ? &inner : scope, depth);
}

/* A partial that leads to itself with the same shape on top has been seen. */
static bool seen(const Scope *scope, const MustacheNode *node)
{
    const Shape *top = scope->shape;
    for (; scope; scope = scope->outer)
        if (scope->partial && str_equal(scope->partial->name, node->name) && scope->shape == top) return true;
    return false;
}

static void check_partial(Checker *checker, const MustacheNode *node, const Mustache *mustache,
                          const Scope *scope, int depth)
{
    const Mustache *partial = map_get(mustache->partials, node->name);
    Scope inner = {scope->shape, scope, node};
    if (!partial || depth == MUSTACHE_MAX_DEPTH || seen(scope, node)) return;
    check_nodes(checker, partial->nodes, partial, &inner, depth + 1);
}

static void check_nodes(Checker *checker, MustacheNodes nodes, const Mustache *mustache, const Scope *scope,
                        int depth)
{
    for (size_t i = 0; i < nodes.count; i++) {
        const MustacheNode *node = &nodes.items[i];
        switch (node->kind) {
        case MUSTACHE_TEXT: break;
        case MUSTACHE_VALUE: check_value(checker, node, scope); break;
        case MUSTACHE_SECTION:
        case MUSTACHE_INVERTED: check_section(checker, node, mustache, scope, depth); break;
        case MUSTACHE_PARTIAL: check_partial(checker, node, mustache, scope, depth); break;
        }
    }
}

bool mustache_check(const Mustache *mustache, const Shape *root, Arena *arena, DiagList *diags)
{
    Checker checker = {.arena = arena, .diags = diags};
    Scope scope = {.shape = root};
    check_nodes(&checker, mustache->nodes, mustache, &scope, 0);
    return !checker.failed;
}
