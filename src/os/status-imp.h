/* The reason that errno gives, for the files of this folder. */
#ifndef OS_STATUS_H
#define OS_STATUS_H

#include "os/os.h"

OsStatus os_status_of(int number);

#endif
