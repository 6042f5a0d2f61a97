/* Article 17: why the service was ended, and what may not follow. The day of termination itself still passes.
 */
#include "rules/families-imp.h"

/* Nothing but blanks: a text that is 待填 counts as named, its own warning stands. */
static bool is_unnamed(const Texts *texts)
{
    if (is_empty_list(*texts)) return true;
    if (!texts->node || !texts->whole) return false;
    for (size_t i = 0; i < texts->count; i++)
        if (!text_is_blank(texts->items[i].value)) return false;
    return true;
}

static void check_grounds(const RuleContext *context, const char *rule)
{
    const Texts *grounds = &context->project->termination.grounds;
    if (!is_unnamed(grounds)) return;
    Diag *diag = breach(context, rule, grounds->span, "终止没有写明事由", "a termination without grounds");
    diag_label(context->diags, diag, "应为第十七条所列三种行为之一或几种",
               "should be one or more of the three of article 17");
}

static void check_evidence(const RuleContext *context, const char *rule)
{
    const Texts *evidence = &context->project->termination.evidence;
    if (!is_unnamed(evidence)) return;
    Diag *diag = breach(context, rule, evidence->span, "终止没有写明证据", "a termination without evidence");
    diag_label(context->diags, diag, "应逐条列出证据", "needs its evidence, item by item");
    diag_help(context->diags, diag, "在 evidence 下列出比对记录、催办回执、约谈纪要等",
              "list the records, notices and minutes under evidence");
}

static bool is_late(const RuleContext *context, const Day *day)
{
    const Project *project = context->project;
    const Day *end = &project->termination.terminated_on, *signed_on = &project->agreement.signed_on;
    if (signed_on->present && end->value < signed_on->value) return false; /* R0011 names the end itself */
    return end->present && day->present && day->value > end->value;
}

static void report_late(const RuleContext *context, const char *rule, const Day *day, const char *zh,
                        const char *en)
{
    const Day *end = &context->project->termination.terminated_on;
    bool english = context->diags->lang == LANG_EN;
    Diag *diag = breach(context, rule, day->span, "终止之后不得再有新的%s", "no new %s after the termination",
                        english ? en : zh);
    diag_label(context->diags, diag, "应不晚于终止日 %.*s", "not after the termination on %.*s",
               STR_ARG(iso(context, end->value)));
    diag_related(context->diags, diag, end->span, "终止日期", "terminated on");
    diag_help(context->diags, diag, "核对日期；终止后的%s应撤下", "check the date, or withdraw the %s",
              english ? en : zh);
}

static void check_late_visits(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->visits.count; i++) {
        const Visit *visit = &project->visits.items[i];
        if (!is_late(context, &visit->start_on) || visit_begins_too_late(visit)) continue;
        report_late(context, rule, &visit->start_on, "现场服务", "visit");
    }
}

/* Those of a visit that is late itself are not counted again. */
static void check_late_findings(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        if (is_late(context, &visit->start_on)) continue;
        if (is_late(context, &visit->issued_on) && !misdated_issue(visit))
            report_late(context, rule, &visit->issued_on, "问题", "finding");
        for (size_t i = 0; i < visit->findings.count; i++)
            if (is_late(context, &visit->findings.items[i].issued_on) &&
                is_in_order(&visit->findings.items[i]))
                report_late(context, rule, &visit->findings.items[i].issued_on, "问题", "finding");
    }
}

static void check_late_assessments(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->assessments.count; i++)
        if (is_late(context, &project->assessments.items[i].assessed_on))
            report_late(context, rule, &project->assessments.items[i].assessed_on, "评估", "assessment");
}

static void check_late_reports(const RuleContext *context, const char *rule)
{
    const Register *reports = &context->project->reports;
    for (size_t i = 0; i < reports->reports.count; i++)
        if (is_late(context, &reports->reports.items[i].issued_on))
            report_late(context, rule, &reports->reports.items[i].issued_on, "报告", "report");
}

static void check_late_publication(const RuleContext *context, const char *rule)
{
    const Day *published = &context->project->publication.published_on;
    if (is_late(context, published)) report_late(context, rule, published, "公布", "publication");
}

/* By the day of the termination. */
static bool was_performed(const RuleContext *context, const Milestone *milestone)
{
    return milestone->performed_on.present && !is_late(context, &milestone->performed_on);
}

/* An invoice of a milestone performed by the termination may come later: what was performed stands. A red one
 * takes away. */
static void check_late_invoices(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    for (size_t i = 0; i < project->finance.invoices.count; i++) {
        const Invoice *invoice = &project->finance.invoices.items[i];
        if (!is_late(context, &invoice->date) || invoice_is_red(invoice)) continue;
        const Milestone *milestone = project_milestone(project, invoice->milestone.value);
        if (!milestone || unsettled(milestone->performed_on, *milestone)) continue;
        if (was_performed(context, milestone)) continue;
        Diag *diag = breach(context, rule, invoice->date.span, "终止之后给未履行的付款节点 %.*s 开了发票",
                            "an invoice after the termination for milestone %.*s, which was not performed",
                            STR_ARG(milestone->id.value));
        diag_label(context->diags, diag, "应不晚于终止日 %.*s", "not after the termination on %.*s",
                   STR_ARG(iso(context, project->termination.terminated_on.value)));
        diag_related(context->diags, diag, milestone->id.span, "终止前没有履行",
                     "not performed by the termination");
        diag_help(context->diags, diag, "作废发票；确在终止前履行的，补写 performed_on",
                  "cancel the invoice; if it was performed before, write its performed_on");
    }
}

static void judge_reversal(const RuleContext *context, const char *rule, const Day *day,
                           const InvoiceAccount *account, const char *zh, const char *en)
{
    if (!account || !is_late(context, day)) return;
    const Project *project = context->project;
    const Milestone *milestone = project_milestone(project, account_milestone(account).value);
    if (!milestone || !was_performed(context, milestone)) return;
    Diag *diag = breach(context, rule, day->span, "终止之后，已履行的付款节点又有%s",
                        "after the termination, %s", context->diags->lang == LANG_EN ? en : zh);
    diag_label(context->diags, diag, "付款节点 %.*s 终止前已履行", "milestone %.*s was performed before",
               STR_ARG(milestone->id.value));
    diag_related(context->diags, diag, milestone->performed_on.span, "履行日期", "performed on");
    diag_help(context->diags, diag, "已履行的部分照收不退；确要退的，在 termination.yaml 的 settlement 写明",
              "what was performed stays paid; if it is so, say why under settlement in termination.yaml");
}

/* What was performed stands: a refund or a red invoice of it needs a reason. */
static void check_late_reversals(const RuleContext *context, const char *rule)
{
    const Finance *finance = &context->project->finance;
    const Accounts *accounts = context->accounts;
    for (size_t i = 0; i < accounts->invoices.count; i++) {
        const InvoiceAccount *account = &accounts->invoices.items[i];
        if (invoice_is_red(account->invoice))
            judge_reversal(context, rule, &account->invoice->date, account, "红字发票",
                           "a red invoice of a milestone that was performed");
    }
    for (size_t i = 0; i < finance->refunds.count; i++)
        judge_reversal(context, rule, &finance->refunds.items[i].date,
                       account_of(accounts, finance->refunds.items[i].invoice), "退款",
                       "a refund of a milestone that was performed");
}

const Rule termination_rules[] = {
    {"R1701", check_grounds},          {"R1702", check_evidence},
    {"R1703", check_late_visits},      {"R1704", check_late_findings},
    {"R1705", check_late_assessments}, {"R1706", check_late_reports},
    {"R1707", check_late_publication}, {"R1708", check_late_invoices},
    {"R1709", check_late_reversals},   {0},
};
