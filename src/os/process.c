#include "os/os.h"

#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Memory in pieces of this size is the system's again as soon as it is freed. */
enum { LARGE_PIECE = 256 * 1024 };

const char os_shared_folder[] = "/usr/share";

void os_start(void)
{
    /* A file beyond the limit is a failed write, not the end. */
    signal(SIGXFSZ, SIG_IGN);
    /* Said here, for the C library raises it with the first piece that is freed, and then keeps them all: a
     * sixth of a long report's memory. */
    mallopt(M_MMAP_THRESHOLD, LARGE_PIECE);
}

void os_forget_variables(const char *prefix)
{
    size_t length = strlen(prefix);
    for (char **variable = environ; variable && *variable;) {
        char *name = NULL;
        if (strncmp(*variable, prefix, length) == 0 && strchr(*variable, '='))
            name = strndup(*variable, strcspn(*variable, "="));
        /* The next one moves to the place of one that is gone. */
        if (!name || unsetenv(name) != 0) variable++;
        free(name);
    }
}

OsStatus os_program(char **path)
{
    return os_real_path("/proc/self/exe", path);
}

void os_today(int *year, int *month, int *day)
{
    time_t now = time(NULL);
    struct tm local = {0};
    localtime_r(&now, &local);
    *year = local.tm_year + 1900;
    *month = local.tm_mon + 1;
    *day = local.tm_mday;
}
