/* Request: what is asked of a project – a document over some of it, or a ledger, as of a day. */
#ifndef DERIVE_REQUEST_H
#define DERIVE_REQUEST_H

#include "derive/document-imp.h"
#include "record/policy.h"

typedef struct Request {
    const Project *project;
    const Schemas *schemas;
    const Policy *policy;
    Date as_of;
    const DocumentKind *document; /* NULL: a ledger */
    /* What it is over; where a document is not over visits, all are chosen. */
    const Visit *const *visits;
    size_t visit_count;
    bool all_visits; /* they were asked for as "all" */
    const Unit *unit;
    const Expert *expert;
    AssessmentKind assessment; /* ASSESS_KIND_COUNT: over none */
    bool unfinished;           /* something in its files is still 待填: what is registered is a draft */
} Request;

/* Whether it is a report, registered in reports.yaml sooner or later. */
bool request_is_report(const Request *request);
/* The registered report that the request asks for again, whatever as_of is, or NULL. */
const RegisteredReport *request_registered(const Request *request);
/* A report that is not issued and approved by the day, or not finished. */
bool request_is_draft(const Request *request);

#endif
