#include "derive/derive.h"

void counts_add(FindingCounts *counts, const Finding *finding, const Policy *policy, Date as_of)
{
    FindingStatus status = finding_status(finding, as_of);
    FindingSeverity severity = finding->severity_rank;
    bool closed = status == STATUS_CLOSED;
    counts->total++;
    counts->closed += closed;
    counts->drafts += status == STATUS_DRAFT;
    counts->withdrawn += status == STATUS_WITHDRAWN;
    counts->open += finding_is_open(finding, as_of);
    counts->awaiting += status == STATUS_AWAITING;
    counts->overdue += finding_overdue_days(finding, policy, as_of) > 0;
    counts->lagging += finding_reinspection_lag(finding, policy, as_of) > 0;
    if (severity < FINDING_SEVERITY_COUNT) {
        counts->by_severity[severity]++;
        counts->closed_by_severity[severity] += closed;
        counts->withdrawn_by_severity[severity] += status == STATUS_WITHDRAWN;
    }
    if (severity == FINDING_SUGGESTION || status == STATUS_DRAFT || status == STATUS_WITHDRAWN) return;
    counts->rate_base++;
    counts->rate_closed += closed;
}

Str closing_rate(Arena *arena, const FindingCounts *counts)
{
    return percent_text(arena, counts->rate_closed, counts->rate_base);
}

Str percent_text(Arena *arena, int64_t part, int64_t whole)
{
    if (whole == 0) return STR("—");
    return str_printf(arena, "%.*s%%", STR_ARG(score_text(arena, percent_tenths(part, whole))));
}

int64_t percent_tenths(int64_t part, int64_t whole)
{
    Money tenths = 0;
    return whole > 0 && money_scale(part, 1000, whole, &tenths) ? tenths : 0;
}
