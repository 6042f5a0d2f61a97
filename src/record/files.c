#include "record/files.h"
#include "base/suggest.h"

#define TOP(kind)                                                                                            \
    {                                                                                                        \
        STR_INIT(kind), STR_INIT("")                                                                         \
    }

const RecordKind record_kinds[] = {
    TOP("application"),
    TOP("agreement"),
    TOP("experts"),
    TOP("finance"),
    TOP("reports"),
    TOP("termination"),
    TOP("publication"),
    TOP("letters"),
    {STR_INIT("visit"), STR_INIT(VISITS_FOLDER)},
    {STR_INIT("assessment"), STR_INIT(ASSESSMENTS_FOLDER)},
};

enum { KIND_COUNT = sizeof record_kinds / sizeof *record_kinds };
const size_t record_kind_count = KIND_COUNT;

const RecordKind *record_kind_named(Str name)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (str_equal(name, record_kinds[i].name)) return &record_kinds[i];
    return NULL;
}

static bool is_single_kind(Str stem)
{
    const RecordKind *kind = record_kind_named(stem);
    return kind && kind->folder.len == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* V01, V102 */
static bool is_visit_id(Str stem)
{
    bool digits = (stem.len == 3 || stem.len == 4) && stem.ptr[0] == 'V';
    for (size_t i = 1; digits && i < stem.len; i++) digits = is_digit(stem.ptr[i]);
    return digits;
}

static bool is_assessment(Str stem)
{
    return assessment_kind_of_file(stem) != ASSESS_KIND_COUNT;
}

Str record_kind(Str folder, Str name)
{
    if (!str_ends_with(name, STR(".yaml"))) return (Str){0};
    Str stem = str_slice(name, 0, name.len - 5);
    if (str_is(folder, VISITS_FOLDER)) return is_visit_id(stem) ? STR("visit") : (Str){0};
    if (str_is(folder, ASSESSMENTS_FOLDER)) return is_assessment(stem) ? STR("assessment") : (Str){0};
    return is_single_kind(stem) ? stem : (Str){0};
}

bool record_is_passed_over(Str name)
{
    if (name.len == 0 || name.ptr[0] == '.' || name.ptr[0] == '#') return true;
    return str_starts_with(name, STR("~$")) || str_ends_with(name, STR("~")) ||
           str_ends_with(name, STR(".swp"));
}

/* --- what a name was meant to be --- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter_or_digit(char c)
{
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z');
}

/* "visits/V01.yaml" for v1, "finance.yaml" for Finance. */
static Str file_of_word(Arena *arena, Str word)
{
    int64_t number;
    if (word.len > 1 && word.len <= 4 && word.ptr[0] == 'v' &&
        str_to_int(str_slice(word, 1, word.len), &number))
        return str_printf(arena, VISITS_FOLDER "/V%02lld.yaml", (long long)number);
    if (is_assessment(word)) return str_printf(arena, ASSESSMENTS_FOLDER "/%.*s.yaml", STR_ARG(word));
    return is_single_kind(word) ? str_printf(arena, "%.*s.yaml", STR_ARG(word)) : (Str){0};
}

/* One letter or so beside it: finanse.yaml. */
static Str nearest_file(Arena *arena, Str folder, Str stem)
{
    if (str_is(folder, VISITS_FOLDER) || str_is(folder, ASSESSMENTS_FOLDER)) return (Str){0};
    Str names[KIND_COUNT], nearest;
    size_t count = 0;
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (record_kinds[i].folder.len == 0) names[count++] = record_kinds[i].name;
    nearest = suggest_nearest(stem, names, count);
    return nearest.ptr ? str_printf(arena, "%.*s.yaml", STR_ARG(nearest)) : (Str){0};
}

/* The first of the name's words, runs of ASCII letters and digits, that names a file; what else people write
 * around it (副本, (1), .txt) does not matter. */
Str record_meant(Arena *arena, Str folder, Str name)
{
    char *small = arena_alloc_many(arena, name.len, 1);
    for (size_t i = 0; i < name.len; i++) small[i] = lower(name.ptr[i]);
    Str text = {small, name.len};
    size_t end = str_find(text, STR(".yaml"));
    if (end == SIZE_MAX) end = str_find(text, STR(".yml"));
    if (end == SIZE_MAX) return (Str){0};
    for (size_t i = 0; i < end;) {
        size_t start = i;
        while (i < end && is_letter_or_digit(small[i])) i++;
        Str meant = file_of_word(arena, str_slice(text, start, i));
        if (meant.ptr) return meant;
        if (i == start) i++;
    }
    return nearest_file(arena, folder, str_slice(text, 0, end));
}
