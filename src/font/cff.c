/* Adobe Technical Note 5176:
 *
 *     header │ Name INDEX │ Top DICT INDEX │ …   the Top DICT names the charset's offset and says ROS if
 *                                                the font is CID-keyed
 */
#include "font/cff-imp.h"

enum { OPERATOR_CHARSET = 15, OPERATOR_ESCAPE = 12, ESCAPED_ROS = 30 };

typedef struct CffReader {
    const uint8_t *bytes;
    size_t size, at;
    bool broken;
} CffReader;

static uint32_t take(CffReader *reader, size_t width)
{
    if (reader->at > reader->size || reader->size - reader->at < width) {
        reader->broken = true;
        return 0;
    }
    uint32_t value = 0;
    for (size_t i = 0; i < width; i++) value = value << 8 | reader->bytes[reader->at++];
    return value;
}

/* Skips an INDEX; *from and *to are where its first object lies. */
static void skip_index(CffReader *reader, size_t *from, size_t *to)
{
    *from = *to = 0;
    uint32_t count = take(reader, 2);
    if (count == 0) return;
    size_t width = take(reader, 1), offsets = reader->at, first, second, last;
    if (width < 1 || width > 4) {
        reader->broken = true;
        return;
    }
    first = take(reader, width);
    second = take(reader, width);
    reader->at = offsets + count * width;
    last = take(reader, width);
    /* Offsets count from the byte before the data. */
    size_t base = reader->at - 1;
    *from = base + first;
    *to = base + second;
    reader->at = base + last;
}

/* The operand at the reader; real numbers count as 0, for no offset is one. */
static int32_t take_operand(CffReader *reader, uint32_t first)
{
    if (first == 28) return (int16_t)take(reader, 2);
    if (first == 29) return (int32_t)take(reader, 4);
    if (first >= 247 && first <= 250) return (int32_t)((first - 247) * 256 + take(reader, 1) + 108);
    if (first >= 251 && first <= 254) return -(int32_t)((first - 251) * 256 + take(reader, 1) + 108);
    if (first == 30)
        while (!reader->broken) {
            uint32_t nibbles = take(reader, 1);
            if ((nibbles & 0x0F) == 0x0F || nibbles >> 4 == 0x0F) return 0;
        }
    return (int32_t)first - 139;
}

static void read_top_dict(CffReader *reader, size_t end, bool *cid_keyed, size_t *charset)
{
    int32_t operand = 0;
    while (!reader->broken && reader->at < end) {
        uint32_t first = take(reader, 1);
        if (first > 21)
            operand = take_operand(reader, first);
        else if (first == OPERATOR_CHARSET)
            *charset = (size_t)operand;
        else if (first == OPERATOR_ESCAPE && take(reader, 1) == ESCAPED_ROS)
            *cid_keyed = true;
    }
}

static void read_charset(CffReader *reader, uint16_t *cids, size_t glyph_count)
{
    uint32_t format = take(reader, 1);
    size_t glyph = 1;
    if (format > 2) reader->broken = true;
    while (!reader->broken && glyph < glyph_count) {
        uint32_t cid = take(reader, 2);
        uint32_t left = format == 0 ? 0 : take(reader, format);
        for (uint32_t i = 0; i <= left && glyph < glyph_count; i++) cids[glyph++] = (uint16_t)(cid + i);
    }
}

bool cff_cids(Str table, uint16_t *cids, size_t glyph_count)
{
    CffReader reader = {(const uint8_t *)table.ptr, table.len, 2, false};
    size_t from, to, charset = 0;
    bool cid_keyed = false;
    reader.at = take(&reader, 1);
    skip_index(&reader, &from, &to);
    skip_index(&reader, &from, &to);
    reader.at = from;
    read_top_dict(&reader, to, &cid_keyed, &charset);
    for (size_t i = 0; i < glyph_count; i++) cids[i] = (uint16_t)i;
    /* Charsets 0 to 2 are predefined and never a CID-keyed font's. */
    if (cid_keyed && charset > 2 && !reader.broken) {
        reader.at = charset;
        read_charset(&reader, cids, glyph_count);
    }
    return !reader.broken;
}
