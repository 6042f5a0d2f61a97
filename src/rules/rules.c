/* The families, in the order of their articles. A rule keeps its code for ever; a new one takes the next
 * number of its article. */
#include "rules/families-imp.h"

const Rule *const rule_families[] = {
    identity_rules,
    references_rules,
    dates_rules,
    findings_rules,
    photos_rules,
    status_rules,
    assessments_rules,
    membership_rules,
    experts_rules,
    conditions_rules,
    application_rules,
    services_rules,
    results_rules,
    publication_rules,
    termination_rules,
    team_rules,
    fees_rules,
    invoices_rules,
    receipts_rules,
    costs_rules,
    conflicts_rules,
    discipline_rules,
    NULL,
};

void rules_check(const RuleContext *context)
{
    for (const Rule *const *family = rule_families; *family; family++)
        for (const Rule *rule = *family; rule->code; rule++) rule->check(context, rule->code);
}
