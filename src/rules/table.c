/* The table of rules: what `zhiping explain` prints, and the order in which they are applied. A rule keeps
 * its code for ever; a new one takes the next number of its article. */
#include "rules/families.h"

#include <string.h>

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING
#define I SEVERITY_INFO

/* clang-format off */
const Rule rules[] = {
    {"R0001", 0, E, "委托单位恰有一个", "there is exactly one client", check_one_client},
    {"R0002", 0, E, "编号不重复", "ids are unique", check_ids},
    {"R0003", 0, E, "项目编号与文件夹同名", "the project's id is the name of its folder", check_folder_name},
    {"R0004", 0, E, "现场服务编号与文件同名", "a visit's id is the name of its file", check_visit_file},
    {"R0005", 0, E, "问题编号以所属现场服务的编号开头", "a finding's id begins with its visit's", check_finding_ids},
    {"R0006", 0, E, "引用的编号都存在", "every reference resolves", check_references},
    {"R0007", 0, E, "报告编号与项目编号、报告种类相符", "a report's number fits the project and its kind",
     check_report_numbers},
    {"R0010", 0, E, "结束不早于开始", "nothing ends before it begins", check_periods},
    {"R0011", 0, E, "申请、受理、审核、签署、签发、报销、归档等先后有序",
     "application, review, signatures, issue, reimbursement and archiving follow one another", check_steps},
    {"R0012", 0, E, "现场服务在协议（含补充协议）的服务期内", "visits lie within the agreement and its supplements",
     check_visits_in_agreement},
    {"R0013", 0, E, "问题的下发、期限、整改、复查先后有序",
     "issue, deadline, rectification and reinspection of a finding follow one another", check_finding_dates},
    {"R0014", 0, E, "已销项的问题最后一次复查合格", "a closed finding has passed its last reinspection",
     check_closed_reinspection},
    {"R0015", 0, E, "已销项的问题有销项日期，且不早于最后一次复查",
     "a closed finding has the day it was closed on, not before its last reinspection", check_closed_on},
    {"R0016", 0, E, "严重问题有依据", "a critical finding has a basis", check_critical_basis},
    {"R0017", 0, I, "严重问题的依据写明条款", "the basis of a critical finding names its clause", check_critical_clause},
    {"R0018", 0, E, "照片在项目文件夹内", "photos are inside the project folder", check_photos},
    {"R0019", 0, E, "问题状态与下发、整改、复查的记录相符", "a finding's status fits its dated history", check_status},
    {"R0020", 0, E, "撤销、延期的问题写明原因", "a finding withdrawn or postponed has a reason", check_reason},
    {"R0021", 0, E, "评价分项与项目有权重", "what an assessment scores has a weight", check_sections},

    {"R0401", 4, W, "申请出于企业自愿", "the application is voluntary", check_voluntary},

    {"R0501", 5, E, "申请之日至少一个参建单位是会员", "a participating unit is a member on the day of application",
     check_member_exists},
    {"R0502", 5, W, "申请之日委托单位、主申报单位是会员", "the client and the lead are members on the day of application",
     check_main_members},
    {"R0503", 5, E, "境外项目写明国家、汇率与汇率日期", "an overseas project names country, exchange rate and its date",
     check_overseas},

    {"R0601", 6, I, "服务方案写明编制专家", "the plan names experts as its authors", check_plan_authors},
    {"R0701", 7, E, "专家入库有效期覆盖其每次现场服务", "an expert is in the library on the days of each of his visits",
     check_library_term},
    {"R0702", 7, W, "专家经秘书处核实", "an expert was vetted", check_vetted},

    {"R0801", 8, E, "投资额或合同额达到申报条件", "the investment or the contract amount reaches the threshold",
     check_amounts},
    {"R0802", 8, E, "申请之日项目已经批准", "the project is approved by the day of application", check_approved},
    {"R0803", 8, E, "项目具有独立生产能力或使用功能", "the project has independent capacity or a function of use",
     check_capacity},
    {"R0804", 8, E, "建设性质为新建或扩建", "the project is new or an extension", check_nature},
    {"R0805", 8, E, "申请之日项目为拟建或在建", "the project is planned or being built on the day of application",
     check_stage},
    {"R0806", 8, E, "申请之前项目没有完工", "the project was not finished before the application", check_unfinished},
    {"R0807", 8, W, "金额以元为单位", "amounts are in yuan, not in ten thousands", check_amount_unit},

    {"R0901", 9, E, "审核后质量目标明确", "once reviewed, the quality goal is described", check_quality_goal},
    {"R0902", 9, E, "审核后科技创新写明", "once reviewed, innovation is described", check_innovation},
    {"R0903", 9, E, "审核后绿色建造写明", "once reviewed, green construction is described", check_green},
    {"R0904", 9, W, "审核结果没有基本符合", "no verdict of the review is 基本符合", check_verdicts},
    {"R1001", 10, E, "审核后影响力写明", "once reviewed, the influence is described", check_influence},
    {"R1002", 10, E, "审核后代表性写明", "once reviewed, the representativeness is described",
     check_representativeness},
    {"R1003", 10, E, "审核后先进性写明", "once reviewed, the advancement is described", check_advancement},

    {"R1101", 11, E, "联合实施恰有一个主申报单位，其他至多一个",
     "a joint project has exactly one lead unit, another one at most", check_lead},
    {"R1102", 11, W, "主申报单位就是委托单位", "the lead unit is the client", check_lead_is_client},

    {"R1201", 12, E, "协议不早于审核", "the agreement does not come before the review", check_agreement_order},
    {"R1202", 12, E, "服务方案不早于协议", "the plan does not come before the agreement", check_plan_order},
    {"R1203", 12, E, "现场服务不早于服务方案", "no visit comes before the plan", check_visit_order},
    {"R1204", 12, E, "审核未通过的其后没有协议、服务和成果", "nothing follows a review that is not passed",
     check_review_passed},
    {"R1205", 12, E, "推荐写明突出之处", "a recommendation has a reason", check_recommendation_reason},
    {"R1206", 12, E, "推荐出于企业意愿", "a recommendation is the client's will", check_recommendation_will},
    {"R1207", 12, E, "推荐在审核通过之后", "a recommendation follows the review", check_recommendation_order},
    {"R1208", 12, E, "有不符合项的审核不通过", "a review with a verdict of 不符合 is not passed",
     check_failed_verdicts},

    {"R1401", 14, E, "服务代码在附件一中", "service codes are in annex 1", check_catalogue},
    {"R1402", 14, W, "服务代码写法规范", "service codes are written as the catalogue has them", check_aliases},
    {"R1403", 14, E, "方案的服务在协议范围内", "the plan's services lie in the agreement's", check_plan_services},
    {"R1404", 14, E, "现场服务与成果在协议范围内", "the services of visits and deliverables lie in the agreement's",
     check_performed_services},
    {"R1405", 14, W, "约定的服务都已履行", "every agreed service was performed", check_unperformed},

    {"R1501", 15, E, "评估与报告有协议约定的服务", "assessments and reports answer to agreed services",
     check_results_agreed},
    {"R1502", 15, E, "综合性评估有管理和实体评估", "a comprehensive result has the assessments 管理 and 实体",
     check_comprehensive_parts},
    {"R1503", 15, E, "综合性评估时没有未销项的严重问题", "no critical finding is open at a comprehensive result",
     check_comprehensive_critical},
    {"R1504", 15, E, "专项报告有其评估", "a special report has its assessment", check_report_assessment},
    {"R1505", 15, E, "报告的种类与所报的评估相符", "a report's kind fits the assessment it is about", check_report_kind},

    {"R1601", 16, E, "公布有协议条款", "a publication needs the agreement's clause", check_publish_clause},
    {"R1602", 16, E, "公布的结果已签发报告", "a published result has an issued report", check_published_report},
    {"R1603", 16, E, "公布的得分与评估一致", "published scores are the assessments'", check_published_score},
    {"R1604", 16, E, "公布的等级与评估一致", "published grades are the assessments'", check_published_grade},
    {"R1605", 16, I, "签发的结果已经公布", "issued results are published", check_unpublished},
    {"R1606", 16, E, "公布不写问题、费用与个人信息", "a publication names no findings, fees or personal data",
     check_published_secrets},

    {"R1701", 17, E, "终止写明事由", "a termination names its grounds", check_grounds},
    {"R1702", 17, E, "终止写明证据", "a termination names its evidence", check_evidence},
    {"R1703", 17, E, "终止后没有新的现场服务", "no new visit after the termination", check_late_visits},
    {"R1704", 17, E, "终止后没有新的问题", "no new finding after the termination", check_late_findings},
    {"R1705", 17, E, "终止后没有新的评估", "no new assessment after the termination", check_late_assessments},
    {"R1706", 17, E, "终止后没有新的报告", "no new report after the termination", check_late_reports},
    {"R1707", 17, E, "终止后没有公布", "no publication after the termination", check_late_publication},
    {"R1708", 17, E, "终止后不给未履行的付款节点开票", "no invoice after the termination for what was not performed",
     check_late_invoices},

    {"R1801", 18, E, "专家是协会专家库高级专家", "an expert is a senior expert of the library", check_library_grade},
    {"R1802", 18, E, "专家具有高级及以上职称", "an expert has a senior title", check_title},
    {"R1803", 18, E, "到场专家的专业涵盖所提问题", "the visit's experts cover the disciplines of its findings",
     check_visit_disciplines},
    {"R1804", 18, E, "专家组的专业涵盖方案", "the team covers the disciplines of the plan", check_plan_disciplines},
    {"R1805", 18, W, "专家组一般 3–6 名", "a team usually has 3 to 6 experts", check_team_size},
    {"R1806", 18, W, "每次现场服务一般 3–6 名专家", "a visit usually has 3 to 6 experts", check_visit_size},
    {"R1807", 18, W, "专家组恰有一名组长", "the team has exactly one leader", check_leader},

    {"R1901", 19, E, "付款节点合计等于协议额", "the milestones sum to the fee", check_milestones},
    {"R1902", 19, E, "开票合计不超过协议额", "the invoices do not exceed the fee", check_invoiced},
    {"R1903", 19, E, "不含税金额加税额等于价税合计", "net and tax add up to gross", check_invoice_sum},
    {"R1904", 19, E, "不含税金额等于价税合计除以（1 + 税率）", "net is gross ÷ (1 + rate)", check_invoice_net},
    {"R1905", 19, E, "回款不超过发票", "receipts do not exceed their invoice", check_receipts},
    {"R1906", 19, W, "收款即开票", "money received is invoiced", check_uninvoiced},

    {"R2001", 20, E, "专家费用属于该次服务的到场专家", "expert costs belong to an expert of that visit",
     check_cost_expert},
    {"R2002", 20, E, "专家费用的支付方与协议一致", "expert costs are paid by whom the agreement says",
     check_cost_payer},
    {"R2003", 20, W, "协会垫付的费用按期报销", "what the association advanced is reimbursed in time",
     check_reimbursement},
    {"R2004", 20, W, "专家费用不超预算", "expert costs stay within the budget", check_budget},

    {"R2101", 21, E, "专家不任职于参建单位", "no expert is employed by a participating unit", check_employment},
    {"R2102", 21, E, "专家没有近亲属、持股、任职等利害关系", "no expert has kin, shares, office or work in the project",
     check_relations},
    {"R2103", 21, W, "专家的单位与参建单位不同属一个集团", "no expert's employer belongs to a unit's group", check_group},
    {"R2104", 21, W, "专家没有其他利害关系", "no expert has another interest", check_other_relations},

    {"R2201", 22, E, "专家在首次现场服务前签署承诺书", "the undertaking is signed by the first day of the first visit",
     check_undertaking},
    {"R2202", 22, E, "被取消资格的专家不再参加任何工作", "a disqualified expert takes part in nothing",
     check_disqualified},
    {"R2203", 22, W, "审核、批准、编制人是签过承诺书的工作人员", "who reviews, approves and compiles is staff who has signed",
     check_signatories},
};
/* clang-format on */

const size_t rule_count = sizeof rules / sizeof *rules;

const Rule *rule_of(const char *code)
{
    for (size_t i = 0; i < rule_count; i++)
        if (strcmp(rules[i].code, code) == 0) return &rules[i];
    return NULL;
}

void rules_check(const RuleContext *context)
{
    for (size_t i = 0; i < rule_count; i++) rules[i].check(context, &rules[i]);
}
