/* Messages as one SARIF 2.1.0 log: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
#include "cli/cli.h"
#include "cli/codes-imp.h"
#include "cli/json_text-imp.h"

#include <string.h>

static const char *const levels[] = {"error", "warning", "note"};

/* The codes that occur, in the order of the table. */
typedef Array(const DiagCode *) RuleArray;

static RuleArray rules_of(const DiagList *diags)
{
    RuleArray rules = {0};
    bool *occurs = arena_make_many(diags->arena, bool, diag_code_count);
    for (size_t i = 0; i < diags->items.count; i++)
        occurs[diag_code(diags->items.items[i]->code) - diag_codes] = true;
    for (size_t i = 0; i < diag_code_count; i++)
        if (occurs[i]) array_push(diags->arena, &rules, &diag_codes[i]);
    return rules;
}

/* Of a code that is among them. */
static size_t rule_index(const RuleArray *rules, const char *code)
{
    size_t index = 0;
    while (index < rules->count && strcmp(rules->items[index]->code, code) != 0) index++;
    return index;
}

static void add_text(StrBuf *out, const char *key, Str text)
{
    strbuf_printf(out, "\"%s\":{", key);
    add_json_member(out, "text", text);
    strbuf_add_char(out, '}');
}

static void add_rule(StrBuf *out, const DiagCode *rule, CodeBook *book, Lang lang)
{
    Arena *arena = out->arena;
    int article = code_article(rule->code);
    Str help = lang == LANG_EN ? str_printf(arena, "See `zhiping explain %s`.", rule->code)
                               : str_printf(arena, "运行 `zhiping explain %s` 查看说明与例子。", rule->code);
    if (article && lang == LANG_EN) help = str_printf(arena, "Article %d. %.*s", article, STR_ARG(help));
    if (article && lang == LANG_ZH)
        help = str_printf(arena, "依据 第%.*s条。%.*s", STR_ARG(str_chinese_number(arena, (uint32_t)article)),
                          STR_ARG(help));
    strbuf_printf(out, "{\"id\":\"%s\",", rule->code);
    const Node *record = code_record(book, rule->code);
    add_text(out, "shortDescription", code_text(record, lang == LANG_EN ? "title_en" : "title"));
    strbuf_add_char(out, ',');
    add_text(out, "help", help);
    strbuf_printf(out, ",\"defaultConfiguration\":{\"level\":\"%s\"}}", levels[rule->severity]);
}

/* A path as the relative reference of RFC 3986 (an absolute one as a file: URI). */
static void add_uri(StrBuf *out, Str path)
{
    strbuf_add(out, str_starts_with(path, STR("/")) ? STR("\"uri\":\"file://") : STR("\"uri\":\""));
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     (c && strchr("-._~/", c));
        strbuf_printf(out, plain ? "%c" : "%%%02X", c);
    }
    strbuf_add_char(out, '"');
}

static void add_artifact(StrBuf *out, Span span)
{
    strbuf_add(out, STR("\"artifactLocation\":{"));
    add_uri(out, span.source->path);
    strbuf_add_char(out, '}');
}

static void add_region(StrBuf *out, const char *key, Span span)
{
    Position start = source_position(span.source, span.start), end = source_position(span.source, span.end);
    strbuf_printf(out, "\"%s\":{\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,\"endColumn\":%u}", key,
                  start.line, start.column, end.line, end.column);
}

static void add_location(StrBuf *out, Span span, Str message)
{
    strbuf_add(out, STR("\"physicalLocation\":{"));
    add_artifact(out, span);
    strbuf_add_char(out, ',');
    add_region(out, "region", span);
    strbuf_add_char(out, '}');
    if (message.len == 0) return;
    strbuf_add_char(out, ',');
    add_text(out, "message", message);
}

static void add_related(StrBuf *out, const Diag *diag)
{
    size_t count = 0;
    for (size_t i = 0; i < diag->related.count; i++) {
        const DiagLabel *label = &diag->related.items[i];
        if (!label->span.source) continue;
        strbuf_printf(out, "%s{\"id\":%zu,", count ? "," : ",\"relatedLocations\":[", count + 1);
        add_location(out, label->span, label->text);
        strbuf_add_char(out, '}');
        count++;
    }
    if (count) strbuf_add_char(out, ']');
}

static void add_replacement(StrBuf *out, Span span, Str instead)
{
    strbuf_add_char(out, '{');
    add_region(out, "deletedRegion", span);
    strbuf_add_char(out, ',');
    add_text(out, "insertedContent", instead);
    strbuf_add_char(out, '}');
}

static void add_fix(StrBuf *out, const Diag *diag)
{
    bool more = diag->mend.ptr != NULL;
    strbuf_add(out, STR(",\"fixes\":[{"));
    add_text(out, "description", diag->help.len ? diag->help : diag->mend);
    strbuf_add(out, STR(",\"artifactChanges\":[{"));
    add_artifact(out, diag->span);
    strbuf_add(out, STR(",\"replacements\":["));
    if (diag->mend.ptr) add_replacement(out, diag->span, diag->mend);
    for (size_t i = 0; i < diag->further_mends.count; i++, more = true) {
        if (more) strbuf_add_char(out, ',');
        add_replacement(out, diag->further_mends.items[i].span, diag->further_mends.items[i].text);
    }
    strbuf_add(out, STR("]}]}]"));
}

static void add_result(StrBuf *out, const Diag *diag, const RuleArray *rules, Lang lang)
{
    strbuf_printf(out, "{\"ruleId\":\"%s\",\"ruleIndex\":%zu,", diag->code, rule_index(rules, diag->code));
    strbuf_printf(out, "\"level\":\"%s\",", levels[diag->severity]);
    add_text(out, "message", diag_prose(out->arena, diag, lang));
    strbuf_add(out, STR(",\"locations\":["));
    if (diag->span.source) {
        strbuf_add_char(out, '{');
        add_location(out, diag->span, diag->label);
        strbuf_add_char(out, '}');
    }
    strbuf_add_char(out, ']');
    add_related(out, diag);
    if ((diag->mend.ptr || diag->further_mends.count) && diag->span.source) add_fix(out, diag);
    strbuf_add_char(out, '}');
}

void render_sarif(StrBuf *out, const DiagList *diags, Str codes)
{
    RuleArray rules = rules_of(diags);
    DiagList unread = {.arena = diags->arena}; /* a folder that cannot be read only leaves the titles empty */
    CodeBook *book = code_book_new(diags->arena, codes, &unread);
    strbuf_add(
        out,
        STR("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
            "\"tool\":{\"driver\":{\"name\":\"zhiping\",\"version\":\"" ZHIPING_VERSION "\",\"rules\":["));
    for (size_t i = 0; i < rules.count; i++) {
        strbuf_add(out, i ? STR(",\n") : STR("\n"));
        add_rule(out, rules.items[i], book, diags->lang);
    }
    strbuf_printf(out, "]}},\"language\":\"%s\",\"columnKind\":\"unicodeCodePoints\",\"results\":[",
                  diags->lang == LANG_EN ? "en" : "zh-CN");
    for (size_t i = 0; i < diags->items.count; i++) {
        strbuf_add(out, i ? STR(",\n") : STR("\n"));
        add_result(out, diags->items.items[i], &rules, diags->lang);
    }
    strbuf_add(out, STR("]}]}\n"));
}
