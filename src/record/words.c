#include "record/record.h"

static const Str severity_words[FINDING_SEVERITY_COUNT] = {
    STR_INIT("严重"),
    STR_INIT("较重"),
    STR_INIT("一般"),
    STR_INIT("建议"),
};

static const Str kind_words[ASSESS_KIND_COUNT] = {
    STR_INIT("管理"),
    STR_INIT("实体"),
    STR_INIT("经济性"),
    STR_INIT("综合"),
};

static const Str kind_files[ASSESS_KIND_COUNT] = {
    STR_INIT("management"),
    STR_INIT("physical"),
    STR_INIT("economy"),
    STR_INIT("comprehensive"),
};

static const Str kind_services[ASSESS_KIND_COUNT] = {
    STR_INIT("5.1"),
    STR_INIT("5.2"),
    STR_INIT("5.3"),
    STR_INIT("5.4"),
};

Str finding_severity_word(FindingSeverity severity)
{
    return severity < FINDING_SEVERITY_COUNT ? severity_words[severity] : (Str){0};
}

Str assessment_kind_word(AssessmentKind kind)
{
    return kind < ASSESS_KIND_COUNT ? kind_words[kind] : (Str){0};
}

Str assessment_file(AssessmentKind kind)
{
    return kind < ASSESS_KIND_COUNT ? kind_files[kind] : (Str){0};
}

Str assessment_service(AssessmentKind kind)
{
    return kind < ASSESS_KIND_COUNT ? kind_services[kind] : (Str){0};
}

static int word_rank(Str word, const Str *words, int count)
{
    for (int i = 0; i < count; i++)
        if (str_equal(word, words[i])) return i;
    return count;
}

FindingSeverity finding_severity_from(Str word)
{
    return (FindingSeverity)word_rank(word, severity_words, FINDING_SEVERITY_COUNT);
}

AssessmentKind assessment_kind_of_file(Str stem)
{
    return (AssessmentKind)word_rank(stem, kind_files, ASSESS_KIND_COUNT);
}

AssessmentKind assessment_kind_from(Str word)
{
    return (AssessmentKind)word_rank(word, kind_words, ASSESS_KIND_COUNT);
}

char report_letter(Str kind)
{
    return str_is(kind, "阶段性") ? 'J' : str_is(kind, "专项") ? 'Z' : 'H';
}
