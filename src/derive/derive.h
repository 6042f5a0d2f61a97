/* Derived: what follows from a project and is never stored – all as of one day, after which nothing exists
 * yet. Exact integer arithmetic; rounding once, half up. */
#ifndef DERIVE_DERIVE_H
#define DERIVE_DERIVE_H

#include "derive/rational-imp.h"
#include "record/policy.h"

/* --- the life cycle (domain: 拟申请 → … → 已归档) --- */

typedef enum ProjectState {
    STATE_PREPARING,          /* 拟申请 */
    STATE_APPLIED,            /* 已申请 */
    STATE_REJECTED,           /* 不予受理 */
    STATE_REVIEWED,           /* 审核通过 */
    STATE_SIGNED,             /* 已签约 */
    STATE_PLANNED,            /* 方案已批 */
    STATE_SERVING,            /* 服务中 */
    STATE_SPECIALS_DONE,      /* 专项完成 */
    STATE_COMPREHENSIVE_DONE, /* 综合已出 */
    STATE_PUBLISHED,          /* 已公布 */
    STATE_ARCHIVED,           /* 已归档 */
    STATE_TERMINATED,         /* 终止 */
} ProjectState;

ProjectState project_state(const Project *project, Date as_of);
Str project_state_word(ProjectState state);

/* --- amounts of the application in yuan --- */

/* Both are in project.currency, at the exchange rate, half up; false where they are unknown, or the rate is.
 */
bool project_investment(const ProjectFacts *facts, Money *yuan);
bool project_contract_amount(const ProjectFacts *facts, Money *yuan);
bool project_is_foreign(const ProjectFacts *facts); /* of a currency other than the yuan */

/* --- the agreement with its supplements --- */

/* As written, else the day it was signed. */
const Day *agreement_start(const Agreement *agreement);
/* As written, else those of the application; empty without an agreement. */
const Texts *agreement_services(const Project *project);
bool agreement_covers(const Project *project, Str service, Date as_of);
/* fee_total and the fee changes signed by the day; false on overflow. */
bool agreement_fee(const Agreement *agreement, Date as_of, Money *fee);
Date agreement_end(const Agreement *agreement, Date as_of);

/* --- the team --- */

/* The earliest of an expert's undertaking, first visit and first deliverable; DATE_NONE without any. */
Date expert_joined(const Project *project, const Expert *expert);
/* Whether he is of the team by the day. */
bool expert_belongs(const Project *project, const Expert *expert, Date as_of);

/* --- findings --- */

/* Never written; follows from the dated events (finding.c has the table). */
typedef enum FindingStatus {
    STATUS_DRAFT,      /* 草拟 */
    STATUS_ISSUED,     /* 已下发 */
    STATUS_RECTIFYING, /* 整改中 */
    STATUS_AWAITING,   /* 待复查 */
    STATUS_FAILED,     /* 复查不合格 */
    STATUS_CLOSED,     /* 已销项 */
    STATUS_POSTPONED,  /* 延期 */
    STATUS_WITHDRAWN,  /* 撤销 */
    STATUS_COUNT
} FindingStatus;

Str finding_status_word(FindingStatus status);
FindingStatus finding_status(const Finding *finding, Date as_of);
bool status_is_open(FindingStatus status); /* issued, not closed, not withdrawn */

/* What may be left out of the file, as written or else as it follows; absent where it does not, and where
 * what is written is 待填 or was refused. The issue: the visit's, else the earliest
 * registered notice's of the visit to the unit; none for a draft. */
Day finding_issued_on(const Finding *finding);
/* The id of who raised it: the visit's only expert of its discipline. */
Text finding_expert(const Finding *finding);
/* How many of the visit's experts have the discipline, and where the first of them is named. */
size_t visit_experts_of(const Visit *visit, Str discipline, const Text **first);
/* A unit's id or a name: the finding's unit. */
Text rectification_by(const Finding *finding, const Rectification *rectification);
/* An expert's id or a name: the finding's expert. */
Text reinspection_by(const Finding *finding, const Reinspection *reinspection);
bool reinspection_passed(const Reinspection *reinspection);
/* Of a passed one: its own day. */
Day reinspection_closes_on(const Reinspection *reinspection);
/* The day that made it 已销项; DATE_NONE while it is not. */
Date finding_closed_on(const Finding *finding, Date as_of);
/* The last one agreed by the day, or NULL. */
const Extension *finding_extension(const Finding *finding, Date as_of);

/* Deadlines; DATE_NONE without one. The first: the severity's days after the issue. After a failed
 * reinspection: the severity's days after it; both as the policy was on that day. In force: the latest of the
 * first one, of the last failed reinspection's and of the last extension's. */
Date finding_first_due(const Finding *finding, const Policy *policy);
Date reinspection_due(const Finding *finding, const Reinspection *reinspection, const Policy *policy);
Date finding_due(const Finding *finding, const Policy *policy, Date as_of);
/* 0 when not overdue; the due day itself is not. */
int finding_overdue_days(const Finding *finding, const Policy *policy, Date as_of);
/* Days since the rectification or the passed reinspection that made it 待复查, -1 when not 待复查. */
int finding_awaiting_days(const Finding *finding, Date as_of);
/* The same days where no reinspection has followed and they exceed the policy's (复查滞后), else 0. */
int finding_reinspection_lag(const Finding *finding, const Policy *policy, Date as_of);
bool finding_exists(const Finding *finding, Date as_of); /* its visit has begun by the day */
bool finding_is_open(const Finding *finding, Date as_of);

/* --- counts over findings --- */

typedef struct FindingCounts {
    int64_t total, closed, open, overdue, awaiting, lagging, withdrawn, drafts;
    int64_t by_severity[FINDING_SEVERITY_COUNT], closed_by_severity[FINDING_SEVERITY_COUNT],
        withdrawn_by_severity[FINDING_SEVERITY_COUNT];
    int64_t rate_base, rate_closed; /* 闭环率 = rate_closed ÷ rate_base */
} FindingCounts;

void counts_add(FindingCounts *counts, const Finding *finding, const Policy *policy, Date as_of);
/* "70.0%", "—" over zero */
Str closing_rate(Arena *arena, const FindingCounts *counts);
/* part ÷ whole in tenths of a percent, rounded once half up, 0 over zero; and as text: "30.0%", "—". */
int64_t percent_tenths(int64_t part, int64_t whole);
Str percent_text(Arena *arena, int64_t part, int64_t whole);

/* --- scores, in tenths of a point after one rounding --- */

typedef struct SectionScore {
    Str name;                         /* of a comprehensive score: 管理, 实体, 经济性 */
    const AssessmentSection *section; /* NULL in a comprehensive score */
    int64_t weight;                   /* × 10,000, the policy's where the file gives none */
    bool scored;                      /* false: no applicable item, or one without a score */
    Rational exact;
    int64_t tenths;
} SectionScore;

typedef struct Score {
    bool scored;
    Rational exact; /* before rounding */
    int64_t tenths;
    Str grade;
    const Edition *edition; /* that of its day, whose weights and grades it has */
    bool accident, capped;  /* what lowered the grade */
    Array(SectionScore) sections;
} Score;

/* Not scored where the file is not there by the day, or an applicable item has no score yet; a comprehensive
 * score where 管理 or 实体 is not scored. */
Score assessment_score(Arena *arena, const Project *project, const Policy *policy, AssessmentKind kind,
                       Date as_of);
/* The weight of an item in force, × 10,000: the file's, else the policy's aspect, else 1. */
int64_t assessment_item_weight(const Edition *edition, AssessmentKind kind, const AssessmentItem *item);
/* 840 → "84.0" */
Str score_text(Arena *arena, int64_t tenths);

#endif
