#include "cli/cli.h"

#include <stdio.h>

int usage_error(const Options *options, const char *zh, const char *en, ...)
{
    va_list args;
    va_start(args, en);
    fputs("zhiping: ", stderr);
    vfprintf(stderr, options->lang == LANG_EN ? en : zh, args);
    fputc('\n', stderr);
    va_end(args);
    return EXIT_USAGE;
}
