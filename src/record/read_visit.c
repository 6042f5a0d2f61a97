#include "record/read-imp.h"

static PhotoRefs read_photos(const Reader *reader, const Node *record)
{
    PhotoRefs photos = {0};
    const Node *list = list_at(record, "photos");
    if (list_count(list)) array_fit(reader->arena, &photos, list_count(list));
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        PhotoRef photo = {
            .file = text_at(reader, item, "file"),
            .caption = text_at(reader, item, "caption"),
            .span = node_anchor(item),
        };
        array_push(reader->arena, &photos, photo);
    }
    return photos;
}

static void read_basis(const Reader *reader, const Node *node, Finding *finding)
{
    const Node *list = list_at(node, "basis");
    if (list_count(list)) array_fit(reader->arena, &finding->basis, list_count(list));
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Basis basis = {
            .standard = text_at(reader, item, "standard"),
            .clause = text_at(reader, item, "clause"),
            .mandatory = flag_at(reader, item, "mandatory"),
            .span = node_anchor(item),
        };
        array_push(reader->arena, &finding->basis, basis);
    }
}

static void read_rectifications(const Reader *reader, const Node *node, Finding *finding)
{
    const Node *list = list_at(node, "rectifications");
    if (list_count(list)) array_fit(reader->arena, &finding->rectifications, list_count(list));
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Rectification rectification = {
            .date = day_at(reader, item, "date"),
            .text = text_at(reader, item, "text"),
            .by = text_at(reader, item, "by"),
            .photos = read_photos(reader, item),
            .node = item,
            .span = node_anchor(item),
        };
        array_push(reader->arena, &finding->rectifications, rectification);
    }
}

static void read_reinspections(const Reader *reader, const Node *node, Finding *finding)
{
    const Node *list = list_at(node, "reinspections");
    if (list_count(list)) array_fit(reader->arena, &finding->reinspections, list_count(list));
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Reinspection reinspection = {
            .date = day_at(reader, item, "date"),
            .result = text_at(reader, item, "result"),
            .by = text_at(reader, item, "by"),
            .note = text_at(reader, item, "note"),
            .due_on = day_at(reader, item, "due_on"),
            .closed_on = day_at(reader, item, "closed_on"),
            .node = item,
            .span = node_anchor(item),
        };
        array_push(reader->arena, &finding->reinspections, reinspection);
    }
}

static void read_extensions(const Reader *reader, const Node *node, Finding *finding)
{
    const Node *list = list_at(node, "extensions");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Extension extension = {
            .date = day_at(reader, item, "date"),
            .due_on = day_at(reader, item, "due_on"),
            .reason = text_at(reader, item, "reason"),
            .span = node_anchor(item),
        };
        array_push(reader->arena, &finding->extensions, extension);
    }
}

static Withdrawal read_withdrawal(const Reader *reader, const Node *finding)
{
    const Node *node = node_get(finding, STR("withdrawn"));
    if (!node || node->kind != NODE_MAPPING) return (Withdrawal){0};
    return (Withdrawal){
        .present = true,
        .date = day_at(reader, node, "date"),
        .reason = text_at(reader, node, "reason"),
        .span = node_anchor(node),
    };
}

static Finding read_finding(const Reader *reader, const Node *node)
{
    Finding finding = {
        .id = text_at(reader, node, "id"),
        .discipline = text_at(reader, node, "discipline"),
        .category = text_at(reader, node, "category"),
        .severity = text_at(reader, node, "severity"),
        .part = text_at(reader, node, "part"),
        .description = text_at(reader, node, "description"),
        .measured = text_at(reader, node, "measured"),
        .required = text_at(reader, node, "required"),
        .unit = text_at(reader, node, "unit"),
        .expert = text_at(reader, node, "expert"),
        .suggestion = text_at(reader, node, "suggestion"),
        .draft = flag_at(reader, node, "draft"),
        .issued_on = day_at(reader, node, "issued_on"),
        .received_on = day_at(reader, node, "received_on"),
        .due_on = day_at(reader, node, "due_on"),
        .withdrawn = read_withdrawal(reader, node),
        .photos = read_photos(reader, node),
        .node = node,
        .span = node_anchor(node),
    };
    finding.severity_rank = finding_severity_from(finding.severity.value);
    read_basis(reader, node, &finding);
    read_rectifications(reader, node, &finding);
    read_reinspections(reader, node, &finding);
    read_extensions(reader, node, &finding);
    return finding;
}

static void read_physical(const Reader *reader, const Node *root, Visit *visit)
{
    const Node *list = list_at(root, "physical");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        PhysicalCheck check = {
            .discipline = text_at(reader, item, "discipline"),
            .text = text_at(reader, item, "text"),
        };
        array_push(reader->arena, &visit->physical, check);
    }
}

static void read_schedule(const Reader *reader, const Node *root, Visit *visit)
{
    const Node *list = list_at(root, "schedule");
    for (size_t i = 0; i < list_count(list); i++)
        array_push(reader->arena, &visit->schedule, day_at(reader, node_item(list, i), "date"));
}

static void read_attendance(const Reader *reader, const Node *root, Visit *visit)
{
    const Node *list = list_at(root, "attendance");
    for (size_t i = 0; i < list_count(list); i++) {
        const Node *item = node_item(list, i);
        Attendee attendee = {
            .name = text_at(reader, item, "name"),
            .unit = text_at(reader, item, "unit"),
            .role = text_at(reader, item, "role"),
            .node = item,
            .span = node_anchor(item),
        };
        array_push(reader->arena, &visit->attendance, attendee);
    }
}

void read_visit(const Reader *reader, const Doc *doc, Visit *visit)
{
    const Node *root = doc->root;
    *visit = (Visit){
        .id = text_at(reader, root, "id"),
        .type = text_at(reader, root, "type"),
        .modes = texts_at(reader, root, "modes"),
        .start_on = day_at(reader, root, "start_on"),
        .end_on = day_at(reader, root, "end_on"),
        .issued_on = day_at(reader, root, "issued_on"),
        .experts = texts_at(reader, root, "experts"),
        .services = texts_at(reader, root, "services"),
        .progress = text_at(reader, root, "progress"),
        .summary = text_at(reader, root, "summary"),
        .management = text_at(reader, root, "management"),
        .good_practices = texts_at(reader, root, "good_practices"),
        .conclusion = text_at(reader, root, "conclusion"),
        .advice = texts_at(reader, root, "advice"),
        .doc = doc,
        .span = node_anchor(root),
    };
    read_physical(reader, root, visit);
    read_schedule(reader, root, visit);
    read_attendance(reader, root, visit);
    const Node *findings = list_at(root, "findings");
    array_fit(reader->arena, &visit->findings, list_count(findings));
    for (size_t i = 0; i < list_count(findings); i++)
        array_push(reader->arena, &visit->findings, read_finding(reader, node_item(findings, i)));
}

void visit_settle(Visit *visit, const Project *project)
{
    visit->project = project;
    for (size_t i = 0; i < visit->findings.count; i++) visit->findings.items[i].visit = visit;
}
