#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/documents-imp.h"
#include "template/template.h"

#include <string.h>

DocumentKinds documents_list(const Options *options, bool reports)
{
    Arena *arena = options->arena;
    DocumentKinds kinds = {0};
    DiagList unheard = {.arena = arena, .lang = options->lang};
    Schemas *schemas = schemas_open(arena, options->schemas, &unheard);
    const Schema *schema = schemas ? schemas_get(schemas, STR("document")) : NULL;
    StrArray files = {0};
    file_list(arena, options->templates, &files, &unheard);
    for (size_t i = 0; schema && i < files.count; i++) {
        const Node *front;
        Str name = files.items[i];
        if (!str_ends_with(name, STR(".md")) || str_starts_with(name, STR("."))) continue;
        name = str_slice(name, 0, name.len - strlen(".md"));
        if (!template_front(arena, options->templates, name, schema, &front, &unheard)) continue;
        DocumentKind kind = document_kind_read(arena, name, front);
        if (!reports || kind.report_kind.len) array_push(arena, &kinds, kind);
    }
    schemas_close(schemas);
    return kinds;
}

bool document_exists(const Options *options, Str name)
{
    Arena *arena = options->arena;
    Str file = path_join(arena, options->templates, str_printf(arena, "%.*s.md", STR_ARG(name)));
    return name.len > 0 && name.ptr[0] != '.' && str_find(name, STR("/")) == SIZE_MAX &&
           file_kind(arena, file) != FILE_MISSING;
}

/* stage（阶段性咨询服务报告）、special（专项评估报告） */
static Str all_names(const Options *options, const DocumentKinds *kinds)
{
    StrBuf buf = {.arena = options->arena};
    for (size_t i = 0; i < kinds->count; i++) {
        const DocumentKind *kind = &kinds->items[i];
        if (buf.len) strbuf_add(&buf, options->lang == LANG_EN ? STR(", ") : STR("、"));
        strbuf_add(&buf, kind->name);
        if (options->lang == LANG_ZH && !str_equal(kind->title, kind->name))
            strbuf_printf(&buf, "（%.*s）", STR_ARG(kind->title));
    }
    return strbuf_str(&buf);
}

int document_unknown(const Options *options, Str name, bool reports)
{
    DocumentKinds kinds = documents_list(options, reports);
    Str *names = arena_make_many(options->arena, Str, kinds.count);
    for (size_t i = 0; i < kinds.count; i++) names[i] = kinds.items[i].name;
    Str near = suggest_nearest(name, names, kinds.count), all = all_names(options, &kinds);
    const char *zh = reports ? "报告" : "文书", *en = reports ? "report" : "document";
    const char *what = options->lang == LANG_EN ? en : zh;
    if (kinds.count == 0)
        return usage_error(options, "%.*s 里没有%s的模板", "%.*s holds no template of a %s",
                           STR_ARG(options->templates), what);
    if (near.ptr)
        return usage_error(options, "没有“%.*s”这种%s，是不是 %.*s？", "no '%.*s' %s, did you mean %.*s?",
                           STR_ARG(name), what, STR_ARG(near));
    return usage_error(options, "没有“%.*s”这种%s，可写 %.*s", "no '%.*s' %s; there are %.*s", STR_ARG(name),
                       what, STR_ARG(all));
}

static size_t widest_name(const DocumentKinds *kinds)
{
    size_t widest = 0;
    for (size_t i = 0; i < kinds->count; i++)
        if (str_width(kinds->items[i].name) > widest) widest = str_width(kinds->items[i].name);
    return widest;
}

Str documents_help(const Options *options, bool reports)
{
    static const char *const choices[OVER_COUNT] = {
        [OVER_VISITS] = "  --visit",  [OVER_VISIT] = "  --visit",     [OVER_UNIT] = "  --unit",
        [OVER_EXPERT] = "  --expert", [OVER_ASSESSMENT] = "  --kind",
    };
    DocumentKinds kinds = documents_list(options, reports);
    StrBuf help = {.arena = options->arena};
    size_t widest = widest_name(&kinds);
    for (size_t i = 0; i < kinds.count; i++) {
        const DocumentKind *kind = &kinds.items[i];
        strbuf_printf(&help, "  %.*s%*s  %.*s", STR_ARG(kind->name), (int)(widest - str_width(kind->name)),
                      "", STR_ARG(kind->title));
        for (int over = 0; over < OVER_COUNT; over++)
            if (kind->over[over] && choices[over]) strbuf_add(&help, str_from(choices[over]));
        strbuf_add_char(&help, '\n');
    }
    return strbuf_str(&help);
}
