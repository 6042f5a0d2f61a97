/* zhiping explain: what a code means, and the article it comes from. */
#include "cli/cli.h"
#include "cli/codes.h"

#include <stdio.h>
#include <string.h>

static void list_codes(const Options *options, const CodeArray *codes)
{
    for (size_t i = 0; i < codes->count; i++) {
        const CodeEntry *entry = &codes->items[i];
        printf("%-6s %s  %s\n", entry->code, severity_word(entry->severity, options->lang),
               options->lang == LANG_EN ? entry->title_en : entry->title);
    }
}

static const CodeEntry *find_code(const CodeArray *codes, Str code)
{
    for (size_t i = 0; i < codes->count; i++)
        if (strlen(codes->items[i].code) == code.len &&
            strncasecmp(codes->items[i].code, code.ptr, code.len) == 0)
            return &codes->items[i];
    return NULL;
}

/* The article's words from schemas/measures.yaml; false with messages. */
static bool print_article(const Options *options, int number, DiagList *diags)
{
    Arena *arena = options->arena;
    const Doc *doc = doc_open(arena, path_join(arena, options->schemas, STR("measures.yaml")), diags);
    const Node *articles = doc ? node_get(doc->root, STR("articles")) : NULL;
    for (size_t i = 0; articles && i < articles->count; i++) {
        const Node *article = node_item(articles, i);
        const Node *which = node_get(article, STR("number")), *text = node_get(article, STR("text"));
        int64_t value;
        if (!which || !text || !str_to_int(which->text, &value) || value != number) continue;
        const Node *heading = node_get(article, STR("heading")), *title = node_get(doc->root, STR("title"));
        printf("\n%s%.*s %.*s\n", options->lang == LANG_EN ? "From " : "依据 ",
               STR_ARG(title ? title->text : (Str){0}), STR_ARG(heading ? heading->text : (Str){0}));
        Str rest = text->text, line;
        while (str_split(&rest, '\n', &line)) printf("  %.*s\n", STR_ARG(line));
        return true;
    }
    return doc != NULL;
}

static void print_lines(const char *heading, Str text)
{
    Str line;
    printf("\n%s\n", heading);
    while (str_split(&text, '\n', &line)) printf("  | %.*s\n", STR_ARG(line));
}

/* The wrong and the right lines from schemas/examples.yaml, for the codes that a few lines can show. */
static void print_example(const Options *options, const char *code, DiagList *diags)
{
    const Doc *doc =
        doc_open(options->arena, path_join(options->arena, options->schemas, STR("examples.yaml")), diags);
    const Node *examples = doc ? node_get(doc->root, STR("examples")) : NULL;
    for (size_t i = 0; examples && i < examples->count; i++) {
        const Node *example = node_item(examples, i);
        const Node *good = node_get(example, STR("good")), *bad = node_get(example, STR("bad"));
        const Node *file = node_get(example, STR("file"));
        if (!good || !bad || !file || !node_text_is(node_get(example, STR("code")), code)) continue;
        bool en = options->lang == LANG_EN;
        printf(en ? "\nIn %.*s" : "\n例如 %.*s", STR_ARG(file->text));
        print_lines(en ? "wrong:" : "错误的写法：", bad->text);
        print_lines(en ? "right:" : "正确的写法：", good->text);
        return;
    }
}

int command_explain(const Options *options)
{
    CodeArray codes = all_codes(options->arena);
    if (options->arguments.count == 0) {
        list_codes(options, &codes);
        return EXIT_CLEAN;
    }
    if (options->arguments.count > 1)
        return usage_error(options, "用法：zhiping explain [代码]，一次一个",
                           "usage: zhiping explain [CODE], one at a time");
    const CodeEntry *entry = find_code(&codes, options->arguments.items[0]);
    if (!entry)
        return usage_error(options, "没有“%.*s”这个代码；运行 zhiping explain 列出全部",
                           "no code '%.*s'; zhiping explain lists all", STR_ARG(options->arguments.items[0]));
    printf("%s  %s\n\n  %s\n", entry->code, severity_word(entry->severity, options->lang),
           options->lang == LANG_EN ? entry->title_en : entry->title);
    DiagList diags = {.arena = options->arena, .lang = options->lang};
    if (file_kind(options->arena, path_join(options->arena, options->schemas, STR("examples.yaml"))) ==
        FILE_REGULAR)
        print_example(options, entry->code, &diags);
    int article = code_article(entry->code);
    if (article) print_article(options, article, &diags);
    StrBuf out = {.arena = options->arena};
    render_text(&out, &diags, options->color_err, terminal_columns(2));
    print_text(stderr, strbuf_str(&out));
    return diag_status(&diags, false);
}
