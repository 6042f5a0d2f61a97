/* Request: which documents of a project are asked for on the command line. */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include "cli/cli.h"

typedef Array(Request) Requests;

/* Whether the options go with the kind of document; else prints why not. */
bool request_fits(const Options *options, const DocumentKind *kind);
/* What is asked for, each document as of its day: those over what the options name, else over each that is
 * there. False where the project has nothing of it: `wrong` says so. */
bool requests_make(Session *session, const Project *project, const DocumentKind *kind, Requests *requests,
                   Str *wrong);
/* V01+V03, 全部, V02-U3, 实体: what a document is over. */
Str request_target(Arena *arena, const Request *request);

#endif
