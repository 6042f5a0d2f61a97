/* Money: yuan held as whole 分 in 64 bits. Every sum is checked for overflow; no floating point. */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/str.h"

typedef int64_t Money; /* 分 */

/* "1280000000.00", "-5", "0.5": at most two decimals, no exponent, no separators. */
bool money_parse(Str text, Money *money);
/* False on overflow, *sum then untouched. */
bool money_add(Money a, Money b, Money *sum);
bool money_sub(Money a, Money b, Money *difference);

/* amount × numerator ÷ denominator (> 0), rounded once, half away from zero; false where the result
 * overflows. */
bool money_scale(Money amount, int64_t numerator, int64_t denominator, Money *result);

/* 1,280,000,000.00 */
Str money_grouped(Arena *arena, Money money);
/* 1280000000.00 */
Str money_plain(Arena *arena, Money money);
/* 12.80亿元, 36.00万元: two decimals, rounded half up */
Str money_in_yi(Arena *arena, Money money);
Str money_in_wan(Arena *arena, Money money);
/* 人民币大写 as cheques write it (支付结算办法, annex 1): 壹万陆仟肆佰零玖元零贰分, 叁拾陆万元整,
 * 壹仟肆佰零玖元伍角, 零元整; 负… below zero. A figure of 角 ends without 整. */
Str money_upper(Arena *arena, Money money);

#endif
