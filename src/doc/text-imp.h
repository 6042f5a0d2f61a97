/* Text: whether a file is UTF-8 text that both readers can work on – its encoding, and characters that must
 * not or had better not stand in it. */
#ifndef DOC_TEXT_H
#define DOC_TEXT_H

#include "base/diag.h"

/* False, with messages Y01…, where the file cannot be read: UTF-16, GBK, broken UTF-8, control characters,
 * foreign line ends, reserved characters, more bytes than DOC_MAX_BYTES. Invisible characters earn a warning.
 */
bool text_check(const Source *source, DiagList *diags);
/* U+FDD0 and U+FDD1, which templates use as marks of their own. */
bool text_is_reserved(uint32_t rune);

#endif
