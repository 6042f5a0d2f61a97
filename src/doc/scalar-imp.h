/* Scalar: what a plain YAML scalar is, by the core schema of YAML 1.2. */
#ifndef DOC_SCALAR_H
#define DOC_SCALAR_H

#include "doc/doc.h"

typedef enum ScalarKind {
    SCALAR_NULL,
    SCALAR_TRUE,
    SCALAR_FALSE,
    SCALAR_NUMBER,
    SCALAR_NOT_FINITE, /* .inf, .nan: floats of YAML that are no numbers of JSON */
    SCALAR_TEXT,
} ScalarKind;

ScalarKind scalar_kind(Str text);

#endif
