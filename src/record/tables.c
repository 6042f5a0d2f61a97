/* What is read of each file, a table a struct: the keys have the fields' names, and what a value is read as
 * follows from the field's type. */
#include "record/read-imp.h"

#define KIND_OF(type, field)                                                                                 \
    _Generic(((type *)0)->field, Text                                                                        \
             : FIELD_TEXT, Amount                                                                            \
             : FIELD_AMOUNT, Day                                                                             \
             : FIELD_DAY, Flag                                                                               \
             : FIELD_FLAG, Number                                                                            \
             : FIELD_NUMBER, Rate                                                                            \
             : FIELD_RATE, Texts                                                                             \
             : FIELD_TEXTS)
/* A value; a record within the record; a list of records: the two with the table of what is in them. */
#define VALUE(type, field)                                                                                   \
    {                                                                                                        \
        STR_INIT(#field), KIND_OF(type, field), offsetof(type, field), NULL                                  \
    }
#define PART(type, field, table)                                                                             \
    {                                                                                                        \
        STR_INIT(#field), FIELD_RECORD, offsetof(type, field), &table##_table                                \
    }
#define LIST(type, field, table)                                                                             \
    {                                                                                                        \
        STR_INIT(#field), FIELD_RECORDS, offsetof(type, field), &table##_table                               \
    }
#define TABLE(type, fields)                                                                                  \
    {                                                                                                        \
        fields, sizeof fields / sizeof *fields, sizeof(type)                                                 \
    }

static const RecordField approval_fields[] = {
    VALUE(Approval, approved_on),
};
static const RecordTable approval_table = TABLE(Approval, approval_fields);

static const RecordField project_facts_fields[] = {
    VALUE(ProjectFacts, name),
    VALUE(ProjectFacts, country),
    VALUE(ProjectFacts, currency),
    VALUE(ProjectFacts, construction_nature),
    VALUE(ProjectFacts, stage),
    VALUE(ProjectFacts, overseas),
    VALUE(ProjectFacts, independent_capacity),
    VALUE(ProjectFacts, use_function),
    VALUE(ProjectFacts, exchange_rate),
    VALUE(ProjectFacts, rate_on),
    VALUE(ProjectFacts, start_on),
    VALUE(ProjectFacts, planned_finish_on),
    VALUE(ProjectFacts, actual_finish_on),
    VALUE(ProjectFacts, investment),
    VALUE(ProjectFacts, contract_amount),
    PART(ProjectFacts, approval, approval),
};
static const RecordTable project_facts_table = TABLE(ProjectFacts, project_facts_fields);

static const RecordField unit_fields[] = {
    VALUE(Unit, id),           VALUE(Unit, name),          VALUE(Unit, credit_code),
    VALUE(Unit, type),         VALUE(Unit, member_number), VALUE(Unit, group),
    VALUE(Unit, member_until), VALUE(Unit, lead),          VALUE(Unit, client),
};
static const RecordTable unit_table = TABLE(Unit, unit_fields);

static const RecordField review_check_fields[] = {
    VALUE(ReviewCheck, article),
    VALUE(ReviewCheck, result),
};
static const RecordTable review_check_table = TABLE(ReviewCheck, review_check_fields);

static const RecordField review_fields[] = {
    VALUE(Review, accepted_on), VALUE(Review, reviewed_on),         VALUE(Review, reviewer),
    VALUE(Review, conclusion),  LIST(Review, checks, review_check),
};
static const RecordTable review_table = TABLE(Review, review_fields);

static const RecordField recommendation_fields[] = {
    VALUE(Recommendation, recommended_on),
    VALUE(Recommendation, reason),
    VALUE(Recommendation, client_willing),
};
static const RecordTable recommendation_table = TABLE(Recommendation, recommendation_fields);

static const RecordField accepted_fields[] = {
    VALUE(Accepted, code), VALUE(Accepted, about), VALUE(Accepted, reason),
    VALUE(Accepted, by),   VALUE(Accepted, date),
};
static const RecordTable accepted_table = TABLE(Accepted, accepted_fields);

static const RecordField application_fields[] = {
    VALUE(Application, id),
    PART(Application, project, project_facts),
    LIST(Application, units, unit),
    VALUE(Application, applied_on),
    VALUE(Application, joint),
    VALUE(Application, voluntary),
    VALUE(Application, quality_goal),
    VALUE(Application, innovation),
    VALUE(Application, green),
    VALUE(Application, influence),
    VALUE(Application, representativeness),
    VALUE(Application, advancement),
    VALUE(Application, services),
    PART(Application, review, review),
    PART(Application, recommendation, recommendation),
    LIST(Application, accepted, accepted),
};
const RecordTable application_table = TABLE(Application, application_fields);

static const RecordField milestone_fields[] = {
    VALUE(Milestone, id),     VALUE(Milestone, name),   VALUE(Milestone, percent),
    VALUE(Milestone, amount), VALUE(Milestone, due_on), VALUE(Milestone, performed_on),
};
static const RecordTable milestone_table = TABLE(Milestone, milestone_fields);

static const RecordField supplement_fields[] = {
    VALUE(Supplement, number),     VALUE(Supplement, signed_on),      VALUE(Supplement, end_on),
    VALUE(Supplement, fee_change), VALUE(Supplement, services_added),
};
static const RecordTable supplement_table = TABLE(Supplement, supplement_fields);

static const RecordField plan_item_fields[] = {
    VALUE(PlanItem, service),
    VALUE(PlanItem, disciplines),
};
static const RecordTable plan_item_table = TABLE(PlanItem, plan_item_fields);

static const RecordField plan_fields[] = {
    VALUE(Plan, approved_on),
    VALUE(Plan, approver),
    VALUE(Plan, authors),
    LIST(Plan, items, plan_item),
};
static const RecordTable plan_table = TABLE(Plan, plan_fields);

static const RecordField agreement_fields[] = {
    VALUE(Agreement, expert_cost_payer),  VALUE(Agreement, signed_on),
    VALUE(Agreement, start_on),           VALUE(Agreement, end_on),
    VALUE(Agreement, services),           VALUE(Agreement, fee_total),
    VALUE(Agreement, expert_cost_budget), LIST(Agreement, milestones, milestone),
    VALUE(Agreement, publish_clause),     LIST(Agreement, supplements, supplement),
    PART(Agreement, plan, plan),
};
const RecordTable agreement_table = TABLE(Agreement, agreement_fields);

static const RecordField employment_fields[] = {
    VALUE(Employment, unit),
    VALUE(Employment, credit_code),
    VALUE(Employment, from_on),
    VALUE(Employment, to_on),
};
static const RecordTable employment_table = TABLE(Employment, employment_fields);

static const RecordField relation_fields[] = {
    VALUE(Relation, unit),
    VALUE(Relation, kind),
};
static const RecordTable relation_table = TABLE(Relation, relation_fields);

static const RecordField sanction_fields[] = {
    VALUE(Sanction, kind),
    VALUE(Sanction, date),
};
static const RecordTable sanction_table = TABLE(Sanction, sanction_fields);

static const RecordField expert_fields[] = {
    VALUE(Expert, id),
    VALUE(Expert, name),
    VALUE(Expert, id_number),
    VALUE(Expert, library_number),
    VALUE(Expert, library_grade),
    VALUE(Expert, title),
    VALUE(Expert, employer),
    VALUE(Expert, employer_credit_code),
    VALUE(Expert, library_until),
    VALUE(Expert, vetted_on),
    VALUE(Expert, undertaking_on),
    VALUE(Expert, disciplines),
    LIST(Expert, history, employment),
    LIST(Expert, relations, relation),
    VALUE(Expert, leader),
    LIST(Expert, sanctions, sanction),
};
static const RecordTable expert_table = TABLE(Expert, expert_fields);

static const RecordField staff_fields[] = {
    VALUE(Staff, name),
    VALUE(Staff, role),
    VALUE(Staff, undertaking_on),
    LIST(Staff, sanctions, sanction),
};
static const RecordTable staff_table = TABLE(Staff, staff_fields);

static const RecordField team_fields[] = {
    VALUE(Team, size_reason),
    LIST(Team, experts, expert),
    LIST(Team, staff, staff),
};
const RecordTable team_table = TABLE(Team, team_fields);

static const RecordField photo_ref_fields[] = {
    VALUE(PhotoRef, file),
    VALUE(PhotoRef, caption),
};
static const RecordTable photo_ref_table = TABLE(PhotoRef, photo_ref_fields);

static const RecordField basis_fields[] = {
    VALUE(Basis, standard),
    VALUE(Basis, clause),
    VALUE(Basis, mandatory),
};
static const RecordTable basis_table = TABLE(Basis, basis_fields);

static const RecordField rectification_fields[] = {
    VALUE(Rectification, date),
    VALUE(Rectification, by),
    LIST(Rectification, photos, photo_ref),
};
static const RecordTable rectification_table = TABLE(Rectification, rectification_fields);

static const RecordField reinspection_fields[] = {
    VALUE(Reinspection, date),   VALUE(Reinspection, due_on), VALUE(Reinspection, closed_on),
    VALUE(Reinspection, result), VALUE(Reinspection, by),     VALUE(Reinspection, note),
};
static const RecordTable reinspection_table = TABLE(Reinspection, reinspection_fields);

static const RecordField extension_fields[] = {
    VALUE(Extension, date),
    VALUE(Extension, due_on),
    VALUE(Extension, reason),
};
static const RecordTable extension_table = TABLE(Extension, extension_fields);

static const RecordField withdrawal_fields[] = {
    VALUE(Withdrawal, date),
    VALUE(Withdrawal, reason),
};
static const RecordTable withdrawal_table = TABLE(Withdrawal, withdrawal_fields);

static const RecordField finding_fields[] = {
    VALUE(Finding, id),
    VALUE(Finding, discipline),
    VALUE(Finding, category),
    VALUE(Finding, severity),
    VALUE(Finding, part),
    VALUE(Finding, unit),
    VALUE(Finding, expert),
    LIST(Finding, basis, basis),
    VALUE(Finding, draft),
    VALUE(Finding, issued_on),
    VALUE(Finding, received_on),
    VALUE(Finding, due_on),
    LIST(Finding, rectifications, rectification),
    LIST(Finding, reinspections, reinspection),
    LIST(Finding, extensions, extension),
    PART(Finding, withdrawn, withdrawal),
    LIST(Finding, photos, photo_ref),
};
static const RecordTable finding_table = TABLE(Finding, finding_fields);

static const RecordField physical_check_fields[] = {
    VALUE(PhysicalCheck, discipline),
};
static const RecordTable physical_check_table = TABLE(PhysicalCheck, physical_check_fields);

static const RecordField attendee_fields[] = {
    VALUE(Attendee, name),
    VALUE(Attendee, unit),
    VALUE(Attendee, role),
};
static const RecordTable attendee_table = TABLE(Attendee, attendee_fields);

static const RecordField schedule_day_fields[] = {
    VALUE(ScheduleDay, date),
};
static const RecordTable schedule_day_table = TABLE(ScheduleDay, schedule_day_fields);

static const RecordField visit_fields[] = {
    VALUE(Visit, id),
    VALUE(Visit, type),
    VALUE(Visit, summary),
    VALUE(Visit, conclusion),
    VALUE(Visit, start_on),
    VALUE(Visit, end_on),
    VALUE(Visit, issued_on),
    VALUE(Visit, experts),
    VALUE(Visit, services),
    LIST(Visit, physical, physical_check),
    LIST(Visit, schedule, schedule_day),
    LIST(Visit, attendance, attendee),
    LIST(Visit, findings, finding),
};
const RecordTable visit_table = TABLE(Visit, visit_fields);

static const RecordField assessment_item_fields[] = {
    VALUE(AssessmentItem, name),
    VALUE(AssessmentItem, weight),
    VALUE(AssessmentItem, score),
    VALUE(AssessmentItem, not_applicable),
};
static const RecordTable assessment_item_table = TABLE(AssessmentItem, assessment_item_fields);

static const RecordField assessment_section_fields[] = {
    VALUE(AssessmentSection, name),
    VALUE(AssessmentSection, weight),
    LIST(AssessmentSection, items, assessment_item),
};
static const RecordTable assessment_section_table = TABLE(AssessmentSection, assessment_section_fields);

static const RecordField assessment_fields[] = {
    VALUE(Assessment, kind),     VALUE(Assessment, assessed_on),
    VALUE(Assessment, experts),  LIST(Assessment, sections, assessment_section),
    VALUE(Assessment, accident),
};
const RecordTable assessment_table = TABLE(Assessment, assessment_fields);

static const RecordField invoice_fields[] = {
    VALUE(Invoice, number), VALUE(Invoice, kind), VALUE(Invoice, milestone),
    VALUE(Invoice, red_of), VALUE(Invoice, date), VALUE(Invoice, gross),
    VALUE(Invoice, net),    VALUE(Invoice, vat),  VALUE(Invoice, rate),
};
static const RecordTable invoice_table = TABLE(Invoice, invoice_fields);

static const RecordField receipt_fields[] = {
    VALUE(Receipt, date),
    VALUE(Receipt, amount),
    VALUE(Receipt, invoice),
};
static const RecordTable receipt_table = TABLE(Receipt, receipt_fields);

static const RecordField refund_fields[] = {
    VALUE(Refund, date),
    VALUE(Refund, amount),
    VALUE(Refund, invoice),
    VALUE(Refund, reason),
};
static const RecordTable refund_table = TABLE(Refund, refund_fields);

static const RecordField expert_payment_fields[] = {
    VALUE(ExpertPayment, expert), VALUE(ExpertPayment, travel), VALUE(ExpertPayment, board),
    VALUE(ExpertPayment, labour), VALUE(ExpertPayment, tax),
};
static const RecordTable expert_payment_table = TABLE(ExpertPayment, expert_payment_fields);

static const RecordField expert_cost_fields[] = {
    VALUE(ExpertCost, visit),
    VALUE(ExpertCost, payer),
    VALUE(ExpertCost, date),
    VALUE(ExpertCost, reimbursed_on),
    LIST(ExpertCost, experts, expert_payment),
};
static const RecordTable expert_cost_table = TABLE(ExpertCost, expert_cost_fields);

static const RecordField finance_fields[] = {
    LIST(Finance, invoices, invoice),
    LIST(Finance, receipts, receipt),
    LIST(Finance, refunds, refund),
    LIST(Finance, expert_costs, expert_cost),
};
const RecordTable finance_table = TABLE(Finance, finance_fields);

static const RecordField signature_fields[] = {
    VALUE(Signature, by),
    VALUE(Signature, date),
};
static const RecordTable signature_table = TABLE(Signature, signature_fields);

static const RecordField registered_report_fields[] = {
    VALUE(RegisteredReport, number),
    VALUE(RegisteredReport, kind),
    VALUE(RegisteredReport, assessment),
    VALUE(RegisteredReport, visits),
    PART(RegisteredReport, compiled, signature),
    PART(RegisteredReport, checked, signature),
    PART(RegisteredReport, approved, signature),
    VALUE(RegisteredReport, issued_on),
};
static const RecordTable registered_report_table = TABLE(RegisteredReport, registered_report_fields);

static const RecordField deliverable_fields[] = {
    VALUE(Deliverable, service),
    VALUE(Deliverable, date),
    VALUE(Deliverable, experts),
};
static const RecordTable deliverable_table = TABLE(Deliverable, deliverable_fields);

static const RecordField register_fields[] = {
    LIST(Register, reports, registered_report),
    LIST(Register, deliverables, deliverable),
    VALUE(Register, archived_on),
};
const RecordTable register_table = TABLE(Register, register_fields);

static const RecordField termination_fields[] = {
    VALUE(Termination, terminated_on),
    VALUE(Termination, grounds),
    VALUE(Termination, evidence),
};
const RecordTable termination_table = TABLE(Termination, termination_fields);

static const RecordField published_result_fields[] = {
    VALUE(PublishedResult, kind),
    VALUE(PublishedResult, grade),
    VALUE(PublishedResult, score),
};
static const RecordTable published_result_table = TABLE(PublishedResult, published_result_fields);

static const RecordField publication_fields[] = {
    VALUE(Publication, published_on),
    VALUE(Publication, objection_until),
    LIST(Publication, results, published_result),
    VALUE(Publication, endorsement),
};
const RecordTable publication_table = TABLE(Publication, publication_fields);

static const RecordField letter_fields[] = {
    VALUE(Letter, document), VALUE(Letter, number), VALUE(Letter, visit),
    VALUE(Letter, unit),     VALUE(Letter, date),
};
static const RecordTable letter_table = TABLE(Letter, letter_fields);

static const RecordField letters_fields[] = {
    LIST(Letters, letters, letter),
};
const RecordTable letters_table = TABLE(Letters, letters_fields);
