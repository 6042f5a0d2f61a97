/* Integrity: a finding's status is one that its last dated event allows (domain: the statuses of a finding).
 * 撤销 and 延期 are allowed at any time; what 已销项 demands is told by its own rules (findings.c). */
#include "rules/families-imp.h"

typedef struct Allowed {
    FindingStatus statuses[3];
    size_t count;
    const Day *event; /* NULL: nothing has happened yet */
    const char *zh, *en;
} Allowed;

#define ALLOW(event_, zh_, en_, ...)                                                                         \
    ((Allowed){.statuses = {__VA_ARGS__},                                                                    \
               .count = sizeof((FindingStatus[]){__VA_ARGS__}) / sizeof(FindingStatus),                      \
               .event = (event_),                                                                            \
               .zh = (zh_),                                                                                  \
               .en = (en_)})

/* False where a date or a result of the history is 待填 or was refused. */
static bool is_settled(const Finding *finding)
{
    if (unsettled(finding->issued_on, *finding) || unsettled(finding->closed_on, *finding)) return false;
    for (size_t i = 0; i < finding->rectifications.count; i++)
        if (!finding->rectifications.items[i].date.present) return false;
    for (size_t i = 0; i < finding->reinspections.count; i++)
        if (!finding->reinspections.items[i].date.present || !finding->reinspections.items[i].result.present)
            return false;
    return true;
}

/* On one day a rectification comes before its reinspection; where a failed one was mended the same day, both
 * ends of that day are allowed. */
static Allowed allowed_by(const Finding *finding)
{
    size_t mended = finding->rectifications.count, inspected = finding->reinspections.count;
    const Rectification *last_mend = mended ? &finding->rectifications.items[mended - 1] : NULL;
    const Reinspection *last = inspected ? &finding->reinspections.items[inspected - 1] : NULL;
    if (!finding->issued_on.present) return ALLOW(NULL, "尚未下发", "not issued yet", STATUS_DRAFT);
    if (finding->closed_on.present) return ALLOW(&finding->closed_on, "已销项", "closed", STATUS_CLOSED);
    if (last_mend && (!last || last_mend->date.value > last->date.value))
        return ALLOW(&last_mend->date, "最后一次整改", "the last rectification", STATUS_AWAITING,
                     STATUS_RECTIFYING);
    if (last && str_is(last->result.value, "合格"))
        return ALLOW(&last->date, "复查合格", "the reinspection passed", STATUS_AWAITING, STATUS_CLOSED);
    if (last && last_mend && mended > inspected && last_mend->date.value == last->date.value)
        return ALLOW(&last->date, "复查不合格，当天又整改", "failed and mended the same day", STATUS_FAILED,
                     STATUS_RECTIFYING, STATUS_AWAITING);
    if (last)
        return ALLOW(&last->date, "复查不合格", "the reinspection failed", STATUS_FAILED, STATUS_RECTIFYING);
    return ALLOW(&finding->issued_on, "问题下发", "issued", STATUS_ISSUED, STATUS_RECTIFYING);
}

static bool is_allowed(const Allowed *allowed, FindingStatus status)
{
    for (size_t i = 0; i < allowed->count; i++)
        if (allowed->statuses[i] == status) return true;
    return false;
}

static void judge_status(const RuleContext *context, const char *rule, const Finding *finding)
{
    FindingStatus status = finding->status_rank;
    if (status == STATUS_COUNT || status == STATUS_WITHDRAWN || status == STATUS_POSTPONED) return;
    if (!is_settled(finding) || !is_in_order(finding)) return;
    Allowed allowed = allowed_by(finding);
    if (is_allowed(&allowed, status)) return;
    if (status == STATUS_CLOSED && finding->issued_on.present) return;
    Str words[3];
    for (size_t i = 0; i < allowed.count; i++) words[i] = finding_status_word(allowed.statuses[i]);
    Diag *diag = breach(context, rule, finding->status.span, "问题状态%.*s与它的记录不符",
                        "the status %.*s does not fit the finding's history", STR_ARG(finding->status.value));
    const char *event = context->diags->lang == LANG_EN ? allowed.en : allowed.zh;
    diag_label(context->diags, diag, "%s，应为%.*s", "%s: should be %.*s", event,
               STR_ARG(words_joined(context, words, allowed.count)));
    if (allowed.event) diag_related(context->diags, diag, allowed.event->span, "%s", "%s", event);
    diag_help(context->diags, diag, "改正状态，或补记下发、整改、复查、销项的日期",
              "mend the status, or enter the missing issue, rectification, reinspection or closing");
}

static void check_status(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++)
        for (size_t i = 0; i < project->visits.items[v].findings.count; i++)
            judge_status(context, rule, &project->visits.items[v].findings.items[i]);
}

const Rule status_rules[] = {
    {"R0019", check_status},
    {0},
};
