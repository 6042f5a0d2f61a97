/* What every unit test needs: cmocka with its prerequisites, and comparison of slices. */
#ifndef SUPPORT_H
#define SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define assert_str(actual, expected)                                                                         \
    do {                                                                                                     \
        Str actual_ = (actual), expected_ = str_from(expected);                                              \
        if (!str_equal(actual_, expected_))                                                                  \
            fail_msg("got \"%.*s\", expected \"%.*s\"", STR_ARG(actual_), STR_ARG(expected_));               \
    } while (0)

#endif
