/* Families: what the rule files share.
 *
 * Each file of rules ends with a table of them. A check looks at one demand over the whole project and
 * reports each breach with its rule's own code, which it is given as `rule`. It judges only what is there: a
 * value that is missing, is 待填 or failed its schema is passed over, because somebody else has named it
 * already. Where the absence itself is the breach, it asks `missing`, which is false for 待填 and for failed
 * values.
 *
 * Rules look at the whole of the files; the as-of day matters only to the rules about time running out. */
#ifndef RULES_FAMILIES_H
#define RULES_FAMILIES_H

#include "rules/rules.h"
#include "schema/describe.h"

/* A message of this rule at this place: zh, en and their arguments follow. */
#define breach(context, rule, span, ...) diag_add((context)->diags, (rule), (span), __VA_ARGS__)

/* Whether the key is not written at all in the record (or file) it belongs to. */
#define missing(field, owner) (!(field).present && span_same((field).span, (owner).span))
/* Written, but not to be judged: 待填, or refused by the schema. */
#define unsettled(field, owner) (!(field).present && !span_same((field).span, (owner).span))

/* Whether the text is empty or blanks. */
bool text_is_blank(Str text);
Str iso(const RuleContext *context, Date date);
Str yuan(const RuleContext *context, Money money);
/* A list that is written and has no item at all: [] */
#define is_empty_list(list) (node_is((list).node, NODE_SEQUENCE) && (list).node->count == 0)
/* There are members of the staff, here or in the library, and each has a name. */
bool staff_is_known(const Team *team);
/* Nothing at or under the node is 待填 or was refused. */
bool holds_settled(const Project *project, const Node *node);
/* Every file of the kind ("visit", "reports") that is there was read. */
bool was_read(const Project *project, const char *kind);
/* R0021 has nothing to say of the assessment. */
bool sections_are_weighted(const RuleContext *context, const Assessment *assessment);
/* All assessments were read, and each is of a kind of its own. */
bool assessments_known(const RuleContext *context);

/* The id whose place the one at `which` has taken, as its neighbours tell: U1, U1, U3 → U2. ptr NULL where
 * they do not, or where that id is in the list too. */
Str lost_id(const RuleContext *context, const Str *ids, size_t count, size_t which, const Map *known);
/* The visit's own dates are named by other rules, and all its experts' papers disagree with them. */
bool visit_is_at_fault(const Project *project, const Visit *visit);
/* It begins after it ends, and after all its findings were issued. */
bool visit_begins_too_late(const Visit *visit);
/* The visit's issue comes after all that was done about its findings: it is the one date that is wrong. The
 * earliest of those deeds, else NULL. */
const Day *misdated_issue(const Visit *visit);
/* R0013 has nothing to say of the finding's dates. */
bool is_in_order(const Finding *finding);
/* The report's kind and the letter in its number do not contradict each other. */
bool kind_is_sure(const RegisteredReport *report);

bool word_in(Str word, const Str *words, size_t count);
/* "新建、扩建" */
Str words_joined(const RuleContext *context, const Str *words, size_t count);

/* The policy in force on the day, as of now where the day is not known. */
const Edition *edition_on(const RuleContext *context, Day day);

/* A dated event with its name. */
typedef struct Moment {
    const Day *day;
    const char *zh, *en;
} Moment;

/* Reports the later one where it comes before the earlier; the same day passes, and an absent one. True when
 * it holds. */
bool demand_order(const RuleContext *context, const char *rule, Moment early, Moment late);

/* The visit that begins first; NULL where none has a date. */
const Visit *first_visit(const Project *project);
/* The same of those that the expert takes part in. */
const Visit *first_visit_of(const Project *project, Str expert);
bool takes_part(const Visit *visit, Str expert);
/* The name of the visit's file without .yaml. */
Str visit_file(const Visit *visit);

/* trace.c: calls for each text that refers to a list of the project, or to the catalogue of services; `title`
 * is what its key is called. What is 待填 or was refused by its schema is left out. */
typedef enum ReferenceKind { REFERS_TO_PROJECT, REFERS_TO_CATALOGUE } ReferenceKind;
typedef void EachReference(void *owner, const Described *key, Str title, const Node *node);
void each_reference(const RuleContext *context, ReferenceKind kind, EachReference *visit, void *owner);

/* The later end of all time: the files as they stand, whatever the as-of day. */
enum { DATE_LAST = INT32_MAX };
/* The code itself, the catalogue's for one of its aliases. */
Str service_code(const Policy *policy, Str code);
/* Whether the agreement, with the supplements signed by the day, has the service; true where there is no
 * agreement. */
bool is_agreed(const RuleContext *context, Str code, Date day);
/* The fee with all its supplements; false where a part of it is unknown or the sum overflows. */
bool fee_agreed(const RuleContext *context, Money *fee);
/* Where the services agreed on at first are written, and whether all of them are known. */
Span services_span(const Project *project);
bool services_known(const Project *project);

/* Registered reports of results (专项, 综合性): the kind of assessment they give, ASSESS_KIND_COUNT for
 * others. */
AssessmentKind report_assesses(const RegisteredReport *report);
bool critical_is_open(const Finding *finding, Date day);

/* Demands on a comprehensive result that files and requests for a report share: true when they hold. */
bool demand_parts(const RuleContext *context, const char *rule, Span where, Date day);
bool demand_no_critical(const RuleContext *context, const char *rule, Span where, Date day);
bool demand_agreed(const RuleContext *context, const char *rule, Span where, AssessmentKind kind, Date day);

/* The families' tables, each ended by a row without a code. */
extern const Rule identity_rules[], references_rules[], dates_rules[], findings_rules[], visits_rules[],
    photos_rules[], assessments_rules[], membership_rules[], experts_rules[], conditions_rules[],
    application_rules[], services_rules[], results_rules[], publication_rules[], termination_rules[],
    team_rules[], fees_rules[], invoices_rules[], receipts_rules[], costs_rules[], conflicts_rules[],
    discipline_rules[];

#endif
