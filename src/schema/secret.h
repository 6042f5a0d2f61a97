/* Secret: what stands under a key with x-secret – identity numbers, phones – as outputs show it.
 *
 *     990101196501010011 → 990101********0011      13800000001 → 138****0001
 *
 * The middle becomes stars, one for each letter or digit, so that the text keeps its length in bytes and in
 * columns; of a number too short for that nothing is left. Messages, differences and attached files show the
 * same number wherever it stands – in a comment, in another key, mended, with blanks, in full width –, so
 * Secrets remembers the values of a run and hides them in any text. */
#ifndef SCHEMA_SECRET_H
#define SCHEMA_SECRET_H

#include "schema/describe.h"

Str secret_masked(Arena *arena, SecretKind kind, Str value);

typedef struct Secrets Secrets;

Secrets *secrets_new(Arena *arena);
/* Remembers every value under a secret key of the tree that the schema describes (`root` may be NULL), and
 * the keys themselves. */
void secrets_add(Secrets *secrets, const Described *described, const Node *root);
/* The same for what looks in a text like a known secret key with its value: in a file that cannot be read, in
 * a comment. */
void secrets_add_text(Secrets *secrets, Str text);
/* The text with each of them masked, of the same length; the text itself where it has none. */
Str secrets_hidden(const Secrets *secrets, Arena *arena, Str text);
/* Hides them in all that the messages say, and remembers those of the messages' files; a mend that would put
 * one in is dropped. */
void secrets_hide(Secrets *secrets, DiagList *diags);

#endif
