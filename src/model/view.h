/* View: a project as a Value tree for templates and ledgers. Keys of the YAML files appear under their own
 * names with the display forms of their schema; beside them stands what is derived (scores, statistics,
 * states), all as of one day. */
#ifndef MODEL_VIEW_H
#define MODEL_VIEW_H

#include "base/value.h"
#include "model/derive.h"

typedef enum ReportKind { REPORT_STAGE, REPORT_SPECIAL, REPORT_COMPREHENSIVE, REPORT_NONE } ReportKind;

typedef struct ViewRequest {
    const Project *project;
    const Schemas *schemas;
    const Policy *policy;
    Date as_of;
    ReportKind report;          /* REPORT_NONE for ledgers and other documents */
    const Visit *const *visits; /* the chosen ones */
    size_t visit_count;
    AssessmentKind assessment; /* of a special report */
} ViewRequest;

/* The registered report that the request asks for again, or NULL: then it is a draft. */
const RegisteredReport *view_registered(const ViewRequest *request);

/* What every view of a project declares; made from the schemas. */
const Shape *view_shape(Arena *arena, const Schemas *schemas);
const Value *view_build(Arena *arena, const ViewRequest *request);
/* A root for ledgers: `projects`, a list of the projects' views, `as_of`, and the vocabularies. */
const Shape *view_ledger_shape(Arena *arena, const Schemas *schemas);
const Value *view_ledger(Arena *arena, const ViewRequest *requests, size_t count);

#endif
