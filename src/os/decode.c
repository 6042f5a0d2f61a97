#include "os/os.h"

#include <iconv.h>

bool os_decode(OsEncoding from, const char *bytes, size_t count, char *text, size_t room, size_t *length)
{
    iconv_t converter = iconv_open("UTF-8", from == OS_GB18030 ? "GB18030" : "UTF-16");
    if (converter == (iconv_t)-1) return false;
    char *in = (char *)(uintptr_t)bytes, *to = text;
    size_t left = room;
    bool done = iconv(converter, &in, &count, &to, &left) == 0 && count == 0;
    iconv_close(converter);
    *length = room - left;
    return done;
}
