/* clang-format off */
/* View: a project as a Value tree for templates and ledgers, all as of one day; what is dated later is not
 * there.
 *
 * Every key of the YAML files appears under its own name with the display forms of its kind (base/value.h).
 * A record or a value that its schema calls an event (x-event) is there from its day on. Beside a key that refers
 * to a list (x-refers) stands what it leads to, named KEY_name, KEY_title or KEY_period after what people call an
 * item of the list; beside a list of references the plural of that:
 *     by → by_name · expert → expert_name · unit → unit_name · milestone → milestone_name · visit → visit_period
 *     service → service_title · experts → expert_names · authors → author_names · visits → visit_periods
 *     services, services_added → records {code title label}; beside services service_codes, service_titles
 * A text that is no id of the list is a name and repeated as it stands. What is secret (x-secret) is masked; only a
 * row of the tax sheet, labour_taxes, has it whole.
 *
 * --- the root ---
 *   as_of             the day
 *   association secretariat measures (edition of the 办法)
 *   bases             documents: title number issuer text (《…》（…）)
 *   project           the keys of application.yaml's `project`, and id state applied_on joint services
 *                     service_codes service_titles
 *   application       the whole file (its project and units without the additions)
 *   client lead units unit records: the file's keys, and findings_total findings_open
 *   agreement         the file's keys, and fee (with supplements) fee_supplements end_in_force all_services
 *   plan              agreement.plan
 *   experts staff     the file's keys; an expert has serial role (组长, 成员) in addition
 *   team_leader       an expert · team: count size_reason names · members: the experts of the chosen visits
 *   visits            the chosen ones (all where none is chosen); all_visits; previous_visits: those before
 *                     the first chosen one
 *   visit             the last of the chosen ones · visit_ids: "V01、V02", "V01～V04" · batches: the same as
 *                     第一批次、第二批次 · several_visits: more than one is chosen
 *   visits_with       for each name under which a visit has a text or a list, those of the chosen ones that have
 *                     something there: visits_with.management
 *   unit expert       the one that the document is made for
 *   period            start_on end_on text prose
 *   visit_services    of the chosen visits, each once
 *   findings          of the chosen visits (and the unit); detailed_findings: those of them that is_detailed says a list's row
 *                     cannot hold; all_findings: of all; open_findings, overdue_findings: of all
 *   photos            of the chosen visits' findings: those of `photos` below, and finding_id finding_part
 *   previous_open     findings of earlier visits that were open when the first chosen visit began
 *   stats             of all_findings · visit_stats: of findings · previous_stats: of previous_open
 *   assessments       as present: 管理, 实体, 经济性, 综合
 *   assessment score  those that the document is over; of any other document the comprehensive ones
 *   scores            management physical economy comprehensive: each a score
 *   finance           the file's keys · invoices receipts refunds expert_costs: the same lists at the root
 *   collections       receipts and refunds · expert_payments: the parts of expert_costs
 *   milestones        agreement.milestones · money: see below · labour_taxes: see below
 *   register          the file's keys (reports deliverables archived_on) · deliverables: the same at the root
 *   termination publication   the files' keys; score and grade of the published results from the assessments
 *                     where they are not written
 *   letters                   the registered ones, as in the file
 *   report            of a document that is registered as one: number (a draft: the next one) kind (阶段性 …)
 *                     is_registered is_draft; once issued also issued_on compiled checked approved (each: by date)
 *
 * --- visit --- the file's keys, and
 *   batch (第二批次) period (2026-08-24～2026-08-27) period_prose (2026年8月24日～27日) days members (expert records) leader_name stats
 *   attendance[]: the visit's experts, then those of the file
 *   physical[] has findings (of that discipline, of this visit) and finding_ids
 *
 * --- finding --- the file's keys, and
 *   status            as of the day, and reason (撤销, 延期), closed_on
 *   due_on            in force as of the day; due_on_first: the one it was issued with
 *   expert issued_on, by of rectifications and reinspections   also where the file leaves them to follow
 *   basis_text        "GB 50204-2015 8.1.2（强制性条文）；…"
 *   visit_id visit_type visit_period visit_start_on visit_end_on project_id project_name
 *   is_open is_closed is_overdue is_awaiting is_lagging is_critical is_due_soon is_withdrawn is_draft
 *   is_detailed       it has photos, or is 严重: a card shows it whole
 *   overdue_days      absent when not overdue · awaiting_days: since 待复查 began, absent when not awaiting
 *   rectification_count reinspection_count
 *   last_rectification last_reinspection   the records of rectifications, reinspections
 *   rectified_on reinspected_on reinspected_by reinspection_result   the same, flat
 *   progress          整改过程 in one line: 2026-06-01 示例安装工程公司整改；2026-06-05 示例专家乙复查合格；
 *                     2026-06-10 延期至2026-07-10；2026-06-20 撤销
 *   photos            file path caption kind (整改前) · after_photos: the rectifications' (整改后)
 *   photo_count remark (reason, or the last reinspection's note)
 *
 * --- stats --- (a number is true in a template even when it is 0: ask the has_… instead)
 *   total closed open overdue awaiting lagging withdrawn drafts
 *   has_findings has_open has_overdue has_lagging has_critical_open
 *   closing_rate (70.0%) closing_rate_value (70.0) rate_base rate_closed
 *   critical major minor suggestion                  totals by severity
 *   raised            12项，其中严重2项、较重5项、一般5项; those withdrawn left out, absent over nothing
 *   critical_total critical_closed critical_open     critical_open_findings: findings
 *   overdue_findings
 *   by_severity by_status by_discipline by_category by_visit by_unit by_standard: rows of
 *                     name total closed open overdue rate (闭环率) rate_value share (of the total, 40.0%)
 *                     share_value critical major minor suggestion
 *     and by_category cumulative cumulative_value · by_visit id type period start_on · by_unit id ·
 *     by_standard standard
 *   ageing            of the overdue: name (1～7天 …) total
 *   top               the disciplines with most findings, absent where more than three tie, or all: names total share
 *                     critical critical_share has_critical is_several
 *   Rows come by total, the largest first, equal ones in the vocabulary's order; by_visit, by_status,
 *   by_severity, ageing in their own. Rows of zero are left out but in by_severity, by_visit, ageing.
 *
 * --- score --- kind kind_title (附件一's) scored (bool) score (84.0) grade accident capped (bool) reasons
 *   (texts: what lowered the grade) assessed_on
 *   sections          name weight share (of the weights that count, "25.0%") scored score items; of 实体 the
 *                     findings of its disciplines, too: total open has_findings has_open
 *   items             the file's keys, weight in force; none in a comprehensive score, whose sections are the
 *                     three kinds
 * --- assessment --- the file's keys and the score's
 *
 * --- project --- investment contract_amount are in yuan; where they are not written so, investment_written
 *   contract_amount_written (USD 180,000,000.00)
 * --- agreement --- start_on services (and amounts of milestones) also where the file leaves them out
 * --- money --- absent before the agreement. fee_total (agreement) supplements fee (both)
 *   invoiced_blue reversed (red invoices, ≥ 0) invoiced (the one less the other)
 *   received_gross refunded received (the one less the other) uninvoiced (fee − invoiced) receivable (invoiced −
 *   received) collection_rate (received ÷ fee, "67.8%")
 *   payable           the fee, after a termination what was performed of it; due, or refund_due (应退) where more
 *                     was received: ≥ 0 both, is_due is_refund_due say which
 *   expert_budget expert_actual expert_over expert_left expert_by_category (category gross)
 *   expert_by_payer   payer travel board labour total tax net, and of 协会 reimbursed advanced (not yet reimbursed)
 * --- milestones --- the keys, and invoiced received (red ones and refunds subtracted) outstanding is_cancelled
 *   is_overdue overdue_days
 * --- invoices --- the keys (net, vat, milestone also where they follow), and is_red reversed remaining (gross −
 *   reversed; 0 of a red one) received (refunds subtracted) outstanding (remaining − received) rate_text (6%)
 * --- collections --- kind (回款, 退款) date amount (below 0 of a refund) invoice reason; by date
 * --- expert_costs --- the keys (payer also where it follows), and travel board labour total tax net (total − tax):
 *   the sums of experts
 * --- expert_payments --- expert_costs' experts: the keys (tax also where it follows), and total net, with visit
 *   date payer reimbursed_on of the round
 * --- labour_taxes --- what the association pays, one row a project, expert and month: expert expert_name, the
 *   expert's secrets (id_number, masked), in a ledger also whole (id_number_full), month (2026-08) payments labour tax (by the table) withheld difference net
 *   These, receipts and refunds have project_id project_name.
 *
 * --- the root of a ledger ---
 *   as_of association
 *   projects          one root as above each, without a report · unread: names of those that could not be read
 *   findings open_findings overdue_findings milestones invoices receipts refunds collections expert_costs
 *   expert_payments labour_taxes
 *                     of all projects one after the other
 *   stats             of all findings
 *   vocabularies      disciplines categories severities statuses unit_types invoice_kinds
 *                     payers: lists of words
 */
/* clang-format on */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/value.h"
#include "derive/derive.h"
#include "derive/request.h"

/* What every view of a project declares; made from the schemas. */
const Shape *view_shape(Arena *arena, const Schemas *schemas);
const Value *view_build(Arena *arena, const Request *request);
/* A root for ledgers: see above. */
const Shape *view_ledger_shape(Arena *arena, const Schemas *schemas);
const Value *view_ledger(Arena *arena, const Request *requests, size_t count, const StrArray *unread);

#endif
