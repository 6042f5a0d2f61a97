#include "font/find-imp.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

struct FontFinder {
    FcConfig *config;
    const FcFontSet *fonts;
};

static const char small_configuration[] =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\"><fontconfig>"
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
    "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"
    "<include ignore_missing=\"yes\">/etc/fonts/local.conf</include>"
    "<include ignore_missing=\"yes\" prefix=\"xdg\">fontconfig/fonts.conf</include>"
    "<include ignore_missing=\"yes\" prefix=\"xdg\">fontconfig/conf.d</include>"
    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";

static FcConfig *load_small(void)
{
    FcConfig *config = FcConfigCreate();
    if (config && FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)small_configuration, FcTrue) &&
        FcConfigBuildFonts(config))
        return config;
    if (config) FcConfigDestroy(config);
    return NULL;
}

/* Whoever points fontconfig at a configuration of their own means all of it. */
static bool is_configured(void)
{
    return getenv("FONTCONFIG_FILE") || getenv("FONTCONFIG_PATH") || getenv("FONTCONFIG_SYSROOT");
}

FontFinder *font_finder_new(bool whole)
{
    FcConfig *config = whole || is_configured() ? FcInitLoadConfigAndFonts() : load_small();
    if (!config) return NULL;
    FontFinder *finder = heap_alloc(1, sizeof *finder);
    *finder = (FontFinder){config, FcConfigGetFonts(config, FcSetSystem)};
    return finder;
}

void font_finder_free(FontFinder *finder)
{
    if (!finder) return;
    FcConfigDestroy(finder->config);
    free(finder);
}

static bool has_family(FcPattern *pattern, Str family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (str_equal_folded(str_from((const char *)name), family)) return true;
    return false;
}

static int integer(FcPattern *pattern, const char *key, int otherwise)
{
    int value;
    return FcPatternGetInteger(pattern, key, 0, &value) == FcResultMatch ? value : otherwise;
}

/* Upright, of normal width, an outline font that can be embedded; not a variable font as a whole, whose named
 * instances are listed beside it. */
static bool is_usable(FcPattern *pattern)
{
    FcBool variable, outline;
    FcChar8 *format;
    if (FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable) == FcResultMatch && variable) return false;
    if (FcPatternGetBool(pattern, FC_OUTLINE, 0, &outline) == FcResultMatch && !outline) return false;
    if (FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch) return false;
    if (strcmp((const char *)format, "TrueType") != 0 && strcmp((const char *)format, "CFF") != 0)
        return false;
    return integer(pattern, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN &&
           integer(pattern, FC_WIDTH, FC_WIDTH_NORMAL) == FC_WIDTH_NORMAL;
}

static FoundFace face_of(Arena *arena, FcPattern *pattern)
{
    FcChar8 *path;
    if (!pattern || FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) return (FoundFace){0};
    return (FoundFace){str_copy(arena, str_from((const char *)path)), integer(pattern, FC_INDEX, 0)};
}

void font_find(FontFinder *finder, Arena *arena, Str family, FoundFace *regular, FoundFace *bold)
{
    FcPattern *nearest_regular = NULL, *nearest_bold = NULL;
    int regular_distance = 0, bold_distance = 0;
    for (int i = 0; finder->fonts && i < finder->fonts->nfont; i++) {
        FcPattern *pattern = finder->fonts->fonts[i];
        if (!has_family(pattern, family) || !is_usable(pattern)) continue;
        int weight = integer(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
        int from_regular = abs(weight - FC_WEIGHT_REGULAR), from_bold = abs(weight - FC_WEIGHT_BOLD);
        if (!nearest_regular || from_regular < regular_distance) {
            nearest_regular = pattern;
            regular_distance = from_regular;
        }
        if (weight >= FC_WEIGHT_DEMIBOLD && (!nearest_bold || from_bold < bold_distance)) {
            nearest_bold = pattern;
            bold_distance = from_bold;
        }
    }
    *regular = face_of(arena, nearest_regular);
    *bold = face_of(arena, nearest_bold);
}
