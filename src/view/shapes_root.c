#include "view/shapes-imp.h"

#define EXTEND(arena, base, extras) shape_extend((arena), (base), (extras), sizeof(extras) / sizeof *(extras))

/* A list of visits under each name that a visit has a text or a list under. */
static const Shape *visits_with(Arena *arena, const Shape *visit)
{
    Extra *lists = arena_make_many(arena, Extra, visit->field_count);
    size_t count = 0;
    for (size_t i = 0; i < visit->field_count; i++) {
        const ShapeField *field = &visit->fields[i];
        if (field->shape->kind == VALUE_TEXT || field->shape->kind == VALUE_LIST)
            lists[count++] = (Extra){str_cstr(arena, field->name), VALUE_LIST, "批次", visit};
    }
    return shape_extend(arena, NULL, lists, count);
}

static void project_root(Arena *arena, Shapes *s)
{
    s->visits_with = visits_with(arena, s->visit.shape);
    const Extra root[] = {
        {"as_of", VALUE_DATE, "截至日期", NULL},
        {"association", VALUE_TEXT, "协会", NULL},
        {"secretariat", VALUE_TEXT, "秘书处", NULL},
        {"measures", VALUE_TEXT, "办法", NULL},
        {"bases", VALUE_LIST, "依据", s->basis},
        {"project", VALUE_RECORD, "项目", s->project.shape},
        {"application", VALUE_RECORD, "申请与审核", s->application.shape},
        {"client", VALUE_RECORD, "委托单位", s->unit.shape},
        {"lead", VALUE_RECORD, "主申报单位", s->unit.shape},
        {"units", VALUE_LIST, "参建单位", s->unit.shape},
        {"agreement", VALUE_RECORD, "咨询服务协议", s->agreement.shape},
        {"plan", VALUE_RECORD, "咨询服务方案", shape_field(s->agreement.shape, STR("plan"))},
        {"experts", VALUE_LIST, "专家组", s->expert.shape},
        {"team_leader", VALUE_RECORD, "组长", s->expert.shape},
        {"team", VALUE_RECORD, "专家组", s->team},
        {"staff", VALUE_LIST, "协会工作人员", s->staff.shape},
        {"members", VALUE_LIST, "本次专家", s->expert.shape},
        {"visits", VALUE_LIST, "本次服务", s->visit.shape},
        {"all_visits", VALUE_LIST, "历次服务", s->visit.shape},
        {"previous_visits", VALUE_LIST, "此前服务", s->visit.shape},
        {"visit", VALUE_RECORD, "本次服务", s->visit.shape},
        {"visit_ids", VALUE_TEXT, "批次", NULL},
        {"batches", VALUE_TEXT, "批次", NULL},
        {"several_visits", VALUE_BOOL, "几个批次", NULL},
        {"visits_with", VALUE_RECORD, "有此内容的批次", s->visits_with},
        {"unit", VALUE_RECORD, "所选单位", s->unit.shape},
        {"expert", VALUE_RECORD, "所选专家", s->expert.shape},
        {"visit_services", VALUE_LIST, "本次服务内容", s->service},
        {"period", VALUE_RECORD, "本次服务起止", s->period},
        {"findings", VALUE_LIST, "本次问题", s->finding.shape},
        {"detailed_findings", VALUE_LIST, "本次有详情的问题", s->finding.shape},
        {"all_findings", VALUE_LIST, "全部问题", s->finding.shape},
        {"open_findings", VALUE_LIST, "未闭环问题", s->finding.shape},
        {"overdue_findings", VALUE_LIST, "逾期问题", s->finding.shape},
        {"previous_open", VALUE_LIST, "上次未闭环问题", s->finding.shape},
        {"photos", VALUE_LIST, "照片", s->finding_photo},
        {"stats", VALUE_RECORD, "全部问题统计", s->stats},
        {"visit_stats", VALUE_RECORD, "本次问题统计", s->stats},
        {"previous_stats", VALUE_RECORD, "上次未闭环问题统计", s->stats},
        {"assessments", VALUE_LIST, "质量评估", s->assessment.shape},
        {"assessment", VALUE_RECORD, "本项评估", s->assessment.shape},
        {"scores", VALUE_RECORD, "得分", s->scores},
        {"score", VALUE_RECORD, "本报告得分", s->score},
        {"finance", VALUE_RECORD, "财务", s->finance.shape},
        {"invoices", VALUE_LIST, "开票", s->invoice.shape},
        {"receipts", VALUE_LIST, "回款", s->receipt.shape},
        {"refunds", VALUE_LIST, "退款", s->refund.shape},
        {"collections", VALUE_LIST, "回款与退款", s->collection},
        {"expert_costs", VALUE_LIST, "专家费用", s->cost.shape},
        {"expert_payments", VALUE_LIST, "各专家的费用", s->payment.shape},
        {"milestones", VALUE_LIST, "付款节点", s->milestone.shape},
        {"money", VALUE_RECORD, "费用汇总", s->money},
        {"labour_taxes", VALUE_LIST, "劳务个税", s->labour_tax},
        {"register", VALUE_RECORD, "成果登记", s->reports.shape},
        {"deliverables", VALUE_LIST, "其他成果", s->deliverable.shape},
        {"termination", VALUE_RECORD, "终止", s->termination.shape},
        {"letters", VALUE_LIST, "发文", shape_field(s->letters.shape, STR("letters"))->item},
        {"publication", VALUE_RECORD, "公布", s->publication.shape},
        {"report", VALUE_RECORD, "报告", s->report},
    };
    s->root = EXTEND(arena, NULL, root);
}

static void ledger_root(Arena *arena, Shapes *s)
{
    static const Extra vocabularies[] = {
        {"disciplines", VALUE_LIST, "专业", NULL},    {"categories", VALUE_LIST, "类别", NULL},
        {"severities", VALUE_LIST, "严重程度", NULL}, {"statuses", VALUE_LIST, "状态", NULL},
        {"unit_types", VALUE_LIST, "单位类型", NULL}, {"invoice_kinds", VALUE_LIST, "发票种类", NULL},
        {"payers", VALUE_LIST, "支付方", NULL},
    };
    s->vocabularies = EXTEND(arena, NULL, vocabularies);
    const Extra root[] = {
        {"as_of", VALUE_DATE, "截至日期", NULL},
        {"association", VALUE_TEXT, "协会", NULL},
        {"projects", VALUE_LIST, "项目", s->root},
        {"unread", VALUE_LIST, "未列入的项目", NULL},
        {"findings", VALUE_LIST, "问题", s->finding.shape},
        {"open_findings", VALUE_LIST, "未闭环问题", s->finding.shape},
        {"overdue_findings", VALUE_LIST, "逾期问题", s->finding.shape},
        {"milestones", VALUE_LIST, "付款节点", s->milestone.shape},
        {"invoices", VALUE_LIST, "开票", s->invoice.shape},
        {"receipts", VALUE_LIST, "回款", s->receipt.shape},
        {"refunds", VALUE_LIST, "退款", s->refund.shape},
        {"collections", VALUE_LIST, "回款与退款", s->collection},
        {"expert_costs", VALUE_LIST, "专家费用", s->cost.shape},
        {"expert_payments", VALUE_LIST, "各专家的费用", s->payment.shape},
        {"labour_taxes", VALUE_LIST, "劳务个税", s->labour_tax},
        {"stats", VALUE_RECORD, "全部问题统计", s->stats},
        {"vocabularies", VALUE_RECORD, "词表", s->vocabularies},
    };
    s->ledger_root = EXTEND(arena, NULL, root);
}

void root_shapes(Arena *arena, Shapes *shapes)
{
    project_root(arena, shapes);
    if (shapes->ledger) ledger_root(arena, shapes);
}
