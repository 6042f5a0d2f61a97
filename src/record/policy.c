#include "record/policy.h"
#include "base/file.h"
#include "record/read.h"

static int whole(Number number)
{
    return (int)(number.ten_thousandths / 10000);
}

static WeightedNames weighted_at(const Reader *reader, const Node *record, const char *key)
{
    WeightedNames names = {0};
    const Node *list = list_at(record, key);
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        WeightedName name = {
            .name = text_at(reader, item, "name").value,
            .weight = number_at(reader, item, "weight").ten_thousandths,
        };
        array_push(reader->arena, &names, name);
    }
    return names;
}

static void read_bases(const Reader *reader, const Node *list, Policy *policy)
{
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        BasisDocument document = {
            .title = text_at(reader, item, "title").value,
            .number = text_at(reader, item, "number").value,
            .issuer = text_at(reader, item, "issuer").value,
        };
        array_push(reader->arena, &policy->bases, document);
    }
}

/* Pushes the words of a list. */
#define words_into(record, key, list)                                                                        \
    do {                                                                                                     \
        Texts words_ = texts_at(reader, (record), (key));                                                    \
        for (size_t i_ = 0; i_ < words_.count; i_++)                                                         \
            array_push(reader->arena, &(list), words_.items[i_].value);                                      \
    } while (0)

static void read_thresholds(const Reader *reader, const Node *root, Policy *policy)
{
    const Node *application = node_get(root, STR("application"));
    policy->investment_min = amount_at(reader, application, "investment_min").value;
    policy->contract_min = amount_at(reader, application, "contract_min").value;
    policy->suspicious_amount = amount_at(reader, application, "suspicious_amount").value;
    const Node *experts = node_get(root, STR("experts"));
    policy->experts_min = whole(number_at(reader, experts, "team_min"));
    policy->experts_max = whole(number_at(reader, experts, "team_max"));
    policy->employment_lookback_months = whole(number_at(reader, experts, "lookback_months"));
    words_into(application, "construction_natures", policy->construction_natures);
    words_into(application, "stages", policy->stages);
    words_into(experts, "library_grades", policy->library_grades);
    words_into(experts, "titles", policy->titles);
}

static void read_days(const Reader *reader, const Node *root, Policy *policy)
{
    const Node *findings = node_get(root, STR("findings"));
    policy->reinspection_lag_days = whole(number_at(reader, findings, "reinspection_lag_days"));
    policy->due_soon_days = whole(number_at(reader, findings, "due_soon_days"));
    const Node *finance = node_get(root, STR("finance"));
    policy->uninvoiced_receipt_days = whole(number_at(reader, finance, "uninvoiced_receipt_days"));
    policy->reimbursement_days = whole(number_at(reader, finance, "reimbursement_days"));
    for (int i = 0; i < FINDING_SEVERITY_COUNT; i++) policy->days_to_rectify[i] = -1;
    const Node *list = list_at(findings, "rectification_days");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        FindingSeverity severity = finding_severity_from(text_at(reader, item, "severity").value);
        Number days = number_at(reader, item, "days");
        if (severity < FINDING_SEVERITY_COUNT && days.present)
            policy->days_to_rectify[severity] = whole(days);
    }
}

static void read_tax(const Reader *reader, const Node *root, Policy *policy)
{
    const Node *tax = node_get(node_get(root, STR("finance")), STR("labour_tax"));
    policy->tax_allowance = amount_at(reader, tax, "small_deduction").value;
    policy->tax_allowance_up_to = amount_at(reader, tax, "small_max").value;
    policy->tax_share = number_at(reader, tax, "taxable_share").ten_thousandths;
    const Node *list = list_at(tax, "brackets");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Amount up_to = amount_at(reader, item, "up_to");
        TaxBracket bracket = {
            .up_to = up_to.present ? up_to.value : INT64_MAX,
            .rate = number_at(reader, item, "rate").ten_thousandths,
            .quick_deduction = amount_at(reader, item, "quick_deduction").value,
        };
        array_push(reader->arena, &policy->tax_brackets, bracket);
    }
}

static void read_physical_sections(const Reader *reader, const Node *physical, Policy *policy)
{
    policy->physical_aspects = weighted_at(reader, physical, "aspects");
    const Node *list = list_at(physical, "sections");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        PhysicalDiscipline discipline = {
            .name = text_at(reader, item, "name").value,
            .weight = number_at(reader, item, "weight").ten_thousandths,
        };
        Texts takes = texts_at(reader, item, "takes");
        for (size_t t = 0; t < takes.count; t++)
            array_push(reader->arena, &discipline.takes, takes.items[t].value);
        array_push(reader->arena, &policy->physical, discipline);
    }
}

/* Scores of the policy have one decimal at most. */
static int64_t tenths(Number score)
{
    return score.ten_thousandths / 1000;
}

static void read_grading(const Reader *reader, const Node *assessment, Policy *policy)
{
    const Node *list = list_at(assessment, "grades");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Grade grade = {
            .name = text_at(reader, item, "grade").value,
            .from_tenths = tenths(number_at(reader, item, "min")),
        };
        array_push(reader->arena, &policy->grades, grade);
    }
    policy->accident_grade = text_at(reader, assessment, "accident_grade").value;
    policy->discipline_floor_tenths = tenths(number_at(reader, assessment, "discipline_floor"));
    policy->discipline_floor_grade = text_at(reader, assessment, "discipline_floor_grade").value;
}

static void read_weights(const Reader *reader, const Node *root, Policy *policy)
{
    const Node *assessment = node_get(root, STR("assessment"));
    policy->management = weighted_at(reader, node_get(assessment, STR("management")), "sections");
    policy->economy = weighted_at(reader, node_get(assessment, STR("economy")), "sections");
    read_physical_sections(reader, node_get(assessment, STR("physical")), policy);
    WeightedNames kinds = weighted_at(reader, node_get(assessment, STR("comprehensive")), "sections");
    for (size_t i = 0; i < kinds.count; i++) {
        AssessmentKind kind = assessment_kind_from(kinds.items[i].name);
        if (kind < ASSESS_COMPREHENSIVE) policy->comprehensive_weights[kind] = kinds.items[i].weight;
    }
    read_grading(reader, assessment, policy);
}

static void read_services(const Reader *reader, const Node *root, Policy *policy)
{
    const Node *list = list_at(root, "services");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Service service = {
            .code = text_at(reader, item, "code").value,
            .title = text_at(reader, item, "title").value,
            .group = flag_at(reader, item, "group").value,
        };
        Texts aliases = texts_at(reader, item, "aliases");
        for (size_t a = 0; a < aliases.count; a++)
            array_push(reader->arena, &service.aliases, aliases.items[a].value);
        array_push(reader->arena, &policy->services, service);
    }
}

/* NULL where the file cannot be read or fails its schema: a policy is believed whole or not at all. */
static const Doc *open_valid(Arena *arena, const Schemas *schemas, Str folder, const char *kind,
                             DiagList *diags)
{
    Str path = path_join(arena, folder, str_printf(arena, "%s.yaml", kind));
    const Schema *schema = schemas_get(schemas, str_from(kind));
    const Doc *doc = doc_open(arena, path, diags);
    PtrSet failed = {0};
    if (!schema || !doc) return NULL;
    return schema_validate(schema, doc, arena, &failed, diags) ? doc : NULL;
}

const Policy *policy_load(Arena *arena, const Schemas *schemas, Str folder, DiagList *diags)
{
    Policy *policy = arena_make(arena, Policy);
    PtrSet none = {0};
    Reader reader = {.arena = arena, .failed = &none};
    policy->doc = open_valid(arena, schemas, folder, "policy", diags);
    policy->services_doc = open_valid(arena, schemas, folder, "services", diags);
    if (!policy->doc || !policy->services_doc) return NULL;
    const Node *root = policy->doc->root;
    const Node *association = node_get(root, STR("association")), *basis = node_get(root, STR("basis"));
    policy->edition = text_at(&reader, root, "edition").value;
    policy->association = text_at(&reader, association, "name").value;
    policy->secretariat = text_at(&reader, association, "secretariat").value;
    read_bases(&reader, list_at(basis, "opinions"), policy);
    read_bases(&reader, list_at(basis, "standards"), policy);
    read_thresholds(&reader, root, policy);
    read_days(&reader, root, policy);
    read_tax(&reader, root, policy);
    read_weights(&reader, root, policy);
    read_services(&reader, policy->services_doc->root, policy);
    return policy;
}

const Service *policy_service(const Policy *policy, Str code_or_alias)
{
    for (size_t i = 0; i < policy->services.count; i++) {
        const Service *service = &policy->services.items[i];
        if (str_equal(service->code, code_or_alias)) return service;
        for (size_t a = 0; a < service->aliases.count; a++)
            if (str_equal(service->aliases.items[a], code_or_alias)) return service;
    }
    return NULL;
}

const PhysicalDiscipline *policy_physical(const Policy *policy, Str discipline)
{
    const PhysicalDiscipline *rest = NULL;
    for (size_t i = 0; i < policy->physical.count; i++) {
        const PhysicalDiscipline *candidate = &policy->physical.items[i];
        if (candidate->takes.count == 0 && !rest) rest = candidate;
        for (size_t t = 0; t < candidate->takes.count; t++)
            if (str_equal(candidate->takes.items[t], discipline)) return candidate;
    }
    return rest;
}
