#include "derive/derive.h"

/* Scores and weights come × 10,000. */
enum { SCALE = 10000 };

typedef struct WeightedSum {
    Rational total, weights;
    bool any;
} WeightedSum;

static WeightedSum sum_new(Arena *arena)
{
    return (WeightedSum){.total = rational_from(arena, 0, 1), .weights = rational_from(arena, 0, 1)};
}

static void sum_add(Arena *arena, WeightedSum *sum, int64_t weight, Rational value)
{
    if (weight <= 0) return;
    Rational factor = rational_from(arena, weight, 1);
    sum->total = rational_add(arena, sum->total, rational_multiply(arena, factor, value));
    sum->weights = rational_add(arena, sum->weights, factor);
    sum->any = true;
}

static int64_t named_weight(const WeightedNames *names, Str name)
{
    for (size_t i = 0; i < names->count; i++)
        if (str_equal(names->items[i].name, name)) return names->items[i].weight;
    return 0;
}

static int64_t section_weight(const Edition *edition, AssessmentKind kind, const AssessmentSection *section)
{
    if (section->weight.present) return section->weight.ten_thousandths;
    if (kind == ASSESS_MANAGEMENT) return named_weight(&edition->management, section->name.value);
    if (kind == ASSESS_ECONOMY) return named_weight(&edition->economy, section->name.value);
    for (size_t i = 0; i < edition->physical.count; i++)
        if (str_equal(edition->physical.items[i].name, section->name.value))
            return edition->physical.items[i].weight;
    return 0;
}

int64_t assessment_item_weight(const Edition *edition, AssessmentKind kind, const AssessmentItem *item)
{
    if (item->weight.present) return item->weight.ten_thousandths;
    int64_t weight = kind == ASSESS_PHYSICAL ? named_weight(&edition->physical_aspects, item->name.value) : 0;
    return weight ? weight : SCALE;
}

/* False where an applicable item has no score. */
static bool score_section(Arena *arena, const Edition *edition, AssessmentKind kind, SectionScore *score)
{
    WeightedSum sum = sum_new(arena);
    for (size_t i = 0; i < score->section->items.count; i++) {
        const AssessmentItem *item = &score->section->items.items[i];
        if (item->not_applicable.value) continue;
        if (!item->score.present || item->score.ten_thousandths < 0) return false;
        Rational value = rational_from(arena, item->score.ten_thousandths, SCALE);
        sum_add(arena, &sum, assessment_item_weight(edition, kind, item), value);
    }
    score->scored = sum.any;
    if (!sum.any) return true;
    score->exact = rational_divide(arena, sum.total, sum.weights);
    score->tenths = rational_round(arena, score->exact, 10);
    return true;
}

static size_t grade_rank(const Edition *edition, Str grade)
{
    size_t rank = 0;
    while (rank < edition->grades.count && !str_equal(edition->grades.items[rank].name, grade)) rank++;
    return rank;
}

/* The grade of the points, or `limit` where that is the worse. */
static Str grade_for(const Edition *edition, int64_t tenths, Str limit)
{
    size_t rank = 0, worst = edition->grades.count;
    while (rank + 1 < worst && tenths < edition->grades.items[rank].from_tenths) rank++;
    if (limit.len && grade_rank(edition, limit) > rank) return limit;
    return rank < worst ? edition->grades.items[rank].name : (Str){0};
}

static bool has_low_discipline(const Score *score)
{
    for (size_t i = 0; i < score->sections.count; i++) {
        const SectionScore *section = &score->sections.items[i];
        if (section->scored && section->tenths < score->edition->discipline_floor_tenths) return true;
    }
    return false;
}

static void finish_score(Arena *arena, const WeightedSum *sum, Score *score)
{
    const Edition *edition = score->edition;
    if (!sum->any) return;
    score->scored = true;
    score->exact = rational_divide(arena, sum->total, sum->weights);
    score->tenths = rational_round(arena, score->exact, 10);
    Str limit = score->capped ? edition->discipline_floor_grade : (Str){0};
    if (score->accident) limit = edition->accident_grade;
    score->grade = grade_for(edition, score->tenths, limit);
}

static const Assessment *assessment_by(const Project *project, AssessmentKind kind, Date as_of)
{
    const Assessment *assessment = project_assessment(project, kind);
    bool there = assessment && assessment->assessed_on.present && assessment->assessed_on.value <= as_of;
    return there ? assessment : NULL;
}

static Score special_score(Arena *arena, const Project *project, const Policy *policy, AssessmentKind kind,
                           Date as_of)
{
    Score score = {0};
    const Assessment *assessment = assessment_by(project, kind, as_of);
    if (!assessment) return score;
    WeightedSum sum = sum_new(arena);
    bool complete = true;
    score.edition = policy_on(policy, assessment->assessed_on.value);
    score.accident = assessment->accident.value;
    for (size_t i = 0; i < assessment->sections.count; i++) {
        const AssessmentSection *section = &assessment->sections.items[i];
        SectionScore row = {.name = section->name.value, .section = section};
        row.weight = section_weight(score.edition, kind, section);
        complete &= score_section(arena, score.edition, kind, &row);
        if (row.scored) sum_add(arena, &sum, row.weight, row.exact);
        array_push(arena, &score.sections, row);
    }
    if (!complete) return score;
    score.capped = kind == ASSESS_PHYSICAL && has_low_discipline(&score);
    finish_score(arena, &sum, &score);
    return score;
}

/* The day from which a comprehensive score without a file of its own stands. */
static Date last_assessed(const Project *project, Date as_of)
{
    Date last = DATE_NONE;
    for (int i = 0; i < ASSESS_COMPREHENSIVE; i++) {
        const Assessment *assessment = assessment_by(project, (AssessmentKind)i, as_of);
        if (assessment && assessment->assessed_on.value > last) last = assessment->assessed_on.value;
    }
    return last;
}

/* A file of its own is not asked for: the score follows from the others; an accident that it names counts. */
static Score comprehensive_score(Arena *arena, const Project *project, const Policy *policy, Date as_of)
{
    Score score = {0};
    const Assessment *own = assessment_by(project, ASSESS_COMPREHENSIVE, as_of);
    WeightedSum sum = sum_new(arena);
    score.accident = own && own->accident.value;
    score.edition = policy_on(policy, own ? own->assessed_on.value : last_assessed(project, as_of));
    for (int i = 0; i < ASSESS_COMPREHENSIVE; i++) {
        AssessmentKind kind = (AssessmentKind)i;
        Score special = special_score(arena, project, policy, kind, as_of);
        SectionScore row = {.name = assessment_kind_word(kind),
                            .weight = score.edition->comprehensive_weights[i]};
        row.scored = special.scored;
        row.exact = special.exact;
        row.tenths = special.tenths;
        if (row.scored) sum_add(arena, &sum, row.weight, row.exact);
        score.accident |= special.accident;
        score.capped |= special.capped;
        array_push(arena, &score.sections, row);
    }
    bool complete =
        score.sections.items[ASSESS_MANAGEMENT].scored && score.sections.items[ASSESS_PHYSICAL].scored;
    if (complete) finish_score(arena, &sum, &score);
    return score;
}

Score assessment_score(Arena *arena, const Project *project, const Policy *policy, AssessmentKind kind,
                       Date as_of)
{
    if (kind == ASSESS_COMPREHENSIVE) return comprehensive_score(arena, project, policy, as_of);
    return special_score(arena, project, policy, kind, as_of);
}

Str score_text(Arena *arena, int64_t tenths)
{
    return str_printf(arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}
