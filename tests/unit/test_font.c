#include "support.h"

#include "base/array.h"
#include "font/cff-imp.h"
#include "font/face-imp.h"
#include "font/font.h"

#include <stdlib.h>
#include <string.h>

enum { SONG, HEI, KAI, FAMILIES };

static Arena *arena;
static DiagList diags;
static FontSet *set;

static const Str song[] = {STR_INIT("No Such Family"), STR_INIT("Noto Serif CJK SC")};
static const Str hei[] = {STR_INIT("noto sans cjk sc")};
static const Str kai[] = {STR_INIT("FangSong"), STR_INIT("LXGW WenKai")};
static const Str latin[] = {STR_INIT("DejaVu Serif")};
static const FontFamily families[FAMILIES] = {
    {STR_INIT("song"), song, 2, NULL, 0},
    {STR_INIT("hei"), hei, 1, latin, 1},
    {STR_INIT("kai"), kai, 2, NULL, 0},
};

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    set = font_set_open(families, FAMILIES, &diags);
    return set ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    font_set_close(set);
    arena_free(arena);
    return 0;
}

static GlyphRef glyph_of(size_t family, bool bold, bool from_latin, uint32_t rune)
{
    GlyphRef glyph;
    if (!font_glyph(set, family, bold, from_latin, rune, &glyph)) fail_msg("U+%04X is missing", rune);
    return glyph;
}

static GlyphRef use(size_t family, bool bold, uint32_t rune)
{
    GlyphRef glyph = glyph_of(family, bold, false, rune);
    font_use(set, glyph, rune);
    return glyph;
}

static void test_licences(void **state)
{
    (void)state;
    static const unsigned may[] = {0x0000, 0x0004, 0x0008, 0x000C, 0x0006, 0x000A},
                          may_not[] = {0x0002, 0x0100, 0x0108, 0x0200, 0x0204, 0x0302};
    for (size_t i = 0; i < sizeof may / sizeof *may; i++) assert_true(face_may_be_embedded(may[i]));
    for (size_t i = 0; i < sizeof may_not / sizeof *may_not; i++)
        assert_false(face_may_be_embedded(may_not[i]));
}

static void test_glyphs(void **state)
{
    (void)state;
    static const uint32_t runes[] = {U'中', U'𠮷', U'䶮', U'㎡', U'“', U'A', U'—', U'〇'};
    for (size_t i = 0; i < sizeof runes / sizeof *runes; i++)
        for (size_t family = 0; family < FAMILIES; family++) {
            GlyphRef first = glyph_of(family, false, false, runes[i]);
            GlyphRef again = glyph_of(family, false, false, runes[i]);
            assert_int_not_equal(first.glyph, 0);
            assert_int_equal(first.face, again.face);
            assert_int_equal(first.glyph, again.glyph);
            assert_int_equal(first.advance, again.advance);
        }
    assert_int_equal(glyph_of(SONG, false, false, U'中').advance, 1000);
    assert_in_range(glyph_of(SONG, false, false, U'A').advance, 500, 800);
}

static void test_missing(void **state)
{
    (void)state;
    GlyphRef glyph;
    assert_false(font_glyph(set, SONG, false, false, 0x10FFFD, &glyph));
    assert_false(font_glyph(set, SONG, false, false, 0x10FFFD, &glyph));
    assert_false(font_glyph(set, SONG, true, true, 0xF8F0, &glyph));
    assert_false(font_glyph(set, SONG, false, false, 0x110000, &glyph));
    assert_false(font_glyph(set, FAMILIES, false, false, 'A', &glyph));
}

static void test_order(void **state)
{
    (void)state;
    assert_int_not_equal(glyph_of(SONG, false, false, U'中').face, glyph_of(HEI, false, false, U'中').face);
    assert_int_not_equal(glyph_of(HEI, false, false, U'“').face, glyph_of(HEI, false, true, U'“').face);
    /* Han is not in the Latin face: it falls back. */
    assert_int_equal(glyph_of(HEI, false, true, U'中').face, glyph_of(HEI, false, false, U'中').face);
    /* Armenian is in none of the faces of song, but in another family's. */
    assert_int_equal(glyph_of(SONG, false, false, 0x0531).face, glyph_of(HEI, false, true, 0x0531).face);
}

/* “ ” ‘ ’ — … have one code and two forms: a square each among Chinese, narrow among Latin words. */
static void test_two_forms(void **state)
{
    (void)state;
    static const uint32_t quotes[] = {U'‘', U'’', U'“', U'”'};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        assert_int_equal(glyph_of(SONG, false, false, quotes[i]).advance, 1000);
        assert_in_range(glyph_of(SONG, false, true, quotes[i]).advance, 200, 500);
    }
    GlyphRef dash = glyph_of(SONG, false, false, U'—');
    assert_int_equal(dash.advance, 1000);
    assert_in_range(dash.ink_start, 20, 100);
    assert_in_range(dash.ink_end, 900, 980);
    assert_int_equal(glyph_of(SONG, false, false, 0x2E3A).advance, 2000);
    assert_int_not_equal(glyph_of(SONG, false, false, U'…').glyph, glyph_of(SONG, false, true, U'…').glyph);
}

static void test_bold(void **state)
{
    (void)state;
    GlyphRef regular = glyph_of(SONG, false, false, U'中'), bold = glyph_of(SONG, true, false, U'中');
    assert_int_not_equal(regular.face, bold.face);
    assert_false(bold.embolden);

    static const Str mono[] = {STR_INIT("DejaVu Math TeX Gyre")};
    static const FontFamily one_weight = {STR_INIT("math"), mono, 1, NULL, 0};
    FontSet *single = font_set_open(&one_weight, 1, &diags);
    assert_non_null(single);
    assert_true(font_glyph(single, 0, false, false, 'A', &regular));
    assert_true(font_glyph(single, 0, true, false, 'A', &bold));
    assert_int_equal(regular.face, bold.face);
    assert_false(regular.embolden);
    assert_true(bold.embolden);
    font_set_close(single);
}

static void test_no_face(void **state)
{
    (void)state;
    static const Str none[] = {STR_INIT("No Such Family"), STR_INIT("Nor This")};
    static const FontFamily missing = {STR_INIT("lost"), none, 2, NULL, 0};
    size_t before = diags.errors;
    assert_null(font_set_open(&missing, 1, &diags));
    assert_int_equal(diags.errors, before + 1);
    assert_string_equal(diags.items.items[diags.items.count - 1]->code, "F0001");
}

static FontProgram *subset(void)
{
    FontProgram *programs = arena_make_many(arena, FontProgram, font_face_count(set));
    assert_true(font_subset(set, arena, programs, &diags));
    return programs;
}

static const FontCid *find_cid(const FontProgram *program, uint16_t glyph)
{
    for (size_t i = 0; i < program->cid_count; i++)
        if (program->cids[i].cid == program->glyphs[glyph].cid) return &program->cids[i];
    return NULL;
}

static void test_subset(void **state)
{
    (void)state;
    GlyphRef serif[] = {use(SONG, false, U'中'), use(SONG, false, U'𠮷'), use(SONG, false, U'A')};
    GlyphRef kai_glyph = use(KAI, false, U'龙');
    FontProgram *programs = subset(), *program = &programs[serif[0].face];
    assert_true(font_metrics(set, serif[0].face).cff);
    assert_str(font_metrics(set, serif[0].face).postscript_name, "NotoSerifCJKsc-Regular");
    assert_in_range(program->program.len, 500, 20000);
    assert_int_equal(program->cid_count, 3);
    assert_int_equal(program->layers, 1);
    for (size_t i = 1; i < program->cid_count; i++)
        assert_true(program->cids[i - 1].cid < program->cids[i].cid);
    /* Noto CJK is CID-keyed, with glyph ids for CIDs. */
    assert_int_equal(program->glyphs[serif[1].glyph].cid, serif[1].glyph);
    assert_int_equal(find_cid(program, serif[1].glyph)->rune, U'𠮷');
    assert_int_equal(find_cid(program, serif[2].glyph)->advance, serif[2].advance);

    program = &programs[kai_glyph.face];
    assert_false(font_metrics(set, kai_glyph.face).cff);
    assert_memory_equal(program->program.ptr, "\0\1\0\0", 4);
    assert_int_equal(program->cids[0].cid, 1);
    assert_false(font_face_used(set, glyph_of(HEI, false, false, U'中').face));

    font_forget_use(set);
    assert_false(font_face_used(set, kai_glyph.face));
}

static void test_one_glyph_for_two_runes(void **state)
{
    (void)state;
    GlyphRef hyphen = use(KAI, false, '-'), other = use(KAI, false, 0x2011);
    assert_int_equal(hyphen.glyph, other.glyph);
    use(KAI, false, 0x2011);
    use(KAI, false, U'中');
    FontProgram *program = &subset()[hyphen.face];
    assert_int_equal(program->cid_count, 2);
    assert_int_equal(program->layers, 2);
    assert_int_equal(program->further_count, 1);
    assert_int_equal(font_layer(program, hyphen.glyph, '-'), 0);
    assert_int_equal(font_layer(program, hyphen.glyph, 0x2011), 1);
    font_forget_use(set);
    use(KAI, false, 0x2011);
    program = &subset()[hyphen.face];
    assert_int_equal(program->layers, 1);
    assert_int_equal(program->cids[0].rune, 0x2011);
    font_forget_use(set);
}

static void test_subset_is_deterministic(void **state)
{
    (void)state;
    use(SONG, false, U'中');
    use(HEI, true, U'国');
    uint16_t face = use(KAI, false, U'人').face;
    Str once = subset()[face].program, twice = subset()[face].program;
    assert_true(str_equal(once, twice));
    font_forget_use(set);
}

/* Every prefix of a CFF table is refused or read within its bounds (the sanitizer build watches). */
static void test_broken_cff(void **state)
{
    (void)state;
    uint16_t face = use(SONG, false, U'中').face, cids[2];
    Str table = subset()[face].program;
    assert_true(cff_cids(table, cids, 2));
    for (size_t length = 0; length < table.len; length++) {
        char *prefix = malloc(length + 1);
        memcpy(prefix, table.ptr, length);
        bool sound = cff_cids((Str){prefix, length}, cids, 2);
        if (length < 40) assert_false(sound);
        free(prefix);
    }
    font_forget_use(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_licences),
        cmocka_unit_test(test_glyphs),
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_two_forms),
        cmocka_unit_test(test_bold),
        cmocka_unit_test(test_no_face),
        cmocka_unit_test(test_subset),
        cmocka_unit_test(test_one_glyph_for_two_runes),
        cmocka_unit_test(test_subset_is_deterministic),
        cmocka_unit_test(test_broken_cff),
    };
    return cmocka_run_group_tests_name("font", tests, setup, teardown);
}
