/* Template: a Markdown file with front matter and Mustache tags, filled with a view's values, as blocks.
 *
 *     template text → Mustache → Markdown with tokens → md4c → blocks, values in place
 *
 * Data never passes through the Markdown parser: {{x}} renders as a token between two noncharacters (U+FDD0
 * number U+FDD1, refused in every input), the block builder puts the value in. Only {{{x}}} lets a value's
 * Markdown through. Messages: T….
 */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "schema/schema.h"
#include "template/block.h"

typedef struct Template Template;

/* Loads templates FOLDER/NAME.md and the partials it names (from FOLDER/partials); the front matter is
 * checked against its schema. NULL with messages. */
const Template *template_load(Arena *arena, Str folder, Str name, const Schema *schema, DiagList *diags);
/* Its front matter: a mapping, or NULL where it has none. */
const Node *template_settings(const Template *template);
/* The front matter alone; false with messages. */
bool template_front(Arena *arena, Str folder, Str name, const Schema *schema, const Node **front,
                    DiagList *diags);
/* Every name against the shape of the root: an undeclared one is an error at its place, with did-you-mean. */
bool template_check(const Template *template, const Shape *root, Arena *arena, DiagList *diags);

/* How headings, figures and tables are numbered: patterns with one counter each, {一} a Chinese numeral, {1}
 * an Arabic one. */
typedef struct Numbering {
    Str headings[4];
    Str annex, figure, table;
} Numbering;

/* NULL with messages. photo_folder: where relative photo paths start. Whether it is a draft is the caller's
 * to say. */
Document *template_render(const Template *template, const Value *root, const Numbering *numbering,
                          Str photo_folder, Arena *arena, DiagList *diags);

#endif
