/* Dump: a document's blocks as text, one a line, for tests. */
#ifndef TEMPLATE_DUMP_H
#define TEMPLATE_DUMP_H

#include "template/block.h"

/* heading 1 "一、" [项目概况] – inline text stands in brackets, a break as ⏎, chips as <严重>, code as `x`,
 * bold as *x*, links as x(target). */
Str blocks_dump(Arena *arena, Blocks blocks);

#endif
