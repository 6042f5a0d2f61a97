/* CFF: reading the one thing that a PDF must know of a bare CFF table – which CID each glyph has. */
#ifndef FONT_CFF_H
#define FONT_CFF_H

#include "base/str.h"

/* Fills cids[glyph_count] by glyph: the charset's CIDs where the font is CID-keyed, else the glyph ids (PDF
 * 32000-1, 9.7.4.2). False where the table is broken. */
bool cff_cids(Str table, uint16_t *cids, size_t glyph_count);

#endif
