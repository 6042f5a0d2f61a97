#include "view/parts-imp.h"

/* A row of a breakdown: the findings that share a word. */
typedef struct Row {
    Str name, id;
    size_t order; /* among equals: the vocabulary's */
    FindingCounts counts;
} Row;

typedef Array(Row) Rows;

static Row *row_of(const View *view, Rows *rows, Str name, size_t order)
{
    for (size_t i = 0; i < rows->count; i++)
        if (str_equal(rows->items[i].name, name)) return &rows->items[i];
    array_push(view->arena, rows, (Row){.name = name, .order = order});
    return &rows->items[rows->count - 1];
}

static void row_add(const View *view, Rows *rows, Str name, size_t order, const FoundFinding *found)
{
    if (name.len == 0) return;
    counts_add(&row_of(view, rows, name, order)->counts, found->finding, view->policy, view->as_of);
}

/* The largest total first, equal ones by their order. */
static void sort_by_total(Rows *rows)
{
    for (size_t i = 1; i < rows->count; i++) {
        Row row = rows->items[i];
        size_t place = i;
        for (; place > 0; place--) {
            const Row *before = &rows->items[place - 1];
            if (before->counts.total > row.counts.total) break;
            if (before->counts.total == row.counts.total && before->order <= row.order) break;
            rows->items[place] = *before;
        }
        rows->items[place] = row;
    }
}

static size_t word_order(const Described *described, Str word)
{
    size_t order = 0;
    while (described && order < described->word_count && !str_equal(described->words[order], word)) order++;
    return order;
}

/* --- rows into values --- */

static void put_severities(RecordBuilder *builder, const FindingCounts *counts)
{
    put_integer(builder, "critical", counts->by_severity[FINDING_CRITICAL]);
    put_integer(builder, "major", counts->by_severity[FINDING_MAJOR]);
    put_integer(builder, "minor", counts->by_severity[FINDING_MINOR]);
    put_integer(builder, "suggestion", counts->by_severity[FINDING_SUGGESTION]);
}

Str percent_value(Arena *arena, int64_t part, int64_t whole)
{
    return score_text(arena, percent_tenths(part, whole));
}

static RecordBuilder row_begin(const View *view, const Shape *shape, const Row *row, int64_t total)
{
    RecordBuilder builder = record_begin(view->arena, shape, (Span){0});
    const FindingCounts *counts = &row->counts;
    put_str(&builder, "name", row->name);
    put_integer(&builder, "total", counts->total);
    put_integer(&builder, "closed", counts->closed);
    put_integer(&builder, "open", counts->open);
    put_integer(&builder, "overdue", counts->overdue);
    put_str(&builder, "rate", closing_rate(view->arena, counts));
    put_str(&builder, "rate_value", percent_value(view->arena, counts->rate_closed, counts->rate_base));
    put_str(&builder, "share", percent_text(view->arena, counts->total, total));
    put_str(&builder, "share_value", percent_value(view->arena, counts->total, total));
    put_severities(&builder, counts);
    return builder;
}

static Values plain_rows(const View *view, const Shape *shape, const Rows *rows, int64_t total)
{
    Values values = {0};
    for (size_t i = 0; i < rows->count; i++) {
        RecordBuilder builder = row_begin(view, shape, &rows->items[i], total);
        array_push(view->arena, &values, record_end(&builder));
    }
    return values;
}

/* --- the breakdowns --- */

static Values by_severity(const View *view, FoundFindings findings)
{
    Rows rows = {0};
    for (int i = 0; i < FINDING_SEVERITY_COUNT; i++)
        row_of(view, &rows, finding_severity_word((FindingSeverity)i), (size_t)i);
    for (size_t i = 0; i < findings.count; i++)
        row_add(view, &rows, findings.items[i]->finding->severity.value, SIZE_MAX, findings.items[i]);
    return plain_rows(view, view->shapes->severity_row, &rows, (int64_t)findings.count);
}

static Values by_status(const View *view, FoundFindings findings)
{
    Rows rows = {0};
    for (int status = 0; status < STATUS_COUNT; status++)
        for (size_t i = 0; i < findings.count; i++)
            if (findings.items[i]->status == (FindingStatus)status)
                row_add(view, &rows, finding_status_word((FindingStatus)status), 0, findings.items[i]);
    return plain_rows(view, view->shapes->status_row, &rows, (int64_t)findings.count);
}

static Rows discipline_rows(const View *view, FoundFindings findings)
{
    Rows rows = {0};
    const Described *words = described_key(view->shapes->finding.described, "discipline");
    for (size_t i = 0; i < findings.count; i++) {
        Str name = findings.items[i]->finding->discipline.value;
        row_add(view, &rows, name, word_order(words, name), findings.items[i]);
    }
    sort_by_total(&rows);
    return rows;
}

static Values by_category(const View *view, FoundFindings findings)
{
    Rows rows = {0};
    Values values = {0};
    int64_t total = (int64_t)findings.count, so_far = 0;
    const Described *words = described_key(view->shapes->finding.described, "category");
    for (size_t i = 0; i < findings.count; i++) {
        Str name = findings.items[i]->finding->category.value;
        row_add(view, &rows, name, word_order(words, name), findings.items[i]);
    }
    sort_by_total(&rows);
    for (size_t i = 0; i < rows.count; i++) {
        RecordBuilder builder = row_begin(view, view->shapes->category_row, &rows.items[i], total);
        so_far += rows.items[i].counts.total;
        put_str(&builder, "cumulative", percent_text(view->arena, so_far, total));
        put_str(&builder, "cumulative_value", percent_value(view->arena, so_far, total));
        array_push(view->arena, &values, record_end(&builder));
    }
    return values;
}

static Values by_visit(const View *view, FoundFindings findings, const VisitList *visits)
{
    Values values = {0};
    for (size_t v = 0; v < visits->count; v++) {
        const Visit *visit = visits->items[v];
        Row row = {.name = visit->id.value};
        for (size_t i = 0; i < findings.count; i++)
            if (findings.items[i]->finding->visit == visit)
                counts_add(&row.counts, findings.items[i]->finding, view->policy, view->as_of);
        RecordBuilder builder = row_begin(view, view->shapes->visit_row, &row, (int64_t)findings.count);
        put_text(&builder, "id", visit->id);
        put_text(&builder, "type", visit->type);
        put_str(&builder, "period", period_text(view->arena, visit->start_on.value, visit->end_on.value));
        put_date(&builder, "start_on", visit->start_on.value);
        array_push(view->arena, &values, record_end(&builder));
    }
    return values;
}

/* By name: several projects number their units alike. */
static Values by_unit(const View *view, FoundFindings findings)
{
    Rows rows = {0};
    Values values = {0};
    for (size_t i = 0; i < findings.count; i++) {
        const FoundFinding *found = findings.items[i];
        Str id = found->finding->unit.value;
        const Unit *unit = project_unit(found->project, id);
        size_t order = unit ? unit->node->index : SIZE_MAX;
        Str name = unit ? unit->name.value : id;
        row_add(view, &rows, name, order, found);
        if (name.len) row_of(view, &rows, name, order)->id = id;
    }
    sort_by_total(&rows);
    for (size_t i = 0; i < rows.count; i++) {
        RecordBuilder builder =
            row_begin(view, view->shapes->unit_row, &rows.items[i], (int64_t)findings.count);
        put_str(&builder, "id", rows.items[i].id);
        array_push(view->arena, &values, record_end(&builder));
    }
    return values;
}

/* A finding that names two clauses of one standard counts once for it. */
static void add_standards(const View *view, Rows *rows, const FoundFinding *found)
{
    const Finding *finding = found->finding;
    for (size_t i = 0; i < finding->basis.count; i++) {
        Str standard = finding->basis.items[i].standard.value;
        bool named_before = false;
        for (size_t k = 0; k < i; k++)
            named_before |= str_equal(finding->basis.items[k].standard.value, standard);
        if (!named_before) row_add(view, rows, standard, rows->count, found);
    }
}

static Values by_standard(const View *view, FoundFindings findings)
{
    Rows rows = {0};
    Values values = {0};
    for (size_t i = 0; i < findings.count; i++) add_standards(view, &rows, findings.items[i]);
    sort_by_total(&rows);
    for (size_t i = 0; i < rows.count; i++) {
        RecordBuilder builder =
            row_begin(view, view->shapes->standard_row, &rows.items[i], (int64_t)findings.count);
        put_str(&builder, "standard", rows.items[i].name);
        array_push(view->arena, &values, record_end(&builder));
    }
    return values;
}

static Values ageing(const View *view, FoundFindings findings)
{
    static const struct {
        int up_to;
        const char *name;
    } ages[] = {{7, "1～7天"}, {15, "8～15天"}, {30, "16～30天"}, {INT32_MAX, "30天以上"}};
    Values values = {0};
    int above = 0;
    for (size_t a = 0; a < sizeof ages / sizeof *ages; a++) {
        int64_t total = 0;
        for (size_t i = 0; i < findings.count; i++) {
            int days = findings.items[i]->overdue_days;
            total += days > above && days <= ages[a].up_to;
        }
        above = ages[a].up_to;
        RecordBuilder builder = record_begin(view->arena, view->shapes->ageing_row, (Span){0});
        put_str(&builder, "name", str_from(ages[a].name));
        put_integer(&builder, "total", total);
        array_push(view->arena, &values, record_end(&builder));
    }
    return values;
}

/* --- where they gather --- */

enum { TOP_MOST = 3 };

/* NULL where more than three disciplines tie for the first place, or all there are: then none stands out. */
static const Value *top_value(const View *view, const Rows *rows, const FindingCounts *all)
{
    size_t leading = 0;
    FindingCounts sum = {0};
    Values names = {0};
    RecordBuilder builder = record_begin(view->arena, view->shapes->top, (Span){0});
    const Shape *text = shape_field(view->shapes->top, STR("names"))->item;
    while (leading < rows->count && rows->items[leading].counts.total == rows->items[0].counts.total) {
        const Row *row = &rows->items[leading++];
        sum.total += row->counts.total;
        sum.by_severity[FINDING_CRITICAL] += row->counts.by_severity[FINDING_CRITICAL];
        array_push(view->arena, &names, value_text(view->arena, text, row->name, (Span){0}));
    }
    bool all_tie = leading > 1 && leading == rows->count;
    if (leading == 0 || leading > TOP_MOST || all_tie) return NULL;
    int64_t critical = sum.by_severity[FINDING_CRITICAL];
    put_list(&builder, "names", names);
    put_integer(&builder, "total", sum.total);
    put_str(&builder, "share", percent_text(view->arena, sum.total, all->total));
    put_integer(&builder, "critical", critical);
    put_str(&builder, "critical_share",
            percent_text(view->arena, critical, all->by_severity[FINDING_CRITICAL]));
    put_bool(&builder, "has_critical", critical > 0);
    put_bool(&builder, "is_several", leading > 1);
    return record_end(&builder);
}

/* --- the whole --- */

/* 12项，其中严重2项、较重5项、一般5项 · 3项，均为一般问题: what was raised and not withdrawn; empty over
 * nothing. */
static Str raised_text(const View *view, const FindingCounts *counts)
{
    StrBuf text = {.arena = view->arena};
    Str names[FINDING_SEVERITY_COUNT], only = {0};
    size_t kinds = 0;
    for (int i = 0; i < FINDING_SEVERITY_COUNT; i++) {
        long long raised = counts->by_severity[i] - counts->withdrawn_by_severity[i];
        if (raised == 0) continue;
        only = finding_severity_word((FindingSeverity)i);
        names[kinds++] = str_printf(view->arena, "%.*s%lld项", STR_ARG(only), raised);
    }
    long long all = counts->total - counts->withdrawn;
    if (kinds == 0) return (Str){0};
    strbuf_printf(&text, "%lld项，", all);
    if (kinds > 1)
        strbuf_printf(&text, "其中%.*s", STR_ARG(str_join(view->arena, names, kinds, STR("、"))));
    else
        strbuf_printf(&text, "%s%.*s问题", all > 1 ? "均为" : "为", STR_ARG(only));
    return strbuf_str(&text);
}

static void put_figures(const View *view, RecordBuilder *builder, const FindingCounts *counts)
{
    int64_t critical = counts->by_severity[FINDING_CRITICAL];
    put_integer(builder, "total", counts->total);
    put_integer(builder, "closed", counts->closed);
    put_integer(builder, "open", counts->open);
    put_integer(builder, "overdue", counts->overdue);
    put_integer(builder, "awaiting", counts->awaiting);
    put_integer(builder, "lagging", counts->lagging);
    put_integer(builder, "withdrawn", counts->withdrawn);
    put_integer(builder, "drafts", counts->drafts);
    put_str(builder, "closing_rate", closing_rate(view->arena, counts));
    put_str(builder, "closing_rate_value",
            percent_value(view->arena, counts->rate_closed, counts->rate_base));
    put_integer(builder, "rate_base", counts->rate_base);
    put_integer(builder, "rate_closed", counts->rate_closed);
    put_severities(builder, counts);
    put_str(builder, "raised", raised_text(view, counts));
    put_integer(builder, "critical_total", critical);
    put_integer(builder, "critical_closed", counts->closed_by_severity[FINDING_CRITICAL]);
    put_bool(builder, "has_findings", counts->total > 0);
    put_bool(builder, "has_open", counts->open > 0);
    put_bool(builder, "has_overdue", counts->overdue > 0);
    put_bool(builder, "has_lagging", counts->lagging > 0);
}

static void put_chosen_findings(const View *view, RecordBuilder *builder, FoundFindings findings)
{
    Values critical = {0}, overdue = {0};
    for (size_t i = 0; i < findings.count; i++) {
        const FoundFinding *found = findings.items[i];
        bool open = finding_is_open(found->finding, view->as_of);
        if (open && found->finding->severity_rank == FINDING_CRITICAL)
            array_push(view->arena, &critical, found->value);
        if (found->overdue_days > 0) array_push(view->arena, &overdue, found->value);
    }
    put_integer(builder, "critical_open", (int64_t)critical.count);
    put_bool(builder, "has_critical_open", critical.count > 0);
    put_list(builder, "critical_open_findings", critical);
    put_list(builder, "overdue_findings", overdue);
}

const Value *stats_value(const View *view, FoundFindings findings, const VisitList *visits)
{
    FindingCounts counts = {0};
    RecordBuilder builder = record_begin(view->arena, view->shapes->stats, (Span){0});
    for (size_t i = 0; i < findings.count; i++)
        counts_add(&counts, findings.items[i]->finding, view->policy, view->as_of);
    put_figures(view, &builder, &counts);
    put_chosen_findings(view, &builder, findings);
    Rows disciplines = discipline_rows(view, findings);
    put_list(&builder, "by_severity", by_severity(view, findings));
    put_list(&builder, "by_status", by_status(view, findings));
    put_list(&builder, "by_discipline",
             plain_rows(view, view->shapes->discipline_row, &disciplines, counts.total));
    put_list(&builder, "by_category", by_category(view, findings));
    put_list(&builder, "by_visit", by_visit(view, findings, visits));
    put_list(&builder, "by_unit", by_unit(view, findings));
    put_list(&builder, "by_standard", by_standard(view, findings));
    put_list(&builder, "ageing", ageing(view, findings));
    put_value(&builder, "top", top_value(view, &disciplines, &counts));
    return record_end(&builder);
}
