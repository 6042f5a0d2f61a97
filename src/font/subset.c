/* Subsetting: a face → the glyphs that are used, by hb-subset, several faces at a time.
 *
 * Measured on Noto Serif CJK, 560 glyphs: 49 ms as it stands, 40 ms when hb-subset is given a face of only
 * the tables that an embedded font needs (it reads the whole cmap and GSUB even if told to drop them), 15 ms
 * when it writes the outlines without subroutines as well – which is also 15 % smaller once deflated. */
#include "font/cff-imp.h"
#include "font/set-imp.h"

#include "base/file.h"
#include "base/parallel.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

typedef struct Job {
    const Face *face;
    hb_blob_t *program; /* NULL: it failed */
    uint16_t *cids;     /* by original glyph, heap */
} Job;

static hb_face_t *lean_face(const Face *face)
{
    static const hb_tag_t tags[] = {
        HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
        HB_TAG('m', 'a', 'x', 'p'), HB_TAG('f', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'),
        HB_TAG('g', 'v', 'a', 'r'), HB_TAG('H', 'V', 'A', 'R'),
    };
    hb_face_t *lean = hb_face_builder_create();
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        hb_blob_t *table = hb_face_reference_table(face->hb, tags[i]);
        if (hb_blob_get_length(table) > 0) hb_face_builder_add_table(lean, tags[i], table);
        hb_blob_destroy(table);
    }
    return lean;
}

/* A named instance of a variable font becomes a static one. */
static void pin_axes(hb_subset_input_t *input, const Face *face, hb_face_t *lean)
{
    hb_ot_var_axis_info_t axes[16];
    float places[16];
    unsigned count = 16, place_count = 16, instance = (unsigned)face->file.index >> 16;
    if (instance == 0) return;
    hb_ot_var_get_axis_infos(face->hb, 0, &count, axes);
    hb_ot_var_named_instance_get_design_coords(face->hb, instance - 1, &place_count, places);
    for (unsigned i = 0; i < count && i < place_count; i++)
        hb_subset_input_pin_axis_location(input, lean, axes[i].tag, places[i]);
}

static hb_subset_input_t *describe_subset(const Face *face, hb_face_t *lean)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) arena_out_of_memory();
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t glyph = 0; glyph < face->glyph_count; glyph++)
        if (face->rune_of_glyph[glyph]) hb_set_add(glyphs, (hb_codepoint_t)glyph);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    pin_axes(input, face, lean);
    return input;
}

/* CIDs by original glyph: of a CFF face by its charset, of a TrueType face the new glyph ids. */
static bool map_cids(Job *job, const hb_map_t *new_of_old, size_t new_count)
{
    uint16_t *cid_of_new = heap_alloc(new_count, sizeof *cid_of_new);
    job->cids = heap_alloc(job->face->glyph_count, sizeof *job->cids);
    bool sound = true;
    if (job->face->cff) {
        unsigned length;
        const char *bytes = hb_blob_get_data(job->program, &length);
        sound = cff_cids((Str){bytes, length}, cid_of_new, new_count);
    } else {
        for (size_t i = 0; i < new_count; i++) cid_of_new[i] = (uint16_t)i;
    }
    for (size_t glyph = 0; glyph < job->face->glyph_count; glyph++) {
        if (!job->face->rune_of_glyph[glyph]) continue;
        hb_codepoint_t new = hb_map_get(new_of_old, (hb_codepoint_t)glyph);
        if (new < new_count)
            job->cids[glyph] = cid_of_new[new];
        else
            sound = false;
    }
    free(cid_of_new);
    return sound;
}

static void run_job(void *jobs, size_t index, Arena *arena)
{
    (void)arena; /* HarfBuzz has its own memory */
    Job *job = &((Job *)jobs)[index];
    hb_face_t *lean = lean_face(job->face), *reduced = NULL;
    hb_subset_input_t *input = describe_subset(job->face, lean);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(lean, input);
    if (plan) reduced = hb_subset_plan_execute_or_fail(plan);
    if (reduced) {
        job->program = job->face->cff ? hb_face_reference_table(reduced, HB_TAG('C', 'F', 'F', ' '))
                                      : hb_face_reference_blob(reduced);
        if (hb_blob_get_length(job->program) == 0 ||
            !map_cids(job, hb_subset_plan_old_to_new_glyph_mapping(plan), hb_face_get_glyph_count(reduced))) {
            hb_blob_destroy(job->program);
            job->program = NULL;
        }
    }
    hb_face_destroy(reduced);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(lean);
    face_rest(job->face);
}

static int by_cid(const void *a, const void *b)
{
    return (int)((const FontCid *)a)->cid - (int)((const FontCid *)b)->cid;
}

static int by_layer(const void *a, const void *b)
{
    const FurtherRune *left = a, *right = b;
    return left->layer != right->layer ? (int)left->layer - (int)right->layer
                                       : (int)left->glyph - (int)right->glyph;
}

static void list_cids(const Job *job, Arena *arena, FontProgram *program)
{
    const Face *face = job->face;
    FontCid *glyphs = arena_make_many(arena, FontCid, face->glyph_count);
    Array(FontCid) cids = {0};
    for (size_t glyph = 0; glyph < face->glyph_count; glyph++) {
        if (!face->rune_of_glyph[glyph]) continue;
        glyphs[glyph] =
            (FontCid){job->cids[glyph], face_advance(face, (uint16_t)glyph), face->rune_of_glyph[glyph] - 1};
        array_push(arena, &cids, glyphs[glyph]);
    }
    if (cids.count > 0) qsort(cids.items, cids.count, sizeof *cids.items, by_cid);
    program->glyphs = glyphs;
    program->glyph_count = face->glyph_count;
    program->cids = cids.items;
    program->cid_count = cids.count;
}

static void list_layers(const Face *face, Arena *arena, FontProgram *program)
{
    size_t count = face->further.count;
    FurtherRune *further = arena_make_many(arena, FurtherRune, count);
    if (count > 0) {
        memcpy(further, face->further.items, count * sizeof *further);
        qsort(further, count, sizeof *further, by_layer);
    }
    program->further = further;
    program->further_count = count;
    program->layers = count > 0 ? further[count - 1].layer + 1u : 1;
}

/* Moves a job's result from the heap to the arena. */
static FontProgram collect(const Job *job, Arena *arena)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(job->program, &length);
    FontProgram program = {.program = str_copy(arena, (Str){bytes, length})};
    list_cids(job, arena, &program);
    list_layers(job->face, arena, &program);
    return program;
}

bool font_subset(FontSet *set, Arena *arena, FontProgram *programs, DiagList *diags)
{
    FaceArray faces = font_set_faces(set);
    Job *jobs = arena_make_many(arena, Job, faces.count);
    size_t count = 0;
    bool sound = true;
    for (size_t i = 0; i < faces.count; i++)
        if (faces.items[i].used) jobs[count++].face = &faces.items[i];
    parallel_for(arena, count, parallel_threads(), run_job, jobs);
    for (size_t i = 0; i < count; i++) {
        Job *job = &jobs[i];
        if (job->program) {
            programs[job->face - faces.items] = collect(job, arena);
        } else {
            diag_add(diags, "F0003", file_place(arena, job->face->file.path), "字体文件损坏，不能裁剪",
                     "the font file is broken and cannot be subset");
            sound = false;
        }
        hb_blob_destroy(job->program);
        free(job->cids);
    }
    return sound;
}

size_t font_layer(const FontProgram *program, uint16_t glyph, uint32_t rune)
{
    if (program->glyphs[glyph].rune == rune) return 0;
    for (size_t i = 0; i < program->further_count; i++)
        if (program->further[i].glyph == glyph && program->further[i].rune == rune)
            return program->further[i].layer;
    return 0;
}
