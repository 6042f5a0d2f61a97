/* Whether a workbook was written whole.
 *
 * libxlsxwriter writes each part of a workbook (a sheet, the texts) to a file of its own before it packs
 * them, and does not notice when that file was cut short by a full disk: the result opens with a demand to
 * repair it, or with rows missing. So what was packed is unpacked once more. */
#ifndef XLSX_WHOLE_H
#define XLSX_WHOLE_H

#include "base/str.h"

/* Each part of the zip archive `bytes` inflates to the length and sum that it states, and is XML in which
 * every element is closed, down to the outermost. */
bool workbook_is_whole(Arena *arena, Str bytes);

#endif
