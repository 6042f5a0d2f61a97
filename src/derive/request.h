/* Request: what is asked of a project – a document over some of it, as of a day. */
#ifndef DERIVE_REQUEST_H
#define DERIVE_REQUEST_H

#include "record/policy.h"

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
    bool unfinished;           /* something in its files is still 待填: whatever is made is a draft */
} ViewRequest;

/* The registered report that the request asks for again, whatever as_of is, or NULL: then it is a draft. */
const RegisteredReport *request_registered(const ViewRequest *request);

#endif
