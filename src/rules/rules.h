/* Rules: the articles of the 办法, applied to a project. One file and one table a family; what a rule
 * demands, and how severe its breach is, stands in schemas/codes/R.yaml. */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "derive/finance.h"
#include "derive/request.h"

typedef struct RuleContext {
    const Project *project;
    const Policy *policy;
    Date as_of;
    Arena *arena;
    DiagList *diags;
    /* Of all days; made by rules_check. */
    const Accounts *accounts;
    const Payments *payments;
} RuleContext;

typedef struct Rule {
    const char *code; /* R0801: article in two digits, number in two; R00nn integrity */
    void (*check)(const RuleContext *context, const char *rule); /* given the code */
} Rule;

/* Every family's table, NULL after the last; each ends with a row without a code. */
extern const Rule *const rule_families[];

/* Adds every violation to diags. */
void rules_check(const RuleContext *context);
/* Takes back, of the messages so far, the warnings that application.yaml answers for; with `show` they stay
 * as informations. An answer to nothing is told. */
void rules_accept(const RuleContext *context, bool show);
/* What is demanded of the library itself. */
void rules_check_library(const Library *library, Arena *arena, DiagList *diags);
/* What forbids the report that is asked for (articles 15 and 17): its assessments missing, an open 严重
 * finding, a termination; the same for a draft as for a registered one. True where nothing
 * does. */
bool rules_check_request(const RuleContext *context, const Request *request);
/* Whether the error stops the document: one of reading, in a file that it needs or reads; one of a rule, in
 * such a file, but of articles 19 and 20 only where the document shows money. A ledger (NULL) is the tool to
 * find faults with: nothing stops it but what cannot be read. */
bool rules_stop(const DocumentKind *document, const Project *project, const Diag *diag);

#endif
