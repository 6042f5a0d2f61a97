#include "pdf/fonts-imp.h"

#include "base/hash.h"
#include "pdf/content-imp.h"

/* ABCDEF+Name: the letters tell subsets of one face apart, so they come from the subset. */
static Str tagged_name(Arena *arena, const FaceMetrics *metrics, const FontProgram *program)
{
    uint64_t hash = hash_bytes(program->program);
    char letters[6];
    for (size_t i = 0; i < sizeof letters; i++, hash /= 26) letters[i] = (char)('A' + hash % 26);
    size_t room = HPDF_LIMIT_MAX_NAME_LEN - sizeof letters - 1;
    return str_printf(arena, "%.6s+%.*s", letters, STR_ARG(str_slice(metrics->postscript_name, 0, room)));
}

static HPDF_Dict descriptor(HPDF_Doc doc, Arena *arena, const char *name, const FaceMetrics *metrics,
                            const FontProgram *program)
{
    enum { SYMBOLIC = 4 };
    HPDF_Dict file = pdf_deflated_stream(doc, arena, program->program);
    HPDF_Dict object = pdf_object(doc);
    HPDF_Array bbox = HPDF_Array_New(doc->mmgr);
    for (size_t i = 0; i < 4; i++) HPDF_Array_AddNumber(bbox, metrics->bbox[i]);
    HPDF_Dict_AddName(object, "Type", "FontDescriptor");
    HPDF_Dict_AddName(object, "FontName", name);
    HPDF_Dict_AddNumber(object, "Flags", SYMBOLIC);
    HPDF_Dict_Add(object, "FontBBox", bbox);
    HPDF_Dict_AddNumber(object, "ItalicAngle", metrics->italic_angle);
    HPDF_Dict_AddNumber(object, "Ascent", metrics->ascent);
    HPDF_Dict_AddNumber(object, "Descent", metrics->descent);
    HPDF_Dict_AddNumber(object, "CapHeight", metrics->cap_height);
    HPDF_Dict_AddNumber(object, "StemV", metrics->stem_v);
    HPDF_Dict_Add(object, metrics->cff ? "FontFile3" : "FontFile2", file);
    if (metrics->cff)
        HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
    else
        HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)program->program.len);
    return object;
}

/* c [w w …] for each row of neighbouring CIDs that are not one em wide. */
static HPDF_Array widths(HPDF_Doc doc, const FontProgram *program)
{
    HPDF_Array all = HPDF_Array_New(doc->mmgr), row = NULL;
    uint32_t next = 0;
    for (size_t i = 0; i < program->cid_count; i++) {
        const FontCid *cid = &program->cids[i];
        if (cid->advance == 1000) continue;
        if (!row || cid->cid != next) {
            row = HPDF_Array_New(doc->mmgr);
            HPDF_Array_AddNumber(all, cid->cid);
            HPDF_Array_Add(all, row);
        }
        HPDF_Array_AddNumber(row, cid->advance);
        next = cid->cid + 1u;
    }
    return all;
}

static HPDF_Dict descendant(HPDF_Doc doc, Arena *arena, const char *name, const FaceMetrics *metrics,
                            const FontProgram *program)
{
    HPDF_Dict system = HPDF_Dict_New(doc->mmgr), object = pdf_object(doc);
    HPDF_Dict_Add(system, "Registry", pdf_ascii(doc, "Adobe"));
    HPDF_Dict_Add(system, "Ordering", pdf_ascii(doc, "Identity"));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_AddName(object, "Type", "Font");
    HPDF_Dict_AddName(object, "Subtype", metrics->cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(object, "BaseFont", name);
    HPDF_Dict_Add(object, "CIDSystemInfo", system);
    HPDF_Dict_Add(object, "FontDescriptor", descriptor(doc, arena, name, metrics, program));
    HPDF_Dict_AddNumber(object, "DW", 1000);
    HPDF_Dict_Add(object, "W", widths(doc, program));
    if (!metrics->cff) HPDF_Dict_AddName(object, "CIDToGIDMap", "Identity");
    return object;
}

/* The CIDs of one layer with their runes: of layer 0 all of them, of a further one those that it adds. */
static size_t list_layer(Arena *arena, const FontProgram *program, size_t layer, const FontCid **cids)
{
    *cids = program->cids;
    if (layer == 0) return program->cid_count;
    FontCid *list = arena_make_many(arena, FontCid, program->further_count);
    size_t count = 0;
    for (size_t i = 0; i < program->further_count; i++)
        if (program->further[i].layer == layer)
            list[count++] = (FontCid){.cid = program->glyphs[program->further[i].glyph].cid,
                                      .rune = program->further[i].rune};
    *cids = list;
    return count;
}

static Str to_unicode(Arena *arena, const FontCid *cids, size_t count)
{
    enum { BLOCK = 100 };
    StrBuf map = {.arena = arena};
    strbuf_add(&map, STR("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                         "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                         "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                         "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"));
    for (size_t i = 0; i < count; i++) {
        if (i % BLOCK == 0) strbuf_printf(&map, "%zu beginbfchar\n", count - i < BLOCK ? count - i : BLOCK);
        strbuf_printf(&map, "<%04X><", cids[i].cid);
        pdf_hex_rune(&map, cids[i].rune);
        strbuf_add(&map, STR(">\n"));
        if (i % BLOCK == BLOCK - 1 || i + 1 == count) strbuf_add(&map, STR("endbfchar\n"));
    }
    strbuf_add(&map, STR("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"));
    return strbuf_str(&map);
}

static HPDF_Dict layer_font(HPDF_Doc doc, Arena *arena, const char *name, HPDF_Dict face,
                            const FontProgram *program, size_t layer)
{
    const FontCid *cids;
    size_t count = list_layer(arena, program, layer, &cids);
    HPDF_Dict object = pdf_object(doc);
    HPDF_Array faces = HPDF_Array_New(doc->mmgr);
    HPDF_Array_Add(faces, face);
    HPDF_Dict_AddName(object, "Type", "Font");
    HPDF_Dict_AddName(object, "Subtype", "Type0");
    HPDF_Dict_AddName(object, "BaseFont", name);
    HPDF_Dict_AddName(object, "Encoding", "Identity-H");
    HPDF_Dict_Add(object, "DescendantFonts", faces);
    HPDF_Dict_Add(object, "ToUnicode", pdf_deflated_stream(doc, arena, to_unicode(arena, cids, count)));
    return object;
}

HPDF_Dict pdf_fonts(HPDF_Doc doc, Arena *arena, FontSet *fonts, const FontProgram *programs)
{
    HPDF_Dict resources = pdf_object(doc);
    char resource[CONTENT_NAME_SIZE];
    for (size_t i = 0; i < font_face_count(fonts); i++) {
        if (!font_face_used(fonts, i)) continue;
        FaceMetrics metrics = font_metrics(fonts, i);
        const char *name = str_cstr(arena, tagged_name(arena, &metrics, &programs[i]));
        HPDF_Dict face = descendant(doc, arena, name, &metrics, &programs[i]);
        for (size_t layer = 0; layer < programs[i].layers; layer++) {
            content_font_name(resource, i, layer);
            HPDF_Dict_Add(resources, resource, layer_font(doc, arena, name, face, &programs[i], layer));
        }
    }
    return resources;
}
