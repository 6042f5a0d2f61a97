/* Messages: how severe one is stands in the table made from schemas/codes/, not in the call. */
#include "support.h"

#include "base/diag.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static Arena *arena;

static DiagList empty_list(Lang lang)
{
    return (DiagList){.arena = arena, .lang = lang};
}

static void test_table(void **state)
{
    (void)state;
    assert_true(diag_code_count > 200);
    for (size_t i = 0; i < diag_code_count; i++) {
        assert_int_equal(strlen(diag_codes[i].code), 5);
        if (i) assert_true(strcmp(diag_codes[i - 1].code, diag_codes[i].code) < 0);
        assert_ptr_equal(diag_code(diag_codes[i].code), &diag_codes[i]);
    }
    assert_null(diag_code("R0000"));
    assert_null(diag_code(""));
    assert_true(diag_code("F0001")->system);
    assert_false(diag_code("F0002")->system);
}

static void test_severity(void **state)
{
    (void)state;
    DiagList diags = empty_list(LANG_EN);
    Diag *diag = diag_add(&diags, "R0801", (Span){0}, "金额 %d", "amount %d", 5);
    assert_int_equal(diag->severity, SEVERITY_ERROR);
    assert_true(str_is(diag->message, "amount 5"));
    assert_int_equal(diag_add(&diags, "R0807", (Span){0}, "万元", "unit")->severity, SEVERITY_WARNING);
    assert_int_equal(diag_add(&diags, "R0601", (Span){0}, "方案", "plan")->severity, SEVERITY_INFO);
    assert_int_equal(diags.errors, 1);
    assert_int_equal(diags.warnings, 1);
}

static void test_move(void **state)
{
    (void)state;
    DiagList diags = empty_list(LANG_ZH);
    Diag *late = diag_add(&diags, "R1906", (Span){0}, "未开票", "no invoice");
    Diag *explained = diag_add(&diags, "R1805", (Span){0}, "人数", "size");
    assert_int_equal(diags.warnings, 2);
    diag_move(&diags, late);
    diag_move(&diags, explained);
    assert_int_equal(late->severity, SEVERITY_ERROR);
    assert_int_equal(explained->severity, SEVERITY_INFO);
    assert_int_equal(diags.errors, 1);
    assert_int_equal(diags.warnings, 0);
}

static void test_twice(void **state)
{
    (void)state;
    DiagList diags = empty_list(LANG_ZH);
    diag_add(&diags, "X0001", (Span){0}, "没有", "none");
    diag_add(&diags, "F0001", (Span){0}, "字体", "font");
    diag_add(&diags, "X0001", (Span){0}, "没有", "none");
    diag_sort(&diags);
    assert_int_equal(diags.items.count, 2);
    assert_int_equal(diags.errors, 2);
    assert_string_equal(diags.items.items[0]->code, "F0001");
}

static void add_unknown(void)
{
    DiagList diags = empty_list(LANG_ZH);
    diag_add(&diags, "R9999", (Span){0}, "无", "none");
}

static void move_immovable(void)
{
    DiagList diags = empty_list(LANG_ZH);
    diag_move(&diags, diag_add(&diags, "R0001", (Span){0}, "金额", "amount"));
}

static void move_twice(void)
{
    DiagList diags = empty_list(LANG_ZH);
    Diag *diag = diag_add(&diags, "R1906", (Span){0}, "未开票", "no invoice");
    diag_move(&diags, diag);
    diag_move(&diags, diag);
}

static bool aborts(void (*call)(void))
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        if (!freopen("/dev/null", "w", stderr)) _exit(1);
        call();
        _exit(0);
    }
    return waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void test_asserted(void **state)
{
    (void)state;
    assert_true(aborts(add_unknown));
    assert_true(aborts(move_immovable));
    assert_true(aborts(move_twice));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table), cmocka_unit_test(test_severity), cmocka_unit_test(test_move),
        cmocka_unit_test(test_twice), cmocka_unit_test(test_asserted),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
