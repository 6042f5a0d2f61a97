/* Finance: what follows from agreement.yaml and finance.yaml. What a file may leave out is here as written,
 * or else as it follows; what is written and cannot be used (待填, refused by the schema) stays unknown.
 *
 * `as_of`: what is dated later does not exist. Sums that overflow leave out what does not fit: the rules look
 * at each amount, and none that passes its schema comes near. */
#ifndef DERIVE_FINANCE_H
#define DERIVE_FINANCE_H

#include "base/map.h"
#include "derive/derive.h"

/* --- milestones --- */

/* percent × fee_total, half up; where the percents of all sum to 100 the last one with a percent takes the
 * rest. False without a percent. */
bool milestone_share(const Agreement *agreement, const Milestone *milestone, Money *share);
/* The amount, else the share. */
bool milestone_amount(const Agreement *agreement, const Milestone *milestone, Money *amount);
/* The sum of the percents × 10,000; false where one is not known – it is 待填, was refused, or is missing as
 * the amount is – and where none is written. */
bool milestones_percent(const Agreement *agreement, int64_t *ten_thousandths);
/* The project was terminated by the day, and the milestone not performed before. */
bool milestone_is_cancelled(const Project *project, const Milestone *milestone, Date as_of);

/* --- invoices --- */

/* gross ÷ (1 + rate), half up without its sign; false where one of them is unknown. */
bool invoice_net_by_rate(const Invoice *invoice, Money *net);
/* As written, else by the rate. */
bool invoice_net(const Invoice *invoice, Money *net);
/* As written, else the gross amount less the net one. */
bool invoice_vat(const Invoice *invoice, Money *vat);
bool invoice_is_red(const Invoice *invoice); /* 红字发票 */
/* Below 0 of a red invoice, whatever its sign: R1910 asks for that. */
Money invoice_gross(const Invoice *invoice);

/* An invoice with what answers to it. */
typedef struct InvoiceAccount {
    const Invoice *invoice;
    const struct InvoiceAccount *blue; /* what a red one reverses; NULL where that is not there or red */
    Money reversed;                    /* of a blue one, by its red ones; ≥ 0 */
    Money received, refunded;
} InvoiceAccount;

typedef struct MilestoneAccount {
    Money invoiced; /* red ones subtracted */
    Money received; /* refunds subtracted */
} MilestoneAccount;

typedef struct Accounts {
    Arena *arena;
    Array(InvoiceAccount) invoices; /* in the file's order */
    Map by_number;                  /* the first InvoiceAccount of each number */
    Map by_milestone;               /* MilestoneAccount */
} Accounts;

Accounts accounts_of(Arena *arena, const Project *project, Date as_of);
/* NULL where there is none. */
InvoiceAccount *account_of(const Accounts *accounts, Text invoice);
/* Zero where nothing answers to the milestone. */
MilestoneAccount account_of_milestone(const Accounts *accounts, Text milestone);
/* As written, else a red one's as its blue one has it. */
Text account_milestone(const InvoiceAccount *account);
/* The gross amount less its red invoices; of a red one 0, since it is in its blue one's. */
Money account_remaining(const InvoiceAccount *account);

/* --- what experts are paid --- */

typedef enum CostPayer { PAYER_UNKNOWN, PAYER_CLIENT, PAYER_ASSOCIATION } CostPayer;

/* As written, else as the agreement has it: 委托单位 under 委托单位直接支付, else 协会; unknown where that
 * is. */
CostPayer cost_payer(const Agreement *agreement, const ExpertCost *cost);
Str cost_payer_word(CostPayer payer); /* empty for PAYER_UNKNOWN */

/* The labour of one expert in one month that is taxed together: of one project, or, where the policy's
 * edition of the day says so, of all that lie beside each other. */
typedef struct TaxMonth {
    Money labour, by_table, withheld;
    size_t payments;
} TaxMonth;

/* One expert's part of a payment round. */
typedef struct Payment {
    const Project *project;
    const ExpertCost *cost;
    const ExpertPayment *part;
    const Expert *expert; /* NULL where there is none of the id */
    const void *person;   /* the same for one expert in all projects, by id_number, else library_number; NULL
                             where neither is known */
    CostPayer payer;
    Money total;     /* travel, board and labour */
    Money by_table;  /* what the payment adds to the month's tax, whatever was withheld */
    Money tax;       /* withheld: as written, else the month's tax less what was withheld before */
    TaxMonth *month; /* NULL where no tax is reckoned: no labour, no date, or the client pays */
} Payment;

/* `count` payments of the project, in the file's order, then those of the projects beside it. */
typedef struct Payments {
    Payment *items;
    size_t count, with_beside;
} Payments;

/* Whatever their day: an earlier one does not depend on a later one. */
Payments payments_of(Arena *arena, const Project *project, const Policy *policy);
/* 劳务报酬所得预扣预缴 on all the labour of a month; 0 on what no bracket takes. */
Money labour_tax(const Edition *edition, Money labour);

/* --- the whole --- */

typedef struct MoneySummary {
    Money fee, supplements;   /* fee_total, and the changes signed by the day */
    Money invoiced, reversed; /* blue invoices, red ones (≥ 0) */
    Money received, refunded;
    Money uninvoiced; /* fee with supplements less what is invoiced, red ones subtracted */
    Money receivable; /* invoiced less received, red ones and refunds subtracted; below 0: 应退 */
    Money payable;    /* fee with supplements; after a termination what was performed of it */
    Money expert_budget, expert_actual, expert_over;
} MoneySummary;

/* False on overflow. */
bool money_summary(const Project *project, Date as_of, MoneySummary *summary);

#endif
