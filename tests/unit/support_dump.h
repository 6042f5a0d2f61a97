/* Blocks as text, a line a block or row. */
#ifndef SUPPORT_DUMP_H
#define SUPPORT_DUMP_H

#include "template/block.h"

Str blocks_dump(Arena *arena, Blocks blocks);

#endif
