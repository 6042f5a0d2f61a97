/* zhiping new PROJECT finding V02: the next findings of a visit, appended to its list; what is there stays
 * byte for byte as it is. */
#ifndef CLI_NEW_FINDING_IMP_H
#define CLI_NEW_FINDING_IMP_H

#include "cli/cli.h"

/* Prints place and id of each; gives the exit status. */
int new_findings(const Options *options, Str folder, Str visit);

#endif
