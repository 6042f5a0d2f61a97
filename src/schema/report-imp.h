/* What the reports share. Internal to the stage. */
#ifndef SCHEMA_REPORT_H
#define SCHEMA_REPORT_H

#include "base/utf8.h"
#include "schema/validation-imp.h"

/* A message of a violation: code, place, zh, en and their arguments follow. */
#define violation(v, ...) ((v)->tally.violations++, diag_add((v)->diags, __VA_ARGS__))

void fail_node(Validation *v, const Node *node);
bool in_english(const Validation *v);
const char *pick(const Validation *v, const char *zh, const char *en);
/* At most 40 characters of it. */
Str clipped(Arena *arena, Str text);
/* A scalar's own place, a collection's anchor. */
Span place_of(const Node *node);
/* Whether YAML would read it as something else than text, written plainly. */
bool text_needs_quotes(Arena *arena, Str text);
/* Proposes `text` in place of the node, in quotes where it needs them or had them. */
void suggest_text(Validation *v, Diag *diag, const Node *node, Str text);
/* Proposes the word that was meant, else lists them; node NULL for a key. */
void suggest_word(Validation *v, Diag *diag, const EnumRules *rules, Str typed, const Node *node);
/* The schema's own words on how to write the value: description and example. */
void help_by_schema(Validation *v, const SchemaStep *frame, Diag *diag);

#endif
