/* The families, in the order of their articles. A rule keeps its code for ever; a new one takes the next
 * number of its article. */
#include "rules/families-imp.h"

const Rule *const rule_families[] = {
    identity_rules,
    references_rules,
    dates_rules,
    findings_rules,
    visits_rules,
    photos_rules,
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

/* Articles 5 and 8 to 11: what an application must meet. */
static bool is_condition(const char *code)
{
    int article = (code[1] - '0') * 10 + code[2] - '0';
    return article == 5 || (article >= 8 && article <= 11);
}

/* Once it is turned down, what it does not meet is no error any more but the reason why. */
static void excuse(DiagList *diags, size_t from)
{
    for (size_t i = from; i < diags->items.count; i++)
        if (diags->items.items[i]->severity == SEVERITY_ERROR) diag_move(diags, diags->items.items[i]);
}

void rules_check(const RuleContext *given)
{
    Accounts accounts = accounts_of(given->arena, given->project, DATE_LAST);
    Payments payments = payments_of(given->arena, given->project, given->policy);
    RuleContext context = *given;
    context.accounts = &accounts;
    context.payments = &payments;
    bool turned_down = project_state(given->project, given->as_of) == STATE_REJECTED;
    for (const Rule *const *family = rule_families; *family; family++)
        for (const Rule *rule = *family; rule->code; rule++) {
            size_t before = given->diags->items.count;
            rule->check(&context, rule->code);
            if (turned_down && is_condition(rule->code)) excuse(given->diags, before);
        }
}
