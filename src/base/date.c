#include "base/date.h"
#include "os/os.h"

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool date_parse(Str text, Date *date)
{
    int64_t year, month, day;
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-') return false;
    if (!str_to_int(str_slice(text, 0, 4), &year) || !str_to_int(str_slice(text, 5, 7), &month) ||
        !str_to_int(str_slice(text, 8, 10), &day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month((int)year, (int)month))
        return false;
    *date = date_from_civil((CivilDate){(int)year, (int)month, (int)day});
    return true;
}

/* Years are counted from March, so that the leap day comes last; 400 years have 146097 days, and 719468 days
 * lie between 0000-03-01 and 1970-01-01. */
Date date_from_civil(CivilDate civil)
{
    int year = civil.month <= 2 ? civil.year - 1 : civil.year;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int month = (civil.month + 9) % 12;
    int day_of_year = (153 * month + 2) / 5 + civil.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

CivilDate date_to_civil(Date date)
{
    int days = date + 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    CivilDate civil = {.year = year_of_era + era * 400,
                       .month = month < 10 ? month + 3 : month - 9,
                       .day = day_of_year - (153 * month + 2) / 5 + 1};
    if (civil.month <= 2) civil.year++;
    return civil;
}

Date date_add_months(Date date, int months)
{
    CivilDate civil = date_to_civil(date);
    int count = civil.year * 12 + civil.month - 1 + months;
    civil.year = count / 12;
    civil.month = count % 12 + 1;
    int last = days_in_month(civil.year, civil.month);
    if (civil.day > last) civil.day = last;
    return date_from_civil(civil);
}

Date date_today(void)
{
    CivilDate today;
    os_today(&today.year, &today.month, &today.day);
    return date_from_civil(today);
}

Str date_iso(Arena *arena, Date date)
{
    CivilDate civil = date_to_civil(date);
    return str_printf(arena, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

Str date_zh(Arena *arena, Date date)
{
    CivilDate civil = date_to_civil(date);
    return str_printf(arena, "%d年%d月%d日", civil.year, civil.month, civil.day);
}
