/* Pages as text, a line an item: a text with its position, a rule, a box. */
#ifndef SUPPORT_PAGE_DUMP_H
#define SUPPORT_PAGE_DUMP_H

#include "layout/page.h"

Str pages_dump(Arena *arena, const Pages *pages);

#endif
