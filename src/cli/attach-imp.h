/* report --attach: the project's files as they lie on the disk, but for what is secret, which is masked
 * wherever it stands. */
#ifndef CLI_ATTACH_H
#define CLI_ATTACH_H

#include "cli/cli.h"
#include "pdf/pdf.h"

/* All files of the project that were read. False with messages. */
bool attach_project(Session *session, const Project *project, PdfProperties *properties);

#endif
