/* Record: one project folder as plain structs, each value with its place. See schemas/ for what the keys
 * mean.
 *
 * A value that is missing, is 待填 or failed its schema is absent: `present` is false and `span` points where
 * a message about it belongs (the value itself, or the key it is missing under). Lists are empty when absent.
 * Nothing here is derived: see derive/derive.h for states, scores and statistics.
 */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include "base/date.h"
#include "base/money.h"
#include "schema/schema.h"

typedef struct Text {
    Str value;
    Span span;
    bool present;
} Text;

typedef struct Amount {
    Money value;
    Span span;
    bool present;
} Amount;

typedef struct Day {
    Date value; /* DATE_NONE when absent */
    Span span;
    bool present;
} Day;

typedef struct Flag {
    bool value; /* false when absent */
    Span span;
    bool present;
} Flag;

/* An exact decimal times 10,000: rate 0.06 → 600; weight 12.5 → 125000; score 88.5 → 885000. */
typedef struct Number {
    int64_t ten_thousandths;
    Span span;
    bool present;
} Number;

/* An exchange rate times 100,000,000: 7.1 → 710000000. */
typedef struct Rate {
    int64_t hundred_millionths;
    Span span;
    bool present;
} Rate;

/* An Array with what it was read from. `whole`: it is all that there is – each item could be used, or there
 * is no such list and need be none. `span` is where a message about the list belongs: a list in brackets,
 * else the key; the record's own place where the key is not there. */
#define List(type)                                                                                           \
    struct {                                                                                                 \
        type *items;                                                                                         \
        size_t count, capacity;                                                                              \
        const Node *node; /* NULL where it is not written */                                                 \
        Span span;                                                                                           \
        bool whole;                                                                                          \
    }

typedef List(Text) Texts;

/* What every record begins with. */
#define RECORD                                                                                               \
    const Node *node; /* NULL where it is not written */                                                     \
    Span span;        /* its first key; where it is not written, the place of what it belongs to */          \
    bool present      /* it is written, and holds keys */

/* Whether the key stands in the record it belongs to, even if what is there cannot be used. */
#define is_written(field, owner) ((field).present || !span_same((field).span, (owner).span))

/* --- application.yaml --- */

typedef struct Approval {
    RECORD;
    Day approved_on;
} Approval;

typedef struct ProjectFacts {
    RECORD;
    Text name, country, currency, construction_nature, stage;
    Flag overseas, independent_capacity, use_function;
    Rate exchange_rate;
    Day rate_on, start_on, planned_finish_on, actual_finish_on;
    Amount investment, contract_amount;
    Approval approval;
} ProjectFacts;

typedef struct Unit {
    RECORD;
    Text id, name, credit_code, type, member_number, group;
    Day member_until;
    Flag lead, client;
} Unit;

typedef struct ReviewCheck {
    RECORD;
    Number article;
    Text result;
} ReviewCheck;

typedef struct Review {
    RECORD;
    Day accepted_on, reviewed_on;
    Text reviewer, conclusion;
    List(ReviewCheck) checks;
} Review;

typedef struct Recommendation {
    RECORD;
    Day recommended_on;
    Text reason;
    Flag client_willing;
} Recommendation;

/* A warning that somebody answers for. */
typedef struct Accepted {
    RECORD;
    Text code, about, reason, by;
    Day date;
} Accepted;

typedef struct Application {
    RECORD;
    Text id;
    ProjectFacts project;
    List(Unit) units;
    Day applied_on;
    Flag joint, voluntary;
    Text quality_goal, innovation, green, influence, representativeness, advancement;
    Texts services;
    Review review;
    Recommendation recommendation;
    List(Accepted) accepted;
} Application;

/* --- agreement.yaml --- */

typedef struct Milestone {
    RECORD;
    Text id, name;
    Number percent;
    Amount amount;
    Day due_on, performed_on;
} Milestone;

typedef struct Supplement {
    RECORD;
    Text number;
    Day signed_on, end_on;
    Amount fee_change;
    Texts services_added;
} Supplement;

typedef struct PlanItem {
    RECORD;
    Text service;
    Texts disciplines;
} PlanItem;

typedef struct Plan {
    RECORD;
    Day approved_on;
    Text approver;
    Texts authors;
    List(PlanItem) items;
} Plan;

typedef struct Agreement {
    RECORD;
    Text expert_cost_payer;
    Day signed_on, start_on, end_on;
    Texts services;
    Amount fee_total, expert_cost_budget;
    List(Milestone) milestones;
    Flag publish_clause;
    List(Supplement) supplements;
    Plan plan;
} Agreement;

/* --- experts.yaml --- */

typedef struct Employment {
    RECORD;
    Text unit, credit_code;
    Day from_on, to_on;
} Employment;

typedef struct Relation {
    RECORD;
    Text unit, kind;
} Relation;

typedef struct Sanction {
    RECORD;
    Text kind;
    Day date;
} Sanction;

typedef List(Sanction) Sanctions;

typedef struct Expert {
    RECORD;
    Text id, name, id_number, library_number, library_grade, title, employer, employer_credit_code;
    Day library_until, vetted_on, undertaking_on;
    Texts disciplines;
    List(Employment) history;
    List(Relation) relations;
    Flag leader;
    Sanctions sanctions;
} Expert;

typedef struct Staff {
    RECORD;
    Text name, role;
    Day undertaking_on;
    Sanctions sanctions;
} Staff;

/* As it stands in the project, completed from the library: an expert's library_until and sanctions, and the
 * staff, where the project has none of its own. */
typedef struct Team {
    RECORD;
    Text size_reason;
    List(Expert) experts;
    List(Staff) staff;
} Team;

typedef struct Library Library; /* record/library.h */

/* --- visits/Vnn.yaml --- */

typedef struct PhotoRef {
    RECORD;
    Text file, caption;
} PhotoRef;

typedef List(PhotoRef) PhotoRefs;

typedef struct Basis {
    RECORD;
    Text standard, clause;
    Flag mandatory;
} Basis;

typedef struct Rectification {
    RECORD;
    Day date;
    Text by;
    PhotoRefs photos;
} Rectification;

typedef struct Reinspection {
    RECORD;
    Day date, due_on, closed_on;
    Text result, by, note;
} Reinspection;

typedef struct Extension {
    RECORD;
    Day date, due_on;
    Text reason;
} Extension;

typedef struct Withdrawal {
    RECORD;
    Day date;
    Text reason;
} Withdrawal;

typedef enum FindingSeverity {
    FINDING_CRITICAL,   /* 严重 */
    FINDING_MAJOR,      /* 较重 */
    FINDING_MINOR,      /* 一般 */
    FINDING_SUGGESTION, /* 建议 */
    FINDING_SEVERITY_COUNT
} FindingSeverity;

typedef struct Finding {
    RECORD;
    Text id, discipline, category, severity, part, unit, expert;
    FindingSeverity severity_rank; /* FINDING_SEVERITY_COUNT when absent */
    List(Basis) basis;
    Flag draft;
    Day issued_on, received_on, due_on;
    List(Rectification) rectifications;
    List(Reinspection) reinspections;
    List(Extension) extensions;
    Withdrawal withdrawn;
    PhotoRefs photos;
    const struct Visit *visit;
} Finding;

typedef struct PhysicalCheck {
    RECORD;
    Text discipline;
} PhysicalCheck;

typedef struct Attendee {
    RECORD;
    Text name, unit, role;
} Attendee;

typedef struct ScheduleDay {
    RECORD;
    Day date;
} ScheduleDay;

typedef struct Visit {
    RECORD;
    Text id, type, summary, conclusion;
    Day start_on, end_on, issued_on;
    Texts experts, services;
    List(PhysicalCheck) physical;
    List(ScheduleDay) schedule;
    List(Attendee) attendance;
    List(Finding) findings;
    const struct Project *project;
    const Doc *doc;
} Visit;

/* --- assessments/NAME.yaml --- */

typedef enum AssessmentKind {
    ASSESS_MANAGEMENT,    /* 管理 */
    ASSESS_PHYSICAL,      /* 实体 */
    ASSESS_ECONOMY,       /* 经济性 */
    ASSESS_COMPREHENSIVE, /* 综合 */
    ASSESS_KIND_COUNT
} AssessmentKind;

typedef struct AssessmentItem {
    RECORD;
    Text name;
    Number weight, score;
    Flag not_applicable;
} AssessmentItem;

typedef struct AssessmentSection {
    RECORD;
    Text name;
    Number weight;
    List(AssessmentItem) items;
} AssessmentSection;

typedef struct Assessment {
    RECORD;
    Text kind;
    AssessmentKind named_for; /* by its file's name */
    AssessmentKind kind_rank; /* ASSESS_KIND_COUNT when absent or at odds with the sections or the file */
    Day assessed_on;
    Texts experts;
    List(AssessmentSection) sections;
    Flag accident;
    const Doc *doc;
} Assessment;

/* --- finance.yaml --- */

typedef struct Invoice {
    RECORD;
    Text number, kind, milestone, red_of;
    Day date;
    Amount gross, net, vat;
    Number rate;
} Invoice;

typedef struct Receipt {
    RECORD;
    Day date;
    Amount amount;
    Text invoice;
} Receipt;

typedef struct Refund {
    RECORD;
    Day date;
    Amount amount;
    Text invoice, reason;
} Refund;

/* What one expert is paid in a round. */
typedef struct ExpertPayment {
    RECORD;
    Text expert;
    Amount travel, board, labour, tax;
} ExpertPayment;

/* A payment round. */
typedef struct ExpertCost {
    RECORD;
    Text visit, payer;
    Day date, reimbursed_on;
    List(ExpertPayment) experts;
} ExpertCost;

typedef struct Finance {
    RECORD;
    List(Invoice) invoices;
    List(Receipt) receipts;
    List(Refund) refunds;
    List(ExpertCost) expert_costs;
} Finance;

/* --- reports.yaml, termination.yaml, publication.yaml --- */

typedef struct Signature {
    RECORD;
    Text by;
    Day date;
} Signature;

typedef struct RegisteredReport {
    RECORD;
    Text number, kind, assessment;
    Texts visits;
    Signature compiled, checked, approved;
    Day issued_on;
} RegisteredReport;

typedef struct Deliverable {
    RECORD;
    Text service;
    Day date;
    Texts experts;
} Deliverable;

typedef struct Register {
    RECORD;
    List(RegisteredReport) reports;
    List(Deliverable) deliverables;
    Day archived_on;
} Register;

typedef struct Termination {
    RECORD;
    Day terminated_on;
    Texts grounds, evidence;
} Termination;

typedef struct PublishedResult {
    RECORD;
    Text kind, grade;
    Number score;
} PublishedResult;

typedef struct Publication {
    RECORD;
    Day published_on, objection_until;
    List(PublishedResult) results;
    Text endorsement;
} Publication;

/* --- letters.yaml --- */

typedef struct Letter {
    RECORD;
    Text document, number, visit, unit;
    Day date;
} Letter;

typedef struct Letters {
    RECORD;
    List(Letter) letters;
} Letters;

/* --- the whole --- */

/* The schemas of a schema folder, loaded once a run. */
typedef struct Schemas Schemas;

/* A file that is there. */
typedef struct RecordFile {
    const struct RecordKind *kind; /* record/files.h */
    const Doc *doc;                /* NULL where it could not be read or holds no record */
} RecordFile;

typedef struct Project {
    Str folder;      /* as named by the user */
    Str folder_name; /* its last part, HGZX-2026-001 */
    Application application;
    Agreement agreement;
    Team team;
    const Library *library;
    Array(Visit) visits; /* by id */
    Array(Assessment) assessments;
    Finance finance;
    Register reports;
    Letters letters;
    Termination termination;
    Publication publication;
    Array(RecordFile) files;
    PtrSet failed; /* nodes that failed their schema */
    const Schemas *schemas;
    /* Projects in the same folder that may pay one of its experts in a month in which it does itself: their
     * agreement, team and finance alone. */
    Array(const struct Project *) beside;
} Project;

/* NULL with messages. */
Schemas *schemas_open(Arena *arena, Str folder, DiagList *diags);
void schemas_close(Schemas *schemas);
/* 待填 is an error in what is read from now on: for what is made for good. */
void schemas_demand_final(Schemas *schemas);
/* "application", "visit" … */
const Schema *schemas_get(const Schemas *schemas, Str kind);

/* Reads and validates every file of the folder and builds the structs. A file that cannot be read is left
 * out. NULL only where the folder has no application.yaml; all reasons are in diags. */
const Project *project_open(Arena *arena, Str folder, const Schemas *schemas, DiagList *diags);
/* The same with texts in place of files, as doc_open_with takes them (NULL for none), and a library that was
 * opened before. */
const Project *project_open_with(Arena *arena, Str folder, const Schemas *schemas, const Map *texts,
                                 const Library *library, DiagList *diags);

const Unit *project_unit(const Project *project, Str id);
const Unit *project_client(const Project *project); /* the first 委托单位, or NULL */
const Unit *project_lead(const Project *project);
const Expert *project_expert(const Project *project, Str id);
/* Of that name, blanks around it aside; NULL where there is none. */
const Staff *team_staff(const Team *team, Str name);
const Visit *project_visit(const Project *project, Str id);
const Milestone *project_milestone(const Project *project, Str id);
const Assessment *project_assessment(const Project *project, AssessmentKind kind);
const Finding *project_finding(const Project *project, Str id);

/* The Chinese words of the ranks. */
Str finding_severity_word(FindingSeverity severity);
Str assessment_kind_word(AssessmentKind kind);
/* Back from the words; the …_COUNT where there is no such word. */
FindingSeverity finding_severity_from(Str word);
AssessmentKind assessment_kind_from(Str word);
/* "management", "physical", "economy", "comprehensive": the names of their files, and back. */
Str assessment_file(AssessmentKind kind);
AssessmentKind assessment_kind_of_file(Str stem);
/* The service of the catalogue that an assessment answers to (article 15): 5.1 … 5.4. */
Str assessment_service(AssessmentKind kind);
/* What a report's number has for its kind: J 阶段性, Z 专项, H 综合性. */
char report_letter(Str kind);

#endif
