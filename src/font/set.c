/* The set of faces and its stacks.
 *
 *     families  ──names──►  choices {regular, bold}  ──►  stack of (family, bold, latin): faces in order
 *                                                          └─ pages[rune >> 8][rune & 255] → GlyphRef
 *
 * A stack's table remembers each rune once looked up, and that one is missing. */
#include "font/set-imp.h"

#include <string.h>

enum { PAGE_RUNES = 256, PAGE_COUNT = 0x110000 / PAGE_RUNES, NO_FACE = 0xFFFF };

/* A family name's faces. */
typedef struct Choice {
    uint16_t regular, bold; /* NO_FACE: none */
} Choice;

typedef struct Choices {
    Choice *items;
    size_t count;
} Choices;

typedef struct StackFace {
    uint16_t face;
    bool embolden;
} StackFace;

typedef struct Stack {
    bool built, latin;
    Array(StackFace) faces;
    GlyphRef **pages; /* glyph 0: not looked up yet, or missing where the face is NO_FACE */
} Stack;

struct FontSet {
    Arena *arena;
    DiagList *diags;
    FontFinder *finder;
    size_t family_count;
    Choices *han, *latin; /* of each family */
    Stack *stacks;        /* family × bold × latin */
    FaceArray faces;
};

static uint16_t add_face(FontSet *set, FoundFace file)
{
    if (file.path.len == 0) return NO_FACE;
    for (size_t i = 0; i < set->faces.count; i++)
        if (set->faces.items[i].file.index == file.index &&
            str_equal(set->faces.items[i].file.path, file.path))
            return (uint16_t)i;
    array_push(set->arena, &set->faces, (Face){.file = file});
    return (uint16_t)(set->faces.count - 1);
}

static Choices choose(FontSet *set, const Str *names, size_t count)
{
    Choices choices = {arena_make_many(set->arena, Choice, count), 0};
    for (size_t i = 0; i < count; i++) {
        FoundFace regular, bold;
        font_find(set->finder, set->arena, names[i], &regular, &bold);
        if (regular.path.len == 0) continue;
        choices.items[choices.count++] = (Choice){add_face(set, regular), add_face(set, bold)};
    }
    return choices;
}

static Str names_of(Arena *arena, const FontFamily *family)
{
    StrBuf names = {.arena = arena};
    for (size_t i = 0; i < family->han_count + family->latin_count; i++) {
        if (i > 0) strbuf_add(&names, STR(", "));
        strbuf_add(&names, i < family->han_count ? family->han[i] : family->latin[i - family->han_count]);
    }
    return strbuf_str(&names);
}

static bool has_choices(const FontSet *set, size_t family)
{
    return set->han[family].count + set->latin[family].count > 0;
}

static bool resolve(FontSet *set, const FontFamily *families, bool whole)
{
    bool complete = true;
    set->finder = font_finder_new(whole);
    for (size_t i = 0; set->finder && i < set->family_count; i++) {
        set->han[i] = choose(set, families[i].han, families[i].han_count);
        set->latin[i] = choose(set, families[i].latin, families[i].latin_count);
        complete = complete && has_choices(set, i);
    }
    complete = complete && set->finder;
    font_finder_free(set->finder);
    set->finder = NULL;
    return complete;
}

FontSet *font_set_open(const FontFamily *families, size_t count, DiagList *diags)
{
    Arena *arena = arena_new();
    FontSet *set = arena_make(arena, FontSet);
    *set = (FontSet){.arena = arena,
                     .diags = diags,
                     .family_count = count,
                     .han = arena_make_many(arena, Choices, count),
                     .latin = arena_make_many(arena, Choices, count),
                     .stacks = arena_make_many(arena, Stack, count * 4)};
    if (resolve(set, families, false) || resolve(set, families, true)) return set;
    for (size_t i = 0; i < count; i++) {
        if (has_choices(set, i)) continue;
        Diag *diag = diag_add(diags, "F0001", (Span){0}, "字体族“%.*s”一个字体也没有：%.*s",
                              "font family \"%.*s\" has no face: %.*s", STR_ARG(families[i].name),
                              STR_ARG(names_of(arena, &families[i])));
        diag_help(diags, diag, "安装字体：apt install fonts-noto-cjk fonts-lxgw-wenkai",
                  "install fonts: apt install fonts-noto-cjk fonts-lxgw-wenkai");
    }
    font_set_close(set);
    return NULL;
}

void font_set_close(FontSet *set)
{
    if (!set) return;
    for (size_t i = 0; i < set->faces.count; i++) face_close(&set->faces.items[i]);
    arena_free(set->arena);
}

static void stack_choices(FontSet *set, Stack *stack, Choices choices, bool bold)
{
    for (size_t i = 0; i < choices.count; i++) {
        Choice choice = choices.items[i];
        if (bold && choice.bold != NO_FACE)
            array_push(set->arena, &stack->faces, (StackFace){choice.bold, false});
        array_push(set->arena, &stack->faces, (StackFace){choice.regular, bold});
    }
}

static void build_stack(FontSet *set, Stack *stack, size_t family, bool bold, bool latin)
{
    stack->built = true;
    stack->latin = latin;
    stack->pages = arena_make_many(set->arena, GlyphRef *, PAGE_COUNT);
    for (size_t i = 0; i < set->family_count; i++) {
        size_t next = i == 0 ? family : i <= family ? i - 1 : i;
        stack_choices(set, stack, latin ? set->latin[next] : set->han[next], bold);
        stack_choices(set, stack, latin ? set->han[next] : set->latin[next], bold);
    }
}

/* One code, a form for Chinese text and one for Latin. */
static bool has_two_forms(uint32_t rune)
{
    return rune == 0x2014 || rune == 0x2018 || rune == 0x2019 || rune == 0x201C || rune == 0x201D ||
           rune == 0x2026 || rune == 0x2E3A;
}

static bool find_glyph(const Face *face, bool latin, uint32_t rune, GlyphRef *ref)
{
    if (has_two_forms(rune)) return face_mark(face, rune, latin, ref);
    return face_glyph(face, rune, &ref->glyph, &ref->advance);
}

static GlyphRef look_up(FontSet *set, const Stack *stack, uint32_t rune)
{
    for (size_t i = 0; i < stack->faces.count; i++) {
        StackFace candidate = stack->faces.items[i];
        Face *face = &set->faces.items[candidate.face];
        GlyphRef ref = {.face = candidate.face, .embolden = candidate.embolden};
        if (face_open(face, set->diags) && find_glyph(face, stack->latin, rune, &ref)) return ref;
    }
    return (GlyphRef){.face = NO_FACE};
}

bool font_glyph(FontSet *set, size_t family, bool bold, bool latin, uint32_t rune, GlyphRef *glyph)
{
    if (rune > 0x10FFFF || family >= set->family_count) return false;
    Stack *stack = &set->stacks[family * 4 + (bold ? 2 : 0) + (latin ? 1 : 0)];
    if (!stack->built) build_stack(set, stack, family, bold, latin);
    GlyphRef **page = &stack->pages[rune / PAGE_RUNES];
    if (!*page) *page = arena_make_many(set->arena, GlyphRef, PAGE_RUNES);
    GlyphRef *entry = &(*page)[rune % PAGE_RUNES];
    if (entry->glyph == 0 && entry->face != NO_FACE) *entry = look_up(set, stack, rune);
    *glyph = *entry;
    return entry->glyph != 0;
}

/* Where the same glyph already stands for other runes, this one gets the next layer. */
static void use_further(FontSet *set, Face *face, uint16_t glyph, uint32_t rune)
{
    uint16_t layer = 1;
    for (size_t i = 0; i < face->further.count; i++) {
        if (face->further.items[i].glyph != glyph) continue;
        if (face->further.items[i].rune == rune) return;
        layer++;
    }
    array_push(set->arena, &face->further, (FurtherRune){glyph, layer, rune});
}

void font_use(FontSet *set, GlyphRef glyph, uint32_t rune)
{
    Face *face = &set->faces.items[glyph.face];
    if (!face->rune_of_glyph) face->rune_of_glyph = arena_make_many(set->arena, uint32_t, face->glyph_count);
    uint32_t *first = &face->rune_of_glyph[glyph.glyph];
    face->used = true;
    if (*first == 0)
        *first = rune + 1;
    else if (*first != rune + 1)
        use_further(set, face, glyph.glyph, rune);
}

void font_forget_use(FontSet *set)
{
    for (size_t i = 0; i < set->faces.count; i++) {
        Face *face = &set->faces.items[i];
        if (face->used) memset(face->rune_of_glyph, 0, face->glyph_count * sizeof *face->rune_of_glyph);
        face->used = false;
        face->further.count = 0;
    }
}

size_t font_face_count(const FontSet *set)
{
    return set->faces.count;
}

bool font_face_used(const FontSet *set, size_t face)
{
    return set->faces.items[face].used;
}

FaceMetrics font_metrics(const FontSet *set, size_t face)
{
    return face_metrics(&set->faces.items[face], set->arena);
}

FaceArray font_set_faces(const FontSet *set)
{
    return set->faces;
}
