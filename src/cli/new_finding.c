#include "cli/new_finding-imp.h"
#include "cli/scaffold-imp.h"
#include "record/files.h"

#include <stdio.h>
#include <string.h>

/* The number after the last one of the visit's findings, and how many digits they have. */
static int64_t next_number(const Visit *visit, size_t *digits)
{
    int64_t last = 0, number;
    *digits = 3;
    for (size_t i = 0; i < visit->findings.count; i++) {
        Str id = visit->findings.items[i].id.value;
        size_t dash = str_find(id, STR("-"));
        if (dash == SIZE_MAX || !str_to_int(str_slice(id, dash + 1, id.len), &number)) continue;
        if (number > last) last = number;
        if (id.len - dash - 1 > *digits) *digits = id.len - dash - 1;
    }
    return last + 1;
}

/* Where only one unit builds, it is the one; empty else. */
static Str only_builder(const Project *project)
{
    Str builder = {0};
    for (size_t i = 0; i < project->application.units.count; i++) {
        const Unit *unit = &project->application.units.items[i];
        if (!str_is(unit->type.value, "施工")) continue;
        if (builder.len) return (Str){0};
        builder = unit->id.value;
    }
    return builder;
}

static Str finding_text(Arena *arena, const Described *record, Str id, Str unit)
{
    Scaffold scaffold = {.out = {.arena = arena}, .bare = true};
    scaffold_preset(&scaffold, "id", id);
    if (unit.len) scaffold_preset(&scaffold, "unit", unit);
    scaffold_item(&scaffold, record);
    return strbuf_str(&scaffold.out);
}

/* Where the list goes on, and how: what comes before the new items, and their indentation. */
typedef struct Joint {
    size_t start, end; /* bytes of the text that make way */
    Str before;
    size_t indentation;
} Joint;

static size_t line_start(Str text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != '\n') at--;
    return at;
}

static size_t after_line(Str text, size_t at)
{
    while (at < text.len && text.ptr[at] != '\n') at++;
    return at < text.len ? at + 1 : at;
}

/* After the last item, comments of its last line included. */
static bool join_items(Str text, const Node *list, Joint *joint)
{
    size_t start = line_start(text, list->items[0]->span.start), end = list->span.end, indentation = 0;
    while (start + indentation < text.len && text.ptr[start + indentation] == ' ') indentation++;
    if (text.ptr[start + indentation] != '-') return false; /* a list in brackets */
    while (end > 0 && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\n' || text.ptr[end - 1] == '\r'))
        end--;
    end = after_line(text, end);
    *joint = (Joint){.start = end, .end = end, .indentation = indentation};
    if (text.ptr[end - 1] != '\n') joint->before = STR("\n");
    return true;
}

/* False where the list is written in brackets, which cannot be gone on with. */
static bool find_joint(Arena *arena, Str text, const Node *root, Joint *joint)
{
    const Member *member = node_member(root, STR("findings"));
    if (!member) {
        bool ended = text.len == 0 || text.ptr[text.len - 1] == '\n';
        *joint = (Joint){text.len, text.len, ended ? STR("\nfindings:\n") : STR("\n\nfindings:\n"), 2};
        return true;
    }
    const Node *list = member->value;
    if (list->kind == NODE_SEQUENCE && list->count) return join_items(text, list, joint);
    /* [], 待填, or nothing after the colon: it makes way, a comment behind it does not. */
    size_t colon = member->key_span.end;
    while (colon < text.len && text.ptr[colon] != ':') colon++;
    size_t value_end = list->span.end > colon ? list->span.end : colon + 1, end = after_line(text, value_end);
    Str rest = str_trim(str_slice(text, value_end, end));
    *joint = (Joint){colon + 1, end, STR("\n"), 2};
    if (rest.len) joint->before = str_printf(arena, " %.*s\n", STR_ARG(rest));
    return true;
}

static void add_indented(StrBuf *out, Str lines, size_t indentation, bool crlf)
{
    for (Str line; str_split(&lines, '\n', &line);)
        if (line.len)
            strbuf_printf(out, "%*s%.*s%s", (int)indentation, "", STR_ARG(line), crlf ? "\r\n" : "\n");
}

/* What is to be appended, and where. */
typedef struct Appending {
    const Options *options;
    const Described *record;
    const Project *project;
    const Visit *visit;
    Str path, text;
    Array(Str) ids;
} Appending;

static Str appended(Appending *appending, const Joint *joint)
{
    Arena *arena = appending->options->arena;
    bool crlf = str_find(appending->text, STR("\r\n")) != SIZE_MAX;
    size_t digits;
    int64_t number = next_number(appending->visit, &digits);
    StrBuf out = {.arena = arena};
    strbuf_add(&out, str_slice(appending->text, 0, joint->start));
    strbuf_add(&out, crlf ? str_replace(arena, joint->before, STR("\n"), STR("\r\n")) : joint->before);
    for (int i = 0; i < appending->options->many; i++) {
        Str id = str_printf(arena, "%.*s-%0*lld", STR_ARG(appending->visit->id.value), (int)digits,
                            (long long)(number + i));
        Str item = finding_text(arena, appending->record, id, only_builder(appending->project));
        add_indented(&out, item, joint->indentation, crlf);
        array_push(arena, &appending->ids, id);
    }
    strbuf_add(&out, str_slice(appending->text, joint->end, appending->text.len));
    return strbuf_str(&out);
}

static void print_places(const Appending *appending, Str text)
{
    for (size_t i = 0; i < appending->ids.count; i++) {
        Str id = appending->ids.items[i], rest = text, line;
        for (int number = 1; str_split(&rest, '\n', &line); number++)
            if (str_find(line, str_printf(appending->options->arena, "id: %.*s", STR_ARG(id))) != SIZE_MAX)
                printf("%.*s:%d: %.*s\n", STR_ARG(appending->path), number, STR_ARG(id));
    }
}

static int append(Appending *appending, DiagList *diags)
{
    const Options *options = appending->options;
    Joint joint;
    if (!appending->visit->doc->sound ||
        !find_joint(options->arena, appending->text, appending->visit->doc->root, &joint))
        return usage_error(
            options, "%.*s 里的 findings 不能接着写：先运行 zhiping check 改正，方括号里的列表改成多行",
            "the findings of %.*s cannot be gone on with: mend the file (zhiping check), and write "
            "a list in brackets in lines",
            STR_ARG(appending->path));
    Str text = appended(appending, &joint);
    if (!file_write(options->arena, appending->path, text, diags)) {
        print_diags(options, diags, NULL);
        return diag_status(diags, false);
    }
    if (!options->quiet) print_places(appending, text);
    return EXIT_CLEAN;
}

int new_findings(const Options *options, Str folder, Str visit)
{
    Arena *arena = options->arena;
    DiagList diags = {.arena = arena, .lang = options->lang}, aside = diags;
    Schemas *schemas = schemas_open(arena, options->schemas, &diags);
    const Project *project = schemas ? project_open(arena, folder, schemas, &aside) : NULL;
    const Visit *found = project ? project_visit(project, visit) : NULL;
    const Schema *schema = schemas ? schemas_get(schemas, STR("visit")) : NULL;
    const Described *list = schema ? described_at(schema_describe(schema), STR("findings")) : NULL;
    int status = EXIT_USAGE;
    if (!found || !list) {
        usage_error(options, "%.*s 里没有读得出的现场服务 %.*s", "%.*s has no visit %.*s that can be read",
                    STR_ARG(folder), STR_ARG(visit));
    } else {
        const Source *source = found->doc->source;
        Appending appending = {
            options, list->item ? list->item : list, project, found, source->path, source->text, {0}};
        status = append(&appending, &diags);
    }
    if (schemas) schemas_close(schemas);
    return status;
}
