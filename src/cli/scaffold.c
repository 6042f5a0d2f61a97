#include "cli/scaffold-imp.h"

#include <string.h>

/* Depths count two blanks each. Optional keys are comments from `comment` on: taking the marks away leaves
 * the indentation right. */
enum { NO_COMMENT = -1 };

static void start_line(Scaffold *scaffold, int depth, int comment)
{
    if (comment == NO_COMMENT)
        strbuf_printf(&scaffold->out, "%*s", depth * 2, "");
    else
        strbuf_printf(&scaffold->out, "%*s# %*s", comment * 2, "", (depth - comment) * 2, "");
}

/* Texts that YAML would read as something else, or that begin like one of its marks, stand in quotes. */
static bool needs_quotes(Str text)
{
    static const char marks[] = "-?:,[]{}#&*!|>'\"%@`~ ";
    Date date;
    if (text.len == 0 || date_parse(text, &date)) return text.len == 0;
    for (const char *mark = marks; *mark; mark++)
        if (text.ptr[0] == *mark) return true;
    bool numeric = true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        numeric =
            numeric && ((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'X');
    }
    return numeric || str_find(text, STR(": ")) != SIZE_MAX || str_find(text, STR(" #")) != SIZE_MAX ||
           str_is(text, "true") || str_is(text, "false") || str_is(text, "null");
}

/* Marks that part the items of a flow list, or that people take for such. */
static bool has_list_marks(Str text)
{
    static const char *const marks[] = {",", "[", "]", "{", "}", "，", "、"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(text, str_from(marks[i])) != SIZE_MAX) return true;
    return false;
}

static void write_scalar(Scaffold *scaffold, Str text, bool is_text, bool in_list)
{
    if (!is_text || !(needs_quotes(text) || (in_list && has_list_marks(text)))) {
        strbuf_add(&scaffold->out, text);
        return;
    }
    strbuf_add_char(&scaffold->out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\') strbuf_add_char(&scaffold->out, '\\');
        strbuf_add_char(&scaffold->out, text.ptr[i]);
    }
    strbuf_add_char(&scaffold->out, '"');
}

static void write_example(Scaffold *scaffold, const Node *example, bool in_list)
{
    if (!example) {
        strbuf_add(&scaffold->out, STR("待填"));
    } else if (example->kind == NODE_SEQUENCE) {
        strbuf_add_char(&scaffold->out, '[');
        for (size_t i = 0; i < example->count; i++) {
            if (i) strbuf_add(&scaffold->out, STR(", "));
            write_example(scaffold, example->items[i], true);
        }
        strbuf_add_char(&scaffold->out, ']');
    } else if (example->kind == NODE_BOOL) {
        strbuf_add(&scaffold->out, example->boolean ? STR("true") : STR("false"));
    } else if (example->kind != NODE_MAPPING) {
        write_scalar(scaffold, example->text, example->kind == NODE_TEXT, in_list);
    }
}

static void write_comment(Scaffold *scaffold, const Described *value, bool required, int depth)
{
    if (scaffold->bare) return;
    start_line(scaffold, depth, NO_COMMENT);
    strbuf_printf(&scaffold->out, "# %.*s", STR_ARG(value->title));
    if (!required) strbuf_add(&scaffold->out, STR("（可不写）"));
    if (value->description.len) strbuf_printf(&scaffold->out, "：%.*s", STR_ARG(value->description));
    if (value->word_count) {
        strbuf_add(&scaffold->out, STR("可写："));
        for (size_t i = 0; i < value->word_count; i++)
            strbuf_printf(&scaffold->out, "%s%.*s", i ? "、" : "", STR_ARG(value->words[i]));
    }
    strbuf_add_char(&scaffold->out, '\n');
}

static const Str *preset_for(const Scaffold *scaffold, Str path)
{
    for (size_t i = 0; i < scaffold->presets.count; i++)
        if (str_equal(scaffold->presets.items[i].path, path)) return &scaffold->presets.items[i].value;
    return NULL;
}

static void write_record(Scaffold *scaffold, const Described *record, Str path, int depth, int comment,
                         bool dash);

/* What follows "key:". */
static void write_value(Scaffold *scaffold, const Described *value, Str path, int depth, int comment)
{
    const Str *preset = preset_for(scaffold, path);
    const Described *item = value->kind == DESCRIBED_LIST ? value->item : NULL;
    if (preset) {
        strbuf_add_char(&scaffold->out, ' ');
        write_scalar(scaffold, *preset, true, false);
        strbuf_add_char(&scaffold->out, '\n');
    } else if (scaffold->sections.len && str_is(path, "sections")) {
        strbuf_add_char(&scaffold->out, '\n');
        strbuf_add(&scaffold->out, scaffold->sections);
    } else if (value->kind == DESCRIBED_RECORD) {
        strbuf_add_char(&scaffold->out, '\n');
        write_record(scaffold, value, path, depth + 1, comment, false);
    } else if (item && item->kind == DESCRIBED_RECORD && !(value->example && value->example->count == 0)) {
        strbuf_add_char(&scaffold->out, '\n');
        write_record(scaffold, item, path, depth + 2, comment, true);
    } else {
        strbuf_add_char(&scaffold->out, ' ');
        write_example(scaffold, scaffold->bare && value->kind != DESCRIBED_LIST ? NULL : value->example,
                      false);
        strbuf_add_char(&scaffold->out, '\n');
    }
}

static bool is_optional(const Scaffold *scaffold, const DescribedKey *key, Str path)
{
    for (size_t i = 0; i < scaffold->wanted.count; i++)
        if (str_equal(path, scaffold->wanted.items[i])) return false;
    return !key->required && !key->value->scaffold && !preset_for(scaffold, path);
}

/* The keys of a record; with `dash` it is the one item of a list, whose dash the first key that is no comment
 * takes. */
static void write_record(Scaffold *scaffold, const Described *record, Str path, int depth, int comment,
                         bool dash)
{
    for (size_t i = 0; i < record->key_count; i++) {
        const DescribedKey *key = &record->keys[i];
        Str key_path = str_printf(scaffold->out.arena, "%.*s%s%.*s", STR_ARG(path), path.len ? "." : "",
                                  STR_ARG(key->name));
        bool optional = is_optional(scaffold, key, key_path);
        if (scaffold->bare && optional) continue;
        int key_comment = comment == NO_COMMENT && optional ? depth : comment;
        bool opens = dash && (comment != NO_COMMENT || !optional);
        if (depth == 0 && i) strbuf_add_char(&scaffold->out, '\n');
        if (comment == NO_COMMENT)
            write_comment(scaffold, key->value, key->required, opens ? depth - 1 : depth);
        start_line(scaffold, opens ? depth - 1 : depth, key_comment);
        strbuf_printf(&scaffold->out, "%s%.*s:", opens ? "- " : "", STR_ARG(key->name));
        dash = dash && !opens;
        write_value(scaffold, key->value, key_path, depth, key_comment);
    }
}

void scaffold_preset(Scaffold *scaffold, const char *path, Str value)
{
    array_push(scaffold->out.arena, &scaffold->presets, (Preset){str_from(path), value});
}

void scaffold_file(Scaffold *scaffold, const Described *root)
{
    write_record(scaffold, root, (Str){0}, 0, NO_COMMENT, false);
}

void scaffold_item(Scaffold *scaffold, const Described *record)
{
    write_record(scaffold, record, (Str){0}, 1, NO_COMMENT, true);
}
