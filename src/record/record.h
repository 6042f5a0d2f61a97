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

typedef Array(Text) Texts;

/* Whether the key stands in the record it belongs to, even if what is there cannot be used. */
#define is_written(field, owner) ((field).present || !span_same((field).span, (owner).span))

/* --- application.yaml --- */

typedef struct Approval {
    Text type, number, authority;
    Day approved_on;
    Span span;
} Approval;

typedef struct ProjectFacts {
    Text name, location, country, currency, industry, construction_nature, stage, scale, description;
    Flag overseas, independent_capacity, use_function;
    Rate exchange_rate;
    Day rate_on, start_on, planned_finish_on, actual_finish_on;
    Amount investment, contract_amount;
    Approval approval;
    Span span;
} ProjectFacts;

typedef struct Unit {
    Text id, name, credit_code, type, member_number, group, contact, phone;
    Day member_until;
    Flag lead, client;
    Span span; /* the unit's first key */
} Unit;

typedef struct ReviewCheck {
    Number article;
    Text result, note;
    Span span;
} ReviewCheck;

typedef struct Review {
    bool present;
    Day accepted_on, reviewed_on;
    Text reviewer, conclusion;
    Array(ReviewCheck) checks;
    Span span;
} Review;

typedef struct Recommendation {
    bool present;
    Day recommended_on;
    Text reason, joint_work;
    Flag client_willing;
    Span span;
} Recommendation;

/* A warning that somebody answers for. */
typedef struct Accepted {
    Text code, about, reason, by;
    Day date;
    Span span;
} Accepted;

typedef struct Application {
    Text id;
    ProjectFacts project;
    Array(Unit) units;
    Day applied_on;
    Flag joint, voluntary;
    Text quality_goal, innovation, green, influence, representativeness, advancement;
    Texts services;
    Review review;
    Recommendation recommendation;
    Array(Accepted) accepted;
    Span span;
} Application;

/* --- agreement.yaml --- */

typedef struct Milestone {
    Text id, name, condition;
    Number percent;
    Amount amount;
    Day due_on, performed_on;
    const Node *node; /* for the view */
    Span span;
} Milestone;

typedef struct Supplement {
    Text number;
    Day signed_on, end_on;
    Amount fee_change;
    Texts services_added;
    Span span;
} Supplement;

typedef struct PlanItem {
    Text service, mode, when, note;
    Texts disciplines;
    Span span;
} PlanItem;

typedef struct Plan {
    bool present;
    Day approved_on;
    Text approver;
    Texts authors;
    Array(PlanItem) items;
    Texts reports;
    Span span;
} Plan;

typedef struct Agreement {
    bool present;
    Text number, fee_basis, expert_cost_payer;
    Day signed_on, start_on, end_on;
    Texts services;
    Amount fee_total, expert_cost_budget;
    Array(Milestone) milestones;
    Flag publish_clause, confidentiality_clause;
    Array(Supplement) supplements;
    Plan plan;
    Span span;
} Agreement;

/* --- experts.yaml --- */

typedef struct Employment {
    Text unit, credit_code;
    Day from_on, to_on;
    Span span;
} Employment;

typedef struct Relation {
    Text unit, kind, note;
    Span span;
} Relation;

typedef struct Sanction {
    Text kind;
    Day date;
    Span span;
} Sanction;

typedef Array(Sanction) Sanctions;

typedef struct Expert {
    Text id, name, id_number, library_number, library_grade, title, title_name, employer,
        employer_credit_code;
    Day library_until, vetted_on, undertaking_on;
    Texts disciplines;
    Array(Employment) history;
    Array(Relation) relations;
    Flag leader;
    Sanctions sanctions;
    const Node *node; /* for the view */
    Span span;
} Expert;

typedef struct Staff {
    Text name, role;
    Day undertaking_on;
    Sanctions sanctions;
    const Node *node; /* for the view */
    Span span;
} Staff;

/* As it stands in the project, completed from the library: an expert's library_until and sanctions, and the
 * staff, where the project has none of its own. */
typedef struct Team {
    bool present;
    Text size_reason;
    Array(Expert) experts;
    Array(Staff) staff;
    Span staff_span; /* of their list, here or in the library */
    Span span;
} Team;

typedef struct Library Library; /* record/library.h */

/* --- visits/Vnn.yaml --- */

typedef struct PhotoRef {
    Text file, caption;
    Span span;
} PhotoRef;

typedef Array(PhotoRef) PhotoRefs;

typedef struct Basis {
    Text standard, clause;
    Flag mandatory;
    Span span;
} Basis;

typedef struct Rectification {
    Day date;
    Text text, by;
    PhotoRefs photos;
    const Node *node; /* for the view */
    Span span;
} Rectification;

typedef struct Reinspection {
    Day date, due_on, closed_on;
    Text result, by, note;
    const Node *node; /* for the view */
    Span span;
} Reinspection;

typedef struct Extension {
    Day date, due_on;
    Text reason;
    Span span;
} Extension;

typedef struct Withdrawal {
    bool present;
    Day date;
    Text reason;
    Span span;
} Withdrawal;

typedef enum FindingSeverity {
    FINDING_CRITICAL,   /* 严重 */
    FINDING_MAJOR,      /* 较重 */
    FINDING_MINOR,      /* 一般 */
    FINDING_SUGGESTION, /* 建议 */
    FINDING_SEVERITY_COUNT
} FindingSeverity;

typedef struct Finding {
    Text id, discipline, category, severity, part, description, measured, required, unit, expert, suggestion;
    FindingSeverity severity_rank; /* FINDING_SEVERITY_COUNT when absent */
    Array(Basis) basis;
    Flag draft;
    Day issued_on, received_on, due_on;
    Array(Rectification) rectifications;
    Array(Reinspection) reinspections;
    Array(Extension) extensions;
    Withdrawal withdrawn;
    PhotoRefs photos;
    const struct Visit *visit;
    const Node *node; /* for the view */
    Span span;
} Finding;

typedef struct PhysicalCheck {
    Text discipline, text;
} PhysicalCheck;

typedef struct Attendee {
    Text name, unit, role;
    const Node *node; /* for the view */
    Span span;
} Attendee;

typedef struct Visit {
    Text id, type, progress, summary, management, conclusion;
    Day start_on, end_on, issued_on;
    Texts modes, experts, services, good_practices, advice;
    Array(PhysicalCheck) physical;
    Array(Day) schedule; /* its days */
    Array(Attendee) attendance;
    Array(Finding) findings;
    const struct Project *project;
    const Doc *doc;
    Span span;
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
    Text name, evidence;
    Number weight, score;
    Flag not_applicable;
    Span span;
} AssessmentItem;

typedef struct AssessmentSection {
    Text name;
    Number weight;
    Array(AssessmentItem) items;
    Span span;
} AssessmentSection;

typedef struct Assessment {
    Text kind;
    AssessmentKind named_for; /* by its file's name */
    AssessmentKind kind_rank; /* ASSESS_KIND_COUNT when absent or at odds with the sections or the file */
    Day assessed_on;
    Texts experts;
    Array(AssessmentSection) sections;
    Flag accident;
    const Doc *doc;
    Span span;
} Assessment;

/* --- finance.yaml --- */

typedef struct Invoice {
    Text number, kind, milestone, red_of;
    Day date;
    Amount gross, net, vat;
    Number rate;
    const Node *node; /* for the view */
    Span span;
} Invoice;

typedef struct Receipt {
    Day date;
    Amount amount;
    Text invoice;
    const Node *node; /* for the view */
    Span span;
} Receipt;

typedef struct Refund {
    Day date;
    Amount amount;
    Text invoice, reason;
    const Node *node; /* for the view */
    Span span;
} Refund;

/* What one expert is paid in a round. */
typedef struct ExpertPayment {
    Text expert;
    Amount travel, board, labour, tax;
    const Node *node; /* for the view */
    Span span;
} ExpertPayment;

/* A payment round. */
typedef struct ExpertCost {
    Text visit, payer;
    Day date, reimbursed_on;
    Array(ExpertPayment) experts;
    const Node *node; /* for the view */
    Span span;
} ExpertCost;

typedef struct Finance {
    bool present;
    Array(Invoice) invoices;
    Array(Receipt) receipts;
    Array(Refund) refunds;
    Array(ExpertCost) expert_costs;
    Span span;
} Finance;

/* --- reports.yaml, termination.yaml, publication.yaml --- */

typedef struct Signature {
    Text by;
    Day date;
    Span span;
} Signature;

typedef struct RegisteredReport {
    Text number, kind, assessment;
    Texts visits;
    Signature compiled, checked, approved;
    Day issued_on;
    Span span;
} RegisteredReport;

typedef struct Deliverable {
    Text service, title, file;
    Day date;
    Texts experts;
    Span span;
} Deliverable;

typedef struct Register {
    bool present;
    Array(RegisteredReport) reports;
    Array(Deliverable) deliverables;
    Day archived_on;
    Span span;
} Register;

typedef struct Termination {
    bool present;
    Day terminated_on;
    Texts grounds, evidence, performed;
    Text notice_number, settlement;
    Span span;
} Termination;

typedef struct PublishedResult {
    Text kind, grade;
    Number score;
    const Node *node; /* for the view */
    Span span;
} PublishedResult;

typedef struct Publication {
    bool present;
    Day published_on, objection_until;
    Array(PublishedResult) results;
    Text url, endorsement;
    Span span;
} Publication;

/* --- letters.yaml --- */

typedef struct Letter {
    Text document, number, visit, unit, expert;
    Day date;
    Span span;
} Letter;

typedef struct Letters {
    bool present;
    Array(Letter) letters;
    Span span;
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
    /* The trees behind, NULL where the file is missing; visits and assessments hold theirs. */
    const Doc *application_doc, *agreement_doc, *experts_doc, *finance_doc, *reports_doc, *termination_doc,
        *publication_doc, *letters_doc;
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
