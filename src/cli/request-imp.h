/* Request: which report is asked for on the command line. What is asked wrongly is told as wrong usage. */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include "cli/cli.h"

/* stage, special, comprehensive; REPORT_NONE for any other word. */
ReportKind request_kind(Str word);
/* The word of a kind, which its template is called by as well. */
Str request_word(ReportKind kind);
/* Whether the options go with a report of the kind. */
bool request_fits(const Options *options, ReportKind kind);
/* The request in full, with its visits and its assessment, as of its day. */
bool request_make(Session *session, const Project *project, ReportKind kind, ViewRequest *request);
/* The file that is asked for, else the one of the default name. */
Str request_output(const Options *options, const ViewRequest *request);

#endif
