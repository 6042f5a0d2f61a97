/* The agreement with its supplements, and the application's amounts in yuan. */
#include "derive/finance.h"

static bool happened(Day day, Date as_of)
{
    return day.present && day.value <= as_of;
}

bool project_is_foreign(const ProjectFacts *facts)
{
    return is_written(facts->currency, *facts) && !str_is(facts->currency.value, "CNY");
}

static bool in_yuan(const ProjectFacts *facts, const Amount *amount, Money *yuan)
{
    *yuan = amount->value;
    if (!amount->present || !project_is_foreign(facts)) return amount->present;
    const Rate *rate = &facts->exchange_rate;
    return facts->currency.present && rate->present &&
           money_scale(amount->value, rate->hundred_millionths, 100000000, yuan);
}

bool project_investment(const ProjectFacts *facts, Money *yuan)
{
    return in_yuan(facts, &facts->investment, yuan);
}

bool project_contract_amount(const ProjectFacts *facts, Money *yuan)
{
    return in_yuan(facts, &facts->contract_amount, yuan);
}

const Day *agreement_start(const Agreement *agreement)
{
    return is_written(agreement->start_on, *agreement) ? &agreement->start_on : &agreement->signed_on;
}

const Texts *agreement_services(const Project *project)
{
    const Agreement *agreement = &project->agreement;
    bool written = project->agreement.services.node;
    bool own = written || !agreement->present || agreement->services.count;
    return own ? &agreement->services : &project->application.services;
}

static bool has_service(const Texts *services, Str service)
{
    for (size_t i = 0; i < services->count; i++)
        if (str_equal(services->items[i].value, service)) return true;
    return false;
}

bool agreement_covers(const Project *project, Str service, Date as_of)
{
    const Agreement *agreement = &project->agreement;
    if (has_service(agreement_services(project), service)) return true;
    for (size_t i = 0; i < agreement->supplements.count; i++) {
        const Supplement *supplement = &agreement->supplements.items[i];
        if (happened(supplement->signed_on, as_of) && has_service(&supplement->services_added, service))
            return true;
    }
    return false;
}

bool agreement_fee(const Agreement *agreement, Date as_of, Money *fee)
{
    *fee = agreement->fee_total.value;
    for (size_t i = 0; i < agreement->supplements.count; i++) {
        const Supplement *supplement = &agreement->supplements.items[i];
        if (happened(supplement->signed_on, as_of) && !money_add(*fee, supplement->fee_change.value, fee))
            return false;
    }
    return true;
}

Date agreement_end(const Agreement *agreement, Date as_of)
{
    Date end = agreement->end_on.value, signed_last = DATE_NONE;
    for (size_t i = 0; i < agreement->supplements.count; i++) {
        const Supplement *supplement = &agreement->supplements.items[i];
        if (!supplement->end_on.present || !happened(supplement->signed_on, as_of)) continue;
        if (supplement->signed_on.value < signed_last) continue;
        signed_last = supplement->signed_on.value;
        end = supplement->end_on.value;
    }
    return end;
}

/* --- milestones --- */

enum { WHOLE = 1000000 }; /* 100 % × 10,000 */

bool milestones_percent(const Agreement *agreement, int64_t *ten_thousandths)
{
    size_t count = 0;
    *ten_thousandths = 0;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Milestone *milestone = &agreement->milestones.items[i];
        bool written = is_written(milestone->percent, *milestone);
        if (written ? !milestone->percent.present : !is_written(milestone->amount, *milestone)) return false;
        count += milestone->percent.present;
        *ten_thousandths += milestone->percent.ten_thousandths;
    }
    return count > 0;
}

static bool share_by_percent(const Agreement *agreement, const Milestone *milestone, Money *share)
{
    return agreement->fee_total.present && milestone->percent.present &&
           money_scale(agreement->fee_total.value, milestone->percent.ten_thousandths, WHOLE, share);
}

static const Milestone *last_with_percent(const Agreement *agreement)
{
    for (size_t i = agreement->milestones.count; i-- > 0;)
        if (agreement->milestones.items[i].percent.present) return &agreement->milestones.items[i];
    return NULL;
}

bool milestone_share(const Agreement *agreement, const Milestone *milestone, Money *share)
{
    int64_t percent;
    Money other;
    if (!share_by_percent(agreement, milestone, share)) return false;
    if (milestone != last_with_percent(agreement)) return true;
    if (!milestones_percent(agreement, &percent) || percent != WHOLE) return true;
    Money rest = agreement->fee_total.value;
    for (size_t i = 0; i < agreement->milestones.count; i++) {
        const Milestone *before = &agreement->milestones.items[i];
        if (before != milestone && share_by_percent(agreement, before, &other) &&
            !money_sub(rest, other, &rest))
            return false;
    }
    *share = rest;
    return true;
}

bool milestone_amount(const Agreement *agreement, const Milestone *milestone, Money *amount)
{
    if (!is_written(milestone->amount, *milestone)) return milestone_share(agreement, milestone, amount);
    *amount = milestone->amount.value;
    return milestone->amount.present;
}

bool milestone_is_cancelled(const Project *project, const Milestone *milestone, Date as_of)
{
    Day ended = project->termination.terminated_on;
    if (!project->termination.present || !happened(ended, as_of)) return false;
    return !happened(milestone->performed_on, ended.value);
}
