#include "view/parts-imp.h"

/* 12.5 for 125000; 15 for 150000. */
static Str weight_text(Arena *arena, int64_t ten_thousandths)
{
    Str text = str_printf(arena, "%lld.%04lld", (long long)(ten_thousandths / 10000),
                          (long long)(ten_thousandths % 10000));
    while (str_ends_with(text, STR("0"))) text.len--;
    if (str_ends_with(text, STR("."))) text.len--;
    return text;
}

static const Value *item_value(const View *view, const Edition *edition, AssessmentKind kind,
                               const AssessmentItem *item)
{
    const Form *form = &view->shapes->item;
    RecordBuilder builder = record_begin(view->arena, form->shape, item->span);
    convert_into(&view->converter, form, item->node, &builder);
    int64_t weight = assessment_item_weight(edition, kind, item);
    put_str(&builder, "weight", weight_text(view->arena, weight));
    return record_end(&builder);
}

static void put_items(const View *view, const Edition *edition, AssessmentKind kind,
                      const AssessmentSection *section, RecordBuilder *builder)
{
    Values items = {0};
    for (size_t i = 0; i < section->items.count; i++)
        array_push(view->arena, &items, item_value(view, edition, kind, &section->items.items[i]));
    put_list(builder, "items", items);
}

/* The findings of the disciplines that a section of 实体 takes. */
static void put_findings_of(const View *view, const Edition *edition, Str section, RecordBuilder *builder)
{
    FindingCounts counts = {0};
    for (size_t i = 0; i < view->findings.count; i++) {
        const Finding *finding = view->findings.items[i]->finding;
        const PhysicalDiscipline *taker = edition_physical(edition, finding->discipline.value);
        if (taker && str_equal(taker->name, section)) counts_add(&counts, finding, view->policy, view->as_of);
    }
    put_integer(builder, "total", counts.total);
    put_integer(builder, "open", counts.open);
    put_bool(builder, "has_findings", counts.total > 0);
    put_bool(builder, "has_open", counts.open > 0);
}

static const Value *section_value(const View *view, const Edition *edition, AssessmentKind kind,
                                  const SectionScore *score, int64_t weights)
{
    const Form *form = &view->shapes->section;
    const Node *node = score->section ? score->section->node : NULL; /* NULL in a comprehensive score */
    RecordBuilder builder = record_begin(view->arena, form->shape, node ? node->span : (Span){0});
    if (node) convert_into(&view->converter, form, node, &builder);
    if (score->section) put_items(view, edition, kind, score->section, &builder);
    if (!score->section) put_str(&builder, "name", score->name);
    if (kind == ASSESS_PHYSICAL) put_findings_of(view, edition, score->name, &builder);
    put_str(&builder, "weight", weight_text(view->arena, score->weight));
    put_bool(&builder, "scored", score->scored);
    if (score->scored) {
        put_str(&builder, "share", percent_text(view->arena, score->weight, weights));
        put_str(&builder, "score", score_text(view->arena, score->tenths));
    }
    return record_end(&builder);
}

static Values section_values(const View *view, AssessmentKind kind, const Score *score)
{
    Values values = {0};
    int64_t weights = 0;
    for (size_t i = 0; i < score->sections.count; i++)
        if (score->sections.items[i].scored) weights += score->sections.items[i].weight;
    for (size_t i = 0; i < score->sections.count; i++)
        array_push(view->arena, &values,
                   section_value(view, score->edition, kind, &score->sections.items[i], weights));
    return values;
}

static void put_reasons(const View *view, const Score *score, RecordBuilder *builder)
{
    Values reasons = {0};
    const Shape *text = shape_field(builder->shape, STR("reasons"))->item;
    if (score->accident) {
        Str reason =
            str_printf(view->arena, "发生质量事故，等级为%.*s", STR_ARG(score->edition->accident_grade));
        array_push(view->arena, &reasons, value_text(view->arena, text, reason, (Span){0}));
    }
    if (score->capped) {
        Str floor = score_text(view->arena, score->edition->discipline_floor_tenths);
        Str reason = str_printf(view->arena, "有专业得分低于%.*s分，等级不高于%.*s", STR_ARG(floor),
                                STR_ARG(score->edition->discipline_floor_grade));
        array_push(view->arena, &reasons, value_text(view->arena, text, reason, (Span){0}));
    }
    put_list(builder, "reasons", reasons);
}

static const Assessment *assessment_by_day(const View *view, AssessmentKind kind)
{
    const Assessment *assessment = project_assessment(view->project, kind);
    if (!assessment || !assessment->assessed_on.present) return NULL;
    return assessment->assessed_on.value <= view->as_of ? assessment : NULL;
}

static void put_score(const View *view, AssessmentKind kind, RecordBuilder *builder)
{
    Score score = assessment_score(view->arena, view->project, view->policy, kind, view->as_of);
    const Assessment *assessment = assessment_by_day(view, kind);
    const Service *service = policy_service(view->policy, assessment_service(kind));
    put_str(builder, "kind", assessment_kind_word(kind));
    put_str(builder, "kind_title", service ? service->title : (Str){0});
    put_bool(builder, "scored", score.scored);
    if (score.scored) put_str(builder, "score", score_text(view->arena, score.tenths));
    put_str(builder, "grade", score.grade);
    put_bool(builder, "accident", score.accident);
    put_bool(builder, "capped", score.capped);
    put_reasons(view, &score, builder);
    if (assessment) put_date(builder, "assessed_on", assessment->assessed_on.value);
    put_list(builder, "sections", section_values(view, kind, &score));
}

/* NULL where the kind has not been assessed; a comprehensive score needs no file. */
const Value *score_value(const View *view, AssessmentKind kind)
{
    const Assessment *assessment = assessment_by_day(view, kind);
    if (kind == ASSESS_KIND_COUNT || (kind != ASSESS_COMPREHENSIVE && !assessment)) return NULL;
    if (kind == ASSESS_COMPREHENSIVE &&
        !assessment_score(view->arena, view->project, view->policy, kind, view->as_of).scored)
        return NULL;
    Span span = assessment ? assessment->span : (Span){0};
    RecordBuilder builder = record_begin(view->arena, view->shapes->score, span);
    put_score(view, kind, &builder);
    return record_end(&builder);
}

/* Score and grade as published, else as the assessments gave them by the day of publication. */
static const Value *result_value(const View *view, const PublishedResult *result, Date published_on)
{
    const Form *form = &view->shapes->result;
    RecordBuilder builder = record_begin(view->arena, form->shape, result->span);
    convert_into(&view->converter, form, result->node, &builder);
    AssessmentKind kind = assessment_kind_from(result->kind.value);
    Score score = {0};
    if (kind != ASSESS_KIND_COUNT)
        score = assessment_score(view->arena, view->project, view->policy, kind, published_on);
    if (score.scored && !result->score.present)
        put_str(&builder, "score", score_text(view->arena, score.tenths));
    if (score.scored && !result->grade.present) put_str(&builder, "grade", score.grade);
    return record_end(&builder);
}

const Value *publication_value(const View *view)
{
    const Publication *publication = &view->project->publication;
    const Form *form = &view->shapes->publication;
    const Node *node = publication->node;
    if (!node || !record_exists(&view->converter, form->described, node)) return NULL;
    RecordBuilder builder = record_begin(view->arena, form->shape, node->span);
    convert_into(&view->converter, form, node, &builder);
    Values results = {0};
    for (size_t i = 0; i < publication->results.count; i++)
        array_push(view->arena, &results,
                   result_value(view, &publication->results.items[i], publication->published_on.value));
    put_list(&builder, "results", results);
    return record_end(&builder);
}

const Value *scores_value(const View *view)
{
    RecordBuilder builder = record_begin(view->arena, view->shapes->scores, (Span){0});
    put_value(&builder, "management", score_value(view, ASSESS_MANAGEMENT));
    put_value(&builder, "physical", score_value(view, ASSESS_PHYSICAL));
    put_value(&builder, "economy", score_value(view, ASSESS_ECONOMY));
    put_value(&builder, "comprehensive", score_value(view, ASSESS_COMPREHENSIVE));
    return record_end(&builder);
}

const Value *assessment_value(const View *view, AssessmentKind kind)
{
    const Assessment *assessment = assessment_by_day(view, kind);
    const Form *form = &view->shapes->assessment;
    if (!assessment) return NULL;
    RecordBuilder builder = record_begin(view->arena, form->shape, assessment->node->span);
    convert_into(&view->converter, form, assessment->node, &builder);
    put_score(view, kind, &builder);
    return record_end(&builder);
}
