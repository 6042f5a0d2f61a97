/* Policy: schemas/policy.yaml as a struct – every threshold, weight and deadline that the association may
 * change. */
#ifndef RECORD_POLICY_H
#define RECORD_POLICY_H

#include "record/record.h"

typedef struct WeightedName {
    Str name;
    int64_t weight; /* × 10,000 */
} WeightedName;

typedef Array(WeightedName) WeightedNames;

typedef struct PhysicalDiscipline {
    Str name;
    int64_t weight;
    Array(Str)
        takes; /* disciplines of findings that belong to it; an empty list takes what no other one names */
} PhysicalDiscipline;

typedef struct TaxBracket {
    Money up_to;  /* INT64_MAX: no bound */
    int64_t rate; /* × 10,000 */
    Money quick_deduction;
} TaxBracket;

typedef struct Grade {
    Str name;
    int64_t from_tenths; /* score × 10 */
} Grade;

typedef struct BasisDocument {
    Str title, number, issuer; /* number, issuer may be empty */
} BasisDocument;

typedef struct Service {
    Str code, title;
    bool group; /* a heading of the catalogue, not to be agreed on by itself */
    Array(Str) aliases;
} Service;

typedef struct Policy {
    Str edition, association, secretariat;
    Money investment_min, contract_min, suspicious_amount;
    Array(Str) construction_natures, stages; /* that qualify (article 8) */
    Array(Str) library_grades, titles;       /* that qualify (article 18) */
    int experts_min, experts_max;
    int employment_lookback_months;
    int days_to_rectify[FINDING_SEVERITY_COUNT]; /* -1: none */
    int reinspection_lag_days, due_soon_days, uninvoiced_receipt_days, reimbursement_days;
    WeightedNames management, economy, physical_aspects;
    Array(PhysicalDiscipline) physical;
    int64_t comprehensive_weights[ASSESS_COMPREHENSIVE]; /* 管理, 实体, 经济性 */
    Array(Grade) grades;                                 /* best first */
    int64_t discipline_floor_tenths;
    Str discipline_floor_grade; /* the best grade left when a discipline is below the floor */
    Str accident_grade;
    Array(TaxBracket) tax_brackets;
    Money tax_allowance, tax_allowance_up_to;
    int64_t tax_share; /* × 10,000: above tax_allowance_up_to 80 % of the payment is taxed */
    Array(BasisDocument) bases;
    Array(Service) services; /* services.yaml, in order */
    const Doc *doc, *services_doc;
} Policy;

/* The discipline of the 实体 assessment that takes a finding's discipline; NULL where none does. */
const PhysicalDiscipline *policy_physical(const Policy *policy, Str discipline);
/* From FOLDER/policy.yaml and FOLDER/services.yaml. NULL with messages. */
const Policy *policy_load(Arena *arena, const Schemas *schemas, Str folder, DiagList *diags);
const Service *policy_service(const Policy *policy, Str code_or_alias);

#endif
