/* Make: a document of a project → view → template → blocks → pages → PDF (or HTML, or Markdown). */
#ifndef CLI_MAKE_H
#define CLI_MAKE_H

#include "cli/request-imp.h"

/* Makes the documents NAME that are asked for, of each of the projects; gives the exit status. With
 * `reports`, one that is not registered as a report is refused. */
int make_documents(const Options *options, Str name, const Options *projects, bool reports);

#endif
