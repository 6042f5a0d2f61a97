#include "os/os.h"

#include <string.h>
#include <sys/mman.h>

enum { PAGE = 4096 };

void os_memory_fill(void *start, size_t size)
{
    /* A kernel that does not know the call leaves it at that. */
#ifdef MADV_POPULATE_WRITE
    uintptr_t from = ((uintptr_t)start + PAGE - 1) / PAGE * PAGE, end = (uintptr_t)start + size;
    if (end > from) madvise((void *)from, (end - from) / PAGE * PAGE, MADV_POPULATE_WRITE);
#else
    (void)start, (void)size;
#endif
}

void os_memory_rest(const void *start, size_t size)
{
    madvise((void *)(uintptr_t)start, size, MADV_DONTNEED);
}

const void *os_find_bytes(const void *bytes, size_t count, const void *wanted, size_t wanted_count)
{
    return memmem(bytes, count, wanted, wanted_count);
}

const void *os_find_last_byte(const void *bytes, char wanted, size_t count)
{
    return memrchr(bytes, wanted, count);
}
