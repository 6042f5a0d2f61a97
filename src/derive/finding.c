/* A finding as of a day, from its dated events. The last of them by the day decides; on one day they come in
 * the order of the table, the reinspections of one day in that of their list:
 *
 *     issue                       已下发
 *     receipt                     整改中
 *     rectification               待复查
 *     reinspection 不合格         复查不合格
 *     reinspection 合格           待复查
 *     closing, of a passed one    已销项, unless a failed reinspection follows the passed one
 *     extension                   延期; what is 待复查, 已销项 or not issued stays so
 *     withdrawal                  撤销, whatever follows
 *
 * Lists are walked, not sorted: out of order they are an error of the rules', but a ledger is made all the
 * same. */
#include "derive/derive.h"

static const Str status_words[STATUS_COUNT] = {
    STR_INIT("草拟"),       STR_INIT("已下发"), STR_INIT("整改中"), STR_INIT("待复查"),
    STR_INIT("复查不合格"), STR_INIT("已销项"), STR_INIT("延期"),   STR_INIT("撤销"),
};

Str finding_status_word(FindingStatus status)
{
    return status_words[status];
}

/* --- what is left out --- */

/* That of the earliest registered notice of the visit to the finding's unit. */
static Day notice_day(const Finding *finding)
{
    Day earliest = {.value = DATE_NONE};
    const Letters *letters = &finding->visit->project->letters;
    for (size_t i = 0; i < letters->letters.count; i++) {
        const Letter *letter = &letters->letters.items[i];
        if (!str_is(letter->document.value, "notice") || !letter->date.present) continue;
        if (!letter->unit.present || !str_equal(letter->unit.value, finding->unit.value)) continue;
        if (!letter->visit.present || !str_equal(letter->visit.value, finding->visit->id.value)) continue;
        if (!earliest.present || letter->date.value < earliest.value) earliest = letter->date;
    }
    return earliest;
}

Day finding_issued_on(const Finding *finding)
{
    static const Day none = {.value = DATE_NONE};
    const Visit *visit = finding->visit;
    if (is_written(finding->issued_on, *finding)) return finding->issued_on;
    if (finding->draft.value) return none;
    return is_written(visit->issued_on, *visit) ? visit->issued_on : notice_day(finding);
}

static bool has_discipline(const Expert *expert, Str discipline)
{
    for (size_t i = 0; i < expert->disciplines.count; i++)
        if (str_equal(expert->disciplines.items[i].value, discipline)) return true;
    return false;
}

size_t visit_experts_of(const Visit *visit, Str discipline, const Text **first)
{
    size_t count = 0;
    for (size_t i = 0; i < visit->experts.count; i++) {
        const Expert *expert = project_expert(visit->project, visit->experts.items[i].value);
        if (!expert || !has_discipline(expert, discipline)) continue;
        if (count++ == 0) *first = &visit->experts.items[i];
    }
    return count;
}

Text finding_expert(const Finding *finding)
{
    const Text *only = NULL;
    if (is_written(finding->expert, *finding)) return finding->expert;
    return visit_experts_of(finding->visit, finding->discipline.value, &only) == 1 ? *only : (Text){0};
}

Text rectification_by(const Finding *finding, const Rectification *rectification)
{
    return is_written(rectification->by, *rectification) ? rectification->by : finding->unit;
}

Text reinspection_by(const Finding *finding, const Reinspection *reinspection)
{
    return is_written(reinspection->by, *reinspection) ? reinspection->by : finding_expert(finding);
}

bool reinspection_passed(const Reinspection *reinspection)
{
    return str_is(reinspection->result.value, "合格");
}

Day reinspection_closes_on(const Reinspection *reinspection)
{
    static const Day never = {.value = DATE_NONE};
    if (!reinspection_passed(reinspection)) return never;
    return is_written(reinspection->closed_on, *reinspection) ? reinspection->closed_on : reinspection->date;
}

/* --- the last event --- */

typedef enum LastEvent {
    LAST_NONE,
    LAST_ISSUED,
    LAST_RECEIVED,
    LAST_RECTIFIED,
    LAST_FAILED,
    LAST_PASSED,
    LAST_CLOSED
} LastEvent;

typedef struct Standing {
    LastEvent event;
    Date on;
} Standing;

static bool happened(Day day, Date as_of)
{
    return day.present && day.value <= as_of;
}

static void hear(Standing *standing, Day day, LastEvent event, Date as_of)
{
    if (!happened(day, as_of)) return;
    bool later = standing->event == LAST_NONE || day.value > standing->on;
    if (later || (day.value == standing->on && event > standing->event))
        *standing = (Standing){event, day.value};
}

/* The last reinspection by the day with that result, or NULL. */
static const Reinspection *last_reinspection(const Finding *finding, bool passed, Date as_of)
{
    const Reinspection *last = NULL;
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        if (!reinspection->result.present || !happened(reinspection->date, as_of)) continue;
        if (reinspection_passed(reinspection) != passed) continue;
        if (!last || reinspection->date.value >= last->date.value) last = reinspection;
    }
    return last;
}

/* Both of one list; NULL stands before all. */
static bool is_after(const Reinspection *late, const Reinspection *early)
{
    if (!early || !late) return late != NULL;
    return late->date.value == early->date.value ? late > early : late->date.value > early->date.value;
}

static void hear_reinspections(Standing *standing, const Finding *finding, Date as_of)
{
    const Reinspection *failed = last_reinspection(finding, false, as_of);
    const Reinspection *passed = last_reinspection(finding, true, as_of);
    if (is_after(failed, passed)) {
        hear(standing, failed->date, LAST_FAILED, as_of);
        return;
    }
    if (!passed) return;
    hear(standing, passed->date, LAST_PASSED, as_of);
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        Day closing = reinspection_closes_on(reinspection);
        if (!happened(reinspection->date, as_of) || !is_after(reinspection, failed)) continue;
        if (closing.present && closing.value < reinspection->date.value) closing = reinspection->date;
        hear(standing, closing, LAST_CLOSED, as_of);
    }
}

static Standing finding_standing(const Finding *finding, Date as_of)
{
    Standing standing = {.on = DATE_NONE};
    Day issued_on = finding_issued_on(finding);
    if (!happened(issued_on, as_of)) return standing;
    hear(&standing, issued_on, LAST_ISSUED, as_of);
    hear(&standing, finding->received_on, LAST_RECEIVED, as_of);
    for (size_t i = 0; i < finding->rectifications.count; i++)
        hear(&standing, finding->rectifications.items[i].date, LAST_RECTIFIED, as_of);
    hear_reinspections(&standing, finding, as_of);
    return standing;
}

const Extension *finding_extension(const Finding *finding, Date as_of)
{
    const Extension *last = NULL;
    for (size_t i = 0; i < finding->extensions.count; i++) {
        const Extension *extension = &finding->extensions.items[i];
        if (!happened(extension->date, as_of)) continue;
        if (!last || extension->date.value >= last->date.value) last = extension;
    }
    return last;
}

FindingStatus finding_status(const Finding *finding, Date as_of)
{
    static const FindingStatus after[] = {
        [LAST_NONE] = STATUS_DRAFT,          [LAST_ISSUED] = STATUS_ISSUED,
        [LAST_RECEIVED] = STATUS_RECTIFYING, [LAST_RECTIFIED] = STATUS_AWAITING,
        [LAST_FAILED] = STATUS_FAILED,       [LAST_PASSED] = STATUS_AWAITING,
        [LAST_CLOSED] = STATUS_CLOSED,
    };
    if (happened(finding->withdrawn.date, as_of)) return STATUS_WITHDRAWN;
    Standing standing = finding_standing(finding, as_of);
    FindingStatus status = after[standing.event];
    if (status == STATUS_DRAFT || status == STATUS_AWAITING || status == STATUS_CLOSED) return status;
    const Extension *extension = finding_extension(finding, as_of);
    return extension && extension->date.value >= standing.on ? STATUS_POSTPONED : status;
}

Date finding_closed_on(const Finding *finding, Date as_of)
{
    if (finding_status(finding, as_of) != STATUS_CLOSED) return DATE_NONE;
    return finding_standing(finding, as_of).on;
}

/* --- deadlines --- */

/* So many days after the event; DATE_NONE where the severity has none. */
static Date days_after(const Finding *finding, Day event, const Policy *policy)
{
    if (!event.present || finding->severity_rank == FINDING_SEVERITY_COUNT) return DATE_NONE;
    int days = policy_on(policy, event.value)->days_to_rectify[finding->severity_rank];
    return days < 0 ? DATE_NONE : event.value + days;
}

Date finding_first_due(const Finding *finding, const Policy *policy)
{
    if (is_written(finding->due_on, *finding)) return finding->due_on.value;
    return days_after(finding, finding_issued_on(finding), policy);
}

Date reinspection_due(const Finding *finding, const Reinspection *reinspection, const Policy *policy)
{
    if (is_written(reinspection->due_on, *reinspection)) return reinspection->due_on.value;
    return days_after(finding, reinspection->date, policy);
}

Date finding_due(const Finding *finding, const Policy *policy, Date as_of)
{
    bool issued = happened(finding_issued_on(finding), as_of);
    Date due = issued || finding->due_on.present ? finding_first_due(finding, policy) : DATE_NONE;
    const Reinspection *failed = last_reinspection(finding, false, as_of);
    const Extension *extension = finding_extension(finding, as_of);
    Date again = failed ? reinspection_due(finding, failed, policy) : DATE_NONE;
    Date extended = extension ? extension->due_on.value : DATE_NONE;
    if (again > due) due = again;
    return extended > due ? extended : due;
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
    if (finding_status(finding, as_of) != STATUS_AWAITING) return -1;
    return as_of - finding_standing(finding, as_of).on;
}

int finding_reinspection_lag(const Finding *finding, const Policy *policy, Date as_of)
{
    int days = finding_awaiting_days(finding, as_of);
    if (days <= policy_on(policy, as_of)->reinspection_lag_days) return 0;
    return finding_standing(finding, as_of).event == LAST_RECTIFIED ? days : 0;
}

/* --- whether --- */

bool finding_exists(const Finding *finding, Date as_of)
{
    return happened(finding->visit->start_on, as_of);
}

bool status_is_open(FindingStatus status)
{
    return status != STATUS_DRAFT && status != STATUS_CLOSED && status != STATUS_WITHDRAWN;
}

bool finding_is_open(const Finding *finding, Date as_of)
{
    return status_is_open(finding_status(finding, as_of));
}
