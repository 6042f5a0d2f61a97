/* Widths of columns by themselves. */
#include "support.h"

#include "layout/columns-imp.h"

static Arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static int32_t sum(const Length *widths, size_t count)
{
    int32_t total = 0;
    for (size_t i = 0; i < count; i++) total += widths[i];
    return total;
}

static void columns_fill_the_width(void **state)
{
    (void)state;
    ColumnNeed needs[] = {{{100, 100, 100, 200, 200, 200}, 2, 0},
                          {{50, 50, 50, 50, 50, 900}, 30, 0},
                          {{30, 30, 30, 30, 30, 30}, 1, 0}};
    Length widths[3];
    for (Length total = 1; total < 2000; total += 7) {
        column_widths(arena, needs, 3, total, widths);
        assert_int_equal(sum(widths, 3), total);
        if (total >= 180) assert_true(widths[0] >= 100 && widths[1] >= 50 && widths[2] >= 30);
        if (total >= 280) assert_true(widths[0] >= 200);
        if (total >= 1130) assert_true(widths[1] >= 900);
    }
    needs[0].weight = needs[1].weight = needs[2].weight =
        2; /* no wider than its text while others are short */
    column_widths(arena, needs, 3, 700, widths);
    assert_int_equal(widths[2], 30);
    column_widths(arena, needs, 3, 6000, widths);
    assert_int_equal(widths[2], 2000);
    column_widths(arena, needs, 3, -5, widths);
}

/* Cells of 100 and 1600 share as 1 to 8 (fourth roots of their cubes), within what they need and can use. */
static void columns_make_low_tables(void **state)
{
    (void)state;
    ColumnNeed needs[] = {{{10, 10, 10, 10, 10, 100000}, cell_bulk(100000), 0},
                          {{10, 10, 10, 10, 10, 1600000}, cell_bulk(1600000), 0}};
    Length widths[2];
    column_widths(arena, needs, 2, 9000, widths);
    assert_in_range(widths[0], 999, 1001);
    needs[0].width[NEED_WORDS] = 3000;
    column_widths(arena, needs, 2, 9000, widths);
    assert_int_equal(widths[0], 3000);
    needs[0].width[NEED_WORDS] = 10;
    needs[0].width[NEED_NATURAL] = 500;
    column_widths(arena, needs, 2, 9000, widths);
    assert_in_range(widths[0], 499, 501);
}

/* A code that does not fit takes nothing from columns that lack little. */
static void a_wide_piece_costs_the_others_nothing(void **state)
{
    (void)state;
    ColumnNeed needs[] = {{{100, 200, 200, 200, 200, 200}, 2, 0},
                          {{800, 800, 1700, 1700, 1700, 9000}, 30, 0},
                          {{260, 260, 530, 530, 530, 530}, 1, 0}};
    Length widths[3];
    column_widths(arena, needs, 3, 2000, widths);
    assert_true(widths[0] == 200 && widths[1] == 1270 && widths[2] == 530);
    column_widths(arena, needs, 3, 900, widths);
    assert_true(widths[0] == 100 && widths[1] == 540 && widths[2] == 260);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_fill_the_width),
        cmocka_unit_test(columns_make_low_tables),
        cmocka_unit_test(a_wide_piece_costs_the_others_nothing),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
