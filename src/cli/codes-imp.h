/* The records of schemas/codes/: what each message means, for `zhiping explain` and SARIF. Always those of
 * the installation, which belong to the program, whatever --schemas says. */
#ifndef CLI_CODES_H
#define CLI_CODES_H

#include "doc/doc.h"

typedef struct CodeBook CodeBook;

/* `folder`: schemas/codes. A file of it is read when the first of its codes is asked for; messages about the
 * files go to diags. */
CodeBook *code_book_new(Arena *arena, Str folder, DiagList *diags);
/* NULL where there is none. */
const Node *code_record(CodeBook *book, const char *code);
/* The text under a key of the record; empty where there is none. */
Str code_text(const Node *record, const char *key);

#endif
