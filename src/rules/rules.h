/* Rules: the articles of the 办法, applied to a project. One table (rules/table.c), one file a family. */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "derive/derive.h"
#include "derive/request.h"

typedef struct RuleContext {
    const Project *project;
    const Policy *policy;
    Date as_of;
    Arena *arena;
    DiagList *diags;
} RuleContext;

typedef struct Rule {
    const char *code;  /* R0801: article in two digits, number in two; R00nn integrity */
    int article;       /* 0 for integrity */
    Severity severity; /* the usual one */
    const char *title; /* Chinese, one line: what it demands */
    const char *title_en;
    void (*check)(const RuleContext *context, const struct Rule *rule);
} Rule;

extern const Rule rules[];
extern const size_t rule_count;

/* Adds every violation to diags. */
void rules_check(const RuleContext *context);
/* What forbids the report that is asked for (articles 15 and 17): its assessments missing, an open 严重
 * finding, a termination; the same for a draft as for a registered one. */
void rules_check_report(const RuleContext *context, const ViewRequest *request);

#endif
