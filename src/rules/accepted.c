/* Warnings that somebody answers for (application.yaml, `accepted`): they are told no more. An error stays
 * what it is, and so does a value that is still 待填. */
#include "rules/rules.h"

#include <string.h>

/* The file of the project that the message is of; NULL for none. */
static const Doc *doc_of(const Project *project, const Diag *diag)
{
    for (size_t i = 0; i < project->files.count; i++) {
        const Doc *doc = project->files.items[i].doc;
        if (doc && doc->source == diag->span.source) return doc;
    }
    return NULL;
}

/* Whether a record that holds the node names itself, or something else, so. */
static bool is_in_record_of(const Node *node, Str about)
{
    for (; node; node = node->parent)
        for (uint32_t i = 0; node->kind == NODE_MAPPING && i < node->count; i++) {
            const Node *value = node->members[i].value;
            if (value->kind == NODE_TEXT && str_equal(value->text, about)) return true;
        }
    return false;
}

static bool is_about(const Project *project, const Diag *diag, Str about)
{
    const Doc *doc = diag->span.source ? doc_of(project, diag) : NULL;
    if (!doc) return false;
    Str path = doc->source->path;
    if (str_starts_with(path, project->folder)) path = str_slice(path, project->folder.len, path.len);
    while (path.len && path.ptr[0] == '/') path = str_slice(path, 1, path.len);
    return str_equal(path, about) || str_find(diag->message, about) != SIZE_MAX ||
           is_in_record_of(doc_node_at(doc, diag->span.start), about);
}

static void answer(const RuleContext *context, Diag *diag, const Accepted *accepted)
{
    diag->severity = SEVERITY_INFO;
    context->diags->warnings--;
    diag_related(context->diags, diag, accepted->reason.span, "%.*s 已核实：%.*s",
                 "%.*s answers for it: %.*s", STR_ARG(accepted->by.value), STR_ARG(accepted->reason.value));
}

/* Drops what was answered for, which is marked in `answered`. */
static void drop(DiagList *diags, const PtrSet *answered)
{
    size_t kept = 0;
    for (size_t i = 0; i < diags->items.count; i++)
        if (!ptr_set_has(answered, diags->items.items[i])) diags->items.items[kept++] = diags->items.items[i];
    diags->items.count = kept;
}

static void tell_useless(const RuleContext *context, const Accepted *accepted, const Diag *refused)
{
    Diag *diag = diag_add(context->diags, "S0904", accepted->code.span, "没有关于 %.*s 的警告 %.*s",
                          "there is no warning about %.*s with the code %.*s", STR_ARG(accepted->about.value),
                          STR_ARG(accepted->code.value));
    if (refused) {
        diag_related(context->diags, diag, refused->span, "错误和“待填”只能改正",
                     "an error or a 待填 can only be mended");
        return;
    }
    diag_help(context->diags, diag, "已不需要的，删去这一条；否则核对 code 与 about",
              "delete it if it is no longer needed; else check code and about");
}

/* Whether it answers to one of the first `count` messages; `refused` is one that cannot be answered for. */
static bool answer_with(const RuleContext *context, const Accepted *accepted, size_t count, PtrSet *answered,
                        const Diag **refused)
{
    bool used = false;
    for (size_t i = 0; i < count; i++) {
        Diag *diag = context->diags->items.items[i];
        if (!str_is(accepted->code.value, diag->code) || ptr_set_has(answered, diag)) continue;
        if (!is_about(context->project, diag, accepted->about.value)) continue;
        if (diag->severity != SEVERITY_WARNING || strcmp(diag->code, "S0001") == 0) {
            *refused = diag;
            continue;
        }
        answer(context, diag, accepted);
        ptr_set_add(context->arena, answered, diag);
        used = true;
    }
    return used;
}

void rules_accept(const RuleContext *context, bool show)
{
    const Application *application = &context->project->application;
    PtrSet answered = {0};
    size_t count = context->diags->items.count;
    for (size_t i = 0; i < application->accepted.count; i++) {
        const Accepted *accepted = &application->accepted.items[i];
        const Diag *refused = NULL;
        if (!accepted->code.present || !accepted->about.present) continue;
        if (!accepted->date.present || accepted->date.value > context->as_of) continue;
        if (!answer_with(context, accepted, count, &answered, &refused))
            tell_useless(context, accepted, refused);
    }
    if (!show) drop(context->diags, &answered);
}
