#include "os/os.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool os_is_terminal(FILE *stream)
{
    return isatty(fileno(stream));
}

size_t os_terminal_columns(FILE *stream)
{
    struct winsize size;
    return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int os_mute(void)
{
    fflush(stderr);
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0) close(nowhere);
    return kept;
}

void os_unmute(int muted)
{
    if (muted < 0) return;
    fflush(stderr);
    dup2(muted, STDERR_FILENO);
    close(muted);
}
