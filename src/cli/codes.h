/* Every message code of every stage, sorted. */
#ifndef CLI_CODES_H
#define CLI_CODES_H

#include "base/diag.h"

typedef Array(CodeEntry) CodeArray;

CodeArray all_codes(Arena *arena);

#endif
