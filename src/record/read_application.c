#include "record/read-imp.h"

static Approval read_approval(const Reader *reader, const Node *project)
{
    const Node *node = node_get(project, STR("approval"));
    Approval approval = {
        .type = text_at(reader, node, "type"),
        .number = text_at(reader, node, "number"),
        .authority = text_at(reader, node, "authority"),
        .approved_on = day_at(reader, node, "approved_on"),
        .span = node ? node_anchor(node) : node_anchor(project),
    };
    return approval;
}

static ProjectFacts read_facts(const Reader *reader, const Node *root)
{
    const Node *node = node_get(root, STR("project"));
    if (!node) return (ProjectFacts){.span = node_anchor(root), .approval.span = node_anchor(root)};
    return (ProjectFacts){
        .name = text_at(reader, node, "name"),
        .location = text_at(reader, node, "location"),
        .overseas = flag_at(reader, node, "overseas"),
        .country = text_at(reader, node, "country"),
        .currency = text_at(reader, node, "currency"),
        .exchange_rate = rate_at(reader, node, "exchange_rate"),
        .rate_on = day_at(reader, node, "rate_on"),
        .industry = text_at(reader, node, "industry"),
        .construction_nature = text_at(reader, node, "construction_nature"),
        .stage = text_at(reader, node, "stage"),
        .investment = amount_at(reader, node, "investment"),
        .contract_amount = amount_at(reader, node, "contract_amount"),
        .approval = read_approval(reader, node),
        .independent_capacity = flag_at(reader, node, "independent_capacity"),
        .use_function = flag_at(reader, node, "use_function"),
        .start_on = day_at(reader, node, "start_on"),
        .planned_finish_on = day_at(reader, node, "planned_finish_on"),
        .actual_finish_on = day_at(reader, node, "actual_finish_on"),
        .scale = text_at(reader, node, "scale"),
        .description = text_at(reader, node, "description"),
        .span = node_anchor(node),
    };
}

static Unit read_unit(const Reader *reader, const Node *node)
{
    return (Unit){
        .id = text_at(reader, node, "id"),
        .name = text_at(reader, node, "name"),
        .credit_code = text_at(reader, node, "credit_code"),
        .type = text_at(reader, node, "type"),
        .member_number = text_at(reader, node, "member_number"),
        .member_until = day_at(reader, node, "member_until"),
        .lead = flag_at(reader, node, "lead"),
        .client = flag_at(reader, node, "client"),
        .group = text_at(reader, node, "group"),
        .contact = text_at(reader, node, "contact"),
        .phone = text_at(reader, node, "phone"),
        .span = node_anchor(node),
    };
}

static Review read_review(const Reader *reader, const Node *node)
{
    Review review = {
        .present = node && node->kind == NODE_MAPPING,
        .accepted_on = day_at(reader, node, "accepted_on"),
        .reviewed_on = day_at(reader, node, "reviewed_on"),
        .reviewer = text_at(reader, node, "reviewer"),
        .conclusion = text_at(reader, node, "conclusion"),
        .span = node ? node_anchor(node) : (Span){0},
    };
    const Node *checks = list_at(node, "checks");
    for (size_t i = 0; i < list_count(checks); i++) {
        const Node *item = node_item(checks, i);
        ReviewCheck check = {
            .article = number_at(reader, item, "article"),
            .result = text_at(reader, item, "result"),
            .note = text_at(reader, item, "note"),
            .span = node_anchor(item),
        };
        array_push(reader->arena, &review.checks, check);
    }
    return review;
}

static Recommendation read_recommendation(const Reader *reader, const Node *node)
{
    return (Recommendation){
        .present = node && node->kind == NODE_MAPPING,
        .recommended_on = day_at(reader, node, "recommended_on"),
        .reason = text_at(reader, node, "reason"),
        .client_willing = flag_at(reader, node, "client_willing"),
        .joint_work = text_at(reader, node, "joint_work"),
        .span = node ? node_anchor(node) : (Span){0},
    };
}

static Accepted read_accepted(const Reader *reader, const Node *node)
{
    return (Accepted){
        .code = text_at(reader, node, "code"),
        .about = text_at(reader, node, "about"),
        .reason = text_at(reader, node, "reason"),
        .by = text_at(reader, node, "by"),
        .date = day_at(reader, node, "date"),
        .span = node_anchor(node),
    };
}

void read_application(const Reader *reader, const Node *root, Application *application)
{
    *application = (Application){
        .id = text_at(reader, root, "id"),
        .project = read_facts(reader, root),
        .applied_on = day_at(reader, root, "applied_on"),
        .joint = flag_at(reader, root, "joint"),
        .quality_goal = text_at(reader, root, "quality_goal"),
        .innovation = text_at(reader, root, "innovation"),
        .green = text_at(reader, root, "green"),
        .influence = text_at(reader, root, "influence"),
        .representativeness = text_at(reader, root, "representativeness"),
        .advancement = text_at(reader, root, "advancement"),
        .services = texts_at(reader, root, "services"),
        .voluntary = flag_at(reader, root, "voluntary"),
        .review = read_review(reader, node_get(root, STR("review"))),
        .recommendation = read_recommendation(reader, node_get(root, STR("recommendation"))),
        .span = node_anchor(root),
    };
    const Node *accepted = list_at(root, "accepted");
    for (size_t i = 0; i < list_count(accepted); i++)
        array_push(reader->arena, &application->accepted, read_accepted(reader, node_item(accepted, i)));
    const Node *units = list_at(root, "units");
    for (size_t i = 0; i < list_count(units); i++)
        array_push(reader->arena, &application->units, read_unit(reader, node_item(units, i)));
}
