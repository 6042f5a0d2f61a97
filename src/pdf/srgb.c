/* ICC.1:2001-04. All numbers are big-endian.
 *
 *     header   128 bytes
 *     tags     their count, then (name, offset, size) each; the three curves are one
 *     data     each on a boundary of four bytes
 *
 * Primaries and white are those of IEC 61966-2-1, adapted to D50; the curve is a table of its formula. */
#include "pdf/srgb-imp.h"

#include <math.h>
#include <string.h>

enum { HEADER = 128, TAGS = 9, CURVE_POINTS = 256, DIRECTORY = 4 + 12 * TAGS };

/* X, Y and Z in 1/65536. */
static const uint32_t white[3] = {0xF6D6, 0x10000, 0xD32D};
static const uint32_t primaries[3][3] = {
    {0x6FA2, 0x38F5, 0x0390}, {0x6299, 0xB785, 0x18DA}, {0x24A0, 0x0F84, 0xB6CF}};

typedef struct Profile {
    StrBuf directory, data;
} Profile;

static void put_number(StrBuf *out, uint32_t value, int bytes)
{
    while (bytes-- > 0) strbuf_add_char(out, (char)(value >> (8 * bytes) & 0xFF));
}

static void put_zeros(StrBuf *out, int bytes)
{
    for (int i = 0; i < bytes; i++) strbuf_add_char(out, 0);
}

static void put_xyz(StrBuf *out, const uint32_t xyz[3])
{
    for (size_t i = 0; i < 3; i++) put_number(out, xyz[i], 4);
}

static uint32_t begin_data(Profile *profile, const char *type)
{
    uint32_t offset = (uint32_t)profile->data.len;
    strbuf_add(&profile->data, str_from(type));
    put_zeros(&profile->data, 4);
    return offset;
}

/* The data from the offset on has this name. */
static void name_data(Profile *profile, const char *name, uint32_t offset)
{
    uint32_t size = (uint32_t)profile->data.len - offset;
    strbuf_add(&profile->directory, str_from(name));
    put_number(&profile->directory, HEADER + DIRECTORY + offset, 4);
    put_number(&profile->directory, size, 4);
}

static void end_data(Profile *profile, const char *name, uint32_t offset)
{
    name_data(profile, name, offset);
    while (profile->data.len % 4 != 0) strbuf_add_char(&profile->data, 0);
}

/* In ASCII; its forms in Unicode and for Macintosh are empty. */
static void add_description(Profile *profile, Str text)
{
    enum { UNICODE = 8, MACINTOSH = 3 + 67 };
    uint32_t offset = begin_data(profile, "desc");
    put_number(&profile->data, (uint32_t)text.len + 1, 4);
    strbuf_add(&profile->data, text);
    put_zeros(&profile->data, 1 + UNICODE + MACINTOSH);
    end_data(profile, "desc", offset);
}

static void add_copyright(Profile *profile)
{
    uint32_t offset = begin_data(profile, "text");
    strbuf_add(&profile->data, STR("No copyright, use freely"));
    put_zeros(&profile->data, 1);
    end_data(profile, "cprt", offset);
}

static void add_xyz(Profile *profile, const char *name, const uint32_t xyz[3])
{
    uint32_t offset = begin_data(profile, "XYZ ");
    put_xyz(&profile->data, xyz);
    end_data(profile, name, offset);
}

/* From a device value to light, both from 0 to 1 (IEC 61966-2-1, 5.2). */
static double light(double value)
{
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static void add_curves(Profile *profile)
{
    uint32_t offset = begin_data(profile, "curv");
    put_number(&profile->data, CURVE_POINTS, 4);
    for (int i = 0; i < CURVE_POINTS; i++)
        put_number(&profile->data, (uint32_t)lround(light((double)i / (CURVE_POINTS - 1)) * 0xFFFF), 2);
    name_data(profile, "rTRC", offset);
    name_data(profile, "gTRC", offset);
    end_data(profile, "bTRC", offset);
}

static Str header(Arena *arena, uint32_t size)
{
    StrBuf out = {.arena = arena};
    put_number(&out, size, 4);
    put_zeros(&out, 4);              /* any colour management */
    put_number(&out, 0x02100000, 4); /* version 2.1 */
    strbuf_add(&out, STR("mntrRGB XYZ "));
    put_number(&out, 2026, 2); /* made on 2026-01-01 00:00:00 */
    put_number(&out, 1, 2);
    put_number(&out, 1, 2);
    put_zeros(&out, 6);
    strbuf_add(&out, STR("acsp"));
    put_zeros(&out, 28); /* any platform, device and maker; perceptual */
    put_xyz(&out, white);
    put_zeros(&out, (int)(HEADER - out.len));
    return strbuf_str(&out);
}

Str srgb_profile(Arena *arena)
{
    Profile profile = {.directory = {.arena = arena}, .data = {.arena = arena}};
    put_number(&profile.directory, TAGS, 4);
    add_description(&profile, STR("sRGB"));
    add_copyright(&profile);
    add_xyz(&profile, "wtpt", white);
    add_xyz(&profile, "rXYZ", primaries[0]);
    add_xyz(&profile, "gXYZ", primaries[1]);
    add_xyz(&profile, "bXYZ", primaries[2]);
    add_curves(&profile);
    StrBuf whole = {.arena = arena};
    strbuf_add(&whole, header(arena, (uint32_t)(HEADER + DIRECTORY + profile.data.len)));
    strbuf_add(&whole, strbuf_str(&profile.directory));
    strbuf_add(&whole, strbuf_str(&profile.data));
    return strbuf_str(&whole);
}
