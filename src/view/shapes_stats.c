#include "view/shapes-imp.h"

#define EXTEND(arena, base, extras) shape_extend((arena), (base), (extras), sizeof(extras) / sizeof *(extras))

/* What every row of a breakdown has. */
static const Extra row_fields[] = {
    {"name", VALUE_TEXT, "名称", NULL},
    {"total", VALUE_INTEGER, "问题数", NULL},
    {"closed", VALUE_INTEGER, "已销项", NULL},
    {"open", VALUE_INTEGER, "未闭环", NULL},
    {"overdue", VALUE_INTEGER, "逾期", NULL},
    {"rate", VALUE_DECIMAL, "闭环率", NULL},
    {"rate_value", VALUE_DECIMAL, "闭环率（%）", NULL},
    {"share", VALUE_DECIMAL, "占比", NULL},
    {"share_value", VALUE_DECIMAL, "占比（%）", NULL},
    {"critical", VALUE_INTEGER, "严重", NULL},
    {"major", VALUE_INTEGER, "较重", NULL},
    {"minor", VALUE_INTEGER, "一般", NULL},
    {"suggestion", VALUE_INTEGER, "建议", NULL},
};

static void row_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra category[] = {
        {"cumulative", VALUE_DECIMAL, "累计占比", NULL},
        {"cumulative_value", VALUE_DECIMAL, "累计占比（%）", NULL},
    };
    static const Extra visit[] = {
        {"id", VALUE_TEXT, "批次", NULL},
        {"type", VALUE_TEXT, "服务类型", NULL},
        {"period", VALUE_TEXT, "服务日期", NULL},
        {"start_on", VALUE_DATE, "开始日期", NULL},
    };
    static const Extra unit[] = {{"id", VALUE_TEXT, "单位编号", NULL}};
    static const Extra standard[] = {{"standard", VALUE_TEXT, "标准", NULL}};
    static const Extra ageing[] = {
        {"name", VALUE_TEXT, "逾期天数", NULL},
        {"total", VALUE_INTEGER, "问题数", NULL},
    };
    const Shape *row = EXTEND(arena, NULL, row_fields);
    shapes->severity_row = shapes->status_row = shapes->discipline_row = row;
    shapes->category_row = EXTEND(arena, row, category);
    shapes->visit_row = EXTEND(arena, row, visit);
    shapes->unit_row = EXTEND(arena, row, unit);
    shapes->standard_row = EXTEND(arena, row, standard);
    shapes->ageing_row = EXTEND(arena, NULL, ageing);
}

static const Extra stats_figures[] = {
    {"total", VALUE_INTEGER, "问题总数", NULL},
    {"closed", VALUE_INTEGER, "已销项", NULL},
    {"open", VALUE_INTEGER, "未闭环", NULL},
    {"overdue", VALUE_INTEGER, "逾期", NULL},
    {"awaiting", VALUE_INTEGER, "待复查", NULL},
    {"lagging", VALUE_INTEGER, "复查滞后", NULL},
    {"withdrawn", VALUE_INTEGER, "撤销", NULL},
    {"drafts", VALUE_INTEGER, "草拟", NULL},
    {"closing_rate", VALUE_DECIMAL, "闭环率", NULL},
    {"closing_rate_value", VALUE_DECIMAL, "闭环率（%）", NULL},
    {"rate_base", VALUE_INTEGER, "闭环率分母", NULL},
    {"rate_closed", VALUE_INTEGER, "闭环率分子", NULL},
    {"critical", VALUE_INTEGER, "严重", NULL},
    {"major", VALUE_INTEGER, "较重", NULL},
    {"minor", VALUE_INTEGER, "一般", NULL},
    {"suggestion", VALUE_INTEGER, "建议", NULL},
    {"raised", VALUE_TEXT, "提出的问题", NULL},
    {"critical_total", VALUE_INTEGER, "严重问题", NULL},
    {"critical_closed", VALUE_INTEGER, "严重已销项", NULL},
    {"critical_open", VALUE_INTEGER, "严重未销项", NULL},
    {"has_findings", VALUE_BOOL, "有问题", NULL},
    {"has_open", VALUE_BOOL, "有未闭环问题", NULL},
    {"has_overdue", VALUE_BOOL, "有逾期问题", NULL},
    {"has_lagging", VALUE_BOOL, "有复查滞后问题", NULL},
    {"has_critical_open", VALUE_BOOL, "有严重未销项问题", NULL},
};

void stats_shapes(Arena *arena, Shapes *shapes)
{
    static const Extra top[] = {
        {"names", VALUE_LIST, "专业", NULL},
        {"total", VALUE_INTEGER, "问题数", NULL},
        {"share", VALUE_DECIMAL, "占比", NULL},
        {"critical", VALUE_INTEGER, "严重问题", NULL},
        {"critical_share", VALUE_DECIMAL, "占全部严重问题", NULL},
        {"has_critical", VALUE_BOOL, "有严重问题", NULL},
        {"is_several", VALUE_BOOL, "不止一个专业", NULL},
    };
    row_shapes(arena, shapes);
    shapes->top = EXTEND(arena, NULL, top);
    const Extra lists[] = {
        {"critical_open_findings", VALUE_LIST, "严重未销项问题", shapes->finding.shape},
        {"overdue_findings", VALUE_LIST, "逾期问题", shapes->finding.shape},
        {"by_severity", VALUE_LIST, "按严重程度", shapes->severity_row},
        {"by_status", VALUE_LIST, "按状态", shapes->status_row},
        {"by_discipline", VALUE_LIST, "按专业", shapes->discipline_row},
        {"by_category", VALUE_LIST, "按类别", shapes->category_row},
        {"by_visit", VALUE_LIST, "按批次", shapes->visit_row},
        {"by_unit", VALUE_LIST, "按责任单位", shapes->unit_row},
        {"by_standard", VALUE_LIST, "按标准", shapes->standard_row},
        {"ageing", VALUE_LIST, "逾期时长", shapes->ageing_row},
        {"top", VALUE_RECORD, "问题最多的专业", shapes->top},
    };
    shapes->stats = EXTEND(arena, EXTEND(arena, NULL, stats_figures), lists);
}
