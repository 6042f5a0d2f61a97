/* Policy: schemas/policy.yaml as structs – every threshold, weight and deadline that the association may
 * change, in editions by day.
 *
 * What an event is judged by is what was in force on its day: ask policy_on with the day the finding was
 * issued, the project applied, the payment made, and an older report stays as it was. */
#ifndef RECORD_POLICY_H
#define RECORD_POLICY_H

#include "record/record.h"

typedef Array(Str) Words;

typedef struct WeightedName {
    Str name;
    int64_t weight; /* × 10,000 */
} WeightedName;

typedef Array(WeightedName) WeightedNames;

typedef struct PhysicalDiscipline {
    Str name;
    int64_t weight;
    Words takes; /* disciplines of findings that belong to it */
} PhysicalDiscipline;

typedef Array(PhysicalDiscipline) PhysicalDisciplines;

typedef struct TaxBracket {
    Money up_to;  /* INT64_MAX: no bound */
    int64_t rate; /* × 10,000 */
    Money quick_deduction;
} TaxBracket;

typedef Array(TaxBracket) TaxBrackets;

typedef struct Grade {
    Str name;
    int64_t from_tenths; /* score × 10 */
} Grade;

typedef Array(Grade) Grades;

typedef struct BasisDocument {
    Str title, number, issuer; /* number, issuer may be empty */
} BasisDocument;

typedef Array(BasisDocument) BasisDocuments;

typedef struct Service {
    Str code, title;
    bool group; /* a heading of the catalogue, not to be agreed on by itself */
    Words aliases;
} Service;

/* What may change. A key that the file leaves out in a later edition is as in the one before. */
typedef struct Edition {
    Date from_on;
    Str measures; /* the 办法 with its own edition */
    BasisDocuments opinions, standards;
    Money investment_min, contract_min, suspicious_amount;
    Words construction_natures, stages; /* that qualify (article 8) */
    Words library_grades, titles;       /* that qualify (article 18) */
    int experts_min, experts_max;
    int employment_lookback_months;
    int days_to_rectify[FINDING_SEVERITY_COUNT]; /* -1: none */
    int reinspection_lag_days, due_soon_days, uninvoiced_receipt_days, reimbursement_days;
    Money net_tolerance; /* that an invoice's net amount may be off by rounding */
    WeightedNames management, economy, physical_aspects;
    PhysicalDisciplines physical;
    int64_t comprehensive_weights[ASSESS_COMPREHENSIVE]; /* 管理, 实体, 经济性 */
    Grades grades;                                       /* best first */
    int64_t discipline_floor_tenths;
    Str discipline_floor_grade; /* the best grade left when a discipline is below the floor */
    Str accident_grade;
    TaxBrackets tax_brackets;
    bool tax_by_payer; /* what one payer pays in all projects is taken together, else project by project */
    Money tax_allowance, tax_allowance_up_to;
    int64_t tax_share; /* × 10,000: above tax_allowance_up_to 80 % of the payment is taxed */
} Edition;

typedef struct Policy {
    Str association, secretariat;
    Array(Edition) editions; /* by from_on, one at least */
    Array(Service) services; /* services.yaml, in order */
    const Node *catalogue;   /* its tree */
} Policy;

/* From FOLDER/policy.yaml and FOLDER/services.yaml. NULL with messages. */
const Policy *policy_load(Arena *arena, const Schemas *schemas, Str folder, DiagList *diags);
/* The edition in force on the day; the first one before it was in force, too. */
const Edition *policy_on(const Policy *policy, Date day);
const Service *policy_service(const Policy *policy, Str code_or_alias);
/* The section of the 实体 assessment that takes a finding's discipline; NULL where none does. */
const PhysicalDiscipline *edition_physical(const Edition *edition, Str discipline);

#endif
