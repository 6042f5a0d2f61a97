/* Values that another message is about already: what rests on them is not judged, so that one mistake gives
 * one message. Where two values disagree and it cannot be told which is wrong, the rest decides: a visit's
 * date that all its experts disagree with is wrong, one that a single expert disagrees with is right. */
#include "rules/families-imp.h"

#include <ctype.h>
#include <string.h>

/* U2 and 1 → U3, V02-010 and -1 → V02-009; ptr NULL where there is no such number. */
static Str id_beside(Arena *arena, Str id, int step)
{
    char *digits = arena_alloc(arena, id.len);
    size_t at = id.len;
    memcpy(digits, id.ptr, id.len);
    char full = step > 0 ? '9' : '0', empty = step > 0 ? '0' : '9';
    while (at > 0 && digits[at - 1] == full) digits[--at] = empty;
    if (at == 0 || !isdigit((unsigned char)digits[at - 1])) return (Str){0};
    digits[at - 1] = (char)(digits[at - 1] + step);
    return (Str){digits, id.len};
}

Str lost_id(const RuleContext *context, const Str *ids, size_t count, size_t which, const Map *known)
{
    Str lost = {0};
    if (which > 0)
        lost = id_beside(context->arena, ids[which - 1], 1);
    else if (which + 1 < count)
        lost = id_beside(context->arena, ids[which + 1], -1);
    if (lost.ptr && map_get(known, lost)) return (Str){0};
    return lost;
}

static bool precedes(const Day *early, const Day *late)
{
    return early->present && late->present && early->value < late->value;
}

/* Other rules say so: it ends before it begins, or lies outside the agreement or before the plan. */
static bool is_misdated(const Project *project, const Visit *visit)
{
    const Agreement *agreement = &project->agreement;
    const Day *start = &visit->start_on, *end = &visit->end_on;
    if (precedes(end, start) || precedes(start, agreement_start(agreement))) return true;
    if (precedes(start, &agreement->plan.approved_on)) return true;
    if (!agreement->end_on.present || !end->present) return false;
    Date last = agreement_end(agreement, end->value);
    return last != DATE_NONE && end->value > last;
}

bool visit_is_at_fault(const Project *project, const Visit *visit)
{
    size_t known = 0, unsigned_yet = 0, expired = 0;
    if (!is_misdated(project, visit)) return false;
    for (size_t i = 0; i < visit->experts.count; i++) {
        const Expert *expert = project_expert(project, visit->experts.items[i].value);
        if (!expert) continue;
        known++;
        unsigned_yet += precedes(&visit->start_on, &expert->undertaking_on);
        expired += precedes(&expert->library_until, &visit->end_on);
    }
    return known > 1 && (unsigned_yet == known || expired == known);
}

bool visit_begins_too_late(const Visit *visit)
{
    size_t issued = 0, before = 0;
    if (!precedes(&visit->end_on, &visit->start_on)) return false;
    for (size_t i = 0; i < visit->findings.count; i++) {
        const Day issued_on = finding_issued_on(&visit->findings.items[i]);
        issued += issued_on.present;
        before += precedes(&issued_on, &visit->start_on);
    }
    return issued > 1 && before == issued;
}

bool kind_is_sure(const RegisteredReport *report)
{
    Str number = report->number.value;
    while (number.len && isdigit((unsigned char)number.ptr[number.len - 1])) number.len--;
    if (!number.len || !report->kind.present) return true;
    char letter = number.ptr[number.len - 1];
    return letter == report_letter(report->kind.value) || !strchr("JZH", letter);
}
