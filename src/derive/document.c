#include "derive/document-imp.h"

static bool has_word(const Node *node, const char *word)
{
    if (!node) return false;
    if (node->kind == NODE_TEXT) return str_is(node->text, word);
    for (size_t i = 0; node->kind == NODE_SEQUENCE && i < node->count; i++)
        if (has_word(node_item(node, i), word)) return true;
    return false;
}

static void read_over(const Node *over, DocumentKind *kind)
{
    static const char *const words[OVER_COUNT] = {
        [OVER_PROJECT] = "project", [OVER_VISITS] = "visits", [OVER_VISIT] = "visit",
        [OVER_UNIT] = "unit",       [OVER_EXPERT] = "expert", [OVER_ASSESSMENT] = "assessment",
    };
    for (int i = 0; i < OVER_COUNT; i++) kind->over[i] = has_word(over, words[i]);
    if (!over) kind->over[OVER_PROJECT] = true;
}

static bool lists(const StrArray *files, Str file)
{
    for (size_t i = 0; i < files->count; i++)
        if (str_equal(files->items[i], file)) return true;
    return false;
}

static StrArray read_files(Arena *arena, const Node *list)
{
    StrArray files = {0};
    for (size_t i = 0; list && i < list->count; i++) array_push(arena, &files, node_item(list, i)->text);
    return files;
}

/* There is no project without an application, no document over visits without visits … */
static void need_what_it_is_over(Arena *arena, DocumentKind *kind)
{
    const struct {
        bool over;
        Str file;
    } implied[] = {
        {true, STR("application")},
        {kind->over[OVER_VISITS] || kind->over[OVER_VISIT], STR("visits")},
        {kind->over[OVER_EXPERT], STR("experts")},
        {kind->over[OVER_ASSESSMENT], STR("assessments")},
    };
    for (size_t i = 0; i < sizeof implied / sizeof *implied; i++)
        if (implied[i].over && !lists(&kind->needs, implied[i].file))
            array_push(arena, &kind->needs, implied[i].file);
}

/* 专项评估报告 of {{assessment.kind}}专项评估报告. */
static Str without_tags(Arena *arena, Str text)
{
    StrBuf plain = {.arena = arena};
    while (text.len) {
        size_t open = str_find(text, STR("{{"));
        if (open == SIZE_MAX) open = text.len;
        strbuf_add(&plain, str_slice(text, 0, open));
        text = str_slice(text, open, text.len);
        size_t close = str_find(text, STR("}}"));
        text = str_slice(text, close == SIZE_MAX ? text.len : close + 2, text.len);
    }
    return str_trim(strbuf_str(&plain));
}

DocumentKind document_kind_read(Arena *arena, Str name, const Node *front)
{
    const Node *title = node_get(front, STR("title")), *money = node_get(front, STR("money"));
    const Node *report_kind = node_get(node_get(front, STR("register")), STR("kind"));
    DocumentKind kind = {
        .name = name,
        .title = title ? without_tags(arena, title->text) : name,
        .needs = read_files(arena, node_get(front, STR("needs"))),
        .reads = read_files(arena, node_get(front, STR("reads"))),
        .shows_money = money && money->boolean,
        .stopped_by_reading = has_word(node_get(front, STR("stopped_by")), "reading"),
        .report_kind = report_kind ? report_kind->text : (Str){0},
    };
    read_over(node_get(front, STR("over")), &kind);
    need_what_it_is_over(arena, &kind);
    if (kind.title.len == 0) kind.title = name;
    return kind;
}

bool document_uses(const DocumentKind *kind, Str file)
{
    return lists(&kind->needs, file) || lists(&kind->reads, file);
}

Str project_file(const Project *project, Str path)
{
    if (!str_starts_with(path, project->folder)) return (Str){0};
    path = str_slice(path, project->folder.len, path.len);
    while (path.len && path.ptr[0] == '/') path = str_slice(path, 1, path.len);
    size_t folder = str_find(path, STR("/"));
    if (folder != SIZE_MAX) return str_slice(path, 0, folder);
    return str_ends_with(path, STR(".yaml")) ? str_slice(path, 0, path.len - 5) : (Str){0};
}

/* What cannot be looked at is there: reading it says why not. */
static bool is_there(Arena *arena, const Project *project, Str file)
{
    Str path = path_join(arena, project->folder, file);
    DiagList unheard = {.arena = arena};
    StrArray files = {0};
    if (file_kind(arena, str_printf(arena, "%.*s.yaml", STR_ARG(path))) != FILE_MISSING) return true;
    if (!file_list(arena, path, &files, &unheard)) return true;
    for (size_t i = 0; i < files.count; i++)
        if (str_ends_with(files.items[i], STR(".yaml"))) return true;
    return false;
}

StrArray document_lacks(Arena *arena, const DocumentKind *kind, const Project *project)
{
    static const Str examples[][2] = {{STR_INIT("visits"), STR_INIT("visits/V01")},
                                      {STR_INIT("assessments"), STR_INIT("assessments/physical")}};
    StrArray lacking = {0};
    for (size_t i = 0; i < kind->needs.count; i++) {
        Str file = kind->needs.items[i];
        if (is_there(arena, project, file)) continue;
        for (size_t k = 0; k < sizeof examples / sizeof *examples; k++)
            if (str_equal(file, examples[k][0])) file = examples[k][1];
        array_push(arena, &lacking, str_printf(arena, "%.*s.yaml", STR_ARG(file)));
    }
    return lacking;
}
