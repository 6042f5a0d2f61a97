/* Documents: which there are templates of. What help, usage and lists say of them is in their front matter.
 */
#ifndef CLI_DOCUMENTS_H
#define CLI_DOCUMENTS_H

#include "cli/cli.h"

typedef Array(DocumentKind) DocumentKinds;

/* By name; with `reports`, those alone that are registered as reports. A template whose front matter is
 * broken is left out: it is named when it is asked for. */
DocumentKinds documents_list(const Options *options, bool reports);
/* Whether there is a template of the name. */
bool document_exists(const Options *options, Str name);
/* Prints that there is no document (or report) of the name, with the nearest or all that there are; gives
 * EXIT_USAGE. */
int document_unknown(const Options *options, Str name, bool reports);
/* "  stage  阶段性咨询服务报告  --visit", a line each, for help. */
Str documents_help(const Options *options, bool reports);

#endif
