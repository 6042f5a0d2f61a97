#include "os/status-imp.h"

#include <errno.h>

OsStatus os_status_of(int number)
{
    switch (number) {
    case ENOENT: return OS_NOT_THERE;
    case ELOOP: return OS_LOOP;
    case EISDIR: return OS_IS_FOLDER;
    case ENOTDIR: return OS_NOT_FOLDER;
    case ENXIO:
    case ENODEV: return OS_NOT_REGULAR;
    case EACCES:
    case EPERM: return OS_DENIED;
    case EROFS: return OS_READ_ONLY;
    case ENOSPC:
    case EDQUOT: return OS_FULL;
    case EIO: return OS_FAULT;
    case ENAMETOOLONG: return OS_LONG_NAME;
    case EMFILE:
    case ENFILE: return OS_MANY_OPEN;
    case EFBIG:
    case EOVERFLOW: return OS_LARGE;
    case EBUSY:
    case ETXTBSY: return OS_IN_USE;
    case ENOMEM: return OS_NO_MEMORY;
    default: return OS_REFUSED;
    }
}
