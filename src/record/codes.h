/* The message codes of opening a project, for `zhiping explain`. */
#ifndef RECORD_CODES_H
#define RECORD_CODES_H

#include "base/diag.h"

extern const CodeEntry record_codes[];
extern const size_t record_code_count;

#endif
