/* Ledgers: a workbook from a specification (templates/ledgers/NAME.yaml) and a view. Sums are live formulas
 * with the right cached values. Messages: T… for the specification, X… for the system. */
#ifndef XLSX_LEDGER_H
#define XLSX_LEDGER_H

#include "base/value.h"
#include "schema/schema.h"

/* schema: of specifications; `root` is the record that the specification's names refer to: `projects`, a list
 * of project views, `as_of`, … */
bool ledger_write(Arena *arena, const Schema *schema, const Doc *specification, const Value *root,
                  Date created, Str path, DiagList *diags);

#endif
