/* Invoices: what the files of article 19 share. */
#ifndef RULES_INVOICES_H
#define RULES_INVOICES_H

#include "rules/families-imp.h"

/* The gross amount, below 0 of a red invoice; where the invoice's other two amounts speak against it, what
 * they give. */
Money invoice_believed(const RuleContext *context, const Invoice *invoice);

#endif
