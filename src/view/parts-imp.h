/* The parts of a view, each in a file of its own. A part is made from the project's structs and the files'
 * nodes; findings are made once and shared by every list that shows them. */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include "derive/finance.h"
#include "view/shapes-imp.h"

/* A finding that exists by the day. */
typedef struct FoundFinding {
    const Finding *finding;
    const Project *project;
    FindingStatus status;
    int overdue_days;
    const Value *value;
} FoundFinding;

typedef Array(const FoundFinding *) FoundFindings;
typedef Array(const Visit *) VisitList;

typedef struct View {
    Arena *arena;
    const Request *request;
    const Project *project;
    const Policy *policy;
    Date as_of;
    const Shapes *shapes;
    Converter converter;
    VisitList visits;           /* begun by the day, by id */
    VisitList chosen, previous; /* of those: asked for; earlier than the first one asked for */
    FoundFindings findings;     /* of all visits */
    Accounts accounts;          /* as of the day */
    Payments payments;          /* of all days */
    Values expert_values;       /* one for each of the team */
    Values visit_values;        /* one for each of `visits` */
} View;

View view_new(Arena *arena, const Request *request, const Shapes *shapes);

/* --- findings and visits --- */
void view_find(View *view);
FoundFindings findings_of(const View *view, const VisitList *visits); /* in their order */
/* Those of them that the unit asked for is responsible for; all where none is. */
FoundFindings findings_of_unit(const View *view, FoundFindings findings);
/* Those of them that a list's row cannot hold. */
FoundFindings findings_detailed(const View *view, FoundFindings findings);
FoundFindings findings_open(const View *view);
FoundFindings findings_overdue(const View *view);
/* Of earlier visits, open the day before the first chosen one began. */
FoundFindings findings_previous(const View *view);
Values finding_values(const View *view, FoundFindings findings);
Values finding_photos(const View *view, FoundFindings findings);
/* Made once; shared by all lists of visits. */
void view_make_visits(View *view);
Values visit_values(const View *view, const VisitList *visits);
Str visit_batch(const View *view, const Visit *visit); /* 第二批次, as its id counts */

/* --- people --- */
Values unit_values(const View *view);
const Value *unit_value(const View *view, const Unit *unit);
void view_make_experts(View *view);
/* The experts of the visits, in the team's order. */
Values member_values(const View *view, const VisitList *visits);
const Value *expert_value(const View *view, const Expert *expert);
const Expert *leader_of(const View *view);
void put_team(const View *view, RecordBuilder *root);

/* --- figures --- */
/* `visits`: the rows of by_visit. */
const Value *stats_value(const View *view, FoundFindings findings, const VisitList *visits);
const Value *score_value(const View *view, AssessmentKind kind);
const Value *scores_value(const View *view);
const Value *publication_value(const View *view); /* NULL before its day */
/* NULL where it is not there by the day. */
const Value *assessment_value(const View *view, AssessmentKind kind);
Str percent_value(Arena *arena, int64_t part, int64_t whole); /* "30.0", "0.0" over zero */

/* --- money, agreement, report --- */
void put_finance(const View *view, RecordBuilder *root); /* finance, invoices … labour_taxes, money */
void put_payments(const View *view, RecordBuilder *root, RecordBuilder *file);
void put_expert_sums(const View *view, RecordBuilder *money);
const Value *agreement_value(const View *view, const Value *application);
const Value *report_value(const View *view);
Values basis_values(const View *view);

/* The root of one project. */
const Value *view_root(View *view);

void put_project_of(const View *view, RecordBuilder *builder); /* project_id, project_name */

#endif
