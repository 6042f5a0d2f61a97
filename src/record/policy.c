/* One row a key: where it stands in an edition of the file, and the field it goes into. An edition begins as
 * a copy of the one before and takes what it has itself; that the first has every key is its schema's demand.
 */
#include "record/policy.h"
#include "base/file.h"
#include "record/read-imp.h"

typedef void ReadField(const Reader *reader, const Node *record, const char *key, void *field);

typedef struct Row {
    const char *group, *key; /* "finance.labour_tax", "small_max" */
    ReadField *read;
    size_t field;
} Row;

static int whole(Number number)
{
    return (int)(number.ten_thousandths / 10000);
}

/* --- one value --- */

static void read_str(const Reader *reader, const Node *record, const char *key, void *field)
{
    *(Str *)field = text_at(reader, record, key).value;
}

static void read_day(const Reader *reader, const Node *record, const char *key, void *field)
{
    *(Date *)field = day_at(reader, record, key).value;
}

static void read_money(const Reader *reader, const Node *record, const char *key, void *field)
{
    *(Money *)field = amount_at(reader, record, key).value;
}

static void read_whole(const Reader *reader, const Node *record, const char *key, void *field)
{
    *(int *)field = whole(number_at(reader, record, key));
}

static void read_share(const Reader *reader, const Node *record, const char *key, void *field)
{
    *(int64_t *)field = number_at(reader, record, key).ten_thousandths;
}

/* Scores of the policy have one decimal at most. */
static void read_tenths(const Reader *reader, const Node *record, const char *key, void *field)
{
    *(int64_t *)field = number_at(reader, record, key).ten_thousandths / 1000;
}

/* --- lists: each replaces the former edition's --- */

static void read_words(const Reader *reader, const Node *record, const char *key, void *field)
{
    Words words = {0};
    Texts texts = texts_at(reader, record, key);
    for (size_t i = 0; i < texts.count; i++) array_push(reader->arena, &words, texts.items[i].value);
    *(Words *)field = words;
}

static void read_together(const Reader *reader, const Node *record, const char *key, void *field)
{
    *(bool *)field = str_is(text_at(reader, record, key).value, "付款方");
}

static void read_documents(const Reader *reader, const Node *record, const char *key, void *field)
{
    BasisDocuments documents = {0};
    const Node *list = list_at(record, key);
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        BasisDocument document = {
            .title = text_at(reader, item, "title").value,
            .number = text_at(reader, item, "number").value,
            .issuer = text_at(reader, item, "issuer").value,
        };
        array_push(reader->arena, &documents, document);
    }
    *(BasisDocuments *)field = documents;
}

static void read_weights(const Reader *reader, const Node *record, const char *key, void *field)
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
    *(WeightedNames *)field = names;
}

static void read_disciplines(const Reader *reader, const Node *record, const char *key, void *field)
{
    PhysicalDisciplines disciplines = {0};
    const Node *list = list_at(record, key);
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        PhysicalDiscipline discipline = {
            .name = text_at(reader, item, "name").value,
            .weight = number_at(reader, item, "weight").ten_thousandths,
        };
        read_words(reader, item, "takes", &discipline.takes);
        array_push(reader->arena, &disciplines, discipline);
    }
    *(PhysicalDisciplines *)field = disciplines;
}

static void read_kind_weights(const Reader *reader, const Node *record, const char *key, void *field)
{
    int64_t *weights = field;
    WeightedNames kinds = {0};
    read_weights(reader, record, key, &kinds);
    for (int i = 0; i < ASSESS_COMPREHENSIVE; i++) weights[i] = 0;
    for (size_t i = 0; i < kinds.count; i++) {
        AssessmentKind kind = assessment_kind_from(kinds.items[i].name);
        if (kind < ASSESS_COMPREHENSIVE) weights[kind] = kinds.items[i].weight;
    }
}

static void read_grades(const Reader *reader, const Node *record, const char *key, void *field)
{
    Grades grades = {0};
    const Node *list = list_at(record, key);
    for (size_t i = 0; i < list_count(list); i++) {
        Grade grade = {.name = text_at(reader, node_item(list, i), "grade").value};
        read_tenths(reader, node_item(list, i), "min", &grade.from_tenths);
        array_push(reader->arena, &grades, grade);
    }
    *(Grades *)field = grades;
}

static void read_rectification(const Reader *reader, const Node *record, const char *key, void *field)
{
    int *days_to_rectify = field;
    const Node *list = list_at(record, key);
    for (int i = 0; i < FINDING_SEVERITY_COUNT; i++) days_to_rectify[i] = -1;
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        FindingSeverity severity = finding_severity_from(text_at(reader, item, "severity").value);
        Number days = number_at(reader, item, "days");
        if (severity < FINDING_SEVERITY_COUNT && days.present) days_to_rectify[severity] = whole(days);
    }
}

static void read_brackets(const Reader *reader, const Node *record, const char *key, void *field)
{
    TaxBrackets brackets = {0};
    const Node *list = list_at(record, key);
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Amount up_to = amount_at(reader, item, "up_to");
        TaxBracket bracket = {
            .up_to = up_to.present ? up_to.value : INT64_MAX,
            .rate = number_at(reader, item, "rate").ten_thousandths,
            .quick_deduction = amount_at(reader, item, "quick_deduction").value,
        };
        array_push(reader->arena, &brackets, bracket);
    }
    *(TaxBrackets *)field = brackets;
}

/* --- the table --- */

#define FIELD(name) offsetof(Edition, name)

static const Row rows[] = {
    {"", "from_on", read_day, FIELD(from_on)},
    {"", "measures", read_str, FIELD(measures)},
    {"basis", "opinions", read_documents, FIELD(opinions)},
    {"basis", "standards", read_documents, FIELD(standards)},
    {"application", "investment_min", read_money, FIELD(investment_min)},
    {"application", "contract_min", read_money, FIELD(contract_min)},
    {"application", "suspicious_amount", read_money, FIELD(suspicious_amount)},
    {"application", "construction_natures", read_words, FIELD(construction_natures)},
    {"application", "stages", read_words, FIELD(stages)},
    {"experts", "library_grades", read_words, FIELD(library_grades)},
    {"experts", "titles", read_words, FIELD(titles)},
    {"experts", "team_min", read_whole, FIELD(experts_min)},
    {"experts", "team_max", read_whole, FIELD(experts_max)},
    {"experts", "lookback_months", read_whole, FIELD(employment_lookback_months)},
    {"findings", "rectification_days", read_rectification, FIELD(days_to_rectify)},
    {"findings", "reinspection_lag_days", read_whole, FIELD(reinspection_lag_days)},
    {"findings", "due_soon_days", read_whole, FIELD(due_soon_days)},
    {"finance", "uninvoiced_receipt_days", read_whole, FIELD(uninvoiced_receipt_days)},
    {"finance", "reimbursement_days", read_whole, FIELD(reimbursement_days)},
    {"finance", "net_tolerance", read_money, FIELD(net_tolerance)},
    {"finance.labour_tax", "together", read_together, FIELD(tax_by_payer)},
    {"finance.labour_tax", "small_max", read_money, FIELD(tax_allowance_up_to)},
    {"finance.labour_tax", "small_deduction", read_money, FIELD(tax_allowance)},
    {"finance.labour_tax", "taxable_share", read_share, FIELD(tax_share)},
    {"finance.labour_tax", "brackets", read_brackets, FIELD(tax_brackets)},
    {"assessment.management", "sections", read_weights, FIELD(management)},
    {"assessment.physical", "sections", read_disciplines, FIELD(physical)},
    {"assessment.physical", "aspects", read_weights, FIELD(physical_aspects)},
    {"assessment.economy", "sections", read_weights, FIELD(economy)},
    {"assessment.comprehensive", "sections", read_kind_weights, FIELD(comprehensive_weights)},
    {"assessment", "grades", read_grades, FIELD(grades)},
    {"assessment", "accident_grade", read_str, FIELD(accident_grade)},
    {"assessment", "discipline_floor", read_tenths, FIELD(discipline_floor_tenths)},
    {"assessment", "discipline_floor_grade", read_str, FIELD(discipline_floor_grade)},
};

/* The record at a path of keys, "" for the node itself; NULL where there is none. */
static const Node *group_at(const Node *node, Str path)
{
    while (node && path.len) {
        size_t dot = str_find(path, STR("."));
        size_t end = dot == SIZE_MAX ? path.len : dot;
        node = node_get(node, str_slice(path, 0, end));
        path = str_slice(path, dot == SIZE_MAX ? end : end + 1, path.len);
    }
    return node;
}

static void read_edition(const Reader *reader, const Node *node, Edition *edition)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Row *row = &rows[i];
        const Node *group = group_at(node, str_from(row->group));
        if (node_get(group, str_from(row->key)))
            row->read(reader, group, row->key, (char *)edition + row->field);
    }
}

/* False with a message where they do not follow one another: each is read over the one before. */
static bool read_editions(const Reader *reader, const Node *list, Policy *policy, DiagList *diags)
{
    Edition edition = {.from_on = DATE_NONE};
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Date former = edition.from_on;
        read_edition(reader, item, &edition);
        if (edition.from_on <= former) {
            Diag *diag = diag_add(diags, "S0903", node_get(item, STR("from_on"))->span,
                                  "各版须按生效日期由早到晚排列", "editions must follow one another by day");
            diag_label(diags, diag, "应晚于前一版的 %.*s", "must be later than %.*s, the former one's",
                       STR_ARG(date_iso(reader->arena, former)));
            return false;
        }
        array_push(reader->arena, &policy->editions, edition);
    }
    return true;
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
        read_words(reader, item, "aliases", &service.aliases);
        array_push(reader->arena, &policy->services, service);
    }
}

/* NULL where the file cannot be read or fails its schema: a policy is believed whole or not at all. */
static const Node *open_valid(Arena *arena, const Schemas *schemas, Str folder, const char *kind,
                              DiagList *diags)
{
    Str path = path_join(arena, folder, str_printf(arena, "%s.yaml", kind));
    const Schema *schema = schemas_get(schemas, str_from(kind));
    const Doc *doc = doc_open(arena, path, diags);
    PtrSet failed = {0};
    if (!schema || !doc) return NULL;
    return schema_validate(schema, doc, arena, &failed, diags) ? doc->root : NULL;
}

const Policy *policy_load(Arena *arena, const Schemas *schemas, Str folder, DiagList *diags)
{
    Policy *policy = arena_make(arena, Policy);
    PtrSet none = {0};
    Reader reader = {.arena = arena, .failed = &none};
    const Node *root = open_valid(arena, schemas, folder, "policy", diags);
    const Node *services = open_valid(arena, schemas, folder, "services", diags);
    if (!root || !services) return NULL;
    const Node *association = node_get(root, STR("association"));
    policy->association = text_at(&reader, association, "name").value;
    policy->secretariat = text_at(&reader, association, "secretariat").value;
    policy->catalogue = services;
    read_services(&reader, services, policy);
    return read_editions(&reader, list_at(root, "editions"), policy, diags) ? policy : NULL;
}

const Edition *policy_on(const Policy *policy, Date day)
{
    size_t which = policy->editions.count - 1;
    while (which > 0 && policy->editions.items[which].from_on > day) which--;
    return &policy->editions.items[which];
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

const PhysicalDiscipline *edition_physical(const Edition *edition, Str discipline)
{
    for (size_t i = 0; i < edition->physical.count; i++) {
        const PhysicalDiscipline *candidate = &edition->physical.items[i];
        for (size_t t = 0; t < candidate->takes.count; t++)
            if (str_equal(candidate->takes.items[t], discipline)) return candidate;
    }
    return NULL;
}
