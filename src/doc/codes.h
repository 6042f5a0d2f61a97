/* The codes of reading YAML and JSON, for `zhiping explain`. */
#ifndef DOC_CODES_H
#define DOC_CODES_H

#include "base/diag.h"

extern const CodeEntry doc_codes[];
extern const size_t doc_code_count;

#endif
