/* Articles 4 and 5: of their own will, members, at home or abroad. */
#include "rules/families-imp.h"

static void check_voluntary(const RuleContext *context, const char *rule)
{
    const Flag *voluntary = &context->project->application.voluntary;
    if (!voluntary->present || voluntary->value) return;
    Diag *diag = breach(context, rule, voluntary->span, "申请未确认出于企业自愿",
                        "the application is not confirmed to be voluntary");
    diag_label(context->diags, diag, "应为 true", "should be true");
    diag_help(context->diags, diag, "与委托单位核实；确属自愿的改为 true",
              "ask the client; if it is voluntary, write true");
}

/* A number that is 待填 is not held against the unit. */
static bool is_member(const Unit *unit, Date day)
{
    if (!unit->member_number.present) return unsettled(unit->member_number, *unit);
    return !unit->member_until.present || unit->member_until.value >= day;
}

static bool any_member(const Application *application)
{
    for (size_t i = 0; i < application->units.count; i++)
        if (is_member(&application->units.items[i], application->applied_on.value)) return true;
    return false;
}

static void check_member_exists(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    if (!application->applied_on.present || application->units.count == 0 || any_member(application)) return;
    Date day = application->applied_on.value;
    Diag *diag = breach(context, rule, application->units.span, "申请之日（%.*s）没有一个参建单位是会员",
                        "no participating unit is a member on the day of application (%.*s)",
                        STR_ARG(iso(context, day)));
    diag_label(context->diags, diag, "至少一个应有会员编号且在有效期内",
               "one at least needs a member number in force");
    for (size_t i = 0; i < application->units.count; i++) {
        const Unit *unit = &application->units.items[i];
        if (!unit->member_until.present) continue;
        diag_related(context->diags, diag, unit->member_until.span, "%.*s 的会员资格在申请前已到期",
                     "the membership of %.*s had expired before", STR_ARG(unit->name.value));
    }
    diag_help(context->diags, diag, "补写会员单位的 member_number 与 member_until；确无会员的不予受理",
              "write the member_number and member_until of a member; without one, refuse the application");
}

static void judge_main_member(const RuleContext *context, const char *rule, const Unit *unit)
{
    const Day *applied = &context->project->application.applied_on;
    bool numbered = unit->member_number.present;
    const char *role = unit->client.value ? "委托单位" : "主申报单位";
    const char *role_en = unit->client.value ? "client" : "lead unit";
    bool english = context->diags->lang == LANG_EN;
    Diag *diag = breach(context, rule, numbered ? unit->member_until.span : unit->span,
                        "%s %.*s 在申请之日不是会员", "%s %.*s is no member on the day of application",
                        english ? role_en : role, STR_ARG(unit->name.value));
    Str day = iso(context, applied->value);
    if (numbered)
        diag_label(context->diags, diag, "会员有效期，应不早于申请日 %.*s",
                   "member until, not before the application of %.*s", STR_ARG(day));
    else
        diag_label(context->diags, diag, "没有会员编号", "without a member number");
    diag_related(context->diags, diag, applied->span, "申请日期", "day of application");
    diag_help(context->diags, diag, "核对会员名录，补写或更新 member_number、member_until",
              "look into the register of members and mend member_number, member_until");
}

static void check_main_members(const RuleContext *context, const char *rule)
{
    const Application *application = &context->project->application;
    if (!application->applied_on.present || !any_member(application)) return;
    /* A second client or lead is one too many, as R0001 and R1101 say. */
    const Unit *client = project_client(context->project), *lead = project_lead(context->project);
    for (size_t i = 0; i < application->units.count; i++) {
        const Unit *unit = &application->units.items[i];
        if (unit != client && unit != lead) continue;
        if (!is_member(unit, application->applied_on.value)) judge_main_member(context, rule, unit);
    }
}

/* Amounts of another currency need its rate, wherever the project is. */
static void check_overseas(const RuleContext *context, const char *rule)
{
    const ProjectFacts *facts = &context->project->application.project;
    bool foreign = project_is_foreign(facts);
    if (!facts->overseas.value && !foreign) return;
    Str lacking[3];
    size_t count = 0;
    bool english = context->diags->lang == LANG_EN;
    if (facts->overseas.value && missing(facts->country, *facts))
        lacking[count++] = english ? STR("country") : STR("国家或地区 country");
    if (missing(facts->exchange_rate, *facts))
        lacking[count++] = english ? STR("exchange_rate") : STR("折算汇率 exchange_rate");
    if (missing(facts->rate_on, *facts))
        lacking[count++] = english ? STR("rate_on") : STR("汇率日期 rate_on");
    if (count == 0) return;
    Str names = words_joined(context, lacking, count);
    Diag *diag;
    if (facts->overseas.value) {
        diag = breach(context, rule, facts->overseas.span, "境外项目没有写%.*s",
                      "an overseas project without %.*s", STR_ARG(names));
        diag_label(context->diags, diag, "境外项目须写国家、汇率与汇率日期",
                   "needs the country, the exchange rate and its date");
    } else {
        diag = breach(context, rule, facts->currency.span, "金额是外币，没有写%.*s",
                      "amounts in a foreign currency without %.*s", STR_ARG(names));
        diag_label(context->diags, diag, "外币须写汇率与汇率日期", "needs the exchange rate and its date");
    }
    diag_help(context->diags, diag, "在 project 下补写%.*s", "add %.*s under project", STR_ARG(names));
}

const Rule membership_rules[] = {
    {"R0401", check_voluntary},
    {"R0501", check_member_exists},
    {"R0502", check_main_members},
    {"R0503", check_overseas},
    {0},
};
