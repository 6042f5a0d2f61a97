/* zhiping explain: what a code means, an example of it, and the article it comes from. The words are data:
 * schemas/codes/ has a file for each letter, a record for each code (codes.schema.json says what it holds);
 * schemas/measures.yaml has the articles. */
#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/codes-imp.h"

#include <ctype.h>
#include <stdio.h>

enum { PAGE_COLUMNS = 80 };

/* --- text in lines -------------------------------------------------------------------------------------- */

static bool is_one_of(uint32_t rune, Str signs)
{
    while (signs.len)
        if (utf8_next(&signs) == rune) return true;
    return false;
}

/* Chinese parts anywhere but before a closing and after an opening mark, all else at its blanks. */
static bool may_part(uint32_t before, uint32_t after)
{
    enum { FIRST_BEYOND_LATIN = 0x2000 };
    if (after == ' ' || before == ' ') return after != ' ';
    if (is_one_of(after, STR("，。、；：？！）》」】”’…—％℃㎡,.;:?!)]}%"))) return false;
    if (is_one_of(before, STR("（《「【“‘…—([{#"))) return false;
    return before >= FIRST_BEYOND_LATIN || after >= FIRST_BEYOND_LATIN;
}

/* Bytes of the text that fit into so many columns, at least up to the first place where a line may end. */
static size_t line_length(Str text, size_t columns)
{
    Str rest = text;
    size_t width = 0, fits = 0;
    uint32_t before = 0;
    while (rest.len) {
        size_t at = text.len - rest.len;
        uint32_t rune = utf8_next(&rest);
        if (at && may_part(before, rune)) fits = at;
        width += (size_t)rune_width(rune);
        if (width > columns && rune != ' ' && fits) return fits;
        before = rune;
    }
    return text.len;
}

/* Each line of the text, parted where it is wider than the terminal or PAGE_COLUMNS. */
static void print_prose(Str text)
{
    size_t terminal = terminal_columns(stdout), columns = terminal < PAGE_COLUMNS ? terminal : PAGE_COLUMNS;
    Str line, rest = str_trim(text);
    while (str_split(&rest, '\n', &line))
        for (size_t length; line.len; line = str_slice(line, length, line.len)) {
            length = line_length(line, columns > 2 ? columns - 2 : 1);
            printf("  %.*s\n", STR_ARG(str_trim(str_slice(line, 0, length))));
        }
}

static void print_marked(const char *heading, const char *mark, Str text)
{
    Str line;
    if (text.len && text.ptr[text.len - 1] == '\n') text.len--;
    printf("%s\n", heading);
    while (str_split(&text, '\n', &line)) printf("  %s %.*s\n", mark, STR_ARG(line));
}

/* --- what there is to say of a code --------------------------------------------------------------------- */

/* Without the sample project's folder. */
static Str short_path(Str path)
{
    Str rest = path, folder;
    if (!str_starts_with(path, STR("projects/"))) return path;
    for (int i = 0; i < 2; i++) str_split(&rest, '/', &folder);
    return rest;
}

static void print_example(const Options *options, const Node *record)
{
    bool en = options->lang == LANG_EN;
    Str file = code_text(record, "file"), schema = code_text(record, "schema"),
        bad = code_text(record, "bad");
    Str command = code_text(record, "command"), good = code_text(record, "good");
    if (!bad.len) return;
    printf(en ? "\nExample%s%.*s\n" : "\n例如%s%.*s\n", file.len ? " " : "", STR_ARG(short_path(file)));
    if (schema.len) print_marked(en ? "the schema:" : "模式：", "|", schema);
    const char *mark = file.len ? "|" : "$";
    print_marked(en ? "wrong:" : file.len ? "错误的写法：" : "出错的做法：", mark, bad);
    putchar('\n');
    print_marked(en ? "right:" : file.len ? "正确的写法：" : "正确的做法：", mark, good);
    const Node *escaped = node_get(record, STR("escaped"));
    if (escaped && escaped->boolean)
        puts(en ? "(each \\… stands for one byte or character)" : "（\\ 开头的各表示一个字节或字符）");
    if (command.len) {
        putchar('\n');
        print_marked(en ? "checked by:" : "这样检查：", "$", command);
    }
}

/* The article's words. */
static void print_article(const Options *options, int number, DiagList *diags)
{
    Arena *arena = options->arena;
    const Doc *doc = doc_open(arena, path_join(arena, options->schemas, STR("measures.yaml")), diags);
    const Node *articles = doc ? node_get(doc->root, STR("articles")) : NULL;
    for (size_t i = 0; articles && i < articles->count; i++) {
        const Node *article = node_item(articles, i), *which = node_get(article, STR("number"));
        int64_t value;
        if (!which || !str_to_int(which->text, &value) || value != number) continue;
        printf("\n%s%.*s %.*s\n", options->lang == LANG_EN ? "From " : "依据 ",
               STR_ARG(code_text(doc->root, "title")), STR_ARG(code_text(article, "heading")));
        print_prose(code_text(article, "text"));
        return;
    }
}

/* --- the command ---------------------------------------------------------------------------------------- */

static void list_codes(const Options *options, CodeBook *book)
{
    const char *title = options->lang == LANG_EN ? "title_en" : "title";
    for (size_t i = 0; i < diag_code_count; i++) {
        const DiagCode *entry = &diag_codes[i];
        printf("%-6s %s  %.*s\n", entry->code, severity_word(entry->severity, options->lang),
               STR_ARG(code_text(code_record(book, entry->code), title)));
    }
}

/* As codes are written, whatever the keyboard made of it: r0801, Ｒ０８０１. */
static Str code_of(Arena *arena, Str argument)
{
    StrBuf buf = {.arena = arena};
    Str half = utf8_half_width(arena, argument);
    for (size_t i = 0; i < half.len; i++) strbuf_add_char(&buf, (char)toupper((unsigned char)half.ptr[i]));
    return strbuf_str(&buf);
}

static int unknown_code(const Options *options, Str code)
{
    Str *names = arena_make_many(options->arena, Str, diag_code_count);
    for (size_t i = 0; i < diag_code_count; i++) names[i] = str_from(diag_codes[i].code);
    Str near = suggest_first(code, names, diag_code_count), written = options->arguments.items[0];
    if (near.ptr)
        return usage_error(options, "没有“%.*s”这个代码，是不是 %.*s？", "no code '%.*s', did you mean %.*s?",
                           STR_ARG(written), STR_ARG(near));
    return usage_error(options, "没有“%.*s”这个代码；运行 zhiping explain 列出全部",
                       "no code '%.*s'; zhiping explain lists all", STR_ARG(written));
}

/* "警告", "警告（有时错误）" */
static void print_heading(const Options *options, const DiagCode *entry)
{
    bool en = options->lang == LANG_EN;
    printf("%s  %s", entry->code, severity_word(entry->severity, options->lang));
    if (entry->other != entry->severity)
        printf(en ? " (or %s)" : "（有时为%s）", severity_word(entry->other, options->lang));
    printf("\n\n");
}

static void print_page(const Options *options, const DiagCode *entry, CodeBook *book, DiagList *diags)
{
    bool en = options->lang == LANG_EN;
    const Node *record = code_record(book, entry->code);
    int article = code_article(entry->code);
    print_heading(options, entry);
    print_prose(code_text(record, en ? "title_en" : "title"));
    putchar('\n');
    print_prose(code_text(record, en ? "meaning_en" : "meaning"));
    print_example(options, record);
    if (article) print_article(options, article, diags);
}

int command_explain(const Options *options)
{
    if (options->arguments.count > 1)
        return usage_error(options, "用法：zhiping explain [代码]，一次一个",
                           "usage: zhiping explain [CODE], one at a time");
    DiagList diags = {.arena = options->arena, .lang = options->lang};
    CodeBook *book = code_book_new(options->arena, options->codes, &diags);
    if (options->arguments.count == 0) {
        list_codes(options, book);
    } else {
        Str code = code_of(options->arena, options->arguments.items[0]);
        const DiagCode *entry = diag_code(str_cstr(options->arena, code));
        if (!entry) return unknown_code(options, code);
        print_page(options, entry, book, &diags);
    }
    print_diags(options, &diags, NULL);
    return diag_status(&diags, false);
}
