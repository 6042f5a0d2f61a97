#include "base/file.h"
#include "record/read-imp.h"

#include <string.h>

static AssessmentItem read_item(const Reader *reader, const Node *node)
{
    return (AssessmentItem){
        .name = text_at(reader, node, "name"),
        .weight = number_at(reader, node, "weight"),
        .score = number_at(reader, node, "score"),
        .not_applicable = flag_at(reader, node, "not_applicable"),
        .evidence = text_at(reader, node, "evidence"),
        .span = node_anchor(node),
    };
}

static AssessmentSection read_section(const Reader *reader, const Node *node)
{
    AssessmentSection section = {
        .name = text_at(reader, node, "name"),
        .weight = number_at(reader, node, "weight"),
        .span = node_anchor(node),
    };
    const Node *items = list_at(node, "items");
    for (size_t i = 0; i < list_count(items); i++)
        array_push(reader->arena, &section.items, read_item(reader, node_item(items, i)));
    return section;
}

void read_assessment(const Reader *reader, const Doc *doc, Assessment *assessment)
{
    const Node *root = doc->root;
    *assessment = (Assessment){
        .kind = text_at(reader, root, "kind"),
        .assessed_on = day_at(reader, root, "assessed_on"),
        .experts = texts_at(reader, root, "experts"),
        .accident = flag_at(reader, root, "accident"),
        .doc = doc,
        .span = node_anchor(root),
    };
    Str name = path_name(doc->source->path);
    assessment->named_for = assessment_kind_of_file(str_slice(name, 0, name.len - strlen(".yaml")));
    assessment->kind_rank = assessment_kind_from(assessment->kind.value);
    if (assessment->kind_rank != assessment->named_for) assessment->kind_rank = ASSESS_KIND_COUNT;
    /* Its sections speak against its kind, as the schema has said: either may be wrong. */
    if ((assessment->kind_rank == ASSESS_COMPREHENSIVE) == (node_get(root, STR("sections")) != NULL))
        assessment->kind_rank = ASSESS_KIND_COUNT;
    const Node *sections = list_at(root, "sections");
    for (size_t i = 0; i < list_count(sections); i++)
        array_push(reader->arena, &assessment->sections, read_section(reader, node_item(sections, i)));
}
