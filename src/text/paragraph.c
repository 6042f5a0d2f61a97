/* Paragraphs: shaped text in lines that suit their column. */
#include "text/linebreak-imp.h"
#include "text/shape-imp.h"

/* Paragraphs in columns narrower than that are ragged; cells, whose unbreakable pieces weigh more, sooner. */
enum { NARROW_EMS = 14, NARROW_CELL_EMS = 20 };

/* Ascent of the em box of Chinese faces: 0.88 em above the base line, 0.12 below. */
Length text_base_line(Length height, Length size)
{
    return (height - size) / 2 + size * 88 / 100;
}

Length text_width(const Shaped *text)
{
    return clusters_width(text->clusters, 0, text->count);
}

void text_track(Shaped *text, Length tracking)
{
    for (size_t i = 0; i + 1 < text->count; i++) text->clusters[i].gap += tracking;
}

typedef struct Hyphens {
    Shaper *shaper;
    const TextRun *runs;
} Hyphens;

static void mark_hyphens(void *context, Cluster *clusters, size_t count)
{
    const Hyphens *hyphens = context;
    shaper_hyphens(hyphens->shaper, hyphens->runs, clusters, count);
}

TextLines text_lines(Shaper *shaper, const Shaped *text, LineMeasure measure)
{
    Hyphens hyphens = {shaper, text->runs};
    return break_lines(shaper_scratch(shaper), text, &measure, mark_hyphens, &hyphens);
}

TextLines text_paragraph(Shaper *shaper, const Shaped *text, LineMeasure measure)
{
    measure.ragged |= measure.width < (Length)NARROW_EMS * text->em;
    return text_lines(shaper, text, measure);
}

/* Whether a line is stretched by more than an eighth of an em a place. */
static bool has_loose_line(const Shaped *text, const TextLines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        const TextLine *line = &lines->items[i];
        int64_t missing = line->width - line->indent - clusters_width(text->clusters, line->first, line->end);
        int64_t places = 0;
        for (uint32_t c = line->first; line->flush && c + 1 < line->end; c++)
            places += stretches_behind(&text->clusters[c], &text->clusters[c + 1]);
        if (line->flush && missing * 8 > text->em * places) return true;
    }
    return false;
}

TextLines text_cell(Shaper *shaper, const Shaped *text, Length width, bool ragged)
{
    bool narrow = width < (Length)NARROW_CELL_EMS * text->em;
    LineMeasure measure = {.width = width, .ragged = ragged || narrow, .hanging = !ragged && is_list(text)};
    TextLines lines = text_lines(shaper, text, measure);
    if (!has_loose_line(text, &lines)) return lines;
    measure.ragged = true;
    return text_lines(shaper, text, measure);
}
