/* The rules at their boundaries (rules_cases.h), and what the table owes. Run from the repository's root. */
#include "rules_cases.h"

#include "support.h"
#include "support_document.h"
#include "support_files.h"

#include "base/file.h"
#include "rules/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Bench {
    Arena *arena;
    Str folder; /* temporary: ID/ and schemas/ */
    DiagList diags;
    const Project *project;
    const Policy *policy;
    Date as_of;
} Bench;

static const char *sample_id(char sample)
{
    return sample == 'A' ? "HGZX-2026-001" : sample == 'B' ? "HGZX-2024-003" : "HGZX-2025-007";
}

static Str content(Arena *arena, Str path)
{
    DiagList diags = {.arena = arena};
    Str text = {0};
    if (!file_read(arena, path, 1 << 22, &text, &diags)) fail_msg("cannot read %.*s", STR_ARG(path));
    return text;
}

static void put(Arena *arena, Str path, Str text)
{
    mkdir(str_cstr(arena, path_folder(path)), 0777);
    FILE *file = fopen(str_cstr(arena, path), "wb"); /* file_write syncs, which takes its time */
    assert_non_null(file);
    assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
}

static void copy_tree(Arena *arena, Str from, Str to)
{
    StrArray names = listed(arena, from);
    mkdir(str_cstr(arena, to), 0777);
    for (size_t i = 0; i < names.count; i++) {
        Str source = path_join(arena, from, names.items[i]), target = path_join(arena, to, names.items[i]);
        if (file_kind(arena, source) == FILE_FOLDER)
            copy_tree(arena, source, target);
        else
            put(arena, target, content(arena, source));
    }
}

static void remove_tree(Arena *arena, Str path)
{
    StrArray names = {0};
    if (file_kind(arena, path) == FILE_FOLDER) names = listed(arena, path);
    for (size_t i = 0; i < names.count; i++) remove_tree(arena, path_join(arena, path, names.items[i]));
    remove(str_cstr(arena, path));
}

static void make_edit(const Bench *bench, Str project, const Mend *edit)
{
    Arena *arena = bench->arena;
    Str file = str_from(edit->file), find = str_from(edit->find), replace = str_from(edit->replace);
    Str path = path_join(arena, str_starts_with(file, STR("schemas/")) ? bench->folder : project, file);
    if (str_is(find, "@new")) {
        put(arena, path, replace);
    } else if (str_is(find, "@remove")) {
        assert_int_equal(unlink(str_cstr(arena, path)), 0);
    } else if (str_is(find, "@link")) {
        assert_int_equal(symlink(edit->replace, str_cstr(arena, path)), 0);
    } else {
        Str text = content(arena, path);
        bool cut = str_is(find, "@cut");
        size_t at = str_find(text, cut ? replace : find);
        if (at == SIZE_MAX) fail_msg("%s does not hold \"%s\"", edit->file, cut ? edit->replace : edit->find);
        Str head = str_slice(text, 0, at), tail = cut ? (Str){0} : str_slice(text, at + find.len, text.len);
        if (cut) replace = (Str){0};
        put(arena, path, str_printf(arena, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(replace), STR_ARG(tail)));
    }
}

/* Copies, edits, opens; the rules are the caller's to apply. */
static Bench set_up(char sample, const Mend *edits, const char *as_of)
{
    Bench bench = {.arena = arena_new()};
    char template[] = "/tmp/zhiping-rules-XXXXXX";
    assert_non_null(mkdtemp(template));
    bench.folder = str_copy(bench.arena, str_from(template));
    bench.diags = (DiagList){.arena = bench.arena};
    Str id = str_from(sample_id(sample)), project = path_join(bench.arena, bench.folder, id);
    copy_tree(bench.arena, path_join(bench.arena, STR("projects"), id), project);
    copy_tree(bench.arena, STR("schemas"), path_join(bench.arena, bench.folder, STR("schemas")));
    for (size_t i = 0; i < EDITS && edits[i].file; i++) make_edit(&bench, project, &edits[i]);
    Str folder = path_join(bench.arena, bench.folder, STR("schemas"));
    Schemas *schemas = schemas_open(bench.arena, folder, &bench.diags);
    assert_non_null(schemas);
    bench.policy = policy_load(bench.arena, schemas, folder, &bench.diags);
    assert_non_null(bench.policy);
    bench.project = project_open(bench.arena, project, schemas, &bench.diags);
    assert_non_null(bench.project);
    assert_true(date_parse(as_of ? str_from(as_of) : STR("2026-09-30"), &bench.as_of));
    schemas_close(schemas);
    return bench;
}

static void tear_down(Bench *bench)
{
    remove_tree(bench->arena, bench->folder);
    arena_free(bench->arena);
}

static RuleContext context_of(Bench *bench)
{
    return (RuleContext){.project = bench->project,
                         .policy = bench->policy,
                         .as_of = bench->as_of,
                         .arena = bench->arena,
                         .diags = &bench->diags};
}

static Str line_of(Span span)
{
    if (!span.source) return (Str){0};
    return source_line(span.source, source_position(span.source, span.start).line);
}

static Str told(const Bench *bench)
{
    StrBuf buf = {.arena = bench->arena};
    for (size_t i = 0; i < bench->diags.items.count; i++) {
        const Diag *diag = bench->diags.items.items[i];
        Str line = line_of(diag->span);
        strbuf_printf(&buf, "\n  %d %s %.*s: %.*s | %.*s", (int)diag->severity, diag->code,
                      diag->span.source ? (int)diag->span.source->path.len : 0,
                      diag->span.source ? diag->span.source->path.ptr : "", STR_ARG(line),
                      STR_ARG(diag->message));
    }
    return strbuf_str(&buf);
}

static bool is_expected(const RuleCase *rule_case, const Diag *diag)
{
    return strcmp(diag->code, rule_case->code) == 0 && (int)diag->severity == rule_case->severity &&
           diag->span.source && str_ends_with(diag->span.source->path, str_from(rule_case->file)) &&
           str_find(line_of(diag->span), str_from(rule_case->line)) != SIZE_MAX;
}

static bool is_allowed(const RuleCase *rule_case, const Diag *diag)
{
    if (diag->severity != SEVERITY_ERROR || strcmp(diag->code, rule_case->code) == 0) return true;
    return rule_case->also && strstr(rule_case->also, diag->code);
}

/* What the case's edits put in, or take out, on one line. */
static Str edits_line(Arena *arena, const Mend *edits)
{
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < EDITS && edits[i].file; i++) {
        bool taken = !edits[i].replace[0];
        strbuf_printf(&buf, "%s%s: %s", i ? "; " : "", edits[i].file, taken ? "- " : "");
        Str text = str_trim(str_from(taken ? edits[i].find : edits[i].replace));
        for (size_t k = 0; k < text.len; k++) {
            bool line_end = text.ptr[k] == '\n';
            while (line_end && text.ptr[k + 1] == ' ') k++;
            strbuf_add(&buf, line_end ? STR(" / ") : str_slice(text, k, k + 1));
        }
    }
    return strbuf_str(&buf);
}

/* A row of the table: which side of the rule, where it was caught (`diag`, NULL inside), by which edits. */
static void print_row(const Bench *bench, const RuleCase *rule_case, const Diag *diag)
{
    Str place = STR("passes");
    if (diag) {
        Str project = path_join(bench->arena, bench->folder, str_from(sample_id(rule_case->sample)));
        Str path = diag->span.source->path;
        Position at = source_position(diag->span.source, diag->span.start);
        place = str_printf(bench->arena, "caught at %.*s:%u:%u",
                           STR_ARG(str_slice(path, project.len + 1, path.len)), at.line, at.column);
    }
    printf("# %s  %-7s  %-40.*s  %c  %.*s\n", rule_case->code, diag ? "outside" : "inside", STR_ARG(place),
           rule_case->sample, STR_ARG(edits_line(bench->arena, rule_case->edits)));
}

/* Prints the case's row, or says what went otherwise. */
static bool holds(size_t number, const RuleCase *rule_case)
{
    Bench bench = set_up(rule_case->sample, rule_case->edits, rule_case->as_of);
    RuleContext context = context_of(&bench);
    rules_check(&context);
    size_t with_code = 0, others = 0;
    const Diag *expected = NULL;
    for (size_t i = 0; i < bench.diags.items.count; i++) {
        const Diag *diag = bench.diags.items.items[i];
        with_code += strcmp(diag->code, rule_case->code) == 0;
        if (rule_case->severity == NONE) continue;
        if (!expected && is_expected(rule_case, diag)) expected = diag;
        others += !is_allowed(rule_case, diag);
    }
    bool right = rule_case->severity == NONE ? with_code == 0 : expected && others == 0;
    if (right)
        print_row(&bench, rule_case, expected);
    else
        print_error("case %zu: %s of %c, severity %d at %s \"%s\"%.*s\n", number, rule_case->code,
                    rule_case->sample, rule_case->severity, rule_case->file ? rule_case->file : "",
                    rule_case->line ? rule_case->line : "", STR_ARG(told(&bench)));
    tear_down(&bench);
    return right;
}

enum { CASES = sizeof rule_cases / sizeof *rule_cases };

/* One test an article: the table's order. */
static void judge_article(void **state)
{
    const char *article = *state;
    size_t wrong = 0;
    for (size_t i = 0; i < CASES; i++)
        if (strncmp(rule_cases[i].code + 1, article, 2) == 0) wrong += !holds(i, &rule_cases[i]);
    assert_int_equal(wrong, 0);
}

static void judge_sides(const char *code)
{
    size_t inside = 0, outside = 0;
    for (size_t k = 0; k < CASES; k++) {
        if (strcmp(rule_cases[k].code, code) != 0) continue;
        inside += rule_cases[k].severity == NONE;
        outside += rule_cases[k].severity != NONE;
    }
    if (!inside || !outside) fail_msg("%s is not tested on both sides", code);
}

/* Each code R… is one rule of one family, with cases inside and outside. */
static void test_both_sides_of_every_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < diag_code_count; i++) {
        const char *code = diag_codes[i].code;
        if (code[0] != 'R') continue;
        size_t found = 0;
        for (const Rule *const *family = rule_families; *family; family++)
            for (const Rule *rule = *family; rule->code; rule++) found += strcmp(rule->code, code) == 0;
        if (found != 1) fail_msg("%s is the code of %zu rules", code, found);
        judge_sides(code);
    }
}

/* A family's rules stand in order, each with its code among the others. */
static void test_tables(void **state)
{
    (void)state;
    for (const Rule *const *family = rule_families; *family; family++)
        for (const Rule *rule = *family; rule->code; rule++) {
            if (!diag_code(rule->code)) fail_msg("%s has no record in schemas/codes/R.yaml", rule->code);
            if (rule > *family) assert_true(strcmp(rule[-1].code, rule->code) < 0);
        }
}

static void test_samples_are_clean(void **state)
{
    (void)state;
    static const Mend none[EDITS] = {{0}};
    for (const char *sample = "ABC"; *sample; sample++) {
        Bench bench = set_up(*sample, none, NULL);
        RuleContext context = context_of(&bench);
        rules_check(&context);
        if (bench.diags.errors || bench.diags.warnings)
            fail_msg("sample %c:%.*s", *sample, STR_ARG(told(&bench)));
        tear_down(&bench);
    }
}

static Str codes_of(Bench *bench)
{
    StrBuf buf = {.arena = bench->arena};
    for (const char *const *code =
             (const char *const[]){"R1501", "R1502", "R1503", "R1504", "R1703", "R1706", NULL};
         *code; code++)
        for (size_t i = 0; i < bench->diags.items.count; i++)
            if (strcmp(bench->diags.items.items[i]->code, *code) == 0)
                strbuf_printf(&buf, "%s%s", buf.len ? " " : "", *code);
    return strbuf_str(&buf);
}

static void test_reports_asked_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof request_cases / sizeof *request_cases; i++) {
        const RequestCase *request_case = &request_cases[i];
        Bench bench = set_up(request_case->sample, request_case->edits, request_case->as_of);
        RuleContext context = context_of(&bench);
        const Visit *visit = &bench.project->visits.items[0];
        Request request = {
            .project = bench.project,
            .policy = bench.policy,
            .as_of = bench.as_of,
            .document = shipped_document(bench.arena, request_case->document),
            .visits = &visit,
            .visit_count = strcmp(request_case->document, "stage") == 0,
            .assessment = request_case->assessment,
        };
        rules_check_request(&context, &request);
        Str codes = codes_of(&bench);
        if (!str_is(codes, request_case->codes))
            fail_msg("request %zu: \"%.*s\" instead of \"%s\"", i, STR_ARG(codes), request_case->codes);
        tear_down(&bench);
    }
}

int main(void)
{
    static char articles[][3] = {"00", "04", "05", "06", "07", "08", "09", "10", "11", "12",
                                 "14", "15", "16", "17", "18", "19", "20", "21", "22"};
    enum { ARTICLES = sizeof articles / sizeof *articles };
    struct CMUnitTest tests[ARTICLES + 4] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_both_sides_of_every_rule),
        cmocka_unit_test(test_samples_are_clean),
        cmocka_unit_test(test_reports_asked_for),
    };
    for (size_t i = 0; i < ARTICLES; i++)
        tests[4 + i] = (struct CMUnitTest){articles[i], judge_article, NULL, NULL, articles[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
