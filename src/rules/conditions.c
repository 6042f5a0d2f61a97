/* Articles 8 to 10: the conditions of a project, as they stood on the day of application. */
#include "rules/families-imp.h"

static void label_amount(const RuleContext *context, Diag *diag, bool investment, Money min)
{
    Str least = yuan(context, min);
    if (investment)
        diag_label(context->diags, diag, "投资额，应不低于 %.*s 元", "investment, at least %.*s yuan",
                   STR_ARG(least));
    else
        diag_label(context->diags, diag, "合同额，应不低于 %.*s 元", "contract amount, at least %.*s yuan",
                   STR_ARG(least));
}

static void report_no_amount(const RuleContext *context, const char *rule, const Application *application)
{
    Diag *diag = breach(context, rule, application->project.span, "审核已通过，但投资额与合同额均未填写",
                        "reviewed and passed, but without investment and contract amount");
    diag_label(context->diags, diag, "应有 investment 或 contract_amount",
               "needs investment or contract_amount");
    diag_related(context->diags, diag, application->review.conclusion.span, "审核结论", "the review");
}

/* Whether the record of application.yaml has no key that is missing or misspelt. */
static bool is_sound(const RuleContext *context, const char *key)
{
    const Node *root = context->project->application.node;
    return root && !ptr_set_has(&context->project->failed, node_get(root, str_from(key)));
}

/* False where the amounts are foreign, and what a unit of their currency is worth is not known. */
static bool rate_known(const ProjectFacts *facts)
{
    return !project_is_foreign(facts) || (facts->currency.present && facts->exchange_rate.present);
}

/* One condition, an OR: one message, with both places where both are written. */
static void check_amounts(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    const ProjectFacts *facts = &application->project;
    const Amount *investment = &facts->investment, *contract = &facts->contract_amount;
    const Edition *edition = edition_on(context, application->applied_on);
    if (unsettled(*investment, *facts) || unsettled(*contract, *facts)) return;
    Money amount;
    if (!rate_known(facts)) return;
    if (project_investment(facts, &amount) && amount >= edition->investment_min) return;
    if (project_contract_amount(facts, &amount) && amount >= edition->contract_min) return;
    if (!investment->present && !contract->present) {
        if (str_is(application->review.conclusion.value, "通过") && is_sound(context, "project"))
            report_no_amount(context, rule, application);
        return;
    }
    Str least = yuan(context, edition->contract_min);
    Diag *diag;
    if (investment->present && contract->present) {
        diag = breach(context, rule, investment->span, "投资额与合同额均未达到申报条件",
                      "neither the investment nor the contract amount reaches the threshold");
        diag_related(context->diags, diag, contract->span, "或合同额，应不低于 %.*s 元",
                     "or the contract amount, at least %.*s yuan", STR_ARG(least));
    } else if (investment->present)
        diag = breach(context, rule, investment->span, "投资额未达到申报条件，也没有写合同额",
                      "the investment does not reach the threshold, and there is no contract amount");
    else
        diag = breach(context, rule, contract->span, "合同额未达到申报条件，也没有写投资额",
                      "the contract amount does not reach the threshold, and there is no investment");
    label_amount(context, diag, investment->present,
                 investment->present ? edition->investment_min : edition->contract_min);
    bool known = project_investment(facts, &amount) || project_contract_amount(facts, &amount);
    if (known && project_is_foreign(facts))
        diag_help(context->diags, diag, "按汇率折合 %.*s 元，核对金额、币种与汇率；两项之一达到即可",
                  "%.*s yuan at the rate: check amount, currency and rate; one of the two is enough",
                  STR_ARG(yuan(context, amount)));
    else
        diag_help(context->diags, diag, "核对金额与单位（元）；两项之一达到即可",
                  "check the amounts, in yuan; one of the two is enough");
}

static void check_approved(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    const Day *approved = &application->project.approval.approved_on, *applied = &application->applied_on;
    if (!approved->present || !applied->present || approved->value <= applied->value) return;
    Diag *diag = breach(context, rule, approved->span, "申请之日项目尚未经主管部门批准",
                        "the project was not yet approved on the day of application");
    diag_label(context->diags, diag, "批准日期，应不晚于 %.*s", "approval, not after %.*s",
               STR_ARG(iso(context, applied->value)));
    diag_related(context->diags, diag, applied->span, "申请日期", "day of application");
    diag_help(context->diags, diag, "核对批准文件；批准之后才能申请",
              "check the approval: an application can only follow it");
}

static void check_capacity(const RuleContext *context, const char *rule)
{
    const ProjectFacts *facts = &context->project->application.project;
    const Flag *capacity = &facts->independent_capacity, *use = &facts->use_function;
    if (!capacity->present || !use->present || capacity->value || use->value) return;
    Diag *diag = breach(context, rule, capacity->span, "项目既无独立生产能力，也无使用功能",
                        "the project has neither independent capacity nor a function of use");
    diag_label(context->diags, diag, "独立生产能力，两项至少一项为 true",
               "independent capacity: one of the two must be true");
    diag_related(context->diags, diag, use->span, "或使用功能", "or the function of use");
}

static void check_nature(const RuleContext *context, const char *rule)
{
    const Text *nature = &context->project->application.project.construction_nature;
    const Edition *edition = edition_on(context, context->project->application.applied_on);
    const Str *words = edition->construction_natures.items;
    size_t count = edition->construction_natures.count;
    if (!nature->present || word_in(nature->value, words, count)) return;
    Diag *diag = breach(context, rule, nature->span, "建设性质为%.*s，不符合申报条件",
                        "a project of the nature %.*s does not qualify", STR_ARG(nature->value));
    diag_label(context->diags, diag, "建设性质，应为%.*s", "nature, should be one of %.*s",
               STR_ARG(words_joined(context, words, count)));
}

static void check_stage(const RuleContext *context, const char *rule)
{
    const Text *stage = &context->project->application.project.stage;
    const Edition *edition = edition_on(context, context->project->application.applied_on);
    const Str *words = edition->stages.items;
    size_t count = edition->stages.count;
    if (!stage->present || word_in(stage->value, words, count)) return;
    Diag *diag = breach(context, rule, stage->span, "建设阶段为%.*s，不符合申报条件",
                        "a project at the stage %.*s does not qualify", STR_ARG(stage->value));
    diag_label(context->diags, diag, "申请之日的建设阶段，应为%.*s",
               "stage on the day of application, should be one of %.*s",
               STR_ARG(words_joined(context, words, count)));
}

static void check_unfinished(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    const Day *finish = &application->project.actual_finish_on, *applied = &application->applied_on;
    const Day *start = &application->project.start_on;
    if (!finish->present || !applied->present || finish->value >= applied->value) return;
    if (start->present && finish->value < start->value) return; /* named as an end before its beginning */
    Diag *diag = breach(context, rule, finish->span, "申请之前项目已经完工",
                        "the project was finished before the application");
    diag_label(context->diags, diag, "实际完工日期，应不早于 %.*s", "actual finish, not before %.*s",
               STR_ARG(iso(context, applied->value)));
    diag_related(context->diags, diag, applied->span, "申请日期", "day of application");
}

static void judge_unit_of_amount(const RuleContext *context, const char *rule, const Amount *amount,
                                 Money value, const char *zh, const char *en)
{
    const Edition *edition = edition_on(context, context->project->application.applied_on);
    if (value >= edition->suspicious_amount) return;
    bool english = context->diags->lang == LANG_EN;
    Diag *diag = breach(context, rule, amount->span, "%s只有 %.*s 元，可能误用了万元",
                        "%s of %.*s yuan: probably written in ten thousands", english ? en : zh,
                        STR_ARG(yuan(context, value)));
    diag_label(context->diags, diag, "单位是元", "in yuan");
    Money in_yuan;
    if (amount->value > 0 && money_scale(amount->value, 10000, 1, &in_yuan))
        diag_help(context->diags, diag, "若原为万元，应写 %.*s", "if it was in ten thousands, write %.*s",
                  STR_ARG(money_plain(context->arena, in_yuan)));
}

static void check_amount_unit(const RuleContext *context, const char *rule)
{
    const ProjectFacts *facts = &context->project->application.project;
    Money value;
    if (project_investment(facts, &value))
        judge_unit_of_amount(context, rule, &facts->investment, value, "投资额", "an investment");
    if (project_contract_amount(facts, &value))
        judge_unit_of_amount(context, rule, &facts->contract_amount, value, "合同额", "a contract amount");
}

/* Described, once the application has been reviewed: 待填 does not count, a value refused by its schema has
 * been named. */
static void judge_described(const RuleContext *context, const char *rule, const Text *text, const char *key,
                            const char *zh, const char *en)
{
    const Application *application = &context->project->application;
    const Node *node = node_get(application->node, str_from(key));
    if (!application->review.present || !node) return;
    bool placeholder = node_is_placeholder(node);
    if (text->present ? !text_is_blank(text->value) : !placeholder) return;
    Diag *diag = breach(context, rule, placeholder ? node->span : node_place(node), "已经审核，%s仍未写明",
                        "reviewed, but still without: %s", context->diags->lang == LANG_EN ? en : zh);
    diag_label(context->diags, diag, "应写实", "to be described");
    diag_related(context->diags, diag, application->review.span, "审核", "the review");
    diag_help(context->diags, diag, "按申报材料写明，或撤回审核",
              "describe it from the application's papers");
}

#define DESCRIBED(name, key, zh, en)                                                                         \
    static void name(const RuleContext *context, const char *rule)                                           \
    {                                                                                                        \
        judge_described(context, rule, &context->project->application.key, #key, zh, en);                    \
    }

DESCRIBED(check_quality_goal, quality_goal, "质量目标", "quality goal")
DESCRIBED(check_innovation, innovation, "科技创新", "innovation")
DESCRIBED(check_green, green, "绿色建造", "green construction")
DESCRIBED(check_influence, influence, "影响力", "influence")
DESCRIBED(check_representativeness, representativeness, "代表性", "representativeness")
DESCRIBED(check_advancement, advancement, "先进性", "advancement")

static void check_verdicts(const RuleContext *context, const char *rule)
{
    const Review *review = &context->project->application.review;
    for (size_t i = 0; i < review->checks.count; i++) {
        const ReviewCheck *check = &review->checks.items[i];
        if (!str_is(check->result.value, "基本符合")) continue;
        int article = (int)(check->article.ten_thousandths / 10000);
        Diag *diag = breach(context, rule, check->result.span, "第 %d 条的审核结果是基本符合",
                            "the verdict on article %d is “basically conforms”", article);
        diag_help(context->diags, diag, "补充材料后改为符合，或在 note 中写明保留意见",
                  "have the papers completed, or write the reservation into note");
    }
}

static void check_failed_verdicts(const RuleContext *context, const char *rule)
{
    const Review *review = &context->project->application.review;
    if (!str_is(review->conclusion.value, "通过")) return;
    for (size_t i = 0; i < review->checks.count; i++) {
        const ReviewCheck *check = &review->checks.items[i];
        if (!str_is(check->result.value, "不符合")) continue;
        int article = (int)(check->article.ten_thousandths / 10000);
        Diag *diag = breach(context, rule, check->result.span, "第 %d 条不符合，审核结论却是通过",
                            "article %d is not met, yet the review is passed", article);
        diag_related(context->diags, diag, review->conclusion.span, "审核结论", "the review");
        diag_help(context->diags, diag, "补正并重新审核后改写审核结果，或改正审核结论",
                  "bring the verdict up to date after a new review, or mend the conclusion");
    }
}

const Rule conditions_rules[] = {
    {"R0801", check_amounts},
    {"R0802", check_approved},
    {"R0803", check_capacity},
    {"R0804", check_nature},
    {"R0805", check_stage},
    {"R0806", check_unfinished},
    {"R0807", check_amount_unit},
    {"R0901", check_quality_goal},
    {"R0902", check_innovation},
    {"R0903", check_green},
    {"R0904", check_verdicts},
    {"R1001", check_influence},
    {"R1002", check_representativeness},
    {"R1003", check_advancement},
    {"R1208", check_failed_verdicts},
    {0},
};
