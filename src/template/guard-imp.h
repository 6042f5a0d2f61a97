/* Guard: small repairs of filled template text before md4c reads it.
 *
 *   - CommonMark's flanking rule takes no account of Chinese: in **注意：**逾期 the second stars close
 * nothing, for a mark stands before them and a letter behind. A guard (U+FDD2, which counts as a letter)
 * between stars and such a mark mends it; inline text drops it again.
 *   - A table's header line gets a mark U+FDD3 number U+FDD4, which tells the builder what its second line
 * is: md4c does not say how many dashes there were.
 *   - Two pipes side by side (| 合计 || 12 |) join a cell to the one at its left; to md4c they are an empty
 * cell like one of blanks. A mark U+FDD5 between them tells the two apart.
 *   - A caption line (": …") right below a table would be a row of it: an empty line goes between. */
#ifndef TEMPLATE_GUARD_H
#define TEMPLATE_GUARD_H

#include "template/mapped_text-imp.h"

/* Dashes of each column in a table's second line. */
typedef struct TableRule {
    const uint32_t *dashes;
    size_t count;
} TableRule;

typedef struct GuardedText {
    MappedText text;
    Array(TableRule) rules;
} GuardedText;

/* What CommonMark's flanking rule takes for punctuation; stars aside. */
bool guard_is_mark(uint32_t rune);
GuardedText guard_markdown(Arena *arena, const MappedText *filled);

#endif
