#include "text/hyphenate-imp.h"

#include "base/data.h"
#include "base/file.h"

#include <hyphen.h>
#include <stdlib.h>

enum { SHORTEST_WORD = 6, LONGEST_WORD = 64, LEAST_HEAD = 2, LEAST_TAIL = 3 };

struct Hyphenator {
    DiagList *diags;
    bool read;
    HyphenDict *patterns; /* NULL: not read, or not installed */
};

Hyphenator *hyphenator_new(Arena *arena, DiagList *diags)
{
    Hyphenator *hyphenator = arena_make(arena, Hyphenator);
    hyphenator->diags = diags;
    return hyphenator;
}

void hyphenator_free(Hyphenator *hyphenator)
{
    if (hyphenator->patterns) hnj_hyphen_free(hyphenator->patterns);
}

bool hyphenator_failed(const Hyphenator *hyphenator)
{
    return hyphenator->read && !hyphenator->patterns;
}

static HyphenDict *patterns_of(Hyphenator *hyphenator)
{
    DiagList *diags = hyphenator->diags;
    if (hyphenator->read) return hyphenator->patterns;
    hyphenator->read = true;
    Str path = data_hyphenation(diags->arena);
    hyphenator->patterns = hnj_hyphen_load(str_cstr(diags->arena, path));
    if (hyphenator->patterns) return hyphenator->patterns;
    Diag *diag =
        diag_add(diags, "X0007", file_place(diags->arena, path), "没有英文断词文件，英文的断行会与别处不同",
                 "the file of English hyphenation is not there: lines would break as nowhere else");
    diag_help(diags, diag, "安装它：apt install hyphen-en-us", "install it: apt install hyphen-en-us");
    return NULL;
}

static bool is_ascii_letter(uint32_t rune)
{
    return rune_is_upper(rune) || (rune >= 'a' && rune <= 'z');
}

/* Marks of a piece of text between blanks that is no prose. */
static bool is_technical(uint32_t rune)
{
    return rune_is_digit(rune) || rune == '/' || rune == '\\' || rune == '@' || rune == '_' || rune == '=';
}

static bool is_prose(const TextRun *runs, const Cluster *cluster)
{
    RunKind kind = runs[cluster->run].kind;
    return cluster->kind == CLASS_WESTERN && cluster->latin && kind != RUN_CODE && kind != RUN_NAME;
}

/* Letters [start, end) of one run, small but for the first. */
static void part_word(HyphenDict *patterns, Cluster *clusters, size_t start, size_t end)
{
    char word[LONGEST_WORD + 1], places[LONGEST_WORD + 6];
    size_t length = end - start;
    if (length < SHORTEST_WORD || length > LONGEST_WORD) return;
    for (size_t i = 0; i < length; i++) {
        uint32_t rune = clusters[start + i].rune;
        if ((i && rune_is_upper(rune)) || clusters[start + i].face != clusters[start].face) return;
        word[i] = (char)(rune | 0x20);
    }
    word[length] = '\0';
    char **replaced = NULL;
    int *at = NULL, *cut = NULL;
    if (hnj_hyphen_hyphenate2(patterns, word, (int)length, places, NULL, &replaced, &at, &cut)) return;
    for (size_t i = LEAST_HEAD - 1; i + LEAST_TAIL < length; i++) {
        Cluster *cluster = &clusters[start + i];
        if ((places[i] & 1) && cluster->after == BREAK_NEVER) cluster->after = BREAK_PART;
    }
    free(replaced);
    free(at);
    free(cut);
}

/* The words of [start, end), a piece of prose without blanks. */
static void part_words(HyphenDict *patterns, Cluster *clusters, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (is_technical(clusters[i].rune) || (clusters[i].rune == '.' && i + 1 < end)) return;
    for (size_t i = start, word = start; i <= end; i++) {
        if (i < end && is_ascii_letter(clusters[i].rune)) continue;
        if (i > word) part_word(patterns, clusters, word, i);
        word = i + 1;
    }
}

void hyphenate(Hyphenator *hyphenator, const TextRun *runs, Cluster *clusters, size_t count)
{
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        if (!clusters[i].latin) continue;
        bool prose = is_prose(runs, &clusters[i]);
        for (; end < count && clusters[end].latin && !clusters[end - 1].blank; end++)
            prose &= is_prose(runs, &clusters[end]) || clusters[end].rune == '-';
        if (!prose || end - i < SHORTEST_WORD || !patterns_of(hyphenator)) continue;
        part_words(patterns_of(hyphenator), clusters, i, end);
    }
}
