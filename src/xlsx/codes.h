/* The codes of messages about ledgers. */
#ifndef XLSX_CODES_H
#define XLSX_CODES_H

#include "base/diag.h"

extern const CodeEntry xlsx_codes[];
extern const size_t xlsx_code_count;

#endif
