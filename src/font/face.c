#include "base/file.h"
#include "font/face-imp.h"

#include <hb-ot.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

typedef struct Mapping {
    const void *start;
    size_t size;
} Mapping;

static void unmap(void *mapping_)
{
    Mapping *mapping = mapping_;
    os_unmap(mapping->start, mapping->size);
    free(mapping);
}

/* The file mapped, not read. HarfBuzz's own call does not say whether it is mapped. */
static OsStatus map_font(const char *path, hb_blob_t **blob)
{
    Mapping found;
    OsStatus status = os_map(path, &found.start, &found.size);
    if (status != OS_DONE) return status;
    if (found.size > UINT_MAX) {
        os_unmap(found.start, found.size);
        return OS_LARGE;
    }
    Mapping *mapping = heap_alloc(1, sizeof *mapping);
    *mapping = found;
    *blob = hb_blob_create(found.start, (unsigned)found.size, HB_MEMORY_MODE_READONLY, mapping, unmap);
    return OS_DONE;
}

/* Whether it has outlines that a PDF can take. */
static bool read_face(Face *face, hb_blob_t *blob)
{
    face->hb = hb_face_create(blob, (unsigned)face->file.index & 0xFFFF);
    face->cff = has_table(face->hb, HB_TAG('C', 'F', 'F', ' '));
    face->glyph_count = hb_face_get_glyph_count(face->hb);
    face->upem = (int)hb_face_get_upem(face->hb);
    if (face->glyph_count == 0 || face->glyph_count > UINT16_MAX + 1 || face->upem <= 0 ||
        !(face->cff || has_table(face->hb, HB_TAG('g', 'l', 'y', 'f'))))
        return false;
    face->font = hb_font_create(face->hb);
    unsigned instance = (unsigned)face->file.index >> 16;
    if (instance > 0) hb_font_set_var_named_instance(face->font, instance - 1);
    return true;
}

/* fsType stands at byte 8 of the OS/2 table; a font without the table forbids nothing. */
static unsigned fs_type(const Face *face)
{
    hb_blob_t *os2 = hb_face_reference_table(face->hb, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(os2, &length);
    unsigned type = length >= 10 ? (unsigned)(bytes[8] << 8 | bytes[9]) : 0;
    hb_blob_destroy(os2);
    return type;
}

bool face_may_be_embedded(unsigned fs_type)
{
    enum { USAGE = 0xF, RESTRICTED = 0x2, NO_SUBSETTING = 0x100, BITMAPS_ONLY = 0x200 };
    /* Of several usages the one that allows most holds. */
    return (fs_type & USAGE) != RESTRICTED && !(fs_type & (NO_SUBSETTING | BITMAPS_ONLY));
}

static bool open_file(Face *face, DiagList *diags)
{
    hb_blob_t *blob = NULL;
    Span place = file_place(diags->arena, face->file.path);
    /* The path is followed by a NUL: it was copied to an arena. */
    OsStatus status = map_font(face->file.path.ptr, &blob);
    if (status != OS_DONE) {
        file_tell_unreadable(place, path_name(face->file.path), status, diags);
        return false;
    }
    bool sound = read_face(face, blob);
    hb_blob_destroy(blob);
    if (!sound) {
        diag_add(diags, "F0003", place, "字体文件损坏，或没有 PDF 能用的字形",
                 "the font file is broken, or has no outlines that a PDF can take");
    } else if (!face_may_be_embedded(fs_type(face))) {
        Diag *diag = diag_add(diags, "F0004", place, "这个字体不允许嵌入文档（fsType 0x%04X）",
                              "the font may not be embedded in a document (fsType 0x%04X)", fs_type(face));
        diag_help(diags, diag, "在 templates/style.yaml 的字体中换成别的，例如 LXGW WenKai",
                  "name another one in templates/style.yaml, LXGW WenKai say");
        sound = false;
    }
    return sound;
}

bool face_open(Face *face, DiagList *diags)
{
    if (face->state == FACE_CLOSED) face->state = open_file(face, diags) ? FACE_OPEN : FACE_REFUSED;
    return face->state == FACE_OPEN;
}

void face_close(Face *face)
{
    hb_font_destroy(face->font);
    hb_face_destroy(face->hb);
}

void face_rest(const Face *face)
{
    unsigned length;
    hb_blob_t *blob = hb_face_reference_blob(face->hb);
    const char *start = hb_blob_get_data(blob, &length);
    os_memory_rest(start, length);
    hb_blob_destroy(blob);
}

static int16_t per_mille(const Face *face, int units)
{
    long scaled = lround(units * 1000.0 / face->upem);
    return (int16_t)(scaled > SHRT_MAX ? SHRT_MAX : scaled < SHRT_MIN ? SHRT_MIN : scaled);
}

int16_t face_advance(const Face *face, uint16_t glyph)
{
    return per_mille(face, hb_font_get_glyph_h_advance(face->font, glyph));
}

bool face_glyph(const Face *face, uint32_t rune, uint16_t *glyph, int16_t *advance)
{
    hb_codepoint_t found;
    if (!hb_font_get_nominal_glyph(face->font, rune, &found) || found == 0 || found >= face->glyph_count)
        return false;
    *glyph = (uint16_t)found;
    *advance = face_advance(face, *glyph);
    return true;
}

/* The Latin form of a Chinese face is under `pwid`, its Chinese one the default of the language. */
static hb_codepoint_t shaped_glyph(const Face *face, uint32_t rune, bool latin)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_codepoints(buffer, &rune, 1, 0, 1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, latin ? HB_SCRIPT_LATIN : HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string(latin ? "en" : "zh-hans", -1));
    hb_feature_t proportional = {.tag = HB_TAG('p', 'w', 'i', 'd'), .value = 1, .end = UINT_MAX};
    hb_shape(face->font, buffer, &proportional, latin ? 1 : 0);
    unsigned count;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    hb_codepoint_t glyph = count == 1 ? glyphs->codepoint : 0;
    hb_buffer_destroy(buffer);
    return glyph;
}

bool face_mark(const Face *face, uint32_t rune, bool latin, GlyphRef *ref)
{
    if (!face_glyph(face, rune, &ref->glyph, &ref->advance)) return false;
    hb_codepoint_t glyph = shaped_glyph(face, rune, latin);
    if (glyph && glyph < face->glyph_count) ref->glyph = (uint16_t)glyph;
    ref->advance = face_advance(face, ref->glyph);
    hb_glyph_extents_t ink = {0};
    hb_font_get_glyph_extents(face->font, ref->glyph, &ink);
    ref->ink_start = per_mille(face, ink.x_bearing);
    ref->ink_end = per_mille(face, ink.x_bearing + ink.width);
    return true;
}

static int metric(const Face *face, hb_ot_metrics_tag_t tag, int otherwise)
{
    hb_position_t value;
    return hb_ot_metrics_get_position(face->font, tag, &value) ? value : otherwise;
}

/* xMin yMin xMax yMax stand at byte 36 of the head table. */
static void read_bbox(const Face *face, int16_t bbox[4])
{
    hb_blob_t *head = hb_face_reference_table(face->hb, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(head, &length);
    for (size_t i = 0; i < 4 && length >= 44; i++)
        bbox[i] = per_mille(face, (int16_t)(bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i]));
    hb_blob_destroy(head);
}

static Str postscript_name(const Face *face, Arena *arena)
{
    char name[128];
    unsigned length = sizeof name;
    hb_ot_name_get_utf8(face->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
    /* A PDF name: nothing but plain characters. */
    size_t kept = 0;
    for (size_t i = 0; i < length && name[i]; i++)
        if (name[i] > ' ' && name[i] < 0x7F && !strchr("()<>[]{}/%#", name[i])) name[kept++] = name[i];
    return kept > 0 ? str_copy(arena, (Str){name, kept}) : STR("Face");
}

FaceMetrics face_metrics(const Face *face, Arena *arena)
{
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(face->font, &extents);
    float weight = hb_style_get_value(face->font, HB_STYLE_TAG_WEIGHT);
    FaceMetrics metrics = {
        .postscript_name = postscript_name(face, arena),
        .ascent = per_mille(face, extents.ascender),
        .descent = per_mille(face, extents.descender),
        .cap_height = per_mille(face, metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT, extents.ascender)),
        /* No font says its stems' width: 80 at regular, 140 at bold is what faces of these weights have. */
        .stem_v = (int16_t)lround(weight / 5.0),
        .italic_angle = (int16_t)lround(hb_style_get_value(face->font, HB_STYLE_TAG_SLANT_ANGLE)),
        .cff = face->cff,
    };
    read_bbox(face, metrics.bbox);
    return metrics;
}
