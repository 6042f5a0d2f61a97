#include "template/block.h"

Blocks block_children(const Block *block)
{
    switch (block->kind) {
    case BLOCK_LIST: return block->list.items;
    case BLOCK_ITEM: return block->item.children;
    case BLOCK_CARD: return block->card.children;
    case BLOCK_QUOTE:
    case BLOCK_LANDSCAPE:
    case BLOCK_KEEP: return block->children;
    default: return (Blocks){0};
    }
}

void blocks_visit(Blocks blocks, const BlockVisitor *visitor, void *context)
{
    for (size_t i = 0; i < blocks.count; i++) {
        const Block *block = blocks.items[i];
        if (visitor->before) visitor->before(context, block);
        if (visitor->kinds[block->kind])
            visitor->kinds[block->kind](context, block);
        else
            blocks_visit(block_children(block), visitor, context);
        if (visitor->after) visitor->after(context, block);
    }
}
