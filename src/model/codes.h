/* The message codes of opening a project, for `zhiping explain`. */
#ifndef MODEL_CODES_H
#define MODEL_CODES_H

#include "base/diag.h"

extern const CodeEntry model_codes[];
extern const size_t model_code_count;

#endif
