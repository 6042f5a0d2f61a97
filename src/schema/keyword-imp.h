/* What the keywords' functions share. Internal to the stage. */
#ifndef SCHEMA_KEYWORD_H
#define SCHEMA_KEYWORD_H

#include "schema/compiled-imp.h"

typedef struct Compile {
    SchemaSet *set;
    Sub *sub;
    const Member *member; /* the keyword */
    const Node *value;
} Compile;

/* A fault of the keyword's value. */
void wrong_form(Compile *c, const Node *node, const char *zh, const char *en);
bool expect(Compile *c, const Node *node, NodeKind kind, const char *zh, const char *en);

/* The value read as what the keyword takes; a value that is something else is a fault. */
const Sub *schema_of(Compile *c, const Node *node);
SubArray schemas_of(Compile *c);
uint64_t count_of(Compile *c, uint64_t otherwise);
bool flag_of(Compile *c);
Pattern *pattern_of(Compile *c, Str text, Span span);

/* Once all keywords of a schema are read. */
void leave_out_placeholder(const SchemaSet *set, Sub *sub);

/* keyword_value.c, keyword_tree.c: one function a keyword. */
void compile_type(Compile *c);
void compile_enum(Compile *c);
void compile_const(Compile *c);
void compile_minimum(Compile *c);
void compile_maximum(Compile *c);
void compile_exclusive_minimum(Compile *c);
void compile_exclusive_maximum(Compile *c);
void compile_multiple_of(Compile *c);
void compile_min_length(Compile *c);
void compile_max_length(Compile *c);
void compile_pattern(Compile *c);
void compile_format(Compile *c);
void compile_items(Compile *c);
void compile_prefix_items(Compile *c);
void compile_contains(Compile *c);
void compile_min_contains(Compile *c);
void compile_max_contains(Compile *c);
void compile_min_items(Compile *c);
void compile_max_items(Compile *c);
void compile_unique_items(Compile *c);
void compile_unevaluated_items(Compile *c);
void compile_properties(Compile *c);
void compile_pattern_properties(Compile *c);
void compile_additional_properties(Compile *c);
void compile_property_names(Compile *c);
void compile_required(Compile *c);
void compile_min_properties(Compile *c);
void compile_max_properties(Compile *c);
void compile_dependent_required(Compile *c);
void compile_dependent_schemas(Compile *c);
void compile_unevaluated_properties(Compile *c);
void compile_all_of(Compile *c);
void compile_any_of(Compile *c);
void compile_one_of(Compile *c);
void compile_not(Compile *c);
void compile_if(Compile *c);
void compile_then(Compile *c);
void compile_else(Compile *c);

#endif
