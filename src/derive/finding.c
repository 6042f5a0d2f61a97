/* A finding as of a day, from its dated history:
 *
 *     last event by the day                 status (the first, unless the status key says the other)
 *     none                                  草拟
 *     issued                                已下发 | 整改中
 *     rectification                         待复查 | 整改中
 *     reinspection 不合格                   复查不合格 | 整改中
 *     reinspection 合格, not yet closed     待复查
 *     reinspection 合格 and closed          已销项
 *
 * The status key is the latest word, so it is heard only where nothing dated follows the day; then 撤销 and
 * 延期, which have no date, hold as well. */
#include "derive/derive.h"

typedef enum Event { EVENT_NONE, EVENT_ISSUED, EVENT_RECTIFIED, EVENT_FAILED, EVENT_PASSED } Event;

typedef struct History {
    Event last;
    Date last_on;
    bool later; /* something is dated after the day */
} History;

static void history_add(History *history, Day day, Event event, Date as_of)
{
    if (!day.present) return;
    if (day.value > as_of) {
        history->later = true;
    } else if (history->last == EVENT_NONE || day.value >= history->last_on) {
        history->last = event;
        history->last_on = day.value;
    }
}

/* Of one day, a reinspection follows a rectification. */
static History finding_history(const Finding *finding, Date as_of)
{
    History history = {.last_on = DATE_NONE};
    history_add(&history, finding->issued_on, EVENT_ISSUED, as_of);
    for (size_t i = 0; i < finding->rectifications.count; i++)
        history_add(&history, finding->rectifications.items[i].date, EVENT_RECTIFIED, as_of);
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        if (!reinspection->result.present) continue;
        bool passed = str_is(reinspection->result.value, "合格");
        history_add(&history, reinspection->date, passed ? EVENT_PASSED : EVENT_FAILED, as_of);
    }
    if (finding->closed_on.present && finding->closed_on.value > as_of) history.later = true;
    return history;
}

static FindingStatus status_of_history(const Finding *finding, History history, Date as_of)
{
    switch (history.last) {
    case EVENT_NONE: return STATUS_DRAFT;
    case EVENT_ISSUED: return STATUS_ISSUED;
    case EVENT_RECTIFIED: return STATUS_AWAITING;
    case EVENT_FAILED: return STATUS_FAILED;
    case EVENT_PASSED: break;
    }
    bool closed = finding->closed_on.present && finding->closed_on.value <= as_of;
    return closed ? STATUS_CLOSED : STATUS_AWAITING;
}

FindingStatus finding_status(const Finding *finding, Date as_of)
{
    History history = finding_history(finding, as_of);
    FindingStatus status = status_of_history(finding, history, as_of);
    if (history.later) return status;
    FindingStatus written = finding->status_rank;
    if (written == STATUS_WITHDRAWN || written == STATUS_POSTPONED) return written;
    bool may_be_under_way =
        history.last == EVENT_ISSUED || history.last == EVENT_RECTIFIED || history.last == EVENT_FAILED;
    return written == STATUS_RECTIFYING && may_be_under_way ? STATUS_RECTIFYING : status;
}

static Date failed_deadline(const Finding *finding, Date as_of)
{
    Date due = DATE_NONE, inspected_on = DATE_NONE;
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        if (!str_is(reinspection->result.value, "不合格") || !reinspection->due_on.present) continue;
        if (!reinspection->date.present || reinspection->date.value > as_of) continue;
        if (reinspection->date.value < inspected_on) continue;
        inspected_on = reinspection->date.value;
        due = reinspection->due_on.value;
    }
    return due;
}

Date finding_due(const Finding *finding, const Policy *policy, Date as_of)
{
    Date due = failed_deadline(finding, as_of);
    if (due != DATE_NONE) return due;
    if (finding->due_on.present) return finding->due_on.value;
    if (!finding->issued_on.present || finding->severity_rank == FINDING_SEVERITY_COUNT) return DATE_NONE;
    int days = policy_on(policy, finding->issued_on.value)->days_to_rectify[finding->severity_rank];
    return days < 0 ? DATE_NONE : finding->issued_on.value + days;
}

int finding_overdue_days(const Finding *finding, const Policy *policy, Date as_of)
{
    FindingStatus status = finding_status(finding, as_of);
    if (status != STATUS_ISSUED && status != STATUS_RECTIFYING && status != STATUS_FAILED &&
        status != STATUS_POSTPONED)
        return 0;
    Date due = finding_due(finding, policy, as_of);
    return due != DATE_NONE && as_of > due ? as_of - due : 0;
}

int finding_awaiting_days(const Finding *finding, Date as_of)
{
    Date since = DATE_NONE;
    if (finding_status(finding, as_of) != STATUS_AWAITING) return -1;
    for (size_t i = 0; i < finding->rectifications.count; i++) {
        Day day = finding->rectifications.items[i].date;
        if (day.present && day.value <= as_of && day.value > since) since = day.value;
    }
    return since == DATE_NONE ? 0 : as_of - since;
}

int finding_reinspection_lag(const Finding *finding, const Policy *policy, Date as_of)
{
    int days = finding_awaiting_days(finding, as_of);
    return days > policy_on(policy, as_of)->reinspection_lag_days ? days : 0;
}

bool finding_exists(const Finding *finding, Date as_of)
{
    return finding->visit->start_on.present && finding->visit->start_on.value <= as_of;
}

bool finding_is_open(const Finding *finding, Date as_of)
{
    FindingStatus status = finding_status(finding, as_of);
    return status != STATUS_DRAFT && status != STATUS_CLOSED && status != STATUS_WITHDRAWN;
}

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
