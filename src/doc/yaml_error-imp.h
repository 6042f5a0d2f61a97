/* What libyaml's words of refusal most likely mean to the person who typed the file. */
#ifndef DOC_YAML_ERROR_H
#define DOC_YAML_ERROR_H

#include "base/diag.h"

typedef struct YamlError {
    const char *problem, *context; /* libyaml's words; context may be NULL */
    uint32_t problem_at, context_at;
} YamlError;

void yaml_error_report(const Source *source, YamlError error, DiagList *diags);

#endif
