/* check --fix: the mends that a message carries are made in the files. */
#ifndef CLI_FIX_H
#define CLI_FIX_H

#include "cli/cli.h"

/* SlipMends the projects in memory, pass after pass (a slip hides what the schema would say), until no
 * message carries a mend; then writes the files, unless the options say --dry-run, and prints the difference.
 * The session, open, is left with the messages that remain. Gives the exit status. */
int fix_projects(Session *session);

#endif
