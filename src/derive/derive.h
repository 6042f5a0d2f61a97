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

/* From the dated history; STATUS_DRAFT before issue. The status key decides only between the two of a pair
 * (已下发 or 整改中) and 撤销, 延期. */
FindingStatus finding_status(const Finding *finding, Date as_of);
/* The deadline in force: the last failed reinspection's, else the finding's, else the policy's days after
 * its issue, as they were then; DATE_NONE without one. */
Date finding_due(const Finding *finding, const Policy *policy, Date as_of);
/* 0 when not overdue; the due day itself is not. */
int finding_overdue_days(const Finding *finding, const Policy *policy, Date as_of);
/* Days since 待复查 began, -1 when not 待复查. */
int finding_awaiting_days(const Finding *finding, Date as_of);
/* The same days where they exceed the policy's (复查滞后), else 0. */
int finding_reinspection_lag(const Finding *finding, const Policy *policy, Date as_of);
bool finding_exists(const Finding *finding, Date as_of);  /* its visit has begun by the day */
bool finding_is_open(const Finding *finding, Date as_of); /* issued, not closed, not withdrawn */

/* --- counts over findings --- */

typedef struct FindingCounts {
    int64_t total, closed, open, overdue, awaiting, lagging, withdrawn, drafts;
    int64_t by_severity[FINDING_SEVERITY_COUNT], closed_by_severity[FINDING_SEVERITY_COUNT];
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
