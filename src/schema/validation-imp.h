/* Validation: what validate.c and report.c share while a tree is judged. Internal to the stage. */
#ifndef SCHEMA_VALIDATION_H
#define SCHEMA_VALIDATION_H

#include "schema/compiled-imp.h"

/* One step of the way down: `sub` judges `node`. The frames up to the root are the dynamic scope, and tell
 * what a key is called: the outermost title given to a node is its name. */
typedef struct SchemaStep {
    const struct SchemaStep *up;
    const Sub *sub;
    const Node *node;
} SchemaStep;

/* A missing key that has been reported as a misspelt one. */
typedef struct MendedKey {
    const struct MendedKey *next; /* of the same mapping */
    Str key;
} MendedKey;

/* Why a validation ended early. */
typedef enum AbortReason { ABORT_PATTERN, ABORT_DEPTH, ABORT_STEPS, ABORT_CROWD } AbortReason;

/* What has been told so far; what a branch on trial would tell is counted for itself. */
typedef struct Tally {
    size_t violations;
    size_t odd_words; /* violations of const and enum among them */
    Span odd_word;    /* the first of these */
} Tally;

typedef struct Validation {
    Arena *arena;
    DiagList *diags;       /* NULL while only the verdict is wanted */
    DiagList *log;         /* the same, or what it will be again; NULL where nobody listens */
    PtrSet *failed;        /* may be NULL */
    bool lenient;          /* 待填 passes */
    bool final;            /* but is an error */
    uint32_t placeholders; /* met so far */
    uint32_t depth, trials;
    uint64_t steps, most_steps;
    Tally tally;
    bool aborted;     /* the rest is not judged */
    PtrMap mended;    /* mapping to MendedKey */
    PtrSet placeheld; /* 待填 that has been reported */
} Validation;

/* report.c: one function a kind of violation; each adds the message and the failed node. */

void report_type(Validation *v, const SchemaStep *frame, unsigned types);
void report_enum(Validation *v, const SchemaStep *frame, const EnumRules *rules);
void report_bound(Validation *v, const SchemaStep *frame, const Bound *bound, const char *zh, const char *en);
void report_multiple(Validation *v, const SchemaStep *frame, const Bound *bound);
void report_length(Validation *v, const SchemaStep *frame, uint64_t length);
void report_pattern(Validation *v, const SchemaStep *frame);
void report_format(Validation *v, const SchemaStep *frame);
void report_item_count(Validation *v, const SchemaStep *frame);
void report_twins(Validation *v, const SchemaStep *frame, uint32_t first, uint32_t second);
void report_contains(Validation *v, const SchemaStep *frame, uint64_t matches);
void report_member_count(Validation *v, const SchemaStep *frame);
void report_missing(Validation *v, const SchemaStep *frame, Str key);
void report_companion(Validation *v, const SchemaStep *frame, Str key, Str companion);
void report_unknown_key(Validation *v, const SchemaStep *frame, const Member *member);
void report_key_name(Validation *v, const SchemaStep *frame, const Member *member, const Sub *names);
void report_surplus_item(Validation *v, const SchemaStep *frame, const Node *item);
void report_never(Validation *v, const SchemaStep *frame);
void report_negated(Validation *v, const SchemaStep *frame);
void report_several(Validation *v, const SchemaStep *frame, const Sub *first, const Sub *second);
/* `word` is the value that tells the forms apart; none where nothing does. */
void report_none(Validation *v, const SchemaStep *frame, Span word);
void report_abort(Validation *v, const SchemaStep *frame, AbortReason reason);
/* Reports each 待填 once; `frame` NULL where its key is not known. */
void report_placeholder(Validation *v, const SchemaStep *frame, const Node *node);

/* name.c: what a value is called. */

/* The schema's title or that of what it refers to; empty where there is none. */
Str sub_title(const Sub *sub);
/* "投资额（investment）" or "investment"; an item: "专业第 2 项". */
Str frame_name(Validation *v, const SchemaStep *frame);
/* The same for a key of the frame's mapping, there or not. */
Str key_name(Validation *v, const SchemaStep *frame, Str key);
/* "投资额" alone, of an item without a title that of its list; empty where there is none. */
Str frame_title(const SchemaStep *frame);
/* The schema that `properties` of the frames at this mapping give the key; NULL where none does. */
const Sub *key_schema(const SchemaStep *frame, Str key);
/* The first example for the frame's node, or NULL. */
const Node *frame_example(const SchemaStep *frame);

/* choice.c: anyOf and oneOf where no branch holds: reports what is wrong with the branch that was meant. */
void report_choice(Validation *v, const SchemaStep *frame, const SubArray *branches);

/* validate.c */
typedef struct Marks Marks;
bool judge(Validation *v, const SchemaStep *up, const Sub *sub, const Node *node, Marks *marks);

/* scalar.c */
bool enum_admits(Validation *v, const EnumRules *rules, const Node *node);
bool judge_number(Validation *v, const SchemaStep *frame);
bool judge_text(Validation *v, const SchemaStep *frame);
bool pattern_holds(Validation *v, const SchemaStep *frame, const Pattern *pattern, Str text);
bool types_admit(Arena *arena, unsigned types, const Node *node);

#endif
