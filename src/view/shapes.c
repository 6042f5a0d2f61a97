#include "view/shapes-imp.h"

#define EXTEND(arena, base, extras) shape_extend((arena), (base), (extras), sizeof(extras) / sizeof *(extras))

static Form form_of(const Shapes *shapes, const Described *described)
{
    Form form = {.described = described, .base = shape_described(shapes->companions, described)};
    form.shape = form.base;
    return form;
}

static Form file_form(const Shapes *shapes, const Schemas *schemas, const char *kind)
{
    const Schema *schema = schemas_get(schemas, str_from(kind));
    return form_of(shapes, schema ? schema_describe(schema) : NULL);
}

/* The records of the list under the key. */
static Form item_form(const Shapes *shapes, const Form *file, const char *key)
{
    const Described *list = described_key(file->described, key);
    return form_of(shapes, list ? list->item : NULL);
}

static void forms(Arena *arena, const Schemas *schemas, Shapes *shapes)
{
    shapes->companions = companions_new(arena, schemas);
    shapes->application = file_form(shapes, schemas, "application");
    shapes->project = form_of(shapes, described_key(shapes->application.described, "project"));
    shapes->unit = item_form(shapes, &shapes->application, "units");
    shapes->agreement = file_form(shapes, schemas, "agreement");
    shapes->milestone = item_form(shapes, &shapes->agreement, "milestones");
    shapes->team_file = file_form(shapes, schemas, "experts");
    shapes->expert = item_form(shapes, &shapes->team_file, "experts");
    shapes->staff = item_form(shapes, &shapes->team_file, "staff");
    shapes->visit = file_form(shapes, schemas, "visit");
    shapes->physical = item_form(shapes, &shapes->visit, "physical");
    shapes->attendee = item_form(shapes, &shapes->visit, "attendance");
    shapes->finding = item_form(shapes, &shapes->visit, "findings");
    shapes->rectification = item_form(shapes, &shapes->finding, "rectifications");
    shapes->reinspection = item_form(shapes, &shapes->finding, "reinspections");
    shapes->assessment = file_form(shapes, schemas, "assessment");
    shapes->section = item_form(shapes, &shapes->assessment, "sections");
    shapes->item = item_form(shapes, &shapes->section, "items");
    shapes->finance = file_form(shapes, schemas, "finance");
    shapes->invoice = item_form(shapes, &shapes->finance, "invoices");
    shapes->receipt = item_form(shapes, &shapes->finance, "receipts");
    shapes->refund = item_form(shapes, &shapes->finance, "refunds");
    shapes->cost = item_form(shapes, &shapes->finance, "expert_costs");
    shapes->payment = item_form(shapes, &shapes->cost, "experts");
    shapes->reports = file_form(shapes, schemas, "reports");
    shapes->deliverable = item_form(shapes, &shapes->reports, "deliverables");
    shapes->letters = file_form(shapes, schemas, "letters");
    shapes->termination = file_form(shapes, schemas, "termination");
    shapes->publication = file_form(shapes, schemas, "publication");
    shapes->result = item_form(shapes, &shapes->publication, "results");
    shapes->service = service_shape(arena);
}

static void photo_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra photo[] = {
        {"file", VALUE_TEXT, "文件名", NULL},
        {"path", VALUE_TEXT, "文件", NULL},
        {"caption", VALUE_TEXT, "说明", NULL},
        {"kind", VALUE_TEXT, "整改前或整改后", NULL},
    };
    static const Extra of_finding[] = {
        {"finding_id", VALUE_TEXT, "问题编号", NULL},
        {"finding_part", VALUE_TEXT, "部位", NULL},
    };
    shapes->photo = EXTEND(arena, NULL, photo);
    shapes->finding_photo = EXTEND(arena, shapes->photo, of_finding);
}

static const Extra finding_texts[] = {
    {"status", VALUE_TEXT, "状态", NULL},
    {"closed_on", VALUE_DATE, "销项日期", NULL},
    {"reason", VALUE_TEXT, "撤销或延期的原因", NULL},
    {"due_on_first", VALUE_DATE, "原整改期限", NULL},
    {"basis_text", VALUE_TEXT, "依据标准及条款", NULL},
    {"visit_id", VALUE_TEXT, "批次", NULL},
    {"visit_type", VALUE_TEXT, "服务类型", NULL},
    {"visit_period", VALUE_TEXT, "检查日期", NULL},
    {"visit_start_on", VALUE_DATE, "检查开始日期", NULL},
    {"visit_end_on", VALUE_DATE, "检查结束日期", NULL},
    {"project_id", VALUE_TEXT, "项目编号", NULL},
    {"project_name", VALUE_TEXT, "项目名称", NULL},
    {"is_open", VALUE_BOOL, "未闭环", NULL},
    {"is_closed", VALUE_BOOL, "已销项", NULL},
    {"is_overdue", VALUE_BOOL, "逾期", NULL},
    {"is_awaiting", VALUE_BOOL, "待复查", NULL},
    {"is_lagging", VALUE_BOOL, "复查滞后", NULL},
    {"is_critical", VALUE_BOOL, "严重问题", NULL},
    {"is_detailed", VALUE_BOOL, "有详情", NULL},
    {"is_due_soon", VALUE_BOOL, "即将到期", NULL},
    {"is_withdrawn", VALUE_BOOL, "撤销", NULL},
    {"is_draft", VALUE_BOOL, "草拟", NULL},
    {"overdue_days", VALUE_INTEGER, "逾期天数", NULL},
    {"awaiting_days", VALUE_INTEGER, "待复查天数", NULL},
    {"rectification_count", VALUE_INTEGER, "整改次数", NULL},
    {"reinspection_count", VALUE_INTEGER, "复查次数", NULL},
    {"rectified_on", VALUE_DATE, "整改完成日", NULL},
    {"reinspected_on", VALUE_DATE, "复查日", NULL},
    {"reinspected_by", VALUE_TEXT, "复查人", NULL},
    {"reinspection_result", VALUE_TEXT, "复查结论", NULL},
    {"progress", VALUE_TEXT, "整改过程", NULL},
    {"photo_count", VALUE_INTEGER, "照片", NULL},
    {"remark", VALUE_TEXT, "备注", NULL},
};

static void finding_shape(Arena *arena, Shapes *shapes)
{
    const Extra records[] = {
        {"photos", VALUE_LIST, "照片", shapes->photo},
        {"after_photos", VALUE_LIST, "整改后照片", shapes->photo},
        {"rectifications", VALUE_LIST, "整改", shapes->rectification.shape},
        {"reinspections", VALUE_LIST, "复查", shapes->reinspection.shape},
        {"last_rectification", VALUE_RECORD, "最近整改", shapes->rectification.shape},
        {"last_reinspection", VALUE_RECORD, "最近复查", shapes->reinspection.shape},
    };
    shapes->finding.shape = EXTEND(arena, shapes->finding.base, finding_texts);
    shapes->finding.shape = EXTEND(arena, shapes->finding.shape, records);
}

static void visit_shapes(Arena *arena, Shapes *shapes)
{
    const Extra physical[] = {
        {"findings", VALUE_LIST, "问题", shapes->finding.shape},
        {"finding_ids", VALUE_LIST, "问题编号", NULL},
    };
    shapes->physical.shape = EXTEND(arena, shapes->physical.base, physical);
    const Extra visit[] = {
        {"physical", VALUE_LIST, "实体质量检查情况", shapes->physical.shape},
        {"attendance", VALUE_LIST, "签到", shapes->attendee.shape},
        {"findings", VALUE_LIST, "问题", shapes->finding.shape},
        {"period", VALUE_TEXT, "服务日期", NULL},
        {"period_prose", VALUE_TEXT, "服务日期", NULL},
        {"batch", VALUE_TEXT, "批次", NULL},
        {"days", VALUE_INTEGER, "天数", NULL},
        {"members", VALUE_LIST, "专家组成员", shapes->expert.shape},
        {"leader_name", VALUE_TEXT, "组长", NULL},
        {"stats", VALUE_RECORD, "问题统计", shapes->stats},
    };
    shapes->visit.shape = EXTEND(arena, shapes->visit.base, visit);
}

static void people_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra unit[] = {
        {"findings_total", VALUE_INTEGER, "问题数", NULL},
        {"findings_open", VALUE_INTEGER, "未闭环数", NULL},
    };
    static const Extra expert[] = {
        {"serial", VALUE_INTEGER, "序号", NULL},
        {"role", VALUE_TEXT, "组内分工", NULL},
    };
    static const Extra team[] = {
        {"count", VALUE_INTEGER, "人数", NULL},
        {"size_reason", VALUE_TEXT, "人数说明", NULL},
        {"names", VALUE_TEXT, "成员", NULL},
    };
    shapes->unit.shape = EXTEND(arena, shapes->unit.base, unit);
    shapes->expert.shape = EXTEND(arena, shapes->expert.base, expert);
    shapes->team = EXTEND(arena, NULL, team);
}

static const Extra score_fields[] = {
    {"kind", VALUE_TEXT, "评估种类", NULL},        {"kind_title", VALUE_TEXT, "评估名称", NULL},
    {"scored", VALUE_BOOL, "已评分", NULL},        {"score", VALUE_DECIMAL, "得分", NULL},
    {"grade", VALUE_TEXT, "等级", NULL},           {"accident", VALUE_BOOL, "质量事故", NULL},
    {"capped", VALUE_BOOL, "单项低分", NULL},      {"reasons", VALUE_LIST, "定级说明", NULL},
    {"assessed_on", VALUE_DATE, "评估日期", NULL},
};

static void score_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra item[] = {{"weight", VALUE_DECIMAL, "权重", NULL}};
    shapes->item.shape = EXTEND(arena, shapes->item.base, item);
    const Extra section[] = {
        {"weight", VALUE_DECIMAL, "权重", NULL},        {"items", VALUE_LIST, "评价项", shapes->item.shape},
        {"share", VALUE_DECIMAL, "权重占比", NULL},     {"scored", VALUE_BOOL, "已评分", NULL},
        {"score", VALUE_DECIMAL, "得分", NULL},         {"total", VALUE_INTEGER, "问题数", NULL},
        {"open", VALUE_INTEGER, "未闭环", NULL},        {"has_findings", VALUE_BOOL, "有问题", NULL},
        {"has_open", VALUE_BOOL, "有未闭环问题", NULL},
    };
    shapes->section.shape = EXTEND(arena, shapes->section.base, section);
    const Extra sections[] = {{"sections", VALUE_LIST, "分项", shapes->section.shape}};
    shapes->score = EXTEND(arena, NULL, score_fields);
    shapes->score = EXTEND(arena, shapes->score, sections);
    shapes->assessment.shape = EXTEND(arena, shapes->assessment.base, score_fields);
    shapes->assessment.shape = EXTEND(arena, shapes->assessment.shape, sections);
    static const Extra result[] = {{"score", VALUE_DECIMAL, "得分", NULL}};
    shapes->result.shape = EXTEND(arena, shapes->result.base, result);
    const Extra results[] = {{"results", VALUE_LIST, "公布结果", shapes->result.shape}};
    shapes->publication.shape = EXTEND(arena, shapes->publication.base, results);
    const Extra scores[] = {
        {"management", VALUE_RECORD, "管理", shapes->score},
        {"physical", VALUE_RECORD, "实体", shapes->score},
        {"economy", VALUE_RECORD, "经济性", shapes->score},
        {"comprehensive", VALUE_RECORD, "综合", shapes->score},
    };
    shapes->scores = EXTEND(arena, NULL, scores);
}

static const Extra of_project[] = {
    {"project_id", VALUE_TEXT, "项目编号", NULL},
    {"project_name", VALUE_TEXT, "项目名称", NULL},
};

static const Extra of_costs[] = {
    {"travel", VALUE_MONEY, "交通费", NULL}, {"board", VALUE_MONEY, "食宿费", NULL},
    {"labour", VALUE_MONEY, "劳务费", NULL}, {"total", VALUE_MONEY, "金额", NULL},
    {"tax", VALUE_MONEY, "代扣个税", NULL},  {"net", VALUE_MONEY, "实付", NULL},
};

static void cost_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra payment[] = {
        {"visit", VALUE_TEXT, "批次", NULL},   {"date", VALUE_DATE, "支付日期", NULL},
        {"payer", VALUE_TEXT, "支付方", NULL}, {"reimbursed_on", VALUE_DATE, "报销日期", NULL},
        {"total", VALUE_MONEY, "金额", NULL},  {"net", VALUE_MONEY, "实付", NULL},
    };
    const Shape *part = EXTEND(arena, shapes->payment.base, payment);
    shapes->payment.shape = EXTEND(arena, part, of_project);
    const Extra cost[] = {{"experts", VALUE_LIST, "各专家的费用", shapes->payment.shape}};
    const Shape *round = EXTEND(arena, EXTEND(arena, shapes->cost.base, cost), of_costs);
    shapes->cost.shape = EXTEND(arena, round, of_project);
}

static void finance_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra milestone[] = {
        {"invoiced", VALUE_MONEY, "已开票", NULL},    {"received", VALUE_MONEY, "已回款", NULL},
        {"outstanding", VALUE_MONEY, "未回款", NULL}, {"is_cancelled", VALUE_BOOL, "已取消", NULL},
        {"is_overdue", VALUE_BOOL, "逾期", NULL},     {"overdue_days", VALUE_INTEGER, "逾期天数", NULL},
    };
    static const Extra invoice[] = {
        {"is_red", VALUE_BOOL, "红字发票", NULL},       {"reversed", VALUE_MONEY, "已冲红", NULL},
        {"remaining", VALUE_MONEY, "冲红后金额", NULL}, {"received", VALUE_MONEY, "已回款", NULL},
        {"outstanding", VALUE_MONEY, "未回款", NULL},   {"rate_text", VALUE_DECIMAL, "税率", NULL},
    };
    static const Extra collection[] = {
        {"kind", VALUE_TEXT, "回款或退款", NULL}, {"date", VALUE_DATE, "日期", NULL},
        {"amount", VALUE_MONEY, "金额", NULL},    {"invoice", VALUE_TEXT, "发票号码", NULL},
        {"reason", VALUE_TEXT, "退款原因", NULL},
    };
    shapes->milestone.shape = EXTEND(arena, EXTEND(arena, shapes->milestone.base, milestone), of_project);
    shapes->invoice.shape = EXTEND(arena, EXTEND(arena, shapes->invoice.base, invoice), of_project);
    shapes->receipt.shape = EXTEND(arena, shapes->receipt.base, of_project);
    shapes->refund.shape = EXTEND(arena, shapes->refund.base, of_project);
    shapes->collection = EXTEND(arena, EXTEND(arena, NULL, collection), of_project);
    cost_shapes(arena, shapes);
    const Extra finance[] = {
        {"invoices", VALUE_LIST, "开票", shapes->invoice.shape},
        {"receipts", VALUE_LIST, "回款", shapes->receipt.shape},
        {"refunds", VALUE_LIST, "退款", shapes->refund.shape},
        {"expert_costs", VALUE_LIST, "专家费用", shapes->cost.shape},
    };
    shapes->finance.shape = EXTEND(arena, shapes->finance.base, finance);
}

static void money_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra category[] = {
        {"category", VALUE_TEXT, "费用类别", NULL},
        {"gross", VALUE_MONEY, "金额", NULL},
    };
    static const Extra tax[] = {
        {"expert", VALUE_TEXT, "专家编号", NULL},    {"expert_name", VALUE_TEXT, "专家", NULL},
        {"month", VALUE_TEXT, "月份", NULL},         {"payments", VALUE_INTEGER, "笔数", NULL},
        {"labour", VALUE_MONEY, "劳务费", NULL},     {"tax", VALUE_MONEY, "应扣个税", NULL},
        {"withheld", VALUE_MONEY, "已扣个税", NULL}, {"difference", VALUE_MONEY, "差额", NULL},
        {"net", VALUE_MONEY, "实发", NULL},
    };
    static const Extra payer[] = {
        {"payer", VALUE_TEXT, "支付方", NULL},
        {"reimbursed", VALUE_MONEY, "已报销", NULL},
        {"advanced", VALUE_MONEY, "垫付未报销", NULL},
    };
    shapes->category_sum = EXTEND(arena, NULL, category);
    shapes->payer_sum = EXTEND(arena, EXTEND(arena, NULL, payer), of_costs);
    shapes->labour_tax = EXTEND(arena, EXTEND(arena, NULL, tax), of_project);
    shapes->labour_tax = shape_secrets(arena, shapes->labour_tax, shapes->expert.described, shapes->ledger);
    const Extra money[] = {
        {"fee_total", VALUE_MONEY, "协议额", NULL},
        {"supplements", VALUE_MONEY, "补充", NULL},
        {"fee", VALUE_MONEY, "合计", NULL},
        {"invoiced_blue", VALUE_MONEY, "蓝字发票", NULL},
        {"reversed", VALUE_MONEY, "红字发票", NULL},
        {"invoiced", VALUE_MONEY, "已开票", NULL},
        {"received_gross", VALUE_MONEY, "到账", NULL},
        {"refunded", VALUE_MONEY, "已退款", NULL},
        {"received", VALUE_MONEY, "已回款", NULL},
        {"uninvoiced", VALUE_MONEY, "未开票", NULL},
        {"receivable", VALUE_MONEY, "应收", NULL},
        {"payable", VALUE_MONEY, "应付总额", NULL},
        {"is_due", VALUE_BOOL, "尚应支付", NULL},
        {"is_refund_due", VALUE_BOOL, "应退", NULL},
        {"due", VALUE_MONEY, "尚应支付", NULL},
        {"refund_due", VALUE_MONEY, "应退", NULL},
        {"collection_rate", VALUE_DECIMAL, "回款率", NULL},
        {"expert_budget", VALUE_MONEY, "专家费预算", NULL},
        {"expert_actual", VALUE_MONEY, "专家费实际", NULL},
        {"expert_over", VALUE_MONEY, "超支", NULL},
        {"expert_left", VALUE_MONEY, "专家费结余", NULL},
        {"expert_by_category", VALUE_LIST, "分类", shapes->category_sum},
        {"expert_by_payer", VALUE_LIST, "分支付方", shapes->payer_sum},
    };
    shapes->money = EXTEND(arena, NULL, money);
}

static void agreement_shape(Arena *arena, Shapes *shapes)
{
    const Extra agreement[] = {
        {"milestones", VALUE_LIST, "付款节点", shapes->milestone.shape},
        {"fee", VALUE_MONEY, "咨询服务费（含补充协议）", NULL},
        {"fee_supplements", VALUE_MONEY, "补充协议增减", NULL},
        {"end_in_force", VALUE_DATE, "服务结束日期（含补充协议）", NULL},
        {"all_services", VALUE_LIST, "全部服务内容", shapes->service},
    };
    shapes->agreement.shape = EXTEND(arena, shapes->agreement.base, agreement);
    const Extra project[] = {
        {"investment_written", VALUE_TEXT, "投资额（原币）", NULL},
        {"contract_amount_written", VALUE_TEXT, "合同额（原币）", NULL},
        {"id", VALUE_TEXT, "项目编号", NULL},
        {"state", VALUE_TEXT, "项目状态", NULL},
        {"applied_on", VALUE_DATE, "申请日期", NULL},
        {"joint", VALUE_BOOL, "联合实施", NULL},
        {"services", VALUE_LIST, "申请服务内容", shapes->service},
        {"service_codes", VALUE_LIST, "服务代码", NULL},
        {"service_titles", VALUE_LIST, "服务名称", NULL},
    };
    shapes->project.shape = EXTEND(arena, shapes->project.base, project);
}

static void report_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra signature[] = {
        {"by", VALUE_TEXT, "签署人", NULL},
        {"date", VALUE_DATE, "日期", NULL},
    };
    static const Extra basis[] = {
        {"title", VALUE_TEXT, "名称", NULL},
        {"number", VALUE_TEXT, "编号", NULL},
        {"issuer", VALUE_TEXT, "发布单位", NULL},
        {"text", VALUE_TEXT, "全称", NULL},
    };
    static const Extra period[] = {
        {"start_on", VALUE_DATE, "开始", NULL},
        {"end_on", VALUE_DATE, "结束", NULL},
        {"text", VALUE_TEXT, "起止", NULL},
        {"prose", VALUE_TEXT, "起止", NULL},
    };
    shapes->signature = EXTEND(arena, NULL, signature);
    shapes->basis = EXTEND(arena, NULL, basis);
    shapes->period = EXTEND(arena, NULL, period);
    const Extra report[] = {
        {"number", VALUE_TEXT, "报告编号", NULL},
        {"kind", VALUE_TEXT, "报告种类", NULL},
        {"is_registered", VALUE_BOOL, "已登记", NULL},
        {"is_draft", VALUE_BOOL, "草稿", NULL},
        {"issued_on", VALUE_DATE, "签发日期", NULL},
        {"compiled", VALUE_RECORD, "编制", shapes->signature},
        {"checked", VALUE_RECORD, "审核", shapes->signature},
        {"approved", VALUE_RECORD, "批准", shapes->signature},
    };
    shapes->report = EXTEND(arena, NULL, report);
}

const Shapes *shapes_new(Arena *arena, const Schemas *schemas, bool ledger)
{
    Shapes *shapes = arena_make(arena, Shapes);
    shapes->ledger = ledger;
    forms(arena, schemas, shapes);
    photo_shapes(arena, shapes);
    finding_shape(arena, shapes);
    people_shapes(arena, shapes);
    stats_shapes(arena, shapes);
    visit_shapes(arena, shapes);
    score_shapes(arena, shapes);
    finance_shapes(arena, shapes);
    money_shapes(arena, shapes);
    agreement_shape(arena, shapes);
    report_shapes(arena, shapes);
    root_shapes(arena, shapes);
    return shapes;
}
