/* Schema: JSON Schema 2020-12, compiled once, applied to node trees.
 *
 * Every keyword of the core, applicator, unevaluated, validation and meta-data vocabularies works; `format`
 * is asserted for the formats of schema/format.c; a keyword that is none of the standard's and does not begin
 * with "x-" is refused by name when the schema is compiled, so that a slip of the pen in a schema does not
 * pass in silence. Numbers are compared exactly, lengths count code points, patterns are PCRE2 in UTF mode
 * with ECMA 262's meaning of $ and \d. Messages: S….
 */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "base/map.h"
#include "doc/doc.h"

typedef struct Schema Schema;
typedef struct SchemaSet SchemaSet;

/* A set of schemas that may refer to one another, and to files of `folder` (by relative $ref). `folder` may
 * be empty. */
SchemaSet *schema_set_new(Arena *arena, Str folder);
/* A strict set (as made) refuses keywords and formats that are none of the above and asserts `format`; the
 * standard's own way, which others' schemas may count on, ignores them and takes `format` as a remark. */
void schema_set_strict(SchemaSet *set, bool strict);
/* What is validated from now on has nothing left to be written: 待填 is an error. */
void schema_set_final(SchemaSet *set);
/* Registers a document under a URI, for $ref; nothing is ever fetched. */
void schema_set_add(SchemaSet *set, Str uri, const Doc *doc);
/* Compiles the file NAME of the set's folder (or returns it if compiled before). NULL with messages. */
const Schema *schema_load(SchemaSet *set, Str name, DiagList *diags);
/* Compiles a document; `uri` is its base URI. */
const Schema *schema_compile(SchemaSet *set, const Doc *doc, Str uri, DiagList *diags);
/* Frees what the arena does not hold (compiled patterns). */
void schema_set_free(SchemaSet *set);

/* Validates the tree and reports each violation at its place, with the key's Chinese title. Every node that
 * fails, and only those, is added to `failed` (may be NULL): rules leave them alone. A missing key fails its
 * mapping, a key too many its value, never what is around them. 待填 passes any schema and is reported as a
 * warning (an error where the set is final). True when there was no violation. */
bool schema_validate(const Schema *schema, const Doc *doc, Arena *arena, PtrSet *failed, DiagList *diags);

/* Whether the tree is valid, without messages and without the leniency for 待填. */
bool schema_is_valid(const Schema *schema, const Node *node, Arena *arena);

#endif
